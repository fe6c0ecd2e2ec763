//go:build !unix

package db

import (
	"errors"
	"os"
	"path/filepath"
)

// canWriteBeside reports whether files can be made in the archive's folder.
func canWriteBeside(path string) bool {
	f, err := os.CreateTemp(filepath.Dir(path), ".briefings-*")
	if err != nil {
		return false
	}
	return errors.Join(f.Close(), os.Remove(f.Name())) == nil
}
