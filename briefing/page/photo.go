package page

import (
	"strings"
	"unicode/utf8"
)

// photoLabels begin the captions of pictures: folded, without opening brackets.
var photoLabels = []string{"photo", "写真", "画像", "picture", "image", "foto", "bild"}

// PhotoLabel returns the length of the label at the beginning of a caption, with its
// brackets and number: "(Photo 1)", "（写真）", "photo:"; 0 if there is none.
func PhotoLabel(text string) int {
	rest := strings.TrimLeft(text, "(（[［【 ")
	bracketed := len(rest) < len(text)
	lower := strings.ToLower(rest)
	for _, label := range photoLabels {
		if !strings.HasPrefix(lower, label) {
			continue
		}
		rest = strings.TrimLeft(rest[len(label):], "s 0123456789０１２３４５６７８９")
		r, size := utf8.DecodeRuneInString(rest)
		switch {
		case bracketed && strings.ContainsRune(")）]］】", r), strings.ContainsRune(":：", r):
			return len(text) - len(rest) + size
		case rest == "", strings.HasPrefix(text, "写真"), strings.HasPrefix(text, "画像"):
			return len(text) - len(rest)
		case bracketed && strings.ContainsRune("：:", r):
			return len(text) - len(rest)
		}
	}
	return 0
}
