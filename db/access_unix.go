//go:build unix

package db

import (
	"path/filepath"

	"golang.org/x/sys/unix"
)

// canWriteBeside reports whether files can be made in the archive's folder.
func canWriteBeside(path string) bool {
	return unix.Access(filepath.Dir(path), unix.W_OK) == nil
}
