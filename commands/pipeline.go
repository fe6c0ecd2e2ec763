package commands

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"

	"briefings/briefing"
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
}

// A job is work for one core: a file, or some lines of one. Jobs are worked on
// in any order, and their outcomes taken in the order in which they were made.
type job struct {
	in    input
	data  []byte   // of the page, where it had to be read to know its format
	lines []record // of a file of records
	holds func(digest string) bool

	explain bool            // keep the evidence for facts
	prepare func(*db.Entry) // for the archive
	done    chan []outcome
}

// readAll reads inputs on all cores and yields the outcomes in the order of
// the inputs, whichever core is done first. Few are in memory at a time.
func readAll(ctx context.Context, inputs iter.Seq[input], explain bool, prepare func(*db.Entry)) iter.Seq[outcome] {
	return func(yield func(outcome) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		workers := runtime.GOMAXPROCS(0)
		jobs, order := make(chan *job), make(chan *job, 4*workers)
		for range workers {
			go func() {
				for j := range jobs {
					j.done <- j.work()
				}
			}()
		}
		// Nobody waits for this one to end: it may stand at the reading of a
		// pipe into which nobody writes any more.
		go func() {
			defer close(jobs)
			defer close(order)
			makeJobs(ctx, inputs, func(j *job) bool {
				j.done, j.explain, j.prepare = make(chan []outcome, 1), explain, prepare
				return send(ctx, order, j) && send(ctx, jobs, j)
			})
		}()
		for {
			j, ok := receive(ctx, order)
			if !ok {
				return
			}
			outcomes, _ := receive(ctx, j.done)
			for _, o := range outcomes {
				if !yield(o) {
					return
				}
			}
		}
	}
}

func send(ctx context.Context, to chan<- *job, j *job) bool {
	select {
	case to <- j:
		return true
	case <-ctx.Done():
		return false
	}
}

func receive[T any](ctx context.Context, from <-chan T) (v T, ok bool) {
	select {
	case v, ok = <-from:
	case <-ctx.Done():
	}
	return v, ok
}

// makeJobs parts the inputs into jobs. Only files of records, and those of
// which no name tells the format, are opened here.
func makeJobs(ctx context.Context, inputs iter.Seq[input], add func(*job) bool) {
	for in := range inputs {
		if in.err != nil || in.format == "text" || in.format == "html" {
			if !add(&job{in: in}) {
				return
			}
			continue
		}
		if !splitInput(ctx, in, add) {
			return
		}
	}
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
	data, err := readWhole(r)
	in.err = err
	return add(&job{in: in, data: data})
}

// work reads the page, or the records, of a job.
func (j *job) work() []outcome {
	outcomes := j.read()
	for i := range outcomes {
		if outcomes[i].err == nil {
			j.prepare(&outcomes[i].entry)
		}
	}
	return outcomes
}

func (j *job) read() []outcome {
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
	return []outcome{j.readPage()}
}

// readPage reads the one page of a file.
func (j *job) readPage() outcome {
	o := outcome{source: j.in.name}
	if j.data == nil {
		file, err := j.in.open()
		if err != nil {
			o.err = err
			return o
		}
		j.data, o.err = readWhole(file)
		file.Close()
		if o.err != nil {
			return o
		}
	}
	digest := db.Digest(j.data)
	if j.in.nameless {
		o.source += ":" + digest[:12]
	}
	options := briefing.Options{Format: briefing.Format(j.in.format), Encoding: j.in.encoding, Explain: j.explain}
	page, err := briefing.Read(o.source, j.data, options)
	if err != nil {
		o.err = err
		return o
	}
	page.Briefing.Digest = digest
	o.warnings, o.evidence = page.Warnings, page.Evidence
	o.entry = db.Entry{
		Path: o.source, Format: j.in.format, Encoding: j.in.encoding, Data: j.data, Modified: j.in.modified, Briefing: page.Briefing,
	}
	return o
}

// readWhole reads a page, up to the size that one may have.
func readWhole(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxPage+1))
	switch {
	case err != nil:
		return nil, reason(err)
	case len(data) > maxPage:
		return nil, fmt.Errorf("is larger than %d MiB, and no briefing is: import the pages one by one", maxPage>>20)
	case len(bytes.TrimSpace(data)) == 0:
		return nil, errEmpty
	}
	return data, nil
}

var errEmpty = errors.New("is empty")
