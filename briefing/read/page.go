package read

import (
	"slices"
	"strings"

	"briefings/briefing"
	"briefings/briefing/day"
	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// A role is the part that a block plays on its page.
type role uint8

// The roles. What is neither of the head nor of the frame is text until the
// body is read, which tells its headings from its paragraphs.
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

// A page is the blocks of a page with their roles, and what its extractors share.
type latinPage struct {
	blocks  []page.Block
	roles   []role
	grammar *grammar
	lines   []line // of the blocks
	meta    page.Meta
	ev      *evidence

	language string
	parted   []*sentence // see sentence

	first    int    // the block that the body begins with
	last     int    // the last block that is text beyond doubt
	spaced   bool   // blank lines part its paragraphs
	signed   []bool // lines of the head that are names and offices alone
	headline string // as printed, without a qualifier; "" where there is none
	note     string // qualifier of the headline
	category string
	lead     string   // says who met whom, when and where
	intro    string   // the lead and what follows it up to the first heading: where the facts of the event stand
	begin    []string // the first paragraphs, whatever they are: see opening
	joined   string   // what opening returns, once it was asked
	labels   []label
	told     []source // what account returns, once it was asked
	byline   byline
	named    []namedIn
	found    []foundIn
	captions []string
	speech   briefing.Kind // what the headline alone decides on: see speechKind
	paired   pairedParties
	lowered  []line // see lower

	issuer string // code of the country whose ministry speaks
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

// newPage assigns a role to each block.
func newPage(blocks []page.Block, meta page.Meta, ev *evidence, language string) *latinPage {
	blocks = partDated(blocks)
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
	if p.japanese() {
		p.markLinks()
	}
	p.last = p.lastText()
	p.markTail()
	first := p.markHead()
	p.speech = p.speechKind(first)
	p.first = first
	p.markFrame(first)
	p.markAgenda(first)
	p.markBody(first)
	for i, r := range p.roles {
		if r == roleCaption {
			p.addCaptions(p.blocks[i].Text)
		}
	}
	return p
}

// partDated parts a headline that is numbered or dated, "No: 12, 3 May 2016, Press
// Release …", "Date: 3 May 2016 Minister …", into its date line and the headline, or the
// category, that follows it.
func partDated(blocks []page.Block) []page.Block {
	for i := range blocks[:min(len(blocks), 8)] {
		text := blocks[i].Text
		if len(text) > 400 || len(text) < 5 || !letters.HasPrefix(text, "No:", "No.", "No ") &&
			!(strings.EqualFold(text[:4], "date") && (text[4] == ':' || text[4] == ' ')) {
			continue
		}
		dates := day.Find(text)
		if len(dates) == 0 || dates[0].From.Year == 0 || dates[0].Start > 24 {
			continue
		}
		title := strings.TrimLeft(text[dates[0].End:], " ,:-–—")
		sorted := isCategory(&line{text: title})
		if letters.CountFields(title) < 3 && !sorted || !letters.IsUpperAt(title, 0) {
			continue
		}
		date, headline := blocks[i], blocks[i]
		date.Form, date.Level, date.Text = page.FormParagraph, 0, text[:dates[0].End]
		headline.Text, headline.Gap = title, true
		parts := []page.Block{date, headline}
		if sorted {
			parts = []page.Block{headline, date} // as pages have it
		}
		return slices.Concat(blocks[:i], parts, blocks[i+1:])
	}
	return blocks
}

// markFrame marks links, notes and photo lines from block first on.
func (p *latinPage) markFrame(first int) {
	for i := range p.blocks {
		b := &p.blocks[i]
		switch {
		case i < first && p.roles[i] == roleDateLine:
			p.addTime(i)
		case i < first || p.roles[i] != roleText:
		case b.Form == page.FormCaption || p.is(i, traitPhoto):
			p.roles[i] = p.captionRole(i)
		case p.isFrameLine(i), p.japanese() && p.is(i, traitHandoff):
			p.roles[i] = roleFrame
		case p.isTownLine(i):
			p.byline.place, p.roles[i] = b.Text, roleFrame
		case p.is(i, traitDateLine) && p.isAtEdge(i) && len(b.Text) < 60:
			p.markDate(i)
		case p.addSide(i):
			p.roles[i] = roleLabel
		default:
			p.addLabel(i)
		}
	}
}

// isAtEdge reports whether a line without a number stands where the date of a page may.
func (p *latinPage) isAtEdge(i int) bool {
	return p.blocks[i].Marker == "" && (i > p.last || i <= p.first+3)
}

// markDate marks a date line of the body, and the town above a date at the foot.
func (p *latinPage) markDate(i int) {
	p.roles[i] = roleDateLine
	p.addTime(i)
	above := i - 1
	if above < p.first || p.roles[above] != roleText || p.blocks[above].Marker != "" ||
		letters.CountFields(p.blocks[above].Text) > 3 {
		return
	}
	p.roles[above] = roleFrame
	if town := p.blocks[above].Text; isTownName(town) {
		p.byline.issued = town
	}
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

// addLabel keeps "Place: Iikura House" as a label.
func (p *latinPage) addLabel(i int) bool {
	if p.japanese() {
		return p.addJapaneseLabel(i)
	}
	name, value, ok := strings.Cut(p.blocks[i].Text, ":")
	if !ok || len(name) > 16 || len(value) > 200 {
		return false
	}
	name = letters.Lower(strings.Trim(name, " ()*"))
	if !labelNames.Has(name) {
		return false
	}
	p.labels = append(p.labels, label{name, strings.TrimSpace(value)})
	return true
}

// markBody finds the headings, the lead and the first paragraphs.
func (p *latinPage) markBody(first int) {
	const most = 4096 // bytes: the facts of an event stand at the beginning
	headed, intro, size := false, 0, 0
	for i := first; i < len(p.blocks); i++ {
		text := p.blocks[i].Text
		switch {
		case p.roles[i] != roleText || text == "":
			continue
		case p.isHeading(i) && p.isPictureLabel(i):
			p.roles[i] = roleCaption
			continue
		case p.isHeading(i):
			p.roles[i] = roleHeading
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

// isPictureLabel tells the few words of a picture's alternative text, which British
// pages print right under the summary that is their lead.
func (p *latinPage) isPictureLabel(i int) bool {
	switch strings.Trim(letters.Lower(p.category), " :") {
	case "news story", "world news story", "press release", "government response":
		return p.lead != "" && !p.hasRole(roleHeading) && letters.CountFields(p.blocks[i].Text) <= 4 &&
			p.blocks[i].Marker == "" && p.roles[max(0, i-1)] == roleLead
	}
	return false
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
	b := &p.blocks[i]
	if speech := p.speech; speech == briefing.PressConference || speech == briefing.Statement && isFirstPerson(b.Text) {
		return false
	}
	if b.Marker != "" && p.hasRole(roleLead) || letters.CountFields(b.Text) < 8 {
		return false
	}
	first := p.firstText()
	if i != first && (p.blocks[first].Marker != "" || i > first+2) {
		return false
	}
	return eventVerbs.In(p.lower(letters.Clip(b.Text, 1500)))
}

// isFirstPerson reports whether a text is a speech, not an account of it.
func isFirstPerson(s string) bool {
	s = " " + letters.Clip(s, 1500)
	return firstPersonWords.In(s)
}

// markAgenda marks the list before the body that its headings repeat.
func (p *latinPage) markAgenda(first int) {
	for i := 0; i < len(p.blocks) && i < first+12; i++ {
		if p.is(i, traitAgenda) {
			p.markRepeated(i + 1)
		}
	}
	seen := map[string]int{}
	for i := first; i < len(p.blocks); i++ {
		b := &p.blocks[i]
		if p.roles[i] != roleText || len(b.Text) > 220 || b.Form == page.FormParagraph && b.Marker == "" &&
			!p.is(i, traitHeading) {
			continue
		}
		if p.is(i, traitAgenda) {
			p.roles[i] = roleFrame
			continue
		}
		if before, ok := seen[b.Text]; ok && p.blocks[before].Marker != "" && p.roles[before] == roleText {
			p.roles[before] = roleFrame
		}
		seen[b.Text] = i
	}
}

// markRepeated marks the lines of an agenda that begins with block i: short ones, each of which
// stands again as a heading.
func (p *latinPage) markRepeated(i int) {
	again := func(i int) bool {
		for j := i + 1; j < len(p.blocks); j++ {
			if letters.SameLine(p.blocks[i].Text, p.blocks[j].Text) {
				return true
			}
		}
		return false
	}
	const longest = 40 // lines
	for end := i + longest; i < end && i < len(p.blocks) && len(p.blocks[i].Text) < 160 && again(i); i++ {
		p.roles[i] = roleFrame
	}
}

// isAgendaLine reports whether a line stands above such a list.
func isAgendaLine(l *line) bool {
	return len(l.text) <= 30 && agendaHeadings.Has(strings.Trim(l.lower(), " .:"))
}

func (p *latinPage) hasRole(want role) bool {
	for _, r := range p.roles {
		if r == want {
			return true
		}
	}
	return false
}

// firstText returns the first block of the body.
func (p *latinPage) firstText() int {
	for i := p.first; i < len(p.roles); i++ {
		if r := p.roles[i]; r == roleText || r == roleLead {
			return i
		}
	}
	return 0
}
