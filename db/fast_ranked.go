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

	"briefings/db/internal/fts5"
	"briefings/db/internal/sqlitefile"
	"briefings/db/terms"
)

// A postings reads the tables in which FTS5 keeps a full text.
type postings struct {
	snapshot *snapshot
	blocks   *tableFinder // in fulltext_data
	page     *sql.Stmt    // in fulltext_idx
}

// knownFullText is the version of the form that is known: FTS5_CURRENT_VERSION.
const knownFullText = 4

// fullText opens the full text, which has to be closed. It fails with errNotFast
// or [fts5.ErrUnknown] if only FTS5 can read it.
func (s *snapshot) fullText() (*fts5.Index, *postings, error) {
	var version int
	var made string
	err := s.conn.QueryRowContext(unending(s.ctx), `SELECT coalesce((SELECT v FROM fulltext_config WHERE k = 'version'),
		0), sql
		FROM sqlite_schema WHERE name = 'fulltext'`).Scan(&version, &made)
	if err != nil {
		return nil, nil, err
	}
	if version != knownFullText || strings.Contains(made, "prefix") || strings.Contains(made, "detail") {
		return nil, nil, errNotFast
	}
	blocks, err := s.finder("fulltext_data", "block")
	if err != nil {
		return nil, nil, err
	}
	p := &postings{snapshot: s, blocks: blocks}
	p.page,
		err = s.conn.PrepareContext(unending(s.ctx),
		"SELECT pgno FROM fulltext_idx WHERE segid = ? AND term <= ? ORDER BY term DESC LIMIT 1")
	if err != nil {
		return nil, nil, err
	}
	index, err := fts5.Open(p)
	if err != nil {
		p.close()
	}
	return index, p, err
}

func (p *postings) close() { _ = p.page.Close() }

// Blocks implements [fts5.Source].
func (p *postings) Blocks(first, last int64) (list []string, err error) {
	for id := first; id <= last; id++ {
		row, ok, err := p.blocks.find(id)
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		list = append(list, row.text("block"))
	}
	return list, nil
}

// Page implements [fts5.Source].
func (p *postings) Page(segment int, term []byte) (page int64, err error) {
	if err := p.snapshot.ctx.Err(); err != nil {
		return 0, err
	}
	err = p.page.QueryRowContext(unending(p.snapshot.ctx), segment, term).Scan(&page)
	return page, orNone(err)
}

// expressionOf writes terms that have an expression of FTS5 as a question to the full
// text, in the order of [terms.Node.Match].
func expressionOf(n *terms.Node) *fts5.Expression {
	if n.Join == terms.Leaf {
		return phraseOf(&n.Phrase)
	}
	e := &fts5.Expression{Join: fts5.All}
	if n.Join == terms.Any {
		e.Join = fts5.Any
	}
	absent := &fts5.Expression{Join: fts5.Any}
	for _, kid := range n.Kids {
		list := &e.Kids
		if kid.Negated && n.Join == terms.All {
			kid.Negated, list = false, &absent.Kids
		}
		*list = append(*list, expressionOf(&kid))
	}
	if len(absent.Kids) > 0 {
		e.Absent = absent
	}
	return e
}

