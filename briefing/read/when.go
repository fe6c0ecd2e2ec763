package read

import (
	"cmp"
	"iter"
	"math"
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
	if d := p.dayOfHeadline(); d != "" {
		p.ev.add("published", string(d), p.headline, "headline", "day of the headline")
		return d, ""
	}
	if d := p.dateOfHead(); d != "" {
		return d, ""
	}
	if decoy != "" {
		return decoy, ""
	}
	for _, m := range p.days(p.label("日付", "日時")) {
		p.ev.add("published", string(m.From.Date()), "", "label", m.Rule)
		return m.From.Date(), ""
	}
	for _, text := range append([]string{p.lead}, p.begin[:min(len(p.begin), 3)]...) {
		if _, m, end := townDate(text); end > 0 && m.From.Year > 0 {
			p.ev.add("published", string(m.From.Date()), text[:m.End], "lead", "town and date")
			return m.From.Date(), ""
		}
	}
	for _, own := range []source{{p.meta.Printed, "date line"}, {p.meta.Published, "metadata"}} {
		for _, m := range day.Find(letters.Clip(own.text, 100)) {
			m = p.settled(m)
			p.ev.add("published", string(m.From.Date()), own.text, own.where, m.Rule)
			return m.From.Date(), ""
		}
	}
	return p.dateOfFoot(), ""
}

// dateOfFoot returns the day of the line that ends a text with the town in which it was
// made: "Done at Kigali, on 12 October 2018", "8th June 2022, Dodoma.".
func (p *latinPage) dateOfFoot() day.Date {
	const longest, near = 60, 6 // bytes, blocks from the end
	for i := len(p.blocks) - 1; i > max(p.first, len(p.blocks)-1-near); i-- {
		text := p.blocks[i].Text
		if len(text) > longest {
			continue
		}
		dates := day.Find(text)
		if len(dates) != 1 || dates[0].From.Year == 0 || dates[0].From.Day == 0 || dates[0].From != dates[0].To {
			continue
		}
		m := p.settled(dates[0])
		town := text[:m.Start] + text[m.End:]
		if done := doneWords.Begin(letters.Lower(text)); done >= 0 {
			town = strings.TrimSuffix(strings.TrimRight(town[len(doneWords.List()[done]):], " ,."), " on")
		}
		if isTownName(strings.Trim(town, " ,.()–-")) {
			p.ev.add("published", string(m.From.Date()), text, "foot", m.Rule)
			return m.From.Date()
		}
	}
	return ""
}

// dateLine returns the day of the first date line and the line. A clock of
// Greenwich beside the date is that of a site which reposts: its day is a decoy,
// to be used if there is no other. So is the day of a change, and a date above the
// headline if another one stands right under it.
func (p *latinPage) dateLine() (d day.Date, line string, decoy day.Date) {
	from := 0
	h := slices.Index(p.roles, roleHeadline)
	if h >= 0 && slices.Contains(p.roles[h:min(h+4, len(p.roles))], roleDateLine) {
		from = h
	}
	for i, r := range p.roles {
		if r != roleDateLine || i < from {
			continue
		}
		text := p.blocks[i].Text
		dates := p.days(text)
		if len(dates) == 0 {
			continue // of a day of Japanese without a year
		}
		m := p.settled(dates[0])
		if m.From.Year == 0 && m.From.Month > 0 {
			m.From.Year = max(0, p.lonelyYear())
		}
		d := m.From.Date()
		if d == "" {
			continue
		}
		if lower := letters.Lower(text); letters.Contains(lower, " gmt", " utc") || updateWords.Begin(lower) >= 0 {
			decoy = cmp.Or(decoy, d)
			continue
		}
		p.ev.add("published", string(d), text, "date line", m.Rule)
		return d, text, decoy
	}
	return "", "", decoy
}

// dayOfHeadline returns the whole day that the headline gives, "" for none.
func (p *latinPage) dayOfHeadline() day.Date {
	for _, m := range p.days(letters.Clip(p.headline, 400)) {
		if m.From.Year > 0 && m.From == m.To && m.From.Day > 0 {
			return m.From.Date()
		}
	}
	return ""
}

