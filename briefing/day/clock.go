package day

import (
	"strings"

	"briefings/briefing/letters"
)

// A span is a stretch of time that a text gives, in minutes.
type Span struct {
	Minutes    int
	Start, End int // bytes of the text
	Rule       string
}

// maxMeeting is the longest stretch, in minutes, that is taken for the length of
// a meeting: "within 24 hours" and "48 hours of rain" are none.
const maxMeeting = 12 * 60

// Spans returns the stretches of time in a text: "50 minutes", "one hour and
// twenty minutes", "half an hour", "two and a half hours".
func Spans(s string) []Span {
	lower := letters.LowerASCII(s)
	var found []Span
	for i := 0; i < len(lower); {
		at, unit := nextUnit(lower, i)
		if at < 0 {
			break
		}
		n, start := numberBefore(lower, at)
		i = at + 4
		if n == 0 || start < 0 {
			continue
		}
		m := Span{int(n * float64(unit)), start, letters.LetterEnd(lower, at), "number-unit"}
		if rest := lower[m.End:]; unit == 60 && strings.HasPrefix(rest, " and a half") {
			m.Minutes, m.End = m.Minutes+30, m.End+len(" and a half")
		} else if unit == 60 && len(found) == 0 && strings.HasPrefix(rest, " and a quarter") {
			m.Minutes, m.End = m.Minutes+15, m.End+len(" and a quarter")
		}
		if n := len(found); n > 0 && unit == 1 && isSpanJoint(lower[found[n-1].End:max(m.Start, found[n-1].End)]) && found[n-1].Minutes%60 == 0 {
			found[n-1].Minutes, found[n-1].End = found[n-1].Minutes+m.Minutes, m.End
		} else if !isDecoySpan(lower, m) {
			found = append(found, m)
		}
		i = max(i, m.End)
	}
	return found
}

// nextUnit finds the next word for hour or minute.
func nextUnit(lower string, from int) (at, minutes int) {
	best := -1
	for _, unit := range timeUnits {
		if i := strings.Index(lower[from:], unit.word); i >= 0 && (best < 0 || from+i < best) {
			best, minutes = from+i, unit.minutes
		}
	}
	return best, minutes
}

var timeUnits = []struct {
	word    string
	minutes int
}{{"minut", 1}, {"hour", 60}, {"heure", 60}, {"stunde", 60}}

func isSpanJoint(between string) bool {
	switch strings.Trim(between, " ,") {
	case "and", "", "und", "et":
		return true
	}
	return false
}

// numberBefore reads the number that ends before at: digits, words, "half an",
// "one and a half", "twenty-five". start is -1 where the unit is part of a word.
func numberBefore(lower string, at int) (n float64, start int) {
	i := at
	if i > 0 && (lower[i-1] == ' ' || lower[i-1] == '-') {
		i--
	} else if i == 0 || !letters.IsDigitByte(lower[i-1]) {
		return 0, -1
	}
	if isDigitByteAt(lower, i-1) {
		j := i
		for j > 0 && letters.IsDigitByte(lower[j-1]) && i-j < 4 {
			j--
		}
		if j > 0 && lower[j-1] == '.' && isDigitByteAt(lower, j-2) {
			k := j - 1
			for k > 0 && letters.IsDigitByte(lower[k-1]) && j-k < 4 {
				k--
			}
			return float64(letters.Number(lower[k:j-1])) + float64(letters.Number(lower[j:i]))/10, k
		}
		return float64(letters.Number(lower[j:i])), j
	}
	head := lower[max(0, i-40):i]
	for _, half := range []struct {
		words string
		value float64
	}{{"half an", 0.5}, {"a half", 0.5}, {"three quarters of an", 0.75}, {"a quarter of an", 0.25}} {
		if before, ok := strings.CutSuffix(head, half.words); ok {
			start = i - len(half.words)
			if before, ok := strings.CutSuffix(before, " and "); ok { // "two and a half hours"
				if v, size := numberWordEnd(before); v > 0 {
					return float64(v) + half.value, start - 5 - size
				}
			}
			return half.value, start
		}
	}
	v, size := numberWordEnd(head)
	if v == 0 {
		return 0, i
	}
	if tens, more := numberWordEnd(strings.TrimSuffix(head[:len(head)-size], "-")); v < 10 && tens >= 20 && tens <= 90 {
		return float64(tens + v), i - size - 1 - more
	}
	return float64(v), i - size
}

// numberWordEnd reads the number word that s ends in.
func numberWordEnd(s string) (value, size int) {
	i := len(s)
	for i > 0 && letters.IsLetterByte(s[i-1]) {
		i--
	}
	for _, n := range numbers() {
		if n.word == s[i:] {
			return n.value, len(s) - i
		}
	}
	return 0, 0
}

func isDigitByteAt(s string, i int) bool { return i >= 0 && i < len(s) && letters.IsDigitByte(s[i]) }

// isDecoySpan tells a stretch of time that was planned, or is not the meeting's.
func isDecoySpan(lower string, m Span) bool {
	if m.Minutes <= 0 || m.Minutes > maxMeeting {
		return true
	}
	return holdsWord(lower[max(0, m.Start-18):m.Start], decoysBefore.List()) || holdsWord(lower[m.End:min(len(lower), m.End+20)], decoysAfter.List())
}

func holdsWord(s string, words []string) bool {
	for _, word := range words {
		if i := strings.Index(s, word); i >= 0 && !insideWord(s, i, len(word)) {
			return true
		}
	}
	return false
}

func insideWord(s string, i, n int) bool {
	return i > 0 && letters.IsLetterByte(s[i-1]) || i+n < len(s) && letters.IsLetterByte(s[i+n])
}

// A Clock is a time of day in a text, in minutes after midnight.
type Clock struct {
	Minutes    int
	half       byte // 'a' or 'p' where the page says a.m. or p.m., else 0
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

func clockAt(lower string, start, end int) (Clock, bool) {
	t := Clock{Start: start, End: end}
	hour, minute, colon := letters.Number(lower[start:end]), 0, false
	if end-start > 2 || hour > 24 {
		return t, false
	}
	if end < len(lower) && (lower[end] == ':' || lower[end] == '.' || lower[end] == 'h') && isDigitByteAt(lower, end+1) && isDigitByteAt(lower, end+2) && !isDigitByteAt(lower, end+3) {
		minute, colon = letters.Number(lower[end+1:end+3]), lower[end] != '.'
		t.End = end + 3
	}
	rest := strings.TrimLeft(lower[t.End:min(len(lower), t.End+8)], " ")
	gap := min(len(lower), t.End+8) - t.End - len(rest)
	for _, half := range []string{"a.m.", "p.m.", "a.m", "p.m", "am", "pm"} {
		if strings.HasPrefix(rest, half) && !(len(half) < len(rest) && letters.IsLetterByte(rest[len(half)])) {
			t.half, t.End = half[0], t.End+gap+len(half)
			break
		}
	}
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

// ClockSpan returns the time between two times of day that a text joins: "from
// 6:15 p.m. to 8:00 p.m.", "13:30–14:20", "between 10 and 11:30 a.m.".
func ClockSpan(s string) (Span, bool) {
	clocks := Clocks(s)
	for i := 1; i < len(clocks); i++ {
		a, b := clocks[i-1], clocks[i]
		between := strings.Trim(letters.LowerASCII(s[a.End:b.Start]), " ,")
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
