package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"
	"strconv"
	"strings"

	"briefings/briefing"
	"briefings/db/terms"
)

// columnWeights are the weights of the columns of the full text for bm25, in their
// order: text, title, headings, people, place. A word in the title counts most.
var columnWeights = []float64{1, 10, 5, 4, 3}

// bm25 is the SQL of a rank that FTS5 works out.
func bm25() string {
	expression := "bm25(fulltext"
	for _, w := range columnWeights {
		expression += ", " + strconv.FormatFloat(w, 'f', 1, 64)
	}
	return expression + ")"
}

// shownScore writes a score in thousandths, or with more digits if it is less: the
// scores of common words are next to nothing.
func shownScore(score float64) string {
	if score != 0 && score < 0.001 {
		return strconv.FormatFloat(score, 'f', 9, 64)
	}
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(score, 'f', 3, 64), 64)
	return strconv.FormatFloat(rounded, 'g', -1, 64)
}

// scoreSQL does the same in SQL.
var scoreSQL = both{"CASE WHEN hit.score = 0 OR hit.score >= 0.001 THEN round(hit.score, 3) " +
	"ELSE format('%.9f', hit.score) END",
	"CASE WHEN hit.score = 0 OR hit.score >= 0.001 THEN trim_scale(round(CAST(hit.score AS numeric), 3)) " +
		"ELSE round(CAST(hit.score AS numeric), 9) END"}

// A Hit is a briefing that a search found.
type Hit struct {
	Cells   []Cell  // of the columns that were asked for
	Passage Passage // what matched, which a column may hold too
}

// Search reads the briefings that hold the terms, best first and newest first
// among equals, or in the order of q.Sort. The hit that is yielded is good
// until the next one.
func (a *Archive) Search(ctx context.Context, q Query, t terms.Terms, columns []Column) iter.Seq2[Hit, error] {
	return sequence(a, "search", func(yield func(Hit, error) bool) error {
		return a.eachHit(ctx, &q, &t, columns, yield)
	})
}

func (a *Archive) eachHit(ctx context.Context, q *Query, t *terms.Terms, columns []Column,
	yield func(Hit, error) bool) error {
	s, err := a.snapshot(ctx)
	if err != nil {
		return err
	}
	defer s.close()
	row := newSearchRow(columns, t)
	row.all = q.All
	if q.Sort == "" && !t.IsEmpty() && !q.All {
		best, err := s.ranked(ctx, t, q)
		if err == nil {
			err = s.eachRanked(best, row, yield)
		}
		if !isNotFast(err) {
			return err
		}
	}
	return searchBySQL(ctx, s.conn, q, t, row, yield)
}

// Search reads the briefings that hold the terms, best first and newest first
// among equals, or in the order of q.Sort. The hit that is yielded is good
// until the next one.
func (r *Reader) Search(ctx context.Context, q Query, t terms.Terms, columns []Column) iter.Seq2[Hit, error] {
	return sequence(r, "search", func(yield func(Hit, error) bool) error {
		q.dialect = r.dialect
		row := newSearchRow(columns, &t)
		row.all = q.All
		return searchBySQL(ctx, r.from, &q, &t, row, yield)
	})
}

func searchBySQL(ctx context.Context, from querier, q *Query, t *terms.Terms, row *searchRow,
	yield func(Hit, error) bool) error {
	ranked, err := canRank(ctx, from, q, t)
	if err != nil {
		return err
	}
	query, args, err := q.searchSQL(t, ranked, row.columns)
	if err != nil {
		return err
	}
	rows, err := from.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(row.targets...); err != nil {
			return err
		}
		hit, err := row.hit()
		if err != nil || !yield(hit, nil) {
			return err
		}
	}
	return rows.Err()
}

// maxRanking bounds the work of ranking, to about half a second: bm25 compares
// every word with every other in each briefing that is found.
const maxRanking = 7_000_000

