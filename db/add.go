package db

import (
	"bytes"
	"cmp"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"briefings/briefing"
)

// Add adds a page to the archive.
//
// A page is identified by its path, its bytes by their digest:
//   - The same bytes at the same path are unchanged.
//   - Other bytes at a known path change the briefing. Its old state becomes a revision.
//   - Known bytes at a new path are one more source of their briefing. If they change
//     later, they are a page of their own.
//   - All other pages are new.
//
// Add returns a [RefusedError] for an entry that cannot be kept. After any other error
// the import can only be closed.
func (im *Importer) Add(e Entry) (Result, error) {
	if err := im.begin(); err != nil {
		return Result{}, im.named(err)
	}
	result, err := im.addEntry(e)
	if _, refused := errors.AsType[*RefusedError](err); refused {
		return Result{}, err
	}
	if err != nil {
		return Result{}, fmt.Errorf("archive %s: %w", e.Path, err)
	}
	return result, nil
}

func (im *Importer) addEntry(e Entry) (Result, error) {
	if err := im.ctx.Err(); err != nil { // the statements of one page ignore it
		return Result{}, err
	}
	e.Briefing.Source = e.Path
	if e.ready == nil {
		im.Prepare(&e)
	}
	if err := im.refuse(&e); err != nil {
		return Result{}, err
	}
	if !e.ready.valid {
		if err := im.checkRows(); err != nil {
			return Result{}, err
		}
	}
	if e.Kept != nil {
		return im.restore(e)
	}
	known, err := im.sourceAt(e.Path)
	if err != nil {
		return Result{}, err
	}
	if known.digest == e.Briefing.Digest {
		return im.addKnown(e, known)
	}
	return im.addOther(e, known)
}

// addOther adds a page with other bytes than the archive has at its path, if any.
func (im *Importer) addOther(e Entry, known place) (Result, error) {
	same, err := im.briefingOf(e.Briefing)
	if err != nil {
		return Result{}, err
	}
	moved, err := im.hasMoved(e, same)
	if err != nil {
		return Result{}, err
	}
	changed := known.own && !moved && (e.Holds == nil || !e.Holds(known.digest))
	if known.own && !changed {
		im.displaced[known.id] = known
	}
	switch {
	case moved:
		return im.move(e, same)
	case changed:
		return im.change(e, known)
	case same.id != 0:
		result := Result{Status: Duplicate, ID: same.id, Slug: same.slug}
		if _, result.Overruled, err = im.mergeSettings(same.id, e.Briefing.Settings); err != nil {
			return result, err
		}
		return result, im.keepSource(e, same.id, im.now)
	}
	return im.insert(e)
}

// refuse refuses a record that names the source of another record of this import, but
// another page: one would replace the other.
func (im *Importer) refuse(e *Entry) error {
	if e.Format != "jsonl" || e.File != "" {
		return nil
	}
	source, digest := sumOf(e.Path), sumOf(e.Briefing.Digest)
	if first, named := im.records[source]; named && first != digest {
		return &RefusedError{
			fmt.Sprintf("source %q is that of an earlier record too: give each record its own", e.Path),
		}
	}
	im.records[source] = digest
	return nil
}

// addKnown adds a page that the archive has with the same bytes. Its facts are the same,
// unless it is a record, in which somebody may have corrected facts, or a command read it.
func (im *Importer) addKnown(e Entry, known place) (Result, error) {
	unchanged := Result{Status: Unchanged, ID: known.id, Slug: known.slug}
	if e.Format != "jsonl" && !e.Modified.IsZero() {
		_, err := im.add.touch.ExecContext(im.each, null(im.modifiedStamp(e.Modified)), e.Path)
		if err != nil || e.Format != "pre" {
			return unchanged, err
		}
	}
	switch {
	case e.Format != "jsonl" && e.Format != "pre":
		return unchanged, nil
	case !known.own: // of a copy: only what was set can be new
		set, said, err := im.mergeSettings(known.id, e.Briefing.Settings)
		unchanged.Overruled = said
		if set {
			unchanged.Status = Changed
		}
		return unchanged, err
	}
	old, err := loadBriefing(im.ctx, im.tx, known.id)
	if err != nil {
		return Result{}, err
	}
	e.Briefing.ID, e.Briefing.Slug = old.ID, old.Slug
	if old.Digest != e.Briefing.Digest || sameJSON(&old, &e.Briefing) {
		return unchanged, nil
	}
	now := e.Briefing
	if unchanged.Overruled, err = settle(&old, &now); err != nil || sameJSON(&old, &now) {
		return unchanged, err
	}
	return im.change(e, known)
}

