package day

import (
	"strings"

	"briefings/briefing/letters"
)

// LastOf returns the last day of an event on several days: "on DAY from …, and on
// DAY from …". A day in brackets is of another clock.
func LastOf(text string, m Mention) Day {
	last := m.To
	if m.From != m.To || m.From.Day == 0 {
		return last
	}
	rest := text[m.End:]
	if i := strings.IndexAny(rest, ".\n"); i >= 0 && len(Find(rest[:i])) == 0 {
		if j := strings.Index(rest, ". "); j >= 0 && !letters.IsAbbreviated(rest[:j], rest[j+1:]) {
			rest = rest[:j]
		}
	}
	for _, next := range Find(rest) {
		if !repeatsDay(rest[:next.Start]) || next.From.Day == 0 || !next.From.follows(last) {
			return last
		}
		last.Month, last.Day = next.From.Month, next.To.Day
	}
	return last
}

// repeatsDay reports whether the text before a day says that the event went on: "and on".
func repeatsDay(before string) bool {
	before = strings.TrimRight(letters.Lower(before), " ")
	return letters.HasSuffix(before, " and on", " and also on", " and again on") &&
		strings.Count(before, "(") == strings.Count(before, ")")
}

// follows reports whether d is a later day of the year of last.
func (d Day) follows(last Day) bool {
	if d.Year != 0 && last.Year != 0 && d.Year != last.Year {
		return false
	}
	return d.Month > last.Month || d.Month == last.Month && d.Day > last.Day
}
