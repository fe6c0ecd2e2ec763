package statement

import (
	"strings"

	"briefings/briefing/country"
	"briefings/briefing/letters"
)

// A subject is the noun phrase in front of a verb.
type subject struct {
	actor
	start int  // its first token
	weak  bool // a pronoun or the name of a country, which may as well be within what is said
}

// subjectBefore finds the subject of the verb at token v: the noun phrase that ends
// right before it, or before the words that lead to a base form. ok is false if there is
// none that can speak.
func (s *sentence) subjectBefore(v int, base bool) (found subject, ok bool) {
	end := v - 1
	if base {
		for end > 0 && s.tokens[end].class&(raise|modal) != 0 { // "I would like to thank", "she went on to thank"
			end--
		}
	}
	end = s.skipAdverbs(end, adverb|perfect, they)
	if end >= 0 && s.tokens[end].word == "," {
		return s.apposition(end)
	}
	return s.nounPhrase(end)
}

// isManner reports whether a token is an adverb of manner: "strongly".
func (s *sentence) isManner(i int) bool {
	return i >= 0 && !s.tokens[i].upper && strings.HasSuffix(s.tokens[i].word, "ly") && len(s.tokens[i].word) > 4
}

// skipAdverbs returns the last token up to end that is no adverb and of none of some classes,
// but of others. Adverbs may be phrases: "in this context".
func (s *sentence) skipAdverbs(end int, classes, but wordClass) int {
	for end >= 0 {
		class, words := s.tokens[end].class, 1
		if (class&classes == 0 || class&but != 0) && !s.isManner(end) {
			words = s.adverbWords(end)
		}
		if words == 0 {
			break
		}
		end -= words
	}
	return end
}

// adverbWords returns how many words the phrase has that is an adverb and ends with a token.
func (s *sentence) adverbWords(end int) int {
	const most = 4
	for start := end - 1; start >= 0 && start > end-most; start-- {
		if _, n := match(s.tokens[start].adverbs, s.tokens, start); n > 1 && n == end-start+1 {
			return n
		}
	}
	return 0
}

// apposition finds the subject in front of words between commas: "Mr. Aso, in
// response, said", "Mr. Lavrov, Minister of Foreign Affairs, said".
func (s *sentence) apposition(comma int) (subject, bool) {
	for i := comma - 1; i > 0; i-- {
		if s.tokens[i].word != "," {
			continue
		}
		if found, ok := s.nounPhrase(i - 1); ok && !found.weak {
			return found, true
		}
	}
	return s.nounPhrase(comma - 1)
}

// nounPhrase reads the noun phrase that ends with a token.
func (s *sentence) nounPhrase(end int) (found subject, ok bool) {
	if end < 0 {
		return found, false
	}
	found, ok = s.nounPhraseAlone(end)
	if !ok || found.start <= 0 || s.tokens[found.start-1].word != "and" {
		return found, ok
	}
	before := found.start - 2
	if before >= 0 && s.tokens[before].word == "," {
		before--
	}
	first, joined := s.nounPhraseAlone(before)
	if !joined || first.weak != found.weak || !first.known() {
		return found, ok
	}
	found.actor, found.start = join(first.actor, found.actor), first.start
	for found.start > 1 && s.tokens[found.start-1].word == "," { // A, B and C
		if first, joined = s.nounPhraseAlone(found.start - 2); !joined || !first.known() {
			break
		}
		found.actor, found.start = join(first.actor, found.actor), first.start
	}
	return found, ok
}

// nounPhraseAlone reads one noun phrase, which is not joined with another.
func (s *sentence) nounPhraseAlone(end int) (found subject, ok bool) {
	if end < 0 {
		return found, false
	}
	t := s.tokens[end]
	if found, ok = s.pronounAt(end); ok {
		return found, found.known() || found.weak
	}
	if t.class&(sides|heads) != 0 && (!t.upper || s.isPaired(end)) {
		return s.several(end)
	}
	if i, start := s.personAt(end); i >= 0 {
		return subject{s.cast.person(i), s.titleStart(start), false}, true
	}
	if code, start := s.countryAt(end); code != "" {
		return s.ofCountry(code, start)
	}
	if t.class&side != 0 {
		return s.sideAt(end)
	}
	return s.officeAt(end)
}

