package db

import (
	"errors"
	"os"
)

// A rawFile is the file of a new archive, into which pages are written beside
// SQLite. The disk takes them while more is written and the indexes are made, so
// that the end has little left to wait for.
type rawFile struct {
	*os.File
	owed   int           // bytes written since the disk was last told to take them
	tell   chan struct{} // nil where the disk is not told
	failed chan error    // closed when the disk has all that it was told to take
}

// owedAtOnce is how many bytes are written before the disk is told to take them.
const owedAtOnce = 32 << 20

// openRaw opens a file. Where it is kept, what is written reaches the disk, too.
func openRaw(name string, kept bool) (*rawFile, error) {
	file, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	f := &rawFile{File: file}
	if kept {
		f.tell, f.failed = make(chan struct{}, 1), make(chan error, 1)
		go f.sync(f.tell, f.failed)
	}
	return f, nil
}

// sync lets the disk take what was written, as often as it is told, and keeps the
// first error.
func (f *rawFile) sync(tell <-chan struct{}, failed chan<- error) {
	defer close(failed)
	for range tell {
		if err := f.Sync(); err != nil {
			failed <- err
			return
		}
	}
}

// WriteAt implements [io.WriterAt].
func (f *rawFile) WriteAt(data []byte, at int64) (n int, err error) {
	n, err = f.File.WriteAt(data, at)
	if f.owed += n; f.owed >= owedAtOnce {
		f.owed = 0
		select {
		case f.tell <- struct{}{}:
		default: // it is told already, or never
		}
	}
	return n, err
}

// settle waits for the disk, and tells what it could not take. Nothing is written
// any more.
func (f *rawFile) settle() error {
	if f == nil || f.tell == nil {
		return nil
	}
	close(f.tell)
	f.tell = nil
	return <-f.failed
}

// Close waits for the disk, too.
func (f *rawFile) Close() error { return errors.Join(f.settle(), f.File.Close()) }
