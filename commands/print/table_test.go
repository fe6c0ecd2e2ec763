package print

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/olekukonko/tablewriter/pkg/twwidth"
)

var listColumns = []Column{{"id", Number}, {"date", Text}, {"countries", List}, {"title", Text}, {"place", Text}}

func listRow(id int, countries, title, place string) []Cell {
	return []Cell{known(fmt.Sprint(id)), known("2011-11-24"), known(countries), known(title), known(place)}
}

var listRows = [][]Cell{
	listRow(7, "JP; XK", "Talks of the foreign ministers of Japan and Kosovo in Honolulu", "Honolulu, Hawaii"),
	listRow(12, "JP", "日本・コソボ外相会談の概要", "東京"),
	listRow(345, "AU; IN; JP; US", "Joint statement", ""),
}

func TestTableFitsTheTerminal(t *testing.T) {
	for width, want := range map[int]string{
		200: `
 id  date        countries       title                                                           place
  7  2011-11-24  JP; XK          Talks of the foreign ministers of Japan and Kosovo in Honolulu  Honolulu, Hawaii
 12  2011-11-24  JP              日本・コソボ外相会談の概要                                      東京
345  2011-11-24  AU; IN; JP; US  Joint statement
`,
		80: `
 id  date        countries       title                          place
  7  2011-11-24  JP; XK          Talks of the foreign…          Honolulu, Hawaii
 12  2011-11-24  JP              日本・コソボ外相会談の概要     東京
345  2011-11-24  AU; IN; JP; US  Joint statement
`,
		60: `
 id  date        countries     title            place
  7  2011-11-24  JP; XK        Talks of the…    Honolulu…
 12  2011-11-24  JP            日本・コソボ外…  東京
345  2011-11-24  AU; IN; JP…   Joint statement
`,
		20: `
 id  date        …
  7  2011-11-24  …
 12  2011-11-24  …
345  2011-11-24  …
`,
		5: `
id  …
 7  …
12  …
3…  …
`,
		1: `
…
7
…
…
`,
	} {
		got := "\n" + output(t, "table", listColumns, Options{Width: width}, listRows...)
		if got != want {
			t.Errorf("at %d:%s\nwant%s", width, got, want)
		}
	}
	for _, width := range []int{1, 2, 3, 4, 5, 9, 20, 33, 60, 80, 81, 200} {
		for _, line := range strings.Split(output(t, "table", listColumns, Options{Width: width}, listRows...), "\n") {
			if Width(line) > width || strings.HasSuffix(line, " ") {
				t.Errorf("at %d: %q is %d wide", width, line, Width(line))
			}
		}
	}
}

// Every character starts where its column does, whatever stands before it.
func TestTableAligns(t *testing.T) {
	columns := []Column{{"a", Text}, {"b", Text}}
	for _, cell := range []string{
		"plain", "日本", "e\u0301te\u0301", "🇯🇵", "👨‍👩‍👧", "❤️", "ｶﾞ", "\u0301x", "\ufe0fx", "한국", "ไทย", "x\u200by",
		"…", "\x1b[31m", "\t.", "",
	} {
		out := output(t, "table", columns, Options{NoHeader: true}, []Cell{known(cell), known("|")},
			[]Cell{known("quite wide"), known("|")})
		for _, line := range strings.Split(strings.TrimSuffix(out, "\n"), "\n") {
			if before, _, _ := strings.Cut(line, "|"); Width(before) != len("quite wide")+gap {
				t.Errorf("%q: %q", cell, line)
			}
		}
	}
}

// The library counts some characters as wide in some locales, "…" among them.
func TestTableNeedsNoLocale(t *testing.T) {
	columns := []Column{{"a", Text}, {"b", Text}}
	before := twwidth.IsEastAsian()
	defer twwidth.SetEastAsian(before)
	twwidth.SetEastAsian(true)
	got := output(t, "table", columns, Options{NoHeader: true, Width: 16}, []Cell{known("“Talks” in Oslo"), known("x")})
	if want := "“Talks” in…    x\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestTableIsCutOnTerminalsAlone(t *testing.T) {
	long := strings.Repeat("a long text ", 30) + "ends"
	if got := output(t, "table", listColumns, Options{}, listRow(1, "", long, "x")); !strings.Contains(got,
		"ends  x\n") {
		t.Errorf("piped: %q", got)
	}
	if got := output(t, "table", listColumns, Options{Width: 80}, listRow(1, "", long, "x")); !strings.Contains(got,
		"…     x\n") {
		t.Errorf("on a terminal: %q", got)
	}
}

