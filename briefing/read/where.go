package read

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/briefing/day"
	"briefings/briefing/letters"
)

// A spot is a place that a text names as the one of the event.
type spot struct {
	text    string // "" where only a country is named
	country string
	start   int
	where   string
	rank    int  // the higher, the surer
	travels bool // a journey leads there
}

// Ranks of places.
const (
	spotOfJourney = 2 // a country, to which a journey leads
	spotUnknown   = 3 // a town that no table has
	spotWithLand  = 4 // one before its country
	spotKnown     = 5 // a town, or a building
)

var placeLabels = []string{"place", "venue", "location", "ort", "lieu", "lugar", "場所", "会場"}

// place returns where the event took place, and the country that it lies in.
func (p *latinPage) place(kind briefing.Kind, medium briefing.Medium, dateLine string) (place, country string) {
	if value := p.label(placeLabels...); value != "" {
		return p.placed(strings.TrimRight(value, ". "), "label")
	}
	if p.tours() || kind == briefing.Statement && medium == briefing.Written {
		return "", ""
	}
	isSpeech := kind == briefing.Statement || kind == briefing.PressConference
	best := p.spotOf(kind, medium)
	if medium == briefing.InPerson && best.text == "" || isSpeech && medium != briefing.Telephone {
		if town, where := p.townOfPage(kind, dateLine, best.country); town != "" {
			return p.placed(town, where)
		}
	}
	switch {
	case best.text != "" && best.country == "":
		return p.placed(best.text, best.where)
	case best.text != "":
		p.ev.add("place", best.text, best.text, best.where, "place")
	case best.country != "":
		p.ev.add("place_country", best.country, "", best.where, "country visited")
	}
	return best.text, best.country
}

// spotOf returns the place that the text gives: a statement has none.
func (p *latinPage) spotOf(kind briefing.Kind, medium briefing.Medium) spot {
	switch kind {
	case briefing.Statement:
		return spot{}
	case briefing.Visit:
		return p.journeySpot(p.eventSpot(medium), medium)
	}
	return p.eventSpot(medium)
}

// tours reports whether the headline names a journey to several towns, which is in
// none of them.
func (p *latinPage) tours() bool {
	towns := country.FindTowns(letters.Clip(p.headline, 300))
	for i := 1; i < len(towns); i++ {
		a, b := towns[i-1], towns[i]
		if isTownMention(a) && isTownMention(b) && a.Code != b.Code && joinsList(p.headline[a.End:b.Start]) {
			return true
		}
	}
	return false
}

// joinsList reports whether a text joins two items of a list.
func joinsList(between string) bool {
	switch strings.Trim(between, " ") {
	case ",", "and", ", and", "und", "et", "y", "and the", ", the", ", and the", "et la", "et le", "et en", "et au":
		return true
	}
	return false
}

func isTownMention(m country.Mention) bool {
	return m.Form == country.ByVenue || m.Form == country.ByCity
}

// townOfPage returns the town in which the page is dated: under the headline of a
// speech, behind the date of a press conference, in the bracket of a heading, above the
// date at the foot, before or behind a date. The last three are where the event was if
// nothing else says where it was but land, its country.
func (p *latinPage) townOfPage(kind briefing.Kind, dateLine, land string) (town, where string) {
	free := land == "" && kind != briefing.Visit
	at := jaAfterAt(dateLine)
	switch {
	case at != "":
		return at, "date line"
	case p.byline.place != "":
		return p.byline.place, "byline"
	case kind == briefing.PressConference:
		return placeOfDateLine(dateLine), "date line"
	}
	town = p.townOfHeading()
	switch {
	case town != "":
		return town, "heading"
	case p.byline.issued != "" && (kind == briefing.Statement || free):
		return p.byline.issued, "foot"
	case kind == briefing.Statement:
		return "", ""
	}
	ofLead, _, _ := townDate(p.lead)
	for _, dated := range []source{{ofLead, "lead"}, {p.townOfDateLine(dateLine), "date line"}} {
		if dated.text != "" && (free || land != "" && country.OfPlace(dated.text) == land) {
			return dated.text, dated.where
		}
	}
	return "", ""
}

