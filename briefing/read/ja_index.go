package read

import (
	"sync"
	"unicode/utf8"

	"briefings/briefing/letters"
)

// The cores of offices by their first character, and the parts of offices by their
// last and by their first one.
var (
	jaOfficesByRune    = byRune(jaOfficeCores, utf8.DecodeRuneInString)
	jaPartsByRune      = byRune(jaOfficeParts, utf8.DecodeLastRuneInString)
	jaPartsByFirstRune = byRune(jaOfficeParts, utf8.DecodeRuneInString)
)

// byRune returns the words of a list by one of their characters, once they are asked for.
func byRune(words *letters.Phrases, character func(string) (rune, int)) func() map[rune][]string {
	return sync.OnceValue(func() map[rune][]string {
		index := map[rune][]string{}
		for _, w := range words.List() {
			r, _ := character(w)
			index[r] = append(index[r], w)
		}
		return index
	})
}
