package statement

import (
	"strings"
	"unicode/utf8"

	"briefings/briefing/letters"
)

// A token is a word or a sign of a sentence.
type token struct {
	start, end int
	word       string // in lower case as far as it is ASCII, if the lexicon has it; a sign as ASCII writes it
	upper      bool   // the word begins with a capital
	opens      bool   // a statement may begin here
	*entry
}

// signs are the signs that part clauses, as ASCII writes them.
var signs = map[rune]string{
	',': ",", ';': ";", ':': ":", '(': "(", ')': ")", '"': `"`,
	'“': `"`, '”': `"`, '„': `"`, '«': `"`, '»': `"`, '–': "-", '—': "-", '?': "?", '|': ";",
}

// tokens parts a sentence into words and signs. The possessive "'s" is a token of its own.
func (l *lexicon) tokens(list []token, text string) []token {
	for i := 0; i < len(text); {
		if c := text[i]; c == ' ' {
			i++
			continue
		}
		end, hash := scanWord(text, i)
		if end == i {
			r, size := utf8.DecodeRuneInString(text[i:])
			if sign := signs[r]; sign != "" {
				opens := sign == "(" || sign == `"`
				list = append(list, token{i, i + size, sign, false, opens, unknown})
			} else if possessive := possessiveAt(text, i); possessive > 0 {
				list = append(list, token{start: i, end: i + possessive, word: "'s", entry: unknown})
				size = possessive
			}
			i += size
			continue
		}
		upper := letters.IsUpperAt(text, i)
		if known := l.find(hash, text[i:end]); known != nil {
			list = append(list, token{i, end, known.word, upper, known.opens, known})
		} else {
			list = append(list, token{i, end, text[i:end], upper, false, unknown})
		}
		i = end
	}
	return list
}

// scanWord returns where the word ends that begins at i, and its hash: hyphens and full
// stops between letters are within it.
func scanWord(text string, i int) (end int, hash uint32) {
	start := i
	for i < len(text) {
		if c := text[i]; letters.IsWordByte(c) {
			hash = addToHash(hash, letters.LowerByte[c])
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case (r == '-' || r == '.') && i > start && i+1 < len(text) && letters.IsLetterByte(text[i+1]):
		case letters.IsWordRune(r):
		default:
			return i, hash
		}
		for ; size > 0; size-- {
			hash = addToHash(hash, text[i])
			i++
		}
	}
	return i, hash
}

// possessiveAt returns the length of the possessive at i, 0 for none.
func possessiveAt(text string, i int) int {
	for _, sign := range []string{"'", "’"} {
		if rest, ok := strings.CutPrefix(text[i:], sign); ok && i > 0 && letters.IsLetterByte(text[i-1]) {
			switch {
			case strings.HasPrefix(rest, "s") && (len(rest) == 1 || !letters.IsLetterByte(rest[1])):
				return len(sign) + 1
			case text[i-1] == 's' && strings.HasPrefix(rest, " "):
				return len(sign)
			}
		}
	}
	return 0
}

// match returns the first of some phrases that the tokens from i on begin with, and how
// many tokens it takes.
func match(phrases []phrase, tokens []token, i int) (p phrase, n int) {
	for _, p := range phrases {
		if hasWords(tokens, i+1, p.rest) {
			return p, 1 + len(p.rest)
		}
	}
	return phrase{}, 0
}

func hasWords(tokens []token, i int, words []string) bool {
	if i+len(words) > len(tokens) {
		return false
	}
	for k, word := range words {
		if tokens[i+k].word != word {
			return false
		}
	}
	return true
}
