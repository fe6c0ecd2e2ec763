package db

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"briefings/briefing"
	"briefings/briefing/letters"
	"briefings/db/internal/originals"
)

// A Moment is the archive as it is at one moment, for a copy of its rows in another database.
type Moment struct {
	archive *Archive
	tx      *sql.Tx
	codec   *originals.Codec

	// Replaced counts texts in which NUL, or bytes that are no UTF-8, became U+FFFD.
	Replaced int
	// Vocabulary counts how many briefings hold each word, of those that Rows has read.
	Vocabulary map[string]int
	// Cut are the slugs of briefings that have more words than a tsvector holds.
	Cut []string
}

// Moment begins to read. It has to be closed.
func (a *Archive) Moment(ctx context.Context) (*Moment, error) {
	tx, err := a.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, a.readError(err)
	}
	codec, err := originals.NewCodec()
	if err != nil {
		_ = tx.Rollback()
		return nil, err
	}
	return &Moment{archive: a, tx: tx, codec: codec, Vocabulary: map[string]int{}}, nil
}

// Close ends the reading.
func (m *Moment) Close() error {
	m.codec.Close()
	return m.tx.Rollback()
}

// A State says what a briefing is. Two that are equal have the same rows in all tables.
type State struct {
	ID    int64
	Slug  string
	State string // digest of what stands below; the text follows from the page and the reader
}

// stateRows are what can change in a briefing: its facts, and what other tables have of it. A
// text changes with the digest of its page, or leaves a revision when it is read anew.
var stateRows = []string{
	`SELECT id, slug, json_array(title, published, held_start, held_end, kind, medium, language, place, place_country,
		occasion, duration_minutes, countries, people, photos, sections, words, url, source, digest, captured, tags,
		settings) FROM briefing ORDER BY id`,
	`SELECT source.briefing_id, json_array(path, format, encoding, source.size, modified, imported, source.digest,
		original.digest, original.base) FROM source JOIN original ON original.id = source.original_id
		ORDER BY source.briefing_id, path`,
	`SELECT briefing_id, json_array(number, replaced, revision.digest, original.base) FROM revision
		JOIN original ON original.id = revision.original_id ORDER BY briefing_id, number`,
	`SELECT briefing_id, json_array(field, value, page, made, why) FROM setting ORDER BY briefing_id, field`,
}

// States reads what all briefings are, in the order of their ids.
func (m *Moment) States(ctx context.Context) iter.Seq2[State, error] {
	type row struct {
		id   int64
		text sql.RawBytes
	}
	return sequence(m.archive, "read", func(yield func(State, error) bool) error {
		var others []func() (row, error, bool)
		var heads []row
		for _, query := range stateRows[1:] {
			next, stop := iter.Pull2(
				rowsOf(ctx, m.tx, func(r *row) []any { return []any{&r.id, &r.text} }, query))
			defer stop()
			head, err, _ := next()
			if err != nil {
				return err
			}
			others, heads = append(others, next), append(heads, head)
		}
		rows, err := m.tx.QueryContext(ctx, stateRows[0])
		if err != nil {
			return err
		}
		defer rows.Close()
		var s State
		for rows.Next() {
			var facts sql.RawBytes
			if err := rows.Scan(&s.ID, &s.Slug, &facts); err != nil {
				return err
			}
			sum := sha256.New()
			fmt.Fprintln(sum, SchemaVersion, s.Slug)
			sum.Write(facts)
			for i, next := range others {
				for heads[i].id == s.ID {
					sum.Write([]byte{'\n'})
					sum.Write(heads[i].text)
					var more bool
					if heads[i], err, more = next(); err != nil || !more {
						heads[i].id = 0
					}
					if err != nil {
						return err
					}
				}
			}
			s.State = hex.EncodeToString(sum.Sum(nil)[:16])
			if !yield(s, nil) {
				return nil
			}
		}
		return rows.Err()
	})
}

