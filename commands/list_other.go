//go:build !linux

package commands

import "os"

// list returns what is in a folder.
func list(folder string, _ []byte) ([]entry, error) {
	found, err := os.ReadDir(folder)
	entries := make([]entry, len(found))
	for i, f := range found {
		entries[i] = entry{f.Name(), f.Type(), formatOf(f.Name())}
	}
	return entries, err
}
