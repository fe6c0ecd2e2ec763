package commands

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"briefings/db"
)

// Whichever way a file is looked up, it is what os.Lstat tells.
func TestFilesInAFolder(t *testing.T) {
	path := t.TempDir()
	changed := time.Date(2011, 11, 24, 10, 30, 0, 123456700, time.UTC)
	names := []string{"a.txt", strings.Repeat("n", 255), "Ünnepi köszöntő.txt", "sub"}
	for i, name := range names[:3] {
		if err := os.WriteFile(filepath.Join(path, name), make([]byte, 1000*i), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(path, "sub"), 0o755); err != nil {
		t.Fatal(err)
	}
	if os.Symlink("a.txt", filepath.Join(path, "link.txt")) == nil {
		names = append(names, "link.txt")
	}
	if err := os.Chtimes(filepath.Join(path, "a.txt"), changed, changed); err != nil {
		t.Fatal(err)
	}
	folder, err := os.Open(path + separator)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	ways := map[string]func(string, *db.File) error{
		"statter": statter(folder),
		"statAt":  func(name string, file *db.File) error { return statAt(folder, name, file) },
	}
	for way, stat := range ways {
		for _, name := range names {
			want, err := os.Lstat(filepath.Join(path, name))
			if err != nil {
				t.Fatal(err)
			}
			var got db.File
			if err := stat(name, &got); err != nil || got.Size != want.Size() || !got.Modified.Equal(want.ModTime()) {
				t.Errorf("%s: %q is %+v, %v; want %d, %v", way, name, got, err, want.Size(), want.ModTime())
			}
		}
		for _, name := range []string{"none.txt", strings.Repeat("n", 254), strings.Repeat("n", 256)} {
			if err := stat(name, &db.File{}); err == nil || len(name) < 256 && !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s: of %q: %v", way, name, err)
			}
		}
	}
}
