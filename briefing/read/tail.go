package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// lastText returns the last block that is text beyond doubt, -1 for none. Words of a
// frame mean little before it, as sentences and headings have them too.
func (p *latinPage) lastText() int {
	for i := len(p.blocks) - 1; i >= 0; i-- {
		if p.isTextAnyway(i) {
			return i
		}
	}
	return -1
}

// isTextAnyway reports whether a block is text by its shape: a sentence, a numbered
// line, a row of a table. Notes, captions and the phrases of tails are none.
func (p *latinPage) isTextAnyway(i int) bool {
	b := &p.blocks[i]
	switch {
	case b.Form == page.FormCaption || p.is(i, traitPhoto) || p.is(i, traitNote):
		return false
	case b.Form == page.FormRow:
		return true
	case p.is(i, traitDateLine):
		return false
	case b.Marker != "" && !page.IsBullet(b.Marker):
		return true
	}
	return (p.is(i, traitProse) || isSentence(b.Text)) && !endsPlainly(b.Text)
}

// isSentence reports whether a line ends as sentences do, and is more than a label.
func isSentence(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\"”’»"))
	return last == '。' || strings.ContainsRune(".?!", last) && letters.CountFields(s) >= 4 &&
		unicode.IsUpper(letters.FirstRune(s))
}

// endsPlainly reports whether a line begins with a whole phrase, or a sign, that only
// the end of a page has: "For further information, please …". One or two words may
// begin any sentence.
func endsPlainly(s string) bool {
	lower := letters.Lower(strings.TrimLeft(letters.Clip(s, 48), "([*• -"))
	i := tailStarts.Begin(lower)
	if i < 0 {
		return false
	}
	phrase := strings.TrimSpace(tailStarts.List()[i])
	return letters.CountFields(phrase) > 2 || !letters.HasLetters(phrase[:1]) ||
		!letters.HasLetters(phrase[len(phrase)-1:])
}

// markTail marks the lines with which a page ends: links, addresses, forms.
func (p *latinPage) markTail() {
	const furthest = 60 // no tail is longer
	for i := len(p.blocks) - 1; i > max(p.last, len(p.blocks)-furthest); i-- {
		if !p.endsPage(i) {
			continue
		}
		for j := i; j < len(p.blocks) && p.roles[j] == roleText && p.isLink(j, i); j++ {
			p.roles[j] = roleFrame
		}
		// names and offices of those to be asked stand above
		for j := i - 1; j > max(p.last, i-6) && isContact(p.blocks[i].Text) &&
			letters.CountFields(p.blocks[j].Text) <= 7 && p.blocks[j].Marker == ""; j-- {
			p.roles[j] = roleFrame
		}
	}
}

// endsPage reports whether a line is one that pages end with.
func (p *latinPage) endsPage(i int) bool { return p.is(i, traitTail) && !p.is(i, traitDateLine) }

// isContact reports whether a tail line stands under a name to be asked.
func isContact(s string) bool {
	return letters.HasPrefix(letters.LowerASCII(s[:min(len(s), 8)]), "media ", "press ", "tel")
}

// isLink reports whether block j, after the tail line i, can belong to it.
func (p *latinPage) isLink(j, i int) bool {
	if j == i {
		return true
	}
	b := &p.blocks[j]
	return letters.CountFields(b.Text) < 14 && b.Form != page.FormHeading && !p.is(j, traitPhoto) && !hasRef(b.Text)
}

// isFrameLine reports whether a line of the body is set aside: after the text, and
// before it, by its words; inside of it only if its place speaks for that, too.
func (p *latinPage) isFrameLine(i int) bool {
	b := &p.blocks[i]
	switch {
	case b.Form == page.FormRow:
		return false
	case !letters.HasLetters(b.Text):
		return !p.is(i, traitDateLine)
	case i < p.first+4 && p.is(i, traitIssuer) && !isSentence(b.Text):
		return true // who publishes, under the summary
	case i > p.last:
		return p.isLinkOrNote(i) || i >= len(p.blocks)-6 && b.Marker == "" && p.is(i, traitIssuer)
	case i < p.first+3 && p.hasOnlyFrame(i):
		return p.is(i, traitNavigation) || p.is(i, traitNote)
	}
	return p.isLinkOrNote(i) && p.isSetApart(i)
}

// isLinkOrNote reports whether a line is of a frame by its words.
func (p *latinPage) isLinkOrNote(i int) bool {
	return p.is(i, traitNavigation) || p.is(i, traitNote) || p.endsPage(i)
}

// isSetApart reports whether the place of a line of frames inside of the text speaks
// for what its words say: it is no sentence, and stands in brackets, twice, or last in
// a section. A note stands in brackets.
func (p *latinPage) isSetApart(i int) bool {
	b := &p.blocks[i]
	bracketed := strings.ContainsRune("([*", rune(b.Text[0]))
	if bracketed || p.is(i, traitNote) {
		return bracketed
	}
	return b.Marker == "" && !isSentence(b.Text) && (p.isRepeated(i) || p.endsSection(i))
}

// endsSection reports whether a numbered line or a heading comes right after block i.
func (p *latinPage) endsSection(i int) bool {
	if i+1 >= len(p.blocks) {
		return true
	}
	next := &p.blocks[i+1]
	return next.Form == page.FormHeading || next.Marker != "" && !page.IsBullet(next.Marker)
}

// hasOnlyFrame reports whether nothing of the body before block i is text.
func (p *latinPage) hasOnlyFrame(i int) bool {
	for j := p.first; j < i; j++ {
		if p.roles[j] == roleText {
			return false
		}
	}
	return true
}

// isRepeated reports whether the same line stands elsewhere on the page.
func (p *latinPage) isRepeated(i int) bool {
	for j := range p.blocks {
		if j != i && p.blocks[j].Text == p.blocks[i].Text {
			return true
		}
	}
	return false
}
