package pages

import "sort"

// A Finder finds rows of a table by their rowids, fastest in ascending order.
type Finder struct {
	file  *File
	root  uint32
	path  []step // interior pages, from the root down
	leaf  cells
	at    int   // entry of the leaf that was found last
	last  int64 // greatest rowid that the leaf can have
	begun bool
	room  []byte // for leaves, of records that pass
}

// A step is an interior page on the way to a leaf.
type step struct {
	cells
	from, to int64 // rowids below it: above from, up to to
}

// NewFinder returns a finder of the table whose tree has this root.
func (f *File) NewFinder(root uint32) *Finder { return &Finder{file: f, root: root} }

// NewPassing returns a finder whose records are good until it finds the next one.
// It takes no new memory for them.
func (f *File) NewPassing(root uint32) *Finder {
	return &Finder{file: f, root: root, room: make([]byte, f.size)}
}

// Greatest returns the greatest rowid of the table, 0 where it has no rows.
func (f *Finder) Greatest() (int64, error) {
	if err := f.descend(highest); err != nil || f.leaf.n == 0 {
		return 0, err
	}
	return f.leaf.key(f.leaf.n - 1), nil
}

// Find returns the record of a row. ok is false where there is none.
func (f *Finder) Find(id int64) (record Record, ok bool, err error) {
	if !f.begun || id > f.last || f.leaf.n == 0 || id < f.leaf.key(0) {
		if err := f.descend(id); err != nil {
			return "", false, err
		}
	}
	if f.at+1 >= f.leaf.n || f.leaf.key(f.at+1) != id { // mostly the next one is wanted
		f.at = f.leaf.search(id)
		if f.at == f.leaf.n || f.leaf.key(f.at) != id {
			return "", false, nil
		}
	} else {
		f.at++
	}
	row, err := f.file.row(&f.leaf, f.at)
	return row.Record, true, err
}

// key is the rowid of an entry of a leaf.
func (c *cells) key(i int) int64 {
	cell := c.cell(i)
	_, n := Varint(cell)
	id, _ := Varint(cell[n:])
	return int64(id)
}

// search is the first entry of a leaf with a rowid of id or above.
func (c *cells) search(id int64) int {
	return sort.Search(c.n, func(i int) bool { return c.key(i) >= id })
}

const (
	lowest  = -1 << 63
	highest = 1<<63 - 1
)

// descend goes to the leaf on which a row must stand, from where the ways part.
func (f *Finder) descend(id int64) error {
	for len(f.path) > 0 && (id <= f.path[len(f.path)-1].from || id > f.path[len(f.path)-1].to) {
		f.path = f.path[:len(f.path)-1]
	}
	next, from, to := f.root, int64(lowest), int64(highest)
	if len(f.path) > 0 {
		var err error
		if next, from, to, err = f.path[len(f.path)-1].below(id); err != nil {
			return err
		}
	}
	f.begun = false
	for len(f.path) < maxDepth {
		c, err := f.file.pageOfTree(next, f.room)
		switch {
		case err != nil:
			return err
		case c.kind == leaf:
			f.leaf, f.at, f.last, f.begun = c, -1, to, true
			return nil
		case c.kind != interior:
			return damaged(next, "it is of no table with rowids")
		}
		if f.room != nil { // the page stays
			f.room = make([]byte, f.file.size)
		}
		f.path = append(f.path, step{c, from, to})
		if next, from, to, err = f.path[len(f.path)-1].below(id); err != nil {
			return err
		}
	}
	return damaged(next, "the tree is too deep")
}

// below is the child on or below which a row must stand, and which rows do.
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
