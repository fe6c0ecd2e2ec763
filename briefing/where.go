package briefing

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A spot is a place that a text names as the one of the event.
type spot struct {
	text    string // "" where only a country is named
	country string
	start   int
	rank    int // the higher, the surer
}

// place returns where the event took place, and the country that it lies in.
func (p *page) place(kind Kind, medium Medium, dateLine string) (place, country string) {
	if value := p.label("place", "venue", "location", "ort", "lieu", "lugar"); value != "" {
		return p.placed(strings.TrimRight(value, ". "), "label")
	}
	if kind == PressConference {
		if tail := placeOfDateLine(dateLine); tail != "" {
			return p.placed(tail, "date line")
		}
	}
	if kind == Statement {
		return "", ""
	}
	text := p.eventSentences()
	if text == "" && !p.bundle() {
		text = clip(p.firstParagraph(), 400)
	}
	best := p.bestSpot(text, medium)
	if best.rank == 0 || best.text == "" {
		if other := p.bestSpot(clip(p.headline, 300), medium); other.rank > 0 && (other.text != "" || best.rank == 0) {
			best = other
		}
	}
	if best.text == "" {
		if best.country != "" {
			p.ev.add("place_country", best.country, "", "lead", "country visited")
		}
		return "", best.country
	}
	if best.country != "" {
		p.ev.add("place", best.text, best.text, "lead", "place")
		return best.text, best.country
	}
	return p.placed(best.text, "lead")
}

// otherMeetings are what a sentence of the lead says that is about another meeting.
var otherMeetings = []string{"previous meeting", "last meeting", "previously held", "next meeting", "last time"}

// eventSentences returns the lead without what it says of other meetings.
func (p *page) eventSentences() string {
	text := clip(p.lead, 1800)
	if !containsAnyOf(text, otherMeetings) {
		return text
	}
	var kept []string
	for _, sentence := range sentences(text) {
		if !containsAnyOf(sentence, otherMeetings) {
			kept = append(kept, sentence)
		}
	}
	return strings.Join(kept, " ")
}

func (p *page) placed(place, where string) (string, string) {
	p.ev.add("place", place, place, where, "place")
	country := placeCountry(place)
	if country == "" {
		for _, noun := range []string{"ministry", "foreign affairs", "prime minister's office", "cabinet office", "mofa", "briefing room"} {
			if strings.Contains(plainLower(place), noun) {
				return place, p.issuer
			}
		}
	}
	return place, country
}

// placeOfDateLine returns what stands behind the date and the time of day of a
// press conference: "Tuesday, July 28, 2009, 11:10 a.m. Briefing Room".
func placeOfDateLine(line string) string {
	dates := findDates(line)
	if len(dates) == 0 {
		return ""
	}
	end := dates[0].end
	if clocks := findClocks(line[end:]); len(clocks) > 0 {
		end += clocks[len(clocks)-1].end
	}
	tail := strings.Trim(line[end:], " ,.-–—:;)(")
	for _, zone := range []string{"(local time)", "local time)", "local time", "JST", "EST", "EDT"} {
		tail = strings.Trim(strings.TrimPrefix(tail, zone), " ,.-–—:;")
	}
	tail = strings.TrimPrefix(tail, "at ")
	if !hasLetters(tail) {
		return ""
	}
	return tail
}

// bestSpot finds the place of the event in a text.
func (p *page) bestSpot(text string, medium Medium) spot {
	if text == "" {
		return spot{}
	}
	mentions := placeIndex().find(text)
	lower := asciiLower(text)
	var best spot
	countries := map[string]bool{}
	consider := func(s spot) {
		if s.rank > best.rank || s.rank == best.rank && s.text != "" && best.text == "" {
			best = s
		}
	}
	for i := 0; i < len(lower); i++ {
		if i > 0 && lower[i-1] != ' ' && lower[i-1] != '(' && lower[i-1] != '\n' {
			continue
		}
		opener, travel := openerAt(lower, i)
		if opener == 0 || medium != InPerson && !travel {
			continue
		}
		s := readSpot(text, lower, i+opener, mentions, p.issuer)
		if s.rank == 0 || isElsewhere(lower, i) {
			continue
		}
		if travel {
			s.rank--
			if s.text == "" {
				countries[s.country] = true
			}
		}
		consider(s)
	}
	if best.text == "" && len(countries) > 1 {
		return spot{rank: 1} // a trip through several countries
	}
	return best
}

