package read

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/day"
	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// A role is the part that a block plays on its page.
type role uint8

// The roles. What is neither of the head nor of the frame is text until the
// body is read.
const (
	roleText role = iota
	roleFrame
	roleCategory
	roleHeadline
	roleQualifier
	roleDateLine
	roleLabel
	roleCaption
	roleLead
	roleHeading
)

// A latinPage is the blocks of a page with their roles, and what its extractors share.
type latinPage struct {
	blocks  []page.Block
	roles   []role
	grammar *grammar
	lines   []line // of the blocks
	meta    page.Meta
	ev      *evidence

	language string
	parted   []*sentence // see sentence
	prose    []bool      // see paragraphs
	above    []bool      // see repeats
	below    []bool

	first    int    // the block that the body begins with
	spaced   bool   // blank lines part its paragraphs
	headline string // as printed, without a qualifier; "" where there is none
	note     string // qualifier of the headline
	category string
	lead     string   // says who met whom, when and where
	intro    string   // the lead and what follows it up to the first heading: where the facts of the event stand
	begin    []string // the first paragraphs, whatever they are: see opening
	joined   string   // what opening returns, once it was asked
	labels   []label
	leading  string   // what leadText returns, once it was asked
	told     []source // what account returns, once it was asked
	byline   byline
	named    []namedIn
	words    []word // of the text that mentions was asked last
	found    []foundIn
	captions []string
	speech   briefing.Kind // what the headline alone decides on: see speechKind
	paired   pairedParties
	lowered  []line   // see lower
	signed   struct { // what signsWithNext was asked last
		line  int // counted from 1
		holds bool
	}

	printed []jaText // the texts of a Japanese page, see toPlain

	issuer  string // code of the country whose ministry speaks
	issuers []vote // what speaks for each country as the issuer, the heaviest first
}

// A label is a line such as "Place: Iikura House".
type label struct{ name, value string }

// label returns the value of the first of the labels that the page has.
func (p *latinPage) label(names ...string) string {
	for _, name := range names {
		for _, l := range p.labels {
			if l.name == name {
				return l.value
			}
		}
	}
	return ""
}

// newBlank returns a page without roles.
func newBlank(blocks []page.Block, meta page.Meta, ev *evidence, language string) *latinPage {
	blocks = partDated(blocks)
	if language == "ja" {
		blocks = joinPictures(blocks)
	}
	p := &latinPage{blocks: blocks, roles: make([]role, len(blocks)), lines: make([]line, len(blocks)), meta: meta,
		ev: ev, language: language, grammar: &latinGrammar}
	if p.japanese() {
		p.grammar = &japaneseGrammar
	}
	gaps := 0
	for i := range blocks {
		p.lines[i].text = blocks[i].Text
		if p.japanese() {
			p.lines[i].small = jaLine(blocks[i].Text)
		}
		if blocks[i].Gap {
			gaps++
		}
	}
	p.spaced = gaps*10 > len(blocks)*3
	return p
}

// newPage assigns a role to each block, and keeps what the head says.
func newPage(blocks []page.Block, meta page.Meta, ev *evidence, language string) *latinPage {
	p := newBlank(blocks, meta, ev, language)
	p.assignRoles()
	if p.japanese() {
		p.findDate()
	}
	p.readHead()
	p.speech = p.speechKind(p.first)
	for i := range p.blocks {
		p.readLine(i)
	}
	p.markBody(p.first)
	for i, r := range p.roles {
		if r == roleCaption {
			p.addCaptions(p.blocks[i].Text)
		}
	}
	return p
}

// assignRoles gives each block its role.
func (p *latinPage) assignRoles() {
	gaps := make([]bool, len(p.blocks))
	for i := range gaps {
		gaps[i] = p.blocks[i].Gap
	}
	if source := p.blocks; p.japanese() {
		p.blocks = narrowed(source)
		defer func() { p.blocks = source }()
	}
	m := roleWeights()
	for i, r := range m.best(m.score(p.features()), gaps, p.joins(), p.allowed()) {
		p.roles[i] = fittedRoles[r]
	}
	h := slices.Index(p.roles, roleHeadline)
	p.first = len(p.blocks)
	for i, r := range p.roles {
		if r == roleText || r == roleHeading {
			if p.first = i; i > h {
				break
			}
		}
	}
	if i := p.first - 1; i > max(h, 0) && p.roles[i] == roleCaption && p.roles[i-1] != roleCaption && p.tellsEvent(i) {
		p.roles[i], p.first = roleText, i
	}
}

// tellsEvent reports whether a line without a mark of a picture is about the event and its day, as no
// caption does: "Ms. Vale met today with Mr. Holm. They spoke about fish."
func (p *latinPage) tellsEvent(i int) bool {
	const least = 12 // words
	text := p.blocks[i].Text
	if p.blocks[i].Form == page.FormCaption || p.is(i, traitPhoto) || p.language != "en" || !p.is(i, traitSentence) ||
		letters.CountFields(text) < least || len(day.Find(text)) == 0 && len(day.Near(text, "2000-01-01", false)) == 0 {
		return false
	}
	for _, one := range letters.Sentences(letters.Clip(text, 600)) {
		return newSentence(one, false).tells()
	}
	return false
}

