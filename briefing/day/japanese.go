package day

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"briefings/briefing/letters"
)

// A JapaneseDay is a day as a Japanese text names it. Parts that it leaves out are 0.
type JapaneseDay struct {
	Year, Month, Day int
	today            int // 1 for 本日, 0 days back; 2 for 昨日, and so on
	Start, End       int // bytes of the plain text
}

// FindJapanese finds the days that a plain text names, in order: with an era, a
// year of four digits, a month and day, a day alone.
func FindJapanese(plain string) []JapaneseDay {
	var days []JapaneseDay
	for i := 0; i < len(plain); {
		r, size := utf8.DecodeRuneInString(plain[i:])
		if '0' <= r && r <= '9' || r >= utf8.RuneSelf && strings.ContainsRune(japaneseStarts, r) {
			if d, ok := japaneseDayAt(plain, i); ok {
				days = append(days, d)
				i = d.End
				continue
			}
		}
		i += size
	}
	return days
}

// Characters beside plain digits that the name of a day begins with.
const japaneseStarts = "令平昭大明本今昨一二三四五六七八九十〇"

func japaneseDayAt(plain string, i int) (JapaneseDay, bool) {
	if r, _ := utf8.DecodeLastRuneInString(plain[:i]); i > 0 && (JapaneseDigit(r) >= 0 || r == '第' || r == '.') {
		return JapaneseDay{}, false
	}
	for _, near := range nearDays() {
		if strings.HasPrefix(plain[i:], near.word) {
			return JapaneseDay{today: near.value + 1, Start: i, End: i + len(near.word)}, true
		}
	}
	d := JapaneseDay{Start: i}
	at := i
	for _, era := range eras() {
		if rest, ok := strings.CutPrefix(plain[i:], era.word); ok {
			n, size := japaneseNumber(rest)
			if strings.HasPrefix(rest, "元年") {
				n, size = 1, len("元")
			}
			if n == 0 || n > 70 || !strings.HasPrefix(rest[size:], "年") {
				return JapaneseDay{}, false
			}
			d.Year = era.value + n
			at = i + len(era.word) + size + len("年")
			d.Month, d.Day, d.End = japaneseMonthDay(plain, at)
			return d, true
		}
	}
	n, size := japaneseNumber(plain[i:])
	if size == 0 {
		return JapaneseDay{}, false
	}
	rest := plain[i+size:]
	switch {
	case n >= 1900 && n < 2200 && strings.HasPrefix(rest, "年"):
		d.Year = n
		at = i + size + len("年")
		if strings.HasPrefix(plain[at:], "(") { // 2012年(平成24年)9月25日
			if end := strings.IndexByte(plain[at:], ')'); end > 0 && strings.Contains(plain[at:at+end], "年") {
				at += end + 1
			}
		}
		d.Month, d.Day, d.End = japaneseMonthDay(plain, at)
		return d, true
	case n >= 1900 && n < 2200 && size == 4 && len(rest) > 3 && strings.IndexByte("./-", rest[0]) >= 0:
		return japaneseNumericDay(plain, d, n, i+size)
	case n >= 1 && n <= 12 && strings.HasPrefix(rest, "月"):
		if d.Month, d.Day, d.End = japaneseMonthDay(plain, i); d.Day > 0 {
			return d, true
		}
	case n >= 1 && n <= 31 && strings.HasPrefix(rest, "日") && !strings.HasPrefix(rest, "日間") && !countsDays(rest[len("日"):]):
		d.Day, d.End = n, i+size+len("日")
		return d, true
	}
	return JapaneseDay{}, false
}

// countsDays tells a number of days from a day: 10日ぶり, 3日以内.
func countsDays(after string) bool {
	for _, word := range []string{"ぶり", "以内", "程度", "連続", "後", "以上", "余"} {
		if strings.HasPrefix(after, word) {
			return true
		}
	}
	return false
}

// japaneseMonthDay reads 6月10日 or 6月 at i. end is where it ends, i if there is none.
func japaneseMonthDay(plain string, i int) (month, day, end int) {
	n, size := japaneseNumber(plain[i:])
	if n < 1 || n > 12 || !strings.HasPrefix(plain[i+size:], "月") {
		return 0, 0, i
	}
	month, end = n, i+size+len("月")
	if n, size = japaneseNumber(plain[end:]); n >= 1 && n <= 31 && strings.HasPrefix(plain[end+size:], "日") && !strings.HasPrefix(plain[end+size:], "日間") {
		day, end = n, end+size+len("日")
	}
	return month, day, end
}

// japaneseNumericDay reads the rest of 2010.8.28, 2010/8/28, 2010-08-28.
func japaneseNumericDay(plain string, d JapaneseDay, year, i int) (JapaneseDay, bool) {
	mark := plain[i]
	m, size := japaneseNumber(plain[i+1:])
	i += 1 + size
	if m < 1 || m > 12 || i >= len(plain) || plain[i] != mark {
		return JapaneseDay{}, false
	}
	n, size := japaneseNumber(plain[i+1:])
	if n < 1 || n > 31 {
		return JapaneseDay{}, false
	}
	d.Year, d.Month, d.Day, d.End = year, m, n, i+1+size
	return d, true
}

