//go:build !unix

package commands

import (
	"io"
	"os"

	"briefings/db"
)

// statAt looks up the size and the time of a file in an open folder.
func statAt(folder *os.File, name string, file *db.File) error {
	info, err := os.Lstat(folder.Name() + name)
	if err != nil {
		return reason(err)
	}
	file.Size, file.Modified = info.Size(), info.ModTime()
	return nil
}

func openRegular(name string) (io.ReadCloser, error) {
	f, err := os.Open(name)
	return f, reason(err)
}
