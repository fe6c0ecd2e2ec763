// Package read reads the briefing out of the blocks of a page: who met whom, when,
// where, and what was said.
package read

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"briefings/briefing"
	"briefings/briefing/page"
	"briefings/briefing/page/docx"
	"briefings/briefing/page/html"
	"briefings/briefing/page/mail"
	"briefings/briefing/page/pdf"
	"briefings/briefing/statement"
)

// Page reads the briefing out of the bytes of a page. The name gives the format
// if the options and the bytes don't. What a page does not say stays empty; an
// error means that the bytes are no text, that an option is wrong, or that the reader
// failed.
func Page(name string, data []byte, o Options) (_ Result, err error) {
	defer Recover(&err)
	c, err := cut(name, data, o)
	if err != nil {
		return Result{}, err
	}
	ev := &evidence{asked: o.Explain}
	v := c.judge()
	b := c.read(&v, ev)
	b.Frame = frame(&b, &c)
	b.Source, b.Language, b.URL, b.Captured = name, c.language, c.meta.URL, c.meta.Captured
	b.Statements = statement.Read(&b)
	facts := ev.complete(&b, c.blocks)
	if o.Losers && c.page != nil {
		facts = withLosers(facts, c.page, &b)
	}
	if o.Explain {
		facts = append(facts, statement.Explain(&b)...)
	}
	issuer := ""
	if c.page != nil {
		issuer = c.page.ownMinistry()
	}
	return Result{
		Briefing: b, Issuer: issuer, LeadAt: leadAt(&b, c.blocks), Evidence: facts, None: v.none,
		Warnings: warnings(&b, c.decoded, v.why),
	}, nil
}

// read reads the briefing of a page, or the title of what is none.
func (c *cutting) read(v *verdict, ev *evidence) (b briefing.Briefing) {
	blocks := c.blocks[:v.end]
	if v.none != "" {
		return briefing.Briefing{Title: cmp.Or(c.meta.Title, blocks[0].Text)}
	}
	c.page = newPage(blocks, c.meta, ev, c.language)
	b = c.page.read()
	if v.why == "" && len(b.People) == 0 && b.Held.IsZero() {
		if v.none, v.why = c.saysNothing(&b); v.none != "" {
			return briefing.Briefing{Title: b.Title, Lead: b.Lead, Sections: b.Sections}
		}
	}
	if tellsNothing(&b) {
		b.Kind, b.Medium = "", ""
	}
	b.People = oneName(b.People)
	return b
}

// A cutting is a page cut into its blocks.
type cutting struct {
	blocks   []page.Block
	meta     page.Meta
	front    string // the front matter of a text
	html     bool
	language string
	decoded  page.Decoded
	page     *latinPage // nil if no facts are read
}

// cut decodes the bytes of a page and cuts them into blocks.
func cut(name string, data []byte, o Options) (c cutting, err error) {
	switch format := page.Format(FormatOf(name, data, o.Format)); format {
	case page.PDF:
		c.blocks, c.meta, err = pdf.Blocks(data)
	case page.DOCX:
		c.blocks, c.meta, err = docx.Blocks(data)
	case page.MHTML, page.Mail:
		var found mail.Page
		if found, err = mail.Read(data); err == nil {
			err = c.cutText(found.Data, found.Format, o.Encoding, found.Charset)
			c.ask(found.Meta)
		}
	default:
		err = c.cutText(data, format, o.Encoding, "")
	}
	c.meta.SetOrigin(o.Origin, page.FromHead(c.blocks), page.FromName(name))
	c.language = detectLanguage(c.blocks)
	return c, err
}

// cutText decodes a page of HTML or text and cuts it into blocks.
func (c *cutting) cutText(data []byte, format page.Format, encoding, declared string) (err error) {
	if c.decoded, err = page.Decode(data, format, encoding, declared); err != nil {
		return err
	}
	text := c.decoded.Text
	if format == page.HTML {
		c.html = true
		c.blocks, c.meta = html.Blocks(text)
	} else {
		rest := page.FrontMatter(text, &c.meta)
		c.front = text[:len(text)-len(rest)]
		c.blocks = page.TextBlocks(rest)
	}
	return nil
}

// ask takes what the carrier of a page says of it if the page is silent. A mail has the day and
// the site of its page only if a government sent it: others pass on what they read.
func (c *cutting) ask(head page.Meta) {
	m := &c.meta
	m.Title = cmp.Or(m.Title, head.Title)
	m.SetOrigin(page.Origin{URL: head.URL, Captured: head.Captured})
	if _, host, ok := strings.Cut(head.Site, "@"); ok && isOfficialHost(host) {
		m.Site, m.Published = cmp.Or(m.Site, head.Site), cmp.Or(m.Published, head.Published)
	}
}

// FormatOf returns the format of a page: what its bytes show beyond doubt, else the one asked
// for, else the one that its name ends in, else the one that its bytes look like.
func FormatOf(name string, data []byte, asked string) string {
	if docx.Is(data) {
		return string(page.DOCX)
	}
	return string(cmp.Or(mail.Format(data), page.FormatOf(name, data, page.Format(asked))))
}