// host returns the country of whoever receives the others, "" if the page does not say: it is named behind
// "called on", before "received", or needs no name as the page's own.
func (p *latinPage) host(people []briefing.Person) string {
	for _, text := range []string{letters.Clip(p.headline, 400), p.leadText()} {
		for _, one := range letters.Sentences(letters.Clip(text, 800)) {
			lower := letters.LowerASCII(one)
			if guestWords.In(lower) {
				return p.issuer
			}
			if i := indexAfter(lower, hostBehind); i >= 0 {
				if code := p.sideIn(one, i, len(one), people); code != "" {
					return code
				}
			}
			if i := indexAfter(lower, receiveWords); i > 0 && !passiveWords.In(lower) {
				return p.sideIn(one, 0, i, people)
			}
		}
	}
	return ""
}

// indexAfter returns where the first of the phrases ends that a text holds, -1 for none.
func indexAfter(lower string, phrases *letters.Phrases) int {
	for _, phrase := range phrases.List() {
		if i := strings.Index(lower, phrase); i >= 0 {
			return i + len(phrase)
		}
	}
	return -1
}

// sideIn returns the country of the first person between two places of a sentence: the one that is named
// there, else that of the person, else that of the page.
func (p *latinPage) sideIn(sentence string, from, to int, people []briefing.Person) string {
	for _, m := range p.mentions(sentence) {
		if m.start < from || m.start >= to || m.role == "" && m.name == "" {
			continue
		}
		k := slices.IndexFunc(people, func(q briefing.Person) bool {
			return m.name != "" && sharesName(q.Name, m.name)
		})
		switch {
		case m.country != "":
			return m.country
		case k >= 0:
			return people[k].Country
		}
		return p.issuer
	}
	if slices.ContainsFunc(p.countries(sentence[from:to]), func(m country.Mention) bool {
		return m.Code != p.issuer && !country.IsOrganisation(m.Code)
	}) {
		return ""
	}
	return p.issuer
}

// townOfHeading returns the town in the bracket of the first heading, or short line, that has one.
func (p *latinPage) townOfHeading() string {
	const longest = 160
	for i, r := range p.roles {
		if r == roleHeading || r == roleHeadline || r == roleText && len(p.blocks[i].Text) < longest {
			if town := bracketedTown(p.blocks[i].Text); town != "" {
				return town
			}
		}
	}
	return ""
}

// bracketedTown returns the town of a heading such as "Statement of Ms. Vale (Lyon, 8
// April 2019)".
func bracketedTown(heading string) string {
	open := strings.LastIndexByte(heading, '(')
	if open < 0 || !strings.HasSuffix(heading, ")") {
		return ""
	}
	inner := heading[open+1 : len(heading)-1]
	dates := day.Find(inner)
	if len(dates) == 0 {
		return ""
	}
	if town := strings.TrimRight(inner[:dates[0].Start], ", "); isTownName(town) {
		return town
	}
	return ""
}

// isTownName reports whether a text is the name of a town, with its region or country
// behind a comma.
func isTownName(text string) bool {
	mentions := country.FindTowns(text)
	if len(mentions) == 0 || mentions[0].Start > 0 || !isTownMention(mentions[0]) {
		return false
	}
	last := mentions[len(mentions)-1]
	return last.End == len(text) && (len(mentions) == 1 || len(mentions) == 2 &&
		strings.HasPrefix(text[mentions[0].End:], ", "))
}

// eventSpot returns the place that the lead names, else that of the headline or its
// qualifier, else that of a sentence of the body. What a page says of a
// journey to come names its stops.
func (p *latinPage) eventSpot(medium briefing.Medium) spot {
	var best spot
	sure := [...]source{{p.leadText(), "lead"}, {letters.Clip(p.headline, 400), "headline"}, {p.note, "headline"}}
	for _, t := range sure {
		best = p.betterSpot(best, t, medium)
	}
	if best.rank > 0 || p.language != "en" || p.isFuture() {
		return best
	}
	for _, t := range p.account() {
		if spot := p.betterSpot(best, t, medium); spot.rank > spotOfJourney {
			best = spot
		}
	}
	return best
}

