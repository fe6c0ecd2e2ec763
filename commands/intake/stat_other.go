//go:build !unix

package intake

import (
	"os"

	"briefings/db"
)

// statIn returns a function that sets the size and time of a file in the folder.
func statIn(folder string) (stat func(name string, file *db.File) error, done func() error) {
	return func(name string, file *db.File) error {
		info, err := os.Lstat(folder + name)
		if err != nil {
			return err
		}
		file.Size, file.Modified = info.Size(), info.ModTime()
		return nil
	}, func() error { return nil }
}
