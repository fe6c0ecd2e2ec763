package db

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/day"
	"briefings/briefing/letters"
	"briefings/db/terms"
)

// What Fold makes a word is one word for the full text too.
func TestFullTextKnowsEveryLetter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	var words []string
	for r := rune(' '); r <= 0x323af; r++ { // behind it are marks alone
		if found := letters.Words(string(r)); len(found) == 1 && utf8.ValidRune(r) {
			words = append(words, found[0])
		}
	}
	b := briefing.Briefing{Title: strings.Join(words, " ")}
	put(t, path, page("/1", "1", b))
	checkClean(t, path)
}

// library is an archive of texts that are hard to find.
func library(t *testing.T) *Archive {
	path := filepath.Join(t.TempDir(), "a.db")
	text := func(n int, title, heading, body string) Entry {
		day := day.Date(fmt.Sprintf("2011-01-%02d", n))
		return page(fmt.Sprintf("/%d", n), title+body, briefing.Briefing{Title: title, Published: day, Lead: "The lead of " + title + ".",
			People:   []briefing.Person{{Name: "Ada O'Vale"}},
			Place:    "Port Łódź",
			Sections: []briefing.Section{{Heading: heading, Paragraphs: []briefing.Paragraph{{Text: body}}}}})
	}
	put(t, path,
		text(1, "Talks on gas", "Energy", "The negotiations went on in Łódź. A “2+2” format of the U.S. side, as O’Brien said."),
		text(2, "日中外相会談", "経済", "王毅夫外交部長は、ガイドラインについて述べた。"),
		text(3, "Gas and oil", "Fish", "Nothing of the kind. Straße, Türkiye, Ørsted, ＡＢＣ. C++"),
		text(4, "Long paper", "Much", strings.Repeat("filler words without end ", 60)+"a needle here "+strings.Repeat("and more of it ", 60)),
		text(5, "회담", "경제", "한국과 일본의 회담"),
	)
	return reading(t, path)
}

func found5(t *testing.T, a *Archive, typed string, q Query) (ids []string, hits []Passage) {
	t.Helper()
	parsed, err := terms.Parse(typed)
	if err != nil {
		t.Fatal(err)
	}
	id, _, _ := FindColumn("search", "id")
	q.Limit = -1
	for hit, err := range a.Search(context.Background(), q, parsed, []Column{id}) {
		if err != nil {
			t.Fatalf("%s: %v", typed, err)
		}
		ids, hits = append(ids, hit.Cells[0].Text), append(hits, hit.Passage)
	}
	return ids, hits
}

func TestSearchFindsWhatIsThere(t *testing.T) {
	a := library(t)
	for typed, want := range map[string]string{
		"gas": "1 3", "gas oil": "3", "gas -oil": "1", "negotiation": "1", "NEGOTIATIONS": "1", `"negotiation went"`: "", `"negotiations went"`: "1",
		"negot*": "1", "lodz": "1 2 3 4 5", "Łódź -place:Łódź": "", "heading:energy": "1", "title:energy": "", "energy": "1", "person:vale": "1 2 3 4 5",
		"U.S.": "1", "us": "1", "US": "1", `"US"`: "", "O'Brien": "1", "o’brien": "1", "2+2": "1", "C++": "3", "strasse": "3", "STRASSE": "3", "turkiye": "3", "orsted": "3", "abc": "3",
		"王毅": "2", "毅王": "", "日中外相会談": "2", "外相": "2", "談": "2", "ガイド": "2", "カイト": "", "회담": "5", "일본": "5",
		"gas OR needle": "1 3 4", "(gas OR needle) -fish": "1 4", "-gas": "2 4 5", "-gas -needle": "2 5", "(-gas) OR fish": "2 3 4 5", "absent": "", "gas absent": "",
		`"`: "", "needle \"": "4",
	} {
		ids, _ := found5(t, a, typed, Query{Sort: "id"})
		if typed == `"` {
			continue // nothing to look for: the command says so
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%s: %s, want %s", typed, got, want)
		}
		parsed, _ := terms.Parse(typed)
		var matched []string
		id, _, _ := FindColumn("", "id")
		for row, err := range a.Rows(context.Background(), Query{Criteria: Criteria{Match: []terms.Terms{parsed}}, Limit: -1}, []Column{id}) {
			if err != nil {
				t.Fatal(err)
			}
			matched = append(matched, row[0].Text)
		}
		if !slices.Equal(matched, ids) {
			t.Errorf("%s: --match gives %s, search %s", typed, matched, ids)
		}
	}
}

