package db

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/letters"
	"briefings/briefing/statement"
	"briefings/db/terms"
)

// A sayingRow is a row of the table statement: its text is kept as a part of a paragraph.
type sayingRow struct {
	section, paragraph int
	start, length      int    // characters of the paragraph
	speakers           string // positions of participants
	side, cameo        string
}

// sayingRows returns the rows of the statements of a briefing. A statement whose text
// does not stand in its paragraph has none.
func sayingRows(b *briefing.Briefing) (rows []sayingRow) {
	for _, s := range b.Statements {
		text, _ := b.Paragraph(s.Section, s.Paragraph)
		at := strings.Index(text, s.Text)
		if at < 0 {
			continue
		}
		var speakers []string
		for _, name := range s.By {
			if i := slices.IndexFunc(b.People, func(p briefing.Person) bool { return p.Name == name }); i >= 0 {
				speakers = append(speakers, strconv.Itoa(i+1))
			}
		}
		rows = append(rows, sayingRow{
			s.Section, s.Paragraph, utf8.RuneCountInString(text[:at]), utf8.RuneCountInString(s.Text),
			strings.Join(speakers, " "), strings.Join(s.Side, listSeparator), s.Cameo,
		})
	}
	return rows
}

// rowsAtOnce is how many statements are written at once: a third of the time of one by one.
const rowsAtOnce = 8

const insertStatement = `INSERT INTO statement (briefing_id, position, section, paragraph, start, length, speakers,
	side, cameo) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`

// insertStatements writes rowsAtOnce statements.
var insertStatements = insertStatement + strings.Repeat(", (?, ?, ?, ?, ?, ?, ?, ?, ?)", rowsAtOnce-1)

// writeStatements writes the statements of a briefing.
func (im *Importer) writeStatements(one, several *sql.Stmt, id int64, rows []sayingRow) error {
	args := make([]any, 0, 9*rowsAtOnce)
	for i := 0; i < len(rows); {
		insert, n := one, 1
		if len(rows)-i >= rowsAtOnce {
			insert, n = several, rowsAtOnce
		}
		args = args[:0]
		for range n {
			r := &rows[i]
			i++
			args = append(args, id, i, r.section, r.paragraph, r.start, r.length, r.speakers, r.side, r.cameo)
		}
		if _, err := insert.ExecContext(im.each, args...); err != nil {
			return err
		}
	}
	return nil
}

// readStatements reads the statements of all briefings out of their texts.
func (im *Importer) readStatements() error {
	ids, err := im.idsBy("SELECT id FROM briefing ORDER BY id")
	if err != nil {
		return err
	}
	one, err := im.tx.PrepareContext(im.ctx, insertStatement)
	if err != nil {
		return err
	}
	defer one.Close()
	several, err := im.tx.PrepareContext(im.ctx, insertStatements)
	if err != nil {
		return err
	}
	defer several.Close()
	for _, id := range ids {
		b, err := loadBriefing(im.ctx, im.tx, id)
		if err != nil {
			return err
		}
		b.Statements = statement.Read(&b)
		if err := im.writeStatements(one, several, id, sayingRows(&b)); err != nil {
			return err
		}
	}
	return nil
}

// parseSayings reads the array of statements that wholeColumns makes.
func parseSayings(data []byte, b *briefing.Briefing) ([]briefing.Saying, error) {
	var stored [][7]any
	if err := json.Unmarshal(data, &stored); err != nil {
		return nil, err
	}
	var list []briefing.Saying
	for _, s := range stored {
		var numbers [4]int
		var texts [3]string
		for i, v := range s {
			if n, ok := v.(float64); ok && i < len(numbers) {
				numbers[i] = int(n)
			} else if text, ok := v.(string); ok && i >= len(numbers) {
				texts[i-len(numbers)] = text
			}
		}
		row := sayingRow{numbers[0], numbers[1], numbers[2], numbers[3], texts[0], texts[1], texts[2]}
		paragraph, _ := b.Paragraph(row.section, row.paragraph)
		list = append(list, row.saying(b, characters(paragraph, row.start, row.length)))
	}
	return list, nil
}

// characters returns a part of a text, counted in characters.
func characters(text string, start, length int) string {
	from := 0
	for ; start > 0 && from < len(text); start-- {
		_, size := utf8.DecodeRuneInString(text[from:])
		from += size
	}
	to := from
	for ; length > 0 && to < len(text); length-- {
		_, size := utf8.DecodeRuneInString(text[to:])
		to += size
	}
	return text[from:to]
}

// saying makes a statement with the text of a row.
func (r *sayingRow) saying(b *briefing.Briefing, text string) briefing.Saying {
	s := briefing.Saying{Section: r.section, Paragraph: r.paragraph, Text: text, Cameo: r.cameo}
	for position := range strings.FieldsSeq(r.speakers) {
		if n, err := strconv.Atoi(position); err == nil && n >= 1 && n <= len(b.People) {
			s.By = append(s.By, b.People[n-1].Name)
		}
	}
	if r.side != "" {
		s.Side = strings.Split(r.side, listSeparator)
	}
	return s
}

