package db

import (
	"bytes"
	"context"
	"iter"
	"slices"
	"strings"

	"briefings/briefing"
	"briefings/briefing/day"
	"briefings/db/internal/sqlitefile"
)

// JSON reads the whole briefings that q asks for, each as [briefing.AppendJSON]
// writes it. The bytes that are yielded are good until the next ones.
func (a *Archive) JSON(ctx context.Context, q Query) iter.Seq2[[]byte, error] {
	return sequence(a, "read", func(yield func([]byte, error) bool) error {
		if q.wantsAll() {
			if err := a.fastJSON(ctx, yield); !isNotFast(err) {
				return err
			}
		}
		var object []byte
		for b, err := range briefings(ctx, a.db, q) {
			if err != nil {
				return err
			}
			if object = briefing.AppendJSON(object[:0], &b); !yield(object, nil) {
				return nil
			}
		}
		return nil
	})
}

// fastJSON yields all briefings.
func (a *Archive) fastJSON(ctx context.Context, yield func([]byte, error) bool) error {
	s, err := a.snapshot(ctx)
	if err != nil {
		return err
	}
	defer s.close()
	w, err := s.wholes(ctx)
	if err != nil {
		return err
	}
	var object []byte
	for {
		object, err = w.next(object[:0])
		if err != nil || len(object) == 0 || !yield(object, nil) {
			return err
		}
	}
}

// A wholeScan joins three tables, which all are in the order of briefings.
type wholeScan struct {
	facts, texts, people *tableRows
	load                 func(id int64) (briefing.Briefing, error)

	// What follows is used again for each briefing.
	values, person []sqlitefile.Value
	briefing       briefing.Briefing
}

// wholes begins to read.
func (s *snapshot) wholes(ctx context.Context) (w *wholeScan, err error) {
	w = &wholeScan{load: func(id int64) (briefing.Briefing, error) { return loadBriefing(ctx, s.conn, id) }}
	w.facts, err = s.table("briefing", "slug", "title", "published", "held_start", "held_end", "kind", "medium",
		"language",
		"place", "place_country", "occasion", "duration_minutes", "countries", "people", "url", "source", "digest")
	if err == nil {
		w.texts, err = s.table("text", "lead", "photos", "sections", "frame")
	}
	if err == nil {
		w.people, err = s.table("participant", "briefing_id", "role", "country")
	}
	return w, err
}

// next appends the next briefing that has a text, nothing after the last one.
func (w *wholeScan) next(dst []byte) ([]byte, error) {
	facts, text, err := w.pair()
	if facts == nil {
		return dst, err
	}
	return w.whole(dst, facts, text)
}

// pair returns the rows of the next briefing that has a text, nil after the last one.
func (w *wholeScan) pair() (facts, text *sqlitefile.Row, err error) {
	for row := w.facts.next(); row != nil; row = w.facts.next() {
		text := w.texts.peek()
		for ; text != nil && text.ID < row.ID; text = w.texts.peek() {
			w.texts.next()
		}
		if text == nil {
			return nil, nil, w.texts.err
		}
		if text.ID == row.ID {
			return row, text, nil
		}
	}
	return nil, nil, w.facts.err
}

// whole appends a briefing. SQLite reads a briefing that is not as the program itself
// writes it.
func (w *wholeScan) whole(dst []byte, facts, text *sqlitefile.Row) ([]byte, error) {
	r, err := w.facts.record(facts, w.values)
	if err != nil {
		return dst, err
	}
	r.copy()
	b := &w.briefing
	names := readFacts(b, facts.ID, &r)
	known, err := w.peopleOf(b, names)
	if err != nil {
		return dst, err
	}
	if r, err = w.texts.record(text, r.values); err != nil {
		return dst, err
	}
	w.values, b.Lead = r.values, r.text("lead")
	photos, sections, frame := r.bytes("photos"), r.bytes("sections"), r.bytes("frame")
	if known && isOneLine(photos) && isOneLine(sections) && isOneLine(frame) {
		return briefing.AppendStored(dst, b, photos, sections, frame), nil
	}
	loaded, err := w.load(b.ID)
	if err != nil {
		return dst, err
	}
	return briefing.AppendJSON(dst, &loaded), nil
}

func isOneLine(json []byte) bool { return len(json) > 0 && bytes.IndexByte(json, '\n') < 0 }

// readFacts reads the facts of a briefing into b, whose room for people and
// countries is used again. It returns the names of the people as the row has them.
func readFacts(b *briefing.Briefing, id int64, r *record) (names string) {
	*b = briefing.Briefing{
		ID: id, Slug: r.text("slug"), Source: r.text("source"), URL: r.text("url"), Digest: r.text("digest"),
		Title: r.text("title"), Language: r.text("language"), Published: day.Date(r.text("published")),
		Held: day.Period{Start: day.Date(r.text("held_start")), End: day.Date(r.text("held_end"))},
		Kind: briefing.Kind(r.text("kind")), Medium: briefing.Medium(r.text("medium")), Place: r.text("place"),
		PlaceCountry: r.text("place_country"), Occasion: r.text("occasion"),
		Minutes:   int(r.value("duration_minutes").Int()),
		Countries: b.Countries[:0], People: b.People[:0],
	}
	if countries := r.text("countries"); countries != "" {
		b.Countries = slices.AppendSeq(b.Countries, strings.SplitSeq(countries, listSeparator))
	}
	return r.text("people")
}

// peopleOf adds the people of a briefing. Its row has their names, joined. known is
// false if there are more or fewer names than people: a name has the separator in it.
func (w *wholeScan) peopleOf(b *briefing.Briefing, names string) (known bool, err error) {
	known = true
	for {
		row := w.people.peek()
		if row == nil {
			return known && names == "", w.people.err
		}
		r, err := w.people.record(row, w.person)
		if err != nil {
			return false, err
		}
		w.person = r.values
		id := r.value("briefing_id").Int()
		if id > b.ID {
			return known && names == "", nil
		}
		w.people.next()
		if id < b.ID {
			continue
		}
		p := briefing.Person{Role: r.text("role"), Country: r.text("country")}
		var found bool
		if p.Name, names, found = strings.Cut(names, listSeparator); !found {
			names = ""
		}
		known = known && p.Name != ""
		b.People = append(b.People, p)
	}
}
