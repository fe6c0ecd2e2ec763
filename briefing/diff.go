package briefing

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefings/briefing/letters"
)

// A TextChange is a place of the text that two states of a briefing do not
// share: the paragraphs there, with the words that went and those that came as
// `git diff --word-diff` shows them, [-old-] and {+new+}.
type TextChange struct {
	Section    string   // its number and heading, "" for what stands in none
	Text       string   // a line a paragraph
	Gone, Came [][2]int // bytes of Text that are such words, with their brackets
}

// TextChanges compares the lead and the sections of two states of a briefing:
// first paragraph by paragraph, then word by word where paragraphs differ.
func TextChanges(from, to *Briefing) []TextChange {
	before, after := textLines(from), textLines(to)
	key := func(lines []textLine) []string {
		keys := make([]string, len(lines))
		for i, l := range lines {
			keys[i] = l.text
		}
		return keys
	}
	var list []TextChange
	for _, e := range edits(key(before), key(after)) {
		gone, come := before[e.from:e.fromEnd], after[e.to:e.toEnd]
		section := ""
		if len(come) > 0 {
			section = come[0].section
		} else {
			section = gone[0].section
		}
		list = append(list, wordChange(section, gone, come))
	}
	return list
}

// A textLine is the lead, a heading or a paragraph.
type textLine struct{ section, text string }

func textLines(b *Briefing) []textLine {
	var lines []textLine
	if b.Lead != "" {
		lines = append(lines, textLine{"", b.Lead})
	}
	for _, s := range b.Sections {
		heading := s.Heading
		if s.Number != "" {
			heading = strings.TrimSpace(s.Number + ". " + s.Heading)
		}
		if heading != "" {
			lines = append(lines, textLine{heading, heading})
		}
		for _, p := range s.Paragraphs {
			lines = append(lines, textLine{heading, strings.TrimSpace(p.Number + " " + p.Text)})
		}
	}
	return lines
}

// A textWord is one of a text: letters and digits, or one sign, or one character
// of a script that puts no spaces between words. The break between two lines is one, too.
type textWord struct {
	text  string
	space bool // before it
}

const lineEnd = "\n"

func wordsOfLines(lines []textLine) (words []textWord) {
	for i, l := range lines {
		if i > 0 {
			words = append(words, textWord{lineEnd, false})
		}
		start, space := -1, false // of the word that goes on, -1 between words; before the next one
		add := func(text string) {
			words = append(words, textWord{text, space})
			space = false
		}
		end := func(at int) {
			if start >= 0 {
				add(l.text[start:at])
			}
			start = -1
		}
		for at, r := range l.text {
			switch {
			case unicode.IsSpace(r):
				end(at)
				space = true
			case letters.IsUnspaced(r) || !unicode.In(r, unicode.L, unicode.N, unicode.M) &&
				!strings.ContainsRune("'’-", r):
				end(at)
				_, size := utf8.DecodeRuneInString(l.text[at:])
				add(l.text[at : at+size])
			case start < 0:
				start = at
			}
		}
		end(len(l.text))
	}
	return words
}

// wordChange compares two runs of paragraphs word by word.
func wordChange(section string, before, after []textLine) TextChange {
	old, new := wordsOfLines(before), wordsOfLines(after)
	key := func(words []textWord) []string {
		keys := make([]string, len(words))
		for i, w := range words {
			keys[i] = w.text
		}
		return keys
	}
	w := changeWriter{TextChange: TextChange{Section: section}}
	at := 0
	for _, e := range edits(key(old), key(new)) {
		w.write(new[at:e.to], "", "", nil)
		w.write(old[e.from:e.fromEnd], "[-", "-]", &w.Gone)
		w.write(new[e.to:e.toEnd], "{+", "+}", &w.Came)
		at = e.toEnd
	}
	w.write(new[at:], "", "", nil)
	w.Text = strings.TrimRight(w.text.String(), lineEnd)
	return w.TextChange
}

// A changeWriter writes words, those that changed between brackets.
type changeWriter struct {
	TextChange
	text strings.Builder
	glue bool // no space before the next word: a bracket has just been opened for what replaces
}