// Columns of the table statements that are computed.
var (
	bySQL  = both{spokenBy("group_concat", sqliteSQL), spokenBy("string_agg", postgresSQL)}
	speaks = both{sqliteSQL.speaks(), postgresSQL.speaks()}

	saidSQL = both{`substr(CASE statement.section WHEN 0 THEN text.lead ELSE text.sections ->> ('$[' ||
		(statement.section - 1) || '].paragraphs[' || (statement.paragraph - 1) || '].text') END,
		statement.start + 1, statement.length)`, "statement.text"}
	headingSQL = both{"text.sections ->> ('$[' || (statement.section - 1) || '].heading')", "statement.heading"}
)

// speaks is a condition: a participant makes a statement.
func (d dialect) speaks() string {
	return d.within("' ' || statement.speakers || ' '", "' ' || participant.position || ' '") + " > 0"
}

func spokenBy(joined string, d dialect) string {
	return "coalesce((SELECT " + joined + `(person.name, '; ' ORDER BY participant.position) FROM participant
		JOIN person ON person.id = participant.person_id WHERE participant.briefing_id = statement.briefing_id
		AND ` + d.speaks() + "), '')"
}

// actSQL is the word for a root code.
var actSQL = func() string {
	sql := "CASE statement.cameo"
	for _, a := range briefing.Acts {
		sql += " WHEN '" + a.Code + "' THEN '" + a.Name + "'"
	}
	return sql + " END"
}()

// Sayings are criteria that one statement must meet.
type Sayings struct {
	By       []string      // names, as in [Criteria.People]
	Sides    []string      // codes of countries
	Acts     []string      // root codes of CAMEO
	Sections []string      // contained in the heading of its section, case and diacritics aside
	Said     []terms.Terms // in the text of the statement: one of them
	All      []terms.Terms // in the text of the statement: each of them
}

func (s *Sayings) isEmpty() bool {
	return len(s.By)+len(s.Sides)+len(s.Acts)+len(s.Sections)+len(s.Said)+len(s.All) == 0
}

// condition turns the criteria into SQL over the tables statement and text.
func (s *Sayings) condition(d dialect) where {
	w := where{dialect: d}
	var alternatives []string
	var args []any
	for _, name := range s.By {
		match, some := nameCondition(d, name)
		alternatives = append(alternatives, `EXISTS (SELECT 1 FROM participant
			WHERE participant.briefing_id = statement.briefing_id
			AND `+speaks[d]+" AND "+match+")")
		args = append(args, some...)
	}
	w.any(alternatives, args...)
	each(&w, s.Sides, d.within("'; ' || statement.side || '; '", "'; ' || ? || '; '")+" > 0", "", one)
	each(&w, s.Acts, "statement.cameo = ?", "", one)
	each(&w, s.Sections, "statement.section > 0 AND "+d.holds(headingSQL[d]), "",
		func(v string) []any { return []any{letters.Fold(v)} })
	alternatives, args = nil, nil
	for i := range s.Said {
		alternatives = append(alternatives, saidCondition(d, &s.Said[i].Root, &args))
	}
	w.any(alternatives, args...)
	for i := range s.All {
		args = nil
		w.any([]string{saidCondition(d, &s.All[i].Root, &args)}, args...)
	}
	return w
}

// saidCondition writes terms as SQL over the text of a statement; heading: is that of its
// section.
func saidCondition(d dialect, n *terms.Node, args *[]any) string {
	if n.Negated {
		plain := terms.Negate(*n)
		return "NOT " + saidCondition(d, &plain, args)
	}
	if n.Join != terms.Leaf {
		var kids []string
		for i := range n.Kids {
			kids = append(kids, saidCondition(d, &n.Kids[i], args))
		}
		return joinedSQL(n, kids)
	}
	if n.Phrase.Column != "" && n.Phrase.Column != "headings" {
		return termsCondition(d, n, args)
	}
	if n.Phrase.Column != "" {
		return "(statement.section > 0 AND " + d.mentions(headingSQL[d], &n.Phrase, args) + ")"
	}
	return d.mentions(saidSQL[d], &n.Phrase, args)
}

// sayings adds that one statement meets the criteria. With rows, each row is a statement
// and must meet them itself. A side is a party, a speaker took part, and what was said
// stands in the text: by these the briefings are found first.
func (w *where) sayings(c *Criteria, rows bool) {
	if c.Sayings.isEmpty() {
		return
	}
	w.parties(singly(c.Sayings.Sides), c.byDate)
	w.people(c.Sayings.By)
	if c.loosely {
		return
	}
	if !c.saidOften {
		w.saidSomewhere(c.Sayings.Said)
		for i := range c.Sayings.All {
			w.saidSomewhere(c.Sayings.All[i : i+1])
		}
	}
	condition := c.Sayings.condition(c.dialect)
	sql := strings.Join(condition.terms, " AND ")
	if !rows {
		sql = `EXISTS (SELECT 1 FROM statement JOIN text ON text.briefing_id = statement.briefing_id
			WHERE statement.briefing_id = briefing.id AND ` + sql + ")"
	}
	w.any([]string{sql}, condition.args...)
}

