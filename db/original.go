package db

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"

	"briefings/briefing"
	"briefings/db/internal/originals"
)

// Digest returns the SHA-256 of data in hexadecimal.
func Digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// packedBytes is a row of the table original, with the text that it is packed against.
type packedBytes struct {
	data []byte
	size int            // of the bytes of the page
	base sql.NullInt64  // the briefing whose text it is packed against, NULL if it is packed alone
	text sql.NullString // of that briefing
}

// packedColumns are the columns of packedBytes in their order, and packedFrom are the
// tables that they are read from.
var packedColumns = both{
	"original.data, original.size, original.base, coalesce(base.lead, '') || char(10) || base.sections",
	"original.data, original.size, original.base, coalesce(base.lead, '') || chr(10) || CAST(base.sections AS text)",
}

const packedFrom = "original LEFT JOIN text AS base ON base.briefing_id = original.base"

// A storedOriginal is a row of the table original, and storedOriginals reads such rows.
type storedOriginal struct {
	id     int64
	digest string
	packedBytes
}

var storedOriginals = both{
	"SELECT original.id, original.digest, " + packedColumns[sqliteSQL] + " FROM " + packedFrom,
	"SELECT 0, original.id, " + packedColumns[postgresSQL] + " FROM " + packedFrom,
}

func (o *storedOriginal) fields() []any {
	return []any{&o.id, &o.digest, &o.data, &o.size, &o.base, &o.text}
}

// baseText returns the text that the bytes of a page are packed against.
func baseText(b *briefing.Briefing, sections string) string { return b.Lead + "\n" + sections }

// unpack returns the bytes of the page.
func (p *packedBytes) unpack(c *originals.Codec) ([]byte, error) {
	switch {
	case !p.base.Valid:
		return c.Unpack(p.data, p.size)
	case !p.text.Valid:
		return nil, fmt.Errorf("the text of briefing %d, which is a part of them, is missing", p.base.Int64)
	}
	return c.UnpackDelta(p.data, p.size, p.text.String)
}

// Original returns the bytes that a briefing was imported from, and the format and
// encoding in which they were read.
func (r *Reader) Original(ctx context.Context, id int64) (data []byte, format, encoding string, err error) {
	c, err := originals.NewCodec()
	if err != nil {
		return nil, "", "", err
	}
	defer c.Close()
	return originalOf(ctx, r.from, c, id, r.dialect)
}

func originalOf(ctx context.Context, from queryer, c *originals.Codec, id int64,
	d dialect) (data []byte, format, encoding string, err error) {
	var packed packedBytes
	var charset sql.NullString
	err = from.QueryRowContext(ctx, `SELECT source.format, source.encoding, `+packedColumns[d]+`
		FROM briefing JOIN source ON source.briefing_id = briefing.id
		JOIN original ON original.id = source.original_id LEFT JOIN text AS base ON base.briefing_id = original.base
		WHERE briefing.id = ? ORDER BY source.digest = briefing.digest DESC, source.path = briefing.source DESC
		LIMIT 1`, id).
		Scan(&format, &charset, &packed.data, &packed.size, &packed.base, &packed.text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, "", "", fmt.Errorf("briefing %d: the archive has no bytes of its page", id)
	}
	if err == nil {
		data, err = packed.unpack(c)
	}
	if err != nil {
		return nil, "", "", fmt.Errorf("briefing %d: bytes of its page: %w", id, err)
	}
	return data, format, charset.String, nil
}

// unpackOne returns the bytes of one page.
func unpackOne(p packedBytes) ([]byte, error) {
	c, err := originals.NewCodec()
	if err != nil {
		return nil, err
	}
	defer c.Close()
	return p.unpack(c)
}

// keepOriginal stores the bytes of a page.
func (im *Importer) keepOriginal(e *Entry, id int64) (original int64, err error) {
	return im.keepBytes(packedOriginal{e.ready.digest, len(e.Data), e.ready.packed, e.ready.delta}, id)
}

// detach packs bytes alone that are packed against the text of a briefing, before that
// text changes.
func (im *Importer) detach(id int64) error {
	return im.repack(`original.base = ?1 AND original.id IN (
		SELECT original_id FROM source WHERE briefing_id = ?1 UNION SELECT original_id FROM revision
		WHERE briefing_id = ?1)`, id)
}

// repack packs the bytes alone that fulfil a condition.
func (im *Importer) repack(condition string, args ...any) error {
	plain := map[int64][]byte{}
	query := storedOriginals[sqliteSQL] + " WHERE " + condition
	for o, err := range rowsOf(im.ctx, im.tx, (*storedOriginal).fields, query, args...) {
		if err != nil {
			return err
		}
		data, err := o.unpack(im.codec)
		if err != nil {
			return fmt.Errorf("original %d: %w", o.id, err)
		}
		plain[o.id] = im.codec.PackAlone(data)
	}
	for original, data := range plain {
		if _, err := im.tx.ExecContext(im.ctx, "UPDATE original SET base = NULL, data = ? WHERE id = ?", data,
			original); err != nil {
			return err
		}
	}
	return nil
}
