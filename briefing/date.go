package briefing

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A day is a date as a page writes it: parts that it does not write are 0.
type day struct{ year, month, day int }

func (d day) date() Date {
	switch {
	case d.year == 0:
		return ""
	case d.month == 0:
		return Date(fmt.Sprintf("%04d", d.year))
	case d.day == 0:
		return Date(fmt.Sprintf("%04d-%02d", d.year, d.month))
	}
	return Date(fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day))
}

// valid tells whether some calendar has the day.
func (d day) valid() bool {
	year := d.year
	if year == 0 {
		year = 2000 // a leap year: 29 February may be meant
	}
	return d.month >= 1 && d.month <= 12 && d.day >= 0 && d.day <= daysIn(year, d.month) && (d.year == 0 || d.year >= 1850 && d.year <= 2150)
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// A dateMention is a day or a run of days in a text.
type dateMention struct {
	from, to   day // equal for one day
	start, end int // bytes of the text
	rule       string
}

// findDates returns the dates in a text, in order, with their weekdays in
// brackets. Two that a word such as "to" joins are one mention.
func findDates(s string) []dateMention {
	var found []dateMention
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= '0' && c <= '9':
			m, ok := numericDate(s, i)
			if ok {
				found = append(found, m)
				i = m.end
				continue
			}
			i = skipDigits(s, i)
		case isLetterByte(c):
			end := letterEnd(s, i)
			if month := monthNumber(s[i:end]); month > 0 {
				if m, ok := namedDate(s, i, end, month); ok {
					if n := len(found); n > 0 && m.start < found[n-1].end {
						m.start = found[n-1].end
					}
					found = append(found, m)
					end = max(end, m.end)
				}
			}
			if end == i {
				_, size := utf8.DecodeRuneInString(s[i:])
				end = i + size
			}
			i = end
		default:
			i++
		}
	}
	return joinRanges(s, found)
}

// numericDate reads "2011-11-24", "2011/11/24", "11/24/2011", "24.11.2011" at i.
func numericDate(s string, i int) (dateMention, bool) {
	var parts [3]int
	var sep byte
	j, lengths := i, [3]int{}
	for k := range parts {
		end := skipDigits(s, j)
		if k == 2 && end-j > 4 && lengths[0] <= 2 {
			end = j + 4 // "29.09.201717:18": the clock is glued to the year
		}
		if end == j || end-j > 4 {
			return dateMention{}, false
		}
		parts[k], lengths[k] = numberOf(s[j:end]), end-j
		j = end
		if k == 2 {
			break
		}
		if j >= len(s) || s[j] != '-' && s[j] != '/' && s[j] != '.' || k == 1 && s[j] != sep {
			return dateMention{}, false
		}
		sep = s[j]
		j++
	}
	d := day{parts[0], parts[1], parts[2]}
	rule := "year-month-day"
	switch {
	case lengths[0] == 4:
	case lengths[2] != 4:
		return dateMention{}, false
	case sep == '/' && parts[0] <= 12:
		d, rule = day{parts[2], parts[0], parts[1]}, "month/day/year"
	default:
		d, rule = day{parts[2], parts[1], parts[0]}, "day.month.year"
	}
	return dateMention{d, d, i, j, rule}, d.year > 0 && d.valid() && d.day > 0
}

// namedDate reads the date around the name of a month that stands at s[start:end].
func namedDate(s string, start, end, month int) (dateMention, bool) {
	d := day{month: month}
	if end < len(s) && s[end] == '.' {
		end++ // "Nov. 11"
	}
	before, first, last, from := daysBefore(s, start)
	if before > 0 {
		m := dateMention{day{0, month, first}, day{0, month, last}, from, end, "day-month-year"}
		m.end = weekdayAfter(s, m.end)
		if year, stop := yearAfter(s, m.end); year > 0 {
			m.from.year, m.to.year, m.end = year, year, stop
		}
		m.end = weekdayAfter(s, m.end)
		return m, m.from.valid() && m.to.valid() && (m.from.year > 0 || isUpperAt(s, start)) // "5 may be" is no day
	}
	if !isUpperAt(s, start) {
		return dateMention{}, false // "may", "march"
	}
	n, stop := dayAfter(s, end)
	if n == 0 {
		year, stop := yearAfter(s, end)
		d.year = year
		return dateMention{d, d, start, stop, "month-year"}, year > 0
	}
	d.day = n
	m := dateMention{d, d, start, weekdayAfter(s, stop), "month-day-year"}
	if n, stop, ok := secondDay(s, m.end); ok {
		m.to.day, m.end = n, weekdayAfter(s, stop)
	}
	if year, stop := yearAfter(s, m.end); year > 0 {
		m.from.year, m.to.year, m.end = year, year, stop
	}
	m.end = weekdayAfter(s, m.end)
	return m, m.from.valid() && m.to.valid() && m.to.day >= m.from.day
}

