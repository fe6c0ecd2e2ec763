package briefing

import (
	"slices"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                       "",
		"plain text":             "plain text",
		"  Two   Words\t\n":      "two words",
		"Müller-Łódź":            "muller-lodz",
		"Ærø, Straße, Türkiye":   "aero, strasse, turkiye",
		"Minister’s “word”":      "minister's \"word\"",
		"ＦＵＬＬ　width":             "full width",
		"soft\u00adhyphen\u200b": "softhyphen",
		"ガイド":                    "ガイド",
		"a–b — c":                "a-b - c",
		"İstanbul":               "istanbul",
		"a\u00a0b":               "a b",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFoldedWords(t *testing.T) {
	for in, want := range map[string][]string{
		"":                    nil,
		"U.S. - O'Brien, 2+2": {"u", "s", "o", "brien", "2", "2"},
		"日露外相":                {"日", "露", "外", "相"},
		"G7外相 meeting":        {"g7", "外", "相", "meeting"},
	} {
		if got := FoldedWords(in); !slices.Equal(got, want) {
			t.Errorf("FoldedWords(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Zoë  Ørsted’s ＡＢＣ ガ")
	f.Add("a ")
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if utf8.ValidString(s) && Fold(once) != once {
			t.Errorf("Fold(%q) = %q folds again to %q", s, once, Fold(once))
		}
	})
}

func TestWords(t *testing.T) {
	b := Briefing{Title: "Ministers' Meeting", Lead: "On 3 May they met.", Sections: []Section{{Heading: "協力", Paragraphs: []Paragraph{{Text: "Don't stop"}}}}}
	if got := b.Words(); got != 2+5+2+2 {
		t.Errorf("Words() = %d", got)
	}
}
