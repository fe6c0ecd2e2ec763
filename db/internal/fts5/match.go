package fts5

import (
	"math"

	"briefings/db/internal/sqlitefile"
)

// An Expression asks for rows: by a phrase, or by other expressions joined.
type Expression struct {
	Phrase *Phrase
	Join   Join // of Kids
	Kids   []*Expression
	Absent *Expression // rows that it finds are left out; may be nil
}

// A Join says how many of the kids of an expression must hold.
type Join uint8

// The joins.
const (
	All Join = iota
	Any
)

// A Phrase is words, one after the other.
type Phrase struct {
	Words  []string
	Prefix bool // the last word is the beginning of one
	Column int  // of the words, negative for any
}

// unread is the row of a cursor before its first seek.
const unread = math.MinInt64

// A cursor stands on a row that is found, or at the end.
type cursor interface {
	// seek goes on to the first row that is not below this one.
	seek(row int64) error
	at() int64
	// weigh adds what the row is worth. The cursor stands on it.
	weigh(b *batch)
}

// words reads the rows of one term in all segments.
type words struct {
	readers   []*rowReader // of the newest segment first
	row       int64
	positions string
}

// openWords finds a term, which has its prefix.
func (x *Index) openWords(term []byte) (*words, error) {
	terms, known := x.opened[string(term)]
	if !known {
		for _, e := range x.segments {
			t := &termReader{}
			if err := t.seek(x, e, term); err != nil {
				return nil, err
			}
			if string(t.term) == string(term) {
				terms = append(terms, t)
			}
		}
		x.opened[string(term)] = terms
	}
	w, err := openRows(terms)
	if err != nil {
		return nil, err
	}
	return w, w.settle()
}

// openRows opens the rows of a term, at which the readers of segments stand.
func openRows(terms []*termReader) (*words, error) {
	w := &words{}
	for _, t := range terms {
		r, err := t.reader()
		if err != nil {
			return nil, err
		}
		w.readers = append(w.readers, r)
	}
	return w, nil
}

// next goes on to the next row.
func (w *words) next() error {
	if err := w.pass(); err != nil {
		return err
	}
	return w.settle()
}

// pass moves the readers behind the row.
func (w *words) pass() error {
	for _, r := range w.readers {
		if r.row == w.row {
			if err := r.next(); err != nil {
				return err
			}
		}
	}
	return nil
}

// settle finds the row at which the readers stand. If several segments have it, the
// newest counts; if that one has deleted the row, the search goes on.
func (w *words) settle() error {
	for {
		w.row = end
		var from *rowReader
		for _, r := range w.readers {
			if r.row < w.row {
				w.row, from = r.row, r
			}
		}
		if from == nil {
			return nil
		}
		if w.positions = from.positions; len(w.positions) > 0 {
			return nil
		}
		if err := w.pass(); err != nil {
			return err
		}
	}
}

// each calls do for each row from the first on.
func (w *words) each(do func(w *words) error) error {
	err := w.settle()
	for err == nil && w.row != end {
		if err = do(w); err == nil {
			err = w.next()
		}
	}
	return err
}

func (w *words) seek(row int64) error {
	for w.row < row {
		if err := w.next(); err != nil {
			return err
		}
	}
	return nil
}

// A wordCursor finds the rows of one word.
type wordCursor struct {
	words  *words
	column int
	value  *value
}

func (c *wordCursor) at() int64 { return c.words.row }

func (c *wordCursor) seek(row int64) error {
	for {
		if err := c.words.seek(row); err != nil || c.words.row == end || c.column < 0 ||
			c.value.frequency(c.words.positions, c.column) > 0 {
			return err
		}
		row = c.words.row + 1
	}
}

func (c *wordCursor) weigh(b *batch) { b.add(c.value, c.value.frequency(c.words.positions, c.column)) }

// A phraseCursor finds the rows in which words stand one behind the other.
type phraseCursor struct {
	words  []*words // those that are said twice are the same
	last   *endings // of a last word that is a beginning; may be nil
	column int
	value  *value
	row    int64
	found  []int64 // where the phrase stands in the row
	other  []int64
}

func (c *phraseCursor) at() int64 { return c.row }

func (c *phraseCursor) seek(row int64) error {
	if c.row >= row && c.row > unread {
		return nil
	}
	for {
		together, err := meet(row, c.words, func(w *words) int64 { return w.row })
		if err != nil {
			return err
		}
		if c.row = together; together == end {
			return nil
		}
		if err := c.look(); err != nil {
			return err
		}
		if len(c.found) > 0 {
			return nil
		}
		row = together + 1
	}
}