// canRank reports whether the terms find few enough briefings for a ranking. Hits
// without a rank stand newest first.
func canRank(ctx context.Context, from queryer, q *Query, t *terms.Terms) (bool, error) {
	if q.dialect == postgresSQL {
		most, err := atMost(ctx, from, &t.Root)
		return most <= rankedPostgres, err
	}
	most := maxRanking / max(1, t.Ways()*t.Ways())
	expression, ok := t.Root.Match()
	if !ok || most > 100_000 {
		return ok, nil
	}
	var more bool
	err := from.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM fulltext WHERE fulltext MATCH ? LIMIT 1 OFFSET ?)",
		expression, most).
		Scan(&more)
	return !more, err
}

// A searchRow is what is read of a hit: its texts, and the columns asked for.
type searchRow struct {
	finder      *terms.Finder
	columns     []Column
	title, lead sql.NullString
	sections    []byte
	photos      []byte
	frame       []byte
	all         bool // the frame is searched, too
	values      []sql.NullString
	targets     []any
	cells       []Cell
}

func newSearchRow(columns []Column, t *terms.Terms) *searchRow {
	r := &searchRow{finder: terms.NewFinder(t.Phrases), columns: columns,
		values: make([]sql.NullString, len(columns)), cells: make([]Cell, len(columns))}
	r.targets = []any{&r.title, &r.lead, &r.sections, &r.photos, &r.frame}
	for i := range r.values {
		r.targets = append(r.targets, &r.values[i])
	}
	return r
}

func (r *searchRow) hit() (Hit, error) {
	sections, err := briefing.ParseSections(r.sections)
	if err != nil {
		return Hit{}, fmt.Errorf("sections: %w", err)
	}
	heading, passage := bestPassage(r.finder, r.title.String, r.lead.String, sections)
	if len(passage.Marks) == 0 {
		lines, err := r.otherLines()
		if err != nil {
			return Hit{}, err
		}
		if line := firstPassage(r.finder, lines); len(line.Marks) > 0 {
			heading, passage = "", line
		}
	}
	for i, c := range r.columns {
		switch {
		case c.Name == "section":
			r.cells[i] = Cell{heading, heading != ""}
		case c.Name == "snippet":
			r.cells[i] = Cell{passage.Text, passage.Text != ""}
		default:
			r.cells[i] = Cell{r.values[i].String, r.values[i].Valid}
		}
	}
	return Hit{r.cells, passage}, nil
}

// otherLines returns what is searched beside title, lead and sections.
func (r *searchRow) otherLines() (lines []string, err error) {
	if err := json.Unmarshal(r.photos, &lines); err != nil {
		return nil, fmt.Errorf("photos: %w", err)
	}
	if !r.all {
		return lines, nil
	}
	var frame []string
	if err := json.Unmarshal(r.frame, &frame); err != nil {
		return nil, fmt.Errorf("frame: %w", err)
	}
	return append(lines, frame...), nil
}

