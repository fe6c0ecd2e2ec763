package fts5

import (
	"bufio"
	"container/heap"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"briefings/db/pages"
)

// A run is a part of the file: the terms of some rows, sorted. The rows of a
// run all come after those of the runs before it.
type run struct{ offset, size int64 }

// sorted closes the postings in memory and puts them into the order of FTS5,
// which is that of bytes.
func (b *Builder) sorted() []posting {
	b.takeIn()
	n := 0
	for i := range b.shards {
		n += len(b.shards[i].list)
	}
	list := make([]posting, 0, n)
	for i := range b.shards {
		list = append(list, b.shards[i].list...)
	}
	for i := range list {
		list[i].close()
	}
	slices.SortFunc(list, func(x, y posting) int { return strings.Compare(x.term, y.term) })
	return list
}

// forget makes room for the postings of the next run.
func (b *Builder) forget() {
	for i := range b.shards {
		s := &b.shards[i]
		clear(s.slots)
		clear(s.list)
		s.list, s.slab = s.list[:0], nil
	}
	b.size = 0
}

// writeRun moves the postings from memory into the file.
func (b *Builder) writeRun() error {
	if b.file == nil {
		file, err := os.OpenFile(b.path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return err
		}
		b.file = file
		_ = os.Remove(file.Name()) // where an open file can be: nothing is left of it, come what may
	}
	w := bufio.NewWriterSize(b.file, 1<<18)
	n := int64(0)
	for _, p := range b.sorted() {
		head := pages.AppendVarint(b.encoded[:0], uint64(len(p.term)))
		head = append(head, p.term...)
		for _, v := range []uint64{uint64(p.first), uint64(p.last), uint64(len(p.data))} {
			head = pages.AppendVarint(head, v)
		}
		b.encoded = head
		_, _ = w.Write(head) // Flush returns the error
		_, _ = w.Write(p.data)
		n += int64(len(head) + len(p.data))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	b.runs = append(b.runs, run{b.offset, n})
	b.offset += n
	b.forget()
	return nil
}

// merge writes the postings of all runs into the segment, term by term.
func (b *Builder) merge(s *segment) error {
	b.takeIn()
	if len(b.runs) > 0 && b.size > 0 {
		if err := b.writeRun(); err != nil {
			return err
		}
	}
	if len(b.runs) == 0 {
		for _, p := range b.sorted() {
			s.addTerm(append([]byte{mainPrefix}, p.term...))
			if err := s.addPosting(&p); err != nil {
				return err
			}
		}
		return s.err
	}
	queue, err := b.readers()
	if err != nil {
		return err
	}
	var term []byte
	for len(queue) > 0 && s.err == nil {
		r := queue[0]
		if len(term) == 0 || string(term[1:]) != r.posting.term {
			term = append(append(term[:0], mainPrefix), r.posting.term...)
			s.addTerm(term)
		}
		if err := s.addPosting(&r.posting); err != nil {
			return err
		}
		switch err := r.next(); err {
		case nil:
			heap.Fix(&queue, 0)
		case io.EOF:
			heap.Pop(&queue)
		default:
			return err
		}
	}
	return s.err
}

// addPosting adds the rows of a term.
func (s *segment) addPosting(p *posting) error {
	row, data := p.first, p.data
	for {
		size, n := Varint(data)
		data = data[n:]
		if n == 0 || uint64(len(data)) < size/2 {
			return fmt.Errorf("term %q: its rows are cut off", p.term)
		}
		s.addRow(row, data[:size/2])
		if data = data[size/2:]; len(data) == 0 {
			return s.err
		}
		delta, n := Varint(data)
		row, data = row+int64(delta), data[n:]
	}
}

// A runReader reads the postings of a run, one after the other.
type runReader struct {
	r       *bufio.Reader
	order   int
	posting posting
	term    []byte
}

// readBuffer is the memory that each run is read through.
const readBuffer = 1 << 17

func (b *Builder) readers() (runQueue, error) {
	var queue runQueue
	for i, run := range b.runs {
		r := &runReader{r: bufio.NewReaderSize(io.NewSectionReader(b.file, run.offset, run.size), readBuffer), order: i}
		if err := r.next(); err != nil {
			return nil, err
		}
		queue = append(queue, r)
	}
	heap.Init(&queue)
	return queue, nil
}

// next reads a posting, io.EOF after the last one.
func (r *runReader) next() error {
	size, err := r.varint()
	if err != nil {
		return err
	}
	r.term = slices.Grow(r.term[:0], int(size))[:size]
	if _, err := io.ReadFull(r.r, r.term); err != nil {
		return unexpected(err)
	}
	var values [3]uint64
	for i := range values {
		if values[i], err = r.varint(); err != nil {
			return unexpected(err)
		}
	}
	p := &r.posting
	p.term, p.first, p.last = string(r.term), int64(values[0]), int64(values[1])
	p.data = slices.Grow(p.data[:0], int(values[2]))[:values[2]]
	_, err = io.ReadFull(r.r, p.data)
	return unexpected(err)
}

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

func (r *runReader) varint() (uint64, error) {
	var room [9]byte
	for i := range room {
		c, err := r.r.ReadByte()
		if err != nil {
			if i > 0 {
				err = unexpected(err)
			}
			return 0, err
		}
		room[i] = c
		if v, n := Varint(room[:i+1]); n > 0 {
			return v, nil
		}
	}
	return 0, io.ErrUnexpectedEOF
}

// A runQueue has the run with the least term first; of equal terms, that of the
// first rows.
type runQueue []*runReader

func (q runQueue) Len() int { return len(q) }
func (q runQueue) Less(i, j int) bool {
	order := strings.Compare(q[i].posting.term, q[j].posting.term)
	return order < 0 || order == 0 && q[i].order < q[j].order
}
func (q runQueue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *runQueue) Push(any)     {} // runs are never added
func (q *runQueue) Pop() any {
	last := len(*q) - 1
	r := (*q)[last]
	*q = (*q)[:last]
	return r
}
