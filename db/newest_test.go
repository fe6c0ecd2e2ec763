package db

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"briefings/briefing"
	"briefings/briefing/day"
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
			b.Countries = append(b.Countries, "IS")
		}
		switch date := fmt.Sprintf("2011-%02d-%02d", rng.IntN(12)+1, rng.IntN(28)+1); i % 11 {
		case 0:
			b.Held, b.Published = day.Period{}, ""
		case 1:
			b.Held, b.Published = day.Period{}, day.Date(date[:7])
		case 2:
			b.Held = day.Period{Start: "2010", End: day.Date(date[:7])}
		case 3:
			b.Held = day.Period{Start: day.Date(date), End: day.Date(date[:8] + "28")}
		}
		b.Kind, b.Medium = briefing.Kind(pick(rng, "", "visit", "statement")), briefing.Medium(pick(rng, "", "video", "written"))
		b.Language, b.Occasion = pick(rng, "", "en", "ja"), pick(rng, "", "Winter Summit", "Été à Brétigny")
		b.Place, b.Title = pick(rng, "", "Saint-Étienne", "Kyoto; the\nold town"), pick(rng, "", "A meeting", "Çağrı’s visit", b.Title)
		for k, text := range []string{"Both sides spoke of gas.", "Both sides spoke", "sides spoke of gas."}[:i%4%3] {
			b.Statements = append(b.Statements, briefing.Saying{Section: 1, Paragraph: 1, Text: text, Side: []string{"TR", "CN", "JP"}[:1+(i+k)%3], Cameo: []string{"04", "01", "019"}[(i+k)%3]})
		}
		if i%5 == 0 {
			tags := briefing.Edit{Field: "tags", Operator: "+=", Text: []string{"fish", "fish; ice"}[i/5%2]}
			if _, err := b.Set(tags, "2020-01-02", ""); err != nil {
				t.Fatal(err)
			}
		}
		entries = append(entries, page(fmt.Sprint("/", i), fmt.Sprint(i), b))
	}
	put(t, path, entries[:n/2]...)
	put(t, path, entries[n/2:]...)
	return reading(t, path)
}

