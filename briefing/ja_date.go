package briefing

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"briefings/briefing/letters"
)

// The eras by which Japanese pages count years, and the year before their first.
var jaEras = []struct {
	name string
	base int
}{{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}, {"大正", 1911}, {"明治", 1867}}

// A jaDay is a day as a Japanese text names it. Parts that it leaves out are 0.
type jaDay struct {
	year, month, day int
	today            int // 1 for 本日, 0 days back; 2 for 昨日, and so on
	start, end       int // bytes of the plain text
}

// jaDays finds the days that a plain text names, in order: with an era, a
// year of four digits, a month and day, a day alone.
func jaDays(plain string) []jaDay {
	var days []jaDay
	for i := 0; i < len(plain); {
		r, size := utf8.DecodeRuneInString(plain[i:])
		if '0' <= r && r <= '9' || r >= utf8.RuneSelf && strings.ContainsRune(jaDayStarts, r) {
			if d, ok := jaDayAt(plain, i); ok {
				days = append(days, d)
				i = d.end
				continue
			}
		}
		i += size
	}
	return days
}

// Characters beside plain digits that the name of a day begins with.
const jaDayStarts = "令平昭大明本今昨一二三四五六七八九十〇"

// Words that name a day by its distance from the day of the page.
var jaNearDays = []struct {
	word string
	back int
}{{"本日", 0}, {"今日", 0}, {"今朝", 0}, {"今夕", 0}, {"昨日", 1}, {"昨夜", 1}, {"一昨日", 2}}

func jaDayAt(plain string, i int) (jaDay, bool) {
	if r, _ := utf8.DecodeLastRuneInString(plain[:i]); i > 0 && (jaDigit(r) >= 0 || r == '第' || r == '.') {
		return jaDay{}, false
	}
	for _, w := range jaNearDays {
		if strings.HasPrefix(plain[i:], w.word) {
			return jaDay{today: w.back + 1, start: i, end: i + len(w.word)}, true
		}
	}
	d := jaDay{start: i}
	at := i
	for _, era := range jaEras {
		if rest, ok := strings.CutPrefix(plain[i:], era.name); ok {
			n, size := jaNumber(rest)
			if strings.HasPrefix(rest, "元年") {
				n, size = 1, len("元")
			}
			if n == 0 || n > 70 || !strings.HasPrefix(rest[size:], "年") {
				return jaDay{}, false
			}
			d.year = era.base + n
			at = i + len(era.name) + size + len("年")
			d.month, d.day, d.end = jaMonthDay(plain, at)
			return d, true
		}
	}
	n, size := jaNumber(plain[i:])
	if size == 0 {
		return jaDay{}, false
	}
	rest := plain[i+size:]
	switch {
	case n >= 1900 && n < 2200 && strings.HasPrefix(rest, "年"):
		d.year = n
		at = i + size + len("年")
		if strings.HasPrefix(plain[at:], "(") { // 2012年(平成24年)9月25日
			if end := strings.IndexByte(plain[at:], ')'); end > 0 && strings.Contains(plain[at:at+end], "年") {
				at += end + 1
			}
		}
		d.month, d.day, d.end = jaMonthDay(plain, at)
		return d, true
	case n >= 1900 && n < 2200 && size == 4 && len(rest) > 3 && strings.IndexByte("./-", rest[0]) >= 0:
		return jaNumericDay(plain, d, n, i+size)
	case n >= 1 && n <= 12 && strings.HasPrefix(rest, "月"):
		if d.month, d.day, d.end = jaMonthDay(plain, i); d.day > 0 {
			return d, true
		}
	case n >= 1 && n <= 31 && strings.HasPrefix(rest, "日") && !strings.HasPrefix(rest, "日間") && !jaCountsDays(rest[len("日"):]):
		d.day, d.end = n, i+size+len("日")
		return d, true
	}
	return jaDay{}, false
}

// jaCountsDays tells a number of days from a day: 10日ぶり, 3日以内.
func jaCountsDays(after string) bool {
	for _, word := range []string{"ぶり", "以内", "程度", "連続", "後", "以上", "余"} {
		if strings.HasPrefix(after, word) {
			return true
		}
	}
	return false
}

// jaMonthDay reads 6月10日 or 6月 at i. end is where it ends, i if there is none.
func jaMonthDay(plain string, i int) (month, day, end int) {
	n, size := jaNumber(plain[i:])
	if n < 1 || n > 12 || !strings.HasPrefix(plain[i+size:], "月") {
		return 0, 0, i
	}
	month, end = n, i+size+len("月")
	if n, size = jaNumber(plain[end:]); n >= 1 && n <= 31 && strings.HasPrefix(plain[end+size:], "日") && !strings.HasPrefix(plain[end+size:], "日間") {
		day, end = n, end+size+len("日")
	}
	return month, day, end
}

