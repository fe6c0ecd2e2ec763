package db

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"unsafe"

	"briefings/db/internal/sqlitefile"
)

// A bulkIndex says what an index of a table of the bulk load is made of.
type bulkIndex struct {
	name, table string
	columns     []int // of the record: the first of them that is not null
	descending  bool
	unique      bool
}

// bulkIndexes are all indexes of the tables of a bulk load: one of the schema that is
// not here stays empty, and tests fail. Those that SQLite has made for a constraint
// bear its names.
var bulkIndexes = []bulkIndex{
	{name: "sqlite_autoindex_briefing_1", table: "briefing", columns: []int{slugColumn}, unique: true},
	{name: "briefing_digest", table: "briefing", columns: []int{digestColumn}},
	{name: "briefing_date", table: "briefing", columns: []int{heldColumn, publishedColumn}, descending: true},
	{name: "sqlite_autoindex_original_1", table: "original", columns: []int{originalDigestColumn}, unique: true},
	{name: "participant_person", table: "participant", columns: []int{personColumn}},
	{name: "party_country", table: "party", columns: []int{countryColumn}},
}

// An indexEntry is what an index has of a row. It has no pointers, and the least
// size that it can: there is one for each row of a table.
type indexEntry struct {
	first    uint64 // the number, or what the text begins with
	text     uint64 // where the rest of it lies, and how long all of it is: 0 of a number, and of null
	id       uint32 // rowid, or briefing
	position uint32 // of a row without rowid
}

// An indexMaker makes indexes of tables on the same pile. To sort the rows is a
// fraction of what SQLite takes, which packs and unpacks each of them for each time
// that it looks at it.
type indexMaker struct {
	ctx    context.Context
	pile   *sqlitefile.Pile
	list   []indexEntry // of the index in hand
	rests  rests        // of its texts
	room   []byte       // of the text that was asked for last
	values []sqlitefile.Value
}

// entriesAtOnce is after how many it is asked whether the import has ended.
const entriesAtOnce = 1 << 12

func (m *indexMaker) make(of bulkIndex, table *sqlitefile.Tree) (*sqlitefile.Tree, error) {
	numbers, err := m.read(of, table)
	if err != nil {
		return nil, err
	}
	way := 1
	if of.descending {
		way = -1
	}
	byKey := func(a, b *indexEntry) int {
		if a.first != b.first || a.text == b.text {
			return way * cmp.Compare(a.first, b.first)
		}
		return way * cmp.Or(bytes.Compare(m.rests.of(a.text), m.rests.of(b.text)), cmp.Compare(sizeOf(a.text), sizeOf(b.text)))
	}
	slices.SortFunc(m.list, func(a, b indexEntry) int {
		return cmp.Or(byKey(&a, &b), cmp.Compare(a.id, b.id), cmp.Compare(a.position, b.position))
	})
	tree, w := sqlitefile.NewTree(m.pile, false), sqlitefile.Writer{}
	for i := range m.list {
		e := &m.list[i]
		if of.unique && i > 0 && byKey(&m.list[i-1], e) == 0 {
			return nil, fmt.Errorf("index %s: rows %d and %d have %q", of.name, m.list[i-1].id, e.id, m.text(e))
		}
		if numbers {
			w.Int(int64(e.first))
		} else {
			w.TextOrNull(m.text(e))
		}
		w.Int(int64(e.id))
		if !table.Rowids() {
			w.Int(int64(e.position))
		}
		if err := tree.Add(0, w.Record()); err != nil {
			return nil, err
		}
		if i%entriesAtOnce == 0 && m.ctx.Err() != nil {
			return nil, m.ctx.Err()
		}
	}
	return tree, nil
}

// read reads what an index has of the rows of a table, in their order, and tells
// whether its keys are numbers, none of which is less than 0.
func (m *indexMaker) read(of bulkIndex, table *sqlitefile.Tree) (numbers bool, err error) {
	m.list = slices.Grow(m.list[:0], table.Len())
	m.rests.reset()
	err = table.Each(func(row sqlitefile.Row) (err error) {
		if len(m.list)%entriesAtOnce == 0 && m.ctx.Err() != nil {
			return m.ctx.Err()
		}
		if m.values, err = row.Record.Values(m.values[:0]); err != nil {
			return err
		}
		e := indexEntry{id: uint32(row.ID)}
		if !table.Rowids() {
			e.id, e.position = uint32(m.values[0].Int()), uint32(m.values[1].Int())
		}
		for _, at := range of.columns {
			v := &m.values[at]
			if v.Type == sqlitefile.Null {
				continue
			}
			if numbers = v.Type == sqlitefile.Integer; numbers {
				e.first = v.Bits
			} else {
				e.first = beginning(v.Text)
				if e.text, err = m.rests.add(v.Text); err != nil {
					return err
				}
			}
			break
		}
		m.list = append(m.list, e)
		return nil
	})
	return numbers, err
}

// text is the text of an entry, good until the next one is asked for.
func (m *indexMaker) text(e *indexEntry) string {
	size := sizeOf(e.text)
	m.room = binary.BigEndian.AppendUint64(m.room[:0], e.first)
	m.room = append(m.room[:min(size, headSize)], m.rests.of(e.text)...)
	return unsafe.String(unsafe.SliceData(m.room), size)
}

// headSize is how many bytes of a text stand in its entry.
const headSize = 8

// beginning is the first eight bytes of a text, in which texts that differ there are
// in their order.
func beginning(text string) uint64 {
	var head [headSize]byte
	copy(head[:], text)
	return binary.BigEndian.Uint64(head[:])
}

// Rests are what texts hold beyond their first eight bytes, one behind the other.
type rests struct {
	pieces [][]byte
	piece  int // that is filled
}

const (
	pieceBits = 20 // of a place: where in its piece it is
	sizeBits  = 24
)

func (r *rests) reset() {
	for i := range r.pieces {
		r.pieces[i] = r.pieces[i][:0]
	}
	r.piece = 0
}

// add keeps the rest of a text, and tells where it lies and how long the text is.
func (r *rests) add(text string) (uint64, error) {
	if len(text) >= 1<<sizeBits {
		return 0, fmt.Errorf("a text of %d bytes is too long for an index", len(text))
	}
	if len(text) <= headSize {
		return uint64(len(text)), nil
	}
	rest := text[headSize:]
	if r.piece < len(r.pieces) && len(r.pieces[r.piece]) > 0 && len(r.pieces[r.piece])+len(rest) > 1<<pieceBits {
		r.piece++
	}
	if r.piece == len(r.pieces) {
		r.pieces = append(r.pieces, make([]byte, 0, max(1<<pieceBits, len(rest))))
	}
	at := uint64(r.piece)<<pieceBits | uint64(len(r.pieces[r.piece]))
	r.pieces[r.piece] = append(r.pieces[r.piece], rest...)
	return at<<sizeBits | uint64(len(text)), nil
}

func sizeOf(text uint64) int { return int(text & (1<<sizeBits - 1)) }

// of is the rest of a text.
func (r *rests) of(text uint64) []byte {
	size := sizeOf(text) - headSize
	if size <= 0 {
		return nil
	}
	at := int(text >> sizeBits & (1<<pieceBits - 1))
	return r.pieces[text>>(sizeBits+pieceBits)][at : at+size]
}
