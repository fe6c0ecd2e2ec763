package read

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefings/briefing/letters"
)

// printedOnce parts a headline that a line holds twice: a picture with the
// headline as its text stood before it, and the two ran together, glued ("…
// SpainForeign Minister …") or with a space. The second is the page's own; they may
// differ in a word or two. Any other line is returned as it is.
func printedOnce(s string) string {
	if len(s) < 40 || len(s) > 600 {
		return s
	}
	for i, r := range s {
		if !unicode.IsUpper(r) || i < 16 || len(s)-i < 16 {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		switch {
		case unicode.IsLower(before), before == ')':
			if sharedWords(s[:i], s[i:]) >= 0.6 {
				return s[i:]
			}
		case before == ' ':
			if strings.TrimRight(s[:i], " ") == s[i:] {
				return s[i:]
			}
		}
	}
	return s
}

// sharedWords returns which part of the words of the longer of two lines the other has too; 0
// for lines of fewer than four words.
func sharedWords(a, b string) float64 {
	ka, kb := letters.Words(a), letters.Words(b)
	if len(ka) > len(kb) {
		ka, kb = kb, ka
	}
	if len(ka) < 4 {
		return 0
	}
	shared := 0
	for _, word := range ka {
		if slices.Contains(kb, word) {
			shared++
		}
	}
	return float64(shared) / float64(len(kb))
}
