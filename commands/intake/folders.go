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
	ending string
	reason string // why it is passed over; "" if it is looked at
	pre    bool   // a command reads it
}

// format returns the format that the name tells, "" if only the first bytes can tell.
func (e *entry) format() string {
	if e.pre {
		return byCommand
	}
	return byEnding[e.ending]
}

const separator = string(filepath.Separator)

// Paths returns the files at the given paths, in the order of the paths; "-"
// stands for stdin. Files in folders come in the order of their names. A path
// that cannot be read becomes an input with an error, so that the others go on.
// stamps returns what the archive knows about files; it is called for folders alone.
// Files in folders that fit one of the patterns are passed over. pre reads some of the
// files, if it is not nil.
func Paths(
	ctx context.Context, paths []string, stdin Input, stamps func() *db.Stamps, exclude []string, pre *Command,
) iter.Seq[Input] {
	return func(yield func(Input) bool) {
		for _, p := range paths {
			if p == "-" {
				if !yield(stdin) {
					return
				}
				continue
			}
			w := walker{ctx: ctx, exclude: exclude, pre: pre, batchSize: unreadBatch, yield: yield}
			if !w.start(p, stamps) {
				return
			}
		}
	}
}

// start yields the file at root, or the files in the folder. A file that is named
// is always read.
func (w *walker) start(root string, stamps func() *db.Stamps) bool {
	absolute, err := filepath.Abs(root)
	if err != nil {
		return w.yield(Input{name: root, err: err})
	}
	info, err := os.Stat(absolute)
	switch {
	case errors.Is(err, fs.ErrNotExist) && strings.Contains(root, "://"):
		return w.yield(Input{name: root, err: errors.New("is a URL, and only files are read: save the page and " +
			"import the file, or pipe it: `curl -s URL | briefings import - --name URL`")})
	case errors.Is(err, fs.ErrNotExist):
		return w.yield(Input{name: absolute, err: errors.New("there is no such file or folder")})
	case err != nil:
		return w.yield(Input{name: absolute, err: Reason(err)})
	case !info.IsDir():
		in := fileInput(absolute, info)
		if w.pre.isFor(filepath.Base(absolute)) && in.again {
			in.format = byCommand
		} else if in.format == "warc" {
			in.stamps = stamps()
		}
		return w.yield(in)
	}
	w.stamps = stamps()
	w.root = strings.TrimRight(absolute, separator) + separator
	if w.stamps.None() {
		w.batchSize = readBatch // all files are read: the first ones must not wait for many others
	}
	more := w.walk(w.root, "") // with a separator, a link to a folder is the folder
	if more && w.found == 0 && w.ctx.Err() == nil {
		return w.yield(Input{name: absolute, err: errors.New("no file is in this folder")})
	}
	return more
}

// unreadBatch is how many files one core looks up at a time if most of them are
// known and need not be read.
const unreadBatch = 4096

// A walker goes through a folder and its subfolders.
type walker struct {
	ctx       context.Context
	root      string // with a separator at its end
	stamps    *db.Stamps
	exclude   globs
	pre       *Command
	batchSize int // most files in a batch
	yield     func(Input) bool
	found     int
}

// walk yields the files in a folder and its subfolders, in batches. reason is why all of
// them are passed over, "" if they are not.
func (w *walker) walk(folder, reason string) bool {
	entries, err := listFolder(folder)
	if err != nil {
		w.found++
		if !w.yield(Input{name: printable(folder), err: Reason(err), reason: reason}) {
			return false
		}
	}
	folder = strings.TrimRight(folder, separator) + separator
	w.passOver(folder, entries, reason)
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

// passOver sets why the entries of a folder are passed over, as far as names say.
func (w *walker) passOver(folder string, entries []entry, reason string) {
	for i := range entries {
		e := &entries[i]
		path := filepath.ToSlash(folder[len(w.root):] + e.name)
		e.pre = !e.kind.IsDir() && w.pre.isFor(path)
		switch {
		case reason != "":
			e.reason = reason
		case len(w.exclude) > 0 && w.exclude.match(path):
			e.reason = isExcluded
		case isHiddenName(e.name):
			e.reason = isHidden
		case !e.kind.IsDir():
			e.reason = reasonFor(e)
		case isSaved(e.name, entries):
			e.reason = isLeftover
		}
	}
}

// regularFiles counts the entries at the beginning that are regular files or passed over
// by their names, up to a batch.
func (w *walker) regularFiles(entries []entry) int {
	n := slices.IndexFunc(entries, func(e entry) bool {
		return e.kind.IsDir() || !e.kind.IsRegular() && e.reason == ""
	})
	if n < 0 {
		n = len(entries)
	}
	return min(n, w.batchSize)
}

// other yields what is not a regular file: a subfolder, a link or a device.
func (w *walker) other(folder string, e entry) bool {
	if e.kind.IsDir() {
		return w.walk(folder+e.name, e.reason)
	}
	w.found++
	return w.yield(linkedInput(folder+e.name, e))
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
		entries[i] = entry{name: e.Name(), kind: e.Type(), ending: endingOf(e.Name())}
	}
	return entries, err
}

