package read

import (
	"strings"

	"briefings/briefing/day"
)

// longestDelay is how many days after the event a page is published at most. It
// decides which reading of a numeric date can be that of the page.
const longestDelay = 60

// settled chooses between the two readings of a numeric date such as 08/05/2019: by
// another date of the page, by its language, by the day of the event, by the country
// of its ministry. If nothing decides it returns no day.
func (p *latinPage) settled(m day.Mention) day.Mention {
	if m.Other.Day == 0 {
		return m
	}
	var text strings.Builder
	for i := range p.blocks {
		text.WriteString(p.blocks[i].Text + "\n")
	}
	if dayFirst, known := day.DayFirst(text.String()); known {
		return m.Settled(dayFirst)
	}
	if p.language != "en" {
		return m.Settled(true)
	}
	first, last := m.Settled(true), m.Settled(false)
	isPlan := p.isFuture()
	early, late := p.followsEvent(first.From, isPlan), p.followsEvent(last.From, isPlan)
	switch {
	case early != late:
		return m.Settled(early)
	case p.issuer != "":
		return m.Settled(p.issuer != "US")
	case m.Rule == first.Rule:
		return first // 08-05-2019: with dashes the day stands first
	}
	return day.Mention{Start: m.Start, End: m.End}
}

// followsEvent reports whether a page of the day d can tell of the dates of its lead, or announce them if
// isPlan is true. One without a year is the last such day before the page, or the next one behind it.
func (p *latinPage) followsEvent(d day.Day, isPlan bool) bool {
	for _, m := range day.Find(p.lead) {
		if m.Other.Day > 0 || m.To.Day == 0 || m.To.Month == 0 {
			continue
		}
		early, late := m.To, d
		if isPlan {
			early, late = late, early
		}
		switch {
		case m.To.Year > 0:
		case isPlan:
			if late.Year = d.Year; late.Before(d) {
				late.Year++
			}
		default:
			if early.Year = d.Year; d.Before(early) {
				early.Year--
			}
		}
		days := late.Since(early)
		return days >= 0 && days <= longestDelay
	}
	return false
}
