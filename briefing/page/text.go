package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefings/briefing/letters"
)

// openWords are words that no headline ends in.
var openWords = []string{"of", "the", "and", "on", "for", "with", "to", "by", "between", "in", "at", "from", "a", "an",
	"&", "-", "–", ","}

// EndsOpen reports whether a line ends in such a word, or in a comma: it goes on.
func EndsOpen(s string) bool {
	last := s[strings.LastIndexByte(s, ' ')+1:]
	return slices.Contains(openWords, letters.LowerASCII(last)) || strings.HasSuffix(s, ",")
}

// TextBlocks splits a page of plain text or Markdown into its blocks: a line each,
// or several lines if the text is wrapped in mid-sentence.
func TextBlocks(text string) []Block {
	t := textReader{
		joiner: Joiner{Text: text}, markdown: isMarkdown(text),
		blocks: make([]Block, 0, 8+strings.Count(text, "\n")/2), wrap: wrapWidth(text),
	}
	number, gap := 0, false
	for line := range strings.SplitSeq(text, "\n") {
		number++
		indent, line := squeeze(line)
		if t.markdown {
			line = strings.TrimLeft(line, "> ") // a quotation
		}
		if line == "" {
			gap = true
			continue
		}
		t.line(line, indent, number, gap)
		gap = false
	}
	return t.blocks
}

type textReader struct {
	joiner   Joiner
	markdown bool
	inTable  bool // behind the rule of a table in Markdown
	blocks   []Block
	series   Series
	wrap     int    // columns at which the page wraps its lines, 0 if it does not
	last     string // the line before, as it stands
	indents  []int  // of the items around, outermost first
}

func (t *textReader) line(line string, indent, number int, gap bool) {
	before := t.last
	t.last = line
	t.inTable = t.inTable && !gap
	if t.markdown && t.ruleOf(line, gap) {
		return
	}
	b := Block{Text: line, Gap: gap, Indent: indent, Line: number}
	switch {
	case t.heading(&b):
	case t.isRow(line):
		if !tableRow(&b) {
			t.last = ""
			return
		}
	default:
		if marker, rest := t.series.Cut(line); marker != "" {
			b.Form, b.Marker, b.Text, b.Level = FormItem, marker, rest, t.depth(indent)
		} else if !gap && len(t.blocks) > 0 && t.continues(before, line) {
			last := &t.blocks[len(t.blocks)-1]
			last.Text = t.joiner.Join(last.Text, t.plain(line))
			return
		}
	}
	b.Text = t.plain(b.Text)
	if b.Text != "" || b.Marker != "" {
		t.blocks = append(t.blocks, b)
	}
}

// isRow reports whether a line is the row of a table, or a picture.
func (t *textReader) isRow(line string) bool {
	return line[0] == '|' || strings.HasPrefix(line, "![") || strings.HasSuffix(line, "|") ||
		t.inTable && strings.Contains(line, "|")
}

// plain is a line without the marks of Markdown, on pages that are written in it.
func (t *textReader) plain(line string) string {
	if t.markdown {
		return plainLine(line)
	}
	return line
}

// ruleOf reads the lines of dashes and signs below a heading, or below the head
// of a table, and says what the block before is.
func (t *textReader) ruleOf(line string, gap bool) bool {
	if gap || len(t.blocks) == 0 || len(line) < 3 {
		return false
	}
	last := &t.blocks[len(t.blocks)-1]
	switch {
	case isTableRule(line) && strings.Contains(last.Text, "|"):
		t.inTable = true
		if last.Form != FormRow {
			tableRow(last)
		}
	case last.Form == FormParagraph && strings.Trim(line, "=") == "":
		last.Form, last.Level = FormHeading, 1
	case last.Form == FormParagraph && !strings.HasSuffix(last.Text, ".") && strings.Trim(line, "-") == "":
		last.Form, last.Level = FormHeading, 2
	default:
		return false
	}
	return true
}

// heading takes "## Heading" for what it is, with its number.
func (t *textReader) heading(b *Block) bool {
	if !markdownHeading(b) {
		return false
	}
	b.Text = t.plain(b.Text)
	if marker, rest := t.series.Cut(b.Text); marker != "" && rest != "" && !IsBullet(marker) {
		b.Marker, b.Text = marker, rest
	}
	return true
}

