package db

import (
	"fmt"
	"hash/maphash"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"briefings/db/internal/sqlitefile"
)

// Stamps are the files that the archive has as they are: path, size and time of change.
// A file with the same three need not be read again. They are read in the background, in
// the order of the paths.
type Stamps struct {
	seed maphash.Seed

	mu     sync.Mutex
	more   sync.Cond
	seen   map[uint64]struct{} // hashes of stamps
	passed string              // the last path that was read
	done   bool
}

// A File is a file in a folder.
type File struct {
	Name     string
	Size     int64
	Modified time.Time
	Known    bool // the archive has it as it is
}

// NoStamps are the stamps of files that are read in any case.
func NoStamps() *Stamps { return nil }

// None reports whether there are no stamps.
func (s *Stamps) None() bool { return s == nil }

// Stamps begins to read the stamps of an archive as it is now. Each call returns the
// same ones.
func (im *Importer) Stamps() *Stamps {
	im.looking.RLock()
	fresh := im.fresh != nil
	im.looking.RUnlock()
	if fresh {
		return NoStamps()
	}
	im.stampsOnce.Do(func() {
		s := &Stamps{seed: maphash.MakeSeed(), seen: map[uint64]struct{}{}}
		s.more.L = &s.mu
		im.stamps = s
		go im.fillStamps(s)
	})
	return im.stamps
}

func (im *Importer) fillStamps(s *Stamps) {
	im.looking.RLock()
	err := im.readStamps(s)
	im.looking.RUnlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.done = true; err != nil {
		clear(s.seen) // all files are read, and the import reports what is wrong with the archive
	}
	s.more.Broadcast()
}

// openToLook opens the archive a second time. The caller holds im.looking.
func (im *Importer) openToLook() (*Archive, error) {
	if im.db == nil { // else the locks of SQLite would end with what is closed here
		if a, err := openAtRest(im.look, im.path); a != nil || err != nil {
			return a, err
		}
	}
	return openForReading(im.look, im.path, "")
}

func (im *Importer) readStamps(s *Stamps) error {
	archive, err := im.openToLook()
	if err != nil {
		return err
	}
	defer archive.Close()
	scan, err := archive.openScan(im.look)
	if err != nil {
		return err
	}
	defer scan.close()
	root, places, err := scan.layout("source")
	if err != nil {
		return err
	}
	path, size, modified := places["path"], places["size"], places["modified"]
	var values []sqlitefile.Value
	return scan.file.Batches(root, func(b *sqlitefile.Batch) (*sqlitefile.Batch, error) {
		s.mu.Lock()
		defer s.mu.Unlock()
		for _, row := range b.Rows {
			var err error
			if values, err = row.Record.Values(values[:0]); err != nil {
				return nil, err
			}
			if len(values) <= max(path, size, modified) {
				return nil, fmt.Errorf("a source without all of its columns: %w", sqlitefile.ErrDamaged)
			}
			t, err := time.Parse(time.RFC3339Nano, values[modified].Text)
			if err != nil { // it is not known
				continue
			}
			folder, name := filepath.Split(values[path].Text)
			s.seen[s.hash(folder, name, values[size].Int(), t)] = struct{}{}
		}
		s.passed = strings.Clone(values[path].Text)
		s.more.Broadcast()
		return b, nil
	})
}

func (s *Stamps) hash(folder, name string, size int64, modified time.Time) uint64 {
	return maphash.Comparable(s.seed, struct {
		folder, name  string
		size, seconds int64
		nanoseconds   int
	}{folder, name, size, modified.Unix(), modified.Nanosecond()})
}

// Mark sets which files of a folder are known. The path of the folder ends with a
// separator.
func (s *Stamps) Mark(folder string, files []File) {
	if s.None() {
		return
	}
	last := ""
	for i := range files {
		last = max(last, files[i].Name)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for last = folder + last; !s.done && s.passed < last; {
		s.more.Wait()
	}
	for i := range files {
		f := &files[i]
		_, f.Known = s.seen[s.hash(folder, f.Name, f.Size, f.Modified)]
	}
}

// modifiedStamp returns the time of a file as the table source has it. It is "" if the
// file changed in the second in which the import began, or later: then it can change
// again and keep its time, and has to be read again (as git does with its index).
func (im *Importer) modifiedStamp(modified time.Time) string {
	if modified.IsZero() || timestamp(modified) >= im.now {
		return ""
	}
	return modified.UTC().Format(time.RFC3339Nano)
}

// Unchanged returns the briefing of a file that the archive has as it is.
func (im *Importer) Unchanged(path string) (Result, error) {
	if err := im.begin(); err != nil {
		return Result{}, im.named(err)
	}
	known, err := im.sourceAt(path)
	return Result{Unchanged, known.id, known.slug}, err
}
