package sqlitefile

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sort"
)

// A Tree is the tree of a table whose rows come in the order of their keys. Its
// leaves are filled one after the other and put on a pile; what stands above
// them is made at the end. It is what SQLite itself makes of such rows.
type Tree struct {
	pile    *Pile
	rowids  bool
	leaf    node
	n       int    // rows
	id      int64  // the last one
	between *entry // of a table without rowids: the row after a leaf that is full
	below   []child
	rows    []entry // of a table without rowids: those after the pages below
	scratch entry
}

// A child is a page, and the greatest rowid in it.
type child struct {
	number uint32 // in the pile, later in the database
	id     int64
}

// An entry is a row as it stands in a page. It may end with the place of a page
// on which it goes on.
type entry struct {
	bytes  []byte
	linked bool
}

// NewTree begins the tree of a table with rowids, or of one without.
func NewTree(pile *Pile, rowids bool) *Tree {
	t := &Tree{pile: pile, rowids: rowids}
	t.leaf.page = make([]byte, pile.size)
	t.leaf.reset(t.leafKind())
	return t
}

// Rowids tells whether its rows have rowids.
func (t *Tree) Rowids() bool { return t.rowids }

// Len is how many rows were added.
func (t *Tree) Len() int { return t.n }

func (t *Tree) leafKind() byte {
	if t.rowids {
		return leaf
	}
	return indexLeaf
}

// Add adds a row: its rowid, where the table has rowids, and its record.
func (t *Tree) Add(id int64, record []byte) error {
	if t.rowids && id <= t.id && (t.leaf.n > 0 || len(t.below) > 0) {
		return fmt.Errorf("row %d after row %d", id, t.id)
	}
	if t.between != nil {
		if err := t.putLeaf(); err != nil {
			return err
		}
		t.rows, t.between = append(t.rows, *t.between), nil
	}
	e := &t.scratch
	if err := t.encode(e, id, record); err != nil {
		return err
	}
	switch {
	case t.leaf.fits(e):
		t.leaf.add(e)
	case t.rowids:
		if err := t.putLeaf(); err != nil {
			return err
		}
		t.leaf.add(e)
	default:
		t.between = &entry{append([]byte(nil), e.bytes...), e.linked}
	}
	t.id = id
	t.n++
	return nil
}

// encode makes the entry of a row, and puts what is too long for a page on others.
func (t *Tree) encode(e *entry, id int64, record []byte) error {
	most := (t.pile.size-12)*64/255 - 23
	e.bytes = AppendVarint(e.bytes[:0], uint64(len(record)))
	if t.rowids {
		most = t.pile.size - 35
		e.bytes = AppendVarint(e.bytes, uint64(id))
	}
	here := local(t.pile.size, len(record), most)
	e.bytes = append(e.bytes, record[:here]...)
	if e.linked = here < len(record); e.linked {
		first, err := t.pile.overflow(record[here:])
		if err != nil {
			return err
		}
		e.bytes = binary.BigEndian.AppendUint32(e.bytes, first)
	}
	for len(e.bytes) < 4 { // SQLite's least
		e.bytes = append(e.bytes, 0)
	}
	return nil
}

// putLeaf puts the leaf on the pile and begins the next.
func (t *Tree) putLeaf() error {
	number, err := t.pile.add(t.leaf.page)
	if err != nil {
		return err
	}
	for _, at := range t.leaf.links {
		t.pile.link(number, at)
	}
	t.below = append(t.below, child{number, t.id})
	t.leaf.reset(t.leafKind())
	return nil
}

// First puts rows before all others, on a page of their own. It can be called
// once, before End.
func (t *Tree) First(ids []int64, records [][]byte) error {
	first := NewTree(t.pile, true)
	for i, id := range ids {
		if err := first.Add(id, records[i]); err != nil {
			return err
		}
	}
	if t.leaf.n == 0 && len(t.below) == 0 {
		*t = *first
		return nil
	}
	if len(first.below) > 0 {
		return errors.New("more rows than a page holds")
	}
	if err := first.putLeaf(); err != nil {
		return err
	}
	t.below, t.n = append(first.below, t.below...), first.n+t.n
	return nil
}

// End puts the last leaf on the pile, unless it is the only one. Then the pile
// has all pages of the tree but those above its leaves.
func (t *Tree) End() error {
	if t.between != nil {
		// Behind the last row of a page above there is a page again: the last
		// row of the leaf takes its place.
		last := t.leaf.pop()
		if err := t.putLeaf(); err != nil {
			return err
		}
		t.rows = append(t.rows, last)
		t.leaf.add(t.between)
		t.between = nil
	}
	if len(t.below) == 0 {
		return nil
	}
	return t.putLeaf()
}

// Find returns the record of a row that was added to a table with rowids.
func (t *Tree) Find(id int64) (record Record, ok bool, err error) {
	page := string(t.leaf.page)
	if i := sort.Search(len(t.below), func(i int) bool { return t.below[i].id >= id }); i < len(t.below) {
		if page, err = t.pile.page(t.below[i].number, nil); err != nil {
			return "", false, err
		}
	}
	f := t.file()
	c, err := f.cells(0, page)
	if err != nil {
		return "", false, err
	}
	i := c.search(id)
	if i == c.n || c.key(i) != id {
		return "", false, nil
	}
	row, err := f.row(&c, i)
	return row.Record, err == nil, err
}

// file reads what is in the pile.
func (t *Tree) file() *File {
	return &File{fetch: t.pile.fetch, size: t.pile.size, usable: t.pile.size, count: int(t.pile.last) + 1}
}

