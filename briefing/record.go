package briefing

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"briefings/briefing/day"
	"briefings/briefing/letters"
)

// record is a briefing as one JSON object: see the contract of `export --format jsonl`.
type record struct {
	ID              int64           `json:"id"`
	Slug            string          `json:"slug"`
	Source          string          `json:"source"`
	URL             string          `json:"url"`
	Digest          string          `json:"digest"`
	Captured        string          `json:"captured"`
	Title           string          `json:"title"`
	Published       day.Date        `json:"published"`
	Held            *periodRecord   `json:"held"`
	Kind            Kind            `json:"kind"`
	Medium          Medium          `json:"medium"`
	Language        string          `json:"language"`
	Place           string          `json:"place"`
	PlaceCountry    string          `json:"place_country"`
	Occasion        string          `json:"occasion"`
	DurationMinutes int             `json:"duration_minutes"`
	People          []personRecord  `json:"people"`
	Countries       []string        `json:"countries"`
	Photos          []string        `json:"photos"`
	Lead            string          `json:"lead"`
	Sections        []sectionRecord `json:"sections"`
	Frame           []string        `json:"frame"`
	Statements      []sayingRecord  `json:"statements"`
	Tags            []string        `json:"tags"`
	Note            string          `json:"note"`
	Settings        []settingRecord `json:"settings"`
	Sources         []KeptSource    `json:"sources"`
	Revisions       []KeptRevision  `json:"revisions"`
	Originals       []KeptOriginal  `json:"originals"`
}

type sayingRecord struct {
	Section   int      `json:"section"`
	Paragraph int      `json:"paragraph"`
	Text      string   `json:"text"`
	By        []string `json:"by"`
	Side      []string `json:"side"`
	Cameo     string   `json:"cameo"`
}

type settingRecord struct {
	Field string          `json:"field"`
	Value json.RawMessage `json:"value"`
	Page  json.RawMessage `json:"page"`
	When  string          `json:"when"`
	Why   string          `json:"why"`
}

type periodRecord struct {
	Start day.Date `json:"start"`
	End   day.Date `json:"end"`
}

type personRecord struct {
	Name    string `json:"name"`
	Role    string `json:"role"`
	Country string `json:"country"`
}

type sectionRecord struct {
	Number     string            `json:"number"`
	Heading    string            `json:"heading"`
	Paragraphs []paragraphRecord `json:"paragraphs"`
}

type paragraphRecord struct {
	Number string `json:"number"`
	Text   string `json:"text"`
}

var recordKeys = []string{
	"id", "slug", "source", "url", "digest", "captured", "title", "published", "held", "kind", "medium", "language",
	"place",
	"place_country",
	"occasion", "duration_minutes", "people", "countries", "photos", "lead", "sections", "frame", "statements",
	"sources", "revisions", "originals", "path", "format", "encoding", "size", "modified", "imported", "original",
	"replaced", "facts", "base64",
	"start", "end", "name", "role", "country", "number", "heading", "paragraphs", "text",
	"section", "paragraph", "by", "side", "cameo", "tags", "note", "settings", "field", "value", "page", "when", "why",
}

// maxID is the largest integer that every reader of JSON keeps exactly (RFC 8259, section 6).
const maxID = 1<<53 - 1

// ParseRecord reads a briefing from one JSON object, as [AppendJSON] writes it.
// Missing keys are unknown facts. Unknown keys, wrong types and impossible
// facts are errors that name the key.
func ParseRecord(line []byte) (Briefing, error) {
	b, kept, err := ParseWhole(line)
	if err == nil && kept != nil {
		err = errors.New("sources: such a record is none of facts alone")
	}
	return b, err
}

// ParseWhole reads a record of facts alone, or one that [AppendWhole] wrote:
// then kept is not nil.
func ParseWhole(line []byte) (b Briefing, kept *Kept, err error) {
	var r record
	if b, err = parseRecord(line, &r); err == nil {
		kept, err = r.kept()
	}
	return b, kept, err
}

func parseRecord(line []byte, r *record) (Briefing, error) {
	if !utf8.Valid(line) {
		return Briefing{}, errors.New("the line is not UTF-8")
	}
	b, ok := parseCanonical(string(line))
	if !ok {
		var err error
		if b, err = parseJSON(line, r); err != nil {
			return Briefing{}, err
		}
	}
	switch {
	case b.ID < 0 || b.ID > maxID:
		return Briefing{}, fmt.Errorf("id: %d is not between 1 and %d", b.ID, int64(maxID))
	case b.Slug != "" && !isSlug(b.Slug):
		return Briefing{},
			fmt.Errorf("slug: %q is no slug: lower-case letters, digits and hyphens, at most %d, not a bare number",
				b.Slug, maxSlug)
	case bytes.Contains(line, []byte(`\u`)) && halfSurrogate(line):
		return Briefing{}, errors.New(`half of a surrogate pair (\ud800–\udfff) is no character`)
	}
	return b, b.Validate()
}

// parseJSON reads a briefing from one JSON object, however it is written, and
// leaves in r what the object holds beside it.
func parseJSON(line []byte, r *record) (Briefing, error) {
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(r); err != nil {
		return Briefing{}, recordError(err)
	}
	if _, err := d.Token(); err != io.EOF {
		return Briefing{}, errors.New("one JSON object a line is wanted, and more follows it")
	}
	if !bytes.HasPrefix(bytes.TrimLeft(line, " \t\r\n"), []byte("{")) {
		return Briefing{}, errors.New("a JSON object is wanted")
	}
	b := r.briefing()
	return b, b.readSettings(r.Settings)
}

