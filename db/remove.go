package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"briefings/db/internal/fts5"
)

// A Removal is what goes with briefings that are removed.
type Removal struct {
	IDs       []int64 // in their order
	Revisions int
	Settings  int // facts that were set by hand
	Originals int // contents of pages that no other briefing needs
	First     []Removed
}

// A Removed is a briefing that goes.
type Removed struct {
	ID          int64
	Date, Title string // "" if unknown
	Slug        string
}

// maxRemoved is how many of these briefings are named.
const maxRemoved = 10

// removed are the ids of a removal, as a table: they come as one JSON array.
const removed = "(SELECT value FROM json_each(?1))"

// needless are the originals that nobody needs once those briefings are removed.
const needless = `SELECT original_id FROM source WHERE briefing_id IN ` + removed + `
	UNION SELECT original_id FROM revision WHERE briefing_id IN ` + removed + `
	EXCEPT SELECT original_id FROM source WHERE briefing_id NOT IN ` + removed + `
	EXCEPT SELECT original_id FROM revision WHERE briefing_id NOT IN ` + removed

// idList is a set of ids for SQL: of hits, or of numbers.
func idList[T any](list []T, id func(T) int64) string {
	text := []byte("[") // not null, which is one entry
	for i, v := range list {
		if i > 0 {
			text = append(text, ',')
		}
		text = strconv.AppendInt(text, id(v), 10)
	}
	return string(append(text, ']'))
}

func itself(id int64) int64 { return id }

// PlanRemoval returns what would go with briefings.
func (a *Archive) PlanRemoval(ctx context.Context, ids []int64) (Removal, error) {
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	r := Removal{IDs: ids}
	list := idList(ids, itself)
	err := a.db.QueryRowContext(ctx,
		`SELECT (SELECT count(*) FROM revision WHERE briefing_id IN `+removed+`),
			(SELECT count(*) FROM setting WHERE briefing_id IN `+removed+`),
			(SELECT count(*) FROM (`+needless+`))`, list).
		Scan(&r.Revisions, &r.Settings, &r.Originals)
	if err == nil {
		r.First, err = listOf(ctx, a.db, func(b *Removed) []any { return []any{&b.ID, &b.Date, &b.Title, &b.Slug} },
			"SELECT id, coalesce(date, ''), coalesce(title, ''), slug FROM briefing "+
				"WHERE id IN "+removed+" ORDER BY id LIMIT ?2", list, maxRemoved)
	}
	return r, a.readError(err)
}

// ErrGone is what Remove returns, wrapped, if another process has removed a briefing.
var ErrGone = errors.New("was removed meanwhile")

// Remove removes briefings with their text and full text, sources, revisions, and
// the bytes and names that no other briefing needs. It must come before anything is
// added. [Importer.Rewrite] removes what is left of them in the file.
func (im *Importer) Remove(ids []int64) error {
	return im.named(im.remove(slices.Compact(slices.Sorted(slices.Values(ids)))))
}

// Rewrite writes the file anew after a removal was committed. SQLite overwrites
// what it deletes, but it may have left copies when rows grew or moved.
func (im *Importer) Rewrite() error {
	_, err := im.db.ExecContext(im.ctx, "VACUUM")
	return im.named(err)
}

func (im *Importer) remove(ids []int64) error {
	list := idList(ids, itself)
	if _, err := im.tx.ExecContext(im.ctx, "PRAGMA secure_delete = ON"); err != nil {
		return err
	}
	if err := im.forgetWords(ids); err != nil {
		return err
	}
	originals, err := im.idsBy(needless, list)
	if err != nil {
		return err
	}
	if err := im.standAlone(list, originals); err != nil {
		return err
	}
	for _, table := range []string{"source", "revision", "participant", "party", "text"} {
		if _, err := im.tx.ExecContext(im.ctx, "DELETE FROM "+table+" WHERE briefing_id IN "+removed,
			list); err != nil {
			return err
		}
	}
	if _, err := im.tx.ExecContext(im.ctx, "DELETE FROM briefing WHERE id IN "+removed, list); err != nil {
		return err
	}
	if err := im.dropOriginals(originals); err != nil {
		return err
	}
	clear(im.people)
	_, err = im.tx.ExecContext(im.ctx, "DELETE FROM person WHERE id NOT IN (SELECT person_id FROM participant)")
	return err
}

// forgetWords takes the words of briefings out of the full text, and out of the
// pages of the file that held them. FTS5 only marks them as deleted; they are
// removed when all its pieces are merged into one.
func (im *Importer) forgetWords(ids []int64) error {
	for _, id := range ids {
		b, err := loadBriefing(im.ctx, im.tx, id)
		if errors.Is(err, sql.ErrNoRows) {
			return fmt.Errorf("briefing %d %w", id, ErrGone)
		}
		if err == nil {
			_, err = im.add.clearFull.ExecContext(im.each, fullTextRow(id, fullText(&b))...)
		}
		if err != nil {
			return fmt.Errorf("briefing %d: %w", id, err)
		}
	}
	if _, err := im.tx.ExecContext(im.ctx, "INSERT INTO fulltext (fulltext) VALUES ('optimize')"); err != nil {
		return err
	}
	var structure []byte
	err := im.tx.QueryRowContext(im.ctx, "SELECT block FROM fulltext_data WHERE id = 10").Scan(&structure)
	if err != nil || fts5.ForgetsDeleted(structure) {
		return err
	}
	return im.indexOthers(ids)
}

// indexOthers makes the full text anew, without some briefings. That happens if they
// are nearly all briefings.
func (im *Importer) indexOthers(ids []int64) error {
	if _, err := im.tx.ExecContext(im.ctx, "INSERT INTO fulltext (fulltext) VALUES ('delete-all')"); err != nil {
		return err
	}
	others, err := im.idsBy("SELECT id FROM briefing WHERE id NOT IN "+removed+" ORDER BY id", idList(ids, itself))
	if err != nil {
		return err
	}
	return stockIndex(im.ctx, im.tx, others)
}

// idsBy reads ids.
func (im *Importer) idsBy(query string, args ...any) ([]int64, error) {
	return listOf(im.ctx, im.tx, only[int64], query, args...)
}

// standAlone packs by themselves the bytes that others need and that lean on a
// text that goes.
func (im *Importer) standAlone(list string, dropped []int64) error {
	return im.repack(`original.base IN `+removed+` AND original.id NOT IN (SELECT value FROM json_each(?2))`, list,
		idList(dropped, itself))
}

// manyOriginals are worth an index: for each original that is deleted SQLite
// looks for those that still name it.
const manyOriginals = 16

func (im *Importer) dropOriginals(ids []int64) error {
	before, after := "", ""
	if len(ids) > manyOriginals {
		before = "CREATE INDEX source_original ON source (original_id); " +
			"CREATE INDEX revision_original ON revision (original_id)"
		after = "DROP INDEX source_original; DROP INDEX revision_original"
	}
	if _, err := im.tx.ExecContext(im.ctx, before); err != nil {
		return err
	}
	if _, err := im.tx.ExecContext(im.ctx, "DELETE FROM original WHERE id IN "+removed,
		idList(ids, itself)); err != nil {
		return err
	}
	_, err := im.tx.ExecContext(im.ctx, after)
	return err
}
