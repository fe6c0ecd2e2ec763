package letters

import "testing"

// TestWordsIn holds that text of ASCII has the words that countWords counts.
func TestWordsIn(t *testing.T) {
	for _, text := range []string{"", "'", "a", " a  b ", "Ministers' Meeting", "O'Brien said 'no'", "2+2", "U.S.", "a-b_c", "x' 'y", "''a''b''", "\x00a\x7fb\n", "Höhe über", "首脳会談 held"} {
		if got, want := CountWords(text), countWords(text); got != want {
			t.Errorf("%q: %d words, want %d", text, got, want)
		}
	}
}
