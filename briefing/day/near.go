package day

import (
	"strings"
	"time"

	"briefings/briefing/letters"
)

// Near returns the days that a text gives by their distance from the day of its page:
// "today", "yesterday", "on Tuesday". A weekday is the last one up to the page, or the
// next one after it if the text is about the future.
func Near(s string, page Date, future bool) []Mention {
	t, err := time.Parse(time.DateOnly, string(page))
	if err != nil {
		return nil
	}
	var found []Mention
	lower := letters.LowerASCII(s)
	for _, w := range nearWords() {
		for i := 0; ; {
			at := strings.Index(lower[i:], w.word)
			if at < 0 {
				break
			}
			at += i
			i = at + len(w.word)
			if insideWord(lower, at, len(w.word)) || letters.HasPrefix(lower[i:], "'s", "’s") {
				continue
			}
			found = append(found, nearMention(t.AddDate(0, 0, -w.value), at, i, "near day"))
		}
	}
	return append(found, weekdaysIn(s, lower, t, future)...)
}

func nearMention(t time.Time, start, end int, rule string) Mention {
	d := Day{t.Year(), int(t.Month()), t.Day()}
	return Mention{From: d, To: d, Start: start, End: end, Rule: rule}
}

// weekdaysIn returns the weekdays behind "on", and those with a time of day behind
// them: "on Tuesday", "Tuesday evening". lower is s in lower case.
func weekdaysIn(s, lower string, page time.Time, future bool) []Mention {
	var found []Mention
	for i := 0; i < len(s); {
		if !letters.IsLetterByte(s[i]) {
			i++
			continue
		}
		start := i
		i = max(letters.LetterEnd(s, i), i+1)
		if !letters.IsUpperAt(s, start) || !englishWeekdays.Has(lower[start:i]) || i-start < len("Monday") ||
			!strings.HasSuffix(lower[:start], "on ") && !hasDayPart(lower[i:]) {
			continue
		}
		ahead := (englishWeekday(lower[start:i]) - englishWeekday(letters.LowerASCII(page.Weekday().String())) + 7) % 7
		switch {
		case !future && ahead > 0:
			ahead -= 7
		case future && ahead == 0:
			continue // this day or the next week's
		}
		found = append(found, nearMention(page.AddDate(0, 0, ahead), start, i, "weekday"))
	}
	return found
}

// hasDayPart reports whether a part of the day follows: "Tuesday evening".
func hasDayPart(rest string) bool {
	return letters.HasPrefix(rest, " morning", " noon", " afternoon", " evening", " night")
}

// englishWeekday returns 1 for Monday to 7 for Sunday, for a name in lower case.
func englishWeekday(name string) int {
	return strings.Index("montuewedthufrisatsun", name[:3])/3 + 1
}
