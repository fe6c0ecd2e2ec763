package read

import (
	"cmp"
	"slices"
	"strings"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/briefing/letters"
)

// The weights by which somebody whom the text gives no country is put on a side, set by
// hand on the pages of the tests. One minister for foreign affairs stands for a side, and
// one head. An office that one country has decides between the sides; it adds none to them.
const (
	sideIssuer    = 4  // the ministry's own people need no country
	sideOther     = 2  // the one other party of the headline
	sideOffice    = 6  // the office is that of one country
	sideAcross    = 4  // named as whom somebody of another side met
	sideMet       = 4  // of those whom the traveller of the headline met
	sideTown      = 5  // met in a town of the country that is visited: "In Apia, she …"
	sideBeside    = 4  // named beside somebody of this side: "Mr. X and Mr. Y met …"
	sideCompany   = 8  // came with somebody of this side: "accompanied by"
	sideNamed     = 8  // a text of the beginning names the person with the country
	sideTitled    = 5  // the headline has the office as one of the country
	sideHeld      = -5 // somebody else stands for this side in this office
	sidePresident = -7 // a President in a monarchy
	leastOfSide   = 2
)

// settleSides gives a country to those whom the text gives none. Organisations that
// are no parties have no people here.
func (c *cast) settleSides() {
	for i := range c.people {
		if c.people[i].Country == "" {
			if c.p.japanese() {
				c.people[i].Country = c.sideInJapanese(i)
			} else {
				c.people[i].Country = c.sideOf(i)
			}
		}
	}
	for i := range c.people {
		if !isParty(c.people[i].Country) {
			c.people[i].Country = ""
		}
	}
}

// isParty reports whether a country or organisation can be a party of a briefing.
func isParty(code string) bool {
	return !country.IsOrganisation(code) || code == "EU" || code == "UN" || code == "ASEAN"
}

// sideOf weighs the sides for a person, "" if none is ahead of all others.
func (c *cast) sideOf(i int) string {
	p, q := c.p, &c.people[i]
	sides, office := p.sides(), c.p.officeCountry(q.Role)
	if office != "" && (country.IsOrganisation(office) || !slices.Contains(sides, office) && len(sides) < 2) {
		return office
	}
	other := p.onlyOther(sides)
	if len(sides) == 1 && p.issuer != "" {
		other = c.onlyGuest()
	}
	unnamed := c.where[i] == "first speaker" && q.Role == ""
	switch {
	case strings.HasPrefix(q.Role, "President") && withoutPresident.Has(p.issuer) && other != "":
		return other
	case unnamed && len(c.people) == 1:
		return p.issuer
	case unnamed, c.where[i] == "list":
		return office
	}
	return winner(sumUp(c.sideVotes(i, sides, other, office)), leastOfSide)
}

// onlyGuest returns the one country beside the issuer's that the text gives to people.
func (c *cast) onlyGuest() (code string) {
	for _, q := range c.people {
		switch {
		case q.Country == "" || q.Country == c.p.issuer || q.Country == code:
		case code != "":
			return ""
		default:
			code = q.Country
		}
	}
	return code
}

// sideVotes returns what speaks for each country as that of a person. other is the only
// other party, office the country that alone has the office.
func (c *cast) sideVotes(i int, sides []string, other, office string) []vote {
	var votes []vote
	add := func(code string, weight int) {
		if code != "" {
			votes = append(votes, vote{code, sign{weight: weight}})
		}
	}
	switch {
	case c.isCaller(i):
		return nil
	case c.people[i].Role != "" || other == "":
		add(c.p.issuer, sideIssuer)
	default:
		add(c.p.issuer, sideOther) // who holds no office may be of either side
	}
	add(other, sideOther)
	if slices.Contains(sides, office) {
		add(office, sideOffice)
	}
	add(c.neighbour(i, other))
	add(c.metOnTrip(i, other), sideMet)
	add(c.metInTown(i, sides), sideTown)
	add(c.namedOf(i), sideNamed)
	add(c.titledOf(i), sideTitled)
	for _, v := range votes {
		if !slices.Contains(sides, v.code) {
			sides = append(slices.Clip(sides), v.code)
		}
	}
	for _, code := range sides {
		if c.isHeld(i, code) {
			add(code, sideHeld)
		}
		if strings.HasPrefix(c.people[i].Role, "President") && withoutPresident.Has(code) {
			add(code, sidePresident)
		}
	}
	return votes
}

