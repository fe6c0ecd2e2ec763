package db

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"briefings/briefing"
	"briefings/briefing/day"
)

// shelf is an archive of five briefings with facts that set them apart.
func shelf(t *testing.T) *Archive {
	path := filepath.Join(t.TempDir(), "a.db")
	held := func(start, end day.Date) day.Period { return day.Period{Start: start, End: end} }
	people := func(names ...string) (list []briefing.Person) {
		for _, n := range names {
			list = append(list, briefing.Person{Name: n})
		}
		return list
	}
	put(t, path,
		page("/in/2011/one.txt", "1", briefing.Briefing{Title: "Vale meets Moreno", Published: "2011-11-24", Held: held("2011-11-11", "2011-11-11"),
			Kind: briefing.ForeignMinistersMeeting, Medium: briefing.InPerson, Language: "en", Place: "Asunción, Paraguay", Countries: []string{"JP", "RU"},
			People: people("Ada Vale", "José Moreno"), Occasion: "Łódź Summit", Sections: []briefing.Section{{Heading: "Energy Policy"}, {Heading: "Fish"}}}),
		page("/in/2012/two.txt", "2", briefing.Briefing{Title: "日露外相会談", Published: "2012-01-05", Language: "ja", Medium: briefing.Telephone,
			Countries: []string{"JP", "RU", "CN"}, People: people("王毅夫", "Moreno Vale")}),
		page("/in/2004/three.txt", "3", briefing.Briefing{Title: "A month", Published: "2004-03", Countries: []string{"US"}}),
		page("/in/2005/four.md", "4", briefing.Briefing{Title: "A long stay", Published: "2005-02-01", Held: held("2004-12-30", "2005-01-02"), Countries: []string{"EU", "JP"}}),
		page("/in/none/five.txt", "5", briefing.Briefing{Title: "Without a day"}),
	)
	return reading(t, path)
}

func ids(t *testing.T, a *Archive, q Query) string {
	t.Helper()
	var list []string
	c, _, _ := FindColumn(q.Table, map[bool]string{true: "id", false: "briefing_id"}[q.Table == ""])
	for row, err := range a.Rows(context.Background(), q, []Column{c}) {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, row[0].Text)
	}
	return strings.Join(list, " ")
}

