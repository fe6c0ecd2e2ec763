package postgres

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"
	"iter"
	"strings"

	"briefings/db"
)

//go:embed schema.sql
var schema string

//go:embed indexes.sql
var indexes string

// Options are the options of Publish.
type Options struct {
	Criteria *db.Criteria // of the briefings that are published, nil for all
	Prune    bool         // remove from the database what the archive no longer has
	DryRun   bool         // nothing is kept
	Waiting  func()       // called if another publish has to end first
	Progress func(done, all int)
}

// A Result counts briefings by what became of them in the database.
type Result struct {
	New, Changed, Unchanged, Removed int

	Gone     int      // the database has them, the archive does not, and they stay
	Replaced int      // texts in which NUL, or bytes that are no UTF-8, became U+FFFD
	Cut      []string // slugs of briefings with more words than can be searched
}

// Publish brings what is new or changed in an archive to the database at an address, in one
// transaction: all of it or nothing. Readers see the old state until it ends, and wait for
// nothing. Another publish waits.
func Publish(ctx context.Context, archive *db.Archive, address string, o Options) (r Result, err error) {
	name := Name(address)
	server, err := connectorTo(address)
	if err != nil {
		return r, err
	}
	from, err := archive.Moment(ctx)
	if err != nil {
		return r, err
	}
	defer from.Close()
	pool := sql.OpenDB(server)
	defer pool.Close()
	// A publish that had to wait must see what the other one wrote, whatever level is the default.
	tx, err := pool.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelReadCommitted})
	if err != nil {
		return r, explained(name, err)
	}
	defer func() { _ = tx.Rollback() }() // does nothing after a commit
	p := publisher{ctx: ctx, from: from, tx: tx, name: name, Options: o}
	if err := p.publish(); err != nil {
		return r, explained(name, err)
	}
	r = p.result
	r.Replaced, r.Cut = from.Replaced, from.Cut
	if o.DryRun {
		return r, nil
	}
	return r, explained(name, tx.Commit())
}

type publisher struct {
	Options
	ctx    context.Context
	from   *db.Moment
	tx     *sql.Tx
	name   string
	fresh  bool // the schema was made just now
	result Result
}

// lock is the number of the lock that a publish holds: "BRIO".
const lock = 0x4252494f

func (p *publisher) publish() error {
	// What was said to be done is on the disk of the server, whatever its default is.
	if err := p.exec("SET LOCAL synchronous_commit = on"); err != nil {
		return err
	}
	if err := p.wait(); err != nil {
		return err
	}
	if err := p.ready(); err != nil {
		return err
	}
	if err := p.compare(); err != nil {
		return err
	}
	if p.DryRun || p.result.New+p.result.Changed+p.result.Removed == 0 && !p.fresh {
		return nil
	}
	if err := p.remove(); err != nil {
		return err
	}
	if err := p.fill(); err != nil {
		return err
	}
	return p.exec("UPDATE archive SET published = now()")
}

