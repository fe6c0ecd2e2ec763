package briefing

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"briefings/briefing/day"
)

func TestTextChanges(t *testing.T) {
	state := func(paragraphs ...string) *Briefing {
		b := &Briefing{Lead: "They met."}
		s := Section{Number: "1", Heading: "Energy"}
		for _, p := range paragraphs {
			s.Paragraphs = append(s.Paragraphs, Paragraph{Text: p})
		}
		b.Sections = []Section{s}
		return b
	}
	for _, c := range []struct {
		what     string
		old, new *Briefing
		want     string
	}{
		{"nothing", state("a b"), state("a b"), ""},
		{"spaces alone", state("a  b"), state("a b"), "a b"},
		{"a word", state("Both spoke of gas today."), state("Both spoke of wind today."), "Both spoke of [-gas-]{+wind+} today."},
		{"a word more", state("spoke of gas"), state("spoke of gas and wind"), "spoke of gas {+and wind+}"},
		{"a word less", state("spoke often of gas"), state("spoke of gas"), "spoke [-often-] of gas"},
		{"first and last", state("one two three"), state("1 two 3"), "[-one-]{+1+} two [-three-]{+3+}"},
		{"a paragraph more", state("a b"), state("a b", "c d"), "{+c d+}"},
		{"a paragraph less", state("a b", "c d", "e f"), state("a b", "e f"), "[-c d-]"},
		{"two paragraphs less", state("a", "b c", "d e", "f"), state("a", "f"), "[-b c-]\n[-d e-]"},
		{"two that changed", state("a x", "same", "b x"), state("a y", "same", "b y"), "a [-x-]{+y+}|b [-x-]{+y+}"},
		{"without spaces", state("日中外相会談"), state("日韓外相会談"), "日[-中-]{+韓+}外相会談"},
		{"nothing in common", state("a b"), state("c d"), "[-a b-]{+c d+}"},
	} {
		var got []string
		for _, change := range TextChanges(c.old, c.new) {
			if change.Section != "1. Energy" {
				t.Errorf("%s: in section %q", c.what, change.Section)
			}
			got = append(got, change.Text)
			for _, m := range change.Gone {
				if s := change.Text[m[0]:m[1]]; !strings.HasPrefix(s, "[-") || !strings.HasSuffix(s, "-]") {
					t.Errorf("%s: %q is marked as gone", c.what, s)
				}
			}
			for _, m := range change.Came {
				if s := change.Text[m[0]:m[1]]; !strings.HasPrefix(s, "{+") || !strings.HasSuffix(s, "+}") {
					t.Errorf("%s: %q is marked as new", c.what, s)
				}
			}
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

// What edits says makes one list of the other, and no shorter way does where
// the lists are short enough to know.
func TestEditsMakeOneListOfTheOther(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	random := func() (list []string) {
		for range rng.IntN(12) {
			list = append(list, string(rune('a'+rng.IntN(3))))
		}
		return list
	}
	for range 3000 {
		a, b := random(), random()
		var made []string
		at, n := 0, 0
		for _, e := range edits(a, b) {
			made = append(append(made, a[at:e.from]...), b[e.to:e.toEnd]...)
			at, n = e.fromEnd, n+e.fromEnd-e.from+e.toEnd-e.to
		}
		made = append(made, a[at:]...)
		if !slices.Equal(made, b) {
			t.Fatalf("%v to %v makes %v", a, b, made)
		}
		if want := len(a) + len(b) - 2*longestCommon(a, b); n != want {
			t.Fatalf("%v to %v in %d edits, %d are enough", a, b, n, want)
		}
	}
}

// longestCommon is the length of the longest common subsequence, by the book.
func longestCommon(a, b []string) int {
	row := make([]int, len(b)+1)
	for i := range a {
		corner := 0
		for j := range b {
			above := row[j+1]
			if a[i] == b[j] {
				row[j+1] = corner + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			corner = above
		}
	}
	return row[len(b)]
}

// Texts that have nothing in common cost no more than a bounded search.
func TestEditsOfLongTexts(t *testing.T) {
	var a, b []string
	for i := range 200_000 {
		a, b = append(a, "a"+string(rune(i))), append(b, "b"+string(rune(i)))
	}
	if got := edits(append(a, "end"), append(b, "end")); len(got) != 1 || got[0] != (edit{0, len(a), 0, len(b)}) {
		t.Errorf("%v", got)
	}
}

func TestFactChanges(t *testing.T) {
	old := Briefing{Title: "Talk", Place: "Oslo", People: []Person{{Name: "Ada Vale", Role: "Minister", Country: "NO"}, {Name: "Bo Holm"}}, Countries: []string{"NO", "IS"}}
	now := old
	now.Place, now.Minutes = "Bergen", 40
	now.People = []Person{{Name: "Ada Vale", Role: "Prime Minister", Country: "NO"}, {Name: "Bo Holm"}}
	now.Countries = []string{"IS", "NO"}
	now.Held = day.Period{Start: "2011-11-11", End: "2011-11-12"}
	now.Lead, now.Digest, now.Source = "They met.", "d", "s"
	want := []FactChange{
		{"held", "", "2011-11-11..2011-11-12"}, {"place", "Oslo", "Bergen"}, {"duration_minutes", "", "40"},
		{"people", "Ada Vale, Minister, NO", "Ada Vale, Prime Minister, NO"}, {"countries", "NO; IS", "IS; NO"},
	}
	if got := FactChanges(&old, &now); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if got := ChangedFields(&old, &now); !slices.Equal(got, []string{"held", "place", "duration_minutes", "people", "countries", "lead"}) {
		t.Errorf("%q", got)
	}
}
