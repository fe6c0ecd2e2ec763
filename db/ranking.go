package db

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"

	"briefings/db/internal/fts5"
	"briefings/db/internal/sqlitefile"
)

// errStock is what own ranking, or a look into an index, ends with where FTS5 has
// to rank, or SQLite to look.
var errStock = errors.New("SQLite has to do it")

// leftToFTS5 tells whether err says that FTS5 has to do it.
func leftToFTS5(err error) bool {
	return errors.Is(err, errStock) || errors.Is(err, fts5.ErrUnknown)
}

// A fullTextSource reads the tables of the full text within a scan.
type fullTextSource struct {
	split  *sqlitefile.Cursor // of fulltext_idx
	blocks *sqlitefile.Finder // in fulltext_data
	values []sqlitefile.Value
}

// fullText opens the full text for those who read it without FTS5.
func (s *scan) fullText() (*fts5.Index, error) {
	made, err := s.object("table", "fulltext")
	if err != nil {
		return nil, err
	}
	version, err := s.fullTextVersion()
	if err != nil {
		return nil, err
	}
	const knownVersion = 4
	if version != knownVersion || strings.Contains(made.SQL, "prefix") || strings.Contains(made.SQL, "detail") {
		return nil, errStock
	}
	blocks, err := s.object("table", "fulltext_data")
	if err != nil {
		return nil, err
	}
	split, err := s.object("table", "fulltext_idx")
	if err != nil {
		return nil, err
	}
	return fts5.Open(&fullTextSource{split: s.file.NewCursor(split.Root), blocks: s.file.NewFinder(blocks.Root)})
}

// fullTextVersion is the version of the form of the full text, as FTS5 has noted it.
func (s *scan) fullTextVersion() (version int64, err error) {
	config, err := s.object("table", "fulltext_config")
	if err != nil {
		return 0, err
	}
	var values []sqlitefile.Value
	err = s.file.Rows(config.Root, func(rows []sqlitefile.Row) error {
		for _, row := range rows {
			if values, err = row.Record.Values(values[:0]); err != nil {
				return err
			}
			if len(values) == 2 && values[0].Text == "version" {
				version = values[1].Int()
			}
		}
		return nil
	})
	return version, err
}

// besideID is the place of the only column that the tables of the full text have
// beside their rowid.
const besideID = 1

// Blocks implements [fts5.Source].
func (f *fullTextSource) Blocks(first, last int64) (list []string, err error) {
	for id := first; id <= last; id++ {
		record, ok, err := f.blocks.Find(id)
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		if f.values, err = record.Values(f.values[:0]); err != nil {
			return nil, err
		}
		if len(f.values) <= besideID {
			return nil, errCutOff
		}
		list = append(list, f.values[besideID].Text)
	}
	return list, nil
}

// errCutOff is of a row of the full text without all of its columns.
var errCutOff = fmt.Errorf("a row is cut off: %w", fts5.ErrDamaged)

// Page implements [fts5.Source].
func (f *fullTextSource) Page(segment int, term []byte) (page int64, err error) {
	last, err := f.split.Seek(func(record sqlitefile.Record) (bool, error) {
		if f.values, err = record.Values(f.values[:0]); err != nil {
			return false, err
		}
		if len(f.values) < 3 {
			return false, errCutOff
		}
		is := cmp.Compare(f.values[0].Int(), int64(segment))
		return is < 0 || is == 0 && f.values[1].Text <= string(term), nil
	})
	if err != nil || last == "" {
		return 0, err
	}
	f.values, err = last.Values(f.values[:0])
	if err != nil || f.values[0].Int() != int64(segment) {
		return 0, err
	}
	return f.values[2].Int(), nil
}

// expression is the terms as the full text is asked for them: in the order of
// what match writes for FTS5, where match has anything.
func (n *node) expression() *fts5.Expression {
	if n.negated {
		plain := negate(*n)
		return &fts5.Expression{Absent: plain.expression()}
	}
	if n.join == leaf {
		return n.phrase.expression()
	}
	e := &fts5.Expression{Join: fts5.All}
	if n.join == either {
		e.Join = fts5.Any
	}
	absent := &fts5.Expression{Join: fts5.Any}
	for _, kid := range n.kids {
		list := &e.Kids
		if kid.negated && n.join == all {
			kid.negated, list = false, &absent.Kids
		}
		*list = append(*list, kid.expression())
	}
	if len(absent.Kids) > 0 {
		e.Absent = absent
	}
	return e
}

