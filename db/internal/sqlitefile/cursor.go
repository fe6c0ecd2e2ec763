package sqlitefile

import "sort"

// A Cursor goes through the entries of an index, or the rows of a table without
// rowids, one at a time in the order of their keys. An entry is good until the
// next one.
type Cursor struct {
	file  *File
	root  uint32
	above map[uint32]cells // pages above the leaves, which each search meets again
	leaf  cells            // the last one, in room
	room  []byte
	path  []place // from the root down
	seen  int     // pages
}

// A place is a page on the way of a cursor, and the entry of it that comes next:
// on a page above others, once all below the child before it is passed.
type place struct {
	cells
	next int
}

// NewCursor returns a cursor of the index whose tree has this root. It stands
// nowhere before Seek.
func (f *File) NewCursor(root uint32) *Cursor {
	return &Cursor{file: f, root: root, above: map[uint32]cells{}, room: make([]byte, f.size)}
}

// Seek goes before the first entry of which before is false, and returns the entry
// that stands before that one; "" where it is the first of all. Of the entries in
// order, those of which before is true come first.
func (c *Cursor) Seek(before func(Record) (bool, error)) (last Record, err error) {
	f := c.file
	c.path, c.seen = c.path[:0], 0
	err = c.descend(c.root, func(page *cells) (int, error) {
		var failed error
		n := sort.Search(page.n, func(i int) bool {
			row, err := f.row(page, i)
			is := false
			if err == nil {
				is, err = before(row.Record)
			}
			if err != nil {
				failed = err
			}
			return !is || err != nil
		})
		if failed == nil && n > 0 {
			var row Row
			row, failed = f.row(page, n-1)
			last = row.Record
		}
		return n, failed
	})
	return last, err
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
		row, err := c.file.row(&at.cells, i)
		if err == nil && at.kind == indexInterior {
			var child uint32
			if child, err = at.child(i + 1); err == nil {
				err = c.descend(child, func(*cells) (int, error) { return 0, nil })
			}
		}
		return row.Record, err == nil, err
	}
	return "", false, nil
}

// Skip passes over n entries, or as many as there are. Those of a leaf are not looked at.
func (c *Cursor) Skip(n int) error {
	for n > 0 && len(c.path) > 0 {
		at := &c.path[len(c.path)-1]
		if some := min(n, at.n-at.next); at.kind == indexLeaf && some > 0 {
			at.next += some
			n -= some
			continue
		}
		if _, _, err := c.Next(); err != nil {
			return err
		}
		n--
	}
	return nil
}

// descend goes down from a page to a leaf, on each page to the child before the
// entry that choose chooses.
func (c *Cursor) descend(number uint32, choose func(*cells) (int, error)) error {
	for len(c.path) < maxDepth {
		if c.seen++; c.seen > c.file.count {
			return damaged(number, "it is met twice")
		}
		page, err := c.page(number)
		if err != nil {
			return err
		}
		i, err := choose(&page)
		if err != nil {
			return err
		}
		c.path = append(c.path, place{page, i})
		if page.kind == indexLeaf {
			return nil
		}
		if number, err = page.child(i); err != nil {
			return err
		}
	}
	return damaged(number, "the tree is too deep")
}

// page fetches a page of the tree, unless it is there.
func (c *Cursor) page(number uint32) (cells, error) {
	if page, ok := c.above[number]; ok {
		return page, nil
	}
	if number == c.leaf.number && c.leaf.kind == indexLeaf {
		return c.leaf, nil
	}
	c.leaf = cells{}
	page, err := c.file.pageOfTree(number, c.room)
	switch {
	case err != nil:
		return cells{}, err
	case page.kind == indexInterior:
		c.above[number], c.room = page, make([]byte, c.file.size)
	case page.kind == indexLeaf:
		c.leaf = page
	default:
		return cells{}, damaged(number, "it is of no index")
	}
	return page, nil
}