func (p *publisher) exec(statements ...string) error {
	for _, statement := range statements {
		if _, err := p.tx.ExecContext(p.ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// wait waits until no other publish runs.
func (p *publisher) wait() error {
	var free bool
	err := p.tx.QueryRowContext(p.ctx, "SELECT pg_try_advisory_xact_lock($1)", lock).Scan(&free)
	if err != nil || free {
		return err
	}
	if p.Waiting != nil {
		p.Waiting()
	}
	_, err = p.tx.ExecContext(p.ctx, "SELECT pg_advisory_xact_lock($1)", lock)
	return err
}

// ready makes the schema where it is missing, and checks one that is there.
func (p *publisher) ready() error {
	var encoding string
	if err := p.tx.QueryRowContext(p.ctx, "SHOW server_encoding").Scan(&encoding); err != nil {
		return err
	}
	if encoding != "UTF8" {
		return fmt.Errorf("the database has the encoding %s: publish to one in UTF8", encoding)
	}
	there, own, err := lookAt(p.ctx, p.tx)
	if err == nil && there && !own {
		var empty bool // somebody made the schema for this, and gave rights in it
		err = p.tx.QueryRowContext(p.ctx, `SELECT NOT EXISTS (SELECT 1 FROM pg_class
			WHERE relnamespace = to_regnamespace('briefings'))`).Scan(&empty)
		if err == nil && !empty {
			return &final{foreign(p.name)}
		}
	}
	if err != nil {
		return err
	}
	if !own {
		p.fresh = true
		if err := p.exec(schema); err != nil {
			return err
		}
		_, err := p.tx.ExecContext(p.ctx, "INSERT INTO archive VALUES ($1, now())", db.SchemaVersion)
		return err
	}
	return p.checkVersion()
}

// checkVersion checks that the schema there is the one of this program.
func (p *publisher) checkVersion() error {
	if err := p.exec("SET LOCAL search_path = briefings"); err != nil {
		return err
	}
	var version int
	err := p.tx.QueryRowContext(p.ctx, "SELECT version FROM archive").Scan(&version)
	switch {
	case err == sql.ErrNoRows:
		return &final{foreign(p.name)}
	case isCode(err, "42P01"): // who may not use a schema does not see its tables
		return &final{mayNotRead(p.name)}
	case err == nil && version != db.SchemaVersion:
		return &final{otherVersion(p.name, version)}
	}
	return err
}

// final is an error that names the database already.
type final struct{ error }

// compare finds what is new, changed and gone: the temporary table todo has the ids of
// briefings whose rows are written, old those whose rows go.
func (p *publisher) compare() error {
	if err := p.exec("CREATE TEMPORARY TABLE here (id bigint, slug text COLLATE \"C\", state text COLLATE \"C\") " +
		"ON COMMIT DROP"); err != nil {
		return err
	}
	states := func(yield func([]any, error) bool) {
		for s, err := range p.from.States(p.ctx) {
			if !yield([]any{s.ID, s.Slug, s.State}, err) {
				return
			}
		}
	}
	if err := p.copy("here", []string{"id", "slug", "state"}, states, nil); err != nil {
		return err
	}
	wanted, err := p.wanted()
	if err != nil {
		return err
	}
	if err := p.exec("ANALYZE here"); err != nil {
		return err
	}
	if !p.Prune {
		if err := p.conflict(wanted); err != nil {
			return err
		}
	}
	gone := "SELECT id FROM briefing AS there WHERE NOT EXISTS (SELECT 1 FROM here WHERE here.id = there.id " +
		"AND here.slug = there.slug)"
	if err := p.exec("CREATE TEMPORARY TABLE old ON COMMIT DROP AS SELECT there.id FROM briefing AS there "+
		"JOIN here USING (id, slug) WHERE there.state <> here.state"+wanted,
		"CREATE TEMPORARY TABLE todo ON COMMIT DROP AS SELECT here.id, here.state FROM here "+
			"LEFT JOIN briefing AS there "+
			"USING (id, slug) WHERE there.state IS DISTINCT FROM here.state"+wanted); err != nil {
		return err
	}
	var all, todo int
	err = p.tx.QueryRowContext(p.ctx, "SELECT (SELECT count(*) FROM here WHERE true"+wanted+"), "+
		"(SELECT count(*) FROM todo), (SELECT count(*) FROM old), (SELECT count(*) FROM ("+gone+") AS gone)").
		Scan(&all, &todo, &p.result.Changed, &p.result.Gone)
	if err != nil {
		return err
	}
	p.result.New, p.result.Unchanged = todo-p.result.Changed, all-todo
	if !p.Prune {
		return nil
	}
	p.result.Removed, p.result.Gone = p.result.Gone, 0
	return p.exec("INSERT INTO old SELECT id FROM (" + gone + ") AS gone")
}

// wanted makes the temporary table wanted of the ids that fit the criteria, and returns the
// condition for it: "" without criteria.
func (p *publisher) wanted() (condition string, err error) {
	if p.Criteria == nil {
		return "", nil
	}
	ids := func(yield func([]any, error) bool) {
		for id, err := range p.from.Fitting(p.ctx, *p.Criteria) {
			if !yield([]any{id}, err) {
				return
			}
		}
	}
	if err := p.exec("CREATE TEMPORARY TABLE wanted (id bigint) ON COMMIT DROP"); err != nil {
		return "", err
	}
	return " AND here.id IN (SELECT id FROM wanted)", p.copy("wanted", []string{"id"}, ids, nil)
}

// conflict looks for a briefing that has another name or number in the database: it was
// filled from another archive, or the briefing was removed here and imported again.
func (p *publisher) conflict(wanted string) error {
	var here, there string
	const both = "SELECT here.id || ' ' || here.slug, there.id || ' ' || there.slug FROM here JOIN briefing AS there "
	err := p.tx.QueryRowContext(p.ctx, both+"USING (id) WHERE here.slug <> there.slug"+wanted+
		" UNION ALL "+both+"USING (slug) WHERE here.id <> there.id"+wanted+" LIMIT 1").
		Scan(&here, &there)
	if err == sql.ErrNoRows {
		return nil
	}
	if err != nil {
		return err
	}
	return &final{fmt.Errorf("%s has the briefing %s, which is %s here: it was removed here, or the database was "+
		"filled from another archive; --prune makes the database as this archive is", p.name, there, here)}
}

// remove deletes the rows of briefings that are gone or written anew.
func (p *publisher) remove() error {
	if p.result.Changed+p.result.Removed == 0 {
		return nil
	}
	return p.exec(
		"ANALYZE old",
		`UPDATE vocabulary SET doc = doc - less.n FROM (SELECT term, count(*) AS n FROM fulltext JOIN old USING (id),
			unnest(tsvector_to_array(words)) AS term GROUP BY term) AS less WHERE vocabulary.term = less.term`,
		"DELETE FROM vocabulary WHERE doc <= 0",
		`CREATE TEMPORARY TABLE loose ON COMMIT DROP AS
			SELECT original_id FROM source JOIN old ON old.id = briefing_id
			UNION SELECT original_id FROM revision JOIN old ON old.id = briefing_id`,
		`CREATE TEMPORARY TABLE unnamed ON COMMIT DROP AS
			SELECT DISTINCT person_id FROM participant JOIN old ON old.id = briefing_id`,
		"DELETE FROM briefing WHERE id IN (SELECT id FROM old)",
		`DELETE FROM original WHERE id IN (SELECT original_id FROM loose)
			AND NOT EXISTS (SELECT 1 FROM source WHERE original_id = original.id)
			AND NOT EXISTS (SELECT 1 FROM revision WHERE original_id = original.id)`,
		`DELETE FROM person WHERE id IN (SELECT person_id FROM unnamed)
			AND NOT EXISTS (SELECT 1 FROM participant WHERE person_id = person.id)`,
	)
}

// merged are the tables whose rows others share, or refer to by a number that the database
// gives: what is written from the rows that were copied to a temporary table.
var merged = map[string][]string{
	"country": {"INSERT INTO country SELECT code, name FROM new_country " +
		"ON CONFLICT (code) DO UPDATE SET name = excluded.name WHERE country.name <> excluded.name"},
	"briefing": nil, // with its state
	"participant": {"INSERT INTO person (name, folded) SELECT DISTINCT name, folded FROM new_participant " +
		"ON CONFLICT (md5(name)) DO NOTHING",
		"INSERT INTO participant SELECT briefing_id, position, person.id, role, country, role_folded " +
			"FROM new_participant JOIN person USING (name)"},
	"original": {"INSERT INTO original SELECT id, size, base, data FROM new_original " +
		"ON CONFLICT (id) DO UPDATE SET base = excluded.base, data = excluded.data"},
}

// fill writes the rows of new and changed briefings.
func (p *publisher) fill() error {
	ids := ""
	if !p.fresh || p.Criteria != nil {
		list, err := p.todo()
		if err != nil {
			return err
		}
		ids = list
	}
	done, all := 0, 2*(p.result.New+p.result.Changed) // facts come first, and words last
	for i := range db.Published {
		t := &db.Published[i]
		step := func() {}
		if t.Name == "briefing" || t.Name == "fulltext" {
			step = func() {
				if done++; p.Progress != nil {
					p.Progress(done, all)
				}
			}
		}
		if err := p.table(t, ids, step); err != nil {
			return err
		}
	}
	if err := p.words(); err != nil {
		return err
	}
	if !p.fresh {
		return nil
	}
	if err := p.exec(strings.Split(indexes, ";\n")...); err != nil {
		return err
	}
	return p.exec(
		"ANALYZE briefing, text, person, participant, party, statement, setting, original, source, revision, " +
			"fulltext, vocabulary",
	)
}

// todo reads the ids of the briefings whose rows are written, as a JSON array.
func (p *publisher) todo() (string, error) {
	var list sql.NullString
	err := p.tx.QueryRowContext(p.ctx, "SELECT json_agg(id) FROM todo").Scan(&list)
	if !list.Valid {
		list.String = "[]"
	}
	return list.String, err
}

// table copies the rows of a table, into a temporary one if they are merged then.
func (p *publisher) table(t *db.Table, ids string, step func()) error {
	rows := p.from.Rows(p.ctx, t, ids)
	merge, isMerged := merged[t.Name]
	if !isMerged {
		return p.copy(t.Name, t.Columns, rows, step)
	}
	temporary := "new_" + t.Name
	columns := strings.Join(t.Columns, ", ")
	if t.Name == "briefing" {
		merge = []string{"INSERT INTO briefing (" + columns + ", state) SELECT " + columns +
			", todo.state FROM new_briefing JOIN todo USING (id)"}
	}
	like := "SELECT " + columns + " FROM " + t.Name
	if t.Name == "participant" {
		like = "SELECT briefing_id, position, name, folded, role, country, role_folded FROM participant, person"
	}
	if err := p.exec("CREATE TEMPORARY TABLE " + temporary + " ON COMMIT DROP AS " + like + " LIMIT 0"); err != nil {
		return err
	}
	if err := p.copy(temporary, t.Columns, rows, step); err != nil {
		return err
	}
	return p.exec(append(merge, "DROP TABLE "+temporary)...)
}

// words adds to the vocabulary what was read.
func (p *publisher) words() error {
	if err := p.exec("CREATE TEMPORARY TABLE new_word ON COMMIT DROP AS SELECT * FROM vocabulary LIMIT 0"); err != nil {
		return err
	}
	counts := func(yield func([]any, error) bool) {
		for word, n := range p.from.Vocabulary {
			if !yield([]any{word, n}, nil) {
				return
			}
		}
	}
	if err := p.copy("new_word", []string{"term", "doc"}, counts, nil); err != nil {
		return err
	}
	return p.exec("INSERT INTO vocabulary SELECT term, doc FROM new_word " +
		"ON CONFLICT (term) DO UPDATE SET doc = vocabulary.doc + excluded.doc")
}

// copy copies rows to a table.
func (p *publisher) copy(table string, columns []string, rows iter.Seq2[[]any, error], step func()) error {
	into, err := p.tx.PrepareContext(p.ctx, "COPY "+table+" ("+strings.Join(columns, ", ")+") FROM STDIN")
	if err != nil {
		return err
	}
	for row, err := range rows {
		if err == nil {
			_, err = into.ExecContext(p.ctx, row...)
		}
		if err != nil {
			_ = into.Close()
			return err
		}
		if step != nil {
			step()
		}
	}
	if _, err := into.ExecContext(p.ctx); err != nil { // ends the copy
		_ = into.Close()
		return err
	}
	return into.Close()
}
