package read

import (
	"slices"
	"strings"

	"briefings/briefing"
	"briefings/briefing/day"
	"briefings/briefing/letters"
)

// occasion returns what brought the parties together.
func (p *latinPage) occasion(kind briefing.Kind) string {
	switch {
	case p.japanese():
		return p.occasionInJapanese(kind)
	case kind == briefing.PressConference:
		return readOccasion(p.headline, letters.LowerASCII(p.headline), besideOpeners, false)
	case kind == briefing.Statement && p.lead == "":
		return readOccasion(p.headline, letters.LowerASCII(p.headline), speechOpeners, false)
	case kind == briefing.Statement:
		return ""
	}
	if found := p.occasionOfLead(); found != "" {
		p.ev.add("occasion", found, found, "lead", "opener")
		return found
	}
	// the sentence behind the lead: "The talks took place on the sidelines of …"
	rest := p.intro[min(len(p.intro), len(p.lead)):]
	for _, sentence := range letters.Sentences(letters.Clip(rest, 600)) {
		if found := readOccasion(sentence, letters.LowerASCII(sentence), besideOpeners, false); found != "" {
			return found
		}
		break
	}
	if kind == briefing.Visit || kind == briefing.Announcement {
		return p.plannedOccasion(letters.Clip(rest, 900))
	}
	return ""
}

// occasionOfLead returns the occasion that lead or headline give, behind a sure opener or a weak one.
func (p *latinPage) occasionOfLead() string {
	for _, text := range []string{letters.Clip(p.leadText(), 1800), letters.Clip(p.headline, 400), p.note} {
		lower := letters.LowerASCII(text)
		if found := readOccasion(text, lower, anyOpener, false); found != "" {
			return found
		}
		if found := readOccasion(text, lower, weakOpeners, true); found != "" && !p.isOfEarlier(text, found) {
			return found
		}
	}
	return ""
}

// isOfEarlier reports whether the sentence that names an occasion has it in a clause about an earlier event:
// "following on from their previous talks at the Assembly".
func (p *latinPage) isOfEarlier(text, occasion string) bool {
	at := strings.Index(text, occasion)
	for start, one := range letters.Sentences(text) {
		if start <= at && at < start+len(one) {
			return p.sentence(one).eventAt(at-start) == earlierEvent
		}
	}
	return false
}

// plannedOccasion looks for the session or summit at which a traveller will be, in
// what an announced visit's page says after its lead.
func (p *latinPage) plannedOccasion(rest string) string {
	for _, sentence := range letters.Sentences(rest) {
		lower := letters.LowerASCII(sentence)
		if !futureWords.In(lower) {
			continue
		}
		for _, weak := range []bool{false, true} {
			openers := plannedOpeners
			if weak {
				openers = placeOpeners
			}
			if found := readOccasion(sentence, lower, openers, weak); found != "" {
				p.ev.add("occasion", found, found, "body", "opener")
				return found
			}
		}
	}
	return ""
}

// readOccasion reads the event behind the first opener that has one.
func readOccasion(text, lower string, openers *letters.Phrases, weak bool) string {
	for i := range len(lower) {
		if i > 0 && letters.IsLetterByte(lower[i-1]) {
			continue
		}
		rest := lower[i:]
		for k := openers.Begin(rest); k >= 0; k = openers.BeginFrom(k+1, rest) {
			opener := openers.List()[k]
			after, ok := strings.CutPrefix(rest[len(opener):], " ")
			if strings.HasSuffix(lower[:i], "the ") && opener == "following" {
				continue // "the following is an outline of …"
			}
			if !ok || weak && followsOffice(lower, i, opener) && !startsCeremony(strings.TrimPrefix(after, "the ")) {
				continue // "Minister for Foreign Affairs"
			}
			if phrase := occasionPhrase(text, lower, i+len(opener)+1, weak); phrase != "" {
				return phrase
			}
		}
	}
	return ""
}

// followsOffice reports whether an office stands before i, so that "for" says what it is for.
func followsOffice(lower string, i int, opener string) bool {
	before := strings.TrimRight(lower[:i], " ")
	word := before[strings.LastIndexByte(before[max(0, len(before)-20):], ' ')+1+max(0, len(before)-20):]
	class := lexicon()[word]
	return class&officeHead != 0 || opener == "for" && class&portfolio != 0
}

