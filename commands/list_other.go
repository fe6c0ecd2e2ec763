//go:build !linux

package commands

import (
	"os"

	"briefings/db"
)

type lister struct{}

// list returns what is in a folder.
func (*lister) list(folder string) ([]entry, error) {
	found, err := os.ReadDir(folder)
	entries := make([]entry, len(found))
	for i, f := range found {
		entries[i] = entry{f.Name(), f.Type(), formatOf(f.Name())}
	}
	return entries, err
}

// statter returns what looks up files in an open folder.
func statter(folder *os.File) func(name string, file *db.File) error {
	return func(name string, file *db.File) error { return statAt(folder, name, file) }
}
