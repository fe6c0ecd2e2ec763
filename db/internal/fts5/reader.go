package fts5

import (
	"errors"
	"fmt"
	"math"

	"briefings/db/internal/sqlitefile"
)

// A Source hands out the rows of the tables that FTS5 keeps beside the virtual
// table, all as they were at one moment.
type Source interface {
	// Blocks returns the blocks of fts_data whose ids are first, first+1 and so on
	// up to last, and ends with the first that is missing.
	Blocks(first, last int64) ([]string, error)
	// Page returns pgno of fts_idx with the greatest term that is not above this
	// one, 0 if the segment has none.
	Page(segment int, term []byte) (int64, error)
}

// ErrDamaged is returned, wrapped, for an index that is not in the form of FTS5.
var ErrDamaged = errors.New("the full text is damaged")

// ErrUnknown is returned, wrapped, for an index in a form that only FTS5 itself
// can read.
var ErrUnknown = errors.New("the full text has a form that is not known")

func damaged(format string, args ...any) error {
	return fmt.Errorf(format+": %w", append(args, ErrDamaged)...)
}

// An Index reads a full text that a [Builder] has written. FTS5 may have added
// rows to it and deleted rows from it.
type Index struct {
	source   Source
	segments []extent                 // the newest first
	kept     map[int64][]string       // leaves by the id of the first: each word is read twice
	room     int                      // for leaves to be kept
	opened   map[string][]*termReader // where words begin, by their terms
	Rows     int64                    // how many there are
	Words    int64                    // of all rows
}

// An extent is the leaves of a segment.
type extent struct {
	id          int
	first, last int64 // leaves
}

const (
	maxSegments = 2000 // FTS5_MAX_SEGMENT
	maxSegment  = 1<<16 - 1
	maxPage     = 1<<31 - 1
)

// Open reads which segments there are, and how many rows and words.
func Open(source Source) (*Index, error) {
	x := &Index{source: source, kept: map[int64][]string{}, room: mostKept, opened: map[string][]*termReader{}}
	averages, err := x.record(averagesID)
	if err != nil {
		return nil, err
	}
	rows, n := sqlitefile.Varint(averages)
	x.Rows = int64(rows)
	for averages = averages[n:]; len(averages) > 0; averages = averages[n:] {
		words, read := sqlitefile.Varint(averages)
		if n = read; n == 0 {
			return nil, damaged("its averages are cut off")
		}
		x.Words += int64(words)
	}
	record, err := x.record(structureID)
	if err != nil {
		return nil, err
	}
	return x, x.readStructure(record)
}

func (x *Index) record(id int64) (string, error) {
	blocks, err := x.source.Blocks(id, id)
	if err != nil {
		return "", err
	}
	if len(blocks) == 0 {
		return "", damaged("record %d is missing", id)
	}
	return blocks[0], nil
}

// readStructure reads a record as [structure] writes it, with any number of segments.
func (x *Index) readStructure(record string) error {
	if len(record) < 7 {
		return damaged("its structure is cut off")
	}
	record = record[4:]
	if record[0] == 0xff {
		return fmt.Errorf("its structure: %w", ErrUnknown) // of contentless_delete
	}
	cut := false
	number := func(most uint64) int64 {
		v, n := sqlitefile.Varint(record)
		if n == 0 || v > most {
			cut = true
			return 0
		}
		record = record[n:]
		return int64(v)
	}
	levels := number(maxSegments)
	number(maxSegments)
	number(math.MaxUint64)
	for range levels {
		number(maxSegments)
		var level []extent
		for range number(maxSegments) {
			e := extent{int(number(maxSegment)), number(maxPage), number(maxPage)}
			if e.first < 1 || e.last < e.first {
				cut = true
			}
			if cut {
				return damaged("its structure is cut off")
			}
			level = append(level, e)
		}
		for i := len(level) - 1; i >= 0; i-- { // the last of a level is the newest
			x.segments = append(x.segments, level[i])
		}
	}
	if cut || len(x.segments) > maxSegments {
		return damaged("its structure is cut off")
	}
	return nil
}

// mostKept is how many leaves are kept in memory.
const mostKept = 1500

