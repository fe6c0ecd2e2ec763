package db

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"briefings/db/pages"
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

// An indexEntry is what an index has of a row.
type indexEntry struct {
	first    uint64 // the number, or what the text begins with
	text     string // "" of a number, and of null
	id       uint32 // rowid, or briefing
	position uint32 // of a row without rowid
}

// An indexMaker makes indexes of tables on the same pile. To sort the rows is a
// fraction of what SQLite takes, which packs and unpacks each of them for each time
// that it looks at it.
type indexMaker struct {
	ctx    context.Context
	pile   *pages.Pile
	list   []indexEntry // of the index in hand
	values []pages.Value
}

// entriesAtOnce is after how many it is asked whether the import has ended.
const entriesAtOnce = 1 << 12

func (m *indexMaker) make(of bulkIndex, table *pages.Tree) (*pages.Tree, error) {
	numbers, err := m.read(of, table)
	if err != nil {
		return nil, err
	}
	way := 1
	if of.descending {
		way = -1
	}
	byKey := func(a, b *indexEntry) int {
		return way * cmp.Or(cmp.Compare(a.first, b.first), strings.Compare(a.text, b.text))
	}
	slices.SortFunc(m.list, func(a, b indexEntry) int {
		return cmp.Or(byKey(&a, &b), cmp.Compare(a.id, b.id), cmp.Compare(a.position, b.position))
	})
	tree, w := pages.NewTree(m.pile, false), pages.Writer{}
	for i := range m.list {
		e := &m.list[i]
		if of.unique && i > 0 && byKey(&m.list[i-1], e) == 0 {
			return nil, fmt.Errorf("index %s: rows %d and %d have %q", of.name, m.list[i-1].id, e.id, e.text)
		}
		if numbers {
			w.Int(int64(e.first))
		} else {
			w.TextOrNull(e.text)
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
func (m *indexMaker) read(of bulkIndex, table *pages.Tree) (numbers bool, err error) {
	m.list = slices.Grow(m.list[:0], table.Len())
	err = table.Each(func(row pages.Row) (err error) {
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
			if v.Type == pages.Null {
				continue
			}
			if numbers = v.Type == pages.Integer; numbers {
				e.first = v.Bits
			} else {
				e.first, e.text = beginning(v.Text), strings.Clone(v.Text)
			}
			break
		}
		m.list = append(m.list, e)
		return nil
	})
	return numbers, err
}

// beginning is the first eight bytes of a text, in which texts that differ there are
// in their order.
func beginning(text string) (n uint64) {
	for i := range 8 {
		n <<= 8
		if i < len(text) {
			n |= uint64(text[i])
		}
	}
	return n
}
