package read

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"briefings/briefing"
	"briefings/briefing/day"
	"briefings/briefing/letters"
)

// published returns the day that the page is dated, and where it says so.
func (p *latinPage) published() (day.Date, string) {
	d, line, decoy := p.dateLine()
	if d != "" {
		return d, line
	}
	for _, m := range day.Find(letters.Clip(p.headline, 400)) {
		if m.From.Year > 0 && m.From == m.To && m.From.Day > 0 {
			p.ev.add("published", string(m.From.Date()), p.headline, "headline", m.Rule)
			return m.From.Date(), ""
		}
	}
	if decoy != "" {
		return decoy, ""
	}
	if m, ok := townDate(p.lead); ok && m.From.Year > 0 {
		p.ev.add("published", string(m.From.Date()), p.lead[:m.End], "lead", "town and date")
		return m.From.Date(), ""
	}
	for _, m := range day.Find(letters.Clip(p.meta.Published, 100)) {
		p.ev.add("published", string(m.From.Date()), p.meta.Published, "metadata", m.Rule)
		return m.From.Date(), ""
	}
	return "", ""
}

// dateLine returns the day of the first date line and the line. A clock of
// Greenwich beside the date is that of a site which reposts: its day is a decoy,
// to be used if there is no other. So is a date above the headline if another one
// stands right under it.
func (p *latinPage) dateLine() (d day.Date, line string, decoy day.Date) {
	head, from := p.firstText(), 0
	h := slices.Index(p.roles, roleHeadline)
	if h >= 0 && slices.Contains(p.roles[h:min(h+4, len(p.roles))], roleDateLine) {
		from = h
	}
	for i, r := range p.roles {
		if r != roleDateLine || i < from || i > head && p.datedElsewhere() {
			continue
		}
		text := p.blocks[i].Text
		m := p.settled(day.Find(text)[0])
		if m.From.Year == 0 && m.From.Month > 0 {
			m.From.Year = max(0, p.lonelyYear())
		}
		d := m.From.Date()
		if d == "" {
			continue
		}
		if letters.Contains(letters.Lower(text), " gmt", " utc") {
			decoy = cmp.Or(decoy, d)
			continue
		}
		p.ev.add("published", string(d), text, "date line", m.Rule)
		return d, text, decoy
	}
	return "", "", decoy
}

// townDate reads the town and date that news begin with: "MANILA, 10 January 2024 – …".
func townDate(lead string) (day.Mention, bool) {
	head := lead[:min(len(lead), 80)]
	if !strings.ContainsAny(head, "-–—") {
		return day.Mention{}, false
	}
	dates := day.Find(head)
	if len(dates) == 0 {
		return day.Mention{}, false
	}
	m := dates[0]
	rest, town := strings.TrimLeft(head[m.End:], " "), strings.Trim(head[:m.Start], " ,([")
	dashed := strings.HasPrefix(rest, "—") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "- ")
	return m, dashed && town != "" && letters.CountFields(town) <= 4 && town == strings.ToUpper(town)
}

// datedElsewhere reports whether the first line or the headline dates the page, so that its foot need not.
func (p *latinPage) datedElsewhere() bool {
	for _, m := range day.Find(letters.Clip(p.headline, 400)) {
		if m.From.Year > 0 && m.From == m.To && m.From.Day > 0 {
			return true
		}
	}
	return false
}

// lonelyYear returns the year of a headline that gives a day without one, or of a line that holds a year alone.
func (p *latinPage) lonelyYear() int {
	for _, i := range []int{0, 1, 2, 3} {
		if i < len(p.blocks) && len(p.blocks[i].Text) == 4 {
			if year := letters.Number(p.blocks[i].Text); year > 1850 && year < 2150 {
				return year
			}
		}
	}
	return 0
}

// held returns the local day or days of the event.
func (p *latinPage) held(kind briefing.Kind, medium briefing.Medium, published day.Date) day.Period {
	if kind == briefing.PressConference || kind == briefing.Statement {
		if medium == briefing.Written || len(published) < 10 || p.bundle() {
			return day.Period{}
		}
		return p.period(day.Period{Start: published, End: published}, published, "day of the page")
	}
	if p.tellsOfToday(published) {
		return p.period(day.Period{Start: published, End: published}, published, "today")
	}
	texts := p.dayTexts()
	for level := range dayLevels {
		for _, source := range texts {
			m, ok := p.eventDate(source.text, level)
			if !ok {
				continue
			}
			m.To = day.LastOf(source.text, m)
			if held, ok := resolve(m, source.text, published); ok {
				p.ev.add("held", string(held.Start), source.text[m.Start:m.End], source.where, m.Rule)
				return held
			}
		}
	}
	if p.lead == "" {
		return day.Period{}
	}
	if before := yesterday(published); before != "" && strings.Contains(letters.Clip(p.lower(p.lead), 800),
		" yesterday") {
		return p.period(day.Period{Start: before, End: before}, before, "yesterday")
	}
	return day.Period{}
}

