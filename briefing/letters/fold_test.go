package letters

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                        "",
		"plain text":              "plain text",
		"  Two   Words\t\n":       "two words",
		"Müller-Łódź":             "muller-lodz",
		"Ærø, Straße, Türkiye":    "aero, strasse, turkiye",
		"Minister’s “word”":       "minister's \"word\"",
		"ＦＵＬＬ　width":              "full width",
		"soft\u00adhyphen\u200b":  "softhyphen",
		"ガイド":                     "ガイド",
		"a–b — c":                 "a-b - c",
		"İstanbul":                "istanbul",
		"a\u00a0b":                "a b",
		"ΑΘΗΝΑΣ Αθήνας":           "αθηνασ αθηνασ",
		"Королёв, Край":           "королев, край",
		"مُحَمَّد محـــمد":        "محمد محمد",
		"علی ملك":                 "علي ملك",
		"שָׁלוֹם":                 "שלום",
		"हिन्दी फ़ारसी":           "हिन्दी फारसी",
		"ที่ ที":                  "ที่ ที",
		"Hawaiʻi, ʿAbd":           "hawaii, abd",
		"می\u200cخواهم":           "ميخواهم",
		"right\u200eto\u202eleft": "righttoleft",
		"ﬁ ﬀ ½ ㎞ ｶﾞｲﾄﾞ":           "fi ff 1⁄2 km ガイド",
		"Việt Nam, Đà Nẵng":       "viet nam, da nang",
		"e\u0301 é":               "e e",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	for in, want := range map[string][]string{
		"":                    nil,
		"U.S. - O'Brien, 2+2": {"u", "s", "o", "brien", "2", "2"},
		"日露外相":                {"日", "露", "外", "相"},
		"G7外相 meeting":        {"g7", "外", "相", "meeting"},
		"リーダーG20":             {"リ", "ー", "ダ", "ー", "g20"},
		"二〇一一年":               {"二", "〇", "一", "一", "年"},
		"हिन्दी में":          {"हिन्दी", "में"},
		"ที่นี่":              {"ที่", "นี่"},
		"a\u0323\u0301b ́c":   {"ab", "c"},
	} {
		if got := Words(in); !slices.Equal(got, want) {
			t.Errorf("Words(%q) = %q, want %q", in, got, want)
		}
	}
}

// The words of a text and their places are those of its folded form, whatever
// the two weigh.
func TestWordsHavePlaces(t *testing.T) {
	for in, want := range map[string]string{
		"The U.S. side":              "The U S side",
		"İstanbul, ﬁne Łódź":         "İstanbul ﬁne Łódź",
		"m² ½ Foo™":                  "m² ½ ½ Foo™",
		"日中G7":                       "日 中 G7",
		"ｶﾞｲﾄﾞ":                      "ｶﾞ ｲ ﾄﾞ",
		"e\u0301te\u0301 na\u00efve": "e\u0301te\u0301 naïve",
		"O´Brien ㈱":                  "O Brien ㈱",
		"soft\u00adhy\u2060phen":     "soft\u00adhy\u2060phen",
	} {
		var got []string
		for _, w := range AppendWords(nil, in) {
			got = append(got, in[w.Start:w.End])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"Zoë  Ørsted’s ＡＢＣ ガ", "O´Brien ½ ㎞ №5", "한국 ที่ हिन्दी", "é\u200dx \u0301", "\u1100\u200b\u1161", "\u1100\u200b\u3161\u200b\uffdc", "\u304b\u200b\uff9e", "\xff\xc3a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var got []string
		last := 0
		for _, w := range AppendWords(nil, s) {
			if w.Start < 0 || w.End > len(s) || w.Start >= w.End || w.Start < last {
				t.Fatalf("%q: %v", s, w)
			}
			got, last = append(got, w.Folded), w.Start
			for _, part := range []string{w.Folded, w.Folded[:len(w.Folded)/2]} {
				if !MayHold(s, []string{"no such word", part}) {
					t.Fatalf("%q: MayHold says that %q is none of its words", s, part)
				}
			}
		}
		if want := Words(s); !slices.Equal(got, want) {
			t.Fatalf("%q: %q, Words %q", s, got, want)
		}
	})
}

func TestMayHold(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"The ministers met.", true}, {"MINISTER", true}, {"minis", false}, {"prime-minister", true}, {"administers", false},
		{"", false}, {" - ", false}, {"an aide’s note", true}, {"an aide 's note", false}, {"外相", true},
	} {
		if got := MayHold(c.text, []string{"envoy", "minister"}); got != c.want {
			t.Errorf("MayHold(%q) = %v", c.text, got)
		}
	}
}

// Every byte of ASCII is folded alike wherever it stands.
func TestAppendFoldedAtEachPlace(t *testing.T) {
	for c := range byte(utf8.RuneSelf) {
		for place := range 20 {
			s := strings.Repeat("x", place) + string(c) + strings.Repeat("y", 20-place)
			if got, want := string(AppendFolded(nil, s)), strings.Join(Words(s), " ")+" "; got != want {
				t.Errorf("%q: %q, want %q", s, got, want)
			}
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

// What is folded piece by piece has the words of what is folded whole.
func FuzzAppendFolded(f *testing.F) {
	for _, s := range []string{"", "plain words, 2+2", "  Eight  bytes at a time, and then NINE", "@[`{/: on the edges of letters", "Türkiye’s  “Görüşmeler”", "日中外相会談 in Tōkyō", "a\u0301 b \u0301c d\u00a0e", "ς \xff x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := ""
		for _, word := range Words(s) {
			want += word + " "
		}
		if got := string(AppendFolded(nil, s)); got != want {
			t.Errorf("%q: %q, whole %q", s, got, want)
		}
	})
}
