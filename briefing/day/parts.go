package day

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"briefings/briefing/letters"
)

// daysBefore reads the day or days before a month: "24", "24th of", "19-21",
// "19 and 20", "24.", "2 de". n is their number, 0 to 2; they begin at at.
func daysBefore(s string, end int) (n, first, last, at int) {
	i := letters.SkipSpaceBack(s, end)
	for _, of := range []string{"of", "de", "d\u2019", "d'"} {
		if strings.HasSuffix(s[:i], " "+of) {
			i = letters.SkipSpaceBack(s, i-len(of))
		}
	}
	last, i = dayBefore(s, i)
	if last == 0 {
		return 0, 0, 0, end
	}
	n, first, at = 1, last, i
	for {
		f, j, comma := dayInList(s, at)
		if f == 0 || f >= first || comma && n == 1 && f != first-1 {
			return n, first, last, at
		}
		n, first, at = n+1, f, j
	}
}

// dayInList reads the day before the rest of a list of days that begins at i: "22, 23
// and 24 February", "the 3rd to the 5th of May", "7 (Sun) to 9 May".
func dayInList(s string, i int) (n, at int, comma bool) {
	head := strings.TrimRight(s[:i], " ")
	if IsWeekday(strings.TrimSuffix(lastWord(head), ",")) { // "Tuesday 7 to Thursday 9 May"
		head = strings.TrimRight(head[:len(head)-len(lastWord(head))], " ")
	}
	head = strings.TrimSuffix(strings.TrimSuffix(head, " the"), " den")
	before := ""
	if comma = strings.HasSuffix(head, ","); comma {
		before = head[:len(head)-1]
	} else if before = cutDash(head); before == "" {
		space := strings.LastIndexByte(head, ' ')
		if space < 0 || !isDayJoint(head[space+1:]) {
			return 0, i, false
		}
		before = strings.TrimSuffix(head[:space], ",")
	}
	j := letters.SkipSpaceBack(s, len(before))
	floor := max(0, j-16)
	if open := strings.LastIndexByte(s[floor:j], '('); open >= 0 && s[j-1] == ')' &&
		IsWeekday(strings.Trim(s[floor+open:j], "(). ")) {
		j = letters.SkipSpaceBack(s, floor+open)
	}
	n, at = dayBefore(s, j)
	return n, at, comma
}

// cutDash cuts a dash or a slash off the end of s; it returns "" if there is none.
func cutDash(s string) string {
	r, size := utf8.DecodeLastRuneInString(s)
	if r == '/' || r == '&' || isDash(r) {
		return s[:len(s)-size]
	}
	return ""
}

// isDayJoint reports whether a word stands between two days: "and", "y", "e".
func isDayJoint(word string) bool {
	if len(word) == 1 {
		return strings.IndexByte("aeiy", word[0]) >= 0
	}
	return len(word) > 1 && dayJoints.Has(letters.LowerASCII(word))
}

func isDash(r rune) bool {
	return r == '-' || r == '~' || 0x2010 <= r && r <= 0x2015 || r == '\u2212' || r == '\uff5e' || r == '\u301c'
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
	if i-j < 1 || i-j > 2 || j > 0 && (s[j-1] == '.' || s[j-1] == ':' || endsInLetter(s[:j])) {
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
	if n > 31 || startsWithLetter(s[end:]) {
		return 0, i
	}
	return n, end
}

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

func endsInLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}

// secondDay reads the end of "December 2 and 3", "May 7 (Sun) to 9", "December 3-5",
// "February 22, 23 and 24".
func secondDay(s string, i int) (n, end int, ok bool) {
	k, comma := afterJoint(s, i)
	if k == 0 {
		return 0, i, false
	}
	joint, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s[i:k], " "))
	stop := letters.LetterEnd(s, k)
	if stop > k && IsWeekday(s[k:stop]) {
		k = letters.SkipSpace(s, stop)
	}
	if n, end = dayAfter(s, k); n == 0 {
		return 0, i, false
	}
	if comma {
		if next, _ := afterJoint(s, end); next == 0 || !letters.HasDigits(s[next:min(len(s), next+1)]) {
			return 0, i, false // "May 7, 12 ministers"
		}
		return n, end, true
	}
	// "December 2 and 3 January": the day belongs to the other month. "3 ministers": it is none.
	next := letters.SkipSpace(s, end)
	stop = letters.LetterEnd(s, next)
	word := s[next:stop]
	if next > end && stop > next && (MonthNumber(word) > 0 ||
		letters.IsLowerByte(word[0]) && !isDash(joint) && !afterDay.Has(word)) {
		return 0, i, false
	}
	return n, end, true
}

// afterJoint returns where the next day of a list may begin, 0 if no list goes on at i.
func afterJoint(s string, i int) (next int, comma bool) {
	j := letters.SkipSpace(s, i)
	if strings.HasPrefix(s[j:], ", ") {
		next, comma = j+2, true
	}
	if k := max(j, next); k < len(s) {
		r, size := utf8.DecodeRuneInString(s[k:])
		word := s[k:letters.LetterEnd(s, k)]
		switch {
		case r == '/' || r == '&' || isDash(r):
			next, comma = k+size, false
		case isDayJoint(word):
			next, comma = k+len(word), false
		}
	}
	if next == 0 {
		return 0, false
	}
	return letters.SkipSpace(s, next), comma
}

// yearAfter reads a year: " 2011", ", 2011", " (Thu), 2011", "de 2011", "201717:18".
func yearAfter(s string, i int) (year, end int) {
	j := i + len(s[i:]) - len(strings.TrimLeft(s[i:], " ,."))
	for _, of := range []string{"de ", "del "} {
		j += len(s[j:]) - len(strings.TrimPrefix(s[j:], of))
	}
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
		if n := len(out); n > 0 && out[n-1].joins(m, s) {
			last := &out[n-1]
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
		out = append(out, m)
	}
	return out
}

// joins reports whether next is the end of a run that m begins, or the next day of a list.
func (m *Mention) joins(next Mention, s string) bool {
	between := s[m.End:next.Start]
	if len(between) >= 60 || m.From.Day == 0 || next.To.Day == 0 {
		return false
	}
	return m.From == m.To && isRangeJoint(between, s[:m.Start]) || isNextDay(m.To, next.From) && isListJoint(between)
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
	if r, size := utf8.DecodeRuneInString(word); size == len(word) && isDash(r) {
		return true
	}
	switch word {
	case "to", "through", "until", "till", "bis", "au", "al", "do", "t/m", "to the",
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

// isListJoint reports whether between joins two days of a list: "30 April and 1 May".
func isListJoint(between string) bool {
	word := strings.Trim(between, " ,")
	return word == "" && strings.Contains(between, ",") || word == "&" || isDayJoint(word)
}

// isNextDay reports whether b follows a. Either may be without a year.
func isNextDay(a, b Day) bool {
	if a.Month == b.Month && b.Day == a.Day+1 {
		return true
	}
	return b.Day == 1 && b.Month == a.Month%12+1 && a.Day == daysIn(max(a.Year, b.Year), a.Month)
}

// MonthNumber returns 1–12 for the name of a month, 0 for other words.
func MonthNumber(word string) int {
	months := months()
	if len(word) < 3 || len(word) > 24 || !months.starts[monthStart(word)] {
		return 0
	}
	var buffer [24]byte
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
