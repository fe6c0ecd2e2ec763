package fts5

// A Word is one that rows hold, with the places where it stands.
type Word struct {
	Term string // good until the next word

	rows      *words
	positions []int64
}

// Each calls do for each row that holds the word, in the order of rows, with the
// positions of the word in each column, in the order of columns and positions.
func (w *Word) Each(do func(row int64, places []Place)) error {
	var places []Place
	return w.rows.each(func(rows *words) (err error) {
		if w.positions, err = appendPositions(w.positions[:0], rows.positions, -1); err != nil {
			return err
		}
		places = places[:0]
		for _, p := range w.positions {
			places = append(places, Place{int(p >> columnBits), p & (1<<columnBits - 1)})
		}
		do(rows.row, places)
		return nil
	})
}

// A Place is where in a row a word stands: the column, and the words before it there.
type Place struct {
	Column   int
	Position int64
}

// EachWord calls do for each word of the index, in their order. Each leaf is read
// once where do reads all rows of the words, twice at most.
func (x *Index) EachWord(do func(w *Word) error) error {
	x.room = 0 // nothing is read a third time
	terms := make([]termReader, len(x.segments))
	for i, e := range x.segments {
		if err := terms[i].seek(x, e, nil); err != nil {
			return err
		}
	}
	var w Word
	var last []byte
	for {
		least := leastTerm(terms)
		if least == nil {
			return nil
		}
		if last != nil && string(least) <= string(last) || least[0] != mainPrefix {
			return damaged("its words are out of order")
		}
		last = append(last[:0], least...)
		w.Term, w.rows = string(last[1:]), &words{}
		var readers []*rowReader
		var of []*termReader
		for i := range terms {
			if t := &terms[i]; t.term != nil && string(t.term) == string(last) {
				r, err := t.reader()
				if err != nil {
					return err
				}
				readers, of = append(readers, r), append(of, t)
			}
		}
		w.rows.readers = readers
		if err := do(&w); err != nil {
			return err
		}
		for i, r := range readers {
			// Where all rows are read the next term is known to be where they end.
			if r.row == end && r.leaf.number > of[i].leaf.number {
				of[i].leaf, of[i].follows = r.leaf, false
			}
			if err := of[i].next(); err != nil {
				return err
			}
		}
	}
}

// leastTerm returns the first of the terms that the readers stand at, nil behind the
// last one.
func leastTerm(terms []termReader) (least []byte) {
	for i := range terms {
		if t := &terms[i]; t.term != nil && (least == nil || string(t.term) < string(least)) {
			least = t.term
		}
	}
	return least
}
