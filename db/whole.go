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
	return eachWhole(ctx, tx, q, yield)
}

// Wholes reads the briefings of a query one at a time.
func (r *Reader) Wholes(ctx context.Context, q Query) iter.Seq2[Whole, error] {
	q.dialect = r.dialect
	return sequence(r, "read", func(yield func(Whole, error) bool) error { return eachWhole(ctx, r.from, q, yield) })
}

func eachWhole(ctx context.Context, from querier, q Query, yield func(Whole, error) bool) error {
	c, err := originals.NewCodec()
	if err != nil {
		return err
	}
	defer c.Close()
	for b, err := range briefings(ctx, from, q) {
		if err != nil {
			return err
		}
		w := Whole{Briefing: b}
		if w.Kept, err = loadKept(ctx, from, c, b.ID, q.dialect); err != nil {
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
func loadKept(ctx context.Context, from querier, c *originals.Codec, id int64,
	d dialect) (k briefing.Kept, err error) {
	if k.Sources, err = loadSources(ctx, from, id, d); err != nil {
		return k, err
	}
	if k.Revisions, err = loadRevisions(ctx, from, id, d); err != nil || c == nil {
		return k, err
	}
	for o, err := range rowsOf(ctx, from, (*storedOriginal).fields, storedOriginals[d]+`
		WHERE original.id IN (
		SELECT original_id FROM source WHERE briefing_id = ?1 UNION SELECT original_id FROM revision
		WHERE briefing_id = ?1) ORDER BY `+digestOf[d], id) {
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

// digestOf is the digest of the bytes of a page. PostgreSQL knows them by it.
var digestOf = both{"original.digest", "original.id"}

func loadSources(ctx context.Context, from querier, id int64, d dialect) ([]briefing.KeptSource, error) {
	return listOf(ctx, from, func(s *briefing.KeptSource) []any {
		return []any{&s.Path, &s.Format, &s.Encoding, &s.Size, &s.Modified, &s.Imported, &s.Digest, &s.Original}
	}, `SELECT source.path, source.format, coalesce(source.encoding, ''), source.size, coalesce(source.modified, ''),
			source.imported, source.digest, `+digestOf[d]+`
		FROM source JOIN original ON original.id = source.original_id WHERE source.briefing_id = ?
		ORDER BY source.path`, id)
}

func loadRevisions(ctx context.Context, from querier, id int64, d dialect) ([]briefing.KeptRevision, error) {
	return listOf(ctx, from, func(r *briefing.KeptRevision) []any {
		return []any{&r.Number, &r.Replaced, &r.Source, &r.Digest, &r.Original, (*[]byte)(&r.Facts)}
	}, `SELECT number, replaced, source, revision.digest, `+digestOf[d]+`, facts
		FROM revision JOIN original ON original.id = original_id WHERE briefing_id = ? ORDER BY number`, id)
}
