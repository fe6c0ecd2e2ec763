package tests

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"briefings/tests/invent"
)

// errorOutput is what a program has said, and may be read while it runs.
type errorOutput struct {
	sync.Mutex
	said bytes.Buffer
}

func (o *errorOutput) Write(p []byte) (int, error) {
	o.Lock()
	defer o.Unlock()
	return o.said.Write(p)
}

func (o *errorOutput) String() string {
	o.Lock()
	defer o.Unlock()
	return o.said.String()
}

// until waits until the condition holds. It fails after a minute.
func until(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for start := time.Now(); !holds(); time.Sleep(20 * time.Millisecond) {
		if time.Since(start) > time.Minute {
			t.Fatalf("%s: not within a minute", what)
		}
	}
}

// start starts the program with a pipe as its input.
func start(t *testing.T, arguments ...string) (command *exec.Cmd, input *os.File, said *errorOutput) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("no signals to send")
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	command, said = exec.Command(program(t), arguments...), &errorOutput{}
	command.Stdin, command.Stderr = r, said
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	r.Close()
	return command, w, said
}

// lock starts an import that holds the archive until its input ends.
func lock(t *testing.T, archive string) (end func()) {
	t.Helper()
	command, input, said := start(t, "import", "--db", archive, "--format", "jsonl", "-")
	nothing := t.TempDir()
	until(t, "an import has the archive", func() bool {
		_, said, _ := runHere(t, "import", "--db", archive, "--no-wait", nothing)
		return strings.Contains(said, "another import is in the way")
	})
	return func() {
		t.Helper()
		if _, err := input.WriteString(`{"title": "The last one"}` + "\n"); err != nil {
			t.Error(err)
		}
		input.Close()
		if err := command.Wait(); err != nil {
			t.Errorf("the import that came first: %v: %s", err, said)
		}
	}
}

// An import that finds another one at work waits with a word, or says at once
// that it does not; what both brought is in the archive.
func TestTwoImports(t *testing.T) {
	t.Parallel()
	archive := filepath.Join(t.TempDir(), "a.db")
	must(t, "import", "--db", archive, top("seeds"))
	end := lock(t, archive)
	_, refused, status := runHere(t, "import", "--db", archive, "--no-wait", top("testdata", "pages"))
	if status != 1 || strings.Count(refused, "\n") != 1 || !strings.Contains(refused, "another import is in the way") {
		t.Errorf("--no-wait: exit status %d: %s", status, refused)
	}
	second, input, said := start(t, "import", "--db", archive, top("testdata", "pages"))
	input.Close()
	until(t, "the second import says what it waits for", func() bool { return said.String() != "" })
	end()
	if err := second.Wait(); err != nil || !strings.HasPrefix(said.String(), "waiting for another import to end\n") {
		t.Errorf("the second import: %v: %s", err, said)
	}
	must(t, "info", "--check", "--db", archive)
	all := must(t, "list", "--db", archive, "--fields", "title", "--csv")
	other := filepath.Join(t.TempDir(), "b.db")
	pages := strings.Count(must(t, "import", "--db", other, "--json", top("testdata", "pages")), `"new"`)
	if n := strings.Count(all, "\n"); !strings.Contains(all, "The last one") || n != 1+71+1+pages {
		t.Errorf("%d lines: %s", n, all)
	}
}