// dateOfHead returns the day that another line above the text gives: "Reference: 12, Issue Date: 3 May 2021".
func (p *latinPage) dateOfHead() day.Date {
	const longest = 100
	for i := range p.blocks[:min(len(p.blocks), p.first+2)] {
		text := p.blocks[i].Text
		isProse := len(text) > longest || isSentence(&p.lines[i])
		if isProse || p.roles[i] == roleHeadline || updateWords.Begin(letters.Lower(text)) >= 0 {
			continue
		}
		if dates := day.Find(text); len(dates) == 1 && dates[0].From.Year > 0 && dates[0].From.Day > 0 {
			m := p.settled(dates[0])
			p.ev.add("published", string(m.From.Date()), text, "head", m.Rule)
			return m.From.Date()
		}
	}
	return ""
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
		return p.dayOfSpeech(kind, medium, published)
	}
	if _, m, end := townDate(p.lead); end > 0 && m.From.Day > 0 {
		if news, ok := resolve(m, "", published); ok {
			published = news.Start // the day of the news, which the page may print later
		}
	}
	best := p.scheduled(published)
	if best.level > ofEvent {
		for source := range p.eventTexts(p.dayLabels()...) {
			if best = p.bestDay(source, published, kind, best); best.level == ofEvent {
				break
			}
		}
	}
	if best.level == dayLevels {
		return day.Period{}
	}
	best.period.End = max(best.period.End, p.returnDay(best.period, published))
	if kind == briefing.Visit {
		best.period = p.wholeVisit(best.period)
	}
	p.ev.add("held", string(best.period.Start), best.words, best.where, best.rule)
	return best.period
}

// dayOfSpeech returns the day on which somebody spoke: that of the page, or of the headline above a transcript.
func (p *latinPage) dayOfSpeech(kind briefing.Kind, medium briefing.Medium, published day.Date) day.Period {
	if medium == briefing.Written || len(published) < len("2019-05-08") || p.bundle() {
		return day.Period{}
	}
	if own := p.dayOfHeadline(); kind == briefing.PressConference && own != "" {
		published = own
	}
	p.ev.add("held", string(published), "", "page", "day of the page")
	return day.Period{Start: published, End: published}
}

// wholeVisit returns all days of a visit of which the lead gives the first or the last and their number:
// "concluded a two-day visit today".
func (p *latinPage) wholeVisit(one day.Period) day.Period {
	lower := p.lower(letters.Clip(p.leadText(), 600))
	days := day.Days(lower)
	first, err := time.Parse(time.DateOnly, string(one.Start))
	if err != nil || one.Start != one.End || days < 2 {
		return one
	}
	switch {
	case visitEnds.In(lower):
		one.Start = day.Date(first.AddDate(0, 0, 1-days).Format(time.DateOnly))
	case visitBegins.In(lower):
		one.End = day.Date(first.AddDate(0, 0, days-1).Format(time.DateOnly))
	}
	return one
}

// dayLabels returns the labels of the day of the event. A date without place and time is that of the page.
func (p *latinPage) dayLabels() []string {
	labels := []string{"日時", "日付", "date and time", "date & time", "time and date", "time", "date"}
	if p.label(placeLabels...) == "" && p.label("time") == "" {
		labels = labels[:len(labels)-1]
	}
	return labels
}

// returnDay returns the day on which the journey of a period ends, if another sentence gives it:
// "The mission returns to Wellington on Friday 17 May."
func (p *latinPage) returnDay(trip day.Period, published day.Date) day.Date {
	const longest = 21 // days
	if trip.Start != trip.End || !p.isFuture() {
		return ""
	}
	for _, text := range p.begin {
		for _, one := range letters.Sentences(letters.Clip(text, 2500)) {
			i := strings.Index(one, " return")
			if i < 0 {
				continue
			}
			for _, m := range p.daysIn(one, published) {
				last, ok := resolve(m, text, published)
				if ok && m.Start > i && last.Start > trip.End && daysBetween(trip.End, last.Start) <= longest {
					return last.Start
				}
			}
		}
	}
	return ""
}

// A source is a text in which a fact is looked for, and what it is called.
type source struct{ text, where string }

// eventTexts yields where the facts of the event may stand, the surest first: one of
// the labels, the lead, what else tells of the event, the headline.
func (p *latinPage) eventTexts(labels ...string) iter.Seq[source] {
	return func(yield func(source) bool) {
		if !yield(source{p.label(labels...), "label"}) || !yield(source{p.leadText(), "lead"}) {
			return
		}
		for _, t := range p.account() {
			if !yield(t) {
				return
			}
		}
		if yield(source{letters.Clip(p.headline, 400), "headline"}) {
			yield(source{p.note, "headline"})
		}
	}
}