// saidSomewhere adds that the text holds one of the terms, if each has words that it must hold.
func (w *where) saidSomewhere(said []terms.Terms) {
	var match []string
	var args []any
	for i := range said {
		root, ok := said[i].Root.Positive()
		if !ok {
			return
		}
		match = append(match, termsCondition(w.dialect, &root, &args))
	}
	w.any(match, args...)
}

// often reports whether many briefings hold one of the terms, so that the newest with such
// a statement are found soonest by going through all.
func often(ctx context.Context, from queryer, said []terms.Terms) (bool, error) {
	const many = 2000
	for i := range said {
		root, ok := said[i].Root.Positive()
		expression, known := root.Match()
		if !ok || !known {
			continue
		}
		var more bool
		const another = "SELECT EXISTS (SELECT 1 FROM fulltext WHERE fulltext MATCH ? LIMIT 1 OFFSET ?)"
		err := from.QueryRowContext(ctx, another, expression, many).Scan(&more)
		if err != nil || more {
			return more, err
		}
	}
	return false, nil
}

// mostPages is how many briefings are in memory at a time while statements are ranked.
const mostPages = 4096

// Statements reads the statements that hold the terms, those of the best briefings first.
// q is about the table statements.
func (a *Archive) Statements(ctx context.Context, q Query, t terms.Terms, columns []Column) iter.Seq2[[]Cell, error] {
	return a.statements(ctx, a, q, t, columns)
}

// Statements reads the statements that hold the terms, those of the best briefings first.
// q is about the table statements.
func (r *Reader) Statements(ctx context.Context, q Query, t terms.Terms, columns []Column) iter.Seq2[[]Cell, error] {
	return r.statements(ctx, r, q, t, columns)
}

// A searcher searches briefings.
type searcher interface {
	Search(ctx context.Context, q Query, t terms.Terms, columns []Column) iter.Seq2[Hit, error]
}

func (r *Reader) statements(ctx context.Context, by searcher, q Query, t terms.Terms,
	columns []Column) iter.Seq2[[]Cell, error] {
	return sequence(r, "search", func(yield func([]Cell, error) bool) error {
		q.Sayings.All = []terms.Terms{t}
		root, ok := t.Root.Positive()
		if !ok || q.Sort != "" { // there is nothing to rank by
			q.Sort = cmp.Or(q.Sort, NewestFirst)
			return r.rowsBySQL(ctx, q, columns, yield)
		}
		t.Root = root
		left, skip := q.Limit, q.Offset
		pages := q
		pages.Table, pages.Sort, pages.Limit, pages.Offset, pages.loosely = "search", "", 64, 0, true
		for left != 0 {
			ids, err := bestOf(ctx, by, pages, t)
			if err != nil || len(ids) == 0 {
				return err
			}
			rows, err := r.statementsOf(ctx, q, ids, columns)
			if err != nil {
				return err
			}
			for _, row := range rows {
				if skip--; skip >= 0 {
					continue
				}
				if left == 0 || !yield(row, nil) {
					return nil
				}
				left--
			}
			pages.Offset += pages.Limit
			pages.Limit = min(4*pages.Limit, mostPages)
		}
		return nil
	})
}

// bestOf returns the ids of the best hits of a search.
func bestOf(ctx context.Context, by searcher, q Query, t terms.Terms) (ids []int64, err error) {
	id, _, _ := FindColumn("", "id")
	for hit, err := range by.Search(ctx, q, t, []Column{id}) {
		if err != nil {
			return nil, err
		}
		n, err := strconv.ParseInt(hit.Cells[0].Text, 10, 64)
		if err != nil {
			return nil, err
		}
		ids = append(ids, n)
	}
	return ids, nil
}

// statementsOf reads the statements of some briefings, in the order of the ids.
func (r *Reader) statementsOf(ctx context.Context, q Query, ids []int64, columns []Column) (list [][]Cell, err error) {
	q.Sort, q.Limit, q.Offset, q.among = "", -1, 0, idList(ids, itself)
	rows := map[string][][]Cell{}
	wanted := append(slices.Clone(columns), Column{"briefing", Number, same("briefing.id")})
	err = r.rowsBySQL(ctx, q, wanted, func(cells []Cell, err error) bool {
		key := cells[len(columns)].Text
		rows[key] = append(rows[key], slices.Clone(cells[:len(columns)]))
		return err == nil
	})
	for _, id := range ids {
		list = append(list, rows[strconv.FormatInt(id, 10)]...)
	}
	return list, err
}