// readSettings gives a briefing the settings of its record, in the form in which
// AppendJSON writes them.
func (b *Briefing) readSettings(list []settingRecord) error {
	for i, r := range list {
		if !slices.Contains(Settable, r.Field) {
			return fmt.Errorf("settings[%d].field: %q cannot be set: there are %s", i, r.Field,
				strings.Join(Settable, ", "))
		}
		s := Setting{Field: r.Field, When: r.When, Why: r.Why}
		for _, v := range []struct {
			key  string
			from json.RawMessage
			to   *string
		}{{"value", r.Value, &s.Value}, {"page", r.Page, &s.Page}} {
			var bare Briefing
			if err := bare.put(r.Field, string(v.from)); err != nil {
				return fmt.Errorf("settings[%d].%s: %w", i, v.key, err)
			}
			*v.to = bare.fact(r.Field)
		}
		b.Settings = append(b.Settings, s)
	}
	return nil
}

func (r *record) briefing() Briefing {
	b := Briefing{
		ID: r.ID, Slug: r.Slug, Source: r.Source, URL: r.URL, Digest: strings.ToLower(r.Digest), Captured: r.Captured,
		Title: r.Title, Published: r.Published, Kind: r.Kind, Medium: r.Medium, Language: r.Language,
		Place: r.Place, PlaceCountry: r.PlaceCountry, Occasion: r.Occasion, Minutes: r.DurationMinutes,
		Countries: r.Countries, Photos: r.Photos, Lead: r.Lead, Sections: sections(r.Sections),
		Frame: r.Frame, Tags: r.Tags, Note: r.Note,
	}
	if r.Held != nil {
		b.Held = closed(day.Period{Start: r.Held.Start, End: r.Held.End})
	}
	for _, p := range r.People {
		b.People = append(b.People, Person(p))
	}
	if r.Statements != nil {
		b.Statements = []Saying{}
	}
	for _, s := range r.Statements {
		b.Statements = append(b.Statements, Saying(s))
	}
	return b
}

// closed returns the period; without an end it is one day.
func closed(p day.Period) day.Period {
	if p.End == "" {
		p.End = p.Start
	}
	return p
}

func sections(records []sectionRecord) []Section {
	var list []Section
	for _, s := range records {
		section := Section{Number: s.Number, Heading: s.Heading}
		for _, p := range s.Paragraphs {
			section.Paragraphs = append(section.Paragraphs, Paragraph(p))
		}
		list = append(list, section)
	}
	return list
}

// recordError says in the words of the record what encoding/json found wrong.
func recordError(err error) error {
	var wrongType *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	var base base64.CorruptInputError
	switch {
	case errors.As(err, &wrongType) && wrongType.Field == "":
		return fmt.Errorf("a JSON object is wanted, not %s", article(wrongType.Value))
	case errors.As(err, &wrongType):
		return fmt.Errorf("%s: %s is wanted, not %s", wrongType.Field, typeName(wrongType.Type.Kind().String()),
			article(wrongType.Value))
	case errors.As(err, &base):
		return fmt.Errorf("originals.base64: broken at its byte %d", int64(base))
	case errors.As(err, &syntax):
		return fmt.Errorf("broken JSON at byte %d: %s", syntax.Offset, syntax.Error())
	case errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF):
		return errors.New("broken JSON: the object is cut off")
	}
	if key, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		key, _ = strconv.Unquote(key)
		if near := letters.Nearest(key, recordKeys); near != "" {
			return fmt.Errorf("unknown key %q: did you mean %q?", key, near)
		}
		return fmt.Errorf("unknown key %q", key)
	}
	return err
}

func typeName(kind string) string {
	switch kind {
	case "string":
		return "a string"
	case "int", "int64":
		return "a whole number"
	case "slice":
		return "an array"
	}
	return "an object"
}

func article(what string) string {
	switch {
	case strings.HasPrefix(what, "number "):
		return "the " + what
	case strings.HasPrefix(what, "array") || strings.HasPrefix(what, "object"):
		return "an " + what
	}
	return "a " + what
}

// halfSurrogate reports whether JSON text escapes a surrogate without its other
// half, which encoding/json would turn into U+FFFD without a word.
func halfSurrogate(line []byte) bool {
	for i := 0; i+5 < len(line); i++ {
		if line[i] != '\\' {
			continue
		}
		switch {
		case line[i+1] != 'u':
			i++
		case isSurrogate(line[i+2:], '8', 'b'):
			if i+11 >= len(line) || line[i+6] != '\\' || line[i+7] != 'u' || !isSurrogate(line[i+8:], 'c', 'f') {
				return true
			}
			i += 11
		case isSurrogate(line[i+2:], 'c', 'f'):
			return true
		}
	}
	return false
}

// isSurrogate reports whether four hexadecimal digits are between \ud<low>00 and \ud<high>ff.
func isSurrogate(hex []byte, low, high byte) bool {
	second := hex[1] | 0x20 // lower case for letters; digits stay digits
	return hex[0]|0x20 == 'd' && low <= second && second <= high && (second <= '9' || second >= 'a')
}