// sameJSON reports whether two briefings are equal as records.
func sameJSON(a, b *briefing.Briefing) bool {
	return bytes.Equal(briefing.AppendJSON(nil, a), briefing.AppendJSON(nil, b))
}

// hasMoved reports whether e is the record same, which was on another line of the same
// file before lines were inserted or removed. If that line is above and still there, e is
// a copy of it.
func (im *Importer) hasMoved(e Entry, same place) (bool, error) {
	if e.File == "" || !same.current {
		return false, nil
	}
	line, ok := strings.CutPrefix(same.path, e.File+"#")
	if !ok {
		return same.path == withoutLine(e.File, e.Briefing.Digest), nil
	}
	above := len(line) < len(e.Path)-len(e.File)-1 || len(same.path) == len(e.Path) && same.path < e.Path
	if !above {
		return true, nil
	}
	there, err := im.sourceAt(same.path)
	return there.digest != e.Briefing.Digest, err
}

// move gives a record that stands on another line of its file the path of that line.
func (im *Importer) move(e Entry, same place) (Result, error) {
	was, ok := im.displaced[same.id]
	if !ok { // the row of its old line is still there
		var err error
		if was, err = im.sourceAt(same.path); err != nil {
			return Result{}, err
		}
	}
	imported := cmp.Or(was.imported, im.now)
	delete(im.displaced, same.id)
	if _, err := im.add.moveBriefing.ExecContext(im.each, e.Path, same.id); err != nil {
		return Result{}, err
	}
	return Result{Status: Unchanged, ID: same.id, Slug: same.slug}, im.keepSource(e, same.id, imported)
}

// withoutLine is the path of a record that its file does not hold any more.
func withoutLine(file, digest string) string { return file + ":" + digest[:12] }

// keepDisplaced gives records that their files do not hold any more paths without a
// line: others have their lines now.
func (im *Importer) keepDisplaced() error {
	for id, p := range im.displaced {
		path := withoutLine(p.path[:strings.LastIndexByte(p.path, '#')], p.digest)
		_, err := im.add.source.ExecContext(im.each, path, id, p.format, p.encoding, p.size, p.modified, p.imported,
			p.digest, p.original)
		if err == nil {
			_, err = im.add.moveBriefing.ExecContext(im.each, path, id)
		}
		if err != nil {
			return fmt.Errorf("archive %s: %w", p.path, err)
		}
	}
	return nil
}

// A place is what the archive knows about a path or a digest.
type place struct {
	id       int64
	slug     string
	digest   string
	path     string // of the briefing
	imported string // when the page at the path was imported first
	own      bool   // the path is that of the briefing, not of a copy
	current  bool   // the digest is that of the briefing, not of a revision

	// Of the page at the path:
	format             string
	encoding, modified sql.NullString
	size, original     int64
}

// sourceAt returns what the archive knows about a path.
func (im *Importer) sourceAt(path string) (place, error) {
	var p place
	if !im.maybe(knownPath, path) {
		return p, nil
	}
	err := im.add.sourceAt.QueryRowContext(im.each, path).Scan(&p.id, &p.slug, &p.digest, &p.path, &p.imported,
		&p.format, &p.encoding, &p.size, &p.original, &p.modified)
	p.own = err == nil && p.path == path
	return p, orNone(err)
}

// briefingOf finds the briefing that was read from the same bytes, now or before its
// page changed. If b has a slug, the briefing must have the same: two pages with the same
// bytes may have been two briefings in the archive that exported them.
func (im *Importer) briefingOf(b briefing.Briefing) (place, error) {
	var p place
	if !im.maybe(knownDigest, b.Digest) {
		return p, nil
	}
	if err := im.makeIndexes(digestIndex); err != nil {
		return p, err
	}
	err := im.add.digestAt.QueryRowContext(im.each, b.Digest, b.Slug).Scan(&p.id, &p.slug, &p.path, &p.current)
	return p, orNone(err)
}

// maxKeptID is the highest id that a record keeps. Later ids are above it, and have to
// be exact in JSON, below 1<<53.
const maxKeptID = 1 << 52

