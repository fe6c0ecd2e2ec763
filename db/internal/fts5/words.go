package fts5

import "bytes"

// A Word is one that rows hold, with the places where it stands.
type Word struct {
	Term string

	rows      *words
	positions []int64
}

// A Place is where in a row a word stands: the column, and the words before it there.
type Place struct {
	Column   int
	Position int64
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

// EachWord calls do for each word of the index, in their order. If do reads all
// rows of the words, each leaf is read once or twice.
func (x *Index) EachWord(do func(w *Word) error) error {
	x.room = 0 // nothing is read a third time
	var word Word
	return x.eachTerm(nil, func(term []byte, rows *words) error {
		if term[0] != mainPrefix {
			return damaged("its words are out of order")
		}
		word.Term, word.rows = string(term[1:]), rows
		return do(&word)
	})
}

// eachBeginning calls do for each row of each term that begins with prefix.
func (x *Index) eachBeginning(prefix []byte, do func(w *words) error) error {
	return x.eachTerm(prefix, func(_ []byte, rows *words) error { return rows.each(do) })
}

// eachTerm calls do for each term that begins with prefix, in their order. The term
// and its rows are good until do returns.
func (x *Index) eachTerm(prefix []byte, do func(term []byte, rows *words) error) error {
	terms := make([]termReader, len(x.segments))
	for i, e := range x.segments {
		if err := terms[i].seek(x, e, prefix); err != nil {
			return err
		}
	}
	var last []byte
	for {
		least := leastTerm(terms)
		if least == nil || !bytes.HasPrefix(least, prefix) {
			return nil
		}
		if last != nil && bytes.Compare(least, last) <= 0 {
			return damaged("its words are out of order")
		}
		last = append(last[:0], least...)
		var here []*termReader
		for i := range terms {
			if bytes.Equal(terms[i].term, last) {
				here = append(here, &terms[i])
			}
		}
		rows, err := openRows(here)
		if err != nil {
			return err
		}
		if err := do(last, rows); err != nil {
			return err
		}
		for i, t := range here {
			if err := t.nextBehind(rows.readers[i]); err != nil {
				return err
			}
		}
	}
}

// nextBehind goes on to the next term. If all rows of this one were read, it stands
// where they end.
func (t *termReader) nextBehind(r *rowReader) error {
	if r.row == end && r.leaf.number > t.leaf.number {
		t.leaf, t.follows = r.leaf, false
	}
	return t.next()
}

// leastTerm returns the first of the terms that the readers stand at, nil behind the
// last one.
func leastTerm(terms []termReader) (least []byte) {
	for i := range terms {
		if t := &terms[i]; t.term != nil && (least == nil || bytes.Compare(t.term, least) < 0) {
			least = t.term
		}
	}
	return least
}
