package read

import (
	"strings"
	"unicode"

	"briefings/briefing/day"
	"briefings/briefing/letters"
)

// isDateLine reports whether a line dates the page: a date and little else.
func isDateLine(s string) bool {
	if len(s) > 140 || len(s) < 4 || !letters.HasDigits(s) || s[0] == '(' && s[len(s)-1] != ')' {
		return false
	}
	dates := day.Find(s)
	if len(dates) == 0 {
		return false
	}
	m, tail := dates[0], letters.Lower(s[dates[0].End:])
	if m.From.Year == 0 && (len(s)-(m.End-m.Start) > 12 || beginsFold(s, "on ")) {
		return false
	}
	return maySayDate(strings.Trim(letters.Lower(s[:m.Start]), " ,:-–—(/|")) && !letters.IsProse(s) &&
		!meetingEvents.In(tail) && letters.CountFields(tail) <= 12
}

// maySayDate reports whether a text may stand before the date of a page: a label, or the ministry.
func maySayDate(head string) bool {
	return head == "" || day.IsWeekday(head) || isDateLabel(head) ||
		len(head) < 80 && ministryWords.In(head) && !formalEvents.In(head)
}

// isDateLabel reports whether words may stand before the date of a page.
func isDateLabel(head string) bool {
	if i := strings.LastIndexAny(head, "–—|-"); i > 0 && categoryLines.Has(strings.Trim(head[:i], " –—|-")) {
		head = strings.TrimLeft(head[i:], " –—|-") // "Communiqué – Publié le"
	}
	if i := strings.LastIndexByte(head, ','); i > 0 && day.IsWeekday(strings.TrimSpace(head[i+1:])) {
		head = head[:i]
	}
	if categoryLines.Has(head) || len(head) < 60 && endsInPlaceNoun(head) {
		return true
	}
	if len(head) > 30 || formalEvents.In(head) {
		return false
	}
	word, rest, _ := strings.Cut(strings.Trim(head, ":,. "), " ")
	if day.IsWeekday(strings.Trim(word, ",:")) {
		return true
	}
	if dateLabels.Has(strings.Trim(word, ":.,")) {
		return true
	}
	// a place before the date: "Ottawa, Ontario", "New Delhi"
	return rest == "" || letters.CountFields(head) <= 3 && !eventWords.In(head)
}

func isCategory(l *line) bool {
	if len(l.text) > 70 {
		return false
	}
	return categoryLines.Has(strings.Trim(l.lower(), " :[]•|")) || isRelations(l.text)
}

// isRelations reports whether a line is a category of the kind "Japan-Iran Relations".
func isRelations(s string) bool {
	if len(s) > 70 || !beginsFold(s, "japan") {
		return false
	}
	stem, ok := strings.CutSuffix(letters.Lower(s), " relations")
	return ok && len(stem) < 60 && strings.ContainsAny(stem, "-–")
}

func isQualifierLine(l *line) bool {
	if len(l.text) > 90 {
		return false
	}
	lower := strings.Trim(l.lower(), " ()<>[]\uff08\uff09-–:*")
	if len(lower) > 60 || letters.CountFields(lower) > 6 {
		return false
	}
	bracketed := lower != "" && !unicode.IsLetter(letters.FirstRune(l.text))
	for _, word := range qualifierWords.List() {
		if lower == word || bracketed && strings.Contains(lower, word) {
			return true
		}
	}
	return false
}

func isIssuer(l *line) bool {
	if len(l.text) > 120 {
		return false
	}
	lower := strings.Trim(l.lower(), " ()")
	return len(lower) < 110 && issuerStarts.Begin(lower) >= 0 && letters.CountFields(lower) <= 14 &&
		!leadEvents.In(lower)
}

func isNavigation(l *line) bool {
	if len(l.text) > 160 {
		return false
	}
	lower := strings.Trim(l.lower(), " :|•»>()[]")
	if strings.Contains(lower, " > ") || strings.Contains(lower, " » ") || strings.Contains(lower, " › ") {
		return letters.CountFields(lower) <= 12 // a trail: "Main Page > Press Releases"
	}
	if len(lower) < 90 && (strings.HasSuffix(lower, " facebook") || strings.HasSuffix(lower, " instagram") ||
		strings.HasSuffix(lower, " twitter") || strings.HasSuffix(lower, " youtube")) {
		return true
	}
	return navigationLines.Has(lower) || navigationStarts.Begin(lower) >= 0
}

func isNote(l *line) bool {
	s := l.text
	long := len(s) >= 240 && s[0] != '(' && s[0] != '*'
	if len(s) > 700 || long && !strings.Contains(s, "ookie") {
		return false
	}
	lower := l.lower()
	return noteWords.In(lower) || !long && attributionWords.In(lower)
}

func isTail(l *line) bool {
	return len(l.text) <= 300 &&
		(tailStarts.Begin(strings.TrimLeft(l.lower(), "([*• -")) >= 0 || l.lower() == "(end)")
}

func isPhoto(l *line) bool {
	s := l.text
	if len(s) > 600 {
		return false
	}
	lower := l.lower()
	if strings.HasPrefix(lower, "\uff08写真") || strings.Contains(s, "©") && letters.CountFields(s) < 40 {
		return true
	}
	return photoStarts.Begin(lower) >= 0 && !tellsOfPhoto(s, lower) || endsInCredit(s)
}

// endsInCredit reports whether a line ends with who took a picture, and for whom: "… (A. Vale/NTB)".
func endsInCredit(s string) bool {
	const longest = 40
	before, _ := strings.CutSuffix(s, ")")
	_, credit, ok := cutLast(before, "(")
	who, agency, both := strings.Cut(credit, "/")
	return ok && both && before != s && len(credit) < longest && !letters.HasDigits(credit) &&
		letters.IsUpperAt(who+" ", 0) && letters.IsUpperAt(agency+" ", 0)
}

// tellsOfPhoto reports whether "photo" begins a sentence rather than a caption: "Photo
// exhibitions will be held in both capitals."
func tellsOfPhoto(s, lower string) bool {
	return letters.HasPrefix(lower, "photo ", "image ") && !strings.HasPrefix(lower, "photo caption") &&
		(letters.CountFields(s) > 30 || endsSentence(s) && !letters.IsUpperAt(s, len("photo ")))
}

// beginsFold reports whether a line begins with a word of ASCII, in capitals or not.
func beginsFold(s, word string) bool {
	return len(s) >= len(word) && strings.EqualFold(s[:len(word)], word)
}

// hasRef reports whether a heading is of a note that belongs to the page: "[Reference 1] …", "(Reference) …".
func hasRef(s string) bool {
	s = strings.TrimLeft(s, "([\uff08<【")
	return beginsFold(s, "reference") || strings.HasPrefix(s, "参考") || beginsFold(s, "background") ||
		beginsFold(s, "note")
}