// write writes a run of words, whose brackets never go over the end of a line.
func (w *changeWriter) write(words []textWord, opening, closing string, marks *[][2]int) {
	for len(words) > 0 {
		n := slices.IndexFunc(words, func(w textWord) bool { return w.text == lineEnd })
		if n < 0 {
			n = len(words)
		}
		if n > 0 {
			w.run(words[:n], opening, closing, marks)
		}
		if n < len(words) {
			w.text.WriteString(lineEnd)
			w.glue = false
			n++
		}
		words = words[n:]
	}
}

func (w *changeWriter) run(words []textWord, opening, closing string, marks *[][2]int) {
	replaces := w.glue && opening == "{+" // {+new+} stands right behind [-old-]
	if words[0].space && !replaces && w.text.Len() > 0 && !strings.HasSuffix(w.text.String(), lineEnd) {
		w.text.WriteByte(' ')
	}
	start := w.text.Len()
	w.text.WriteString(opening)
	for i, word := range words {
		if i > 0 && word.space {
			w.text.WriteByte(' ')
		}
		w.text.WriteString(word.text)
	}
	w.text.WriteString(closing)
	if w.glue = opening == "[-"; marks != nil {
		*marks = append(*marks, [2]int{start, w.text.Len()})
	}
}

// An edit says that a run of one list stands where a run of another stood.
type edit struct{ from, fromEnd, to, toEnd int }

const (
	mostEdits = 4000       // single ones that are looked for
	mostSteps = 40_000_000 // of the search
)

// edits finds the least that makes one list of another (Myers 1986, An O(ND)
// Difference Algorithm). Of lists that have hardly anything in common it says
// so, and looks no further: all between their equal ends is one edit.
func edits(a, b []string) []edit {
	start := 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		start++
	}
	end := 0
	for end < len(a)-start && end < len(b)-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	from, to := a[start:len(a)-end], b[start:len(b)-end]
	if len(from) == 0 && len(to) == 0 {
		return nil
	}
	found, ok := []edit{{0, len(from), 0, len(to)}}, len(from) == 0 || len(to) == 0
	if !ok {
		if list, ok := myers(from, to); ok {
			found = list
		}
	}
	for i := range found {
		e := &found[i]
		e.from, e.fromEnd, e.to, e.toEnd = e.from+start, e.fromEnd+start, e.to+start, e.toEnd+start
	}
	return found
}

// myers goes along the diagonals of the table of both lists, and keeps for each
// number of edits how far each diagonal was reached.
func myers(a, b []string) ([]edit, bool) {
	most := min(len(a)+len(b), mostEdits, max(64, mostSteps/(len(a)+len(b))))
	reached := make([]int32, 2*most+3)
	middle := most + 1
	var trace [][]int32
	for d := 0; d <= most; d++ {
		for k := -d; k <= d; k += 2 {
			x := int(reached[middle+k-1]) + 1
			if k == -d || k != d && reached[middle+k-1] < reached[middle+k+1] {
				x = int(reached[middle+k+1])
			}
			if d == 0 {
				x = 0
			}
			for x < len(a) && x-k < len(b) && x-k >= 0 && a[x] == b[x-k] {
				x++
			}
			reached[middle+k] = int32(x)
			if x >= len(a) && x-k >= len(b) {
				return backtrack(trace, len(a), len(b), d), true
			}
		}
		trace = append(trace, slices.Clone(reached[middle-d:middle+d+1]))
	}
	return nil, false
}

// backtrack goes the way back and joins single edits that touch.
func backtrack(trace [][]int32, x, y, d int) []edit {
	var list []edit
	for ; d > 0; d-- {
		k, last := x-y, trace[d-1] // of diagonals from -(d-1) on
		at := func(k int) int {
			if k < -(d-1) || k > d-1 {
				return -1
			}
			return int(last[k+d-1])
		}
		before := k - 1
		if k == -d || k != d && at(k-1) < at(k+1) {
			before = k + 1
		}
		fromX := at(before)
		fromY := fromX - before
		e := edit{fromX, fromX, fromY, fromY}
		if before == k-1 {
			e.fromEnd++
		} else {
			e.toEnd++
		}
		if n := len(list); n > 0 && list[n-1].from == e.fromEnd && list[n-1].to == e.toEnd {
			list[n-1].from, list[n-1].to = e.from, e.to
		} else {
			list = append(list, e)
		}
		x, y = fromX, fromY
	}
	slices.Reverse(list)
	return list
}