func TestSearchRanks(t *testing.T) {
	a := library(t)
	if ids, _ := found5(t, a, "lead", Query{}); ids[0] == "" || len(ids) != 5 {
		t.Errorf("%v", ids)
	}
	ids, _ := found5(t, a, "gas", Query{Sort: "date-"})
	if strings.Join(ids, " ") != "3 1" {
		t.Errorf("newest first: %v", ids)
	}
}

func TestPassages(t *testing.T) {
	a := library(t)
	for typed, want := range map[string]string{
		"needle":       "needle",
		"filler":       "filler",
		"外交":           "外交",
		"negotiation":  "negotiations",
		"王毅 述べた":       "王毅",
		"u.s. o'brien": "U.S",
	} {
		_, hits := found5(t, a, typed, Query{})
		if len(hits) != 1 {
			t.Errorf("%s: %d hits", typed, len(hits))
			continue
		}
		p := hits[0]
		if len(p.Marks) == 0 || p.Text[p.Marks[0][0]:p.Marks[0][1]] != want || len(p.Text) > 2*passageLength {
			t.Errorf("%s: %q marked at %v, want %q", typed, p.Text, p.Marks, want)
		}
	}
}

// Who finds nothing is told which word is to blame, and what is near it.
func TestWhyNothing(t *testing.T) {
	a := library(t)
	for typed, want := range map[string]string{
		"needel":                `needel>needle`,
		"neddle":                `neddle>needle`,
		"eedle":                 `eedle>needle`,
		"Strase":                `Strase>Straße`,
		"gas absentword":        `absentword>`,
		"absent1 OR negotation": `absent1> negotation>negotiations`,
		"türkyie":               `türkyie>Türkiye`,
		"ovale":                 `ovale>O'Vale`,
		"gas fish needle":       `found`,
		"gas -gas":              `found`,
		"title:enregy":          `title:enregy>`,
		`"oil and gas"`:         `oil and gas>`,
		`"gsa and oil"`:         `gsa and oil>Gas and oil`,
		"heading:needle":        `heading:needle>`,
		"王外":                    `王外>`,
		"2031":                  `2031>`,
		"zz*":                   `zz*>`,
	} {
		parsed, err := terms.Parse(typed)
		if err != nil {
			t.Fatal(err)
		}
		why, err := a.WhyNothing(context.Background(), Query{Limit: -1}, parsed)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range why.Words {
			got = append(got, strings.TrimPrefix(m.Scope+":", ":")+m.Typed+">"+m.Near)
		}
		if why.Found {
			got = append(got, "found")
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", typed, got, want)
		}
	}
	gas, _ := terms.Parse("gas")
	elsewhere := Query{Criteria: Criteria{Places: []string{"nowhere"}}, Limit: -1}
	if why, err := a.WhyNothing(context.Background(), elsewhere, gas); err != nil || !why.Fits {
		t.Errorf("%+v, %v", why, err)
	}
	if why, err := a.WhyNothing(context.Background(), Query{Limit: 1, Offset: 9}, gas); err != nil || !why.More {
		t.Errorf("%+v, %v", why, err)
	}
	if _, err := a.db.Exec("CREATE TABLE x (y)"); err == nil {
		t.Error("the archive can be written to")
	}
}

// A passage is never cut inside of what a reader sees as one character.
func TestPassagesAreCutBetweenCharacters(t *testing.T) {
	for _, letter := range []string{"e\u0301\u0323", "👩‍👩‍👧", "🇯🇵", "ᄒ\u1161\u11ab", "हि", "ที่", "日", "é", "👍🏽"} {
		for shift := range 7 {
			text := strings.Repeat("x", shift) + strings.Repeat(letter, 120)
			middle := shift + 60*len(letter)
			p := cutPassage(text, [][2]int{{middle, middle + len(letter)}})
			cut := strings.TrimPrefix(strings.TrimSuffix(p.Text, "…"), "…")
			start := strings.Index(text, cut)
			if len(p.Marks) != 1 || p.Text[p.Marks[0][0]:p.Marks[0][1]] != letter || start < 0 {
				t.Fatalf("%q: %q marked at %v", letter, p.Text, p.Marks)
			}
			if n := strings.Trim(cut, "x"); strings.ReplaceAll(n, letter, "") != "" {
				t.Errorf("%q is cut: %q", letter, p.Text)
			}
		}
	}
}

