package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"briefings/briefing/letters"
)

// Distances, in sizes of the font.
const (
	wordGap    = 0.17 // from which a gap parts two words
	columnGap  = 0.9  // from which it may part two columns
	sameRow    = 0.45 // up to which two baselines are one row
	wideLetter = 2    // a letter of Han counts as so many
)

// A segment is a part of a line without a wide gap.
type segment struct {
	text      string
	x, end, y float64
	size      float64
	bold      int // bytes that are bold
	spaced    bool
}

// chars returns how much a segment says: its letters, wide ones twice.
func (s *segment) chars() int {
	n := utf8.RuneCountInString(s.text)
	if letters.IsUnspaced(firstRune(s.text)) {
		return wideLetter * n
	}
	return n
}

// A row is what stands on one baseline within a column.
type row struct {
	segment
	cells       int // segments with wide gaps between them
	left, right float64
	column      int  // number of the column, over all pages
	full        bool // the column is as wide as the page
	page        int
}

// spacing are accents that stand alone, and the same ones over or below a letter.
var spacing = map[string]string{
	"`": "\u0300", "´": "\u0301", "ˆ": "\u0302", "˜": "\u0303", "¯": "\u0304", "˘": "\u0306", "˙": "\u0307",
	"¨": "\u0308", "˚": "\u030a", "˝": "\u030b", "ˇ": "\u030c", "¸": "\u0327", "˛": "\u0328",
}

// compose joins accents to the letters that they are printed over, as TeX does it:
// before the letter, a cedilla mostly behind it.
func compose(list []glyph) []glyph {
	out := list[:0]
	for i := 0; i < len(list); i++ {
		g := list[i]
		mark, middle := spacing[g.text], (g.x+g.end)/2
		over := func(k *glyph) bool {
			return k.x < middle && middle < k.end && math.Abs(k.y-g.y) < g.size/2 && unicode.IsLetter(firstRune(k.text))
		}
		switch n := len(out) - 1; {
		case mark != "" && n >= 0 && over(&out[n]):
			out[n].text = norm.NFC.String(out[n].text + mark)
		case mark != "" && i+1 < len(list) && over(&list[i+1]):
			i++
			list[i].spaced = list[i].spaced || g.spaced
			list[i].text = norm.NFC.String(strings.Replace(list[i].text, "ı", "i", 1) + mark)
			out = append(out, list[i])
		default:
			out = append(out, g)
		}
	}
	return out
}

// segments joins glyphs that follow each other on a line.
func segments(list []glyph) []segment {
	var out []segment
	var text strings.Builder
	for i := range list {
		g := &list[i]
		if i > 0 && isPrintedTwice(&list[i-1], g) {
			continue // for bold
		}
		if n := len(out) - 1; i == 0 || !out[n].goesOn(g) {
			if i > 0 {
				out[n].text = text.String()
				text.Reset()
			}
			out = append(out, segment{x: g.x, end: g.x, y: g.y, size: g.size, spaced: g.spaced})
		} else if out[n].parts(&list[i-1], g) {
			text.WriteByte(' ')
		}
		out[len(out)-1].add(g, &text)
	}
	if len(out) > 0 {
		out[len(out)-1].text = text.String()
	}
	return out
}

// parts reports whether a word ends before a glyph.
func (s *segment) parts(before, g *glyph) bool {
	gap := (g.x - s.end) / g.size
	return g.spaced && gap > -0.1 || partsWords(gap, before.text, g.text)
}

// partsWords reports whether a gap between two texts parts words. Some programs leave a
// quarter of a size between a letter of Han or kana and another.
func partsWords(gap float64, before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	if letters.IsUnspaced(last) || letters.IsUnspaced(firstRune(after)) {
		return gap > 2*wordGap
	}
	return gap > wordGap
}

// isPrintedTwice reports whether a glyph is printed over the one before it.
func isPrintedTwice(before, g *glyph) bool {
	return g.text == before.text && math.Abs(g.x-before.x) < 0.1*g.size && math.Abs(g.y-before.y) < 0.1*g.size
}

// goesOn reports whether a glyph stands right behind a segment.
func (s *segment) goesOn(g *glyph) bool {
	gap := (g.x - s.end) / s.size
	return gap > -0.5 && gap < columnGap && max(math.Abs(g.y-s.y), math.Abs(g.size-s.size)) < 0.05*s.size
}

func (s *segment) add(g *glyph, text *strings.Builder) {
	text.WriteString(g.text)
	s.end = max(s.end, g.end)
	if g.bold {
		s.bold += len(g.text)
	}
}

