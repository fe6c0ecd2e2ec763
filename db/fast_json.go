package db

import (
	"bytes"
	"context"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

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
		return a.jsonBySQL(ctx, q, yield)
	})
}

// JSON reads the whole briefings that q asks for, each as [briefing.AppendJSON]
// writes it. The bytes that are yielded are good until the next ones.
func (r *Reader) JSON(ctx context.Context, q Query) iter.Seq2[[]byte, error] {
	return sequence(r, "read", func(yield func([]byte, error) bool) error { return r.jsonBySQL(ctx, q, yield) })
}

func (r *Reader) jsonBySQL(ctx context.Context, q Query, yield func([]byte, error) bool) error {
	q.dialect = r.dialect
	var object []byte
	for b, err := range briefings(ctx, r.from, q) {
		if err != nil {
			return err
		}
		if object = briefing.AppendJSON(object[:0], &b); !yield(object, nil) {
			return nil
		}
	}
	return nil
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

// A wholeScan joins four tables, which all are in the order of briefings.
type wholeScan struct {
	facts, texts, people, statements *tableRows
	load                             func(id int64) (briefing.Briefing, error)

	// What follows is used again for each briefing.
	values, person, saying []sqlitefile.Value
	briefing               briefing.Briefing
}

// wholes begins to read.
func (s *snapshot) wholes(ctx context.Context) (w *wholeScan, err error) {
	w = &wholeScan{load: func(id int64) (briefing.Briefing, error) { return loadBriefing(ctx, s.conn, id) }}
	w.facts, err = s.table("briefing", "slug", "title", "published", "held_start", "held_end", "kind", "medium",
		"language",
		"place", "place_country", "occasion", "duration_minutes", "countries", "people", "url", "source", "digest",
		"captured", "settings")
	if err == nil {
		w.texts, err = s.table("text", "lead", "photos", "sections", "frame")
	}
	if err == nil {
		w.people, err = s.table("participant", "briefing_id", "role", "country")
	}
	if err == nil {
		w.statements, err = s.table("statement", "briefing_id", "section", "paragraph", "start", "length", "speakers",
			"side", "cameo")
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
	names, set := readFacts(b, facts.ID, &r), r.text("settings") != ""
	known, err := w.peopleOf(b, names)
	if err != nil {
		return dst, err
	}
	if r, err = w.texts.record(text, r.values); err != nil {
		return dst, err
	}
	w.values, b.Lead = r.values, r.text("lead")
	photos, sections, frame := r.bytes("photos"), r.bytes("sections"), r.bytes("frame")
	if err := w.sayingsOf(b, sections); err != nil {
		return dst, err
	}
	if known && !set && isOneLine(photos) && isOneLine(sections) && isOneLine(frame) {
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
		Captured: r.text("captured"),
		Title:    r.text("title"), Language: r.text("language"), Published: day.Date(r.text("published")),
		Held: day.Period{Start: day.Date(r.text("held_start")), End: day.Date(r.text("held_end"))},
		Kind: briefing.Kind(r.text("kind")), Medium: briefing.Medium(r.text("medium")), Place: r.text("place"),
		PlaceCountry: r.text("place_country"), Occasion: r.text("occasion"),
		Minutes:   int(r.value("duration_minutes").Int()),
		Countries: b.Countries[:0], People: b.People[:0], Statements: b.Statements[:0],
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

// sayingsOf adds the statements of a briefing, whose texts are parts of its JSON. They
// stand in the order of the text.
func (w *wholeScan) sayingsOf(b *briefing.Briefing, sections []byte) error {
	b.Statements = b.Statements[:0]
	paragraphs := paragraphScan{rest: sections}
	for {
		row := w.statements.peek()
		if row == nil {
			return w.statements.err
		}
		r, err := w.statements.record(row, w.saying)
		if err != nil {
			return err
		}
		w.saying = r.values
		id := r.value("briefing_id").Int()
		if id > b.ID {
			return nil
		}
		w.statements.next()
		if id < b.ID {
			continue
		}
		number := func(name string) int { return int(r.value(name).Int()) }
		s := sayingRow{
			number("section"), number("paragraph"), number("start"), number("length"),
			r.text("speakers"), r.text("side"), r.text("cameo"),
		}
		text := briefing.AppendString(nil, b.Lead)
		if s.section > 0 {
			if text = paragraphs.find(s.section, s.paragraph); text == nil {
				return errNotFast
			}
		}
		b.Statements = append(b.Statements, s.saying(b, escapedCharacters(text, s.start, s.length)))
	}
}

// A paragraphScan goes through the paragraphs of sections in JSON, as
// [briefing.AppendSections] writes them.
type paragraphScan struct {
	rest               []byte
	section, paragraph int
	text               []byte // of the paragraph, a JSON string with its quotes
}

// find returns the text of a paragraph behind the last one that was found, or the same;
// nil if there is none.
func (p *paragraphScan) find(section, paragraph int) []byte {
	for p.section < section || p.section == section && p.paragraph < paragraph {
		key, value := p.next()
		switch {
		case value == nil:
			return nil
		case string(key) == "heading":
			p.section, p.paragraph = p.section+1, 0
		case string(key) == "text":
			p.paragraph, p.text = p.paragraph+1, value
		}
	}
	if p.section != section || p.paragraph != paragraph {
		return nil
	}
	return p.text
}

// next returns the next key and its value: a string, or what stands there else.
func (p *paragraphScan) next() (key, value []byte) {
	key, rest := cutString(p.rest)
	if key == nil || len(rest) < 3 {
		return nil, nil
	}
	if rest = rest[len(": "):]; rest[0] != '"' {
		p.rest = rest
		return key[1 : len(key)-1], rest[:1]
	}
	value, p.rest = cutString(rest)
	return key[1 : len(key)-1], value
}

// cutString returns the first string of JSON, with its quotes, and what is behind.
func cutString(json []byte) (text, rest []byte) {
	start := bytes.IndexByte(json, '"')
	if start < 0 {
		return nil, nil
	}
	for i := start + 1; i < len(json); i++ {
		switch json[i] {
		case '\\':
			i++
		case '"':
			return json[start : i+1], json[i+1:]
		}
	}
	return nil, nil
}

// escapedCharacters returns a part of a JSON string, counted in the characters that it
// stands for.
func escapedCharacters(text []byte, start, length int) string {
	from := 1
	for ; start > 0; start-- {
		from += escapedSize(text[from:])
	}
	to := from
	for ; length > 0 && to < len(text)-1; length-- {
		to += escapedSize(text[to:])
	}
	return string(text[from:to])
}

// escapedSize returns how many bytes of a JSON string the next character takes.
func escapedSize(text []byte) int {
	switch {
	case len(text) > 1 && text[0] == '\\' && text[1] == 'u':
		return min(len(text), len(`\u0000`)) // no surrogates: they are not escaped
	case len(text) > 1 && text[0] == '\\':
		return 2
	}
	_, size := utf8.DecodeRune(text)
	return size
}
