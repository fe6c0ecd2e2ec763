package print

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"
)

// A Citation is what a list of references says of a page. What is not known is empty.
type Citation struct {
	Key       string // names it in the list: letters, digits and hyphens
	Author    string // a body, not a person
	Title     string
	Published string // ISO 8601: 2011, 2011-11, 2011-11-24
	URL       string
	Captured  string // ISO 8601: the day, or the day and the time, at which the page was saved
	Digest    string // SHA-256 of the page's bytes in hexadecimal digits
	Language  string // ISO 639-1
	Place     string // of the event
}

// CitationFormats are the names of the formats of [Citations].
var CitationFormats = []string{"bibtex", "ris", "csl-json"}

// Citations writes citations in one format.
type Citations struct {
	w                     *bufio.Writer
	write                 func(dst []byte, c *Citation) []byte
	before, between, last string
	n                     int
}

// NewCitations returns a writer of citations in one of the CitationFormats.
func NewCitations(w io.Writer, format string) *Citations {
	l := &Citations{w: bufio.NewWriterSize(w, bufferSize)}
	switch format {
	case "bibtex":
		l.write, l.between = appendBibTeX, "\n"
	case "ris":
		l.write = appendRIS
	default:
		l.write, l.before, l.between, l.last = appendCSL, "[\n", ",\n", "\n]\n"
	}
	return l
}

// Cite writes one citation.
func (l *Citations) Cite(c *Citation) error {
	separator := l.between
	if l.n == 0 {
		separator = l.before
	}
	l.n++
	_, err := l.w.Write(l.write(append(l.w.AvailableBuffer(), separator...), c))
	return err
}

// Close writes the end, and flushes everything to the writer.
func (l *Citations) Close() error {
	if l.n == 0 && l.last != "" {
		l.last = "[]\n"
	}
	_, _ = l.w.WriteString(l.last) // Flush returns the error
	return l.w.Flush()
}