// daysBefore reads the day or days before a month: "24", "24th of", "19-21",
// "19 and 20", "24.", "2 de". n is how many were found, and at where they begin.
func daysBefore(s string, end int) (n, first, last, at int) {
	i := skipBack(s, end)
	for _, of := range []string{"of", "de"} {
		if strings.HasSuffix(s[:i], " "+of) {
			i = skipBack(s, i-len(of))
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
			j := skipBack(s, len(before))
			floor := max(0, j-16)
			if open := strings.LastIndexByte(s[floor:j], '('); open >= 0 && s[j-1] == ')' && isWeekday(strings.Trim(s[floor+open:j], "(). ")) {
				j = skipBack(s, floor+open)
			}
			if f, j := dayBefore(s, j); f > 0 && f < last {
				return 2, f, last, j
			}
		}
	}
	return 1, first, last, at
}

// dayBefore reads the one or two digits of a day that end at end, with "th" or a point.
func dayBefore(s string, end int) (n, at int) {
	i := end
	for _, ordinal := range []string{"st", "nd", "rd", "th", "er", ".", "º"} {
		if strings.HasSuffix(s[:i], ordinal) {
			i -= len(ordinal)
			break
		}
	}
	j := i
	for j > 0 && isDigitByte(s[j-1]) {
		j--
	}
	if i-j < 1 || i-j > 2 || j > 0 && (s[j-1] == '.' || s[j-1] == ':' || isLetterByte(s[j-1])) {
		return 0, end
	}
	return numberOf(s[j:i]), j
}

// dayAfter reads the day after a month: " 24", " 24th", " the 24th".
func dayAfter(s string, i int) (n, end int) {
	if strings.HasPrefix(s[i:], ", ") {
		i++ // "November, 11, 2009"
	}
	i = skipSpace(s, i)
	i += len(s[i:]) - len(strings.TrimPrefix(s[i:], "the "))
	end = skipDigits(s, i)
	if end == i || end-i > 2 || end < len(s) && s[end] == ':' {
		return 0, i
	}
	n = numberOf(s[i:end])
	for _, ordinal := range []string{"st", "nd", "rd", "th"} {
		if strings.HasPrefix(s[end:], ordinal) {
			end += len(ordinal)
			break
		}
	}
	if n > 31 || end < len(s) && isLetterByte(s[end]) {
		return 0, i
	}
	return n, end
}

// secondDay reads the end of "December 2 and 3", "May 7 (Sun) to 9", "December 3-5".
func secondDay(s string, i int) (n, end int, ok bool) {
	j := skipSpace(s, i)
	for _, joint := range []string{"-", "–", "—", "and ", "to ", "through ", "until ", "& ", "/"} {
		if rest, found := strings.CutPrefix(s[j:], joint); found {
			k := skipSpace(s, len(s)-len(rest))
			stop := letterEnd(s, k)
			if stop > k && isWeekday(s[k:stop]) {
				k = skipSpace(s, stop)
			}
			n, end = dayAfter(s, k)
			if n == 0 {
				return 0, i, false
			}
			// "December 2 and 3 January": the day belongs to the other month. "3 ministers": it is none.
			next := skipSpace(s, end)
			stop = letterEnd(s, next)
			word := s[next:stop]
			if next > end && stop > next && (monthNumber(word) > 0 || isLowerByte(word[0]) && !afterDay[word]) {
				return 0, i, false
			}
			return n, end, true
		}
	}
	return 0, i, false
}

// afterDay are words that may follow a day; other small ones would be counted by the number.
var afterDay = map[string]bool{"in": true, "at": true, "and": true, "for": true, "on": true, "to": true, "the": true, "with": true, "this": true, "from": true, "of": true, "during": true, "local": true, "as": true, "by": true, "between": true}

// yearAfter reads a year: " 2011", ", 2011", " (Thu), 2011", "de 2011", "201717:18".
func yearAfter(s string, i int) (year, end int) {
	j := i
	for j < len(s) && (s[j] == ' ' || s[j] == ',' || s[j] == '.') {
		j++
	}
	j += len(s[j:]) - len(strings.TrimPrefix(s[j:], "de "))
	k := j
	for k < len(s) && k < j+4 && isDigitByte(s[k]) {
		k++
	}
	if k-j != 4 {
		return 0, i
	}
	if k < len(s) && isDigitByte(s[k]) && !(k+2 < len(s) && s[k+2] == ':' || k+1 < len(s) && s[k+1] == ':') {
		return 0, i
	}
	year = numberOf(s[j:k])
	if year < 1850 || year > 2150 {
		return 0, i
	}
	return year, k
}

