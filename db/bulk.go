package db

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"os"

	"briefings/briefing"
	"briefings/db/pages"
)

// A bulkLoad fills the tables of a new archive that no import asks, beside
// SQLite: page after page, as rows come in the order of their keys. That takes a
// fraction of what inserting them takes. The pages are put into the archive by
// endBulk, at the end or where a row does not come in order; from then on rows
// are inserted.
type bulkLoad struct {
	file                              *os.File
	pile                              *pages.Pile
	text, participant, party, keeping *pages.Tree
	record                            pages.Writer
	briefing                          int64               // the last one
	original                          int64               // the last one
	digests                           map[shortSum]uint32 // of the originals
	countries                         map[string]bool
}

// pageSize is that of new archives.
const pageSize = 16384

// newPile returns a pile in a file of its own that nobody else sees.
func newPile(path string) (*os.File, *pages.Pile, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, nil, err
	}
	_ = os.Remove(path) // where an open file can be without a name: nothing is left of it, come what may
	return file, pages.NewPile(file, pageSize), nil
}

// closePile gives up the file of a pile.
func closePile(file *os.File) {
	if file != nil {
		_ = file.Close()
		_ = os.Remove(file.Name()) // mostly gone already
	}
}

func newBulkLoad(archive string) (*bulkLoad, error) {
	file, pile, err := newPile(archive + rowsEnding)
	if err != nil {
		return nil, err
	}
	l := &bulkLoad{
		file: file, pile: pile, digests: map[shortSum]uint32{}, countries: map[string]bool{"": true},
		text: pages.NewTree(pile, true), keeping: pages.NewTree(pile, true),
		participant: pages.NewTree(pile, false), party: pages.NewTree(pile, false),
	}
	for _, code := range briefing.CountryCodes() {
		l.countries[code] = true
	}
	return l, nil
}

// takes tells whether a briefing comes in order, with countries that there are.
func (l *bulkLoad) takes(b *briefing.Briefing) bool {
	if b.ID != 0 && b.ID <= l.briefing || !l.countries[b.PlaceCountry] {
		return false
	}
	for _, p := range b.People {
		if !l.countries[p.Country] {
			return false
		}
	}
	for _, c := range b.Countries {
		if c == "" || !l.countries[c] {
			return false
		}
	}
	return true
}

// addDetails adds what hangs on the row of a briefing; people are the ids of its people.
func (l *bulkLoad) addDetails(b *briefing.Briefing, ready *prepared, people []int64) error {
	l.briefing = b.ID
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

// keep stores the bytes of a page once and tells the id of the row.
func (l *bulkLoad) keep(o packedOriginal, briefing int64) (int64, error) {
	sum := sha256.Sum256([]byte(o.digest))
	key := shortSum(sum[:16])
	if id, known := l.digests[key]; known {
		return int64(id), nil
	}
	l.original++
	l.digests[key] = uint32(l.original)
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
	return l.original, l.keeping.Add(l.original, w.Record())
}

func (l *bulkLoad) close() { closePile(l.file) }

// endBulk puts the rows that were gathered into the archive. All tables can be
// asked then.
func (im *Importer) endBulk() error {
	l := im.bulk
	if l == nil {
		return nil
	}
	im.bulk = nil
	defer l.close()
	trees := map[string]*pages.Tree{"text": l.text, "participant": l.participant, "party": l.party, "original": l.keeping}
	if err := im.movePages(l.pile, trees); err != nil {
		return fmt.Errorf("rows: %w", err)
	}
	if _, err := im.tx.ExecContext(im.ctx, "REINDEX original"); err != nil {
		return err
	}
	return nil
}

// inSQL has all rows of the archive in its tables, for what asks or changes them.
func (im *Importer) inSQL() error {
	if im.bulk == nil {
		return nil
	}
	if err := im.endBulk(); err != nil {
		return err
	}
	return im.add.prepare(im.ctx, im.tx)
}

// movePages puts pages behind those of the archive, and roots in the place of
// those of tables. SQLite learns of them when it begins a transaction, so the
// one under way is committed: the file is that of this import alone until it is
// whole.
func (im *Importer) movePages(pile *pages.Pile, trees map[string]*pages.Tree) error {
	if err := putPages(im.ctx, im.tx, im.raw, pile, trees); err != nil {
		return err
	}
	err := im.tx.Commit()
	im.tx = nil
	if err == nil {
		// What SQLite knows of the pages in its memory is of what they were.
		_, err = im.db.ExecContext(im.ctx, "PRAGMA shrink_memory; PRAGMA foreign_keys = ON")
	}
	if err == nil {
		im.tx, err = im.db.BeginTx(im.ctx, nil)
	}
	return err
}

// countOffset is where the header of a file has the number of its pages.
const countOffset = 28

// putPages writes pages behind those of the file, and tells SQLite.
func putPages(ctx context.Context, tx *sql.Tx, file *os.File, pile *pages.Pile, trees map[string]*pages.Tree) error {
	for _, tree := range trees {
		if err := tree.End(); err != nil {
			return err
		}
	}
	var base uint32
	if err := tx.QueryRowContext(ctx, "PRAGMA page_count").Scan(&base); err != nil {
		return err
	}
	last := base
	write := func(first uint32, some []byte) error {
		last = first + uint32(len(some)/pageSize) - 1
		_, err := file.WriteAt(some, int64(first-1)*pageSize)
		return errors.Join(err, ctx.Err())
	}
	if err := pile.Pages(base, write); err != nil {
		return err
	}
	for name, tree := range trees {
		root, err := tree.Above(base, func(page []byte) (uint32, error) {
			number := pages.Behind(last, 1, pageSize)
			return number, write(number, page)
		})
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE sqlite_dbpage SET data = ? WHERE pgno = (
			SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?)`, root, name)
		if err != nil {
			return fmt.Errorf("table %s: %w", name, err)
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
	_, err := tx.ExecContext(ctx, "UPDATE sqlite_dbpage SET data = ? WHERE pgno = 1", page)
	return err
}
