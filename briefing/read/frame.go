package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// frame returns the lines of a page that stand nowhere else in its briefing, in the
// order of the page: dates, labels, notes, tails, credits.
func frame(b *briefing.Briefing, c *cutting) (lines []string) {
	h := newHomes(b)
	add := func(marker, line string) {
		rest := h.rest(line)
		switch {
		case strings.IndexFunc(rest, isSaid) < 0:
		case rest == line && marker != "" && !page.IsBullet(marker):
			lines = append(lines, marker+" "+line)
		default:
			lines = append(lines, rest)
		}
	}
	for line := range strings.Lines(c.front) {
		add("", strings.TrimSpace(line))
	}
	for i := range c.blocks {
		add(c.blocks[i].Marker, c.blocks[i].Text)
	}
	for line := range strings.Lines(c.meta.Aside) {
		add("", strings.TrimSpace(line))
	}
	return lines
}

func isSaid(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// homes are the texts of a briefing, in which the lines of its page stand.
type homes struct {
	whole map[string]struct{} // texts that are a line each
	parts []string            // title, lead and captions: a line may be more or less than one
}

func newHomes(b *briefing.Briefing) *homes {
	h := &homes{whole: map[string]struct{}{"": {}}, parts: append([]string{b.Title, b.Lead}, b.Photos...)}
	for _, s := range b.Sections {
		h.whole[s.Heading] = struct{}{}
		for _, p := range s.Paragraphs {
			h.whole[p.Text] = struct{}{}
		}
	}
	for _, part := range h.parts {
		h.whole[part] = struct{}{}
	}
	return h
}

// rest returns what of a line stands nowhere in the briefing. The number before a text
// may be kept apart.
func (h *homes) rest(line string) string {
	const longestMarker = 16 // bytes
	for i := range line {
		if i > longestMarker {
			break
		}
		if _, ok := h.whole[line[i:]]; ok && isNumber(line[:i]) {
			return ""
		}
	}
	const shortest = 8 // bytes of a part that is worth to be cut out
	rest := line[page.PhotoLabel(line):]
	if _, ok := h.whole[strings.TrimSpace(rest)]; ok {
		return ""
	}
	for _, part := range h.parts {
		if strings.Contains(part, line) {
			return ""
		}
		if len(part) >= shortest {
			rest = strings.ReplaceAll(rest, part, " ")
		}
	}
	if len(rest)+shortest > len(line) {
		return line
	}
	return strings.TrimSpace(rest)
}

// isNumber reports whether what stands before a text counts it, and says nothing:
// no word of two letters, but for Roman numerals.
func isNumber(s string) bool {
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if utf8.RuneCountInString(word) > 1 && letters.Roman(word) == 0 {
			return false
		}
	}
	return true
}
