package intake

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"briefings/commands/intake/warc"
)

// isCrawl reports whether a file is one of crawls: WARC, or WACZ, which is a zip archive
// of them.
func isCrawl(head []byte) bool {
	entries := []string{"archive/", "pages/pages.jsonl", "datapackage.json"}
	return warc.Is(head) || isZip(head) && slices.ContainsFunc(entries, func(name string) bool {
		return bytes.Contains(head, []byte(name))
	})
}

func isZip(head []byte) bool { return bytes.HasPrefix(head, []byte("PK\x03\x04")) }

// splitCrawls parts a file of crawls into pieces of work.
func (r *reader) splitCrawls(in Input, file io.ReadCloser, buffered *bufio.Reader, add func(func() []Page) bool) bool {
	if head, _ := buffered.Peek(4); isZip(head) { // an error comes again
		return r.splitZip(in, file, add)
	}
	return r.splitCrawl(in, buffered, add)
}

// splitZip parts the crawls in a WACZ file.
func (r *reader) splitZip(in Input, file io.ReadCloser, add func(func() []Page) bool) bool {
	fail := func(err error) bool { return add(func() []Page { return []Page{{Source: in.name, Err: err}} }) }
	z, err := openZip(file)
	if err != nil {
		return fail(err)
	}
	found := false
	for _, entry := range z.File {
		if formatOf(entry.Name) != "warc" || !strings.HasPrefix(entry.Name, "archive/") {
			continue
		}
		found = true
		part := in.inZip(entry)
		data, err := part.open()
		if err != nil {
			return fail(fmt.Errorf("%s: %w", entry.Name, err))
		}
		more := r.splitCrawl(part, data, add)
		data.Close()
		if !more {
			return false
		}
	}
	return found || fail(errors.New("holds no crawl (archive/*.warc.gz)"))
}

// openZip opens a zip archive. It cannot be read from a pipe.
func openZip(file io.ReadCloser) (*zip.Reader, error) {
	at, ok := file.(interface {
		io.ReaderAt
		io.Seeker
	})
	if !ok {
		return nil, errPiped
	}
	size, err := at.Seek(0, io.SeekEnd)
	if err != nil {
		return nil, errPiped
	}
	z, err := zip.NewReader(at, size)
	if err != nil {
		return nil, fmt.Errorf("is no zip archive, or a damaged one: %w", err)
	}
	return z, nil
}

var errPiped = errors.New("is a zip archive, which cannot be read from a pipe: name the file")

// inZip is a file in a zip archive. Only one that is not compressed can be read twice:
// in WACZ none is.
func (in Input) inZip(entry *zip.File) Input {
	open := in.open
	in.name += "#" + printable(entry.Name)
	if entry.Method != zip.Store {
		in.again, in.open = false, entry.Open
		return in
	}
	offset, err := entry.DataOffset()
	in.open = func() (io.ReadCloser, error) {
		if err != nil {
			return nil, err
		}
		file, err := open()
		if err != nil {
			return nil, err
		}
		at, ok := file.(io.ReaderAt)
		if !ok {
			return nil, errPiped
		}
		return section{io.NewSectionReader(at, offset, int64(entry.CompressedSize64)), file}, nil
	}
	return in
}

// A section is a part of a file.
type section struct {
	*io.SectionReader
	io.Closer
}