// isCaller reports whether a person called on another one, and no country is known of anybody: a guest,
// of an organisation or of no country.
func (c *cast) isCaller(i int) bool {
	sentence, at := c.sentenceOf(i)
	between := sentence[min(at+len(c.people[i].Name), len(sentence)):]
	for _, q := range c.people {
		if q.Country != "" {
			return false
		}
		between, _, _ = strings.Cut(between, q.Name)
	}
	return len(c.people) > 1 && calledWords.In(letters.LowerASCII(between))
}

// metOnTrip returns the country whose people the traveller of the page met, if a person
// may be one of them.
func (c *cast) metOnTrip(i int, other string) string {
	if i == 0 || !tellsOfTrip(c.p.lower(c.p.headline)) ||
		c.where[i] != "body" && rankOf(c.people[i].Role) < rankOf(c.people[0].Role) {
		return ""
	}
	if host, _ := c.p.visited(); host != "" {
		return host
	}
	switch c.people[0].Country {
	case "":
		return ""
	case other:
		return c.p.issuer
	}
	return other
}

// metInTown returns the country of the place that opens the sentence about a person, "In
// Apia, …", or that leads to the person, "to Apia, where she met …", if the first person of the
// page was a guest there.
func (c *cast) metInTown(i int, sides []string) string {
	sentence, at := c.sentenceOf(i)
	code := openingTown(sentence[:at])
	if before, _, ok := cutLast(sentence[:at], ", where "); ok {
		for _, m := range country.FindTowns(before) {
			if m.End == len(before) {
				code = m.Code
			}
		}
	}
	if i == 0 || code == c.people[0].Country || !slices.Contains(sides, code) &&
		!slices.Contains(c.p.destinations(), code) {
		return ""
	}
	return code
}

// openingTown returns the country of the place that opens a text: "In Apia, …", "While in Apia …".
func openingTown(text string) (code string) {
	link, place, _ := strings.Cut(text, " ")
	if link == "While" {
		_, place, _ = strings.Cut(place, " ")
	}
	if !slices.Contains([]string{"In", "While", "En", "À", "Au"}, link) {
		return ""
	}
	town := ""
	for _, word := range strings.SplitAfterN(place, " ", 4)[:min(3, strings.Count(place, " ")+1)] {
		town += word
		code = cmp.Or(code, country.OfPlace(strings.TrimRight(town, " ,")))
	}
	return code
}

// namedOf returns the country with which a text of the beginning names a person.
func (c *cast) namedOf(i int) string {
	name := c.people[i].Name
	for _, text := range c.p.begin {
		if !strings.Contains(text, name) {
			continue
		}
		for _, m := range c.p.mentions(text) {
			if m.name == name && m.country != "" {
				return m.country
			}
		}
	}
	return ""
}

// titledOf returns the country of which the headline names the office of a person, without
// a name. It is another one's office if the headline names the person beside it, or if the
// text names another holder, or somebody who is not the person.
func (c *cast) titledOf(i int) string {
	q, code := &c.people[i], ""
	for _, m := range c.p.mentions(c.p.headline) {
		switch {
		case m.name != "" && sharesName(m.name, q.Name):
			return ""
		case code == "" && m.name == "" && m.country != "" && strings.EqualFold(m.role, q.Role):
			code = m.country
		}
	}
	if code == "" || c.isTakenOffice(i, code) {
		return ""
	}
	return code
}

// isTakenOffice reports whether the first paragraphs name somebody else in the office of a
// person, of a country.
func (c *cast) isTakenOffice(i int, code string) bool {
	q := &c.people[i]
	for _, sentence := range letters.Sentences(strings.Join(c.p.begin[:min(len(c.p.begin), 3)], "\n")) {
		people := c.p.mentions(sentence)
		named := slices.ContainsFunc(people, func(m mention) bool { return sharesName(m.name, q.Name) })
		if slices.ContainsFunc(people, func(m mention) bool {
			return m.country == code && rankOf(m.role) == rankOf(q.Role) && !sharesName(m.name, q.Name) &&
				(m.name != "" || named)
		}) {
			return true
		}
	}
	return false
}

