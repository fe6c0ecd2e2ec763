package briefing

import (
	"slices"
	"strings"
	"testing"
)

// TestPhrases holds that one pass over a text finds what a search for each phrase would.
func TestPhrases(t *testing.T) {
	list := []string{" met ", "meeting", "meet", "met", "conférence", "ab", "a b", "abc", "é", "写真"}
	p := phrasesOf(list...)
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
		if got := p.best(text); got != best {
			t.Errorf("best in %q: %d, want %d", text, got, best)
		}
		if got := p.begin(text); got != begin {
			t.Errorf("begin of %q: %d, want %d", text, got, begin)
		}
		if got := p.in(text); got != (best >= 0) {
			t.Errorf("in %q: %v", text, got)
		}
		if got := p.has(text); got != slices.Contains(list, text) {
			t.Errorf("has %q: %v", text, got)
		}
		for n := range list {
			if got := p.among(n, text); got != (best >= 0 && best < n) {
				t.Errorf("among the first %d in %q: %v", n, text, got)
			}
		}
	}
	if got := p.beginFrom(3, "meeting"); got != -1 {
		t.Errorf("from the fourth on %q begins the text", list[got])
	}
}

// TestPlaceNouns holds that no noun has more words than are looked at.
func TestPlaceNouns(t *testing.T) {
	for _, noun := range placeNouns.list {
		if !endsInPlaceNoun(noun) || !endsInPlaceNoun("the old "+noun) {
			t.Errorf("%q ends no place", noun)
		}
	}
}
