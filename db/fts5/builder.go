// Package fts5 writes a full-text index in the form of SQLite's FTS5, as one
// segment, from rows that come in the order of their ids. It is many times
// faster than FTS5 itself, which merges small segments over and over; what it
// writes FTS5 reads, checks and goes on writing. The package knows the form of
// the index and no SQL: rows of the tables go to a [Sink].
//
// The index is that of a table without prefix indexes, with detail=full, whose
// tokenizer parts the words that come in at spaces and leaves them as they are.
package fts5

import (
	"fmt"
	"hash/maphash"
	"math/bits"
	"os"
	"slices"
	"strings"

	"briefings/db/pages"
)

// A Builder gathers the words of rows, sorts them in memory, and writes what
// does not fit there into a file that nobody else sees.
type Builder struct {
	path   string // of the file
	limit  int    // bytes of postings in memory
	file   *os.File
	offset int64 // the end of the file

	seed   maphash.Seed
	shards [shardCount]shard
	batch  []int64 // rows whose words wait in the shards
	size   int     // bytes of postings

	row     int64   // the last one
	rows    int64   // how many
	totals  []int64 // words of each column
	sizes   []byte  // of each row: by how much its id is above the last one, and the words of each column as FTS5 keeps them
	runs    []run
	encoded []byte
}

// A shard holds the terms whose hashes begin with the same bits. The words of
// some rows are dealt out to the shards and then taken in shard by shard, so that
// what a shard has to look at stays in the cache of the processor.
type shard struct {
	words []word
	list  []posting
	slots []slot // where in list a term is: a hash table with open addresses, of a power of two
	slab  []byte // from which small pieces of memory are cut
}

const (
	shardBits  = 4
	shardCount = 1 << shardBits
	batchRows  = 256
)

// A word is one that waits to be taken in.
type word struct {
	text     string
	ends     ends
	hash     uint32
	row      int32 // in the batch
	position int32
	column   int32
}

// A posting is a term of the rows since the last run was written.
type posting struct {
	term        string
	ends        ends   // of the term
	first, last int64  // rows
	data        []byte // what stands behind the first row, in FTS5's form
	mark        int32  // where the size of the last row's positions stands in data
	column      int32  // of the last position
	position    int32
}

// A slot is one place of the hash table, empty where at is 0.
type slot struct {
	hash uint32
	at   int32 // in list, from 1
}

// NewBuilder returns a builder for rows of so many columns. It may use about
// twice limit bytes of memory, and a file at path, which must be free, beyond that.
func NewBuilder(columns int, path string, limit int) *Builder {
	return &Builder{path: path, limit: limit, seed: maphash.MakeSeed(), totals: make([]int64, columns)}
}

// MaxTerm is the length at which FTS5 cuts a word (FTS5_MAX_TOKEN_SIZE).
const MaxTerm = 32768

// Add takes the words of a row, in lower case and parted by spaces, a text a
// column. Ids are above zero, and each is greater than the last one.
func (b *Builder) Add(row int64, columns []string) error {
	if row <= b.row || len(columns) != len(b.totals) {
		return fmt.Errorf("row %d of %d columns after row %d of %d", row, len(columns), b.row, len(b.totals))
	}
	b.sizes = pages.AppendVarint(b.sizes, uint64(row-b.row))
	b.row = row
	b.rows++
	for column, text := range columns {
		n := b.addText(text, int32(column))
		b.totals[column] += int64(n)
		b.sizes = pages.AppendVarint(b.sizes, uint64(n))
	}
	if b.batch = append(b.batch, row); len(b.batch) < batchRows {
		return nil
	}
	if b.takeIn(); b.size >= b.limit {
		return b.writeRun()
	}
	return nil
}

// addText adds the words of a column and counts them.
func (b *Builder) addText(text string, column int32) int {
	position := int32(0)
	for text != "" {
		w := word{position: position, column: column}
		if w.text, text = cutWord(text); w.text != "" {
			b.addWord(&w)
			position++
		}
	}
	return int(position)
}

// cutWord cuts a text behind its first space.
func cutWord(text string) (word, rest string) {
	from := 0
	if len(text) >= 8 {
		// Most words end among the first eight bytes: the lowest high bit is set at
		// the first byte that is a space (Hacker's Delight, 6-1).
		const ones, tops = 0x0101010101010101, 0x8080808080808080
		spaces := eightBytes(text) ^ ' '*ones
		if spaces = (spaces - ones) &^ spaces & tops; spaces != 0 {
			end := bits.TrailingZeros64(spaces) / 8
			return text[:end], text[end+1:]
		}
		from = 8
	}
	if end := strings.IndexByte(text[from:], ' '); end >= 0 {
		return text[:from+end], text[from+end+1:]
	}
	return text, ""
}

const slabSize = 1 << 16

func (b *Builder) addWord(w *word) {
	if len(w.text) > MaxTerm {
		w.text = w.text[:MaxTerm]
	}
	w.ends, w.hash, w.row = endsOf(w.text), uint32(maphash.String(b.seed, w.text)), int32(len(b.batch))
	s := &b.shards[w.hash>>(32-shardBits)]
	s.words = append(s.words, *w)
}

// The ends of a word are its first eight bytes and its last. Most words have no
// more, and are told apart without going to where they stand in memory.
type ends struct{ first, last uint64 }

