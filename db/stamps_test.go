package db

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"
)

func begin(t *testing.T, path string, o Options) *Importer {
	t.Helper()
	o.Schema = schema(t)
	im, err := Begin(context.Background(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { im.Close() })
	return im
}

// A file is as it was where its path, its size and its time are the same, and
// its time is before the second of the import.
func TestStamps(t *testing.T) {
	archive, root := filepath.Join(t.TempDir(), "a.db"), t.TempDir()
	folder := filepath.Join(root, "in") + string(filepath.Separator)
	old := time.Date(2020, 1, 2, 3, 4, 5, 67_000_000, time.UTC)
	var entries []Entry
	add := func(path string, modified time.Time) {
		e := page(path, "bytes of "+path, sample(len(entries)))
		e.Modified = modified
		entries = append(entries, e)
	}
	for n := range 3000 { // of some depth
		add(fmt.Sprintf("%s%04d.txt", folder, n), old)
	}
	add(folder+"new.txt", time.Now().Add(time.Hour))
	add(folder+"none.txt", time.Time{})
	add(filepath.Join(folder, "sub", "0001.txt"), old)
	add(filepath.Join(root, "inn", "0001.txt"), old)
	put(t, archive, entries...)

	stamps := begin(t, archive, Options{Late: true}).Stamps()
	size := int64(len("bytes of ") + len(folder) + len("0001.txt"))
	for _, test := range []struct {
		folder string
		file   File
		want   bool
	}{
		{folder, File{Name: "0001.txt", Size: size, Modified: old}, true},
		{folder, File{Name: "2999.txt", Size: size, Modified: old}, true},
		{folder, File{Name: "2999.txt", Size: size, Modified: old.In(time.FixedZone("", 3600))}, true},
		{folder, File{Name: "2999.txt", Size: size + 1, Modified: old}, false},
		{folder, File{Name: "2999.txt", Size: size, Modified: old.Add(time.Nanosecond)}, false},
		{folder, File{Name: "2999.txt", Size: size, Modified: old.Add(time.Second)}, false},
		{folder, File{Name: "3000.txt", Size: size, Modified: old}, false},
		{folder, File{Name: "new.txt", Size: int64(len(entries[3000].Data)), Modified: entries[3000].Modified}, false},
		{folder, File{Name: "none.txt", Size: int64(len(entries[3001].Data)), Modified: time.Time{}}, false},
		{folder + "sub" + string(filepath.Separator), File{Name: "0001.txt", Size: size + 4, Modified: old}, true},
	} {
		got := []File{test.file, {Name: "0002.txt", Size: size, Modified: old}}
		stamps.Mark(test.folder, got)
		if got[0].Known != test.want || got[1].Known != (test.folder == folder) {
			t.Errorf("%s%+v: %+v, want %v", test.folder, test.file, got, test.want)
		}
	}
	none := []File{{Name: "0001.txt", Size: size, Modified: old}}
	if NoStamps().Mark(folder, none); none[0].Known || !NoStamps().None() || stamps.None() {
		t.Errorf("none: %+v", none)
	}
}

// An import that begins late is in nobody's way before it adds a page, and sees
// then what others have added meanwhile.
func TestLateImport(t *testing.T) {
	archive := filepath.Join(t.TempDir(), "a.db")
	put(t, archive, page("/1", "one", sample(1)))
	late := begin(t, archive, Options{Late: true})
	dry := begin(t, archive, Options{Late: true, DryRun: true})
	if late.Begun() || dry.Begun() {
		t.Error("an import has begun that adds nothing")
	}
	put(t, archive, page("/2", "two", sample(2)))
	for _, im := range []*Importer{dry, late} {
		for _, want := range []Result{{Status: Unchanged, ID: 2}, {Status: New, ID: 3}} {
			got, err := im.Add(page(fmt.Sprint("/", want.ID), []string{"two", "three"}[want.ID-2], sample(int(want.ID))))
			if err != nil || got.Status != want.Status || got.ID != want.ID {
				t.Fatalf("%+v, want %+v: %v", got, want, err)
			}
		}
	}
	var busy *BusyError
	if _, err := Begin(context.Background(), archive, Options{Schema: schema(t), Late: true, NoWait: true}); !errors.As(err, &busy) {
		t.Errorf("an import does not wait for the one that is at work: %v", err)
	}
}

// The archive is one plain file after an import, also where one of its own
// readers is slow.
func TestCloseWaitsForReaders(t *testing.T) {
	archive := filepath.Join(t.TempDir(), "a.db")
	put(t, archive, page("/1", "one", sample(1)))
	im := begin(t, archive, Options{})
	reading := make(chan error)
	go func() {
		im.looking.RLock()
		defer im.looking.RUnlock()
		a, err := openForReading(im.look, archive, "")
		if err == nil {
			defer a.Close()
			var s *snapshot
			if s, err = a.snapshot(im.look); err == nil {
				defer s.close()
			}
		}
		reading <- err
		<-im.look.Done()
		time.Sleep(500 * time.Millisecond)
	}()
	if err := <-reading; err != nil {
		t.Fatal(err)
	}
	if _, err := im.Add(page("/2", "two", sample(2))); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(im.Commit(), im.Close()); err != nil {
		t.Fatal(err)
	}
	if !isAtRest(archive) {
		t.Error("a log is left")
	}
}
