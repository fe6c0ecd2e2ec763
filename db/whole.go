package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"briefings/briefing"
	"briefings/db/internal/originals"
)

// A Whole is a briefing with all that the archive keeps of it.
type Whole struct {
	Briefing briefing.Briefing
	Kept     briefing.Kept
}

// Wholes reads the briefings that q asks for, each with its sources, its
// revisions and the bytes of its pages, one at a time and all as they are at
// one moment.
func (a *Archive) Wholes(ctx context.Context, q Query) iter.Seq2[Whole, error] {
	return func(yield func(Whole, error) bool) {
		err := a.eachWhole(ctx, q, yield)
		var sort *SortError
		if err != nil && !errors.As(err, &sort) {
			err = fmt.Errorf("read %s: %w", a.path, err)
		}
		if err != nil {
			yield(Whole{}, err)
		}
	}
}

func (a *Archive) eachWhole(ctx context.Context, q Query, yield func(Whole, error) bool) error {
	tx, err := a.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // there is nothing to undo
	c, err := originals.NewCodec()
	if err != nil {
		return err
	}
	defer c.Close()
	for b, err := range briefings(ctx, tx, q) {
		if err != nil {
			return err
		}
		w := Whole{Briefing: b}
		if w.Kept, err = loadKept(ctx, tx, c, b.ID); err != nil {
			return fmt.Errorf("briefing %d: %w", b.ID, err)
		}
		if !yield(w, nil) {
			return nil
		}
	}
	return nil
}

// loadKept reads what the archive keeps of a briefing. Without a codec the bytes
// stay where they are.
func loadKept(ctx context.Context, from querier, c *originals.Codec, id int64) (k briefing.Kept, err error) {
	if k.Sources, err = loadSources(ctx, from, id); err != nil {
		return k, err
	}
	if k.Revisions, err = loadRevisions(ctx, from, id); err != nil || c == nil {
		return k, err
	}
	rows, err := from.QueryContext(ctx, "SELECT original.digest, "+packedColumns+" FROM "+packedFrom+`
		WHERE original.id IN (
		SELECT original_id FROM source WHERE briefing_id = ?1 UNION SELECT original_id FROM revision
		WHERE briefing_id = ?1) ORDER BY original.digest`, id)
	if err != nil {
		return k, err
	}
	defer rows.Close()
	for rows.Next() {
		var o briefing.KeptOriginal
		var p packedBytes
		if err := rows.Scan(&o.Digest, &p.data, &p.size, &p.base, &p.text); err != nil {
			return k, err
		}
		if o.Base64, err = p.unpack(c); err != nil {
			return k, fmt.Errorf("bytes of its page: %w", err)
		}
		k.Originals = append(k.Originals, o)
	}
	return k, rows.Err()
}

func loadSources(ctx context.Context, from querier, id int64) (list []briefing.KeptSource, err error) {
	rows, err := from.QueryContext(ctx, `SELECT source.path, source.format, coalesce(source.encoding, ''), source.size,
		coalesce(source.modified, ''),
		source.imported, source.digest, original.digest
		FROM source JOIN original ON original.id = source.original_id WHERE source.briefing_id = ?
		ORDER BY source.path`, id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var s briefing.KeptSource
		if err := rows.Scan(&s.Path, &s.Format, &s.Encoding, &s.Size, &s.Modified, &s.Imported, &s.Digest,
			&s.Original); err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, rows.Err()
}

func loadRevisions(ctx context.Context, from querier, id int64) (list []briefing.KeptRevision, err error) {
	rows, err := from.QueryContext(ctx, `SELECT number, replaced, source, revision.digest, original.digest, facts
		FROM revision JOIN original ON original.id = original_id WHERE briefing_id = ? ORDER BY number`, id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var r briefing.KeptRevision
		var facts []byte
		if err := rows.Scan(&r.Number, &r.Replaced, &r.Source, &r.Digest, &r.Original, &facts); err != nil {
			return nil, err
		}
		r.Facts = facts
		list = append(list, r)
	}
	return list, rows.Err()
}