func (p *phrase) expression() *fts5.Expression {
	column := slices.Index(fullTextNames, p.column)
	e := &fts5.Expression{Join: fts5.Any}
	for i, words := range p.forms() {
		e.Kids = append(e.Kids, &fts5.Expression{Phrase: &fts5.Phrase{Words: words, Prefix: p.prefix && i == 0, Column: column}})
	}
	return e
}

// fullTextNames are the columns of the full text, in their order.
var fullTextNames = []string{"text", "title", "headings", "people", "place"}

// A ranked briefing is one that was found.
type ranked struct {
	id    int64
	score float64
}

func (r ranked) rowID() int64 { return r.id }

// anyHolds tells whether any briefing holds the terms.
func (s *scan) anyHolds(ctx context.Context, index *fts5.Index, terms *node) (bool, error) {
	if terms.join == leaf && !terms.negated {
		for _, form := range terms.phrase.expression().Kids {
			if found, err := index.Any(form.Phrase); err != nil || found {
				return found, err
			}
		}
		return false, nil
	}
	ranking, err := index.Rank(terms.expression(), nil, s.everyID(ctx))
	if err != nil {
		return false, err
	}
	err = ranking.Each(nil, func(int64, float64) error { return errFound })
	if err == errFound {
		return true, nil
	}
	return false, err
}

var errFound = errors.New("found")

// fewHits is how many times fewer what is found must be than all briefings for
// the other criteria to be asked of it alone.
const fewHits = 20

// rank finds the briefings that q wants of those that an expression finds, best
// first and newest first among equals.
func (s *scan) rank(ctx context.Context, index *fts5.Index, terms *Terms, q *Query) ([]ranked, error) {
	var weights []float64
	if _, ok := terms.root.match(); ok { // what is absent cannot be ranked
		weights = columnWeights
	}
	ranking, err := index.Rank(terms.root.expression(), weights, s.everyID(ctx))
	if errors.Is(err, fts5.ErrCostly) { // what is not ranked stands newest first
		weights = nil
		ranking, err = index.Rank(terms.root.expression(), weights, s.everyID(ctx))
	}
	if err != nil {
		return nil, err
	}
	most := -1
	if q.Limit >= 0 {
		most = q.Limit + q.Offset
	}
	w := q.condition()
	few := ranking.Most()*fewHits < index.Rows
	best, fit := newBest(most), idSet(nil)
	switch {
	case len(w.terms) == 0:
	case few:
		best = newBest(-1)
	default:
		if fit, err = s.fitting(ctx, w); err != nil {
			return nil, err
		}
	}
	var words fts5.Lengths
	if weights != nil {
		if words, err = s.lengths(); err != nil {
			return nil, err
		}
	}
	err = ranking.Each(words, func(row int64, score float64) error {
		if fit == nil || fit.has(row) {
			best.add(ranked{row, score})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if few && len(w.terms) > 0 {
		w.terms, w.args = append(w.terms, "briefing.id IN (SELECT value FROM json_each(?))"), append(w.args, idList(best.all, ranked.rowID))
		if fit, err = s.fitting(ctx, w); err != nil {
			return nil, err
		}
		best.most = most
		best.all = slices.DeleteFunc(best.all, func(r ranked) bool { return !fit.has(r.id) })
	}
	return s.newestFirst(best, q.Offset)
}

// fitting are the briefings that fit a condition.
func (s *scan) fitting(ctx context.Context, w where) (idSet, error) {
	set := idSet{}
	return set, s.eachID(ctx, "SELECT briefing.id FROM briefing WHERE "+strings.Join(w.terms, " AND "), w.args, func(id int64) bool {
		set.add(id)
		return true
	})
}

func (s *scan) everyID(ctx context.Context) func(func(int64)) error {
	return func(yield func(int64)) error {
		return s.eachID(ctx, "SELECT id FROM briefing", nil, func(id int64) bool {
			yield(id)
			return true
		})
	}
}

// eachID runs a query of ids until do returns false.
func (s *scan) eachID(ctx context.Context, query string, args []any, do func(id int64) bool) error {
	conn, err := s.sql()
	if err != nil {
		return err
	}
	rows, err := conn.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return err
		}
		if !do(id) {
			return nil
		}
	}
	return rows.Err()
}

// An idSet holds ids, those of one word of memory together.
type idSet map[int64]uint64

func (s idSet) add(id int64)      { s[id>>6] |= 1 << (id & 63) }
func (s idSet) has(id int64) bool { return s[id>>6]>>(id&63)&1 != 0 }

// newestFirst puts the best in the order of scores and, of equal ones, of dates,
// and passes over the first ones.
func (s *scan) newestFirst(b *best, offset int) ([]ranked, error) {
	hits := b.list()
	if offset >= len(hits) || b.most == 0 {
		return nil, nil
	}
	// Of those that are worth as much as the last there may be very many.
	last := len(hits)
	if b.most >= 0 && b.most < len(hits) {
		last = sort.Search(len(hits), func(i int) bool { return hits[i].score <= hits[len(hits)-1].score })
	}
	if err := s.sortByDate(hits[:last], last); err != nil {
		return nil, err
	}
	if err := s.sortByDate(hits[last:], b.most-last); err != nil {
		return nil, err
	}
	if b.most >= 0 {
		hits = hits[:min(len(hits), b.most)]
	}
	return hits[offset:], nil
}

// manyHits is how many dates are looked up rather than gone through from the
// newest on.
const manyHits = 2000

// sortByDate sorts hits of the same score by date. They stand in the order of
// scores, and those come first that are wanted.
func (s *scan) sortByDate(hits []ranked, wanted int) error {
	places := map[int64]int{}
	var ties []int64
	for i, r := range hits {
		if i > 0 && hits[i-1].score == r.score || i+1 < len(hits) && hits[i+1].score == r.score {
			ties = append(ties, r.id)
			places[r.id] = math.MaxInt
		}
	}
	if len(ties) == 0 {
		return nil
	}
	f, err := s.facts(nil)
	if err != nil {
		return err
	}
	if len(ties) <= manyHits {
		if ties, err = f.newestFirst(ties); err != nil {
			return err
		}
		for place, id := range ties {
			places[id] = place
		}
	} else {
		seen := 0
		err = f.eachByDate("", func(id int64) (bool, error) {
			if _, ok := places[id]; ok {
				places[id] = seen
				seen++
			}
			return seen < wanted, nil
		})
	}
	slices.SortFunc(hits, func(x, y ranked) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(places[x.id], places[y.id]))
	})
	return err
}