// isHeld reports whether somebody else of a country holds the office of a person, of those
// that one person holds at a time. A secretary beside a minister is an official, and a state
// has more than one head.
func (c *cast) isHeld(i int, code string) bool {
	q := &c.people[i]
	held, secretary := rankOf(q.Role), isSecretary(q.Role)
	return held >= rankForeign && slices.ContainsFunc(c.people, func(o briefing.Person) bool {
		return o.Country == code && o.Name != q.Name && rankOf(o.Role) == held &&
			(!secretary || isSecretary(o.Role)) && (held != rankHead || strings.EqualFold(o.Role, q.Role))
	})
}

func isSecretary(role string) bool {
	role = letters.Lower(role)
	return strings.Contains(role, "secretary") && !strings.HasPrefix(role, "secretary of state")
}

// sentenceOf returns the first sentence of the text that names a person, and where.
func (c *cast) sentenceOf(i int) (sentence string, at int) {
	for _, text := range c.p.begin {
		if !strings.Contains(text, c.people[i].Name) {
			continue
		}
		for _, sentence := range letters.Sentences(text) {
			if at := strings.Index(sentence, c.people[i].Name); at >= 0 {
				return sentence, at
			}
		}
	}
	return "", 0
}

// neighbour returns the country that the person whom a sentence names before another
// gives to that one: its own if they stand on one side, other if one met the other.
func (c *cast) neighbour(i int, other string) (code string, weight int) {
	sentence, at := c.sentenceOf(i)
	if counterparts.In(letters.Lower(sentence[max(0, at-60):at])) {
		return other, sideAcross // "my counterpart, Foreign Minister X"
	}
	near, end := c.lastNamed(i, sentence[:at])
	if end < 0 {
		return c.metUnnamed(i, sentence, letters.LowerASCII(sentence[:at]), other)
	}
	code = c.people[near].Country
	between, inLead := letters.LowerASCII(sentence[end:at]), strings.Contains(c.p.lead, sentence)
	met := tellsAcross(letters.LowerASCII(sentence[:end])) // the first of two is an object already
	again := met && tellsAcross(between)
	across := !met && tellsAcross(between) ||
		inLead && !again && (meetsWords.In(between) || c.actTogether(near, i, between, sentence[at:]))
	switch {
	case code == "", attendedWords.In(between):
	case companyWords.In(between):
		return code, sideCompany
	case across:
		return acrossFrom(code, other)
	case inLead, again, met && c.p.listsOnly(sentence[end:at]):
		return code, sideBeside
	}
	return "", 0
}

// listsOnly reports whether a text has nothing but names, offices and the words between them.
func (p *latinPage) listsOnly(text string) bool {
	return !slices.ContainsFunc(p.sentence(text).words, func(w token) bool {
		return !isTransparent(&w) || w.lower == "with" || w.lower == "by"
	})
}

// acrossFrom returns what speaks for the side of somebody who met one of a country.
func acrossFrom(code, other string) (string, int) {
	switch other {
	case "":
		return code, -sideIssuer // who knows of whom, but not of this side
	case code:
		return "", 0
	}
	return other, sideAcross
}

// lastNamed returns which of those before person i a text names last, and where; -1 if none.
func (c *cast) lastNamed(i int, text string) (near, end int) {
	end = -1
	for k := range c.people[:i] {
		if last := lastIndexOfName(text, c.people[k].Name); last > end {
			near, end = k, last
		}
	}
	return near, end
}

// tellsAcross reports whether words within one item of a list say that people of two sides met.
func tellsAcross(lower string) bool {
	return (withWords.In(lower) || meetsVerbs.In(lower)) && strings.IndexByte(lower, ';') < 0
}

