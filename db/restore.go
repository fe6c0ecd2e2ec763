package db

import (
	"bytes"
	"database/sql"
	"fmt"
	"slices"

	"briefings/briefing"
)

// A packedOriginal is the bytes of a page, packed.
type packedOriginal struct {
	digest string
	size   int
	data   []byte
	delta  bool
}

// packKept packs the originals of a record, and frees their bytes.
func (im *Importer) packKept(e *Entry, p *prepared) {
	text := baseText(&e.Briefing, p.sections)
	for i, o := range e.Kept.Originals {
		packed := packedOriginal{digest: o.Digest, size: len(o.Base64)}
		packed.data, packed.delta = im.codec.Pack(o.Base64, text)
		p.originals = append(p.originals, packed)
		e.Kept.Originals[i].Base64 = nil
	}
}

// restore adds a record with its sources, revisions and originals. If it is new, it keeps
// its id and slug if they are free. If the archive has it with the same facts and the same
// past, it gets the sources that are new. Otherwise it is refused: one of the two pasts
// would be lost.
func (im *Importer) restore(e Entry) (Result, error) {
	known, unknown, err := im.knownWhole(&e)
	switch {
	case err != nil:
		return Result{}, err
	case known.id != 0:
		return im.restoreKnown(e, known, unknown)
	}
	result, err := im.insertBriefing(e)
	if err != nil {
		return Result{}, err
	}
	return result, im.keepAll(&e, result.ID)
}

// restoreKnown adds to a briefing the sources of a record that are new, and what was set.
func (im *Importer) restoreKnown(e Entry, known place, unknown bool) (Result, error) {
	result := Result{Status: Unchanged, ID: known.id, Slug: known.slug}
	set, said, err := im.mergeSettings(known.id, e.Briefing.Settings)
	result.Overruled = said
	switch {
	case err != nil:
		return result, err
	case unknown:
		result.Status = Duplicate
	case set:
		result.Status = Changed
	default:
		return result, nil
	}
	return result, im.keepAll(&e, known.id)
}

// knownWhole finds the briefing of a record, if the archive has it. unknown is whether
// the record has a source that the archive has not.
func (im *Importer) knownWhole(e *Entry) (known place, unknown bool, err error) {
	paths := []string{e.Path}
	for _, s := range e.Kept.Sources {
		paths = append(paths, s.Path)
	}
	for _, path := range paths {
		at, err := im.sourceAt(path)
		if err != nil {
			return known, false, err
		}
		if at.id != 0 {
			known = at
		} else {
			unknown = true
		}
	}
	if known.id == 0 {
		if known, err = im.briefingOf(e.Briefing); err != nil || known.id == 0 {
			return known, false, err
		}
	}
	same, err := im.hasWhole(e, known.id)
	if err == nil && !same {
		err = &RefusedError{fmt.Sprintf("the archive has %s already, and knows other things of it: "+
			"restore the record into an archive of its own", known.slug)}
	}
	return known, unknown, err
}

// hasWhole reports whether a briefing has the facts and revisions of a record, and the same
// bytes at each path of the record that the archive knows.
func (im *Importer) hasWhole(e *Entry, id int64) (bool, error) {
	now, err := loadBriefing(im.ctx, im.tx, id)
	if err != nil {
		return false, err
	}
	now = own(&now)
	b := own(&e.Briefing)
	b.ID, b.Slug, b.Source = now.ID, now.Slug, now.Source
	if !sameJSON(&now, &b) {
		return false, nil
	}
	if err := im.makeIndexes(sourceIndex); err != nil {
		return false, err
	}
	kept, err := loadKept(im.ctx, im.tx, nil, id, sqliteSQL)
	if err != nil {
		return false, err
	}
	for _, s := range e.Kept.Sources {
		if at, err := im.sourceAt(s.Path); err != nil || at.id != 0 && (at.id != id || at.digest != s.Digest) {
			return false, err
		}
	}
	return slices.EqualFunc(kept.Revisions, e.Kept.Revisions, func(a, b briefing.KeptRevision) bool {
		return bytes.Equal(a.Facts, b.Facts) && a.Number == b.Number && a.Replaced == b.Replaced &&
			a.Source == b.Source && a.Digest == b.Digest && a.Original == b.Original
	}), nil
}

// keepAll writes the bytes, the sources and the revisions of a record that the archive has
// not yet.
func (im *Importer) keepAll(e *Entry, id int64) error {
	originals := map[string]int64{}
	for _, o := range e.ready.originals {
		original, err := im.keepBytes(o, id)
		if err != nil {
			return err
		}
		originals[o.digest] = original
	}
	for _, s := range e.Kept.Sources {
		_, err := im.add.source.ExecContext(im.each, s.Path, id, s.Format, null(s.Encoding), s.Size,
			null(s.Modified), s.Imported, s.Digest, originals[s.Original])
		if err != nil {
			return err
		}
	}
	for _, r := range e.Kept.Revisions {
		_, err := im.tx.ExecContext(im.ctx, `INSERT OR IGNORE INTO revision
			(briefing_id, number, replaced, source, digest, original_id, facts)
			VALUES (?, ?, ?, ?, ?, ?, ?)`, id, r.Number, r.Replaced, r.Source, r.Digest, originals[r.Original],
			string(r.Facts))
		if err != nil {
			return err
		}
		im.maybe(knownDigest, r.Digest) // note it
	}
	return nil
}

// keepBytes stores bytes once, even if several pages have them, and returns their id.
func (im *Importer) keepBytes(o packedOriginal, id int64) (original int64, err error) {
	if im.maybe(knownBytes, o.digest) {
		err = im.add.originalAt.QueryRowContext(im.each, o.digest).Scan(&original)
		if orNone(err) != nil || err == nil {
			return original, err
		}
	}
	done, err := im.add.original.ExecContext(im.each, o.digest, o.size, sql.NullInt64{Int64: id, Valid: o.delta},
		o.data)
	if err != nil {
		return 0, err
	}
	return done.LastInsertId()
}
