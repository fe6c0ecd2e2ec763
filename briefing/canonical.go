package briefing

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"briefings/briefing/day"
	"briefings/briefing/letters"
)

// A canonical reads JSON in the very form in which AppendJSON and AppendSections
// write it, which is what archives and exports hold: the same keys in the same
// order, the same spaces, nothing escaped but what must be. Whatever else JSON
// allows, and every error, is left to encoding/json. What it returns are parts of
// the text that it was given.
type canonical struct {
	rest  string
	other bool // the text is in another form
}

// newCanonical reads a text from its beginning. One that is not UTF-8 throughout is none of ours.
func newCanonical(text string) canonical {
	return canonical{rest: text, other: !utf8.ValidString(text)}
}

// parseCanonical reads a whole briefing; ok is false where the line is in another form.
func parseCanonical(line string) (b Briefing, ok bool) {
	c := newCanonical(line)
	b.ID = int64(c.number(`{"id": `))
	b.Slug = c.text(`, "slug": `)
	b.Source = c.text(`, "source": `)
	b.URL = c.text(`, "url": `)
	b.Digest = strings.ToLower(c.text(`, "digest": `))
	b.Captured = c.text(`, "captured": `)
	b.Title = c.text(`, "title": `)
	b.Published = day.Date(c.text(`, "published": `))
	if c.skip(`, "held": `); !c.isNull() {
		b.Held.Start = day.Date(c.text(`{"start": `))
		b.Held.End = day.Date(c.text(`, "end": `))
		c.skip(`}`)
	}
	b.Held = closed(b.Held)
	b.Kind = Kind(c.text(`, "kind": `))
	b.Medium = Medium(c.text(`, "medium": `))
	b.Language = c.text(`, "language": `)
	b.Place = c.text(`, "place": `)
	b.PlaceCountry = c.text(`, "place_country": `)
	b.Occasion = c.text(`, "occasion": `)
	if c.skip(`, "duration_minutes": `); !c.isNull() {
		b.Minutes = c.number("")
	}
	b.People = canonicalList(&c, `, "people": `, (*canonical).person)
	b.Countries = c.strings(`, "countries": `)
	b.Photos = c.strings(`, "photos": `)
	b.Lead = c.text(`, "lead": `)
	b.Sections = canonicalList(&c, `, "sections": `, (*canonical).section)
	b.Frame = c.strings(`, "frame": `)
	if b.Statements = canonicalList(&c, `, "statements": `, (*canonical).saying); b.Statements == nil {
		b.Statements = []Saying{}
	}
	b.Tags = c.strings(`, "tags": `)
	b.Note = c.text(`, "note": `)
	c.skip(`, "settings": []}`) // with settings it is in another form
	return b, c.isRead()
}

// canonicalSections reads an array of sections; ok is false where the text is in another form.
func canonicalSections(text string) (list []Section, ok bool) {
	c := newCanonical(text)
	list = canonicalList(&c, "", (*canonical).section)
	return list, c.isRead()
}

func (c *canonical) person() (p Person) {
	p.Name = c.text(`{"name": `)
	p.Role = c.text(`, "role": `)
	p.Country = c.text(`, "country": `)
	c.skip(`}`)
	return p
}

func (c *canonical) saying() (s Saying) {
	s.Section = c.number(`{"section": `)
	s.Paragraph = c.number(`, "paragraph": `)
	s.Text = c.text(`, "text": `)
	s.By = c.strings(`, "by": `)
	s.Side = c.strings(`, "side": `)
	s.Cameo = c.text(`, "cameo": `)
	c.skip(`}`)
	return s
}

func (c *canonical) section() (s Section) {
	s.Number = c.text(`{"number": `)
	s.Heading = c.text(`, "heading": `)
	s.Paragraphs = canonicalList(c, `, "paragraphs": `, (*canonical).paragraph)
	c.skip(`}`)
	return s
}

func (c *canonical) paragraph() (p Paragraph) {
	p.Number = c.text(`{"number": `)
	c.skip(`, "text": `)
	p.Text = c.string()
	c.skip(`}`)
	return p
}

