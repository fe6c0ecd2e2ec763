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
// twenty minutes", "a two-and-a-half-hour meeting", "zweieinhalbstündig".
func Spans(s string) []Span {
	lower := letters.LowerASCII(s)
	var found []Span
	for i := 0; i < len(lower); {
		at, unit := nextUnit(lower, i)
		if at < 0 {
			break
		}
		m := Span{Start: at, End: letters.LetterEnd(lower, at), Rule: "number-unit"}
		i = m.End
		var sixtieths int
		if sixtieths, m.Start = numberBefore(lower, at); sixtieths == 0 {
			if !strings.HasPrefix(lower[m.End:], "-long") {
				continue
			}
			sixtieths = 60 // "the hour-long meeting"
		}
		m.Minutes = sixtieths * unit / 60
		if unit == 60 {
			m.addFraction(lower)
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

// Days returns how many days a visit lasts by an adjective: 2 for "a two-day visit", 3 for "dreitägig". It
// returns 0 if there is none. lower is in lower case.
func Days(lower string) int {
	for _, unit := range []string{"-day ", "tägig"} {
		if at := strings.Index(lower, unit); at > 0 {
			if sixtieths, start := numberBefore(lower, at+strings.Count(unit, "-")); start < at {
				return sixtieths / 60
			}
		}
	}
	return 0
}

// addFraction adds the part of an hour behind an hour: "an hour and a half".
func (s *Span) addFraction(lower string) {
	for _, part := range hourParts() {
		if strings.HasPrefix(lower[s.End:], part.word) {
			s.Minutes, s.End = s.Minutes+part.value, s.End+len(part.word)
			return
		}
	}
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
}{{"minut", 1}, {"minüt", 1}, {"hour", 60}, {"heure", 60}, {"hora", 60}, {"stunde", 60},
	{"stündig", 60}}

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

// numberBefore reads the number before the unit at at, in sixtieths: digits, or words
// apart, with hyphens or glued together. It is 0 if there is none.
func numberBefore(lower string, at int) (sixtieths, start int) {
	if n, start := digitsBefore(lower, at); n > 0 {
		return n, start
	}
	const most = 8 // words of a number
	var parts [most]numberPart
	n, start := 0, at
	for end := at; n < most; {
		p, ok := partBefore(lower, end)
		if !ok {
			break
		}
		end = p.start
		parts[n] = p
		if n++; p.value > 0 {
			start = end
		}
	}
	return sumOf(parts[:n]), start
}

// digitsBefore reads the number of digits before the unit at at, in sixtieths: "25", "2.5", "2½".
func digitsBefore(lower string, at int) (sixtieths, start int) {
	end, half := at, 0
	if end > 0 && (lower[end-1] == ' ' || lower[end-1] == '-') {
		end--
	}
	if strings.HasSuffix(lower[:end], "½") {
		end, half = end-len("½"), 30
	}
	i := digitsStart(lower, end)
	n := letters.Number(lower[i:end]) * 60
	if i < end && i > 0 && (lower[i-1] == '.' || lower[i-1] == ',') && isDigitByteAt(lower, i-2) {
		whole := digitsStart(lower, i-1)
		n, i = letters.Number(lower[whole:i-1])*60+n/10, whole
	}
	return n + half, i
}

// digitsStart returns where the digits begin that end at end, at most four.
func digitsStart(s string, end int) int {
	i := end
	for i > 0 && letters.IsDigitByte(s[i-1]) && end-i < 4 {
		i--
	}
	return i
}

// A numberPart is a word of a number, or a part of one: "fünf", "und", "vierzig".
type numberPart struct {
	start int
	numberClass
}

// A numberClass says what a word can be in a number.
type numberClass struct {
	value      int  // in sixtieths; 0 for a joint
	isFraction bool // multiplies the number before it
}

// partBefore reads the word that ends at end, a space or a hyphen aside, or the last
// part of a word all of whose parts are those of a number.
func partBefore(lower string, end int) (p numberPart, ok bool) {
	i := end
	if i > 0 && strings.IndexByte(" -'", lower[i-1]) >= 0 {
		i--
	} else if before, cut := strings.CutSuffix(lower[:i], "’"); cut {
		i = len(before)
	}
	start := i
	for start > 0 && letters.IsLetterByte(lower[start-1]) && !strings.HasSuffix(lower[:start], "’") {
		start--
	}
	size := lastPart(lower[start:i])
	if size == 0 {
		return p, false
	}
	return numberPart{i - size, numberClasses()[lower[i-size:i]]}, true
}

// lastPart returns the size of the last part of a word, 0 if it is made of other parts than those
// of a number: "fünfundvierzig" ends in "vierzig".
func lastPart(word string) int {
	classes := numberClasses()
	if _, ok := classes[word]; ok {
		return len(word)
	}
	for i := range word {
		if _, ok := classes[word[i:]]; ok && lastPart(word[:i]) > 0 {
			return len(word) - i
		}
	}
	return 0
}

// sumOf returns what the parts of a number mean, in sixtieths. The last part comes first.
func sumOf(parts []numberPart) int {
	sum, last := 0, 0 // last may still be multiplied
	for k := len(parts) - 1; k >= 0; k-- {
		p := parts[k]
		switch {
		case p.value == 0:
			continue
		case p.isFraction:
			return sum + max(last/60, 1)*p.value // "half an", "three quarters of an"
		case last >= 20*60 && p.value < 20*60, last > 0 && last < 10*60 && p.value >= 20*60:
			last += p.value // "twenty-five", "fünfundzwanzig", "soixante-quinze"
		case last == 60 && (p.value > last || k == 0 || !parts[k-1].isFraction):
			last = p.value // "a one-hour meeting"
		default:
			sum, last = sum+last, p.value
		}
	}
	return sum + last
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
