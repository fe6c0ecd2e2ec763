package letters

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// LowerASCII lowers the letters of ASCII only, so that offsets stay the same.
func LowerASCII(s string) string {
	i := 0
	for i < len(s) && (s[i] < 'A' || s[i] > 'Z') {
		i++
	}
	if i == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	kept := 0 // from there on nothing had to be changed
	for ; i < len(s); i++ {
		if c := s[i]; LowerByte[c] != c {
			b.WriteString(s[kept:i])
			b.WriteByte(LowerByte[c])
			kept = i + 1
		}
	}
	b.WriteString(s[kept:])
	return b.String()
}

// Lower lowers s and straightens its apostrophes.
func Lower(s string) string {
	first := 0
	for first < len(s) && s[first] < utf8.RuneSelf && (s[first] < 'A' || s[first] > 'Z') {
		first++
	}
	if first == len(s) {
		return s
	}
	var lower strings.Builder
	lower.Grow(len(s))
	kept := 0 // from there on nothing had to be changed
	for i := first; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf && LowerByte[c] == c {
			i++
			continue
		}
		lower.WriteString(s[kept:i])
		r, size := rune(LowerByte[c]), 1
		if c >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
			r = unicode.ToLower(r)
		}
		if r == '’' {
			r = '\''
		}
		lower.WriteRune(r)
		i += size
		kept = i
	}
	lower.WriteString(s[kept:])
	return lower.String()
}

// LowerByte maps capitals of ASCII to small letters, and other bytes to themselves.
var LowerByte = func() (lower [256]byte) {
	for c := range lower {
		lower[c] = byte(c)
		if 'A' <= c && c <= 'Z' {
			lower[c] = byte(c) + 'a' - 'A'
		}
	}
	return lower
}()