// journeySpot returns the place of a journey: that of its one stop, or the country of all of them.
func (p *latinPage) journeySpot(best spot, medium briefing.Medium) spot {
	towns, lands := map[string]bool{}, map[string]bool{}
	for _, one := range letters.Sentences(letters.Clip(p.leadText(), 1800)) {
		for _, s := range p.spots(one, medium) {
			if s.travels && s.text == "" && s.country == "" {
				return spot{} // through several countries
			}
			for _, m := range country.FindTowns(s.text) {
				if isTownMention(m) {
					towns[s.text[m.Start:m.End]] = true
					lands[m.Code] = lands[m.Code] || m.Code != ""
				}
			}
		}
	}
	if best.where == "lead" && len(towns) > 1 {
		best.text = ""
	}
	if best.text == "" && len(lands) > 1 {
		best.country = ""
	}
	return best
}

// betterSpot returns the place of a text if best has none, or only a country.
func (p *latinPage) betterSpot(best spot, t source, medium briefing.Medium) spot {
	if best.text != "" {
		return best
	}
	other := p.bestSpot(letters.Clip(t.text, 1800), medium)
	other.where = t.where
	if other.text != "" || best.rank == 0 && best.country == "" {
		return other
	}
	return best
}

func (p *latinPage) placed(place, where string) (string, string) {
	p.ev.add("place", place, place, where, "place")
	code := country.OfPlace(place)
	if p.japanese() {
		if code, ok := country.Code(place); ok { // a country alone is no place
			return "", code
		}
		code = jaPlaceCountry(place)
	}
	if code == "" && ownPlaces.In(letters.Lower(place)) {
		code = p.issuer
	}
	return place, code
}

// settledCountry returns the country of a place. Of one that no table has it is that of the host, else
// that of the town in which the page is dated if it is a party's. Of a town that several countries have it
// is the host, or the one that is a party, if one alone is.
func (p *latinPage) settledCountry(place, code string, b *briefing.Briefing) string {
	if code != "" || place == "" {
		return code
	}
	countries, _ := country.Towns(place)
	if host := p.host(b.People); host != "" && !country.IsOrganisation(host) &&
		(countries == nil || slices.Contains(countries, host)) {
		return host
	}
	if dated, _, _ := townDate(p.lead); countries == nil && slices.Contains(b.Countries, country.OfPlace(dated)) {
		return country.OfPlace(dated)
	}
	if town, ok := country.TownAt(place, 0); !ok || town.End != len(place) {
		return ""
	}
	for _, c := range countries {
		if slices.Contains(b.Countries, c) {
			if code != "" {
				return ""
			}
			code = c
		}
	}
	return code
}

// bestSpot finds the place of the event in a text: the surest of those that a
// clause about the event names, else the country of the journey on which it took
// place.
func (p *latinPage) bestSpot(text string, medium briefing.Medium) spot {
	var best spot
	countries := map[string]bool{}
	for _, one := range letters.Sentences(text) {
		for _, s := range p.spots(one, medium) {
			if s.travels && s.text == "" {
				countries[s.country] = true
			}
			if s.isSurer(&best) {
				best = s
			}
		}
	}
	if best.text == "" && len(countries) > 1 {
		return spot{rank: 1} // a trip through several countries
	}
	if best.text != "" && best.country == "" && len(countries) == 1 {
		for code := range countries {
			best.country = code // "who had come to Japan, in Shiraoi"
		}
	}
	return best
}

// isSurer reports whether a place is surer than one that was named before, or says where that one is: "at
// the Ministry's office at Nile House, Kampala".
func (s *spot) isSurer(before *spot) bool {
	if s.rank != before.rank || s.text == "" {
		return s.rank > before.rank
	}
	return before.text == "" || before.country == "" && s.country != "" &&
		s.start-before.start-len(before.text) <= len(", at the ")
}

