package letters

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// CountWords counts the words of a text: runs of letters and digits in scripts
// with spaces between words, single characters in Han, kana and the others.
func CountWords(s string) int {
	n, before := 0, 0 // before is 1 within a word
	for i := range len(s) {
		c := s[i]
		if c == '\'' {
			continue // an apostrophe ends no word
		}
		if c >= utf8.RuneSelf {
			return countWords(s)
		}
		inside := wordBytes[c]
		n += inside &^ before
		before = inside
	}
	return n
}

// wordBytes is 1 for the letters and digits of ASCII.
var wordBytes = func() (set [256]int) {
	for c := range set {
		if IsWordByte(byte(c)) {
			set[c] = 1
		}
	}
	return set
}()

// Words splits folded text into its words: runs of letters and digits with their
// marks. In scripts without spaces between words each character is one.
func Words(s string) []string {
	var words []string
	folded := Fold(s)
	eachWord(folded, func(start, end int) { words = append(words, folded[start:end]) })
	return words
}

// A wordClass says what a rune is to the word around it.
type wordClass uint8

const (
	gapRune    wordClass = iota // ends a word
	letterRune                  // goes on with a word, or begins one
	loneRune                    // is a word by itself
	markRune                    // belongs to the rune before it
)

// classOf returns the class of a rune of folded text.
func classOf(r rune) wordClass {
	switch {
	case r < 0x80:
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			return letterRune
		}
		return gapRune
	case isKanaOrHan(r):
		return loneRune
	case unicode.Is(unicode.M, r):
		return markRune
	case !unicode.IsLetter(r) && !unicode.IsNumber(r):
		return gapRune
	case IsUnspaced(r):
		return loneRune
	}
	return letterRune
}

// eachWord calls word with the place of each word of folded text.
func eachWord(folded string, word func(start, end int)) {
	start, alone := -1, false
	for i, r := range folded {
		class := classOf(r)
		if class == markRune {
			if start < 0 {
				start, alone = i, false // a mark without its letter
			}
			continue
		}
		if start >= 0 && (class != letterRune || alone) {
			word(start, i)
			start = -1
		}
		if class != gapRune && start < 0 {
			start, alone = i, class == loneRune
		}
	}
	if start >= 0 {
		word(start, len(folded))
	}
}

// A Word is a word of a text: its bytes, and the folded form that is compared.
type Word struct {
	Start, End int
	Folded     string
}

// AppendWords appends the words of s to list: those of [Words], with their places.
func AppendWords(list []Word, s string) []Word {
	for i := 0; i < len(s); {
		if s[i] < 0x80 && !IsWordByte(s[i]) {
			i++
			continue
		}
		start, plain := i, true
		for ; i < len(s) && (s[i] >= 0x80 || IsWordByte(s[i])); i++ {
			plain = plain && s[i] < 0x80
		}
		if plain {
			list = append(list, Word{start, i, strings.ToLower(s[start:i])})
		} else {
			list = appendWords(list, s[:i], start)
		}
	}
	return list
}

// MayHold reports whether one of the folded words may be a word of s, or begin
// one. If it returns false, none is. It is many times faster than listing words.
func MayHold(s string, words []string) bool {
	for i := 0; i < len(s); i++ {
		start := i
		for i < len(s) && IsWordByte(s[i]) {
			i++
		}
		if i < len(s) && s[i] >= 0x80 {
			return true
		}
		for _, w := range words {
			if len(w) <= i-start && strings.EqualFold(s[start:start+len(w)], w) {
				return true
			}
		}
	}
	return false
}

// appendWords appends the words of s from start on. It folds one piece at a time,
// so that it knows the source of each folded byte.
func appendWords(list []Word, s string, start int) []Word {
	var folded strings.Builder
	var from, to []int
	for i := start; i < len(s); {
		n := togetherWith(s[i:])
		piece := Fold("x" + s[i:i+n] + "x") // keeps a space between the two
		piece = piece[1 : len(piece)-1]
		folded.WriteString(piece)
		for range len(piece) {
			from, to = append(from, i), append(to, i+n)
		}
		i += n
	}
	text := folded.String()
	eachWord(text, func(start, end int) { list = append(list, Word{from[start], to[end-1], text[start:end]}) })
	return list
}

