package db

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"

	"briefings/db/fts5"
	"briefings/db/pages"
)

// errStock is what own ranking ends with where FTS5 has to rank.
var errStock = errors.New("FTS5 has to do it")

// leftToFTS5 tells whether err says that FTS5 has to do it.
func leftToFTS5(err error) bool {
	return errors.Is(err, errStock) || errors.Is(err, fts5.ErrUnknown)
}

// A fullTextSource reads the tables of the full text within a scan.
type fullTextSource struct {
	ctx          context.Context
	blocks, page *sql.Stmt
}

// fullText opens the full text for those who read it without FTS5.
func (s *scan) fullText(ctx context.Context) (*fts5.Index, *fullTextSource, error) {
	var version int
	var prefixes, detail bool
	err := s.conn.QueryRowContext(ctx, `SELECT (SELECT v FROM fulltext_config WHERE k = 'version'), instr(sql, 'prefix'), instr(sql, 'detail'),
			(SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = 'fulltext_docsize')
		FROM sqlite_schema WHERE name = 'fulltext'`).Scan(&version, &prefixes, &detail, &s.sizes)
	if err != nil {
		return nil, nil, err
	}
	const knownVersion = 4
	if version != knownVersion || prefixes || detail {
		return nil, nil, errStock
	}
	source := &fullTextSource{ctx: ctx}
	if source.blocks, err = s.conn.PrepareContext(unending(ctx), "SELECT id, CAST(block AS TEXT) FROM fulltext_data WHERE id BETWEEN ? AND ? ORDER BY id"); err != nil {
		return nil, nil, err
	}
	// The segment is asked for by a sum: where a variable alone is 1, as the first
	// segment is, SQLite prepares the statement anew.
	if source.page, err = s.conn.PrepareContext(unending(ctx), "SELECT pgno FROM fulltext_idx WHERE segid = ? + 0 AND term <= ? ORDER BY term DESC LIMIT 1"); err != nil {
		source.close()
		return nil, nil, err
	}
	index, err := fts5.Open(source)
	if err != nil {
		source.close()
	}
	return index, source, err
}

func (f *fullTextSource) close() {
	_ = f.blocks.Close()
	if f.page != nil {
		_ = f.page.Close()
	}
}

// Blocks implements [fts5.Source].
func (f *fullTextSource) Blocks(first, last int64) ([]string, error) {
	if err := f.ctx.Err(); err != nil {
		return nil, err
	}
	rows, err := f.blocks.QueryContext(unending(f.ctx), first, last)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var id int64
		var block string
		if err := rows.Scan(&id, &block); err != nil {
			return nil, err
		}
		if id != first+int64(len(list)) {
			break
		}
		list = append(list, block)
	}
	return list, rows.Err()
}

