package briefing

import (
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// AppendJSON appends the briefing as one line of JSON, without the line's end:
// the object that `export --format jsonl` writes and [ParseRecord] reads. Keys
// stand in a fixed order and what is unknown is null, so that equal briefings
// have equal bytes.
func AppendJSON(dst []byte, b *Briefing) []byte {
	dst = append(dst, `{"id": `...)
	dst = strconv.AppendInt(dst, b.ID, 10)
	dst = appendText(append(dst, `, "slug": `...), b.Slug)
	dst = appendText(append(dst, `, "source": `...), b.Source)
	dst = appendText(append(dst, `, "url": `...), b.URL)
	dst = appendText(append(dst, `, "digest": `...), b.Digest)
	dst = appendText(append(dst, `, "title": `...), b.Title)
	dst = appendText(append(dst, `, "published": `...), string(b.Published))
	dst = append(dst, `, "held": `...)
	if b.Held.IsZero() {
		dst = append(dst, "null"...)
	} else {
		dst = appendText(append(dst, `{"start": `...), string(b.Held.Start))
		dst = append(appendText(append(dst, `, "end": `...), string(b.Held.End)), '}')
	}
	dst = appendText(append(dst, `, "kind": `...), string(b.Kind))
	dst = appendText(append(dst, `, "medium": `...), string(b.Medium))
	dst = appendText(append(dst, `, "language": `...), b.Language)
	dst = appendText(append(dst, `, "place": `...), b.Place)
	dst = appendText(append(dst, `, "place_country": `...), b.PlaceCountry)
	dst = appendText(append(dst, `, "occasion": `...), b.Occasion)
	dst = append(dst, `, "duration_minutes": `...)
	if b.Minutes == 0 {
		dst = append(dst, "null"...)
	} else {
		dst = strconv.AppendInt(dst, int64(b.Minutes), 10)
	}
	dst = appendPeople(append(dst, `, "people": `...), b.People)
	dst = AppendStrings(append(dst, `, "countries": `...), b.Countries)
	dst = AppendStrings(append(dst, `, "photos": `...), b.Photos)
	dst = appendText(append(dst, `, "lead": `...), b.Lead)
	dst = AppendSections(append(dst, `, "sections": `...), b.Sections)
	return append(dst, '}')
}

func appendPeople(dst []byte, people []Person) []byte {
	return appendList(dst, people, func(dst []byte, p Person) []byte {
		dst = appendText(append(dst, `{"name": `...), p.Name)
		dst = appendText(append(dst, `, "role": `...), p.Role)
		dst = appendText(append(dst, `, "country": `...), p.Country)
		return append(dst, '}')
	})
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
	dst = append(dst, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf && !escapedBytes[c] {
			i++
			continue
		}
		switch {
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 {
				dst = append(append(dst, s[start:i]...), "\ufffd"...)
				start = i + 1
			}
			i += size
			continue
		case c == '"' || c == '\\':
			dst = append(append(dst, s[start:i]...), '\\', c)
		case c == '\n':
			dst = append(append(dst, s[start:i]...), '\\', 'n')
		case c == '\t':
			dst = append(append(dst, s[start:i]...), '\\', 't')
		default:
			dst = append(append(dst, s[start:i]...), '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
		i++
		start = i
	}
	return append(append(dst, s[start:]...), '"')
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