// jaNumericDay reads the rest of 2010.8.28, 2010/8/28, 2010-08-28.
func jaNumericDay(plain string, d jaDay, year, i int) (jaDay, bool) {
	mark := plain[i]
	m, size := jaNumber(plain[i+1:])
	i += 1 + size
	if m < 1 || m > 12 || i >= len(plain) || plain[i] != mark {
		return jaDay{}, false
	}
	n, size := jaNumber(plain[i+1:])
	if n < 1 || n > 31 {
		return jaDay{}, false
	}
	d.year, d.month, d.day, d.end = year, m, n, i+1+size
	return d, true
}

// jaDigit returns the value of a digit, also of a Chinese one, -1 for others.
func jaDigit(r rune) int {
	if '0' <= r && r <= '9' {
		return int(r - '0')
	}
	if i := strings.IndexRune("〇一二三四五六七八九", r); i >= 0 && r != utf8.RuneError {
		return i / 3
	}
	return -1
}

// jaNumber reads a number at the beginning of s: 28, 二十八, 二〇一〇. size is 0 if there is none.
func jaNumber(s string) (n, size int) {
	for i, r := range s {
		d := jaDigit(r)
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

// date returns the day as a Date, as precise as it is known; "" without a year.
func (d jaDay) date() Date {
	switch {
	case d.year < 1 || d.year > 9999:
		return ""
	case d.month == 0:
		return Date(fmt.Sprintf("%04d", d.year))
	case d.day == 0:
		return Date(fmt.Sprintf("%04d-%02d", d.year, d.month))
	}
	date := Date(fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day))
	if _, err := ParseDate(string(date)); err != nil {
		return ""
	}
	return date
}

// on completes a day by the day that the page was published on: a month
// without a year is the one before it or, where the page speaks of what is
// planned, after it; a day without a month likewise.
func (d jaDay) on(published Date, planned bool) Date {
	if d.year > 0 {
		return d.date()
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
	d.year = day.Year()
	if d.month == 0 {
		if len(published) < 7 {
			return ""
		}
		d.month = int(day.Month())
		return d.shift(day, last, planned, func(step int) {
			moved := time.Date(d.year, time.Month(d.month+step), 1, 0, 0, 0, 0, time.UTC)
			d.year, d.month = moved.Year(), int(moved.Month())
		}, 2)
	}
	return d.shift(day, last, planned, func(step int) { d.year += step }, 120)
}

// shift moves a day by one step back if it lies more than slack days after the
// page, or ahead if it is planned and lies before it.
func (d *jaDay) shift(first, last time.Time, planned bool, move func(step int), slack int) Date {
	t := time.Date(d.year, time.Month(d.month), max(1, d.day), 0, 0, 0, 0, time.UTC)
	switch {
	case !planned && t.After(last.AddDate(0, 0, min(slack, 40))):
		move(-1)
	case planned && t.Before(first.AddDate(0, 0, -slack)):
		move(1)
	}
	return d.date()
}

// Marks and words between the two ends of several days.
var jaRangeMarks = []string{"から", "~", "及び", "および", "並びに", "と", "-", "より", ",", "・"}

// jaPeriod reads the day or days that begin with days[k]: 15日(火)から20日(日)まで,
// 21日~22日, 7日及び8日. It returns how many of the days it used.
func jaPeriod(plain string, days []jaDay, k int, published Date, planned bool) (Period, int) {
	first := days[k]
	start := first.on(published, planned)
	if start == "" {
		return Period{}, 1
	}
	p, used := Period{start, start}, 1
	for used < 4 && k+used < len(days) {
		before, next := days[k+used-1], days[k+used]
		between := strings.TrimSpace(letters.BlankBrackets(plain[before.end:next.start]))
		joined := false
		for _, mark := range jaRangeMarks {
			joined = joined || between == mark
		}
		if !joined || next.day == 0 || next.today > 0 || before.day == 0 {
			break
		}
		if next.month == 0 {
			next.month = before.month
		}
		if next.year == 0 {
			next.year = before.year
		}
		anchor := published
		if next.month == 0 {
			anchor = p.End
		}
		end := next.on(anchor, planned)
		if next.month == 0 && end != "" && end < p.End { // from the end of one month into the next
			moved := jaDay{day: next.day}
			end = moved.on(p.End, true)
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
