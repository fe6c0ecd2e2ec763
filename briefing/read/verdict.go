package read

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/day"
	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// A verdict says whether a page is a briefing, none, or several.
type verdict struct {
	why  string // for a person; "" for a briefing
	none string // why it is skipped in a folder: "list of links", "error page"; "" for a briefing
	end  int    // of the blocks that are read
}

// judge judges a page by its dated lines.
func (c *cutting) judge() verdict {
	v := verdict{end: len(c.blocks)}
	lines := c.datedLines()
	if len(lines) < 2 {
		return v
	}
	p := newBlank(c.blocks, c.meta, nil, c.language)
	lines = slices.DeleteFunc(lines, func(l datedLine) bool { return p.is(l.at, traitProse) })
	if p.isList(lines) {
		return verdict{fmt.Sprintf("is a list of %d pages, and no briefing", len(lines)), "list of links", v.end}
	}
	if starts := p.announcements(lines); len(starts) > 1 {
		v.why = fmt.Sprintf("holds %d announcements, and the first is read: import them one by one", len(starts))
		v.end = starts[1]
	}
	return v
}

// saysNothing reports that a page without people and day is no briefing: it is the page of
// an error, or it has no text. It returns what it is, and a warning; "" for a briefing.
func (c *cutting) saysNothing(b *briefing.Briefing) (none, why string) {
	switch {
	case c.isError():
		return "error page", "is the page of an error, and no briefing"
	case c.html && b.Published == "" && c.isBare():
		return "page without text", "holds no text but its title, and no briefing"
	}
	return "", ""
}

// A datedLine is a short line that begins or ends with a day.
type datedLine struct {
	at    int    // its block
	day   int    // in the order of days; a day without a year is of the year 0
	alone bool   // says little beside the day
	form  string // of the day and what stands beside it
	year  bool   // of the day is there
}

// datedLines returns the dated lines of a page.
func (c *cutting) datedLines() (list []datedLine) {
	const longest = 240 // bytes
	for i := range c.blocks {
		text := c.blocks[i].Text
		if len(text) > longest || !letters.HasDigits(text) && c.language != "ja" || endsSentence(text) ||
			endsCut(text) {
			continue
		}
		if l, ok := readDated(text, c.language); ok {
			l.at = i
			list = append(list, l)
		}
	}
	return list
}

// readDated reads the day of a line.
func readDated(text, language string) (l datedLine, ok bool) {
	var before, after string
	if language == "ja" {
		plain := jaPlainString(text)
		days := day.FindJapanese(plain)
		if len(days) != 1 || days[0].Month == 0 || days[0].Day == 0 {
			return l, false
		}
		d := days[0]
		l.day, l.year = order(d.Year, d.Month, d.Day), d.Year > 0
		before, after = plain[:d.Start], plain[d.End:]
	} else {
		days := day.Find(text)
		if len(days) != 1 || days[0].From.Day == 0 {
			return l, false
		}
		d := days[0]
		l.day, l.year, l.form = order(d.From.Year, d.From.Month, d.From.Day), d.From.Year > 0, d.Rule
		before, after = text[:d.Start], text[d.End:]
	}
	const few = 18 // letters: a weekday, a town, "Published:"
	first, last := countLetters(before), countLetters(after)
	l.alone = first+last <= few
	l.form += fmt.Sprint(first > 0, last > 0)
	return l, l.alone || first == 0 || last == 0
}

// order returns a number by which days stand in their order.
func order(year, month, day int) int { return (year*12+month)*31 + day }

