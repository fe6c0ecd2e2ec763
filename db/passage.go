package db

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/letters"
	"briefings/db/terms"
)

// A Passage is a piece of text in which terms were found.
type Passage struct {
	Text  string   // one line; "…" stands for what was cut off
	Marks [][2]int // bytes of Text that matched, in order
}

// passageLength is the usual length of a passage, in bytes.
const passageLength = 160

// bestPassage returns the passage that holds most phrases, those in the heading
// of its section included, and that heading. Of equals one with marks wins, then
// the first. If none holds any (the title does, or a name), it is the beginning
// of the lead.
func bestPassage(f *terms.Finder, title, lead string, sections []briefing.Section) (heading string, best Passage) {
	worth := func(under, here int) int { return 2*(under+here) + min(here, 1) }
	here := f.Look(lead)
	text, marks, most := lead, here.Marks, worth(0, here.Distinct)
	for _, s := range sections {
		under := f.Look(s.Heading).Distinct
		for _, p := range s.Paragraphs {
			here := f.Look(p.Text)
			if n := worth(under, here.Distinct); n > most || text == "" {
				text, heading, marks, most = p.Text, s.Heading, here.Marks, n
			}
		}
	}
	if text == "" {
		text, marks = title, f.Look(title).Marks
	}
	return heading, cutPassage(text, marks)
}

// firstPassage returns a passage of the first text that holds any phrase.
func firstPassage(f *terms.Finder, texts []string) Passage {
	for _, text := range texts {
		if here := f.Look(text); here.Distinct > 0 {
			return cutPassage(text, here.Marks)
		}
	}
	return Passage{}
}

// cutPassage cuts a piece of text around its first marks, between words.
func cutPassage(text string, marks [][2]int) Passage {
	start, end := 0, len(text)
	if len(text) > passageLength*3/2 {
		if len(marks) > 0 {
			start = max(0, marks[0][0]-passageLength/4)
		}
		end = min(len(text), start+passageLength)
		if len(marks) > 0 {
			end = min(len(text), max(end, marks[0][1]))
		}
		start, end = wordStart(text, start), wordEnd(text, end)
	}
	var p Passage
	before := ""
	if start > 0 {
		before = "…"
	}
	p.Text = before + oneLine(text[start:end])
	if end < len(text) {
		p.Text += "…"
	}
	for _, m := range marks {
		if m[0] >= start && m[1] <= end {
			p.Marks = append(p.Marks, [2]int{m[0] - start + len(before), m[1] - start + len(before)})
		}
	}
	return p
}

// oneLine replaces line breaks and tabs by spaces. Offsets stay.
func oneLine(text string) string {
	if !strings.ContainsAny(text, "\n\r\t\v\f") {
		return text
	}
	return strings.NewReplacer("\n", " ", "\r", " ", "\t", " ", "\v", " ", "\f", " ").Replace(text)
}

// wordStart moves i back to the beginning of a word, by some letters at most.
func wordStart(text string, i int) int {
	for n := 0; i > 0 && i < len(text) && n < 24; n++ {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if (unicode.IsSpace(r) || letters.IsUnspaced(r)) && !isInside(text, i) {
			break
		}
		i -= size
	}
	for isInside(text, i) {
		i--
	}
	return i
}

// wordEnd moves i on to the end of a word.
func wordEnd(text string, i int) int {
	for n := 0; i < len(text) && n < 24; n++ {
		r, size := utf8.DecodeRuneInString(text[i:])
		if (unicode.IsSpace(r) || letters.IsUnspaced(r)) && !isInside(text, i) {
			break
		}
		i += size
	}
	for isInside(text, i) {
		i++
	}
	return i
}

// isInside reports whether i is inside of what readers see as one character: a
// letter with its marks, a Korean syllable, a flag, an emoji with modifiers.
func isInside(text string, i int) bool {
	if i <= 0 || i >= len(text) {
		return false
	}
	if !utf8.RuneStart(text[i]) {
		return true
	}
	next, _ := utf8.DecodeRuneInString(text[i:])
	last, _ := utf8.DecodeLastRuneInString(text[:i])
	switch {
	case next < 0x300:
		return false
	case unicode.Is(unicode.M, next), next == zeroWidthJoiner, last == zeroWidthJoiner,
		next == 'ำ', 0x1160 <= next && next <= 0x11ff, 0x1f3fb <= next && next <= 0x1f3ff, 0xe0020 <= next &&
			next <= 0xe007f:
		return true
	case isRegional(next) && isRegional(last):
		before := text[:i]
		letters := strings.TrimRightFunc(before, isRegional)
		return (len(before)-len(letters))/4%2 == 1 // the first of two letters has its second behind it
	}
	return false
}

const zeroWidthJoiner = '\u200d'

// isRegional reports whether r is a letter of a flag.
func isRegional(r rune) bool { return 0x1f1e6 <= r && r <= 0x1f1ff }
