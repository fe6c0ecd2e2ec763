package read

import (
	"cmp"
	"slices"
	"strings"

	"briefings/briefing/country"
	"briefings/briefing/letters"
)

// A sign speaks for a country as the issuer, or against it.
type sign struct {
	weight int
	rule   string
}

// The signs of the issuer, set by hand on the pages of the tests. What a ministry prints of
// itself weighs most. An office that several countries have decides nothing alone.
var (
	signAddress   = sign{32, "address"}
	signCategory  = sign{24, "category"}
	signSignature = sign{18, "signature"}
	signMinistry  = sign{16, "name of the ministry"}
	signPair      = sign{12, "first of a pair"}
	signPhrase    = sign{8, "phrase"}
	signLayout    = sign{7, "layout"}
	signPerson    = sign{6, "first person"}
	signOffice    = sign{6, "office"}
	signOwnOffice = sign{4, "office in the headline"}
	signFirst     = sign{4, "first of the headline"}
	signLeadPair  = sign{4, "first of a pair in the lead"}
	signHost      = sign{4, "destination of a visitor"}
	signOwner     = sign{12, "name on the frame of the site"}
	signPrinted   = sign{10, "address on the page"}
	signLanguage  = sign{7, "language of the site"}
	signTown      = sign{3, "town of the page"}
	signInitiator = sign{3, "initiative"}
	signSubject   = sign{3, "subject of sentences"}
	signNamed     = sign{2, "named most"}
	signVenue     = sign{2, "town in which guests were received"}
	signShared    = sign{1, "office of several countries"}
	signGuest     = sign{-6, "guest of the headline"}
)

// leastOfIssuer is the weight under which the issuer is unknown.
const leastOfIssuer = 2

// mostOfText is the weight that the signs of the text can have together: if they cannot
// change the outcome the text is not asked. Whoever receives guests is named without a
// country, so that signHost and signVenue stand for signPerson.
var mostOfText = signPerson.weight + signOwnOffice.weight + signLeadPair.weight + signInitiator.weight +
	signSubject.weight + signNamed.weight

// A vote is a sign of one country.
type vote struct {
	code string
	sign
}

// findIssuer returns the country whose ministry speaks on the page, and the first sign
// of it; "" if it is unknown.
func (p *latinPage) findIssuer() (code, rule string) {
	if p.japanese() { // its ministry names those who are not its own
		sums := sumUp(append(p.votesOfFrame(nil), vote{"JP", signLanguage}))
		p.issuers = sums
		return winner(sums, leastOfIssuer), signLanguage.rule
	}
	guests := p.guests()
	votes := append(p.votesOfFrame(guests), p.votesOfHeadline(guests)...)
	sums := sumUp(votes)
	if margin(sums) < mostOfText {
		votes = append(votes, p.votesOfText(guests)...)
		sums = sumUp(votes)
	}
	if margin(sums) <= signSubject.weight {
		sums = sumUp(append(votes, p.voteOfSubjects(guests)))
	}
	p.issuers = sums
	if winner(sums, leastOfIssuer) == "" {
		return "", ""
	}
	return sums[0].code, sums[0].rule
}

// winner returns the first country, "" if it has less than the least weight or no more
// than the second.
func winner(sums []vote, least int) string {
	if len(sums) == 0 || sums[0].weight < least || margin(sums) == 0 {
		return ""
	}
	return sums[0].code
}

// margin is how far the first country is ahead.
func margin(sums []vote) int {
	switch len(sums) {
	case 0:
		return 0
	case 1:
		return sums[0].weight
	}
	return sums[0].weight - max(sums[1].weight, 0)
}

// sumUp adds up the votes of each country, the heaviest first. The rule is that of the
// first sign that speaks for it.
func sumUp(votes []vote) []vote {
	var sums []vote
	for _, v := range votes {
		if v.code == "" {
			continue
		}
		i := slices.IndexFunc(sums, func(o vote) bool { return o.code == v.code })
		if i < 0 {
			i, sums = len(sums), append(sums, vote{code: v.code})
		}
		sums[i].weight += v.weight
		if sums[i].rule == "" && v.weight > 0 {
			sums[i].rule = v.rule
		}
	}
	slices.SortStableFunc(sums, func(a, b vote) int { return b.weight - a.weight })
	return sums
}

