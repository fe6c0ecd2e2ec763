package day

import (
	"strings"
	"sync"
	"unicode/utf8"

	"briefings/briefing/letters"
)

// daysBefore reads the day or days before a month: "24", "24th of", "19-21",
// "19 and 20", "24.", "2 de". n is their number, 0 to 2; they begin at at.
func daysBefore(s string, end int) (n, first, last, at int) {
	i := letters.SkipSpaceBack(s, end)
	for _, of := range []string{"of", "de"} {
		if strings.HasSuffix(s[:i], " "+of) {
			i = letters.SkipSpaceBack(s, i-len(of))
		}
	}
	last, i = dayBefore(s, i)
	if last == 0 {
		return 0, 0, 0, end
	}
	first, at = last, i
	for _, joint := range []string{"-", "–", "—", " and", " to", " bis", " et", " y", " au", " al", "/"} {
		head := strings.TrimRight(s[:i], " ")
		if before, ok := strings.CutSuffix(head, joint); ok {
			j := letters.SkipSpaceBack(s, len(before))
			floor := max(0, j-16)
			open := strings.LastIndexByte(s[floor:j], '(')
			if open >= 0 && s[j-1] == ')' && IsWeekday(strings.Trim(s[floor+open:j], "(). ")) {
				j = letters.SkipSpaceBack(s, floor+open)
			}
			if f, j := dayBefore(s, j); f > 0 && f < last {
				return 2, f, last, j
			}
		}
	}
	return 1, first, last, at
}

// dayBefore reads the one or two digits of a day that end at end, with "th" or a full stop.
func dayBefore(s string, end int) (n, at int) {
	i := end
	for _, ordinal := range []string{"st", "nd", "rd", "th", "er", ".", "º"} {
		if strings.HasSuffix(s[:i], ordinal) {
			i -= len(ordinal)
			break
		}
	}
	j := i
	for j > 0 && letters.IsDigitByte(s[j-1]) {
		j--
	}
	if i-j < 1 || i-j > 2 || j > 0 && (s[j-1] == '.' || s[j-1] == ':' || letters.IsLetterByte(s[j-1])) {
		return 0, end
	}
	return letters.Number(s[j:i]), j
}

// dayAfter reads the day after a month: " 24", " 24th", " the 24th".
func dayAfter(s string, i int) (n, end int) {
	if strings.HasPrefix(s[i:], ", ") {
		i++ // "November, 11, 2009"
	}
	i = letters.SkipSpace(s, i)
	i += len(s[i:]) - len(strings.TrimPrefix(s[i:], "the "))
	end = letters.SkipDigits(s, i)
	if end == i || end-i > 2 || end < len(s) && s[end] == ':' {
		return 0, i
	}
	n = letters.Number(s[i:end])
	for _, ordinal := range []string{"st", "nd", "rd", "th"} {
		if strings.HasPrefix(s[end:], ordinal) {
			end += len(ordinal)
			break
		}
	}
	if n > 31 || end < len(s) && letters.IsLetterByte(s[end]) {
		return 0, i
	}
	return n, end
}

// secondDay reads the end of "December 2 and 3", "May 7 (Sun) to 9", "December 3-5".
func secondDay(s string, i int) (n, end int, ok bool) {
	j := letters.SkipSpace(s, i)
	for _, joint := range []string{"-", "–", "—", "and ", "to ", "through ", "until ", "& ", "/"} {
		if rest, found := strings.CutPrefix(s[j:], joint); found {
			k := letters.SkipSpace(s, len(s)-len(rest))
			stop := letters.LetterEnd(s, k)
			if stop > k && IsWeekday(s[k:stop]) {
				k = letters.SkipSpace(s, stop)
			}
			n, end = dayAfter(s, k)
			if n == 0 {
				return 0, i, false
			}
			// In "December 2 and 3 January" the day belongs to the other month; "3 ministers" is none.
			next := letters.SkipSpace(s, end)
			stop = letters.LetterEnd(s, next)
			word := s[next:stop]
			if next > end && stop > next &&
				(MonthNumber(word) > 0 || letters.IsLowerByte(word[0]) && !afterDay.Has(word)) {
				return 0, i, false
			}
			return n, end, true
		}
	}
	return 0, i, false
}

// yearAfter reads a year: " 2011", ", 2011", " (Thu), 2011", "de 2011", "201717:18".
func yearAfter(s string, i int) (year, end int) {
	j := i + len(s[i:]) - len(strings.TrimLeft(s[i:], " ,."))
	j += len(s[j:]) - len(strings.TrimPrefix(s[j:], "de "))
	k := j
	for k < len(s) && k < j+4 && letters.IsDigitByte(s[k]) {
		k++
	}
	if k-j != 4 || isDigitByteAt(s, k) && !isClockHour(s[k:]) {
		return 0, i
	}
	year = letters.Number(s[j:k])
	if year < 1850 || year > 2150 {
		return 0, i
	}
	return year, k
}

