package commands

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"
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
	size     int64      // where it is known
	path     string     // of a file in a folder, which nobody has looked at yet
	stamps   *db.Stamps // of the files in that folder; else nil
	again    bool       // open gives the same bytes once more
	nameless bool       // a pipe without a name of its own: its pages are known by their bytes
	err      error      // the input could not be reached
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
	found, more := 0, true
	known := stamps(absolute)
	// With a separator at its end a link to a folder is the folder.
	err = filepath.WalkDir(absolute+string(filepath.Separator), func(name string, entry fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return fs.SkipAll
		}
		hidden := filepath.Clean(name) != absolute && strings.HasPrefix(filepath.Base(name), ".")
		switch {
		case err != nil:
			more = yield(input{name: printable(name), err: reason(err)})
			found++
		case hidden && entry.IsDir():
			return fs.SkipDir
		case hidden || entry.IsDir() || formatOf(name) == "":
			return nil
		case entry.Type().IsRegular():
			found++
			more = yield(folderInput(name, known))
		default:
			found++
			more = yield(linkedInput(name))
		}
		if !more {
			return fs.SkipAll
		}
		return nil
	})
	if more && err == nil && found == 0 && ctx.Err() == nil {
		return yield(input{name: absolute, err: fmt.Errorf("no briefing is in this folder (%s)", endings)})
	}
	return more
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

// folderInput is a regular file in a folder: how large it is and when it was
// changed is looked up on any core.
func folderInput(name string, stamps *db.Stamps) input {
	return input{name: printable(name), format: formatOf(name), open: openFile(name), path: name, stamps: stamps, again: true}
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
