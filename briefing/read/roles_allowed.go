package read

import (
	"strings"

	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// The roles that a block may play are bits, in the order of fittedRoles.
const (
	mayAll     = 1<<fitted - 1
	mayDate    = 1 << 5
	mayLabel   = 1 << 6
	mayHeading = 1 << 8
	mayText    = 1<<0 | mayDate | mayLabel | 1<<7 | mayHeading // no frame, category, headline or qualifier
)

// allowed returns the roles that each block may play. From the second paragraph to the
// last nothing is set aside for its shape alone, and from the first on no sentence is.
func (p *latinPage) allowed() []uint16 {
	list := make([]uint16, len(p.blocks))
	paragraph := p.paragraphs()
	last, paragraphs := 0, 0
	lastAt := make(map[string]int, len(list)) // an agenda has lines that stand again below
	for i := range list {
		lastAt[p.blocks[i].Text] = i
		if paragraph[i] {
			last = i
		}
	}
	for i := range list {
		list[i] = mayAll
		if paragraph[i] {
			paragraphs++
		}
		text := p.blocks[i].Text
		switch {
		case paragraphs == 0:
		case paragraph[i] && paragraphs == 1:
			if !p.headFollows(i) {
				list[i], paragraphs = mayText, 2
			}
		case p.isTextAnyway(i) && !letters.Contains(text, "@", "www."),
			paragraphs > 1 && i <= last && !p.isLinkOrNote(i) && lastAt[text] == i:
			list[i] = mayText
		}
		list[i] &^= p.barred(i, paragraph[i])
	}
	return list
}

// barred returns the roles that a block can't play by its words: a date line has a date,
// a label a name, and no paragraph is a heading.
func (p *latinPage) barred(i int, paragraph bool) (roles uint16) {
	b := &p.blocks[i]
	if len(b.Text) > 400 || !letters.HasDigits(b.Text) || !p.hasDay(b.Text) {
		roles |= mayDate
	}
	if b.Form != page.FormHeading && paragraph {
		roles |= mayHeading
	}
	if !p.isLabel(i) {
		roles |= mayLabel
	}
	return roles
}

// paragraphs returns which blocks are paragraphs beyond doubt: prose, or on a page
// without any the sentences and what else is as long.
func (p *latinPage) paragraphs() []bool {
	list := make([]bool, len(p.blocks))
	some := false
	for i := range list {
		list[i] = p.is(i, traitProse) && p.blocks[i].Form != page.FormHeading && p.isTextAnyway(i)
		some = some || list[i]
	}
	for i := range list {
		list[i] = list[i] || !some && (p.isTextAnyway(i) || p.is(i, traitProse))
	}
	return list
}

// headFollows reports whether a head follows a paragraph, so that it may be a banner of
// the site: a date, or a heading by its mark-up, stands before the next text, and no line
// that could be the headline above it.
func (p *latinPage) headFollows(i int) bool {
	for j := range i {
		text := p.blocks[j].Text
		if letters.CountFields(text) > 4 && !isBar(text) && !p.isLinkOrNote(j) && !p.is(j, traitIssuer) {
			return false
		}
	}
	for j := i + 1; j < len(p.blocks) && !p.isTextAnyway(j); j++ {
		if b := &p.blocks[j]; p.is(j, traitDateLine) || b.Form == page.FormHeading && b.Level < 3 {
			return true
		}
	}
	return false
}

// isLabel reports whether a block is a label with its value: "Place: Iikura House".
func (p *latinPage) isLabel(i int) bool {
	name, _, ok := strings.Cut(p.blocks[i].Text, ":")
	if !ok || len(name) > 16 {
		return false
	}
	return labelNames.Has(letters.Lower(strings.Trim(name, " ()*")))
}
