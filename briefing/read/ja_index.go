package read

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// jaOfficesByRune are the cores of offices by their first character.
var jaOfficesByRune = sync.OnceValue(func() map[rune][]string {
	index := map[rune][]string{}
	for _, w := range jaOfficeCores.List() {
		r, _ := utf8.DecodeRuneInString(w)
		index[r] = append(index[r], w)
	}
	return index
})

// jaPartsByRune are the parts of offices by their last character.
var jaPartsByRune = sync.OnceValue(func() map[rune][]string {
	index := map[rune][]string{}
	for _, w := range jaOfficeParts.List() {
		r, _ := utf8.DecodeLastRuneInString(w)
		index[r] = append(index[r], w)
	}
	return index
})

// jaPartsByFirstRune are the parts of offices by their first character.
var jaPartsByFirstRune = sync.OnceValue(func() map[rune][]string {
	index := map[rune][]string{}
	for _, w := range jaOfficeParts.List() {
		r, _ := utf8.DecodeRuneInString(w)
		index[r] = append(index[r], w)
	}
	return index
})

// startsWithAny reports whether s begins with one of the words.
func startsWithAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(s, w) })
}

// endsWithAny reports whether s ends in one of the words.
func endsWithAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(s, w) })
}
