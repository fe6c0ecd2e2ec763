package db

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"briefings/db/terms"
)

// An archive of every schema that there ever was is refused by readers with a
// word, brought to this one by an import, and kept beside it as it was.
func TestMigrate(t *testing.T) {
	for version := 1; version < SchemaVersion; version++ {
		old, err := os.ReadFile(fmt.Sprintf("../testdata/archives/v%d.db", version))
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "a.db")
		if err := os.WriteFile(path, old, 0o600); err != nil {
			t.Fatal(err)
		}
		var oldError *OldError
		if _, err := Open(context.Background(), path); !errors.As(err, &oldError) || oldError.Version != version {
			t.Fatalf("version %d: %v", version, err)
		}

		// What is given up leaves all as it was.
		im, err := Begin(context.Background(), path, Options{Schema: schema(t)})
		if err != nil {
			t.Fatal(err)
		}
		if err := im.Close(); err != nil {
			t.Fatal(err)
		}
		if left, _ := filepath.Glob(path + "*"); len(left) != 1 {
			t.Errorf("left after an import that was given up: %v", left)
		}
		if _, err := Open(context.Background(), path); !errors.As(err, &oldError) {
			t.Fatalf("version %d is no longer what it was: %v", version, err)
		}

		told := ""
		im, err = Begin(context.Background(), path, Options{Schema: schema(t), Migrating: func(_ int, kept string) { told = kept }})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := im.Add(page("/new.txt", "new", sample(7))); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(im.Commit(), im.Close()); err != nil {
			t.Fatal(err)
		}
		checkMigrated(t, path)
		if err := checkHeader(told); !errors.As(err, &oldError) || told != fmt.Sprintf("%s.v%d", path, version) {
			t.Errorf("kept as %q: %v", told, err)
		}
	}
}

// checkMigrated checks the content of a migrated archive.
func checkMigrated(t *testing.T, path string) {
	t.Helper()
	a := reading(t, path)
	checkClean(t, path)
	if data, _, _, err := a.Original(context.Background(), 1); err != nil || len(data) == 0 {
		t.Errorf("bytes of a page: %v", err)
	}
	info, err := a.Info(context.Background())
	if err != nil || info.Briefings != 4 || info.Revisions != 1 {
		t.Errorf("%+v %v", info, err)
	}
	parsed, _ := terms.Parse("agreed to meet again")
	hits := 0
	for _, err := range a.Search(context.Background(), Query{Limit: -1}, parsed, Columns("briefings")) {
		if err != nil {
			t.Fatal(err)
		}
		hits++
	}
	if hits != 1 {
		t.Errorf("%d hits in what was migrated", hits)
	}
}
