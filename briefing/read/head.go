package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefings/briefing/letters"
)

// isBar reports whether a line is a row of links by its shape: two words or fewer
// between strokes, bars or points, as "EN / NO / ES".
func isBar(s string) bool {
	if len(s) > 160 {
		return false
	}
	parts := 0
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool {
		return r == '/' || r == '|' || r == '·' || r == '•' || r == '»'
	}) {
		if n := letters.CountFields(part); n == 0 || n > 2 || letters.HasDigits(part) {
			return false
		}
		parts++
	}
	return parts > 2 || parts == 2 && len(s) < 24 && !eventWords.In(letters.Lower(s))
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
	for end := 0; ; {
		i := strings.Index(s[end:], "ing")
		if i < 0 {
			break
		}
		end += i + len("ing")
		if next, _ := utf8.DecodeRuneInString(s[end:]); end < len(s) && !unicode.IsSpace(next) {
			continue
		}
		word := strings.TrimLeftFunc(s[max(0, strings.LastIndexFunc(s[:end], unicode.IsSpace)):end], unicode.IsSpace)
		if len(word) > 5 && letters.IsLowerByte(word[0]) && !eventWords.Has(word) {
			return true
		}
	}
	return strings.Contains(s, " during ") || strings.Contains(s, " at the ") && !strings.HasPrefix(s, "Statement")
}

// isSigned reports whether a line is somebody's name and office alone, or one of both
// with the other in the next line: "JANE DOE, SECRETARY OF STATE" signs a text and is
// no headline.
func (p *latinPage) isSigned(i int) bool {
	return p.is(i, traitSigned) || i > 0 && p.signsWithNext(i-1) || p.signsWithNext(i)
}

// signsWithNext reports whether a line is a name, and the next one the office.
func (p *latinPage) signsWithNext(i int) bool {
	if p.signed.line != i+1 {
		p.signed.line = i + 1
		p.signed.holds = i+1 < len(p.blocks) && isNameAndOffice(p.blocks[i].Text, p.blocks[i+1].Text)
	}
	return p.signed.holds
}

// signsAlone reports whether a line is a name and an office.
func signsAlone(l *line) bool {
	name, office, ok := strings.Cut(l.text, ", ")
	return ok && len(l.text) <= 120 && isNameAndOffice(name, office)
}

func isNameAndOffice(name, office string) bool {
	_, ok := nameAndOffice(name, office, true)
	return ok
}
