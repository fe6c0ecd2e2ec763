//go:build unix

package commands

import (
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// statIn tells the size and the time of a file in an open folder. From there
// the system need not follow the whole path, which is half of the work where
// nothing has changed.
func statIn(folder *os.File, name, _ string) (size int64, modified time.Time, err error) {
	var info unix.Stat_t
	for {
		err = unix.Fstatat(int(folder.Fd()), name, &info, unix.AT_SYMLINK_NOFOLLOW)
		if err != unix.EINTR {
			break
		}
	}
	return info.Size, time.Unix(info.Mtim.Unix()), err
}