// tellsOfToday reports whether the lead dates the event by that of the page, before it names any other day.
func (p *latinPage) tellsOfToday(published day.Date) bool {
	if len(published) != 10 {
		return false
	}
	lead := letters.Clip(p.lead, 1500)
	lower := letters.LowerASCII(lead)
	if !todayWords.In(lower) {
		return false
	}
	for _, word := range todayWords.List() {
		if i := strings.Index(lower, word); i >= 0 {
			dates := day.Find(lead[:i])
			return len(dates) == 0
		}
	}
	return false
}

func (p *latinPage) period(held day.Period, d day.Date, rule string) day.Period {
	p.ev.add("held", string(d), "", "page", rule)
	return held
}

func yesterday(d day.Date) day.Date {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return ""
	}
	return day.Date(t.AddDate(0, 0, -1).Format(time.DateOnly))
}

// A source is a text in which a fact is looked for, and what it is called.
type source struct{ text, where string }

// dayTexts lists where the day of the event may stand, the surest first.
func (p *latinPage) dayTexts() []source {
	list := []source{{p.label("date and time", "date & time", "time and date", "date", "time"), "label"},
		{p.datedLead(), "lead"}}
	if p.lead != "" {
		rest := p.intro
		if len(p.lead) < len(rest) {
			rest = rest[len(p.lead):]
			for _, sentence := range letters.Sentences(letters.Clip(rest, 2500)) {
				if lower := p.lower(sentence); dayWords.In(lower) {
					list = append(list, source{sentence, "body"})
				}
			}
		}
	}
	list = append(list, source{letters.Clip(p.headline, 400), "headline"}, source{p.note, "headline"})
	if p.lead == "" && !p.bundle() {
		for _, sentence := range letters.Sentences(letters.Clip(p.firstParagraph(), 600)) {
			list = append(list, source{sentence, "body"})
			break
		}
	}
	return list
}

// datedLead returns the lead without the town and date that it may begin with.
func (p *latinPage) datedLead() string {
	lead := letters.Clip(p.lead, 2000)
	if m, ok := townDate(lead); ok {
		return lead[m.End:]
	}
	return lead
}

// bundle tells a page of several events, each under a heading.
func (p *latinPage) bundle() bool {
	n := 0
	for i, r := range p.roles {
		if r == roleHeading && len(day.Find(letters.Clip(p.blocks[i].Text, 300))) > 0 {
			n++
		}
	}
	return n > 1
}

// Levels of how surely a day is that of the event.
const (
	ofEvent   = iota // in a clause that speaks of it
	ofJourney        // of the journey on which it took place
	ofClock          // by the home clock, or in a clause of its own
	dayLevels
)

// eventDate chooses the day of the event among the dates of a text, at one level:
// the local one if two clocks are given, else the first.
func (p *latinPage) eventDate(text string, level int) (m day.Mention, ok bool) {
	for start, one := range letters.Sentences(text) {
		dates := day.Find(one)
		if len(dates) == 0 {
			continue
		}
		s := p.sentence(one)
		if s.off {
			continue
		}
		for _, d := range dates {
			about := s.eventOf(d.Start)
			d.Start, d.End = d.Start+start, d.End+start
			zone := zoneOf(text, d)
			if d.From.Day == 0 || levelOf(about, zone) != level {
				continue
			}
			if zone == "local" {
				return d, true
			}
			if !ok {
				m, ok = d, true
			}
		}
	}
	return m, ok
}

// levelOf returns the level of a day, -1 if it is of another event.
func levelOf(about event, zone string) int {
	switch {
	case about == thisEvent && zone != "home":
		return ofEvent
	case about == journey && zone != "home":
		return ofJourney
	case about == thisEvent, about == namedEvent, about == journey:
		return ofClock
	}
	return -1
}

