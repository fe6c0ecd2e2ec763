package read

import (
	"slices"
	"strings"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/briefing/letters"
)

// hyphenPair returns the countries that a headline begins with, joined by hyphens:
// "Japan-Russia Foreign Ministers' Meeting" is JP and RU; nil if there is no such pair.
func (p *latinPage) hyphenPair(headline string) []string {
	found := p.countries(letters.Clip(headline, 300))
	for i := 1; i < len(found); i++ {
		between := headline[found[i-1].End:found[i].Start]
		if !isHyphen(between) {
			continue
		}
		codes := []string{found[i-1].Code}
		for ; i < len(found) && isHyphen(headline[found[i-1].End:found[i].Start]); i++ {
			if !slices.Contains(codes, found[i].Code) {
				codes = append(codes, found[i].Code)
			}
		}
		if len(codes) > 1 {
			return codes
		}
	}
	return nil
}

func isHyphen(s string) bool {
	switch strings.Trim(s, " ") {
	case "-", "–", "‐", "‑", "/":
		return true
	}
	return false
}

// pair returns the parties that the headline or the category joins by a hyphen.
func (p *latinPage) pair() []string {
	if !p.paired.known {
		p.paired = pairedParties{p.findPair(), true}
	}
	return p.paired.codes
}

// pairedParties are what pair returns, once it was asked.
type pairedParties struct {
	codes []string
	known bool
}

func (p *latinPage) findPair() []string {
	if p.japanese() {
		return jaPair(p.event())
	}
	for _, line := range append([]string{p.headline, p.category}, p.captions...) {
		if codes := p.hyphenPair(line); codes != nil {
			return codes
		}
	}
	return nil
}

// firstParagraph returns the first paragraph of the body.
func (p *latinPage) firstParagraph() string {
	if p.lead != "" {
		return p.lead
	}
	if len(p.begin) == 0 {
		return ""
	}
	return p.begin[0]
}

// groups are names of formats that name their members by number.
var groups = []struct {
	name  string
	codes []string
}{
	{"asean+3", []string{"ASEAN", "JP", "CN", "KR"}}, {"asean plus three", []string{"ASEAN", "JP", "CN", "KR"}},
	{"asean+1 (japan)", []string{"ASEAN", "JP"}},
}

// A partyList gathers the parties of a page, each once, with what speaks for it.
type partyList struct {
	codes []string
	ev    *evidence
}

func (l *partyList) add(code, words, where string) {
	if code != "" && isParty(code) && !slices.Contains(l.codes, code) {
		l.codes = append(l.codes, code)
		l.ev.add("countries", code, words, where, "party")
	}
}

// parties returns the countries that took part: the page's own first, then those
// of the headline and of the people.
func (p *latinPage) parties(kind briefing.Kind, people []briefing.Person, others []string) []string {
	list := &partyList{ev: p.ev}
	list.add(p.issuer, "", "page")
	if kind != briefing.PressConference {
		p.addTitled(list, kind)
	}
	for i, q := range people {
		if i > 0 || !p.speaksForOrganisation(q.Country) {
			list.add(q.Country, q.Name, "people")
		}
	}
	for _, code := range slices.Concat(others, p.listedWith(others)) {
		list.add(code, "", "people")
	}
	if kind != briefing.PressConference && kind != briefing.Statement {
		for _, code := range p.destinations() {
			list.add(code, "", "lead")
		}
	}
	if kind != briefing.PressConference && kind != briefing.Statement && kind != briefing.Announcement {
		for _, code := range p.members() {
			list.add(code, "", "lead")
		}
	}
	return list.codes
}

// addTitled adds the parties of the headline: those that it joins, the members of a
// group, and those that it names.
func (p *latinPage) addTitled(list *partyList, kind briefing.Kind) {
	for _, code := range p.pair() {
		list.add(code, p.headline, "headline")
	}
	title := p.headline
	if p.note != "" {
		title += " " + p.note
	}
	if p.japanese() {
		p.addNamed(list, kind)
		return
	}
	if kind != briefing.Statement {
		title = cutSubject(title)
	}
	for _, group := range groups {
		if strings.Contains(p.lower(title), group.name) {
			for _, code := range group.codes {
				list.add(code, group.name, "headline")
			}
		}
	}
	title = p.cutSpeech(letters.Clip(title, 400))
	for _, m := range p.countries(title) {
		if !isVenueOfTitle(title, m) {
			list.add(m.Code, title[m.Start:m.End], "headline")
		}
	}
	p.addHit(list)
	if kind == briefing.Statement {
		p.addConsoled(list)
	}
}

// addConsoled adds the countries to which a statement conveys sympathy or joy: "condolences to the Government
// and people of Peru".
func (p *latinPage) addConsoled(list *partyList) {
	for _, text := range p.begin[:min(len(p.begin), 3)] {
		for _, one := range letters.Sentences(letters.Clip(text, mostTold)) {
			if !sympathyWords.In(p.lower(one)) {
				continue
			}
			for _, m := range p.countries(one) {
				before := strings.TrimSuffix(letters.Lower(one[:m.Start]), "the ")
				if letters.HasSuffix(before, sympathyTo.List()...) {
					list.add(m.Code, one[m.Start:m.End], "body")
				}
			}
		}
	}
}

// cutSpeech cuts what somebody says off a headline: "Foreign Minister: Ukraine needs us".
func (p *latinPage) cutSpeech(title string) string {
	if speaker, _, ok := strings.Cut(title, ": "); ok && len(p.mentions(speaker)) > 0 {
		return speaker
	}
	return title
}