// pronounAt reads a word that stands for somebody: "he", "they", "I", "who", "her guest",
// "FM".
func (s *sentence) pronounAt(end int) (found subject, ok bool) {
	c, t := s.cast, s.tokens[end]
	switch {
	case t.class&he != 0:
		return subject{c.pronoun(t.class&she != 0), end, true}, true
	case t.class&other != 0 && end > 0:
		return subject{c.counterpart(), s.articleStart(end), false}, true
	case t.upper && s.lexicon.acronyms[t.word] != "":
		return subject{c.officeOf("", strings.Fields(s.lexicon.acronyms[t.word])), end, false}, true
	case t.class&they != 0 && (end == 0 || s.tokens[end-1].class&passive == 0):
		return subject{c.plural, end, true}, true
	case t.class&(speaker|first) != 0:
		return subject{c.speaker(t.class&first == 0, s.quoted || s.runsOn()), end, true}, true
	case t.word == "who" && end > 0:
		before := end - 1
		if s.tokens[before].word == "," {
			before--
		}
		found, ok = s.nounPhraseAlone(before)
		found.start = end
		return found, ok && !found.weak
	}
	return found, false
}

// isPaired reports whether "two", "both" or the like stand before a noun.
func (s *sentence) isPaired(noun int) bool {
	for i := noun - 1; i >= 0 && i >= noun-4; i-- {
		if s.tokens[i].class&pair != 0 {
			return true
		}
	}
	return false
}

// several reads "the two sides", "both Foreign Ministers", "the leaders", "the Japanese
// Ministers".
func (s *sentence) several(noun int) (found subject, ok bool) {
	t := s.tokens[noun]
	if noun > 0 && s.tokens[noun-1].upper && t.class&heads != 0 {
		if code, first := s.countryAt(noun - 1); code != "" {
			return subject{actor{side: s.cast.sideOf(code), how: "country"}, s.articleStart(first), false}, true
		}
	}
	start := noun
	for i := noun - 1; i >= 0 && i >= noun-5; i-- {
		w := s.tokens[i]
		if w.class&pair != 0 {
			start = i
		} else if w.word == "," || w.class&(bar|boundary) != 0 && w.word != "of" {
			break
		}
	}
	found = subject{s.cast.everybody(t.class&heads != 0), start, false}
	return found, start < noun || start == 0 || t.upper && s.beginsPhrase(start)
}

// beginsPhrase reports whether no word that belongs to it stands before a token.
func (s *sentence) beginsPhrase(i int) bool {
	return s.tokens[i-1].class&(boundary|bar) != 0 || s.tokens[i-1].word == ","
}

// personAt returns the person whose name ends at a token, -1 for none, and where the
// name starts.
func (s *sentence) personAt(end int) (person, start int) {
	person, start = -1, end
	for i := end; i >= 0 && (s.tokens[i].upper || strings.Contains(s.tokens[i].word, "-")); i-- {
		at, ok := s.cast.byName[s.folded(i)]
		if !ok || at >= 0 && person >= 0 && at != person {
			break
		}
		if at >= 0 {
			person = at
		}
		start = i
	}
	return person, start
}

// folded returns a token without diacritics.
func (s *sentence) folded(i int) string {
	t := s.tokens[i]
	return letters.Fold(s.text[t.start:t.end])
}

// titleStart extends a name to the left over titles and offices: "the Rt. Hon.",
// "Minister of Foreign Affairs of the Republic of Korea".
func (s *sentence) titleStart(start int) int {
	for i := start - 1; i >= 0; i-- {
		t := s.tokens[i]
		switch {
		case t.class&(honorific|office) != 0 || t.upper && t.class&(bar|boundary|opener) == 0:
			start = i
		case (t.word == "of" || t.word == "for" || t.word == "and") && i > 0 && s.tokens[i-1].upper &&
			s.tokens[i-1].class&office != 0 && s.tokens[i+1].upper && t.word != "and":
			start = i
		default:
			return start
		}
	}
	return start
}

// countryAt returns the country whose name or adjective ends at a token, and the name's
// first token.
func (s *sentence) countryAt(end int) (code string, start int) {
	if !s.tokens[end].upper {
		return "", end
	}
	from := max(0, end-5)
	offset := s.tokens[from].start
	for _, m := range country.Find(s.text[offset:s.tokens[end].end]) {
		if offset+m.End >= s.tokens[end].end {
			for start = end; start > from && s.tokens[start].start > offset+m.Start; start-- {
			}
			return m.Code, start
		}
	}
	return "", end
}