// openerAt returns the length of the words at i that lead to a place, and
// whether they tell of a journey.
func openerAt(lower string, i int) (length int, travel bool) {
	rest := lower[i:]
	if strings.HasPrefix(rest, "in ") || strings.HasPrefix(rest, "at ") || strings.HasPrefix(rest, "à ") {
		return strings.IndexByte(rest, ' ') + 1, false
	}
	switch rest[0] {
	case 'v', 't', 's', 'a', 'w', 'l', 'd', 'c':
	default:
		return 0, false
	}
	for _, word := range travelWords {
		if strings.HasPrefix(rest, word+" ") {
			return len(word) + 1, true
		}
	}
	if strings.HasPrefix(rest, "to ") && i > 60 && strings.Contains(lower[i-60:i], "visit") && !strings.Contains(lower[i-60:i], "to attend") {
		return 3, true
	}
	return 0, false
}

// elsewhereWords before "in X" say that it is another thing's place.
var elsewhereWords = []string{"embassy of japan", "ambassador of japan", "situation", "attack", "attacks", "incident", "interest", "reform", "developments", "elections", "election", "results", "expertise", "peace", "stability", "issues", "companies", "projects", "nationals", "residents", "born", "earthquake", "countries", "disaster", "crisis", "war", "forces", "conflict", "secretariat"}

func isElsewhere(lower string, i int) bool {
	before := strings.TrimRight(lower[max(0, i-24):i], " ")
	word := before[strings.LastIndexByte(before, ' ')+1:]
	return slices.Contains(elsewhereWords, word)
}

// readSpot reads the place that begins at i: words with a capital and what joins
// them, on through commas while regions and countries follow.
func readSpot(text, lower string, i int, mentions []countryMention, home string) spot {
	for _, article := range []string{"the ", "an ", "a ", "his ", "her "} {
		if strings.HasPrefix(lower[i:], article) {
			i += len(article)
			break
		}
	}
	end := placeEnd(text, lower, i, mentions)
	if end <= i || hasPrefixOf(lower[i:], notPlaces) {
		return spot{}
	}
	phrase := strings.TrimRight(text[i:end], " ,.-")
	if strings.HasPrefix(text[i+len(phrase):], ".") && len(phrase) > 2 && phrase[len(phrase)-2] == '.' {
		phrase += "." // "the U.S."
	}
	var cities, countries []countryMention
	for _, m := range mentions {
		if m.start >= i && m.end <= i+len(phrase) {
			switch {
			case m.form == venueForm:
				cities = append(cities, m)
			case m.form == nameForm || m.form == abbreviationForm:
				if !isOrganisation(m.code) {
					countries = append(countries, m)
				}
			}
		}
	}
	s := spot{text: phrase, start: i, rank: 5}
	noun := endsInPlaceNoun(plainLower(phrase))
	switch {
	case len(cities) == 0 && !noun:
		if len(countries) == 0 {
			return spot{}
		}
		c := countries[0]
		if c.start > i+4 || isCityState(c.code) && c.start == i {
			if isCityState(c.code) && c.code != home {
				s.country = c.code
				return s
			}
			if isCityState(c.code) {
				return spot{country: c.code, start: i, rank: 2}
			}
			return spot{}
		}
		// "China (Beijing and Guiyang)"
		if rest := text[c.end:]; strings.HasPrefix(rest, " (") {
			if inner := readSpot(text, lower, c.end+2, mentions, home); inner.text != "" {
				inner.country = c.code
				return inner
			}
		}
		if len(phrase) > c.end-i && !strings.HasPrefix(text[c.end:], ",") && c.end-i < len(phrase) && len(countries) == 1 && strings.TrimSpace(phrase[c.end-i:]) != "" {
			return spot{}
		}
		if len(countries) > 1 {
			return spot{rank: 2, country: ""}
		}
		return spot{country: c.code, start: i, rank: 2}
	case len(cities) > 0 && cities[0].start > i && !noun && len(countries) == 0 && cities[0].start-i > 30:
		return spot{}
	}
	s.country = placeCountry(phrase)
	return s
}

// placeEnd returns where the place ends that begins at i.
func placeEnd(text, lower string, i int, mentions []countryMention) int {
	end := i
	for j := i; j < len(text); {
		stop := letterEndMarks(text, j)
		if stop == j {
			return end
		}
		word := lower[j:stop]
		upper := isUpperAt(text, j) || isDigitByte(text[j]) && end > i
		switch {
		case upper && end > i && j > 1 && text[j-2] == '.' && startsSentence(text[j:]):
			return end
		case upper && monthNumber(word) == 0 && !isWeekday(word):
			end = stop
		case slices.Contains(placeNouns, word):
			end = stop
		case (word == "of" || word == "and" || word == "de" || word == "the" || word == "in" || word == "new" || word == "main" || word == "old") && (end > i || word != "and"):
			if word == "in" && end > i && !endsInPlaceNoun(lower[i:end]) {
				return end
			}
			if word == "and" && !joinsPlaces(text, i, end, stop, mentions) {
				return end
			}
		default:
			return end
		}
		k := stop
		switch {
		case k < len(text) && text[k] == ' ':
			k++
		case strings.HasPrefix(text[k:], ", ") && placeFollows(text, lower, k+2, mentions):
			k += 2
		case strings.HasPrefix(text[k:], "-") || strings.HasPrefix(text[k:], "'"):
			k++
		default:
			return end
		}
		j = k
	}
	return end
}

