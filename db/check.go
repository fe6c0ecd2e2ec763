package db

import (
	"context"
	"fmt"
	"strings"

	"briefings/db/fts5"
)

// Check verifies the archive and reports each thing that is off, in words: the
// file itself (SQLite's integrity check, foreign keys), the facts against the
// tables that they repeat, every word of the full text against the texts, and the
// bytes of the pages against their digests. It stops where report returns false.
func (a *Archive) Check(ctx context.Context, report func(problem string) bool) error {
	for _, check := range []func(context.Context, func(string) bool) (bool, error){a.checkFile, a.checkRows, a.checkFullText, a.checkOriginals} {
		if more, err := check(ctx, report); err != nil || !more {
			return err
		}
	}
	return nil
}

func (a *Archive) checkFile(ctx context.Context, report func(string) bool) (bool, error) {
	more, err := a.eachProblem(ctx, report, "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'")
	if err != nil || !more {
		return more, err
	}
	return a.eachProblem(ctx, report, `SELECT format('row %d of %s has no %s that it names', "rowid", "table", "parent") FROM pragma_foreign_key_check`)
}

// checkRows compares what is kept twice: the lists in a briefing's row, for
// those who read it, with the tables that they repeat, for those who ask.
func (a *Archive) checkRows(ctx context.Context, report func(string) bool) (bool, error) {
	for _, query := range []string{
		`SELECT format('briefing %d: countries are not those of its parties', id) FROM briefing WHERE countries <> coalesce(
			(SELECT group_concat(country, '; ' ORDER BY position) FROM party WHERE briefing_id = id), '')`,
		`SELECT format('briefing %d: people are not those who took part', briefing.id) FROM briefing WHERE people <> coalesce(
			(SELECT group_concat(person.name, '; ' ORDER BY position) FROM participant JOIN person ON person.id = person_id
				WHERE briefing_id = briefing.id), '')`,
		`SELECT format('briefing %d: has no text', id) FROM briefing WHERE id NOT IN (SELECT briefing_id FROM text)`,
		`SELECT format('briefing %d: counts %d sections and %d photos, its text has %d and %d', id, briefing.sections, briefing.photos,
				json_array_length(text.sections), json_array_length(text.photos))
			FROM briefing JOIN text ON briefing_id = id
			WHERE (briefing.sections, briefing.photos) IS NOT (json_array_length(text.sections), json_array_length(text.photos))`,
		`SELECT format('briefing %d: is in the full text but not in the archive', id) FROM fulltext_docsize
			WHERE id NOT IN (SELECT id FROM briefing)`,
	} {
		if more, err := a.eachProblem(ctx, report, query); err != nil || !more {
			return more, err
		}
	}
	return true, nil
}

func (a *Archive) eachProblem(ctx context.Context, report func(string) bool, query string) (bool, error) {
	rows, err := a.db.QueryContext(ctx, query)
	if err != nil {
		return false, fmt.Errorf("check %s: %w", a.path, err)
	}
	defer rows.Close()
	for rows.Next() {
		var problem string
		if err := rows.Scan(&problem); err != nil {
			return false, fmt.Errorf("check %s: %w", a.path, err)
		}
		if !report(problem) {
			return false, nil
		}
	}
	if err := rows.Err(); err != nil {
		return false, fmt.Errorf("check %s: %w", a.path, err)
	}
	return true, nil
}

// sameSizes reads FTS5's record of a row's length: a varint a column, in
// SQLite's form of big-endian groups of seven bits.
func sameSizes(sizes []byte, columns [fullTextColumns]string) bool {
	for _, c := range columns {
		n, read := fts5.Varint(sizes)
		if read == 0 || n != uint64(len(strings.Fields(c))) {
			return false
		}
		sizes = sizes[read:]
	}
	return len(sizes) == 0
}

// checkOriginals unpacks the bytes of every page.
func (a *Archive) checkOriginals(ctx context.Context, report func(string) bool) (bool, error) {
	c, err := newCodec()
	if err != nil {
		return false, err
	}
	defer c.close()
	rows, err := a.db.QueryContext(ctx, "SELECT original.id, original.digest, "+packedColumns+" FROM "+packedFrom)
	if err != nil {
		return false, fmt.Errorf("check %s: %w", a.path, err)
	}
	defer rows.Close()
	for rows.Next() {
		var id int
		var digest string
		var packed packedBytes
		if err := rows.Scan(&id, &digest, &packed.data, &packed.size, &packed.base, &packed.text); err != nil {
			return false, fmt.Errorf("check %s: %w", a.path, err)
		}
		data, err := c.unpack(packed)
		switch {
		case err != nil:
			err = fmt.Errorf("original %d: %w", id, err)
		case Digest(data) != digest:
			err = fmt.Errorf("original %d: the bytes are not those of their digest", id)
		}
		if err != nil && !report(err.Error()) {
			return false, nil
		}
	}
	return rows.Err() == nil, rows.Err()
}
