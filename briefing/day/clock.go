package day

import (
	"strings"

	"briefings/briefing/letters"
)

// A Clock is a time of day in a text, in minutes after midnight.
type Clock struct {
	Minutes    int
	half       byte // 'a' or 'p' for a.m. or p.m., else 0
	Start, End int
}

// Clocks returns the times of day in a text: "6:15 p.m.", "13:30", "10 p.m.", "noon".
func Clocks(s string) []Clock {
	lower := letters.LowerASCII(s)
	var found []Clock
	for i := 0; i < len(lower); {
		c := lower[i]
		switch {
		case letters.IsDigitByte(c):
			end := letters.SkipDigits(lower, i)
			t, ok := clockAt(lower, i, end)
			if ok {
				found = append(found, t)
				end = t.End
			}
			i = end
		case c == 'n' && strings.HasPrefix(lower[i:], "noon") && !insideWord(lower, i, 4):
			found = append(found, Clock{12 * 60, 'p', i, i + 4})
			i += 4
		default:
			i++
		}
	}
	return found
}

// clockAt reads the time of day whose hour is lower[start:end].
func clockAt(lower string, start, end int) (Clock, bool) {
	t := Clock{Start: start, End: end}
	hour := letters.Number(lower[start:end])
	if end-start > 2 || hour > 24 {
		return t, false
	}
	minute, colon := 0, false
	if isMinuteAt(lower, end) {
		minute, colon = letters.Number(lower[end+1:end+3]), lower[end] != '.'
		t.End = end + 3
	}
	t.readHalf(lower)
	if !colon && t.half == 0 || minute > 59 {
		return t, false
	}
	switch {
	case t.half == 'p' && hour < 12:
		hour += 12
	case t.half == 'a' && hour == 12:
		hour = 0
	}
	t.Minutes = hour*60 + minute
	return t, true
}

// isMinuteAt reports whether the minutes of a clock stand at i: ":30", ".30", "h30".
func isMinuteAt(s string, i int) bool {
	return i < len(s) && (s[i] == ':' || s[i] == '.' || s[i] == 'h') &&
		isDigitByteAt(s, i+1) && isDigitByteAt(s, i+2) && !isDigitByteAt(s, i+3)
}

// readHalf reads "a.m." or "p.m." after the clock.
func (t *Clock) readHalf(lower string) {
	behind := lower[t.End:min(len(lower), t.End+8)]
	rest := strings.TrimLeft(behind, " ")
	for _, half := range []string{"a.m.", "p.m.", "a.m", "p.m", "am", "pm"} {
		if after, ok := strings.CutPrefix(rest, half); ok && (after == "" || !letters.IsLetterByte(after[0])) {
			t.half, t.End = half[0], t.End+len(behind)-len(rest)+len(half)
			return
		}
	}
}

// ClockSpan returns the time between two times of day with a joint between them:
// "from 6:15 p.m. to 8:00 p.m.", "13:30–14:20", "between 10 and 11:30 a.m.".
func ClockSpan(s string) (Span, bool) {
	clocks := Clocks(s)
	for i := 1; i < len(clocks); i++ {
		a, b := clocks[i-1], clocks[i]
		between := strings.Trim(letters.LowerASCII(s[a.End:b.Start]), " ,")
		for _, about := range []string{" about", " around", " approximately"} {
			between = strings.TrimSuffix(between, about)
		}
		head := letters.LowerASCII(s[max(0, a.Start-12):a.Start])
		switch between {
		case "to", "until", "till", "-", "–", "—", "~", "bis", "through":
		case "and":
			if !strings.Contains(head, "between") && !strings.Contains(head, "from") {
				continue
			}
		default:
			continue
		}
		from, to := a.Minutes, b.Minutes
		if a.half == 0 && b.half == 'p' && from < 12*60 && from+12*60 < to {
			from += 12 * 60 // "from 6:15 to 8:00 p.m."
		}
		if to <= from {
			to += 24 * 60
		}
		if to-from <= maxMeeting {
			return Span{to - from, a.Start, b.End, "from–to"}, true
		}
	}
	return Span{}, false
}