// weekdayAfter passes over a weekday in brackets: " (Thu)", "(木曜日)", "(Mon.)".
func weekdayAfter(s string, i int) int {
	j := skipSpace(s, i)
	rest := s[j:]
	if !strings.HasPrefix(rest, "(") && !strings.HasPrefix(rest, "\uff08") {
		return i
	}
	rest = rest[:min(len(rest), 20)]
	end := strings.IndexAny(rest, ")\uff09")
	if end < 0 || !isWeekday(strings.Trim(rest[:end], "(\uff08. ")) {
		return i
	}
	_, size := utf8.DecodeRuneInString(rest[end:])
	return j + end + size
}

// joinRanges makes one mention of "April 27 to May 2", "from 30 July until 2
// August", and gives the year of the second to the first.
func joinRanges(s string, found []dateMention) []dateMention {
	out := found[:0]
	for _, m := range found {
		if n := len(out); n > 0 {
			last := &out[n-1]
			between := s[last.end:m.start]
			if len(between) < 60 && isRangeJoint(between, s[:last.start]) && last.from == last.to && last.from.day > 0 && m.to.day > 0 {
				if last.from.year == 0 {
					last.from.year = m.to.year
				}
				if m.to.year == 0 {
					m.to.year = last.from.year
				}
				if before(last.from, m.to) {
					last.to, last.end = m.to, m.end
					continue
				}
			}
		}
		out = append(out, m)
	}
	return out
}

func before(a, b day) bool {
	return a.year != b.year && a.year < b.year || a.year == b.year && (a.month < b.month || a.month == b.month && a.day < b.day)
}

// isRangeJoint tells the words between the first and the last day of a run.
func isRangeJoint(between, ahead string) bool {
	word := strings.Trim(between, " ,()")
	for _, weekday := range weekdayNames[:17] {
		word = strings.TrimSpace(strings.TrimSuffix(asciiLower(word), weekday))
	}
	switch word {
	case "to", "through", "until", "till", "-", "–", "—", "bis", "au", "al", "to the", "and returns on", "and to return on", "and will return on", "and return on":
		return true
	case "and", "et", "und":
		tail := asciiLower(ahead[max(0, len(ahead)-24):])
		return strings.Contains(tail, "between") || strings.Contains(tail, "from")
	}
	// "from September 4, which is tomorrow, until September 6"
	tail := asciiLower(ahead[max(0, len(ahead)-8):])
	return strings.HasSuffix(word, " until") && strings.HasSuffix(tail, "from ") ||
		strings.HasPrefix(word, "and returns") || strings.HasPrefix(word, "and return")
}

// monthNumber returns 1–12 for the name of a month, 0 for other words.
func monthNumber(word string) int {
	if len(word) < 3 || len(word) > 11 || !strings.ContainsRune("jfmasondeJFMASONDE", rune(word[0])) {
		return 0
	}
	var buffer [16]byte
	lower := buffer[:0]
	for i := range len(word) {
		c := word[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower = append(lower, c)
	}
	for month, names := range monthNames {
		for _, name := range names {
			if len(name) == len(lower) && name == string(lower) {
				return month
			}
		}
	}
	return 0
}

func isWeekday(word string) bool {
	word = strings.TrimSuffix(word, ".")
	if word == "" || len(word) > 12 {
		return false
	}
	for _, name := range weekdayNames {
		if strings.EqualFold(word, name) {
			return true
		}
	}
	return false
}

func isLetterByte(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= utf8.RuneSelf }
func isLowerByte(c byte) bool  { return c >= 'a' && c <= 'z' }
func isDigitByte(c byte) bool  { return c >= '0' && c <= '9' }

func isUpperAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsUpper(r)
}

// letterEnd returns where the run of letters ends that begins at i.
func letterEnd(s string, i int) int {
	for i < len(s) && isLetterByte(s[i]) {
		if s[i] >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if !unicode.IsLetter(r) {
				return i
			}
			i += size
			continue
		}
		i++
	}
	return i
}

func skipDigits(s string, i int) int {
	for i < len(s) && isDigitByte(s[i]) {
		i++
	}
	return i
}

func skipSpace(s string, i int) int {
	for i < len(s) && s[i] == ' ' {
		i++
	}
	return i
}

func skipBack(s string, i int) int {
	for i > 0 && s[i-1] == ' ' {
		i--
	}
	return i
}

// asciiLower lowers the letters of ASCII alone, so that places in the result are places in s.
func asciiLower(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= 'A' && c <= 'Z' {
			b := []byte(s)
			for ; i < len(b); i++ {
				if c := b[i]; c >= 'A' && c <= 'Z' {
					b[i] = c + 'a' - 'A'
				}
			}
			return string(b)
		}
	}
	return s
}
