package db

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"briefings/briefing"
)

// A first import answers for each page as an import into an archive does, and writes the
// same rows: with copies, changed pages, equal names and ids that are out of order.
func TestFirstImportIsAnImport(t *testing.T) {
	for seed := range uint64(25) {
		entries := mixedEntries(rand.New(rand.NewPCG(seed, 1)))
		folder := t.TempDir()
		first, stock := filepath.Join(folder, "first.db"), filepath.Join(folder, "stock.db")
		got := put(t, first, entries...)
		put(t, stock) // makes an empty archive
		want := put(t, stock, entries...)
		for i := range entries {
			if got[i] != want[i] {
				t.Fatalf("seed %d, entry %d of %d, %s: %v, want %v", seed, i, len(entries), entries[i].Path, got[i], want[i])
			}
		}
		checkClean(t, first)
		if d := cmp.Diff(allRows(t, stock), allRows(t, first)); d != "" {
			t.Fatalf("seed %d: %s", seed, d)
		}
	}
}

// allRows returns the rows of an archive without the times at which they were written.
func allRows(t *testing.T, path string) []string {
	t.Helper()
	a := reading(t, path)
	var list []string
	for _, query := range []string{
		"SELECT name, sql FROM sqlite_schema ORDER BY name", "SELECT * FROM briefing", "SELECT * FROM text", "SELECT * FROM person",
		"SELECT * FROM participant", "SELECT * FROM party", "SELECT * FROM original", "SELECT * FROM fulltext_docsize",
		"SELECT path, briefing_id, format, size, modified, digest, original_id FROM source",
		"SELECT briefing_id, number, source, digest, original_id, facts FROM revision",
	} {
		list = append(list, queryRows(t, a.db, query, query)...)
	}
	return list
}

// mixedEntries are pages and records with few different bytes, paths and names.
func mixedEntries(rng *rand.Rand) []Entry {
	var entries []Entry
	n := rng.IntN(60)
	kinds := 1 + rng.IntN(8) // of what can happen: the fewer, the more often each
	for i := range n {
		content := i
		path := fmt.Sprintf("/pages/%03d.txt", i)
		b := sample(i)
		switch rng.IntN(4 * kinds) {
		case 0: // same bytes as another one
			content = rng.IntN(i + 1)
			b = sample(content)
		case 1: // same name as another one
			b = sample(rng.IntN(3))
			b.Lead = fmt.Sprint("Another lead ", i)
		case 2: // out of order
			path = fmt.Sprintf("/before/%03d.txt", n-i)
		case 4: // changed
			path = fmt.Sprintf("/pages/%03d.txt", rng.IntN(i+1))
		case 8: // brings an id and a name
			b.ID, b.Slug = int64(rng.IntN(2*n+1)), briefing.Slug(new(sample(rng.IntN(n))), 1)
		case 12: // with facts that the reader never gives
			b.People = []briefing.Person{{Name: "One;Two"}}
		}
		e := page(path, fmt.Sprint("page ", content), b)
		if b.ID != 0 {
			e.Format, e.Modified = "jsonl", time.Time{}
		}
		entries = append(entries, e)
		if rng.IntN(4*kinds) == 3 {
			entries = append(entries, e) // twice
		}
	}
	return entries
}