// metUnnamed returns the country of a person before whom a sentence names nobody: "She was
// accompanied by X", "The Minister also talked with the Chairman of …, X".
func (c *cast) metUnnamed(i int, sentence, before, other string) (code string, weight int) {
	switch {
	case i == 0:
	case companyWords.In(before) && letters.HasPrefix(sentence, "He ", "She "):
		return c.people[0].Country, sideCompany
	case withWords.In(before) && c.people[0].Country == c.p.issuer:
		if found := c.p.countries(sentence[:len(before)]); len(found) > 0 && found[0].Start <= len("The ") {
			return acrossFrom(found[0].Code, other) // "The Peruvian official was also received by X"
		}
		return other, sideAcross
	}
	return "", 0
}

// lastIndexOfName returns where the last word of a name stands last in a text, -1 if it
// does not.
func lastIndexOfName(text, name string) int {
	if i := strings.LastIndex(text, name); i >= 0 {
		return i
	}
	if _, last, ok := cutLast(name, " "); ok && len(last) > 3 {
		return strings.LastIndex(text, last)
	}
	return -1
}

// cutLast cuts a text around the last separator.
func cutLast(text, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(text, sep); i >= 0 {
		return text[:i], text[i+len(sep):], true
	}
	return text, "", false
}

// actTogether reports whether two ministers whom "and" joins are all who did something
// that takes two sides: "Minister X and Minister Y co-chaired …".
func (c *cast) actTogether(a, b int, between, rest string) bool {
	_, joint, ok := cutLast(between, "and ")
	return ok && !strings.Contains(joint, " and ") && len(c.people) == b+1 &&
		rankOf(c.people[a].Role) >= rankMinister && rankOf(c.people[b].Role) >= rankMinister &&
		mutualWords.In(letters.LowerASCII(letters.Clip(rest, 120))) && !strings.Contains(rest, " with ")
}

// sides returns the countries that the page puts side by side: its own, those that the
// headline joins, and those that it names.
func (p *latinPage) sides() []string {
	var sides []string
	add := func(code string) {
		if code != "" && !slices.Contains(sides, code) {
			sides = append(sides, code)
		}
	}
	add(p.issuer)
	for _, code := range p.pair() {
		add(code)
	}
	for _, m := range p.countries(p.cutSpeech(letters.Clip(p.headline, 300))) {
		add(m.Code)
	}
	return sides
}

// onlyOther returns the one country of the sides beside the issuer's, "" if there are several.
func (p *latinPage) onlyOther(sides []string) string {
	if len(sides) == 2 && sides[0] == p.issuer {
		return sides[1]
	}
	return ""
}

// officeCountry returns the country of an office that only one country has. Austria and Switzerland
// have federal offices of the same names as Germany.
func (p *latinPage) officeCountry(role string) string {
	code := officeCountry(role)
	if code == "DE" && (p.issuer == "AT" || p.issuer == "CH") {
		return p.issuer
	}
	return code
}

// officeCountry returns the country of an office that only one country has.
func officeCountry(role string) string {
	lower := letters.Lower(role)
	if k := countryOffices.Begin(lower); k >= 0 {
		return officeWords.Meanings("country-office")[k].Meaning
	}
	switch {
	case strings.Contains(lower, "general assembly"):
		return "UN"
	case strings.HasPrefix(lower, "bundes") && !ownMinisters.Has(lower) && letters.HasSuffix(lower, "minister",
		"ministerin"):
		return "DE" // "Bundesumweltministerin": an Austrian is "Bundesministerin"
	}
	return nationalsAbroad(role)
}

// nationalsAbroad returns the country whose nationals a ministry cares for wherever they live:
// "Foreign Affairs and Senegalese Abroad", "des Tunisiens à l'étranger". It is "" for none.
func nationalsAbroad(text string) string {
	if lower := letters.Lower(text); !abroadWords.In(lower) {
		return ""
	}
	for word := range strings.FieldsSeq(text) {
		one := strings.TrimSuffix(strings.Trim(word, ".,"), "s")
		if !letters.IsUpperAt(one+" ", 0) {
			continue
		}
		for _, form := range []string{one, one + "s", letters.Lower(one), letters.Lower(one + "s")} {
			if found := country.Find(form); len(found) == 1 && found[0].Form == country.ByAdjective {
				return found[0].Code
			}
		}
	}
	return ""
}

