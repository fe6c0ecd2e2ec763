package read

import (
	"strings"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/briefing/letters"
)

// speechKind returns whether the page is a press conference or a statement, "" for
// neither: by the headline, by the line that says what sort of text it is, else by what
// its first sentence declares.
func (p *latinPage) speechKind(first int) briefing.Kind {
	title, category := p.titleAndNote(), letters.Lower(p.category)
	pressCategory := strings.HasPrefix(category, "press conference")
	if title == "" {
		switch {
		case pressCategory:
			return briefing.PressConference
		case !p.japanese():
			return ""
		}
		title = p.siteTitle()
	}
	kind := ruleKind(title, p.kinds().title)
	switch {
	case p.japanese():
		if kind == "" && p.statementLine() != "" {
			return briefing.Statement
		}
		return kind
	case kind == briefing.Statement && p.tellsOfTalks(title, first):
		return ""
	case kind == "" && pressCategory:
		return briefing.PressConference
	case kind == "" && (!eventTitle.In(title) && !callWords.In(title) || p.speaks(first)):
		return p.lineKind(first) // A meeting whose page is a transcript is what was said there.
	}
	return kind
}

// titleAndNote returns the headline with its qualifier, in lower case.
func (p *latinPage) titleAndNote() string {
	return strings.TrimSpace(letters.Lower(p.headline + " " + p.note))
}

// tellsOfTalks reports whether the page of a statement is an account: of a call, or of the meeting that
// was closed with a joint statement.
func (p *latinPage) tellsOfTalks(title string, first int) bool {
	return phoneWords.In(title) && !strings.HasPrefix(title, "statement") ||
		strings.Contains(title, "joint ") && eventTitle.In(title) && p.reports(first)
}

// speaks reports whether the text begins in the first person, behind a label or not.
func (p *latinPage) speaks(first int) bool {
	const near = 3
	for i := first; i < len(p.blocks) && i < first+near; i++ {
		if isFirstPerson(p.blocks[i].Text) {
			return true
		}
	}
	return false
}

// lineKind returns the kind that a line of the head names, as "Press Statement" or
// "13.09.2021 - Rede"; that of a statement if headline or text declare something.
func (p *latinPage) lineKind(first int) briefing.Kind {
	for i := 0; i < first && i < len(p.blocks); i++ {
		if p.roles[i] == roleHeadline || len(p.blocks[i].Text) > 80 {
			continue
		}
		for part := range strings.FieldsFuncSeq(p.lines[i].lower(), func(r rune) bool {
			return strings.ContainsRune("-–|,:•", r)
		}) {
			for _, line := range vocabulary.Meanings("kind-line") {
				if kind := briefing.Kind(line.Meaning); strings.TrimSpace(part) == line.Word &&
					(kind != briefing.Statement || !p.reports(first)) {
					return kind
				}
			}
		}
	}
	if i := p.firstProse(first); i >= 0 && declares(p.blocks[i].Text) || declares(p.headline) && !p.reports(first) {
		return briefing.Statement
	}
	return ""
}

// firstProse returns the first of the blocks from first on that is prose, -1 for none among three.
func (p *latinPage) firstProse(first int) int {
	for i := first; i < len(p.blocks) && i < first+3; i++ {
		if p.roles[i] == roleText && p.is(i, traitProse) {
			return i
		}
	}
	return -1
}

// reports reports whether the first sentence of a page gives an account of a meeting. Some
// ministries head whatever they publish "Media Statement".
func (p *latinPage) reports(first int) bool {
	i := p.firstProse(first)
	if i < 0 || p.language != "en" {
		return false
	}
	for _, one := range letters.Sentences(letters.Clip(p.blocks[i].Text, 800)) {
		return meetsVerbs.In(p.lower(one)) && newSentence(one, false).tells()
	}
	return false
}

