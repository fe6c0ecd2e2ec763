package briefing

import (
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// A recordField is one key of a record, and how its value is written.
type recordField struct {
	name   string
	append func(dst []byte, b *Briefing) []byte
}

// recordFields are the keys of a record in their order.
var recordFields = []recordField{
	{"id", func(dst []byte, b *Briefing) []byte { return strconv.AppendInt(dst, b.ID, 10) }},
	{"slug", func(dst []byte, b *Briefing) []byte { return appendText(dst, b.Slug) }},
	{"source", func(dst []byte, b *Briefing) []byte { return appendText(dst, b.Source) }},
	{"url", func(dst []byte, b *Briefing) []byte { return appendText(dst, b.URL) }},
	{"digest", func(dst []byte, b *Briefing) []byte { return appendText(dst, b.Digest) }},
	{"captured", func(dst []byte, b *Briefing) []byte { return appendText(dst, b.Captured) }},
	{"title", func(dst []byte, b *Briefing) []byte { return appendText(dst, b.Title) }},
	{"published", func(dst []byte, b *Briefing) []byte { return appendText(dst, string(b.Published)) }},
	{"held", appendHeld},
	{"kind", func(dst []byte, b *Briefing) []byte { return appendText(dst, string(b.Kind)) }},
	{"medium", func(dst []byte, b *Briefing) []byte { return appendText(dst, string(b.Medium)) }},
	{"language", func(dst []byte, b *Briefing) []byte { return appendText(dst, b.Language) }},
	{"place", func(dst []byte, b *Briefing) []byte { return appendText(dst, b.Place) }},
	{"place_country", func(dst []byte, b *Briefing) []byte { return appendText(dst, b.PlaceCountry) }},
	{"occasion", func(dst []byte, b *Briefing) []byte { return appendText(dst, b.Occasion) }},
	{"duration_minutes", appendMinutes},
	{"people", func(dst []byte, b *Briefing) []byte { return appendPeople(dst, b.People) }},
	{"countries", func(dst []byte, b *Briefing) []byte { return AppendStrings(dst, b.Countries) }},
	{"photos", func(dst []byte, b *Briefing) []byte { return AppendStrings(dst, b.Photos) }},
	{"lead", func(dst []byte, b *Briefing) []byte { return appendText(dst, b.Lead) }},
	{"sections", func(dst []byte, b *Briefing) []byte { return AppendSections(dst, b.Sections) }},
	{"frame", func(dst []byte, b *Briefing) []byte { return AppendStrings(dst, b.Frame) }},
	{"statements", func(dst []byte, b *Briefing) []byte { return appendList(dst, b.Statements, appendSaying) }},
	{"tags", func(dst []byte, b *Briefing) []byte { return AppendStrings(dst, b.Tags) }},
	{"note", func(dst []byte, b *Briefing) []byte { return appendText(dst, b.Note) }},
	{"settings", func(dst []byte, b *Briefing) []byte { return appendList(dst, b.Settings, appendSetting) }},
}

// AppendJSON appends the briefing as one line of JSON, without the line's end:
// the object that `export --format jsonl` writes and [ParseRecord] reads. Keys
// stand in a fixed order and what is unknown is null, so that equal briefings
// have equal bytes.
func AppendJSON(dst []byte, b *Briefing) []byte {
	return appendFields(dst, func(dst []byte, f *recordField) []byte { return f.append(dst, b) })
}

// AppendStored appends the briefing as [AppendJSON] does, with photos, sections and
// frame as [AppendStrings] and [AppendSections] once wrote them. The texts of its
// statements are parts of JSON strings.
func AppendStored(dst []byte, b *Briefing, photos, sections, frame []byte) []byte {
	return appendFields(dst, func(dst []byte, f *recordField) []byte {
		switch f.name {
		case "photos":
			return append(dst, photos...)
		case "sections":
			return append(dst, sections...)
		case "frame":
			return append(dst, frame...)
		case "statements":
			return appendList(dst, b.Statements, func(dst []byte, s Saying) []byte {
				return appendSayingText(dst, &s, append(append(append([]byte(nil), '"'), s.Text...), '"'))
			})
		}
		return f.append(dst, b)
	})
}

// appendFields appends an object of all fields.
func appendFields(dst []byte, value func([]byte, *recordField) []byte) []byte {
	before := `{"`
	for i := range recordFields {
		dst = append(append(append(dst, before...), recordFields[i].name...), `": `...)
		dst = value(dst, &recordFields[i])
		before = `, "`
	}
	return append(dst, '}')
}

func appendHeld(dst []byte, b *Briefing) []byte {
	if b.Held.IsZero() {
		return append(dst, "null"...)
	}
	dst = appendText(append(dst, `{"start": `...), string(b.Held.Start))
	return append(appendText(append(dst, `, "end": `...), string(b.Held.End)), '}')
}

func appendMinutes(dst []byte, b *Briefing) []byte {
	if b.Minutes == 0 {
		return append(dst, "null"...)
	}
	return strconv.AppendInt(dst, int64(b.Minutes), 10)
}

func appendPeople(dst []byte, people []Person) []byte {
	return appendList(dst, people, func(dst []byte, p Person) []byte {
		dst = appendText(append(dst, `{"name": `...), p.Name)
		dst = appendText(append(dst, `, "role": `...), p.Role)
		dst = appendText(append(dst, `, "country": `...), p.Country)
		return append(dst, '}')
	})
}

func appendSaying(dst []byte, s Saying) []byte {
	return appendSayingText(dst, &s, AppendString(nil, s.Text))
}

// appendSayingText appends a statement whose text is a JSON string already.
func appendSayingText(dst []byte, s *Saying, text []byte) []byte {
	dst = strconv.AppendInt(append(dst, `{"section": `...), int64(s.Section), 10)
	dst = strconv.AppendInt(append(dst, `, "paragraph": `...), int64(s.Paragraph), 10)
	dst = append(append(dst, `, "text": `...), text...)
	dst = AppendStrings(append(dst, `, "by": `...), s.By)
	dst = AppendStrings(append(dst, `, "side": `...), s.Side)
	return append(appendText(append(dst, `, "cameo": `...), s.Cameo), '}')
}

func appendSetting(dst []byte, s Setting) []byte {
	dst = AppendString(append(dst, `{"field": `...), s.Field)
	dst = append(append(dst, `, "value": `...), s.Value...)
	dst = append(append(dst, `, "page": `...), s.Page...)
	dst = appendText(append(dst, `, "when": `...), s.When)
	return append(appendText(append(dst, `, "why": `...), s.Why), '}')
}

// AppendSections appends sections as the JSON array of a briefing's object.
func AppendSections(dst []byte, sections []Section) []byte {
	return appendList(dst, sections, func(dst []byte, s Section) []byte {
		dst = appendText(append(dst, `{"number": `...), s.Number)
		dst = appendText(append(dst, `, "heading": `...), s.Heading)
		dst = append(dst, `, "paragraphs": `...)
		dst = appendList(dst, s.Paragraphs, func(dst []byte, p Paragraph) []byte {
			dst = appendText(append(dst, `{"number": `...), p.Number)
			dst = AppendString(append(dst, `, "text": `...), p.Text)
			return append(dst, '}')
		})
		return append(dst, '}')
	})
}

// AppendStrings appends list as a JSON array of strings.
func AppendStrings(dst []byte, list []string) []byte {
	return appendList(dst, list, AppendString)
}

func appendList[T any](dst []byte, list []T, item func([]byte, T) []byte) []byte {
	dst = append(dst, '[')
	for i, v := range list {
		if i > 0 {
			dst = append(dst, ", "...)
		}
		dst = item(dst, v)
	}
	return append(dst, ']')
}

// appendText appends s as a JSON string, null where it is empty.
func appendText(dst []byte, s string) []byte {
	if s == "" {
		return append(dst, "null"...)
	}
	return AppendString(dst, s)
}

// AppendString appends s as a JSON string (RFC 8259). Nothing is escaped but
// what must be; bytes that are no UTF-8 become U+FFFD, as JSON cannot hold them.
func AppendString(dst []byte, s string) []byte {
	if !utf8.ValidString(s) {
		s = string([]rune(s)) // each such byte alone
	}
	dst = append(dst, '"')
	for {
		end := plainEnd(s)
		dst = append(dst, s[:end]...)
		if end == len(s) {
			return append(dst, '"')
		}
		switch c := s[end]; c {
		case '"', '\\':
			dst = append(dst, '\\', c)
		case '\n':
			dst = append(dst, '\\', 'n')
		case '\t':
			dst = append(dst, '\\', 't')
		default:
			dst = append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
		s = s[end+1:]
	}
}

const hexDigits = "0123456789abcdef"

// MarshalJSON makes a Briefing fit for encoding/json, in the form of [AppendJSON].
func (b Briefing) MarshalJSON() ([]byte, error) { return AppendJSON(nil, &b), nil }

// ParseSections reads what [AppendSections] wrote.
func ParseSections(data []byte) ([]Section, error) {
	if list, ok := canonicalSections(string(data)); ok {
		return list, nil
	}
	var list []sectionRecord
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, err
	}
	return sections(list), nil
}
