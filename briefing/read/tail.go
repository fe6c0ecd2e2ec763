package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefings/briefing/letters"
	"briefings/briefing/page"
)

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
	return (p.is(i, traitProse) || p.is(i, traitSentence)) && !p.endsPlainly(i)
}

func isSentence(l *line) bool { return endsSentence(l.text) }

// endsSentence reports whether a line ends as sentences do, and is more than a label.
func endsSentence(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\"”’»“"))
	if last == '。' {
		return true
	}
	if last != '.' && last != '?' && last != '!' || !unicode.IsUpper(letters.FirstRune(s)) {
		return false
	}
	words := letters.CountFields(s)
	return words >= 4 || words == 3 && last == '.' && onlyFirstUpper(s)
}

// onlyFirstUpper reports whether all words of a line but the first begin small.
func onlyFirstUpper(s string) bool {
	_, rest, _ := strings.Cut(s, " ")
	return strings.ToLower(rest) == rest && letters.HasLetters(rest)
}

// endsPlainly reports whether a line begins with a whole phrase, or a sign, that only
// the end of a page has: "For further information, please …". One or two words may
// begin any sentence.
func (p *latinPage) endsPlainly(i int) bool {
	lower := p.lines[i].lower()
	if p.japanese() {
		lower = letters.Lower(letters.Clip(p.blocks[i].Text, 48))
	}
	k := tailStarts.Begin(strings.TrimLeft(lower, "([*• -"))
	if k < 0 {
		return false
	}
	phrase := strings.TrimSpace(tailStarts.List()[k])
	return letters.CountFields(phrase) > 2 || !letters.HasLetters(phrase[:1]) ||
		!letters.HasLetters(phrase[len(phrase)-1:])
}

// isLinkOrNote reports whether a line is of a frame by its words.
func (p *latinPage) isLinkOrNote(i int) bool {
	return p.is(i, traitNavigation) || p.is(i, traitNote) || p.is(i, traitTail) && !p.is(i, traitDateLine)
}
