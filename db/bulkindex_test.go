package db

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefings/briefing"
	"briefings/briefing/day"
	"briefings/db/internal/sqlitefile"
)

// Indexes of a first import hold what SQLite would have put into them, in its order,
// also of days that are not known, or not to the day.
func TestIndexesOfABulkLoad(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	days := []day.Date{"", "2011", "2011-05", "2011-05-09", "2011-05-10", "1998-12-31"}
	countries := []string{"FR", "TR", "JP", "UN"}
	var entries []Entry
	for i := range 3000 {
		b := sample(i)
		b.Published, b.Held = days[rng.IntN(len(days))], day.Period{}
		if date := days[rng.IntN(len(days))]; date != "" {
			b.Held = day.Period{Start: date, End: date}
		}
		b.Countries = nil
		for _, at := range rng.Perm(len(countries))[:rng.IntN(3)] {
			b.Countries = append(b.Countries, countries[at])
		}
		for range rng.IntN(3) {
			b.People = append(b.People, briefing.Person{Name: fmt.Sprint("Envoy ", rng.IntN(500))})
		}
		entries = append(entries, page(fmt.Sprintf("/p/%05d.txt", i), fmt.Sprint("page ", i), b))
	}
	path := filepath.Join(t.TempDir(), "a.db")
	put(t, path, entries...)
	checkClean(t, path)
	queries := []string{
		"SELECT date, id FROM briefing INDEXED BY briefing_date ORDER BY date DESC",
		"SELECT slug, id FROM briefing INDEXED BY sqlite_autoindex_briefing_1 WHERE slug > ''",
		"SELECT digest, id FROM briefing INDEXED BY briefing_digest WHERE digest > ''",
		"SELECT digest, id FROM original INDEXED BY sqlite_autoindex_original_1 WHERE digest > ''",
		"SELECT person_id, briefing_id, position FROM participant INDEXED BY participant_person WHERE person_id > 0",
		"SELECT country, briefing_id, position FROM party INDEXED BY party_country WHERE country > ''",
	}
	all := func() (rows []string) {
		a := reading(t, path)
		defer a.Close()
		for _, q := range queries {
			rows = append(rows, queryRows(t, a.db, q, q)...)
		}
		return rows
	}
	got := all()
	execIn(t, path, "REINDEX")
	if d := cmp.Diff(all(), got); d != "" {
		t.Error(d)
	}
}

// Two rows that an index of a bulk load must tell apart are an error.
func TestIndexOfEqualRows(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "pile"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	pile := sqlitefile.NewPile(file, pageSize)
	tree, w := sqlitefile.NewTree(pile, true), sqlitefile.Writer{}
	for i, slug := range []string{"2011-a-meeting", "2011-a-call", "2011-a-meeting"} {
		w.Null()
		w.Text(slug)
		if err := tree.Add(int64(i+1), w.Record()); err != nil {
			t.Fatal(err)
		}
	}
	m := indexMaker{ctx: context.Background(), pile: pile}
	of := bulkIndex{name: "slugs", columns: []int{1}, unique: true}
	if _, err := m.make(of, tree); err == nil || !strings.Contains(err.Error(), "rows 1 and 3 have \"2011-a-meeting\"") {
		t.Error(err)
	}
	of.unique = false
	index, err := m.make(of, tree)
	if err != nil || index.Len() != 3 {
		t.Errorf("%d entries, %v", index.Len(), err)
	}
}

// Texts come in the order of their bytes, and as they are, wherever they differ and
// however long they are; also where the memory of another index is taken again.
func TestIndexOfTexts(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "pile"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	pile, rng := sqlitefile.NewPile(file, pageSize), rand.New(rand.NewPCG(9, 9))
	m := indexMaker{ctx: context.Background(), pile: pile}
	for range 3 {
		texts := []string{"a", "a\x00", "a\x00b", "12345678", "123456789", "1234567", "é", "\xff", "12345678\x00", "", "\x00"}
		for range 60 {
			common := strings.Repeat("x", rng.IntN(12))
			texts = append(texts, fmt.Sprint(common, rng.IntN(1000)), common+strings.Repeat("y", rng.IntN(400_000)), strings.Repeat("z", rng.IntN(3<<20)*rng.IntN(2)*rng.IntN(2)))
		}
		rng.Shuffle(len(texts), func(i, j int) { texts[i], texts[j] = texts[j], texts[i] })
		tree, w := sqlitefile.NewTree(pile, true), sqlitefile.Writer{}
		for i, text := range texts {
			w.TextOrNull(text)
			if err := tree.Add(int64(i+1), w.Record()); err != nil {
				t.Fatal(err)
			}
		}
		index, err := m.make(bulkIndex{name: "texts", columns: []int{0}}, tree)
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(texts)
		n := 0
		if err := index.Each(func(row sqlitefile.Row) error {
			values, err := row.Record.Values(nil)
			if err == nil && values[0].Text != texts[n] {
				t.Errorf("entry %d is %.20q of %d bytes, want %.20q of %d", n, values[0].Text, len(values[0].Text), texts[n], len(texts[n]))
			}
			n++
			return err
		}); err != nil || n != len(texts) {
			t.Errorf("%d of %d entries, %v", n, len(texts), err)
		}
	}
	tree, w := sqlitefile.NewTree(pile, true), sqlitefile.Writer{}
	w.Text(strings.Repeat("x", 1<<sizeBits))
	if err := tree.Add(1, w.Record()); err != nil {
		t.Fatal(err)
	}
	if _, err := m.make(bulkIndex{name: "texts", columns: []int{0}}, tree); err == nil || !strings.Contains(err.Error(), "too long") {
		t.Error(err)
	}
}
