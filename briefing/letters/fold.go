// Package letters folds, splits and counts text: folded forms, words, phrases,
// sentences, and the bytes and runes they are made of. It knows no briefing.
package letters

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldedLetters are letters that no normal form decomposes, and what people type for them.
var foldedLetters = map[rune]string{
	'ł': "l", 'ø': "o", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'đ': "d", 'ð': "d", 'þ': "th",
	'ħ': "h", 'ı': "i", 'ŋ': "n", 'ə': "e", 'ŧ': "t",
	'ɓ': "b", 'ɖ': "d", 'ɗ': "d", 'ƙ': "k", 'ƴ': "y", 'ɛ': "e", 'ɔ': "o", // of West African names
	'ς': "σ",                     // at the end of a word
	'ى': "ي", 'ی': "ي", 'ک': "ك", // as Arabic and Persian keyboards have them
	'ँ': "ं",
}

// Fold returns the form in which texts are compared: lower case, no diacritics,
// plain letters for compatibility forms (full width, ligatures), straight quotes,
// one space for each run of white space. Punctuation stays.
func Fold(s string) string {
	if folded, ok := foldASCII(s); ok {
		return folded
	}
	if !utf8.ValidString(s) {
		s = string([]rune(s)) // normalization stops at invalid UTF-8
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	var last rune // the last one written
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

// isAccent reports whether a mark only accents its letter. Some marks make
// another letter and stay: the voicing of kana (ガ is not カ), the breve of й,
// the vowel signs of Indian and Thai letters. The points of Hebrew and Arabic
// count as accents: most texts leave them out.
func isAccent(mark, letter rune) bool {
	switch mark {
	case '\u3099', '\u309a':
		return false
	case '\u0306':
		return !unicode.Is(unicode.Cyrillic, letter)
	case '\u093c': // the dot of foreign sounds in Hindi, which is often left out
		return true
	}
	return unicode.In(mark, unicode.Inherited, unicode.Latin, unicode.Greek, unicode.Cyrillic,
		unicode.Arabic, unicode.Hebrew, unicode.Syriac)
}

// isSilent reports whether r can be left out of a word: soft hyphens, joiners,
// marks of direction, the stroke that stretches Arabic words, and the signs of
// romanization for sounds without a Latin letter (ʿAbd, Hawaiʻi, Gor'kiy with ʹ).
func isSilent(r rune) bool {
	switch r {
	case '\u0640', '\u02b9', '\u02ba', '\u02bb', '\u02bd', '\u02be', '\u02bf':
		return true
	}
	return r >= 0xad && unicode.Is(unicode.Cf, r)
}

// foldASCII folds s if it is all ASCII, the common case. It does not allocate
// if s is folded already.
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
	return foldPlain(s), true
}

// foldPlain folds s, which is all ASCII.
func foldPlain(s string) string {
	b := make([]byte, 0, len(s))
	space := false
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
	return string(b)
}
