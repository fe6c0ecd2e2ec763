package commands

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"
	"sync"

	"briefings/briefing"
	"briefings/db"
)

// A record is a line of a file of records (JSONL).
type record struct {
	number int    // from 1
	data   []byte // without the line's end
	err    error  // the line could not be read
}

// splitRecords parts a file of records into jobs of some lines each.
func splitRecords(ctx context.Context, in input, r *bufio.Reader, add func(*job) bool) bool {
	next := job{in: in, holds: holdsLine(in)}
	size, found := 0, false
	for line, err := range eachRecord(r) {
		if err != nil {
			in.err = reason(err)
			break
		}
		found = true
		next.lines = append(next.lines, line)
		if size += len(line.data); size < chunkSize {
			continue
		}
		full := next
		if !add(&full) || ctx.Err() != nil {
			return false
		}
		next.lines, size = nil, 0
	}
	if len(next.lines) > 0 && !add(&next) {
		return false
	}
	if !found && in.err == nil {
		in.err = errEmpty
	}
	return in.err == nil || add(&job{in: in})
}

// eachRecord yields the lines that are not blank. A line that is too long is
// passed over and yielded with its error; an error of reading ends the lines.
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

var errLongLine = fmt.Errorf("is longer than %d MiB, and no record is", maxPage>>20)

// readLine reads a line with its end, in memory of its own. Of a line that is
// too long nothing is kept.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if long = long || len(line)+len(part) > maxPage; long {
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

// readRecord parses one line. A record says itself which page it was read
// from; one that does not is known by its file and line, and by its own bytes.
func (j *job) readRecord(line record) outcome {
	o := outcome{source: fmt.Sprintf("%s#%d", j.in.name, line.number)}
	if o.err = line.err; o.err != nil {
		return o
	}
	b, kept, err := briefing.ParseWhole(line.data)
	if err != nil {
		o.err = err
		return o
	}
	if kept != nil {
		o.entry = db.Entry{Path: b.Source, Format: "jsonl", Modified: j.in.modified, Briefing: b, Kept: kept}
		return o
	}
	digest := db.Digest(line.data)
	entry := db.Entry{Path: b.Source, Format: "jsonl", Data: line.data, Digest: digest, Modified: j.in.modified}
	if b.Digest == "" {
		b.Digest = digest
	}
	switch {
	case b.Source == "" && j.in.nameless:
		entry.Path = j.in.name + ":" + digest[:12]
	case b.Source == "":
		entry.Path, entry.File, entry.Holds = o.source, j.in.name, j.holds
	}
	entry.Briefing = b
	o.entry = entry
	return o
}

// holdsLine returns the answer to whether a file of records still holds the
// page with a given digest. A line that was put in or taken out shifts all
// others: they are not changed for that. The file is read for it once, and
// only if somebody asks. Of what cannot be read twice nobody knows, and no line
// of it takes the place of another.
func holdsLine(in input) func(digest string) bool {
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

// digestOf is the digest by which the archive knows a record: the one that it
// states, else that of its line.
func digestOf(line []byte) string {
	if bytes.Contains(line, []byte(`"digest"`)) {
		if b, _, err := briefing.ParseWhole(line); err == nil && b.Digest != "" {
			return b.Digest
		}
	}
	return db.Digest(line)
}

// shortDigest is enough of a digest to tell the lines of one file apart.
func shortDigest(digest string) (short [8]byte) {
	_, _ = hex.Decode(short[:], []byte(digest[:min(16, len(digest))])) // a digest is hexadecimal
	return short
}
