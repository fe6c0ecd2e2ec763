//go:build unix

package intake

import (
	"os"
	"time"

	"golang.org/x/sys/unix"

	"briefings/db"
)

// statIn returns a function that sets the size and time of a file in the folder.
// [os.Lstat] would follow the whole path for each file, which takes 1.3 times as
// long if nothing has changed.
func statIn(folder string) (stat func(name string, file *db.File) error, done func() error) {
	f, err := os.Open(folder)
	if err != nil {
		return func(string, *db.File) error { return err }, f.Close
	}
	fd := int(f.Fd())
	return func(name string, file *db.File) error {
		var info unix.Stat_t
		err := unix.EINTR
		for err == unix.EINTR {
			err, _ = unix.Fstatat(fd, name, &info, unix.AT_SYMLINK_NOFOLLOW).(unix.Errno)
		}
		if err != 0 {
			return err
		}
		file.Size, file.Modified = info.Size, time.Unix(info.Mtim.Unix())
		return nil
	}, f.Close
}