// findDate makes the first date in the head of a Japanese page its date line if no other
// line is: rows of facts under a headline make a frame of it.
func (p *latinPage) findDate() {
	for i, r := range p.roles[:p.first] {
		if r == roleFrame && p.is(i, traitDateLine) && !slices.Contains(p.roles, roleDateLine) {
			p.roles[i] = roleDateLine
		}
	}
}

// readHead reads the headline with its qualifier, the category and the byline.
func (p *latinPage) readHead() {
	last := -1
	for i, r := range p.roles {
		text := p.blocks[i].Text
		switch {
		case r == roleHeadline && last < 0:
			p.headline, last = printedOnce(text), i
		case r == roleHeadline:
			p.headline, last = p.headline+" "+text, i
		case r == roleQualifier && p.note == "" && last >= 0 && i < last+3:
			p.note = text
		case r == roleCategory && (p.category == "" || isRelations(text)):
			p.category = text
		}
	}
	p.readByline(last+1, p.first)
}

// readLine keeps what a line beside the text says: a label, a town, the time of the event.
func (p *latinPage) readLine(i int) {
	switch r := p.roles[i]; {
	case r == roleDateLine:
		p.readDate(i)
	case r == roleFrame && p.isTownLine(i):
		p.byline.place = p.blocks[i].Text
	case r == roleCaption && isCreditLine(p.lines[i].lower()):
		p.roles[i] = roleFrame
	case r != roleFrame && r != roleText && r != roleLabel:
	case p.addSide(i), p.addLabel(i) && r != roleText:
		p.roles[i] = roleLabel
	}
}

// partDated parts a headline that is numbered or dated, "No: 12, 3 May 2016, Press
// Release …", "Date: 3 May 2016 Minister …", into its date line and the headline, or the
// category, that follows it.
func partDated(blocks []page.Block) []page.Block {
	for i := range blocks[:min(len(blocks), 8)] {
		text := blocks[i].Text
		at := datedHead(text)
		if at == 0 {
			continue
		}
		title := strings.TrimLeft(text[at:], " ,:-–—")
		sorted := isCategory(&line{text: title})
		if letters.CountFields(title) < 3 && !sorted || !letters.IsUpperAt(title, 0) || letters.IsProse(title) {
			continue
		}
		date, headline := blocks[i], blocks[i]
		date.Form, date.Level, date.Text = page.FormParagraph, 0, text[:at]
		headline.Text, headline.Gap = title, true
		parts := []page.Block{date, headline}
		if sorted {
			parts = []page.Block{headline, date} // as pages have it
		}
		return slices.Concat(blocks[:i], parts, blocks[i+1:])
	}
	return blocks
}

// readDate keeps a date line as a label if it is that of the event: above the text, or below it with a time
// of day. The town above one at the foot is where the page was issued.
func (p *latinPage) readDate(i int) {
	if i <= p.first {
		p.addLabel(i)
		return
	}
	p.addTime(i)
	if i > 0 && p.roles[i-1] == roleFrame && isTownName(p.blocks[i-1].Text) {
		p.byline.issued = p.blocks[i-1].Text
	}
}

// datedHead returns where the number and the date end that a line begins with, 0 if it does not.
func datedHead(text string) int {
	if len(text) > 400 || len(text) < 5 || !letters.HasPrefix(text, "No:", "No.", "No ") &&
		!(strings.EqualFold(text[:4], "date") && (text[4] == ':' || text[4] == ' ')) {
		return 0
	}
	dates := day.Find(text)
	if len(dates) == 0 || dates[0].From.Year == 0 || dates[0].Start > 24 {
		return 0
	}
	return dates[0].End
}

// isTownLine reports whether a line right under the date names the town of the page.
func (p *latinPage) isTownLine(i int) bool {
	text := p.blocks[i].Text
	return i > 0 && p.followsDate(i) && isTownName(text) && p.byline.place == ""
}

// followsDate reports whether a date line stands right before a block of the body, a time of day aside.
func (p *latinPage) followsDate(i int) bool {
	for i--; i > p.first; i-- {
		if p.roles[i] != roleFrame {
			return p.roles[i] == roleDateLine
		}
	}
	return false
}

// addSide adds "(Norwegian side) Mr. X, …" to the label of participants that it stands under.
func (p *latinPage) addSide(i int) bool {
	if len(p.labels) == 0 || i == 0 || p.roles[i-1] != roleLabel {
		return false
	}
	last, text := &p.labels[len(p.labels)-1], p.blocks[i].Text
	head := letters.Lower(text[:min(len(text), 40)])
	if !strings.HasPrefix(last.name, "participants") && !strings.HasPrefix(last.name, "atten") ||
		!strings.Contains(head, " side") || len(text) > 400 || len(last.value) > 2000 {
		return false
	}
	last.value += "; " + text
	return true
}

