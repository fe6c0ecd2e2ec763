package read

import (
	"slices"
	"strings"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/briefing/letters"
)

// A vote speaks for or against a country as the page's own.
type vote struct {
	code   string
	weight int
	rule   string
}

// findIssuer returns the country whose ministry speaks on the page, and what
// weighed most for it. What a ministry prints of itself weighs most, then who
// comes first, last which country is named most; a country that is visited or
// met in the headline is hardly the page's own. Below leastVote it is unknown.
func (p *latinPage) findIssuer() (code, rule string) {
	const leastVote = 2
	guests := p.hosts()
	votes := append(p.votesOfFrame(), p.votesOfHeadline(guests)...)
	best, second := count(votes)
	if best.weight-second.weight < mostOfText {
		votes = append(votes, p.votesOfText(guests)...)
		best, second = count(votes)
	}
	if best.weight-second.weight <= weightOfNames {
		best, _ = count(append(votes, p.voteOfNames(guests)))
	}
	if best.weight < leastVote {
		return "", ""
	}
	return best.code, best.rule
}

// count adds up the votes, and returns the two countries for which most speaks.
func count(votes []vote) (best, second vote) {
	for i, v := range votes {
		first := func(o vote) bool { return o.code == v.code }
		if v.code == "" || slices.IndexFunc(votes, first) < i {
			continue
		}
		sum := vote{code: v.code}
		for _, o := range votes {
			if o.code == v.code {
				sum.weight += o.weight
				if sum.rule == "" && o.weight > 0 {
					sum.rule = o.rule
				}
			}
		}
		switch {
		case sum.weight > best.weight:
			best, second = sum, best
		case sum.weight > second.weight:
			second = sum
		}
	}
	return best, second
}

// votesOfFrame asks what the site and the ministry print of themselves.
func (p *latinPage) votesOfFrame() []vote {
	var votes []vote
	for _, address := range []string{p.meta.URL, p.meta.Site} {
		host := letters.LowerASCII(address)
		if _, after, ok := strings.Cut(host, "://"); ok {
			host, _, _ = strings.Cut(after, "/")
		}
		for _, site := range vocabulary.Meanings("site") {
			if host != "" && strings.HasSuffix(host, site.Word) {
				votes = append(votes, vote{site.Meaning, 32, "address"})
				break
			}
		}
	}
	if isRelations(p.category) {
		votes = append(votes, vote{"JP", 24, "category"})
	}
	votes = append(votes, vote{p.signature(), 18, "signature"},
		vote{p.namedMinistry(false), 16, "name of the ministry"},
		vote{p.namedMinistry(true), 8, "phrase"})
	if p.isJapaneseLayout() {
		votes = append(votes, vote{"JP", 7, "layout"})
	}
	return votes
}

// signature returns the country of a ministry that signs on two lines: its name,
// then the country alone.
func (p *latinPage) signature() string {
	for i := 1; i < len(p.blocks); i++ {
		if i > 8 && i < len(p.blocks)-6 || len(p.blocks[i-1].Text) > 80 || len(p.blocks[i].Text) > 140 {
			continue
		}
		if code := wholeCountry(p.blocks[i].Text); code != "" && ministryWords.In(p.lines[i-1].lower()) {
			return code
		}
		if code := wholeCountry(p.blocks[i-1].Text); i < 3 && code != "" && ministryWords.In(p.lines[i].lower()) {
			return code // "République du Mali" above "Ministère des Affaires étrangères"
		}
	}
	return ""
}

// wholeCountry returns the country that a line names and nothing else.
func wholeCountry(text string) string {
	text = strings.Trim(text, " .,()")
	found := country.Find(text)
	if len(found) != 1 || found[0].Form == country.ByAdjective {
		return ""
	}
	before, _, _ := strings.Cut(letters.Lower(text), " ")
	if found[0].End-found[0].Start == len(text) || found[0].End == len(text) && stateForms.Has(before) &&
		letters.CountFields(text) <= 4 {
		return found[0].Code
	}
	return ""
}

// votesOfHeadline asks who comes first in the headline, and who is its guest.
func (p *latinPage) votesOfHeadline(guests map[string]bool) []vote {
	var votes []vote
	if pair := p.hyphenPair(p.headline); len(pair) > 0 {
		votes = append(votes, vote{pair[0], 12, "first of a pair"})
	}
	for code := range guests {
		votes = append(votes, vote{code, -6, "guest of the headline"})
	}
	return votes
}