// leadText returns the lead without the town and date that it may begin with. If the
// page has none it is the first paragraph that tells of the event, else the first sentence.
func (p *latinPage) leadText() string {
	if p.leading == "" {
		p.leading = p.findLeadText()
	}
	return p.leading
}

func (p *latinPage) findLeadText() string {
	if p.lead != "" || p.speech == briefing.PressConference || p.bundle() {
		return undated(p.lead)
	}
	for _, text := range p.begin {
		for _, one := range letters.Sentences(letters.Clip(text, mostTold)) {
			if p.tells(one) {
				return undated(text)
			}
		}
	}
	for _, one := range letters.Sentences(letters.Clip(p.firstParagraph(), 600)) {
		return one
	}
	return ""
}

// mostTold is how many bytes of a paragraph are asked.
const mostTold = 2500

// account returns the sentences beside the lead that tell of the event.
func (p *latinPage) account() []source {
	const most = 8 // sentences
	if p.speech == briefing.PressConference || p.bundle() || p.told != nil || p.japanese() {
		return p.told
	}
	p.told = []source{}
	lead := p.leadText()
	for _, text := range p.begin {
		if text == p.lead || undated(text) == lead {
			continue
		}
		for _, one := range letters.Sentences(letters.Clip(text, mostTold)) {
			if len(p.told) < most && p.tells(one) {
				p.told = append(p.told, source{one, "body"})
			}
		}
	}
	return p.told
}

// tells reports whether a sentence is about the event.
func (p *latinPage) tells(text string) bool {
	if p.language == "en" {
		return p.sentence(text).tells()
	}
	return eventVerbs.In(p.lower(text)) || isLengthOfEvent(text)
}

// isLengthOfEvent reports whether a length of time stands right before a noun of the event:
// "nach dem einstündigen Treffen".
func isLengthOfEvent(text string) bool {
	for _, span := range day.Spans(text) {
		word, _, _ := strings.Cut(strings.TrimLeft(text[span.End:], " "), " ")
		if classOf()[strings.Trim(letters.Lower(word), ".,;“”\"")]&eventNoun != 0 {
			return true
		}
	}
	return false
}

// undated returns a text without the town and date that it begins with.
func undated(text string) string {
	text = letters.Clip(text, 2000)
	_, _, end := townDate(text)
	return text[end:]
}

// bundle reports whether a page has several events, each under a heading.
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
	ofVerb           // behind the verb of the event and a noun that no table has, right before the page
	ofMonth          // a month without a day
	ofList           // of a schedule behind a lead without a day
	dayLevels
)

// An eventDay is a candidate for the day of the event.
type eventDay struct {
	level              int
	local              bool // by the clock of the place, which the text names
	period             day.Period
	words, where, rule string
}

// daysBetween returns how many days two days are apart.
func daysBetween(a, b day.Date) int {
	first, err := time.Parse(time.DateOnly, string(a))
	last, wrong := time.Parse(time.DateOnly, string(b))
	if err != nil || wrong != nil {
		return math.MaxInt
	}
	return int(last.Sub(first).Hours() / 24)
}

// bestDay returns the surest day of a text, or best if none is surer: the local one
// if two clocks are given, else the first.
func (p *latinPage) bestDay(t source, published day.Date, kind briefing.Kind, best eventDay) eventDay {
	before := best.level
	for _, one := range letters.Sentences(t.text) {
		for _, c := range p.eventDays(one, t, published, kind) {
			local := c.level == best.level && c.level < before && c.local && !best.local
			if c.level < best.level || local {
				best = c
			}
		}
	}
	return best
}

// eventDays returns the days of a sentence that may be those of the event. The days of a journey are
// those of a visit if the sentence gives no other.
func (p *latinPage) eventDays(one string, t source, published day.Date, kind briefing.Kind) (list []eventDay) {
	dates := p.daysIn(one, published)
	if len(dates) == 0 {
		return nil
	}
	s := p.sentence(one)
	if s.off {
		return nil
	}
	isJourney := kind == briefing.Visit
	for _, m := range dates {
		c := s.dayAt(m, t.where)
		isJourney = isJourney && c.level != ofEvent
		m = p.settled(m)
		m.To = day.LastOf(one, m)
		var ok bool
		c.period, ok = resolve(m, t.text, published)
		if ok && (c.level != ofVerb || isJustBefore(c.period.Start, published)) {
			list = append(list, c)
		}
	}
	for i := range list {
		if c := &list[i]; isJourney && c.level == ofJourney && c.period.Start != c.period.End {
			c.level = ofEvent
		}
	}
	return list
}

