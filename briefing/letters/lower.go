package letters

import (
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf8"
)

// LowerASCII lowers the letters of ASCII only, so that offsets stay the same.
func LowerASCII(s string) string {
	first := 0
	for first < len(s) && LowerByte[s[first]] == s[first] {
		first++
	}
	if first == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for s != "" {
		s = writePlain(&b, s)
		for s != "" && s[0] >= utf8.RuneSelf {
			b.WriteByte(s[0])
			s = s[1:]
		}
	}
	return b.String()
}

// Lower lowers s and straightens its apostrophes.
func Lower(s string) string {
	first := 0
	for first < len(s) && s[first] < utf8.RuneSelf && LowerByte[s[first]] == s[first] {
		first++
	}
	if first == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for {
		if s = writePlain(&b, s); s == "" {
			return b.String()
		}
		r, size := utf8.DecodeRuneInString(s)
		if r = unicode.ToLower(r); r == '’' {
			r = '\''
		}
		b.WriteRune(r)
		s = s[size:]
	}
}

// writePlain writes the bytes of ASCII that s begins with in lower case, and returns the rest.
func writePlain(b *strings.Builder, s string) string {
	var piece [64]byte
	for len(s) >= 8 {
		n := 0
		for n+8 <= len(piece) && n+8 <= len(s) && Eight(s[n:])&Tops == 0 {
			v := Eight(s[n:])
			binary.LittleEndian.PutUint64(piece[n:], v|within(v, 'A', 'Z')>>2)
			n += 8
		}
		if n == 0 {
			break
		}
		b.Write(piece[:n])
		s = s[n:]
	}
	for s != "" && s[0] < utf8.RuneSelf {
		b.WriteByte(LowerByte[s[0]])
		s = s[1:]
	}
	return s
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
