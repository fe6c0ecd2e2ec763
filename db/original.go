package db

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"runtime"

	"github.com/klauspost/compress/zstd"

	"briefings/briefing"
)

// Digest is the name of bytes: their SHA-256, in hexadecimal.
func Digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// codec packs the bytes of pages and unpacks them, on any core.
type codec struct {
	encoder *zstd.Encoder
	quick   *zstd.Encoder // of what is short
	decoder *zstd.Decoder
}

// short is the size up to which a code of its own for the bytes of a frame takes
// as much room as it saves, and most of the time.
const short = 384

// maxUnpacked is more than any page measures: what unpacks to more is damaged.
const maxUnpacked = 256 << 20

func newCodec() (c *codec, err error) {
	c = &codec{}
	options := []zstd.EOption{
		zstd.WithEncoderConcurrency(runtime.GOMAXPROCS(0)), zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderCRC(false),
	}
	if c.encoder, err = zstd.NewWriter(nil, options...); err != nil {
		return nil, err
	}
	if c.quick, err = zstd.NewWriter(nil, append(options, zstd.WithNoEntropyCompression(true))...); err != nil {
		return nil, err
	}
	c.decoder, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(runtime.GOMAXPROCS(0)), zstd.WithDecoderMaxMemory(maxUnpacked), zstd.WithDecodeAllCapLimit(true))
	if err != nil {
		return nil, err
	}
	return c, nil
}

func (c *codec) close() {
	if c != nil {
		c.encoder.Close()
		c.quick.Close()
		c.decoder.Close()
	}
}

// pack returns the bytes of a page as a frame of zstd, RFC 8878: of a delta
// against the text that was read from them where that saves a good part, else
// of themselves. Whichever it is has been unpacked once, lest anything is lost.
func (c *codec) pack(data []byte, text string) (packed []byte, delta bool) {
	d := appendDelta(make([]byte, 0, len(data)/2), text, string(data))
	if len(d) < len(data)/2 {
		if back, err := applyDelta(text, d, len(data)); err == nil && string(back) == string(data) {
			encoder := c.encoder
			if len(d) <= short {
				encoder = c.quick
			}
			return encoder.EncodeAll(d, make([]byte, 0, len(d))), true
		}
	}
	return c.packPlain(data), false
}

func (c *codec) packPlain(data []byte) []byte {
	return c.encoder.EncodeAll(data, make([]byte, 0, len(data)/2))
}

// packedBytes is a row of the table original, with the text that a delta is
// against.
type packedBytes struct {
	data []byte
	size int            // of the bytes of the page
	base sql.NullInt64  // the briefing whose text a delta is against
	text sql.NullString // that text
}

// packedColumns are those of packedBytes, in their order, and packedFrom is
// where they are read from.
const (
	packedColumns = "original.data, original.size, original.base, coalesce(base.lead, '') || char(10) || base.sections"
	packedFrom    = "original LEFT JOIN text AS base ON base.briefing_id = original.base"
)

// baseText is the text that the bytes of a page are packed against.
func baseText(b *briefing.Briefing, sections string) string { return b.Lead + "\n" + sections }

// unpack returns the bytes of a page.
func (c *codec) unpack(p packedBytes) ([]byte, error) {
	room := p.size
	if p.base.Valid {
		room = p.size/2 + 64 // a longer delta is never kept
	}
	plain, err := c.decoder.DecodeAll(p.data, make([]byte, 0, room))
	switch {
	case err == nil && p.base.Valid && !p.text.Valid:
		err = fmt.Errorf("the text of briefing %d, which is a part of them, is missing", p.base.Int64)
	case err == nil && p.base.Valid:
		plain, err = applyDelta(p.text.String, plain, p.size)
	case err == nil && len(plain) != p.size:
		err = fmt.Errorf("%d bytes unpacked, %d expected", len(plain), p.size)
	}
	return plain, err
}

// Original returns the bytes that a briefing was imported from, and in which
// format and encoding they were read.
func (a *Archive) Original(ctx context.Context, id int64) (data []byte, format, encoding string, err error) {
	c, err := newCodec()
	if err != nil {
		return nil, "", "", err
	}
	defer c.close()
	return originalOf(ctx, a.db, c, id)
}

func originalOf(ctx context.Context, from queryer, c *codec, id int64) (data []byte, format, encoding string, err error) {
	var packed packedBytes
	var charset sql.NullString
	err = from.QueryRowContext(ctx, `SELECT source.format, source.encoding, `+packedColumns+`
		FROM briefing JOIN source ON source.briefing_id = briefing.id
		JOIN original ON original.id = source.original_id LEFT JOIN text AS base ON base.briefing_id = original.base
		WHERE briefing.id = ? ORDER BY source.digest = briefing.digest DESC, source.path = briefing.source DESC LIMIT 1`, id).
		Scan(&format, &charset, &packed.data, &packed.size, &packed.base, &packed.text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, "", "", fmt.Errorf("briefing %d: the archive has no bytes of its page", id)
	}
	if err == nil {
		data, err = c.unpack(packed)
	}
	if err != nil {
		return nil, "", "", fmt.Errorf("briefing %d: bytes of its page: %w", id, err)
	}
	return data, format, charset.String, nil
}

// unpackOne returns the bytes of one page alone.
func unpackOne(p packedBytes) ([]byte, error) {
	c, err := newCodec()
	if err != nil {
		return nil, err
	}
	defer c.close()
	return c.unpack(p)
}

// keepOriginal stores the bytes of a page.
func (im *Importer) keepOriginal(e *Entry, id int64) (original int64, err error) {
	return im.keepBytes(packedOriginal{e.ready.digest, len(e.Data), e.ready.packed, e.ready.delta}, id)
}

// detach packs the bytes that lean on the text of a briefing by themselves,
// before that text becomes another one.
func (im *Importer) detach(id int64) error {
	return im.repack(`original.base = ?1 AND original.id IN (
		SELECT original_id FROM source WHERE briefing_id = ?1 UNION SELECT original_id FROM revision WHERE briefing_id = ?1)`, id)
}

// repack packs by themselves the bytes that a condition finds.
func (im *Importer) repack(condition string, args ...any) error {
	rows, err := im.tx.QueryContext(im.ctx, "SELECT original.id, "+packedColumns+" FROM "+packedFrom+" WHERE "+condition, args...)
	if err != nil {
		return err
	}
	plain := map[int64][]byte{}
	defer rows.Close()
	for rows.Next() {
		var p packedBytes
		var original int64
		if err := rows.Scan(&original, &p.data, &p.size, &p.base, &p.text); err != nil {
			return err
		}
		data, err := im.codec.unpack(p)
		if err != nil {
			return fmt.Errorf("original %d: %w", original, err)
		}
		plain[original] = im.codec.packPlain(data)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	for original, data := range plain {
		if _, err := im.tx.ExecContext(im.ctx, "UPDATE original SET base = NULL, data = ? WHERE id = ?", data, original); err != nil {
			return err
		}
	}
	return nil
}
