package db

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefings/briefing"
)

// pick is one of several, "" among them.
func pick(rng *rand.Rand, of ...string) string { return of[rng.IntN(len(of))] }

// newestArchive is an archive of n briefings with all kinds of facts, of which some are unknown.
func newestArchive(t *testing.T, rng *rand.Rand, n int) *Archive {
	path := filepath.Join(t.TempDir(), "a.db")
	var entries []Entry
	for i := range n {
		b := sample(i)
		b.Countries = []string{"TR", []string{"CN", "FR", "DE", "JP", "JP"}[i%5]}
		if i%37 == 0 {
			b.Countries = append(b.Countries, "IS", "TR")
		}
		switch day := fmt.Sprintf("2011-%02d-%02d", rng.IntN(12)+1, rng.IntN(28)+1); i % 11 {
		case 0:
			b.Held, b.Published = briefing.Period{}, ""
		case 1:
			b.Held, b.Published = briefing.Period{}, briefing.Date(day[:7])
		case 2:
			b.Held = briefing.Period{Start: "2010", End: briefing.Date(day[:7])}
		case 3:
			b.Held = briefing.Period{Start: briefing.Date(day), End: briefing.Date(day[:8] + "28")}
		}
		b.Kind, b.Medium = briefing.Kind(pick(rng, "", "visit", "statement")), briefing.Medium(pick(rng, "", "video", "written"))
		b.Language, b.Occasion = pick(rng, "", "en", "ja"), pick(rng, "", "Winter Summit", "Été à Brétigny")
		b.Place, b.Title = pick(rng, "", "Saint-Étienne", "Kyoto; the\nold town"), pick(rng, "", "A meeting", "Çağrı’s visit", b.Title)
		entries = append(entries, page(fmt.Sprint("/", i), fmt.Sprint(i), b))
	}
	put(t, path, entries[:n/2]...)
	put(t, path, entries[n/2:]...)
	return reading(t, path)
}

// anyCriteria ask for one to three facts.
func anyCriteria(rng *rand.Rand) (c Criteria) {
	ranges := func() []briefing.Range {
		day := func() briefing.Date { return briefing.Date(fmt.Sprintf("201%d-%02d-15", rng.IntN(2), rng.IntN(12)+1)) }
		return []briefing.Range{{From: day()}, {To: day()}, {From: day(), To: day()}}[rng.IntN(3):][:1]
	}
	words := []string{"summit", "été", "SAINT-etienne", "old", "visit", "’", "meet"}
	lists := []struct {
		of     *[]string
		values []string
	}{
		{&c.Countries, []string{"TR", "IS", "JP", "FR", "GB"}}, {&c.Kinds, []string{"visit", "statement", "ceremony"}},
		{&c.Media, []string{"video", "written"}}, {&c.Languages, []string{"en", "ja", "fr"}},
		{&c.Places, words}, {&c.Occasions, words}, {&c.Titles, words},
	}
	days := []*[]briefing.Range{&c.Dates, &c.Held, &c.Published}
	for range rng.IntN(3) + 1 {
		switch n := rng.IntN(1 + len(days) + len(lists)); {
		case n == 0:
			c.Between = append(c.Between, []string{pick(rng, "TR", "IS"), pick(rng, "JP", "FR", "CN")})
		case n <= len(days):
			*days[n-1] = append(*days[n-1], ranges()...)
		default:
			list := lists[n-1-len(days)]
			*list.of = append(*list.of, pick(rng, list.values...))
		}
	}
	return c
}

// inPages are all rows of a query, read out of the pages.
func inPages(t *testing.T, a *Archive, q Query, columns []Column) (rows []string) {
	t.Helper()
	found, err := a.newest(context.Background(), &q, columns)
	if err != nil {
		t.Fatalf("%+v: %v", q, err)
	}
	for _, cells := range found {
		rows = append(rows, fmt.Sprint(cells))
	}
	return rows
}

// bySQL are those that SQLite finds.
func bySQL(t *testing.T, a *Archive, q Query, columns []Column) (rows []string) {
	t.Helper()
	a.rowsBySQL(context.Background(), &q, columns, collected(t, &rows))
	return rows
}