// linkedInput is a link in a folder, or a special file. Reading a pipe or a device
// might never end, and a link to a folder might lead round in a circle: both are
// errors if the name is that of a page, and passed over if not.
func linkedInput(name string, e entry) Input {
	in := Input{name: printable(name), found: true}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		in.err, in.reason = Reason(err), isBroken
	case info.IsDir():
		in.err = errors.New("is a link to a folder, which is not followed: name the folder itself")
		in.reason = isLinked
	case !info.Mode().IsRegular():
		in.err = errors.New("is a pipe, a socket or a device: name it itself if it is to be read")
		in.reason = isDevice
	default:
		in = fileInput(name, info)
		in.format, in.ending, in.found = e.format(), e.ending, true
		return in
	}
	if e.format() != "" {
		in.reason = ""
	}
	return in
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
		return []Input{in.known(o)}
	}
	b := in.batch
	list = b.passedOver(o)
	files := make([]db.File, len(b.files))
	errs := b.lookUp(files)
	b.stamps.Mark(printable(b.folder), files)
	known := 0
	for i, f := range files {
		f.Known = f.Known && mayBePage(cmp.Or(o.Format, b.files[i].format())) // others are always read
		if f.Known && !o.Explain {
			known++
			continue
		}
		path := b.folder + b.files[i].name
		file := Input{
			name: printable(path), format: b.files[i].format(), ending: b.files[i].ending, open: openFile(path),
			size: f.Size, modified: f.Modified, again: true, found: true, err: errs[i], stamps: b.stamps,
		}
		if f.Known {
			file.unchanged = 1
		}
		list = append(list, file.known(o))
	}
	slices.SortFunc(list, func(a, b Input) int { return strings.Compare(a.name, b.name) })
	if known > 0 {
		list = append(list, Input{unchanged: known})
	}
	return list
}

// known returns an input with its format, or with why it is passed over, as far as that
// is known before it is read whole.
func (in Input) known(o Options) Input {
	if in.found && in.format == "" && in.err == nil && in.unchanged == 0 {
		in.format, in.reason, in.err = formatByBytes(in.open, in.ending)
	}
	if in.format != byCommand {
		in.format = cmp.Or(o.Format, in.format)
	}
	return in
}

// passedOver takes the files that are passed over by their names out of a batch. It
// returns one input for each if o wants their names, else one for each reason.
func (b *batch) passedOver(o Options) (list []Input) {
	counts := map[string]int{}
	b.files = slices.DeleteFunc(b.files, func(e entry) bool {
		switch {
		case e.reason == "":
			return false
		case o.Passed:
			list = append(list, Input{name: printable(b.folder + e.name), reason: e.reason})
		default:
			counts[e.reason]++
		}
		return true
	})
	for reason, n := range counts {
		list = append(list, Input{reason: reason, count: n})
	}
	return list
}

// mayBePage reports whether a file of a format is one page, or may be if it is not known.
func mayBePage(format string) bool { return format == "" || format == byCommand || isPage(format) }

// lookUp sets the names, sizes and times of the files of a batch, and returns the
// errors by position. A root does not follow the whole path for each file, which takes
// 1.3 times as long if nothing has changed.
func (b *batch) lookUp(files []db.File) map[int]error {
	errs := map[int]error{}
	root, failed := os.OpenRoot(b.folder)
	if failed == nil {
		defer root.Close()
	}
	for i, f := range b.files {
		files[i].Name = printable(f.name)
		if failed != nil {
			errs[i] = Reason(failed)
		} else if info, err := root.Lstat(f.name); err != nil {
			errs[i] = Reason(err)
		} else {
			files[i].Size, files[i].Modified = info.Size(), info.ModTime()
		}
	}
	return errs
}
