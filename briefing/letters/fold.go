// Package letters folds, splits and counts text: folded forms, words, phrases,
// sentences, and the bytes and runes they are made of. It knows no briefing.
package letters

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
