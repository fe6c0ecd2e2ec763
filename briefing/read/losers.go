package read

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/briefing/day"
	"briefings/briefing/letters"
)

// losers lists what a page says that became no fact, and why. It asks the same sentences
// as the extractors once more, so that they keep no books on what they leave.
type losers struct {
	p     *latinPage
	b     *briefing.Briefing
	facts []briefing.Evidence
	list  []briefing.Evidence
}

// fieldOrder is the order of the keys of the JSON.
var fieldOrder = []string{"url", "title", "published", "held", "kind", "medium", "language", "place", "place_country",
	"occasion", "duration_minutes", "people", "countries", "photos", "lead"}

// withLosers returns the evidence for the facts of a briefing, and behind that of each
// field what became no fact.
func withLosers(facts []briefing.Evidence, p *latinPage, b *briefing.Briefing) []briefing.Evidence {
	l := &losers{p: p, b: b, facts: facts}
	l.lines()
	l.sentences(source{p.headline, "headline"})
	for _, text := range p.begin {
		if text == p.lead {
			l.sentences(source{text, "lead"})
		} else {
			l.sentences(source{text, "body"})
		}
	}
	l.kinds()
	l.issuers()
	list := slices.Concat(facts, l.list)
	slices.SortStableFunc(list, func(a, b briefing.Evidence) int {
		return slices.Index(fieldOrder, a.Field) - slices.Index(fieldOrder, b.Field)
	})
	return list
}

// add keeps a loser, once, unless it is a fact after all.
func (l *losers) add(field, value, words, where, why string) {
	is := func(e briefing.Evidence) bool {
		name, _, _ := strings.Cut(e.Value, ";")
		return e.Field == field && (e.Value == value || field == "place" && strings.Contains(e.Value, value) ||
			field == "people" && sameNames(name, value) || field == "held" && l.isHeld(value))
	}
	if value != "" && !slices.ContainsFunc(l.facts, is) && !slices.ContainsFunc(l.list, is) {
		l.list = append(l.list, briefing.Evidence{Field: field, Value: value, Words: l.p.asPrinted(words), Where: where,
			Lost: why})
	}
}

// isHeld reports whether a day is one of the event.
func (l *losers) isHeld(value string) bool {
	return string(l.b.Held.Start) <= value && value <= string(l.b.Held.End)
}

// roleNames say what a line was taken for.
var roleNames = map[role]string{
	roleFrame: "line of the frame", roleCategory: "category", roleQualifier: "qualifier of the headline",
	roleCaption: "caption", roleLabel: "label", roleDateLine: "date line",
}

// lines adds the lines that are no title, and the days of lines that are no text.
func (l *losers) lines() {
	for i, r := range l.p.roles {
		name, text := roleNames[r], l.p.blocks[i].Text
		if name == "" {
			continue
		}
		for _, m := range l.p.days(letters.Clip(text, 300)) {
			l.add("published", string(l.p.settled(m).From.Date()), text[m.Start:m.End], name,
				"another day stands where pages have theirs")
		}
		if i < l.p.first && r != roleDateLine && r != roleLabel && letters.CountFields(text) > 1 {
			l.add("title", text, text, "head", "taken for a "+name)
		}
	}
	l.add("title", l.p.meta.Title, l.p.meta.Title, "metadata", "the page prints a headline of its own")
}

// whyNot says which event a stretch of a sentence speaks of.
var whyNot = [...]string{
	thisEvent:    "of the event, but not surely enough",
	journey:      "of the journey",
	namedEvent:   "in a clause of its own",
	earlierEvent: "of an earlier event",
	laterEvent:   "of a later event",
	otherEvent:   "of something else than the event",
}

// sentences adds what the sentences of a text name.
func (l *losers) sentences(t source) {
	for _, one := range letters.Sentences(letters.Clip(t.text, mostTold)) {
		s := l.p.sentence(one)
		why := func(about event) string {
			if s.off {
				return "the event did not take place"
			}
			return whyNot[cmp.Or(s.about, about)]
		}
		for _, m := range l.p.daysIn(one, l.b.Published) {
			period, _ := resolve(l.p.settled(m), t.text, l.b.Published)
			l.add("held", string(period.Start), one[m.Start:m.End], t.where, why(s.eventOf(m.Start)))
		}
		for _, m := range country.FindPlaces(one) {
			if isTownMention(m) {
				l.add("place", one[m.Start:m.End], one[m.Start:m.End], t.where, why(s.eventOf(m.Start)))
			}
		}
		for _, span := range day.Spans(one) {
			l.add("duration_minutes", strconv.Itoa(span.Minutes), one[span.Start:span.End], t.where,
				why(s.lasts(span.Start)))
		}
		l.people(s, t.where)
		for _, m := range l.p.countries(one) {
			l.add("countries", m.Code, one[m.Start:m.End], t.where, "named, but no side of the event")
		}
	}
}

// people adds those whom a sentence names and who took no part.
func (l *losers) people(s *sentence, where string) {
	for _, m := range l.p.mentions(s.text) {
		why := "only mentioned"
		switch {
		case isAbsent(s.text, m):
			why = "named for another reason than that they took part"
		case cmp.Or(s.about, s.eventAt(m.start)) != thisEvent:
			why = whyNot[cmp.Or(s.about, s.eventAt(m.start))]
		case s.standing(m) == expected:
			why = "will take part in another event"
		}
		l.add("people", m.name, s.text[m.start:m.end], where, why)
	}
}

// kinds adds the kinds and media that words of the headline and the lead stand for.
func (l *losers) kinds() {
	tables := l.p.kinds()
	for _, t := range []source{{l.p.headline, "headline"}, {l.p.leadText(), "lead"}} {
		for _, rule := range slices.Concat(tables.title, tables.event, tables.meeting, tables.lead, tables.noun) {
			why := "decided by a surer sign"
			if rule.except != nil && rule.except.In(l.p.lower(t.text)) {
				why = "words beside it stand for another kind"
			}
			l.addWords("kind", string(rule.kind), []*letters.Phrases{rule.words}, t, why)
		}
		for _, medium := range []briefing.Medium{
			briefing.InPerson, briefing.Telephone, briefing.Video, briefing.Written,
		} {
			l.addWords("medium", string(medium), mediumPhrases[medium], t, "not said of the event")
		}
	}
}

// addWords adds what one of the phrases stands for, if the text holds it.
func (l *losers) addWords(field, value string, phrases []*letters.Phrases, t source, why string) {
	if words := anyOf(phrases)(t.text); words != "" {
		l.add(field, value, words, t.where, why)
	}
}

// issuers adds the countries that could have been the page's own.
func (l *losers) issuers() {
	for _, v := range l.p.issuers {
		if v.weight > 0 && v.code != l.p.issuer {
			l.add("countries", v.code, "", v.rule, fmt.Sprintf("weighs %d as the country of the page, %s %d", v.weight,
				l.p.issuer, l.p.issuers[0].weight))
		}
	}
}
