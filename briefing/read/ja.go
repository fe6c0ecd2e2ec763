package read

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/day"
	"briefings/briefing/page"
)

// A jaPage is a Japanese page: the roles of its blocks are those of every page, and
// its facts are read by the grammar of Japanese.
type jaPage struct {
	*latinPage
	out briefing.Briefing

	head     jaText // the title
	said     jaText // the lead
	end      int    // bytes of said that its first sentence takes
	planned  bool   // the page speaks of what is still to come
	dateText string // the date line
	office   string // category that names whose statement it is: 外務大臣談話
}

// readJapanese reads the facts and the text of a Japanese page. What the page does
// not say stays empty.
func readJapanese(blocks []page.Block, meta page.Meta, ev *evidence) briefing.Briefing {
	p := &jaPage{latinPage: newPage(joinPictures(blocks), meta, ev, "ja")}
	p.out.Language, p.out.URL = "ja", meta.URL
	if i := slices.Index(p.roles, roleDateLine); i >= 0 {
		p.dateText = p.blocks[i].Text
	}
	for i, r := range p.roles[:p.first] {
		if (r == roleCategory || r == roleFrame) && p.office == "" && strings.HasSuffix(p.lines[i].lower(), "談話") {
			p.office = p.blocks[i].Text
		}
	}
	p.said = newJaText(p.lead)
	p.end = jaSentence(p.said.plain, 0)
	p.planned = endsPlanned(p.said.plain[:p.end])
	p.readTitle()
	p.readKind()
	p.readDates()
	p.readPeople()
	p.readPlace()
	p.readOccasion()
	p.readDuration()
	p.readCountries()
	p.settleKind()
	p.out.Photos, p.out.Lead, p.out.Sections = p.captions, jaWithoutHandOff(p.lead), p.sections()
	return p.out
}

// japanese reports whether the page is in Japanese.
func (p *latinPage) japanese() bool { return p.language == "ja" }

// joinPictures joins a label alone with what its picture shows on the next line: 画像1.
func joinPictures(blocks []page.Block) []page.Block {
	kept := blocks[:0:0]
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		if n := page.PhotoLabel(b.Text); n > 0 && n == len(b.Text) && i+1 < len(blocks) && jaShows(blocks[i+1]) {
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

// addJapaneseLabel keeps "場所：東京", the row "場所 | 東京", and a name whose value
// stands on the next line.
func (p *latinPage) addJapaneseLabel(i int) bool {
	text := p.blocks[i].Text
	name, value, ok := strings.Cut(text, " | ")
	if !ok {
		if name, value, ok = strings.Cut(text, "："); !ok {
			name, value, _ = strings.Cut(text, ":")
		}
	}
	name = jaLine(name)
	if !jaLabels.Has(name) {
		return false
	}
	if value = strings.TrimSpace(value); value == "" && i+1 < len(p.blocks) && p.roles[i+1] == roleText {
		value, p.roles[i+1] = p.blocks[i+1].Text, roleLabel
	}
	p.labels = append(p.labels, label{name, value})
	return true
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
	return headings < 6 && (headings == 0 || b.Marker == "" || tellsOfEvent(b.Text))
}

// hasDay reports whether a text names a day.
func (p *latinPage) hasDay(text string) bool {
	if p.japanese() {
		return len(day.FindJapanese(jaPlainString(text))) > 0
	}
	return len(day.Find(text)) > 0
}