// isClockHour reports whether s begins with an hour of one or two digits: "7:18", "17:18".
func isClockHour(s string) bool {
	return len(s) > 2 && s[2] == ':' || len(s) > 1 && s[1] == ':'
}

// weekdayAfter skips a weekday in brackets: " (Thu)", "(木曜日)", "(Mon.)".
func weekdayAfter(s string, i int) int {
	j := letters.SkipSpace(s, i)
	rest := s[j:]
	if !strings.HasPrefix(rest, "(") && !strings.HasPrefix(rest, "\uff08") {
		return i
	}
	rest = rest[:min(len(rest), 20)]
	end := strings.IndexAny(rest, ")\uff09")
	if end < 0 || !IsWeekday(strings.Trim(rest[:end], "(\uff08. ")) {
		return i
	}
	_, size := utf8.DecodeRuneInString(rest[end:])
	return j + end + size
}

// joinRanges makes one mention of "April 27 to May 2", "from 30 July until 2
// August". The year of one end counts for the other.
func joinRanges(s string, found []Mention) []Mention {
	out := found[:0]
	for _, m := range found {
		if n := len(out); n > 0 {
			last := &out[n-1]
			between := s[last.End:m.Start]
			if len(between) < 60 && isRangeJoint(between, s[:last.Start]) &&
				last.From == last.To && last.From.Day > 0 && m.To.Day > 0 {
				if last.From.Year == 0 {
					last.From.Year = m.To.Year
				}
				if m.To.Year == 0 {
					m.To.Year = last.From.Year
				}
				if last.From.Before(m.To) || last.From.Year == 0 && last.From.Month == 12 && m.To.Month == 1 {
					last.To, last.End = m.To, m.End
					continue
				}
			}
		}
		out = append(out, m)
	}
	return out
}

// Before reports whether d is earlier than e.
func (d Day) Before(e Day) bool {
	return d.Year < e.Year || d.Year == e.Year && (d.Month < e.Month || d.Month == e.Month && d.Day < e.Day)
}

// isRangeJoint reports whether between joins the first and the last day of a run,
// after the text ahead.
func isRangeJoint(between, ahead string) bool {
	word := strings.Trim(between, " ,()")
	for _, weekday := range englishWeekdays.List() {
		word = strings.TrimSpace(strings.TrimSuffix(letters.LowerASCII(word), weekday))
	}
	switch word {
	case "to", "through", "until", "till", "-", "–", "—", "bis", "au", "al", "to the",
		"and returns on", "and to return on", "and will return on", "and return on":
		return true
	case "and", "et", "und":
		tail := letters.LowerASCII(ahead[max(0, len(ahead)-24):])
		return strings.Contains(tail, "between") || strings.Contains(tail, "from")
	}
	// "from September 4, which is tomorrow, until September 6"
	tail := letters.LowerASCII(ahead[max(0, len(ahead)-8):])
	return strings.HasSuffix(word, " until") && strings.HasSuffix(tail, "from ") ||
		strings.HasPrefix(word, "and returns") || strings.HasPrefix(word, "and return")
}

// MonthNumber returns 1–12 for the name of a month, 0 for other words.
func MonthNumber(word string) int {
	months := months()
	if len(word) < 3 || len(word) > 11 || !months.starts[monthStart(word)] {
		return 0
	}
	var buffer [16]byte
	lower := buffer[:0]
	for i := range len(word) {
		lower = append(lower, letters.LowerByte[word[i]])
	}
	return months.numbers[string(lower)]
}

// A monthIndex holds the numbers of the months by name, and the two letters that
// names begin with: they rule out nearly every other word at once.
type monthIndex struct {
	numbers map[string]int
	starts  [1 << 10]bool
}

var months = sync.OnceValue(func() *monthIndex {
	x := &monthIndex{numbers: map[string]int{}}
	for _, month := range numberWords(vocabulary.Meanings("month")) {
		x.numbers[month.word] = month.value
		x.starts[monthStart(month.word)] = true
	}
	return x
})

// monthStart is one number for the first two letters of a word, the same for small and large ones.
func monthStart(word string) int { return int(word[0]&0x1f)<<5 | int(word[1]&0x1f) }

func IsWeekday(word string) bool {
	word = strings.TrimSuffix(word, ".")
	if word == "" || len(word) > 12 {
		return false
	}
	first := word[0] | 0x20 // as the names have it: most words begin otherwise
	for _, name := range weekdays.List() {
		if word[0] < utf8.RuneSelf && first != name[0] {
			continue
		}
		if strings.EqualFold(word, name) {
			return true
		}
	}
	return false
}
