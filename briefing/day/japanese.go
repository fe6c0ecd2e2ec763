package day

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"briefings/briefing/letters"
)

// A JapaneseDay is a day as a Japanese text names it. Missing parts are 0.
type JapaneseDay struct {
	Year, Month, Day int
	today            int // 1 for 本日, the day of the page; 2 for 昨日, the day before; 0 for other days
	Start, End       int // bytes of the plain text
}

// FindJapanese returns the days that a plain text names, in order: with an era, a
// year of four digits, a month and day, or a day alone.
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

// japaneseStarts are the characters besides digits that begin the name of a day.
const japaneseStarts = "㋿㍻㍼㍽㍾令平昭大明本今昨一二三四五六七八九十〇"

// japaneseDayAt reads the day that begins at i.
func japaneseDayAt(plain string, i int) (JapaneseDay, bool) {
	if r, _ := utf8.DecodeLastRuneInString(plain[:i]); i > 0 && (JapaneseDigit(r) >= 0 || r == '第' || r == '.') {
		return JapaneseDay{}, false
	}
	for _, w := range nearDays() {
		if strings.HasPrefix(plain[i:], w.word) {
			return JapaneseDay{today: w.value + 1, Start: i, End: i + len(w.word)}, true
		}
	}
	for _, era := range eras() {
		if strings.HasPrefix(plain[i:], era.word) {
			return eraDay(plain, i, era)
		}
	}
	return numberedDay(plain, i)
}

// eraDay reads a day in a year of an era: 平成24年9月25日. The value of the era is
// the year before its first.
func eraDay(plain string, i int, era numberWord) (JapaneseDay, bool) {
	rest := plain[i+len(era.word):]
	n, size := japaneseNumber(rest)
	if strings.HasPrefix(rest, "元年") {
		n, size = 1, len("元")
	}
	end, ok := yearEnd(plain, i+len(era.word)+size)
	if n == 0 || n > 70 || !ok {
		return JapaneseDay{}, false
	}
	d := JapaneseDay{Year: era.value + n, Start: i}
	d.Month, d.Day, d.End = japaneseMonthDay(plain, end)
	return d, true
}

// numberedDay reads a day that begins with a number: of a year, a month or a day.
func numberedDay(plain string, i int) (JapaneseDay, bool) {
	d := JapaneseDay{Start: i}
	n, size := japaneseNumber(plain[i:])
	rest := plain[i+size:]
	afterYear, hasYear := yearEnd(plain, i+size)
	switch isYear := n >= 1900 && n < 2200; {
	case size == 0:
	case isYear && hasYear:
		d.Year = n
		d.Month, d.Day, d.End = japaneseMonthDay(plain, afterYear)
		return d, true
	case isYear && size == 4 && len(rest) > 3 && strings.IndexByte("./-", rest[0]) >= 0:
		return japaneseNumericDay(plain, d, n, i+size)
	case strings.HasPrefix(rest, "月"):
		d.Month, d.Day, d.End = japaneseMonthDay(plain, i)
		return d, d.Day > 0
	case n >= 1 && n <= 31:
		d.Day = n
		d.End = dayEnd(plain, i, i+size)
		return d, d.End > 0
	}
	return JapaneseDay{}, false
}

// dayEnd returns where a day alone ends whose number stands at plain[i:end], 0 if it
// is none: 7日, and 7 in 5月6、7及び8日.
func dayEnd(plain string, i, end int) int {
	after, ok := strings.CutPrefix(plain[end:], "日")
	switch {
	case ok && !countsDays(after):
		return end + len("日")
	case !ok && letters.HasSuffix(plain[:i], japaneseJoints...) && goesOn(plain[end:]):
		return end
	}
	return 0
}

// yearEnd returns where a year ends whose number ends at i. The same year by the
// other count may stand in brackets: 2012年(平成24年), 平成24(2012)年.
func yearEnd(plain string, i int) (end int, ok bool) {
	i = skipBracketYear(plain, i)
	if !strings.HasPrefix(plain[i:], "年") {
		return i, false
	}
	return skipBracketYear(plain, i+len("年")), true
}

// skipBracketYear skips a bracket that holds a year alone.
func skipBracketYear(plain string, i int) int {
	const longest = 40 // bytes
	inner, stop := "", i
	for _, pair := range [...][2]string{{"(", ")"}, {"[", "]"}, {"〈", "〉"}} {
		rest, ok := strings.CutPrefix(plain[i:], pair[0])
		if end := strings.Index(rest[:min(len(rest), longest)], pair[1]); ok && end >= 0 {
			inner, stop = rest[:end], i+len(pair[0])+end+len(pair[1])
		}
	}
	number := strings.TrimSuffix(inner, "年")
	for _, era := range eras() {
		number = strings.TrimPrefix(number, era.word)
	}
	if n, size := japaneseNumber(number); number != "元" && (n == 0 || size != len(number)) {
		return i
	}
	return stop
}