// spots returns the places that a sentence names as those of the event or of the
// journey on which it took place.
func (p *latinPage) spots(text string, medium briefing.Medium) []spot {
	if p.japanese() {
		return p.jaSpots(text, medium)
	}
	mentions := country.FindPlaces(text)
	lower := letters.LowerASCII(text)
	var list []spot
	for i := 0; i < len(lower); i++ {
		if i > 0 && lower[i-1] != ' ' && lower[i-1] != '(' && lower[i-1] != '\n' {
			continue
		}
		opener, travel := openerAt(lower, i)
		if opener == 0 || medium != briefing.InPerson && !travel {
			continue
		}
		s := p.spotBehind(text, lower, i, opener, mentions)
		if s.rank == 0 || p.isInOffice(text, i) {
			continue
		}
		if travel && s.isOneOfSeveral(text, mentions) {
			s = spot{rank: spotOfJourney}
		}
		if s.belongs(p.eventOfSpot(text, lower, i, &s), travel) {
			list = append(list, s)
		}
	}
	return list
}

// isInOffice reports whether a place of a sentence lies within the office of somebody: "Ambassadeur du Pérou au Mali".
func (p *latinPage) isInOffice(sentence string, at int) bool {
	return slices.ContainsFunc(p.mentions(sentence), func(m mention) bool {
		return m.role != "" && m.start < at && at < m.end
	})
}

// isOneOfSeveral reports whether a place is a stop beside others.
func (s *spot) isOneOfSeveral(text string, mentions []country.Mention) bool {
	return s.text != "" && (strings.Contains(s.text, " and ") || listGoesOn(text, s.start+len(s.text), mentions))
}

// spotBehind reads the place behind an opener at i, known or not.
func (p *latinPage) spotBehind(text, lower string, i, opener int, mentions []country.Mention) spot {
	isAt := lower[i:i+opener] == "at "
	if isAt && letters.HasSuffix(lower[:i], "minister of state ", "minister ", "secretary ", "director ") {
		return spot{} // an office goes on: "Minister of State at the Ministry"
	}
	if strings.HasPrefix(lower[i+opener:], "our country") {
		return spot{country: p.issuer, start: i + opener, rank: spotOfJourney}
	}
	s := readSpot(text, lower, i+opener, mentions, p.issuer)
	if s.rank == 0 && p.unknownTowns(lower[i:i+opener]) {
		s = unknownTown(text, lower, i+opener, mentions)
		if isAt && !strings.Contains(s.text, " ") {
			return spot{} // "at Davos" may be any event
		}
	}
	return s
}

// eventOfSpot returns the event of the place behind the opener at i. A building behind "at", and a known
// town behind a day, may belong to the verb though a noun that no table has stands between them.
func (p *latinPage) eventOfSpot(text, lower string, i int, s *spot) event {
	sentence := p.sentence(text)
	about := sentence.eventOf(i)
	isBuilding := strings.HasPrefix(lower[i:], "at ") && endsInPlaceNoun(letters.Lower(s.text))
	isKnown := s.rank >= spotWithLand && (followsDay(text[:i]) || p.isDatedIn(s.text))
	if about == otherEvent && (isBuilding || isKnown) && sentence.isHeldAt(i) {
		return thisEvent
	}
	return about
}

// isDatedIn reports whether a line of the head, or the foot, dates the page in a town.
func (p *latinPage) isDatedIn(town string) bool {
	if p.byline.issued == town {
		return true
	}
	for i := range p.first {
		if line := p.blocks[i].Text; len(line) < 80 && strings.HasPrefix(line, town) && len(day.Find(line)) > 0 {
			return true
		}
	}
	return false
}

// followsDay reports whether a text ends with a day: "on Tuesday", "on March 17, 2021".
func followsDay(text string) bool {
	const longest = 24 // bytes of a date
	text = strings.TrimRight(text, " ,")
	word := text[strings.LastIndexByte(text, ' ')+1:]
	dates := day.Find(text[max(0, len(text)-longest):])
	return day.IsWeekday(word) || len(dates) > 0 && dates[len(dates)-1].End == min(len(text), longest)
}

// belongs reports whether a place is that of the event, or of the journey on which it
// took place, and lowers its rank by how far it is from the event. travel says that the
// words before the place tell of a journey.
func (s *spot) belongs(about event, travel bool) bool {
	switch {
	case about == earlierEvent, about == laterEvent, about == otherEvent && !travel:
		return false
	case about == otherEvent, about == namedEvent:
		s.rank -= 2
	case about == journey && !travel:
		s.rank--
	}
	s.travels = travel || about == journey
	if travel {
		s.rank--
	}
	return true
}