// votesOfFrame asks what the site and the ministry print of themselves. A phrase in the
// text does not count if it is of a guest. If a state signs, the words by which another
// ministry is known do not count: two states may call theirs alike.
func (p *latinPage) votesOfFrame(guests map[string]bool) []vote {
	var votes []vote
	signed := p.signature()
	if code := p.namedMinistry(true); !guests[code] && (signed == "" || code == signed) {
		votes = append(votes, vote{code, signPhrase})
	}
	if code := p.namedMinistry(false); signed == "" || code == signed {
		votes = append(votes, vote{code, signMinistry})
	}
	for _, address := range []string{p.meta.URL, p.meta.Site} {
		votes = append(votes, vote{countryOfSite(address), signAddress})
	}
	if isRelations(p.category) {
		votes = append(votes, vote{"JP", signCategory})
	}
	votes = append(votes, vote{p.namedSite(), signMinistry}, vote{signed, signSignature},
		vote{p.ownerOfSite(), signOwner},
		vote{p.printedAddress(), signPrinted}, vote{p.ownLanguage(), signLanguage}, vote{p.pageTown(), signTown})
	if p.isJapaneseLayout() {
		votes = append(votes, vote{"JP", signLayout})
	}
	return votes
}

// countryOfSite returns the country of an address or host: by the table, else by the
// domain of the country. A domain that is sold to anybody counts on official hosts alone.
func countryOfSite(address string) string {
	host := country.Host(address)
	dot := strings.LastIndexByte(host, '.')
	if dot < 0 || strings.Contains(host, " ") {
		return ""
	}
	for _, site := range vocabulary.Meanings("site") {
		if strings.HasSuffix(host, site.Word) {
			return site.Meaning
		}
	}
	code := strings.ToUpper(host[dot+1:])
	if len(code) != 2 || country.Name(code) == "" || soldDomains.Has(host[dot:]) && !isOfficialHost(host) {
		return ""
	}
	return code
}

// isOfficialHost reports whether a host is that of a government: "www.mfa.am", "kln.gov.my".
func isOfficialHost(host string) bool {
	for label := range strings.SplitSeq(host, ".") {
		if officialHosts.Has(label) {
			return true
		}
	}
	return false
}

// printedAddress returns the country of the first address or e-mail of a government that
// the page prints above its headline or behind its text.
func (p *latinPage) printedAddress() string {
	const near = 8 // blocks from either end
	for i := range p.blocks {
		text := p.blocks[i].Text
		if i >= near && i < len(p.blocks)-near || len(text) > 200 {
			continue
		}
		for field := range strings.FieldsSeq(text) {
			if strings.IndexByte(field, '.') < 0 {
				continue
			}
			field = strings.Trim(letters.LowerASCII(field), "()<>[],.;:")
			if !strings.Contains(field, "@") && !letters.HasPrefix(field, "www.", "http") && !isOfficialHost(field) {
				continue
			}
			if code := countryOfSite(field); code != "" {
				return code
			}
		}
	}
	return ""
}

// ownLanguage returns the country of the language, other than that of the page, into
// which the head of the page links: "Íslenska". Sites with many languages are nobody's.
func (p *latinPage) ownLanguage() string {
	code := ""
	others := 0
	for i := range p.lines[:min(len(p.lines), 12)] {
		if !ownLanguages.Has(p.lines[i].lower()) {
			continue
		}
		for _, mark := range vocabulary.Meanings("own-language") {
			if len(mark.Word) != len(p.blocks[i].Text) || p.lines[i].lower() != mark.Word || mark.Meaning == code {
				continue
			}
			if others++; code == "" {
				code = mark.Meaning
			}
		}
	}
	if others > 2 {
		return ""
	}
	return code
}

// titleJoints join the headline and the site in the title of a page.
var titleJoints = strings.NewReplacer(" - ", "|", " – ", "|", " // ", "|")

// namedSite returns the country that the metadata name as that of the site, or of the
// ministry behind the headline: "… | Ministry of Foreign Affairs, Republic of Korea".
func (p *latinPage) namedSite() string {
	if code := ownerIn(p.meta.Site); code != "" {
		return code
	}
	for _, text := range []string{p.meta.OpenGraph, p.meta.Title} {
		parts := strings.Split(titleJoints.Replace(text), "|")
		official := false
		for _, part := range parts {
			lower := letters.Lower(part)
			if !ministryWords.In(lower) && !siteNames.In(lower) && !p.isOfficeOfState(part) || leadEvents.In(lower) ||
				letters.SameLine(part, p.headline) {
				continue
			}
			official = true
			if code := ownerIn(part); code != "" {
				return code
			}
		}
		for _, part := range parts {
			if code := wholeCountry(part); official && code != "" {
				return code // "Ministry of Foreign Affairs - Arab Republic of Egypt"
			}
		}
	}
	return ""
}

