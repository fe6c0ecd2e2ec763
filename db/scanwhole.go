package db

import (
	"cmp"
	"context"
	"io"
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
	return func(yield func([]byte, error) bool) {
		if q.wantsAll() {
			a.scanJSON(ctx, yield)
			return
		}
		var object []byte
		for b, err := range a.Briefings(ctx, q) {
			if object = briefing.AppendJSON(object[:0], &b); !yield(object, err) {
				return
			}
		}
	}
}

// scanJSON reads all briefings.
func (a *Archive) scanJSON(ctx context.Context, yield func([]byte, error) bool) {
	s, err := a.openScan(ctx)
	if err != nil {
		yield(nil, a.readError(err))
		return
	}
	defer s.close()
	w, err := s.wholes(ctx)
	defer w.stop()
	if err == nil {
		written := w.objects(ctx)
		defer written.stop()
		err = written.each(func(o objects) bool {
			from := 0
			for _, end := range o.ends {
				if !yield(o.json[from:end], nil) {
					return false
				}
				from = end
			}
			return true
		})
	}
	if err != nil {
		yield(nil, a.readError(err))
	}
}

// objects are some briefings as JSON, one behind the other.
type objects struct {
	json []byte
	ends []int
}

// objectsAtOnce is how many bytes of them are written before they are handed over.
const objectsAtOnce = 1 << 16

// objects writes briefings on another core than the one that prints them.
func (w *wholeScan) objects(ctx context.Context) *ahead[objects] {
	return makeAhead(ctx, func(o objects) (objects, error) {
		o.json, o.ends = o.json[:0], o.ends[:0]
		for len(o.json) < objectsAtOnce {
			written, err := w.next(o.json)
			if err != nil {
				return o, err
			}
			if len(written) == len(o.json) {
				break
			}
			o.json, o.ends = written, append(o.ends, len(written))
		}
		if len(o.ends) == 0 {
			return o, io.EOF
		}
		return o, nil
	})
}

// A wholeScan joins three tables, which all stand in the order of briefings.
type wholeScan struct {
	facts, texts, people *tableScan
	load                 func(id int64) (briefing.Briefing, error)

	// What follows is used again for each briefing.
	values, person []sqlitefile.Value
	briefing       briefing.Briefing
}

// wholes begins to read. What it returns has to be stopped, also where there is
// an error.
func (s *scan) wholes(ctx context.Context) (*wholeScan, error) {
	w := &wholeScan{load: func(id int64) (briefing.Briefing, error) {
		conn, err := s.sql()
		if err != nil {
			return briefing.Briefing{}, err
		}
		return loadBriefing(ctx, conn, id)
	}}
	for _, t := range []struct {
		scan **tableScan
		name string
	}{{&w.facts, "briefing"}, {&w.texts, "text"}, {&w.people, "participant"}} {
		var err error
		if *t.scan, err = s.table(ctx, t.name); err != nil {
			return w, err
		}
	}
	return w, nil
}

func (w *wholeScan) tables() []*tableScan { return []*tableScan{w.facts, w.texts, w.people} }

func (w *wholeScan) stop() {
	for _, t := range w.tables() {
		if t != nil {
			t.stop()
		}
	}
}

// next appends the next briefing that has a text, nothing after the last one.
func (w *wholeScan) next(dst []byte) ([]byte, error) {
	for _, t := range w.tables() {
		t.reuse()
	}
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

// whole appends a briefing. What is not as the program itself writes it is read
// and written by way of SQLite.
func (w *wholeScan) whole(dst []byte, facts, text *sqlitefile.Row) ([]byte, error) {
	var err error
	if w.values, err = facts.Record.Values(w.values[:0]); err != nil {
		return dst, err
	}
	b := &w.briefing
	names := readFacts(b, facts.ID, recordOf{w.facts.places, w.values})
	known, err := w.peopleOf(b, names)
	if err != nil {
		return dst, err
	}
	if w.values, err = text.Record.Values(w.values[:0]); err != nil {
		return dst, err
	}
	r := recordOf{w.texts.places, w.values}
	b.Lead = r.text("lead")
	photos, sections := r.text("photos"), r.text("sections")
	if known && isOneLine(photos) && isOneLine(sections) {
		return briefing.AppendStored(dst, b, photos, sections), nil
	}
	loaded, err := w.load(b.ID)
	if err != nil {
		return dst, err
	}
	return briefing.AppendJSON(dst, &loaded), nil
}

func isOneLine(json string) bool { return json != "" && strings.IndexByte(json, '\n') < 0 }

// recordOf is a record whose columns have names.
type recordOf struct {
	places map[string]int
	values []sqlitefile.Value
}

func (r recordOf) value(name string) *sqlitefile.Value {
	at, ok := r.places[name]
	if !ok || at >= len(r.values) {
		return &sqlitefile.Value{}
	}
	return &r.values[at]
}

func (r recordOf) text(name string) string { return r.value(name).Text }

// date is the day by which a briefing is listed: the column date of the table
// briefing; "" where it is unknown.
func (r recordOf) date() string { return cmp.Or(r.text("held_start"), r.text("published")) }

// end is the day on which it ended.
func (r recordOf) end() string { return cmp.Or(r.text("held_end"), r.text("published")) }

// readFacts reads the facts of a briefing into b, whose room for people and
// countries is used again, and returns the names of its people as they stand in
// its row.
func readFacts(b *briefing.Briefing, id int64, r recordOf) (names string) {
	*b = briefing.Briefing{
		ID: id, Slug: r.text("slug"), Source: r.text("source"), URL: r.text("url"), Digest: r.text("digest"), Title: r.text("title"),
		Published: day.Date(r.text("published")), Held: day.Period{Start: day.Date(r.text("held_start")), End: day.Date(r.text("held_end"))},
		Kind: briefing.Kind(r.text("kind")), Medium: briefing.Medium(r.text("medium")), Language: r.text("language"), Place: r.text("place"),
		PlaceCountry: r.text("place_country"), Occasion: r.text("occasion"), Minutes: int(r.value("duration_minutes").Int()),
		Countries: b.Countries[:0], People: b.People[:0],
	}
	if countries := r.text("countries"); countries != "" {
		b.Countries = slices.AppendSeq(b.Countries, strings.SplitSeq(countries, listSeparator))
	}
	return r.text("people")
}

// peopleOf adds the people of a briefing, whose names stand joined in its row.
// known is false where they are not as many: a name has the separator in it.
func (w *wholeScan) peopleOf(b *briefing.Briefing, names string) (known bool, err error) {
	known = true
	for {
		row := w.people.peek()
		if row == nil {
			return known && names == "", w.people.err
		}
		if w.person, err = row.Record.Values(w.person[:0]); err != nil {
			return false, err
		}
		r := recordOf{w.people.places, w.person}
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
