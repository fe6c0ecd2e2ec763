package page

import (
	"bytes"
	"path"
	"strings"

	"briefings/briefing/letters"
)

// FormatOf returns the format of a page: the one asked for, else the one that its
// name ends in, else the one that its bytes look like.
func FormatOf(name string, data []byte, asked Format) Format {
	if asked != "" {
		return asked
	}
	if bytes.HasPrefix(data, []byte("%PDF-")) {
		return PDF
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".pdf":
		return PDF
	case ".html", ".htm", ".xhtml", ".shtml":
		return HTML
	case ".txt", ".md", ".markdown", ".text":
		return Text
	case ".mht", ".mhtml":
		return MHTML
	case ".eml":
		return Mail
	case ".docx":
		return DOCX
	}
	head := letters.LowerASCII(string(data[:min(len(data), 1024)]))
	if letters.Contains(head, "<html", "<!doctype html", "<body", "<head") {
		return HTML
	}
	return Text
}

// FrontMatter cuts the lines of "key: value" between two lines of dashes off the
// beginning of a page, and keeps the ones about the page in meta.
func FrontMatter(text string, meta *Meta) string {
	rest, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		return text
	}
	end := strings.Index(rest[:min(len(rest), 8192)], "\n---\n")
	if end < 0 {
		return text
	}
	for line := range strings.SplitSeq(rest[:end], "\n") {
		key, value, _ := strings.Cut(line, ":")
		value = strings.Trim(strings.TrimSpace(value), "\"'")
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "title":
			meta.Title = value
		case "date", "published":
			meta.Published = value
		case "url", "source", "link":
			meta.URL = value
		case "saved", "created", "clipped", "captured", "accessed", "retrieved", "archived":
			meta.Captured = Moment(value)
		case "site", "publisher":
			meta.Site = value
		case "lang", "language":
			meta.Language = value
		}
	}
	return rest[end+len("\n---\n"):]
}

// Format is the format of a page's bytes.
type Format string

// The formats of pages. Records (JSONL) are parsed elsewhere.
const (
	Text  Format = "text"
	HTML  Format = "html"
	MHTML Format = "mhtml" // a saved page with its pictures
	Mail  Format = "eml"
	DOCX  Format = "docx"
	PDF   Format = "pdf"
)