// ofCountry reads "Japan", "the Government of Japan", "the Foreign Minister of Chile".
func (s *sentence) ofCountry(code string, start int) (found subject, ok bool) {
	for start > 0 && s.tokens[start-1].word == "the" {
		start--
	}
	switch {
	case start > 0 && s.tokens[start-1].word == "of":
		return s.governs(start-2, code)
	case start > 0 && s.tokens[start-1].class&bar != 0 && s.tokens[start-1].word != "that":
		return found, false
	}
	return subject{actor{side: s.cast.sideOf(code), how: "country"}, start, true}, true
}

// governs finds the side or the office in front of "of" and a country.
func (s *sentence) governs(end int, code string) (found subject, ok bool) {
	for i := end; i >= 0 && i > end-8; i-- {
		switch t := s.tokens[i]; {
		case t.class&side != 0:
			return subject{actor{side: s.cast.sideOf(code), how: "country"}, s.articleStart(i), false}, true
		case t.class&office != 0:
			return subject{s.cast.officeOf(code, s.officeWords(i)), s.titleStart(i), false}, true
		case !t.upper && !isOfficeLink(t.word):
			return found, false
		}
	}
	return found, false
}

// isOfficeLink reports whether a small word may stand within the name of an office.
func isOfficeLink(word string) bool {
	return word == "of" || word == "for" || word == "and" || word == "the"
}

// articleStart extends a noun to the left over articles and titles.
func (s *sentence) articleStart(i int) int {
	for i > 0 && (s.tokens[i-1].class&honorific != 0 || s.tokens[i-1].word == "our") {
		i--
	}
	return i
}

// sideAt reads "the Russian side", "the Japanese Government", "our country".
func (s *sentence) sideAt(noun int) (found subject, ok bool) {
	for i := noun - 1; i >= 0 && i >= noun-2; i-- {
		if code, start := s.countryAt(i); code != "" {
			if start = s.articleStart(start); start > 0 && s.tokens[start-1].word == "of" { // "the head of the …"
				return s.governs(start-2, code)
			}
			return subject{actor{side: s.cast.sideOf(code), how: "country"}, start, false}, true
		}
	}
	if s.tokens[noun].word == "ministry" && len(s.cast.b.Countries) > 0 {
		own := actor{side: s.cast.b.Countries[:1], how: "the page's own ministry"}
		return subject{own, s.articleStart(noun), false}, true
	}
	return found, false
}

// officeAt reads an office that stands for a name: "the Secretary", "the Chinese Foreign
// Minister", "the Minister of Foreign Affairs". With a name that the page's people do not
// bear it is a stranger.
func (s *sentence) officeAt(end int) (found subject, ok bool) {
	noun := s.officeNoun(end)
	if noun < 0 {
		return found, false
	}
	start, words := s.titleStart(noun), s.officeWords(noun)
	for i := noun + 1; i <= end; i++ {
		if s.tokens[i].class&honorific == 0 {
			words = append(words, s.folded(i))
		}
	}
	var code string
	for i := start; i < noun && code == ""; i++ {
		code, _ = s.countryAt(i)
	}
	who := s.cast.officeOf(code, words)
	if noun < end && s.tokens[noun+1].upper && !who.known() { // a name: "Secretary Blinkn"
		who = s.cast.stranger()
		if i := s.misspelt(end); i >= 0 {
			who = s.cast.person(i)
		}
	}
	return subject{who, start, false}, true
}

// officeNoun returns the noun of the office that ends at a token, -1 for none.
func (s *sentence) officeNoun(end int) int {
	for i := end; i >= 0 && i >= end-8; i-- {
		t := s.tokens[i]
		if t.class&office != 0 {
			return i
		}
		if !t.upper && !isOfficeLink(t.word) {
			break
		}
	}
	return -1
}

// misspelt returns the person whose name a token almost is, -1 for none.
func (s *sentence) misspelt(i int) int {
	word, person := s.folded(i), -1
	for name, at := range s.cast.byName {
		if len(name) >= 4 && letters.Nearest(word, []string{name}) != "" && at >= 0 {
			if person >= 0 && person != at {
				return -1
			}
			person = at
		}
	}
	return person
}

// officeWords returns the words of an office from its noun to the left.
func (s *sentence) officeWords(noun int) (words []string) {
	for i := s.titleStart(noun); i <= noun; i++ {
		if t := s.tokens[i]; t.word != "the" && t.word != "his" && t.word != "her" {
			if code, _ := s.countryAt(i); code == "" {
				words = append(words, s.folded(i))
			}
		}
	}
	return words
}