// Rows after the sample keep the widths planned with it.
func TestTableAfterTheSample(t *testing.T) {
	rows := make([][]Cell, sample+2)
	for i := range rows {
		rows[i] = listRow(i+1, "JP", "Talks", "Oslo")
	}
	rows[sample] = listRow(123456, "JP", "Talks that go on", "Oslo and Bergen")
	lines := strings.Split(output(t, "table", listColumns, Options{Width: 80}, rows...), "\n")
	for i, want := range map[int]string{
		0:          "     id  date        countries  title  place",
		1:          "      1  2011-11-24  JP         Talks  Oslo",
		sample:     "   1000  2011-11-24  JP         Talks  Oslo",
		sample + 1: " 123456  2011-11-24  JP         Talk…  Oslo and Bergen",
		sample + 2: "   1002  2011-11-24  JP         Talks  Oslo",
	} {
		if lines[i] != want {
			t.Errorf("line %d: %q, want %q", i, lines[i], want)
		}
	}
	lines = strings.Split(output(t, "table", listColumns, Options{}, rows...), "\n")
	for i, want := range map[int]string{
		1:          "   1  2011-11-24  JP         Talks  Oslo",
		sample + 1: "123456  2011-11-24  JP         Talks that go on  Oslo and Bergen",
		sample + 2: "1002  2011-11-24  JP         Talks  Oslo",
	} {
		if lines[i] != want {
			t.Errorf("piped, line %d: %q, want %q", i, lines[i], want)
		}
	}
	if len(lines) != len(rows)+2 {
		t.Errorf("%d lines for %d rows", len(lines), len(rows))
	}
}

// One list of thirty countries does not take the room of all the titles.
func TestTableExceptionsWait(t *testing.T) {
	var rows [][]Cell
	for i := range 30 {
		rows = append(rows, listRow(i, "JP; XK", "Talks of the foreign ministers of two countries", "Oslo"))
	}
	rows = append(rows, listRow(30, strings.Repeat("JP; ", 29)+"XK", "Conference", "Oslo"))
	out := output(t, "table", listColumns, Options{Width: 90}, rows...)
	if !strings.Contains(out, "Talks of the foreign ministers of two countries  Oslo\n") {
		t.Error(out)
	}
}

func TestTableMemoryIsFlat(t *testing.T) {
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	p, err := New(io.Discard, "table", listColumns, Options{Width: 80})
	if err != nil {
		t.Fatal(err)
	}
	var before uint64
	for i := range 30_000 {
		title := fmt.Sprint("Talks of the foreign ministers, number ", i, strings.Repeat(" and so on", 20))
		if err := p.Row(listRow(i, "JP; XK", title, "Oslo")); err != nil {
			t.Fatal(err)
		}
		if i == 2*sample {
			before = heap()
		}
	}
	if after := heap(); after > before+1<<20 {
		t.Errorf("%d KB after 2000 rows, %d KB after 30000", before>>10, after>>10)
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
}

func FuzzTable(f *testing.F) {
	f.Add("id", "日本・コソボ外相会談", "👨‍👩‍👧🇯🇵", uint16(20), false)
	f.Add("12", "\x1b[31m\u202e\xff", "\ufe0f\u0301", uint16(1), true)
	f.Add("-1", "one two three, four", "a\tb\nc", uint16(60), false)
	f.Fuzz(func(t *testing.T, a, b, c string, width uint16, noHeader bool) {
		columns := []Column{{"id", Number}, {"title", Text}, {"places", List}, {a, Text}}
		row := []Cell{known(a), known(b), known(c), known(a)}
		out := output(t, "table", columns, Options{Width: int(width), NoHeader: noHeader}, row, row)
		lines := strings.Split(out, "\n")
		if want := map[bool]int{false: 4, true: 3}[noHeader]; len(lines) != want {
			t.Fatalf("%q: %d lines, want %d", out, len(lines), want)
		}
		for _, line := range lines {
			if width > 0 && Width(line) > int(width) {
				t.Errorf("%q is wider than %d", line, width)
			}
			if Safe(line) != line || strings.HasSuffix(line, " ") {
				t.Errorf("%q is not clean", line)
			}
		}
		for _, cell := range row {
			if width == 0 && !strings.Contains(out, cleanCell(cell.Text)) {
				t.Errorf("%q is lost in %q", cell.Text, out)
			}
		}
	})
}
