package print

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// unpainted takes the codes of styles out of a text.
func unpainted(s string) string {
	codes := []string{"\x1b[0m", ""}
	for _, look := range looks {
		codes = append(codes, "\x1b["+look+"m", "")
	}
	return strings.NewReplacer(codes...).Replace(s)
}

func TestPaintMarked(t *testing.T) {
	for _, test := range []struct {
		style Style
		marks [][2]int
		want  string
	}{
		{Plain, nil, "the cod quota"},
		{Plain, [][2]int{{4, 7}}, "the \x1b[1;31mcod\x1b[0m quota"},
		{Head, [][2]int{{0, 3}, {8, 99}}, "\x1b[1;31mthe\x1b[0m\x1b[1m cod \x1b[0m\x1b[1;31mquota\x1b[0m"},
		{Plain, [][2]int{{4, 7}, {5, 6}, {7, 7}, {-3, 0}, {40, 50}}, "the \x1b[1;31mcod\x1b[0m quota"},
	} {
		if got := (Painter{Color: true}).PaintMarked(test.style, "the cod quota", test.marks); got != test.want {
			t.Errorf("%v: %q, want %q", test.marks, got, test.want)
		}
		if got := (Painter{}).PaintMarked(test.style, "the cod quota", test.marks); got != "the cod quota" {
			t.Errorf("without colour: %q", got)
		}
	}
}

func TestWrapMarked(t *testing.T) {
	for _, test := range []struct {
		text  string
		marks [][2]int
		width int
		want  []Line
	}{
		{"the cod quota", [][2]int{{4, 13}}, 8, []Line{{"the cod", [][2]int{{4, 7}}}, {"quota", [][2]int{{0, 5}}}}},
		{"one  two\nthree", [][2]int{{5, 8}, {9, 14}}, 80, []Line{{"one two", [][2]int{{4, 7}}},
			{"three", [][2]int{{0, 5}}}}},
		{"日本の協力を", [][2]int{{9, 15}}, 8, []Line{{"日本の協", [][2]int{{9, 12}}}, {"力を", [][2]int{{0, 3}}}}},
		{"\x1b\xff red", [][2]int{{3, 6}}, 80, []Line{{"\ufffd\ufffd red", [][2]int{{7, 10}}}}},
		{"codcod", [][2]int{{0, 3}, {3, 6}}, 80, []Line{{"codcod", [][2]int{{0, 3}, {3, 6}}}}},
	} {
		got := WrapMarked(test.text, test.marks, test.width)
		same := func(a, b Line) bool { return a.Text == b.Text && slices.Equal(a.Marks, b.Marks) }
		if !slices.EqualFunc(got, test.want, same) {
			t.Errorf("%q: %v, want %v", test.text, got, test.want)
		}
	}
}

// What is marked in the lines is what is marked in the text.
func FuzzWrapMarked(f *testing.F) {
	f.Add("the cod quota of the  north", 4, 7, 13, 20, 9)
	f.Add("\x1b両大臣は、「二国間」\xff関係", 1, 4, 7, 13, 6)
	f.Fuzz(func(t *testing.T, s string, a, b, c, d, width int) {
		marks := [][2]int{{a, b}, {c, d}}
		if !(0 <= a && a <= b && b <= c && c <= d && d < len(s)) {
			return
		}
		for _, place := range []int{a, b, c, d} {
			if !utf8.RuneStart(s[place]) {
				return
			}
		}
		safe, moved := safeMarked(s, marks, SafeLines)
		var want, got strings.Builder
		for _, m := range moved {
			want.WriteString(unspaced(safe[m[0]:m[1]]))
		}
		for _, line := range WrapMarked(s, marks, width) {
			for _, m := range line.Marks {
				got.WriteString(unspaced(line.Text[m[0]:m[1]]))
			}
		}
		if got.String() != want.String() && strings.TrimSpace(safe) != "" {
			t.Errorf("%q: %q is marked, want %q", s, got.String(), want.String())
		}
	})
}

var hitColumns = []Column{{"id", Number}, {"title", Text}, {"section", Text}, {"snippet", Text}}

var hitLooks = []Look{{Style: Aside}, {Main: true}, {Style: Head, Under: true}, {Under: true}}

func TestTableWithPassages(t *testing.T) {
	rows := [][]Cell{
		{known("1"), known("Talks on cod and herring in the north"), known("Cod"),
			{Text: "The quota\nof cod stays.", Known: true, Marks: [][2]int{{4, 9}}}},
		{known("2"), known("Quota"), {}, known("Quota")},
	}
	got := output(t, "table", hitColumns, Options{Width: 24, Looks: hitLooks}, rows...)
	if want := "id  title\n 1  Talks on cod and…\n   Cod: The quota of cod\n   stays.\n 2  Quota\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	piped := output(t, "table", hitColumns, Options{Looks: hitLooks}, rows[1])
	if piped != "id  title  section  snippet\n 2  Quota           Quota\n" {
		t.Errorf("piped: %q", piped)
	}
	for _, format := range Formats[1:] {
		plain := output(t, format, hitColumns, Options{}, rows...)
		painted := Options{Width: 24, Color: true, Looks: hitLooks}
		if got := output(t, format, hitColumns, painted, rows...); got != plain {
			t.Errorf("%s: %q, want %q", format, got, plain)
		}
	}
}

// Colour changes nothing but colour.
func FuzzTableColor(f *testing.F) {
	f.Add("12", "日本・コソボ外相会談 and more", "the \x1b[31mred\xff cod", 4, 8, uint16(20))
	f.Add("1", "Talks", "Talks", 0, 5, uint16(80))
	f.Fuzz(func(t *testing.T, id, title, text string, from, to int, width uint16) {
		if from < 0 || to < from || to > len(text) {
			return
		}
		row := []Cell{known(id), {Text: title, Known: true, Marks: [][2]int{{0, 1}}}, known(title),
			{Text: text, Known: true, Marks: [][2]int{{from, to}}}}
		o := Options{Width: int(width), Looks: hitLooks}
		plain := output(t, "table", hitColumns, o, row, row)
		o.Color = true
		if got := unpainted(output(t, "table", hitColumns, o, row, row)); got != plain {
			t.Errorf("%q, want %q", got, plain)
		}
		for line := range strings.SplitSeq(plain, "\n") {
			if Safe(line) != line || width > 2 && Width(line) > int(width) {
				t.Errorf("%q at %d", line, width)
			}
		}
	})
}