// speaksForOrganisation reports whether the first person of an organisation's page, who is
// of a country, holds an office of the organisation: its chair, who is a minister at home.
func (p *latinPage) speaksForOrganisation(code string) bool {
	return country.IsOrganisation(p.issuer) && !slices.Contains(p.sides(), code)
}

// isVenueOfTitle reports whether a country of the headline only says where, or with which
// occasion: "in Viet Nam". Of a journey it says whereto, and of a disaster who was hit.
func isVenueOfTitle(title string, m country.Mention) bool {
	if country.IsOrganisation(m.Code) && memberWords.Begin(letters.Lower(title[m.End:])) >= 0 {
		return true // "EU accession" is a topic
	}
	if linkBefore(title, m) != "in" {
		return false
	}
	lower := letters.Lower(title)
	return ruleKind(lower, latinKinds.title) != briefing.Statement && !isHit(title[:m.Start]) &&
		!destinationWords.In(lower)
}

// isHit reports whether a headline, up to a place, says that the place was hit: "flood
// disaster in ".
func isHit(before string) bool {
	const most = 40 // bytes between the word and the place
	return harmWords.In(letters.Lower(before[max(0, len(before)-most):]))
}

// addHit adds the country of a town that was hit: "condemns the attack in Mogadishu".
func (p *latinPage) addHit(list *partyList) {
	if !harmWords.In(p.lower(p.headline)) {
		return
	}
	for _, m := range country.FindPlaces(p.headline) {
		if isTownMention(m) && isHit(p.headline[:m.Start]) {
			list.add(m.Code, p.headline[m.Start:m.End], "headline")
		}
	}
}

// listAt returns the mentions of a list that begins with found[k]: "Samoa, Tonga and Niue".
func listAt(text string, found []country.Mention, k int) []country.Mention {
	end := k + 1
	for end < len(found) && isListGap(text[found[end-1].End:found[end].Start]) {
		end++
	}
	return found[k:end]
}

// isListGap reports whether nothing but the joints of a list stands between two countries.
func isListGap(between string) bool {
	switch strings.Trim(between, " ,;/") {
	case "", "and", "the", "and the", "&", "und", "et", "y", "e", "as well as", "sowie", "et la", "et le", "et les":
		return true
	}
	return false
}

// members returns the countries of a bracket that lists the members of a group: "five countries (A, B, C and D)".
func (p *latinPage) members() []string {
	const most = 4096
	for open := strings.IndexByte(p.lead, '('); open >= 0 && open < most; {
		size := strings.IndexByte(p.lead[open:], ')')
		if size < 0 {
			return nil
		}
		inner := p.lead[open : open+size]
		found := country.Find(inner)
		for k := range found {
			if len(listAt(inner, found, k)) >= 3 {
				return codesOf(found)
			}
		}
		next := strings.IndexByte(p.lead[open+size:], '(')
		if next < 0 {
			return nil
		}
		open += size + next
	}
	return nil
}

func codesOf(found []country.Mention) (codes []string) {
	for _, m := range found {
		codes = append(codes, m.Code)
	}
	return codes
}

// destinations returns the countries of a journey to several of them: those that the
// headline lists by towns, "to Bern, Sofia and Athens", and those that the first
// paragraphs list. Towns in which organisations meet are no destination.
func (p *latinPage) destinations() []string {
	title := letters.Clip(p.headline, 300)
	var codes []string
	if lower := p.lower(title); !meetingEvents.In(lower) || visitWords.In(lower) {
		codes = journeyOf(title, country.FindTowns(title), func(m country.Mention) bool {
			return isTownMention(m) && visitLinks.Has(linkBefore(title, m))
		})
	}
	for _, sentence := range letters.Sentences(strings.Join(p.begin[:min(len(p.begin), 2)], "\n")) {
		if found := p.countries(sentence); len(found) > 1 && p.sentence(sentence).about == thisEvent {
			codes = append(codes, journeyOf(sentence, found, func(m country.Mention) bool {
				const longest = 32 // bytes of the words of a journey
				before := letters.Lower(strings.TrimSuffix(sentence[max(0, m.Start-longest):m.Start], "the "))
				return letters.HasSuffix(before, travelWords.List()...)
			})...)
		}
	}
	return codes
}

// journeyOf returns the first list of several countries whose first one is a destination.
func journeyOf(text string, found []country.Mention, isDestination func(country.Mention) bool) []string {
	for k, m := range found {
		list := listAt(text, found, k)
		several := slices.ContainsFunc(list, func(o country.Mention) bool { return o.Code != m.Code })
		if several && isDestination(m) && !slices.ContainsFunc(list, func(o country.Mention) bool {
			return seatTowns.Has(letters.Lower(text[o.Start:o.End]))
		}) {
			return codesOf(list)
		}
	}
	return nil
}

// listedWith returns the countries that the opening lists with one of others, those of
// officials without a name: "met the Foreign Ministers of Peru, Ghana and Nepal".
func (p *latinPage) listedWith(others []string) []string {
	if len(others) == 0 {
		return nil
	}
	var codes []string
	for _, text := range p.begin {
		found := country.Find(text)
		for k, m := range found {
			held := func(o mention) bool { return o.role != "" && o.start < m.Start && o.end == m.End }
			if slices.Contains(others, m.Code) && slices.ContainsFunc(p.mentions(text), held) {
				codes = append(codes, codesOf(listAt(text, found, k))...)
			}
		}
	}
	return codes
}
