package print

import (
	"bytes"
	"encoding/xml"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// draw draws a picture in each way that there is.
func draw(t *testing.T, p Picture) (all []string) {
	t.Helper()
	shares := make([]string, len(p.Rows))
	for _, drawing := range []func(io.Writer) error{
		func(w io.Writer) error { return p.Bars(w, shares) },
		p.Line,
		func(w io.Writer) error { return p.HeatMap(w, func(n int) int { return min(n, 4) }, false) },
		func(w io.Writer) error { return p.HeatMap(w, func(n int) int { return min(n, 4) }, true) },
	} {
		var b bytes.Buffer
		if err := drawing(&b); err != nil {
			t.Fatal(err)
		}
		all = append(all, b.String())
	}
	return all
}

// words returns the texts of a picture. It fails if the picture is no XML.
func words(t *testing.T, picture string) (list []string) {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(picture))
	for {
		switch token, err := decoder.Token(); token := token.(type) {
		case xml.CharData:
			list = append(list, string(token))
		case nil:
			if err != io.EOF {
				t.Fatalf("%s\n%s", err, picture)
			}
			return list
		}
	}
}

var noNumber = regexp.MustCompile(`="[^"]*(NaN|Inf)`)

// Whatever a page says, a picture is XML that shows it.
func FuzzPicture(f *testing.F) {
	f.Add("Briefings by person: title <b>", "Ada & Jon", "2011-03", "unknown", 3, 0)
	f.Add("", "\x00\xff\u202e\ufffe", "]]>", "</text>", 1<<40, 7)
	f.Add("a\nb", "محمد 岸本 👨‍👩‍👧", "2010s", "2020s", 0, 0)
	f.Fuzz(func(t *testing.T, title, row, first, second string, a, b int) {
		a, b = a&math.MaxInt32, b&math.MaxInt32
		for _, picture := range draw(t, Picture{Title: title, Rows: []string{row, "other"}, Notes: []string{title},
			Columns: []string{first, second}, Counts: [][]int{{a, b}, {b, a}}}) {
			list := words(t, picture)
			if number := strconv.Itoa(a); a > 0 && !slices.ContainsFunc(list, func(s string) bool {
				return strings.Contains(s, number)
			}) {
				t.Errorf("%s does not stand in\n%s", number, picture)
			}
			if noNumber.MatchString(picture) {
				t.Errorf("a size is no number:\n%s", picture)
			}
		}
	})
}

func TestTicks(t *testing.T) {
	for _, c := range []struct {
		first, last int // months since year 0, or years
		months      bool
		gap         float64
		want        string
	}{
		{2011, 2014, false, 60, "2011 2012 2013 2014"},
		{2011, 2014, false, 20, "2012 2014"},
		{1998, 2025, false, 8, "2000 2005 2010 2015 2020 2025"},
		{2011*12 + 3, 2011*12 + 7, true, 80, "2011-04 2011-05 2011-06 2011-07 2011-08"},
		{2011*12 + 3, 2012*12 + 5, true, 20, "2011-04 2011-07 2011-10 2012-01 2012-04"},
		{2011 * 12, 2015 * 12, true, 5, "2011 2012 2013 2014 2015"},
		{1950 * 12, 2000 * 12, true, 1, "1950 1955 1960 1965 1970 1975 1980 1985 1990 1995 2000"},
	} {
		var columns []string
		for n := c.first; n <= c.last; n++ {
			if c.months {
				columns = append(columns, strconv.Itoa(n/12)+"-"+strconv.Itoa(101 + n%12)[1:])
			} else {
				columns = append(columns, strconv.Itoa(n))
			}
		}
		d := &drawing{}
		d.ticks(columns, 30, c.gap, 0)
		names := regexp.MustCompile(`>([0-9-]+)<`).FindAllStringSubmatch(d.String(), -1)
		got := ""
		for _, name := range slices.Backward(names) {
			got += " " + name[1]
		}
		if got != " "+c.want {
			t.Errorf("%s to %s at %v: %s, not %s", columns[0], columns[len(columns)-1], c.gap, got, c.want)
		}
	}
}

func TestScale(t *testing.T) {
	for _, c := range [][3]int{{0, 1, 1}, {1, 1, 1}, {5, 1, 5}, {6, 2, 6}, {11, 5, 15}, {99, 20, 100}, {101, 50, 150}} {
		if step, top := scale(c[0]); step != c[1] || top != c[2] {
			t.Errorf("scale(%d) = %d, %d, not %v", c[0], step, top, c[1:])
		}
	}
}

// A line breaks where a period was misread and those between are not drawn.
func TestLineBreaks(t *testing.T) {
	p := Picture{Rows: []string{""}, Columns: []string{"0201", "2010", "2011"}, Counts: [][]int{{1, 0, 2}}}
	var b bytes.Buffer
	if err := p.Line(&b); err != nil {
		t.Fatal(err)
	}
	if path := regexp.MustCompile(` d="([^"]*)"`).FindStringSubmatch(b.String())[1]; strings.Count(path, "M") != 2 {
		t.Errorf("the line is %s", path)
	}
}

// Numbers can be read on every shade, and neighbouring shades can be told apart by their
// lightness alone. The bounds are those of WCAG 2.2 for text, and half of its bound for
// graphics: the numbers say the same.
func TestContrast(t *testing.T) {
	light, dark, _ := strings.Cut(pictureStyle, "@media")
	for scheme, style := range map[string]string{"light": light, "dark": dark} {
		colour := func(class string) float64 {
			return luminance(t, regexp.MustCompile(`\.b-`+class+`\b[^}]*?(?:fill|stroke): #([0-9a-f]{6})`), style)
		}
		for _, c := range []struct {
			a, b  string
			least float64
		}{
			{"text", "ground", 4.5}, {"dim", "ground", 4.5}, {"line", "ground", 3}, {"3", "ground", 3},
			{"text", "0", 4.5}, {"text", "1", 4.5}, {"text", "2", 4.5}, {"over", "3", 4.5}, {"over", "4", 4.5},
			{"1", "2", 1.5}, {"2", "3", 1.5}, {"3", "4", 1.5},
		} {
			a, b := colour(c.a), colour(c.b)
			if got := (max(a, b) + 0.05) / (min(a, b) + 0.05); got < c.least {
				t.Errorf("%s: %s on %s has a contrast of %.2f, not %.1f", scheme, c.a, c.b, got, c.least)
			}
		}
	}
}

// luminance returns how light the colour is that a pattern finds (WCAG 2.2, relative luminance).
func luminance(t *testing.T, pattern *regexp.Regexp, style string) float64 {
	t.Helper()
	found := pattern.FindStringSubmatch(style)
	if found == nil {
		t.Fatalf("no colour: %s", pattern)
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(found[1][2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		if v := float64(n) / 255; v <= 0.04045 {
			sum += weight * v / 12.92
		} else {
			sum += weight * math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return sum
}