// canonicalList reads a key and its array, nil for an empty one.
func canonicalList[T any](c *canonical, key string, item func(*canonical) T) []T {
	c.skip(key)
	c.skip(`[`)
	var list []T
	for !c.other && !strings.HasPrefix(c.rest, `]`) {
		if len(list) > 0 {
			c.skip(`, `)
		}
		list = append(list, item(c))
	}
	c.skip(`]`)
	return list
}

// strings reads a key and an array of strings, which is empty rather than nil as encoding/json has it.
func (c *canonical) strings(key string) []string {
	if list := canonicalList(c, key, (*canonical).string); list != nil {
		return list
	}
	return []string{}
}

// isRead reports whether all was read and in the form of AppendJSON.
func (c *canonical) isRead() bool { return !c.other && c.rest == "" }

// skip passes over a text that must stand here.
func (c *canonical) skip(text string) {
	rest, ok := strings.CutPrefix(c.rest, text)
	c.rest, c.other = rest, c.other || !ok
}

// isNull passes over null, if it stands here.
func (c *canonical) isNull() bool {
	rest, ok := strings.CutPrefix(c.rest, "null")
	c.rest = rest
	return ok
}

// text reads a key and its string, "" for null.
func (c *canonical) text(key string) string {
	if c.skip(key); c.isNull() {
		return ""
	}
	return c.string()
}

// number reads a key and its whole number of at most sixteen digits.
func (c *canonical) number(key string) int {
	const most = 16
	c.skip(key)
	size := letters.SkipDigits(c.rest, 0)
	if size == 0 || size > most || size > 1 && c.rest[0] == '0' {
		c.other = true
		return 0
	}
	n := 0
	for i := range size {
		n = n*10 + int(c.rest[i]-'0')
	}
	c.rest = c.rest[size:]
	return n
}

// string reads a string.
func (c *canonical) string() string {
	if c.skip(`"`); c.other {
		return ""
	}
	end := plainEnd(c.rest)
	if end < len(c.rest) && c.rest[end] == '"' {
		s := c.rest[:end]
		c.rest = c.rest[end+1:]
		return s
	}
	return c.escaped()
}

// escaped reads a string that holds escapes.
func (c *canonical) escaped() string {
	var s []byte
	for {
		end := plainEnd(c.rest)
		s = append(s, c.rest[:end]...)
		c.rest = c.rest[end:]
		if strings.HasPrefix(c.rest, `"`) {
			c.rest = c.rest[1:]
			return string(s)
		}
		b, size := escape(c.rest)
		if size == 0 {
			c.other = true
			return ""
		}
		s, c.rest = append(s, b), c.rest[size:]
	}
}

// escape reads one of the escapes that AppendString writes; size 0 for any other.
func escape(text string) (b byte, size int) {
	if len(text) < 2 || text[0] != '\\' {
		return 0, 0
	}
	switch text[1] {
	case '"', '\\':
		return text[1], 2
	case 'n':
		return '\n', 2
	case 't':
		return '\t', 2
	}
	if !strings.HasPrefix(text, `\u00`) || len(text) < 6 {
		return 0, 0
	}
	high, low := strings.IndexByte(hexDigits, text[4]), strings.IndexByte(hexDigits, text[5])
	if high < 0 || low < 0 || high > 7 {
		return 0, 0
	}
	return byte(high<<4 | low), 6
}

// plainEnd returns where the characters end that stand in a JSON string as they
// are: before a quote, a backslash or a control character. It looks at eight
// bytes at a time.
func plainEnd(s string) int {
	i := 0
	for ; i+8 <= len(s); i += 8 {
		v := letters.Eight(s[i:])
		quote, backslash, del := v^'"'*letters.Ones, v^'\\'*letters.Ones, v^0x7f*letters.Ones
		// In each the top bit of the first byte that counts is set, and none before it.
		found := (v-' '*letters.Ones)&^v | (quote-letters.Ones)&^quote |
			(backslash-letters.Ones)&^backslash | (del-letters.Ones)&^del
		if found &= letters.Tops; found != 0 {
			return i + bits.TrailingZeros64(found)/8
		}
	}
	for ; i < len(s); i++ {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c == 0x7f {
			break
		}
	}
	return i
}
