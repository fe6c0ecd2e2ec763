package fts5

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"briefings/db/internal/sqlitefile"
)

// A value is the worth of a phrase: by how rare it is, and by its columns.
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

// frequency sums the weights of positions, in one column or, if that is negative,
// in all.
func (v *value) frequency(positions string, column int) float64 {
	sum, here, weight := 0.0, 0, v.weight(0)
	for i := 0; i < len(positions); {
		c := positions[i]
		n := 1
		if c >= 0x80 {
			_, n = sqlitefile.Varint(positions[i:])
		}
		if i += max(n, 1); c == 1 {
			next, n := sqlitefile.Varint(positions[i:])
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

// A batch is rows that were found, and the parts of their scores. The lengths of
// many rows are looked up together, which takes a part of the time.
type batch struct {
	rows  []int64
	words []int64 // how many each has
	parts []part  // of all rows
	ends  []int   // where in parts those of each row end
}

// A part of a score comes from a phrase, and how often the row has it.
type part struct {
	value     *value
	frequency float64
}

const scoredAtOnce = 256

func (b *batch) add(v *value, frequency float64) { b.parts = append(b.parts, part{v, frequency}) }

// yield works out the scores of the rows, and empties the batch.
func (b *batch) yield(words Lengths, average float64, yield func(row int64, score float64) error) error {
	b.words = slices.Grow(b.words[:0], len(b.rows))[:len(b.rows)]
	if err := words(b.rows, b.words); err != nil {
		return err
	}
	from := 0
	for i, row := range b.rows {
		if err := yield(row, score(b.parts[from:b.ends[i]], relative(b.words[i], average))); err != nil {
			return err
		}
		from = b.ends[i]
	}
	b.rows, b.parts, b.ends = b.rows[:0], b.parts[:0], b.ends[:0]
	return nil
}

// The parameters of BM25, as FTS5 fixes them. They are variables, because Go rounds
// constants differently.
var k1, b = 1.2, 0.75

// score is the score of a row of so many words. It computes in the order of FTS5's
// bm25, so that all bits are the same, save those of the logarithm.
func score(parts []part, words float64) (sum float64) {
	for _, p := range parts {
		above := float64(p.frequency * (k1 + 1.0))
		below := float64(p.frequency + float64(k1*words))
		sum += float64(p.value.idf * (above / below))
	}
	return sum
}

// relative is the length of a row in relation to the average, as bm25 uses it.
func relative(words int64, average float64) float64 {
	return float64(1-b) + float64(float64(b*float64(words))/average)
}

// A Ranking is the rows that an expression finds, with their scores.
type Ranking struct {
	index   *Index
	root    cursor
	average float64 // words of a row
	most    int64   // rows, about
}

// Rank prepares the search for an expression. weights are those of the columns; if
// they are nil, rows are found but not ranked.
func (x *Index) Rank(e *Expression, weights []float64) (*Ranking, error) {
	q := question{index: x, weights: weights}
	root, most, err := q.cursor(e)
	if err != nil {
		return nil, err
	}
	return &Ranking{x, root, float64(x.Words) / float64(x.Rows), most}, nil
}

// Most returns how many rows are found at most.
func (r *Ranking) Most() int64 { return r.most }

// Lengths puts the numbers of words of rows, which ascend, into counts.
type Lengths func(rows, counts []int64) error

// Each yields the rows in the order of their ids, with their scores: the higher
// the better. If words is nil, all scores are 0.
func (r *Ranking) Each(words Lengths, yield func(row int64, score float64) error) error {
	var found batch
	for row := int64(unread); ; row = r.root.at() + 1 {
		err := r.root.seek(row)
		at := r.root.at()
		switch {
		case err != nil:
			return err
		case words == nil && at == end:
			return nil
		case words == nil:
			err = yield(at, 0)
		case at == end:
			return found.yield(words, r.average, yield)
		default:
			found.rows = append(found.rows, at)
			r.root.weigh(&found)
			if found.ends = append(found.ends, len(found.parts)); len(found.rows) == scoredAtOnce {
				err = found.yield(words, r.average, yield)
			}
		}
		if err != nil {
			return err
		}
	}
}

// A question makes cursors of expressions.
type question struct {
	index   *Index
	weights []float64 // nil if nothing is ranked
	counted int64     // rows of phrases
}

// mostCounted bounds the rows of phrases that are ranked, to a part of a second.
const mostCounted = 4_000_000

// ErrCostly is what Rank returns if so much is found that it should be searched
// without ranking.
var ErrCostly = errors.New("too much is found to be ranked")

// cursor makes the cursor of an expression, and returns how many rows it finds at
// most.
func (q *question) cursor(e *Expression) (c cursor, most int64, err error) {
	if e.Phrase != nil {
		return q.phrase(e.Phrase)
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
	switch {
	case len(kids) == 0:
		return nil, 0, fmt.Errorf("an expression without phrases: %w", ErrUnknown)
	case len(kids) == 1:
		c = kids[0]
	case e.Join == Any:
		c = &anyCursor{kids: kids, row: unread}
	default:
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

// phrase makes the cursor of a phrase. It counts all rows of the phrase first, which
// say how rare it is.
func (q *question) phrase(p *Phrase) (cursor, int64, error) {
	if len(p.Words) == 0 {
		return nil, 0, fmt.Errorf("a phrase without words: %w", ErrUnknown)
	}
	v := &value{weights: q.weights}
	c, err := q.open(p, v, nil)
	if err != nil {
		return nil, 0, err
	}
	if len(q.weights) == 0 {
		return c, q.index.Rows, nil
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
		if q.counted += v.rows; q.counted > mostCounted {
			return nil, 0, ErrCostly
		}
		var last *endings
		if found, ok := c.(*phraseCursor); ok {
			last = found.last
		}
		if c, err = q.open(p, v, last); err != nil {
			return nil, 0, err
		}
	}
	if v.idf = math.Log((float64(q.index.Rows-v.rows) + 0.5) / (float64(v.rows) + 0.5)); !(v.idf > 0) {
		v.idf = 1e-6
	}
	return c, v.rows, nil
}

// open makes the cursor of a phrase with its value. last is what an earlier cursor
// found of its last word; may be nil.
func (q *question) open(p *Phrase, v *value, last *endings) (cursor, error) {
	if p.Prefix && len(p.Words) == 1 {
		return q.dense(p, v)
	}
	whole := p.Words
	if p.Prefix {
		whole = whole[:len(whole)-1]
	}
	list, err := q.openAll(whole)
	if err != nil {
		return nil, err
	}
	if len(p.Words) == 1 {
		return &wordCursor{list[0], p.Column, v}, nil
	}
	c := &phraseCursor{words: list, last: last, column: p.Column, value: v, row: unread}
	if p.Prefix && last == nil {
		if c.last, err = q.endings(p); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// openAll opens words, each only once.
func (q *question) openAll(said []string) ([]*words, error) {
	list := make([]*words, len(said))
	for i, word := range said {
		if j := slices.Index(said[:i], word); j >= 0 {
			list[i] = list[j]
			continue
		}
		var err error
		if list[i], err = q.index.openWords(termOf(word)); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// termOf is a word as a term of the index.
func termOf(word string) []byte {
	return append([]byte{mainPrefix}, word[:min(len(word), MaxTerm)]...)
}

// mostRows is the highest id for which slices by row are kept in memory.
const mostRows = 1 << 27

// dense sums the frequencies of the words that begin alike, by row.
func (q *question) dense(p *Phrase, v *value) (cursor, error) {
	c := &denseCursor{row: unread, value: v}
	err := q.index.eachBeginning(termOf(p.Words[0]), func(w *words) error {
		return c.add(w.row, v.frequency(w.positions, p.Column))
	})
	return c, err
}

func (c *denseCursor) add(row int64, sum float64) error {
	if row < 0 || row > mostRows {
		return fmt.Errorf("row %d: %w", row, ErrUnknown)
	}
	if n := int(row) + 1; n > len(c.sums) {
		c.sums = slices.Grow(c.sums, n-len(c.sums))[:n]
	}
	c.sums[row] += float32(sum)
	return nil
}

// endings are the places of a phrase without its last word, and whether a word
// follows that begins as the last one does.
type endings struct {
	starts []int32 // where in places those of a row begin; they end where those of the next row do
	places []int64
	fit    []bool
}

// span is where the places of a row begin and end.
func (e *endings) span(row int64) (from, to int) {
	if row < 0 || row+1 >= int64(len(e.starts)) {
		return 0, 0
	}
	return int(e.starts[row]), int(e.starts[row+1])
}

// mostEndings bounds the places that are kept in memory.
const mostEndings = 4_000_000

// ErrTooMuch is what Rank returns for a phrase that needs more memory than one
// search may take.
var ErrTooMuch = errors.New("too much fits the beginning of this phrase: write more of its last word")

// keep keeps the places in a row at which a whole phrase begins.
func (e *endings) keep(row int64, found []int64) []int64 {
	from, to := e.span(row)
	kept := found[:0]
	for i, p := range found {
		if i < to-from && e.fit[from+i] {
			kept = append(kept, p)
		}
	}
	return kept
}

func (q *question) endings(p *Phrase) (*endings, error) {
	n := len(p.Words) - 1
	e, err := q.beginnings(&Phrase{Words: p.Words[:n], Column: p.Column})
	if err != nil || len(e.places) == 0 {
		return e, err
	}
	e.fit = make([]bool, len(e.places))
	var positions []int64
	err = q.index.eachBeginning(termOf(p.Words[n]), func(w *words) (err error) {
		from, to := e.span(w.row)
		if from == to {
			return nil
		}
		if positions, err = appendPositions(positions[:0], w.positions, p.Column); err != nil {
			return err
		}
		for _, position := range positions {
			if i, ok := slices.BinarySearch(e.places[from:to], position-int64(n)); ok {
				e.fit[from+i] = true
			}
		}
		return nil
	})
	return e, err
}

// beginnings returns the places at which words stand one after the other.
func (q *question) beginnings(p *Phrase) (*endings, error) {
	list, err := q.openAll(p.Words)
	if err != nil {
		return nil, err
	}
	c := &phraseCursor{words: list, column: p.Column, row: unread}
	e := &endings{}
	for row := int64(unread); ; row = c.at() + 1 {
		if err := c.seek(row); err != nil {
			return nil, err
		}
		last := c.at() == end
		if !last && (c.at() < 0 || c.at() > mostRows) {
			return nil, fmt.Errorf("row %d: %w", c.at(), ErrUnknown)
		}
		for int64(len(e.starts)) <= c.at() {
			e.starts = append(e.starts, int32(len(e.places)))
			if last {
				return e, nil
			}
		}
		if e.places = append(e.places, c.found...); len(e.places) > mostEndings {
			return nil, ErrTooMuch
		}
	}
}