// setSides gives a country to the people that a text puts on a side: "Chinese side:
// X and Y", "X and Y from the Japanese side", "On the Japanese side, X".
func (w *wording) setSides(found []mention) {
	floor := 0
	for k := 0; k < len(w.words); k++ {
		if c, next := w.ledByLast(k); c >= 0 {
			for _, m := range lastOf(unplaced(found, floor, w.words[k].start, true)) {
				m.country = w.countries[c].Code
			}
			k, floor = next-1, w.words[next-1].start
		} else if c := w.countryOfSide(k); c >= 0 {
			floor = w.setSide(found, k, c, floor)
		} else if c := w.ledSide(k); c >= 0 {
			for _, m := range unplaced(found, w.words[k].end, w.sideEnd(k), false) {
				m.country = w.countries[c].Code
			}
		} else if w.opensSide(k) {
			for _, m := range unplaced(found, w.words[k].end, w.sideEnd(k), false) {
				m.country = w.countries[w.words[k].country].Code
			}
		}
	}
}

// leadVerbs are what the head of a delegation does.
var leadVerbs = []string{"led", "headed", "chaired", "leads", "heads", "chairs"}

// ledByLast returns the country whose delegation the one before the verb at word k leads: "led the
// Canadian delegation", "will head that of Peru", and the word behind it. It is -1 if there is none.
func (w *wording) ledByLast(k int) (c, next int) {
	verb := w.words[k].lower
	if !slices.Contains(leadVerbs, verb) && !(w.is(k-1, "will") && slices.Contains(leadVerbs, verb+"s")) {
		return -1, k
	}
	j := w.pastArticles(k + 1)
	if next = w.pastCountry(j); next > j && next < len(w.words) && sideNouns.Has(w.words[next].lower) {
		return w.words[j].country, next + 1
	}
	if next = w.pastCountry(w.pastArticles(j + 2)); next-1 > j && next <= len(w.words) && w.words[next-1].country >= 0 {
		return w.delegationOf(next - 1), next
	}
	return -1, k
}

// pastCountry returns the word behind the country that begins with word k, or k.
func (w *wording) pastCountry(k int) int {
	_, _, next := w.countryAt(k)
	return next
}

func lastOf(list []*mention) []*mention { return list[max(0, len(list)-1):] }

// ledSide returns the country whose delegation those behind the word "by" at k lead: "the
// Canadian side by X", "the delegation of Chile was headed by X, and that of Peru by Y".
// It is -1 if there is none.
func (w *wording) ledSide(k int) int {
	const most = 3 // words between the country or its side, and "by"
	if !sideLinks.Has(w.words[k].lower) || w.words[k].upper {
		return -1
	}
	j := k - 1
	for j >= 0 && j >= k-most && (!w.words[j].upper || w.isPortfolio(j)) && !sideNouns.Has(w.words[j].lower) &&
		w.words[j].country < 0 {
		j--
	}
	switch {
	case j < 1:
		return -1
	case sideNouns.Has(w.words[j].lower):
		return w.words[j-1].country
	case w.words[j].country < 0:
		return -1
	}
	return w.delegationOf(j)
}

// delegationOf returns the country that ends with word j, if its delegation is spoken of:
// "the delegation of Chile", "that of Peru"; -1 if not.
func (w *wording) delegationOf(j int) int {
	c := w.words[j].country
	for j > 0 && (w.words[j].country == c || articles.Has(w.words[j].lower) || stateForms.Has(w.words[j].lower)) {
		j--
	}
	if j < 1 || !personLinks.Has(w.words[j].lower) {
		return -1
	}
	if before := w.words[j-1].lower; sideNouns.Has(before) || sidePronouns.Has(before) {
		return c
	}
	return -1
}

// opensSide reports whether a list of the people of a country stands behind word k, the
// last of its name: "From Chile, Mr. X, Ambassador to Japan, Ms. Y, …".
func (w *wording) opensSide(k int) bool {
	c := w.words[k].country
	if c < 0 || w.countries[c].Form == country.ByAdjective || !strings.HasPrefix(w.after(k+1), ", ") {
		return false
	}
	for k > 0 && (w.words[k-1].country == c || w.words[k-1].lower == "the") {
		k--
	}
	return w.is(k-1, "from")
}