// anyCriteria ask for one to three facts.
func anyCriteria(rng *rand.Rand) (c Criteria) {
	ranges := func() []day.Range {
		date := func() day.Date { return day.Date(fmt.Sprintf("201%d-%02d-15", rng.IntN(2), rng.IntN(12)+1)) }
		return []day.Range{{From: date()}, {To: date()}, {From: date(), To: date()}}[rng.IntN(3):][:1]
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
	days := []*[]day.Range{&c.Dates, &c.Held, &c.Published}
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

// rowsByPlan are all rows of a query.
func rowsByPlan(t *testing.T, a *Archive, q Query, columns []Column) (rows []string) {
	t.Helper()
	query, args, err := q.build(expressionsOf(columns, sqliteSQL), tableNamed(q.Table))
	if err != nil {
		t.Fatal(err)
	}
	a.eachRow(context.Background(), query, args, len(columns), collected(t, &rows))
	return rows
}

// The newest briefings are the same whether SQLite goes through all of them from the
// newest on, or collects those of a country first.
func TestNewestBothWays(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	a := newestArchive(t, rng, 300)
	columns := append([]Column{dateColumn}, tables[0].columns...)
	found, empty, byDate := 0, 0, 0
	for range 600 {
		q := Query{Criteria: anyCriteria(rng), Sort: NewestFirst, Limit: rng.IntN(30), Offset: max(rng.IntN(60)-40, 0)}
		if rng.IntN(10) == 0 {
			q.Criteria = Criteria{}
		}
		want := rowsByPlan(t, a, q, columns)
		planned, err := q.planned(context.Background(), a.db)
		if err != nil {
			t.Fatal(err)
		}
		if planned.byDate {
			byDate++
		}
		q.byDate = true
		if diff := cmp.Diff(want, rowsByPlan(t, a, q, columns)); diff != "" {
			t.Fatalf("%+v: collected (-), by date (+):\n%.3000s", q, diff)
		}
		if len(want) > 0 {
			found++
		} else {
			empty++
		}
	}
	if found < 300 || empty < 60 || byDate < 60 {
		t.Errorf("%d queries found something, %d nothing; %d went by date", found, empty, byDate)
	}
}

// The newest of a country with many briefings are looked for by date.
func TestPlanned(t *testing.T) {
	a := newestArchive(t, rand.New(rand.NewPCG(5, 6)), 400)
	for _, test := range []struct {
		countries []string
		between   [][]string
		limit     int
		byDate    bool
	}{
		{nil, nil, 20, false}, {[]string{"TR"}, nil, 20, true}, {[]string{"IS"}, nil, 20, false}, {[]string{"ZZ"}, nil, 20, false},
		{[]string{"IS", "TR"}, nil, 20, true}, {[]string{"IS", "FR", "IS"}, nil, 100, false}, {[]string{"TR"}, nil, 1000, false},
		{[]string{"TR"}, nil, -1, false}, {nil, [][]string{{"TR", "JP"}}, 20, true}, {nil, [][]string{{"TR", "IS"}}, 20, false},
		{[]string{"TR"}, [][]string{{"TR", "IS"}}, 20, false},
	} {
		q := Query{Criteria: Criteria{Countries: test.countries, Between: test.between}, Sort: NewestFirst, Limit: test.limit}
		q, err := q.planned(context.Background(), a.db)
		if err != nil || q.byDate != test.byDate {
			t.Errorf("%+v: by date: %v, %v", test, q.byDate, err)
		}
	}
}

// All briefings are counted as those that fit criteria are.
func TestCountsFromIndexes(t *testing.T) {
	a := newestArchive(t, rand.New(rand.NewPCG(7, 8)), 400)
	counts := func(c Criteria, by string) (rows []string) {
		for cells, err := range a.Counts(context.Background(), Count{Criteria: c, By: []string{by}}) {
			if err != nil {
				t.Fatal(err)
			}
			rows = append(rows, fmt.Sprint(cells))
		}
		return rows
	}
	for _, by := range Dimensions() {
		want := counts(Criteria{Sources: []string{"*"}}, by) // they all fit
		if diff := cmp.Diff(want, counts(Criteria{}, by)); diff != "" || len(want) < 3 {
			t.Errorf("by %s: all that fit (-), all (+):\n%.3000s", by, diff)
		}
	}
}

// What is shown beside counts is what the briefings themselves give.
func TestMeasures(t *testing.T) {
	a := newestArchive(t, rand.New(rand.NewPCG(9, 10)), 300)
	type measures struct {
		count, minutes, gap int
		first, last         string
	}
	want, days := map[string]*measures{}, map[string][]time.Time{}
	for b, err := range a.Briefings(context.Background(), Query{Limit: -1, Sort: "date"}) {
		if err != nil {
			t.Fatal(err)
		}
		date := string(b.Held.Start)
		if date == "" {
			date = string(b.Published)
		}
		for _, code := range b.Countries {
			m := want[code]
			if m == nil {
				m = &measures{}
				want[code] = m
			}
			m.count++
			m.minutes += b.Minutes
			if date == "" {
				continue
			}
			if m.first == "" {
				m.first = date
			}
			m.last = max(m.last, date)
			if day, err := time.Parse(time.DateOnly, date); err == nil {
				if before := days[code]; before != nil {
					m.gap = max(m.gap, int(day.Sub(before[len(before)-1]).Hours()/24))
				}
				days[code] = append(days[code], day)
			}
		}
	}
	seen := 0
	count := Count{By: []string{"country"}, Show: []string{"first", "last", "minutes", "gap"}}
	for row, err := range a.Counts(context.Background(), count) {
		if err != nil {
			t.Fatal(err)
		}
		if !row[0].Known {
			continue
		}
		seen++
		number := func(i int) int { n, _ := strconv.Atoi(row[i].Text); return n }
		got := measures{number(1), number(4), number(5), row[2].Text, row[3].Text}
		if m := want[row[0].Text]; m == nil || got != *m {
			t.Errorf("%s: got %+v, want %+v", row[0].Text, got, m)
		}
	}
	if seen != len(want) || seen == 0 {
		t.Errorf("%d countries, want %d", seen, len(want))
	}
}

// Where somebody has dropped an index, or has made another one of its name, SQLite
// finds what there is.
func TestIndexesOfOthers(t *testing.T) {
	for _, change := range []string{
		"DROP INDEX briefing_date; DROP INDEX party_country; DROP INDEX participant_person",
		"DROP INDEX briefing_date; CREATE INDEX briefing_date ON briefing (date); DROP INDEX party_country; CREATE INDEX party_country ON party (country)",
	} {
		path := filepath.Join(t.TempDir(), "a.db")
		put(t, path, page("/1", "one", sample(1)), page("/2", "two", sample(2)))
		execIn(t, path, change)
		a := reading(t, path)
		for _, countries := range [][]string{nil, sample(1).Countries} {
			q := Query{Criteria: Criteria{Countries: countries}, Sort: NewestFirst, Limit: 5}
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
		for _, err := range a.Counts(context.Background(), Count{By: []string{"person"}}) {
			if err != nil {
				t.Error(err)
			}
		}
	}
}
