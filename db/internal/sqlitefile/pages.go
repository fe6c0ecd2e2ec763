// Package sqlitefile reads the rows of tables from the pages of a SQLite file, many
// times faster than SQLite returns them one column at a time. It never writes.
//
// The caller provides the pages, and sees to locks and transactions: the pages
// must be those of one moment. A page is a piece of the file of fixed size. The
// rows of a table are the entries of a B-tree: its leaves hold records in the
// order of their keys, the pages above them hold the numbers of pages below. What
// does not fit on a leaf stands on a chain of overflow pages. The format is that of
// https://www.sqlite.org/fileformat2.html.
package sqlitefile

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// A Fetch reads pages into room, in the order of their numbers, and returns how many
// it has read. It ends before the first page that the file does not have.
type Fetch func(numbers []uint32, room []byte) (n int, err error)

// A File is a SQLite file that is read page by page.
type File struct {
	fetch  Fetch
	size   int // of a page, in bytes
	usable int // bytes of a page that hold anything
	count  int // pages
}

// ErrDamaged is returned, wrapped, for pages that are not in the format.
var ErrDamaged = errors.New("the file is damaged")

func damaged(page uint32, what string) error {
	return fmt.Errorf("page %d: %s: %w", page, what, ErrDamaged)
}

// The header of the file stands on its first page.
const (
	headerSize     = 100 // bytes
	reservedOffset = 20  // of the number of bytes at the end of each page that are not used
)

// Open opens a file of count pages, each of size bytes.
func Open(fetch Fetch, size, count int) (*File, error) {
	f := &File{fetch: fetch, size: size, usable: size, count: count}
	if size < 512 {
		return nil, damaged(1, "there is no header")
	}
	first, err := f.page(1, make([]byte, size))
	if err != nil {
		return nil, err
	}
	if f.usable -= int(first[reservedOffset]); f.usable < 480 {
		return nil, damaged(1, "hardly anything of a page can be used")
	}
	return f, nil
}

// A Row is a row of a table: its rowid, and its columns as a record. A table
// without rowids has only the columns, those of the primary key first.
type Row struct {
	ID     int64
	Record Record
}

// Kinds of pages: the first byte of a page of a tree.
const (
	leaf          = 0x0d
	interior      = 0x05
	indexLeaf     = 0x0a // of a table without rowids
	indexInterior = 0x02
)

const maxDepth = 20 // of a tree: SQLite's own bound

// page fetches one page into room.
func (f *File) page(number uint32, room []byte) ([]byte, error) {
	n, err := f.fetch([]uint32{number}, room)
	if err != nil {
		return nil, err
	}
	if n != 1 {
		return nil, damaged(number, "it is missing")
	}
	return room[:f.usable], nil
}

// cells are the entries of one page.
type cells struct {
	number  uint32
	kind    byte
	page    []byte
	n       int
	last    uint32 // child
	offsets []byte // two bytes each
}

func (f *File) cells(of uint32, page []byte) (cells, error) {
	at := 0
	if of == 1 {
		at = headerSize
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
		return cells{}, damaged(of, "it has more entries than room")
	}
	c.offsets = page[at+size : at+size+2*c.n]
	return c, nil
}

// cell is the rest of the page from the i-th entry on.
func (c *cells) cell(i int) []byte {
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

func number(bytes []byte) uint32 { return binary.BigEndian.Uint32(bytes) }

// row reads the i-th entry of a leaf, or of a page of an index. The end of the
// entry may stand on pages of its own.
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
		row.Record = cell[:here]
		return row, nil
	case here == int(size) || here+4 > len(cell):
		return Row{}, damaged(c.number, "an entry is cut off")
	}
	var err error
	row.Record, err = f.overflow(cell[:here], int(size), number(cell[here:]))
	return row, err
}

// local is how many bytes of a record stand on the page itself. There is room for
// at most most.
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

// overflow reads the rest of a record of so many bytes, from the page next on.
func (f *File) overflow(start []byte, size int, next uint32) (Record, error) {
	record, room := append(make([]byte, 0, size), start...), make([]byte, f.size)
	for len(record) < size {
		page, err := f.page(next, room)
		if err != nil {
			return nil, err
		}
		record = append(record, page[4:min(len(page), 4+size-len(record))]...)
		next = number(page)
	}
	return record, nil
}
