package read

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/briefing/letters"
)

// jaBehind returns what stands behind a place of a text, spaces and brackets aside.
func jaBehind(text string, at int) string {
	rest := strings.TrimLeft(text[min(at, len(text)):], " ")
	if strings.HasPrefix(rest, "(") {
		if _, after, ok := strings.Cut(rest, ")"); ok {
			rest = after
		}
	}
	return strings.TrimLeft(rest, " ")
}

// castInJapanese adds those who took part. The lead comes first: it has the names in full.
func (p *latinPage) castInJapanese(c *cast, kind briefing.Kind) {
	speech := kind == briefing.Statement || kind == briefing.PressConference
	if !speech {
		p.castLead(c, false)
	}
	p.castHeadline(c, kind)
	if kind == briefing.Statement {
		p.castLead(c, true)
	}
	if !speech {
		p.castAttendees(c)
	}
	if len(c.people) == 0 {
		p.castTalkers(c)
	}
}

// castAttendees adds those whom the paragraphs behind the lead say to have been there.
// Lists are read item by item; if nearly nobody is known yet, the first sentence of a
// paragraph near the head counts too.
func (p *latinPage) castAttendees(c *cast) {
	const near = 14 // blocks
	known, listed, side := len(c.people) > 1, false, ""
	if japaneseKinds.ofTitle(p.event()) == briefing.Visit {
		return
	}
	for i, b := range p.blocks {
		isHead := jaHeadsList(b.Text)
		switch {
		case listed && jaNamesSide(b.Text):
			side = b.Text + ":" // over a list of its own
		case p.roles[i] == roleLead && !listed:
		case isHead || listed:
			list := jaListed(side + b.Text)
			c.addAll(list, "list")
			listed = isHead && utf8.RuneCountInString(b.Text) < 10 || listed && len(list) > 0
		default:
			c.addSeated(b.Text, i < p.first+near && !known && jaAttendees.In(b.Text))
		}
	}
}

// jaHeadsList reports whether a line stands over a list of people, or begins one.
func jaHeadsList(line string) bool {
	return jaListLabels.In(line) || labelNames.Has(line) && strings.HasSuffix(line, "者")
}

// jaNamesSide reports whether a line stands over the people of a side.
func jaNamesSide(line string) bool { return strings.HasSuffix(strings.TrimRight(line, ":)]"), "側") }

// addSeated adds those of the first sentence of a text, or of all that say who sat with
// those who talked.
func (c *cast) addSeated(text string, first bool) {
	for _, one := range letters.Sentences(text) {
		if first || jaSeated.In(one) {
			c.addAll(c.p.mentions(one), "body")
		}
		if first {
			return
		}
	}
}

// castTalkers adds who speaks first for each side if the lead names nobody, 麻生大臣より,
// else whose part of the site the page stands in: 山口外務大臣.
func (p *latinPage) castTalkers(c *cast) {
	c.add(p.speaker(), "first speaker")
	found := len(c.people) > 0
	for _, text := range p.begin {
		if found || p.speech != "" || len(c.people) > 1 || p.isFuture() {
			break
		}
		for _, m := range p.mentions(text) {
			if len(c.people) < 2 && letters.HasPrefix(text[m.end:], "より", "から", "は", "が") {
				c.add(m, "body")
			}
		}
	}
	for _, line := range []string{p.statementLine(), p.category} {
		if len(c.people) == 0 {
			c.addAll(p.mentions(newJaText(line).plain), "category")
		}
	}
}

// jaSpeaker returns who answers in a press conference: 【山田外務大臣】.
func jaSpeaker(line string) mention {
	end := strings.IndexAny(line, "])")
	if !isSpeaker(line) || end < 0 || strings.HasSuffix(line[:end], "記者") {
		return mention{}
	}
	if people := jaMentions(line[1:end]); len(people) > 0 {
		return people[0]
	}
	return mention{}
}

