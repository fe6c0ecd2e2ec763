package intake

import (
	"bytes"
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"briefings/briefing/read"
	"briefings/commands/intake/warc"
)

// isElsewhere is why a record without its page is passed over.
const isElsewhere = "page of another crawl"

// formatsOfAnswers are the formats of pages, by media type.
var formatsOfAnswers = map[string]string{
	"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "text/markdown": "text",
	"application/pdf": "pdf", "message/rfc822": "eml", "multipart/related": "mhtml",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}

// kindsOfAnswers are the reasons why other files are passed over, by how their media types
// begin and end.
var kindsOfAnswers = [][3]string{
	{"image/", "", isPicture}, {"text/css", "", "style sheet"}, {"", "javascript", "script"},
	{"", "ecmascript", "script"},
	{"font/", "", "font"}, {"application/font", "", "font"}, {"application/x-font", "", "font"},
	{"application/vnd.ms-fontobject", "", "font"}, {"audio/", "", "sound"}, {"video/", "", "film"},
	{"", "json", ".json"}, {"", "xml", ".xml"},
}

// saysLittle are media types with which servers send files of all sorts.
var saysLittle = []string{"", "text/plain", "application/octet-stream", "binary/octet-stream",
	"application/force-download", "application/x-download"}

// noPage returns why an answer is no page by its address and media type, or "".
func noPage(rec *warc.Record) string {
	name := nameOf(rec.URL)
	switch {
	case slices.Contains(forRobots, strings.ToLower(name)):
		return strings.ToLower(name)
	case slices.Contains(saysLittle, rec.MediaType):
		return kindOf[endingOf(name)]
	case isPage(formatsOfAnswers[rec.MediaType]):
		return ""
	}
	for _, k := range kindsOfAnswers {
		if strings.HasPrefix(rec.MediaType, k[0]) && strings.HasSuffix(rec.MediaType, k[1]) {
			return k[2]
		}
	}
	return rec.MediaType
}

// nameOf returns the name of the file in an address.
func nameOf(address string) string {
	if u, err := url.Parse(address); err == nil {
		address = u.Path
	}
	if address == "" || strings.HasSuffix(address, "/") {
		return ""
	}
	return path.Base(address)
}

// formatOfAnswer returns the format of a page, or why it is none.
func formatOfAnswer(mediaType, address string, data []byte) (format, reason string) {
	head := data[:min(len(data), headSize)]
	sniffed, sure := sniff(head)
	ending := endingOf(nameOf(address))
	format = cmp.Or(formatsOfAnswers[mediaType], byEnding[ending])
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return "", isEmpty
	case isPictureHead(head):
		return "", isPicture
	case sniffed == "json" || sniffed == "jsonl":
		return "", ".json"
	case sure && isPage(sniffed):
		return sniffed, ""
	case !isPage(format):
		return "", cmp.Or(ending, noEnding)
	}
	return format, ""
}

// charsetOf returns the character set that a server named, if the page does not show its
// own. Servers name ISO-8859-1 if they do not know it.
func charsetOf(named string, data []byte) string {
	head := bytes.ToLower(data[:min(len(data), headSize)])
	switch {
	case named == "" || strings.EqualFold(named, "iso-8859-1") || read.CheckEncoding(named) != nil,
		utf8.Valid(data) || bytes.Contains(head, []byte("charset")) || bytes.IndexByte(head, 0) >= 0:
		return ""
	}
	return named
}