// Attached yields the pages that are attached to a mail.
func Attached(data []byte) iter.Seq[mail.File] { return mail.Attached(data) }

// leadAt counts the headings and paragraphs of the sections that stand before the
// lead on the page.
func leadAt(b *briefing.Briefing, blocks []page.Block) int {
	var lines []string
	for _, s := range b.Sections {
		if s.Heading != "" {
			lines = append(lines, s.Heading)
		}
		for _, p := range s.Paragraphs {
			lines = append(lines, p.Text)
		}
	}
	before := 0
	for i := range blocks {
		switch text := blocks[i].Text; {
		case b.Lead == "" || before == len(lines):
			return 0
		case strings.Contains(text, b.Lead):
			return before
		case strings.HasPrefix(text, lines[before]):
			before++
		}
	}
	return 0
}

// oneName cuts names at a semicolon, which joins the names of several people
// and is part of none.
func oneName(people []briefing.Person) []briefing.Person {
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

// read reads the facts and the text. If the language has no grammar here it reads
// title, day, countries and text alone.
func (p *latinPage) read() briefing.Briefing {
	b := briefing.Briefing{Photos: p.captions, Lead: p.lead, Sections: p.sections()}
	if p.japanese() {
		b.Lead = jaWithoutHandOff(p.lead)
		p.toPlain()
	}
	var dateLine string
	p.issuer, _ = p.findIssuer()
	b.Published, dateLine = p.published()
	if slices.Contains(grammars, p.language) {
		p.readEvent(&b, dateLine)
	} else {
		b.Title, b.Countries = p.title(), p.parties(p.speech, nil, nil)
	}
	p.toPrinted(&b)
	return b
}

// readEvent reads who met whom, when and where.
func (p *latinPage) readEvent(b *briefing.Briefing, dateLine string) {
	b.Medium = p.medium(p.speech)
	cast := p.cast(p.speech)
	b.People = cast.people
	b.Countries = p.parties(p.speech, b.People, cast.others)
	b.Kind, b.Medium = p.kind(p.speech, b.Medium, b.People, len(b.Countries))
	b.Held = p.held(b.Kind, b.Medium, b.Published)
	b.Minutes = p.minutes(b.Kind)
	b.Place, b.PlaceCountry = p.place(b.Kind, b.Medium, dateLine)
	b.PlaceCountry = p.settledCountry(b.Place, b.PlaceCountry, b)
	b.Occasion = p.occasion(b.Kind)
	if b.Title = p.title(); b.Title == "" && !p.japanese() {
		b.Title = p.madeTitle(b.Kind, b.People)
	}
}

// tellsNothing reports whether no fact of an event was found on a page, so that its
// kind and medium would be a guess.
func tellsNothing(b *briefing.Briefing) bool {
	return (b.Kind == briefing.Other || b.Kind == "") && b.Held.IsZero() && b.Published == "" && len(b.People) == 0 &&
		len(b.Countries) == 0
}

// warnings says what a person should know of a reading.
func warnings(b *briefing.Briefing, decoded page.Decoded, why string) []string {
	var list []string
	if why != "" {
		list = append(list, why)
	}
	if decoded.Lost > 0 {
		what := "characters"
		if decoded.Lost == 1 {
			what = "character"
		}
		list = append(list, fmt.Sprintf("%d %s could not be read", decoded.Lost, what))
	}
	if decoded.Guessed {
		list = append(list, "the character set is a guess: "+decoded.Charset)
	}
	if why == "" && b.Title == "" && b.Published == "" && b.Held.IsZero() && len(b.People) == 0 {
		list = append(list, "no facts were found")
	}
	return list
}

// Options say what is known of a page from elsewhere.
type Options struct {
	Format   string // "text" or "html"; "" decides by name and content
	Encoding string // name of the character set, "" detects it
	Explain  bool   // keep the evidence for every fact
	Losers   bool   // and what became no fact
	Origin   Origin // address and time of saving, if they are known from outside of the bytes
}

// An Origin says where a page was published and when it was saved.
type Origin = page.Origin

// CheckEncoding reports whether Options.Encoding may be name.
func CheckEncoding(name string) error { return page.CheckEncoding(name) }

// A Page is what was read out of the bytes of one page.
type Result struct {
	Briefing briefing.Briefing
	Issuer   string              // the country whose foreign ministry published the page, "" if it is not sure
	LeadAt   int                 // headings and paragraphs of sections that stand before the lead
	Evidence []briefing.Evidence // with Options.Explain: one a fact; with Options.Losers those of a field behind it
	None     string              // what a page is that is no briefing: "list of links", "error page"
	// what a person should know of the reading: characters that were lost, a page without facts
	Warnings []string
}

// evidence gathers Evidence, or nothing at all where nobody asked for it.
type evidence struct {
	asked bool
	list  []briefing.Evidence
}

// add keeps one piece of evidence. Callers pass what they have at hand, so that
// it costs nothing when nobody asks.
func (e *evidence) add(field, value, words, where, rule string) {
	if e != nil && e.asked {
		e.list = append(e.list, briefing.Evidence{Field: field, Value: value, Words: words, Where: where, Rule: rule})
	}
}
