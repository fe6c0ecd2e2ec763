package db

import (
	"context"
	"database/sql"
	"strings"

	"briefings/briefing"
	"briefings/briefing/letters"
)

// statements are prepared once and run for every page.
type statements struct {
	sourceAt, digestAt, idTaken, slugTaken, originalAt         *sql.Stmt
	insert, update, text, participant, person, personAt, party *sql.Stmt
	source, original, revise, moveBriefing, touch              *sql.Stmt
	clearText, clearPeople, clearParties, clearFull            *sql.Stmt
	setting, clearSettings                                     *sql.Stmt
	statement, statements, clearStatements                     *sql.Stmt
}

const factColumns = `slug, title, published, held_start, held_end, kind, medium, language, place, place_country,
	occasion,
	duration_minutes, countries, people, photos, sections, words, url, source, digest, captured, tags, settings`

func (s *statements) prepare(ctx context.Context, tx *sql.Tx) error {
	for _, p := range []struct {
		statement **sql.Stmt
		sql       string
	}{
		{&s.sourceAt, `SELECT briefing.id, briefing.slug, source.digest, briefing.source, source.imported,
				source.format, source.encoding, source.size, source.original_id, source.modified
			FROM source JOIN briefing ON briefing.id = source.briefing_id WHERE source.path = ?`},
		{&s.digestAt, `SELECT id, slug, source, true FROM briefing WHERE digest = ?1 AND (?2 = '' OR slug = ?2)
			UNION ALL
			SELECT briefing.id, briefing.slug, briefing.source, false FROM revision JOIN briefing
			ON briefing.id = revision.briefing_id
			WHERE revision.digest = ?1 AND ?2 = ''
			LIMIT 1`},
		{&s.idTaken, `SELECT 1 FROM briefing WHERE id = ?`},
		{&s.slugTaken, `SELECT 1 FROM briefing WHERE slug = ?`},
		{&s.originalAt, `SELECT id FROM original WHERE digest = ?`},
		{&s.insert, `INSERT INTO briefing (id, ` + factColumns + `) VALUES (?24` + factMarks + `)`},
		{&s.update, `UPDATE briefing SET (` + factColumns + `) = (` + factMarks[2:] + `) WHERE id = ?24`},
		{&s.text, `INSERT INTO text (briefing_id, headings, lead, photos, sections, frame)
			VALUES (?, ?, ?, ?, ?, ?)`},
		{&s.participant,
			`INSERT INTO participant (briefing_id, position, person_id, role, country) VALUES (?, ?, ?, ?, ?)`},
		{&s.person, `INSERT INTO person (name, folded) VALUES (?, ?)`},
		{&s.personAt, `SELECT id FROM person WHERE name = ?`},
		{&s.party, `INSERT INTO party (briefing_id, position, country) VALUES (?, ?, ?)`},
		{&s.statement, insertStatement},
		{&s.statements, insertStatements},
		{&s.source, `INSERT INTO source (path, briefing_id, format, encoding, size, modified, imported, digest,
			original_id)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (path) DO UPDATE SET briefing_id = excluded.briefing_id, format = excluded.format,
			encoding = excluded.encoding,
				size = excluded.size, modified = excluded.modified, digest = excluded.digest,
				original_id = excluded.original_id,
				imported = iif(source.briefing_id = excluded.briefing_id, source.imported, excluded.imported)`},
		{&s.original, `INSERT INTO original (digest, size, base, data) VALUES (?, ?, ?, ?)`},
		{&s.revise, `INSERT INTO revision (briefing_id, number, replaced, source, digest, original_id, facts)
			VALUES (?1, (SELECT coalesce(max(number), 0) + 1 FROM revision WHERE briefing_id = ?1), ?2, ?3, ?4,
				(SELECT original_id FROM source WHERE path = ?5), ?6)`},
		{&s.moveBriefing, `UPDATE briefing SET source = ? WHERE id = ?`},
		{&s.touch, `UPDATE source SET modified = ? WHERE path = ?`},
		{&s.clearText, `DELETE FROM text WHERE briefing_id = ?`},
		{&s.clearPeople, `DELETE FROM participant WHERE briefing_id = ?`},
		{&s.clearParties, `DELETE FROM party WHERE briefing_id = ?`},
		{&s.setting, `INSERT INTO setting (briefing_id, field, value, page, made, why) VALUES (?, ?, ?, ?, ?, ?)`},
		{&s.clearSettings, `DELETE FROM setting WHERE briefing_id = ?`},
		{&s.clearStatements, `DELETE FROM statement WHERE briefing_id = ?`},
		{&s.clearFull,
			`INSERT INTO fulltext (fulltext, rowid, text, title, headings, people, place) VALUES ('delete', ?, ?, ?, ?,
				?, ?)`},
	} {
		var err error
		if *p.statement, err = tx.PrepareContext(ctx, p.sql); err != nil {
			return err
		}
	}
	return nil
}