// ownerOfSite returns the country of the ministry or government that the frame of the
// site names.
func (p *latinPage) ownerOfSite() string {
	for line := range strings.SplitSeq(p.meta.Owners, "\n") {
		lower := letters.Lower(line)
		if leadEvents.In(lower) {
			continue
		}
		if k := issuerPhrases.Best(lower); k >= 0 {
			return vocabulary.Meanings("issuer-phrase")[k].Meaning
		}
		if code := ownerIn(line); code != "" {
			return code
		}
	}
	return ""
}

// signature returns the country of a ministry that signs on two lines: its name,
// then the country alone. The name of the state may stand above it at the head.
func (p *latinPage) signature() string {
	for i := 1; i < len(p.blocks); i++ {
		if i > 8 && i < len(p.blocks)-6 || len(p.blocks[i-1].Text) > 100 || len(p.blocks[i].Text) > 140 {
			continue
		}
		if code := wholeCountry(p.blocks[i].Text); code != "" && p.namesMinistry(i-1) {
			return code
		}
		if code := wholeCountry(p.blocks[i-1].Text); i < 3 && code != "" &&
			(ministryWords.In(p.lines[i].lower()) || countryOfSite(p.blocks[i].Text) == code ||
				i+1 < p.first && p.namesMinistry(i+1) || namesState(p.blocks[i-1].Text)) {
			return code // "République du Mali" above "Ministère des Affaires étrangères", or a motto and that
		}
	}
	return ""
}

// namesState reports whether a line gives a country the full name of the state, as a letterhead
// does: "Kingdom of Norway".
func namesState(line string) bool {
	lower := strings.TrimPrefix(letters.Lower(line), "the ")
	first, _, _ := strings.Cut(lower, " ")
	form, _, _ := strings.Cut(lower, " of ")
	return stateForms.Has(first) || stateForms.Has(form[strings.LastIndexByte(form, ' ')+1:])
}

// namesMinistry reports whether line i is the name of a ministry, not a sentence about one.
func (p *latinPage) namesMinistry(i int) bool {
	return ministryWords.In(p.lines[i].lower()) && !strings.ContainsAny(p.blocks[i].Text, ":@?!") &&
		!letters.HasDigits(p.blocks[i].Text)
}

// wholeCountry returns the country that a line names and nothing else.
func wholeCountry(line string) string {
	for text := range strings.SplitSeq(line, " | ") { // in several languages
		if code := countryAlone(text); code != "" {
			return code
		}
	}
	return ""
}

func countryAlone(text string) string {
	text = strings.Trim(text, " .,()")
	for _, opener := range []string{"of ", "the "} { // "OF THE REPUBLIC OF …" goes on from the line above
		if len(text) > len(opener) && strings.EqualFold(text[:len(opener)], opener) {
			text = text[len(opener):]
		}
	}
	lower, words := letters.Lower(text), letters.CountFields(text)
	before, _, _ := strings.Cut(lower, " ")
	isState := stateForms.Has(before)
	switch found := country.Find(text); {
	case len(found) == 0 && isState && words <= 6:
		if found = country.Find(lower); len(found) == 1 {
			return found[0].Code // "République Tunisienne", with the capital of a heading
		}
	case len(found) == 1 && found[0].Form != country.ByAdjective && found[0].End == len(text) &&
		(found[0].Start == 0 || isState && words <= 4):
		return found[0].Code
	}
	return ""
}

// pageTown returns the country of the town in which the page was issued: a line of the
// head or the foot beside its date, "New Delhi", the line of the date itself, or the
// dateline that opens the text. If the text names the town, it is that of the event.
func (p *latinPage) pageTown() string {
	const near = 4 // blocks from either end
	for i := range p.blocks {
		if i < near || i >= len(p.blocks)-near {
			if code := p.townOfLine(i); code != "" {
				return code
			}
		}
	}
	head, _, ok := cutDash(letters.Clip(p.firstParagraph(), 80))
	if before, _, bracket := strings.Cut(head, ")"); bracket {
		head, ok = before+")", true
	}
	if !ok {
		return ""
	}
	return p.townOfDateline(head)
}