// leaves returns the leaves with the ids from first to last, or some of the first.
func (x *Index) leaves(first, last int64) ([]string, error) {
	if kept := x.kept[first]; len(kept) > int(last-first) {
		return kept[:last-first+1], nil
	}
	leaves, err := x.source.Blocks(first, last)
	if len(leaves) <= x.room {
		x.room -= len(leaves)
		x.kept[first] = leaves
	}
	return leaves, err
}

// A leafReader reads the leaves of a segment one after the other.
type leafReader struct {
	index *Index
	extent
	number int64    // of the leaf
	ahead  []string // leaves behind it
	batch  int64

	page    string // up to its footer
	footer  string // not read yet
	row     int    // where a row of an earlier leaf's term stands first, 0 if none does
	term    int    // where the next term begins, or the end of the page
	hasTerm bool   // a term begins there
}

const (
	firstBatch = 2
	largeBatch = 64 // leaves that are read at once
)

func (l *leafReader) open(number int64) error {
	l.ahead, l.batch = nil, firstBatch
	l.number = number - 1
	return l.next()
}

var errNoLeaf = errors.New("there is no further leaf")

// next goes on to the next leaf.
func (l *leafReader) next() error {
	l.number++
	if l.number > l.last || l.number < l.first {
		return errNoLeaf
	}
	if len(l.ahead) == 0 {
		last := min(l.number+l.batch-1, l.last)
		l.batch = min(2*l.batch, largeBatch)
		var err error
		l.ahead, err = l.index.leaves(leafID(l.id, int(l.number)), leafID(l.id, int(last)))
		if err != nil {
			return err
		}
		if len(l.ahead) == 0 {
			return damaged("leaf %d is missing", l.number)
		}
	}
	page := l.ahead[0]
	l.ahead = l.ahead[1:]
	if len(page) < headerSize {
		return damaged("leaf %d is cut off", l.number)
	}
	size := uint16At(page, 2)
	l.row = uint16At(page, 0)
	if size < headerSize || size > len(page) || l.row > size {
		return damaged("leaf %d is cut off", l.number)
	}
	l.page, l.footer, l.term = page[:size], page[size:], 0
	return l.nextTerm()
}

func uint16At(s string, i int) int { return int(s[i])<<8 | int(s[i+1]) }

// nextTerm finds where the next term of the leaf begins.
func (l *leafReader) nextTerm() error {
	if len(l.footer) == 0 {
		l.term, l.hasTerm = len(l.page), false
		return nil
	}
	delta, n := sqlitefile.Varint(l.footer)
	least := uint64(1)
	if l.term == 0 {
		least = headerSize
	}
	if n == 0 || delta < least || delta >= uint64(len(l.page)-l.term) {
		return damaged("leaf %d has terms where there are none", l.number)
	}
	l.footer = l.footer[n:]
	l.term += int(delta)
	l.hasTerm = true
	return nil
}

// A termReader goes through the terms of a segment.
type termReader struct {
	leaf    leafReader
	term    []byte // with its prefix, nil at the end
	follows bool   // another term of the leaf
	rows    int    // where its rows begin
}

// seek goes to the first term that is not below this one.
func (t *termReader) seek(x *Index, e extent, term []byte) error {
	page, err := x.source.Page(e.id, term)
	if err != nil {
		return err
	}
	t.leaf = leafReader{index: x, extent: e}
	if err := t.leaf.open(max(page>>1, e.first)); err != nil {
		return unexpectedLeaf(err)
	}
	t.follows = false
	for {
		if err := t.next(); err != nil {
			return err
		}
		if t.term == nil || string(t.term) >= string(term) {
			return nil
		}
	}
}

func unexpectedLeaf(err error) error {
	if err == errNoLeaf {
		return damaged("a leaf is missing")
	}
	return err
}

