package pages

import "sort"

// A Cursor goes through the entries of an index, or the rows of a table without
// rowids, one at a time in the order of their keys.
type Cursor struct {
	walk walk
	path []place // from the root down
	seen int     // pages
}

// A place is a page on the way of a cursor, and the entry of it that comes next:
// on a page above others, once all below the child before it is passed.
type place struct {
	cells
	next int
}

// Seek returns a cursor before the first entry of which before is false, and the
// entry that stands before that one; "" where it is the first of all. Of the
// entries in order, those of which before is true come first.
func (f *File) Seek(root uint32, before func(Record) (bool, error)) (c *Cursor, last Record, err error) {
	c = &Cursor{walk: walk{file: f}}
	err = c.descend(root, func(page cells) (int, error) {
		var failed error
		n := sort.Search(page.n, func(i int) bool {
			record, err := c.record(&page, i)
			is := false
			if err == nil {
				is, err = before(record)
			}
			if err != nil {
				failed = err
			}
			return !is || err != nil
		})
		if failed == nil && n > 0 {
			last, failed = c.record(&page, n-1)
		}
		return n, failed
	})
	return c, last, err
}

// Next returns the next entry. ok is false behind the last one.
func (c *Cursor) Next() (record Record, ok bool, err error) {
	for len(c.path) > 0 {
		at := &c.path[len(c.path)-1]
		if at.next == at.n {
			c.path = c.path[:len(c.path)-1]
			continue
		}
		i := at.next
		at.next++
		if record, err = c.record(&at.cells, i); err != nil {
			return "", false, err
		}
		if at.kind == indexInterior {
			err = c.descend(at.child(i+1), func(cells) (int, error) { return 0, nil })
		}
		return record, err == nil, err
	}
	return "", false, nil
}

// descend goes down from a page to a leaf, on each page to the child before the
// entry that choose chooses.
func (c *Cursor) descend(number uint32, choose func(cells) (int, error)) error {
	for len(c.path) < maxDepth {
		if c.seen++; c.seen > c.walk.file.count {
			return damaged(number, "it is met twice")
		}
		page, err := c.walk.file.page(number, nil)
		if err != nil {
			return err
		}
		if page.kind != indexLeaf && page.kind != indexInterior {
			return damaged(number, "it is of no index")
		}
		i, err := choose(page)
		if err != nil {
			return err
		}
		c.path = append(c.path, place{page, i})
		if page.kind == indexLeaf {
			return nil
		}
		number = page.child(i)
	}
	return damaged(number, "the tree is too deep")
}

// record reads the i-th entry of a page of an index.
func (c *Cursor) record(page *cells, i int) (Record, error) {
	cell := page.cell(i)
	if page.kind == indexInterior {
		cell = cell[min(4, len(cell)):]
	}
	row, err := c.walk.row(*page, cell)
	return row.Record, err
}

// child is the page before the i-th entry of a page above others, 0 where the
// entry is cut off.
func (c *cells) child(i int) uint32 {
	if i == c.n {
		return c.last
	}
	cell := c.cell(i)
	if len(cell) < 4 {
		return 0
	}
	return number(cell)
}

// page fetches one page of a tree.
func (f *File) page(number uint32, room []byte) (cells, error) {
	pages, err := f.fetch([]uint32{number}, room)
	if err != nil {
		return cells{}, err
	}
	if len(pages) != 1 {
		return cells{}, damaged(number, "it is missing")
	}
	return f.cells(number, pages[0])
}
