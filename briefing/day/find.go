package day

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"briefings/briefing/letters"
)

// A Day is a date as a page writes it. Missing parts are 0.
type Day struct{ Year, Month, Day int }

func (d Day) Date() Date {
	var buffer [len("2006-01-02")]byte
	if d.Year == 0 {
		return ""
	}
	iso := appendDigits(buffer[:0], d.Year, 4)
	if d.Month > 0 {
		iso = appendDigits(append(iso, '-'), d.Month, 2)
		if d.Day > 0 {
			iso = appendDigits(append(iso, '-'), d.Day, 2)
		}
	}
	return Date(iso)
}

// appendDigits appends n with leading zeros, to at least so many digits.
func appendDigits(dst []byte, n, digits int) []byte {
	for least := 10; digits > 1; digits-- {
		if n < least {
			dst = append(dst, '0')
		}
		least *= 10
	}
	return strconv.AppendInt(dst, int64(n), 10)
}

// Valid reports whether a day can be meant: month and day exist, and the year, if
// there is one, is between 1850 and 2150.
func (d Day) Valid() bool {
	year := d.Year
	if year == 0 {
		year = 2000 // a leap year: 29 February may be meant
	}
	return d.Month >= 1 && d.Month <= 12 && d.Day >= 0 && d.Day <= daysIn(year, d.Month) &&
		(d.Year == 0 || d.Year >= 1850 && d.Year <= 2150)
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

// A Mention is a day or a run of days in a text.
type Mention struct {
	From, To   Day // equal for one day
	Start, End int // bytes of the text
	Rule       string
	Other      Day // the other reading of 08/05/2019, if the text does not decide; else zero
}

// Settled reads a day that has two readings in the order that its page has, see
// DayFirst.
func (m Mention) Settled(dayFirst bool) Mention {
	if m.Other.Day > 0 && dayFirst != (m.Rule == "day.month.year") {
		m.From, m.To, m.Other = m.Other, m.Other, m.From
		m.Rule = "month/day/year"
		if dayFirst {
			m.Rule = "day.month.year"
		}
	}
	m.Other = Day{}
	return m
}

// DayFirst returns the order of day and month in the numeric dates of a page, if
// one of them shows it, as 25/03/2021 does, and none contradicts it.
func DayFirst(page string) (dayFirst, known bool) {
	var order [2]bool
	for _, m := range Find(page) {
		if m.Other.Day == 0 && strings.ContainsAny(page[m.Start:m.End], "/") {
			order[0] = order[0] || m.Rule == "day.month.year"
			order[1] = order[1] || m.Rule == "month/day/year"
		}
	}
	return order[0], order[0] != order[1]
}

// Find returns the dates in a text, in order, with their weekdays in brackets. Two
// dates with a word such as "to" between them are one mention.
func Find(s string) []Mention {
	if !letters.HasDigits(s) {
		return nil
	}
	var found []Mention
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= '0' && c <= '9':
			m, ok := NumericAt(s, i)
			if !ok {
				m, ok = eastAsianAt(s, i)
			}
			if ok {
				found = append(found, m)
				i = m.End
				continue
			}
			i = letters.SkipDigits(s, i)
		case letters.IsLetterByte(c):
			end := letters.LetterEnd(s, i)
			if month := MonthNumber(s[i:end]); month > 0 {
				if m, ok := namedDate(s, i, end, month); ok {
					if n := len(found); n > 0 && m.Start < found[n-1].End {
						m.Start = found[n-1].End
					}
					found = append(found, m)
					end = max(end, m.End)
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

// NumericAt reads "2011-11-24", "2011/11/24", "11/24/2011", "24.11.2011", "24. 11. 2011", "2011. 11. 24".
// A day before a month has two readings. The usual one comes first, unless a
// weekday stands before it.
func NumericAt(s string, i int) (Mention, bool) {
	parts, lengths, sep, end := numbersAt(s, i)
	year, first, second := parts[2], parts[0], parts[1]
	switch {
	case end == 0 || isFileNumber(s, i):
		return Mention{}, false
	case lengths[0] == 4:
		d := Day{parts[0], parts[1], parts[2]}
		return Mention{From: d, To: d, Start: i, End: end, Rule: "year-month-day"}, d.Year > 0 && d.Valid() && d.Day > 0
	case lengths[2] != 4 || year == 0 || first == 0 || second == 0:
		return Mention{}, false
	}
	return settle(Day{year, second, first}, Day{year, first, second}, Mention{Start: i, End: end}, sep == '/', s)
}

// isFileNumber reports whether numbers are those of a file: "No. 12-05-2018".
func isFileNumber(s string, i int) bool {
	head := strings.TrimRight(s[max(0, i-16):i], " .:")
	return head != "" && fileLabels.Has(letters.Lower(lastWord(head)))
}

// settle chooses between the two readings of a date, by the calendar, by the weekday
// before it, or by what is usual, and then keeps the other one.
func settle(dayFirst, monthFirst Day, m Mention, slash bool, s string) (Mention, bool) {
	const byDay, byMonth = "day.month.year", "month/day/year"
	m.From, m.Rule = dayFirst, byDay
	weekday := weekdayBefore(s, m.Start)
	switch {
	case !monthFirst.Valid() || dayFirst == monthFirst:
	case !dayFirst.Valid():
		m.From, m.Rule = monthFirst, byMonth
	case s[m.End-5] == '.' || weekday > 0 && weekday == dayFirst.weekday():
	case weekday > 0 && weekday == monthFirst.weekday():
		m.From, m.Rule = monthFirst, byMonth
	case slash:
		m.From, m.Rule, m.Other = monthFirst, byMonth, dayFirst
	default:
		m.Other = monthFirst
	}
	m.To = m.From
	return m, m.From.Valid()
}

// numbersAt reads the three numbers of a date and their lengths; end is 0 if there are none.
func numbersAt(s string, i int) (parts, lengths [3]int, sep byte, end int) {
	j := i
	for k := range parts {
		stop := letters.SkipDigits(s, j)
		if k == 2 && stop-j > 4 && lengths[0] <= 2 {
			stop = j + 4 // "29.09.201717:18": the clock is glued to the year
		}
		if stop == j || stop-j > 4 {
			return parts, lengths, sep, 0
		}
		parts[k], lengths[k] = letters.Number(s[j:stop]), stop-j
		if j = stop; k == 2 {
			break
		}
		mark, size := dateMark(s[j:])
		if mark == 0 || k == 1 && mark != sep {
			return parts, lengths, sep, 0
		}
		sep = mark
		if j += size; sep == '.' || sep == '|' {
			j = letters.SkipSpace(s, j)
		}
	}
	return parts, lengths, sep, j
}

// dateMark reads the mark between the numbers of a date; any dash is "-". A bar may stand
// between spaces: "23 | 05 | 2016".
func dateMark(s string) (mark byte, size int) {
	if bar := letters.SkipSpace(s, 0); bar < len(s) && s[bar] == '|' {
		return '|', bar + 1
	}
	switch r, size := utf8.DecodeRuneInString(s); {
	case r == '/' || r == '.':
		return byte(r), size
	case r != '~' && isDash(r):
		return '-', size
	}
	return 0, 0
}

// weekday is 1 for Monday to 7 for Sunday.
func (d Day) weekday() int {
	return (int(d.time().Weekday())+6)%7 + 1
}

// Since returns how many days d lies after the day since.
func (d Day) Since(since Day) int {
	const hours = 24
	return int(d.time().Sub(since.time()).Hours()) / hours
}

func (d Day) time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// weekdayBefore reads the weekday before i, 0 for none: "Thu 04-03-2021", "Thursday, 4/3/2021".
func weekdayBefore(s string, i int) int {
	head := strings.TrimRight(s[max(0, i-12):i], " ,.")
	return weekdayNumbers()[letters.LowerASCII(lastWord(head))]
}

// eastAsianAt reads "2019年5月7日", "5月7日" and "2019년 5월 7일".
func eastAsianAt(s string, i int) (Mention, bool) {
	var d Day
	m := Mention{Start: i, End: i, Rule: "年月日"}
	for k, part := range []*int{&d.Year, &d.Month, &d.Day} {
		j := m.End
		if k > 0 && d.Year > 0 {
			j = letters.SkipSpace(s, j)
		}
		end := letters.SkipDigits(s, j)
		if end > j && end-j <= 4 && letters.HasPrefix(s[end:], dayUnits[k][0], dayUnits[k][1]) {
			*part, m.End = letters.Number(s[j:end]), end+len("年")
		} else if k > 0 {
			break
		}
	}
	m.From, m.To = d, d
	return m, d.Month > 0 && d.Year+d.Day > 0 && d.Valid()
}

var dayUnits = [3][2]string{{"年", "년"}, {"月", "월"}, {"日", "일"}}

// isSmallMonth reports whether the name of a month in lower case needs no year, as
// in "31 août". English words do: "5 may be" is no day.
func isSmallMonth(word string) bool {
	return len(word) > 3 && word != "march" && word != "sept" && word != "june" && word != "july"
}

// namedDate reads the date around the name of a month at s[start:end].
func namedDate(s string, start, end, month int) (Mention, bool) {
	if end < len(s) && s[end] == '.' {
		end++ // "Nov. 11"
	}
	before, first, last, from := daysBefore(s, start)
	if before > 0 {
		m := Mention{From: Day{0, month, first}, To: Day{0, month, last}, Start: from, End: end, Rule: "day-month-year"}
		m.End = weekdayAfter(s, m.End)
		if year, stop := yearAfter(s, m.End); year > 0 {
			m.From.Year, m.To.Year, m.End = year, year, stop
		}
		m.End = weekdayAfter(s, m.End)
		return m, m.From.Valid() && m.To.Valid() &&
			(m.From.Year > 0 || letters.IsUpperAt(s, start) || isSmallMonth(s[start:end]))
	}
	return monthFirstDate(s, start, end, month)
}

// monthFirstDate reads the date that begins with a month, or with a year before it.
func monthFirstDate(s string, start, end, month int) (Mention, bool) {
	d := Day{Month: month}
	if year, _ := yearBefore(s, start); !letters.IsUpperAt(s, start) && year == 0 {
		return Mention{}, false // "may", "march"
	}
	n, stop := dayAfter(s, end)
	if n == 0 {
		year, stop := yearAfter(s, end)
		d.Year = year
		return Mention{From: d, To: d, Start: start, End: stop, Rule: "month-year"}, year > 0
	}
	d.Day = n
	m := Mention{From: d, To: d, Start: start, End: weekdayAfter(s, stop), Rule: "month-day-year"}
	for range 4 {
		n, stop, ok := secondDay(s, m.End)
		if !ok || n <= m.To.Day {
			break
		}
		m.To.Day, m.End = n, weekdayAfter(s, stop)
	}
	if year, stop := yearAfter(s, m.End); year > 0 {
		m.From.Year, m.To.Year, m.End = year, year, stop
	} else if year, from := yearBefore(s, start); year > 0 {
		m.From.Year, m.To.Year, m.Start = year, year, from // "2019. május 7."
	}
	m.End = weekdayAfter(s, m.End)
	return m, m.From.Valid() && m.To.Valid() && m.To.Day >= m.From.Day
}

// yearBefore reads the year that stands right before a month: "2019 May 7", and before
// a small one with a point, "2019. május 7."; in English a sentence ends there.
func yearBefore(s string, month int) (year, at int) {
	i := letters.SkipSpaceBack(s, month)
	isUpper := letters.IsUpperAt(s, month)
	if i > 0 && s[i-1] == '.' && !isUpper {
		i--
	}
	j := i
	for j > 0 && letters.IsDigitByte(s[j-1]) && i-j < 5 {
		j--
	}
	year = letters.Number(s[j:i])
	if i-j != 4 || i == month || year < 1850 || year > 2150 ||
		!isUpper && !isSmallMonth(s[month:letters.LetterEnd(s, month)]) {
		return 0, month
	}
	return year, j
}
