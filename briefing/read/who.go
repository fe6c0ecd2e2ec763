package read

import (
	"slices"
	"strings"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/briefing/letters"
)

// cast returns those who took part.
func (p *latinPage) cast(kind briefing.Kind) *cast {
	c := &cast{p: p}
	speech := kind == briefing.Statement || kind == briefing.PressConference
	if p.japanese() {
		p.castInJapanese(c, kind)
		c.complete()
		return c
	}
	title := p.castHeadline(c, kind)
	if kind != briefing.PressConference {
		for _, m := range p.mentions(p.label("participants", "attendees", "attendants")) {
			c.add(m, "label")
		}
		p.castLead(c, speech)
	}
	named := slices.ContainsFunc(p.mentions(title), func(m mention) bool { return m.name != "" })
	if len(c.people) == 0 && (kind != briefing.Statement || !named || p.bundle()) {
		p.castOpening(c)
	}
	if !speech {
		p.castBody(c)
		p.castInviter(c)
	}
	c.complete()
	return c
}

// castHeadline adds the speaker of a press conference or a byline, and those whom the
// headline names. It returns the headline without what a speech is about.
func (p *latinPage) castHeadline(c *cast, kind briefing.Kind) string {
	title := p.headline
	if p.note != "" {
		title += " " + p.note
	}
	speech := kind == briefing.Statement || kind == briefing.PressConference
	if speech {
		title = cutSubject(title)
	}
	speaker := mention{}
	if kind == briefing.PressConference {
		speaker = p.speaker()
		c.add(speaker, "first speaker")
	}
	c.add(p.byline.speaker, "byline")
	for _, m := range p.mentions(title) {
		other := speaker.name != "" && m.name != "" && !sharesName(m.name, speaker.name)
		if !other && (speech && !followsWords(title, m, spokenOfWords) || !isAbsent(title, m)) {
			c.add(m, "headline")
		}
	}
	return title
}

// cutSubject cuts what a statement is about off its headline.
func cutSubject(title string) string {
	for _, on := range []string{" on the ", " regarding ", " concerning ", " on "} {
		if i := strings.Index(title, on); i > 20 && !strings.HasSuffix(letters.Lower(title[:i]), "call") {
			return title[:i]
		}
	}
	return title
}

// castLead adds those whom the lead names, sentence by sentence, and who act in what
// follows it.
func (p *latinPage) castLead(c *cast, speech bool) {
	text := p.intro
	if p.japanese() {
		text = p.lead
	}
	if p.lead == "" {
		text = ""
	}
	first := true
	for start, sentence := range letters.Sentences(text) {
		inLead := start <= len(p.lead)
		if p.sentence(sentence).about != thisEvent {
			continue
		}
		lower := p.lower(sentence)
		where := "text"
		if inLead {
			where = "lead"
		}
		switch {
		case speech && inLead:
			p.castAuthor(c, sentence, first)
		case speech:
		case first && inLead:
			c.addAll(p.takers(sentence, mentioned), where)
		default:
			c.addAll(p.takers(sentence, taking), where)
		}
		first = first && (!inLead || !eventVerbs.In(lower))
	}
}

// castBody adds those whom the text behind the lead brings together with the others,
// who report at a conference of many countries, or whom it lists under a heading such
// as "Participants".
func (p *latinPage) castBody(c *cast) {
	title := p.lower(p.event())
	trip := tellsOfTrip(title)
	many := !trip && len(p.pair()) == 0 && p.onlyOther(p.sides()) == "" && meetingEvents.In(title)
	listed := false
	for i := p.first; i < len(p.blocks); i++ {
		if r := p.roles[i]; r != roleText && r != roleHeading && r != roleLabel {
			continue
		}
		text := p.blocks[i].Text
		if isListHead(&p.lines[i]) {
			listed = true
			continue
		}
		if listed {
			list := p.personLine(text)
			c.addAll(list, "list")
			listed = len(list) > 0
		}
		if !listed && (trip || many || gatherWords.In(p.lines[i].lower())) {
			c.addActors(text, trip, many)
		}
	}
}

