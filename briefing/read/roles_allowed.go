package read

import (
	"slices"
	"strings"
	"unicode"

	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// The roles that a block may play are bits, in the order of fittedRoles.
const (
	mayAll       = 1<<fitted - 1
	mayPlain     = 1 << 0
	mayFrame     = 1 << 1
	mayCategory  = 1 << 2
	mayQualifier = 1 << 4
	mayHeadline  = 1 << headlineIndex
	mayDate      = 1 << 5
	mayLabel     = 1 << 6
	mayCaption   = 1 << 7
	mayHeading   = 1 << 8
	mayText      = mayPlain | mayDate | mayLabel | mayCaption | mayHeading // no frame, category, headline or qualifier
)

// allowed returns the roles that each block may play. From the second paragraph to the
// last nothing is set aside for its shape alone, and from the first on no sentence is.
func (p *latinPage) allowed() []uint16 {
	list := make([]uint16, len(p.blocks))
	paragraph := p.paragraphs()
	some, all := p.textBegins(paragraph)
	last, lastText, titled := lastTrue(paragraph), p.lastText(), p.titleHeading()
	_, standsBelow := p.repeats()
	for i := range list {
		within := i >= all && i <= last && !standsBelow[i] ||
			i < last && paragraph[i+1] && namesSpeaker(p.blocks[i].Text)
		if list[i] = p.marked(i, i == titled); list[i] != 0 {
			continue
		}
		switch {
		case p.isSureHeading(i):
			list[i] = mayHeading
		case some == all && i == all, within && !p.isLinkOrNote(i),
			i > some && p.isTextAnyway(i) && !holdsAddress(p.blocks[i].Text):
			list[i] = mayText
		default:
			list[i] = mayAll
		}
		if i >= some {
			list[i] = p.byMarkup(i, i <= lastText, list[i])
		}
		list[i] &^= p.barred(i, paragraph[i])
	}
	return list
}

// marked returns the role that the mark-up of a block leaves no doubt of, 0 for none.
func (p *latinPage) marked(i int, titled bool) uint16 {
	switch {
	case titled:
		return mayHeadline
	case p.blocks[i].Form == page.FormCaption:
		return mayCaption
	case p.isTrail(i):
		return mayFrame
	}
	return 0
}

// isTrail reports whether a line is the way to the page through its site, which ends in the headline:
// "Home > News > Minister meets …" above "Minister meets …".
func (p *latinPage) isTrail(i int) bool {
	before, last, _ := cutLast(p.blocks[i].Text, "> ")
	return before != "" && last != "" && slices.ContainsFunc(p.blocks[i+1:], func(b page.Block) bool {
		return b.Text == last
	})
}

// textBegins returns the first block with which the text may begin, and the one from which
// all is text: the same, or if a head follows, so that the first may be a banner, the second paragraph.
func (p *latinPage) textBegins(paragraph []bool) (some, all int) {
	some, all = len(paragraph), len(paragraph)
	for i := range paragraph {
		switch {
		case some < i && paragraph[i]:
			return some, i
		case some < i || !paragraph[i] && !p.isPlainSentence(i):
		case !p.headFollows(i):
			return i, i
		case paragraph[i]:
			some = i
		}
	}
	return some, all
}

// titleHeading returns the one heading by mark-up that the title of the page holds as a whole, -1 for none.
func (p *latinPage) titleHeading() int {
	const least = 4 // words
	found := -1
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.Form != page.FormHeading || b.Level > 2 || letters.CountFields(b.Text) < least ||
			!strings.Contains(p.meta.Title, b.Text) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// repeats returns which lines stand above, too, and which below: an agenda has lines that
// stand again below.
func (p *latinPage) repeats() (above, below []bool) {
	if p.above == nil {
		p.above, p.below = make([]bool, len(p.blocks)), make([]bool, len(p.blocks))
		last := make(map[string]int, len(p.blocks))
		for i := range p.blocks {
			if j, ok := last[p.blocks[i].Text]; ok {
				p.above[i], p.below[j] = true, true
			}
			last[p.blocks[i].Text] = i
		}
	}
	return p.above, p.below
}

func lastTrue(list []bool) int {
	last := len(list) - 1
	for last > 0 && !list[last] {
		last--
	}
	return last
}

// lastText returns the last block that is text beyond doubt and gives no address, or
// stands under a heading that follows it.
func (p *latinPage) lastText() int {
	last := len(p.blocks) - 1
	for last > 0 && (!p.isTextAnyway(last) || holdsAddress(p.blocks[last].Text)) {
		last--
	}
	for end := p.endUnder(last + 1); end > last+1; end = p.endUnder(last + 1) {
		last = end
	}
	return last
}

// endUnder returns the last of the entries and short sentences under a heading by
// number or mark-up, -1 if block i is no such heading.
func (p *latinPage) endUnder(i int) int {
	if i+1 >= len(p.blocks) || p.isLinkOrNote(i) {
		return -1
	}
	if b := &p.blocks[i]; b.Form != page.FormHeading && (b.Marker == "" || page.IsBullet(b.Marker)) {
		return -1
	}
	for i++; i < len(p.blocks) && p.isEntry(i); i++ {
	}
	return i - 1
}

// isEntry reports whether a block is an item or ends as a sentence does.
func (p *latinPage) isEntry(i int) bool {
	b := &p.blocks[i]
	return (b.Form == page.FormItem || strings.HasSuffix(b.Text, ".")) && !holdsAddress(b.Text) && !p.isLinkOrNote(i) &&
		!p.is(i, traitDateLine)
}

// byMarkup returns the roles that a block of the text may play by its mark-up: rows are
// text, and headings before the last text are headings.
func (p *latinPage) byMarkup(i int, within bool, roles uint16) uint16 {
	switch form := p.blocks[i].Form; {
	case form == page.FormRow:
		return mayPlain
	case form == page.FormHeading && within && !p.isLinkOrNote(i):
		return mayHeading
	case p.blocks[i].Line == 0 && within && !p.isLinkOrNote(i): // of HTML: the frame is told by structure
		return roles & mayText
	}
	return roles
}

// namesSpeaker reports whether a line says who speaks below.
func namesSpeaker(line string) bool { return strings.HasSuffix(line, ":") }

// holdsAddress reports whether a sentence gives an address.
func holdsAddress(s string) bool { return letters.Contains(s, "@", "www.") }

// isPlainSentence reports whether a block is a sentence that ends in a point of its own.
func (p *latinPage) isPlainSentence(i int) bool {
	text := p.blocks[i].Text
	return p.is(i, traitSentence) && !letters.EndsInAbbreviation(text) && p.isTextAnyway(i)
}

// isSureHeading reports whether a numbered line, or one that begins a reference, stands
// over a paragraph without a number.
func (p *latinPage) isSureHeading(i int) bool {
	b, next := &p.blocks[i], i+1
	numbered := b.Marker != "" && !page.IsBullet(b.Marker)
	return (numbered || hasRef(b.Text)) && next < len(p.blocks) && p.blocks[next].Marker == "" &&
		p.isTextAnyway(next) && p.isHeading(i)
}

// joins returns which lines may go on with the headline of the line before: that one ends
// open, or this one begins in the middle, or both are in capitals.
func (p *latinPage) joins() []bool {
	list := make([]bool, len(p.blocks))
	for i := 1; i < len(list); i++ {
		before, text := p.blocks[i-1].Text, p.blocks[i].Text
		list[i] = !p.blocks[i].Gap && (p.japanese() || page.EndsOpen(before) || beginsSmall(text) ||
			!hasSmall(before) && !hasSmall(text))
	}
	return list
}

// hasSmall reports whether a text has a small letter.
func hasSmall(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.ToUpper(r) != r })
}

