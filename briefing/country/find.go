package country

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"briefings/briefing/letters"
)

// A Mention is a place in a text that names a country or an organisation.
type Mention struct {
	Code       string
	Start, End int // bytes of the text
	Form       Form
}

// A Form says how a country is named.
type Form uint8

const (
	ByName         Form = iota // Russia, Russian Federation, ロシア
	ByAdjective                // Russian, russisch
	ByAbbreviation             // U.S., DPRK
	ByCompound                 // 露 in 日露外相会談
	ByVenue                    // a city or building of the table of places; only from FindPlaces
	ByCity                     // a town of GeoNames; only from FindTowns and TownAt. The code may be ""
)

// Find returns the mentions of countries and organisations in prose, in order.
// Of names that begin at one place the longest counts: "Papua New Guinea" is not
// Guinea. A mention ends with its word: before a possessive or a hyphen, after the
// last full stop of "U.S.". Names begin with a capital, and abbreviations are in
// capitals ("US", never "us"). In a line of capitals US is the country. Chad and
// Georgia are countries even if they are people.
func Find(text string) []Mention {
	return proseIndex().find(text)
}

// A nameIndex finds names in a text in one pass.
type nameIndex struct {
	byWord map[string][]indexedName // folded first word → names, those of most words first
	byRune map[rune][]indexedName   // first Han or kana character → names, longest first
	starts [2]letterSet             // the first letters of names in byWord: of small names, and of those with a capital
}

// A letterSet holds the first three letters of words, in any case. It rules out
// most other words without looking them up.
type letterSet [1 << 15 / 64]uint64

// lettersOf returns one number for the first three letters of a word; ok is false
// if they are not all ASCII.
func lettersOf[T string | []byte](word T) (letters uint, ok bool) {
	for i := range 3 {
		letters <<= 5
		if i < len(word) {
			if word[i] >= utf8.RuneSelf {
				return 0, false
			}
			letters |= uint(word[i] & 0x1f)
		}
	}
	return letters, true
}

func (set *letterSet) add(letters uint)      { set[letters/64] |= 1 << (letters % 64) }
func (set *letterSet) has(letters uint) bool { return set[letters/64]&(1<<(letters%64)) != 0 }

// An indexedName is a name as the scan looks for it. A name with code "" is skipped.
type indexedName struct {
	code     string
	text     string   // Japanese names
	rest     []string // the folded words after the first
	form     Form
	capitals bool // every letter must be a capital
	small    bool // may begin with a small letter
	large    bool // may begin with a capital
	spelled  bool // single letters with full stops between them
	comma    bool // commas may stand between its words
}

var proseIndex = sync.OnceValue(func() *nameIndex {
	x := newNameIndex()
	x.addCountries()
	x.sort()
	return x
})

func newNameIndex() *nameIndex {
	return &nameIndex{byWord: make(map[string][]indexedName, 3000), byRune: make(map[rune][]indexedName, 200)}
}

func (x *nameIndex) addCountries() {
	for _, row := range rows() {
		for name := range row.names() {
			if !name.quiet {
				x.add(name.text, indexedName{code: row.code, form: name.form})
			}
		}
	}
	for _, row := range rows() {
		x.addForeign(row.code, row.german, true, "e", "en", "er", "es", "em")
		x.addForeign(row.code, row.french, false, "s")
		x.addForeign(row.code, row.spanish, false, "s", "es")
	}
	for _, name := range notCountries.List() {
		x.add(name, indexedName{})
	}
}

// addForeign enters a list of names in another language. Only German adjectives may have a capital
// (Deutsch-Russische Gespräche): of the others, "Frances" would be francés.
func (x *nameIndex) addForeign(code, list string, large bool, endings ...string) {
	for name := range listed(list) {
		switch {
		case unicode.IsLower(letters.FirstRune(name)) || strings.HasPrefix(name, "US-"):
			adjective := indexedName{code: code, form: ByAdjective, large: large}
			x.add(name, adjective, endings...)
		case isAbbreviation(name):
			x.add(name, indexedName{code: code, form: ByAbbreviation})
		default:
			genitive := []string{"s"}
			if !large {
				genitive = nil
			}
			x.add(name, indexedName{code: code}, genitive...)
		}
	}
}

// add adds a name, alone and with each ending; the first of two equal ones stays.
func (x *nameIndex) add(name string, n indexedName, endings ...string) {
	if r := letters.FirstRune(name); letters.IsHanOrKana(r) {
		n.text = name
		x.byRune[r] = append(x.byRune[r], n)
		return
	}
	words := nameWords(name)
	n.comma = strings.Contains(name, ",")
	n.capitals = n.form == ByAbbreviation
	n.small = unicode.IsLower(letters.FirstRune(name))
	n.large = n.large || !n.small
	if n.capitals && len(words) == 1 {
		x.enter(words, n)
		words = strings.Split(words[0], "")
	}
	n.spelled = n.capitals
	x.enter(words, n)
	for _, ending := range endings {
		longer := slices.Clone(words)
		longer[len(longer)-1] += ending
		x.enter(longer, n)
	}
}

func (x *nameIndex) enter(words []string, n indexedName) {
	n.rest = words[1:]
	same := func(o indexedName) bool { return o.spelled == n.spelled && slices.Equal(o.rest, n.rest) }
	names := x.byWord[words[0]]
	if i := slices.IndexFunc(names, same); i >= 0 {
		names[i].small, names[i].large = names[i].small || n.small, names[i].large || n.large
		return
	}
	x.byWord[words[0]] = append(names, n)
}