// unknownTowns reports whether an opener leads to towns alone, so that one need not be
// known: in German every noun has a capital, and French "en" leads to countries.
func (p *latinPage) unknownTowns(opener string) bool {
	switch p.language {
	case "en":
		return opener == "in " || opener == "at "
	case "fr":
		return opener == "à "
	case "es":
		return opener == "en "
	}
	return false
}

// unknownTown reads a town that no table has: words with a capital and nothing of
// an office, an event or a country in them, behind which the sentence goes on as
// behind a place.
func unknownTown(text, lower string, i int, mentions []country.Mention) spot {
	i = placeStart(lower, i, mentions)
	end := placeEnd(text, lower, i, mentions)
	if end <= i || startsWith(notPlaces, lower[i:]) || !endsPlace(text[end:]) {
		return spot{}
	}
	phrase := strings.TrimRight(text[i:end], " ,.-")
	if letters.CountFields(phrase) > 3 || eventWords.In(letters.Lower(phrase)) {
		return spot{}
	}
	for _, m := range mentions {
		if m.Start < end && m.End > i {
			return spot{}
		}
	}
	for word := range strings.FieldsSeq(phrase) {
		if class := lexicon()[letters.Lower(word)]; class&^particle != 0 || class == 0 && !letters.IsUpperAt(word, 0) ||
			isCapitalsAlone(word) {
			return spot{}
		}
	}
	return spot{text: phrase, start: i, rank: spotUnknown}
}

// isCapitalsAlone reports whether a word is an abbreviation.
func isCapitalsAlone(word string) bool {
	return len(word) > 1 && word == strings.ToUpper(word)
}

// openerAt returns the length of the words at i that lead to a place, and
// whether they tell of a journey.
func openerAt(lower string, i int) (length int, travel bool) {
	rest := lower[i:]
	if k := placePrepositions.Begin(rest); k >= 0 {
		return len(placePrepositions.List()[k]), false
	}
	if k := travelWords.Begin(rest); k >= 0 {
		return len(travelWords.List()[k]), true
	}
	if strings.HasPrefix(rest, "to ") && i > 60 && strings.Contains(lower[i-60:i], "visit") &&
		!strings.Contains(lower[i-60:i], "to attend") {
		return 3, true
	}
	if strings.HasPrefix(rest, "to ") && strings.Contains(lower[max(0, i-100):i], "welcomed") {
		return 3, false // "welcomed him to NATO Headquarters"
	}
	return 0, false
}

// readSpot reads the place that begins at i: words with a capital and what joins
// them, on through commas while regions and countries follow.
func readSpot(text, lower string, i int, mentions []country.Mention, home string) spot {
	i = placeStart(lower, i, mentions)
	end := placeEnd(text, lower, i, mentions)
	if end <= i || isNoPlace(lower[i:], text[i:end]) {
		return spot{}
	}
	phrase := placePhrase(text, i, end)
	cities, countries := sortMentions(mentions, i, i+len(phrase))
	if town, ok := country.TownAt(text, i); ok && len(cities) == 0 && town.End <= i+len(phrase) {
		cities = append(cities, town)
	}
	s := spot{text: phrase, start: i, rank: spotKnown}
	noun, townAlone := endsInPlaceNoun(letters.Lower(phrase)), len(countries) == 0
	switch {
	case len(cities) == 0 && !noun:
		return countrySpot(s, text, lower, countries, mentions, home)
	case townAlone && listsTowns(text, cities):
		return spot{rank: spotOfJourney} // a trip through several countries
	case townAlone && !noun && cities[0].Start-i > 30:
		return spot{} // the city only ends a long name
	}
	if s.country = country.OfPlace(phrase); s.country == "" && noun {
		s.addTown(text)
	}
	return s
}

