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
	if !nearPhrases.In(lower) {
		return weekdaysIn(s, lower, t, future)
	}
	for _, w := range nearWords() {
		for i := 0; ; {
			at := strings.Index(lower[i:], w.word)
			if at < 0 {
				break
			}
			at += i
			i = at + len(w.word)
			if insideWord(lower, at, len(w.word)) || ownsOther(lower[i:]) {
				continue
			}
			found = append(found, nearMention(t.AddDate(0, 0, -w.value), at, i, NearRule))
		}
	}
	return append(found, weekdaysIn(s, lower, t, future)...)
}

// ownsOther reports whether a thing of a day stands behind it that is no meeting: "today's world", not
// "yesterday's talks".
func ownsOther(rest string) bool {
	thing, ok := strings.CutPrefix(strings.Replace(rest, "’", "'", 1), "'s ")
	return ok && nearThings.Begin(thing) < 0
}

// NearRule is the rule of "today", "yesterday" and the like.
const NearRule = "near day"

func nearMention(t time.Time, start, end int, rule string) Mention {
	d := Day{t.Year(), int(t.Month()), t.Day()}
	return Mention{From: d, To: d, Start: start, End: end, Rule: rule}
}

// weekdaysIn returns the days of the week in a text, and runs of them: "on Tuesday",
// "Monday and Tuesday". lower is s in lower case.
func weekdaysIn(s, lower string, page time.Time, future bool) []Mention {
	var found []Mention
	numbers := weekdayNumbers()
	last := 0 // the number of the last one
	for i := 0; i < len(s); {
		if !letters.IsLetterByte(s[i]) {
			i++
			continue
		}
		start := i
		i = max(letters.LetterEnd(s, i), i+1)
		n := numbers[lower[start:i]]
		if n == 0 || i-start < len("lundi") || !isNear(s, lower, start, i) {
			continue
		}
		ahead := (n - (Day{page.Year(), int(page.Month()), page.Day()}).weekday() + 7) % 7
		switch {
		case !future && ahead > 0, ahead == 0 && lastWord(lower[:start]) == "last":
			ahead -= 7
		case future && ahead == 0:
			continue // this day or the next week's
		}
		m := nearMention(page.AddDate(0, 0, ahead), start, i, "weekday")
		if k := len(found) - 1; k >= 0 && joinsWeekdays(lower[found[k].End:start]) {
			first := page.AddDate(0, 0, ahead-(n-last+7)%7)
			found[k] = nearMention(first, found[k].Start, i, "weekday")
			found[k].To = m.From
		} else {
			found = append(found, m)
		}
		last = n
	}
	return found
}

// joinsWeekdays reports whether a text joins two days of the week.
func joinsWeekdays(between string) bool {
	word := strings.Trim(between, " ")
	return isDayJoint(strings.TrimPrefix(word, "and ")) || between == "-" || between == "–"
}

// isNear reports whether the weekday at s[start:end] is the one next to the day of the page: not "every
// Monday", "Black Friday" or "the Sunday Club".
func isNear(s, lower string, start, end int) bool {
	word := lastWord(lower[:start])
	before := lastWord(strings.TrimSuffix(strings.TrimRight(lower[:start], " "), word))
	if notNear.Has(word) && weekdayNumbers()[before] == 0 {
		return false
	}
	if englishWeekdays.Has(lower[start:end]) {
		if !letters.IsUpperAt(s, start) {
			return false
		}
		rest := strings.TrimLeft(s[end:], " ")
		return rest == "" || !letters.IsUpperAt(rest, 0) && !letters.HasPrefix(rest, "'s", "’s") ||
			MonthNumber(rest[:letters.LetterEnd(rest, 0)]) > 0
	}
	return true
}

// lastWord returns the last word of a text in lower case.
func lastWord(s string) string {
	s = strings.TrimRight(s, " ")
	return s[strings.LastIndexByte(s, ' ')+1:]
}
