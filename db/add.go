package db

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"briefings/briefing"
)

// Add takes a page into the archive.
//
// A page is known by its path, its bytes by their digest. The same bytes at
// the same path are unchanged; other bytes at a known path change its briefing,
// and what it was is kept as a revision; known bytes at a path that is not
// known yet are one more source of their briefing. All else is new.
func (im *Importer) Add(e Entry) (Result, error) {
	result, err := im.addEntry(e)
	if err != nil {
		return Result{}, fmt.Errorf("archive %s: %w", e.Path, err)
	}
	return result, nil
}

func (im *Importer) addEntry(e Entry) (Result, error) {
	e.Briefing.Source = e.Path
	known, err := im.sourceAt(e.Path)
	if err != nil {
		return Result{}, err
	}
	if known.digest == e.Briefing.Digest {
		return Result{Unchanged, known.id, known.slug}, nil
	}
	same, err := im.briefingOf(e.Briefing)
	if err != nil {
		return Result{}, err
	}
	moved, err := im.hasMoved(e, same)
	switch {
	case err != nil:
		return Result{}, err
	case moved:
		if _, err := im.add.moveBriefing.ExecContext(im.ctx, e.Path, same.id); err != nil {
			return Result{}, err
		}
		return Result{Unchanged, same.id, same.slug}, im.keepSource(e, same.id)
	case known.own && (e.Holds == nil || !e.Holds(known.digest)):
		return im.change(e, known)
	case same.id != 0:
		return Result{Duplicate, same.id, same.slug}, im.keepSource(e, same.id)
	}
	return im.insert(e)
}

// hasMoved tells whether e is the record same, which stood on another line of
// the same file before lines were put in or taken out. If that line is above
// and still there, e is a copy of it.
func (im *Importer) hasMoved(e Entry, same place) (bool, error) {
	line, ok := strings.CutPrefix(same.path, e.File+"#")
	if e.File == "" || !ok {
		return false, nil
	}
	above := len(line) < len(e.Path)-len(e.File)-1 || len(same.path) == len(e.Path) && same.path < e.Path
	if !above {
		return true, nil
	}
	there, err := im.sourceAt(same.path)
	return there.digest != e.Briefing.Digest, err
}

// place is what the archive knows of a path or of a digest.
type place struct {
	id     int64
	slug   string
	digest string
	path   string // of the briefing
	own    bool   // the path is the briefing's own, not that of a copy
}

func (im *Importer) sourceAt(path string) (place, error) {
	var p place
	err := im.add.sourceAt.QueryRowContext(im.ctx, path).Scan(&p.id, &p.slug, &p.digest, &p.path)
	p.own = err == nil && p.path == path
	return p, orNone(err)
}

// briefingOf finds the briefing that was read from the same bytes, now or
// before its page changed. A record that has a slug of its own is another
// briefing unless the slug is the same: two pages with the same bytes may have
// been two briefings where it was exported.
func (im *Importer) briefingOf(b briefing.Briefing) (place, error) {
	var p place
	err := im.add.digestAt.QueryRowContext(im.ctx, b.Digest, b.Slug).Scan(&p.id, &p.slug, &p.path)
	return p, orNone(err)
}

// insert adds a new briefing. A record keeps its id and slug where they are free.
func (im *Importer) insert(e Entry) (Result, error) {
	b := e.Briefing
	if b.ID != 0 {
		taken, err := im.exists(im.add.idTaken, b.ID)
		if err != nil {
			return Result{}, err
		}
		if taken {
			b.ID = 0
		}
	}
	if err := im.giveSlug(&b); err != nil {
		return Result{}, err
	}
	id, err := im.writeFacts(im.add.insert, &b, sql.NullInt64{Int64: b.ID, Valid: b.ID != 0})
	if err != nil {
		return Result{}, err
	}
	b.ID = id
	if err := im.writeDetails(&b); err != nil {
		return Result{}, err
	}
	return Result{New, b.ID, b.Slug}, im.keepSource(e, b.ID)
}

// giveSlug names a new briefing, unless it comes with a name that is free.
func (im *Importer) giveSlug(b *briefing.Briefing) error {
	var failed error
	taken := func(slug string) bool {
		yes, err := im.exists(im.add.slugTaken, slug)
		if err != nil {
			failed = err
		}
		return yes && err == nil
	}
	if b.Slug == "" || taken(b.Slug) {
		b.Slug = briefing.Slug(b, taken)
	}
	return failed
}

// change gives a briefing the facts of its page's new bytes. It keeps its id
// and slug, and what it was becomes a revision.
func (im *Importer) change(e Entry, known place) (Result, error) {
	old, err := loadBriefing(im.ctx, im.tx, known.id)
	if err != nil {
		return Result{}, err
	}
	if _, err := im.add.revise.ExecContext(im.ctx, known.id, im.now, e.Path, old.Digest, e.Path, string(briefing.AppendJSON(nil, &old))); err != nil {
		return Result{}, err
	}
	if err := im.clearDetails(&old); err != nil {
		return Result{}, err
	}
	b := e.Briefing
	b.ID, b.Slug = old.ID, old.Slug
	if _, err := im.writeFacts(im.add.update, &b, sql.NullInt64{Int64: b.ID, Valid: true}); err != nil {
		return Result{}, err
	}
	if err := im.writeDetails(&b); err != nil {
		return Result{}, err
	}
	return Result{Changed, b.ID, b.Slug}, im.keepSource(e, b.ID)
}

// keepSource records where the page is and keeps its bytes.
func (im *Importer) keepSource(e Entry, id int64) error {
	original, err := im.keepOriginal(e.Data)
	if err != nil {
		return err
	}
	_, err = im.add.source.ExecContext(im.ctx, e.Path, id, e.Format, null(e.Encoding), len(e.Data), null(timestamp(e.Modified)),
		im.now, e.Briefing.Digest, original)
	return err
}

// keepOriginal stores bytes once, whatever the number of pages that have them.
func (im *Importer) keepOriginal(data []byte) (id int64, err error) {
	digest := Digest(data)
	err = im.add.originalAt.QueryRowContext(im.ctx, digest).Scan(&id)
	if !errors.Is(err, sql.ErrNoRows) {
		return id, err
	}
	done, err := im.add.original.ExecContext(im.ctx, digest, len(data), im.codec.pack(data))
	if err != nil {
		return 0, err
	}
	return done.LastInsertId()
}

func (im *Importer) exists(query *sql.Stmt, key any) (bool, error) {
	var one int
	err := query.QueryRowContext(im.ctx, key).Scan(&one)
	return err == nil, orNone(err)
}

// orNone takes "no rows" for the answer that it is.
func orNone(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}