func TestCriteria(t *testing.T) {
	a := shelf(t)
	ranged := func(s string) []day.Range {
		r, err := day.ParseRange(s)
		if err != nil {
			t.Fatal(err)
		}
		return []day.Range{r}
	}
	for _, c := range []struct {
		what string
		c    Criteria
		want string
	}{
		{"all", Criteria{}, "1 2 3 4 5"},
		{"a party", Criteria{Countries: []string{"RU"}}, "1 2"},
		{"either party", Criteria{Countries: []string{"US", "EU"}}, "3 4"},
		{"all of them", Criteria{Between: [][]string{{"JP", "RU"}}}, "1 2"},
		{"all of three", Criteria{Between: [][]string{{"JP", "RU", "CN"}}}, "2"},
		{"either pair", Criteria{Between: [][]string{{"JP", "CN"}, {"JP", "EU"}}}, "2 4"},
		{"words of one name", Criteria{People: []string{"vale ada"}}, "1"},
		{"words of two names", Criteria{People: []string{"Ada Moreno"}}, ""},
		{"a word in two names", Criteria{People: []string{"MORENO"}}, "1 2"},
		{"diacritics", Criteria{People: []string{"jose"}}, "1"},
		{"part of a word", Criteria{People: []string{"more"}}, ""},
		{"Han", Criteria{People: []string{"王毅"}}, "2"},
		{"Han in another order", Criteria{People: []string{"毅王"}}, ""},
		{"kind and medium", Criteria{Kinds: []string{"foreign-ministers-meeting"}, Media: []string{"in-person"}}, "1"},
		{"language", Criteria{Languages: []string{"ja", "fr"}}, "2"},
		{"place", Criteria{Places: []string{"asuncion"}}, "1"},
		{"occasion", Criteria{Occasions: []string{"LODZ"}}, "1"},
		{"title", Criteria{Titles: []string{"外相"}}, "2"},
		{"a percent sign is itself", Criteria{Titles: []string{"%"}}, ""},
		{"topic", Criteria{Topics: []string{"energy"}}, "1"},
		{"topics are apart", Criteria{Topics: []string{"policy fish"}}, ""},
		{"source, from any folder on", Criteria{Sources: []string{"2012/*"}}, "2"},
		{"source, whole", Criteria{Sources: []string{"/in/*.md"}}, "4"},
		{"source, a name", Criteria{Sources: []string{"one.txt"}}, "1"},
		{"year of the day", Criteria{Dates: ranged("2011")}, "1"},
		{"published", Criteria{Published: ranged("2005-02")}, "4"},
		{"held overlaps", Criteria{Held: ranged("2005")}, "4"},
		{"held, not published", Criteria{Held: ranged("2012")}, ""},
		{"from", Criteria{Dates: ranged("2011-11-12..")}, "2"},
		{"to", Criteria{Dates: ranged("..2004")}, "3 4"},
		{"a month overlaps its days", Criteria{Dates: ranged("2004-03-15")}, "3"},
		{"a month does not overlap the next", Criteria{Dates: ranged("2004-04-01..2004-04-30")}, ""},
		{"a month does not overlap the one before", Criteria{Dates: ranged("2004-02")}, ""},
		{"two flags", Criteria{Countries: []string{"JP"}, Dates: ranged("2011..2012")}, "1 2"},
		{"quotes", Criteria{Titles: []string{`'"; DROP TABLE briefing; --`}}, ""},
	} {
		if got := ids(t, a, Query{Criteria: c.c, Limit: -1}); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

func TestOrder(t *testing.T) {
	a := shelf(t)
	for _, c := range []struct {
		q    Query
		want string
	}{
		{Query{Sort: NewestFirst, Limit: -1}, "2 1 4 3 5"},
		{Query{Sort: "date", Limit: -1}, "3 4 1 2 5"},
		{Query{Sort: "title", Limit: -1}, "4 3 1 5 2"},
		{Query{Sort: "id-", Limit: -1}, "5 4 3 2 1"},
		{Query{Sort: "language", Limit: -1}, "1 2 3 4 5"},
		{Query{Sort: "id", Limit: 2}, "1 2"},
		{Query{Sort: "id", Limit: 2, Offset: 3}, "4 5"},
		{Query{Limit: -1, Offset: 4}, "5"},
		{Query{Limit: 0}, ""},
		{Query{Table: "people", Limit: -1}, "1 1 2 2"},
		{Query{Table: "countries", Limit: -1, Sort: "country"}, "2 4 1 2 4 1 2 3"},
		{Query{Table: "sections", Limit: -1, Sort: "words-"}, "1 1"},
	} {
		if got := ids(t, a, c.q); got != c.want {
			t.Errorf("%+v: %q, want %q", c.q, got, c.want)
		}
	}
	for _, err := range a.Rows(context.Background(), Query{Sort: "titel"}, Columns("")) {
		var sort *SortError
		if !errors.As(err, &sort) || sort.Near != "title" {
			t.Errorf("%v", err)
		}
	}
}

func TestFind(t *testing.T) {
	a := shelf(t)
	for ref, want := range map[string]int64{
		"1": 1, "2011-11-24-vale-meets-moreno": 1, "2011-": 1, "2011-11": 1, "2011-11…": 1, "2011-11-24-vale...": 1, "2004-03-a-month": 3, "without-a-day": 5,
	} {
		got, err := a.Find(context.Background(), ref)
		if err != nil || got != want {
			t.Errorf("%s: %d %v, want %d", ref, got, err, want)
		}
	}
	var missing *NotFoundError
	var ambiguous *AmbiguousError
	if _, err := a.Find(context.Background(), "2011-11-24-vale-meets-morena"); !errors.As(err, &missing) || missing.Near != "2011-11-24-vale-meets-moreno" {
		t.Errorf("%v", err)
	}
	if id, err := a.Find(context.Background(), "2012"); err != nil || id != 2 { // a number that is no id
		t.Errorf("%d %v", id, err)
	}
	if _, err := a.Find(context.Background(), "20…"); !errors.As(err, &ambiguous) || len(ambiguous.Slugs) != 4 {
		t.Errorf("%v", err)
	}
	if _, err := a.Find(context.Background(), "..."); !errors.As(err, &missing) {
		t.Errorf("%v", err)
	}
}
