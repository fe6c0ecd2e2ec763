package commands

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

	"briefings/briefing"
	"briefings/briefing/read"
	"briefings/db"
)

// maxPage is the size of the largest page or line that is read: beyond it a
// file is no briefing, and would take the memory of the machine.
const maxPage = 64 << 20

// chunkSize is about how many bytes of records one core parses at a time.
const chunkSize = 256 << 10

// An outcome is a page that was read, or the reason why it was not.
type outcome struct {
	source   string
	entry    db.Entry
	warnings []string
	evidence []briefing.Evidence // for the facts, where it was asked for
	err      error

	unchanged int            // so many files were not read, because the archive has them as they are
	later     func() outcome // reads a large page, when its turn comes
}

// A job is work for one core: a file, or some lines of one. Jobs are worked on
// in any order, and their outcomes taken in the order in which they were made.
type job struct {
	in    input
	files []input  // pages of files that can be read at any time, instead of in
	data  []byte   // of the page, where it had to be read to know its format
	lines []record // of a file of records
	holds func(digest string) bool

	explain bool            // keep the evidence for facts
	prepare func(*db.Entry) // for the archive
}

// readAll reads inputs on all cores and yields the outcomes in the order of
// the inputs, whichever core is done first. Few are in memory at a time. Files
// that are not read are only counted, unless each of them is to be explained.
func readAll(ctx context.Context, inputs iter.Seq[input], explain bool, prepare func(*db.Entry)) iter.Seq[outcome] {
	return func(yield func(outcome) bool) {
		for outcomes := range db.OnAllCores(ctx, func(add func(func() []outcome) bool) {
			makeJobs(ctx, lookUp(ctx, inputs, explain), func(j *job) bool {
				j.explain, j.prepare = explain, prepare
				return add(j.work)
			})
		}) {
			for _, o := range outcomes {
				if o.later != nil {
					o = o.later()
				}
				if !yield(o) {
					return
				}
			}
		}
	}
}

// filesAJob is how many pages one core reads at a time.
const filesAJob = 32

// makeJobs parts the inputs into jobs. Only files of records, and those of
// which no name tells the format, are opened here.
func makeJobs(ctx context.Context, inputs iter.Seq[input], add func(*job) bool) {
	var files []input
	flush := func() bool {
		if files == nil {
			return true
		}
		j := &job{files: files}
		files = nil
		return add(j)
	}
	for in := range inputs {
		page := in.err == nil && (in.format == "text" || in.format == "html")
		if page && in.again || in.known > 0 {
			if files = append(files, in); len(files) == filesAJob && !flush() {
				return
			}
			continue
		}
		if !flush() {
			return
		}
		if page || in.err != nil {
			if !add(&job{in: in}) {
				return
			}
		} else if !splitInput(ctx, in, add) {
			return
		}
	}
	flush()
}

// splitInput opens an input that holds records, or might.
func splitInput(ctx context.Context, in input, add func(*job) bool) bool {
	file, err := in.open()
	if err != nil {
		in.err = err
		return add(&job{in: in})
	}
	defer file.Close()
	r := bufio.NewReaderSize(file, 1<<16)
	if in.format == "" {
		head, _ := r.Peek(512) // an error comes again when the page is read
		in.format = sniff(head)
	}
	if in.format == "json" {
		in.err = errors.New("is a JSON array, and records are read one object a line (JSONL), as export --format jsonl writes them")
		return add(&job{in: in})
	}
	if in.format == "jsonl" {
		return splitRecords(ctx, in, r, add)
	}
	data, err := readWhole(r, 0)
	in.err = err
	return add(&job{in: in, data: data})
}

// work reads the pages, or the records, of a job.
func (j *job) work() []outcome {
	outcomes := j.read()
	for i := range outcomes {
		j.finish(&outcomes[i])
	}
	return outcomes
}

// finish readies what was read for the archive.
func (j *job) finish(o *outcome) {
	if o.err == nil && o.unchanged == 0 && o.later == nil {
		j.prepare(&o.entry)
	}
}

func (j *job) read() []outcome {
	if j.files != nil {
		return j.readFiles()
	}
	if j.in.err != nil {
		return []outcome{{source: j.in.name, err: j.in.err}}
	}
	if j.lines != nil {
		outcomes := make([]outcome, len(j.lines))
		for i, line := range j.lines {
			outcomes[i] = j.readRecord(line)
		}
		return outcomes
	}
	return []outcome{j.readPage(j.in, j.data)}
}

// largePage is the size from which pages are read one at a time: many of them
// would take the memory of the machine.
const largePage = 256 << 10

// readFiles reads the pages of files, but for those that the archive has as
// they are.
func (j *job) readFiles() []outcome {
	outcomes := make([]outcome, len(j.files))
	for i, in := range j.files {
		switch {
		case in.known > 0:
			outcomes[i] = outcome{source: in.name, unchanged: in.known}
		case in.size > largePage:
			outcomes[i] = outcome{source: in.name, later: func() outcome {
				o := j.readPage(in, nil)
				j.finish(&o)
				return o
			}}
		default:
			outcomes[i] = j.readPage(in, nil)
		}
	}
	return outcomes
}

// readPage reads the one page of a file, of which data may be read already.
func (j *job) readPage(in input, data []byte) outcome {
	o := outcome{source: in.name}
	if data == nil {
		file, err := in.open()
		if err != nil {
			o.err = err
			return o
		}
		data, o.err = readWhole(file, in.size)
		file.Close()
		if o.err != nil {
			return o
		}
	}
	digest := db.Digest(data)
	if in.nameless {
		o.source += ":" + digest[:12]
	}
	options := read.Options{Format: in.format, Encoding: in.encoding, Explain: j.explain}
	result, err := read.Page(o.source, data, options)
	if err != nil {
		o.err = err
		return o
	}
	result.Briefing.Digest = digest
	o.warnings, o.evidence = result.Warnings, result.Evidence
	o.entry = db.Entry{
		Path: o.source, Format: in.format, Encoding: in.encoding, Data: data, Digest: digest, Modified: in.modified,
		Briefing: result.Briefing,
	}
	return o
}

// readWhole reads a page, up to the size that one may have; size is that of a file
// when it was looked up, 0 where it is not known.
func readWhole(r io.Reader, size int64) ([]byte, error) {
	data, err := make([]byte, 0, min(size, maxPage)+bytes.MinRead), error(nil)
	for err == nil && len(data) <= maxPage {
		data = slices.Grow(data, 1)
		var n int
		n, err = r.Read(data[len(data):cap(data)])
		if data = data[:len(data)+n]; n > 0 && int64(len(data)) == size && len(data) < cap(data) {
			break // there was room for more
		}
	}
	switch {
	case err != nil && err != io.EOF:
		return nil, reason(err)
	case len(data) > maxPage:
		return nil, fmt.Errorf("is larger than %d MiB, and no briefing is: import the pages one by one", maxPage>>20)
	case len(bytes.TrimSpace(data)) == 0:
		return nil, errEmpty
	}
	return data, nil
}

var errEmpty = errors.New("is empty")
