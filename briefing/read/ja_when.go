package read

import (
	"strconv"
	"strings"

	"briefings/briefing"
	"briefings/briefing/day"
	"briefings/briefing/letters"
)

// readDates finds the day of the page and the days of the event.
func (p *jaPage) readDates() {
	p.readPublished()
	if p.out.Kind == briefing.Statement && p.out.Medium == briefing.Written {
		return // a written statement takes place on no day
	}
	if value := p.label("日時", "日付"); value != "" {
		t := newJaText(value)
		if days := day.FindJapanese(t.plain); len(days) > 0 {
			p.setHeld(jaFirstPeriod(t.plain, days, p.out.Published), value, "label")
			return
		}
	}
	if p.out.Kind == briefing.PressConference {
		if len(p.out.Published) == 10 {
			p.setHeld(day.Period{Start: p.out.Published, End: p.out.Published}, p.dateText, "press-conference")
		}
		return
	}
	if period, words := p.eventDays(); period.Start != "" {
		p.setHeld(period, words, "lead-day")
	}
}

func jaFirstPeriod(plain string, days []day.JapaneseDay, published day.Date) day.Period {
	period, _ := day.JapanesePeriod(plain, days, 0, published, false)
	return period
}

func (p *jaPage) setHeld(period day.Period, words, rule string) {
	if period.IsZero() {
		return
	}
	p.out.Held = period
	p.ev.add("held", string(period.Start)+".."+string(period.End), words, "lead", rule)
}

func (p *jaPage) readPublished() {
	for _, source := range []struct{ text, where string }{
		{p.dateText, "date line"}, {p.label("日付"), "date line"}, {p.head.plain, "headline"},
		{p.label("日時"), "date line"},
	} {
		t := newJaText(source.text)
		for _, d := range day.FindJapanese(t.plain) {
			if date := d.Date(); len(date) >= 7 {
				p.out.Published = date
				p.ev.add("published", string(date), source.text, source.where, "japanese-date")
				return
			}
		}
	}
	if m := p.meta.Published; len(m) >= 10 {
		if date, err := day.Parse(m[:10]); err == nil {
			p.out.Published = date
			p.ev.add("published", string(date), m, "metadata", "iso-date")
		}
	}
}

// eventDays finds the day or days of the event in the lead: the first that is
// neither another matter's nor the same hour in Japan.
func (p *jaPage) eventDays() (day.Period, string) {
	plain := p.said.plain
	local := jaLocal(plain)
	days := day.FindJapanese(local)
	for k := 0; k < len(days); k++ {
		d := days[k]
		if d.Month > 0 && d.Day == 0 || d.Year > 0 && d.Month == 0 {
			continue
		}
		if jaOtherDayAfter.Begin(strings.TrimLeft(letters.BlankBrackets(local[d.End:]), " ")) >= 0 {
			continue
		}
		if d.Start > p.end && k > 0 {
			break
		}
		period, _ := day.JapanesePeriod(local, days, k, p.out.Published, p.planned)
		if period.Start != "" && len(period.Start) == 10 {
			return period, p.said.original(d.Start, d.End)
		}
	}
	t := p.head
	for k, d := range day.FindJapanese(t.plain) {
		if d.Day > 0 {
			period, _ := day.JapanesePeriod(t.plain, day.FindJapanese(t.plain), k, p.out.Published, p.planned)
			return period, t.source
		}
	}
	return day.Period{}, ""
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
	if end < 0 || len(day.FindJapanese(plain[:open])) == 0 {
		return out
	}
	local := plain[open+1 : open+end]
	if days := day.FindJapanese(local); len(days) == 0 || days[0].Day == 0 {
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
	if p.out.Kind == briefing.Visit || p.out.Kind == briefing.PressConference || p.out.Kind == briefing.Statement {
		return
	}
	plain := p.said.plain[:p.end]
	total, words := day.JapaneseDurations(plain)
	for at := p.end; at < len(p.said.plain); {
		end := jaSentence(p.said.plain, at)
		sentence := p.said.plain[at:end]
		if jaMeals.In(sentence) || total == 0 {
			more, said := day.JapaneseDurations(sentence)
			total, words = total+more, words+said
		}
		at = end
	}
	if total == 0 {
		total, words = day.JapaneseFromTo(p.said.plain)
	}
	if total > 0 && total < 24*60 {
		p.out.Minutes = total
		p.ev.add("duration_minutes", strconv.Itoa(total), words, "lead", "duration")
	}
}
