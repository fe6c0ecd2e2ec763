package print

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

const (
	plotHeight = 220
	plotTop    = 20 // room above the highest grid line
	pointGap   = 8  // points that are nearer to each other are not drawn
)

// Line draws the first row of counts over the columns: years, months or decades. It
// breaks between two that do not follow each other.
func (p *Picture) Line(w io.Writer) error {
	d := p.begin()
	counts := p.Counts[0]
	most := slices.Max(counts)
	step, top := scale(most)
	x, bottom := margin+measure(strconv.Itoa(top))+8, d.y+plotTop+plotHeight
	width := pictureWidth - margin - x
	gap := width / float64(len(counts))
	across := func(i int) float64 { return x + gap*(float64(i)+0.5) }
	up := func(n int) float64 { return bottom - plotHeight*float64(n)/float64(top) }
	for n := 0; n <= top; n += step {
		d.rect("b-grid", x, up(n)-0.5, width, 1, "")
		d.text(x-8, up(n)+4.5, `class="b-dim" text-anchor="end"`, strconv.Itoa(n), "")
	}
	d.y = bottom
	d.ticks(p.Columns, x, gap, 5)
	path, points := "", &drawing{}
	for i, n := range counts {
		if i == 0 || !follows(p.Columns[i-1], p.Columns[i]) {
			path += fmt.Sprintf("M%s %sh0", unit(across(i)), unit(up(n))) // h0: a point, if it stands alone
		}
		path += fmt.Sprintf("L%s %s", unit(across(i)), unit(up(n)))
		if gap >= pointGap {
			fmt.Fprintf(points, "<circle class=\"b-3\" cx=\"%s\" cy=\"%s\" r=\"3\">%s</circle>\n",
				unit(across(i)), unit(up(n)), titled(fmt.Sprintf("%s: %d", p.Columns[i], n)))
		}
		if n > 0 && gap >= measure(strconv.Itoa(most))+4 {
			p.number(points, i, across(i), up(n))
		}
	}
	fmt.Fprintf(d, "<path class=\"b-line\" d=\"%s\"/>\n%s", path, points.Bytes())
	return p.end(d, w)
}

// number draws a count beside its point, where the line leaves room.
func (p *Picture) number(d *drawing, i int, x, y float64) {
	counts := p.Counts[0]
	n, anchor := counts[i], "middle"
	falls, rises := i > 0 && counts[i-1] > n, i < len(counts)-1 && counts[i+1] > n
	y -= 8
	switch {
	case falls && rises:
		y += 26
	case falls:
		x, anchor = x+4, "start"
	case rises:
		x, anchor = x-4, "end"
	}
	d.text(x, y, `class="b-text" text-anchor="`+anchor+`"`, strconv.Itoa(n), "")
}

// scale returns the distance of the lines of a grid, and the highest of them, for counts
// up to most.
func scale(most int) (step, top int) {
	for step = 1; ; step *= 10 {
		for _, s := range []int{step, 2 * step, 5 * step} {
			if 5*s >= most {
				return s, max((most+s-1)/s, 1) * s
			}
		}
	}
}

// A period is a year, a month or a decade: its number in years, or in months since year 0.
type period struct{ number, length int }

// periodOf reads the name of a column: 2011, 2011-03 or 2010s.
func periodOf(name string) (p period, ok bool) {
	p.length = 1
	if decade, is := strings.CutSuffix(name, "s"); is {
		name, p.length = decade, 10
	}
	year, month, monthly := strings.Cut(name, "-")
	var err, err2 error
	if p.number, err = strconv.Atoi(year); monthly {
		var m int
		m, err2 = strconv.Atoi(month)
		p.number = 12*p.number + m - 1
	}
	return p, err == nil && err2 == nil && len(year) == 4
}

// follows reports whether b is the period after a.
func follows(a, b string) bool {
	first, ok := periodOf(a)
	second, ok2 := periodOf(b)
	return ok && ok2 && second.number-first.number == first.length
}

// Steps between the periods that are named, in years and in months.
var (
	yearSteps  = []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000}
	monthSteps = []int{1, 3, 6, 12, 24, 60, 120, 240, 600, 1200}
)

// ticks draws the names of columns that are periods: all of them if there is room, else
// those of every second, fifth, … one. Each name stands below a mark.
func (d *drawing) ticks(columns []string, x, gap, mark float64) {
	first, _ := periodOf(columns[0])
	steps, short := yearSteps, math.MaxInt
	if strings.Contains(columns[0], "-") {
		steps, short = monthSteps, 12
	}
	named := func(column string, step int) string { // from step short on, a month is named by its year
		if step >= short {
			return column[:min(4, len(column))]
		}
		return column
	}
	i := 0
	for i < len(steps)-1 && gap*float64(steps[i])/float64(first.length) < measure(named(columns[0], steps[i]))+4 {
		i++
	}
	step, free := steps[i], pictureWidth-4.0 // names stand right of free
	for i := len(columns) - 1; i >= 0; i-- {
		name := columns[i]
		if p, ok := periodOf(name); ok && p.number%step != 0 {
			continue
		} else if ok {
			name = named(name, step)
		}
		at := x + gap*(float64(i)+0.5)
		if at+measure(name)/2 > free {
			continue
		}
		free = at - measure(name)/2 - 4
		d.rect("b-grid", at-0.5, d.y, 1, mark, "")
		d.text(at, d.y+mark+textDown, `class="b-dim" text-anchor="middle"`, name, "")
	}
	d.y += mark + rowHeight
}