func countLetters(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// isList reports whether a page is a list of other pages: its lines are dated, the
// newest first, and no text stands between them but beginnings that are cut.
func (p *latinPage) isList(lines []datedLine) bool {
	const least, furthest = 4, 8 // entries, and blocks from one to the next
	if len(lines) < least {
		return false
	}
	falls, far, cut := 0, 0, 0
	for k, l := range lines[1:] {
		before := lines[k]
		if l.day < before.day {
			falls++
		}
		if l.day > before.day || l.at-before.at > furthest {
			far++
		}
		if p.isCutShort(before.at, l.at) {
			cut++
		}
	}
	return falls > 0 && far*5 <= len(lines) && (cut == len(lines)-1 || !p.hasParagraph(0, len(p.blocks)))
}

// isCutShort reports whether the text of an entry is only its beginning.
func (p *latinPage) isCutShort(from, to int) bool {
	for i := from; i < to; i++ {
		if endsCut(p.blocks[i].Text) || p.is(i, traitNavigation) {
			return true
		}
	}
	return false
}

func endsCut(text string) bool { return letters.HasSuffix(text, "…", "...", "[…]") }

// announcements returns the blocks that the announcements of a page begin with, if it has
// several: each has a headline of the same rank, a day of the same form on a line of its
// own beside it, and a paragraph.
func (p *latinPage) announcements(lines []datedLine) (starts []int) {
	var first datedLine
	step := 0 // from the day to the headline
	for k, l := range lines {
		end := len(p.blocks)
		if k+1 < len(lines) {
			end = lines[k+1].at
		}
		if !l.alone || !l.year || p.blocks[l.at].Marker != "" || !p.hasParagraph(l.at+1, end) {
			continue
		}
		if len(starts) == 0 {
			if first, step = l, 1; p.isTitle(l.at - 1) {
				step = -1
			}
			if p.hasParagraph(0, l.at) {
				return nil
			}
		}
		if h := l.at + step; l.form == first.form && p.isTitle(h) && p.sameRank(h, first.at+step) {
			starts = append(starts, min(h, l.at))
		}
	}
	return starts
}

// isTitle reports whether a block can be the headline of an announcement.
func (p *latinPage) isTitle(i int) bool {
	if i < 0 || i >= len(p.blocks) {
		return false
	}
	b := &p.blocks[i]
	long := letters.CountFields(b.Text) > 3 || p.japanese() && utf8.RuneCountInString(b.Text) > 8
	return (long || p.is(i, traitEvent)) && b.Form != page.FormRow && b.Form != page.FormCaption &&
		!p.is(i, traitSentence) && !p.is(i, traitProse) && !p.isLinkOrNote(i) && !p.is(i, traitDateLine)
}

func (p *latinPage) sameRank(i, j int) bool {
	a, b := &p.blocks[i], &p.blocks[j]
	return a.Form == b.Form && a.Level == b.Level && (a.Marker == "") == (b.Marker == "")
}

// hasParagraph reports whether one of the blocks is a whole paragraph.
func (p *latinPage) hasParagraph(from, to int) bool {
	for i := from; i < to; i++ {
		if p.is(i, traitProse) && !p.isLinkOrNote(i) && p.is(i, traitSentence) {
			return true
		}
	}
	return false
}

// isError reports whether a short page says twice that something else was asked for, by
// phrases or the number of an error.
func (c *cutting) isError() bool {
	const longest = 3000 // bytes
	signs, size := errorSigns(c.meta.Title), 0
	for i := range c.blocks {
		text := c.blocks[i].Text
		if size += len(text); size > longest {
			return false
		}
		if text != c.meta.Title {
			signs += errorSigns(text)
		}
	}
	return signs > 1
}

// isBare reports whether a page has no line of several words below its title.
func (c *cutting) isBare() bool {
	for i := range c.blocks {
		if i > 0 && (letters.CountFields(c.blocks[i].Text) > 3 || len(c.blocks[i].Text) > 24) {
			return false
		}
	}
	return true
}

// errorSigns counts what a line says of an error: a number of HTTP in a short line, and a
// phrase.
func errorSigns(line string) (n int) {
	lower := letters.Lower(line)
	if errorWords.In(lower) {
		n++
	}
	if letters.CountFields(line) > 5 {
		return n
	}
	for word := range strings.FieldsFuncSeq(line, func(r rune) bool { return !unicode.IsDigit(r) }) {
		switch word {
		case "400", "401", "403", "404", "410", "429", "500", "502", "503", "504":
			return n + 1
		}
	}
	return n
}