func containsSuffix(s string, list []string) bool {
	if s == "" {
		return false
	}
	for _, suffix := range list {
		if s[len(s)-1] == suffix[len(suffix)-1] && strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}

// zoneOf tells whose clock a date goes by: "local", "home" for that of the page's own
// ministry, "" where the text does not say. The label stands behind it, or in the bracket around it.
func zoneOf(text string, m day.Mention) string {
	until := min(len(text), m.End+48)
	behind := letters.Lower(text[m.End:until])
	open := strings.LastIndexByte(text[max(0, m.Start-60):m.Start], '(')
	inside := open >= 0 && !strings.Contains(text[max(0, m.Start-60)+open:m.Start], ")")
	if end := strings.IndexByte(behind, ')'); inside && end >= 0 {
		return zoneIn(behind[:end])
	} else if inside {
		return ""
	}
	// "August 17 (Japan time)", "August 17, Japan time", "August 16 local time"
	rest := strings.TrimLeft(behind, " ,(")
	switch {
	case day.HomeZones.Begin(rest) >= 0:
		return "home"
	case day.LocalZones.Begin(rest) >= 0, day.LocalZonesShort.Begin(rest) >= 0:
		return "local"
	}
	return ""
}

func zoneIn(s string) string {
	home, local := day.HomeZones.In(s), day.LocalZones.In(s)
	switch {
	case home && !local:
		return "home"
	case local && !home:
		return "local"
	}
	return ""
}

// resolve gives a date its year: that of the day of publication, or the one before
// where the month would lie in the future of a page that tells of what has been.
func resolve(m day.Mention, text string, published day.Date) (day.Period, bool) {
	from, to := m.From, m.To
	if from.Day == 0 {
		return day.Period{}, false
	}
	if from.Year == 0 {
		if len(published) < 4 {
			return day.Period{}, false
		}
		year, month, dayOf := letters.Number(string(published[:4])), 0, 0
		if len(published) >= 7 {
			month = letters.Number(string(published[5:7]))
		}
		if len(published) == 10 {
			dayOf = letters.Number(string(published[8:10]))
		}
		future := func() bool { return futureWords.In(letters.Lower(text)) }
		switch {
		case month == 0:
		case from.Month > month && !(from.Month == month+1 && from.Day <= 2 && dayOf >= 28) && !future():
			year--
		case from.Month < month-6 && future():
			year++
		}
		from.Year, to.Year = year, year
		if to.Month < from.Month {
			to.Year++
		}
	}
	if to.Year == 0 {
		to.Year = from.Year
	}
	if !from.Valid() || !to.Valid() || to.Before(from) {
		return day.Period{}, false
	}
	return day.Period{Start: from.Date(), End: to.Date()}, true
}

// minutes returns how long the event lasted. The lengths of a meeting and of the
// meal or session after it are added; those of several meetings of one trip are not.
func (p *latinPage) minutes(kind briefing.Kind) int {
	if kind == briefing.PressConference || kind == briefing.Statement || kind == briefing.Visit {
		return 0
	}
	texts := []source{{p.label("duration"), "label"}, {letters.Clip(p.lead, 2500), "lead"}}
	if p.lead != "" {
		texts = append(texts, source{p.label("date and time", "time", "date & time", "time and date", "date"), "label"})
		for _, sentence := range letters.Sentences(letters.Clip(p.intro[min(len(p.intro), len(p.lead)):], 1500)) {
			if lower := p.lower(sentence); lengthWords.In(lower) {
				texts = append(texts, source{sentence, "body"})
			}
		}
	} else {
		texts = append(texts, source{p.label("date and time", "time", "date & time", "time and date", "date"), "label"},
			source{letters.Clip(p.firstParagraph(), 500), "body"})
	}
	for _, t := range texts {
		if t.text == "" {
			continue
		}
		if spans := p.lengths(t); len(spans) > 0 {
			total := spans[0].Minutes
			added := len(spans) > 1 && addedWords.In(p.lower(t.text))
			for i, s := range spans[1:] {
				if added || letters.Contains(letters.Lower(t.text[spans[i].End:s.Start]), againWords...) {
					total += s.Minutes
				}
			}
			if s, ok := day.ClockSpan(t.text); ok && s.End < spans[0].Start &&
				letters.Contains(letters.Lower(t.text[s.End:spans[0].Start]), "followed by", "subsequently",
					" and then ") {
				total += s.Minutes
			}
			p.ev.add("duration_minutes", strconv.Itoa(total), t.text[spans[0].Start:spans[0].End], t.where,
				spans[0].Rule)
			return total
		}
		if s, ok := clockLength(t.text); ok {
			p.ev.add("duration_minutes", strconv.Itoa(s.Minutes), t.text[s.Start:s.End], t.where, s.Rule)
			return s.Minutes
		}
	}
	return 0
}

// clockLength returns the time between two times of day, and that of a second part
// which "and from" joins to it.
func clockLength(text string) (day.Span, bool) {
	first, ok := day.ClockSpan(text)
	if !ok {
		return first, false
	}
	rest := text[first.End:]
	if next, ok := day.ClockSpan(rest); ok && strings.HasSuffix(strings.TrimRight(letters.LowerASCII(rest[:next.Start]),
		" "), "and from") {
		first.Minutes += next.Minutes
		first.End += next.End
	}
	return first, true
}

// lengths returns the stretches of time that a text gives for the event.
func (p *latinPage) lengths(t source) []day.Span {
	if t.where == "label" {
		return day.Spans(t.text)
	}
	var list []day.Span
	for start, one := range letters.Sentences(t.text) {
		var s *sentence
		for _, span := range day.Spans(one) {
			if s == nil {
				s = p.sentence(one)
			}
			if s.lasts(span.Start) == thisEvent {
				span.Start, span.End = span.Start+start, span.End+start
				list = append(list, span)
			}
		}
	}
	return list
}

// againWords between two stretches of time say that the event went on at another time.
var againWords = []string{" and on ", " and also ", " and again "}
