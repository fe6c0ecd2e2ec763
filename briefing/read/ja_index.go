package read

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// jaOfficesByRune are the cores of offices by their first character.
var jaOfficesByRune = sync.OnceValue(func() map[rune][]string {
	index := map[rune][]string{}
	for _, w := range strings.Fields(jaOfficeCores) {
		r, _ := utf8.DecodeRuneInString(w)
		index[r] = append(index[r], w)
	}
	return index
})

// jaPartsByRune are the parts of offices by their last character.
var jaPartsByRune = sync.OnceValue(func() map[rune][]string {
	index := map[rune][]string{}
	for _, w := range strings.Fields(jaOfficeParts) {
		r, _ := utf8.DecodeLastRuneInString(w)
		index[r] = append(index[r], w)
	}
	return index
})

// jaPartsByFirstRune are the parts of offices by their first character.
var jaPartsByFirstRune = sync.OnceValue(func() map[rune][]string {
	index := map[rune][]string{}
	for _, w := range strings.Fields(jaOfficeParts) {
		r, _ := utf8.DecodeRuneInString(w)
		index[r] = append(index[r], w)
	}
	return index
})

// jaWordSet makes a set of a list parted by spaces.
func jaWordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

var (
	jaCategorySet  = sync.OnceValue(func() map[string]bool { return jaWordSet(jaCategories) })
	jaTailSet      = sync.OnceValue(func() map[string]bool { return jaWordSet(jaTails) })
	jaTailHeadSet  = sync.OnceValue(func() map[string]bool { return jaWordSet(jaTailHeadings) })
	jaQualifierSet = sync.OnceValue(func() map[string]bool { return jaWordSet(jaQualifiers) })
)

// containsAny tells whether s holds one of the words of a list parted by spaces, and where the first of them stands.
func containsAny(s, list string) (word string, ok bool) {
	for list != "" {
		var w string
		w, list, _ = strings.Cut(list, " ")
		if w != "" && strings.Contains(s, w) {
			return w, true
		}
	}
	return "", false
}

// startsWithAny tells whether s begins with one of the words.
func startsWithAny(s string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// endsWithAny tells whether s ends in one of the words.
func endsWithAny(s string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}