// countryOfSide returns the word that names the country of the side at word k, -1 if
// that is none: "Norwegian side", "delegación uruguaya", "y la polaca por …".
func (w *wording) countryOfSide(k int) int {
	noun := sideNouns.Has(w.words[k].lower)
	switch {
	case k > 0 && w.words[k-1].country >= 0 && (noun || sideLinks.Has(w.words[k].lower) && !w.words[k-1].upper):
		return k - 1
	case noun && k+1 < len(w.words) && w.words[k+1].country >= 0 && !w.words[k+1].upper && w.adjoins(k+1):
		return k + 1
	}
	return -1
}

// setSide gives the country that word c names to the people of the side at word k:
// to those after it, or to those between floor and it. It returns the next floor.
func (w *wording) setSide(found []mention, k, c, floor int) int {
	code, at := w.countries[w.words[c].country].Code, w.words[max(k, c)].end
	first := k
	if c < k {
		first = w.firstOf(c)
	}
	before := unplaced(found, floor, w.words[first].start, true)
	if !w.sideGoesFirst(first, k, len(before)) {
		from, of := w.is(first-2, "from"), w.is(first-2, "of")
		if !w.is(first-1, "the") || !from && !of || of && (first < 3 || !endsAt(before, w.words[first-3].end)) {
			return floor
		}
		for _, m := range before {
			m.country = code
		}
		if len(before) > 0 || of {
			return at
		}
		// "from the Norwegian side Mr. X"
	}
	for _, m := range unplaced(found, at, w.sideEnd(k), false) {
		m.country = code
	}
	return at
}

// firstOf returns the first word of the country that word k ends.
func (w *wording) firstOf(k int) int {
	for k > 0 && w.words[k-1].country == w.words[k].country {
		k--
	}
	return k
}

// sideGoesFirst reports whether the people of a side at words first to k stand after
// it. before is how many without a country stand before it.
func (w *wording) sideGoesFirst(first, k, before int) bool {
	after := w.after(k + 1)
	if w.words[k].lower != "side" && before == 0 || sideLinks.Has(w.words[k].lower) ||
		strings.HasPrefix(after, ":") || w.is(first-1, "the") && w.is(first-2, "on") {
		return true
	}
	if strings.HasPrefix(after, ",") {
		if w.is(first-1, "the") {
			first--
		}
		apart := w.is(first-2, "and") && w.gap(first-1) == ", " // "X and, from the Peruvian side, Y"
		if w.is(first-1, "from") && (before == 0 || apart || !w.is(first, "the")) {
			return true
		}
	}
	return strings.HasPrefix(after, ") ") && w.text[max(0, w.words[first].start-1)] == '('
}

// sideEnd returns the end of the text about the side at word k: the next side, or the
// end of the sentence.
func (w *wording) sideEnd(k int) int {
	for j := k + 1; j < len(w.words); j++ {
		gap, behind := w.gap(j), j > k+1
		switch {
		case behind && w.isNextSide(j):
			return w.words[j].start
		case behind && meetingVerbs.Has(w.words[j].lower), sideNouns.Has(w.words[j].lower), w.opensSide(j),
			w.ledSide(j) >= 0, strings.ContainsAny(gap, ".)\n") && len(gap) > 1 && !w.words[j-1].initial:
			return w.words[j-1].start
		}
	}
	return len(w.text)
}

// isNextSide reports whether word j is the adjective of another side, whose noun is left out: "y la polaca por …".
func (w *wording) isNextSide(j int) bool {
	c := w.words[j].country
	return c >= 0 && w.countries[c].Form == country.ByAdjective && j+1 < len(w.words) && !w.words[j+1].upper &&
		w.words[j+1].class&^particle == 0
}

// endsAt reports whether the last of some people ends at a place: "Mr. X of the Armenian
// side", not "met Mr. X at the request of the Armenian side".
func endsAt(people []*mention, end int) bool {
	return len(people) > 0 && people[len(people)-1].end == end
}

// unplaced returns the mentions without a country that begin between two offsets, or
// that lie between them if whole is set.
func unplaced(found []mention, from, to int, whole bool) (list []*mention) {
	for i := range found {
		m := &found[i]
		if m.country == "" && m.start >= from && (m.start < to && !whole || m.end <= to && whole) {
			list = append(list, m)
		}
	}
	return list
}
