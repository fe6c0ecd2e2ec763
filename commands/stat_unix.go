//go:build unix

package commands

import (
	"os"
	"time"

	"golang.org/x/sys/unix"

	"briefings/db"
)

// statAt looks up the size and the time of a file in an open folder. From there
// the system need not follow the whole path, which is half of the work where
// nothing has changed.
func statAt(folder *os.File, name string, file *db.File) error {
	var info unix.Stat_t
	var err error = unix.EINTR
	for err == unix.EINTR {
		err = unix.Fstatat(int(folder.Fd()), name, &info, unix.AT_SYMLINK_NOFOLLOW)
	}
	if err == nil {
		file.Size, file.Modified = info.Size, time.Unix(info.Mtim.Unix())
	}
	return err
}
