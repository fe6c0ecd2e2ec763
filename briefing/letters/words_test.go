package letters

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

// TestWordsIn holds that text of ASCII has the words that countWords counts.
func TestWordsIn(t *testing.T) {
	for _, text := range []string{"", "'", "a", " a  b ", "Ministers' Meeting", "O'Brien said 'no'", "2+2", "U.S.", "a-b_c", "x' 'y", "''a''b''", "\x00a\x7fb\n", "Höhe über", "首脳会談 held"} {
		if got, want := CountWords(text), countWords(text); got != want {
			t.Errorf("%q: %d words, want %d", text, got, want)
		}
	}
}

// TestSameLine holds that lines of ASCII are compared as others are: by their folded words.
func TestSameLine(t *testing.T) {
	lines := []string{"", " ", "-", "a", "A", "a b", "ab", "A-B", "a  b.", "Meeting (1)", "meeting 1", "Meeting’s", "meeting's", "Höhe", "hohe"}
	for _, a := range lines {
		for _, b := range lines {
			if got, want := SameLine(a, b), slices.Equal(Words(a), Words(b)); got != want {
				t.Errorf("%q and %q: %v, want %v", a, b, got, want)
			}
		}
	}
}

// TestLower holds that texts are lowered alike whatever their length.
func TestLower(t *testing.T) {
	for _, text := range []string{"", "A", "abc", "ABCDEFGH", "The Ministers’ Meeting in ÅLESUND", "ﬁrst Ⅻ ITEM", "@[`{Z"} {
		lower := strings.ReplaceAll(strings.Map(unicode.ToLower, text), "’", "'")
		if got := Lower(text); got != lower {
			t.Errorf("Lower(%q) = %q, want %q", text, got, lower)
		}
		plain := strings.Map(func(r rune) rune {
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			return r
		}, text)
		if got := LowerASCII(text); got != plain {
			t.Errorf("LowerASCII(%q) = %q, want %q", text, got, plain)
		}
	}
}

func TestCountFields(t *testing.T) {
	for text, want := range map[string]int{"": 0, " ": 0, "a": 1, " a  bc d ": 3, "日本": 1, "日本外務省": 3, "日本外務省 x": 4} {
		if got := CountFields(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}
