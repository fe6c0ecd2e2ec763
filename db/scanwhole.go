package db

import (
	"cmp"
	"context"
	"iter"
	"strings"

	"briefings/briefing"
	"briefings/db/pages"
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
	ctx, cancel := context.WithCancel(ctx)
	w, err := s.wholes(ctx)
	defer w.wait()
	defer cancel()
	for err == nil {
		var object []byte
		if object, err = w.next(); object == nil || !yield(object, err) {
			break
		}
	}
	if err != nil {
		yield(nil, a.readError(err))
	}
}

// A wholeScan joins three tables, which all stand in the order of briefings.
type wholeScan struct {
	facts, texts, people *tableScan
	load                 func(id int64) (briefing.Briefing, error)
	values, person       []pages.Value
	object               []byte
}

// wholes begins to read. What it returns has to be waited for, also where there
// is an error.
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

func (w *wholeScan) wait() {
	for _, t := range []*tableScan{w.facts, w.texts, w.people} {
		if t != nil {
			t.wait()
		}
	}
}

// next returns the next briefing that has a text, nil after the last one.
func (w *wholeScan) next() ([]byte, error) {
	facts, text, err := w.pair()
	if facts == nil {
		return nil, err
	}
	return w.whole(facts, text)
}

// pair returns the rows of the next briefing that has a text, nil after the last one.
func (w *wholeScan) pair() (facts, text *pages.Row, err error) {
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

// whole writes a briefing. What is not as the program itself writes it is read
// and written by way of SQLite.
func (w *wholeScan) whole(facts, text *pages.Row) ([]byte, error) {
	var err error
	if w.values, err = facts.Record.Values(w.values[:0]); err != nil {
		return nil, err
	}
	b, names := factsOf(facts.ID, recordOf{w.facts.places, w.values})
	known, err := w.peopleOf(&b, names)
	if err != nil {
		return nil, err
	}
	if w.values, err = text.Record.Values(w.values[:0]); err != nil {
		return nil, err
	}
	r := recordOf{w.texts.places, w.values}
	b.Lead = r.text("lead")
	photos, sections := r.text("photos"), r.text("sections")
	if known && isOneLine(photos) && isOneLine(sections) {
		w.object = briefing.AppendStored(w.object[:0], &b, photos, sections)
		return w.object, nil
	}
	if b, err = w.load(b.ID); err != nil {
		return nil, err
	}
	w.object = briefing.AppendJSON(w.object[:0], &b)
	return w.object, nil
}

func isOneLine(json string) bool { return json != "" && strings.IndexByte(json, '\n') < 0 }

// recordOf is a record whose columns have names.
type recordOf struct {
	places map[string]int
	values []pages.Value
}

func (r recordOf) value(name string) *pages.Value {
	at, ok := r.places[name]
	if !ok || at >= len(r.values) {
		return &pages.Value{}
	}
	return &r.values[at]
}

func (r recordOf) text(name string) string { return r.value(name).Text }

// date is the day by which a briefing is listed: the column date of the table
// briefing; "" where it is unknown.
func (r recordOf) date() string { return cmp.Or(r.text("held_start"), r.text("published")) }

// end is the day on which it ended.
func (r recordOf) end() string { return cmp.Or(r.text("held_end"), r.text("published")) }

// factsOf are the facts of a briefing, and the names of its people as they stand
// in its row.
func factsOf(id int64, r recordOf) (b briefing.Briefing, names string) {
	b = briefing.Briefing{
		ID: id, Slug: r.text("slug"), Source: r.text("source"), URL: r.text("url"), Digest: r.text("digest"), Title: r.text("title"),
		Published: briefing.Date(r.text("published")), Held: briefing.Period{Start: briefing.Date(r.text("held_start")), End: briefing.Date(r.text("held_end"))},
		Kind: briefing.Kind(r.text("kind")), Medium: briefing.Medium(r.text("medium")), Language: r.text("language"), Place: r.text("place"),
		PlaceCountry: r.text("place_country"), Occasion: r.text("occasion"), Minutes: int(r.value("duration_minutes").Int()),
	}
	if countries := r.text("countries"); countries != "" {
		b.Countries = strings.Split(countries, listSeparator)
	}
	return b, r.text("people")
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