// A heading that holds the word, and a caption, give the passage.
func TestPassagesOfHeadingsAndCaptions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	put(t, path, page("/1", "1", briefing.Briefing{Title: "Talks", Lead: "They met.", Photos: []string{"A handshake in the garden"},
		Sections: []briefing.Section{{Heading: "Herring", Paragraphs: []briefing.Paragraph{{Text: "Quotas were agreed."}}}}}))
	for typed, want := range map[string]string{"herring": "Quotas were agreed.", "garden": "A handshake in the garden", "talks": "They met."} {
		if _, hits := found5(t, reading(t, path), typed, Query{}); len(hits) != 1 || hits[0].Text != want {
			t.Errorf("%s: %+v, want %q", typed, hits, want)
		}
	}
}

func TestTermsBeyondMeasure(t *testing.T) {
	a := library(t)
	for what, typed := range map[string]string{
		"a long word": strings.Repeat("x", 100_000), "many ORs": strings.Repeat("gas OR ", 1_000) + "oil", "brackets": strings.Repeat("(", 1_000) + "gas" + strings.Repeat(")", 1_000),
		"open brackets": strings.Repeat("(", 100_000), "closed brackets": strings.Repeat(")", 50_000), "dashes": strings.Repeat("-", 100_000), "scopes": strings.Repeat("title:", 20_000),
		"nested": strings.Repeat("(ab OR (cd ", 300) + "ef", "many words": strings.Repeat("word ", 20_000), "quotes": strings.Repeat(`"`, 99_999),
	} {
		parsed, err := terms.Parse(typed)
		if err != nil {
			continue
		}
		id, _, _ := FindColumn("search", "id")
		for _, err := range a.Search(context.Background(), Query{Limit: 1}, parsed, []Column{id}) {
			if err != nil {
				t.Errorf("%s: %v", what, err)
			}
		}
	}
}

// holdsIn reports whether terms fit a text, by what is marked in its columns.
func holdsIn(n *terms.Node, columns map[string]string) bool {
	fits := n.Join == terms.All
	if n.Join == terms.Leaf {
		f := terms.NewFinder([]terms.Phrase{n.Phrase})
		for name, text := range columns {
			fits = fits || (n.Phrase.Column == "" || n.Phrase.Column == name) && f.Look(text).Distinct > 0
		}
	}
	for i := range n.Kids {
		if kid := holdsIn(&n.Kids[i], columns); kid != fits {
			fits = !fits
			break
		}
	}
	return fits != n.Negated
}

// Any terms give an answer or one of two errors, and what SQL finds is what a
// look at the texts finds and marks.
func FuzzTerms(f *testing.F) {
	for _, s := range []string{`gas -oil`, `"a b" OR (c* d)`, `title:(x OR -y) 王毅`, `))((""--`, "NOT NOT a", `a:"`, "\x00\xff", "{title} : x", `x" OR "y`, "^gas NEAR(a b)",
		"-minister OR Łódź", "paper -(U.S. us) OR title:n3*", `일본 "C++" OR e-mail`, "th* -the", "(-paper)", "½ OR ﬁnal ｶ*", "1 2"} {
		f.Add(s)
	}
	path := filepath.Join(f.TempDir(), "a.db")
	putOddTexts(f, path)
	a := reading(f, path)
	id, _, _ := FindColumn("search", "id")
	f.Fuzz(func(t *testing.T, s string) {
		parsed, err := terms.Parse(s)
		if err != nil && !strings.Contains(err.Error(), "nested too deep") && !strings.Contains(err.Error(), "different words at most") {
			t.Fatal(err)
		}
		if err != nil || parsed.IsEmpty() {
			return
		}
		var want, got []string
		for n, text := range oddTexts[1:] {
			if holdsIn(&parsed.Root, map[string]string{"title": fmt.Sprintf("Paper n%d", n+1), "text": text}) {
				want = append(want, fmt.Sprint(n+1))
			}
		}
		for hit, err := range a.Search(context.Background(), Query{Limit: -1, Sort: "id"}, parsed, []Column{id}) {
			if err != nil {
				t.Fatalf("%q: %v", s, err)
			}
			got = append(got, hit.Cells[0].Text)
			last := 0
			for _, m := range hit.Passage.Marks {
				if m[0] < last || m[0] >= m[1] || m[1] > len(hit.Passage.Text) || isInside(hit.Passage.Text, m[0]) || isInside(hit.Passage.Text, m[1]) {
					t.Fatalf("%q: marks %v in %q", s, hit.Passage.Marks, hit.Passage.Text)
				}
				last = m[1]
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%q: found %v, the texts say %v", s, got, want)
		}
		if _, err := a.WhyNothing(context.Background(), Query{Limit: -1}, parsed); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
	})
}