// Page implements [fts5.Source].
func (f *fullTextSource) Page(segment int, term []byte) (page int64, err error) {
	err = f.page.QueryRowContext(unending(f.ctx), segment, term).Scan(&page)
	return page, orNone(err)
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
		l, err := s.lengths(ranking.Most()*rowsOfAPage < index.Rows)
		if err != nil {
			return nil, err
		}
		defer l.close()
		words = l.of
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
	return s.newestFirst(ctx, best, q.Offset)
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
	rows, err := s.conn.QueryContext(ctx, query, args...)
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
func (s *scan) newestFirst(ctx context.Context, b *best, offset int) ([]ranked, error) {
	hits := b.list()
	if offset >= len(hits) || b.most == 0 {
		return nil, nil
	}
	// Of those that are worth as much as the last there may be very many.
	last := len(hits)
	if b.most >= 0 && b.most < len(hits) {
		last = sort.Search(len(hits), func(i int) bool { return hits[i].score <= hits[len(hits)-1].score })
	}
	if err := s.sortByDate(ctx, hits[:last], last); err != nil {
		return nil, err
	}
	if err := s.sortByDate(ctx, hits[last:], b.most-last); err != nil {
		return nil, err
	}
	if b.most >= 0 {
		hits = hits[:min(len(hits), b.most)]
	}
	return hits[offset:], nil
}

// manyHits is how many dates are looked up rather than gone through from the
// newest on, and fewTies how many are looked up one by one.
const (
	manyHits = 2000
	fewTies  = 20
)

// sortByDate sorts hits of the same score by date. They stand in the order of
// scores, and those come first that are wanted.
func (s *scan) sortByDate(ctx context.Context, hits []ranked, wanted int) error {
	var ties []ranked
	for i, r := range hits {
		if i > 0 && hits[i-1].score == r.score || i+1 < len(hits) && hits[i+1].score == r.score {
			ties = append(ties, r)
		}
	}
	query, args := "SELECT id FROM briefing ORDER BY date DESC NULLS LAST, id", []any(nil)
	switch {
	case len(ties) == 0:
		return nil
	case len(ties) <= fewTies:
		query = "SELECT id FROM briefing WHERE id IN (?" + strings.Repeat(", ?", len(ties)-1) + ") ORDER BY date DESC NULLS LAST, id"
		for _, r := range ties {
			args = append(args, r.id)
		}
	case len(ties) <= manyHits:
		query = "SELECT id FROM briefing WHERE id IN (SELECT value FROM json_each(?)) ORDER BY date DESC NULLS LAST, id"
		args = []any{idList(ties, ranked.rowID)}
	}
	places := make(map[int64]int, len(ties))
	for _, r := range ties {
		places[r.id] = math.MaxInt
	}
	seen := 0
	err := s.eachID(ctx, query, args, func(id int64) bool {
		if _, ok := places[id]; ok {
			places[id] = seen
			seen++
		}
		return seen < wanted
	})
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

// lengths tell how many words briefings have. They stand in the table
// fulltext_docsize.
type lengths struct {
	some   *sql.Stmt     // asks for some rows, where so few are wanted that a page for each would be too much
	rows   *pages.Finder // where some is nil
	values []pages.Value
}

// rowsOfAPage is how many briefings there have to be to one that is asked for by
// SQL. A page has four times as many, but takes memory that a program which has
// just begun must first be given: a search for few hits is a tenth longer with it.
const rowsOfAPage = 300

const sizesPlace = 1 // of the column with how many words there are in each column

// lengths is to be closed. It is for few rows or for many.
func (s *scan) lengths(few bool) (*lengths, error) {
	if few {
		some, err := s.conn.PrepareContext(unending(s.ctx), "SELECT CAST(sz AS TEXT) FROM json_each(?) AS wanted LEFT JOIN fulltext_docsize AS size ON size.id = wanted.value")
		return &lengths{some: some}, err
	}
	file, err := s.pages()
	if err != nil {
		return nil, err
	}
	return &lengths{rows: file.NewFinder(s.sizes)}, nil
}

func (l *lengths) close() {
	if l.some != nil {
		_ = l.some.Close()
	}
}

// of implements [fts5.Lengths].
func (l *lengths) of(ids, counts []int64) error {
	if l.some == nil {
		for i, id := range ids {
			record, ok, err := l.rows.Find(id)
			if err != nil {
				return err
			}
			if l.values, err = record.Values(l.values[:0]); err != nil || !ok || sizesPlace >= len(l.values) {
				return noLength(id)
			}
			counts[i] = wordsOf(l.values[sizesPlace].Text)
		}
		return nil
	}
	rows, err := l.some.Query(idList(ids, itself))
	if err != nil {
		return err
	}
	defer rows.Close()
	for i := 0; rows.Next(); i++ {
		var sizes sql.NullString
		if err := rows.Scan(&sizes); err != nil {
			return err
		}
		if !sizes.Valid {
			return noLength(ids[i])
		}
		counts[i] = wordsOf(sizes.String)
	}
	return rows.Err()
}

func noLength(id int64) error {
	return fmt.Errorf("the number of words of briefing %d is missing: %w", id, fts5.ErrDamaged)
}

// wordsOf sums up how many words there are in each column.
func wordsOf(sizes string) (sum int64) {
	for len(sizes) > 0 {
		words, n := pages.Varint(sizes)
		sum += int64(words)
		sizes = sizes[max(n, 1):]
	}
	return sum
}
