// Package sqlitefile reads tables and indexes out of the pages of a SQLite file, many
// times faster than rows come out of SQLite one column at a time. Where the pages
// come from is not its business: whoever hands them over sees to locks, to the log
// of an import under way and to transactions. The form is that of
// https://www.sqlite.org/fileformat2.html.
package sqlitefile

import (
	"errors"
	"fmt"
)

// A Fetch returns pages by their numbers, in the order that they are asked for,
// and ends with the first that is missing. Where room is as large as all of them
// they may be given in there: they are then good until the room is used again.
type Fetch func(numbers []uint32, room []byte) ([]string, error)

// A File is a SQLite file that is read page by page.
type File struct {
	fetch  Fetch
	size   int // of a page, in bytes
	usable int // bytes of a page that hold anything
	count  int // pages of the file
}

// ErrDamaged is what is returned, wrapped, of pages that are not what they should be.
var ErrDamaged = errors.New("the file is damaged")

func damaged(page uint32, what string) error {
	return fmt.Errorf("page %d: %s: %w", page, what, ErrDamaged)
}

// headerSize is that of the file, which stands on its first page.
const (
	headerSize     = 100
	reservedOffset = 20
)

// Open reads how a file of so many pages is laid out.
func Open(fetch Fetch, count int) (*File, error) {
	first, err := fetch([]uint32{1}, nil)
	if err != nil {
		return nil, err
	}
	if len(first) != 1 || len(first[0]) < 512 {
		return nil, damaged(1, "there is no header")
	}
	page := first[0]
	f := &File{fetch: fetch, size: len(page), usable: len(page) - int(page[reservedOffset]), count: count}
	if f.usable < 480 {
		return nil, damaged(1, "hardly anything of a page can be used")
	}
	return f, nil
}

// A Row is a row of a table: its rowid, and its columns as a record. A table
// without rowids has its columns alone, those of the primary key first.
type Row struct {
	ID     int64
	Record Record
}

// Kinds of pages.
const (
	leaf          = 0x0d
	interior      = 0x05
	indexLeaf     = 0x0a // of a table without rowids
	indexInterior = 0x02
)

const (
	maxDepth = 20 // of the tree of a table: SQLite's own bound
	atOnce   = 16 // pages that are asked for at once
)

// A Batch is some rows of a table, which stand one behind the other.
type Batch struct {
	Rows []Row
	room []byte // of the pages that they stand on
}

// Rows yields the rows of the table whose tree has this root, in the order of
// their keys, some at a time. It ends early with what yield returns. The slice
// is yield's to keep.
func (f *File) Rows(root uint32, yield func([]Row) error) error {
	return f.Batches(root, keep(yield))
}

// Batches is Rows for those who give back what they have done with: yield returns
// a batch whose rows nobody looks at any more, or nil. The room of its pages is
// used for the next ones.
func (f *File) Batches(root uint32, yield func(*Batch) (*Batch, error)) error {
	w := walk{file: f, yield: yield}
	return w.all(root)
}

// keep gives no batch back.
func keep(yield func([]Row) error) func(*Batch) (*Batch, error) {
	return func(b *Batch) (*Batch, error) { return nil, yield(b.Rows) }
}

// A walk goes through a tree, from left to right.
type walk struct {
	file   *File
	yield  func(*Batch) (*Batch, error)
	batch  *Batch // what was not yielded yet
	leaves int    // how deep they lie, -1 where none was met
	seen   int    // pages

	// within leaves out what is not asked for of the pages below one, and of the
	// rows between them; nil where all is.
	within func(children []uint32, between []Row) ([]uint32, []Row, error)
}

func (w *walk) all(root uint32) error {
	w.batch, w.leaves = &Batch{}, -1
	if err := w.level([]uint32{root}, nil, 0); err != nil {
		return err
	}
	return w.flush()
}

// level walks through pages of one level, and all that hangs below them. After
// each of them stands one of the rows between, where there are such.
func (w *walk) level(numbers []uint32, between []Row, depth int) error {
	if depth == maxDepth {
		return damaged(numbers[0], "the tree is too deep")
	}
	for len(numbers) > 0 {
		some := numbers[:min(len(numbers), atOnce)]
		numbers = numbers[len(some):]
		if w.seen += len(some); w.seen > w.file.count {
			return damaged(some[0], "it is met twice")
		}
		pages, err := w.file.fetch(some, w.room(depth))
		if err != nil {
			return err
		}
		if len(pages) != len(some) {
			return damaged(some[0], "it or one behind it is missing")
		}
		for i, page := range pages {
			if err := w.page(some[i], page, depth); err != nil {
				return err
			}
			if len(between) > 0 {
				w.batch.Rows, between = append(w.batch.Rows, between[0]), between[1:]
			}
		}
		if err := w.flush(); err != nil {
			return err
		}
	}
	return nil
}

// room is what leaves are read into. Pages above them are read on while batches
// come and go, and have memory of their own.
func (w *walk) room(depth int) []byte {
	if depth != w.leaves {
		return nil
	}
	if w.batch.room == nil {
		w.batch.room = make([]byte, atOnce*w.file.size)
	}
	return w.batch.room
}

func (w *walk) flush() error {
	if len(w.batch.Rows) == 0 {
		return nil
	}
	used, err := w.yield(w.batch)
	if used == nil {
		used = &Batch{}
	}
	used.Rows, w.batch = used.Rows[:0], used
	return err
}