// searchSQL finds and ranks first, and only then reads the facts and the text
// of the rows that are wanted.
func (q *Query) searchSQL(t *terms.Terms, ranked bool, columns []Column) (string, []any, error) {
	w := q.condition(false)
	conditions, args := w.terms, w.args
	from, score := "briefing", "0.0"
	switch expression, ok := t.Root.Match(); {
	case q.dialect == postgresSQL:
		from = "fulltext JOIN briefing ON briefing.id = fulltext.id"
		if query := anyOf(t.Phrases); ranked && query != "" {
			score, args = postgresRank, append([]any{query}, args...)
		}
		conditions = append(conditions, inFullText(&t.Root, q.All, &args))
	case q.All:
		if ranked {
			from += " LEFT JOIN (SELECT rowid AS id, -" + bm25() + " AS score FROM fulltext WHERE fulltext MATCH ?) " +
				"AS found ON found.id = briefing.id"
			score, args = "coalesce(found.score, 0.0)", append([]any{expression}, args...)
		}
		conditions = append(conditions, wideCondition(&t.Root, &args))
	case ok:
		from = "fulltext JOIN briefing ON briefing.id = fulltext.rowid"
		if ranked {
			score = "-" + bm25()
		}
		conditions = append([]string{"fulltext MATCH ?"}, conditions...)
		args = append([]any{expression}, args...)
	default:
		conditions = append(conditions, termsCondition(q.dialect, &t.Root, &args))
	}
	order := "score DESC, briefing.date DESC NULLS LAST, briefing.id"
	if q.Sort != "" {
		var err error
		if order, err = q.order(searchTable()); err != nil {
			return "", nil, err
		}
	}
	expressions := searchExpressions(columns, q.dialect)
	return "WITH hit AS MATERIALIZED (SELECT briefing.id, " + score + " AS score FROM " + from + " WHERE " +
			strings.Join(conditions, " AND ") +
			" ORDER BY " + order + q.limits() + ") SELECT " + expressions +
			" FROM hit JOIN briefing ON briefing.id = hit.id JOIN text ON text.briefing_id = hit.id ORDER BY " + order,
		args, nil
}

// termsCondition writes terms as SQL over the table briefing, with arguments.
func termsCondition(d dialect, n *terms.Node, args *[]any) string {
	if d == postgresSQL {
		return "briefing.id IN (SELECT fulltext.id FROM fulltext WHERE " + inFullText(n, false, args) + ")"
	}
	if expression, ok := n.Match(); ok {
		*args = append(*args, expression)
		return "briefing.id IN (SELECT rowid FROM fulltext WHERE fulltext MATCH ?)"
	}
	if n.Negated {
		plain := terms.Negate(*n)
		return "NOT " + termsCondition(d, &plain, args)
	}
	var kids []string
	for _, kid := range n.Gathered() {
		kids = append(kids, termsCondition(d, &kid, args))
	}
	return joinedSQL(n, kids)
}

// joinedSQL joins the conditions of the kids of a node.
func joinedSQL(n *terms.Node, kids []string) string {
	word := " AND "
	if n.Join == terms.Any {
		word = " OR "
	}
	return "(" + strings.Join(kids, word) + ")"
}

// wideCondition writes terms as termsCondition does. They may stand in the frame, too.
func wideCondition(n *terms.Node, args *[]any) string {
	if n.Negated {
		plain := terms.Negate(*n)
		return "NOT " + wideCondition(&plain, args)
	}
	if n.Join != terms.Leaf {
		var kids []string
		for i := range n.Kids {
			kids = append(kids, wideCondition(&n.Kids[i], args))
		}
		return joinedSQL(n, kids)
	}
	inText := termsCondition(sqliteSQL, n, args)
	if n.Phrase.Column != "" {
		return inText
	}
	*args = append(*args, needle(&n.Phrase))
	return "(" + inText + " OR says((SELECT frame FROM text WHERE briefing_id = briefing.id), ?))"
}

// needle writes the forms of a phrase for the function says: a form a line, each word
// between spaces.
func needle(p *terms.Phrase) string { return strings.Join(needles(p), "\n") }

// needles are the forms of a phrase, each word between spaces.
func needles(p *terms.Phrase) (lines []string) {
	for i, words := range p.Forms() {
		line := " " + strings.Join(words, " ")
		if !p.Prefix || i > 0 {
			line += " "
		}
		lines = append(lines, line)
	}
	return lines
}

// searchExpressions is what a [searchRow] reads, of the tables hit, briefing and text.
func searchExpressions(columns []Column, d dialect) string {
	expressions := []string{"briefing.title", "text.lead", "text.sections", "text.photos", "text.frame"}
	for _, c := range columns {
		switch c.Name {
		case "section", "snippet": // found in the text, below
			expressions = append(expressions, "NULL")
		case "score":
			expressions = append(expressions, scoreSQL[d])
		default:
			expressions = append(expressions, c.sql[d])
		}
	}
	return strings.Join(expressions, ", ")
}
