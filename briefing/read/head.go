package read

import (
	"strings"

	"briefings/briefing/letters"
)

// isBar reports whether a line is a row of links by its shape: two words or fewer
// between strokes, bars or points, as "EN / NO / ES".
func isBar(s string) bool {
	if len(s) > 160 {
		return false
	}
	parts := strings.FieldsFunc(s, func(r rune) bool {
		return r == '/' || r == '|' || r == '·' || r == '•' ||
			r == '»'
	})
	for _, part := range parts {
		if n := letters.CountFields(part); n == 0 || n > 2 || letters.HasDigits(part) {
			return false
		}
	}
	return len(parts) > 2 || len(parts) == 2 && len(s) < 24 && !eventWords.In(letters.Lower(s))
}

// hasSibling reports whether another line beside a line differs from it by its
// number or by what stands in brackets at its end alone, as captions do.
func (p *latinPage) hasSibling(i int) bool {
	stem := captionStem(p.blocks[i].Text)
	if stem != p.blocks[i].Text {
		return true
	}
	bare := cutBracket(stem)
	for j := max(0, i-3); j < min(len(p.blocks), i+4); j++ {
		if j == i {
			continue
		}
		other := captionStem(p.blocks[j].Text)
		if other != p.blocks[j].Text && letters.SameLine(other, stem) || bare != stem &&
			letters.SameLine(cutBracket(other), bare) {
			return true
		}
	}
	return false
}

// cutBracket cuts off the bracket at the end of a line.
func cutBracket(s string) string {
	if i := strings.LastIndexAny(s, "(\uff08"); i > 0 && letters.HasSuffix(s, ")", "\uff09") {
		return strings.TrimSpace(s[:i])
	}
	return s
}

// tellsOfPicture reports whether a line says what is seen: somebody doing
// something ("Ministers attending the conference"), or at an event.
func tellsOfPicture(s string) bool {
	for word := range strings.FieldsSeq(s) {
		if len(word) > 5 && strings.HasSuffix(word, "ing") && letters.IsLowerByte(word[0]) && !eventWords.Has(word) {
			return true
		}
	}
	return strings.Contains(s, " during ") || strings.Contains(s, " at the ") && !strings.HasPrefix(s, "Statement")
}

// isSigned reports whether a line is somebody's name and office alone, or one of both
// with the other in the next line: "JANE DOE, SECRETARY OF STATE" signs a text and is
// no headline.
func (p *latinPage) isSigned(i int) bool {
	text := p.blocks[i].Text
	return signsAlone(text) || i+1 < len(p.blocks) && isNameAndOffice(text, p.blocks[i+1].Text) ||
		i > 0 && isNameAndOffice(p.blocks[i-1].Text, text)
}

// signsAlone reports whether a line is a name and an office.
func signsAlone(text string) bool {
	name, office, ok := strings.Cut(text, ", ")
	return ok && len(text) <= 120 && isNameAndOffice(name, office)
}

func isNameAndOffice(name, office string) bool {
	_, ok := nameAndOffice(name, office, true)
	return ok
}
