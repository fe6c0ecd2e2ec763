package db

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// What the disk could not take is told before a new archive gets its name.
func TestRawFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.db")
	if err := os.WriteFile(name, []byte("page"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, kept := range []bool{true, false} {
		for _, broken := range []bool{false, true} {
			f, err := openRaw(name, kept)
			if err != nil {
				t.Fatal(err)
			}
			f.owed = owedAtOnce - 1
			if broken {
				f.File.Close() // a disk that takes nothing any more
				f.owed = owedAtOnce
			}
			if _, err := f.WriteAt([]byte("PAGE"), 0); (err != nil) != broken {
				t.Errorf("kept %v, broken %v: write: %v", kept, broken, err)
			}
			if err := f.settle(); errors.Is(err, fs.ErrClosed) != (kept && broken) {
				t.Errorf("kept %v, broken %v: settle: %v", kept, broken, err)
			}
			if err := f.Close(); (err != nil) != broken {
				t.Errorf("kept %v, broken %v: close: %v", kept, broken, err)
			}
		}
	}
	if data, err := os.ReadFile(name); string(data) != "PAGE" {
		t.Errorf("%q, %v", data, err)
	}
}
