package terms

import (
	"strings"

	"briefings/briefing/letters"
)

// A Finder looks for phrases in one text after the other.
type Finder struct {
	phrases []Phrase
	forms   [][][]string
	begin   []string       // first words of the forms
	tokens  []letters.Word // of the text that is looked at
}

// NewFinder returns a finder of phrases. It asks neither in which columns they are
// looked for, nor whether others occur.
func NewFinder(phrases []Phrase) *Finder {
	f := &Finder{phrases: phrases}
	for i := range phrases {
		forms := phrases[i].Forms()
		f.forms = append(f.forms, forms)
		for _, words := range forms {
			f.begin = append(f.begin, words[:min(1, len(words))]...)
		}
	}
	return f
}

// Found is where phrases are in one text.
type Found struct {
	Marks    [][2]int // bytes of the text, in order
	Distinct int      // phrases
}

// Look finds the phrases in a text.
func (f *Finder) Look(text string) Found {
	var result Found
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
					result.Distinct++
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

// mark adds a mark. One character may hold several words (½ is 1 and 2): their
// marks become one.
func (r *Found) mark(start, end int) {
	if last := len(r.Marks) - 1; last >= 0 && start < r.Marks[last][1] {
		r.Marks[last][1] = max(r.Marks[last][1], end)
		return
	}
	r.Marks = append(r.Marks, [2]int{start, end})
}

// at returns how many tokens from i on are the p-th phrase, in the longest of its
// forms; 0 if they are not.
func (f *Finder) at(i, p int) int {
	longest := 0
	for _, words := range f.forms[p] {
		if len(words) <= longest || i+len(words) > len(f.tokens) {
			continue
		}
		n := 0
		for n < len(words) && (f.tokens[i+n].Folded == words[n] ||
			n == len(words)-1 && f.phrases[p].Prefix && strings.HasPrefix(f.tokens[i+n].Folded, words[n])) {
			n++
		}
		if n == len(words) {
			longest = n
		}
	}
	return longest
}