func (x *nameIndex) sort() {
	for word, names := range x.byWord {
		slices.SortStableFunc(names, func(a, b indexedName) int { return cmp.Compare(len(b.rest), len(a.rest)) })
		letters, _ := lettersOf(word)
		for i := range names {
			if names[i].small {
				x.starts[0].add(letters)
			}
			if names[i].large {
				x.starts[1].add(letters)
			}
		}
	}
	for _, names := range x.byRune {
		slices.SortStableFunc(names, func(a, b indexedName) int { return cmp.Compare(len(b.text), len(a.text)) })
	}
}

func (x *nameIndex) find(text string) []Mention {
	var found []Mention
	last := ' ' // the character before i
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case r < utf8.RuneSelf && !letters.IsWordByte(byte(r)):
		case letters.IsHanOrKana(r):
			mentions, end := x.japaneseAt(text, i, r, last)
			found = append(found, mentions...)
			if end > i {
				size = end - i
				r, _ = utf8.DecodeLastRuneInString(text[:end])
			}
		case letters.IsWordRune(r):
			end := wordEnd(text, i)
			if n, nameEnd, ok := x.wordsAt(text, i, end); ok {
				end = nameEnd
				if n.code != "" {
					found = append(found, Mention{n.code, i, end, n.form})
				}
			}
			size = end - i
			r, _ = utf8.DecodeLastRuneInString(text[:end])
		}
		i, last = i+size, r
	}
	return found
}

// wordsAt returns the longest name that begins with the word text[start:end], and its end.
func (x *nameIndex) wordsAt(text string, start, end int) (name *indexedName, nameEnd int, ok bool) {
	large, form := startsLarge(text[start:]), 0
	if large {
		form = 1
	}
	if letters, ok := lettersOf(text[start:end]); ok && !x.starts[form].has(letters) {
		return nil, 0, false
	}
	var buffer [64]byte
	names := x.byWord[string(foldWord(buffer[:0], text[start:end]))]
	for i := range names {
		n := &names[i]
		if large && !n.large || !large && !n.small || n.capitals && !isCapitals(text[start:end]) {
			continue
		}
		if nameEnd, ok = n.endAt(text, end); ok {
			return n, nameEnd, true
		}
	}
	return nil, 0, false
}

// endAt returns the end of a name whose first word ends at end; ok is false if its
// other words do not follow.
func (n *indexedName) endAt(text string, end int) (int, bool) {
	var buffer [64]byte
	gap := ""
	for i, word := range n.rest {
		start := nextWord(text, end, n.comma)
		if start < 0 {
			return 0, false
		}
		between := text[end:start]
		if n.spelled && (between != "." && between != ". " || i > 0 && between != gap) {
			return 0, false
		}
		gap = between
		stop := wordEnd(text, start)
		if string(foldWord(buffer[:0], text[start:stop])) != word || n.capitals && !isCapitals(text[start:stop]) {
			return 0, false
		}
		end = stop
	}
	if gap != "" && gap[0] == '.' && end < len(text) && text[end] == '.' {
		end++ // the last full stop of "U.S." belongs to it
	}
	return end, true
}

// nextWord returns the start of the next word of a name after a gap: up to three
// spaces, hyphens and apostrophes, or a full stop after a short word, or a comma
// if names may have one; -1 if there is none.
func nextWord(text string, end int, comma bool) int {
	i := end
	for gaps := 0; i < len(text); gaps++ {
		r, size := utf8.DecodeRuneInString(text[i:])
		if gaps == 3 || !isNameGap(text[:i], r, comma) {
			if i > end && (letters.IsWordRune(r) || r == '&') {
				return i
			}
			return -1
		}
		i += size
	}
	return -1
}

// isNameGap reports whether r, after the text before, can stand between the words of a name.
func isNameGap(before string, r rune, comma bool) bool {
	return unicode.IsSpace(r) || r == '-' || r == '\'' || r == '\u2019' || '\u2010' <= r && r <= '\u2014' ||
		r == '.' && isShortWord(before) || r == ',' && comma
}

// isShortWord reports whether text ends in a word of at most three letters, as in "St."
func isShortWord(text string) bool {
	for i := range 4 {
		r, size := utf8.DecodeLastRuneInString(text)
		if !letters.IsWordRune(r) || size == 0 {
			return i > 0
		}
		text = text[:len(text)-size]
	}
	return false
}

// wordEnd returns the end of the word that begins at start: letters, digits and
// accents, but no Han and kana. "&" is a word.
func wordEnd(text string, start int) int {
	if text[start] == '&' {
		return start + 1
	}
	for i := start; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if !letters.IsWordByte(c) {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if !letters.IsWordRune(r) && !unicode.Is(unicode.Mn, r) {
			return i
		}
		i += size
	}
	return len(text)
}

// foldWord appends the folded form of a Latin word to buffer. It appends nothing
// for a long word or one in another script: no name begins so.
func foldWord(buffer []byte, word string) []byte {
	if len(word) > cap(buffer) {
		return buffer
	}
	for i := range len(word) {
		c := word[i]
		switch {
		case c >= utf8.RuneSelf:
			if r := letters.FirstRune(word); 0x250 <= r && r < 0x1e00 {
				return buffer[:0] // Cyrillic, Greek, Arabic …
			}
			return append(buffer[:0], letters.Fold(word)...)
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c == '&':
			return append(buffer, "and"...)
		}
		buffer = append(buffer, c)
	}
	return buffer
}

// startsLarge reports whether text begins with a capital.
func startsLarge(text string) bool {
	if c := text[0]; c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
	return unicode.IsUpper(letters.FirstRune(text))
}

func isCapitals(word string) bool {
	for _, r := range word {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}
