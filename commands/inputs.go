package commands

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"briefings/db"
)

// An input is a file to be imported: it is found in one place and read in
// another, on any core.
type input struct {
	name     string // what its page is known by: absolute path, or name
	format   string // "text", "html", "jsonl"; "" is decided by the first bytes
	encoding string // as the user named it, "" detects it
	open     func() (io.ReadCloser, error)
	modified time.Time
	size     int64 // where it is known
	again    bool  // open gives the same bytes once more
	nameless bool  // a pipe without a name of its own: its pages are known by their bytes
	known    int   // of so many files the archive has what they are: they are not read
	some     *some // files that nobody has looked at yet, instead of all the above
	err      error // the input could not be reached
}

// some are files that lie in one folder, in any order.
type some struct {
	folder string // with a separator at its end
	files  []entry
	stamps *db.Stamps
}

// An entry is what a folder has under a name.
type entry struct {
	name   string
	kind   fs.FileMode // the bits of its type
	format string      // by its name, "" where it tells none
}

// formats are those of the files that a folder is searched for, by their endings.
var formats = map[string]string{".txt": "text", ".md": "text", ".html": "html", ".htm": "html", ".jsonl": "jsonl"}

const endings = ".txt .md .html .htm .jsonl"

func formatOf(name string) string { return formats[strings.ToLower(path.Ext(name))] }

// seedInputs are the briefings that the program comes with.
func seedInputs(seeds fs.FS) iter.Seq[input] {
	return func(yield func(input) bool) {
		names, err := fs.Glob(seeds, "seeds/*")
		if err != nil || len(names) == 0 {
			yield(input{name: "seeds", err: errors.New("the program was built without its seeds")})
			return
		}
		for _, name := range names {
			open := func() (io.ReadCloser, error) { return seeds.Open(name) }
			if !yield(input{name: name, format: formatOf(name), open: open, again: true}) {
				return
			}
		}
	}
}

// stdinInput is standard input, which bears the name that the user gives it.
func stdinInput(stdin io.Reader, name string) input {
	in := input{name: name, format: formatOf(name), nameless: name == "", open: func() (io.ReadCloser, error) { return io.NopCloser(stdin), nil }}
	if in.nameless {
		in.name = "stdin"
	}
	return in
}

// pathInputs are the files at the given paths, those of folders in the order
// of their names. What cannot be reached comes as an input with its error, so
// that the others go on.
func pathInputs(ctx context.Context, paths []string, stdin input, stamps func(folder string) *db.Stamps) iter.Seq[input] {
	return func(yield func(input) bool) {
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

// walk yields the file at root, or the files in the folder. A file that is
// named is always taken; in folders hidden files and those of other formats are
// passed over.
func walk(ctx context.Context, root string, stamps func(folder string) *db.Stamps, yield func(input) bool) bool {
	absolute, err := filepath.Abs(root)
	if err != nil {
		return yield(input{name: root, err: err})
	}
	info, err := os.Stat(absolute)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return yield(input{name: absolute, err: errors.New("there is no such file or folder")})
	case err != nil:
		return yield(input{name: absolute, err: reason(err)})
	case !info.IsDir():
		return yield(fileInput(absolute, info))
	}
	w := walker{ctx: ctx, stamps: stamps(absolute), atOnce: filesALook, yield: yield}
	if w.stamps.None() {
		w.atOnce = filesAJob // all of them are read: few are to wait for it
	}
	more := w.walk(absolute + separator) // with a separator at its end a link to a folder is the folder
	if more && w.found == 0 && ctx.Err() == nil {
		return yield(input{name: absolute, err: fmt.Errorf("no briefing is in this folder (%s)", endings)})
	}
	return more
}

const separator = string(filepath.Separator)

// A walker goes through a folder and those below it.
type walker struct {
	ctx    context.Context
	stamps *db.Stamps
	atOnce int // files that one core looks at, at most
	yield  func(input) bool
	found  int
	lister lister
}

func byName(a, b entry) int { return strings.Compare(a.name, b.name) }

// filesALook is how many files of a folder one core looks at where most are known.
const filesALook = 4096

// walk yields the files in a folder, and in those below it.
func (w *walker) walk(folder string) bool {
	entries, err := w.lister.list(folder)
	if err != nil {
		w.found++
		if !w.yield(input{name: printable(folder), err: reason(err)}) {
			return false
		}
	}
	folder = strings.TrimRight(folder, separator) + separator
	entries = slices.DeleteFunc(entries, func(e entry) bool {
		return strings.HasPrefix(e.name, ".") || e.format == "" && !e.kind.IsDir()
	})
	if len(entries) > w.atOnce || slices.ContainsFunc(entries, func(e entry) bool { return !e.kind.IsRegular() }) {
		slices.SortFunc(entries, byName) // else look does, and mostly with few
	}
	var files []entry
	flush := func() bool {
		if len(files) == 0 {
			return true
		}
		in := input{some: &some{folder, files, w.stamps}}
		w.found += len(files)
		files = nil
		return w.yield(in)
	}
	for i, e := range entries {
		switch {
		case e.kind.IsDir():
			if !flush() || !w.walk(folder+e.name) {
				return false
			}
		case e.kind.IsRegular():
			if files = entries[i-len(files) : i+1]; len(files) == w.atOnce && !flush() {
				return false
			}
		default:
			w.found++
			if !flush() || !w.yield(linkedInput(folder+e.name)) {
				return false
			}
		}
	}
	return flush() && w.ctx.Err() == nil
}

// linkedInput is a file in a folder that is a link, or no file at all: a pipe
// or a device would be waited for without end, and a link to a folder may lead
// round in a circle.
func linkedInput(name string) input {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return input{name: printable(name), err: reason(err)}
	case info.IsDir():
		return input{name: printable(name), err: errors.New("is a link to a folder, which is not followed: name the folder itself")}
	case !info.Mode().IsRegular():
		return input{name: printable(name), err: errors.New("is a pipe, a socket or a device: name it itself if it is to be read")}
	}
	return fileInput(name, info)
}

