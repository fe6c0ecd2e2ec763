package tests

import (
	"bufio"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"briefings/tests/invent"
)

var hugeFlag = flag.Int("huge", 16, "megabytes of records that TestManyRecords imports from a pipe")

// An import needs less memory than the size of its input: a few hundred bytes for
// each record, for its names and its place in the full text.
func TestManyRecords(t *testing.T) {
	t.Parallel()
	folder := openFolder(t)
	archive := filepath.Join(folder, "a.db")
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	records := make(chan int, 1)
	go func() {
		defer w.Close()
		out, g, n, written := bufio.NewWriterSize(w, 1<<20), invent.New(21), 0, 0
		for ; written < *hugeFlag<<20; n++ {
			data := g.Page(n, "jsonl").Data
			written += len(data) + 1
			_, _ = out.Write(data) // Flush returns the error, and the count is compared
			_ = out.WriteByte('\n')
		}
		_ = out.Flush()
		records <- n
	}()
	said, status, memory := runAsNobodyWith(t, r, "import", "--db", archive, "--format", "jsonl", "-")
	r.Close()
	n := <-records
	rows := strings.Count(must(t, "list", "--db", archive, "--jsonl", "--fields", "id"), "\n")
	if status != 0 || rows != n {
		t.Errorf("exit status %d, %d of %d records: %s", status, rows, n, said)
	}
	t.Logf("%d MB in %d records: %d MB of memory", *hugeFlag, n, memory>>20)
	if memory > 512<<20 && !raceEnabled {
		t.Errorf("%d MB of memory", memory>>20)
	}
}

// The archive in the user's data folder is for its owner alone; one that was
// named has the permissions that the umask gives, and a folder and an export, too.
func TestPermissions(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("permissions are those of Unix")
	}
	home := t.TempDir()
	page := filepath.Join(home, "page.txt")
	if err := os.WriteFile(page, []byte("Minister Vale met Minister Holm\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"briefings list", "briefings import --db named.db page.txt", "briefings export --output all.csv",
	} {
		command := exec.Command("sh", "-c", "umask 027; "+line)
		command.Dir = home
		command.Env = []string{
			"GORACE=" + quietRace, "HOME=" + home, "PATH=" + programFolder(t) + ":" + os.Getenv("PATH"),
		}
		if said, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v: %s", line, err, said)
		}
	}
	for name, want := range map[string]os.FileMode{
		".local/share/briefings/briefings.db": 0o600, ".local/share/briefings": 0o700,
		"named.db": 0o640, "all.csv": 0o640,
	} {
		info, err := os.Stat(filepath.Join(home, name))
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v %v, and %v is wanted", name, info.Mode(), err, want)
		}
	}
}

// A name that looks like a flag is a file behind --, and a title that looks like
// a path leads nowhere: nothing is written but what --output names.
func TestNamesThatLead(t *testing.T) {
	folder := t.TempDir()
	inside := filepath.Join(folder, "inside")
	if err := os.Mkdir(inside, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"-x.txt":         "../../../outside\n\nMay 1, 2011\n\nThey met.\n",
		"--output=y.txt": "/etc/passwd\n\nMay 1, 2011\n\nThey met.\n",
		"r.jsonl":        `{"title": "../../outside"}` + "\n",
	} {
		if err := os.WriteFile(filepath.Join(inside, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(inside)
	must(t, "import", "--db", "a.db", "r.jsonl", "--", "-x.txt", "--output=y.txt")
	must(t, "export", "--db", "a.db", "--output", "--", "--format", "csv")
	must(t, "export", "--db", "a.db", "--format", "jsonl", "--output", "all.jsonl")
	if names := fileNames(t, inside); names != "-- --output=y.txt -x.txt a.db all.jsonl r.jsonl" {
		t.Errorf("files: %s", names)
	}
	if names := fileNames(t, folder); names != "inside" {
		t.Errorf("files outside: %s", names)
	}
	slugs := must(t, "list", "--db", "a.db", "--fields", "slug", "--csv", "--no-header")
	if strings.ContainsAny(slugs, "/.") {
		t.Errorf("slugs that are paths: %s", slugs)
	}
	if n := strings.Count(slugs, "\n"); n != 3 {
		t.Errorf("%d briefings", n)
	}
}