// letterEndMarks is letterEnd with the points of "D.C." and "St.", hyphens, apostrophes and digits.
func letterEndMarks(s string, i int) int {
	start := i
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case isLetterByte(s[i]) && r != '’' && r != '“' && r != '”' && r != '–' && r != '—' || isDigitByte(s[i]):
		case (s[i] == '-' || s[i] == '\'' || r == '’') && i > start && i+size < len(s) && isLetterByte(s[i+size]):
		case s[i] == '.' && i > start && (i-start <= 2 && isUpperAt(s, start) || i >= start+3 && s[i-2] == '.'):
		default:
			return i
		}
		i += size
	}
	return i
}

// placeFollows tells whether a region or country that belongs to a place stands behind its comma.
func placeFollows(text, lower string, i int, mentions []countryMention) bool {
	if strings.HasPrefix(lower[i:], "the ") {
		i += 4
	}
	for _, m := range mentions {
		if m.start == i && m.form != adjectiveForm {
			rest := text[m.end:]
			return rest == "" || !strings.HasPrefix(rest, "'s") && !strings.HasPrefix(rest, "’s") && !strings.HasPrefix(rest, "-")
		}
	}
	word := lower[i:letterEndMarks(lower, i)]
	if word == "d.c." || word == "d.c" || len(word) == 2 && isStateCode(text[i:i+2]) {
		return true
	}
	return isUpperAt(text+" ", i) && slices.Contains(placeNouns, word) || strings.HasPrefix(lower[i:], "ministry of foreign")
}

// joinsPlaces tells whether "and" joins two cities.
func joinsPlaces(text string, i, end, stop int, mentions []countryMention) bool {
	first, second := false, false
	for _, m := range mentions {
		first = first || m.form == venueForm && m.start >= i && m.end == end
		second = second || m.form == venueForm && m.start == stop+1
	}
	return first && second
}

func endsInPlaceNoun(lower string) bool {
	for _, noun := range placeNouns {
		if rest, ok := strings.CutSuffix(lower, noun); ok && (rest == "" || rest[len(rest)-1] == ' ') {
			return true
		}
	}
	if head, _, ok := strings.Cut(lower, " in "); ok {
		return endsInPlaceNoun(head)
	}
	head, _, ok := strings.Cut(lower, ",")
	if !ok {
		head, _, ok = strings.Cut(lower, " of ")
	}
	return ok && endsInPlaceNoun(head)
}

// isCityState tells the countries whose name is that of their city.
func isCityState(code string) bool {
	switch code {
	case "SG", "MC", "VA", "HK", "MO", "DJ", "LU", "KW", "SM":
		return true
	}
	return false
}

// occasion returns what brought the parties together.
func (p *page) occasion(kind Kind) string {
	if kind == PressConference || kind == Statement && p.lead == "" {
		title := p.headline
		if kind == PressConference {
			return readOccasion(title, asciiLower(title), occasionOpeners[6:20], false)
		}
		return readOccasion(title, asciiLower(title), []string{"at", "on the occasion of"}, false)
	}
	if kind == Statement {
		return ""
	}
	for _, text := range []string{clip(p.lead, 1800), clip(p.headline, 400), p.note} {
		lower := asciiLower(text)
		for _, weak := range []bool{false, true} {
			openers := occasionOpeners
			if weak {
				openers = weakOpeners
			}
			if found := readOccasion(text, lower, openers, weak); found != "" {
				p.ev.add("occasion", found, found, "lead", "opener")
				return found
			}
		}
	}
	// the sentence behind the lead: "The talks took place on the sidelines of …"
	rest := p.intro[min(len(p.intro), len(p.lead)):]
	for _, sentence := range sentences(clip(rest, 600)) {
		if found := readOccasion(sentence, asciiLower(sentence), occasionOpeners[6:20], false); found != "" {
			return found
		}
		break
	}
	return ""
}

// readOccasion reads the event behind the first opener that has one.
func readOccasion(text, lower string, openers []string, weak bool) string {
	best, at := "", len(text)
	for _, opener := range openers {
		for from := 0; from < at; {
			i := strings.Index(lower[from:], opener+" ")
			if i < 0 {
				break
			}
			i += from
			from = i + len(opener)
			if i > 0 && isLetterByte(lower[i-1]) || i >= at {
				continue
			}
			if weak && followsOffice(lower, i, opener) {
				continue // "Minister for Foreign Affairs"
			}
			phrase := occasionPhrase(text, lower, from+1, weak)
			if phrase == "" {
				continue
			}
			best, at = phrase, i
		}
	}
	return best
}

