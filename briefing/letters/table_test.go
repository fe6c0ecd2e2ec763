package letters

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestBrokenTable(t *testing.T) {
	for text, want := range map[string]string{
		"# words\na\tb\n1\t2\n3\n":    "words.tsv:4: 1 cells in the line, want 2",
		"# words\na\tb\n1\t2\t3\n":    "words.tsv:3: 3 cells in the line, want 2",
		"# words\n# more\na\tc\n1\t2": `words.tsv:3: columns ["a" "c"], want ["a" "b"]`,
		"a\tb\n\n":                    "words.tsv:2: 1 cells in the line, want 2",
	} {
		if got := panicOf(func() {
			for range (&Table{"words.tsv", text}).Rows("a", "b") {
			}
		}); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func panicOf(f func()) (text string) {
	defer func() { text = fmt.Sprint(recover()) }()
	f()
	return ""
}

func TestVocabulary(t *testing.T) {
	const text = "# words\nclass\tlanguage\tmeaning\tword\nnumber\ten\t2\ttwo\nverb\ten\t\t␣met␣\nverb\tde\t\ttraf␣\nnoun\tja\t\t会談\n"
	v := Vocabulary{Table: Table{"words.tsv", text}}
	if got, want := v.Meanings("number"), []Meant{{"two", "2"}}; !slices.Equal(got, want) {
		t.Errorf("numbers: %q, want %q", got, want)
	}
	p := v.Phrases("noun", "verb")
	if got, want := p.List(), []string{"会談", " met ", "traf "}; !slices.Equal(got, want) {
		t.Errorf("nouns and verbs: %q, want %q", got, want)
	}
	if !p.In("They met twice") || p.In("They met.") {
		t.Error("the spaces of a word do not count")
	}
	if got, want := panicOf(func() { v.Phrases("nouns").In("x") }), "no word of class"; !strings.Contains(got, want) {
		t.Errorf("unknown class: %s", got)
	}
}
