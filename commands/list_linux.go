package commands

import (
	"encoding/binary"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"

	"briefings/db"
)

// A lister lists folders by way of the same memory. [os.ReadDir] has several pieces
// of it for each name, which is a tenth of the work where nothing has changed.
type lister struct {
	buffer  [1 << 16]byte
	entries []entry
}

// list returns what is in a folder, in no order. The form in which the system
// hands it over is that of getdents64(2).
func (l *lister) list(folder string) ([]entry, error) {
	err := l.read(folder)
	return slices.Clone(l.entries), err
}

func (l *lister) read(folder string) error {
	l.entries = l.entries[:0]
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	defer f.Close()
	buffer := l.buffer[:]
	const sizeAt, kindAt, nameAt = 16, 18, 19
	for {
		n, err := again(func() (int, error) { return unix.Getdents(int(f.Fd()), buffer) })
		if err != nil || n <= 0 {
			return err
		}
		names := string(buffer[:n])
		for at := 0; at+nameAt < n; {
			end := at + int(binary.NativeEndian.Uint16(buffer[at+sizeAt:]))
			name, _, _ := strings.Cut(names[at+nameAt:end], "\x00")
			kind, known := kindOf(buffer[at+kindAt])
			at = end
			if name == "." || name == ".." {
				continue
			}
			if !known { // or a rare one
				info, err := os.Lstat(folder + separator + name)
				if err != nil {
					continue // it is gone meanwhile
				}
				kind = info.Mode().Type()
			}
			l.entries = append(l.entries, entry{name, kind, formatOf(name)})
		}
	}
}

// kindOf is what a file system tells with a name, if it does.
func kindOf(code byte) (kind fs.FileMode, known bool) {
	switch code {
	case unix.DT_REG:
		return 0, true
	case unix.DT_DIR:
		return fs.ModeDir, true
	}
	return 0, false
}

// onDisk are file systems of which this machine itself has the data: what is asked
// of them is answered soon.
var onDisk = []int64{
	unix.EXT4_SUPER_MAGIC, unix.XFS_SUPER_MAGIC, unix.BTRFS_SUPER_MAGIC, unix.F2FS_SUPER_MAGIC, unix.TMPFS_MAGIC, unix.OVERLAYFS_SUPER_MAGIC,
}

// statter returns what looks up files in an open folder.
func statter(folder *os.File) func(name string, file *db.File) error {
	fd := folder.Fd()
	var system unix.Statfs_t
	if unix.Fstatfs(int(fd), &system) != nil || !slices.Contains(onDisk, int64(system.Type)) {
		return func(name string, file *db.File) error { return statAt(folder, name, file) }
	}
	return func(name string, file *db.File) error {
		if statNow(fd, name, file) {
			return nil
		}
		return statAt(folder, name, file)
	}
}

// statNow looks up a file without a word to the scheduler of Go, which otherwise
// watches that others go on where the system lets one wait. Where nothing has
// changed, a fifth of the work is to tell it. It must not be asked of a file system
// that may not answer: nobody would heed an interrupt then. If it returns false,
// [statAt] tells why.
func statNow(folder uintptr, name string, file *db.File) bool {
	var path [unix.NAME_MAX + 1]byte // with a zero at its end
	if copy(path[:unix.NAME_MAX], name) < len(name) {
		return false
	}
	var info unix.Statx_t
	_, _, errno := unix.RawSyscall6(unix.SYS_STATX, folder, uintptr(unsafe.Pointer(&path[0])), unix.AT_SYMLINK_NOFOLLOW,
		unix.STATX_SIZE|unix.STATX_MTIME, uintptr(unsafe.Pointer(&info)), 0)
	if errno != 0 || info.Mask&(unix.STATX_SIZE|unix.STATX_MTIME) != unix.STATX_SIZE|unix.STATX_MTIME {
		return false
	}
	file.Size, file.Modified = int64(info.Size), time.Unix(info.Mtime.Sec, int64(info.Mtime.Nsec))
	return true
}
