package db

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"briefings/briefing/read"
)

const pageText = `Norway-Iceland Foreign Ministers' Meeting

May 8, 2019

On May 7, 2019, Ms. Ada Vale, Minister for Foreign Affairs of Norway, held a meeting with Mr. Jon Holm, Minister for Foreign Affairs of Iceland, in %s.

1. Fisheries

(1) The ministers counted %d herrings, and then they counted them once more, and agreed on what they had counted.
`

// readPage is an entry as the reader reads it.
func readPage(t testing.TB, path, text string) Entry {
	t.Helper()
	result, err := read.Page(path, []byte(text), read.Options{Format: "text"})
	if err != nil {
		t.Fatal(err)
	}
	return page(path, text, result.Briefing)
}

// rereadings are what Reread tells, in words.
func rereadings(t testing.TB, path string) string {
	t.Helper()
	var list []string
	for r, err := range reading(t, path).Reread(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Changed != nil || r.Err != nil {
			list = append(list, fmt.Sprint(r.ID, r.Changed, r.Err))
		}
	}
	return strings.Join(list, " ")
}

// What an older reader read otherwise is found and set right, as a revision;
// the page and its bytes stay what they are.
func TestReread(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	var entries []Entry
	for i := range rereadAtOnce + 10 {
		entries = append(entries, readPage(t, fmt.Sprint("/", i), fmt.Sprintf(pageText, "Oslo", i)))
	}
	record := page("/f.jsonl#1", "{}", sample(1))
	record.Format, record.File = "jsonl", "/f.jsonl"
	put(t, path, append(entries, record)...)
	if got := rereadings(t, path); got != "" {
		t.Fatalf("the reader of today reads otherwise: %s", got)
	}
	old := entries[3]
	old.Briefing.Place, old.Briefing.Minutes = "", 12
	older := entries[rereadAtOnce+5]
	older.Briefing.Sections = nil
	odd := filepath.Join(t.TempDir(), "odd.db")
	put(t, odd, append(append([]Entry{old, older}, entries[:3]...), record)...)
	if got := rereadings(t, odd); got != "1 [place duration_minutes] <nil> 2 [sections statements] <nil>" {
		t.Errorf("%s", got)
	}
	before := wholeArchive(t, odd, 3)
	im, err := Begin(context.Background(), odd, Options{Schema: schema(t)})
	if err != nil {
		t.Fatal(err)
	}
	defer im.Close()
	counts := map[Status]int{}
	err = im.Reread(func(_ Rereading, r Result) error { counts[r.Status]++; return nil })
	if err == nil {
		err = im.Commit()
	}
	if err != nil || counts[Changed] != 2 || counts[Unchanged] != 3 || len(counts) != 2 {
		t.Fatalf("%v %v", counts, err)
	}
	im.Close()
	checkClean(t, odd)
	if got := rereadings(t, odd); got != "" {
		t.Errorf("after that it reads otherwise: %s", got)
	}
	if after := wholeArchive(t, odd, 3); after != before {
		t.Errorf("%s became %s", before, after)
	}
	list, err := reading(t, odd).History(context.Background(), 1)
	if err != nil || len(list) != 2 || strings.Join(list[1].Changed, " ") != "place duration_minutes" || list[0].Digest != list[1].Digest {
		t.Errorf("%+v %v", list, err)
	}
	var leaning int
	raw, err := sql.Open("sqlite", odd)
	if err == nil {
		defer raw.Close()
		err = raw.QueryRow("SELECT count(*) FROM original WHERE base IN (1, 2)").Scan(&leaning)
	}
	if err != nil || leaning != 2 {
		t.Errorf("%d originals lean on the new texts, %v", leaning, err)
	}
	if got := statuses(put(t, odd, entries[3])); got != "unchanged:1" {
		t.Errorf("the page comes again as %s", got)
	}
}
