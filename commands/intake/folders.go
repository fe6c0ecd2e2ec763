package intake

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"briefings/db"
)

// A batch is some files of one folder, in any order.
type batch struct {
	folder string // with a separator at its end
	files  []entry
	stamps *db.Stamps
}

// An entry is one name in a folder.
type entry struct {
	name   string
	kind   fs.FileMode // its type bits
	format string      // by the name; "" if the name has none of the known endings
}

const separator = string(filepath.Separator)

// Paths returns the files at the given paths, in the order of the paths; "-"
// stands for stdin. Files in folders come in the order of their names. A path
// that cannot be read becomes an input with an error, so that the others go on.
// stamps returns what the archive knows about files; it is called for folders alone.
func Paths(ctx context.Context, paths []string, stdin Input, stamps func() *db.Stamps) iter.Seq[Input] {
	return func(yield func(Input) bool) {
		for _, p := range paths {
			if p == "-" {
				if !yield(stdin) {
					return
				}
				continue
			}
			if !walk(ctx, p, stamps, yield) {
				return
			}
		}
	}
}

// walk yields the file at root, or the files in the folder. A file that is named
// is always read; in folders hidden files and unknown endings are skipped.
func walk(ctx context.Context, root string, stamps func() *db.Stamps, yield func(Input) bool) bool {
	absolute, err := filepath.Abs(root)
	if err != nil {
		return yield(Input{name: root, err: err})
	}
	info, err := os.Stat(absolute)
	switch {
	case errors.Is(err, fs.ErrNotExist) && strings.Contains(root, "://"):
		return yield(Input{name: root, err: errors.New("is a URL, and only files are read: save the page and import " +
			"the file, or pipe it: `curl -s URL | briefings import - --name URL`")})
	case errors.Is(err, fs.ErrNotExist):
		return yield(Input{name: absolute, err: errors.New("there is no such file or folder")})
	case err != nil:
		return yield(Input{name: absolute, err: Reason(err)})
	case !info.IsDir():
		return yield(fileInput(absolute, info))
	}
	w := walker{ctx: ctx, stamps: stamps(), batchSize: unreadBatch, yield: yield}
	if w.stamps.None() {
		w.batchSize = readBatch // all files are read: the first ones must not wait for many others
	}
	more := w.walk(absolute + separator) // with a separator, a link to a folder is the folder
	if more && w.found == 0 && ctx.Err() == nil {
		return yield(Input{name: absolute, err: errors.New("no page is in this folder")})
	}
	return more
}

// unreadBatch is how many files one core looks up at a time if most of them are
// known and need not be read.
const unreadBatch = 4096

// A walker goes through a folder and its subfolders.
type walker struct {
	ctx       context.Context
	stamps    *db.Stamps
	batchSize int // most files in a batch
	yield     func(Input) bool
	found     int
}

// walk yields the files in a folder and its subfolders, in batches.
func (w *walker) walk(folder string) bool {
	entries, err := listFolder(folder)
	if err != nil {
		w.found++
		if !w.yield(Input{name: printable(folder), err: Reason(err)}) {
			return false
		}
	}
	folder = strings.TrimRight(folder, separator) + separator
	entries = slices.DeleteFunc(entries, func(e entry) bool {
		return strings.HasPrefix(e.name, ".") || e.format == "" && !e.kind.IsDir()
	})
	if w.regularFiles(entries) < len(entries) {
		slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	} // else files sorts: mostly a few, because it leaves out unchanged ones
	for len(entries) > 0 {
		n := w.regularFiles(entries)
		if n > 0 {
			w.found += n
			if !w.yield(Input{batch: &batch{folder, entries[:n], w.stamps}}) {
				return false
			}
		} else if n = 1; !w.other(folder, entries[0]) {
			return false
		}
		entries = entries[n:]
	}
	return w.ctx.Err() == nil
}

// regularFiles counts the regular files that entries begin with, up to a batch.
func (w *walker) regularFiles(entries []entry) int {
	n := slices.IndexFunc(entries, func(e entry) bool { return !e.kind.IsRegular() })
	if n < 0 {
		n = len(entries)
	}
	return min(n, w.batchSize)
}

// other yields what is not a regular file: a subfolder, a link or a device.
func (w *walker) other(folder string, e entry) bool {
	if e.kind.IsDir() {
		return w.walk(folder + e.name)
	}
	w.found++
	return w.yield(linkedInput(folder + e.name))
}

// listFolder returns what is in a folder, in no order.
func listFolder(folder string) ([]entry, error) {
	f, err := os.Open(folder)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	found, err := f.ReadDir(-1)
	entries := make([]entry, len(found))
	for i, e := range found {
		entries[i] = entry{e.Name(), e.Type(), formatOf(e.Name())}
	}
	return entries, err
}

// linkedInput is a link in a folder, or a special file. Reading a pipe or a device
// might never end, and a link to a folder might lead round in a circle: both are
// errors.
func linkedInput(name string) Input {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return Input{name: printable(name), err: Reason(err)}
	case info.IsDir():
		return Input{
			name: printable(name),
			err:  errors.New("is a link to a folder, which is not followed: name the folder itself"),
		}
	case !info.Mode().IsRegular():
		return Input{
			name: printable(name),
			err:  errors.New("is a pipe, a socket or a device: name it itself if it is to be read"),
		}
	}
	return fileInput(name, info)
}

// lookUp replaces batches by their files, on all cores: their sizes, the times of
// their last changes, and which of them the archive has as they are. Those are
// only counted, unless o.Explain wants each of them.
func lookUp(ctx context.Context, inputs iter.Seq[Input], o Options) iter.Seq[Input] {
	return func(yield func(Input) bool) {
		for files := range db.OnAllCores(ctx, func(add func(func() []Input) bool) {
			for in := range inputs {
				if !add(func() []Input { return in.files(o) }) {
					return
				}
			}
		}) {
			for _, in := range files {
				if !yield(in) {
					return
				}
			}
		}
	}
}

// files splits a batch into its files. The user's format replaces that of names.
func (in Input) files(o Options) (list []Input) {
	if in.batch == nil {
		in.format = cmp.Or(o.Format, in.format)
		return []Input{in}
	}
	b := in.batch
	files := make([]db.File, len(b.files))
	errs := b.lookUp(files, o)
	b.stamps.Mark(printable(b.folder), files)
	known := 0
	for i, f := range files {
		if f.Known && !o.Explain {
			known++
			continue
		}
		path := b.folder + b.files[i].name
		file := Input{
			name: printable(path), format: cmp.Or(o.Format, b.files[i].format), open: openFile(path),
			size: f.Size, modified: f.Modified, again: true, err: errs[i],
		}
		if f.Known {
			file.unchanged = 1
		}
		list = append(list, file)
	}
	slices.SortFunc(list, func(a, b Input) int { return strings.Compare(a.name, b.name) })
	if known > 0 {
		list = append(list, Input{unchanged: known})
	}
	return list
}

// lookUp sets the names, sizes and times of the files of a batch, and returns the
// errors by position. It skips files of records: they are always read, because
// their lines are the pages.
func (b *batch) lookUp(files []db.File, o Options) map[int]error {
	errs := map[int]error{}
	stat, done := statIn(b.folder)
	defer done()
	for i, f := range b.files {
		files[i] = db.File{Name: printable(f.name)}
		if cmp.Or(o.Format, f.format) == "jsonl" {
			continue
		}
		if err := stat(f.name, &files[i]); err != nil {
			errs[i] = Reason(err)
		}
	}
	return errs
}