// insert adds a new briefing. A record keeps its id and slug if they are free.
func (im *Importer) insert(e Entry) (Result, error) {
	result, err := im.insertBriefing(e)
	if err != nil {
		return Result{}, err
	}
	return result, im.keepSource(e, result.ID, im.now)
}

// insertBriefing adds a new briefing without its page.
func (im *Importer) insertBriefing(e Entry) (Result, error) {
	b := e.Briefing
	if b.ID > maxKeptID {
		b.ID = 0
	}
	if b.ID != 0 && (im.fresh == nil || b.ID <= im.topID) {
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
	var err error
	b.ID, err = im.writeFacts(im.add.insert, &b, e.ready.words, sql.NullInt64{Int64: b.ID, Valid: b.ID != 0})
	if err != nil {
		return Result{}, err
	}
	im.topID = max(im.topID, b.ID)
	if err := im.writeDetails(&b, e.ready); err != nil {
		return Result{}, err
	}
	im.index.add(b.ID, e.ready.fullText)
	return Result{Status: New, ID: b.ID, Slug: b.Slug}, nil
}

// giveSlug gives a new briefing a slug, unless it has one that is free. It remembers the
// last number of equal slugs: otherwise each of a thousand pages without a title would
// ask for the slugs of all before it.
func (im *Importer) giveSlug(b *briefing.Briefing) error {
	if b.Slug != "" {
		taken, err := im.slugTaken(b.Slug)
		if err != nil || !taken {
			return err
		}
	}
	first := briefing.Slug(b, 1)
	for n := im.slugs[first] + 1; ; n++ {
		b.Slug = briefing.Slug(b, n)
		taken, err := im.slugTaken(b.Slug)
		if err != nil {
			return err
		}
		if !taken {
			if n > 1 {
				im.slugs[first] = n
			}
			return nil
		}
	}
}

func (im *Importer) slugTaken(slug string) (bool, error) {
	if !im.maybe(knownSlug, slug) {
		return false, nil
	}
	return im.exists(im.add.slugTaken, slug)
}

// change gives a briefing the facts of its page's new bytes. What was set stays.
func (im *Importer) change(e Entry, known place) (Result, error) {
	e.Briefing.ID, e.Briefing.Slug = known.id, known.slug
	old, err := loadBriefing(im.ctx, im.tx, known.id)
	if err != nil {
		return Result{}, err
	}
	over, err := settle(&old, &e.Briefing)
	if err != nil {
		return Result{}, err
	}
	if len(e.Briefing.Settings) > 0 {
		im.Prepare(&e) // the facts are other ones
	}
	if err := im.replaceFacts(&old, &e); err != nil {
		return Result{}, err
	}
	return Result{Changed, known.id, known.slug, over}, im.keepSource(e, known.id, known.imported)
}

// replaceFacts gives a briefing other facts. It keeps its id and slug, and its old state
// becomes a revision.
func (im *Importer) replaceFacts(old *briefing.Briefing, e *Entry) error {
	facts := string(briefing.AppendJSON(nil, old))
	if _, err := im.add.revise.ExecContext(im.each, old.ID, im.now, e.Path, old.Digest, e.Path, facts); err != nil {
		return err
	}
	if err := im.makeIndexes(sourceIndex); err != nil {
		return err
	}
	if err := im.detach(old.ID); err != nil {
		return err
	}
	return im.writeOver(old, e)
}

// writeOver writes the rows of a briefing in place of its old ones.
func (im *Importer) writeOver(old *briefing.Briefing, e *Entry) error {
	b := &e.Briefing
	if err := im.clearDetails(old); err != nil {
		return err
	}
	if _, err := im.writeFacts(im.add.update, b, e.ready.words, sql.NullInt64{Int64: b.ID, Valid: true}); err != nil {
		return err
	}
	return im.writeDetails(b, e.ready)
}

// keepSource records where the page is and keeps its bytes. imported is when it came
// first, unless the archive has it at that path already.
func (im *Importer) keepSource(e Entry, id int64, imported string) error {
	original, err := im.keepOriginal(&e, id)
	if err != nil {
		return err
	}
	_, err = im.add.source.ExecContext(im.each, e.Path, id, e.Format, null(e.Encoding), len(e.Data),
		null(im.modifiedStamp(e.Modified)), imported, e.Briefing.Digest, original)
	return err
}

func (im *Importer) exists(query *sql.Stmt, key any) (bool, error) {
	var one int
	err := query.QueryRowContext(im.each, key).Scan(&one)
	return err == nil, orNone(err)
}
