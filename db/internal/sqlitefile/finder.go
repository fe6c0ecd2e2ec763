package sqlitefile

import "sort"

// A Finder finds rows of a table by their rowids, fastest in ascending order: it
// keeps the last leaf and the pages above it.
type Finder struct {
	file  *File
	root  uint32
	path  []step // interior pages, from the root down
	leaf  step
	at    int // entry of the leaf that was found last
	rooms [maxDepth][]byte
}

// A step is a page on the way to a row.
type step struct {
	cells
	from, to int64 // rowids on and below it: above from, up to to
}

func (s *step) covers(id int64) bool { return id > s.from && id <= s.to }

// NewFinder returns a finder of the table whose tree has this root.
func (f *File) NewFinder(root uint32) *Finder { return &Finder{file: f, root: root} }

// Find returns the record of a row, which is good until the next one. ok is false
// if there is none.
func (f *Finder) Find(id int64) (record Record, ok bool, err error) {
	if !f.leaf.covers(id) {
		if err := f.descend(id); err != nil {
			return nil, false, err
		}
	}
	l := &f.leaf
	if f.at+1 >= l.n || l.key(f.at+1) != id { // mostly the next one is wanted
		f.at = sort.Search(l.n, func(i int) bool { return l.key(i) >= id })
		if f.at == l.n || l.key(f.at) != id {
			return nil, false, nil
		}
	} else {
		f.at++
	}
	row, err := f.file.row(&l.cells, f.at)
	return row.Record, true, err
}

// key is the rowid of an entry of a leaf.
func (c *cells) key(i int) int64 {
	cell := c.cell(i)
	_, n := Varint(cell)
	id, _ := Varint(cell[n:])
	return int64(id)
}

const (
	lowest  = -1 << 63
	highest = 1<<63 - 1
)

// descend goes to the leaf on which a row must stand, from the lowest page that
// leads to it.
func (f *Finder) descend(id int64) error {
	for len(f.path) > 0 && !f.path[len(f.path)-1].covers(id) {
		f.path = f.path[:len(f.path)-1]
	}
	next, from, to := f.root, int64(lowest), int64(highest)
	if len(f.path) > 0 {
		var err error
		if next, from, to, err = f.path[len(f.path)-1].below(id); err != nil {
			return err
		}
	}
	f.leaf, f.at = step{}, -1
	for len(f.path) < maxDepth {
		room := &f.rooms[len(f.path)]
		if *room == nil {
			*room = make([]byte, f.file.size)
		}
		page, err := f.file.page(next, *room)
		if err != nil {
			return err
		}
		c, err := f.file.cells(next, page)
		switch {
		case err != nil:
			return err
		case c.kind == leaf:
			f.leaf = step{c, from, to}
			return nil
		case c.kind != interior:
			return damaged(next, "it is of no table with rowids")
		}
		f.path = append(f.path, step{c, from, to})
		if next, from, to, err = f.path[len(f.path)-1].below(id); err != nil {
			return err
		}
	}
	return damaged(next, "the tree is too deep")
}

// below is the page below that leads to a row, and the rowids on and below that page.
func (s *step) below(id int64) (page uint32, from, to int64, err error) {
	key := func(i int) int64 {
		cell := s.cell(i)
		key, _ := Varint(cell[min(4, len(cell)):])
		return int64(key)
	}
	i := sort.Search(s.n, func(i int) bool { return key(i) >= id })
	from, to = s.from, s.to
	if i > 0 {
		from = key(i - 1)
	}
	if i < s.n {
		to = key(i)
	}
	page, err = s.child(i)
	return page, from, to, err
}
