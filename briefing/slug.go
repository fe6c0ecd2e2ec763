package briefing

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefings/briefing/letters"
)

// maxSlug is the length of a slug in characters, its number included.
const maxSlug = 80

// Slug makes the readable name of a briefing: the day published (else held),
// then the words of the title in lower case, without diacritics, joined by
// hyphens. The nth of several that are called so has its number behind it:
// name, name-2, name-3 …
func Slug(b *Briefing, n int) string {
	base := slugBase(b)
	if n <= 1 {
		return cutSlug(base, maxSlug)
	}
	number := fmt.Sprintf("-%d", n)
	return cutSlug(base, maxSlug-len(number)) + number
}

func slugBase(b *Briefing) string {
	day := b.Published
	if day == "" {
		day = b.Held.Start
	}
	words := slugWords(b.Title)
	switch {
	case day != "" && words != "":
		return string(day) + "-" + words
	case words != "" && strings.Trim(words, "0123456789") != "":
		return words
	case day != "":
		return "briefing-" + string(day)
	}
	return strings.TrimSuffix("briefing-"+words, "-") // a bare number would be taken for an id
}

func slugWords(title string) string {
	var b strings.Builder
	gap := false
	for _, r := range letters.Fold(title) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case r == '\'':
			// "Ministers' Meeting" is ministers-meeting
		default:
			gap = true
		}
	}
	return b.String()
}

// cutSlug shortens slug to at most n characters, between two words if it can.
func cutSlug(slug string, n int) string {
	if utf8.RuneCountInString(slug) <= n {
		return slug
	}
	runes := []rune(slug)
	cut := string(runes[:n])
	if i := strings.LastIndexByte(cut, '-'); runes[n] != '-' && i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, "-")
}

// isSlug reports whether s can stand as a slug: letters, digits and hyphens, not
// a bare number.
func isSlug(s string) bool {
	if s == "" || utf8.RuneCountInString(s) > maxSlug || s[0] == '-' || strings.Trim(s, "0123456789") == "" {
		return false
	}
	for _, r := range s {
		if r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r) {
			return false
		}
	}
	return s == strings.ToLower(s)
}