// Fitting reads the ids of the briefings that criteria mean.
func (m *Moment) Fitting(ctx context.Context, c Criteria) iter.Seq2[int64, error] {
	return sequence(m.archive, "read", func(yield func(int64, error) bool) error {
		q := Query{Criteria: c, Limit: -1}
		query, args, err := q.build("briefing.id", tableNamed(""))
		if err != nil {
			return err
		}
		for id, err := range rowsOf(ctx, m.tx, only[int64], query, args...) {
			if err != nil || !yield(id, nil) {
				return err
			}
		}
		return nil
	})
}

// A Table is a table of the archive in PostgreSQL, and how its rows are read.
type Table struct {
	Name    string
	Columns []string
	query   string // with %s for the condition that the id of a briefing fulfils
	row     func(m *Moment, values []any) ([]any, error)
	rows    func(m *Moment, ctx context.Context, among string, yield func([]any, error) bool) error
}

// Published are the tables that a copy fills, in the order of their references.
var Published = []Table{
	{Name: "country", Columns: []string{"code", "name"}, query: "SELECT code, name FROM country"},
	{
		Name: "briefing",
		Columns: slices.Concat([]string{"id"}, strings.Fields(strings.ReplaceAll(factColumns, ",", "")),
			[]string{"title_folded", "place_folded", "occasion_folded"}),
		query: "SELECT id, " + factColumns + ", title, place, occasion FROM briefing WHERE id %s",
		row: func(_ *Moment, values []any) ([]any, error) {
			for i := len(values) - 3; i < len(values); i++ {
				values[i] = folded(values[i])
			}
			return values, nil
		},
	},
	{Name: "text", Columns: []string{"briefing_id", "headings", "lead", "photos", "sections", "frame",
		"headings_folded"},
		query: "SELECT briefing_id, headings, lead, photos, sections, frame, headings FROM text WHERE briefing_id %s",
		row: func(_ *Moment, values []any) ([]any, error) {
			lines := strings.Split(text(values[6]), "\n")
			for i, line := range lines {
				lines[i] = letters.Fold(line)
			}
			values[6] = strings.Join(lines, "\n")
			return values, nil
		}},
	{Name: "participant", Columns: []string{"briefing_id", "position", "name", "folded", "role", "country",
		"role_folded"},
		query: `SELECT briefing_id, position, person.name, person.folded, role, country, role FROM participant
			JOIN person ON person.id = person_id WHERE briefing_id %s`,
		row: func(_ *Moment, values []any) ([]any, error) {
			values[6] = folded(values[6])
			return values, nil
		}},
	{Name: "party", Columns: []string{"briefing_id", "position", "country"},
		query: "SELECT briefing_id, position, country FROM party WHERE briefing_id %s"},
	{Name: "statement", Columns: []string{"briefing_id", "position", "section", "paragraph", "start", "length",
		"speakers", "side", "cameo", "text", "heading", "text_words", "heading_words", "heading_folded"},
		rows: (*Moment).eachStatement},
	{Name: "setting", Columns: []string{"briefing_id", "field", "value", "page", "made", "why", "value_words",
		"page_words"},
		query: "SELECT briefing_id, field, value, page, made, why, value, page FROM setting WHERE briefing_id %s",
		row: func(_ *Moment, values []any) ([]any, error) {
			for i := 6; i < 8; i++ {
				values[i] = null(briefing.InWords(text(values[1]), text(values[i])))
			}
			return values, nil
		}},
	{Name: "original", Columns: []string{"id", "size", "base", "data"}, row: (*Moment).standing,
		query: `SELECT DISTINCT original.digest, original.size, original.base, original.data,
			coalesce(base.lead, '') || char(10) || base.sections, original.id IN (SELECT original_id FROM (
			SELECT original_id, briefing_id FROM source UNION SELECT original_id, briefing_id FROM revision)
			GROUP BY original_id HAVING count(*) > 1) FROM (
			SELECT original_id AS id, briefing_id FROM source UNION ALL SELECT original_id, briefing_id FROM revision
			) AS wanted JOIN original USING (id) LEFT JOIN text AS base ON base.briefing_id = original.base
			WHERE wanted.briefing_id %s`},
	{
		Name: "source",
		Columns: []string{"path", "briefing_id", "format", "encoding", "size", "modified", "imported",
			"digest", "original_id"},
		query: `SELECT path, briefing_id, format, encoding, source.size, modified, imported, source.digest,
			original.digest FROM source JOIN original ON original.id = original_id WHERE briefing_id %s`,
	},
	{Name: "revision", Columns: []string{"briefing_id", "number", "replaced", "source", "digest", "original_id",
		"facts"},
		query: `SELECT briefing_id, number, replaced, source, revision.digest, original.digest, facts FROM revision
			JOIN original ON original.id = original_id WHERE briefing_id %s`},
	{Name: "fulltext", Columns: []string{"id", "words", "folded", "frame"}, rows: (*Moment).eachFullText},
}