// texEscapes are the characters that LaTeX acts on. BibTeX counts braces even behind a
// backslash: they are written by name.
var texEscapes = strings.NewReplacer(`\`, `{\textbackslash}`, "{", `{\textbraceleft}`, "}", `{\textbraceright}`,
	"~", `{\textasciitilde}`, "^", `{\textasciicircum}`, "#", `\#`, "$", `\$`, "%", `\%`, "&", `\&`, "_", `\_`)

// appendBibTeX appends an entry as biber and BibLaTeX read it. The braces around author
// and title keep a body from being parted like a name, and names their capitals.
func appendBibTeX(dst []byte, c *Citation) []byte {
	field := func(name, value string) {
		if value != "" {
			dst = fmt.Appendf(dst, "  %s = {%s},\n", name, value)
		}
	}
	whole := func(text string) string {
		if text = oneLine(text); text == "" {
			return ""
		}
		return "{" + texEscapes.Replace(text) + "}"
	}
	kind := "online"
	if c.URL == "" {
		kind = "misc" // BibLaTeX asks for the address of what is online
	}
	dst = fmt.Appendf(dst, "@%s{%s,\n", kind, c.Key)
	field("author", whole(c.Author))
	field("title", whole(c.Title))
	field("date", c.Published)
	field("url", texAddress(c.URL))
	field("urldate", dayOf(c.Captured))
	field("language", cmp.Or(babelNames[c.Language], c.Language))
	field("langid", babelNames[c.Language])
	field("note", shortDigest(c.Digest))
	field("annotation", longDigest(c.Digest)) // 64 digits would not fit a line, and lists print no annotation
	return append(dst, "}\n"...)
}

// babelNames are the languages as LaTeX's packages babel and BibLaTeX call them.
var babelNames = map[string]string{
	"ar": "arabic", "bg": "bulgarian", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
	"es": "spanish", "et": "estonian", "fa": "persian", "fi": "finnish", "fr": "french", "he": "hebrew",
	"hr": "croatian", "hu": "hungarian", "is": "icelandic", "it": "italian", "ja": "japanese", "ko": "korean",
	"lt": "lithuanian", "lv": "latvian", "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese",
	"ro": "romanian", "ru": "russian", "sk": "slovak", "sl": "slovene", "sr": "serbian", "sv": "swedish",
	"th": "thai", "tr": "turkish", "uk": "ukrainian", "vi": "vietnamese", "zh": "chinese",
}

// texAddress escapes in an address, as RFC 3986 does, what no address holds as it stands.
func texAddress(address string) string {
	var b strings.Builder
	for _, c := range []byte(address) {
		if c <= ' ' || c >= 0x7f || strings.IndexByte("\\{}\"<>^`|", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// appendRIS appends a record of RIS, whose lines end with CR and LF. A comma would part a
// body into a name and a given name.
func appendRIS(dst []byte, c *Citation) []byte {
	field := func(tag, value string) {
		if value = oneLine(value); value != "" {
			dst = fmt.Appendf(dst, "%s  - %s\r\n", tag, value)
		}
	}
	year, _, _ := strings.Cut(c.Published, "-")
	field("TY", "ELEC")
	field("ID", c.Key)
	field("AU", strings.ReplaceAll(c.Author, ",", ""))
	field("TI", c.Title)
	field("PY", year)
	field("DA", strings.ReplaceAll(c.Published, "-", "/"))
	field("UR", c.URL)
	field("Y2", strings.ReplaceAll(dayOf(c.Captured), "-", "/"))
	field("LA", c.Language)
	field("N1", longDigest(c.Digest))
	return append(dst, "ER  - \r\n\r\n"...)
}

// appendCSL appends an item of CSL-JSON.
func appendCSL(dst []byte, c *Citation) []byte {
	field := func(name, value string) {
		if value = oneLine(value); value != "" {
			dst = append(append(append(dst, `, "`...), name...), `": `...)
			dst = appendString(dst, value)
		}
	}
	date := func(name, day string) {
		if day != "" {
			parts := strings.Split(day, "-")
			for i, part := range parts {
				parts[i] = strings.TrimLeft(part, "0")
			}
			dst = fmt.Appendf(dst, `, "%s": {"date-parts": [[%s]]}`, name, strings.Join(parts, ", "))
		}
	}
	dst = append(appendString(append(dst, `{"id": `...), c.Key), `, "type": "webpage"`...)
	if author := oneLine(c.Author); author != "" {
		dst = append(appendString(append(dst, `, "author": [{"literal": `...), author), "}]"...)
	}
	field("title", c.Title)
	date("issued", c.Published)
	field("event-place", c.Place)
	field("URL", c.URL)
	date("accessed", dayOf(c.Captured))
	field("language", c.Language)
	field("note", longDigest(c.Digest))
	return append(dst, '}')
}

// Footnote returns a note as the Chicago Manual of Style has it for a page of the web, with
// the beginning of the digest behind it.
func (c *Citation) Footnote() string {
	var parts []string
	add := func(before, text, after string) {
		if text = strings.TrimSpace(Safe(text)); text != "" {
			parts = append(parts, before+text+after)
		}
	}
	add("", c.Author, "")
	add("“", singleQuotes(withoutPoint(c.Title)), "”")
	add("", longDay(c.Published), "")
	add("accessed ", longDay(dayOf(c.Captured)), "")
	add("", c.URL, "")
	add("", shortDigest(c.Digest), "")
	return pointsWithin.Replace(strings.Join(parts, ", ") + ".")
}

// pointsWithin moves the comma or the point behind a title into its quotes, and writes none
// behind a digest.
var pointsWithin = strings.NewReplacer("”, ", ",” ", "”.", ".”", "….", "…")

// withoutPoint cuts the point at the end of a title, but not that of "U.S.".
func withoutPoint(title string) string {
	if last := title[strings.LastIndexByte(title, ' ')+1:]; strings.Count(last, ".") == 1 {
		return strings.TrimSuffix(title, ".")
	}
	return title
}

// singleQuotes makes single quotes of the double ones in a title that stands in quotes.
func singleQuotes(title string) string {
	open := false
	return strings.Map(func(r rune) rune {
		switch r {
		case '"':
			open = !open
		case '“', '”':
			open = r == '“'
		case '„': // German, whose closing quote opens in English
			return '‚'
		default:
			return r
		}
		if open {
			return '‘'
		}
		return '’'
	}, title)
}

// longDay writes a day for a note: "November 24, 2011", "November 2011", "2011".
func longDay(day string) string {
	for _, form := range [][2]string{{time.DateOnly, "January 2, 2006"}, {"2006-01", "January 2006"}} {
		if t, err := time.Parse(form[0], day); err == nil {
			return t.Format(form[1])
		}
	}
	return day
}

// dayOf returns the day of a moment in ISO 8601.
func dayOf(moment string) string {
	day, _, _ := strings.Cut(moment, "T")
	return day
}

const digestName = "SHA-256: "

func longDigest(digest string) string {
	if digest == "" {
		return ""
	}
	return digestName + digest
}

// shortDigest is enough of a digest to find the page, and fits a line.
func shortDigest(digest string) string {
	const enough = 16
	if len(digest) <= enough {
		return longDigest(digest)
	}
	return digestName + digest[:enough] + "…"
}

// oneLine writes a text in one line, without what only a terminal acts on.
func oneLine(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || isLineBreak(r):
			return ' '
		case isUnsafe(r):
			return -1
		}
		return r
	}, text))
}
