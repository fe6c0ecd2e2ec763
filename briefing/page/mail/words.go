package mail

import (
	"strings"
	"time"

	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// encodedWord matches a word of RFC 2047: character set, encoding, text.
var encodedWord = letters.Pattern(`=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bBqQ])\?([^?]*)\?=`)

// words decodes the text of a field. Neighbours of one character set are decoded together,
// as some programs part a letter between two of them. Bare bytes are in the set by name, if
// they fit it.
func words(value, charset string) string {
	if value == "" {
		return ""
	}
	var out strings.Builder
	var pending []byte
	set, at := "", 0
	flush := func() {
		out.WriteString(decode(pending, set, charset))
		pending = pending[:0]
	}
	for _, m := range encodedWord().FindAllStringSubmatchIndex(value, -1) {
		between, name := value[at:m[0]], strings.ToLower(value[m[2]:m[3]])
		if at == 0 || strings.TrimSpace(between) != "" || name != set {
			flush()
			if at == 0 || strings.TrimSpace(between) != "" { // white space between two words is none
				out.WriteString(decode([]byte(between), "", charset))
			}
		}
		set, at = name, m[1]
		if text := []byte(value[m[6]:m[7]]); value[m[4]]|0x20 == 'b' {
			pending = append(pending, fromBase64(text)...)
		} else {
			pending = append(pending, unquote([]byte(strings.ReplaceAll(string(text), "_", "=20")))...)
		}
	}
	flush()
	out.WriteString(decode([]byte(value[at:]), "", charset))
	return strings.Join(strings.Fields(out.String()), " ")
}

// decode decodes bytes that are said to be in a character set, or are likely to.
func decode(data []byte, named, likely string) string {
	if page.CheckEncoding(named) != nil {
		named = ""
	}
	decoded, err := page.Decode(data, page.Text, named, likely)
	if err != nil {
		return ""
	}
	return decoded.Text
}

// sender returns the name and the address of "Name <user@host>".
func sender(value string) (name, address string) {
	if open := strings.LastIndexByte(value, '<'); open >= 0 {
		name, address = value[:open], strings.Trim(value[open:], "<> ")
		return strings.Trim(name, `" '`), address
	}
	return "", strings.TrimSpace(value)
}

// dateLayouts are the forms of a date in a head, without the weekday and words in brackets.
var dateLayouts = []string{
	"2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04 -0700", "2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05",
	"2 Jan 06 15:04:05 -0700", "2 Jan 06 15:04:05 MST", "Jan 2 15:04:05 2006", "2006-01-02T15:04:05Z07:00",
	"2006-01-02 15:04:05",
}

// moment reads a date; a zone that is not known is that of Greenwich.
func moment(value string) (t time.Time, ok bool) {
	value, _, _ = strings.Cut(value, "(")
	if day, rest, found := strings.Cut(value, " "); found && len(strings.TrimRight(day, ",")) == 3 {
		value = rest
	}
	value = strings.Join(strings.Fields(value), " ")
	for _, layout := range dateLayouts {
		if t, err := time.Parse(layout, value); err == nil && t.Year() > 1980 {
			return t, true
		}
	}
	return t, false
}
