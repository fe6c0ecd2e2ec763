package briefing

import (
	"strings"

	"briefings/briefing/letters"
)

// lastDay returns the last day of an event that was held on several: "on DAY from …,
// and on DAY from …". What stands in a bracket is another clock, and no other day.
func lastDay(text string, m dateMention) day {
	last := m.to
	if m.from != m.to || m.from.day == 0 {
		return last
	}
	rest := text[m.end:]
	if i := strings.IndexAny(rest, ".\n"); i >= 0 && len(findDates(rest[:i])) == 0 {
		if j := strings.Index(rest, ". "); j >= 0 && !letters.IsAbbreviated(rest[:j], rest[j+1:]) {
			rest = rest[:j]
		}
	}
	for _, next := range findDates(rest) {
		before := strings.TrimRight(letters.Lower(rest[:next.start]), " ")
		repeats := strings.HasSuffix(before, " and on") || strings.HasSuffix(before, " and also on") || strings.HasSuffix(before, " and again on")
		if !repeats || next.from.day == 0 || strings.Count(before, "(") != strings.Count(before, ")") {
			return last
		}
		year, month := next.from.year, next.from.month
		if year != 0 && last.year != 0 && year != last.year || month < last.month || month == last.month && next.from.day <= last.day {
			return last
		}
		last.month, last.day = month, next.to.day
	}
	return last
}