// page takes the rows of a leaf, or goes down.
func (w *walk) page(number uint32, page string, depth int) error {
	c, err := w.file.cells(number, page)
	if err != nil {
		return err
	}
	if c.kind == leaf || c.kind == indexLeaf {
		if w.leaves < 0 {
			w.leaves = depth
		}
		if w.batch.Rows == nil {
			w.batch.Rows = make([]Row, 0, (c.n+2)*atOnce)
		}
		for i := range c.n {
			row, err := w.file.row(&c, i)
			if err != nil {
				return err
			}
			w.batch.Rows = append(w.batch.Rows, row)
		}
		return nil
	}
	if depth == w.leaves {
		w.batch.room = nil // a damaged tree: this page is read on as well
	}
	children, between, err := w.children(c)
	if err == nil && w.within != nil {
		children, between, err = w.within(children, between)
	}
	if err != nil {
		return err
	}
	return w.level(children, between, depth+1)
}

// page fetches one page, as far as it can be used.
func (f *File) page(number uint32, room []byte) (string, error) {
	pages, err := f.fetch([]uint32{number}, room)
	if err != nil {
		return "", err
	}
	if len(pages) != 1 || len(pages[0]) < f.usable {
		return "", damaged(number, "it is missing")
	}
	return pages[0][:f.usable], nil
}

// pageOfTree fetches one page of a tree.
func (f *File) pageOfTree(number uint32, room []byte) (cells, error) {
	page, err := f.page(number, room)
	if err != nil {
		return cells{}, err
	}
	return f.cells(number, page)
}

// cells are the entries of one page.
type cells struct {
	number  uint32
	kind    byte
	page    string
	n       int
	last    uint32 // child
	offsets string // two bytes each
}

func (f *File) cells(of uint32, page string) (cells, error) {
	at := 0
	if of == 1 {
		at = headerSize
	}
	if len(page) < f.usable || f.usable < at+12 {
		return cells{}, damaged(of, "it is cut off")
	}
	page = page[:f.usable]
	c := cells{number: of, kind: page[at], page: page, n: int(page[at+3])<<8 | int(page[at+4])}
	size := 8
	switch c.kind {
	case leaf, indexLeaf:
	case interior, indexInterior:
		size, c.last = 12, number(page[at+8:])
	default:
		return cells{}, damaged(of, "it is of no table")
	}
	if at+size+2*c.n > len(page) {
		return cells{}, damaged(of, "it has more entries than it has room")
	}
	c.offsets = page[at+size : at+size+2*c.n]
	return c, nil
}

// cell is the rest of the page from the i-th entry on.
func (c *cells) cell(i int) string {
	at := int(c.offsets[2*i])<<8 | int(c.offsets[2*i+1])
	return c.page[min(at, len(c.page)):]
}

// child is the page below, before the i-th entry of a page above others.
func (c *cells) child(i int) (uint32, error) {
	if i == c.n {
		return c.last, nil
	}
	cell := c.cell(i)
	if len(cell) < 4 {
		return 0, damaged(c.number, "an entry is cut off")
	}
	return number(cell), nil
}

func number(s string) uint32 {
	return uint32(s[0])<<24 | uint32(s[1])<<16 | uint32(s[2])<<8 | uint32(s[3])
}

// children returns the pages below one, and the rows between them.
func (w *walk) children(c cells) (list []uint32, between []Row, err error) {
	for i := range c.n + 1 {
		child, err := c.child(i)
		if err != nil {
			return nil, nil, err
		}
		list = append(list, child)
		if c.kind == indexInterior && i < c.n {
			row, err := w.file.row(&c, i)
			if err != nil {
				return nil, nil, err
			}
			between = append(between, row)
		}
	}
	return list, between, nil
}

// row reads the i-th entry of a leaf, or of a page of an index, whose end may stand
// on pages of its own.
func (f *File) row(c *cells, i int) (Row, error) {
	cell := c.cell(i)
	if c.kind == indexInterior { // behind the child
		cell = cell[min(4, len(cell)):]
	}
	size, n := Varint(cell)
	if n == 0 || size > uint64(f.count)*uint64(f.usable) {
		return Row{}, damaged(c.number, "an entry is cut off")
	}
	cell = cell[n:]
	var row Row
	most := (f.usable-12)*64/255 - 23
	if c.kind == leaf {
		id, n := Varint(cell)
		if n == 0 {
			return Row{}, damaged(c.number, "an entry is cut off")
		}
		row.ID, cell = int64(id), cell[n:]
		most = f.usable - 35
	}
	here := local(f.usable, int(size), most)
	switch {
	case here == int(size) && here <= len(cell):
		row.Record = Record(cell[:here])
		return row, nil
	case here == int(size) || here+4 > len(cell):
		return Row{}, damaged(c.number, "an entry is cut off")
	}
	record, err := f.overflow(append(make([]byte, 0, size), cell[:here]...), number(cell[here:]))
	row.Record = Record(record)
	return row, err
}

// local is how many bytes of a record stand on the page itself, of which there
// are most at most.
func local(usable, size, most int) int {
	if size <= most {
		return size
	}
	least := (usable-12)*32/255 - 23
	if n := least + (size-least)%(usable-4); n <= most {
		return n
	}
	return least
}

// overflow reads on a record until it is full, from the page next.
func (f *File) overflow(record []byte, next uint32) ([]byte, error) {
	for len(record) < cap(record) {
		page, err := f.page(next, nil)
		if err != nil {
			return nil, err
		}
		record = append(record, page[4:min(len(page), 4+cap(record)-len(record))]...)
		next = number(page)
	}
	return record, nil
}
