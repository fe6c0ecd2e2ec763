package letters

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"
)

// AppendFolded appends the words of [Words], each followed by a space. It is
// made for whole texts, which are mostly ASCII.
func AppendFolded(dst []byte, s string) []byte {
	for s != "" {
		n, plain := plainPiece(s)
		if plain {
			dst = appendASCII(dst, s[:n])
		} else {
			for _, word := range Words(s[:n]) {
				dst = append(append(dst, word...), ' ')
			}
		}
		s = s[n:]
	}
	return dst
}

// plainPiece returns the length of the first piece of s: the longest one of pure
// ASCII, or the shortest one that is not. Pieces end between words.
func plainPiece(s string) (n int, plain bool) {
	i := 0
	for i+8 <= len(s) && Eight(s[i:])&Tops == 0 {
		i += 8
	}
	for i < len(s) && s[i] < utf8.RuneSelf {
		i++
	}
	if i == len(s) {
		return i, true
	}
	// A mark after a space belongs to the letter before the space.
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

// appendASCII is AppendFolded for pure ASCII.
func appendASCII(dst []byte, s string) []byte {
	inside := false // in a word
	for s != "" {
		if len(s) >= 8 {
			v, plain := foldEight(Eight(s))
			if plain && (inside || byte(v) != ' ') {
				dst = binary.LittleEndian.AppendUint64(dst, v)
				inside = v>>56 != ' '
				s = s[8:]
				continue
			}
		}
		piece := s[:min(8, len(s))]
		s = s[len(piece):]
		for i := range len(piece) {
			switch c := piece[i]; {
			case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
				dst, inside = append(dst, c), true
			case 'A' <= c && c <= 'Z':
				dst, inside = append(dst, c+'a'-'A'), true
			case inside:
				dst, inside = append(dst, ' '), false
			}
		}
	}
	if inside {
		dst = append(dst, ' ')
	}
	return dst
}

// foldEight lowers eight bytes of ASCII. plain is false if there is anything but
// letters, digits and single spaces.
func foldEight(v uint64) (folded uint64, plain bool) {
	v |= within(v, 'A', 'Z') >> 2 // the top bit of a byte becomes the bit of lower case
	spaces := within(v, ' ', ' ')
	return v, within(v, 'a', 'z')|within(v, '0', '9')|spaces == Tops && spaces&(spaces<<8) == 0
}

// within sets the top bit of each of eight bytes of ASCII that lies between low and high.
func within(v, low, high uint64) uint64 {
	return (v + (0x80-low)*Ones) &^ (v + (0x7f-high)*Ones) & Tops
}
