package print

import (
	"strings"
	"unicode/utf8"
)

// A Style is what a text is to its reader. If colour is on, each style has its own
// look; the text and its width do not change.
type Style uint8

// The styles.
const (
	Plain  Style = iota
	Header       // names of columns
	Title        // of a briefing
	Head         // of a section
	Aside        // what readers look at last: ids, labels, unknown values
	Bar          // drawn, not written
	Match        // found by a search
	Gone         // words that a revision no longer has
	Came         // words that it has instead
)

// looks are the codes of the styles (ECMA-48, SGR). They must be readable on dark
// and on light, in the user's palette: weight, and the two colours that stand out
// on both.
var looks = [...]string{
	Header: "1", Title: "1", Head: "1", Aside: "2", Bar: "32", Match: "1;31", Gone: "31", Came: "32",
}

// A Painter adds styles to text for a terminal. The zero Painter changes nothing.
// Text is made safe, cut and measured before it is painted.
type Painter struct{ Color bool }

// Paint returns text in a style.
func (p Painter) Paint(style Style, text string) string {
	return string(p.append(nil, style, text))
}

func (p Painter) append(dst []byte, style Style, text string) []byte {
	if !p.Color || text == "" || looks[style] == "" {
		return append(dst, text...)
	}
	dst = append(append(append(dst, "\x1b["...), looks[style]...), 'm')
	return append(append(dst, text...), "\x1b[0m"...)
}

// PaintMarked returns text in a style, with the marked bytes in the style Match.
func (p Painter) PaintMarked(style Style, text string, marks [][2]int) string {
	return string(p.appendMarked(nil, style, text, marks))
}

func (p Painter) appendMarked(dst []byte, style Style, text string, marks [][2]int) []byte {
	if !p.Color {
		return append(dst, text...)
	}
	place := 0
	for _, m := range tidy(marks, len(text)) {
		dst = p.append(dst, style, text[place:m[0]])
		dst = p.append(dst, Match, text[m[0]:m[1]])
		place = m[1]
	}
	return p.append(dst, style, text[place:])
}

// tidy clips marks to a text of a length, and removes empty ones and overlaps.
func tidy(marks [][2]int, length int) [][2]int {
	var tidied [][2]int
	place := 0
	for _, m := range marks {
		from, to := max(m[0], place), min(m[1], length)
		if from < to {
			tidied = append(tidied, [2]int{from, to})
			place = to
		}
	}
	return tidied
}

// safeMarked makes a text safe, and moves its marks along.
func safeMarked(text string, marks [][2]int, safe func(string) string) (string, [][2]int) {
	marks = tidy(marks, len(text))
	if len(marks) == 0 {
		return safe(text), nil
	}
	if firstUnsafe(text) < 0 {
		return text, marks
	}
	var b strings.Builder
	var moved [][2]int
	place := 0
	for _, m := range marks {
		b.WriteString(safe(text[place:m[0]]))
		start := b.Len()
		b.WriteString(safe(text[m[0]:m[1]]))
		moved = append(moved, [2]int{start, b.Len()})
		place = m[1]
	}
	b.WriteString(safe(text[place:]))
	return b.String(), moved
}

// shift moves marks by n bytes, and clips them to a text of a length.
func shift(marks [][2]int, n, length int) [][2]int {
	var moved [][2]int
	for _, m := range marks {
		from, to := max(m[0]+n, 0), min(m[1]+n, length)
		if from < to {
			moved = append(moved, [2]int{from, to})
		}
	}
	return moved
}

// A Line is one line of a wrapped text.
type Line struct {
	Text  string
	Marks [][2]int
}

// WrapMarked is Wrap for a text in which bytes are marked.
func WrapMarked(s string, marks [][2]int, width int) []Line {
	s, marks = safeMarked(s, marks, SafeLines)
	lines := make([]Line, 0, 8)
	for _, text := range wrapSafe(s, width) {
		lines = append(lines, Line{Text: text})
	}
	if len(marks) > 0 {
		markLines(lines, s, marks)
	}
	return lines
}

// markLines finds the marks of a text in the lines that it was wrapped into.
// Wrapping changes only spaces and line breaks, so places are compared by ink: the
// number of bytes before them that are not blank.
func markLines(lines []Line, s string, marks [][2]int) {
	left := make([][2]int, len(marks)) // the marks by ink, without those that are done
	whole := inkCursor{text: s}
	for i, m := range marks {
		left[i][0] = whole.toByte(m[0])
		left[i][1] = whole.toByte(m[1])
	}
	before := 0
	for i := range lines {
		c := inkCursor{text: lines[i].Text, ink: before}
		for len(left) > 0 {
			start := c.toInk(left[0][0])
			start += len(c.text[start:]) - len(strings.TrimLeftFunc(c.text[start:], isBlank))
			if end := c.toInk(left[0][1]); start < end {
				lines[i].Marks = append(lines[i].Marks, [2]int{start, end})
			}
			if c.ink < left[0][1] {
				break // the mark goes on in a later line
			}
			left = left[1:]
		}
		before = c.toByte(len(c.text))
	}
}

// An inkCursor goes through a text and counts its ink.
type inkCursor struct {
	text    string
	at, ink int
}

// toByte goes to the first character at a byte or after it, and returns the ink
// before it.
func (c *inkCursor) toByte(at int) int {
	for c.at < at {
		c.step()
	}
	return c.ink
}

// toInk goes to the end of the character that reaches this much ink, and returns
// where that is.
func (c *inkCursor) toInk(ink int) int {
	for c.at < len(c.text) && c.ink < ink {
		c.step()
	}
	return c.at
}

func (c *inkCursor) step() {
	r, size := utf8.DecodeRuneInString(c.text[c.at:])
	c.at += size
	if !isBlank(r) {
		c.ink += size
	}
}

// isBlank reports whether wrapping may change a character.
func isBlank(r rune) bool { return r == '\n' || isSpace(string(r)) }
