package intake

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"
	"sync"

	"briefings/briefing"
	"briefings/briefing/read"
	"briefings/briefing/statement"
	"briefings/db"
)

// A record is a line of a file of records (JSONL).
type record struct {
	number int    // from 1
	data   []byte // without the line's end
	err    error  // why the line cannot be read
}

// chunkSize is about how many bytes of records one core parses at a time.
const chunkSize = 256 << 10

// splitRecords parts a file of records into pieces of work, some lines each.
func (r *reader) splitRecords(in Input, lines *bufio.Reader, add func(func() []Page) bool) bool {
	holds := holdsLine(in)
	var chunk []record
	size, found := 0, false
	flush := func() bool {
		records := chunk
		chunk, size = nil, 0
		return records == nil || r.ctx.Err() == nil && add(func() []Page { return readRecords(in, records, holds) })
	}
	for line, err := range eachRecord(lines) {
		if err != nil {
			in.err = Reason(err)
			break
		}
		found = true
		chunk = append(chunk, line)
		if size += len(line.data); size >= chunkSize && !flush() {
			return false
		}
	}
	if !flush() {
		return false
	}
	if !found && in.err == nil {
		in.err = errEmpty
	}
	return in.err == nil || add(func() []Page { return []Page{in.failed(in.err)} })
}

func readRecords(in Input, records []record, holds func(digest string) bool) []Page {
	pages := make([]Page, len(records))
	for i, line := range records {
		pages[i] = readRecord(in, line, holds)
	}
	return pages
}

// eachRecord yields the lines that are not blank. A line that is too long has an
// error instead of data; an error of reading ends the lines.
func eachRecord(r *bufio.Reader) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		for number := 1; ; number++ {
			line, err := readLine(r)
			end := err != nil && !errors.Is(err, errLongLine)
			if number == 1 {
				line = bytes.TrimPrefix(line, []byte("\ufeff"))
			}
			next := record{number: number, data: bytes.TrimRight(line, "\r\n")}
			if !end {
				next.err = err
			}
			if next.err != nil || len(bytes.TrimSpace(line)) > 0 {
				if !yield(next, nil) {
					return
				}
			}
			if end {
				if !errors.Is(err, io.EOF) {
					yield(record{}, err)
				}
				return
			}
		}
	}
}

var errLongLine = fmt.Errorf("is longer than %d MiB, and no record is", MaxPage>>20)

// readLine reads a line with its end into new memory. It drops a line that is too
// long.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if long = long || len(line)+len(part) > MaxPage; long {
			line = nil
		} else {
			line = append(line, part...)
		}
		if err == nil && long {
			err = errLongLine
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

// readRecord parses one line. A record may state the page that it was read from;
// if not, it is known by its file and line, and by its own bytes.
func readRecord(in Input, line record, holds func(digest string) bool) (p Page) {
	defer read.Recover(&p.Err)
	p = Page{Source: fmt.Sprintf("%s#%d", in.name, line.number)}
	if p.Err = line.err; p.Err != nil {
		return p
	}
	b, kept, err := briefing.ParseWhole(line.data)
	if err != nil {
		p.Err = err
		return p
	}
	if b.Statements == nil { // a record without the key
		b.Statements = statement.Read(&b)
	}
	p.Entry = db.Entry{Path: b.Source, Format: "jsonl", Modified: in.modified, Briefing: b, Kept: kept}
	if kept != nil {
		return p
	}
	digest := db.Digest(line.data)
	p.Entry.Data, p.Entry.Digest = line.data, digest
	if b.Digest == "" {
		p.Entry.Briefing.Digest = digest
	}
	switch {
	case b.Source == "" && in.nameless:
		p.Entry.Path = in.name + ":" + digest[:12]
	case b.Source == "":
		p.Entry.Path, p.Entry.File, p.Entry.Holds = p.Source, in.name, holds
	}
	return p
}

// holdsLine returns a function that reports whether a file of records still holds
// the page with a digest. A line that is added or removed moves the lines after
// it, which have not changed. The file is read a second time for this, once and
// only if needed. If it cannot be read twice, the answer is yes: then no line
// replaces another.
func holdsLine(in Input) func(digest string) bool {
	if !in.again {
		return func(string) bool { return true }
	}
	digests := sync.OnceValue(func() map[[8]byte]struct{} {
		seen := map[[8]byte]struct{}{}
		file, err := in.open()
		if err != nil {
			return seen
		}
		defer file.Close()
		for line, err := range eachRecord(bufio.NewReaderSize(file, 1<<16)) {
			if err != nil {
				break
			}
			seen[shortDigest(digestOf(line.data))] = struct{}{}
		}
		return seen
	})
	return func(digest string) bool {
		_, ok := digests()[shortDigest(digest)]
		return ok
	}
}

// digestOf returns the digest by which the archive knows a record: the one that it
// states, or else the digest of its line.
func digestOf(line []byte) string {
	if bytes.Contains(line, []byte(`"digest"`)) {
		if b, _, err := briefing.ParseWhole(line); err == nil && b.Digest != "" {
			return b.Digest
		}
	}
	return db.Digest(line)
}

// shortDigest is a part of a digest that differs between the lines of one file.
func shortDigest(digest string) (short [8]byte) {
	_, _ = hex.Decode(short[:], []byte(digest[:min(16, len(digest))])) // a digest is hexadecimal
	return short
}