// Rows reads the rows of a table that belong to briefings: ids as a JSON array, "" for all.
// The row that is yielded is good until the next one. PostgreSQL holds neither NUL nor bytes
// that are no UTF-8: both become U+FFFD.
func (m *Moment) Rows(ctx context.Context, t *Table, ids string) iter.Seq2[[]any, error] {
	return sequence(m.archive, "read", func(yield func([]any, error) bool) error {
		clean := func(row []any, err error) bool {
			for i := range row {
				if s, ok := row[i].(string); ok {
					row[i] = m.clean(s, t.Name+"."+t.Columns[i])
				}
			}
			return yield(row, err)
		}
		if t.rows != nil {
			return t.rows(m, ctx, ids, clean)
		}
		query, args := t.query, []any(nil)
		if strings.Contains(query, "%s") {
			condition := "IS NOT NULL"
			if ids != "" {
				condition, args = sqliteSQL.among(""), []any{ids}
			}
			query = fmt.Sprintf(query, condition)
		}
		return m.eachStored(ctx, t, query, args, clean)
	})
}

// eachStored yields the rows of a query, as the table wants them.
func (m *Moment) eachStored(ctx context.Context, t *Table, query string, args []any,
	yield func([]any, error) bool) error {
	rows, err := m.tx.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	values, targets := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		targets[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return err
		}
		row := values
		if t.row != nil {
			if row, err = t.row(m, values); err != nil {
				return fmt.Errorf("table %s: %w", t.Name, err)
			}
		}
		if !yield(row[:len(t.Columns)], nil) {
			return nil
		}
	}
	return rows.Err()
}

func text(value any) string {
	s, _ := value.(string)
	return s
}

// folded folds a value, and leaves NULL as it is.
func folded(value any) any {
	if value == nil {
		return nil
	}
	return letters.Fold(text(value))
}

// standing unpacks bytes that are packed against a text that the copy has in another form, or
// that may be the text of another briefing, which it may not have; and packs them alone.
func (m *Moment) standing(values []any) ([]any, error) {
	base, is := values[2].(int64)
	against, shared := text(values[4]), values[5] == int64(1)
	if !is || !shared && storable(against) == against && !strings.Contains(against, `\u0000`) {
		return values, nil
	}
	size, _ := values[1].(int64)
	data, _ := values[3].([]byte)
	page, err := m.codec.UnpackDelta(data, int(size), text(values[4]))
	if err != nil {
		return nil, fmt.Errorf("bytes of the page of briefing %d: %w", base, err)
	}
	values[2], values[3] = nil, m.codec.PackAlone(page)
	return values, nil
}

// jsonColumns are those of JSON, which writes NUL in letters.
var jsonColumns = strings.Fields("text.photos text.sections text.frame setting.value setting.page revision.facts")

// clean replaces in a value of a column what PostgreSQL does not hold, also where JSON writes it.
func (m *Moment) clean(s, column string) string {
	clean := storable(s)
	if strings.Contains(clean, `\u0000`) && slices.Contains(jsonColumns, column) {
		clean = escapes.ReplaceAllStringFunc(clean, func(escape string) string {
			if escape == `\u0000` {
				return "\uFFFD"
			}
			return escape
		})
	}
	if clean != s {
		m.Replaced++
	}
	return clean
}