// addActors adds those who take part by a paragraph of the body: at a conference who
// reported, else whom a sentence brings together. What somebody is quoted with counts not.
func (c *cast) addActors(text string, trip, many bool) {
	quoted := false
	for _, sentence := range letters.Sentences(text) {
		marks := strings.Count(sentence, "“") + strings.Count(sentence, "”") + strings.Count(sentence, "\"")
		speech := quoted || marks%2 == 1
		quoted = quoted != (marks%2 == 1)
		switch {
		case speech:
		case many:
			c.addAll(c.p.reporter(sentence), "body")
		case trip || gatherWords.In(c.p.lower(sentence)):
			c.addAll(c.p.takers(sentence, taking), "body")
		}
	}
}

// reporter returns the subject of a sentence, if it is named with office and country.
func (p *latinPage) reporter(sentence string) []mention {
	list := p.takers(sentence, acting)
	if len(list) == 0 {
		return nil
	}
	m := list[0]
	if m.name == "" || m.country == "" || rankOf(m.role) < rankMinister || p.sentence(sentence).standing(m) != acting {
		return nil
	}
	return list[:1]
}

// isListHead reports whether a line stands over a list of those who took part.
func isListHead(l *line) bool {
	if len(l.text) > 200 || letters.CountFields(l.text) > 7 {
		return false
	}
	for _, word := range letters.Words(l.lower()) {
		if listHeads.Has(word) {
			return true
		}
	}
	return false
}

// personLine returns the person that a line of a list begins with.
func (p *latinPage) personLine(text string) []mention {
	people := p.mentions(text)
	if len(people) == 0 || people[0].start > 0 || people[0].name == "" {
		return nil
	}
	m := people[0]
	inner, ok := strings.CutPrefix(text[m.end:], " (")
	if inner, closed := strings.CutSuffix(inner, ")"); ok && closed && m.role == "" {
		m.role = inner
	}
	return []mention{m}
}

// castInviter adds the one who invited the guest of a visit and holds the same office, if
// nobody else does: the two will meet.
func (p *latinPage) castInviter(c *cast) {
	if len(c.people) == 0 {
		return
	}
	rank := rankOf(c.people[0].Role)
	same := func(q briefing.Person) bool { return rankOf(q.Role) == rank }
	if rank == rankNone || slices.ContainsFunc(c.people[1:], same) {
		return
	}
	for _, m := range p.mentions(p.lead) {
		before := letters.Lower(p.lead[max(0, m.start-24):m.start])
		if m.name != "" && strings.Contains(before, "invitation of ") && rankOf(m.role) == rank {
			c.add(m, "lead")
			return
		}
	}
}

// castAuthor adds who speaks by a sentence of a speech. Whom the speech is about
// comes after.
func (p *latinPage) castAuthor(c *cast, sentence string, first bool) {
	for _, m := range p.mentions(sentence) {
		if p.japanese() {
			if c.knows(m.name) || len(c.people) == 0 && strings.HasPrefix(sentence[m.end:], "は") {
				c.add(m, "lead")
			}
			continue
		}
		if isTo := letters.HasSuffix(letters.Lower(sentence[:m.start]), addressedTo.List()...); isTo {
			c.add(m, "lead")
		} else if isAuthor(sentence, m) {
			if m.peer || !isAbsent(sentence, m) {
				c.add(m, "lead")
			}
			if first && m.name != "" && !addressedTo.In(p.lower(sentence)) {
				return
			}
		}
	}
}

// castOpening adds those whom the first paragraphs name with their full offices, or
// who speaks on the page, where neither headline nor lead name anybody. Talks of two
// countries have no third side.
func (p *latinPage) castOpening(c *cast) {
	if c.add(p.speaker(), "first speaker"); len(c.people) > 0 {
		return
	}
	for _, paragraph := range p.begin {
		for _, sentence := range letters.Sentences(paragraph) {
			c.addHolders(sentence)
			break
		}
	}
	for _, sentence := range letters.Sentences(p.opening()) {
		if len(c.people) > 0 {
			return
		}
		if p.sentence(sentence).about == thisEvent {
			c.addHolders(sentence)
		}
	}
}

