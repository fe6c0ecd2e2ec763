package fts5

import (
	"encoding/binary"

	"briefings/db/internal/sqlitefile"
)

// A Sink takes the rows of the tables that FTS5 keeps beside the virtual table.
type Sink interface {
	Block(id int64, block []byte) error               // of fts_data; the block is good until Block returns
	Split(segment int, term []byte, page int64) error // of fts_idx
	Size(row int64, words []byte) error               // of fts_docsize; the words are good until Size returns
}

// The form is that of the comments of SQLite's source ext/fts5/fts5_index.c.
const (
	// PageSize is how large a leaf gets before the next is begun: FTS5's own
	// default, of which four fit a page of 16 KB of the file.
	PageSize = 4050

	mainPrefix = '0' // stands before each term: it is not of a prefix index
	headerSize = 4   // of a leaf: where the first row stands, where the footer begins

	averagesID  = 1
	structureID = 10
)

// leafID is the rowid of the block of a leaf.
func leafID(segment, number int) int64 { return int64(segment)<<37 | int64(number) }

// IsRecord reports whether a block is one of the two records that describe the index.
// All others that a builder writes are leaves, in the order of their ids.
func IsRecord(id int64) bool { return id <= structureID }

// A segment writes an index: its terms in their order, the rows of each term in
// theirs, the positions of each row. After an error of the sink, which it keeps, it
// writes nothing.
type segment struct {
	sink     Sink
	id       int
	pageSize int
	err      error

	page     []byte // of the leaf: header, then terms and rows
	footer   []byte // where on the leaf each term begins, as differences
	lastTerm int    // where the last term on the leaf begins
	number   int    // of the leaf, from 1
	term     []byte // the last one
	noTerm   bool   // none on this leaf yet
	noRow    bool   // none on this leaf yet that a reader could begin at
	newTerm  bool   // its first row is still to come
	row      int64  // the last one
}

func newSegment(sink Sink, id int) *segment {
	return &segment{
		sink: sink, id: id, pageSize: PageSize, page: make([]byte, headerSize, PageSize+64), number: 1, noTerm: true,
	}
}

func (s *segment) block(id int64, block []byte) {
	if s.err == nil {
		s.err = s.sink.Block(id, block)
	}
}

// addTerm begins a term, which is greater than the last one.
func (s *segment) addTerm(term []byte) {
	if len(s.page)+len(s.footer)+len(term)+2 >= s.pageSize && len(s.page) > headerSize {
		s.flush()
	}
	s.footer = sqlitefile.AppendVarint(s.footer, uint64(len(s.page)-s.lastTerm))
	s.lastTerm = len(s.page)
	same := 0
	for same < len(s.term) && same < len(term) && s.term[same] == term[same] {
		same++
	}
	if s.noTerm {
		s.split(term[:min(same+1, len(term))])
		same = 0
	} else {
		s.page = sqlitefile.AppendVarint(s.page, uint64(same))
	}
	s.page = sqlitefile.AppendVarint(s.page, uint64(len(term)-same))
	s.page = append(s.page, term[same:]...)
	s.term = append(s.term[:0], term...)
	s.noTerm, s.noRow, s.newTerm = false, false, true
}

// addRow adds a row of the term, which is greater than the last one, with its
// positions in FTS5's form.
func (s *segment) addRow(row int64, positions []byte) {
	if len(s.page)+len(s.footer) >= s.pageSize {
		s.flush()
	}
	if s.noRow {
		binary.BigEndian.PutUint16(s.page, uint16(len(s.page)))
	}
	if s.newTerm || s.noRow {
		s.page = sqlitefile.AppendVarint(s.page, uint64(row))
	} else {
		s.page = sqlitefile.AppendVarint(s.page, uint64(row-s.row))
	}
	s.row, s.newTerm, s.noRow = row, false, false
	s.page = sqlitefile.AppendVarint(s.page, uint64(len(positions))*2)
	for len(s.page)+len(s.footer)+len(positions) >= s.pageSize {
		room, n := s.pageSize-len(s.page)-len(s.footer), 0
		for n < room { // a varint is never parted
			_, read := sqlitefile.Varint(positions[n:])
			n += read
		}
		s.page = append(s.page, positions[:n]...)
		positions = positions[n:]
		s.flush()
	}
	s.page = append(s.page, positions...)
}

// flush writes the leaf and begins the next.
func (s *segment) flush() {
	binary.BigEndian.PutUint16(s.page[2:], uint16(len(s.page)))
	s.page = append(s.page, s.footer...)
	s.block(leafID(s.id, s.number), s.page)
	s.page = append(s.page[:0], 0, 0, 0, 0)
	s.footer, s.lastTerm = s.footer[:0], 0
	s.number++
	s.noTerm, s.noRow = true, true
}

// split writes at which leaf readers begin. beginning is the shortest beginning of
// the first term of the leaf that no term before has.
func (s *segment) split(beginning []byte) {
	if s.number == 1 {
		beginning = nil
	}
	if s.err == nil {
		s.err = s.sink.Split(s.id, beginning, int64(s.number)<<1)
	}
}

// finish writes the rest, and returns the number of the last leaf, 0 if there is no
// term.
func (s *segment) finish() (last int, err error) {
	if len(s.page) > headerSize {
		s.flush()
	}
	return s.number - 1, s.err
}
