package day

import (
	"strconv"
	"strings"
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

// NumericAt reads "2011-11-24", "2011/11/24", "11/24/2011", "24.11.2011" at i.
func NumericAt(s string, i int) (Mention, bool) {
	parts, lengths, sep, end := numericParts(s, i)
	if end == i {
		return Mention{}, false
	}
	d := Day{parts[0], parts[1], parts[2]}
	rule := "year-month-day"
	switch {
	case lengths[0] == 4:
	case lengths[2] != 4:
		return Mention{}, false
	case sep == '/' && parts[0] <= 12:
		d, rule = Day{parts[2], parts[0], parts[1]}, "month/day/year"
	default:
		d, rule = Day{parts[2], parts[1], parts[0]}, "day.month.year"
	}
	return Mention{d, d, i, end, rule}, d.Year > 0 && d.Valid() && d.Day > 0
}

// numericParts reads three numbers with the same separator between them, and how
// many digits each has. end is i if there are none.
func numericParts(s string, i int) (parts, lengths [3]int, sep byte, end int) {
	for k, j := 0, i; ; k++ {
		end := letters.SkipDigits(s, j)
		if k == 2 && end-j > 4 && lengths[0] <= 2 {
			end = j + 4 // "29.09.201717:18": the clock is glued to the year
		}
		if end == j || end-j > 4 {
			return parts, lengths, sep, i
		}
		parts[k], lengths[k] = letters.Number(s[j:end]), end-j
		if k == 2 {
			return parts, lengths, sep, end
		}
		if end >= len(s) || strings.IndexByte("-/.", s[end]) < 0 || k == 1 && s[end] != sep {
			return parts, lengths, sep, i
		}
		sep, j = s[end], end+1
	}
}

// isSmallMonth reports whether the name of a month in lower case needs no year, as
// in "31 août". English words do: "5 may be" is no day.
func isSmallMonth(word string) bool {
	return len(word) > 3 && word != "march" && word != "sept" && word != "june" && word != "july"
}

// namedDate reads the date around the name of a month at s[start:end].
func namedDate(s string, start, end, month int) (Mention, bool) {
	d := Day{Month: month}
	if end < len(s) && s[end] == '.' {
		end++ // "Nov. 11"
	}
	before, first, last, from := daysBefore(s, start)
	if before > 0 {
		m := Mention{Day{0, month, first}, Day{0, month, last}, from, end, "day-month-year"}
		m.End = weekdayAfter(s, m.End)
		if year, stop := yearAfter(s, m.End); year > 0 {
			m.From.Year, m.To.Year, m.End = year, year, stop
		}
		m.End = weekdayAfter(s, m.End)
		return m, m.From.Valid() && m.To.Valid() &&
			(m.From.Year > 0 || letters.IsUpperAt(s, start) || isSmallMonth(s[start:end]))
	}
	if !letters.IsUpperAt(s, start) {
		return Mention{}, false // "may", "march"
	}
	n, stop := dayAfter(s, end)
	if n == 0 {
		year, stop := yearAfter(s, end)
		d.Year = year
		return Mention{d, d, start, stop, "month-year"}, year > 0
	}
	d.Day = n
	m := Mention{d, d, start, weekdayAfter(s, stop), "month-day-year"}
	if n, stop, ok := secondDay(s, m.End); ok {
		m.To.Day, m.End = n, weekdayAfter(s, stop)
	}
	if year, stop := yearAfter(s, m.End); year > 0 {
		m.From.Year, m.To.Year, m.End = year, year, stop
	}
	m.End = weekdayAfter(s, m.End)
	return m, m.From.Valid() && m.To.Valid() && m.To.Day >= m.From.Day
}
