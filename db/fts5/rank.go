package fts5

import (
	"fmt"
	"math"
	"slices"

	"briefings/db/pages"
)

// A value is what a phrase is worth, by its rareness and by where it stands.
type value struct {
	weights []float64 // of the columns
	idf     float64
	rows    int64 // that have the phrase
}

func (v *value) weight(column int) float64 {
	if column < len(v.weights) {
		return v.weights[column]
	}
	return 1
}

// frequency is the sum of the weights of positions, in one column where it is
// not negative.
func (v *value) frequency(positions string, column int) float64 {
	sum, here, weight := 0.0, 0, v.weight(0)
	for i := 0; i < len(positions); {
		c := positions[i]
		n := 1
		if c >= 0x80 {
			_, n = pages.Varint(positions[i:])
		}
		if i += max(n, 1); c == 1 {
			next, n := pages.Varint(positions[i:])
			i += max(n, 1)
			here = int(min(next, maxSegment))
			weight = v.weight(here)
			continue
		}
		if column < 0 || column == here {
			sum += weight
		}
	}
	return sum
}

// A score is what a row is worth, in the making.
type score struct {
	sum   float64
	words float64 // of the row, against the average
}

// The parameters of BM25, which FTS5 fixes. They are variables, for constants
// are rounded otherwise than what is computed.
var k1, b = 1.2, 0.75

// add adds what a phrase is worth that was found so often. The order of the
// operations is that of FTS5's bm25, so that the last bit is the same.
func (s *score) add(v *value, frequency float64) {
	above := float64(frequency * (k1 + 1.0))
	below := float64(frequency + float64(k1*s.words))
	s.sum += float64(v.idf * (above / below))
}

// relative is how long a row is against the average, as bm25 sees it.
func relative(words int64, average float64) float64 {
	return float64(1-b) + float64(float64(b*float64(words))/average)
}

// A Ranking is the rows that an expression finds, with what they are worth.
type Ranking struct {
	index   *Index
	root    cursor
	average float64 // words of a row
	most    int64   // rows, about
}

// Rank prepares an expression. weights are those of the columns.
func (x *Index) Rank(e *Expression, weights []float64) (*Ranking, error) {
	q := question{index: x, weights: weights}
	root, most, err := q.cursor(e)
	if err != nil {
		return nil, err
	}
	return &Ranking{x, root, float64(x.Words) / float64(x.Rows), most}, nil
}

// Most is how many rows are found at most.
func (r *Ranking) Most() int64 { return r.most }

// Each yields the rows that are found, in the order of their ids, with their
// scores; the higher the better. words tells how many words a row has; where it
// is nil, no score is worked out.
func (r *Ranking) Each(words func(row int64) (int64, error), yield func(row int64, score float64) error) error {
	for row := int64(unread); ; row = r.root.at() + 1 {
		if err := r.root.seek(row); err != nil || r.root.at() == end {
			return err
		}
		var s score
		if words != nil {
			n, err := words(r.root.at())
			if err != nil {
				return err
			}
			s.words = relative(n, r.average)
			r.root.weigh(&s)
		}
		if err := yield(r.root.at(), s.sum); err != nil {
			return err
		}
	}
}

// A question makes cursors of expressions.
type question struct {
	index   *Index
	weights []float64
}

// cursor makes the cursor of an expression, and tells how many rows it may find.
func (q *question) cursor(e *Expression) (c cursor, most int64, err error) {
	if e.Phrase != nil {
		return q.phrase(e.Phrase)
	}
	if len(e.Kids) == 0 {
		return nil, 0, fmt.Errorf("an expression without words: %w", ErrUnknown)
	}
	kids := make([]cursor, len(e.Kids))
	for i, k := range e.Kids {
		kid, n, err := q.cursor(k)
		if err != nil {
			return nil, 0, err
		}
		kids[i] = kid
		switch {
		case e.Join == Any:
			most += n
		case i == 0 || n < most:
			most = n
		}
	}
	if e.Join == Any {
		c = &anyCursor{kids: kids, row: unread}
	} else {
		c = &allCursor{kids: kids, row: unread}
	}
	if e.Absent != nil {
		absent, _, err := q.cursor(e.Absent)
		if err != nil {
			return nil, 0, err
		}
		c = &butCursor{c, absent}
	}
	return c, min(most, q.index.Rows), nil
}

