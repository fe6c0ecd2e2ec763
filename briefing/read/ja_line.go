package read

import (
	"strings"
	"unicode/utf8"

	"briefings/briefing/country"
	"briefings/briefing/day"
	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// japaneseGrammar says what a Japanese line is. It sees the lines in the plain form
// of jaLine.
var japaneseGrammar = grammar{
	traitProse: func(l *line) bool { return strings.Contains(l.text, "。") || utf8.RuneCountInString(l.text) > 70 },
	traitNote:  isJaCredit,
	traitTail:  isJaTail,
	traitPhoto: func(l *line) bool {
		return page.PhotoLabel(l.text) > 0 && utf8.RuneCountInString(l.text) < 80
	},
	traitDateLine:   isJaDateLine,
	traitNavigation: isJaMenu,
	traitHeading:    looksJaHeading,
	traitCategory:   func(l *line) bool { return isJaCategory(l.lower()) },
	traitIssuer:     func(l *line) bool { return false }, // stands among the categories
	traitQualifier:  func(l *line) bool { return jaQualifiers.Has(l.lower()) },
	traitAgenda: func(l *line) bool {
		return strings.HasPrefix(strings.TrimLeft(l.lower(), "○●・"), "主な項目")
	},
	traitHandoff:  func(l *line) bool { return jaIsHandOff(l.text) || jaQualifiers.Has(l.lower()) },
	traitEvent:    func(l *line) bool { return jaEvents.In(l.lower()) },
	traitPicture:  func(l *line) bool { return jaCaptionWords.In(l.lower()) },
	traitSentence: isSentence,
	traitSigned:   signsAlone,
}

// isJaTail reports whether a line leads away from the page, or ends it.
func isJaTail(l *line) bool {
	line := l.lower()
	if len(line) > 150 {
		return false
	}
	trimmed := strings.Trim(line, "[]()<>|▲△^↑■●◆")
	if jaTails.Has(trimmed) || jaTails.Has("("+trimmed+")") || jaTailHeadings.Has(trimmed) ||
		letters.HasSuffix(trimmed, jaTailEndings.List()...) && !strings.Contains(trimmed, "。") ||
		letters.HasPrefix(trimmed, "Copyright", "(C)", "〒") {
		return true
	}
	// several links on one line: "談話|目次へ戻る", "このページのトップへ戻る目次へ戻る"
	parts := strings.FieldsFunc(trimmed, func(r rune) bool { return r == '|' || r == '>' })
	return len(parts) > 1 && jaTails.Has(parts[len(parts)-1])
}

// isJaDateLine reports whether a line dates the page: a day, with little beside it. A line
// may say the hour and the place of a press conference too.
func isJaDateLine(l *line) bool {
	plain := l.lower()
	if utf8.RuneCountInString(plain) > 60 || strings.Contains(plain, "。") {
		return false
	}
	days := day.FindJapanese(plain)
	if len(days) == 0 || days[0].Year == 0 {
		return false
	}
	before := strings.Trim(plain[:days[0].Start], "([《<〈~:")
	rest := plain[days[0].End:]
	if before != "" && !jaDateLabels.Has(before) {
		return false
	}
	wide := utf8.RuneCountInString(before) + utf8.RuneCountInString(strings.Trim(rest, "()[]》>〉"))
	return wide <= 8 || letters.Contains(plain, "於", "時")
}

// isJaCategory reports whether a line names a part of the site, a country or a region, and
// is no headline.
func isJaCategory(line string) bool {
	if len(line) > 75 {
		return false
	}
	if _, ok := country.Code(line); ok || jaCategories.Has(line) {
		return true
	}
	if base, _, ok := strings.Cut(line, "("); ok && jaCategories.Has(base) {
		return true // 要人来日日程(平成12年)
	}
	return strings.HasSuffix(line, "インデックス") || strings.HasPrefix(line, "外務省:") && len(line) < 40
}

// isJaMenu reports whether a line names several parts of the site: 各国・地域情勢 北米. As the
// language has no spaces, four short parts between spaces are a menu too.
func isJaMenu(l *line) bool {
	if len(l.text) > 300 || strings.Contains(l.text, "。") {
		return false
	}
	words := strings.Fields(l.text)
	known, short := 0, 0
	for _, w := range words {
		w = jaLine(w)
		if w == ">" || isJaCategory(w) {
			known++
		}
		if utf8.RuneCountInString(w) <= 10 {
			short++
		}
	}
	return len(words) > 1 && known == len(words) || short == len(words) && (short > 3 || short == 3 && known > 0)
}

// looksJaHeading reports whether a line could be a heading by itself: a short one
// that is no sentence.
func looksJaHeading(l *line) bool {
	n := utf8.RuneCountInString(l.text)
	if n == 0 || n > 45 || strings.Contains(l.text, "。") || isSpeaker(l.text) {
		return false
	}
	line := l.lower()
	return !jaEndsSentence(line) && (n <= 20 || !strings.Contains(line, ","))
}

// isJaCredit reports whether a line names the maker of a picture: 写真提供:内閣広報室.
func isJaCredit(l *line) bool {
	line := strings.Trim(l.lower(), "()[]")
	return len(line) < 100 && !strings.Contains(line, "。") && (strings.Contains(line, "提供:") ||
		letters.HasSuffix(line, "広報室", "新聞社", "通信社", "代表撮影"))
}
