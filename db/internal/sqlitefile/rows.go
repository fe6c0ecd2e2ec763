package sqlitefile

// Rows goes through the rows of a table, in the order of their keys.
type Rows struct {
	file  *File
	path  []visit // from the root down
	seen  int     // pages
	rooms [maxDepth][]byte
}

// A visit is a page on the way, and what comes next of it: an entry of a leaf, or
// the child before an entry of a page above.
type visit struct {
	cells
	next    int
	between bool // the entry before that child comes first

	// Children that lie in the room of the next level.
	first, read int
}

// atOnce is the greatest number of pages in one fetch.
const atOnce = 16

// Rows returns the rows of the table whose tree has this root.
func (f *File) Rows(root uint32) *Rows {
	above := cells{kind: interior, last: root} // a page with the root as its only child
	return &Rows{file: f, path: []visit{{cells: above}}}
}

// Next returns the next row, which is good until the one after it. ok is false
// behind the last one.
func (r *Rows) Next() (row Row, ok bool, err error) {
	for len(r.path) > 0 {
		at := &r.path[len(r.path)-1]
		isLeaf := at.kind == leaf || at.kind == indexLeaf
		switch {
		case at.between:
			at.between = false
			row, err = r.file.row(&at.cells, at.next-1)
			return row, err == nil, err
		case isLeaf && at.next < at.n:
			at.next++
			row, err = r.file.row(&at.cells, at.next-1)
			return row, err == nil, err
		case isLeaf || at.next > at.n:
			r.path = r.path[:len(r.path)-1]
			continue
		}
		child := at.next
		at.next++
		at.between = at.kind == indexInterior && child < at.n
		if err := r.descend(at, child); err != nil {
			return Row{}, false, err
		}
	}
	return Row{}, false, nil
}

// descend goes down to a child of a page.
func (r *Rows) descend(at *visit, child int) error {
	number, err := at.child(child)
	if err != nil {
		return err
	}
	if len(r.path) > maxDepth {
		return damaged(number, "the tree is too deep")
	}
	if r.seen++; r.seen > r.file.count {
		return damaged(number, "it is met twice")
	}
	size, room := r.file.size, &r.rooms[len(r.path)-1]
	if child >= at.first+at.read {
		if err := r.fetch(at, child, room); err != nil {
			return err
		}
	}
	page := (*room)[(child-at.first)*size:][:r.file.usable]
	c, err := r.file.cells(number, page)
	r.path = append(r.path, visit{cells: c})
	return err
}

// fetch reads children of a page into room, from one on.
func (r *Rows) fetch(at *visit, from int, room *[]byte) error {
	var numbers [atOnce]uint32
	n := min(atOnce, at.n+1-from)
	for i := range n {
		var err error
		if numbers[i], err = at.child(from + i); err != nil {
			return err
		}
	}
	if len(*room) < n*r.file.size {
		*room = make([]byte, n*r.file.size)
	}
	read, err := r.file.fetch(numbers[:n], (*room)[:n*r.file.size])
	if err == nil && read == 0 {
		err = damaged(numbers[0], "it is missing")
	}
	at.first, at.read = from, read
	return err
}
