package briefing

import (
	"slices"
	"strings"
	"testing"

	"briefings/briefing/day"
)

func talk() Briefing {
	return Briefing{
		Title: "Talks in Harbourtown", Place: "Harbourtown", PlaceCountry: "NO", Held: day.Period{Start: "2019-02-15", End: "2019-02-15"},
		Kind: "official-talks", Countries: []string{"NO", "JP"}, Lead: "Ada Vale said that trade grew.",
		People:     []Person{{"Ada Vale", "Minister of Trade", "NO"}, {"Ken Moto", "", "JP"}},
		Statements: []Saying{{0, 1, "Ada Vale said that trade grew", []string{"Ada Vale"}, []string{"NO"}, "01"}},
	}
}

func TestSet(t *testing.T) {
	for _, test := range []struct{ edits, field, want string }{
		{"place=Munich", "place", `"Munich"`},
		{"place=", "place", "null"},
		{"place=none", "place", "null"},
		{"title=None", "title", `"None"`},
		{"place_country=germany", "place_country", `"DE"`},
		{"held=2019-02-16", "held", `{"start": "2019-02-16", "end": "2019-02-16"}`},
		{"held=2019-02-16..2019-02-17", "held", `{"start": "2019-02-16", "end": "2019-02-17"}`},
		{"held_end=2019-02-17", "held", `{"start": "2019-02-15", "end": "2019-02-17"}`},
		{"held_start=2019-02-14", "held", `{"start": "2019-02-14", "end": "2019-02-15"}`},
		{"held=", "held", "null"},
		{"duration_minutes=90", "duration_minutes", "90"},
		{"countries+=russia, US", "countries", `["NO", "JP", "RU", "US"]`},
		{"countries-=Japan", "countries", `["NO"]`},
		{"countries=SE; NO", "countries", `["SE", "NO"]`},
		{"tags+=fish; sea ice", "tags", `["fish", "sea ice"]`},
		{"tags+=fish tags+=ice tags-=fish", "tags", `["ice"]`},
		{"note=ask the archive", "note", `"ask the archive"`},
		{"people-=Ada Vale; Minister; NO", "people", `[{"name": "Ken Moto", "role": null, "country": "JP"}]`},
		{"kind=VISIT", "kind", `"visit"`},
		{"tags+=a   b", "tags", `["a b"]`},
		{"people-=vale", "people", `[{"name": "Ken Moto", "role": null, "country": "JP"}]`},
		{"people+=Ken Moto; Ambassador; Japan", "people",
			`[{"name": "Ada Vale", "role": "Minister of Trade", "country": "NO"}, ` +
				`{"name": "Ken Moto", "role": "Ambassador", "country": "JP"}]`},
		{"people=Ada Vale | Lu Po;;CN", "people",
			`[{"name": "Ada Vale", "role": "Minister of Trade", "country": "NO"}, ` +
				`{"name": "Lu Po", "role": null, "country": "CN"}]`},
	} {
		b := talk()
		before := b.fact(test.field)
		var field string
		edits := []string{test.edits}
		if strings.HasPrefix(test.edits, "tags+=fish tags") {
			edits = strings.Fields(test.edits)
		}
		for _, word := range edits {
			e, err := ParseEdit(word)
			if err == nil {
				_, err = b.Set(e, "2020-01-02", "why")
			}
			if err != nil {
				t.Fatalf("%s: %v", word, err)
			}
			field = test.field
		}
		if got := b.fact(field); got != test.want {
			t.Errorf("%s: %s, want %s", test.edits, got, test.want)
		}
		if i := b.setting(field); i < 0 || b.Settings[i].Page != before || b.Settings[i].Value != test.want {
			t.Errorf("%s: settings %v, the page's own was %s", test.edits, b.Settings, before)
		}
		again, err := ParseRecord(AppendJSON(nil, &b))
		if err != nil || string(AppendJSON(nil, &again)) != string(AppendJSON(nil, &b)) {
			t.Errorf("%s: the record does not come back: %v", test.edits, err)
		}
		own := b.Own()
		if own.fact(field) != before || own.Settings != nil {
			t.Errorf("%s: the page's own %s is %s", test.edits, field, own.fact(field))
		}
		if undone, err := b.Undo(field); err != nil || !undone || b.fact(field) != before || len(b.Settings) > 0 {
			t.Errorf("%s: not undone: %v %v", test.edits, b.Settings, err)
		}
	}
}

func TestSetErrors(t *testing.T) {
	for edit, want := range map[string]string{
		"place":                         "give FIELD=VALUE",
		"plaice=Munich":                 "did you mean place?",
		"words=3":                       "cannot be set",
		"place+=Munich":                 "is no list",
		"tags+=":                        "empty",
		"kind=meeting":                  "kind: \"meeting\" is none of summit-meeting",
		"held=16 February":              "held: ",
		"held=2019-02-16..2019-02-01":   "before it starts",
		"place_country=Germoney":        "did you mean Germany (DE)?",
		"duration_minutes=long":         "no number of minutes",
		"people+=A; b; c; d":            "separated by |",
		"people+=A; b; Nowhereland":     "no country is called Nowhereland",
		"tags=none, x":                  "can be none",
		"captured=soon":                 "captured",
		"people-=o":                     "",
		"people=Ada Vale, Minister, JP": "behind a comma",
		"tags+=none":                    "can be none",
		"countries=@eu":                 "group of countries",
		"place_country=Korea":           "KR (South Korea) or KP",
		"held=2019-02-16..":             "write A..B",
		"url=foo":                       "no address",
	} {
		b := talk()
		before := string(AppendJSON(nil, &b))
		e, err := ParseEdit(edit)
		if err == nil {
			_, err = b.Set(e, "2020-01-02", "")
		}
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, want %q", edit, err, want)
		}
		if string(AppendJSON(nil, &b)) != before {
			t.Errorf("%s changed the briefing", edit)
		}
	}
}

