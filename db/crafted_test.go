package db

import (
	"context"
	"database/sql"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"briefings/db/terms"
)

// askAll asks an archive all that commands ask, and returns the first error.
func askAll(ctx context.Context, path string) error {
	a, err := Open(ctx, path)
	if err != nil {
		return err
	}
	defer a.Close()
	errs := []error{}
	_, err = a.Info(ctx)
	errs = append(errs, err)
	for _, err := range a.Briefings(ctx, Query{Limit: -1}) {
		if err != nil {
			errs = append(errs, err)
			break
		}
	}
	for _, c := range []Criteria{{}, {Countries: []string{"CN"}}, {Countries: []string{"JP"}}} {
		for _, err := range a.Rows(ctx, Query{Criteria: c, Sort: NewestFirst, Limit: 5}, Columns("")) {
			if err != nil {
				errs = append(errs, err)
				break
			}
		}
	}
	for _, table := range Tables {
		for _, err := range a.Rows(ctx, Query{Table: table, Limit: -1}, Columns(table)) {
			if err != nil {
				errs = append(errs, err)
				break
			}
		}
	}
	parsed, _ := terms.Parse("agreed")
	for _, limit := range []int{-1, 3} {
		for _, err := range a.Search(ctx, Query{Limit: limit}, parsed, Columns("briefings")) {
			if err != nil {
				errs = append(errs, err)
				break
			}
		}
	}
	for _, err := range a.Counts(ctx, Count{By: []string{"country"}}) {
		if err != nil {
			errs = append(errs, err)
			break
		}
	}
	_, _, _, err = a.Original(ctx, 1)
	errs = append(errs, err)
	problems := 0
	errs = append(errs, a.Check(ctx, func(string) bool { problems++; return problems < 100 }))
	if err := errors.Join(errs...); err != nil {
		return err
	}
	if problems > 0 {
		return errors.New("not clean")
	}
	return nil
}

// crafted makes an archive of a few briefings and returns its bytes.
func crafted(t testing.TB) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.db")
	var entries []Entry
	for n := range 12 {
		b := sample(n)
		entries = append(entries, page("/"+b.Title, b.Title+strings.Repeat(" agreed", 40), b))
	}
	put(t, path, entries...)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := askAll(context.Background(), path); err != nil {
		t.Fatalf("before anything was changed: %v", err)
	}
	return data
}

// Every page of an archive is spoilt in turn: all that is asked ends with an
// answer or an error, and an import, too.
func TestSpoiltPages(t *testing.T) {
	data := crafted(t)
	path := filepath.Join(t.TempDir(), "a.db")
	size := int(data[16])<<8 | int(data[17])
	rng := rand.New(rand.NewPCG(9, 9))
	wrong := 0
	tries := 0
	for start := 0; start < len(data); start += size {
		for _, bytes := range []int{1, 8, size / 2} {
			spoilt := append([]byte{}, data...)
			for range bytes {
				at := start + rng.IntN(size)
				if bytes == 8 {
					at = start + rng.IntN(64) // the head of the page
				}
				if at >= 100 { // the head of the file is another matter
					spoilt[at] = byte(rng.IntN(256))
				}
			}
			if err := os.WriteFile(path, spoilt, 0o600); err != nil {
				t.Fatal(err)
			}
			tries++
			ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
			if askAll(ctx, path) != nil {
				wrong++
			}
			im, err := Begin(ctx, path, Options{Schema: schema(t)})
			if err == nil {
				_, _ = im.Add(page("/new", "new", sample(13))) // it may fail: it has to come back
				_ = im.Commit()
				_ = im.Close()
			}
			if ctx.Err() != nil {
				t.Errorf("page at byte %d, %d bytes spoilt: goes on for ever", start, bytes)
			}
			cancel()
		}
	}
	if wrong < tries/4 {
		t.Errorf("of %d spoilt archives only %d were found to be off", tries, wrong)
	}
	t.Logf("%d spoilt archives, %d found to be off", tries, wrong)
}

// A file that passes for an archive runs nothing of its own.
func TestForeignSchemas(t *testing.T) {
	data := crafted(t)
	endless := "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
	for _, test := range []struct{ name, sql, read, write string }{
		{"a view for a table", "ALTER TABLE text RENAME TO t2; CREATE VIEW text AS " + endless, "text is no table", "text is no table"},
		{"no tables", "DROP TABLE fulltext", "tables are missing", "tables are missing"},
		{"a trigger", "CREATE TRIGGER t AFTER INSERT ON source BEGIN DELETE FROM briefing; END", "", "has a trigger of its own, t"},
		{"another virtual table", "DROP TABLE fulltext; CREATE VIRTUAL TABLE fulltext USING rtree (id, a, b)", "fulltext is no table", "fulltext is no table"},
		{"a view of the user's own", "CREATE VIEW mine AS " + endless, "", ""},
	} {
		path := filepath.Join(t.TempDir(), "a.db")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		file, err := sql.Open("sqlite", path+"?_pragma=foreign_keys(0)&_pragma=legacy_alter_table(1)")
		if err == nil {
			_, err = file.Exec(test.sql)
		}
		if err = errors.Join(err, file.Close()); err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		says := func(how string, err error, want string) {
			if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
				t.Errorf("%s, %s: %v, and %q is wanted", test.name, how, err, want)
			}
		}
		a, err := Open(context.Background(), path)
		if err == nil {
			a.Close()
		}
		says("read", err, test.read)
		im, err := Begin(context.Background(), path, Options{Schema: schema(t)})
		if err == nil {
			im.Close()
		}
		says("import", err, test.write)
	}
}

// The tables that a file must have are those of the schema.
func TestOwnTables(t *testing.T) {
	for _, name := range ownTables {
		if !strings.Contains(schema(t), "\nCREATE TABLE "+name+" (") && !strings.Contains(schema(t), "\nCREATE VIRTUAL TABLE "+name+" ") {
			t.Errorf("the schema has no table %s", name)
		}
	}
	if n := strings.Count(schema(t), "\nCREATE TABLE ") + strings.Count(schema(t), "\nCREATE VIRTUAL TABLE "); n != len(ownTables) {
		t.Errorf("the schema has %d tables, and %d are known", n, len(ownTables))
	}
}