// addTown adds the town behind a building: "Palais d'Egmont, à Bruxelles".
func (s *spot) addTown(text string) {
	rest, ok := strings.CutPrefix(text[s.start+len(s.text):], ", ")
	if !ok {
		return
	}
	opener, _ := openerAt(letters.LowerASCII(rest), 0)
	for _, town := range country.FindTowns(letters.Clip(rest, 60)) {
		if isTownMention(town) && town.Start == opener && town.Code != "" && endsPlace(rest[town.End:]) {
			s.text, s.country = s.text+", "+rest[:town.End], town.Code
		}
	}
}

// isNoPlace reports whether words with a capital behind "in" or "at" name no place, or the
// noun of one alone: "in his office". The house of an office is one.
func isNoPlace(lower, phrase string) bool {
	return placeNouns.Has(strings.TrimRight(phrase, " ,.")) || startsWith(notPlaces, lower) &&
		!(officeOwners.Begin(lower) >= 0 && endsInPlaceNoun(letters.Lower(phrase)))
}

// startsWith reports whether a text begins with one of the phrases and no letter follows
// its last one.
func startsWith(phrases *letters.Phrases, lower string) bool {
	k := phrases.Begin(lower)
	if k < 0 {
		return false
	}
	phrase := phrases.List()[k]
	rest := lower[len(phrase):]
	return rest == "" || !letters.IsLetterByte(rest[0]) || !letters.IsLetterByte(phrase[len(phrase)-1])
}

// placePhrase returns the place between i and end as it is written: with the last point
// of "the U.S.", and without what the town owns.
func placePhrase(text string, i, end int) string {
	phrase := strings.TrimRight(text[i:end], " ,.-")
	if town, ok := country.TownAt(text, i); ok && ownsThing(text[town.End:]) {
		phrase = text[i:town.End]
	}
	if strings.HasPrefix(text[i+len(phrase):], ".") && len(phrase) > 2 && phrase[len(phrase)-2] == '.' {
		phrase += "."
	}
	return phrase
}

// listsTowns reports whether a list joins towns of several countries.
func listsTowns(text string, towns []country.Mention) bool {
	for k := 1; k < len(towns); k++ {
		a, b := towns[k-1], towns[k]
		if a.Code != b.Code && a.Code != "" && b.Code != "" && joinsList(text[a.End:b.Start]) &&
			(len(towns) > 2 || strings.Contains(text[a.End:b.Start], "and")) {
			return true
		}
	}
	return false
}

// listGoesOn reports whether another town or country stands in a list behind the place that ends at i.
func listGoesOn(text string, i int, mentions []country.Mention) bool {
	between, ok := "", false
	for _, between = range []string{" and ", ", and ", " und ", " et ", " y "} {
		if ok = strings.HasPrefix(text[i:], between); ok {
			break
		}
	}
	if !ok {
		return false
	}
	next := i + len(between)
	for _, m := range mentions {
		if m.Start == next && m.Form != country.ByAdjective && !country.IsOrganisation(m.Code) {
			return true
		}
	}
	_, ok = country.TownAt(text, next)
	return ok
}

// ownsThing reports whether a thing of the town before rest follows: "Bergen's town hall".
func ownsThing(rest string) bool {
	thing, ok := strings.CutPrefix(strings.Replace(rest, "’", "'", 1), "'s ")
	return ok && thing != "" && letters.IsLowerByte(thing[0])
}

// placeStart returns where the name of a place begins behind its article: "the
// Norwegian town of Alta".
func placeStart(lower string, i int, mentions []country.Mention) int {
	if k := placeArticles.Begin(lower[i:]); k >= 0 {
		i += len(placeArticles.List()[k])
	}
	noun := i
	for _, m := range mentions {
		if m.Start == i && m.Form == country.ByAdjective && strings.HasPrefix(lower[m.End:], " ") {
			noun = m.End + 1
		}
	}
	for _, prefix := range []string{"city of ", "town of ", "old town of ", "resort of ", "village of ",
		"capital city of ", "capital, "} {
		if strings.HasPrefix(lower[noun:], prefix) {
			return noun + len(prefix)
		}
	}
	return i
}