// rows puts the segments of a page in the order of reading: by columns, and in
// these from the top.
func rows(list []segment) []row {
	slices.SortStableFunc(list, func(a, b segment) int { return cmp.Compare(b.y, a.y) })
	o := orderer{}
	o.order(list, 0, true)
	return o.rows
}

type orderer struct {
	rows   []row
	column int
}

// order appends the rows of segments that are sorted from the top.
func (o *orderer) order(list []segment, depth int, full bool) {
	if g := findGutter(list); g.right > 0 && depth < 8 {
		o.order(list[:g.from], depth+1, full)
		var left, right []segment
		for _, s := range list[g.from:g.to] {
			if s.x < g.x {
				left = append(left, s)
			} else {
				right = append(right, s)
			}
		}
		o.order(left, depth+1, false)
		o.order(right, depth+1, false)
		o.order(list[g.to:], depth+1, full)
		return
	}
	from := len(o.rows)
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[0].y-list[n].y < sameRow*max(list[0].size, list[n].size) {
			n++
		}
		o.rows = append(o.rows, o.row(slices.Clone(list[:n])))
		list = list[n:]
	}
	left, right := math.Inf(1), math.Inf(-1)
	for i := range o.rows[from:] {
		r := &o.rows[from+i]
		left, right = min(left, r.x), max(right, r.end)
	}
	for i := range o.rows[from:] {
		r := &o.rows[from+i]
		r.left, r.right, r.column, r.full = left, right, o.column, full
	}
	o.column++
}

// row joins the segments on one baseline.
func (o *orderer) row(list []segment) row {
	slices.SortStableFunc(list, func(a, b segment) int { return cmp.Compare(a.x, b.x) })
	main := slices.MaxFunc(list, func(a, b segment) int {
		return cmp.Or(cmp.Compare(a.size, b.size), cmp.Compare(a.chars(), b.chars()))
	})
	r := row{segment: segment{x: list[0].x, end: list[0].x, y: main.y, size: main.size}, cells: 1}
	var text strings.Builder
	for i, s := range list {
		gap := (s.x - r.end) / r.size
		if raised := s.y-main.y > 0.15*main.size && s.size < 0.85*main.size; raised && i > 0 && isNoteMark(s.text) {
			continue
		} else if i > 0 && (s.spaced && !raised || partsWords(gap, list[i-1].text, s.text)) {
			text.WriteByte(' ')
		}
		if i > 0 && gap > 2 {
			r.cells++
		}
		text.WriteString(s.text)
		r.end = max(r.end, s.end)
		r.bold += s.bold
	}
	r.text = text.String()
	return r
}

// isNoteMark reports whether a raised text is the mark of a footnote.
func isNoteMark(s string) bool {
	return len(s) <= 5 && strings.Trim(s, "0123456789*†‡§()[], ") == ""
}

// A gutter is white space between two columns, beside the segments from … to.
type gutter struct {
	x           float64 // where the right column begins
	from, to    int
	left, right int // segments on each side
}

// findGutter returns the gutter with the most text beside it. Both columns have
// lines as text has: short lines stand in a table, which is read row by row.
func findGutter(list []segment) (best gutter) {
	for _, x := range leftEdges(list) {
		g := gutter{x: x}
		var chars [2]int
		close := func(i int) {
			g.to = i
			if min(g.left, g.right) >= 2 && g.left+g.right >= 8 && chars[0] >= 20*g.left && chars[1] >= 20*g.right &&
				g.left+g.right > best.left+best.right {
				best = g
			}
			g, chars = gutter{x: x, from: i + 1}, [2]int{}
		}
		for i := range list {
			switch s := &list[i]; {
			case s.x >= x-1:
				g.right++
				chars[1] += s.chars()
			case s.end <= x-columnGap*s.size:
				g.left++
				chars[0] += s.chars()
			default:
				close(i)
			}
		}
		close(len(list))
	}
	return best
}

// leftEdges returns where at least two segments begin, but for the leftmost place.
func leftEdges(list []segment) (edges []float64) {
	counts := map[int]int{}
	leftmost := math.Inf(1)
	for i := range list {
		counts[int(list[i].x/2)]++
		leftmost = min(leftmost, list[i].x)
	}
	for at, n := range counts {
		if n+counts[at+1] >= 2 && float64(2*at) > leftmost+20 {
			edges = append(edges, float64(2*at))
		}
	}
	slices.Sort(edges)
	return edges[:min(len(edges), 200)]
}

// startsLower reports whether a line begins with a small letter.
func startsLower(s string) bool { return unicode.IsLower(firstRune(s)) }