// meet moves cursors on until they stand on the same row.
func meet[C interface{ seek(int64) error }](row int64, cursors []C, at func(C) int64) (int64, error) {
	for i, agreed := 0, 0; agreed < len(cursors); i = (i + 1) % len(cursors) {
		if err := cursors[i].seek(row); err != nil {
			return 0, err
		}
		agreed++
		if next := at(cursors[i]); next != row {
			row, agreed = next, 1
		}
		if row == end {
			return end, nil
		}
	}
	return row, nil
}

// look finds the phrase in the row.
func (c *phraseCursor) look() error {
	var err error
	if c.found, err = appendPositions(c.found[:0], c.words[0].positions, c.column); err != nil {
		return err
	}
	for i := 1; i < len(c.words) && len(c.found) > 0; i++ {
		if c.other, err = appendPositions(c.other[:0], c.words[i].positions, c.column); err != nil {
			return err
		}
		c.found = followed(c.found, c.other, int64(i))
	}
	if c.last != nil && len(c.found) > 0 {
		c.found = c.last.keep(c.row, c.found)
	}
	return nil
}

// followed keeps the positions that have one of others at a distance behind them.
// Both lists ascend.
func followed(list, others []int64, distance int64) []int64 {
	kept := list[:0]
	for _, p := range list {
		for len(others) > 0 && others[0] < p+distance {
			others = others[1:]
		}
		if len(others) > 0 && others[0] == p+distance {
			kept = append(kept, p)
		}
	}
	return kept
}

func (c *phraseCursor) weigh(b *batch) {
	sum := 0.0
	for _, p := range c.found {
		sum += c.value.weight(int(p >> columnBits))
	}
	b.add(c.value, sum)
}

// columnBits is how many bits a position takes below its column.
const columnBits = 32

// appendPositions appends the positions in a column, or in all if it is negative.
func appendPositions(dst []int64, data string, column int) ([]int64, error) {
	here, position := 0, uint64(0)
	for len(data) > 0 {
		v, n := sqlitefile.Varint(data)
		data = data[max(n, 1):]
		switch {
		case n == 0 || v > 1<<31:
			return dst, damaged("positions are cut off")
		case v == 1:
			c, n := sqlitefile.Varint(data)
			if n == 0 || c > maxSegment {
				return dst, damaged("positions are cut off")
			}
			data, here, position = data[n:], int(c), 0
		case v == 0:
			return dst, damaged("positions are out of order")
		default:
			if position += v - 2; position > 1<<31 {
				return dst, damaged("positions are out of range")
			}
			if column < 0 || column == here {
				dst = append(dst, int64(here)<<columnBits|int64(position))
			}
		}
	}
	return dst, nil
}

// An allCursor finds the rows that all kids find.
type allCursor struct {
	kids []cursor
	row  int64
}

func (c *allCursor) at() int64 { return c.row }

func (c *allCursor) seek(row int64) (err error) {
	c.row, err = meet(row, c.kids, cursor.at)
	return err
}

func (c *allCursor) weigh(b *batch) {
	for _, k := range c.kids {
		k.weigh(b)
	}
}

// An anyCursor finds the rows that any kid finds.
type anyCursor struct {
	kids []cursor
	row  int64
}

func (c *anyCursor) at() int64 { return c.row }

func (c *anyCursor) seek(row int64) error {
	first := c.row == unread
	c.row = end
	for _, k := range c.kids {
		if first || k.at() < row {
			if err := k.seek(row); err != nil {
				return err
			}
		}
		c.row = min(c.row, k.at())
	}
	return nil
}

func (c *anyCursor) weigh(b *batch) {
	for _, k := range c.kids {
		if k.at() == c.row {
			k.weigh(b)
		}
	}
}

// A butCursor finds the rows that one cursor finds and another does not.
type butCursor struct{ there, absent cursor }

func (c *butCursor) at() int64 { return c.there.at() }

func (c *butCursor) seek(row int64) error {
	for {
		if err := c.there.seek(row); err != nil || c.there.at() == end {
			return err
		}
		if err := c.absent.seek(c.there.at()); err != nil || c.absent.at() != c.there.at() {
			return err
		}
		row = c.there.at() + 1
	}
}

func (c *butCursor) weigh(b *batch) { c.there.weigh(b) }

// A denseCursor finds the rows of all words that begin alike. It knows their weight
// in each row.
type denseCursor struct {
	sums  []float32
	row   int64
	value *value
}

func (c *denseCursor) at() int64 { return c.row }

func (c *denseCursor) seek(row int64) error {
	if c.row >= row && c.row > unread {
		return nil
	}
	for c.row = max(row, 0); c.row < int64(len(c.sums)); c.row++ {
		if c.sums[c.row] > 0 {
			return nil
		}
	}
	c.row = end
	return nil
}

func (c *denseCursor) weigh(b *batch) { b.add(c.value, float64(c.sums[c.row])) }
