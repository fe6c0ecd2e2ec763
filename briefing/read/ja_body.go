package read

import (
	"strings"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/page"
)

// readBody makes sections of the blocks after the lead.
func (p *jaPage) readBody(blocks []page.Block) {
	var sections []briefing.Section
	open := func() *briefing.Section {
		if len(sections) == 0 {
			sections = append(sections, briefing.Section{})
		}
		return &sections[len(sections)-1]
	}
	agenda := jaAgenda(blocks)
	for i, b := range blocks {
		line := jaLine(b.Text)
		switch {
		case b.Form == page.FormCaption:
			p.addPhoto(b.Text)
		case jaIsHandOff(b.Text) || jaQualifiers.Has(line) || agenda[i] ||
			p.isFootDate(b.Text, line, i == len(blocks)-1):
		case jaHeadingLike(b, blocks, i):
			if jaCategories.Has(line) && b.Form != page.FormHeading && b.Marker == "" && line != "冒頭発言" {
				continue
			}
			sections = append(sections, briefing.Section{Number: jaSectionNumber(b.Marker),
				Heading: strings.TrimRight(b.Text, "　 ")})
		default:
			marker := b.Marker
			if page.IsBullet(marker) || marker == "※" {
				marker = ""
			}
			s := open()
			s.Paragraphs = append(s.Paragraphs, briefing.Paragraph{Number: marker, Text: b.Text})
		}
	}
	p.out.Sections = sections
}

// jaSectionNumber is a heading's number as printed, without its point.
func jaSectionNumber(marker string) string {
	if page.IsBullet(marker) {
		return ""
	}
	return strings.TrimRight(marker, ".．、 ")
}

// isFootDate tells the date line where a page puts it last.
func (p *jaPage) isFootDate(text, line string, last bool) bool {
	return last && p.dateLine == "" && p.headDate(text, line)
}

// jaAgenda finds the list at the beginning of a press conference that repeats
// the headings below it.
func jaAgenda(blocks []page.Block) []bool {
	repeated := make([]bool, len(blocks))
	later := map[string]int{}
	for i, b := range blocks {
		if len(b.Text) > 200 {
			continue
		}
		later[strings.Trim(jaLine(b.Text), "○●・()")] = i
	}
	for i, b := range blocks {
		if utf8.RuneCountInString(b.Text) > 60 || isSpeaker(b.Text) {
			break
		}
		key := strings.Trim(jaLine(b.Text), "○●・()")
		repeated[i] = later[key] > i || strings.HasPrefix(key, "主な項目") || key == "質疑応答:" || key == "冒頭発言:"
	}
	return repeated
}