// declares reports whether a text begins with what a country or its ministry declares:
// "Norway strongly condemns …", "The Ministry of Foreign Affairs expresses …".
func declares(text string) bool {
	const most = 14 // words up to the verb
	text = letters.Clip(text, 200)
	for n, w := range tokensOf(text) {
		if n > most || w.class&(eventVerb|eventObject|eventNoun) != 0 {
			return false
		}
		if n > 0 && declareWords.Has(w.lower) {
			before := letters.Lower(text[:w.start])
			return strings.HasPrefix(before, "we ") || strings.HasPrefix(before, "on behalf of ") ||
				strings.Contains(before, "ministry") || len(country.Find(text[:w.start])) > 0
		}
	}
	return false
}

// medium returns by what means the parties came together.
func (p *latinPage) medium(speech briefing.Kind) briefing.Medium {
	title := p.titleAndNote()
	lead := p.lower(p.ownSentences(letters.Clip(p.firstParagraph(), 1500)))
	switch {
	case speech == briefing.PressConference, speech == briefing.Statement && p.isSpeech(title):
		return briefing.InPerson
	case speech == briefing.Statement, letterHeadlines.In(title),
		letterVerbs.In(lead) && !strings.Contains(title, "meeting"):
		return briefing.Written
	}
	return p.mediumOfTalks(strings.ReplaceAll(title, "courtesy call", "courtesy visit"),
		strings.ReplaceAll(lead, "courtesy call", "courtesy visit"))
}

// mediumOfTalks returns by what means talks were held, from the headline and the sentence
// of the lead about them.
func (p *latinPage) mediumOfTalks(title, lead string) briefing.Medium {
	opening := lead
	for _, one := range letters.Sentences(lead) {
		if eventVerbs.In(one) || p.japanese() {
			opening = one
			break
		}
	}
	first := p.sentence(opening)
	met := letters.Contains(title, "meeting", "visit", "call on")
	calls := (callWords.In(title) || callWords.In(first.text)) && !strings.Contains(first.text, " met ") ||
		strings.Contains(lead, "telephone conversation with")
	switch {
	case videoWords.In(title) && p.sentence(title).means(videoWords), first.means(videoWords),
		captionVideo.In(letters.Lower(strings.Join(p.captions, " "))):
		return briefing.Video
	case phoneWords.In(title), first.means(phoneWords), !met && calls:
		return briefing.Telephone
	}
	return briefing.InPerson
}

// isSpeech reports whether a statement was made before others, not issued in writing.
func (p *latinPage) isSpeech(title string) bool {
	if speechWords.In(title) || p.byline.place != "" || bracketedTown(p.headline) != "" {
		return true
	}
	if m := p.speaker(); m.name != "" && m.role == "" {
		return true // on a transcript
	}
	author, _, onTopic := strings.Cut(title, " on ")
	if onTopic && strings.Contains(author, "ministry") {
		return false // "Statement by the Ministry … on the fire at the port of …"
	}
	return strings.Contains(title, " at the ") && !strings.Contains(title, " attack") ||
		strings.Contains(title, "delivered")
}

// kind returns the sort of the event, and its medium now that the kind is known.
func (p *latinPage) kind(speech briefing.Kind, medium briefing.Medium, people []briefing.Person,
	parties int) (briefing.Kind, briefing.Medium) {
	kind, rule := p.kindAndRule(speech, medium, people, parties)
	if kind == briefing.Announcement && medium == briefing.InPerson && len(people) == 0 {
		medium = briefing.Written // of aid or an appointment: nobody meets
	}
	p.ev.add("kind", string(kind), p.headline, "page", rule)
	p.ev.add("medium", string(medium), "", "page", "")
	return kind, medium
}

