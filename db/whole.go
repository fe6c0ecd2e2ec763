package db

import (
	"context"
	"database/sql"
	"fmt"
	"iter"

	"briefings/briefing"
	"briefings/db/internal/originals"
)

// A Whole is a briefing with its sources, revisions and originals.
type Whole struct {
	Briefing briefing.Briefing
	Kept     briefing.Kept
}

// Wholes reads the briefings of a query one at a time, in one transaction.
func (a *Archive) Wholes(ctx context.Context, q Query) iter.Seq2[Whole, error] {
	return sequence(a, "read", func(yield func(Whole, error) bool) error { return a.eachWhole(ctx, q, yield) })
}

func (a *Archive) eachWhole(ctx context.Context, q Query, yield func(Whole, error) bool) error {
	tx, err := a.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // it only reads
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

// loadKept reads the sources, the revisions and, with a codec, the originals of a
// briefing.
func loadKept(ctx context.Context, from querier, c *originals.Codec, id int64) (k briefing.Kept, err error) {
	if k.Sources, err = loadSources(ctx, from, id); err != nil {
		return k, err
	}
	if k.Revisions, err = loadRevisions(ctx, from, id); err != nil || c == nil {
		return k, err
	}
	for o, err := range rowsOf(ctx, from, (*storedOriginal).fields, storedOriginals+`
		WHERE original.id IN (
		SELECT original_id FROM source WHERE briefing_id = ?1 UNION SELECT original_id FROM revision
		WHERE briefing_id = ?1) ORDER BY original.digest`, id) {
		if err != nil {
			return k, err
		}
		data, err := o.unpack(c)
		if err != nil {
			return k, fmt.Errorf("bytes of its page: %w", err)
		}
		k.Originals = append(k.Originals, briefing.KeptOriginal{Digest: o.digest, Base64: data})
	}
	return k, nil
}

func loadSources(ctx context.Context, from querier, id int64) ([]briefing.KeptSource, error) {
	return listOf(ctx, from, func(s *briefing.KeptSource) []any {
		return []any{&s.Path, &s.Format, &s.Encoding, &s.Size, &s.Modified, &s.Imported, &s.Digest, &s.Original}
	}, `SELECT source.path, source.format, coalesce(source.encoding, ''), source.size, coalesce(source.modified, ''),
			source.imported, source.digest, original.digest
		FROM source JOIN original ON original.id = source.original_id WHERE source.briefing_id = ?
		ORDER BY source.path`, id)
}

func loadRevisions(ctx context.Context, from querier, id int64) ([]briefing.KeptRevision, error) {
	return listOf(ctx, from, func(r *briefing.KeptRevision) []any {
		return []any{&r.Number, &r.Replaced, &r.Source, &r.Digest, &r.Original, (*[]byte)(&r.Facts)}
	}, `SELECT number, replaced, source, revision.digest, original.digest, facts
		FROM revision JOIN original ON original.id = original_id WHERE briefing_id = ? ORDER BY number`, id)
}
