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
	for _, code := range others {
		list.add(code, "", "people")
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
	for _, m := range p.countries(letters.Clip(title, 400)) {
		if !isVenueOfTitle(title, m) {
			list.add(m.Code, title[m.Start:m.End], "headline")
		}
	}
}

// speaksForOrganisation reports whether the first person of an organisation's page, who is
// of a country, holds an office of the organisation: its chair, who is a minister at home.
func (p *latinPage) speaksForOrganisation(code string) bool {
	return country.IsOrganisation(p.issuer) && !slices.Contains(p.sides(), code)
}

// isVenueOfTitle reports whether a country of the headline only says where, or with which occasion: "in Viet Nam".
func isVenueOfTitle(title string, m country.Mention) bool {
	before := letters.Lower(title[max(0, m.Start-16):m.Start])
	before = strings.TrimSuffix(strings.TrimRight(before, " "), " the")
	return strings.HasSuffix(before, " in") && ruleKind(letters.Lower(title), titleKinds) != briefing.Statement
}

// holdsList reports whether a text lists three countries or more, with commas and "and"
// alone between them, from one that names some.
func holdsList(text string, found []country.Mention) bool {
	run := 1
	for i := 1; i < len(found) && run < 3; i++ {
		switch strings.Trim(text[found[i-1].End:found[i].Start], " ,;/") {
		case "", "and", "the", "and the", "&":
			run++
		default:
			run = 1
		}
	}
	return run >= 3
}

// members returns the countries of a bracket that lists the members of a group: "five countries (A, B, C and D)".
func (p *latinPage) members() []string {
	open := strings.IndexByte(p.lead, '(')
	for open >= 0 {
		size := strings.IndexByte(p.lead[open:], ')')
		if size < 0 || open > 4096 {
			return nil
		}
		inner := p.lead[open : open+size]
		if found := country.Find(inner); holdsList(inner, found) {
			var codes []string
			for _, m := range found {
				codes = append(codes, m.Code)
			}
			return codes
		}
		next := strings.IndexByte(p.lead[open+size:], '(')
		if next < 0 {
			return nil
		}
		open += size + next
	}
	return nil
}