// weightOfNames is the weight of the country that is named most, and mostOfText that of
// all votes of the text: if they cannot change the outcome, the text is not asked.
const (
	weightOfNames = 2
	mostOfText    = 6 + 4 + 4 + 3 + weightOfNames
)

// votesOfText asks who comes first in the lead, and whom they meet. It adds those who
// are met to the guests.
func (p *latinPage) votesOfText(guests map[string]bool) []vote {
	var votes []vote
	people := p.mentions(letters.Clip(p.firstParagraph(), 600))
	p.addCallers(guests, people)
	if len(people) == 0 || strings.Contains(p.headline, "–") {
		people = append(p.mentions(p.headline+" "+p.note), people...)
	}
	if p.byline.speaker.role != "" {
		people = append([]mention{p.byline.speaker}, people...)
	}
	if len(people) > 0 && people[0].country == "" {
		for _, m := range people {
			guests[m.country] = m.name != "" // the ministry's own people need no country
		}
	}
	votes = append(votes, p.voteOfPeople(people))
	if named := p.mentions(p.headline); len(named) > 0 && named[0].country == "" {
		if code := officeCountry(named[0].role, ""); !guests[code] {
			votes = append(votes, vote{code, 4, "office in the headline"})
		}
	}
	if pair := p.hyphenPair(letters.Clip(p.lead, 800)); len(pair) > 0 && !guests[pair[0]] {
		votes = append(votes, vote{pair[0], 4, "first of a pair"})
	}
	if code := p.initiator(); !guests[code] {
		votes = append(votes, vote{code, 3, "initiative"})
	}
	return votes
}

// voteOfPeople returns the country of the first person of the page, or of the office.
func (p *latinPage) voteOfPeople(people []mention) vote {
	for _, m := range people {
		if m.country != "" && m.role != "" && (m.name != "" || strings.Contains(p.headline, "–")) {
			return vote{m.country, 6, "first person"}
		}
		if code := officeCountry(m.role, ""); code != "" {
			return vote{code, 6, "office"}
		}
		if m.role != "" || m.name != "" {
			break
		}
	}
	return vote{}
}

// initiator returns the country at whose request a talk took place: the other
// one is the guest of the headline, so that it is the page's own.
func (p *latinPage) initiator() string {
	lead := letters.Clip(p.lead, 400)
	for _, m := range p.countries(lead) {
		rest := letters.LowerASCII(strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(lead[m.End:], "'s"), "’s"),
			" "))
		if m.Form != country.ByAdjective && (strings.HasPrefix(rest, "initiative") ||
			strings.HasPrefix(rest, "request")) {
			return m.Code
		}
		if before := letters.LowerASCII(lead[:m.Start]); strings.HasSuffix(before, "initiative of ") ||
			strings.HasSuffix(before, "request of ") {
			return m.Code
		}
	}
	return ""
}

// addCallers adds the countries of those whom the first person of a page met: that
// person's own needs no naming there.
func (p *latinPage) addCallers(guests map[string]bool, people []mention) {
	if len(people) == 0 || people[0].country != "" || people[0].name == "" {
		return
	}
	for _, m := range p.mentions(letters.Clip(p.opening(), 1500)) {
		if m.name != "" && m.country != "" && !sharesName(m.name, people[0].name) {
			guests[m.country] = true
		}
	}
}

// hosts returns the countries that the headline visits or meets, which are not the page's own.
func (p *latinPage) hosts() map[string]bool {
	hosts := map[string]bool{}
	title := letters.Lower(letters.Clip(p.headline, 300))
	for _, word := range hostWords.List() {
		i := strings.Index(title, word)
		if i < 0 || len(title) != len(p.headline) {
			continue
		}
		for _, m := range p.countries(letters.Clip(p.headline, 300)) {
			if m.Start >= i || word == "counterpart" {
				hosts[m.Code] = true
			}
		}
	}
	return hosts
}

