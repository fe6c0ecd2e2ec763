package tests

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"briefings/tests/invent"
)

// If nothing has changed, an import does not write to the archive. Changed files
// are read in the order of the paths, files and folders alike.
func TestImportAgain(t *testing.T) {
	t.Parallel()
	archive, folder, g := filepath.Join(t.TempDir(), "a.db"), t.TempDir(), invent.New(14)
	names := []string{"a.txt", "b/a.txt", "b/c.txt", "b.txt", "c/d/e.txt", "d.txt"}
	old := time.Now().Add(-time.Hour)
	write := func(name string, n int) {
		name = filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, g.Page(n, "text").Data, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, old, old); err != nil {
			t.Fatal(err)
		}
	}
	for i, name := range names {
		write(name, i)
	}
	must(t, "import", "--db", archive, folder)
	before, err := os.Stat(archive)
	if err != nil {
		t.Fatal(err)
	}
	for _, flag := range []string{"--no-wait", "--dry-run"} {
		_, said, status := runHere(t, "import", "--db", archive, flag, folder)
		if status != 0 || !strings.HasPrefix(said, "6 unchanged") {
			t.Errorf("%s: exit status %d: %s", flag, status, said)
		}
	}
	after, err := os.Stat(archive)
	if err != nil || !after.ModTime().Equal(before.ModTime()) || fileNames(t, filepath.Dir(archive)) != "a.db" {
		t.Errorf("the archive was written to: %v", err)
	}

	old = old.Add(time.Second)
	write("b/c.txt", 20)
	write("b/b.txt", 21)
	write("a0.txt", 22)
	var order []string
	for line := range strings.Lines(must(t, "import", "--db", archive, "--dry-run", "--json", folder)) {
		words := strings.Split(line, `"`)
		name, err := filepath.Rel(folder, words[3])
		if err != nil {
			t.Fatal(line)
		}
		order = append(order, filepath.ToSlash(name)+" "+words[7])
	}
	want := "a.txt unchanged, a0.txt new, b/a.txt unchanged, b/b.txt new, b/c.txt changed, b.txt unchanged, " +
		"c/d/e.txt unchanged, d.txt unchanged"
	if got := strings.Join(order, ", "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if _, said, _ := runHere(t, "import", "--db", archive, folder); said != "2 new, 1 changed, 5 unchanged\n" {
		t.Errorf("said %s", said)
	}
	ids := must(t, "list", "--db", archive, "--sort", "id", "--fields", "source", "--csv", "--no-header")
	if at := strings.Index(ids, "a0.txt"); at < 0 || !strings.Contains(ids[at:], "b.txt") {
		t.Errorf("the order of the paths: %s", ids)
	}
}
