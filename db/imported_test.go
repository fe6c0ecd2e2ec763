package db

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"
	"time"

	"briefings/briefing/day"
)

// The first time that a page was imported stays, whatever happens to the page later.
func TestFirstTimeOfAnImport(t *testing.T) {
	archive := filepath.Join(t.TempDir(), "a.db")
	// Five pages, each imported in a year of its own: 2001 to 2005.
	put(t, archive, append(lines("a", "bb", "ccc"), page("/4", "page 4", sample(4)), page("/5", "page 5", sample(5)))...)
	execIn(t, archive, "UPDATE source SET imported = (2000 + briefing_id) || '-06-30T23:59:59Z'")

	touched := page("/5", "page 5", sample(5))
	touched.Modified = touched.Modified.Add(time.Hour)
	put(t, archive, page("/4", "page 4, changed", sample(40)), touched) // a revision; another time of the file
	put(t, archive, page("/4", "page 4, changed again", sample(41)), page("/copy", "page 5", sample(5)))
	put(t, archive, page("/copy", "no copy any more", sample(6)))
	put(t, archive, lines("dddd", "a", "bb", "ccc")...) // every record moves to the next line
	put(t, archive, lines("dddd", "eeeee", "f", "a", "bb", "ccc")...)

	today := timestamp(time.Now())[:len("2006-01-02")]
	check := func(path string) {
		t.Helper()
		a := reading(t, path)
		for days, want := range map[string]string{
			"2001": "1", "2002": "2", "2003-06": "3", "2004-06-30": "4", "2004-07..2005-06-30": "5", "..2003": "1 2 3", today: "6 7 8 9",
		} {
			r, err := day.ParseRange(days)
			if err != nil {
				t.Fatal(err)
			}
			q := Query{Limit: -1, Criteria: Criteria{Imported: []day.Range{r}}}
			if got := ids(t, a, q); got != want {
				t.Errorf("%s: imported in %s: %q, want %q", path, days, got, want)
			}
		}
		list, err := a.History(context.Background(), 4)
		if err != nil || len(list) != 3 || list[0].Imported != "2004-06-30T23:59:59Z" || list[1].Imported != list[0].Replaced {
			t.Errorf("%s: history: %+v, %v", path, list, err)
		}
	}
	check(archive)
	checkClean(t, archive)

	again, records := filepath.Join(t.TempDir(), "again.db"), exported(t, archive)
	put(t, again, restored(t, records)...)
	if got := exported(t, again); !bytes.Equal(got, records) {
		t.Errorf("exported\n%s\nand after the import\n%s", records, got)
	}
	check(again)
}