// occasionArticles may stand before an occasion.
var occasionArticles = []string{"the ", "a ", "an ", "this ", "its ", "his ", "her ", "des ", "der ", "dem ", "la ",
	"le ", "les ", "l'", "del "}

// occasionPhrase returns the noun phrase that begins at i, if it names an event.
func occasionPhrase(text, lower string, i int, weak bool) string {
	if k := slices.IndexFunc(occasionArticles, func(article string) bool {
		return strings.HasPrefix(lower[i:], article)
	}); k >= 0 {
		i += len(occasionArticles[k])
		if occasionArticles[k][0] == 'a' && !beginsName(text, i) {
			return "" // "at a ceremony at State House"
		}
	}
	if weak && !beginsName(text, i) && !startsCeremony(lower[i:]) {
		return ""
	}
	phrase := strings.Trim(text[i:occasionEnd(text, lower, i)], " ,.;")
	if !isOccasion(phrase, weak) {
		return ""
	}
	return phrase
}

// beginsName reports whether a word with a capital, or a number, begins at i.
func beginsName(text string, i int) bool {
	return i < len(text) && (letters.IsUpperAt(text, i) || letters.IsDigitByte(text[i]))
}

// isOccasion reports whether a noun phrase names an event that brings others together. Behind a weak
// opener a visit is none.
func isOccasion(phrase string, weak bool) bool {
	folded := letters.Lower(phrase)
	switch {
	case len(phrase) < 4, len(phrase) > 250, isOwnTrip(folded),
		!strings.ContainsAny(phrase, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
		return false
	case weak && letters.Contains(strings.ReplaceAll(folded, "u.n. ", ""), "'s ", ". "):
		return false
	}
	for _, word := range letters.Words(strings.ReplaceAll(folded, "'", "")) {
		if eventNouns.Has(word) {
			return !weak || word != "visit" && word != "memorial"
		}
	}
	return false
}

// startsCeremony reports whether an occasion without capitals begins: "inaugural ceremony of …".
func startsCeremony(lower string) bool {
	first, rest, _ := strings.Cut(lower, " ")
	second, _, _ := strings.Cut(rest, " ")
	return ceremonyWords.Has(first) || ceremonyWords.Has(second)
}

// isOwnTrip reports whether words name a journey of one's own, which is no occasion.
func isOwnTrip(phrase string) bool {
	return strings.HasPrefix(phrase, "visit") || strings.HasPrefix(phrase, "official visit") ||
		strings.HasPrefix(phrase, "working visit") || strings.HasPrefix(phrase, "first ") &&
		!strings.Contains(phrase, "session") && !strings.Contains(phrase, "anniversary") ||
		strings.HasPrefix(phrase, "meeting with") || strings.HasPrefix(phrase, "talks") ||
		strings.HasPrefix(phrase, "meeting,") || phrase == "meeting" || phrase == "meetings"
}

// occasionEnd returns where the noun phrase ends that begins at i.
func occasionEnd(text, lower string, i int) int {
	end := i
	for end < len(text) && !endsOccasion(text, i, end) {
		end++
	}
	stops := occasionStops.List()
	if !occasionStops.In(lower[i:end]) {
		stops = nil
	}
	for _, stop := range stops {
		if k := strings.Index(lower[i:end], stop); k > 0 {
			end = i + k
		}
	}
	before, after, _ := strings.Cut(lower[i:end], " for ")
	if after != "" && letters.IsDigitByte(after[0]) {
		end = i + len(before) // "the summit for 10 minutes"
	}
	for _, m := range day.Find(text[i:end]) {
		head := strings.TrimRight(text[i:i+m.Start], " ")
		head = strings.TrimSuffix(strings.TrimSuffix(head, " on"), " (")
		if m.From.Day > 0 {
			return i + len(head)
		}
	}
	return end
}

// endsOccasion reports whether the mark at j ends the noun phrase that begins at i.
func endsOccasion(text string, i, j int) bool {
	switch text[j] {
	case ';', '\n', ':', ',':
		return true
	case '.':
		within := j+1 < len(text) && (text[j+1] == '-' || letters.IsLetterByte(text[j+1])) // "U.K.-Japan"
		return !within && !letters.IsAbbreviated(text[i:j], text[j+1:])
	case '(':
		k := strings.IndexByte(text[j:], ')')
		return k > 40 || k < 0 || len(day.Find(text[j:j+k])) > 0
	}
	return false
}