// lookUp looks at files in folders on all cores: how large they are, when they
// were changed, and which of them the archive has as they are. Those are only
// counted, unless each of them is wanted.
func lookUp(ctx context.Context, inputs iter.Seq[input], each bool) iter.Seq[input] {
	return func(yield func(input) bool) {
		for looked := range db.OnAllCores(ctx, func(add func(func() []input) bool) {
			for in := range inputs {
				if !add(func() []input { return in.look(each) }) {
					return
				}
			}
		}) {
			for _, in := range looked {
				if !yield(in) {
					return
				}
			}
		}
	}
}

// roomToLook is for the files that are looked at, which are many more than those
// that are read where little has changed.
var roomToLook = sync.Pool{New: func() any { return new([]db.File) }}

// look parts an input into those of single files.
func (in input) look(each bool) (list []input) {
	if in.some == nil {
		return []input{in}
	}
	of := in.some
	folder, missing := os.Open(of.folder)
	var stat func(string, *db.File) error
	if missing == nil {
		defer folder.Close()
		stat = statter(folder)
	}
	room := roomToLook.Get().(*[]db.File)
	defer roomToLook.Put(room)
	*room = slices.Grow((*room)[:0], len(of.files))
	files, errs := (*room)[:len(of.files)], map[int]error{}
	for i, f := range of.files {
		files[i] = db.File{Name: printable(f.name)}
		if cmp.Or(in.format, f.format) == "jsonl" {
			continue // it is always read: its lines are the pages
		}
		err := reason(missing)
		if err == nil {
			err = stat(f.name, &files[i])
		}
		if err != nil {
			errs[i] = err
		}
	}
	of.stamps.Mark(printable(of.folder), files)
	var order []int
	for i := range files {
		if each || !files[i].Known {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return byName(of.files[a], of.files[b]) })
	for _, i := range order {
		path := of.folder + of.files[i].name
		file := input{
			name: printable(path), format: cmp.Or(in.format, of.files[i].format), encoding: in.encoding, open: func() (io.ReadCloser, error) { return openRegular(path) },
			size: files[i].Size, modified: files[i].Modified, again: true, err: errs[i],
		}
		if files[i].Known {
			file.known = 1
		}
		list = append(list, file)
	}
	if others := len(files) - len(order); others > 0 {
		list = append(list, input{known: others})
	}
	return list
}

func openFile(name string) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) {
		f, err := os.Open(name)
		return f, reason(err)
	}
}

func fileInput(name string, info fs.FileInfo) input {
	regular := info.Mode().IsRegular()
	return input{name: printable(name), format: formatOf(name), open: openFile(name), modified: info.ModTime(), again: regular, nameless: !regular}
}

// printable writes the bytes of a path that are no UTF-8 as %XX: the archive
// holds text alone, and two paths have to stay two.
func printable(name string) string {
	if utf8.ValidString(name) {
		return name
	}
	var b strings.Builder
	for i := 0; i < len(name); {
		r, size := utf8.DecodeRuneInString(name[i:])
		if r == utf8.RuneError && size == 1 {
			fmt.Fprintf(&b, "%%%02X", name[i])
		} else {
			b.WriteString(name[i : i+size])
		}
		i += size
	}
	return b.String()
}

// reason strips an error of the path, which stands before it in every message.
func reason(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}

// sniff decides the format of bytes that no name tells of.
func sniff(data []byte) string {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n")
	switch {
	case bytes.HasPrefix(data, []byte("{")):
		return "jsonl"
	case bytes.HasPrefix(data, []byte("<")):
		return "html"
	case bytes.HasPrefix(data, []byte("[")) && bytes.HasPrefix(bytes.TrimLeft(data[1:], " \t\r\n"), []byte("{")):
		return "json"
	}
	return "text"
}

// withOptions gives every input the format and encoding that the user named.
func withOptions(inputs iter.Seq[input], format, encoding string) iter.Seq[input] {
	return func(yield func(input) bool) {
		for in := range inputs {
			if format != "" {
				in.format = format
			}
			in.encoding = encoding
			if !yield(in) {
				return
			}
		}
	}
}

// importFormats are the formats that --format of import knows.
var importFormats = []string{"text", "html", "jsonl"}
