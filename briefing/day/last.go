package day

import (
	"strings"

	"briefings/briefing/letters"
)

// LastOf returns the last day of an event on several days that a sentence gives one by
// one: "on DAY from …, and on DAY from …", "Estonia (DAY), Latvia (DAY)". A day in
// brackets with other words is of another clock.
func LastOf(sentence string, m Mention) Day {
	last := m.To
	alone := isBracketed(sentence, m)
	if m.From.Day == 0 || m.From != m.To && !alone {
		return last
	}
	end := m.End
	for _, next := range Find(sentence[m.End:]) {
		next.Start, next.End = next.Start+m.End, next.End+m.End
		listed := alone && isBracketed(sentence, next) && next.Start-end < furthest
		if next.From.Day == 0 || !next.From.follows(last) || !listed && !repeatsDay(sentence[m.End:next.Start]) {
			return last
		}
		last.Month, last.Day, end = next.From.Month, next.To.Day, next.End
	}
	return last
}

// furthest is how far apart the days of a list of places may stand, in bytes.
const furthest = 60

// isBracketed reports whether a day stands alone in brackets.
func isBracketed(s string, m Mention) bool {
	return m.Start > 0 && s[m.Start-1] == '(' && m.End < len(s) && s[m.End] == ')'
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