// followsOffice tells whether an office stands before i, so that "for" says what it is for.
func followsOffice(lower string, i int, opener string) bool {
	before := strings.TrimRight(lower[:i], " ")
	word := before[strings.LastIndexByte(before[max(0, len(before)-20):], ' ')+1+max(0, len(before)-20):]
	class := lexicon()[word]
	return class&officeHead != 0 || opener == "for" && class&portfolio != 0
}

// occasionPhrase returns the noun phrase that begins at i, if it names an event.
func occasionPhrase(text, lower string, i int, weak bool) string {
	for _, article := range []string{"the ", "a ", "an ", "this ", "its ", "his ", "her ", "des ", "der ", "dem ", "la ", "le ", "les ", "l'", "del "} {
		if strings.HasPrefix(lower[i:], article) {
			i += len(article)
			break
		}
	}
	if weak && (i >= len(text) || !isUpperAt(text, i) && !isDigitByte(text[i]) && !startsCeremony(lower[i:])) {
		return ""
	}
	end := occasionEnd(text, lower, i)
	phrase := strings.Trim(text[i:end], " ,.;")
	folded := plainLower(phrase)
	if len(phrase) < 4 || len(phrase) > 250 || isOwnTrip(folded) || weak && (strings.Contains(folded, "'s ") || strings.Contains(folded, ". ")) {
		return ""
	}
	capital := false
	for j := range len(phrase) {
		capital = capital || phrase[j] >= 'A' && phrase[j] <= 'Z'
	}
	if !capital {
		return ""
	}
	found := false
	for _, word := range FoldedWords(strings.ReplaceAll(folded, "'", "")) {
		if slices.Contains(eventNouns, word) {
			found = true
			if weak && word == "visit" {
				return ""
			}
			break
		}
	}
	if !found {
		return ""
	}
	return phrase
}

// startsCeremony tells the occasions that are named without capitals: "inaugural ceremony of …".
func startsCeremony(lower string) bool {
	first, rest, _ := strings.Cut(lower, " ")
	second, _, _ := strings.Cut(rest, " ")
	for _, word := range []string{first, second} {
		switch word {
		case "ceremony", "inauguration", "funeral", "anniversary", "session", "enthronement", "coronation", "assembly":
			return true
		}
	}
	return false
}

// isOwnTrip tells a journey of one's own, which is no occasion.
func isOwnTrip(phrase string) bool {
	return strings.HasPrefix(phrase, "visit") || strings.HasPrefix(phrase, "official visit") || strings.HasPrefix(phrase, "working visit") || strings.HasPrefix(phrase, "first ") && !strings.Contains(phrase, "session") && !strings.Contains(phrase, "anniversary") || strings.HasPrefix(phrase, "meeting with") || strings.HasPrefix(phrase, "talks") || strings.HasPrefix(phrase, "meeting,") || phrase == "meeting" || phrase == "meetings"
}

// occasionStops are words with which the sentence goes on behind an occasion.
var occasionStops = []string{
	" met ", " held ", " hold ", " holds ", " paid ", " received ", " had ", " which ", " who ", " that ", " where ", " was ", " were ", " will ", " has ", " and met ", " and held ", " with ", " took ", " commencing ", " from ", " exchanged ", " spoke ", " discussed ", " hosted ", " visited ", " made ", " attended ", " is ", " are ", " being ", " scheduled ", " statt", " to be ", " for approximately", " for about", " today",
}

// occasionEnd returns where the noun phrase ends that begins at i.
func occasionEnd(text, lower string, i int) int {
	end := len(text)
	for j := i; j < len(text); j++ {
		c := text[j]
		if c == ';' || c == '\n' || c == '.' && !isAbbreviated(text[i:j], text[j+1:]) || c == ':' {
			end = j
			break
		}
		if c == ',' {
			end = j
			break
		}
		if c == '(' {
			if k := strings.IndexByte(text[j:], ')'); k > 40 || k < 0 || len(findDates(text[j:j+k])) > 0 {
				end = j
				break
			}
		}
	}
	for _, stop := range occasionStops {
		if k := strings.Index(lower[i:end], stop); k > 0 {
			end = i + k
		}
	}
	for _, m := range findDates(text[i:end]) {
		head := strings.TrimRight(text[i:i+m.start], " ")
		head = strings.TrimSuffix(strings.TrimSuffix(head, " on"), " (")
		if m.from.day > 0 {
			return i + len(head)
		}
	}
	return end
}
