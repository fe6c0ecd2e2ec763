package db

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// A writer is another process that writes to an archive. In this one its locks
// would end whenever a reader closes the file.
type writer struct {
	t      *testing.T
	in     io.WriteCloser
	answer *bufio.Scanner
	wait   func() error
}

const writerOf = "BRIEFINGS_TEST_WRITER"

// TestMain is the tests, or a writer for one of them.
func TestMain(m *testing.M) {
	if path := os.Getenv(writerOf); path != "" {
		write(path)
		return
	}
	os.Exit(m.Run())
}

// write does what standard input says, a line each, and answers with a line each.
func write(path string) {
	a, err := open(path, "mode=rw&_pragma=busy_timeout(0)")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer a.Close()
	a.db.SetMaxOpenConns(1)
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		_, err := a.db.Exec(lines.Text())
		fmt.Println(err)
	}
}

// directArchive is an archive at rest of some briefings, and a writer to it.
func directArchive(t *testing.T) (path string, w *writer) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "a.db")
	put(t, path, page("/1", "one", sample(1)), page("/2", "two", sample(2)))
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), writerOf+"="+path)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	w = &writer{t, in, bufio.NewScanner(out), cmd.Wait}
	t.Cleanup(w.end)
	return path, w
}

// try returns what SQLite says to a statement.
func (w *writer) try(statement string) string {
	w.t.Helper()
	if _, err := fmt.Fprintln(w.in, statement); err != nil {
		w.t.Fatal(err)
	}
	if !w.answer.Scan() {
		w.t.Fatal("no answer: ", w.answer.Err())
	}
	return w.answer.Text()
}

func (w *writer) do(statement string) {
	w.t.Helper()
	if said := w.try(statement); said != "<nil>" {
		w.t.Fatalf("%s: %s", statement, said)
	}
}

// busy wants a statement to fail because others read or write.
func (w *writer) busy(statement string) {
	w.t.Helper()
	if said := w.try(statement); !strings.Contains(said, "SQLITE_BUSY") {
		w.t.Fatalf("%s: %s", statement, said)
	}
}

// end closes what the writer has open, as it stands.
func (w *writer) end() {
	_ = w.in.Close()
	_ = w.wait() // it is called twice where a test has called it
}

// titlesOf are the titles that a list shows, newest first.
func titlesOf(t *testing.T, a *Archive) (titles []string) {
	t.Helper()
	for cells, err := range a.Rows(context.Background(), Query{Sort: NewestFirst, Limit: 5}, []Column{tables[0].columns[2]}) {
		if err != nil {
			t.Fatal(err)
		}
		titles = append(titles, cells[0].Text)
	}
	return titles
}

// snapshotOf begins to read an archive, and reports whether pages come from the file itself.
func snapshotOf(t *testing.T, a *Archive, direct bool) *snapshot {
	t.Helper()
	s, err := a.snapshot(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.close)
	if s.direct != direct {
		t.Errorf("pages come from the file itself: %v", s.direct)
	}
	return s
}

// Nobody writes while pages are read, and everybody as soon as the last reader ends.
func TestReadersOfPagesKeepWritersOut(t *testing.T) {
	path, w := directArchive(t)
	a := reading(t, path)
	first, second := snapshotOf(t, a, true), snapshotOf(t, a, true)
	w.do("BEGIN IMMEDIATE; UPDATE briefing SET title = 'Changed' WHERE id = 1")
	w.busy("COMMIT")
	first.close()
	w.busy("COMMIT")
	second.close()
	w.do("COMMIT")
	if titles := titlesOf(t, a); titles[1] != "Changed" {
		t.Errorf("the change is not seen: %q", titles)
	}
}

// What SQLite reads beside the pages is of the same moment.
func TestSnapshotIsOfOneMoment(t *testing.T) {
	path, w := directArchive(t)
	s := snapshotOf(t, reading(t, path), true)
	parties := func() {
		t.Helper()
		var n int
		if err := s.conn.QueryRowContext(context.Background(), "SELECT count(*) FROM party").Scan(&n); err != nil || n != 4 {
			t.Errorf("%d parties, %v", n, err)
		}
	}
	w.do("BEGIN IMMEDIATE; DELETE FROM party")
	parties()
	w.busy("COMMIT")
	parties()
}

