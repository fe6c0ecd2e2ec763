package print

import (
	"strings"
	"unicode/utf8"
)

// A Style is what a text is to its reader. Where colour is on, each has a look
// of its own; the text and its width are the same with and without.
type Style uint8

// The styles.
const (
	Plain  Style = iota
	Header       // names of columns
	Title        // of a briefing
	Head         // of a section
	Aside        // what is looked past at first: ids, labels, what is unknown
	Bar          // drawn, not written
	Match        // found by a search
	Gone         // words that a revision no longer has
	Came         // words that it has instead
)

// looks are the codes of the styles (ECMA-48, SGR). They are few, for they have
// to be read on dark and on light, in the user's own palette: weight, and the
// two colours that stand out on both.
var looks = [...]string{Header: "1", Title: "1", Head: "1", Aside: "2", Bar: "32", Match: "1;31", Gone: "31", Came: "32"}

// A Painter puts styles on text for a terminal. The zero Painter leaves text as
// it is. Text is made safe, cut and measured before it is painted.
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

// PaintMarked returns text in a style, and the bytes that marks name as found.
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

// tidy returns the marks that lie within a text of a length, without the empty
// ones and without what two have in common.
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

// safeMarked makes a text safe piece by piece, so that its marks stay where they were.
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

// A Line is one of those that a text was wrapped into.
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
// Wrapping changes spaces and line breaks alone, so that what is between them
// stands at the same place if one counts nothing else.
func markLines(lines []Line, s string, marks [][2]int) {
	var inked [][2]int // marks, counted in bytes that are no space
	n, next := 0, 0
	from := -1
	for i, r := range s {
		if next < len(marks) && from >= 0 && i >= marks[next][1] {
			inked = append(inked, [2]int{from, n})
			next, from = next+1, -1
		}
		if next < len(marks) && from < 0 && i >= marks[next][0] {
			from = n
		}
		if !isBlank(r) {
			n += utf8.RuneLen(r)
		}
	}
	if from >= 0 {
		inked = append(inked, [2]int{from, n})
	}
	n, next = 0, 0
	for l := range lines {
		line := &lines[l]
		from = -1
		for i, r := range line.Text {
			if isBlank(r) {
				continue
			}
			for next < len(inked) && n >= inked[next][1] {
				if from >= 0 {
					line.Marks = append(line.Marks, [2]int{from, inkEnd(line.Text[:i])})
				}
				next, from = next+1, -1
			}
			if next < len(inked) && n >= inked[next][0] && from < 0 {
				from = i
			}
			n += utf8.RuneLen(r)
		}
		if from >= 0 {
			line.Marks = append(line.Marks, [2]int{from, len(line.Text)})
		}
	}
}

// isBlank tells the characters that wrapping may change.
func isBlank(r rune) bool { return r == '\n' || isSpace(string(r)) }

// inkEnd is where the last character stands that is no space.
func inkEnd(s string) int { return len(strings.TrimRightFunc(s, isBlank)) }