// countsDays reports whether a day before after is a number of days: 10日ぶり, 3日以内, 2日間.
func countsDays(after string) bool {
	return letters.HasPrefix(after, "間", "ぶり", "以内", "程度", "連続", "後", "以上", "余")
}

// japaneseMonthDay reads 6月10日 or 6月 at i. end is i if there is none.
func japaneseMonthDay(plain string, i int) (month, day, end int) {
	n, size := japaneseNumber(plain[i:])
	if n < 1 || n > 12 || !strings.HasPrefix(plain[i+size:], "月") {
		return 0, 0, i
	}
	month, end = n, i+size+len("月")
	n, size = japaneseNumber(plain[end:])
	if n >= 1 && n <= 31 && goesOn(plain[end+size:]) {
		return month, n, end + size
	}
	after, ok := strings.CutPrefix(plain[end+size:], "日")
	if ok && n >= 1 && n <= 31 && !strings.HasPrefix(after, "間") {
		day, end = n, end+size+len("日")
	}
	return month, day, end
}

// goesOn reports whether a list of days follows whose last one bears the sign: 5月6、7日.
func goesOn(rest string) bool {
	for _, joint := range japaneseJoints {
		if after, ok := strings.CutPrefix(rest, joint); ok {
			n, size := japaneseNumber(after)
			after = after[size:]
			return n >= 1 && n <= 31 && (strings.HasPrefix(after, "日") && !countsDays(after[len("日"):]) ||
				goesOn(after))
		}
	}
	return false
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

// JapaneseDigit returns the value of a digit, Arabic or Chinese; -1 for others.
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

// Date returns the day as a Date with the parts that are known; "" without a year.
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

// On completes a day by the day of publication. A month without a year is the
// last one before it, or the next one if the page speaks of plans; so is a day
// without a month.
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

// shift moves a day one step back if it lies more than slack days after the page.
// It moves a planned day one step ahead if it lies before the page.
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

// japaneseJoints are the marks and words between the two ends of several days.
var japaneseJoints = []string{"から", "~", "及び", "および", "並びに", "と",
	"-", "より", ",", "、", "，", "・", "〜", "～", "–"}

// JapaneseDays returns the days and runs of days that a plain text names, completed by
// the day of its page: 15日(火)から20日(日)まで, 7日及び8日. Days that stay without a year
// are left out.
func JapaneseDays(plain string, published Date, planned bool) []Mention {
	var list []Mention
	days := FindJapanese(plain)
	for k := 0; k < len(days); {
		p, used := japanesePeriod(plain, days[k:], published, planned)
		if p.Start != "" {
			list = append(list, Mention{From: dayOf(p.Start), To: dayOf(p.End), Start: days[k].Start,
				End: days[k+used-1].End, Rule: "年月日"})
		}
		k += used
	}
	return list
}

// dayOf returns the parts of a date.
func dayOf(d Date) (parts Day) {
	for i, part := range []*int{&parts.Year, &parts.Month, &parts.Day} {
		if fields := strings.Split(string(d), "-"); i < len(fields) {
			*part = letters.Number(fields[i])
		}
	}
	return parts
}

// japanesePeriod reads the day or days that begin with the first one. It returns how many
// of the days it used.
func japanesePeriod(plain string, days []JapaneseDay, published Date, planned bool) (Period, int) {
	start := days[0].On(published, planned)
	if start == "" {
		return Period{}, 1
	}
	p, used := Period{start, start}, 1
	for used < 4 && used < len(days) {
		before, next := days[used-1], days[used]
		between := strings.TrimSpace(letters.BlankBrackets(plain[before.End:next.Start]))
		if !slices.Contains(japaneseJoints, between) || next.Day == 0 || next.today > 0 || before.Day == 0 {
			break
		}
		next.completeBy(before)
		end := next.after(p.End, published, planned)
		if end == "" || end < p.End || len(end) != len(p.End) {
			break
		}
		days[used] = next
		p.End = end
		used++
	}
	return p, used
}

// completeBy takes the month and the year of the day before.
func (d *JapaneseDay) completeBy(before JapaneseDay) {
	if d.Month == 0 {
		d.Month = before.Month
	}
	if d.Year == 0 {
		d.Year = before.Year
	}
}

// after returns the date of the last day of a run that begins with before. A day
// without a month may lie in the next one.
func (d JapaneseDay) after(before, published Date, planned bool) Date {
	if d.Month != 0 {
		return d.On(published, planned)
	}
	end := d.On(before, planned)
	if end != "" && end < before {
		moved := JapaneseDay{Day: d.Day}
		end = moved.On(before, true)
	}
	return end
}
