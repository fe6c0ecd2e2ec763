package db

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"

	"briefings/briefing"
	"briefings/db/internal/sqlitefile"
)

// A bulkLoad fills the large tables of a new archive beside SQLite: page after
// page, as rows come in the order of their keys. That takes a fraction of what
// inserting them takes. What an import asks of them it tells where it can. SQLite
// learns of the pages in endBulk: at the end, or where a row does not come in order
// or something is asked that it does not tell; from then on rows are inserted.
type bulkLoad struct {
	pile                                     *sqlitefile.Pile
	facts, text, participant, party, keeping *sqlitefile.Tree // of briefing, text and so on, and original
	record                                   sqlitefile.Writer
	briefing, original                       int64 // the last ones
	digests                                  sums[holders]
	slugs                                    sums[struct{}]
}

// holders are the rows of what has a digest, 0 where there is none.
type holders struct {
	briefing uint32 // the first one read from a page with the digest, or notTold
	original uint32 // the bytes
}

// notTold stands for a briefing that the bulk load does not tell: it has to be
// asked for in SQL.
const notTold = math.MaxUint32

// pageSize is that of new archives.
const pageSize = 16384

// besideBulk are the tables into which rows are inserted during a bulk load. SQLite
// keeps them apart until it ends: meanwhile the archive does not grow but by the
// pages of the load.
var besideBulk = []string{"person", "source", "revision"}

// How much of a database SQLite keeps in memory, in KiB, which it wants to be less
// than 0: where rows come in any order, and where each is met once. There more memory
// only takes time: that of the system to give it.
const (
	cacheAtRandom  = "-16384"
	cacheInPassing = "-2048"
)

func cacheSize(database, size string) string {
	return "PRAGMA " + database + ".cache_size = " + size + "; "
}

// beginBulk begins a bulk load into an archive that is open for nobody else.
func (im *Importer) beginBulk() error {
	// As much as the archive itself has: names of records do not come in order.
	if _, err := im.tx.ExecContext(im.ctx, cacheSize("temp", cacheAtRandom)); err != nil {
		return err
	}
	for _, name := range besideBulk {
		var made string
		if err := im.tx.QueryRowContext(im.ctx, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", name).Scan(&made); err != nil {
			return fmt.Errorf("table %s: %w", name, err)
		}
		if _, err := im.tx.ExecContext(im.ctx, strings.Replace(made, "CREATE TABLE", "CREATE TEMP TABLE", 1)); err != nil {
			return err
		}
	}
	var base uint32
	if err := im.tx.QueryRowContext(im.ctx, "PRAGMA main.page_count").Scan(&base); err != nil {
		return err
	}
	pile := sqlitefile.NewPileBehind(im.raw, pageSize, base)
	im.bulk = &bulkLoad{
		pile: pile, facts: sqlitefile.NewTree(pile, true), text: sqlitefile.NewTree(pile, true), keeping: sqlitefile.NewTree(pile, true),
		participant: sqlitefile.NewTree(pile, false), party: sqlitefile.NewTree(pile, false),
	}
	return nil
}

// takes tells whether a briefing comes in order, and is one that the checks of
// the tables would let pass. It gives it an id where it has none.
func (l *bulkLoad) takes(b *briefing.Briefing, ready *prepared) bool {
	id := b.ID
	if id == 0 {
		id = l.briefing + 1
	}
	if !ready.valid || id <= l.briefing || id >= notTold {
		return false
	}
	b.ID = id
	return true
}

// addFacts adds the row of a briefing, which has its id and a slug that is free:
// the columns of factColumns, as writeFacts writes them.
func (l *bulkLoad) addFacts(b *briefing.Briefing, words int) error {
	l.briefing = b.ID
	l.slugs.set(sumOf(b.Slug), struct{}{})
	digest := sumOf(b.Digest)
	if has, _ := l.digests.get(digest); has.briefing == 0 {
		has.briefing = uint32(b.ID)
		l.digests.set(digest, has)
	}
	w := &l.record
	w.Null()
	w.Text(b.Slug)
	for _, s := range [...]string{b.Title, string(b.Published), string(b.Held.Start), string(b.Held.End), string(b.Kind), string(b.Medium),
		b.Language, b.Place, b.PlaceCountry, b.Occasion} {
		w.TextOrNull(s)
	}
	if b.Minutes == 0 {
		w.Null()
	} else {
		w.Int(int64(b.Minutes))
	}
	w.Text(strings.Join(b.Countries, listSeparator))
	w.Text(strings.Join(names(b.People), listSeparator))
	for _, n := range [...]int{len(b.Photos), len(b.Sections), words} {
		w.Int(int64(n))
	}
	w.TextOrNull(b.URL)
	w.Text(b.Source)
	w.Text(b.Digest)
	return l.facts.Add(b.ID, w.Record())
}