// A page that changes does not take back what was set, and what people did to a list is
// done to the new list.
func TestApply(t *testing.T) {
	for _, test := range []struct {
		edit   string
		change func(*Briefing)
		field  string
		want   string
		over   string
	}{
		{"place=Munich", func(b *Briefing) {}, "place", "Munich", ""},
		{"place=Munich", func(b *Briefing) { b.Place = "Bonn" }, "place", "Munich",
			"place was set to Munich, the page now says Bonn"},
		{"place=Munich", func(b *Briefing) { b.Place = "Munich" }, "place", "Munich", ""},
		{"place=Munich", func(b *Briefing) { b.Place = "" }, "place", "Munich",
			"place was set to Munich, the page now does not say"},
		{"place=", func(b *Briefing) { b.Place = "Bonn" }, "place", "",
			"place was set to unknown, the page now says Bonn"},
		{"countries+=RU", func(b *Briefing) { b.Countries = []string{"NO", "SE"} }, "countries", "NO; SE; RU",
			"countries was set to NO; SE; RU, the page now says NO; SE"},
		{"countries-=JP", func(b *Briefing) { b.Countries = []string{"JP", "SE", "NO"} }, "countries", "SE; NO",
			"countries was set to SE; NO, the page now says JP; SE; NO"},
		{"people+=Ada Vale; Minister; NO", func(b *Briefing) { b.People = append(b.People, Person{"Lu Po", "", "CN"}) },
			"people", "Ada Vale; Minister; NO | Ken Moto; ; JP | Lu Po; ; CN", "people was set to Ada Vale; Minister; NO | " +
				"Ken Moto; ; JP | Lu Po; ; CN, the page now says Ada Vale; Minister of Trade; NO | Ken Moto; ; JP | Lu Po; ; CN"},
		{"people-=moto", func(b *Briefing) { b.People = b.People[1:] }, "people", "",
			"people was set to unknown, the page now says Ken Moto; ; JP"},
	} {
		b, now := talk(), talk()
		e, err := ParseEdit(test.edit)
		if err == nil {
			_, err = b.Set(e, "2020-01-02", "")
		}
		if err != nil {
			t.Fatal(err)
		}
		test.change(&now)
		page := now.fact(test.field)
		over, err := now.Apply(b.Settings)
		if err != nil {
			t.Fatal(err)
		}
		said := ""
		if len(over) > 0 {
			said = over[0].String()
		}
		if got := InWords(test.field, now.fact(test.field)); got != test.want || said != test.over {
			t.Errorf("%s: %q (%q), want %q (%q)", test.edit, got, said, test.want, test.over)
		}
		if now.Settings[0].Page != page {
			t.Errorf("%s: the page's own is %s, want %s", test.edit, now.Settings[0].Page, page)
		}
		if err := now.Validate(); err != nil {
			t.Errorf("%s: %v", test.edit, err)
		}
	}
}

func TestMergeSettings(t *testing.T) {
	a := []Setting{{"place", `"A"`, `"P"`, "2020-01-01", ""}, {"note", `"n"`, "null", "2020-01-01", ""}}
	b := []Setting{{"title", `"T"`, `"P"`, "2020-01-01", ""}, {"place", `"B"`, `"P"`, "2020-01-02", ""}}
	want := []Setting{b[0], b[1], a[1]}
	for _, lists := range [][2][]Setting{{a, b}, {b, a}} {
		got, lost := MergeSettings(lists[0], lists[1])
		if !slices.Equal(got, want) || len(lost) != 1 || lost[0] != a[0] {
			t.Errorf("%v and %v, want %v and %v", got, lost, want, a[0])
		}
	}
	tags := func(list, when string) []Setting { return []Setting{{"tags", list, "[]", when, ""}} }
	got, lost := MergeSettings(tags(`["x", "y"]`, "2020-01-02"), tags(`["z", "x"]`, "2020-01-01"))
	if len(got) != 1 || got[0].Value != `["z", "x", "y"]` || lost != nil {
		t.Errorf("%v and %v", got, lost)
	}
}

// Whatever is set, the record comes back from JSON, and an undo gives the page's own.
func FuzzSet(f *testing.F) {
	for _, edit := range []string{"place=Munich", "people+=A; b; JP", "people-=vale", "tags+=a;b", "held=2019..2020",
		"countries-=NO", "note=\x00\"", "duration_minutes=1", "url=http://x", "language=en"} {
		f.Add(edit, edit)
	}
	f.Fuzz(func(t *testing.T, first, second string) {
		b := talk()
		own := string(AppendJSON(nil, &b))
		for _, word := range []string{first, second} {
			e, err := ParseEdit(word)
			if err != nil {
				continue
			}
			before := string(AppendJSON(nil, &b))
			changed, err := b.Set(e, "2020-01-02", "")
			if after := string(AppendJSON(nil, &b)); (err != nil || !changed) && after != before {
				t.Fatalf("%q changed %s to %s", word, before, after)
			}
			if again, err := ParseRecord(AppendJSON(nil, &b)); err != nil ||
				string(AppendJSON(nil, &again)) != string(AppendJSON(nil, &b)) {
				t.Fatalf("%q: %v", word, err)
			}
		}
		for _, field := range Settable {
			if _, err := b.Undo(field); err != nil {
				t.Fatal(err)
			}
		}
		b.Statements = talk().Statements // speakers that were dropped do not come back
		if now := string(AppendJSON(nil, &b)); now != own {
			t.Fatalf("%q, %q: %s\nwas %s", first, second, now, own)
		}
	})
}