// townOfLine returns the country of the town that a date line or the line beside it names.
func (p *latinPage) townOfLine(i int) string {
	text := strings.Trim(p.blocks[i].Text, " .,:-–—")
	switch {
	case p.is(i, traitDateLine):
		return p.townOfDateline(p.blocks[i].Text)
	case letters.CountFields(text) > 3 || letters.HasDigits(text) || len(country.Find(text)) > 0:
		return ""
	case i > 0 && p.is(i-1, traitDateLine), i+1 < len(p.blocks) && p.is(i+1, traitDateLine):
		return country.OfPlace(text)
	}
	return ""
}

// townOfDateline returns the country of the town that stands before a date or the name of
// an agency: "Riyadh, February 24, 2021, SPA", "Nairobi, 12th March 2021".
func (p *latinPage) townOfDateline(text string) string {
	const longest = 60
	if _, inner, ok := strings.Cut(text, " ("); ok { // "March 12, 2021 (Addis Ababa)"
		if inner, _, ok = strings.Cut(inner, ")"); ok && letters.CountFields(inner) <= 3 {
			return country.OfPlace(inner)
		}
	}
	end := strings.IndexAny(text, ",(:0123456789")
	if end < 3 || len(text) > longest || letters.CountFields(text[:end]) > 3 {
		return ""
	}
	town := strings.TrimSpace(text[:end])
	code := country.OfPlace(town)
	if code == "" {
		return ""
	}
	if seatTowns.Has(letters.Lower(town)) {
		return "" // of those who sit there
	}
	named := strings.Count(letters.Lower(p.headline+"\n"+p.opening()), letters.Lower(town))
	if strings.HasPrefix(p.firstParagraph(), text) {
		named--
	}
	if named > 0 {
		return ""
	}
	return code
}

// cutDash cuts a text around its first dash between spaces.
func cutDash(text string) (before, after string, found bool) {
	for _, dash := range []string{" – ", " — ", " -- ", " - "} {
		if before, after, found = strings.Cut(text, dash); found {
			return before, after, true
		}
	}
	return text, "", false
}

// votesOfHeadline asks who comes first in the headline, and who is its guest.
func (p *latinPage) votesOfHeadline(guests map[string]bool) []vote {
	var votes []vote
	if pair := p.hyphenPair(p.headline); len(pair) > 0 {
		votes = append(votes, vote{pair[0], signPair})
	}
	title := letters.Clip(p.headline, 300)
	found := p.countries(title)
	if len(found) > 1 && found[0].Start <= len("The ") && len(listAt(title, found, 0)) == 2 {
		votes = append(votes, vote{found[0].Code, signFirst}) // "Norway and Peru agree on rivers"
	}
	for code := range guests {
		votes = append(votes, vote{code, signGuest})
	}
	host, _ := p.visited()
	return append(votes, vote{host, signHost})
}

// visited returns the country to which the headline lets somebody of another one come, and
// that one: "Visit of the Foreign Minister of Armenia to India". Ministries rarely name their own
// country in the headline of a journey of their own.
func (p *latinPage) visited() (host, guest string) {
	title := letters.Clip(p.headline, 300)
	found := p.countries(title)
	if len(found) != 2 || found[0].Code == found[1].Code || !visitNouns.In(p.lower(title)) {
		return "", ""
	}
	for k, m := range found {
		other := found[1-k]
		if m.Form != country.ByAdjective && isVisitLink(linkBefore(title, m)) &&
			(other.Form == country.ByAdjective || personLinks.Has(linkBefore(title, other))) {
			return m.Code, other.Code
		}
	}
	return "", ""
}

// isVisitLink reports whether a small word can stand between a visit and its country.
func isVisitLink(word string) bool { return word == "a" || visitLinks.Has(word) }

