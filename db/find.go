package db

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"briefings/briefing/letters"
)

// A NotFoundError says that nothing in the archive is called so.
type NotFoundError struct {
	Ref  string
	Near string // a slug that was likely meant, or ""
}

func (e *NotFoundError) Error() string {
	if e.Near != "" {
		return fmt.Sprintf("no briefing is called %s: did you mean %s?", e.Ref, e.Near)
	}
	return fmt.Sprintf("no briefing is called %s: give an id or a slug of `briefings list --fields id,slug`",
		e.Ref)
}

// An AmbiguousError says that a name is the beginning of several slugs.
type AmbiguousError struct {
	Ref   string
	Slugs []string // the first ones
	More  bool     // there are others
}

func (e *AmbiguousError) Error() string {
	list := strings.Join(e.Slugs, ", ")
	if e.More {
		list += ", …"
	}
	return fmt.Sprintf("%s fits several briefings, write more of it: %s", e.Ref, list)
}

// maxNamed is how many slugs an error names.
const maxNamed = 5

// fewestDigits is how many digits of a digest name a briefing at least.
const fewestDigits = 8

// Find returns the id of the briefing that ref names: by its id, its slug, the digest of
// its page, or a beginning of only its slug or digest. A cut slug may end in "…" or "...",
// as in tables.
func (r *Reader) Find(ctx context.Context, ref string) (int64, error) {
	if n, err := strconv.ParseInt(ref, 10, 64); err == nil {
		var id int64
		err := r.from.QueryRowContext(ctx, "SELECT id FROM briefing WHERE id = ?", n).Scan(&id)
		if orNone(err) != nil {
			return 0, r.readError(err)
		}
		if err == nil {
			return id, nil
		}
	}
	start := strings.TrimRight(strings.TrimPrefix(ref, "sha256:"), ".…")
	slugs, err := r.slugsFrom(ctx, start)
	if digits := strings.ToLower(start); err == nil && len(slugs) == 0 && len(digits) >= fewestDigits {
		slugs, err = listOf(ctx, r.from, scanSlug, `SELECT id, slug FROM briefing
			WHERE digest >= ? AND digest < ? ORDER BY slug LIMIT ?`, digits, behind(digits), maxNamed+1)
	}
	switch {
	case err != nil:
		return 0, r.readError(err)
	case start == "" || len(slugs) == 0:
		return 0, &NotFoundError{ref, r.nearSlug(ctx, start)}
	case len(slugs) == 1 || slugs[0].slug == ref:
		return slugs[0].id, nil
	}
	named := slugsOf(slugs[:min(len(slugs), maxNamed)])
	return 0, &AmbiguousError{ref, named, len(slugs) > maxNamed}
}

type idAndSlug struct {
	id   int64
	slug string
}

func slugsOf(list []idAndSlug) (slugs []string) {
	for _, s := range list {
		slugs = append(slugs, s.slug)
	}
	return slugs
}

func scanSlug(s *idAndSlug) []any { return []any{&s.id, &s.slug} }

// slugsFrom reads the first slugs that begin with start, in their order: one
// that is start itself comes first.
func (r *Reader) slugsFrom(ctx context.Context, start string) ([]idAndSlug, error) {
	return listOf(ctx, r.from, scanSlug,
		"SELECT id, slug FROM briefing WHERE slug >= ? AND slug < ? ORDER BY slug LIMIT ?", start,
		behind(start), maxNamed+1)
}

// behind is behind all texts that begin with start.
func behind(start string) string { return start + "\U0010ffff" }

// nearSlug guesses which slug was meant by one that does not exist, among those of the same day.
func (r *Reader) nearSlug(ctx context.Context, ref string) string {
	if len(ref) < len("2011-11-24") {
		return ""
	}
	slugs, err := r.slugsFrom(ctx, ref[:len("2011-11-24")])
	if err != nil {
		return ""
	}
	return letters.Nearest(ref, slugsOf(slugs))
}

// A Reference is a word by which show and others find a briefing, or the
// beginning of several such words.
type Reference struct {
	Word  string
	Title string // of the one briefing, "" if Word is a beginning
}

// References lists the words that begin with start: ids if start is a number, and
// slugs. If there are more slugs than most, it lists their beginnings up to the
// next hyphen instead: years, months, days, words of titles.
func (r *Reader) References(ctx context.Context, start string, most int) ([]Reference, error) {
	ids, err := r.idsFrom(ctx, start, most)
	if err != nil {
		return nil, r.readError(err)
	}
	slugs, err := r.references(ctx, `SELECT slug, coalesce(title, '') FROM briefing
		WHERE slug >= ? AND slug < ? ORDER BY slug LIMIT ?`, start, behind(start), most+1)
	if err == nil && len(slugs) > most {
		slugs, err = r.references(ctx, "SELECT DISTINCT CASE WHEN hyphen > 0 THEN substr(slug, 1, "+
			"length(?1) + hyphen) ELSE slug END, '' FROM (SELECT slug, "+
			r.dialect.within("substr(slug, length(?1) + 1)", "'-'")+
			" AS hyphen FROM briefing WHERE slug >= ?1 AND slug < ?2) AS found ORDER BY 1 LIMIT ?3",
			start, behind(start), maxReferences)
	}
	if err != nil {
		return nil, r.readError(err)
	}
	return append(ids, slugs...), nil
}

// maxReferences bounds a list that somebody is to choose from.
const maxReferences = 1000

// idsFrom lists the ids whose digits begin with start, range by range: those of
// one digit more are ten times as many.
func (r *Reader) idsFrom(ctx context.Context, start string, most int) ([]Reference, error) {
	low, err := strconv.ParseInt(start, 10, 32)
	if err != nil || low <= 0 || start[0] == '0' || start[0] == '+' {
		return nil, nil // no id begins so
	}
	var list []Reference
	for high := low; low < 1<<40 && len(list) < most; low, high = low*10, high*10+9 {
		some, err := r.references(ctx,
			"SELECT id, coalesce(title, '') FROM briefing WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?",
			low, high, most-len(list))
		if err != nil {
			return nil, err
		}
		list = append(list, some...)
	}
	return list, nil
}

func (r *Reader) references(ctx context.Context, query string, args ...any) ([]Reference, error) {
	return listOf(ctx, r.from, func(f *Reference) []any { return []any{&f.Word, &f.Title} }, query, args...)
}
