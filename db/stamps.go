package db

import (
	"encoding/binary"
	"fmt"
	"hash/maphash"
	"os"
	"strings"
	"sync"
	"time"

	"briefings/db/internal/sqlitefile"
)

// Stamps tell which files the archive has as they are: of the same path, size
// and time of change. Such a file need not be read again. A file that changed in
// the second in which it was imported, or later, is not among them: it could
// change once more without its time telling (as git has it of its index).
type Stamps struct {
	seed maphash.Seed

	mu     sync.Mutex
	more   sync.Cond
	seen   hashes // of stamps
	passed string // the path that was read last; they come in their order
	done   bool
}

// A File is one that lies in a folder.
type File struct {
	Name     string
	Size     int64
	Modified time.Time
	Known    bool // the archive has it as it is
	stamp    uint64
}

// NoStamps are those of files that are read in any case.
func NoStamps() *Stamps { return nil }

// None tells that there are no stamps.
func (s *Stamps) None() bool { return s == nil }

// Stamps reads the stamps of the files below a folder, as they are now. It
// returns at once; who asks for a file waits until it has come to it.
func (im *Importer) Stamps(folder string) *Stamps {
	im.looking.RLock()
	fresh := im.fresh != nil
	im.looking.RUnlock()
	if fresh {
		return NoStamps()
	}
	s := &Stamps{seed: maphash.MakeSeed()}
	s.more.L = &s.mu
	go func() {
		im.looking.RLock()
		err := im.readStamps(s, folder)
		im.looking.RUnlock()
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.done = true; err != nil {
			s.seen = hashes{} // all files are read, and the archive says what is wrong with it
		}
		s.more.Broadcast()
	}()
	return s
}

// openToLook opens the archive beside the import, for who holds im.looking.
func (im *Importer) openToLook() (*Archive, error) {
	if im.db == nil { // else the locks of SQLite would end with what is closed here
		if a, err := openAtRest(im.look, im.path); a != nil || err != nil {
			return a, err
		}
	}
	return openForReading(im.look, im.path, "")
}

func (im *Importer) readStamps(s *Stamps, folder string) error {
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
	reader := stampReader{stamps: s, path: places["path"], size: places["size"], modified: places["modified"], imported: places["imported"]}
	low := folder
	if !os.IsPathSeparator(folder[len(folder)-1]) {
		low += string(os.PathSeparator)
	}
	high := low[:len(low)-1] + string(low[len(low)-1]+1)
	return scan.file.Between(root, low, high, reader.add)
}

// A stampReader reads stamps out of rows of the table source.
type stampReader struct {
	stamps                         *Stamps
	path, size, modified, imported int // places of the columns

	folder string // of the row before
	prefix []byte // of the stamps of that folder
	values []sqlitefile.Value
	hashes []uint64
}

// add makes the stamps of some rows known.
func (r *stampReader) add(rows []sqlitefile.Row) (err error) {
	last := ""
	r.hashes = r.hashes[:0]
	for _, row := range rows {
		if r.values, err = row.Record.Values(r.values[:0]); err != nil {
			return err
		}
		if len(r.values) <= max(r.path, r.size, r.modified, r.imported) {
			return fmt.Errorf("a source without all of its columns: %w", sqlitefile.ErrDamaged)
		}
		last = r.values[r.path].Text
		modified, ok := changedBefore(r.values[r.modified].Text, r.values[r.imported].Text)
		if !ok {
			continue
		}
		name := strings.LastIndexByte(last, os.PathSeparator) + 1
		if r.folder != last[:name] || r.prefix == nil {
			r.folder = strings.Clone(last[:name])
			r.prefix = r.stamps.prefix(r.folder)
		}
		r.hashes = append(r.hashes, r.stamps.hash(r.prefix, &File{Name: last[name:], Size: r.values[r.size].Int(), Modified: modified}))
	}
	s := r.stamps
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, hash := range r.hashes {
		s.seen.add(hash)
	}
	s.passed = strings.Clone(last)
	s.more.Broadcast()
	return nil
}

// changedBefore reads the time of a file that changed before the second in which it was
// imported.
func changedBefore(modified, imported string) (t time.Time, ok bool) {
	const second = len("2006-01-02T15:04:05")
	if len(modified) < second || len(imported) < second || modified[:second] >= imported[:second] {
		return t, false
	}
	t, err := time.Parse(time.RFC3339Nano, modified)
	return t, err == nil
}

// prefix is what the stamps of all files in a folder begin with.
func (s *Stamps) prefix(folder string) []byte {
	return binary.LittleEndian.AppendUint64(nil, maphash.String(s.seed, folder))
}

// hash stands for the stamp of a file.
func (s *Stamps) hash(prefix []byte, f *File) uint64 {
	var room [256]byte
	stamp := append(room[:0], prefix...)
	stamp = binary.LittleEndian.AppendUint64(stamp, uint64(f.Size))
	stamp = binary.LittleEndian.AppendUint64(stamp, uint64(f.Modified.Unix()))
	stamp = binary.LittleEndian.AppendUint32(stamp, uint32(f.Modified.Nanosecond()))
	return maphash.Bytes(s.seed, append(stamp, f.Name...))
}

// Mark tells which files of a folder are known. The path of the folder ends with a
// separator.
func (s *Stamps) Mark(folder string, files []File) {
	if s.None() {
		return
	}
	last, prefix := "", s.prefix(folder)
	for i := range files {
		files[i].stamp = s.hash(prefix, &files[i])
		last = max(last, files[i].Name)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for last = folder + last; !s.done && s.passed < last; {
		s.more.Wait()
	}
	for i := range files {
		files[i].Known = s.seen.has(files[i].stamp)
	}
}

// hashes are a set of numbers of which each bit is as good as any other: of a
// map half of the work would be to hash them once more.
type hashes struct {
	slots []uint64 // a power of two, half of them free; 0 is none
	n     int
}

// slot is where a number is, or would be.
func (h *hashes) slot(hash uint64) *uint64 {
	at := hash
	for {
		slot := &h.slots[at&uint64(len(h.slots)-1)]
		if *slot == hash || *slot == 0 {
			return slot
		}
		at++
	}
}

func (h *hashes) has(hash uint64) bool { return h.n > 0 && *h.slot(hash | 1) != 0 }

func (h *hashes) add(hash uint64) {
	if 2*h.n >= len(h.slots) {
		old := h.slots
		h.slots = make([]uint64, max(1024, 4*len(old)))
		for _, hash := range old {
			if hash != 0 {
				*h.slot(hash) = hash
			}
		}
	}
	*h.slot(hash | 1) = hash | 1
	h.n++
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
	if err := im.begin(); err != nil {
		return Result{}, im.named(err)
	}
	known, err := im.sourceAt(path)
	return Result{Unchanged, known.id, known.slug}, err
}