// countrySpot reads a place that names a country and no town of it: a country
// is no place, but that of a city state, and the towns in brackets behind it are.
func countrySpot(s spot, text, lower string, countries, mentions []country.Mention, home string) spot {
	if len(countries) == 0 {
		return spot{}
	}
	c := countries[0]
	if listsCountries(text, c, mentions) {
		return spot{rank: spotOfJourney} // a trip through several
	}
	switch {
	case isCityState(c.Code) && c.Code != home:
		s.country = c.Code
		return s
	case isCityState(c.Code):
		return spot{country: c.Code, start: s.start, rank: spotOfJourney}
	case c.Start > s.start+4:
		if isTown(text[s.start:c.Start]) && endsPlace(text[c.End:]) {
			s.country, s.rank = c.Code, spotWithLand
			return s
		}
		return spot{}
	}
	if strings.HasPrefix(text[c.End:], " (") {
		if inner := readSpot(text, lower, c.End+2, mentions, home); inner.text != "" {
			inner.country = c.Code // "China (Beijing and Guiyang)"
			return inner
		}
	}
	if len(countries) > 1 {
		return spot{rank: spotOfJourney}
	}
	if rest := s.start + len(s.text) - c.End; rest > 0 && !strings.HasPrefix(text[c.End:], ",") {
		return spot{} // "Japan Foundation"
	}
	return spot{country: c.Code, start: s.start, rank: spotOfJourney}
}

// sortMentions parts the mentions within a stretch of the text into cities and countries.
func sortMentions(mentions []country.Mention, start, end int) (cities, countries []country.Mention) {
	for _, m := range mentions {
		switch {
		case m.Start < start || m.End > end:
		case m.Form == country.ByVenue:
			cities = append(cities, m)
		case m.Form != country.ByAdjective && !country.IsOrganisation(m.Code):
			countries = append(countries, m)
		}
	}
	return cities, countries
}

// townEnd returns where the name of a town ends that begins at i: small words may
// stand in it, as in Dar es Salaam, or a region behind it. It returns 0 for none.
func townEnd(text string, i int, mentions []country.Mention) int {
	town, _ := country.TownAt(text, i)
	end := town.End
	for _, m := range mentions {
		if m.Start == i && m.Form == country.ByVenue {
			end = max(end, m.End)
		}
	}
	return end
}

// placeEnd returns where the place ends that begins at i.
func placeEnd(text, lower string, i int, mentions []country.Mention) int {
	end := i
	for j := i; j < len(text); {
		stop := letterEndMarks(text, j)
		if stop == j {
			return end
		}
		if j == i || text[j-2] == ',' {
			stop = max(stop, townEnd(text, j, mentions))
		}
		word := lower[j:stop]
		switch {
		case end > i && endsBefore(text, lower[i:end+1], word, j):
			return end
		case isPlaceWord(text, word, j, end > i):
			end = stop
		case word == "and" && (end == i || !joinsPlaces(text, i, end, stop, mentions)),
			!isPlaceJoint(word, lower[i:end], lower[:j]):
			return end
		}
		if j = nextOfPlace(text, lower, stop, mentions); j < 0 {
			return end
		}
	}
	return end
}

// endsBefore reports whether a place, or its sentence, ends before the word at j. place has the sign
// behind it.
func endsBefore(text, place, word string, j int) bool {
	return strings.HasSuffix(place, "d.c. ") || word == "i" ||
		text[j-2] == '.' && letters.StartsSentence(text[j:])
}

// isPlaceWord reports whether the word at j may be one of the name of a place. behind says
// that another one stands before it.
func isPlaceWord(text, word string, j int, behind bool) bool {
	upper := letters.IsUpperAt(text, j) || behind && (letters.IsDigitByte(text[j]) || isElided(word))
	return upper && day.MonthNumber(word) == 0 && !day.IsWeekday(word) || placeNouns.Has(word)
}

// isElided reports whether a word in lower case begins with "d'", as in "palais d'Egmont".
func isElided(word string) bool {
	return strings.HasPrefix(word, "d'") || strings.HasPrefix(word, "d’")
}

// isPlaceJoint reports whether a small word may stand within the name of a place,
// behind what has been read of it and the text ahead.
func isPlaceJoint(word, before, ahead string) bool {
	switch word {
	case "of", "and", "de", "new", "main", "old":
		return true
	case "the":
		return before == "" || letters.HasSuffix(ahead, " of ", " in ", " and ", " at ", ", ")
	case "du", "des", "del", "la", "los":
		first, _, _ := strings.Cut(before, " ")
		return placeNounsFirst.Has(first)
	case "in":
		return before == "" || endsInPlaceNoun(before)
	}
	return false
}

