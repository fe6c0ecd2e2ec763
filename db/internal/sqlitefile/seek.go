package sqlitefile

import "sort"

// A Finder finds rows of a table by their rowids, fastest in ascending order. It
// keeps the last two leaves: rows that are wanted in the order of something else
// often go to and fro between neighbours.
type Finder struct {
	file    *File
	root    uint32
	path    []step // interior pages, from the root down
	leaf    stand
	other   stand    // the leaf before that
	passing bool     // leaves are read into the room of those before
	spare   [][]byte // memory of pages that are passed
}

// A stand is a leaf, and where the finder stands on it.
type stand struct {
	cells
	from, to int64  // rowids on it: above from, up to to
	at       int    // entry that was found last
	room     []byte // of records that pass
}

func (p *stand) covers(id int64) bool { return id > p.from && id <= p.to }

// A step is an interior page on the way to a leaf.
type step struct {
	cells
	from, to int64 // rowids below it: above from, up to to
	room     []byte
}

// NewFinder returns a finder of the table whose tree has this root.
func (f *File) NewFinder(root uint32) *Finder { return &Finder{file: f, root: root} }

// NewPassing returns a finder whose records are good until it finds the next one.
// It takes no new memory for them.
func (f *File) NewPassing(root uint32) *Finder {
	return &Finder{file: f, root: root, passing: true}
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
	if !f.leaf.covers(id) {
		f.leaf, f.other = f.other, f.leaf
	}
	if !f.leaf.covers(id) {
		if err := f.descend(id); err != nil {
			return "", false, err
		}
	}
	l := &f.leaf
	if l.at+1 >= l.n || l.key(l.at+1) != id { // mostly the next one is wanted
		l.at = l.search(id)
		if l.at == l.n || l.key(l.at) != id {
			return "", false, nil
		}
	} else {
		l.at++
	}
	row, err := f.file.row(&l.cells, l.at)
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
		f.spare = append(f.spare, f.path[len(f.path)-1].room)
		f.path = f.path[:len(f.path)-1]
	}
	next, from, to := f.root, int64(lowest), int64(highest)
	if len(f.path) > 0 {
		var err error
		if next, from, to, err = f.path[len(f.path)-1].below(id); err != nil {
			return err
		}
	}
	if f.leaf.room != nil {
		f.spare = append(f.spare, f.leaf.room)
	}
	f.leaf = stand{}
	for len(f.path) < maxDepth {
		room := f.room()
		c, err := f.file.pageOfTree(next, room)
		switch {
		case err != nil:
			return err
		case c.kind == leaf:
			if !f.passing {
				room = nil // its records stay
			}
			f.leaf = stand{c, from, to, -1, room}
			return nil
		case c.kind != interior:
			return damaged(next, "it is of no table with rowids")
		}
		f.path = append(f.path, step{c, from, to, room})
		if next, from, to, err = f.path[len(f.path)-1].below(id); err != nil {
			return err
		}
	}
	return damaged(next, "the tree is too deep")
}

// room is memory for a page, that of one that is passed where there is one.
func (f *Finder) room() []byte {
	if last := len(f.spare) - 1; last >= 0 {
		room := f.spare[last]
		f.spare = f.spare[:last]
		return room
	}
	return make([]byte, f.file.size)
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