// depth returns the depth of an item that is indented by so many columns.
func (t *textReader) depth(indent int) int {
	for len(t.indents) > 0 && t.indents[len(t.indents)-1] > indent {
		t.indents = t.indents[:len(t.indents)-1]
	}
	if len(t.indents) == 0 || t.indents[len(t.indents)-1] < indent {
		t.indents = append(t.indents, indent)
	}
	return len(t.indents)
}

// continues reports whether line goes on with the paragraph of the line before:
// that one broke off in mid-sentence, or it filled the width of the page.
func (t *textReader) continues(before, line string) bool {
	last := &t.blocks[len(t.blocks)-1]
	if before == "" || last.Form == FormRow || last.Form == FormHeading || startsPhoto(line) {
		return false
	}
	if breaksOff(before, line) && columns(before) >= 30 {
		return true
	}
	if t.wrap == 0 || columns(before) > t.wrap+4 {
		return false
	}
	if columns(before)+firstColumns(line) > t.wrap {
		return true
	}
	// Pages wrapped by hand have lines of many widths: within a paragraph, lines
	// go on until a sentence ends.
	inside := len(last.Text) > len(before)+1 || strings.HasSuffix(before, ",")
	return inside && columns(before) >= t.wrap*2/3 && strings.IndexByte(".:;!?)\"", before[len(before)-1]) < 0
}

// breaksOff reports whether a sentence goes on from one line to the next.
func breaksOff(before, line string) bool {
	end, _ := utf8.DecodeLastRuneInString(before)
	start, _ := utf8.DecodeRuneInString(line)
	if unicode.IsUpper(start) && EndsOpen(before) && end != ',' {
		return true // "Minister of" can be no line's end
	}
	if isHyphen(end) && unicode.IsLetter(start) && !strings.HasSuffix(before, " "+string(end)) {
		return true // "Japan-" neither
	}
	return unicode.IsLower(start) &&
		(unicode.IsLetter(end) || unicode.IsDigit(end) || strings.ContainsRune(",'’", end))
}

// startsPhoto reports whether a line is a caption that begins in lower case.
func startsPhoto(line string) bool { return strings.HasPrefix(line, "photo") }

// A Joiner joins the lines of wrapped paragraphs.
type Joiner struct {
	Text  string // of the whole page
	lower string
}

// Join puts the two parts of a wrapped text together. A hyphen at the end of a
// line is one of the text ("vice-minister") or one of the wrap ("Nor-way"): the
// page's other words decide, then the words that mostly have one.
func (j *Joiner) Join(a, b string) string {
	end, size := utf8.DecodeLastRuneInString(a)
	start, _ := utf8.DecodeRuneInString(b)
	hyphened := isHyphen(end) && !strings.HasSuffix(a[:len(a)-size], " ")
	switch {
	case hyphened && unicode.IsLower(start) && j.isWrapHyphen(a[:len(a)-size], b):
		return a[:len(a)-size] + b
	case hyphened || letters.IsUnspaced(end) || letters.IsUnspaced(start) || end == '、' || end == '。':
		return a + b
	}
	return a + " " + b
}

// isWrapHyphen reports whether the wrap put the hyphen between a and b.
func (j *Joiner) isWrapHyphen(a, b string) bool {
	first := a[strings.LastIndexFunc(a, notLetter)+1:]
	last := b
	if i := strings.IndexFunc(b, notLetter); i >= 0 {
		last = b[:i]
	}
	if j.lower == "" {
		j.lower = letters.Lower(j.Text)
	}
	first, last = letters.Lower(first), letters.Lower(last)
	switch {
	case len(first) < 2 || last == "":
		return false // "e-mail"
	case strings.Contains(j.lower, first+"-"+last):
		return false
	case strings.Contains(j.lower, first+last):
		return true
	}
	return !slices.Contains(hyphenBefore.List(), first) && !slices.Contains(hyphenAfter.List(), last)
}

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' }

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// wrapWidth returns the width at which a page wraps its lines, or 0. A page
// wraps if twice or more a line breaks off in mid-sentence; where the script has
// no case, if lines of one width end in mid-sentence again and again.
func wrapWidth(text string) int {
	const narrowest, widest = 45, 120
	wrap, breaks := 0, 0
	var wide [widest + 1]int // lines of each width that end without a full stop, in scripts without case
	before := ""
	for line := range strings.SplitSeq(text, "\n") {
		if len(line) > 4*widest {
			before = ""
			continue
		}
		line = strings.TrimSpace(line)
		if before != "" && line != "" {
			end, _ := utf8.DecodeLastRuneInString(before)
			broken := breaksOff(before, line)
			if !broken && !letters.IsUnspaced(end) {
				before = line
				continue
			}
			switch n := columns(before); {
			case n < narrowest || n > widest:
			case broken:
				breaks++
				wrap = max(wrap, n)
			default:
				wide[n]++
			}
		}
		before = line
	}
	if breaks >= 2 {
		return wrap
	}
	for n := widest; n >= narrowest+2; n-- {
		if wide[n]+wide[n-1]+wide[n-2] >= 3 {
			return n
		}
	}
	return 0
}