// factMarks are the parameters of factColumns.
const factMarks = ", ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, " +
	"?22, ?23"

// writeFacts writes a row of the table briefing and returns its id.
func (im *Importer) writeFacts(statement *sql.Stmt, b *briefing.Briefing, words int, id sql.NullInt64) (int64, error) {
	done, err := statement.ExecContext(im.each,
		b.Slug, null(b.Title), null(string(b.Published)), null(string(b.Held.Start)), null(string(b.Held.End)),
		null(string(b.Kind)), null(string(b.Medium)), null(b.Language), null(b.Place), null(b.PlaceCountry),
		null(b.Occasion),
		sql.NullInt64{Int64: int64(b.Minutes), Valid: b.Minutes != 0},
		strings.Join(b.Countries, listSeparator), strings.Join(names(b.People), listSeparator),
		len(b.Photos), len(b.Sections), words, null(b.URL), b.Source, b.Digest, null(b.Captured),
		strings.Join(b.Tags, listSeparator), strings.Join(b.SetFields(), listSeparator), id)
	if err != nil {
		return 0, err
	}
	if id.Valid {
		return id.Int64, nil
	}
	return done.LastInsertId()
}

// listSeparator joins the entries of a list in one cell.
const listSeparator = "; "

func names(people []briefing.Person) []string {
	list := make([]string, len(people))
	for i, p := range people {
		list[i] = p.Name
	}
	return list
}

// writeDetails writes the rows that refer to a briefing: text, people, parties, settings.
func (im *Importer) writeDetails(b *briefing.Briefing, ready *prepared) error {
	if _, err := im.add.text.ExecContext(im.each, b.ID, ready.headings, null(b.Lead), ready.photos,
		ready.sections, ready.frame); err != nil {
		return err
	}
	return im.writeLists(b, ready)
}

// writeLists writes the rows of a briefing that its facts make, not its text.
func (im *Importer) writeLists(b *briefing.Briefing, ready *prepared) error {
	for i, p := range b.People {
		person, err := im.personID(p.Name)
		if err != nil {
			return err
		}
		if _, err := im.add.participant.ExecContext(im.each, b.ID, i+1, person, null(p.Role),
			null(p.Country)); err != nil {
			return err
		}
	}
	for i, c := range b.Countries {
		if _, err := im.add.party.ExecContext(im.each, b.ID, i+1, c); err != nil {
			return err
		}
	}
	for _, s := range b.Settings {
		if _, err := im.add.setting.ExecContext(im.each, b.ID, s.Field, s.Value, s.Page, s.When,
			null(s.Why)); err != nil {
			return err
		}
	}
	return im.writeStatements(im.add.statement, im.add.statements, b.ID, ready.sayings)
}

// headings returns the headings of sections, a line each. The criterion --topic
// searches them.
func headings(sections []briefing.Section) string {
	var lines []string
	for _, s := range sections {
		if s.Heading != "" {
			lines = append(lines, strings.ReplaceAll(s.Heading, "\n", " "))
		}
	}
	return strings.Join(lines, "\n")
}

// clearDetails deletes what writeDetails wrote. The full text does not keep the words
// themselves, so that FTS5 needs them again to delete them.
func (im *Importer) clearDetails(b *briefing.Briefing) error {
	if _, err := im.add.clearText.ExecContext(im.each, b.ID); err != nil {
		return err
	}
	if err := im.clearLists(b.ID); err != nil {
		return err
	}
	return im.clearWords(b)
}

// clearLists deletes what writeLists wrote.
func (im *Importer) clearLists(id int64) error {
	for _, clear := range []*sql.Stmt{im.add.clearPeople, im.add.clearParties, im.add.clearStatements,
		im.add.clearSettings} {
		if _, err := clear.ExecContext(im.each, id); err != nil {
			return err
		}
	}
	return nil
}

// clearWords takes the words of a briefing out of the full text, until the import ends.
func (im *Importer) clearWords(b *briefing.Briefing) error {
	if !im.index.change(b.ID) {
		return nil
	}
	_, err := im.add.clearFull.ExecContext(im.each, fullTextRow(b.ID, fullText(b))...)
	return err
}

func (im *Importer) personID(name string) (int64, error) {
	if id, ok := im.people[name]; ok {
		return id, nil
	}
	var id int64
	err := im.add.personAt.QueryRowContext(im.each, name).Scan(&id)
	if err == sql.ErrNoRows {
		var done sql.Result
		if done, err = im.add.person.ExecContext(im.each, name, foldedName(name)); err == nil {
			id, err = done.LastInsertId()
		}
	}
	if err == nil {
		im.people[strings.Clone(name)] = id // name may keep a whole page in memory
	}
	return id, err
}

// foldedName returns a name as the criterion --person searches it: each folded word
// between spaces.
func foldedName(name string) string {
	return " " + strings.Join(letters.Words(name), " ") + " "
}

// null returns NULL for an empty text.
func null(s string) any {
	if s == "" {
		return nil
	}
	return s
}