// SQLite hands over the pages of an archive that is not all in one file.
func TestNotDirect(t *testing.T) {
	const wal = "PRAGMA journal_mode = WAL; UPDATE briefing SET title = 'Changed' WHERE id = 1"
	for _, test := range []struct {
		name, want string // title of the first briefing
		direct     bool
		do         func(t *testing.T, path string, w *writer) (other string)
	}{
		{"a log", "Changed", false, func(t *testing.T, path string, w *writer) string {
			w.do(wal)
			return path
		}},
		{"a form with a log that is gone", "Changed", false, func(t *testing.T, path string, w *writer) string {
			w.do(wal)
			w.end()
			return path
		}},
		{"a writer who goes on", sample(1).Title, true, func(t *testing.T, path string, w *writer) string {
			w.do("PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE briefing SET title = 'Changed' WHERE id = 1")
			return path
		}},
		{"a file that may be a journal", sample(1).Title, true, func(t *testing.T, path string, w *writer) string {
			if err := os.WriteFile(path+"-journal", []byte("no journal"), 0o600); err != nil {
				t.Fatal(err)
			}
			return path
		}},
		{"a link", sample(1).Title, false, func(t *testing.T, path string, w *writer) string {
			if err := os.Symlink(path, path+".link"); err != nil {
				t.Skip(err)
			}
			return path + ".link"
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			path, w := directArchive(t)
			a := reading(t, test.do(t, path, w))
			snapshotOf(t, a, test.direct).close()
			if titles := titlesOf(t, a); len(titles) != 2 || titles[1] != test.want {
				t.Errorf("%q", titles)
			}
		})
	}
}

// A writer who writes keeps readers out: they wait, and see what it has written.
func TestDirectWaitsForWriters(t *testing.T) {
	path, w := directArchive(t)
	w.do("BEGIN EXCLUSIVE; UPDATE briefing SET title = 'Changed' WHERE id = 1")
	titles := make(chan []string)
	go func() {
		var list []string
		if a, err := Open(context.Background(), path); err != nil {
			t.Error(err)
		} else {
			list = titlesOf(t, a)
			a.Close()
		}
		titles <- list
	}()
	select {
	case list := <-titles:
		t.Errorf("a reader has not waited: %q", list)
	case <-time.After(100 * time.Millisecond):
		w.do("COMMIT")
		if list := <-titles; len(list) != 2 || list[1] != "Changed" {
			t.Errorf("%q", list)
		}
	}
}

// An archive is read on if another file takes its place.
func TestAnotherFileTakesThePlace(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no file takes the place of an open one")
	}
	path, _ := directArchive(t)
	other := filepath.Join(t.TempDir(), "other.db")
	put(t, other, page("/3", "three", sample(3)))
	a := reading(t, path)
	snapshotOf(t, a, true).close()
	if err := os.Rename(other, path); err != nil {
		t.Fatal(err)
	}
	snapshotOf(t, a, false).close()
	if titles := titlesOf(t, a); len(titles) != 2 || titles[1] != sample(1).Title {
		t.Errorf("%q", titles)
	}
}

// Many ask one archive at once, while others write to it.
func TestDirectByMany(t *testing.T) {
	path, w := directArchive(t)
	w.do("PRAGMA busy_timeout = 10000")
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for range 25 {
				a, err := Open(context.Background(), path)
				if err != nil {
					t.Error(err)
					return
				}
				for range 2 {
					if list := titlesOf(t, a); len(list) != 2 || list[0] != list[1] && list[0] != sample(2).Title {
						t.Errorf("half of a change: %q", list)
					}
				}
				a.Close()
			}
		})
	}
	for i := range 50 {
		w.do(fmt.Sprintf("UPDATE briefing SET title = 'Changed %d'", i))
	}
	wait.Wait()
}

// A change of the file is seen, also one of the schema.
func TestPagesAfterAChange(t *testing.T) {
	path, w := directArchive(t)
	a := reading(t, path)
	snapshotOf(t, a, true).close()
	w.do("ALTER TABLE briefing ADD COLUMN own TEXT; UPDATE briefing SET title = 'Changed'; VACUUM")
	snapshotOf(t, a, true).close()
	if titles := titlesOf(t, a); len(titles) != 2 || titles[0] != "Changed" {
		t.Errorf("%q", titles)
	}
	compareScans(t, path)
}

// SQLite answers if the schema is another one than the one that is known.
func TestUnknownSchema(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	put(t, path, page("/1", "one", sample(1)), page("/2", "two", sample(2)))
	execIn(t, path, "ALTER TABLE briefing RENAME COLUMN occasion TO event; ALTER TABLE briefing ADD COLUMN occasion TEXT AS (event)")
	a := reading(t, path)
	if err := a.fastRows(context.Background(), tables[0].columns, nil); !isNotFast(err) {
		t.Errorf("rows: %v", err)
	}
	if err := a.fastJSON(context.Background(), nil); !isNotFast(err) {
		t.Errorf("JSON: %v", err)
	}
	n := 0
	for _, err := range a.JSON(context.Background(), Query{Limit: -1}) {
		if n++; err != nil {
			t.Error(err)
		}
	}
	for _, err := range a.Rows(context.Background(), Query{Limit: -1}, tables[0].columns) {
		if n++; err != nil {
			t.Error(err)
		}
	}
	if n != 4 {
		t.Errorf("%d answers", n)
	}
}
