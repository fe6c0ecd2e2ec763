package db

import (
	"database/sql"
	"hash/maphash"
	"os"
	"strconv"
	"time"
)

// Stamps tell which files the archive has as they are: of the same path, size
// and time of change. Such a file need not be read again. A file that changed in
// the second in which it was imported, or later, is not among them: it could
// change once more without its time telling (as git has it of its index).
type Stamps struct {
	seed  maphash.Seed
	seen  map[uint64]struct{}
	ready chan struct{}
}

// Stamps reads the stamps of the files in a folder, as they were when the import
// began. It returns at once; who asks first waits.
func (im *Importer) Stamps(folder string) *Stamps {
	if im.fresh != nil {
		return NoStamps()
	}
	s := &Stamps{seed: maphash.MakeSeed(), seen: map[uint64]struct{}{}, ready: make(chan struct{})}
	go func() {
		defer close(s.ready)
		if err := im.readStamps(s, folder); err != nil {
			clear(s.seen) // all files are read, and the archive says what is wrong with it
		}
	}()
	return s
}

// NoStamps are those of files that are read in any case.
func NoStamps() *Stamps {
	ready := make(chan struct{})
	close(ready)
	return &Stamps{ready: ready}
}

func (im *Importer) readStamps(s *Stamps, folder string) error {
	archive, err := open(im.path, "mode=ro&_query_only=1")
	if err != nil {
		return err
	}
	defer archive.Close()
	below := folder
	if !os.IsPathSeparator(folder[len(folder)-1]) {
		below += string(os.PathSeparator)
	}
	end := below[:len(below)-1] + string(below[len(below)-1]+1)
	rows, err := archive.db.QueryContext(im.ctx, `SELECT path || '|' || size || '|' || modified FROM source
		WHERE path >= ? AND path < ? AND substr(modified, 1, 19) < substr(imported, 1, 19)`, below, end)
	if err != nil {
		return err
	}
	defer rows.Close()
	var stamp sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&stamp); err != nil {
			return err
		}
		s.seen[maphash.Bytes(s.seed, stamp)] = struct{}{}
	}
	return rows.Err()
}

// Has tells whether the archive has a file as it is.
func (s *Stamps) Has(path string, size int64, modified time.Time) bool {
	<-s.ready
	if len(s.seen) == 0 {
		return false
	}
	var room [256]byte
	stamp := append(append(room[:0], path...), '|')
	stamp = append(strconv.AppendInt(stamp, size, 10), '|')
	stamp = modified.UTC().AppendFormat(stamp, modifiedLayout)
	_, ok := s.seen[maphash.Bytes(s.seed, stamp)]
	return ok
}

// modifiedLayout is that of a file's time, as exactly as the file system has it.
const modifiedLayout = "2006-01-02T15:04:05.999999999Z"

// modifiedStamp writes the time of a file.
func modifiedStamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(modifiedLayout)
}

// Unchanged tells which briefing a file is that the archive has as it is.
func (im *Importer) Unchanged(path string) (Result, error) {
	known, err := im.sourceAt(path)
	return Result{Unchanged, known.id, known.slug}, err
}
