package briefing

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Letters that no normal form takes apart, and what people type for them.
var foldedLetters = map[rune]string{
	'ł': "l", 'ø': "o", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'đ': "d", 'ð': "d", 'þ': "th", 'ħ': "h", 'ı': "i", 'ŋ': "n", 'ə': "e",
}

// Fold brings text into the form in which it is compared: lower case, without
// diacritics, compatibility forms (full-width letters, ligatures) made plain,
// curly quotes straight, and every run of white space or invisible characters
// as one space. Punctuation stays.
func Fold(s string) string {
	if folded, ok := foldASCII(s); ok {
		return folded
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range norm.NFKD.String(s) {
		r = unicode.ToLower(r)
		switch {
		case unicode.Is(unicode.Mn, r) && !keepsMark(r):
			continue
		case r == '\u00ad' || r == '\u200b' || r == '\ufeff' || r == '\u2060' || r == '\u200c' || r == '\u200d':
			continue
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		switch r {
		case '\u2018', '\u2019', '\u02bc', '`', '\u00b4':
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

// keepsMark tells the marks that make another letter rather than accent one:
// the voicing marks of kana, without which ガ would be found as カ.
func keepsMark(r rune) bool { return r == '\u3099' || r == '\u309a' }

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

// FoldedWords parts folded text into its words, runs of letters and digits;
// a character of a script that writes no spaces between words stands alone.
func FoldedWords(s string) []string {
	var words []string
	start := -1
	folded := Fold(s)
	for i, r := range folded {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
		alone := letter && IsUnspaced(r)
		if start >= 0 && (!letter || alone) {
			words = append(words, folded[start:i])
			start = -1
		}
		if alone {
			words = append(words, string(r))
		} else if letter && start < 0 {
			start = i
		}
	}
	if start >= 0 {
		words = append(words, folded[start:])
	}
	return words
}

// IsUnspaced tells whether r belongs to a script that is written without spaces between words.
func IsUnspaced(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

func countWords(s string) int {
	n, inside := 0, false
	for _, r := range s {
		switch {
		case IsUnspaced(r):
			n++
			inside = false
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !inside {
				n++
			}
			inside = true
		case r == '\'' || r == '\u2019':
			// an apostrophe parts no word: "Ministers'", "O'Brien"
		default:
			inside = false
		}
	}
	return n
}
