package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefings/briefing/country"
	"briefings/briefing/letters"
)

// A word is one word of a text, as the grammar of offices and names sees it.
type word struct {
	start, end int    // bytes of the text, without a possessive "'s" and with the point of an abbreviation
	stop       int    // end with a possessive
	lower      string // in lower case, without that point
	class      vocable
	upper      bool // begins with a capital
	caps       bool // of capitals alone, two or more
	initial    bool // "F."
	possessive bool
	country    int // index of the mention of a country that it belongs to, or -1
}

// A wording is a text in words.
type wording struct {
	text      string
	words     []word
	countries []country.Mention
}

// newWording parts a text into words; mentions are those that Find has found in it.
func newWording(text string, mentions []country.Mention) *wording {
	w := &wording{text: text, countries: mentions, words: make([]word, 0, len(text)/5+4)}
	w.part()
	return w
}

// part parts the text into words.
func (w *wording) part() {
	lowered := "" // the whole text in lower case, where that moves no letter
	if letters.IsASCII(w.text) {
		lowered = letters.LowerASCII(w.text)
	}
	next := 0 // mention of a country
	for i := 0; i < len(w.text); {
		r, size := utf8.DecodeRuneInString(w.text[i:])
		if !unicode.IsLetter(r) && !letters.IsDigit(r) {
			i += size
			continue
		}
		one := w.wordAt(i, lowered)
		i = one.stop
		for next < len(w.countries) && w.countries[next].End <= one.start {
			next++
		}
		if next < len(w.countries) && w.countries[next].Start <= one.start && w.countries[next].End >= one.end-1 {
			one.country = next
		}
		w.words = append(w.words, one)
	}
}

// wordAt reads the word that begins at i. lowered is the text in lower case, or "".
func (w *wording) wordAt(i int, lowered string) word {
	text, lex := w.text, lexicon()
	end, caps := w.scan(i)
	end = gluedEnd(text, i, end)
	one := word{start: i, stop: end, upper: letters.IsUpperAt(text, i), caps: caps, country: -1}
	one.possessive, one.end = possessive(text, i, end)
	if lowered != "" {
		one.lower = lowered[i:one.end]
	} else {
		one.lower = strings.ReplaceAll(strings.ToLower(text[i:one.end]), "’", "'")
	}
	if end < len(text) && text[end] == '.' && isPointed(one.lower, text[end:]) {
		one.end, one.stop = end+1, end+1
		one.initial = len(one.lower) <= 3 && one.upper && lex[one.lower]&(honorific|afterName) == 0
	}
	one.class = classOfWord(lex, &one)
	if k := namePrefixes.Begin(one.lower); k >= 0 && !one.upper { // "al-Attiyah", "d'Estaing"
		one.upper = letters.IsUpperAt(text, i+len(namePrefixes.List()[k]))
	}
	return one
}

// gluedEnd returns where the first of two words ends between which a space is lost, "forForeign",
// "ForeignAffairs", else end.
func gluedEnd(text string, start, end int) int {
	const least = 8 // bytes
	for i := start + 3; end-start >= least && i < end-2; i++ {
		if !letters.IsLowerByte(text[i-1]) || text[i] < 'A' || text[i] > 'Z' {
			continue
		}
		first, second := letters.LowerASCII(text[start:i]), letters.LowerASCII(text[i:end])
		if lexicon()[second]&(officeHead|portfolio) != 0 && (lexicon()[first] != 0 || objectLinks.Has(first)) {
			return i
		}
	}
	return end
}

// classOfWord returns what a word can be. A German compound is what it ends in:
// "Landesministerin".
func classOfWord(lex map[string]vocable, one *word) vocable {
	class := lex[one.lower]
	if class == 0 && strings.HasSuffix(one.lower, "'") {
		class = lex[strings.TrimRight(one.lower, "'")]
	}
	const leastCompound = 9
	if class&officeHead == 0 && one.upper && len(one.lower) >= leastCompound &&
		letters.HasSuffix(one.lower, germanHeads.List()...) {
		class |= officeHead
	}
	return class
}

