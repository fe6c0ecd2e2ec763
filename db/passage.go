package db

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefings/briefing"
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
	tokens  []briefing.Word // of the text that is looked at
}

func newFinder(phrases []phrase) *finder {
	f := &finder{phrases: phrases}
	for i := range phrases {
		f.forms = append(f.forms, phrases[i].forms())
	}
	return f
}

// found is where phrases are in one text.
type found struct {
	marks    [][2]int
	distinct int // phrases
}

// find returns the passage that says most of what was asked for, and the
// heading of its section. The first of equals wins; where no text has any of
// it (the title has, or a name), it is the beginning of the lead.
func (f *finder) find(title, lead string, sections []briefing.Section) (heading string, best Passage) {
	text, bestFound := lead, f.look(lead)
	for _, s := range sections {
		under := f.look(s.Heading).distinct
		for _, p := range s.Paragraphs {
			here := f.look(p.Text)
			if here.distinct > 0 && here.distinct+under > bestFound.distinct || text == "" {
				text, heading, bestFound = p.Text, s.Heading, here
				bestFound.distinct += under
			}
		}
	}
	if text == "" {
		text, bestFound = title, f.look(title)
	}
	return heading, cutPassage(text, bestFound.marks)
}

// look finds the phrases in a text.
func (f *finder) look(text string) found {
	var result found
	f.tokens = briefing.AppendWords(f.tokens[:0], text)
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
			result.marks = append(result.marks, [2]int{f.tokens[i].Start, f.tokens[i+longest-1].End})
			i += longest - 1
		}
	}
	return result
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
		if unicode.IsSpace(r) || briefing.IsUnspaced(r) && utf8.RuneStart(text[i]) {
			break
		}
		i -= size
	}
	for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}

// wordEnd moves i on to where a word ends.
func wordEnd(text string, i int) int {
	for i < len(text) && !utf8.RuneStart(text[i]) {
		i++
	}
	for n := 0; i < len(text) && n < 24; n++ {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) || briefing.IsUnspaced(r) {
			break
		}
		i += size
	}
	return i
}
