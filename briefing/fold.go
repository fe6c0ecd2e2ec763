package briefing

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Letters that no normal form takes apart, and what people type for them.
var foldedLetters = map[rune]string{
	'ł': "l", 'ø': "o", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'đ': "d", 'ð': "d", 'þ': "th", 'ħ': "h", 'ı': "i", 'ŋ': "n", 'ə': "e", 'ŧ': "t",
	'ɓ': "b", 'ɖ': "d", 'ɗ': "d", 'ƙ': "k", 'ƴ': "y", 'ɛ': "e", 'ɔ': "o", // of West African names
	'ς': "σ",                     // at the end of a word
	'ى': "ي", 'ی': "ي", 'ک': "ك", // as Arabic and Persian keyboards have them
	'ँ': "ं",
}

// Fold brings text into the form in which it is compared: lower case, without
// diacritics, compatibility forms (full-width letters, ligatures) made plain,
// curly quotes straight, and every run of white space or invisible characters
// as one space. Punctuation stays.
func Fold(s string) string {
	if folded, ok := foldASCII(s); ok {
		return folded
	}
	if !utf8.ValidString(s) {
		s = string([]rune(s)) // normal forms stop at what is no UTF-8
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	var last rune // that was written
	for _, r := range norm.NFKD.String(s) {
		r = unicode.ToLower(r)
		switch {
		case isKanaOrHan(r):
		case r >= 0x300 && unicode.Is(unicode.M, r) && isAccent(r, last), isSilent(r):
			continue
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		last = r
		switch r {
		case '\u2018', '\u2019', '\u02bc', '`':
			b.WriteByte('\'')
		case '\u201c', '\u201d':
			b.WriteByte('"')
		case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212':
			b.WriteByte('-')
		default:
			if plain, ok := foldedLetters[r]; ok {
				b.WriteString(plain)
			} else {
				b.WriteRune(r)
			}
		}
	}
	return norm.NFC.String(b.String())
}

// isAccent tells the marks that accent a letter from those that make another
// one of it: the voicing of kana, without which ガ would be found as カ, the
// breve of й, and the vowel signs of Indian and Thai letters. Hebrew and Arabic
// are mostly written without their points.
func isAccent(mark, letter rune) bool {
	switch mark {
	case '\u3099', '\u309a':
		return false
	case '\u0306':
		return !unicode.Is(unicode.Cyrillic, letter)
	case '\u093c': // the dot of foreign sounds in Hindi, which is often left out
		return true
	}
	return unicode.In(mark, unicode.Inherited, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Arabic, unicode.Hebrew, unicode.Syriac)
}

// isSilent tells what is no part of a word although it stands in it: soft
// hyphens, joiners and marks of direction, the stroke that stretches Arabic
// words, and the signs by which romanizations write sounds that Latin has no
// letter for (ʿAbd, Hawaiʻi, Gor'kiy with ʹ).
func isSilent(r rune) bool {
	switch r {
	case '\u0640', '\u02b9', '\u02ba', '\u02bb', '\u02bd', '\u02be', '\u02bf':
		return true
	}
	return r >= 0xad && unicode.Is(unicode.Cf, r)
}

// foldASCII folds text that holds nothing but ASCII, the common case, and does
// not allocate where the text is folded already.
func foldASCII(s string) (folded string, ok bool) {
	plain, space := true, true
	for i := range len(s) {
		c := s[i]
		if c >= 0x80 {
			return "", false
		}
		plain = plain && c >= ' ' && (c < 'A' || 'Z' < c) && c != '`' && (c != ' ' || !space)
		space = c == ' '
	}
	if plain && !(space && s != "") {
		return s, true
	}
	b := make([]byte, 0, len(s))
	space = false
	for i := range len(s) {
		c := s[i]
		switch {
		case c == ' ' || '\t' <= c && c <= '\r':
			space = len(b) > 0
			continue
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c == '`':
			c = '\''
		}
		if space {
			b = append(b, ' ')
			space = false
		}
		b = append(b, c)
	}
	return string(b), true
}

// FoldedWords parts folded text into its words, runs of letters and digits
// with their marks; a character of a script that writes no spaces between words
// stands alone.
func FoldedWords(s string) []string {
	var words []string
	folded := Fold(s)
	eachWord(folded, func(start, end int) { words = append(words, folded[start:end]) })
	return words
}

// eachWord tells where the words of folded text are.
func eachWord(folded string, word func(start, end int)) {
	start, alone := -1, false
	for i, r := range folded {
		switch {
		case r < 0x80:
			if ('a' > r || r > 'z') && ('0' > r || r > '9') {
				r = ' '
			}
		case isKanaOrHan(r):
		case unicode.Is(unicode.M, r):
			if start < 0 {
				start, alone = i, false // it has lost its letter
			}
			continue
		case !unicode.IsLetter(r) && !unicode.IsNumber(r):
			r = ' '
		}
		unspaced := r != ' ' && IsUnspaced(r)
		if start >= 0 && (r == ' ' || unspaced || alone) {
			word(start, i)
			start = -1
		}
		if r != ' ' && start < 0 {
			start, alone = i, unspaced
		}
	}
	if start >= 0 {
		word(start, len(folded))
	}
}

// A Word is a word in a text: its bytes, and the folded word that they are compared as.
type Word struct {
	Start, End int
	Folded     string
}

// AppendWords appends the words of s to list: FoldedWords, with their places.
func AppendWords(list []Word, s string) []Word {
	for i := 0; i < len(s); {
		if s[i] < 0x80 && !isASCIIWord(s[i]) {
			i++
			continue
		}
		start, plain := i, true
		for ; i < len(s) && (s[i] >= 0x80 || isASCIIWord(s[i])); i++ {
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

// MayHold tells whether one of the folded words may be among the words of s, or
// begin one of them. That none is is certain: text of which that can be told is
// told many times quicker than its words are listed.
func MayHold(s string, words []string) bool {
	for i := 0; i < len(s); i++ {
		start := i
		for i < len(s) && isASCIIWord(s[i]) {
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

// appendWords appends the words of s from start on. It folds what normal forms
// keep together, a piece at a time, to know what each folded byte was made of.
func appendWords(list []Word, s string, start int) []Word {
	var folded strings.Builder
	var from, to []int
	for i := start; i < len(s); {
		n := togetherWith(s[i:])
		piece := Fold("x" + s[i:i+n] + "x") // a space between the two is kept
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

// togetherWith tells how many bytes at the beginning of s are folded as one:
// a letter and its marks, and the parts of a Korean syllable, also where
// something invisible stands between them.
func togetherWith(s string) int {
	n := norm.NFC.NextBoundaryInString(s, true)
	for {
		next := strings.TrimLeftFunc(s[n:], isSilent)
		r, _ := utf8.DecodeRuneInString(next)
		if r < 0x300 || !unicode.Is(unicode.M, r) && (r < 0x1160 || 0x11ff < r) {
			return n
		}
		n = len(s) - len(next) + norm.NFC.NextBoundaryInString(next, true)
	}
}

// IsUnspaced tells whether r belongs to a script that is written without spaces between words.
func IsUnspaced(r rune) bool {
	return isKanaOrHan(r) || r >= 0x0e00 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) ||
		r == 'ー' || r == '〆')
}

// isKanaOrHan tells the letters that Japanese and Chinese pages are full of,
// quicker than by their scripts.
func isKanaOrHan(r rune) bool {
	return 0x3041 <= r && (r <= 0x3096 || 0x30a1 <= r && r <= 0x30fa || 0x4e00 <= r && r <= 0x9fff)
}

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
			// an apostrophe parts no word: "Ministers'", "O'Brien"
		default:
			inside = false
		}
	}
	return n
}