// isJustBefore reports whether a day is that of the page or one of the week before it.
func isJustBefore(d, published day.Date) bool {
	const most = 7 // days
	days := daysBetween(d, published)
	return days >= 0 && days <= most
}

// dayAt returns the candidate that a date of the sentence is. A month alone counts in the lead.
func (s *sentence) dayAt(m day.Mention, where string) eventDay {
	zone, about := zoneOf(s.text, m), s.eventOf(m.Start)
	if s.unspaced && jaOtherDayAfter.Begin(jaBehind(s.text, m.End)) >= 0 {
		about = otherEvent
	}
	if about == otherEvent && m.Rule == day.NearRule {
		about = max(s.eventAt(m.Start), namedEvent) // today's news, whatever noun the word stands behind
	}
	c := eventDay{level: levelOf(about, zone), local: zone == "local", words: s.text[m.Start:m.End], where: where,
		rule: m.Rule}
	switch {
	case m.From.Day > 0 && about == otherEvent && s.isHeldAt(m.Start):
		c.level = ofVerb
	case m.From.Day > 0:
	case c.level == ofEvent && where == "lead":
		c.level = ofMonth
	default:
		c.level = dayLevels
	}
	return c
}

// days returns the dates of a text that need no other day to be whole.
func (p *latinPage) days(text string) []day.Mention {
	if p.japanese() {
		return day.JapaneseDays(text, "", false)
	}
	return day.Find(text)
}

// daysIn returns the dates of a sentence and the days that it names by the day of the
// page, in order. "Tuesday, May 7" is one day.
func (p *latinPage) daysIn(sentence string, published day.Date) []day.Mention {
	if p.japanese() {
		return day.JapaneseDays(jaLocal(sentence), published, p.isFuture())
	}
	dates := day.Find(sentence)
	near := day.Near(sentence, published, futureWords.In(p.lower(sentence)))
	for _, m := range near {
		beside := slices.ContainsFunc(dates, func(d day.Mention) bool {
			return m.Start-d.End < 4 && d.Start-m.End < 4
		})
		if !beside {
			dates = append(dates, m)
		}
	}
	if len(near) > 0 {
		slices.SortFunc(dates, func(a, b day.Mention) int { return a.Start - b.Start })
	}
	return dates
}

// scheduled returns the first and the last day of a list of days, a line each: "11 May
// (Sun) | Arrival in Bergen.", "• School of Law, on February 4". It is sure if the page
// has nothing else about the event.
func (p *latinPage) scheduled(published day.Date) eventDay {
	const least = 3 // lines
	none := eventDay{level: dayLevels}
	var first, last day.Period
	lines, isSure := 0, p.lead == ""
	for i := p.first; i < len(p.blocks); i++ {
		m, ok := scheduleDay(p.blocks[i].Text)
		if !ok {
			if lines >= least {
				break
			}
			lines, isSure = 0, p.lead == ""
			continue
		}
		held, ok := resolve(m, "", published)
		if !ok || lines > 0 && held.Start < last.Start {
			lines = 0
			continue
		}
		if last = held; lines == 0 {
			first = held
		}
		lines++
		isSure = isSure || p.roles[i] == roleLead
	}
	if lines < least {
		return none
	}
	level := ofList
	if isSure {
		level = ofEvent
	}
	return eventDay{level: level, period: day.Period{Start: first.Start, End: last.End}, where: "schedule",
		rule: "first and last day"}
}

// scheduleDay returns the day that a line of a schedule begins or ends with.
func scheduleDay(line string) (day.Mention, bool) {
	dates := day.Find(line)
	if len(dates) == 0 || dates[0].From.Day == 0 {
		return day.Mention{}, false
	}
	first, last := dates[0], dates[len(dates)-1]
	before, rest := strings.TrimRight(line[:first.Start], " ,"), strings.TrimLeft(line[first.End:], " ")
	switch {
	case rest != "" && (before == "" || day.IsWeekday(before)) && strings.ContainsAny(rest[:1], "|:–-\t"):
		return first, true
	case len(dates) == 1 && strings.Trim(line[last.End:], " .;,)") == "" && letters.CountFields(line) <= 20:
		return last, letters.HasSuffix(letters.LowerASCII(line[:last.Start]), " on ", "– ", " (", ", ")
	}
	return day.Mention{}, false
}

