package db

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefings/briefing"
)

// Going through briefings by date finds the same as sorting those of a country.
func TestNewestOfACountry(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	var entries []Entry
	for i := range 400 {
		b := sample(i)
		b.Countries = []string{"TR", []string{"CN", "FR", "DE", "JP", "JP"}[i%5]}
		if i%37 == 0 {
			b.Countries = append(b.Countries, "IS")
		}
		if i%11 == 0 {
			b.Held, b.Published = briefing.Period{}, ""
		}
		entries = append(entries, page(fmt.Sprint("/", i), fmt.Sprint(i), b))
	}
	put(t, path, entries...)
	a := reading(t, path)
	for _, test := range []struct {
		q    Query
		walk bool
	}{
		{Query{Criteria: Criteria{Countries: []string{"TR"}}, Limit: 20}, true},
		{Query{Criteria: Criteria{Countries: []string{"IS"}}, Limit: 20}, false},
		{Query{Criteria: Criteria{Countries: []string{"IS", "JP"}}, Limit: 7, Offset: 5}, true},
		{Query{Criteria: Criteria{Countries: []string{"JP"}, Dates: []briefing.Range{{From: "2011-03-01", To: "2011-09-30"}}}, Limit: 5}, true},
		{Query{Criteria: Criteria{Countries: []string{"TR"}}, Limit: 399}, true},
		{Query{Criteria: Criteria{Countries: []string{"TR"}}, Limit: -1}, false},
		{Query{Criteria: Criteria{Kinds: []string{"visit"}}, Limit: 5}, false},
	} {
		test.q.Sort = NewestFirst
		walk, err := a.goesByDate(context.Background(), &test.q)
		if err != nil || walk != test.walk {
			t.Errorf("%+v: goes by date: %v, %v", test.q, walk, err)
		}
		var answers [2]string
		for i := range answers {
			test.q.byDate = i == 1 && len(test.q.Countries) > 0
			query, args, err := test.q.build("briefing.id", tableNamed(""))
			if err != nil {
				t.Fatal(err)
			}
			a.eachRow(context.Background(), query, args, 1, func(cells []Cell, err error) bool {
				if err != nil {
					t.Fatal(err)
				}
				answers[i] += cells[0].Text + " "
				return true
			})
		}
		if diff := cmp.Diff(answers[0], answers[1]); diff != "" {
			t.Errorf("%+v:\n%s", test.q, diff)
		}
	}
}
