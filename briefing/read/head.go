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
		if p.roles[end] == roleText {
			if b.Marker != "" && !page.IsBullet(b.Marker) && !p.is(end, traitNavigation) || p.isBodyStart(end) {
				if dated || len(lines) > 0 || !p.headFollows(end) {
					break
				}
				if visitorWords.In(letters.Lower(b.Text)) {
					p.roles[end] = roleFrame // a banner of the site
				}
				end++
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

// headFollows reports whether the head goes on behind a paragraph at its very
// beginning: a date and a headline stand before the next one.
func (p *latinPage) headFollows(i int) bool {
	date, line := false, false
	for j := i + 1; j < len(p.blocks) && j < i+12 && !isSentence(p.blocks[j].Text) && p.blocks[j].Marker == ""; j++ {
		date = date || p.is(j, traitDateLine)
		line = line || leadEvents.In(letters.Lower(letters.Clip(p.blocks[j].Text, 200))) ||
			p.japanese() && p.is(j, traitEvent)
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
		return p.captionRole(i)
	case p.addSide(i):
		return roleLabel
	case p.isHeadFrame(i):
		return roleFrame
	case p.is(i, traitDateLine):
		p.addLabel(i)
		return roleDateLine
	case p.addLabel(i) && letters.CountFields(b.Text) < 14:
		return roleLabel
	case p.isFiledUnder(i, dated):
		if p.category == "" {
			p.category = b.Text
		}
		return roleCategory
	case b.Form != page.FormHeading && p.is(i, traitIssuer):
		return roleFrame
	case p.is(i, traitQualifier):
		return roleQualifier
	}
	return roleText
}

// isHeadFrame reports whether a line of the head is a menu, a note or a rule.
func (p *latinPage) isHeadFrame(i int) bool {
	text := p.blocks[i].Text
	return p.is(i, traitNavigation) || isBar(text) || p.is(i, traitAgenda) || p.is(i, traitNote) ||
		!letters.HasLetters(text) && !p.is(i, traitDateLine)
}

// isFiledUnder reports whether a line of the head says what the page is filed under.
func (p *latinPage) isFiledUnder(i int, dated bool) bool {
	return (p.japanese() || p.blocks[i].Form != page.FormHeading && !dated) && p.is(i, traitCategory)
}

// isBar reports whether a line is a row of links by its shape: two words or fewer
// between strokes, bars or points, as "EN / NO / ES".
func isBar(s string) bool {
	if len(s) > 160 {
		return false
	}
	parts := strings.FieldsFunc(s, func(r rune) bool {
		return r == '/' || r == '|' || r == '·' || r == '•' ||
			r == '»'
	})
	for _, part := range parts {
		if n := letters.CountFields(part); n == 0 || n > 2 || letters.HasDigits(part) {
			return false
		}
	}
	return len(parts) > 2 || len(parts) == 2 && len(s) < 24 && !eventWords.In(letters.Lower(s))
}

// assignLines gives the short lines of the head their roles, all at once: every
// line has a score for each role that it can play, and the headline is the one
// with which the scores of all lines add up to most. A line that fits nowhere
// costs nothing but itself.
func (p *latinPage) assignLines(lines []int) {
	date := slices.Index(p.roles, roleDateLine)
	best := p.bestHeadline(date, lines)
	if best >= 0 {
		p.headline, p.roles[best] = printedOnce(p.blocks[best].Text), roleHeadline
		p.joinHeadline(best)
	}
	for _, i := range lines {
		switch {
		case p.roles[i] != roleText:
		case best >= 0 && letters.SameLine(p.blocks[i].Text, p.blocks[best].Text) && !p.datedBetween(best, i):
			p.roles[i] = roleFrame // printed twice
		case p.captionScore(i, date, lines) > 0:
			p.roles[i] = roleCaption
		case i < best || best < 0 && i < date:
			if letters.CountFields(p.blocks[i].Text) < 14 {
				p.setCategory(i)
			}
		}
	}
	for i := best + 1; p.note == "" && best >= 0 && i < len(p.blocks) && i < best+3; i++ {
		if p.roles[i] == roleQualifier {
			p.note = p.blocks[i].Text
		}
	}
}

// bestHeadline returns the line with which as the headline all scores add up to
// most, -1 if that is none.
func (p *latinPage) bestHeadline(date int, lines []int) int {
	p.signed = make([]bool, len(lines))
	for k, i := range lines {
		p.signed[k] = p.isSigned(i)
	}
	best, most := -1, p.headTotal(-1, date, lines)
	for _, h := range lines {
		score, ok := p.headlineScore(h, date, lines)
		if total := score + p.headTotal(h, date, lines); ok && (best < 0 && total >= most || total > most) {
			best, most = h, total
		}
	}
	return best
}

// setCategory keeps a line above the headline, or above the date of a page
// without one, as what the page is filed under.
func (p *latinPage) setCategory(i int) {
	p.roles[i] = roleFrame
	if p.category == "" && p.headline == "" {
		p.category, p.roles[i] = p.blocks[i].Text, roleCategory
	}
}

// headTotal adds up the scores of all lines but the headline h, -1 for none.
func (p *latinPage) headTotal(h, date int, lines []int) int {
	total, anchor := 0, h
	if h < 0 {
		anchor = date
	}
	for k, i := range lines {
		switch {
		case i == h:
		case p.signed[k] && i > anchor && i < date:
			total += 2 // who speaks stands between the headline and the date
		case i > anchor:
			total += max(0, p.captionScore(i, date, lines))
		case letters.CountFields(p.blocks[i].Text) <= 5 && !p.is(i, traitEvent):
			total++ // what a page is filed under is short, and names no event
		}
	}
	return total
}

// captionScore rates a line as a caption; only lines under the date can be one.
func (p *latinPage) captionScore(i, date int, lines []int) int {
	if date < 0 || i < date || p.japanese() && p.blocks[i].Marker != "" {
		return 0
	}
	score := 0
	if p.hasSibling(i, lines) {
		score += 4
	}
	switch {
	case p.roles[i-1] == roleCaption && !p.blocks[i].Gap:
		score += 3
	case p.looksCaption(i, date):
		score += 4
	}
	if score > 0 && p.is(i, traitPicture) {
		score += 2
	}
	return score
}

// hasSibling reports whether another line of the head differs from a line by its
// number or by what stands in brackets at its end alone, as captions do.
func (p *latinPage) hasSibling(i int, lines []int) bool {
	stem := captionStem(p.blocks[i].Text)
	if stem != p.blocks[i].Text {
		return true
	}
	bare := cutBracket(stem)
	for _, j := range lines {
		if j == i || j > i+3 || j < i-3 {
			continue
		}
		other := captionStem(p.blocks[j].Text)
		if other != p.blocks[j].Text && letters.SameLine(other, stem) || bare != stem &&
			letters.SameLine(cutBracket(other), bare) {
			return true
		}
	}
	return false
}

// cutBracket cuts off the bracket at the end of a line.
func cutBracket(s string) string {
	if i := strings.LastIndexAny(s, "(\uff08"); i > 0 && letters.HasSuffix(s, ")", "\uff09") {
		return strings.TrimSpace(s[:i])
	}
	return s
}

// tellsOfPicture reports whether a line says what is seen: somebody doing
// something ("Ministers attending the conference"), or at an event.
func tellsOfPicture(s string) bool {
	for word := range strings.FieldsSeq(s) {
		if len(word) > 5 && strings.HasSuffix(word, "ing") && letters.IsLowerByte(word[0]) && !eventWords.Has(word) {
			return true
		}
	}
	return strings.Contains(s, " during ") || strings.Contains(s, " at the ") && !strings.HasPrefix(s, "Statement")
}

// headlineScore rates a line as the headline; ok is false if it cannot be it.
func (p *latinPage) headlineScore(i, date int, lines []int) (score int, ok bool) {
	b := &p.blocks[i]
	text := letters.Lower(letters.Clip(b.Text, 300))
	caption := p.captionScore(i, date, lines)
	switch {
	case date >= 0 && i > date && p.category != "" && (isRelations(p.category) || p.japanese() || caption > 0):
		return 0, false // the layout without a headline: captions stand under the date
	case letters.CountFields(text) < 2 && b.Form != page.FormHeading, p.japanese() && b.Marker != "":
		return 0, false
	}
	score = 1 + p.wordScore(i, text)
	if b.Form == page.FormHeading {
		score += 3 - min(b.Level, 3)
		if b.Level == 1 {
			score += 4
		}
	}
	if date >= 0 && i > date {
		score -= 2
		if caption > 0 && p.is(i, traitPicture) {
			score -= 2
		}
	}
	if strings.ContainsAny(b.Text, ">»›|") {
		score -= 4 // a trail of crumbs
	}
	if before, ok := p.previousLine(i, lines); ok && letters.SameLine(before, b.Text) {
		score--
	}
	if p.signed[slices.Index(lines, i)] {
		score -= 6
	}
	return score, true
}

// isSigned reports whether a line is somebody's name and office alone, or one of both
// with the other in the next line: "JANE DOE, SECRETARY OF STATE" signs a text and is
// no headline.
func (p *latinPage) isSigned(i int) bool {
	text := p.blocks[i].Text
	if name, office, ok := strings.Cut(text, ", "); ok && len(text) <= 120 && isNameAndOffice(name, office) {
		return true
	}
	return i+1 < len(p.blocks) && isNameAndOffice(text, p.blocks[i+1].Text) ||
		i > 0 && isNameAndOffice(p.blocks[i-1].Text, text)
}

func isNameAndOffice(name, office string) bool {
	_, ok := nameAndOffice(name, office, true)
	return ok
}

// wordScore rates the words of line i, in lower case, as those of a headline: it
// names an event, is long enough, and the metadata repeat it.
func (p *latinPage) wordScore(i int, text string) (score int) {
	if p.is(i, traitEvent) {
		score += 4
	}
	if letters.CountFields(text) >= 4 {
		score++
	}
	for _, title := range []string{p.meta.OpenGraph, p.meta.Title} {
		if title != "" && strings.Contains(letters.Lower(title), text) {
			score += 3
		}
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
	if p.japanese() {
		p.joinJapanese(i)
		return
	}
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

// datedBetween reports whether a date line stands between two blocks.
func (p *latinPage) datedBetween(a, b int) bool {
	return slices.Contains(p.roles[min(a, b):max(a, b)], roleDateLine)
}