// isJapaneseLayout tells the layout of Japan's ministry, which does not always name its country.
func (p *latinPage) isJapaneseLayout() bool {
	for i := len(p.blocks) - 1; i >= 0 && i > len(p.blocks)-6; i-- {
		if p.roles[i] == roleFrame && japaneseMarks.Begin(letters.Lower(letters.Clip(p.blocks[i].Text, 80))) >= 0 {
			return true
		}
	}
	if p.category == "Press Conferences" {
		return true
	}
	// until 2012 the bare name of the ministry stood under the date
	for i := 1; i < len(p.blocks) && i < 8; i++ {
		if p.blocks[i].Text == "Ministry of Foreign Affairs" && p.roles[i-1] == roleDateLine {
			return true
		}
	}
	return false
}

// isTextual reports whether a block is text of the page, not of its frame.
func (p *latinPage) isTextual(i int) bool {
	switch p.roles[i] {
	case roleText, roleLead, roleHeadline, roleHeading:
		return true
	}
	return false
}

// namedMinistry looks for what a ministry prints of itself: in the frame of the page and in its first lines.
func (p *latinPage) namedMinistry(inText bool) string {
	for i := range p.blocks {
		b := &p.blocks[i]
		if p.isTextual(i) != inText || len(b.Text) > 400 && p.roles[i] != roleLead ||
			inText && i > 12 && i < len(p.blocks)-3 {
			continue
		}
		if b.Text == "Japanese" {
			return "JP" // the link to the page in the ministry's own language
		}
		if b.Text == "Hit" && i < 12 {
			return "KR" // how often the page was read: none but Korea's ministry counts so
		}
		lower := p.lines[i].lower()
		if len(b.Text) > 800 {
			lower = letters.Lower(letters.Clip(b.Text, 800))
		}
		if k := issuerPhrases.Best(lower); k >= 0 {
			return vocabulary.Meanings("issuer-phrase")[k].Meaning
		}
		if !inText && len(lower) < 140 && ministryWords.In(lower) && p.roles[i] != roleCaption {
			if found := country.Find(b.Text); len(found) > 0 {
				return found[0].Code
			}
		}
	}
	return ""
}

// voteOfNames returns the country that the page names most. Subjects count three times,
// guests do not count.
func (p *latinPage) voteOfNames(guests map[string]bool) vote {
	text := p.headline + "\n" + p.note + "\n" + p.opening()
	counts := map[string]int{}
	best := ""
	for _, m := range country.Find(text) {
		if m.Form == country.ByAdjective || country.IsOrganisation(m.Code) || guests[m.Code] {
			continue
		}
		counts[m.Code]++
		if m.Start == 0 || strings.HasSuffix(text[:m.Start], ". ") || strings.HasSuffix(text[:m.Start], "\n") ||
			strings.HasSuffix(text[:m.Start], "Government of ") {
			counts[m.Code] += 2
		}
		if best == "" || counts[m.Code] > counts[best] {
			best = m.Code
		}
	}
	if counts[best] < 2 {
		return vote{}
	}
	return vote{best, weightOfNames, "named most"}
}

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

// parties returns the countries that took part: the page's own first, then those
// of the headline and of the people.
func (p *latinPage) parties(kind briefing.Kind, people []briefing.Person, others []string) []string {
	var codes []string
	add := func(code, words, where string) {
		if code != "" && !slices.Contains(codes, code) {
			codes = append(codes, code)
			p.ev.add("countries", code, words, where, "party")
		}
	}
	add(p.issuer, "", "page")
	if kind != briefing.PressConference {
		for _, code := range p.pair() {
			add(code, p.headline, "headline")
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
					add(code, group.name, "headline")
				}
			}
		}
		for _, m := range p.countries(letters.Clip(title, 400)) {
			if !isVenueOfTitle(title, m) {
				add(m.Code, title[m.Start:m.End], "headline")
			}
		}
	}
	for _, q := range people {
		add(q.Country, q.Name, "people")
	}
	for _, code := range others {
		add(code, "", "people")
	}
	if kind != briefing.PressConference && kind != briefing.Statement && kind != briefing.Announcement {
		for _, code := range p.members() {
			add(code, "", "lead")
		}
	}
	return codes
}

// isVenueOfTitle tells the countries of a headline that only say where or with which occasion: "in Viet Nam".
func isVenueOfTitle(title string, m country.Mention) bool {
	before := letters.Lower(title[max(0, m.Start-16):m.Start])
	before = strings.TrimSuffix(strings.TrimRight(before, " "), " the")
	return strings.HasSuffix(before, " in") && ruleKind(letters.Lower(title), titleKinds) != briefing.Statement
}

// holdsList tells a text that lists three countries or more, with commas and "and"
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
