package briefing

import (
	"strings"
	"unicode/utf8"
)

// AppendFolded appends the words of [FoldedWords], each followed by a space. It
// is made for whole texts, of which most is ASCII.
func AppendFolded(dst []byte, s string) []byte {
	for s != "" {
		n, plain := plainPiece(s)
		if plain {
			dst = appendASCII(dst, s[:n])
		} else {
			for _, word := range FoldedWords(s[:n]) {
				dst = append(append(dst, word...), ' ')
			}
		}
		s = s[n:]
	}
	return dst
}

// plainPiece measures what s begins with: the longest piece of ASCII alone, or
// the shortest that is not. Pieces end between words.
func plainPiece(s string) (n int, plain bool) {
	i := 0
	for i < len(s) && s[i] < utf8.RuneSelf {
		i++
	}
	if i == len(s) {
		return i, true
	}
	// What a mark behind a space belongs to stands before the space.
	if space := strings.LastIndexByte(s[:i], ' '); space >= 0 && space+1 < i {
		return space + 1, true
	}
	for i < len(s) {
		space := strings.IndexByte(s[i:], ' ')
		if space < 0 {
			break
		}
		if i += space + 1; i < len(s) && s[i] < utf8.RuneSelf {
			return i, false
		}
	}
	return len(s), false
}

func appendASCII(dst []byte, s string) []byte {
	inside := false
	for i := range len(s) {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case inside:
			c, inside = ' ', false
			dst = append(dst, c)
			continue
		default:
			continue
		}
		inside = true
		dst = append(dst, c)
	}
	if inside {
		dst = append(dst, ' ')
	}
	return dst
}