// escapes are what JSON writes behind a backslash, which may be one itself.
var escapes = regexp.MustCompile(`\\u0000|\\.`)

// eachBriefing reads whole briefings: ids as a JSON array, "" for all.
func (m *Moment) eachBriefing(ctx context.Context, ids string, do func(b *briefing.Briefing) bool) error {
	for b, err := range briefings(ctx, m.tx, Query{Criteria: Criteria{among: ids}, Limit: -1}) {
		if err != nil {
			return err
		}
		if !do(&b) {
			return nil
		}
	}
	return nil
}

// eachStatement yields rows of the table statement, with what criteria compare.
func (m *Moment) eachStatement(ctx context.Context, ids string, yield func([]any, error) bool) error {
	return m.eachBriefing(ctx, ids, func(b *briefing.Briefing) bool {
		for i, r := range sayingRows(b) {
			paragraph, _ := b.Paragraph(r.section, r.paragraph)
			said := characters(paragraph, r.start, r.length)
			heading := ""
			if r.section > 0 && r.section <= len(b.Sections) {
				heading = b.Sections[r.section-1].Heading
			}
			row := []any{b.ID, i + 1, r.section, r.paragraph, r.start, r.length, r.speakers, r.side, r.cameo, said,
				heading, foldedWords(said), foldedWords(heading), letters.Fold(heading)}
			if !yield(row, nil) {
				return false
			}
		}
		return true
	})
}

// foldedWords are the words of a text as a search compares them, each between spaces.
func foldedWords(text string) string { return " " + string(letters.AppendFolded(nil, text)) }

// eachFullText yields rows of the table fulltext.
func (m *Moment) eachFullText(ctx context.Context, ids string, yield func([]any, error) bool) error {
	return m.eachBriefing(ctx, ids, func(b *briefing.Briefing) bool {
		columns := fullText(b)
		vector, cut := m.vector(columns)
		if cut {
			m.Cut = append(m.Cut, b.Slug)
		}
		lines, frame := columns[:], make([]string, len(b.Frame))
		for i, line := range lines {
			lines[i] = " " + line
		}
		for i, line := range b.Frame {
			frame[i] = foldedWords(line)
		}
		return yield([]any{b.ID, vector, strings.Join(lines, "\n"), strings.Join(frame, "\n")}, nil)
	})
}

// Bounds of a tsvector (section 8.11.1 of PostgreSQL's manual).
const (
	lastPlace     = 16383
	mostPlaces    = 255
	mostOfVector  = 1_000_000 // bytes of words and places; it holds 1,048,575
	weightsOfText = "DABCC"   // of the columns of the full text
)

// vector writes the words of a briefing as a tsvector. What goes beyond its bounds is left
// out: places first, and then words, which cut reports.
func (m *Moment) vector(columns [fullTextColumns]string) (vector string, cut bool) {
	places, size, place := map[string][]string{}, 0, 0
	for i, column := range columns {
		for word := range strings.FieldsSeq(column) {
			place++
			word = shortened(word)
			known, seen := places[word]
			if !seen {
				size += len(word) + 8
				if size > mostOfVector {
					cut = true
					continue
				}
			}
			if place <= lastPlace && len(known) < mostPlaces && size+2 <= mostOfVector {
				size += 2
				known = append(known, strconv.Itoa(place)+string(weightsOfText[i]))
			}
			places[word] = known
		}
	}
	out := make([]byte, 0, size*2)
	quote := strings.NewReplacer("'", "''", `\`, `\\`)
	for word, at := range places {
		m.Vocabulary[word]++
		out = append(out, '\'')
		out = append(out, quote.Replace(word)...)
		out = append(out, '\'')
		for i, p := range at {
			out = append(append(out, ":,"[min(i, 1)]), p...)
		}
		out = append(out, ' ')
	}
	return string(out), cut
}