// sameJaName reports whether one name is the other's family name: 山田 and 山田太郎,
// ヴェスターヴェレ and ギド・ヴェスターヴェレ.
func sameJaName(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == b || a == "" {
		return a == b
	}
	if !letters.IsKatakanaName(letters.FirstRune(a)) {
		return strings.HasPrefix(b, a)
	}
	parts := strings.FieldsFunc(b, func(r rune) bool { return strings.ContainsRune("・= ", r) })
	return slices.Contains(parts, a) || strings.HasSuffix(b, "・"+a)
}

// sideInJapanese returns whom a person stands for whose country is not written: by the
// office, the script of the name, the other sides of the page.
func (c *cast) sideInJapanese(i int) string {
	q, others := &c.people[i], c.otherSides()
	first := letters.FirstRune(q.Name)
	switch {
	case jaUNOffices.In(q.Role):
		return "UN"
	case letters.IsKatakanaName(first) || letters.IsASCIILetter(first) || c.peers[i]:
		if len(others) == 1 {
			return others[0]
		}
		return ""
	case jaKoreanOffices.In(q.Role):
		return "KR"
	case jaChineseOffices.In(q.Role):
		return "CN"
	}
	short := utf8.RuneCountInString(q.Name)
	for _, code := range others {
		if slices.Contains([]string{"CN", "KR", "KP", "TW"}, code) && (short <= 3 &&
			jaContinentalNames.Begin(q.Name) >= 0 || short <= 4 && strings.Contains(q.Role, "大統領")) {
			return code
		}
	}
	return "JP"
}

// otherSides are the countries beside Japan that the headline joins, else those of the
// people, else those that the headline names or the first sentence joins.
func (c *cast) otherSides() []string {
	p := c.p
	var people, named []string
	for _, q := range c.people {
		people = append(people, q.Country)
	}
	for _, m := range country.Find(p.event()) {
		named = append(named, m.Code)
	}
	var joined []string
	for _, m := range p.countries(p.firstSentence()) {
		if m.Form == country.ByCompound {
			joined = append(joined, m.Code)
		}
	}
	for _, codes := range [][]string{p.pair(), people, named, joined} {
		codes = slices.DeleteFunc(slices.Compact(slices.Sorted(slices.Values(codes))), func(code string) bool {
			return code == "" || code == "JP"
		})
		if len(codes) > 0 {
			return codes
		}
	}
	return nil
}

// countSides returns how many countries people stand for.
func countSides(people []briefing.Person) int {
	sides := map[string]bool{}
	for _, q := range people {
		if q.Country != "" {
			sides[q.Country] = true
		}
	}
	return len(sides)
}

// jaPair returns the countries that a headline joins: 日独 in 日独外相会談.
func jaPair(event string) []string {
	var codes []string
	end := -1
	for _, m := range country.Find(event) {
		if m.Form != country.ByCompound && len(codes) == 0 && !strings.HasPrefix(event[m.End:], "・") {
			continue
		}
		if end >= 0 && strings.Trim(event[end:m.Start], "・-=") != "" {
			break
		}
		end = m.End
		if !slices.Contains(codes, m.Code) {
			codes = append(codes, m.Code)
		}
	}
	if len(codes) < 2 {
		return nil
	}
	return codes
}

// addNamed adds the countries that the headline names, unless it joins the parties of a
// meeting; those of a statement or a journey count too.
func (p *latinPage) addNamed(list *partyList, kind briefing.Kind) {
	event, pair := p.event(), p.pair()
	visit := japaneseKinds.ofTitle(event) == briefing.Visit
	if kind == briefing.Statement || visit {
		event = p.title()
	}
	for _, m := range country.Find(event) {
		apart := m.Code == "UN" && !visit || country.IsOrganisation(m.Code) && len(pair) > 0
		if !apart && (kind == briefing.Statement || visit || len(pair) == 0) {
			list.add(m.Code, event[m.Start:m.End], "headline")
		}
	}
}