func endsOf(text string) (e ends) {
	if len(text) >= 8 {
		return ends{eightBytes(text), eightBytes(text[len(text)-8:])}
	}
	for i := len(text) - 1; i >= 0; i-- {
		e.first = e.first<<8 | uint64(text[i])
	}
	return e
}

// eightBytes are the first of s, the first of them the lowest.
func eightBytes(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// takeIn adds the words that wait to the postings.
func (b *Builder) takeIn() {
	for i := range b.shards {
		s := &b.shards[i]
		for j := range s.words {
			b.size += s.add(&s.words[j], b.batch)
		}
		clear(s.words) // the texts are not kept
		s.words = s.words[:0]
	}
	b.batch = b.batch[:0]
}

// add adds a word to its posting and tells by how many bytes that has grown.
func (s *shard) add(w *word, rows []int64) (grown int) {
	row := rows[w.row]
	p := s.find(w, row)
	before := len(p.data)
	if p.last != row {
		p.close()
		if p.last != 0 {
			p.data = pages.AppendVarint(p.data, uint64(row-p.last))
		} else {
			grown = len(w.text) + postingSize
		}
		p.mark, p.last, p.column, p.position = int32(len(p.data)), row, 0, 0
		p.data = append(p.data, 0)
	}
	if w.column != p.column {
		p.data = append(p.data, 1, byte(w.column))
		p.column, p.position = w.column, 0
	}
	p.data = pages.AppendVarint(p.data, uint64(w.position-p.position+2))
	p.position = w.position
	return grown + len(p.data) - before
}

// postingSize is about what a posting takes beside its term and its data.
const postingSize = 112

// find returns the posting of a word, and makes it where there is none.
func (s *shard) find(w *word, row int64) *posting {
	if 2*len(s.list) >= len(s.slots) {
		s.grow()
	}
	mask := uint32(len(s.slots) - 1)
	i := w.hash & mask
	for ; s.slots[i].at != 0; i = (i + 1) & mask {
		if s.slots[i].hash == w.hash {
			p := &s.list[s.slots[i].at-1]
			if n := len(w.text); p.ends == w.ends && len(p.term) == n && (n <= 16 || p.term[8:n-8] == w.text[8:n-8]) {
				return p
			}
		}
	}
	if len(s.slab) < 16 {
		s.slab = make([]byte, slabSize)
	}
	s.list = append(s.list, posting{term: strings.Clone(w.text), ends: w.ends, first: row, data: s.slab[:0:16], mark: -1})
	s.slab = s.slab[16:]
	s.slots[i] = slot{w.hash, int32(len(s.list))}
	return &s.list[len(s.list)-1]
}

// grow doubles the hash table.
func (s *shard) grow() {
	old := s.slots
	s.slots = make([]slot, max(1<<10, 2*len(old)))
	mask := uint32(len(s.slots) - 1)
	for _, o := range old {
		if o.at != 0 {
			i := o.hash & mask
			for s.slots[i].at != 0 {
				i = (i + 1) & mask
			}
			s.slots[i] = o
		}
	}
}

// close writes the size of the last row's positions before them.
func (p *posting) close() {
	if p.mark < 0 {
		return
	}
	mark := int(p.mark)
	size := uint64(len(p.data)-mark-1) * 2
	if size < 0x80 {
		p.data[mark] = byte(size)
	} else {
		var room [9]byte
		p.data = slices.Insert(p.data, mark, pages.AppendVarint(room[:0], size)[1:]...)
		pages.AppendVarint(p.data[:mark], size)
	}
	p.mark = -1
}

// Finish writes the index as the only segment of a table that is empty. cookie
// is the number that the structure record of the empty table begins with.
func (b *Builder) Finish(sink Sink, cookie [4]byte) error {
	s := newSegment(sink, 1)
	if err := b.merge(s); err != nil {
		return err
	}
	last, err := s.finish()
	if err != nil {
		return err
	}
	averages := pages.AppendVarint(nil, uint64(b.rows))
	for _, n := range b.totals {
		averages = pages.AppendVarint(averages, uint64(n))
	}
	if err := sink.Block(averagesID, averages); err != nil {
		return err
	}
	if err := sink.Block(structureID, structure(cookie, last)); err != nil {
		return err
	}
	row := int64(0)
	for sizes := b.sizes; len(sizes) > 0; {
		delta, n := Varint(sizes)
		row, sizes = row+int64(delta), sizes[n:]
		end := 0
		for range b.totals {
			_, n := Varint(sizes[end:])
			end += n
		}
		if err := sink.Size(row, sizes[:end]); err != nil {
			return err
		}
		sizes = sizes[end:]
	}
	return nil
}

// level is that of the segment: FTS5 merges segments of one level, four at a
// time, into one of the next. High up, the large segment is not written anew
// for a few small ones.
const level = 4

// structure is the record that says which segments there are.
func structure(cookie [4]byte, last int) []byte {
	record := cookie[:]
	if last == 0 {
		return append(record, 0, 0, 0)
	}
	record = append(record, level+1, 1) // levels, segments
	record = pages.AppendVarint(record, uint64(last))
	for range level {
		record = append(record, 0, 0)
	}
	record = append(record, 0, 1, 1, 1) // no merge under way, one segment, its id, its first leaf
	return pages.AppendVarint(record, uint64(last))
}

// Close gives up the file, if there is one.
func (b *Builder) Close() error {
	if b.file == nil {
		return nil
	}
	err := b.file.Close()
	_ = os.Remove(b.file.Name()) // mostly gone already
	b.file = nil
	return err
}
