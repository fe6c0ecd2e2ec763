package letters

import (
	_ "embed"
	"strings"
	"unicode/utf8"
)

// Sentences yields the sentences of a text, and where each begins. A full stop after
// an initial, an honorific or an abbreviation ends none.
func Sentences(text string) func(yield func(start int, sentence string) bool) {
	return func(yield func(int, string) bool) {
		start := 0
		for i := 0; i < len(text); i++ {
			if !mayEnd[text[i]] {
				continue
			}
			end, next := sentenceEnd(text, start, i)
			if next == 0 {
				continue
			}
			if start < end && !yield(start, text[start:end]) {
				return
			}
			start, i = next, max(i, next-1)
		}
		if start < len(text) {
			yield(start, text[start:])
		}
	}
}

// sentenceEnd returns where the sentence from start ends if the mark at i ends it, and where the next one
// begins, 0 if it does not.
func sentenceEnd(text string, start, i int) (end, next int) {
	switch c := text[i]; c {
	case '\n':
		return i, i + 1
	case fullStop[0]:
		if strings.HasPrefix(text[i:], fullStop) && !isInside(text[start:i]) {
			return i + len(fullStop), i + len(fullStop)
		}
		return 0, 0
	default:
		end = skipClosing(text, i+1)
		if end < len(text) && text[end] != ' ' && text[end] != '\n' ||
			c == '.' && IsAbbreviated(text[start:i], text[end:]) {
			return 0, 0
		}
		return end, SkipSpace(text, end)
	}
}

// fullStop ends the sentences of Japanese and Chinese.
const fullStop = "。"

// isInside reports whether a bracket or quotation of Japanese is open at the end of a text.
func isInside(text string) bool {
	depth := 0
	for _, r := range text {
		switch r {
		case '(', '「', '『', '[', '（', '【':
			depth++
		case ')', '」', '』', ']', '）', '】':
			depth = max(0, depth-1)
		}
	}
	return depth > 0
}

// mayEnd are the bytes with which the end of a sentence begins; 0xe3 is that of fullStop.
var mayEnd = [256]bool{'\n': true, '.': true, '!': true, '?': true, 0xe3: true}

// skipClosing returns where the closing brackets and quotes end that begin at i.
func skipClosing(text string, i int) int {
	for {
		switch rest := text[i:]; {
		case rest != "" && strings.IndexByte(")\"']", rest[0]) >= 0:
			i++
		case strings.HasPrefix(rest, "”"), strings.HasPrefix(rest, "’"):
			i += len("”")
		default:
			return i
		}
	}
}

//go:embed words.tsv
var wordsTSV string

// vocabulary holds the words that decide where sentences end.
var vocabulary = Vocabulary{Table: Table{Name: "letters/words.tsv", Text: wordsTSV}}

// shortForms are words whose full stop ends no sentence.
var shortForms = vocabulary.Phrases("short-form")

// beforeOrdinals are words that stand before a German ordinal.
var beforeOrdinals = vocabulary.Phrases("before-ordinal")

// IsAbbreviated reports whether the full stop between head and rest belongs to
// the last word of head.
func IsAbbreviated(head, rest string) bool {
	word := head[strings.LastIndexAny(head[max(0, len(head)-12):], " (\n")+1+max(0, len(head)-12):]
	next := strings.TrimLeft(rest, " ")
	if next != "" && IsLowerByte(next[0]) {
		return true
	}
	if len(word) == 1 && IsUpperAt(word, 0) {
		return true // an initial
	}
	lower := LowerASCII(word)
	if i := strings.LastIndexByte(lower, '-'); i >= 0 && strings.IndexByte(lower[i:], '.') > 0 {
		lower = lower[i+1:] // "Japan-U.K."
	}
	switch lower {
	case "a.m", "p.m", "u.s", "u.k", "d.c", "u.s.a": // these end a sentence if another begins after them
		return next != "" && !StartsSentence(next)
	}
	return shortForms.Has(lower) || strings.Contains(word, ".") && len(word) <= 5 || isOrdinal(head, word, next)
}

// isOrdinal reports whether the last word of head is the number of a German ordinal,
// whose full stop ends no sentence: "am 25. September", "der 77. Sitzung", "Wien, 12. Mai 2017".
func isOrdinal(head, word, next string) bool {
	if word == "" || len(word) > 2 || strings.Trim(word, "0123456789") != "" {
		return false
	}
	if _, year, ok := strings.Cut(next, " "); ok && len(year) >= 4 && strings.Trim(year[:4], "0123456789") == "" {
		return true
	}
	before := strings.TrimRight(head[max(0, len(head)-len(word)-16):len(head)-len(word)], " ,")
	return beforeOrdinals.Has(Lower(before[strings.LastIndexByte(before, ' ')+1:]))
}

// StartsSentence reports whether s begins with a word that starts sentences more
// often than it follows an abbreviation.
func StartsSentence(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	switch word {
	case "The", "In", "On", "At", "He", "She", "They", "This", "It", "Both", "An", "A", "During", "Following", "After",
		"Minister", "These", "As", "With":
		return true
	}
	return false
}

// IsProse reports whether s is a paragraph, not a line.
func IsProse(s string) bool {
	if len(s) < 40 {
		return false
	}
	n := CountFields(Clip(s, 400))
	end := strings.TrimRight(s, "\"”’')»] ")
	last, _ := utf8.DecodeLastRuneInString(end)
	switch {
	case n >= 50:
		return true
	case last == '.' || last == '!' || last == '?' || last == ':' || last == '。':
		return n >= 10 && !EndsInAbbreviation(end) || n >= 20
	}
	return n >= 20 && hasSentences(Clip(s, 1000))
}

// hasSentences reports whether a text has more than one sentence.
func hasSentences(s string) bool {
	n := 0
	for range Sentences(s) {
		n++
	}
	return n > 1
}

// EndsInAbbreviation reports whether the final full stop of s belongs to an
// abbreviation: "U.S.", "Jr."
func EndsInAbbreviation(s string) bool {
	word := s[strings.LastIndexByte(s, ' ')+1:]
	return len(word) > 3 && word[len(word)-3] == '.' || word == "Jr." || word == "Sr." || len(word) == 2
}
