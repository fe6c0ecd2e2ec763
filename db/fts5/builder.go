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
	"os"
	"slices"
	"strings"
)

// A Builder gathers the words of rows, sorts them in memory, and writes what
// does not fit there into a file that nobody else sees.
type Builder struct {
	folder string // of the file
	limit  int    // bytes of postings in memory
	file   *os.File
	offset int64 // the end of the file

	list  []posting
	slots []slot // where in list a term is: a hash table with open addresses, of a power of two
	seed  maphash.Seed
	slab  []byte // from which small pieces of memory are cut
	size  int    // bytes of postings

	row     int64   // the last one
	rows    int64   // how many
	totals  []int64 // words of each column
	sizes   []byte  // words of each column of each row, as FTS5 keeps them
	lengths []uint8 // of the entries of sizes
	ids     []int64
	runs    []run
	encoded []byte
}

// A posting is a term of the rows since the last run was written.
type posting struct {
	term        string
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
// twice limit bytes of memory, and a file in the folder beyond that.
func NewBuilder(columns int, folder string, limit int) *Builder {
	return &Builder{folder: folder, limit: limit, seed: maphash.MakeSeed(), slots: make([]slot, 1<<16), totals: make([]int64, columns)}
}

// MaxTerm is the length at which FTS5 cuts a word (FTS5_MAX_TOKEN_SIZE).
const MaxTerm = 32768

// Add takes the words of a row, in lower case and parted by spaces, a text a
// column. Ids are above zero, and each is greater than the last one.
func (b *Builder) Add(row int64, columns []string) error {
	if row <= b.row || len(columns) != len(b.totals) {
		return fmt.Errorf("row %d of %d columns after row %d of %d", row, len(columns), b.row, len(b.totals))
	}
	b.row = row
	b.rows++
	before := len(b.sizes)
	for column, text := range columns {
		n := b.addText(text, int32(column))
		b.totals[column] += int64(n)
		b.sizes = AppendVarint(b.sizes, uint64(n))
	}
	b.ids, b.lengths = append(b.ids, row), append(b.lengths, uint8(len(b.sizes)-before))
	if b.size >= b.limit {
		return b.writeRun()
	}
	return nil
}

// addText adds the words of a column and counts them.
func (b *Builder) addText(text string, column int32) int {
	position := int32(0)
	for text != "" {
		word := text
		if end := strings.IndexByte(text, ' '); end >= 0 {
			word, text = text[:end], text[end+1:]
		} else {
			text = ""
		}
		if word == "" {
			continue
		}
		b.addWord(word, column, position)
		position++
	}
	return int(position)
}

const slabSize = 1 << 20

func (b *Builder) addWord(word string, column, position int32) {
	if len(word) > MaxTerm {
		word = word[:MaxTerm]
	}
	p, known := b.find(word)
	before := len(p.data)
	if p.last != b.row {
		p.close()
		if known {
			p.data = AppendVarint(p.data, uint64(b.row-p.last))
		}
		p.mark, p.last, p.column, p.position = int32(len(p.data)), b.row, 0, 0
		p.data = append(p.data, 0)
	}
	if column != p.column {
		p.data = append(append(p.data, 1), byte(column))
		p.column, p.position = column, 0
	}
	p.data = AppendVarint(p.data, uint64(position-p.position+2))
	p.position = position
	b.size += len(p.data) - before
}

// find returns the posting of a term, and makes it where it is not known.
func (b *Builder) find(term string) (p *posting, known bool) {
	hash := uint32(maphash.String(b.seed, term))
	mask := uint32(len(b.slots) - 1)
	i := hash & mask
	for ; b.slots[i].at != 0; i = (i + 1) & mask {
		if b.slots[i].hash == hash {
			if p := &b.list[b.slots[i].at-1]; p.term == term {
				return p, true
			}
		}
	}
	if len(b.slab) < 64 {
		b.slab = make([]byte, slabSize)
	}
	b.list = append(b.list, posting{term: strings.Clone(term), first: b.row, data: b.slab[:0:16], mark: -1})
	b.slab = b.slab[16:]
	b.size += len(term) + 96
	b.slots[i] = slot{hash, int32(len(b.list))}
	if 2*len(b.list) > len(b.slots) {
		b.grow()
	}
	return &b.list[len(b.list)-1], false
}

// grow doubles the hash table.
func (b *Builder) grow() {
	old := b.slots
	b.slots = make([]slot, 2*len(old))
	mask := uint32(len(b.slots) - 1)
	for _, s := range old {
		if s.at != 0 {
			i := s.hash & mask
			for b.slots[i].at != 0 {
				i = (i + 1) & mask
			}
			b.slots[i] = s
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
		p.data = slices.Insert(p.data, mark, AppendVarint(room[:0], size)[1:]...)
		AppendVarint(p.data[:mark], size)
	}
	p.mark = -1
}

// Finish writes the index as the only segment of a table that is empty, and
// calls size for each row with its entry of fts_docsize. cookie is the number
// that the structure record of the empty table begins with.
func (b *Builder) Finish(sink Sink, cookie [4]byte, size func(row int64, words []byte) error) error {
	s := newSegment(sink, 1)
	if err := b.merge(s); err != nil {
		return err
	}
	last, err := s.finish()
	if err != nil {
		return err
	}
	averages := AppendVarint(nil, uint64(b.rows))
	for _, n := range b.totals {
		averages = AppendVarint(averages, uint64(n))
	}
	if err := sink.Block(averagesID, averages); err != nil {
		return err
	}
	if err := sink.Block(structureID, structure(cookie, last)); err != nil {
		return err
	}
	sizes := b.sizes
	for i, row := range b.ids {
		n := b.lengths[i]
		if err := size(row, sizes[:n]); err != nil {
			return err
		}
		sizes = sizes[n:]
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
	record = AppendVarint(record, uint64(last))
	for range level {
		record = append(record, 0, 0)
	}
	record = append(record, 0, 1, 1, 1) // no merge under way, one segment, its id, its first leaf
	return AppendVarint(record, uint64(last))
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