// addHolders adds those whom a sentence names with their offices: not the contact at the foot.
func (c *cast) addHolders(sentence string) {
	pair := c.p.pair()
	for _, m := range c.p.mentions(sentence) {
		third := len(pair) == 2 && m.country != "" && !slices.Contains(pair, m.country)
		known := m.peer || m.role != "" && strings.Contains(m.name, " ") && !isAbsent(sentence, m)
		if m.name != "" && !third && known {
			c.add(m, "body")
		}
	}
}

// speaker returns who is first announced as speaking: "Mr. X, Minister for Foreign
// Affairs: …", or by the name alone before a text in the first person.
func (p *latinPage) speaker() mention {
	for i, line := range p.begin {
		if p.japanese() {
			if m := jaSpeaker(line); m.name != "" {
				return m
			}
			continue
		}
		colon := strings.IndexByte(line[:min(len(line), 120)], ':')
		if colon < 8 {
			continue
		}
		label, text := line[:colon], line[colon+1:]
		for _, m := range p.mentions(label) {
			if m.name != "" && m.role != "" && m.start == 0 {
				return m
			}
		}
		if text == "" && i+1 < len(p.begin) {
			text = p.begin[i+1]
		}
		w := newWording(label, p.countries(label))
		if name, end := w.name(0, false); name == label && end == len(w.words) && isFirstPerson(text) {
			return mention{name: name}
		}
	}
	return mention{}
}

func (p *latinPage) mentions(text string) []mention {
	if text == "" {
		return nil
	}
	text = letters.Clip(text, 4096)
	for _, known := range p.named {
		if known.text == text {
			return known.people
		}
	}
	const most = 24
	var people []mention
	if p.japanese() {
		people = jaMentions(text)
	} else {
		w := wording{text: text, countries: p.countries(text), words: slices.Grow(p.words[:0], len(text)/5+4)}
		w.part()
		people, p.words = w.findMentions(), w.words
	}
	if len(p.named) < most {
		p.named = append(p.named, namedIn{text, people})
	}
	return people
}

// namedIn are the people of a text that was read before: headlines are asked about more than once.
type namedIn struct {
	text   string
	people []mention
}

// countries is Find for the texts of a page that are asked for again and again: headline, lead.
func (p *latinPage) countries(text string) []country.Mention {
	const most = 12
	for _, known := range p.found {
		if known.text == text {
			return known.mentions
		}
	}
	mentions := country.Find(text)
	if len(p.found) < most {
		p.found = append(p.found, foundIn{text, mentions})
	}
	return mentions
}

// foundIn are the countries that a text names.
type foundIn struct {
	text     string
	mentions []country.Mention
}

// isAbsent reports whether a sentence names somebody for another reason than that they
// took part.
func isAbsent(sentence string, m mention) bool {
	if followsWords(sentence, m, absentWords) || jaAbsentAfter.Begin(jaBehind(sentence, m.end)) >= 0 {
		return true
	}
	after := letters.Lower(sentence[min(m.end, len(sentence)):min(len(sentence), m.end+24)])
	return absentBehind.Begin(after) >= 0
}

// followsWords reports whether a mention stands right behind one of the words, an
// article or the like aside.
func followsWords(sentence string, m mention, words *letters.Phrases) bool {
	before := letters.Lower(sentence[max(0, m.start-40):m.start])
	before = strings.TrimRight(before, " ")
	for _, the := range []string{" the", " his", " her", " new", " its"} {
		before = strings.TrimSuffix(before, the)
	}
	return letters.HasSuffix(before, words.List()...)
}

// A cast gathers those who took part, each once.
type cast struct {
	p      *latinPage
	people []briefing.Person
	peers  []bool
	where  []string // the region of the page that named each
	others []string // countries of counterparts without a name
}

func (c *cast) addAll(list []mention, where string) {
	for _, m := range list {
		if m.name != "" || m.peer || where == "lead" || rankOf(m.role) != rankNone {
			c.add(m, where)
		}
	}
}