// hasCapital reports whether a text has a capital.
func hasCapital(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.ToLower(r) != r })
}

// barred returns the roles that a block can't play by its words: a date line has a date,
// a label a name, no paragraph is a heading, and a headline has
// something below it and is no signature.
func (p *latinPage) barred(i int, paragraph bool) (roles uint16) {
	b := &p.blocks[i]
	if len(b.Text) > 400 || !letters.HasDigits(b.Text) || !p.hasDay(b.Text) {
		roles |= mayDate
	}
	switch name, _ := p.labelOf(i); {
	case name == "":
		roles |= mayLabel
	case p.japanese():
		roles |= mayLabel | mayHeadline | mayHeading // "3 出席者：…": the numbers are those of headings
	}
	if b.Text == "" || !p.is(i, traitQualifier) && !isBracketed(b.Text) {
		roles |= mayQualifier
	}
	if i > 0 && i == len(p.blocks)-1 || p.is(i, traitSigned) {
		roles |= mayHeadline
	}
	if paragraph {
		roles |= barredFromText(b)
	}
	return roles
}

// barredFromText returns the roles that a paragraph can't play: banners and notes are known by their words.
func barredFromText(b *page.Block) uint16 {
	roles := uint16(mayFrame | mayCategory | mayQualifier)
	if b.Form != page.FormHeading {
		roles |= mayHeading
	}
	if sentencesOf(b.Text) > 2 {
		roles |= mayHeadline
	}
	return roles
}

// sentencesOf counts the sentences of a text.
func sentencesOf(text string) (n int) {
	for range letters.Sentences(text) {
		n++
	}
	return n
}

// paragraphs returns which blocks are paragraphs beyond doubt: prose, or on a page
// without any the sentences and what else is as long.
func (p *latinPage) paragraphs() []bool {
	if p.prose != nil {
		return p.prose
	}
	list := make([]bool, len(p.blocks))
	some := false
	for i := range list {
		list[i] = p.is(i, traitProse) && p.blocks[i].Form != page.FormHeading && p.isTextAnyway(i)
		some = some || list[i]
	}
	for i := range list {
		list[i] = list[i] || !some && (p.isTextAnyway(i) && p.blocks[i].Marker == "" || p.is(i, traitProse))
	}
	p.prose = list
	return list
}

// headFollows reports whether a head follows a paragraph, so that it may be a banner of
// the site: a date, or a heading by its mark-up, stands before the next text, and no line
// that could be the headline above it.
func (p *latinPage) headFollows(i int) bool {
	for j := range i {
		text := p.blocks[j].Text
		if (letters.CountFields(text) > 4 || p.is(j, traitEvent)) && !isBar(text) && !p.isLinkOrNote(j) &&
			!p.is(j, traitIssuer) {
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

// isLabel reports whether a block is a label with its value.
func (p *latinPage) isLabel(i int) bool {
	name, _ := p.labelOf(i)
	return name != "" && !p.japanese()
}