// next goes on to the next term. The rows of this one need not have been read.
func (t *termReader) next() error {
	for !t.leaf.hasTerm {
		err := t.leaf.next()
		if err == errNoLeaf {
			t.term = nil
			return nil
		}
		if err != nil {
			return err
		}
		t.follows = false
	}
	data := t.leaf.page[t.leaf.term:]
	same := uint64(0)
	read := 0
	if t.follows {
		if same, read = sqlitefile.Varint(data); read == 0 || same > uint64(len(t.term)) {
			return damaged("leaf %d: a term is cut off", t.leaf.number)
		}
	}
	size, n := sqlitefile.Varint(data[read:])
	read += n
	if n == 0 || size > uint64(len(data)-read) {
		return damaged("leaf %d: a term is cut off", t.leaf.number)
	}
	t.term = append(t.term[:same], data[read:read+int(size)]...)
	t.rows = t.leaf.term + read + int(size)
	t.follows = true
	if err := t.leaf.nextTerm(); err != nil {
		return err
	}
	if t.rows > t.leaf.term {
		return damaged("leaf %d: a term is cut off", t.leaf.number)
	}
	return nil
}

// end is the row behind the last one.
const end = math.MaxInt64

// A rowReader goes through the rows of a term in one segment.
type rowReader struct {
	leaf      leafReader
	at        int
	absolute  bool // the next row is written whole, not as a difference
	begun     bool
	row       int64 // end behind the last one
	positions string
	joined    []byte // room for positions that stand on several leaves
}

// reader returns the rows of the term, and has read the first.
func (t *termReader) reader() (*rowReader, error) {
	r := &rowReader{leaf: t.leaf, at: t.rows, absolute: true}
	return r, r.next()
}

// next goes on to the next row.
func (r *rowReader) next() error {
	if r.row == end {
		return nil
	}
	if r.at == r.leaf.term {
		more, err := r.turn()
		if err != nil {
			return err
		}
		if !more || r.leaf.row == 0 && r.leaf.hasTerm && r.leaf.term == headerSize {
			r.row = end
			return nil
		}
		if r.leaf.row != headerSize {
			return damaged("leaf %d: rows are cut off", r.leaf.number)
		}
	}
	data := r.leaf.page[r.at:r.leaf.term]
	delta, n := sqlitefile.Varint(data)
	size, m := sqlitefile.Varint(data[n:])
	if n == 0 || m == 0 {
		return damaged("leaf %d: a row is cut off", r.leaf.number)
	}
	if err := r.step(int64(delta)); err != nil {
		return err
	}
	r.at += n + m
	return r.read(size / 2)
}

// step moves on by a difference, or to a row that is written whole.
func (r *rowReader) step(delta int64) error {
	row := delta
	if !r.absolute {
		if row += r.row; row <= r.row || delta < 0 {
			return damaged("leaf %d: rows are out of order", r.leaf.number)
		}
	} else if r.begun && row <= r.row {
		return damaged("leaf %d: rows are out of order", r.leaf.number)
	}
	if row == end {
		return damaged("leaf %d: a row is out of range", r.leaf.number)
	}
	r.row, r.absolute, r.begun = row, false, true
	return nil
}

// read reads positions of so many bytes.
func (r *rowReader) read(size uint64) error {
	if here := r.leaf.term - r.at; size <= uint64(here) {
		r.positions = r.leaf.page[r.at : r.at+int(size)]
		r.at += int(size)
		return nil
	}
	r.joined = append(r.joined[:0], r.leaf.page[r.at:r.leaf.term]...)
	for size -= uint64(len(r.joined)); size > 0; {
		more, err := r.turn()
		if err != nil {
			return err
		}
		stop := r.leaf.term
		if r.leaf.row != 0 {
			stop = min(stop, r.leaf.row)
		}
		n := int(min(size, uint64(stop-headerSize)))
		if !more || n <= 0 {
			return damaged("leaf %d: positions are cut off", r.leaf.number)
		}
		r.joined = append(r.joined, r.leaf.page[headerSize:headerSize+n]...)
		size -= uint64(n)
		r.at = headerSize + n
	}
	if r.leaf.row != 0 && r.at < r.leaf.term && r.at != r.leaf.row {
		return damaged("leaf %d: a row does not begin where it should", r.leaf.number)
	}
	r.positions = string(r.joined)
	return nil
}

// turn goes on to the next leaf. It is false if the rows end with this one.
func (r *rowReader) turn() (bool, error) {
	if r.leaf.hasTerm {
		return false, nil
	}
	err := r.leaf.next()
	if err == errNoLeaf {
		return false, nil
	}
	r.at, r.absolute = headerSize, true
	return err == nil, err
}
