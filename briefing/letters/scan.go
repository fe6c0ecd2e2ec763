package letters

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func IsWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// IsWordRune tells the letters and digits of scripts that part words by spaces.
func IsWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return IsWordByte(byte(r))
	}
	return !IsHanOrKana(r) && r != '\u02bc' && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func FirstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func IsLetterByte(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= utf8.RuneSelf }
func IsLowerByte(c byte) bool  { return c >= 'a' && c <= 'z' }
func IsDigitByte(c byte) bool  { return c >= '0' && c <= '9' }

func IsUpperAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsUpper(r)
}

// LetterEnd returns where the run of letters ends that begins at i.
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

func HasDigits(s string) bool {
	for i := range len(s) {
		if IsDigitByte(s[i]) {
			return true
		}
	}
	return false
}

func SkipDigits(s string, i int) int {
	for i < len(s) && IsDigitByte(s[i]) {
		i++
	}
	return i
}

func SkipSpace(s string, i int) int {
	for i < len(s) && s[i] == ' ' {
		i++
	}
	return i
}

func SkipSpaceBack(s string, i int) int {
	for i > 0 && s[i-1] == ' ' {
		i--
	}
	return i
}

func IsASCIILetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }

func IsEdgeSpace(r rune) bool { return unicode.IsSpace(r) || r == '\u3000' }

func HoldsAny(s string, words []string) bool {
	for _, word := range words {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}

func HasLetters(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

func IsDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '\uff10' && r <= '\uff19' }

// Clip cuts a text to n bytes at most, at a space.
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

func IsInvisible(r rune) bool {
	return r == '\ufeff' || r == '\u200b' || r == '\u2060' || r == '\u00ad'
}