// The newest briefings are the same whether SQLite finds them or they are read out
// of the pages, which it or the file hands over.
func TestNewestIsWhatSQLiteFinds(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	a := newestArchive(t, rng, 300)
	columns := append([]Column{dateColumn}, tables[0].columns...)
	found, empty := 0, 0
	for range 600 {
		q := Query{Criteria: anyCriteria(rng), Sort: NewestFirst, Limit: rng.IntN(30), Offset: max(rng.IntN(60)-40, 0)}
		if rng.IntN(10) == 0 {
			q.Criteria = Criteria{}
		}
		if !q.wantsFewNewest() {
			t.Fatalf("%+v is left to SQLite", q)
		}
		want := bySQL(t, a, q, columns)
		direct := a.direct
		for range 2 {
			if diff := cmp.Diff(want, inPages(t, a, q, columns)); diff != "" {
				t.Fatalf("%+v: SQLite (-), pages (+):\n%.3000s", q, diff)
			}
			a.direct = nil // SQLite hands over the pages
		}
		a.direct = direct
		if len(want) > 0 {
			found++
		} else {
			empty++
		}
	}
	if found < 300 || empty < 60 {
		t.Errorf("%d queries found something, %d nothing", found, empty)
	}
}

// What asks for more than a few of the newest, or for more than facts, is left to SQLite.
func TestWantsFewNewest(t *testing.T) {
	few := Query{Sort: NewestFirst, Limit: 20}
	for i, change := range []func(*Query){
		func(q *Query) { q.Limit = -1 }, func(q *Query) { q.Limit = mostNewest + 1 }, func(q *Query) { q.Offset = mostNewest + 1 },
		func(q *Query) { q.Sort = "" }, func(q *Query) { q.Sort = "date" }, func(q *Query) { q.Table = "people" },
		func(q *Query) { q.People = []string{"Vale"} }, func(q *Query) { q.Topics = []string{"gas"} },
		func(q *Query) { q.Sources = []string{"*"} }, func(q *Query) { q.Match = make([]Terms, 1) },
		func(q *Query) { q.Changed = make([]briefing.Range, 1) },
	} {
		q := few
		if change(&q); q.wantsFewNewest() {
			t.Errorf("%d: %+v is not left to SQLite", i, q)
		}
	}
	if !few.wantsFewNewest() {
		t.Error("the newest twenty are left to SQLite")
	}
}

// The newest of a country are found both by way of its briefings and by way of all.
func TestOfCountries(t *testing.T) {
	a := newestArchive(t, rand.New(rand.NewPCG(5, 6)), 400)
	s, err := a.openScan(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	f, err := s.facts(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		countries []string
		most      int
		few       bool
		n         int
	}{
		{nil, 20, false, 0}, {[]string{"TR"}, 20, false, 0}, {[]string{"IS"}, 20, true, 11}, {[]string{"GB"}, 20, true, 0}, {[]string{"ZZ"}, 20, true, 0},
		{[]string{"IS", "TR"}, 20, false, 0}, {[]string{"IS", "FR", "IS"}, 100, true, 89}, {[]string{"TR"}, 1000, true, 400},
	} {
		ids, few, err := f.ofCountries(test.countries, test.most)
		if err != nil || few != test.few || len(ids) != test.n {
			t.Errorf("%v, %d of them: %d briefings, few: %v, %v", test.countries, test.most, len(ids), few, err)
		}
	}
}

// Where somebody has dropped an index, or has made another one of its name, SQLite
// finds what there is.
func TestIndexesOfOthers(t *testing.T) {
	for _, change := range []string{
		"DROP INDEX briefing_date; DROP INDEX party_country",
		"DROP INDEX briefing_date; CREATE INDEX briefing_date ON briefing (date); DROP INDEX party_country; CREATE INDEX party_country ON party (country)",
	} {
		path := filepath.Join(t.TempDir(), "a.db")
		put(t, path, page("/1", "one", sample(1)), page("/2", "two", sample(2)))
		execIn(t, path, change)
		a := reading(t, path)
		for _, countries := range [][]string{nil, sample(1).Countries} {
			q := Query{Criteria: Criteria{Countries: countries}, Sort: NewestFirst, Limit: 5}
			if _, err := a.newest(context.Background(), &q, nil); !leftToFTS5(err) {
				t.Errorf("%s: of %v the answer is %v, not that SQLite has to look", change, countries, err)
			}
			n := 0
			for _, err := range a.Rows(context.Background(), q, []Column{dateColumn}) {
				if n++; err != nil {
					t.Error(err)
				}
			}
			if n != 2 {
				t.Errorf("%s: %d rows of %v", change, n, countries)
			}
		}
	}
}
