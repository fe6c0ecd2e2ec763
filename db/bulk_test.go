package db

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"briefings/briefing"
)

// A first import answers for each page as one would that finds an archive, and
// makes the same of it: whatever copies, revisions and equal names there are
// among them, and wherever the bulk load ends.
func TestBulkLoadIsAnImport(t *testing.T) {
	for seed := range uint64(25) {
		entries := mixedEntries(rand.New(rand.NewPCG(seed, 1)))
		folder := t.TempDir()
		bulk, stock := filepath.Join(folder, "bulk.db"), filepath.Join(folder, "stock.db")
		got := put(t, bulk, entries...)
		put(t, stock) // an empty one: from here on it is there
		want := put(t, stock, entries...)
		for i := range entries {
			if got[i] != want[i] {
				t.Fatalf("seed %d, entry %d of %d, %s: %v, want %v", seed, i, len(entries), entries[i].Path, got[i], want[i])
			}
		}
		checkClean(t, bulk)
		if d := cmp.Diff(allRows(t, stock), allRows(t, bulk)); d != "" {
			t.Fatalf("seed %d: %s", seed, d)
		}
	}
}

// allRows are those of an archive, without the times at which they were written.
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
	kinds := 1 + rng.IntN(8) // of what can happen: the fewer, the longer the bulk load lasts
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
			b.Countries = []string{"TR", "TR"}
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

// Where two texts share their sums nothing is taken for the other.
func TestBulkLoadLooksBehindSums(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	im, err := Begin(context.Background(), path, Options{Schema: schema(t)})
	if err != nil {
		t.Fatal(err)
	}
	defer im.Close()
	add := func(e Entry, want Result) {
		t.Helper()
		if got, err := im.Add(e); err != nil || got.Status != want.Status || got.ID != want.ID {
			t.Errorf("%s: %v, %v, want %v", e.Path, got, err, want)
		}
	}
	first, second, third := page("/a", "first", sample(1)), page("/b", "second", sample(2)), page("/c", "second", sample(2))
	add(first, Result{Status: New, ID: 1})
	// As if the digest of the second page began as that of the first one.
	has, _ := im.bulk.digests.get(sumOf(first.Briefing.Digest))
	im.bulk.digests.set(sumOf(second.Briefing.Digest), has)
	im.fresh.note(knownDigest + second.Briefing.Digest)
	add(second, Result{Status: New, ID: 2})
	add(third, Result{Status: Duplicate, ID: 2})
	if err := im.Commit(); err != nil {
		t.Fatal(err)
	}
	checkClean(t, path)
	for id, want := range map[int64]string{1: "first", 2: "second"} {
		if data, _, _, err := reading(t, path).Original(context.Background(), id); err != nil || string(data) != want {
			t.Errorf("bytes of %d: %q, %v", id, data, err)
		}
	}
}

func TestSums(t *testing.T) {
	var s sums[int]
	want := map[sum]int{}
	rng := rand.New(rand.NewPCG(3, 4))
	for i := range 100_000 {
		key := sumOf(fmt.Sprint(rng.IntN(50_000)))
		if got, ok := s.get(key); got != want[key] || ok != (want[key] > 0) {
			t.Fatalf("%x: %d, %v, want %d", key, got, ok, want[key])
		}
		s.set(key, i+1)
		want[key] = i + 1
	}
	for _, part := range s.parts {
		if !slices.IsSortedFunc(part, func(a, b sumEntry[int]) int { return slices.Compare(a.sum[:], b.sum[:]) }) {
			t.Fatal("not in order")
		}
	}
}