// rowOf returns the columns of a row that was added, nil where there is none.
func rowOf(t *sqlitefile.Tree, id int64) ([]sqlitefile.Value, error) {
	record, ok, err := t.Find(id)
	if err != nil || !ok {
		return nil, err
	}
	return record.Values(nil)
}

// Columns of the tables briefing, original, participant and party.
const (
	slugColumn      = 1
	publishedColumn = 3
	heldColumn      = 4
	sourceColumn    = 19
	digestColumn    = 20

	originalDigestColumn = 1

	personColumn  = 2 // behind briefing and position
	countryColumn = 2
)

// find reads what is said of a briefing that was added. ok is false where there
// is none.
func (l *bulkLoad) find(id int64) (p place, ok bool, err error) {
	values, err := rowOf(l.facts, id)
	if err != nil || values == nil {
		return p, false, err
	}
	return place{id: id, slug: values[slugColumn].Text, digest: values[digestColumn].Text, path: values[sourceColumn].Text, current: true}, true, nil
}

// briefingOf finds the briefing that was read from a page with the digest, and
// has the slug if that is not "". sure is false where it cannot tell.
func (l *bulkLoad) briefingOf(digest, slug string) (p place, sure bool, err error) {
	has, _ := l.digests.get(sumOf(digest))
	if has.briefing == 0 {
		return p, true, nil
	}
	if has.briefing == notTold {
		return p, false, nil
	}
	p, ok, err := l.find(int64(has.briefing))
	return p, ok && p.digest == digest && (slug == "" || p.slug == slug), err
}

// isRevision notes that a briefing once was read from a page with the digest.
func (l *bulkLoad) isRevision(digest string) {
	key := sumOf(digest)
	has, _ := l.digests.get(key)
	has.briefing = notTold
	l.digests.set(key, has)
}

// addDetails adds what hangs on the row of a briefing; people are the ids of its people.
func (l *bulkLoad) addDetails(b *briefing.Briefing, ready *prepared, people []int64) error {
	w := &l.record
	w.Null()
	w.Text(ready.headings)
	w.TextOrNull(b.Lead)
	w.Text(ready.photos)
	w.Text(ready.sections)
	if err := l.text.Add(b.ID, w.Record()); err != nil {
		return err
	}
	for i, p := range b.People {
		w.Int(b.ID)
		w.Int(int64(i + 1))
		w.Int(people[i])
		w.TextOrNull(p.Role)
		w.TextOrNull(p.Country)
		if err := l.participant.Add(0, w.Record()); err != nil {
			return err
		}
	}
	for i, c := range b.Countries {
		w.Int(b.ID)
		w.Int(int64(i + 1))
		w.Text(c)
		if err := l.party.Add(0, w.Record()); err != nil {
			return err
		}
	}
	return nil
}

// keep stores the bytes of a page once and tells the id of the row. sure is false
// where it cannot tell whether they are there.
func (l *bulkLoad) keep(o packedOriginal, briefing int64) (id int64, sure bool, err error) {
	key := sumOf(o.digest)
	has, _ := l.digests.get(key)
	if has.original != 0 {
		row, err := rowOf(l.keeping, int64(has.original))
		return int64(has.original), row != nil && row[originalDigestColumn].Text == o.digest, err
	}
	l.original++
	has.original = uint32(l.original)
	l.digests.set(key, has)
	w := &l.record
	w.Null()
	w.Text(o.digest)
	w.Int(int64(o.size))
	if o.delta {
		w.Int(briefing)
	} else {
		w.Null()
	}
	w.Blob(o.data)
	return l.original, true, l.keeping.Add(l.original, w.Record())
}