// linkBefore returns the small word before a country, in lower case, articles aside.
func linkBefore(text string, m country.Mention) string {
	words := strings.Fields(strings.ReplaceAll(letters.Lower(text[:m.Start]), "l'", "l' "))
	for len(words) > 0 && (articles.Has(words[len(words)-1]) || stateForms.Has(words[len(words)-1])) {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// votesOfText asks who comes first in the lead, and whom they meet. It adds those who
// are met to the guests.
func (p *latinPage) votesOfText(guests map[string]bool) []vote {
	votes := p.votesOfPeople(guests)
	add := func(code string, s sign) {
		if !guests[code] {
			votes = append(votes, vote{code, s})
		}
	}
	if named := p.mentions(p.headline); len(named) > 0 && named[0].country == "" {
		if v := voteOfOffice(named[0].role); v.sign == signOffice {
			add(v.code, signOwnOffice)
		}
	}
	if pair := p.hyphenPair(letters.Clip(p.lead, 800)); len(pair) > 0 {
		add(pair[0], signLeadPair)
	}
	add(p.leadMinistry(), signOwnOffice)
	if code := p.envoyTo(guests); code != "" {
		delete(guests, code)
		add(code, signOwnOffice)
	}
	add(p.initiator(), signInitiator)
	return votes
}

// votesOfPeople asks the people of the first paragraph, and adds to the guests those who
// need their country named there.
func (p *latinPage) votesOfPeople(guests map[string]bool) []vote {
	people := p.mentions(letters.Clip(p.firstParagraph(), 600))
	p.addCallers(guests, people)
	if len(people) == 0 || strings.Contains(p.headline, "–") {
		people = append(p.mentions(p.headline+" "+p.note), people...)
	}
	if p.byline.speaker.role != "" {
		people = append([]mention{p.byline.speaker}, people...)
	}
	host, guest := p.visitedBy(guests)
	votes := []vote{{host, signHost}}
	if p.isVisitor(guest) {
		votes = append(votes, vote{guest, signGuest})
	}
	switch {
	case len(people) == 0:
		return votes
	case people[0].country == "":
		for _, m := range people {
			guests[m.country] = m.name != "" // the ministry's own people need no country
		}
		if people[0].role != "" {
			votes = append(votes, vote{p.venueCountry(guests), signVenue})
		}
	case calledWords.Begin(p.behind(people[0])) >= 0: // "Foreign Minister X of Peru called on …"
		votes, people = append(votes, vote{people[0].country, signGuest}), people[1:]
	}
	return append(votes, p.voteOfPeople(people))
}

// behind returns what stands behind somebody whom the first paragraph names, in lower case.
func (p *latinPage) behind(m mention) string {
	text := p.firstParagraph()
	return letters.Lower(strings.TrimLeft(letters.Clip(text[min(m.end, len(text)):], 80), " ,"))
}

// visitedBy returns the country that somebody of another one visits by the first paragraph,
// and that one: "the Foreign Minister of Peru, who is visiting Norway", or, of the visitor
// whom the headline names, "will visit Oslo".
func (p *latinPage) visitedBy(guests map[string]bool) (host, guest string) {
	text := letters.Clip(p.firstParagraph(), 600)
	found := country.FindPlaces(text)
	for k := 1; k < len(found); k++ {
		from, m := found[k-1], found[k]
		between := letters.Lower(text[from.End:m.Start])
		if m.Code != from.Code && (strings.Contains(between, " who ") || guests[from.Code] || p.isVisitor(from.Code)) &&
			!seatTowns.Has(letters.Lower(text[m.Start:m.End])) &&
			letters.HasSuffix(strings.TrimSuffix(between, "the "), travelWords.List()...) {
			return m.Code, from.Code
		}
	}
	return "", ""
}

// isVisitor reports whether the headline names a visit of somebody of a country, and no
// other country.
func (p *latinPage) isVisitor(code string) bool {
	title := letters.Clip(p.headline, 300)
	found := p.countries(title)
	return len(found) == 1 && found[0].Code == code && visitNouns.In(letters.Lower(title[:found[0].Start])) &&
		personLinks.Has(linkBefore(title, found[0]))
}

// venueCountry returns the country of the town in which somebody without a country
// received guests. Beside a conference it may be any.
func (p *latinPage) venueCountry(guests map[string]bool) string {
	text := letters.Clip(p.firstParagraph(), 600)
	if lower := letters.Lower(text); besideOpeners.In(lower) || conferenceWords.In(lower) || len(guests) < 2 {
		return ""
	}
	for _, m := range country.FindTowns(text) {
		link := linkBefore(text, m)
		if isTownMention(m) && (link == "in" || link == "en" || link == "à") && !guests[m.Code] &&
			!seatTowns.Has(letters.Lower(text[m.Start:m.End])) {
			return m.Code
		}
	}
	return ""
}

// voteOfPeople returns the country of the first person of the page, or of the office.
func (p *latinPage) voteOfPeople(people []mention) vote {
	for _, m := range people {
		if m.country != "" && m.role != "" && (m.name != "" || strings.Contains(p.headline, "–")) {
			return vote{m.country, signPerson}
		}
		if v := voteOfOffice(m.role); v.code != "" {
			return v
		}
		if m.role != "" || m.name != "" {
			break
		}
	}
	return vote{}
}

// voteOfOffice returns the vote of an office for the country that has it.
func voteOfOffice(role string) vote {
	if code := officeCountry(role); code != "" {
		return vote{code, signOffice}
	}
	if letters.Lower(role) == "foreign secretary" {
		return vote{"GB", signShared}
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

// leadMinistry returns the country of the ministry that the lead names with an adjective:
// "of the Latvian Ministry of Foreign Affairs".
func (p *latinPage) leadMinistry() string {
	lead := letters.Clip(p.firstParagraph(), 400)
	for _, m := range p.countries(lead) {
		if m.Form == country.ByAdjective && strings.HasPrefix(lead[m.End:], " Ministry of ") ||
			strings.HasPrefix(lead[m.End:], " Ministry for ") {
			return m.Code
		}
	}
	return ""
}

// envoyTo returns the country whose ambassador to a guest's the opening names: the
// minister's own people came along.
func (p *latinPage) envoyTo(guests map[string]bool) string {
	for _, m := range p.mentions(letters.Clip(p.opening(), 1500)) {
		i := strings.LastIndex(m.role, " to ")
		if i < 0 || m.country == "" || m.name == "" {
			continue
		}
		if found := country.Find(m.role[i:]); len(found) > 0 && guests[found[0].Code] {
			return m.country
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

// guests returns the countries that the headline visits or meets, which are not the page's own.
func (p *latinPage) guests() map[string]bool {
	guests := map[string]bool{}
	title := letters.Lower(letters.Clip(p.headline, 300))
	for _, word := range hostWords.List() {
		i := strings.Index(title, word)
		if i < 0 || len(title) != len(p.headline) {
			continue
		}
		for _, m := range p.countries(letters.Clip(p.headline, 300)) {
			// "Danish Minister meets her Peruvian counterpart"
			own := m.Start == 0 && letters.Contains(title[:i], " his ", " her ")
			// "call by Ambassador of Peru to ASEAN"
			post := linkBefore(p.headline, m) == "to" && !strings.HasSuffix(word, "to ")
			if m.Start >= i && !post || word == "counterpart" && !own {
				guests[m.Code] = true
			}
		}
	}
	if host, guest := p.visited(); host != "" {
		delete(guests, host)
		guests[guest] = true
	}
	return guests
}

// isJapaneseLayout reports whether the page has the layout of Japan's ministry, which
// does not always name its country.
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

// namedMinistry looks for what a ministry prints of itself: in the frame of the page, or
// in its first and last lines of text.
func (p *latinPage) namedMinistry(inText bool) string {
	for i := range p.blocks {
		b := &p.blocks[i]
		if p.isTextual(i) != inText || len(b.Text) > 400 && p.roles[i] != roleLead ||
			inText && i > 12 && i < len(p.blocks)-8 {
			continue
		}
		if code := p.countryOfLine(i, inText); code != "" {
			return code
		}
	}
	return ""
}

// countryOfLine returns the country of the ministry that block i names, or by whose marks
// it is known.
func (p *latinPage) countryOfLine(i int, inText bool) string {
	b := &p.blocks[i]
	lower := p.lines[i].lower()
	if code := countryOfMark(lower); code != "" && i < 12 {
		return code
	}
	if len(b.Text) > 800 {
		lower = letters.Lower(letters.Clip(b.Text, 800))
	}
	if k := issuerPhrases.Best(lower); k >= 0 {
		phrase := vocabulary.Meanings("issuer-phrase")[k]
		if inText {
			return phrase.Meaning
		}
		return cmp.Or(countryBehind(b.Text, lower, phrase.Word), phrase.Meaning)
	}
	official := ministryWords.In(lower) || i < 12 && (siteNames.In(lower) || p.isOfficeOfState(b.Text))
	if !inText && len(lower) < 140 && official && p.roles[i] != roleCaption && !leadEvents.In(lower) {
		return cmp.Or(ownerIn(b.Text), nationalsAbroad(b.Text))
	}
	return ""
}

// isOfficeOfState reports whether a line names an office with its country and nothing else, as the site of
// a president does: "President of the Republic of Finland".
func (p *latinPage) isOfficeOfState(line string) bool {
	const longest = 80
	if len(line) > longest {
		return false
	}
	people := p.mentions(line)
	return len(people) == 1 && people[0].name == "" && people[0].country != "" &&
		people[0].start <= len("The ") && people[0].end == len(line)
}

// ownerIn returns the first country that the name of a ministry holds, else the first organisation
// that can be a party: "Ministry of Foreign and CARICOM Affairs" is of neither.
func ownerIn(text string) (code string) {
	for _, m := range country.Find(text) {
		if !country.IsOrganisation(m.Code) {
			return m.Code
		}
		if isParty(m.Code) {
			code = cmp.Or(code, m.Code)
		}
	}
	return code
}

// countryBehind returns the country that a line names right behind a phrase: "Ministry for
// Europe and Foreign Affairs of Albania".
func countryBehind(text, lower, phrase string) string {
	_, rest, ok := strings.Cut(lower, phrase+" of ")
	found := country.Find(text[max(0, len(text)-len(rest)):])
	if ok && len(found) > 0 && found[0].Start <= len("the ") {
		return found[0].Code
	}
	return ""
}

// countryOfMark returns the country whose ministry alone prints a line such as the one
// given: a link to its own language, the count of readers, the number of a release.
func countryOfMark(lower string) string {
	const longest = 60
	if len(lower) > longest {
		return ""
	}
	for _, mark := range vocabulary.Meanings("issuer-line") {
		if lower == mark.Word || strings.Contains(lower, " "+mark.Word+" ") && letters.HasDigits(lower) {
			return mark.Meaning
		}
	}
	if k := issuerBegins.Begin(lower); k >= 0 && letters.HasDigits(lower) {
		return vocabulary.Meanings("issuer-begin")[k].Meaning
	}
	if isRussianNumber(lower) {
		return "RU"
	}
	return ""
}

// isRussianNumber reports whether a line is the number of a release of Russia's ministry:
// a number, a day, a month and a year, as "461-12-03-2019".
func isRussianNumber(s string) bool {
	if s == "" || !letters.IsDigitByte(s[0]) && s[0] != '-' {
		return false
	}
	parts := strings.Split(s, "-")
	if len(s) > 16 || len(parts) != 4 || len(parts[1]) != 2 || len(parts[2]) != 2 || len(parts[3]) != 4 {
		return false
	}
	return strings.Trim(s, "0123456789-") == ""
}

// voteOfSubjects returns the country that the page names most. As the subject of
// sentences it weighs more; guests weigh nothing.
func (p *latinPage) voteOfSubjects(guests map[string]bool) vote {
	text := p.headline + "\n" + p.note + "\n" + p.opening()
	named, subject := map[string]int{}, map[string]bool{}
	best := ""
	for _, m := range country.Find(text) {
		if m.Form == country.ByAdjective || country.IsOrganisation(m.Code) || guests[m.Code] {
			continue
		}
		weight, first := subjectWeight(text[:m.Start])
		named[m.Code] += weight
		subject[m.Code] = subject[m.Code] || first
		if best == "" || named[m.Code] > named[best] {
			best = m.Code
		}
	}
	switch {
	case best != "" && len(named) == 1 && len(guests) > 0 && isFirstPerson(text):
		return vote{best, signNamed} // whom the speaker welcomes, "here in Norway"
	case best == "" || named[best] < 2:
		return vote{}
	case subject[best]:
		return vote{best, signSubject}
	}
	return vote{best, signNamed}
}

// subjectWeight returns how much a mention of a country behind some text counts, and
// whether it is the subject of its sentence. Who speaks on behalf of a government says so.
func subjectWeight(before string) (weight int, subject bool) {
	before = strings.TrimSuffix(strings.TrimSuffix(before, "the "), "The ")
	switch {
	case before == "", letters.HasSuffix(before, ". ", ": ", "\n"), strings.HasSuffix(before, "Government of "):
		if strings.HasSuffix(before, "behalf of the Government of ") {
			return 5, true
		}
		return 3, true
	}
	return 1, false
}
