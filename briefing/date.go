package briefing

import (
	"strconv"
	"unicode/utf8"

	"briefings/briefing/letters"
)

// A day is a date as a page writes it: parts that it does not write are 0.
type day struct{ year, month, day int }

func (d day) date() Date {
	var buffer [len("2006-01-02")]byte
	if d.year == 0 {
		return ""
	}
	iso := appendDigits(buffer[:0], d.year, 4)
	if d.month > 0 {
		iso = appendDigits(append(iso, '-'), d.month, 2)
		if d.day > 0 {
			iso = appendDigits(append(iso, '-'), d.day, 2)
		}
	}
	return Date(iso)
}

// appendDigits appends n with zeros before it, so that it has so many digits at least.
func appendDigits(dst []byte, n, digits int) []byte {
	for least := 10; digits > 1; digits-- {
		if n < least {
			dst = append(dst, '0')
		}
		least *= 10
	}
	return strconv.AppendInt(dst, int64(n), 10)
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
	if !letters.HasDigits(s) {
		return nil // no date is without
	}
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
			i = letters.SkipDigits(s, i)
		case letters.IsLetterByte(c):
			end := letters.LetterEnd(s, i)
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
		end := letters.SkipDigits(s, j)
		if k == 2 && end-j > 4 && lengths[0] <= 2 {
			end = j + 4 // "29.09.201717:18": the clock is glued to the year
		}
		if end == j || end-j > 4 {
			return dateMention{}, false
		}
		parts[k], lengths[k] = letters.Number(s[j:end]), end-j
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

// isSmallMonth tells the names of months that can stand in lower case without a
// year, as in "31 août", from English words: "5 may be" is no day.
func isSmallMonth(word string) bool {
	return len(word) > 3 && word != "march" && word != "sept" && word != "june" && word != "july"
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
		return m, m.from.valid() && m.to.valid() && (m.from.year > 0 || letters.IsUpperAt(s, start) || isSmallMonth(s[start:end]))
	}
	if !letters.IsUpperAt(s, start) {
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
