package read

import (
	"strings"
	"unicode/utf8"

	"briefings/briefing/day"
	"briefings/briefing/letters"
)

// captionStem is a caption without its number: "Meeting-1", "Meeting 1", "Lunch1".
func captionStem(s string) string {
	stem := strings.TrimRight(s, "0123456789")
	if len(s)-len(stem) > 2 || len(s) == len(stem) || len(stem) < 5 {
		return s
	}
	last := stem[len(stem)-1]
	switch {
	case last == '-' || last == ' ':
		stem = strings.TrimRight(stem, "- ")
		if day.MonthNumber(stem[strings.LastIndexByte(stem, ' ')+1:]) > 0 || strings.HasSuffix(stem, "Article") ||
			strings.HasSuffix(stem, "No.") {
			return s
		}
		return stem
	case letters.IsLowerByte(last) || last == ')' || last >= utf8.RuneSelf:
		return stem
	}
	return s
}

// addCaptions keeps the caption or captions of a line without their marks.
func (p *latinPage) addCaptions(text string) {
	if isPhotoMarks(text) {
		p.captions = append(p.captions, strings.Fields(text)...) // "photo photo"
		return
	}
	if i := strings.LastIndex(letters.LowerASCII(text), "(photo:"); i > 0 && strings.HasSuffix(text, ")") {
		text = strings.TrimSpace(text[:i]) // who took it
	}
	for rest := text; rest != ""; {
		one, lower := rest, letters.LowerASCII(rest)
		rest = ""
		// the next mark on the line begins the next caption
		for _, mark := range []string{"(photo", "(写真", "（写真", "photo ", "photo:"} {
			if j := strings.Index(lower[min(len(one), len(mark)):len(one)], mark); j >= 0 && len(one) < 600 {
				j += min(len(one), len(mark))
				if mark[0] != 'p' || lower[:len(mark)] == mark {
					one, rest = one[:j], one[j:]
				}
			}
		}
		p.captions = append(p.captions, cutPhotoMark(strings.TrimSpace(one)))
	}
}

// isPhotoMarks reports whether a line is marks alone, one a picture: "photo photo".
func isPhotoMarks(text string) bool {
	for _, word := range strings.Fields(text) {
		if !strings.EqualFold(word, "photo") {
			return false
		}
	}
	return true
}

// cutPhotoMark takes "(Photo 1)", "photo:", "Photo caption:" off a caption; what is nothing but a mark stays.
func cutPhotoMark(s string) string {
	lower := letters.LowerASCII(s)
	rest := ""
	switch {
	case strings.HasPrefix(lower, "("), strings.HasPrefix(lower, "["), strings.HasPrefix(s, "\uff08"):
		if i := strings.IndexAny(s, ")]\uff09"); i >= 0 {
			_, size := utf8.DecodeRuneInString(s[i:])
			rest = s[i+size:]
		}
	default:
		for _, mark := range photoMarks.List() {
			if strings.HasPrefix(lower, mark) {
				rest = strings.TrimLeft(s[len(mark):], " 0123456789")
				if colon, ok := strings.CutPrefix(rest, ":"); ok {
					rest = colon
				} else if rest == "" || !letters.IsUpperAt(rest, 0) {
					return s // "Photo session before the meeting"
				}
				break
			}
		}
	}
	if rest = strings.TrimSpace(rest); rest != "" {
		return rest
	}
	return s
}

// isCreditLine reports whether a line names who took a picture, and no picture.
func isCreditLine(lower string) bool {
	inner, ok := strings.CutPrefix(lower, "(photo:")
	if !ok {
		inner, ok = strings.CutPrefix(lower, "photo credit")
		return ok && inner != ""
	}
	return strings.HasSuffix(inner, ")") && strings.Count(inner, ")") == 1
}
