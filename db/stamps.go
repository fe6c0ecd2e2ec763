package db

import (
	"hash/maphash"
	"path/filepath"
	"time"
)

// Stamps are the files that the archive has as they are: path, size and time of change.
// A file with the same three need not be read again. They are read in the background.
type Stamps struct {
	seed maphash.Seed
	seen map[uint64]struct{} // hashes of stamps
	read chan struct{}       // closed once all are seen
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
		im.stamps = &Stamps{seed: maphash.MakeSeed(), seen: map[uint64]struct{}{}, read: make(chan struct{})}
		go im.fillStamps(im.stamps)
	})
	return im.stamps
}

func (im *Importer) fillStamps(s *Stamps) {
	defer close(s.read)
	im.looking.RLock()
	defer im.looking.RUnlock()
	if err := im.readStamps(s); err != nil {
		clear(s.seen) // all files are read, and the import reports what is wrong with the archive
	}
}

// openToLook opens the archive a second time. The caller holds im.looking.
func (im *Importer) openToLook() (*Archive, error) {
	if im.db == nil {
		return Open(im.look, im.path)
	}
	return openForReading(im.look, im.path, "") // and closes no file: SQLite would lose its locks
}

func (im *Importer) readStamps(s *Stamps) error {
	archive, err := im.openToLook()
	if err != nil {
		return err
	}
	defer archive.Close()
	snapshot, err := archive.snapshot(im.look)
	if err != nil {
		return err
	}
	defer snapshot.close()
	sources, err := snapshot.table("source", "path", "size", "modified")
	if err != nil {
		return err
	}
	var r record
	for row := sources.next(); row != nil; row = sources.next() {
		if r, err = sources.record(row, r.values); err != nil {
			return err
		}
		t, err := time.Parse(time.RFC3339Nano, r.text("modified"))
		if err != nil { // it is not known
			continue
		}
		folder, name := filepath.Split(r.text("path"))
		s.seen[s.hash(folder, name, r.value("size").Int(), t)] = struct{}{}
	}
	return sources.err
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
	<-s.read
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
	return Result{Status: Unchanged, ID: known.id, Slug: known.slug}, err
}
