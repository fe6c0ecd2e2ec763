package db

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"sync"
	"unsafe"

	"briefings/db/internal/sqlitefile"
)

// A directFile is an archive whose pages are read out of the file itself, under
// the lock that SQLite's own readers take: a short answer is there before SQLite
// has begun. Only an archive at rest is read so, of which all stands in the one
// file. The protocol is that of https://www.sqlite.org/lockingv3.html.
//
// It must be closed after the connections that SQLite has to the archive: where a
// file is closed, a system of POSIX takes away all locks that the process has on it.
type directFile struct {
	file *os.File
	path string

	mu     sync.Mutex
	locks  int    // readers at work
	header []byte // of the file when schema was read: it tells each change
	schema []sqlitefile.Object
}

// Places in the header of a SQLite file.
const (
	headerSize        = 100
	pageSizeOffset    = 16
	writeOffset       = 18 // version of the file: 1 with a rollback journal, 2 with a log
	readOffset        = 19
	formatOffset      = 44 // of the schema
	encodingOffset    = 56 // of text
	versionOffset     = 60 // user_version
	applicationOffset = 68
)

// openDirect gets hold of an archive that is at rest, nil where it is not.
func openDirect(ctx context.Context, file *os.File, path string) *directFile {
	d := &directFile{file: file, path: path}
	if !d.begin() {
		return nil
	}
	defer d.end()
	f, err := d.pages(ctx)
	if err == nil {
		d.schema, err = f.Schema()
	}
	if err != nil {
		return nil
	}
	return d
}

// begin locks the file for a reader. It returns false where SQLite has to read:
// somebody writes, or has left something beside the file, or has changed it.
func (d *directFile) begin() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.locks == 0 && !d.lock() {
		return false
	}
	d.locks++
	return true
}

func (d *directFile) lock() bool {
	if !lockShared(d.file) {
		return false
	}
	if !d.isAtRest() {
		unlockShared(d.file)
		return false
	}
	return true
}

// isAtRest tells whether all of the archive stands in the file, as it was before.
func (d *directFile) isAtRest() bool {
	header := make([]byte, headerSize)
	if _, err := d.file.ReadAt(header, 0); err != nil {
		return false
	}
	if d.header == nil {
		d.header = header
	}
	return bytes.Equal(header, d.header) && checkBytes(header, d.path) == nil && isReadable(header) && d.isInPlace() && !d.hasBeside()
}

// isInPlace tells whether the file is what stands at the path itself: another one
// may have taken its place, and SQLite looks for the journal beside what a link
// leads to.
func (d *directFile) isInPlace() bool {
	there, err := os.Lstat(d.path)
	if err != nil {
		return false
	}
	here, err := d.file.Stat()
	return err == nil && os.SameFile(there, here)
}

// isReadable tells whether all of a file with this header stands in the file, in a
// form that is known here.
func isReadable(header []byte) bool {
	const rollback, descending = 1, 4 // version of the file; and of the schema, from which on indexes heed DESC
	size := pageSizeOf(header)
	return header[writeOffset] == rollback && header[readOffset] == rollback &&
		binary.BigEndian.Uint32(header[formatOffset:]) == descending && size >= 512 && size&(size-1) == 0
}

// hasBeside tells whether a journal or a log lies beside the file, or whether
// nobody can tell.
func (d *directFile) hasBeside() bool {
	for _, ending := range []string{"-journal", "-wal"} {
		if _, err := os.Lstat(d.path + ending); !errors.Is(err, fs.ErrNotExist) {
			return true
		}
	}
	return false
}

// end is called once for each begin.
func (d *directFile) end() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.locks--; d.locks == 0 {
		unlockShared(d.file)
	}
}

// pages reads the file between begin and end.
func (d *directFile) pages(ctx context.Context) (*sqlitefile.File, error) {
	info, err := d.file.Stat()
	if err != nil {
		return nil, err
	}
	size := pageSizeOf(d.header)
	return sqlitefile.Open(func(numbers []uint32, room []byte) ([]string, error) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		return readPages(d.file, size, numbers, room)
	}, int(info.Size()/int64(size)))
}

// pageSizeOf is the size of a page, in bytes.
func pageSizeOf(header []byte) int {
	if size := int(binary.BigEndian.Uint16(header[pageSizeOffset:])); size > 1 {
		return size
	}
	return 1 << 16
}

// readPages is a [sqlitefile.Fetch]. Pages that stand one behind the other are read at once.
func readPages(file io.ReaderAt, size int, numbers []uint32, room []byte) ([]string, error) {
	list := make([]string, 0, len(numbers))
	for len(numbers) > 0 {
		n := 1
		for n < len(numbers) && numbers[n] == numbers[0]+uint32(n) {
			n++
		}
		if numbers[0] == 0 {
			break
		}
		if len(room) < n*size {
			room = make([]byte, n*size)
		}
		read, err := file.ReadAt(room[:n*size], (int64(numbers[0])-1)*int64(size))
		if err != nil && err != io.EOF {
			return nil, err
		}
		for i := range read / size {
			page := room[i*size : (i+1)*size]
			list = append(list, unsafe.String(&page[0], size)) // nobody writes to it any more, but where it is room
		}
		if read < n*size {
			break
		}
		numbers, room = numbers[n:], room[n*size:]
	}
	return list, nil
}
