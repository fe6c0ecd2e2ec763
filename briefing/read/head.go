package read

import (
	"slices"
	"strings"

	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// markHead assigns the roles of the blocks before the body, and returns where
// the body begins.
func (p *latinPage) markHead() int {
	const longest = 80 // blocks; menus of sites can be long
	end := 0
	dated := false
	var lines []int // short lines that may be the headline or captions
	for end < len(p.blocks) && end < longest {
		b := &p.blocks[end]
		if end == 0 {
			p.cutStamp(b)
			p.lines[end] = line{text: b.Text}
		}
		if p.roles[end] == roleText {
			if b.Marker != "" && !page.IsBullet(b.Marker) && !p.is(end, traitNavigation) || p.isBodyStart(end) {
				if dated || len(lines) > 0 || !p.headFollows(end) {
					break
				}
				end++ // a banner above the headline
				continue
			}
			p.roles[end] = p.headRole(end, dated)
			dated = dated || p.roles[end] == roleDateLine
			if p.roles[end] == roleText {
				lines = append(lines, end)
			}
		}
		end++
	}
	p.assignLines(lines)
	p.readByline(lines)
	return p.headEnd(end)
}

// headEnd moves the beginning of the body, which prose marks, back to the headings before it.
func (p *latinPage) headEnd(end int) int {
	for end > 0 && p.roles[end-1] != roleHeadline && p.roles[end-1] != roleDateLine && p.roles[end-1] != roleCategory {
		end--
	}
	return end
}

// headFollows tells whether the head goes on behind a paragraph at its very
// beginning: a date and a headline stand before the next one.
func (p *latinPage) headFollows(i int) bool {
	date, line := false, false
	for j := i + 1; j < len(p.blocks) && j < i+12 && !p.is(j, traitProse) && p.blocks[j].Marker == ""; j++ {
		date = date || p.is(j, traitDateLine)
		line = line || leadEvents.In(letters.Lower(letters.Clip(p.blocks[j].Text, 200)))
	}
	return date && line
}

// isBodyStart tells prose, and a heading right before it.
func (p *latinPage) isBodyStart(i int) bool {
	b := &p.blocks[i]
	if p.is(i, traitPhoto) || p.is(i, traitNote) || p.is(i, traitNavigation) || b.Form == page.FormCaption {
		return false
	}
	return p.is(i, traitProse) || page.IsBullet(b.Marker) && letters.CountFields(b.Text) > 12
}

// headRole returns the role of a block in the head; text stands for a line that is not yet understood.
func (p *latinPage) headRole(i int, dated bool) role {
	b := &p.blocks[i]
	switch {
	case b.Form == page.FormCaption || p.is(i, traitPhoto):
		return captionRole(&p.lines[i])
	case p.addSide(i):
		return roleLabel
	case p.is(i, traitNavigation) || isAgendaLine(&p.lines[i]) || p.is(i, traitNote) || !letters.HasLetters(b.Text) && !p.is(i, traitDateLine):
		return roleFrame
	case p.is(i, traitDateLine):
		p.addLabel(i)
		return roleDateLine
	case p.addLabel(i) && letters.CountFields(b.Text) < 14:
		return roleLabel
	case b.Form != page.FormHeading && !dated && isCategory(&p.lines[i]):
		if p.category == "" {
			p.category = b.Text
		}
		return roleCategory
	case b.Form != page.FormHeading && isIssuer(&p.lines[i]):
		return roleFrame
	case isQualifierLine(&p.lines[i]):
		return roleQualifier
	}
	return roleText
}

// assignLines chooses the headline among the short lines of the head; those
// under the date are captions, or the first heading of the body.
func (p *latinPage) assignLines(lines []int) {
	best, score := -1, -1
	date := slices.Index(p.roles, roleDateLine)
	for _, i := range lines {
		if s := p.headlineScore(i, date, lines); s > score {
			best, score = i, s
		}
	}
	if best >= 0 {
		p.headline, p.roles[best] = printedOnce(p.blocks[best].Text), roleHeadline
		p.joinHeadline(best)
	}
	for n, i := range lines {
		switch {
		case p.roles[i] != roleText:
		case best >= 0 && letters.SameLine(p.blocks[i].Text, p.blocks[best].Text) && !p.datedBetween(best, i):
			p.roles[i] = roleFrame // printed twice
		case date >= 0 && i > date && p.looksCaption(i, date, lines[n:]):
			p.roles[i] = roleCaption
		case best >= 0 && i < best:
			if letters.CountFields(p.blocks[i].Text) < 14 {
				p.roles[i] = roleFrame
			}
		}
	}
	if p.note == "" && best >= 0 {
		for i := best + 1; i < len(p.blocks) && i < best+3; i++ {
			if p.roles[i] == roleQualifier {
				p.note = p.blocks[i].Text
			}
		}
	}
}

// headlineScore rates a line as the headline; below 0 it cannot be it.
func (p *latinPage) headlineScore(i, date int, lines []int) int {
	b := &p.blocks[i]
	text := letters.Lower(letters.Clip(b.Text, 300))
	if date >= 0 && i > date {
		if p.category != "" && isRelations(p.category) || p.looksCaption(i, date, nil) && p.category != "" {
			return -1 // the layout without a headline: captions stand under the date
		}
	}
	if letters.CountFields(text) < 2 && b.Form != page.FormHeading {
		return -1
	}
	score := 1
	if eventWords.In(text) {
		score += 4
	}
	if letters.CountFields(text) >= 4 {
		score++
	}
	if b.Form == page.FormHeading {
		score += 3 - min(b.Level, 3)
		if b.Level == 1 {
			score += 4
		}
	}
	for _, title := range []string{p.meta.OpenGraph, p.meta.Title} {
		if title != "" && strings.Contains(letters.Lower(title), text) {
			score += 3
		}
	}
	if date >= 0 && i > date {
		score -= 2
	}
	if strings.ContainsAny(b.Text, ">»›|") {
		score -= 4 // a trail of crumbs
	}
	if before, ok := p.previousLine(i, lines); ok && letters.SameLine(before, b.Text) {
		score--
	}
	return score
}

func (p *latinPage) previousLine(i int, lines []int) (string, bool) {
	n := slices.Index(lines, i)
	if n < 1 {
		return "", false
	}
	return p.blocks[lines[n-1]].Text, true
}

// joinHeadline adds to a headline what was wrapped to the next line, or stands there in brackets.
func (p *latinPage) joinHeadline(i int) {
	if i+1 >= len(p.blocks) || p.blocks[i+1].Gap || p.roles[i+1] != roleText {
		return
	}
	next := p.blocks[i+1].Text
	bracketed := strings.HasPrefix(next, "(") && strings.HasSuffix(next, ")")
	switch {
	case bracketed && letters.CountFields(next) > 3, page.EndsOpen(p.headline) && !p.is(i+1, traitDateLine):
		p.headline += " " + next
		p.roles[i+1] = roleHeadline
	case bracketed:
		p.note, p.roles[i+1] = next, roleQualifier
	}
}

// datedBetween tells whether a date line stands between two blocks.
func (p *latinPage) datedBetween(a, b int) bool {
	return slices.Contains(p.roles[min(a, b):max(a, b)], roleDateLine)
}
