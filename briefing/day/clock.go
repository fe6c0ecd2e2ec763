package day

import (
	"strings"

	"briefings/briefing/letters"
)

// A Span is a length of time in a text, in minutes.
type Span struct {
	Minutes    int
	Start, End int // bytes of the text
	Rule       string
}

// maxMeeting is the longest length of a meeting, in minutes: "within 24 hours" and
// "48 hours of rain" are none.
const maxMeeting = 12 * 60

// Spans returns the lengths of time in a text: "50 minutes", "one hour and
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
		rest := lower[m.End:]
		if k := andHalf.Begin(rest); unit == 60 && k >= 0 {
			m.Minutes, m.End = m.Minutes+30, m.End+len(andHalf.List()[k])
		} else if unit == 60 && len(found) == 0 && strings.HasPrefix(rest, " and a quarter") {
			m.Minutes, m.End = m.Minutes+15, m.End+len(" and a quarter")
		}
		if n := len(found); n > 0 && unit == 1 && found[n-1].takesMinutes(lower, m.Start) {
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
}{{"minut", 1}, {"hour", 60}, {"heure", 60}, {"hora", 60}, {"stunde", 60}, {glued, 60}}

// glued is the unit that stands behind its number without a space: "einstündig".
const glued = "stündig"

// takesMinutes reports whether minutes that begin at start belong to the whole
// hours of s: "one hour and twenty minutes".
func (s Span) takesMinutes(lower string, start int) bool {
	return s.Minutes%60 == 0 && isSpanJoint(lower[s.End:max(start, s.End)])
}

// isSpanJoint reports whether between joins hours and minutes.
func isSpanJoint(between string) bool {
	switch strings.Trim(between, " ,") {
	case "and", "", "und", "et", "y":
		return true
	}
	return false
}

// numberBefore reads the number that ends before at: digits, words, "half an",
// "one and a half", "twenty-five". start is -1 if the unit is part of a word.
func numberBefore(lower string, at int) (n float64, start int) {
	i := at
	switch {
	case i > 0 && (lower[i-1] == ' ' || lower[i-1] == '-'):
		i--
	case strings.HasPrefix(lower[at:], glued): // "einstündigen"
	case i == 0 || !letters.IsDigitByte(lower[i-1]):
		return 0, -1
	}
	if isDigitByteAt(lower, i-1) {
		return digitsBefore(lower, i)
	}
	head := lower[max(0, i-40):i]
	if n, size := fractionEnd(head); size > 0 {
		return n, i - size
	}
	v, size := numberWordEnd(head)
	if v == 0 {
		return 0, i
	}
	tens, more := numberWordEnd(strings.TrimSuffix(head[:len(head)-size], "-"))
	if v < 10 && tens >= 20 && tens <= 90 {
		return float64(tens + v), i - size - 1 - more
	}
	return float64(v), i - size
}

// digitsBefore reads the number of digits that ends at end: "25", "2.5".
func digitsBefore(lower string, end int) (n float64, start int) {
	i := digitsStart(lower, end)
	if i > 0 && lower[i-1] == '.' && isDigitByteAt(lower, i-2) {
		whole := digitsStart(lower, i-1)
		return float64(letters.Number(lower[whole:i-1])) + float64(letters.Number(lower[i:end]))/10, whole
	}
	return float64(letters.Number(lower[i:end])), i
}

// digitsStart returns where the digits begin that end at end, at most four.
func digitsStart(s string, end int) int {
	i := end
	for i > 0 && letters.IsDigitByte(s[i-1]) && end-i < 4 {
		i--
	}
	return i
}

// fractions are words for a part of an hour.
var fractions = []struct {
	words string
	value float64
}{{"half an", 0.5}, {"a half", 0.5}, {"halb", 0.5}, {"eine halbe", 0.5}, {"media", 0.5}, {"demi", 0.5},
	{"three quarters of an", 0.75}, {"a quarter of an", 0.25}}

// fractionEnd reads the fraction that s ends in, with a number before it: "two and a half".
func fractionEnd(s string) (n float64, size int) {
	for _, f := range fractions {
		before, ok := strings.CutSuffix(s, f.words)
		if !ok {
			continue
		}
		if before, ok := strings.CutSuffix(before, " and "); ok {
			if v, size := numberWordEnd(before); v > 0 {
				return float64(v) + f.value, len(f.words) + len(" and ") + size
			}
		}
		return f.value, len(f.words)
	}
	return 0, 0
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

// isDecoySpan reports whether a length of time was only planned, or is not that of
// the meeting.
func isDecoySpan(lower string, m Span) bool {
	if m.Minutes <= 0 || m.Minutes > maxMeeting {
		return true
	}
	return holdsWord(lower[max(0, m.Start-18):m.Start], decoysBefore.List()) ||
		holdsWord(lower[m.End:min(len(lower), m.End+20)], decoysAfter.List())
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