func (p *latinPage) kindAndRule(speech briefing.Kind, medium briefing.Medium, people []briefing.Person,
	parties int) (briefing.Kind, string) {
	title := p.lower(p.event())
	if speech != "" {
		return speech, "headline"
	}
	if medium == briefing.Telephone || medium == briefing.Video && p.isTalk(title, parties) {
		return briefing.TelephoneTalk, "medium"
	}
	if p.japanese() {
		return p.kindInJapanese(people), "headline"
	}
	if kind := p.kindOfTitle(title, parties); kind != "" {
		return kind, "headline"
	}
	if kind := p.kindOfMeeting(title, people); kind != "" {
		return kind, "ranks"
	}
	if kind := kindOfNoun(title); kind != "" {
		return kind, "headline"
	}
	if p.isFuture() {
		return briefing.Announcement, "future"
	}
	return briefing.Other, ""
}

// kindOfTitle returns the kind that the headline names, "" for none.
func (p *latinPage) kindOfTitle(title string, parties int) briefing.Kind {
	if kind := ruleKind(title, latinKinds.event); kind != "" {
		if kind == briefing.Announcement && credentialWords.In(p.lower(letters.Clip(p.leadText(), 800))) {
			return briefing.Ceremony // of a new ambassador
		}
		return kind
	}
	if p.tours() {
		return briefing.Visit
	}
	kind := ruleKind(title, latinKinds.meeting)
	isOfTwo := kind == briefing.ForeignMinistersMeeting || kind == briefing.SummitMeeting
	if isOfTwo && (parties > 2 || p.isCollective(title)) {
		return briefing.Conference
	}
	return kind
}

// kindOfMeeting returns the kind of a meeting by the ranks of those who met, "" if the
// page has none.
func (p *latinPage) kindOfMeeting(title string, people []briefing.Person) briefing.Kind {
	text := letters.Clip(p.leadText(), 800)
	lead := p.lower(p.ownSentences(text))
	both := title + "\n" + lead
	switch kind := kindOfLead(title, lead); {
	case kind != "":
		return kind
	case !tellsOfMeeting(both) && !meetsVerbs.In(both):
		return ""
	case p.isCollective(title) || p.isCollective(lead):
		return briefing.Conference
	}
	met, peers := p.whoMet(people, p.headline+"\n"+text), namesPeer(title) || namesPeer(lead)
	if len(met) == 1 && met[0].Country == p.issuer && !peers {
		return "" // a minister and people without an office
	}
	if len(met) == 0 && peers && rankOf(title+" "+lead) == rankForeign {
		return briefing.ForeignMinistersMeeting // nobody's name was read
	}
	return kindOfRanks(met)
}

// whoMet returns those of the people whom the headline or the lead names, or all of them
// if these are not two sides.
func (p *latinPage) whoMet(people []briefing.Person, text string) []briefing.Person {
	var met []briefing.Person
	sides := map[string]bool{}
	for _, q := range people {
		if strings.Contains(text, q.Name[strings.LastIndexByte(q.Name, ' ')+1:]) {
			met, sides[q.Country] = append(met, q), true
		}
	}
	if len(sides) < 2 {
		return people
	}
	return met
}

// namesPeer reports whether a text names the office of a second person.
func namesPeer(lower string) bool {
	offices := 0
	for word := range strings.FieldsSeq(lower) {
		word = strings.Trim(word, ",.'’")
		if counterparts.Has(word) || strings.HasPrefix(word, "ministers") {
			return true
		}
		if word == "ambassador" || rankOf(word) >= rankMinister {
			offices++
		}
	}
	return offices > 1
}

// isCollective reports whether the ministers of an organisation or of a group are spoken of
// as one: "the foreign ministers of the Commonwealth", "Nordic foreign ministers meet".
func (p *latinPage) isCollective(lower string) bool {
	if subject, verb, ok := strings.Cut(lower, " ministers "); ok && groupWords.In(subject) &&
		letters.CountFields(subject) <= 4 && !strings.HasPrefix(verb, "of ") {
		return true
	}
	i := strings.Index(lower, "ministers of ")
	if i < 0 {
		return false
	}
	rest := strings.TrimPrefix(lower[i+len("ministers of "):], "the ")
	return groupWords.Begin(rest) >= 0 || letters.IsDigitByte(rest[0])
}

