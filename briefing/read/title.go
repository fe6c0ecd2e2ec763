package read

import (
	"cmp"
	"strings"
	"unicode"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/briefing/day"
	"briefings/briefing/letters"
)

// title returns the headline of the page. Where the page has none, captions or
// lead give it: Japan's pages since 2013 often print only "Japan-X Relations", the date and pictures.
func (p *latinPage) title() string {
	if p.headline != "" || p.japanese() {
		return p.headline
	}
	caption, score := p.bestCaption()
	if score > 1 {
		return caption
	}
	name := eventNameIn(letters.Clip(p.firstParagraph(), 700))
	if name != "" && (letters.CountFields(name) > 3 || p.pair() == nil || len(country.Find(name)) > 0) {
		return name // "Summit Meeting" alone says less than the parties do
	}
	return caption // "Minister X at the Conference" tells more than nothing
}

// bestCaption returns the caption that names the event best: the lead repeats it,
// it ends in the word for an event, and it does not tell what is seen. It is "" if the score
// is not positive.
func (p *latinPage) bestCaption() (string, int) {
	lead := p.lower(letters.Clip(p.firstParagraph(), 1500))
	best, most := "", 0
	for _, caption := range p.captions {
		stem := captionStem(caption)
		score := 0
		if name := strings.TrimPrefix(letters.Lower(stem), "the "); letters.CountFields(stem) > 1 &&
			strings.Contains(lead, name) {
			score += 3
		}
		switch {
		case isEventName(stem):
			score += 3
		case stem != caption && letters.CountFields(stem) > 2 && endsInEvent(stem):
			score += 2 // one of several pictures of the same: "… tea and dialogue 1"
		}
		if tellsOfPicture(stem) || letters.Contains(stem, "photograph", "Photo session") {
			score -= 2
		}
		if score > most {
			best, most = stem, score
		}
	}
	return best, most
}

// isEventName reports whether a caption is the name of the event.
func isEventName(s string) bool {
	last := s[strings.LastIndexByte(s, ' ')+1:]
	return letters.CountFields(s) >= 2 && letters.CountFields(s) <= 20 && endsInEvent(s) &&
		!strings.HasSuffix(last, ".") && letters.IsUpperAt(last, len(last)-len(strings.TrimLeft(last, "“\"'(")))
}

// endsInEvent reports whether a name ends in what an event is, a bracket behind it aside.
func endsInEvent(s string) bool {
	s = letters.Lower(s)
	if strings.HasSuffix(s, ")") {
		if i := strings.LastIndexByte(s, '('); i > 0 {
			s = s[:i]
		}
	}
	s = strings.TrimRight(s, " .\"”")
	word := s[strings.LastIndexByte(s, ' ')+1:]
	return eventEnds.Has(word) || strings.HasPrefix(s, "courtesy call on")
}

// eventNameIn finds the name that the lead gives the event: "held a Japan-X
// Foreign Ministers' Meeting", "the 14th Senior Officials Meeting was held".
func eventNameIn(lead string) string {
	for _, sentence := range letters.Sentences(lead) {
		lower := letters.LowerASCII(sentence)
		for _, verb := range holdsEvent.List() {
			i := strings.Index(lower, verb)
			if i < 0 {
				continue
			}
			if name := capitalName(sentence[i+len(verb):]); name != strings.ToLower(name) && endsInEvent(name) &&
				letters.CountFields(name) >= 2 {
				return name
			}
		}
		for _, verb := range eventHeld.List() {
			if i := strings.Index(lower, verb); i >= 0 {
				if name := nameBehindArticle(sentence[:i]); name != "" {
					return name
				}
			}
		}
		return ""
	}
	return ""
}

