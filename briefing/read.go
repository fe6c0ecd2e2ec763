package briefing

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"briefings/briefing/letters"
)

// Read reads the briefing out of the bytes of a page. The name tells the format
// where the options and the bytes don't. What a page does not say stays empty; an
// error means that the bytes are no text, or that an option is wrong.
func Read(name string, data []byte, o Options) (Page, error) {
	format := formatOf(name, data, Format(o.Format))
	text, _, lost, err := decode(data, format, o.Encoding)
	if err != nil {
		return Page{}, err
	}
	var blocks []Block
	var meta Meta
	if format == HTML {
		blocks, meta = htmlBlocks(text)
	} else {
		text = frontMatter(text, &meta)
		blocks = textBlocks(text)
	}
	ev := &evidence{asked: o.Explain}
	language := detectLanguage(blocks)
	var b Briefing
	if language == "ja" {
		b = readJapanese(blocks, meta, ev)
	} else {
		b = readLatin(newPage(blocks, meta, ev), language)
	}
	if tellsNothing(&b) {
		b.Kind, b.Medium = "", ""
		ev.list = slices.DeleteFunc(ev.list, func(e Evidence) bool { return e.Field == "kind" || e.Field == "medium" })
	}
	b.People = oneName(b.People)
	b.Source, b.Language, b.URL = name, language, meta.URL
	return Page{Briefing: b, Evidence: ev.list, Warnings: warnings(&b, lost)}, nil
}

// oneName cuts names at a semicolon, which joins the names of several people
// and is part of none.
func oneName(people []Person) []Person {
	kept := people[:0]
	for _, p := range people {
		if name, _, joined := strings.Cut(p.Name, ";"); joined {
			p.Name = strings.TrimSpace(name)
		}
		if p.Name != "" {
			kept = append(kept, p)
		}
	}
	return kept
}

// readLatin reads a page in English, or another language of the Latin script.
func readLatin(p *page, language string) Briefing {
	var b Briefing
	var dateLine string
	p.issuer, _ = p.findIssuer()
	speech := p.speech
	b.Published, dateLine = p.published()
	b.Medium = p.medium(speech)
	cast := p.cast(speech)
	b.People = cast.people
	b.Countries = p.parties(speech, b.People, cast.others)
	b.Kind = p.kind(speech, b.Medium, b.People, len(b.Countries))
	b.Held = p.held(b.Kind, b.Medium, b.Published)
	b.Minutes = p.minutes(b.Kind)
	b.Place, b.PlaceCountry = p.place(b.Kind, b.Medium, dateLine)
	b.Occasion = p.occasion(b.Kind)
	if b.Title = p.title(); b.Title == "" {
		b.Title = p.madeTitle(b.Kind, b.People)
	}
	b.Photos, b.Lead, b.Sections = p.captions, p.lead, p.sections()
	return b
}

// tellsNothing tells a page on which no fact of an event was found, so that its
// kind and medium would be a guess.
func tellsNothing(b *Briefing) bool {
	return (b.Kind == Other || b.Kind == "") && b.Held.IsZero() && b.Published == "" && len(b.People) == 0 && len(b.Countries) == 0
}

// formatOf decides on the format of a page: what was asked for, else what its
// name ends in, else what it begins with.
func formatOf(name string, data []byte, asked Format) Format {
	if asked != "" {
		return asked
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".xhtml", ".shtml":
		return HTML
	case ".txt", ".md", ".markdown", ".text":
		return Text
	}
	head := letters.LowerASCII(string(data[:min(len(data), 1024)]))
	if strings.Contains(head, "<html") || strings.Contains(head, "<!doctype html") || strings.Contains(head, "<body") || strings.Contains(head, "<head") {
		return HTML
	}
	return Text
}

// frontMatter takes the lines of "key: value" between two lines of dashes off
// the beginning of a page, and keeps those that say something of it.
func frontMatter(text string, meta *Meta) string {
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
		case "site", "publisher":
			meta.Site = value
		case "lang", "language":
			meta.Language = value
		}
	}
	return rest[end+len("\n---\n"):]
}

// warnings says what a person should know of a reading.
func warnings(b *Briefing, lost int) []string {
	var list []string
	if lost > 0 {
		list = append(list, fmt.Sprintf("%d characters could not be read", lost))
	}
	if b.Title == "" && b.Published == "" && b.Held.IsZero() && len(b.People) == 0 {
		list = append(list, "no facts were found")
	}
	return list
}

// Format is the format that a page's bytes are written in.
type Format string

// The formats of pages. Records (JSONL) are not read but parsed: see [ParseRecord].
const (
	Text Format = "text"
	HTML Format = "html"
)

// Options say what is known of a page from elsewhere.
type Options struct {
	Format   string // "text" or "html"; "" decides by name and content
	Encoding string // name of the character set, "" detects it
	Explain  bool   // keep the evidence for every fact
}

// CheckEncoding reports whether Options.Encoding may be name.
func CheckReadEncoding(name string) error { return CheckEncoding(name) }

// A Page is what was read out of the bytes of one page.
type Page struct {
	Briefing Briefing
	Evidence []Evidence // with Options.Explain: one or more a fact that was found
	Warnings []string   // what a person should know of the reading: characters that were lost, a page without facts
}

// Evidence says from which words a fact was read, and by which rule.
type Evidence struct {
	Field string // name of the JSON key: "held", "people"
	Value string // the fact as it was understood: "2011-11-11"
	Words string // the words of the page
	Where string // part of the page: "headline", "date line", "lead", "caption", "metadata"
	Rule  string // name of the rule: "day-month-year"
}

// evidence gathers Evidence, or nothing at all where nobody asked for it.
type evidence struct {
	asked bool
	list  []Evidence
}

// add keeps one piece of evidence. Callers pass what they have at hand, so that
// it costs nothing when nobody asks.
func (e *evidence) add(field, value, words, where, rule string) {
	if e != nil && e.asked {
		e.list = append(e.list, Evidence{field, value, words, where, rule})
	}
}