// Each yields the rows that were added, in their order, before End. Each is good
// until yield returns.
func (t *Tree) Each(yield func(Row) error) error {
	f, room := t.file(), make([]byte, t.pile.size)
	each := func(c cells, err error) error {
		for i := 0; err == nil && i < c.n; i++ {
			var row Row
			if row, err = f.row(&c, i); err == nil {
				err = yield(row)
			}
		}
		return err
	}
	alone := func(e *entry) error {
		return each(cells{kind: indexLeaf, page: string(e.bytes), n: 1, offsets: "\x00\x00"}, nil)
	}
	for i, below := range t.below {
		page, err := f.page(below.number, room)
		if err == nil {
			err = each(f.cells(0, page))
		}
		if err == nil && i < len(t.rows) {
			err = alone(&t.rows[i])
		}
		if err != nil {
			return err
		}
	}
	err := each(f.cells(0, string(t.leaf.page)))
	if err == nil && t.between != nil {
		err = alone(t.between)
	}
	return err
}

// Above makes the pages above the leaves, once the pile has been put into a
// database. Each goes to add, which tells its number; the root is returned.
func (t *Tree) Above(add func(page []byte) (uint32, error)) (root []byte, err error) {
	if len(t.below) == 0 {
		for _, at := range t.leaf.links {
			t.pile.shift(t.leaf.page[at:])
		}
		return t.leaf.page, nil
	}
	level, rows := t.below, t.rows
	for i := range level {
		level[i].number = t.pile.number(level[i].number)
	}
	for _, row := range rows {
		if row.linked {
			t.pile.shift(row.bytes[len(row.bytes)-4:])
		}
	}
	e, next := &entry{}, &entry{}
	n := node{page: make([]byte, t.pile.size)}
	for {
		above, rowsAbove, first := level[:0:0], rows[:0:0], true
		n.reset(t.aboveKind())
		for i, c := range level {
			last := i == len(level)-1
			// A page has a row at least: what would be alone on the last one has
			// the child before it for company.
			if !last {
				t.encodeAbove(e, level, rows, i)
				fits := n.fits(e)
				if fits && i == len(level)-3 {
					t.encodeAbove(next, level, rows, i+1)
					fits = n.fitsTwo(e, next)
				}
				if fits {
					n.add(e)
					continue
				}
			}
			n.setLast(c.number)
			if last && first {
				return n.page, nil
			}
			first = false
			if c.number, err = add(n.page); err != nil {
				return nil, err
			}
			above = append(above, c)
			if !last && !t.rowids {
				rowsAbove = append(rowsAbove, rows[i])
			}
			n.reset(t.aboveKind())
		}
		level, rows = above, rowsAbove
	}
}

func (t *Tree) aboveKind() byte {
	if t.rowids {
		return interior
	}
	return indexInterior
}

// encodeAbove makes the entry of a child in the page above: the greatest rowid
// in it, or the row after it.
func (t *Tree) encodeAbove(e *entry, level []child, rows []entry, i int) {
	e.bytes = binary.BigEndian.AppendUint32(e.bytes[:0], level[i].number)
	if t.rowids {
		e.bytes = AppendVarint(e.bytes, uint64(level[i].id))
	} else {
		e.bytes = append(e.bytes, rows[i].bytes...)
	}
}

// A node is a page of a tree in the making: entries from its end, and where each
// is from its beginning.
type node struct {
	page  []byte
	n     int
	head  int   // bytes before the list of entries
	low   int   // where the last entry begins
	links []int // where in it the place of a page stands
}

func (n *node) reset(kind byte) {
	clear(n.page)
	n.page[0], n.n, n.low, n.head, n.links = kind, 0, len(n.page), 8, n.links[:0]
	if kind == interior || kind == indexInterior {
		n.head = 12
	}
	n.count()
}

func (n *node) fits(e *entry) bool { return n.head+2*n.n+2+len(e.bytes) <= n.low }

func (n *node) fitsTwo(e, next *entry) bool {
	return n.head+2*n.n+4+len(e.bytes)+len(next.bytes) <= n.low
}

func (n *node) add(e *entry) {
	n.low -= copy(n.page[n.low-len(e.bytes):], e.bytes)
	if e.linked {
		n.links = append(n.links, n.low+len(e.bytes)-4)
	}
	binary.BigEndian.PutUint16(n.page[n.head+2*n.n:], uint16(n.low))
	n.n++
	n.count()
}

// pop takes off the last entry.
func (n *node) pop() entry {
	next := len(n.page)
	if n.n > 1 {
		next = int(binary.BigEndian.Uint16(n.page[n.head+2*(n.n-2):]))
	}
	e := entry{bytes: append([]byte(nil), n.page[n.low:next]...)}
	if k := len(n.links); k > 0 && n.links[k-1] == next-4 {
		e.linked, n.links = true, n.links[:k-1]
	}
	clear(n.page[n.low:next])
	n.n, n.low = n.n-1, next
	clear(n.page[n.head+2*n.n : n.head+2*n.n+2])
	n.count()
	return e
}

// count writes how many entries there are, and where they begin.
func (n *node) count() {
	binary.BigEndian.PutUint16(n.page[3:], uint16(n.n))
	binary.BigEndian.PutUint16(n.page[5:], uint16(n.low)) // 0 stands for 65536
}

func (n *node) setLast(number uint32) { binary.BigEndian.PutUint32(n.page[8:], number) }
