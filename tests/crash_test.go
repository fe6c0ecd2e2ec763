package tests

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"briefings/tests/invent"
)

var (
	killsFlag  = flag.Int("kills", short(18), "how often TestKilled kills an import")
	faultsFlag = flag.Int("faults", short(4),
		"how many of 200 writes fail in TestFailingWrites, and how many sizes of a disk TestFullDisk tries")
)

// short returns how often a test tries something: a third of n with the race
// detector, which takes several times as long.
func short(n int) int {
	if raceEnabled {
		return max(n/3, 2)
	}
	return n
}

// A crash is an import that is interrupted: the archive before it, what is
// imported, and what the archive may hold afterwards.
type crash struct {
	name      string
	base      string   // folder with the archive before
	arguments []string // of import, which runs in a copy of the folder
	before    string   // what the archive held, "" if there was none
	after     string   // and holds after the whole import
	files     []string // in the folder then
	old       bool     // the archive has an old schema, which no command reads
	unkilled  time.Duration
}

// contents is all that an archive holds: every briefing whole, and every
// revision. It is "" if there is no archive.
func contents(t testing.TB, archive string) string {
	t.Helper()
	if _, err := os.Stat(archive); errors.Is(err, os.ErrNotExist) {
		return ""
	}
	must(t, "info", "--check", "--db", archive)
	whole := must(t, "export", "--format", "jsonl", "--db", archive)
	return whole + must(t, "export", "--table", "revisions", "--fields", "briefing_id,digest", "--db", archive)
}