func phraseOf(p *terms.Phrase) *fts5.Expression {
	column := slices.Index(fullTextNames, p.Column)
	e := &fts5.Expression{Join: fts5.Any}
	for i, words := range p.Forms() {
		e.Kids = append(e.Kids, &fts5.Expression{Phrase: &fts5.Phrase{Words: words, Prefix: p.Prefix && i == 0,
			Column: column}})
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

// fewHits decides when the other criteria are asked only of the hits: if there are
// so many times fewer hits than briefings.
const fewHits = 20

// ranked finds the briefings that q wants of those that hold the terms, best
// first and newest first among equals. Its error is errNotFast or the like if
// FTS5 has to find them.
func (s *snapshot) ranked(ctx context.Context, t *terms.Terms, q *Query) ([]ranked, error) {
	if _, ok := t.Root.Match(); !ok {
		return nil, errNotFast // what is absent has no rank
	}
	index, postings, err := s.fullText()
	if err != nil {
		return nil, err
	}
	defer postings.close()
	ranking, words, err := s.rank(index, t)
	if err != nil {
		return nil, err
	}
	most := -1
	if q.Limit >= 0 {
		most = q.Limit + q.Offset
	}
	w := q.condition(false)
	few := ranking.Most()*fewHits < index.Rows
	before, after := len(w.terms) > 0 && !few, len(w.terms) > 0 && few // when the criteria are asked
	best, fit := newBest(most), idSet(nil)
	if before {
		if fit, err = s.fitting(ctx, w); err != nil {
			return nil, err
		}
	}
	if after {
		best = newBest(-1)
	}
	err = ranking.Each(words, func(row int64, score float64) error {
		if fit == nil || fit.has(row) {
			best.add(ranked{row, score})
		}
		return nil
	})
	if err == nil && after {
		best.most = most
		best.all, err = s.thatFit(ctx, best.all, w)
	}
	if err != nil {
		return nil, err
	}
	return s.newestFirst(ctx, best, q.Offset)
}

// rank begins a ranking, with the lengths that it needs. They are nil if there are too
// many hits to be ranked.
func (s *snapshot) rank(index *fts5.Index, t *terms.Terms) (*fts5.Ranking, fts5.Lengths, error) {
	e := expressionOf(&t.Root)
	ranking, err := index.Rank(e, columnWeights)
	if err == nil {
		words, err := s.lengths()
		return ranking, words, err
	}
	if errors.Is(err, fts5.ErrCostly) {
		ranking, err = index.Rank(e, nil)
	}
	return ranking, nil, err
}

// thatFit returns the hits that fit a condition.
func (s *snapshot) thatFit(ctx context.Context, hits []ranked, w where) ([]ranked, error) {
	w.terms = append(w.terms, "briefing.id IN (SELECT value FROM json_each(?))")
	w.args = append(w.args, idList(hits, ranked.rowID))
	fit, err := s.fitting(ctx, w)
	return slices.DeleteFunc(hits, func(r ranked) bool { return !fit.has(r.id) }), err
}

// eachRanked reads the hits whose scores are known, in their order. The full text
// may know more briefings than there are.
func (s *snapshot) eachRanked(hits []ranked, row *searchRow, yield func(Hit, error) bool) error {
	if len(hits) == 0 {
		return nil
	}
	facts, err := s.finder("briefing", "title")
	if err != nil {
		return err
	}
	origins, err := originsOf(facts.places, row.columns)
	if err != nil {
		return err
	}
	texts, err := s.finder("text", "lead", "sections", "photos")
	if err != nil {
		return err
	}
	for _, r := range hits {
		f, ok, err := facts.find(r.id)
		if err != nil {
			return err
		}
		t, has, err := texts.find(r.id)
		if err != nil {
			return err
		}
		if !ok || !has {
			continue
		}
		f.copy()
		row.title.String, row.lead.String = f.text("title"), t.text("lead")
		row.sections, row.photos = t.bytes("sections"), t.bytes("photos")
		for i, c := range row.columns {
			cell := origins[i].cell(r.id, &f)
			if c.Name == "score" {
				cell = Cell{shownScore(r.score), true}
			}
			row.values[i] = sql.NullString{String: cell.Text, Valid: cell.Known}
		}
		hit, err := row.hit()
		if err != nil || !yield(hit, nil) {
			return err
		}
	}
	return nil
}

// fitting are the briefings that fit a condition.
func (s *snapshot) fitting(ctx context.Context, w where) (idSet, error) {
	set := idSet{}
	return set, s.eachID(ctx, "SELECT briefing.id FROM briefing WHERE "+strings.Join(w.terms, " AND "), w.args,
		func(id int64) bool {
			set.add(id)
			return true
		})
}

// eachID runs a query of ids until do returns false.
func (s *snapshot) eachID(ctx context.Context, query string, args []any, do func(id int64) bool) error {
	for id, err := range rowsOf(ctx, s.conn, only[int64], query, args...) {
		if err != nil || !do(id) {
			return err
		}
	}
	return nil
}

// An idSet holds ids, those of one word of memory together.
type idSet map[int64]uint64

func (s idSet) add(id int64)      { s[id>>6] |= 1 << (id & 63) }
func (s idSet) has(id int64) bool { return s[id>>6]>>(id&63)&1 != 0 }

// newestFirst puts the best in the order of scores and, of equal ones, of dates,
// and passes over the first ones.
func (s *snapshot) newestFirst(ctx context.Context, b *best, offset int) ([]ranked, error) {
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

// manyTies is the greatest number of briefings that SQLite looks up and sorts. For
// more of them it goes through all briefings from the newest on.
const manyTies = 2000

// sortByDate sorts hits of the same score by date. They are in the order of
// scores, and the first so many are wanted.
func (s *snapshot) sortByDate(ctx context.Context, hits []ranked, wanted int) error {
	var ties []int64
	for i, r := range hits {
		if i > 0 && hits[i-1].score == r.score || i+1 < len(hits) && hits[i+1].score == r.score {
			ties = append(ties, r.id)
		}
	}
	query, args := "SELECT id FROM briefing WHERE id IN (SELECT value FROM json_each(?)) ORDER BY +date DESC, id",
		[]any{idList(ties, itself)}
	if len(ties) > manyTies {
		query, args = "SELECT id FROM briefing ORDER BY date DESC, id", nil
	}
	places := map[int64]int{} // newest first
	for _, id := range ties {
		places[id] = math.MaxInt
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

// lengths counts the words of briefings: they stand in the table fulltext_docsize.
func (s *snapshot) lengths() (fts5.Lengths, error) {
	sizes, err := s.finder("fulltext_docsize", "sz")
	if err != nil {
		return nil, err
	}
	return func(ids, counts []int64) error {
		for i, id := range ids {
			row, ok, err := sizes.find(id)
			if err != nil {
				return err
			}
			if !ok {
				return noLength(id)
			}
			counts[i] = wordsOf(row.bytes("sz"))
		}
		return nil
	}, nil
}

func noLength(id int64) error {
	return fmt.Errorf("the number of words of briefing %d is missing: %w", id, fts5.ErrDamaged)
}

// wordsOf sums up how many words there are in each column.
func wordsOf(sizes []byte) (sum int64) {
	for len(sizes) > 0 {
		words, n := sqlitefile.Varint(sizes)
		sum += int64(words)
		sizes = sizes[max(n, 1):]
	}
	return sum
}
