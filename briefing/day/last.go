package day

import (
	"strings"

	"briefings/briefing/letters"
)

// LastOf returns the last day of an event that was held on several: "on DAY from …,
// and on DAY from …". What stands in a bracket is another clock, and no other day.
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
		before := strings.TrimRight(letters.Lower(rest[:next.Start]), " ")
		repeats := strings.HasSuffix(before, " and on") || strings.HasSuffix(before, " and also on") || strings.HasSuffix(before, " and again on")
		if !repeats || next.From.Day == 0 || strings.Count(before, "(") != strings.Count(before, ")") {
			return last
		}
		year, month := next.From.Year, next.From.Month
		if year != 0 && last.Year != 0 && year != last.Year || month < last.Month || month == last.Month && next.From.Day <= last.Day {
			return last
		}
		last.Month, last.Day = month, next.To.Day
	}
	return last
}
