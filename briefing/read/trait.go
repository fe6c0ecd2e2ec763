package read

import "briefings/briefing/letters"

// A line is the text of a block and what is known of it by its own words. Several
// rules ask for the same, so that it is found once, when the first one asks.
type line struct {
	text        string
	small       string // in lower case, "" until it is asked for
	asked, held uint16 // the traits that were asked for, and those that it has; a bit each
}

// lower is the text as Lower gives it.
func (l *line) lower() string {
	if l.small == "" {
		l.small = letters.Lower(l.text)
	}
	return l.small
}

// A trait is what a line is by its own words.
type trait uint8

// The traits.
const (
	traitProse trait = iota
	traitNote
	traitTail
	traitPhoto
	traitDateLine
	traitNavigation
	traitHeading
	traitCategory
	traitIssuer
	traitQualifier
	traitAgenda
	traitHandoff
	traitEvent   // names an event
	traitPicture // says what is seen
	traitSentence
	traitSigned // is a name and an office
	traitCount

	featureTraits = traitSentence // those before it are features of their own
)

// A grammar has a test for each trait of the lines of a language.
type grammar [traitCount]func(*line) bool

var latinGrammar = grammar{
	traitProse:      func(l *line) bool { return letters.IsProse(l.text) },
	traitNote:       isNote,
	traitTail:       isTail,
	traitPhoto:      isPhoto,
	traitDateLine:   func(l *line) bool { return isDateLine(l.text) },
	traitNavigation: isNavigation,
	traitHeading:    func(l *line) bool { return looksHeading(l.text) },
	traitCategory:   isCategory,
	traitIssuer:     isIssuer,
	traitQualifier:  isQualifierLine,
	traitAgenda:     isAgendaLine,
	traitHandoff:    isHandoff,
	traitEvent:      func(l *line) bool { return eventWords.In(l.lower()) },
	traitPicture:    func(l *line) bool { return tellsOfPicture(l.text) },
	traitSentence:   isSentence,
	traitSigned:     signsAlone,
}

// is reports whether block i has a trait.
func (p *latinPage) is(i int, t trait) bool {
	l, bit := &p.lines[i], uint16(1)<<t
	if l.asked&bit == 0 {
		l.asked |= bit
		if p.grammar[t](l) {
			l.held |= bit
		}
	}
	return l.held&bit != 0
}

// lower is Lower for the texts of a page that are asked for again and again: headline, lead, their sentences.
func (p *latinPage) lower(text string) string {
	const most = 12 // of them are kept: pages of many sentences need none of them twice
	for i := range p.lowered {
		if known := &p.lowered[i]; known.text == text {
			return known.lower()
		}
	}
	one := line{text: text}
	lower := one.lower()
	if len(p.lowered) < most {
		p.lowered = append(p.lowered, one)
	}
	return lower
}