// scan returns where the word ends that begins at i; hyphens, apostrophes and
// the points of "U.S" are within it.
func (w *wording) scan(i int) (end int, caps bool) {
	upper, runes := 0, 0
	for i < len(w.text) {
		r, size := utf8.DecodeRuneInString(w.text[i:])
		switch {
		case letters.IsWordByte(w.text[i]) || unicode.IsLetter(r) || letters.IsDigit(r) || unicode.Is(unicode.Mn, r):
			runes++
			if unicode.IsUpper(r) {
				upper++
			}
		case !isJoint(r) && (r != '.' || runes > 3) || !w.joinsLetters(i, r, size):
			return i, upper == runes && runes > 1
		case runes == 1 && w.elides(i, r, size):
			return i + size, false
		}
		i += size
	}
	return i, upper == runes && runes > 1
}

// joinsLetters reports whether the mark r at i stands between two letters; one of
// those beside a full stop must be a capital.
func (w *wording) joinsLetters(i int, r rune, size int) bool {
	after, _ := utf8.DecodeRuneInString(w.text[i+size:])
	before, _ := utf8.DecodeLastRuneInString(w.text[:i])
	return unicode.IsLetter(after) && unicode.IsLetter(before) &&
		(r != '.' || unicode.IsUpper(after) || unicode.IsUpper(before))
}

// isJoint reports whether a mark may stand within a word.
func isJoint(r rune) bool { return r == '-' || r == '‑' || r == '\'' || r == '’' }

// elides reports whether the mark r at i is the apostrophe of a French article or
// preposition: "l'ambassadeur", "d'Irlande", "L'Ambassadeur", but not "D'Souza".
func (w *wording) elides(i int, r rune, size int) bool {
	if r != '\'' && r != '’' {
		return false
	}
	after, _ := utf8.DecodeRuneInString(w.text[i+size:])
	switch w.text[i-1] {
	case 'l', 'd':
		return true
	case 'L', 'D':
		word := w.text[i+size : wordEndAt(w.text, i+size)]
		return unicode.IsLower(after) || lexicon()[letters.Lower(word)]&officeHead != 0
	}
	return false
}

// possessive takes "'s" off the end of a word.
func possessive(text string, start, end int) (bool, int) {
	for _, s := range []string{"'s", "’s"} {
		if strings.HasSuffix(text[start:end], s) && end-start > len(s) {
			return true, end - len(s)
		}
	}
	return false, end
}

// isPointed reports whether the point after a word belongs to it.
func isPointed(lower, rest string) bool {
	return pointedWords.Has(lower) || utf8.RuneCountInString(lower) == 1 || strings.Contains(lower, ".") &&
		len(lower) <= 5
}

// gap returns what stands between word k-1 and word k.
func (w *wording) gap(k int) string {
	if k <= 0 || k >= len(w.words) {
		return "\n"
	}
	if w.words[k-1].stop > w.words[k].start {
		return ""
	}
	return w.text[w.words[k-1].stop:w.words[k].start]
}

// after returns what stands behind word k-1, up to the next word or the end.
func (w *wording) after(k int) string {
	if k < len(w.words) {
		return w.gap(k)
	}
	if k == 0 {
		return w.text
	}
	return w.text[w.words[k-1].stop:]
}

func (w *wording) is(k int, lower string) bool {
	return k >= 0 && k < len(w.words) && w.words[k].lower == lower
}

// adjoins reports whether word k follows the one before after a space alone.
func (w *wording) adjoins(k int) bool {
	g := w.gap(k)
	return g == " " || g == ""
}

// countryAt returns the country that begins with word k, and the word after it.
func (w *wording) countryAt(k int) (code string, form country.Form, next int) {
	if k >= len(w.words) || w.words[k].country < 0 {
		return "", 0, k
	}
	c := w.words[k].country
	next = k
	for next < len(w.words) && w.words[next].country == c {
		next++
	}
	return w.countries[c].Code, w.countries[c].Form, next
}
