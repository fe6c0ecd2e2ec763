package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// longestHeading is how many words a heading has at most.
const longestHeading = 18

// sections parts the body into its sections. Every paragraph that is no lead
// belongs to one; those before the first heading to a section without a heading.
func (p *latinPage) sections() []briefing.Section {
	var list []briefing.Section
	for i := range p.blocks {
		b := &p.blocks[i]
		switch p.roles[i] {
		case roleHeading:
			list = append(list, briefing.Section{Number: sectionNumber(b.Marker), Heading: b.Text})
		case roleText:
			if b.Text == "" || p.is(i, traitHandoff) {
				continue
			}
			if len(list) == 0 {
				list = append(list, briefing.Section{})
			}
			last := &list[len(list)-1]
			number := b.Marker
			if page.IsBullet(number) {
				number = ""
			}
			last.Paragraphs = append(last.Paragraphs, briefing.Paragraph{Number: number, Text: b.Text})
		}
	}
	return list
}

// sectionNumber is the number of a heading without its final point; a bullet is none.
func sectionNumber(marker string) string {
	if page.IsBullet(marker) {
		return ""
	}
	return strings.TrimRight(marker, ".\uff0e、")
}

// isHeading reports whether a block is a heading. The mark before it says little:
// "(1)" stands before both. A heading is short, ends without a full stop, and
// something stands under it that is not its neighbour in the same list.
func (p *latinPage) isHeading(i int) bool {
	b := &p.blocks[i]
	if b.Form == page.FormHeading {
		return true
	}
	if b.Form == page.FormRow || b.Form == page.FormCaption || !p.is(i, traitHeading) {
		return false
	}
	next := p.nextText(i)
	switch {
	case next < 0:
		return false
	case page.IsBullet(b.Marker):
		return p.isBulletHeading(i, next)
	case b.Marker != "":
		return !p.endsList(i) && (!followsInList(b.Marker, p.blocks[next].Marker) || !p.is(next, traitHeading))
	case hasRef(b.Text):
		return true
	case p.isListed(i):
		return false
	}
	return p.isTextUnder(next)
}

// isTextUnder reports whether a block can stand under a heading without a number.
func (p *latinPage) isTextUnder(i int) bool {
	b := &p.blocks[i]
	return p.is(i, traitProse) || b.Marker != "" && p.is(i, traitHeading) || b.Form == page.FormHeading ||
		isSpeakerLine(b.Text)
}

// isBulletHeading reports whether a short line with a bullet is a heading: the agenda
// above the text has it, too, or a sibling is one and somebody speaks under both.
func (p *latinPage) isBulletHeading(i, next int) bool {
	b := &p.blocks[i]
	for j := range i {
		if other := &p.blocks[j]; other.Marker == b.Marker && (p.roles[j] == roleFrame && other.Text == b.Text ||
			p.roles[j] == roleHeading && isSpeakerLine(p.blocks[next].Text)) {
			return true
		}
	}
	return false
}

// isBracketed reports whether a line is one bracket: "(Galway, May 9)".
func isBracketed(s string) bool {
	return s[0] == '(' && s[len(s)-1] == ')'
}

// isListed reports whether a line without a number is no heading for its company: a
// label, a bracket right under a heading, an entry below one that is no heading.
func (p *latinPage) isListed(i int) bool {
	b, before := &p.blocks[i], i-1
	if before >= p.first && p.roles[before] == roleHeading && isBracketed(b.Text) {
		return true
	}
	if name, _, ok := strings.Cut(b.Text, ":"); ok && labelNames.Has(letters.Lower(name)) {
		return true
	}
	return !b.Gap && before >= p.first && p.roles[before] == roleText && p.blocks[before].Marker == "" &&
		p.is(before, traitHeading)
}

// endsList reports whether a short item follows another one that is no heading.
func (p *latinPage) endsList(i int) bool {
	before := i - 1
	return before >= p.first && p.roles[before] == roleText && p.is(before, traitHeading) &&
		followsInList(p.blocks[before].Marker, p.blocks[i].Marker)
}

// nextText returns the next block of the body, or -1.
func (p *latinPage) nextText(i int) int {
	for j := i + 1; j < len(p.blocks); j++ {
		if p.roles[j] == roleText || p.roles[j] == roleHeading || p.roles[j] == roleLead {
			return j
		}
	}
	return -1
}

// looksHeading reports whether a line could be a heading by itself.
func looksHeading(s string) bool {
	if len(s) > 220 || s == "" || hasRef(s) && letters.CountFields(s) > longestHeading {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\"”’'"))
	switch last {
	case '.':
		if !letters.EndsInAbbreviation(s) || letters.CountFields(s) > 10 ||
			letters.Contains(s, " will ", " is ", " was ", " are ", " were ", " has ", " had ") {
			return false
		}
	case '!', '?', ':', ';', ',', '。', '、':
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"“‘'([<«【"))
	return letters.CountFields(s) <= longestHeading && (!unicode.IsLower(first)) && letters.HasLetters(s)
}

// followsInList reports whether b is the number after a, in the same style.
func followsInList(a, b string) bool {
	return a != "" && b != "" && page.Ordinal(b) == page.Ordinal(a)+1 && sameStyle(a, b)
}

// sameStyle reports whether two markers differ by what they count alone: "1." and "２．".
func sameStyle(a, b string) bool {
	for a != "" && b != "" {
		first, size := utf8.DecodeRuneInString(a)
		other, length := utf8.DecodeRuneInString(b)
		if countedBy(first) != countedBy(other) {
			return false
		}
		a, b = a[size:], b[length:]
	}
	return a == b
}

// countedBy returns the first of the signs that count as r does: '0' for all digits.
func countedBy(r rune) rune {
	switch r = jaPlainRune(r); {
	case letters.IsDigit(r):
		return '0'
	case letters.IsKatakana(r):
		return 'ア'
	case '①' <= r && r <= '⑳':
		return '①'
	case 'Ⅰ' <= r && r <= 'Ⅻ':
		return 'Ⅰ'
	case strings.ContainsRune(kanjiNumbers, r):
		return '一'
	case unicode.IsLetter(r):
		return 'a'
	}
	return r
}

const kanjiNumbers = "一二三四五六七八九十"

// isSpeakerLine reports whether a line of a press conference says who speaks: "Minister:", "Question: Why …".
func isSpeakerLine(s string) bool {
	i := strings.IndexByte(s[:min(len(s), 90)], ':')
	return i > 2 && letters.CountFields(s[:i]) <= 12 && letters.IsUpperAt(s, 0)
}

// isHandoff reports whether a line does nothing but hand over to what follows.
func isHandoff(l *line) bool {
	if len(l.text) > 120 || letters.CountFields(l.text) >= 14 {
		return false // it may say more than it hands over
	}
	lower := strings.TrimRight(l.lower(), ".: ()")
	if !handoffNouns.In(lower) {
		return false // "said to the effect as follows" belongs to what follows
	}
	return letters.HasSuffix(lower, handoffEnds.List()...) && len(letters.Words(l.text)) < 14
}