// nameBehindArticle returns what stands behind the first article of a text that begins the name of an event.
func nameBehindArticle(head string) string {
	lower := letters.LowerASCII(head)
	for from := 0; ; {
		k := strings.Index(lower[from:], "the ")
		if k < 0 {
			return ""
		}
		if from += k + len("the "); from > len("the ") && head[from-len(" the ")] != ' ' {
			continue
		}
		if from < len(head) && (letters.IsUpperAt(head, from) || letters.IsDigitByte(head[from])) &&
			isNameOfEvent(head[from:]) {
			return strings.TrimRight(head[from:], " ,")
		}
	}
}

// isNameOfEvent reports whether a noun phrase names an event somewhere.
func isNameOfEvent(s string) bool {
	lower := letters.Lower(s)
	return mainEventEnds.In(lower) && len(day.Find(s)) == 0
}

// capitalName reads words with a capital, and the small ones between them.
func capitalName(s string) string {
	end := 0
	for i := 0; i < len(s); {
		stop := i
		for stop < len(s) && s[stop] != ' ' {
			stop++
		}
		word := s[i:stop]
		small := smallTitleWords.Has(word)
		r := []rune(strings.TrimLeft(word, "“\"'("))
		if len(r) == 0 || !unicode.IsUpper(r[0]) && !unicode.IsDigit(r[0]) && !small {
			break
		}
		if bare := strings.TrimRight(word, ".,;:"); !small || endsInEvent(bare) {
			end = i + len(bare)
			if bare != word {
				break
			}
		}
		i = stop + 1
	}
	return strings.TrimSpace(s[:end])
}

// madeEvents are the names of events between two countries.
var madeEvents = map[briefing.Kind]string{
	briefing.SummitMeeting:           "Summit Meeting",
	briefing.ForeignMinistersMeeting: "Foreign Ministers' Meeting",
	briefing.TelephoneTalk:           "Foreign Ministers' Telephone Talk",
}

// madeTitle makes a headline of what is known, where the page prints none.
func (p *latinPage) madeTitle(kind briefing.Kind, people []briefing.Person) string {
	guest, foreign := p.guestOf(people)
	if event := madeEvents[kind]; event != "" && p.pair() != nil && (kind != briefing.TelephoneTalk || foreign) {
		names := make([]string, len(p.pair()))
		for i, code := range p.pair() {
			names[i] = shortName(code)
		}
		return strings.Join(names, "-") + " " + event
	}
	switch {
	case kind == briefing.CourtesyCall && len(people) > 1:
		return "Courtesy Call on " + people[0].Role + " " + people[0].Name + " by " + guest
	case kind == briefing.CourtesyCall && len(people) == 1:
		return "Courtesy Call on " + people[0].Role + " " + people[0].Name
	case guest == "":
		return p.spareTitle()
	case kind == briefing.TelephoneTalk:
		return "Telephone Talk with " + guest
	}
	return "Meeting with " + guest
}

// guestOf returns the first of the people who is of another country than the page, and whether all are
// ministers of foreign affairs.
func (p *latinPage) guestOf(people []briefing.Person) (guest string, foreign bool) {
	foreign = true
	for _, q := range people {
		if q.Country != p.issuer && guest == "" {
			guest = strings.TrimSpace(q.Role + " " + q.Name)
		}
		foreign = foreign && rankOf(q.Role) == rankForeign
	}
	return guest, foreign
}

// spareTitle returns a title of the metadata, else the first sentence of the lead or
// the category.
func (p *latinPage) spareTitle() string {
	if title := cmp.Or(p.meta.OpenGraph, p.meta.Title); title != "" {
		return title
	}
	if p.category == "" {
		for _, sentence := range letters.Sentences(letters.Clip(p.lead, 400)) {
			if letters.CountFields(sentence) <= 30 {
				return strings.TrimRight(sentence, ".")
			}
			break
		}
	}
	return p.category
}

// shortName is the name of a country as it is printed in headlines.
func shortName(code string) string {
	switch code {
	case "US":
		return "U.S."
	case "GB":
		return "UK"
	case "KR":
		return "ROK"
	}
	if country.IsOrganisation(code) {
		return code
	}
	return country.Name(code)
}
