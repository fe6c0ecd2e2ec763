package read

import (
	"strings"
	"unicode/utf8"

	"briefings/briefing/day"
	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// readLead finds the paragraph that tells of the event, and returns the blocks
// after it. It may be the first item of a list; a short heading such as 1 総論
// may stand before it.
func (p *jaPage) readLead(body []page.Block) []page.Block {
	for i := 0; i < len(body) && i < 6; i++ {
		b := body[i]
		switch {
		case b.Form == page.FormCaption:
			p.addPhoto(b.Text)
			continue
		case b.Form == page.FormHeading || b.Form == page.FormRow || jaIsHandOff(b.Text):
			continue
		case isSpeaker(b.Text):
			p.setLead("")
			return body
		case jaHeadingLike(b, body, i):
			continue
		}
		if i > 0 && b.Marker != "" && body[0].Form != page.FormCaption && !p.tells(b.Text) {
			p.setLead("")
			return body
		}
		p.setLead(b.Text)
		p.out.Lead = jaWithoutHandOff(b.Text)
		p.ev.add("lead", p.out.Lead, b.Text, "lead", "first-paragraph")
		rest := append([]page.Block(nil), body[:i]...)
		return append(jaOnly(rest, page.FormHeading), body[i+1:]...)
	}
	p.setLead("")
	return body
}

func jaOnly(blocks []page.Block, form page.Form) []page.Block {
	kept := blocks[:0]
	for _, b := range blocks {
		if b.Form == form {
			kept = append(kept, b)
		}
	}
	return kept
}

func (p *jaPage) setLead(text string) {
	p.lead = newJaText(text)
	p.first = jaSentence(p.lead.plain, 0)
	p.planned = endsPlanned(p.lead.plain[:p.first])
}

// endsPlanned tells a sentence about what is still to come.
func endsPlanned(sentence string) bool {
	for _, w := range jaPlans.List() {
		if strings.HasSuffix(sentence, w) || strings.HasSuffix(sentence, strings.TrimSuffix(w, "。")) {
			return true
		}
	}
	return strings.Contains(sentence, "行う予定") || strings.Contains(sentence, "を予定し")
}

// reports whether a text names a day and a meeting.
func (p *jaPage) tells(text string) bool {
	t := newJaText(text)
	event := jaLeadEvents.In(t.plain)
	return event && len(day.FindJapanese(t.plain)) > 0
}

// isSpeaker tells a paragraph of a press conference: 【山田大臣】…, （問）….
func isSpeaker(text string) bool {
	plain := jaPlainString(text[:min(len(text), 150)])
	for _, close := range []struct{ open, shut string }{{"[", "]"}, {"(", ")"}} {
		if !strings.HasPrefix(plain, close.open) {
			continue
		}
		name, after, ok := strings.Cut(plain[1:], close.shut)
		if !ok || utf8.RuneCountInString(name) > 24 || after == "" {
			return false
		}
		if name == "問" || name == "答" || strings.HasSuffix(name, "記者") || name == "記者" {
			return true
		}
		return jaSpeakerOffices.In(name)
	}
	return false
}

// jaIsHandOff tells a paragraph that only hands over to what follows.
func jaIsHandOff(text string) bool {
	if len(text) > 150 {
		return false
	}
	line := strings.TrimRight(jaLine(text), "。.:です")
	if utf8.RuneCountInString(line) > 24 {
		return false
	}
	return endsWithAny(line, jaHandOffs.List())
}

// jaWithoutHandOff cuts a sentence off the lead that hands over to what follows.
func jaWithoutHandOff(text string) string {
	trimmed := strings.TrimRight(text, "。 　")
	i := strings.LastIndex(trimmed, "。")
	if i < 0 {
		return text
	}
	if last := trimmed[i+len("。"):]; jaIsHandOff(last) || jaIsHandOff(strings.TrimPrefix(jaLine(last), "その")) {
		return text[:i+len("。")]
	}
	return text
}

// jaHeadingLike tells a block that is a heading though no mark-up says so: a
// short line without a full stop, and with a number or followed by a text.
func jaHeadingLike(b page.Block, all []page.Block, i int) bool {
	line := jaLine(b.Text)
	n := utf8.RuneCountInString(line)
	if b.Form == page.FormCaption || b.Form == page.FormRow || n == 0 || len(b.Text) > longestLine {
		return false
	}
	if b.Form == page.FormHeading {
		return n <= 80 && !strings.HasSuffix(line, "。")
	}
	if n > 45 || strings.Contains(line, "。") || jaEndsSentence(line) {
		return false
	}
	if i+1 >= len(all) {
		return false
	}
	if strings.HasPrefix(line, "[参考") || strings.HasPrefix(line, "(参考") || strings.HasPrefix(line, "(別添") {
		return true
	}
	return jaHeadsText(b, all, i, line)
}

// jaHeadsText reports whether a short line stands over a text as its heading.
func jaHeadsText(b page.Block, all []page.Block, i int, line string) bool {
	n, next := utf8.RuneCountInString(line), all[i+1]
	if b.Marker != "" && !page.IsBullet(b.Marker) {
		return (n <= 30 || !strings.ContainsAny(line, ",")) && !jaListItem(b, all, i)
	}
	longer := utf8.RuneCountInString(jaLine(next.Text)) > 40 || isSpeaker(next.Text) || next.Marker != "" &&
		!page.IsBullet(next.Marker)
	if b.Marker != "" { // "○ 地域情勢" over its text, not one of several points
		return n <= 25 && next.Marker == "" && longer
	}
	return n <= 30 && longer && (b.Gap || next.Gap || isSpeaker(next.Text)) && !strings.ContainsAny(line, ",") &&
		!isSpeaker(b.Text)
}

// jaListItem tells a short item of a list from a heading: its neighbour is one
// too, or no text follows it.
func jaListItem(b page.Block, all []page.Block, i int) bool {
	style := jaMarkerStyle(b.Marker)
	short := func(o page.Block) bool {
		return o.Form != page.FormHeading && jaMarkerStyle(o.Marker) == style && utf8.RuneCountInString(o.Text) <= 45 &&
			!strings.Contains(o.Text, "。")
	}
	next := all[i+1]
	if short(next) || i > 0 && short(all[i-1]) {
		return true
	}
	return utf8.RuneCountInString(next.Text) <= 20 && next.Marker == "" && !strings.Contains(next.Text, "。")
}

// jaMarkerStyle is a marker with its number taken out: "1." and "２．" are of one style.
func jaMarkerStyle(marker string) string {
	return strings.Map(func(r rune) rune {
		r = jaPlainRune(r)
		switch {
		case '0' <= r && r <= '9':
			return '0'
		case letters.IsKatakanaName(r):
			return 'ア'
		case '①' <= r && r <= '⑳':
			return '①'
		}
		return r
	}, marker)
}

// jaEndsSentence tells a short line that is a sentence, also one that leaves
// its verb or full stop out: …で一致, …を確認, …旨述べた.
func jaEndsSentence(line string) bool {
	line = strings.TrimRight(line, ".:;)]")
	if endsWithAny(line, jaSentenceEnds.List()) {
		return true
	}
	for _, verb := range jaReportVerbs.List() {
		for _, particle := range []string{"で", "を", "に", "旨"} {
			if strings.HasSuffix(line, particle+verb) {
				return true
			}
		}
	}
	return false
}
