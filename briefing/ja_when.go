package briefing

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"

	"briefings/briefing/letters"
)

// readDates finds the day of the page and the days of the event.
func (p *jaPage) readDates() {
	p.readPublished()
	if p.out.Kind == Statement && p.out.Medium == Written {
		return // a written statement takes place on no day
	}
	if value := cmp.Or(p.labelled["日時"], p.labelled["日付"]); value != "" {
		t := newJaText(value)
		if days := jaDays(t.plain); len(days) > 0 {
			p.setHeld(jaFirstPeriod(t.plain, days, p.out.Published), value, "label")
			return
		}
	}
	if p.out.Kind == PressConference {
		if len(p.out.Published) == 10 {
			p.setHeld(Period{p.out.Published, p.out.Published}, p.dateLine, "press-conference")
		}
		return
	}
	if period, words := p.eventDays(); period.Start != "" {
		p.setHeld(period, words, "lead-day")
	}
}

func jaFirstPeriod(plain string, days []jaDay, published Date) Period {
	period, _ := jaPeriod(plain, days, 0, published, false)
	return period
}

func (p *jaPage) setHeld(period Period, words, rule string) {
	if period.IsZero() {
		return
	}
	p.out.Held = period
	p.ev.add("held", string(period.Start)+".."+string(period.End), words, "lead", rule)
}

func (p *jaPage) readPublished() {
	for _, source := range []struct{ text, where string }{
		{p.dateLine, "date line"}, {p.labelled["日付"], "date line"}, {p.footDate(), "foot"}, {p.headline.plain, "headline"}, {p.labelled["日時"], "date line"},
	} {
		t := newJaText(source.text)
		for _, d := range jaDays(t.plain) {
			if date := d.date(); len(date) >= 7 {
				p.out.Published = date
				p.ev.add("published", string(date), source.text, source.where, "japanese-date")
				return
			}
		}
	}
	if m := p.meta.Published; len(m) >= 10 {
		if date, err := ParseDate(m[:10]); err == nil {
			p.out.Published = date
			p.ev.add("published", string(date), m, "metadata", "iso-date")
		}
	}
}

// footDate returns a date line among the last blocks of the page.
func (p *jaPage) footDate() string {
	for i := len(p.blocks) - 1; i >= max(0, len(p.blocks)-2); i-- {
		text := p.blocks[i].Text
		if len(text) > 80 {
			continue
		}
		if days := jaDays(jaPlainString(jaLine(text))); len(days) > 0 && days[0].year > 0 && utf8.RuneCountInString(text) < 20 {
			return text
		}
	}
	return ""
}

// Words behind a day that make it another one than the event's.
var jaOtherDayAfter = []string{"に採択", "付", "に発生", "に予定", "から予定", "に署名され", "に発表", "に発出", "に閣議", "の閣議", "に就任", "に行われた選挙", "以来", "に発効", "に可決", "の時点", "現在", "に死去", "に逝去", "までに", "締結", "の地震", "のテロ"}

// eventDays finds the day or days of the event in the lead: the first that is
// neither another matter's nor the same hour in Japan.
func (p *jaPage) eventDays() (Period, string) {
	plain := p.lead.plain
	local := jaLocal(plain)
	days := jaDays(local)
	for k := 0; k < len(days); k++ {
		d := days[k]
		if d.month > 0 && d.day == 0 || d.year > 0 && d.month == 0 {
			continue
		}
		if startsWithAny(strings.TrimLeft(letters.BlankBrackets(local[d.end:]), " "), jaOtherDayAfter) {
			continue
		}
		if d.start > p.first && k > 0 {
			break
		}
		period, _ := jaPeriod(local, days, k, p.out.Published, p.planned)
		if period.Start != "" && len(period.Start) == 10 {
			return period, p.lead.original(d.start, d.end)
		}
	}
	t := p.headline
	for k, d := range jaDays(t.plain) {
		if d.day > 0 {
			period, _ := jaPeriod(t.plain, jaDays(t.plain), k, p.out.Published, p.planned)
			return period, t.source
		}
	}
	return Period{}, ""
}

// jaLocal blanks the hours of another zone than the event's: what stands in
// brackets or, where the brackets hold the local day, what stands before them.
func jaLocal(plain string) string {
	out := letters.BlankBrackets(plain)
	open := strings.Index(plain, "(現地時間")
	if open < 0 {
		return out
	}
	end := strings.IndexByte(plain[open:], ')')
	if end < 0 || len(jaDays(plain[:open])) == 0 {
		return out
	}
	local := plain[open+1 : open+end]
	if days := jaDays(local); len(days) == 0 || days[0].day == 0 {
		return out
	}
	shown := []byte(out)
	for j := range open {
		shown[j] = ' '
	}
	copy(shown[open+1:], local)
	return string(shown)
}

// readDuration adds up how long the meeting and the meal after it took.
func (p *jaPage) readDuration() {
	if p.out.Kind == Visit || p.out.Kind == PressConference || p.out.Kind == Statement {
		return
	}
	plain := p.lead.plain[:p.first]
	total, words := jaDurations(plain)
	for at := p.first; at < len(p.lead.plain); {
		end := jaSentence(p.lead.plain, at)
		sentence := p.lead.plain[at:end]
		if _, meal := containsAny(sentence, "昼食 夕食 ランチ ディナー 朝食"); meal || total == 0 {
			more, said := jaDurations(sentence)
			total, words = total+more, words+said
		}
		at = end
	}
	if total == 0 {
		total, words = jaFromTo(p.lead.plain)
	}
	if total > 0 && total < 24*60 {
		p.out.Minutes = total
		p.ev.add("duration_minutes", strconv.Itoa(total), words, "lead", "duration")
	}
}

