package print

import (
	"strings"
	"unicode/utf8"
)

// Wrap breaks prose into lines of at most width columns, and makes it safe for a
// terminal as SafeLines does. Line breaks in the text stay. A line is broken at
// spaces, which are dropped, and between Chinese or Japanese characters, but not
// before a closing or after an opening mark; a word that is longer than a line is
// broken anywhere. Runs of spaces become one. With a width of 0 or less only the line
// breaks of the text count. A text of white space has no lines.
func Wrap(s string, width int) []string { return wrapSafe(SafeLines(s), width) }

func wrapSafe(s string, width int) []string {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	var lines []string
	for line := range strings.SplitSeq(strings.TrimRight(s, "\n"), "\n") {
		if width <= 0 {
			lines = append(lines, line)
			continue
		}
		lines = fill(lines, pieces(line), width)
	}
	return lines
}

// A piece is the text between two places where a line may be broken.
type piece struct {
	space string // before it: nothing, " " or "\u3000"
	text  string
	width int // of text
}

func pieces(line string) []piece {
	var list []piece
	var current piece
	start, position := 0, 0 // bytes before the current piece and before the cluster
	previous := ' '
	end := func() {
		if current.text = line[start:position]; current.text != "" {
			list = append(list, current)
			current = piece{}
		}
		start = position
	}
	for cluster, width := range clusters(line) {
		switch {
		case isSpace(cluster):
			end()
			start += len(cluster)
			if current.space == "" || cluster == ideographicSpace {
				current.space = joint(cluster)
			}
		case position > start && mayBreak(previous, following(cluster)):
			end()
			current.width = width
		default:
			current.width += width
		}
		position += len(cluster)
		previous, _ = utf8.DecodeLastRuneInString(cluster)
	}
	end()
	return list
}

const ideographicSpace = "\u3000"

// joint returns the space that replaces a run of spaces.
func joint(space string) string {
	if space == ideographicSpace {
		return space
	}
	return " "
}

// fill appends the lines that the pieces make; without pieces, an empty line.
func fill(lines []string, list []piece, width int) []string {
	var line strings.Builder
	used := 0
	next := func() {
		lines = append(lines, line.String())
		line.Reset()
		used = 0
	}
	for i, p := range list {
		gap := Width(p.space)
		if line.Len() > 0 && used+gap+p.width > width {
			next()
		}
		// A Japanese paragraph begins with a space.
		indent := i == 0 && p.space == ideographicSpace && gap+p.width <= width
		if line.Len() > 0 || indent {
			line.WriteString(p.space)
			used += gap
		}
		if p.width <= width {
			line.WriteString(p.text)
			used += p.width
			continue
		}
		for cluster, w := range clusters(p.text) {
			if line.Len() > 0 && used+w > width {
				next()
			}
			line.WriteString(cluster)
			used += w
		}
	}
	next()
	return lines
}

// isSpace reports whether a line may be broken at a cluster: at spaces, but not at
// no-break spaces or at a space with a combining mark.
func isSpace(cluster string) bool {
	switch cluster {
	case " ", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006",
		"\u2008", "\u2009", "\u200a", "\u205f", ideographicSpace:
		return true
	}
	return false
}

// Marks that may not begin a line, and those that may not end one, after the
// Japanese rules of line composition (JIS X 4051) as far as prose needs them.
const (
	notFirst = "、。，．・：；？！ー々〻ゝゞヽヾ゛゜…‥〜～）］｝〕〉" +
		"》」』】〙〗｠»”’,.:;?!)]}%" +
		"ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
	notLast = "（［｛〔〈《「『【〘〖｟«“‘([{"
)

// mayBreak reports whether a line may be broken between two characters that
// stand together without a space: one of them is Chinese or Japanese.
func mayBreak(before, after rune) bool {
	return (isEastAsian(before) || isEastAsian(after)) &&
		!strings.ContainsRune(notFirst, after) && !strings.ContainsRune(notLast, before)
}

// isEastAsian reports whether a character belongs to a script without spaces between
// words, or is its punctuation or a full-width form. Hangul has spaces.
func isEastAsian(r rune) bool {
	switch {
	case r < 0x2e80:
		return false
	case r <= 0x312f, r >= 0x3190 && r <= 0xa4cf, r >= 0xf900 && r <= 0xfaff:
		return true
	}
	return r >= 0xff01 && r <= 0xff9f || r >= 0x20000 && r <= 0x3ffff
}
