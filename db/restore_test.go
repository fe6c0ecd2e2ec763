package db

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"briefings/briefing"
)

// exported is an archive as records with all that it keeps.
func exported(t testing.TB, path string) []byte {
	t.Helper()
	var out []byte
	for w, err := range reading(t, path).Wholes(context.Background(), Query{Limit: -1}) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(briefing.AppendWhole(out, &w.Briefing, &w.Kept), '\n')
	}
	return out
}

// restored are the entries of records.
func restored(t testing.TB, lines []byte) (entries []Entry) {
	t.Helper()
	for line := range bytes.Lines(lines) {
		b, kept, err := briefing.ParseWhole(bytes.TrimSpace(line))
		if err != nil || kept == nil {
			t.Fatalf("%v %v: %.200s", kept, err, line)
		}
		entries = append(entries, Entry{Path: b.Source, Format: "jsonl", Briefing: b, Kept: kept})
	}
	return entries
}

func TestRestoreGivesTheSameBytes(t *testing.T) {
	folder := t.TempDir()
	path, other := filepath.Join(folder, "a.db"), filepath.Join(folder, "b.db")
	record := page("/f.jsonl#1", `{"title": "of a record"}`, sample(4))
	record.Format, record.File, record.Encoding = "jsonl", "/f.jsonl", ""
	put(t, path, wordy("/one", "quagga"), wordy("/two", "zebra"), wordy("/copy", "quagga"), record)
	put(t, path, wordy("/one", "heron"))
	put(t, path, wordy("/one", "crane"), wordy("/old", "heron")) // the bytes of a revision at another path
	first, second := wordy("/first", "same"), wordy("/second", "same")
	first.Briefing.Slug, second.Briefing.Slug = "first", "second"
	first.Encoding = "utf-8"
	put(t, path, first, second)              // two that share their bytes
	if err := take(t, path, 2); err != nil { // ids with a gap
		t.Fatal(err)
	}
	want := exported(t, path)
	for _, word := range []string{`"number": 2`, "/copy", "/old", `"encoding": "utf-8"`, `"id": 5`} {
		if !strings.Contains(string(want), word) {
			t.Fatalf("%s is not in the export", word)
		}
	}
	results := put(t, other, restored(t, want)...)
	if got := statuses(results); got != "new:1 new:3 new:4 new:5" {
		t.Errorf("restored as %s", got)
	}
	checkClean(t, other)
	if got := exported(t, other); !bytes.Equal(got, want) {
		t.Errorf("exported\n%s\nand after the import\n%s", want, got)
	}
	if got := statuses(put(t, other, restored(t, want)...)); got != "unchanged:1 unchanged:3 unchanged:4 unchanged:5" {
		t.Errorf("restored again as %s", got)
	}
	// What was restored goes on as what it was.
	if got := statuses(put(t, other, wordy("/one", "ibis"), wordy("/copy", "quagga"), wordy("/elsewhere", "same"))); got != "changed:1 unchanged:1 duplicate:4" {
		t.Errorf("went on as %s", got)
	}
	checkClean(t, other)
	// Two tellings of one past are not mixed.
	im, err := Begin(context.Background(), other, Options{Schema: schema(t)})
	if err != nil {
		t.Fatal(err)
	}
	defer im.Close()
	_, err = im.Add(restored(t, want)[0])
	var refused *RefusedError
	if !errors.As(err, &refused) || !strings.Contains(err.Error(), "knows other things of it") {
		t.Errorf("%v", err)
	}
}

// A record whose id and slug are taken gets others, and keeps all else.
func TestRestoreBesideOthers(t *testing.T) {
	folder := t.TempDir()
	path, other := filepath.Join(folder, "a.db"), filepath.Join(folder, "b.db")
	put(t, path, wordy("/one", "quagga"))
	put(t, path, wordy("/one", "heron"))
	named := wordy("/there", "zebra")
	named.Briefing.Slug = reading(t, path).slugOf(t, 1)
	put(t, other, named)
	got := put(t, other, restored(t, exported(t, path))...)
	if got[0].Status != New || got[0].ID != 2 || got[0].Slug == named.Briefing.Slug {
		t.Errorf("%+v", got)
	}
	checkClean(t, other)
	list, err := reading(t, other).History(context.Background(), 2)
	if err != nil || len(list) != 2 {
		t.Errorf("%v %v", list, err)
	}
	data, _, _, err := reading(t, other).RevisionOriginal(context.Background(), 2, 1)
	if err != nil || !strings.HasSuffix(string(data), "Pagequagga") {
		t.Errorf("%.100q %v", data, err)
	}
}

func (a *Archive) slugOf(t testing.TB, id int64) string {
	b, err := a.Briefing(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return b.Slug
}

// Two archives that hold some of the same pages are brought together: a page is one
// briefing with the sources of both, and a page that each tells otherwise is refused.
func TestRestoreIntoAnotherArchive(t *testing.T) {
	folder := t.TempDir()
	theirs, ours := filepath.Join(folder, "a.db"), filepath.Join(folder, "b.db")
	put(t, theirs, wordy("/same", "crane"), wordy("/theirs", "heron"), wordy("/only", "egret"), wordy("/told", "ibis"))
	put(t, theirs, wordy("/told", "zebra"))
	put(t, ours, wordy("/ours", "heron"), wordy("/told", "ibis"), wordy("/same", "crane"))
	execIn(t, ours, "UPDATE source SET imported = '2001-06-30T23:59:59Z', modified = NULL")

	records := restored(t, exported(t, theirs))
	if got := statuses(put(t, ours, records[:3]...)); got != "unchanged:3 duplicate:1 new:4" {
		t.Errorf("brought together as %s", got)
	}
	checkClean(t, ours)
	if got := statuses(put(t, ours, restored(t, exported(t, theirs))[:3]...)); got != "unchanged:3 unchanged:1 unchanged:4" {
		t.Errorf("brought together again as %s", got)
	}
	if got := bytes.Count(exported(t, ours), []byte(`"imported": "2001-06-30T23:59:59Z"`)); got != 3 {
		t.Errorf("%d sources were imported first in 2001", got)
	}
	im, err := Begin(context.Background(), ours, Options{Schema: schema(t)})
	if err != nil {
		t.Fatal(err)
	}
	defer im.Close()
	if _, err := im.Add(restored(t, exported(t, theirs))[3]); err == nil || !strings.Contains(err.Error(), "knows other things of it") {
		t.Errorf("another past: %v", err)
	}
}