// add enters a person, or completes who is already there.
func (c *cast) add(m mention, where string) {
	if m.name == "" {
		if m.country != "" && (m.peer || m.role != "") {
			c.others = append(c.others, m.country)
		}
		return
	}
	for i := range c.people {
		q := &c.people[i]
		if !c.isSame(q, &m) {
			continue
		}
		if len(m.name) > len(q.Name) || isShouted(q.Name, m.name) {
			q.Name = m.name
		}
		if betterRole(q.Role, m.role) || isShouted(q.Role, m.role) {
			q.Role = m.role
		}
		if q.Country == "" {
			q.Country = m.country
		}
		return
	}
	c.people = append(c.people, briefing.Person{Name: m.name, Role: m.role, Country: m.country})
	c.peers = append(c.peers, m.peer)
	c.where = append(c.where, where)
}

// isSame reports whether a mention is of a person who is already there.
func (c *cast) isSame(q *briefing.Person, m *mention) bool {
	if c.p.japanese() {
		return sameJaName(q.Name, m.name)
	}
	return sameNames(q.Name, m.name) && sameSide(q.Country, m.country)
}

// knows reports whether somebody of a name is already there.
func (c *cast) knows(name string) bool {
	return slices.ContainsFunc(c.people, func(q briefing.Person) bool { return c.isSame(&q, &mention{name: name}) })
}

// isShouted reports whether known is text in capitals alone, as in a headline.
func isShouted(known, text string) bool {
	return known != text && strings.ToUpper(text) == known
}

// betterRole reports whether an office says more than the one that is known.
func betterRole(known, role string) bool {
	if known == "" || role == "" {
		return role != ""
	}
	if letters.IsUnspaced(letters.FirstRune(role)) {
		return len(role) > len(known) && strings.HasSuffix(role, known)
	}
	if genericRoles.Has(letters.Lower(role)) {
		return false
	}
	longer := letters.CountFields(role) > letters.CountFields(known) ||
		letters.HasSuffix(letters.Lower(role), "bundes"+letters.Lower(known))
	return longer && !strings.HasPrefix(letters.Lower(role), "former") || genericRoles.Has(letters.Lower(known))
}

// complete gives countries and offices that follow from the others: a
// counterpart holds the office of the one named first; an office without a
// country is the issuer's, or that of the other party of two.
func (c *cast) complete() {
	p := c.p
	if !p.japanese() {
		c.completeNames()
		c.completeRoles()
	}
	c.settleSides()
	for i := range c.people {
		if c.peers[i] && c.people[i].Role == "" && i > 0 && letters.CountFields(c.people[0].Role) <= 2 {
			c.people[i].Role = c.people[0].Role
		}
		if q := &c.people[i]; p.ev.asked {
			p.ev.add("people", q.Name+"; "+q.Role+"; "+q.Country, q.Name, c.where[i], "name and office")
		}
	}
}

// completeNames finds the given names of those whom the page names in full elsewhere.
func (c *cast) completeNames() {
	var all []mention
	for i := range c.people {
		q := &c.people[i]
		if strings.Contains(q.Name, " ") {
			continue
		}
		if all == nil {
			all = c.p.mentions(letters.Clip(c.p.headline+"\n"+c.p.opening(), 4096))
		}
		for _, m := range all {
			if len(m.name) > len(q.Name) && sameNames(q.Name, m.name) && sameSide(q.Country, m.country) {
				q.Name = m.name
				break
			}
		}
		if !strings.Contains(q.Name, " ") && c.p.language != "de" { // where every noun has a capital
			q.Name = newWording(c.p.headline, c.p.countries(c.p.headline)).fullName(q.Name)
		}
	}
}

// sameNames reports whether one name is part of the other.
func sameNames(a, b string) bool {
	if a == b {
		return true
	}
	ka, kb := letters.Words(a), letters.Words(b)
	if len(ka) > len(kb) {
		ka, kb = kb, ka
	}
	long := false
	for _, word := range ka {
		known := slices.Contains(kb, word)
		if len(word) > 1 && !known && !slices.Contains(kb, word[:1]) {
			return false
		}
		long = long || known && len(word) > 2
	}
	return long || len(ka) > 0 && slices.Equal(ka, kb) || len(ka) == 1 && len(ka[0]) == 2 && slices.Contains(kb, ka[0])
}

// sharesName reports whether two names have a word in common.
func sharesName(a, b string) bool {
	words := letters.Words(b)
	for _, word := range letters.Words(a) {
		if len(word) > 1 && slices.Contains(words, word) {
			return true
		}
	}
	return false
}