// columns returns the width of a line; a letter of Han or kana takes two columns.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x1100 && (letters.IsUnspaced(r) || r >= 0x3000 && r <= 0x30ff || r >= 0xff00 && r <= 0xff60) {
			n++
		}
	}
	return n
}

// firstColumns returns the width that the first word of a line would have needed at
// the end of the line before.
func firstColumns(line string) int {
	r, _ := utf8.DecodeRuneInString(line)
	if letters.IsUnspaced(r) {
		return 2
	}
	word, _, _ := strings.Cut(line, " ")
	return 1 + columns(word)
}

// squeeze counts the columns that a line is indented by. It makes every run of
// white space one space, and leaves out what is invisible.
func squeeze(s string) (indent int, line string) {
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		if !unicode.IsSpace(r) && !letters.IsInvisible(r) {
			break
		}
		indent += columns(s[:size])
		s = s[size:]
	}
	s = strings.TrimRightFunc(s, func(r rune) bool { return unicode.IsSpace(r) || letters.IsInvisible(r) })
	if isSqueezed(s) {
		return indent, s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = true
			continue
		case letters.IsInvisible(r) || unicode.IsControl(r):
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return indent, b.String()
}

// isSqueezed reports whether squeeze would change a line at its ends only.
func isSqueezed(s string) bool {
	var before rune
	for _, r := range s {
		if r == ' ' && before == ' ' || r != ' ' && unicode.IsSpace(r) || unicode.IsControl(r) ||
			letters.IsInvisible(r) {
			return false
		}
		before = r
	}
	return true
}

// markdownHeading makes a heading of "## Heading".
func markdownHeading(b *Block) bool {
	if b.Text[0] != '#' {
		return false
	}
	text := strings.TrimLeft(b.Text, "#")
	level := len(b.Text) - len(text)
	if level > 6 || text == "" || text[0] != ' ' {
		return false
	}
	b.Form, b.Level = FormHeading, level
	b.Text = strings.TrimSpace(strings.TrimRight(text, "# "))
	return true
}

// tableRow reads a row of a table written with bars, and pictures of Markdown.
// An empty cell stays, so that the others stand in their columns.
// It returns false for lines that hold nothing: rules and empty pictures.
func tableRow(b *Block) bool {
	var cells []string
	pictures, full := true, 0
	inner := strings.TrimSpace(strings.TrimPrefix(b.Text, "|"))
	for cell := range strings.SplitSeq(strings.TrimSuffix(inner, "|"), "|") {
		cell = strings.TrimSpace(cell)
		alt, isPicture := pictureText(cell)
		if isPicture {
			cell = alt
		} else if cell != "" {
			pictures = false
		}
		if cell != "" {
			full++
		} else if isPicture {
			continue // a picture that says nothing is no cell
		}
		cells = append(cells, cell)
	}
	switch {
	case full == 0 || strings.Trim(b.Text, "-:=| ") == "":
		return false
	case pictures:
		b.Form = FormCaption
	case strings.Contains(b.Text, "|"):
		b.Form = FormRow
	}
	if full == 1 || pictures {
		cells = slices.DeleteFunc(cells, func(cell string) bool { return cell == "" })
	}
	b.Text = strings.TrimSpace(strings.Join(cells, " | "))
	return true
}

// pictureText returns the alternative text of a Markdown picture.
func pictureText(s string) (alt string, ok bool) {
	if !strings.HasPrefix(s, "![") || !strings.HasSuffix(s, ")") {
		return "", false
	}
	alt, _, ok = strings.Cut(s[2:], "](")
	return strings.TrimSpace(alt), ok
}