func fileNames(t testing.TB, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

// crashes are a first import, a later one with new and changed pages, and one
// into an archive of an old schema.
func crashes(t *testing.T, pages int) []*crash {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("processes are killed as Unix does it")
	}
	g := invent.New(7)
	half, whole := filepath.Join(t.TempDir(), "pages"), filepath.Join(t.TempDir(), "pages")
	for folder, n := range map[string]int{half: pages / 2, whole: pages} {
		if err := g.Write(folder, n, "text"); err != nil {
			t.Fatal(err)
		}
	}
	for n := range pages / 4 {
		p := g.Page(n, "text")
		if err := os.WriteFile(filepath.Join(whole, p.Name), append(p.Data, "\nCorrected.\n"...), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	first := &crash{name: "first", base: t.TempDir(), files: []string{"a.db"}}
	later := &crash{name: "later", base: t.TempDir(), files: []string{"a.db"}}
	// The pages of both have to lie at the same place.
	place := filepath.Join(t.TempDir(), "pages")
	for _, from := range []string{half, whole} {
		if err := os.RemoveAll(place); err != nil {
			t.Fatal(err)
		}
		if err := os.CopyFS(place, os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
		if from == half {
			must(t, "import", "--db", filepath.Join(later.base, "a.db"), place)
		}
	}
	old := &crash{name: "migration", base: t.TempDir(), files: []string{"a.db", "a.db.v1"}, old: true}
	data, err := os.ReadFile(top("testdata", "archives", "v1.db"))
	if err == nil {
		err = os.WriteFile(filepath.Join(old.base, "a.db"), data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	all := []*crash{first, later, old}
	for _, c := range all {
		c.arguments = []string{"import", place}
		if !c.old {
			c.before = contents(t, filepath.Join(c.base, "a.db"))
		}
		folder := c.copy(t)
		start := time.Now()
		if said, err := c.command(t, folder).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v: %s", c.name, err, said)
		}
		c.unkilled = time.Since(start)
		c.after = contents(t, filepath.Join(folder, "a.db"))
		if c.after == c.before {
			t.Fatalf("%s: the import changes nothing", c.name)
		}
	}
	return all
}

// copy copies the archive before to a folder of its own.
func (c *crash) copy(t testing.TB) string {
	t.Helper()
	folder, err := os.MkdirTemp(t.TempDir(), "")
	if err == nil {
		err = os.CopyFS(folder, os.DirFS(c.base))
	}
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// command is the import as a process of its own. If there are words in through,
// they start it: they are another program and its arguments.
func (c *crash) command(t testing.TB, folder string, through ...string) *exec.Cmd {
	t.Helper()
	words := append(append([]string{}, through...), program(t))
	words = append(append(words, c.arguments...), "--db", filepath.Join(folder, "a.db"))
	return exec.Command(words[0], words[1:]...)
}

// judge checks what an interrupted import left, and reports whether the archive
// has all of the import. The next import must succeed, and remove the rest.
func (c *crash) judge(t *testing.T, folder, how string) (all bool) {
	t.Helper()
	archive := filepath.Join(folder, "a.db")
	left := fileNames(t, folder)
	if c.old && isOld(t, archive) {
		if _, err := os.Stat(archive + "-wal"); err == nil {
			how += ", which left a log"
		}
	} else {
		switch held := contents(t, archive); held {
		case c.before:
		case c.after:
			all = true
		default:
			t.Errorf("%s, %s: the archive holds neither all of it nor nothing; left: %s", c.name, how, left)
		}
	}
	if said, err := c.command(t, folder).CombinedOutput(); err != nil {
		t.Errorf("%s, %s: the next import: %v: %s; left: %s", c.name, how, err, said, left)
	}
	if contents(t, archive) != c.after {
		t.Errorf("%s, %s: the next import does not mend it; left: %s", c.name, how, left)
	}
	if names := fileNames(t, folder); names != strings.Join(c.files, " ") {
		t.Errorf("%s, %s: after the next import there are %s; left: %s", c.name, how, names, left)
	}
	return all
}

func isOld(t testing.TB, archive string) bool {
	t.Helper()
	_, said, _ := runHere(t, "info", "--db", archive)
	return strings.Contains(said, "has schema version 1")
}

// Imports are killed at random times: the archive holds all of the import or
// nothing, and the next import removes the files that were left.
func TestKilled(t *testing.T) {
	t.Parallel()
	all, rng := crashes(t, short(60)), rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	whole, early, killed := 0, 0, 0
	for n := 0; killed < *killsFlag; n++ {
		c := all[n%len(all)]
		folder := c.copy(t)
		wait, hit := c.kill(t, folder, rng)
		if hit {
			killed++
		} else if early++; early > 100+10**killsFlag {
			t.Fatalf("only %d of %d imports were killed before they had ended", killed, n)
		}
		if c.judge(t, folder, fmt.Sprintf("killed after %v", wait)) && hit {
			whole++
		}
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d imports killed (%d more had ended before): %d archives hold all, the others what they held before",
		killed, early, whole)
}

// kill starts the import and kills it after a random part of the time that it
// takes. It reports whether the import had not ended before.
func (c *crash) kill(t *testing.T, folder string, rng *rand.Rand) (wait time.Duration, hit bool) {
	t.Helper()
	wait = time.Duration(1.1 * rng.Float64() * float64(c.unkilled))
	command, start := c.command(t, folder), time.Now()
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		c.unkilled = time.Since(start) // other work on the machine makes it another one
		return wait, false
	case <-time.After(wait):
		_ = command.Process.Kill()
		return wait, <-ended != nil
	}
}

// needsStrace skips the test if strace cannot make system calls fail.
func needsStrace(t *testing.T) {
	t.Helper()
	const inject = "inject=pwrite64:error=EIO:when=1000"
	if err := exec.Command("strace", "-f", "-o", os.DevNull, "-e", inject, "true").Run(); err != nil {
		t.Skip("no strace that may trace")
	}
}

// writingCalls are the calls of the system by which an archive is written.
const writingCalls = "pwrite64,fsync,fdatasync,ftruncate,linkat,unlinkat"

// The n-th system call that writes the archive fails, once or from then on, or
// kills the program.
func TestFailingWrites(t *testing.T) {
	t.Parallel()
	needsStrace(t)
	all := crashes(t, 24)
	kinds := []string{"error=ENOSPC:when=%d+", "error=EIO:when=%d", "signal=KILL:when=%d"}
	failed := map[string]int{}
	tried := 0
	for _, c := range all {
		for _, kind := range kinds {
			for n := 1; n <= *faultsFlag; n++ {
				fault := fmt.Sprintf(kind, n*200 / *faultsFlag)
				folder := c.copy(t)
				command := c.command(t, folder, "strace", "-f", "-qq", "-o", os.DevNull,
					"-e", "trace="+writingCalls, "-e", "inject="+writingCalls+":"+fault)
				tried++
				said, err := command.CombinedOutput()
				if err != nil {
					failed[kind]++
				}
				if strings.Contains(string(said), "panic") || strings.Contains(string(said), "goroutine") {
					t.Errorf("%s, %s: %s", c.name, fault, said)
				}
				if all := c.judge(t, folder, fault); !all && err == nil {
					t.Errorf("%s, %s: the import said that it is done, and is not: %s", c.name, fault, said)
				}
				if err := os.RemoveAll(folder); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	t.Logf("%d imports, of which failed: %v", tried, failed)
}

// No file may grow beyond a part of the size that the import needs, as on a full
// disk.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	all := crashes(t, 40)
	failed, tried := 0, 0
	for _, c := range all {
		size := c.largest(t)
		for n := 1; n <= *faultsFlag; n++ {
			limit := size * int64(n) / int64(*faultsFlag)
			folder := c.copy(t)
			command := c.command(t, folder, "sh", "-c",
				`trap "" XFSZ; ulimit -f `+strconv.FormatInt(limit/512, 10)+`; exec "$@"`, "sh")
			tried++
			said, err := command.CombinedOutput()
			if err != nil {
				failed++
				named := strings.Contains("\n"+string(said), "\nbriefings: ")
				if !named || strings.Contains(string(said), "goroutine") {
					t.Errorf("%s, files of %d bytes: %v: %s", c.name, limit, err, said)
				}
			}
			if all := c.judge(t, folder, fmt.Sprintf("files of at most %d bytes", limit)); !all && err == nil {
				t.Errorf("%s, files of %d bytes: the import said that it is done, and is not: %s", c.name, limit, said)
			}
			if err := os.RemoveAll(folder); err != nil {
				t.Fatal(err)
			}
		}
	}
	if failed == 0 {
		t.Error("no import failed")
	}
	t.Logf("%d imports, of which %d failed", tried, failed)
}

// largest is the size of the largest file that the import needs.
func (c *crash) largest(t *testing.T) int64 {
	folder := c.copy(t)
	command := c.command(t, folder)
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	var size int64
	for {
		entries, _ := os.ReadDir(folder)
		for _, e := range entries {
			if info, err := e.Info(); err == nil {
				size = max(size, info.Size())
			}
		}
		select {
		case err := <-ended:
			if err != nil {
				t.Fatal(err)
			}
			return size
		case <-time.After(time.Millisecond):
		}
	}
}
