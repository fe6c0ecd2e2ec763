package db

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefings/briefing"
	"briefings/briefing/day"
	"briefings/db/terms"
)

// rankingTerms ask for rows of [rankingTable] in every way that there is.
var rankingTerms = []string{
	"w0", "w1 w2", `"w0 w1"`, "w1 OR w2", "title:w3", "w4 -w0", "w1*", "w*", "w0 w7", `"w0 w1"*`, `"w0 w2" OR (w3 -"w1 w0")`,
	"title:w*", "heading:w1 person:w2", "place:(w1 OR w2) -w9", "(w1 OR w2) (w3 OR w4)", "w30 -(w1 OR w2)", `"w0 w0 w0"`, `title:"w0 w1"`,
	"w1 OR (w2 w3) OR (w4 -w5)", "nowhere", "nowhere*", "w1 nowhere", "w1 OR nowhere", `"w1 nowhere"`, "w2 -nowhere", "w5 -w5", "-w1", "w39", "-w0 OR w1", "(-w0 OR w1) (-w2 OR w3) w4", "-w0 -w1", "-(w0 -w1)",
	"(w1 w2 -w3) OR (w4 w5 -(w6 OR w7))", `-w1 w2 "w3 w*"`, `w1 -("w2 w3" OR w4*)`,
}

// rankingTable makes an archive whose full text has several segments, in which
// rows were changed and deleted.
func rankingTable(t *testing.T, seed uint64, n int) *Archive {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 2))
	path := filepath.Join(t.TempDir(), "a.db")
	docs := make([]briefing.Briefing, n)
	word := func() string { return fmt.Sprintf("w%d", min(rng.IntN(40), rng.IntN(60))) }
	text := func(most int) string {
		words := make([]string, rng.IntN(most))
		for i := range words {
			words[i] = word()
		}
		return strings.Join(words, " ")
	}
	fill := func(b *briefing.Briefing) {
		b.Title, b.Lead, b.Place = "t "+text(6), "x "+text(60), "p "+text(4)
		b.Sections = []briefing.Section{{Heading: "h " + text(4), Paragraphs: []briefing.Paragraph{{Text: "y " + text(40*rng.IntN(40)+1)}}}}
		b.People = []briefing.Person{{Name: "n " + text(4)}}
	}
	var entries []Entry
	add := func(i int) {
		entries = append(entries, page(fmt.Sprintf("/pages/%d", i), fmt.Sprint(rng.Uint64()), docs[i]))
	}
	for i := range docs {
		docs[i] = sample(i)
		docs[i].Held = day.Period{}
		docs[i].Published = day.Date(fmt.Sprintf("20%02d-01-02", rng.IntN(30)))
		fill(&docs[i])
		add(i)
	}
	put(t, path, entries[:n*2/3]...)
	put(t, path, entries[n*2/3:]...)
	for range 4 { // each is a segment of its own
		entries = nil
		for range n / 10 {
			i := rng.IntN(n)
			fill(&docs[i])
			add(i)
		}
		put(t, path, entries...)
	}
	return reading(t, path)
}

// What ranks here finds the rows that FTS5 finds, with its scores, and in
// the same order.
func TestRankingIsThatOfFTS5(t *testing.T) {
	for seed := range uint64(3) {
		a := rankingTable(t, seed, 50+int(seed)*120)
		var segments int
		if err := a.db.QueryRow("SELECT count(DISTINCT segid) FROM fulltext_idx").Scan(&segments); err != nil || segments < 2 {
			t.Fatalf("%d segments, %v", segments, err)
		}
		for _, typed := range rankingTerms {
			parsed, err := terms.Parse(typed)
			if err != nil {
				t.Fatal(err)
			}
			for _, q := range []Query{{Limit: -1}, {Limit: 3}, {Limit: 10, Offset: 7}, {Limit: 5, Criteria: Criteria{Dates: []day.Range{{From: "2011-01-01"}}}}} {
				got, err := ownRanking(a, q, parsed)
				if _, ok := parsed.Root.Match(); !ok && isNotFast(err) {
					continue
				}
				want := stockRanking(t, a, q, parsed)
				if err != nil {
					t.Fatalf("%s: %v", typed, err)
				}
				if !slices.EqualFunc(want, got, sameRank) {
					t.Fatalf("seed %d, %s, %+v: FTS5 (-), ours (+):\n%.2000s", seed, typed, q, cmp.Diff(want, got, cmp.AllowUnexported(ranked{})))
				}
			}
		}
	}
}

// sameRank takes scores for the same that differ by the rounding of a logarithm.
func sameRank(a, b ranked) bool {
	return a.id == b.id && math.Abs(a.score-b.score) <= 1e-13*math.Abs(a.score)
}

func ownRanking(a *Archive, q Query, parsed terms.Terms) ([]ranked, error) {
	ctx := context.Background()
	s, err := a.snapshot(ctx)
	if err != nil {
		return nil, err
	}
	defer s.close()
	hits, err := s.ranked(ctx, &parsed, &q)
	return slices.Clip(append([]ranked{}, hits...)), err
}

func stockRanking(t *testing.T, a *Archive, q Query, parsed terms.Terms) []ranked {
	t.Helper()
	query, args, err := q.searchSQL(&parsed, true, []Column{{Name: "id", sql: same("briefing.id")}})
	if err != nil {
		t.Fatal(err)
	}
	query = strings.Replace(query, "SELECT "+searchExpressions([]Column{{Name: "id", sql: same("briefing.id")}}, sqliteSQL), "SELECT briefing.id, hit.score", 1)
	rows, err := a.db.Query(query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	hits := []ranked{}
	for rows.Next() {
		var r ranked
		if err := rows.Scan(&r.id, &r.score); err != nil {
			t.Fatal(err)
		}
		hits = append(hits, r)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return hits
}

// A full text in a form of another program is left to FTS5.
func TestRankingLeavesUnknownFormsToFTS5(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	put(t, path, page("/a", "a", sample(1)))
	execIn(t, path, "UPDATE fulltext_config SET v = 5 WHERE k = 'version'")
	parsed, err := terms.Parse("meeting")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ownRanking(reading(t, path), Query{Limit: -1}, parsed); !errors.Is(err, errNotFast) {
		t.Errorf("the answer is %v, not that FTS5 has to do it", err)
	}
}
