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
		between := sentence[end:next.Start]
		if next.From.Day == 0 || !next.From.follows(last) || !listed && !repeatsDay(between) && !nextStop(between) {
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

// nextStop reports whether the text before a day names a second country or town with its day: "and Latvia on".
func nextStop(before string) bool {
	stop, ok := strings.CutPrefix(before, " and ")
	stop, isOn := strings.CutSuffix(stop, " on ")
	for word := range strings.FieldsSeq(stop) {
		if !letters.IsUpperAt(word, 0) && word != "and" && word != "the" && word != "of" {
			return false
		}
	}
	return ok && isOn && stop != "" && letters.IsUpperAt(strings.TrimPrefix(stop, "the "), 0)
}

// follows reports whether d is a later day of the year of last.
func (d Day) follows(last Day) bool {
	if d.Year != 0 && last.Year != 0 && d.Year != last.Year {
		return false
	}
	return d.Month > last.Month || d.Month == last.Month && d.Day > last.Day
}