// jaDurations adds up the durations that a text names, or takes the one that
// it says is all of them together.
func jaDurations(plain string) (total int, words string) {
	last, inner := -1, -1 // where the duration before ends, and brackets right behind it that take it apart
	for i := 0; i < len(plain); {
		if plain[i] == '(' && i == last {
			if end := strings.IndexByte(plain[i:], ')'); end > 0 {
				inner = i + end
			}
		}
		minutes, end := jaDurationAt(plain, i)
		if minutes == 0 {
			_, size := utf8.DecodeRuneInString(plain[i:])
			i += size
			continue
		}
		last = end
		if strings.HasPrefix(plain[end:], "間") {
			last = end + len("間")
		}
		if i > inner && !jaPartOfWhole(plain, i, end) {
			if whole := strings.HasSuffix(plain[:i], "合計") || strings.HasSuffix(plain[:i], "合計約") || strings.HasSuffix(plain[:i], "計約"); whole {
				return minutes, plain[i:end]
			}
			total += minutes
			words += plain[i:end] + " "
		}
		i = end
	}
	return total, words
}

// jaPartOfWhole tells a time within the event, or one that was only planned.
func jaPartOfWhole(plain string, start, end int) bool {
	before := plain[max(0, start-15):start]
	after := plain[end:min(len(plain), end+30)]
	if open := strings.LastIndexByte(plain[:start], '('); open >= 0 && !strings.Contains(plain[open:start], ")") {
		inside, _, _ := strings.Cut(plain[end:], ")")
		if strings.Contains(inside, "を含む") {
			return true // (最後に約10分間の…を含む。)
		}
	}
	return strings.Contains(before, "うち") || strings.Contains(before, "予定の") || strings.HasPrefix(after, "の予定") || strings.HasPrefix(after, "延長") ||
		strings.HasPrefix(after, "前") || strings.HasPrefix(after, "後") || strings.HasPrefix(after, "以内") || strings.HasPrefix(after, "ごと")
}

// jaDurationAt reads a duration at i: 1時間15分, 1時間半, 30分間, 90分. It asks for
// 間 or 約, as 午後5時25分 is a time of day.
func jaDurationAt(plain string, i int) (minutes, end int) {
	if r, _ := utf8.DecodeLastRuneInString(plain[:i]); i > 0 && (jaDigit(r) >= 0 || r == '時') {
		return 0, i
	}
	n, size := jaNumber(plain[i:])
	if size == 0 || n > 600 {
		return 0, i
	}
	rest := plain[i+size:]
	end = i + size
	if after, ok := strings.CutPrefix(rest, "時間"); ok {
		minutes = n * 60
		end += len("時間")
		if strings.HasPrefix(after, "半") {
			return minutes + 30, end + len("半")
		}
		if m, s := jaNumber(after); s > 0 && strings.HasPrefix(after[s:], "分") {
			minutes += m
			end += s + len("分")
		}
		if n > 20 {
			return 0, i
		}
		return minutes, end
	}
	if after, ok := strings.CutPrefix(rest, "分"); ok {
		about := strings.HasSuffix(plain[:i], "約") || strings.HasSuffix(plain[:i], "およそ")
		if strings.HasPrefix(after, "間") || about || strings.HasPrefix(after, "にわたり") || strings.HasPrefix(after, "程度") {
			return n, end + len("分")
		}
	}
	return 0, i
}

// jaFromTo adds up the durations between two times of day: 11時30分から12時50分まで.
func jaFromTo(plain string) (minutes int, words string) {
	clock := letters.BlankBrackets(plain)
	first, firstEnd, total := -1, 0, 0
	for i := 0; i < len(clock); {
		at, end := jaClockAt(clock, i)
		if at < 0 {
			_, size := utf8.DecodeRuneInString(clock[i:])
			i += size
			continue
		}
		if first >= 0 {
			between := strings.Trim(clock[firstEnd:i], " 頃過ぎ")
			if between == "から" || between == "~" || between == "より" || between == "-" || between == "から午後" || between == "から午前" {
				if at < first {
					at += 12 * 60
				}
				if at > first && at-first < 12*60 {
					total += at - first
					words += clock[firstEnd:end] + " "
				}
				first, i = -1, end
				continue
			}
		}
		first, firstEnd, i = at, end, end
	}
	return total, words
}

// jaClockAt reads a time of day in minutes: 午後5時25分, 11時半, 17:05; -1 for none.
func jaClockAt(plain string, i int) (minutes, end int) {
	at, noon := i, 0
	if rest, ok := strings.CutPrefix(plain[i:], "午後"); ok {
		noon, at = 12*60, len(plain)-len(rest)
	} else if rest, ok := strings.CutPrefix(plain[i:], "午前"); ok {
		at = len(plain) - len(rest)
	}
	h, size := jaNumber(plain[at:])
	if size == 0 || h > 24 {
		return -1, i
	}
	rest := plain[at+size:]
	end = at + size
	if after, ok := strings.CutPrefix(rest, "時"); ok && !strings.HasPrefix(after, "間") {
		end += len("時")
		if strings.HasPrefix(after, "半") {
			return h*60 + noon + 30, end + len("半")
		}
		if m, s := jaNumber(after); s > 0 && strings.HasPrefix(after[s:], "分") {
			return h*60 + noon + m, end + s + len("分")
		}
		return h*60 + noon, end
	}
	if after, ok := strings.CutPrefix(rest, ":"); ok {
		if m, s := jaNumber(after); s == 2 && m < 60 {
			return h*60 + noon + m, end + 1 + s
		}
	}
	return -1, i
}
