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
	if runtime.GOOS != "linux" {
		t.Skip("SQLite reads all archives on ", runtime.GOOS)
	}
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

// Nobody writes while pages are read, and everybody as soon as the last reader ends.
func TestDirectReadersKeepWritersOut(t *testing.T) {
	path, w := directArchive(t)
	a := reading(t, path)
	var scans []*scan
	for range 2 {
		s, err := a.openScan(context.Background())
		if err != nil || s.direct == nil {
			t.Fatalf("the file is not read: %v", err)
		}
		scans = append(scans, s)
	}
	w.do("BEGIN IMMEDIATE; UPDATE briefing SET title = 'Changed' WHERE id = 1")
	w.busy("COMMIT")
	scans[0].close()
	w.busy("COMMIT")
	// A writer who waits for readers lets no new ones in.
	file, err := openChecked(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if openDirect(context.Background(), file, path) != nil {
		t.Error("a reader came in before a writer who waits")
	}
	scans[1].close()
	w.do("COMMIT")
	if titles := titlesOf(t, a); titles[1] != "Changed" {
		t.Errorf("the change is not seen: %q", titles)
	}
}

// What SQLite reads beside the pages is of the same moment.
func TestDirectScanAsksSQLite(t *testing.T) {
	path, w := directArchive(t)
	s, err := reading(t, path).openScan(context.Background())
	if err != nil || s.direct == nil {
		t.Fatalf("the file is not read: %v", err)
	}
	defer s.close()
	w.do("BEGIN IMMEDIATE; DELETE FROM party")
	conn, err := s.sql()
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := conn.QueryRowContext(context.Background(), "SELECT count(*) FROM party").Scan(&n); err != nil || n != 4 {
		t.Errorf("%d parties, %v", n, err)
	}
	w.busy("COMMIT")
	if err := conn.QueryRowContext(context.Background(), "SELECT count(*) FROM party").Scan(&n); err != nil || n != 4 {
		t.Errorf("%d parties, %v", n, err)
	}
}

// An archive that is not at rest is left to SQLite, which knows what belongs to it.
func TestNotDirect(t *testing.T) {
	const wal = "PRAGMA journal_mode = WAL; UPDATE briefing SET title = 'Changed' WHERE id = 1"
	for _, test := range []struct {
		name, want string // title of the first briefing
		do         func(t *testing.T, path string, w *writer) (other string)
	}{
		{"a log", "Changed", func(t *testing.T, path string, w *writer) string {
			w.do(wal)
			return path
		}},
		{"a form with a log that is gone", "Changed", func(t *testing.T, path string, w *writer) string {
			w.do(wal)
			w.end()
			return path
		}},
		{"a writer who goes on", sample(1).Title, func(t *testing.T, path string, w *writer) string {
			w.do("PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE briefing SET title = 'Changed' WHERE id = 1")
			return path
		}},
		{"a file that may be a journal", sample(1).Title, func(t *testing.T, path string, w *writer) string {
			if err := os.WriteFile(path+"-journal", []byte("no journal"), 0o600); err != nil {
				t.Fatal(err)
			}
			return path
		}},
		{"a link", sample(1).Title, func(t *testing.T, path string, w *writer) string {
			if err := os.Symlink(path, path+".link"); err != nil {
				t.Skip(err)
			}
			return path + ".link"
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			path, w := directArchive(t)
			a := reading(t, test.do(t, path, w))
			if a.direct != nil {
				t.Error("the file itself is read")
			}
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

// Where another file takes the place of the one that is open, SQLite reads that one.
func TestDirectEndsWithAnotherFile(t *testing.T) {
	path, _ := directArchive(t)
	other := filepath.Join(t.TempDir(), "other.db")
	put(t, other, page("/3", "three", sample(3)))
	a := reading(t, path)
	if a.direct == nil {
		t.Fatal("the file is not read")
	}
	if err := os.Rename(other, path); err != nil {
		t.Fatal(err)
	}
	if titles := titlesOf(t, a); len(titles) != 1 || titles[0] != sample(3).Title {
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

// After a change of the file SQLite reads on.
func TestDirectEndsWithAChange(t *testing.T) {
	path, w := directArchive(t)
	a := reading(t, path)
	if a.direct == nil {
		t.Fatal("the file is not read")
	}
	w.do("ALTER TABLE briefing ADD COLUMN own TEXT; UPDATE briefing SET title = 'Changed'")
	if titles := titlesOf(t, a); len(titles) != 2 || titles[0] != "Changed" {
		t.Errorf("%q", titles)
	}
	s, err := a.openScan(context.Background())
	if err != nil || s.direct != nil {
		t.Errorf("the file is still read: %v", err)
	}
	s.close()
	again := reading(t, path)
	if titles := titlesOf(t, again); again.direct == nil || len(titles) != 2 || titles[0] != "Changed" {
		t.Errorf("%q", titles)
	}
}
