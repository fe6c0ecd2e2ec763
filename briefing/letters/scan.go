package letters

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsWordByte reports whether c is a letter or digit of ASCII.
func IsWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// IsWordRune reports whether r is a letter or digit of a script with spaces
// between words.
func IsWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return IsWordByte(byte(r))
	}
	return !IsHanOrKana(r) && r != '\u02bc' && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// FirstRune returns the first rune of s.
func FirstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// IsLetterByte reports whether c is a letter of ASCII, or part of a rune beyond it.
func IsLetterByte(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= utf8.RuneSelf }

// IsLowerByte reports whether c is a small letter of ASCII.
func IsLowerByte(c byte) bool { return c >= 'a' && c <= 'z' }

// IsDigitByte reports whether c is a digit of ASCII.
func IsDigitByte(c byte) bool { return c >= '0' && c <= '9' }

// IsUpperAt reports whether a capital stands at s[i:].
func IsUpperAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsUpper(r)
}

// LetterEnd returns the end of the run of letters that begins at i.
func LetterEnd(s string, i int) int {
	for i < len(s) && IsLetterByte(s[i]) {
		if s[i] >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if !unicode.IsLetter(r) {
				return i
			}
			i += size
			continue
		}
		i++
	}
	return i
}

// HasDigits reports whether s has a digit of ASCII.
func HasDigits(s string) bool {
	for i := range len(s) {
		if IsDigitByte(s[i]) {
			return true
		}
	}
	return false
}

// SkipDigits returns the end of the run of digits that begins at i.
func SkipDigits(s string, i int) int {
	for i < len(s) && IsDigitByte(s[i]) {
		i++
	}
	return i
}

// SkipSpace returns the end of the run of spaces that begins at i.
func SkipSpace(s string, i int) int {
	for i < len(s) && s[i] == ' ' {
		i++
	}
	return i
}

// SkipSpaceBack returns the start of the run of spaces that ends at i.
func SkipSpaceBack(s string, i int) int {
	for i > 0 && s[i-1] == ' ' {
		i--
	}
	return i
}

// IsASCIILetter reports whether r is a letter of ASCII.
func IsASCIILetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }

// IsEdgeSpace reports whether r is white space, also the wide space of Japanese.
func IsEdgeSpace(r rune) bool { return unicode.IsSpace(r) || r == '\u3000' }

// Contains reports whether s contains one of the words.
func Contains(s string, words ...string) bool {
	for _, word := range words {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}

// HasPrefix reports whether s begins with one of the prefixes.
func HasPrefix(s string, prefixes ...string) bool {
	for _, prefix := range prefixes {
		if strings.HasPrefix(s, prefix) {
			return true
		}
	}
	return false
}

// HasSuffix reports whether s ends in one of the suffixes.
func HasSuffix(s string, suffixes ...string) bool {
	for _, suffix := range suffixes {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}

// HasLetters reports whether s has a letter of any script.
func HasLetters(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

// IsDigit reports whether r is a digit, narrow or full width.
func IsDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '\uff10' && r <= '\uff19' }

// Clip cuts a text to at most n bytes, at a space if one is near.
func Clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	s = s[:n]
	if i := strings.LastIndexByte(s, ' '); i > max(n/2, n-100) {
		return s[:i]
	}
	return s
}

// IsInvisible reports whether r prints nothing: a byte order mark, a zero-width
// space, a word joiner, a soft hyphen.
func IsInvisible(r rune) bool {
	return r == '\ufeff' || r == '\u200b' || r == '\u2060' || r == '\u00ad'
}
