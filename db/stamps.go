package db

import (
	"database/sql"
	"hash/maphash"
	"os"
	"strconv"
	"sync"
	"time"
)

// Stamps tell which files the archive has as they are: of the same path, size
// and time of change. Such a file need not be read again. A file that changed in
// the second in which it was imported, or later, is not among them: it could
// change once more without its time telling (as git has it of its index).
type Stamps struct {
	seed maphash.Seed

	mu     sync.Mutex
	more   sync.Cond
	seen   map[uint64]struct{}
	passed string // the stamp that was read last; they come in the order of paths
	done   bool
}

// NoStamps are those of files that are read in any case.
func NoStamps() *Stamps { return &Stamps{done: true} }

// Stamps reads the stamps of the files in a folder, as they were when the import
// began. It returns at once; who asks for a file waits until it has come to it.
func (im *Importer) Stamps(folder string) *Stamps {
	if im.fresh != nil {
		return NoStamps()
	}
	s := &Stamps{seed: maphash.MakeSeed(), seen: map[uint64]struct{}{}}
	s.more.L = &s.mu
	go func() {
		err := im.readStamps(s, folder)
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.done = true; err != nil {
			clear(s.seen) // all files are read, and the archive says what is wrong with it
		}
		s.more.Broadcast()
	}()
	return s
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
	// The separator is less than what paths hold, so that stamps sort as paths do.
	rows, err := archive.db.QueryContext(im.ctx, `SELECT path || char(1) || size || char(1) || modified FROM source
		WHERE path >= ? AND path < ? AND substr(modified, 1, 19) < substr(imported, 1, 19) ORDER BY path`, below, end)
	if err != nil {
		return err
	}
	defer rows.Close()
	var stamp sql.RawBytes
	var batch []uint64
	for rows.Next() {
		if err := rows.Scan(&stamp); err != nil {
			return err
		}
		if batch = append(batch, maphash.Bytes(s.seed, stamp)); len(batch) == stampBatch {
			s.add(batch, string(stamp))
			batch = batch[:0]
		}
	}
	s.add(batch, "")
	return rows.Err()
}

// stampBatch is how many stamps are made known at a time.
const stampBatch = 512

func (s *Stamps) add(batch []uint64, passed string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, hash := range batch {
		s.seen[hash] = struct{}{}
	}
	s.passed = passed
	s.more.Broadcast()
}

// Has tells whether the archive has a file as it is.
func (s *Stamps) Has(path string, size int64, modified time.Time) bool {
	var room [256]byte
	stamp := append(append(room[:0], path...), 1)
	stamp = append(strconv.AppendInt(stamp, size, 10), 1)
	stamp = modified.UTC().AppendFormat(stamp, time.RFC3339Nano)
	s.mu.Lock()
	defer s.mu.Unlock()
	for !s.done && s.passed < path {
		s.more.Wait()
	}
	if len(s.seen) == 0 {
		return false
	}
	_, ok := s.seen[maphash.Bytes(s.seed, stamp)]
	return ok
}

// modifiedStamp writes the time of a file, as exactly as the file system has it.
func modifiedStamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}

// Unchanged tells which briefing a file is that the archive has as it is.
func (im *Importer) Unchanged(path string) (Result, error) {
	known, err := im.sourceAt(path)
	return Result{Unchanged, known.id, known.slug}, err
}
