package db

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/letters"
)

// A Passage is a piece of text in which terms were found.
type Passage struct {
	Text  string   // one line; "…" where it was cut out of more
	Marks [][2]int // bytes of Text that matched, in order
}

// passageLength is about how long a passage is, in bytes.
const passageLength = 160

// A finder looks for phrases in the texts of one briefing after the other.
type finder struct {
	phrases []phrase
	forms   [][][]string
	begin   []string       // first words of the forms
	tokens  []letters.Word // of the text that is looked at
}

func newFinder(phrases []phrase) *finder {
	f := &finder{phrases: phrases}
	for i := range phrases {
		forms := phrases[i].forms()
		f.forms = append(f.forms, forms)
		for _, words := range forms {
			f.begin = append(f.begin, words[:min(1, len(words))]...)
		}
	}
	return f
}

// Marker returns a function that tells which bytes of a text the terms find, in
// order. It does not ask where a term is looked for, nor whether others occur.
func (t *Terms) Marker() func(text string) [][2]int {
	f := newFinder(t.phrase)
	return func(text string) [][2]int { return f.look(text).marks }
}

// found is where phrases are in one text.
type found struct {
	marks    [][2]int
	distinct int // phrases
}

// find returns the passage that says most of what was asked for, together with
// the heading of its section, and that heading. Of equals one with marks wins,
// then the first; where neither has any of it (the title has, or a name), it is
// the beginning of the lead.
func (f *finder) find(title, lead string, sections []briefing.Section) (heading string, best Passage) {
	worth := func(under, here int) int { return 2*(under+here) + min(here, 1) }
	here := f.look(lead)
	text, marks, most := lead, here.marks, worth(0, here.distinct)
	for _, s := range sections {
		under := f.look(s.Heading).distinct
		for _, p := range s.Paragraphs {
			here := f.look(p.Text)
			if n := worth(under, here.distinct); n > most || text == "" {
				text, heading, marks, most = p.Text, s.Heading, here.marks, n
			}
		}
	}
	if text == "" {
		text, marks = title, f.look(title).marks
	}
	return heading, cutPassage(text, marks)
}

// findIn returns the first of the texts in which anything was found.
func (f *finder) findIn(texts []string) Passage {
	for _, text := range texts {
		if here := f.look(text); here.distinct > 0 {
			return cutPassage(text, here.marks)
		}
	}
	return Passage{}
}

// look finds the phrases in a text.
func (f *finder) look(text string) found {
	var result found
	if !letters.MayHold(text, f.begin) {
		return result
	}
	f.tokens = letters.AppendWords(f.tokens[:0], text)
	seen := make([]bool, len(f.phrases))
	for i := 0; i < len(f.tokens); i++ {
		longest := 0
		for p := range f.phrases {
			if n := f.at(i, p); n > 0 {
				longest = max(longest, n)
				if !seen[p] {
					seen[p] = true
					result.distinct++
				}
			}
		}
		if longest > 0 {
			result.mark(f.tokens[i].Start, f.tokens[i+longest-1].End)
			i += longest - 1
		}
	}
	return result
}

// mark adds a mark. A character may be of several words (½ is 1 and 2): marks of
// one are one.
func (r *found) mark(start, end int) {
	if last := len(r.marks) - 1; last >= 0 && start < r.marks[last][1] {
		r.marks[last][1] = max(r.marks[last][1], end)
		return
	}
	r.marks = append(r.marks, [2]int{start, end})
}

// at tells how many tokens from i on are the p-th phrase, in the longest of its
// forms; 0 if they are not.
func (f *finder) at(i, p int) int {
	longest := 0
	for _, words := range f.forms[p] {
		if len(words) <= longest || i+len(words) > len(f.tokens) {
			continue
		}
		n := 0
		for n < len(words) && (f.tokens[i+n].Folded == words[n] ||
			n == len(words)-1 && f.phrases[p].prefix && strings.HasPrefix(f.tokens[i+n].Folded, words[n])) {
			n++
		}
		if n == len(words) {
			longest = n
		}
	}
	return longest
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

// oneLine makes spaces of line breaks and tabs; places do not shift.
func oneLine(text string) string {
	if !strings.ContainsAny(text, "\n\r\t\v\f") {
		return text
	}
	return strings.NewReplacer("\n", " ", "\r", " ", "\t", " ", "\v", " ", "\f", " ").Replace(text)
}

// wordStart moves i back to where a word begins, not further than some words are long.
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

// wordEnd moves i on to where a word ends.
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

// isInside reports whether i is inside of what a reader sees as one character: a
// letter with its marks, a Korean syllable, a flag, an emoji of several.
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

// isRegional tells the letters of flags.
func isRegional(r rune) bool { return 0x1f1e6 <= r && r <= 0x1f1ff }
