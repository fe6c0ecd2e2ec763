package terms

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefings/briefing/letters"
)

// Pages write one word in several ways: U.S. and US, co-operation and
// cooperation, Köln and Koeln. A word of a search outside of quotes is searched
// in all spellings that are no other word.

// maxSpellings is how many spellings of a word are searched at most.
const maxSpellings = 12

// abbreviations are also written with dots.
const abbreviations = " us usa uk un eu uae ussr drc dprk rok prc nz dc sa phd wto who imf ngo wmd "

// littleWords are no abbreviations, although some abbreviations look like them.
const littleWords = " us it is as at am an in on to so no we be he me my or if do go by of up "

// contractions follow an apostrophe in words that are no names.
const contractions = " s t d m re ve ll "

// prefixes are beginnings of words that are also written with a hyphen.
var prefixes = []string{"anti", "co", "counter", "inter", "multi", "non", "post", "pre", "re", "sub", "vice"}

// electronic are words before which e is also written with a hyphen.
var electronic = []string{"mail", "commerce", "government", "passport", "visa"}

// twoSounds are words in which oe stands for no ö, which would be another word.
const twoSounds = " poet poets "

// twoLetters replaces letters that some keyboards do not have.
var twoLetters = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ø", "oe", "å", "aa",
	"Ä", "ae", "Ö", "oe", "Ü", "ue", "Ø", "oe", "Å", "aa",
	"a\u0308", "ae", "o\u0308", "oe", "u\u0308", "ue", "a\u030a", "aa",
	"A\u0308", "ae", "O\u0308", "oe", "U\u0308", "ue", "A\u030a", "aa")

// spellings returns the words of a typed word, and its other spellings.
func spellings(typed string) (words []string, others [][]string) {
	folded := strings.TrimSuffix(strings.TrimRight(letters.Fold(typed), ",.;:!?)*"), "'s")
	words = letters.Words(folded)
	if len(words) == 0 || len(words) > 6 || len(typed) > 100 || slices.ContainsFunc(words, startsUnspaced) {
		return words, nil
	}
	add := func(way []string) {
		known := func(w []string) bool { return slices.Equal(w, way) }
		if len(way) > 0 && !known(words) && !slices.ContainsFunc(others, known) && len(others) < maxSpellings {
			others = append(others, way)
		}
	}
	parts := strings.Split(folded, "-")
	for _, way := range combined(parts) {
		add(way)
	}
	if len(parts) == 2 && strings.ContainsFunc(folded, isLatin) {
		add([]string{strings.Join(words, "")})
	}
	if len(words) == 1 {
		parted(words[0], add)
	}
	if long := twoLetters.Replace(typed); long != typed {
		add(letters.Words(long))
	}
	all, first := oneLetter(words)
	add(all)
	add(first)
	return words, others
}

// parted adds the spellings of a word with a hyphen behind its beginning.
func parted(word string, add func(way []string)) {
	for _, prefix := range prefixes {
		if rest, ok := strings.CutPrefix(word, prefix); ok && len(rest) > 3 {
			add([]string{prefix, rest})
		}
	}
	for _, begin := range electronic {
		if rest := word[1:]; word[0] == 'e' && strings.HasPrefix(rest, begin) {
			add([]string{"e", rest})
		}
	}
}

// oneLetter returns words with one letter in place of each ae, oe or ue between
// consonants, as in Koeln and Mueller, and with one in place of the first alone; nil
// if there is none.
func oneLetter(words []string) (all, first []string) {
	for i, word := range words {
		short := word
		for at := nextPair(short, 0); at >= 0; at = nextPair(short, at+1) {
			short = short[:at+1] + short[at+2:]
			if first == nil {
				first = slices.Concat(words[:i], []string{short}, words[i+1:])
			}
		}
		all = append(all, short)
	}
	if first == nil {
		return nil, nil
	}
	return all, first
}

// nextPair finds the next ae, oe or ue that may stand for one letter, -1 if there is
// none. Before a last l, s or d (Michael, heroes, continued) they mostly do not.
func nextPair(word string, from int) int {
	const vowels = "aeiouy"
	if len(word) < 4 || !isLatinWord(word) || isWord(twoSounds, word) {
		return -1
	}
	for i := from; i+2 < len(word); i++ {
		if word[i+1] == 'e' && strings.IndexByte("aou", word[i]) >= 0 &&
			(i == 0 || strings.IndexByte(vowels+"q", word[i-1]) < 0) && strings.IndexByte(vowels, word[i+2]) < 0 &&
			(i+3 < len(word) || strings.IndexByte("lsd", word[i+2]) < 0) {
			return i
		}
	}
	return -1
}

// inflected returns the other spellings of a word, each also in its other number.
func inflected(words []string, others [][]string) [][]string {
	for _, way := range append([][]string{words}, others...) {
		if len(way) == 0 {
			continue
		}
		for _, last := range inflections(way[len(way)-1]) {
			others = append(others, append(slices.Clone(way[:len(way)-1]), last))
		}
	}
	return others
}

func startsUnspaced(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return letters.IsUnspaced(r)
}

func isLatin(r rune) bool { return 'a' <= r && r <= 'z' }

// isLatinWord reports whether a folded word has letters of the Latin alphabet alone.
func isLatinWord(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return !isLatin(r) })
}

// combined returns the spellings of parts that hyphens join: each of the first part
// with each of the next.
func combined(parts []string) [][]string {
	ways := [][]string{nil}
	for _, part := range parts {
		var longer [][]string
		for _, way := range ways {
			for _, of := range waysOfPart(part, len(parts) == 1) {
				longer = append(longer, slices.Concat(way, of))
			}
		}
		ways = longer[:min(len(longer), maxSpellings)]
	}
	return ways
}

// waysOfPart returns the ways to write a word without hyphens: as it is first.
func waysOfPart(part string, alone bool) [][]string {
	pieces := letters.Words(part)
	if other := otherWay(part, pieces, alone); other != nil {
		return [][]string{pieces, other}
	}
	return [][]string{pieces}
}

// otherWay returns another way to write a word without hyphens, nil if there is none.
func otherWay(part string, pieces []string, alone bool) []string {
	joined := strings.Join(pieces, "")
	switch {
	case len(pieces) == 0:
	case len(pieces) == 1:
		return partedWay(joined)
	case strings.Trim(part, "0123456789,") == "" && isThousands(pieces):
		return []string{joined}
	case strings.Trim(part, "0123456789") != part: // 2+2 is not 22
	case strings.Join(pieces, ".") == strings.TrimSuffix(part, "."): // U.S.
		if isLatinWord(joined) && len(joined) == len(pieces) && !(alone && isWord(littleWords, joined)) {
			return []string{joined}
		}
	case strings.Join(pieces, "'") == part && !isWord(contractions, pieces[len(pieces)-1]):
		return []string{joined}
	}
	return nil
}

// partedWay parts an abbreviation into its letters, and G8 and covid19 before the number.
func partedWay(word string) []string {
	if isWord(abbreviations, word) {
		return strings.Split(word, "")
	}
	stem := strings.TrimRight(word, "0123456789")
	if stem != "" && stem != word && isLatinWord(stem) {
		return []string{stem, word[len(stem):]}
	}
	return nil
}

// isThousands reports whether the digits of a number are parted in threes.
func isThousands(pieces []string) bool {
	for i, p := range pieces {
		if i > 0 && len(p) != 3 || len(p) > 3 {
			return false
		}
	}
	return true
}

// isWord reports whether a list of words between spaces holds one.
func isWord(list, word string) bool { return strings.Contains(list, " "+word+" ") }