// Two first imports make one archive of both.
func TestTwoFirstImports(t *testing.T) {
	t.Parallel()
	g := invent.New(11)
	folders := []string{t.TempDir(), t.TempDir()}
	for i, folder := range folders {
		for n := range 20 {
			p := g.Page(i*20+n, "text")
			if err := os.WriteFile(filepath.Join(folder, filepath.Base(p.Name)), p.Data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for range 5 {
		archive := filepath.Join(t.TempDir(), "a.db")
		var both sync.WaitGroup
		for _, folder := range folders {
			command, input, said := start(t, "import", "--db", archive, folder)
			input.Close()
			both.Go(func() {
				if err := command.Wait(); err != nil {
					t.Errorf("%v: %s", err, said)
				}
			})
		}
		both.Wait()
		if n := strings.Count(must(t, "list", "--db", archive, "--jsonl"), "\n"); n != 40 {
			t.Errorf("%d briefings of two imports of 20", n)
		}
		must(t, "info", "--check", "--db", archive)
		if names := fileNames(t, filepath.Dir(archive)); names != "a.db" {
			t.Errorf("left: %s", names)
		}
	}
}

// Eight readers ask while imports run: each sees an archive that is whole, with
// all of an import or nothing of it.
func TestReadersWhileImporting(t *testing.T) {
	t.Parallel()
	archive, g := filepath.Join(t.TempDir(), "a.db"), invent.New(12)
	pages := t.TempDir()
	grow := func(from int) {
		for n := range 25 {
			p := g.Page(from+n, "text")
			if err := os.WriteFile(filepath.Join(pages, filepath.Base(p.Name)), p.Data, 0o644); err != nil {
				t.Error(err)
			}
		}
		must(t, "import", "--db", archive, pages)
	}
	grow(0)
	briefings := program(t)
	ask := func(arguments ...string) string {
		answer, err := exec.Command(briefings, append(arguments, "--db", archive)...).Output()
		if err != nil {
			t.Errorf("%v: %v", arguments, err)
		}
		return string(answer)
	}
	ctx, stop := context.WithCancel(context.Background())
	var readers sync.WaitGroup
	for n := range 8 {
		readers.Go(func() {
			for ctx.Err() == nil {
				switch n % 3 {
				case 0:
					if rows := strings.Count(ask("list", "--jsonl"), "\n"); rows%25 != 0 {
						t.Errorf("a reader sees %d briefings: a part of an import", rows)
					}
				case 1:
					ask("search", "said")
				default:
					ask("stats", "--by", "country")
				}
			}
		})
	}
	for n := range 8 {
		grow(25 * (n + 1))
	}
	stop()
	readers.Wait()
	must(t, "info", "--check", "--db", archive)
}

// A signal ends every command at any time, and the archive is whole.
func TestSignals(t *testing.T) {
	t.Parallel()
	archive, g := filepath.Join(t.TempDir(), "a.db"), invent.New(13)
	records := filepath.Join(t.TempDir(), "all.jsonl")
	if err := g.Write(records, 3000, "jsonl"); err != nil {
		t.Fatal(err)
	}
	must(t, "import", "--db", archive, records)
	for _, arguments := range [][]string{
		{"import", "--format", "jsonl", "-"}, {"import", "--dry-run", "-"}, {"list", "--jsonl"},
		{"filter", "--match", "said", "--jsonl"}, {"search", "said", "--jsonl"}, {"export", "--format", "jsonl"},
		{"stats", "--by", "person,year"}, {"info", "--check"}, {"show", "1", "--json"},
	} {
		for n := range 8 { // while it starts, at its work, when it has ended
			signal := []os.Signal{os.Interrupt, syscall.SIGTERM}[n%2]
			began := time.Now()
			command, _, said := start(t, append(arguments, "--db", archive)...)
			time.Sleep(10 * time.Millisecond << (n / 2))
			told := time.Now()
			if err := command.Process.Signal(signal); err != nil && !errors.Is(err, os.ErrProcessDone) {
				t.Fatal(err)
			}
			ended := make(chan error, 1)
			go func() { ended <- command.Wait() }()
			select {
			case err := <-ended:
				if err != nil && command.ProcessState.ExitCode() != 128+int(signal.(syscall.Signal)) &&
					!strings.Contains(err.Error(), "signal:") {
					t.Errorf("%v, %v: %v: %s", arguments, signal, err, said)
				}
				t.Logf("%s: %v after %v and %v", arguments[0], err, told.Sub(began).Round(time.Millisecond),
					time.Since(told).Round(time.Millisecond))
			case <-time.After(20 * time.Second):
				command.Process.Kill()
				<-ended
				t.Errorf("%v goes on after %v", arguments, signal)
			}
		}
	}
	must(t, "info", "--check", "--db", archive)
}

// An import that is interrupted ends at once, with the status that shells give,
// and nothing of it remains.
func TestInterruptedImport(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("no signals to send")
	}
	for signal, want := range map[os.Signal]int{os.Interrupt: 130, syscall.SIGTERM: 143} {
		interruptImport(t, signal, want)
	}
}

func interruptImport(t *testing.T, signal os.Signal, want int) {
	folder := t.TempDir()
	archive := filepath.Join(folder, "a.db")
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	command := exec.Command(program(t), "import", "--db", archive, "--format", "jsonl", "-")
	command.Stdin = r
	var said strings.Builder
	command.Stderr = &said
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	r.Close()
	record := []byte(`{"title": "` + strings.Repeat("word ", 20_000) + `"}` + "\n")
	for range 8 { // enough for some to be in the archive's file already
		if _, err := w.Write(record); err != nil {
			t.Fatal(err)
		}
	}
	time.Sleep(100 * time.Millisecond)
	start := time.Now()
	if err := command.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	select {
	case <-ended:
	case <-time.After(20 * time.Second):
		command.Process.Kill()
		t.Fatal("the import goes on after it was interrupted")
	}
	if code := command.ProcessState.ExitCode(); code != want ||
		strings.TrimSpace(said.String()) != "briefings: interrupted" {
		t.Errorf("%v: exit status %d after %v: %s", signal, code, time.Since(start), said.String())
	}
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}
