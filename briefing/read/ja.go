package read

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/briefing/day"
	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// japanese reports whether the page is in Japanese.
func (p *latinPage) japanese() bool { return p.language == "ja" }

// joinPictures joins a label alone with what its picture shows on the next line: 画像1.
func joinPictures(blocks []page.Block) []page.Block {
	kept := blocks[:0:0]
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		n := page.PhotoLabel(b.Text)
		if n > 0 && n == len(b.Text) && i+1 < len(blocks) && jaShows(blocks[i+1]) {
			b.Form, b.Text = page.FormCaption, b.Text+" "+blocks[i+1].Text
			i++
		}
		kept = append(kept, b)
	}
	return kept
}

// jaShows reports whether a line can say what the picture above it shows.
func jaShows(b page.Block) bool {
	return b.Form != page.FormCaption && b.Marker == "" && !b.Gap && utf8.RuneCountInString(b.Text) < 60 &&
		!strings.Contains(b.Text, "。") && page.PhotoLabel(b.Text) == 0
}

// isJapaneseLead reports whether a paragraph is about the event: the first one, be it
// the first item of a list, unless somebody speaks in it.
func (p *latinPage) isJapaneseLead(i int) bool {
	b := &p.blocks[i]
	if isSpeaker(b.Text) || b.Form == page.FormRow || jaOnlyAnnounces(b.Text) {
		return false
	}
	headings := 0
	for j := p.first; j < i; j++ {
		switch {
		case p.roles[j] == roleHeading:
			headings++
		case p.roles[j] == roleText && p.blocks[j].Form != page.FormRow && !jaOnlyAnnounces(p.blocks[j].Text):
			return false
		}
	}
	return headings < 6 && (headings == 0 || b.Marker == "")
}

// hasDay reports whether a text names a day.
func (p *latinPage) hasDay(text string) bool {
	if p.japanese() {
		return len(day.FindJapanese(jaPlainString(text))) > 0
	}
	return len(day.Find(text)) > 0
}

// firstSentence returns the first sentence of the first paragraph.
func (p *latinPage) firstSentence() string {
	for _, one := range letters.Sentences(p.firstParagraph()) {
		return one
	}
	return ""
}

// event is the headline without the conference that it says the event was held
// beside of: 国連総会の際の日露外相会談.
func (p *latinPage) event() string {
	title := p.title()
	if p.japanese() {
		for _, mark := range jaBesideMarks.List() {
			if _, after, ok := strings.Cut(title, mark); ok && after != "" {
				return after
			}
		}
	}
	return title
}

// jaTitle returns what stands for a headline: the page's own title, what its pictures call
// the event, its category, the event's name in the lead.
func (p *latinPage) jaTitle() string {
	for _, title := range []string{p.siteTitle(), p.captionTitle(), p.statementLine()} {
		if title != "" {
			return title
		}
	}
	return jaEventName(p.firstSentence())
}

// siteTitle returns the title of the metadata without the name of the site.
func (p *latinPage) siteTitle() string {
	for _, title := range []string{p.meta.OpenGraph, p.meta.Title} {
		source := strings.NewReplacer(" - ", "|", " – ", "|").Replace(newJaText(title).source)
		parts := strings.FieldsFunc(source, func(r rune) bool { return strings.ContainsRune("|｜:：", r) })
		parts = slices.DeleteFunc(parts, func(part string) bool {
			return jaIsSite(part) || isJaCategory(jaLine(part))
		})
		if len(parts) > 0 {
			return strings.TrimFunc(parts[0], letters.IsEdgeSpace)
		}
	}
	return ""
}

func jaIsSite(s string) bool {
	line := jaLine(s)
	return jaCategories.Has(line) || strings.HasPrefix(line, "外務省") && len(line) < 40 ||
		letters.HasSuffix(line, "ホームページ", "Japan") || strings.HasPrefix(line, "Ministryof")
}

// captionTitle returns what the first caption that names an event calls it.
func (p *latinPage) captionTitle() string {
	for _, caption := range p.captions {
		name := strings.TrimRight(jaLine(caption), "0123456789-")
		if i := strings.IndexByte(name, '('); i > 0 && strings.HasSuffix(name, ")") {
			name = name[:i]
		}
		name, _, _ = strings.Cut(name, ":")
		for _, end := range jaCaptionEnds.List() { // "の様子"
			if i := strings.Index(name, end); i > 0 {
				name = name[:i]
			}
		}
		if jaCaptionEvents.In(name) && utf8.RuneCountInString(name) < 30 && !strings.Contains(name, "する") {
			return name
		}
	}
	return ""
}

// statementLine returns the line of the head that says whose statement it is: 外務大臣談話.
func (p *latinPage) statementLine() string {
	for i, r := range p.roles[:p.first] {
		if (r == roleCategory || r == roleFrame) && strings.HasSuffix(p.lines[i].lower(), "談話") {
			return p.blocks[i].Text
		}
	}
	return ""
}

// jaEventName finds the compound by which a lead names its event: 日独外相電話会談.
func jaEventName(plain string) string {
	for _, m := range country.Find(plain) {
		if m.Form != country.ByCompound {
			continue
		}
		rest := plain[m.Start:]
		for _, end := range jaCompoundEvents.List() {
			i := strings.Index(rest, end)
			if i > 0 && i < 60 && !strings.ContainsAny(rest[:i], ",。()はをがで") {
				return rest[:i+len(end)]
			}
		}
	}
	return ""
}

// kindInJapanese returns the kind by the words of the headline, else by those of the lead
// or by who met.
func (p *latinPage) kindInJapanese(people []briefing.Person) briefing.Kind {
	title := p.event()
	kind := japaneseKinds.ofTitle(title)
	if kind == "" && !jaPeopleDecide.In(title) {
		kind = ruleKind(p.firstSentence(), japaneseKinds.lead)
	}
	if kind == "" && !jaMeets.In(title) {
		kind = ruleKind(title, japaneseKinds.noun)
	}
	if kind = p.conferenceOr(kind, title, people); kind == "" {
		kind = kindOfRanks(people)
	}
	switch {
	case p.isFuture() && strings.Contains(title, "開催") && kind != briefing.Visit:
		return briefing.Announcement
	case kind == "" && (len(people) > 0 || letters.Contains(title, "会談", "協議")):
		return briefing.OfficialTalks
	}
	return cmp.Or(kind, briefing.Other)
}

// conferenceOr makes a meeting of more than two sides, or of none that the headline names,
// a conference. The kind of one that two sides hold is left to who met.
func (p *latinPage) conferenceOr(kind briefing.Kind, title string, people []briefing.Person) briefing.Kind {
	pair := p.pair()
	ofGroup := slices.Contains(pair, "ASEAN")
	switch kind {
	case briefing.SummitMeeting, briefing.ForeignMinistersMeeting:
		ofMany := ofGroup || len(pair) < 2 && countSides(people) != 2
		if ofMany && letters.Contains(title, "会合", "会議", "サミット") {
			return briefing.Conference
		}
		fallthrough
	case briefing.MinisterialMeeting, briefing.OfficialTalks:
		if len(pair) > 2 {
			return briefing.Conference
		}
	case briefing.Conference:
		if len(pair) == 2 && !ofGroup {
			return ""
		}
	}
	return kind
}
