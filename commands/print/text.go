package print

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// Safe makes the text of a page safe to show in one line of a terminal. Control and
// escape characters (C0, DEL, C1), bidirectional overrides, isolates and marks, and
// bytes that are not UTF-8 become U+FFFD: one sees that something was there, and
// nothing acts on the terminal. Tabs and line breaks of every kind become spaces,
// CRLF one space.
func Safe(s string) string { return clean(s, ' ') }

// SafeLines is Safe for text of several lines: line breaks stay, as LF.
func SafeLines(s string) string { return clean(s, '\n') }

func clean(s string, lineBreak rune) string {
	i := firstUnsafe(s)
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 8)
	b.WriteString(s[:i])
	for _, r := range strings.ReplaceAll(s[i:], "\r\n", "\n") { // range yields U+FFFD for a bad byte
		switch {
		case r == '\t':
			b.WriteByte(' ')
		case isLineBreak(r):
			b.WriteRune(lineBreak)
		case isUnsafe(r):
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// firstUnsafe returns the place of the first byte that clean changes, -1 if none.
func firstUnsafe(s string) int {
	for i := 0; i < len(s); {
		if b := s[i]; b >= ' ' && b < 0x7f {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if isUnsafe(r) || r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// isUnsafe reports whether a terminal would act on a character instead of showing it:
// the control characters of Unicode's category Cc, the two separators that some
// programs read as line breaks, and the controls of the bidirectional algorithm (UAX
// 9, section 2), which can make a text read as another one.
func isUnsafe(r rune) bool {
	switch {
	case r < ' ', r >= 0x7f && r <= 0x9f:
		return true
	case r < 0x061c || r > 0x2069:
		return false
	}
	return r == 0x061c || r == 0x200e || r == 0x200f || r >= 0x2028 && r <= 0x202e || r >= 0x2066
}

func isLineBreak(r rune) bool {
	return r >= '\n' && r <= '\r' || r == 0x85 || r == 0x2028 || r == 0x2029
}

// Width returns the number of columns that a safe text takes in a terminal: two for
// Chinese and Japanese characters and for emoji, none for combining marks. Characters
// of ambiguous width count as narrow in every locale, so that the same rows make the
// same table everywhere.
func Width(s string) int { return displaywidth.String(s) + soundMarks(s) }

// soundMarks counts the half-width voicing marks of kana that follow another
// character. They extend a grapheme, but terminals give them a column of their
// own, which displaywidth 0.11 does not know.
func soundMarks(s string) int {
	n := 0
	for rest := s; ; {
		i := strings.Index(rest, "\xef\xbe") // U+FF80 to U+FFBF
		if i < 0 || i+2 >= len(rest) {
			return n
		}
		if b := rest[i+2]; (b == 0x9e || b == 0x9f) && (i > 0 || len(rest) < len(s)) {
			n++
		}
		rest = rest[i+2:]
	}
}

// clusters yields what a reader sees as characters (grapheme clusters), each with its
// width.
func clusters(s string) func(yield func(cluster string, width int) bool) {
	return func(yield func(string, int) bool) {
		g := displaywidth.StringGraphemes(s)
		for g.Next() {
			if !yield(g.Value(), g.Width()+soundMarks(g.Value())) {
				return
			}
		}
	}
}

const ellipsis = "…"

// Cut returns s if it takes at most width columns, else its beginning and "…",
// together at most width columns. It cuts between words if that keeps at least half
// of the width, and never within a grapheme cluster. A width of 0 or less leaves
// nothing.
func Cut(s string, width int) string {
	if width <= 0 {
		return ""
	}
	if len(s) <= width { // no text has more columns than bytes
		return s
	}
	end, position, total := 0, 0, 0
	for cluster, w := range clusters(s) {
		total += w
		position += len(cluster)
		if total <= width-1 {
			end = position
		}
		if total > width {
			return beginning(s, end, width) + ellipsis
		}
	}
	return s
}

// beginning returns s up to end, or up to the end of the word before.
func beginning(s string, end, width int) string {
	cut := s[:end]
	if inWord(s, end) {
		if word := strings.LastIndexAny(cut, " \u3000"); word > 0 && 2*Width(cut[:word]) >= width-1 {
			cut = cut[:word]
		}
	}
	return strings.TrimRight(cut, " \u3000,;:、，；：")
}

// inWord reports whether a word goes on at a place.
func inWord(s string, place int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:place])
	after := following(s[place:])
	return place > 0 && isWord(after) && !mayBreak(before, after)
}