// joins reports whether a rune is folded together with the one before it: a mark, or a
// later part of a Korean syllable. Compatibility letters (UAX #15) may be either.
func joins(r rune) bool {
	if 0x3131 <= r && r <= 0x318e || 0xff9e <= r && r <= 0xffdc {
		r, _ = utf8.DecodeRune(norm.NFKD.PropertiesString(string(r)).Decomposition())
	}
	return unicode.Is(unicode.M, r) || 0x1160 <= r && r <= 0x11ff
}

// togetherWith returns how many bytes at the beginning of s are folded as one:
// a letter and its marks, or the parts of a Korean syllable, even with something
// invisible between them.
func togetherWith(s string) int {
	n := norm.NFC.NextBoundaryInString(s, true)
	for {
		next := strings.TrimLeftFunc(s[n:], isSilent)
		r, _ := utf8.DecodeRuneInString(next)
		if r < 0x300 || !joins(r) {
			return n
		}
		n = len(s) - len(next) + norm.NFC.NextBoundaryInString(next, true)
	}
}

// countWords is CountWords for text that is not all ASCII.
func countWords(s string) int {
	n, inside := 0, false
	for _, r := range s {
		switch {
		case r < 0x80: // the common case first
			word := 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
			if word && !inside {
				n++
			}
			inside = word || inside && r == '\''
		case IsUnspaced(r):
			n++
			inside = false
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !inside {
				n++
			}
			inside = true
		case r == '\u2019':
			// an apostrophe ends no word: "Ministers'", "O'Brien"
		default:
			inside = false
		}
	}
	return n
}

// HasField reports whether word is in a list of words with spaces between them.
func HasField(list, word string) bool {
	for list != "" {
		var first string
		first, list, _ = strings.Cut(list, " ")
		if first == word {
			return true
		}
	}
	return false
}

// SameLine reports whether two lines have the same folded words. Long texts must be equal.
func SameLine(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) >= 400 || len(b) >= 400 {
		return false
	}
	if IsASCII(a) && IsASCII(b) {
		return sameWords(a, b)
	}
	return slices.Equal(Words(a), Words(b))
}

// sameWords reports whether two texts of ASCII have the same words.
func sameWords(a, b string) bool {
	for {
		start, end := nextWord(a)
		other, stop := nextWord(b)
		if !strings.EqualFold(a[start:end], b[other:stop]) {
			return false
		}
		if start == end {
			return true
		}
		a, b = a[end:], b[stop:]
	}
}

// nextWord returns where the first word of a text of ASCII stands.
func nextWord(s string) (start, end int) {
	for start < len(s) && !IsWordByte(s[start]) {
		start++
	}
	end = start
	for end < len(s) && IsWordByte(s[end]) {
		end++
	}
	return start, end
}

// IsASCII reports whether a text is ASCII alone.
func IsASCII(s string) bool {
	for len(s) >= 8 && Eight(s)&Tops == 0 {
		s = s[8:]
	}
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// CountFields counts the words between spaces. In Japanese and Chinese, which have
// none, five characters count as two words.
func CountFields(s string) int {
	n, wide, before := 0, 0, uint64(0) // before is 1 within a word
	for len(s) >= 8 {
		v := Eight(s)
		inside := ^equalBytes(v, ' ') & Tops >> 7
		n += bits.OnesCount64(inside &^ (inside<<8 | before))
		before = inside >> 56
		if v&Tops != 0 {
			wide += countWide(s[:8])
		}
		s = s[8:]
	}
	for i := range len(s) {
		inside := uint64(1)
		if s[i] == ' ' {
			inside = 0
		}
		n += int(inside &^ before)
		before = inside
	}
	return n + (wide+countWide(s))*2/5
}

// countWide counts the bytes that begin a character of kana or Han.
func countWide(s string) (n int) {
	for i := range len(s) {
		if s[i] >= 0xe3 && s[i] <= 0xe9 {
			n++
		}
	}
	return n
}

// equalBytes sets the top bit of each of eight bytes that is c.
func equalBytes(v uint64, c byte) uint64 {
	v ^= Ones * uint64(c)
	return ^(v&^Tops + ^uint64(Tops) | v) & Tops
}