// phrase makes the cursor of a phrase. It reads all rows of it once, to know
// how many they are: that is what its rareness follows from.
func (q *question) phrase(p *Phrase) (cursor, int64, error) {
	if len(p.Words) == 0 {
		return nil, 0, fmt.Errorf("a phrase without words: %w", ErrUnknown)
	}
	v := &value{weights: q.weights}
	c, err := q.open(p, v)
	if err != nil {
		return nil, 0, err
	}
	if dense, ok := c.(*denseCursor); ok {
		for _, sum := range dense.sums {
			if sum > 0 {
				v.rows++
			}
		}
	} else {
		for row := int64(unread); ; row = c.at() + 1 {
			if err := c.seek(row); err != nil {
				return nil, 0, err
			}
			if c.at() == end {
				break
			}
			v.rows++
		}
		if c, err = q.open(p, v); err != nil {
			return nil, 0, err
		}
	}
	if v.idf = math.Log((float64(q.index.Rows-v.rows) + 0.5) / (float64(v.rows) + 0.5)); !(v.idf > 0) {
		v.idf = 1e-6
	}
	return c, v.rows, nil
}

// open makes the cursor of a phrase that knows its value.
func (q *question) open(p *Phrase, v *value) (cursor, error) {
	if p.Prefix && len(p.Words) == 1 {
		return q.dense(p, v)
	}
	whole := p.Words
	if p.Prefix {
		whole = whole[:len(whole)-1]
	}
	list := make([]*words, len(whole))
	for i, word := range whole {
		if j := slices.Index(whole[:i], word); j >= 0 {
			list[i] = list[j]
			continue
		}
		w, err := q.index.openWords(termOf(word))
		if err != nil {
			return nil, err
		}
		list[i] = w
	}
	if len(p.Words) == 1 {
		return &wordCursor{list[0], p.Column, v}, nil
	}
	c := &phraseCursor{words: list, column: p.Column, value: v, row: unread}
	if p.Prefix {
		var err error
		if c.last, err = q.endings(p); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// termOf is a word as the index has it.
func termOf(word string) []byte {
	return append([]byte{mainPrefix}, word[:min(len(word), maxTerm)]...)
}

// mostRows bounds the ids of rows of which something is kept in memory.
const mostRows = 1 << 27

// dense sums up how often the words that begin alike stand in each row.
func (q *question) dense(p *Phrase, v *value) (cursor, error) {
	c := &denseCursor{row: unread, value: v}
	err := q.index.eachBeginning(termOf(p.Words[0]), func(w *words) error {
		if w.row < 0 || w.row > mostRows {
			return fmt.Errorf("row %d: %w", w.row, ErrUnknown)
		}
		if n := int(w.row) + 1; n > len(c.sums) {
			c.sums = slices.Grow(c.sums, n-len(c.sums))[:n]
		}
		c.sums[w.row] += float32(v.frequency(w.positions, p.Column))
		return nil
	})
	return c, err
}

// endings are where the words that begin alike stand, in rows that have the
// other words of a phrase.
type endings struct{ rows map[int64][]int64 }

// mostEndings bounds the positions that are kept in memory.
const mostEndings = 2_000_000

func (q *question) endings(p *Phrase) (*endings, error) {
	others, err := q.open(&Phrase{Words: p.Words[:len(p.Words)-1], Column: p.Column}, &value{})
	if err != nil {
		return nil, err
	}
	e := &endings{map[int64][]int64{}}
	for row := int64(unread); ; row = others.at() + 1 {
		if err := others.seek(row); err != nil {
			return nil, err
		}
		if others.at() == end {
			break
		}
		e.rows[others.at()] = nil
	}
	if len(e.rows) == 0 {
		return e, nil
	}
	n := 0
	err = q.index.eachBeginning(termOf(p.Words[len(p.Words)-1]), func(w *words) error {
		list, wanted := e.rows[w.row]
		if !wanted {
			return nil
		}
		before := len(list)
		list, err := appendPositions(list, w.positions, p.Column)
		if n += len(list) - before; n > mostEndings {
			return fmt.Errorf("%d positions: %w", n, ErrUnknown)
		}
		e.rows[w.row] = list
		return err
	})
	for _, list := range e.rows {
		slices.Sort(list)
	}
	return e, err
}