// kindOfLead returns the kind that the lead gives if the headline gives none.
func kindOfLead(title, lead string) briefing.Kind {
	switch {
	case credentialWords.In(lead) && !courtesyLeads.In(lead):
		return briefing.Ceremony
	case courtesyLeads.In(lead) && !strings.Contains(title, "meeting"):
		return briefing.CourtesyCall
	case visitLeads.In(lead) && !tellsOfMeeting(title):
		return briefing.Visit
	}
	return ""
}

// isTalk reports whether what was held by video was a talk: a lecture and a conference
// keep their kind, and nobody talks alone.
func (p *latinPage) isTalk(title string, parties int) bool {
	return (parties != 1 || p.issuer == "") && !lectureWords.In(title)
}

// kindOfNoun returns the kind that the noun of a headline alone gives, "" for none.
func kindOfNoun(title string) briefing.Kind {
	switch {
	case strings.Contains(title, "ministerial"):
		return briefing.MinisterialMeeting
	case strings.Contains(title, "dialogue"), strings.Contains(title, "consultation"), strings.Contains(title, "talks"):
		return briefing.OfficialTalks
	case strings.Contains(title, "conference"), strings.Contains(title, "forum"):
		return briefing.Conference
	case letters.Contains(title, " sign ", " signs "):
		return briefing.Ceremony
	}
	return ""
}

func ruleKind(title string, rules []kindRule) briefing.Kind {
	for _, rule := range rules {
		if rule.words.In(title) && (rule.except == nil || !rule.except.In(title)) {
			return rule.kind
		}
	}
	return ""
}

func tellsOfMeeting(lower string) bool { return meetingWords.In(lower) }

// isFuture reports whether the event is still to come.
func (p *latinPage) isFuture() bool {
	if p.japanese() {
		return plannedWords.In(p.firstSentence())
	}
	if plannedWords.In(p.lower(letters.Clip(p.firstParagraph(), 600))) {
		return true
	}
	return len(p.begin) > 0 && p.begin[0] != p.lead && plannedWords.In(p.lower(letters.Clip(p.begin[0], 600)))
}

// kindOfRanks decides by who met whom.
func kindOfRanks(people []briefing.Person) briefing.Kind {
	lowest, highest := rankHead, rankNone
	sides := map[string]rank{}
	for _, q := range people {
		if r := rankHeld(q, rankOf(q.Role)); r != rankNone {
			sides[q.Country] = max(sides[q.Country], r)
		}
	}
	for _, r := range sides {
		lowest, highest = min(lowest, r), max(highest, r)
	}
	switch {
	case len(sides) == 0:
		return ""
	case len(sides) == 1 && highest != rankForeign:
		lowest = min(lowest, rankMinister)
	}
	switch {
	case lowest == rankHead:
		return briefing.SummitMeeting
	case lowest == rankForeign && highest == rankForeign:
		return briefing.ForeignMinistersMeeting
	case highest >= rankMinister && (lowest >= rankMinister || highest >= rankForeign):
		return briefing.MinisterialMeeting
	}
	return briefing.OfficialTalks
}

// rankHeld returns the rank of somebody whose office alone has the rank r: on the page of a foreign
// ministry a minister without a portfolio is that of foreign affairs.
func rankHeld(q briefing.Person, r rank) rank {
	switch role := letters.Lower(q.Role); {
	case r == rankNone:
	case ownMinisters.Has(role):
		return rankForeign
	case role == "foreign secretary" && civilSecretaries.Has(letters.Lower(q.Country)):
		return rankOfficial
	}
	return r
}

// rankOf returns the rank of an office.
func rankOf(role string) rank {
	rules := rankRules
	if letters.IsUnspaced(letters.FirstRune(role)) {
		rules = jaRankRules
	}
	lower := letters.Lower(role)
	for _, rule := range rules {
		if rule.words.In(lower) {
			return rule.rank
		}
	}
	return rankNone
}