// JapaneseDigit returns the value of a digit, also of a Chinese one, -1 for others.
func JapaneseDigit(r rune) int {
	if '0' <= r && r <= '9' {
		return int(r - '0')
	}
	if i := strings.IndexRune("〇一二三四五六七八九", r); i >= 0 && r != utf8.RuneError {
		return i / 3
	}
	return -1
}

// japaneseNumber reads a number at the beginning of s: 28, 二十八, 二〇一〇. size is 0 if there is none.
func japaneseNumber(s string) (n, size int) {
	for i, r := range s {
		d := JapaneseDigit(r)
		switch {
		case d >= 0 && n < 100000:
			if r >= utf8.RuneSelf && i > 0 && strings.HasSuffix(s[:i], "十") {
				n += d
			} else {
				n = n*10 + d
			}
		case r == '十' && n < 10:
			n = max(n, 1) * 10
		default:
			return n, i
		}
		size = i + utf8.RuneLen(r)
	}
	return n, size
}

// Date returns the day as a Date, as precise as it is known; "" without a year.
func (d JapaneseDay) Date() Date {
	switch {
	case d.Year < 1 || d.Year > 9999:
		return ""
	case d.Month == 0:
		return Date(fmt.Sprintf("%04d", d.Year))
	case d.Day == 0:
		return Date(fmt.Sprintf("%04d-%02d", d.Year, d.Month))
	}
	date := Date(fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day))
	if _, err := Parse(string(date)); err != nil {
		return ""
	}
	return date
}

// On completes a day by the day that the page was published on: a month
// without a year is the one before it or, where the page speaks of what is
// planned, after it; a day without a month likewise.
func (d JapaneseDay) On(published Date, planned bool) Date {
	if d.Year > 0 {
		return d.Date()
	}
	if published == "" {
		return ""
	}
	day, err := time.Parse(time.DateOnly, string(published.First()))
	if err != nil {
		return ""
	}
	if d.today > 0 {
		if len(published) < 10 {
			return ""
		}
		return Date(day.AddDate(0, 0, 1-d.today).Format(time.DateOnly))
	}
	last, err := time.Parse(time.DateOnly, string(published.Last()))
	if err != nil {
		return ""
	}
	d.Year = day.Year()
	if d.Month == 0 {
		if len(published) < 7 {
			return ""
		}
		d.Month = int(day.Month())
		return d.shift(day, last, planned, func(step int) {
			moved := time.Date(d.Year, time.Month(d.Month+step), 1, 0, 0, 0, 0, time.UTC)
			d.Year, d.Month = moved.Year(), int(moved.Month())
		}, 2)
	}
	return d.shift(day, last, planned, func(step int) { d.Year += step }, 120)
}

// shift moves a day by one step back if it lies more than slack days after the
// page, or ahead if it is planned and lies before it.
func (d *JapaneseDay) shift(first, last time.Time, planned bool, move func(step int), slack int) Date {
	t := time.Date(d.Year, time.Month(d.Month), max(1, d.Day), 0, 0, 0, 0, time.UTC)
	switch {
	case !planned && t.After(last.AddDate(0, 0, min(slack, 40))):
		move(-1)
	case planned && t.Before(first.AddDate(0, 0, -slack)):
		move(1)
	}
	return d.Date()
}

// Marks and words between the two ends of several days.
var japaneseJoints = []string{"から", "~", "及び", "および", "並びに", "と", "-", "より", ",", "・"}

// JapanesePeriod reads the day or days that begin with days[k]: 15日(火)から20日(日)まで,
// 21日~22日, 7日及び8日. It returns how many of the days it used.
func JapanesePeriod(plain string, days []JapaneseDay, k int, published Date, planned bool) (Period, int) {
	first := days[k]
	start := first.On(published, planned)
	if start == "" {
		return Period{}, 1
	}
	p, used := Period{start, start}, 1
	for used < 4 && k+used < len(days) {
		before, next := days[k+used-1], days[k+used]
		between := strings.TrimSpace(letters.BlankBrackets(plain[before.End:next.Start]))
		joined := false
		for _, mark := range japaneseJoints {
			joined = joined || between == mark
		}
		if !joined || next.Day == 0 || next.today > 0 || before.Day == 0 {
			break
		}
		if next.Month == 0 {
			next.Month = before.Month
		}
		if next.Year == 0 {
			next.Year = before.Year
		}
		anchor := published
		if next.Month == 0 {
			anchor = p.End
		}
		end := next.On(anchor, planned)
		if next.Month == 0 && end != "" && end < p.End { // from the end of one month into the next
			moved := JapaneseDay{Day: next.Day}
			end = moved.On(p.End, true)
		}
		if end == "" || end < p.End || len(end) != len(p.End) {
			break
		}
		days[k+used] = next
		p.End = end
		used++
	}
	return p, used
}