// endBulk puts the rows that were gathered into the archive. All tables can be
// asked then.
func (im *Importer) endBulk() error {
	l := im.bulk
	if l == nil {
		return nil
	}
	im.bulk = nil
	l.digests, l.slugs = sums[holders]{}, sums[struct{}]{}
	trees := map[string]*sqlitefile.Tree{"briefing": l.facts, "text": l.text, "participant": l.participant, "party": l.party, "original": l.keeping}
	indexes := indexMaker{ctx: im.ctx, pile: l.pile}
	for _, of := range bulkIndexes {
		index, err := indexes.make(of, trees[of.table])
		if err != nil {
			return err
		}
		trees[of.name] = index
	}
	var rest strings.Builder
	rest.WriteString(cacheSize("temp", cacheInPassing) + cacheSize("main", cacheInPassing))
	for _, name := range besideBulk {
		fmt.Fprintf(&rest, "INSERT INTO main.%[1]s SELECT * FROM temp.%[1]s; DROP TABLE temp.%[1]s; ", name)
	}
	if err := im.movePages(l.pile, trees, rest.String()+"PRAGMA foreign_keys = ON"); err != nil {
		return fmt.Errorf("rows: %w", err)
	}
	return im.makeIndexes(sourceIndex)
}

// inSQL has all rows of the archive in its tables, for what asks or changes them.
func (im *Importer) inSQL() error {
	if im.bulk == nil {
		return nil
	}
	if err := im.endBulk(); err != nil {
		return err
	}
	if _, err := im.tx.ExecContext(im.ctx, cacheSize("main", cacheAtRandom)); err != nil {
		return err
	}
	if err := im.dropIndexes(unasked...); err != nil {
		return err
	}
	return im.add.prepare(im.ctx, im.tx)
}

// movePages puts pages behind those of the archive, and roots in the place of
// those of tables. SQLite learns of them when it begins a transaction, so the
// one under way is committed: the file is that of this import alone until it is
// whole. What is to be done then, outside of a transaction, is done in between.
func (im *Importer) movePages(pile *sqlitefile.Pile, trees map[string]*sqlitefile.Tree, then string) error {
	if err := putPages(im.ctx, im.tx, im.raw, pile, trees); err != nil {
		return err
	}
	err := im.tx.Commit()
	im.tx = nil
	if err == nil {
		// What SQLite knows of the pages in its memory is of what they were.
		_, err = im.db.ExecContext(im.ctx, "PRAGMA shrink_memory; "+then)
	}
	if err == nil {
		im.tx, err = im.db.BeginTx(im.ctx, nil)
	}
	return err
}

// countOffset is where the header of a file has the number of its pages.
const countOffset = 28

// putPages writes pages behind those of the file, and tells SQLite.
func putPages(ctx context.Context, tx *sql.Tx, file sqlitefile.PileFile, pile *sqlitefile.Pile, trees map[string]*sqlitefile.Tree) error {
	for _, tree := range trees {
		if err := tree.End(); err != nil {
			return err
		}
	}
	var base uint32
	if err := tx.QueryRowContext(ctx, "PRAGMA main.page_count").Scan(&base); err != nil {
		return err
	}
	write := func(first uint32, some []byte) error {
		_, err := file.WriteAt(some, int64(first-1)*pageSize)
		return errors.Join(err, ctx.Err())
	}
	last, err := pile.Put(base, write)
	if err != nil {
		return err
	}
	for name, tree := range trees {
		root, err := tree.Above(func(page []byte) (uint32, error) {
			last = sqlitefile.Behind(last, 1, pageSize)
			return last, write(last, page)
		})
		if err != nil {
			return err
		}
		var at uint32
		if err := tx.QueryRowContext(ctx, "SELECT rootpage FROM sqlite_schema WHERE name = ?", name).Scan(&at); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if _, err = tx.ExecContext(ctx, "UPDATE sqlite_dbpage SET data = ? WHERE pgno = ?", root, at); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	if last == base {
		return nil
	}
	// Where the last page is SQLite's own writing, it knows how long the file is.
	page := make([]byte, pageSize)
	if _, err := file.ReadAt(page, int64(last-1)*pageSize); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO sqlite_dbpage (pgno, data) VALUES (?, ?)", last, page); err != nil {
		return err
	}
	if err := tx.QueryRowContext(ctx, "SELECT data FROM sqlite_dbpage WHERE pgno = 1").Scan(&page); err != nil {
		return err
	}
	binary.BigEndian.PutUint32(page[countOffset:], last)
	_, err = tx.ExecContext(ctx, "UPDATE sqlite_dbpage SET data = ? WHERE pgno = 1", page)
	return err
}
