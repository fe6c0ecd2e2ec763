package letters

import (
	"slices"
	"strings"
	"testing"
)

// TestPhrases holds that one pass over a text finds what a search for each phrase would.
func TestPhrases(t *testing.T) {
	list := []string{" met ", "meeting", "meet", "met", "conférence", "ab", "a b", "abc", "é", "写真"}
	p := &Phrases{}
	p.read.Do(func() { p.list = list })
	for _, text := range []string{
		"", "m", "met", " met", "they met in", "a meeting", "meet", "xab", "abcd", "ba", "a", "la conférence", "é", "写", "(写真)", "me eting", "a\xc3", "\xe5\x86\x99",
	} {
		best, begin := -1, -1
		for i, phrase := range slices.Backward(list) {
			if strings.Contains(text, phrase) {
				best = i
			}
			if strings.HasPrefix(text, phrase) {
				begin = i
			}
		}
		if got := p.Best(text); got != best {
			t.Errorf("best in %q: %d, want %d", text, got, best)
		}
		if got := p.Begin(text); got != begin {
			t.Errorf("begin of %q: %d, want %d", text, got, begin)
		}
		if got := p.In(text); got != (best >= 0) {
			t.Errorf("in %q: %v", text, got)
		}
		if got := p.Has(text); got != slices.Contains(list, text) {
			t.Errorf("has %q: %v", text, got)
		}
	}
	if got := p.BeginFrom(3, "meeting"); got != -1 {
		t.Errorf("from the fourth on %q begins the text", list[got])
	}
}
