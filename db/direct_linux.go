package db

import (
	"io"
	"os"

	"golang.org/x/sys/unix"
)

// The bytes that SQLite locks, which no page of the file ever takes.
const (
	pendingByte = 0x40000000
	sharedFirst = pendingByte + 2
	sharedSize  = 510
)

// lockShared takes SQLite's lock of readers, false where it is not to be had at
// once. The lock belongs to the open file and not to the process, so that it gets
// along with those that SQLite takes in the same process.
func lockShared(file *os.File) bool {
	// A writer that waits for readers to end lets no new one in.
	if !lockBytes(file, unix.F_RDLCK, pendingByte, 1) {
		return false
	}
	locked := lockBytes(file, unix.F_RDLCK, sharedFirst, sharedSize)
	return lockBytes(file, unix.F_UNLCK, pendingByte, 1) && locked
}

func unlockShared(file *os.File) { lockBytes(file, unix.F_UNLCK, sharedFirst, sharedSize) }

func lockBytes(file *os.File, kind int16, start, size int64) bool {
	lock := unix.Flock_t{Type: kind, Whence: io.SeekStart, Start: start, Len: size}
	return unix.FcntlFlock(file.Fd(), unix.F_OFD_SETLK, &lock) == nil
}