// addTime keeps a date line that gives the time of the event: "Time: 10:00–10:50, 4
// October". A plain "Date:" is that of the page.
func (p *latinPage) addTime(i int) {
	if strings.Contains(letters.LowerASCII(letters.Clip(p.blocks[i].Text, 16)), "time") {
		p.addLabel(i)
	}
}

// addLabel keeps "Place: Iikura House" as a label. On a Japanese page the value may stand
// on the next line.
func (p *latinPage) addLabel(i int) bool {
	name, value := p.labelOf(i)
	if name == "" || len(value) > 200 && !p.japanese() {
		return false
	}
	if next := i + 1; value == "" && p.japanese() && next < len(p.blocks) &&
		(p.roles[next] == roleText || p.roles[next] == roleFrame) {
		value, p.roles[next] = p.blocks[next].Text, roleLabel
	}
	p.labels = append(p.labels, label{name, value})
	return true
}

// labelOf returns the name and the value of a label, "" if the block is none: "Place:
// Iikura House", "場所：飯倉公館", "場所 | 飯倉公館".
func (p *latinPage) labelOf(i int) (name, value string) {
	const longest = 90 // bytes of a name; wide signs have three for each of a narrow one
	text, marks := p.blocks[i].Text, ":"
	if p.japanese() {
		marks = ":：|"
	}
	end := strings.IndexAny(letters.Clip(text, longest+1), marks)
	switch {
	case end >= 0:
		_, size := utf8.DecodeRuneInString(text[end:])
		name, value = text[:end], text[end+size:]
	case p.japanese() && len(text) <= longest:
		name = text // the value stands on the next line
	default:
		return "", ""
	}
	if p.japanese() {
		name = jaLine(name)
	} else {
		name = letters.Lower(strings.Trim(name, " ()*"))
	}
	if !labelNames.Has(name) {
		return "", ""
	}
	return name, strings.TrimSpace(value)
}

// markBody finds the headings, the lead and the first paragraphs.
func (p *latinPage) markBody(first int) {
	const most = 4096 // bytes: the facts of an event stand at the beginning
	headed, intro, size := false, 0, 0
	for i := first; i < len(p.blocks); i++ {
		text := p.blocks[i].Text
		switch {
		case p.roles[i] != roleText && p.roles[i] != roleHeading || text == "":
			continue
		case p.roles[i] == roleHeading:
			headed = headed || p.headsBody(text)
			if !page.IsBullet(p.blocks[i].Marker) {
				continue
			}
		case p.lead == "" && !headed && size < most && p.isLead(i):
			p.roles[i], p.lead = roleLead, text
		}
		if size >= most {
			continue
		}
		p.begin = append(p.begin, letters.Clip(text, most))
		size += len(p.begin[len(p.begin)-1]) + len("\n")
		if !headed {
			intro = len(p.begin)
		}
	}
	p.intro = strings.Join(p.begin[:intro], "\n")
}

// headsBody reports whether a heading ends the opening of the page: not one that only
// names what the lead under it is.
func (p *latinPage) headsBody(heading string) bool {
	return p.lead != "" || !p.japanese() && !isOverview(heading)
}

// opening is the first paragraphs, a line each. Most pages have said all in their lead.
func (p *latinPage) opening() string {
	if p.joined == "" {
		p.joined = strings.Join(p.begin, "\n")
	}
	return p.joined
}

// isOverview reports whether a heading stands before the lead, not after it.
func isOverview(heading string) bool {
	return overviewHeadings.Has(strings.Trim(letters.Lower(heading), " .:"))
}

// isLead reports whether the first paragraph says that something took place.
func (p *latinPage) isLead(i int) bool {
	if p.japanese() {
		return p.isJapaneseLead(i)
	}
	b, first := &p.blocks[i], p.firstText()
	switch {
	case p.speech == briefing.PressConference, p.speech == briefing.Statement && isFirstPerson(b.Text),
		b.Marker != "" && p.hasRole(roleLead), letters.CountFields(b.Text) < 8,
		i != first && (p.blocks[first].Marker != "" || i > first+2),
		!p.is(i, traitProse) && !p.is(i, traitSentence):
		return false
	}
	return eventVerbs.In(p.lower(letters.Clip(b.Text, 1500))) ||
		i == first && p.language == "en" && p.tells(letters.Clip(b.Text, 600))
}

// isFirstPerson reports whether a text is a speech, not an account of it.
func isFirstPerson(s string) bool {
	s = " " + letters.Clip(s, 1500)
	return firstPersonWords.In(s)
}

// isAgendaLine reports whether a line stands above such a list.
func isAgendaLine(l *line) bool {
	return len(l.text) <= 30 && agendaHeadings.Has(strings.Trim(l.lower(), " .:"))
}

func (p *latinPage) hasRole(want role) bool { return slices.Contains(p.roles, want) }

// firstText returns the first block of the body.
func (p *latinPage) firstText() int {
	for i := p.first; i < len(p.roles); i++ {
		if r := p.roles[i]; r == roleText || r == roleLead {
			return i
		}
	}
	return 0
}
