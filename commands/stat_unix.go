//go:build unix

package commands

import (
	"io"
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
	_, err := again(func() (int, error) { return 0, unix.Fstatat(int(folder.Fd()), name, &info, unix.AT_SYMLINK_NOFOLLOW) })
	if err == nil {
		file.Size, file.Modified = info.Size, time.Unix(info.Mtim.Unix())
	}
	return err
}

// again calls the system until no signal comes in between.
func again(call func() (int, error)) (n int, err error) {
	err = unix.EINTR
	for err == unix.EINTR {
		n, err = call()
	}
	return n, err
}

// A regularFile is a file that is always ready. [os.Open] asks the system four times
// whether one can wait for it.
type regularFile int

func openRegular(name string) (io.ReadCloser, error) {
	fd, err := again(func() (int, error) { return unix.Open(name, unix.O_RDONLY|unix.O_CLOEXEC, 0) })
	return regularFile(fd), err
}

func (f regularFile) Read(p []byte) (int, error) {
	n, err := again(func() (int, error) { return unix.Read(int(f), p) })
	if n == 0 && err == nil && len(p) > 0 {
		err = io.EOF
	}
	return max(n, 0), err
}

func (f regularFile) Close() error { return unix.Close(int(f)) }
