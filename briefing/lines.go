package briefing

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isProse tells a paragraph from a line.
func isProse(s string) bool {
	if len(s) < 40 {
		return false
	}
	n := wordCount(clip(s, 400))
	end := strings.TrimRight(s, "\"”’')»] ")
	last, _ := utf8.DecodeLastRuneInString(end)
	switch {
	case n >= 50:
		return true
	case last == '.' || last == '!' || last == '?' || last == ':' || last == '。':
		return n >= 10 && !endsInAbbreviation(end) || n >= 20
	}
	return n >= 20 && hasSentences(clip(s, 1000))
}

// hasSentences tells whether a text holds more than one sentence.
func hasSentences(s string) bool {
	n := 0
	for range sentences(s) {
		n++
	}
	return n > 1
}

// endsInAbbreviation tells the final point of "U.S." and "Jr." from that of a sentence.
func endsInAbbreviation(s string) bool {
	word := s[strings.LastIndexByte(s, ' ')+1:]
	return len(word) > 3 && word[len(word)-3] == '.' || word == "Jr." || word == "Sr." || len(word) == 2
}

// plainLower lowers s and makes its apostrophes straight.
func plainLower(s string) string {
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
		if c < utf8.RuneSelf && lowerByte[c] == c {
			i++
			continue
		}
		lower.WriteString(s[kept:i])
		r, size := rune(lowerByte[c]), 1
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

// lowerByte is every byte itself, but the small letter for a capital one of ASCII.
var lowerByte = func() (lower [256]byte) {
	for c := range lower {
		lower[c] = byte(c)
		if 'A' <= c && c <= 'Z' {
			lower[c] = byte(c) + 'a' - 'A'
		}
	}
	return lower
}()

func sameLine(a, b string) bool {
	return a == b || len(a) < 400 && len(b) < 400 && strings.Join(FoldedWords(a), " ") == strings.Join(FoldedWords(b), " ")
}

func containsAnyOf(s string, words []string) bool {
	for _, word := range words {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}

// wordCount counts the words that spaces part.
func wordCount(s string) int {
	n, inside := 0, false
	for i := range len(s) {
		if s[i] == ' ' {
			inside = false
		} else if !inside {
			inside = true
			n++
		}
	}
	return n
}

func hasLetters(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return true
		}
	}
	return false
}
