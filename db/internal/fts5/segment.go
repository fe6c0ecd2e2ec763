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

	mainPrefix  = '0' // stands before each term: it is not of a prefix index
	headerSize  = 4   // of a leaf: where the first row stands, where the footer begins
	fewestEmpty = 4   // leaves without a term that are worth an index of rows

	averagesID  = 1
	structureID = 10
)

// blockID is the rowid of a block: of a leaf, or of a node of an index of rows.
func blockID(segment int, rows bool, height, page int) int64 {
	id := int64(segment)<<37 | int64(height)<<31 | int64(page)
	if rows {
		id |= 1 << 36
	}
	return id
}

// IsLeaf reports whether a block is a leaf. Leaves come in the order of their ids.
func IsLeaf(id int64) bool { return id>>36&1 == 0 && !IsRecord(id) }

// IsRecord reports whether a block is one of the two that say what all others are:
// their ids are the least.
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

	split     []byte // the shortest beginning of the first term of a leaf that no term before has
	splitPage int    // of that leaf, 0 if there is none
	empty     int    // leaves without a term since then

	rows []rowNode // index of the rows of a term that takes many leaves, from the bottom up
}

// A rowNode is one level of an index of rows.
type rowNode struct {
	block []byte
	page  int
	begun bool  // last is set
	last  int64 // row
}

func newSegment(sink Sink, id int) *segment {
	return &segment{
		sink: sink, id: id, pageSize: PageSize, page: make([]byte, headerSize, PageSize+64), number: 1, noTerm: true,
		splitPage: 1,
		rows:      make([]rowNode, 1),
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
		if s.number != 1 {
			s.flushSplit()
			s.split = append(s.split[:0], term[:min(same+1, len(term))]...)
			s.splitPage = s.number
		}
		same = 0
	} else {
		s.page = sqlitefile.AppendVarint(s.page, uint64(same))
	}
	s.page = sqlitefile.AppendVarint(s.page, uint64(len(term)-same))
	s.page = append(s.page, term[same:]...)
	s.term = append(s.term[:0], term...)
	s.noTerm, s.noRow, s.newTerm = false, false, true
	s.rows[0].page = s.number
}

// addRow adds a row of the term, which is greater than the last one, with its
// positions in FTS5's form.
func (s *segment) addRow(row int64, positions []byte) {
	if len(s.page)+len(s.footer) >= s.pageSize {
		s.flush()
	}
	if s.noRow {
		binary.BigEndian.PutUint16(s.page, uint16(len(s.page)))
		s.indexRow(row)
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
	if s.noTerm {
		if s.noRow && len(s.rows[0].block) > 0 {
			s.rows[0].block = append(s.rows[0].block, 0)
		}
		s.empty++
	}
	s.page = append(s.page, s.footer...)
	s.block(blockID(s.id, false, 0, s.number), s.page)
	s.page = append(s.page[:0], 0, 0, 0, 0)
	s.footer, s.lastTerm = s.footer[:0], 0
	s.number++
	s.noTerm, s.noRow = true, true
}

// flushSplit writes how to find the leaf that splitPage says, once all rows of
// its last term are written.
func (s *segment) flushSplit() {
	if s.splitPage == 0 {
		return
	}
	page := int64(s.splitPage) << 1
	if len(s.rows[0].block) > 0 && s.empty >= fewestEmpty {
		page |= 1
		for height, n := range s.rows {
			if len(n.block) == 0 {
				break
			}
			s.block(blockID(s.id, true, height, n.page), n.block)
		}
	}
	for i := range s.rows {
		s.rows[i].block, s.rows[i].begun = s.rows[i].block[:0], false
	}
	s.empty = 0
	if s.err == nil {
		s.err = s.sink.Split(s.id, s.split, page)
	}
	s.splitPage = 0
}

// indexRow notes the first row of a leaf on which its term does not begin.
func (s *segment) indexRow(row int64) {
	for height := 0; ; height++ {
		full := len(s.rows[height].block) >= s.pageSize
		if full {
			s.pushUp(height)
		}
		n := &s.rows[height]
		if n.begun {
			n.block = sqlitefile.AppendVarint(n.block, uint64(row-n.last))
		} else {
			page := s.number
			if height > 0 {
				page = s.rows[height-1].page
			}
			flags := byte(0)
			if full {
				flags = 1 // not the root
			}
			n.block = sqlitefile.AppendVarint(sqlitefile.AppendVarint(append(n.block, flags), uint64(page)),
				uint64(row))
		}
		n.begun, n.last = true, row
		if !full {
			return
		}
	}
}

// pushUp writes a node that is full, and begins the level above it, or goes on there.
func (s *segment) pushUp(height int) {
	if height+1 == len(s.rows) {
		s.rows = append(s.rows, rowNode{})
	}
	n, above := &s.rows[height], &s.rows[height+1]
	n.block[0] = 1
	s.block(blockID(s.id, true, height, n.page), n.block)
	if len(above.block) == 0 {
		_, read := sqlitefile.Varint(n.block[1:])
		first, _ := sqlitefile.Varint(n.block[1+read:])
		above.page = n.page
		above.block = sqlitefile.AppendVarint(sqlitefile.AppendVarint(append(above.block, 0), uint64(n.page)), first)
		above.begun, above.last = true, int64(first)
	}
	n.block, n.begun = n.block[:0], false
	n.page++
}

// finish writes the rest, and returns the number of the last leaf, 0 if there is no
// term.
func (s *segment) finish() (last int, err error) {
	if len(s.page) > headerSize {
		s.flush()
	}
	if s.number > 1 {
		s.flushSplit()
	}
	return s.number - 1, s.err
}
