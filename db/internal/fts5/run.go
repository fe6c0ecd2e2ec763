package fts5

import (
	"bufio"
	"bytes"
	"cmp"
	"container/heap"
	"fmt"
	"io"
	"math/bits"
	"os"
	"slices"

	"briefings/db/internal/sqlitefile"
)

// A run is a part of the file: the terms of some rows, sorted. The rows of a
// run all come after those of the runs before it.
type run struct{ offset, size int64 }

// A termPlace is where a posting is. Its key is the first eight bytes of the term,
// which mostly suffice to sort it.
type termPlace struct {
	key   uint64
	shard uint32
	at    uint32 // in the list of the shard
}

// sorted closes the postings in memory and puts them into the order of FTS5,
// which is that of bytes.
func (b *Builder) sorted() []termPlace {
	b.takeIn()
	n := 0
	for i := range b.shards {
		n += len(b.shards[i].list)
	}
	list := make([]termPlace, 0, n)
	for i := range b.shards {
		s := &b.shards[i]
		for j := range s.list {
			s.close(&s.list[j])
			list = append(list, termPlace{bits.ReverseBytes64(s.list[j].ends.first), uint32(i), uint32(j)})
		}
	}
	slices.SortFunc(list, func(x, y termPlace) int {
		if x.key != y.key {
			return cmp.Compare(x.key, y.key)
		}
		_, xTerm, _ := b.posting(x)
		_, yTerm, _ := b.posting(y)
		return bytes.Compare(xTerm, yTerm)
	})
	return list
}

// posting returns the first row of a term, the term, and what stands behind the
// first row.
func (b *Builder) posting(t termPlace) (first int64, term, data []byte) {
	s := &b.shards[t.shard]
	p := &s.list[t.at]
	return p.first, s.termOf(p), s.dataOf(p)
}

// forget makes room for the postings of the next run.
func (b *Builder) forget() {
	for i := range b.shards {
		b.shards[i].forget()
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
		_ = os.Remove(file.Name()) // on Unix: nothing is left of it even after a crash
	}
	w := bufio.NewWriterSize(b.file, 1<<18)
	n := int64(0)
	for _, place := range b.sorted() {
		first, term, data := b.posting(place)
		head := sqlitefile.AppendVarint(b.encoded[:0], uint64(len(term)))
		head = append(head, term...)
		head = sqlitefile.AppendVarint(head, uint64(first))
		head = sqlitefile.AppendVarint(head, uint64(len(data)))
		b.encoded = head
		_, _ = w.Write(head) // Flush returns the error
		_, _ = w.Write(data)
		n += int64(len(head) + len(data))
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
		for _, place := range b.sorted() {
			first, term, data := b.posting(place)
			s.addTerm(append([]byte{mainPrefix}, term...))
			if _, done := s.addRows(first, data, true); done < len(data) {
				return cutOff(term)
			}
		}
		return s.err
	}
	b.shards = [shardCount]shard{} // all is in the runs
	queue, err := b.readers()
	if err != nil {
		return err
	}
	var term []byte
	for len(queue) > 0 && s.err == nil {
		r := queue[0]
		if len(term) == 0 || !bytes.Equal(term[1:], r.term) {
			term = append(append(term[:0], mainPrefix), r.term...)
			s.addTerm(term)
		}
		if err := r.addTo(s); err != nil {
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

// addRows adds the rows of a posting, from its first row on; or, if first is false,
// the rows after row. It returns the last row, and how many bytes of data were
// whole rows.
func (s *segment) addRows(row int64, data []byte, first bool) (last int64, done int) {
	for done < len(data) {
		rest := data[done:]
		delta, n := uint64(0), 0
		if !first {
			if delta, n = sqlitefile.Varint(rest); n == 0 {
				break
			}
		}
		size, m := sqlitefile.Varint(rest[n:])
		rest = rest[n+m:]
		if m == 0 || uint64(len(rest)) < size/2 {
			break
		}
		row, first = row+int64(delta), false
		s.addRow(row, rest[:size/2])
		done += n + m + int(size/2)
	}
	return row, done
}

func cutOff(term []byte) error {
	return fmt.Errorf("term %q: its rows are cut off", term)
}

// A runReader reads the postings of a run, one after the other.
type runReader struct {
	r     *bufio.Reader
	order int
	term  []byte
	first int64 // row
	left  int   // bytes of the posting that are still to be read
}

// The memory that runs are read through: all together, and the least and the
// most of one.
const (
	readBuffers = 16 << 20
	leastOfARun = 1 << 14
	mostOfARun  = 1 << 17
)

func (b *Builder) readers() (runQueue, error) {
	var queue runQueue
	size := min(max(readBuffers/len(b.runs), leastOfARun), mostOfARun)
	for i, run := range b.runs {
		r := &runReader{r: bufio.NewReaderSize(io.NewSectionReader(b.file, run.offset, run.size), size), order: i}
		if err := r.next(); err != nil {
			return nil, err
		}
		queue = append(queue, r)
	}
	heap.Init(&queue)
	return queue, nil
}

// next reads what stands before the rows of a posting, io.EOF after the last one.
func (r *runReader) next() error {
	size, err := r.varint()
	if err != nil {
		return err
	}
	r.term = slices.Grow(r.term[:0], int(size))[:size]
	if _, err := io.ReadFull(r.r, r.term); err != nil {
		return unexpected(err)
	}
	first, err := r.varint()
	if err != nil {
		return unexpected(err)
	}
	left, err := r.varint()
	r.first, r.left = int64(first), int(left)
	return unexpected(err)
}

// addTo adds the rows of the posting.
func (r *runReader) addTo(s *segment) error {
	row, first := r.first, true
	for r.left > 0 {
		some, err := r.r.Peek(min(r.left, r.r.Size()))
		if err != nil {
			return unexpected(err)
		}
		var done int
		if row, done = s.addRows(row, some, first); done > 0 {
			first = false
		} else if len(some) == r.left {
			return cutOff(r.term)
		} else { // a row is longer than the buffer
			r.r = bufio.NewReaderSize(r.r, 2*r.r.Size())
		}
		if _, err := r.r.Discard(done); err != nil {
			return err
		}
		r.left -= done
	}
	return s.err
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
		if v, n := sqlitefile.Varint(room[:i+1]); n > 0 {
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
	order := bytes.Compare(q[i].term, q[j].term)
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