// nextOfPlace returns where the next word of a place begins, -1 if it ends at k.
func nextOfPlace(text, lower string, k int, mentions []country.Mention) int {
	switch {
	case k < len(text) && text[k] == ' ':
		return k + 1
	case strings.HasPrefix(text[k:], ", ") && placeFollows(text, lower, k+2, mentions):
		return k + 2
	case strings.HasPrefix(text[k:], "-") || strings.HasPrefix(text[k:], "'"):
		return k + 1
	}
	return -1
}

// letterEndMarks returns where the word ends that begins at start, with the points of
// "D.C." and "St.", hyphens, apostrophes and digits.
func letterEndMarks(s string, start int) int {
	for i := start; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		isWord := letters.IsLetterByte(s[i]) && !strings.ContainsRune("’“”–—", r) || letters.IsDigitByte(s[i])
		if !isWord && (i == start || !isInnerMark(s, start, i, r, size)) {
			return i
		}
		i += size
	}
	return len(s)
}

// isInnerMark reports whether the mark r at i belongs to the word that begins at start.
func isInnerMark(s string, start, i int, r rune, size int) bool {
	switch r {
	case '-', '\'', '’':
		return i+size < len(s) && letters.IsLetterByte(s[i+size])
	case '.':
		return i-start <= 2 && letters.IsUpperAt(s, start) || i >= start+3 && s[i-2] == '.'
	}
	return false
}

// placeFollows reports whether a region or country that belongs to a place stands behind its comma.
func placeFollows(text, lower string, i int, mentions []country.Mention) bool {
	if strings.HasPrefix(lower[i:], "the ") {
		i += 4
	}
	for _, m := range mentions {
		if m.Start == i && m.Form != country.ByAdjective {
			rest := text[m.End:]
			return rest == "" || !strings.HasPrefix(rest, "'s") && !strings.HasPrefix(rest, "’s") &&
				!strings.HasPrefix(rest, "-")
		}
	}
	word := lower[i:letterEndMarks(text, i)]
	if word == "d.c." || word == "d.c" || len(word) == 2 && country.IsStateCode(text[i:i+2]) {
		return true
	}
	return letters.IsUpperAt(text+" ", i) && placeNouns.Has(word) || strings.HasPrefix(lower[i:], "ministry of foreign")
}

// joinsPlaces reports whether "and" joins two cities.
func joinsPlaces(text string, i, end, stop int, mentions []country.Mention) bool {
	first, second := false, false
	for _, m := range mentions {
		first = first || m.Form == country.ByVenue && m.Start >= i && m.End == end
		second = second || m.Form == country.ByVenue && m.Start == stop+1
	}
	return first && second
}

func endsInPlaceNoun(lower string) bool {
	const longest = 4 // words of a noun: "ministry of foreign affairs"
	if first, _, _ := strings.Cut(lower, " "); placeNounsFirst.Has(first) {
		return true
	}
	for i, words := len(lower), 0; i >= 0 && words < longest; words++ {
		i = strings.LastIndexByte(lower[:i], ' ')
		if placeNouns.Has(lower[i+1:]) {
			return true
		}
	}
	if head, _, ok := strings.Cut(lower, " in "); ok {
		return endsInPlaceNoun(head)
	}
	before := lower[:max(0, strings.LastIndexByte(lower, ' '))]
	if letters.HasSuffix(before, " house", " hall", " hotel", " palace") {
		return true // "State Guest House Padma"
	}
	head, _, ok := strings.Cut(lower, ",")
	if !ok {
		head, _, ok = strings.Cut(lower, " of ")
	}
	return ok && endsInPlaceNoun(head)
}

// isCityState reports whether the name of a country is that of its city.
func isCityState(code string) bool {
	switch code {
	case "SG", "MC", "VA", "HK", "MO", "DJ", "LU", "KW", "SM":
		return true
	}
	return false
}