// best keeps the best of what was found.
type best struct {
	most int
	all  []ranked
	bar  float64 // below which nothing is kept
	next int     // how many may be kept until the bar is set anew
}

func newBest(most int) *best {
	b := &best{most: most, bar: math.Inf(-1), next: math.MaxInt}
	if most >= 0 && most < math.MaxInt/8 {
		b.next = 4*most + 1000
	}
	return b
}

func (b *best) add(r ranked) {
	if r.score < b.bar {
		return
	}
	if b.all = append(b.all, r); len(b.all) >= b.next {
		b.cut()
		b.next = max(b.next, 2*len(b.all))
	}
}

// cut leaves the best, and those that are worth as much as the last of them.
func (b *best) cut() {
	if b.most < 0 || len(b.all) <= b.most || b.most == 0 {
		return
	}
	slices.SortFunc(b.all, byScore)
	b.bar = b.all[b.most-1].score
	n := sort.Search(len(b.all), func(i int) bool { return b.all[i].score < b.bar })
	b.all = b.all[:n]
}

func (b *best) list() []ranked {
	b.cut()
	slices.SortFunc(b.all, byScore)
	return b.all
}

func byScore(x, y ranked) int {
	switch {
	case x.score > y.score:
		return -1
	case x.score < y.score:
		return 1
	case x.id < y.id:
		return -1
	}
	return 1
}

// lengths returns the answer to how many words briefings have, which is in the
// table fulltext_docsize.
func (s *scan) lengths() (fts5.Lengths, error) {
	sizes, err := s.object("table", "fulltext_docsize")
	if err != nil {
		return nil, err
	}
	rows := s.file.NewPassing(sizes.Root)
	var values []sqlitefile.Value
	return func(ids, counts []int64) error {
		for i, id := range ids {
			record, ok, err := rows.Find(id)
			if err != nil {
				return err
			}
			if values, err = record.Values(values[:0]); err != nil || !ok || len(values) <= besideID {
				return noLength(id)
			}
			counts[i] = wordsOf(values[besideID].Text)
		}
		return nil
	}, nil
}

func noLength(id int64) error {
	return fmt.Errorf("the number of words of briefing %d is missing: %w", id, fts5.ErrDamaged)
}

// wordsOf sums up how many words there are in each column.
func wordsOf(sizes string) (sum int64) {
	for len(sizes) > 0 {
		words, n := sqlitefile.Varint(sizes)
		sum += int64(words)
		sizes = sizes[max(n, 1):]
	}
	return sum
}
