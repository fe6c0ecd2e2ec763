// Package intake finds the pages that a user wants to import, and reads them:
// from files, folders, standard input and files of records. It knows no flags
// and prints nothing.
package intake

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"briefings/briefing/read"
	"briefings/db"
)

// An Input is something to import that has not been read yet: a page, a file of
// records, or a batch of files.
type Input struct {
	name      string // the page is known by it: an absolute path, or a name
	format    string // one of Formats; "" if only the first bytes can tell
	open      func() (io.ReadCloser, error)
	modified  time.Time
	size      int64  // in bytes, 0 if not known
	again     bool   // open returns the same bytes every time
	nameless  bool   // a pipe without a name: its pages are known by their digests
	unchanged int    // the archive has this many files as they are: they are not read
	batch     *batch // files that were listed but not looked at yet
	found     bool   // in a folder: it may be passed over
	ending    string // of its name, if it was found
	reason    string // why it is passed over
	count     int    // of files that are passed over for the reason, 0 if it is this one
	made      []byte // what a command made of it
	err       error  // the input cannot be read

	// Of a page in a file of others:
	file     string      // that holds it, if the place in it says nothing of what the page is
	origin   read.Origin // by the file
	encoding string      // by the file, "" if it is to be detected

	stamps *db.Stamps // of the pages in a file
}

// isPage reports whether the input is one page, and not a file that holds many.
func (in *Input) isPage() bool { return isPage(in.format) }

// Seeds returns the briefings in the folder seeds, which the program comes with.
func Seeds(seeds fs.FS) iter.Seq[Input] {
	return func(yield func(Input) bool) {
		names, err := fs.Glob(seeds, "seeds/*")
		if err != nil || len(names) == 0 {
			yield(Input{name: "seeds", err: errors.New("the program was built without its seeds")})
			return
		}
		for _, name := range names {
			open := func() (io.ReadCloser, error) { return seeds.Open(name) }
			if !yield(Input{name: name, format: formatOf(name), open: open, again: true}) {
				return
			}
		}
	}
}

// Stdin returns standard input as an input. Without a name, its pages are known
// by their digests.
func Stdin(stdin io.Reader, name string) Input {
	open := func() (io.ReadCloser, error) { return io.NopCloser(stdin), nil }
	if name == "" {
		return Input{name: "stdin", nameless: true, open: open}
	}
	return Input{name: name, format: formatOf(name), open: open}
}

// fileInput is a file that was named, or that a link in a folder leads to.
func fileInput(name string, info fs.FileInfo) Input {
	regular := info.Mode().IsRegular()
	return Input{
		name: printable(name), format: formatOf(name), open: openFile(name),
		modified: info.ModTime(), size: info.Size(), again: regular, nameless: !regular,
	}
}

func openFile(name string) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) {
		f, err := os.Open(name)
		return f, Reason(err)
	}
}

// printable writes each byte of a path that is not UTF-8 as %XX: the archive
// holds text only, and two paths must stay different.
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

// Reason returns an error without its path, which callers print themselves.
func Reason(err error) error {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		return at.Err
	}
	return err
}
