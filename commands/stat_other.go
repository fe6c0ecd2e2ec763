//go:build !unix

package commands

import (
	"os"
	"time"
)

// statIn tells the size and the time of a file in an open folder.
func statIn(_ *os.File, _, path string) (size int64, modified time.Time, err error) {
	info, err := os.Lstat(path)
	if err != nil {
		return 0, time.Time{}, reason(err)
	}
	return info.Size(), info.ModTime(), nil
}
