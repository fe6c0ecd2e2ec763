package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"briefings/briefing"
)

// A Revision is an old state of a briefing, or the current one, which has the
// highest number.
type Revision struct {
	Number   int
	Imported string // when it came, ISO 8601 in UTC, "" if that is not known
	Replaced string // when the next one took its place, "" for the one of today
	Source   string
	Digest   string
	Changed  []string // names of the facts that differ from the revision before, by the page
	Set      []string // fields that are, or were then, set by hand
}

// A RevisionError says that a briefing has no revision of that number.
type RevisionError struct {
	Slug         string
	Number, Last int
}

func (e *RevisionError) Error() string {
	if e.Last == 1 {
		return fmt.Sprintf("%s has never changed: it has revision 1 alone, not %d", e.Slug, e.Number)
	}
	return fmt.Sprintf("%s has the revisions 1 to %d, not %d", e.Slug, e.Last, e.Number)
}

// History lists the revisions of a briefing, oldest first.
func (r *Reader) History(ctx context.Context, id int64) ([]Revision, error) {
	list, err := r.history(ctx, id)
	if err != nil {
		err = fmt.Errorf("revisions of briefing %d: %w", id, err)
	}
	return list, r.readError(err)
}

func (r *Reader) history(ctx context.Context, id int64) ([]Revision, error) {
	type row struct {
		Revision
		facts []byte
	}
	rows := rowsOf(ctx, r.from, func(v *row) []any {
		return []any{&v.Number, &v.Replaced, &v.Source, &v.Digest, &v.facts}
	}, "SELECT number, replaced, source, digest, facts FROM revision WHERE briefing_id = ? ORDER BY number", id)
	var list []Revision
	var before *briefing.Briefing
	add := func(v Revision, b *briefing.Briefing) {
		page := own(b)
		if before != nil {
			v.Imported, v.Changed = list[len(list)-1].Replaced, briefing.ChangedFields(before, &page)
		}
		v.Set = b.SetFields()
		list, before = append(list, v), &page
	}
	for was, err := range rows {
		if err != nil {
			return nil, err
		}
		b, err := briefing.ParseRecord(was.facts)
		if err != nil {
			return nil, fmt.Errorf("revision %d: %w", was.Number, err)
		}
		add(was.Revision, &b)
	}
	now, err := r.dialect.load(ctx, r.from, id)
	if err != nil {
		return nil, err
	}
	current := Revision{Number: 1, Source: now.Source, Digest: now.Digest}
	if len(list) > 0 {
		current.Number = list[len(list)-1].Number + 1
	}
	add(current, &now)
	first := &list[0]
	var imported sql.NullString
	err = r.from.QueryRowContext(ctx, "SELECT min(imported) FROM source WHERE briefing_id = ?", id).Scan(&imported)
	// Programs before this one kept the last time of an import in its place.
	if first.Replaced == "" || imported.String <= first.Replaced {
		first.Imported = imported.String
	}
	return list, err
}

// LastRevision returns the number of the current state of a briefing.
func (r *Reader) LastRevision(ctx context.Context, id int64) (n int, err error) {
	err = r.from.QueryRowContext(ctx, "SELECT coalesce(max(number), 0) + 1 FROM revision WHERE briefing_id = ?",
		id).Scan(&n)
	return n, r.readError(err)
}

// Revision reads a briefing as it was in a revision. Its id and slug never change.
func (r *Reader) Revision(ctx context.Context, id int64, number int) (briefing.Briefing, error) {
	now, err := r.Briefing(ctx, id)
	if err != nil {
		return now, err
	}
	var facts []byte
	err = r.from.QueryRowContext(ctx, "SELECT facts FROM revision WHERE briefing_id = ? AND number = ?", id,
		number).Scan(&facts)
	if errors.Is(err, sql.ErrNoRows) {
		last, err := r.LastRevision(ctx, id)
		if err == nil && number != last {
			err = &RevisionError{now.Slug, number, last}
		}
		return now, err
	}
	var was briefing.Briefing
	if err == nil {
		was, err = briefing.ParseRecord(facts)
	}
	if err != nil {
		return was, r.readError(fmt.Errorf("revision %d of briefing %d: %w", number, id, err))
	}
	was.ID, was.Slug = now.ID, now.Slug
	return was, nil
}

// RevisionOriginal returns the bytes that a revision was imported from, and the
// format and encoding of its source, which later bytes share.
func (r *Reader) RevisionOriginal(ctx context.Context, id int64, number int) (data []byte, format, encoding string,
	err error) {
	var packed packedBytes
	var charset sql.NullString
	err = r.from.QueryRowContext(ctx, `SELECT coalesce(source.format, ''), source.encoding, `+packedColumns[r.dialect]+`
		FROM revision JOIN original ON original.id = revision.original_id LEFT JOIN text AS base
		ON base.briefing_id = original.base
		LEFT JOIN source ON source.path = revision.source AND source.briefing_id = revision.briefing_id
		WHERE revision.briefing_id = ? AND revision.number = ?`, id, number).
		Scan(&format, &charset, &packed.data, &packed.size, &packed.base, &packed.text)
	if errors.Is(err, sql.ErrNoRows) {
		return r.Original(ctx, id)
	}
	if err == nil {
		data, err = unpackOne(packed)
	}
	if err != nil {
		return nil, "", "", fmt.Errorf("revision %d of briefing %d: bytes of its page: %w", number, id, err)
	}
	return data, format, charset.String, nil
}