// levelOf returns the level of a day, dayLevels if it is of another event.
func levelOf(about event, zone string) int {
	switch {
	case about == thisEvent && zone != "home":
		return ofEvent
	case about == journey && zone != "home":
		return ofJourney
	case about == thisEvent, about == namedEvent, about == journey:
		return ofClock
	}
	return dayLevels
}

// zoneOf returns whose clock a date goes by: "local", "home" for that of the page's own
// ministry, "" if the text does not say. The label stands behind it, or in the bracket around it.
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

// resolve gives a date its year: that of the day of publication, or the one before if
// the month would lie in the future of a page about the past. A month
// without a day is one of its own. It refuses days long before the page.
func resolve(m day.Mention, text string, published day.Date) (day.Period, bool) {
	from, to := m.From, m.To
	if from.Year == 0 {
		if len(published) < len("2019") || from.Day == 0 {
			return day.Period{}, false
		}
		from.Year = yearOf(from, published, futureWords.In(letters.Lower(text)))
		to.Year = from.Year
		if to.Month < from.Month {
			to.Year++
		}
	}
	if to.Year == 0 {
		to.Year = from.Year
	}
	if !from.Valid() || !to.Valid() || to.Before(from) || isLongBefore(from, published) {
		return day.Period{}, false
	}
	return day.Period{Start: from.Date(), End: to.Date()}, true
}

// yearOf returns the year of a date without one on a page.
func yearOf(d day.Day, published day.Date, future bool) int {
	year, month, dayOf := letters.Number(string(published[:4])), 0, 0
	if len(published) >= len("2019-05") {
		month = letters.Number(string(published[5:7]))
	}
	if len(published) == len("2019-05-08") {
		dayOf = letters.Number(string(published[8:]))
	}
	const endOfMonth = 28
	switch {
	case month == 0:
	case d.Month > month && !(d.Month == month+1 && d.Day <= 2 && dayOf >= endOfMonth) && !future:
		return year - 1
	case d.Month < month-6 && future:
		return year + 1
	}
	return year
}

// isLongBefore reports whether a page can not be on a day: it lies more than a year
// before the page.
func isLongBefore(d day.Day, published day.Date) bool {
	return len(published) >= 4 && d.Year < letters.Number(string(published[:4]))-1
}

// minutes returns how long the event lasted. The lengths of a meeting and of the
// meal or session after it are added; those of several meetings of one trip are not.
func (p *latinPage) minutes(kind briefing.Kind) int {
	if kind == briefing.PressConference || kind == briefing.Statement || kind == briefing.Visit {
		return 0
	}
	for t := range p.eventTexts("duration", "date and time", "time", "date & time", "time and date", "date", "日時") {
		total, words, rule := p.length(t)
		if p.japanese() {
			total, words = jaLength(t.text)
			rule = "duration"
		} else if total == 0 && t.where != "body" {
			if s, ok := clockLength(t.text); ok {
				total, words, rule = s.Minutes, t.text[s.Start:s.End], s.Rule
			}
		}
		if total > 0 {
			p.ev.add("duration_minutes", strconv.Itoa(total), words, t.where, rule)
			return total
		}
	}
	return 0
}

// length returns the length of the event that a text gives, and its first words.
func (p *latinPage) length(t source) (total int, words, rule string) {
	spans := p.lengths(t)
	if len(spans) == 0 {
		return 0, "", ""
	}
	first := spans[0]
	total = first.Minutes
	added := len(spans) > 1 && addedWords.In(p.lower(t.text))
	for i, s := range spans[1:] {
		if added || letters.Contains(letters.Lower(t.text[spans[i].End:s.Start]), againWords...) {
			total += s.Minutes
		}
	}
	if s, ok := day.ClockSpan(t.text); ok && s.End < first.Start &&
		letters.Contains(letters.Lower(t.text[s.End:first.Start]), "followed by", "subsequently", " and then ") {
		total += s.Minutes
	}
	return total, t.text[first.Start:first.End], first.Rule
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
