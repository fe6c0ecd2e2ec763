package html

import (
	"bytes"
	"html"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// The marks of the bytes of a line.
const (
	markBold byte = 1 << iota
	markLink
)

// A squeezer collects the text between two block boundaries. A run of white space
// becomes one space, a forced line break "\n".
type squeezer struct {
	text  []byte
	marks []markRun // they cover all of text
	parts []markedLine
	space byte // pending: 0 none, ' ' white space, '\n' white space with a line end in the source
	last  rune // the last one written, 0 at the start of a line
}

// A markRun is a run of letters with the same mark, up to end.
type markRun struct {
	end  int
	mark byte
}

// remember keeps the mark of the letters written since the last call.
func (s *squeezer) remember(mark byte) {
	if last := len(s.marks) - 1; last >= 0 && s.marks[last].mark == mark {
		s.marks[last].end = len(s.text)
		return
	}
	s.marks = append(s.marks, markRun{len(s.text), mark})
}

// raise marks what stands raised: a power of ten or a square is no digit of the
// number before it, nor is the number of a note.
func (s *squeezer) raise(text string, linked bool, mark byte) {
	switch {
	case strings.Trim(text, "0123456789") != "" || s.last == 0 || s.space != 0 || text == "":
		s.add(text, mark)
	case linked:
		s.add("["+text+"]", mark)
	default:
		s.add("^"+text, mark)
	}
}

// add appends text as it stands in the source.
func (s *squeezer) add(text string, mark byte) {
	if strings.IndexByte(text, '&') >= 0 {
		text = html.UnescapeString(text)
	}
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i = s.addASCII(text, i, mark)
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case r == '\u3000' && s.last == 0:
			s.text = append(s.text, "\u3000"...) // lines looks at it, then trims it
			s.remember(mark)
		case unicode.IsSpace(r):
			if s.space == 0 {
				s.space = ' '
			}
		case letters.IsInvisible(r):
		default:
			s.put(string(r), r, r, mark)
		}
	}
}

// addASCII appends the ASCII at i: white space, or all characters up to the next.
// It returns where the text goes on.
func (s *squeezer) addASCII(text string, i int, mark byte) int {
	switch c := text[i]; {
	case c == '\n' || c == '\r':
		s.space = '\n'
	case c == ' ' || c == '\t' || c == '\f' || c == '\v':
		if s.space == 0 {
			s.space = ' '
		}
	case c >= ' ':
		end := i + 1
		for end < len(text) && text[end] > ' ' && text[end] < utf8.RuneSelf {
			end++
		}
		s.put(text[i:end], rune(c), rune(text[end-1]), mark)
		return end
	}
	return i + 1
}

// put writes characters without white space between them, from first to last.
func (s *squeezer) put(text string, first, last rune, mark byte) {
	if s.space != 0 && s.last != 0 {
		// In a script without spaces a line end of the source is no space.
		if s.space == ' ' || !isWideScript(s.last) || !isWideScript(first) {
			s.text = append(s.text, ' ')
		}
	}
	s.space = 0
	s.last = last
	s.text = append(s.text, text...)
	s.remember(mark)
}

// isWideScript reports whether r is Han, kana or their punctuation, set without spaces.
func isWideScript(r rune) bool {
	return 0x2E80 <= r && r < 0xA000 || 0xF900 <= r && r < 0xFB00 || 0xFF00 <= r && r < 0xFFF0
}

func (s *squeezer) breakLine() {
	s.text = append(s.text, '\n')
	s.remember(0)
	s.space, s.last = 0, 0
}

func (s *squeezer) reset() {
	s.text, s.marks, s.space, s.last = s.text[:0], s.marks[:0], 0, 0
}

// A markedLine is a line of a block, with the marks of its letters.
type markedLine struct {
	text  string
	bold  bool
	link  bool
	links bool // some of it is a link
	blank bool // an empty line stands before it
	apart bool // a full-width space stands before it, as before a Japanese paragraph
}

// lines splits the text at its forced breaks. The next call overwrites the result.
func (s *squeezer) lines() []markedLine {
	lines, runs := s.parts[:0], s.marks
	blank := false
	for start := 0; start <= len(s.text); {
		end := len(s.text)
		if i := bytes.IndexByte(s.text[start:], '\n'); i >= 0 {
			end = start + i
		}
		for len(runs) > 0 && runs[0].end <= start {
			runs = runs[1:]
		}
		raw := string(s.text[start:end])
		text := strings.TrimFunc(raw, letters.IsEdgeSpace)
		if text == "" {
			blank = true
		} else {
			line := markedLine{text: text, bold: true, link: true,
				blank: blank && len(lines) > 0, apart: strings.HasPrefix(raw, "\u3000")}
			for i, from := 0, start; from < end; i++ {
				to := min(end, runs[i].end)
				line.mark(s.text[from:to], runs[i].mark)
				from = to
			}
			line.link = line.link && line.links
			lines = append(lines, line)
			blank = false
		}
		start = end + 1
	}
	s.parts = lines
	return lines
}

// mark adds the mark of some letters to that of the line.
func (l *markedLine) mark(letters []byte, mark byte) {
	letters = bytes.Trim(letters, " ")
	if len(letters) == 0 {
		return
	}
	l.bold = l.bold && mark&markBold != 0
	if mark&markLink != 0 {
		l.links = true
		return
	}
	for i := 0; i < len(letters) && l.link; i++ {
		l.link = letters[i] == ' ' || isLinkFiller(letters[i])
	}
}

// isLinkFiller reports whether c stands between the links of a row.
func isLinkFiller(c byte) bool { return strings.IndexByte("|/[]()<>-,.*", c) >= 0 }

// flush makes blocks of the collected text.
func (w *walker) flush() {
	if len(w.line.text) == 0 {
		w.line.reset()
		return
	}
	lines := w.line.lines()
	w.line.reset()
	for i := 0; i < len(lines); {
		line := lines[i]
		for i++; i < len(lines) && !w.startsBlock(line, lines[i]); i++ {
			line = joinMarked(line, lines[i])
		}
		w.emit(line)
	}
}

// joinMarked joins two lines that a page broke in the middle of a sentence.
func joinMarked(a, b markedLine) markedLine {
	last, _ := utf8.DecodeLastRuneInString(a.text)
	first, _ := utf8.DecodeRuneInString(b.text)
	if !isWideScript(last) || !isWideScript(first) {
		a.text += " "
	}
	a.text += b.text
	a.bold = a.bold && b.bold
	a.link = a.link && b.link
	a.links = a.links || b.links
	return a
}

// startsBlock reports whether a line after a single forced break begins a block.
// Pages of the 1990s write <br> between paragraphs, but also within headlines and
// sentences.
func (w *walker) startsBlock(before, line markedLine) bool {
	if line.blank || line.apart || line.bold != before.bold {
		return true
	}
	first, _ := utf8.DecodeRuneInString(line.text)
	if w.level > 0 || line.bold {
		return strings.ContainsRune("(（<[［〈「【~〜－—-", first) ||
			isQualifier(line.text) || startsWithNumber(line.text)
	}
	last, _ := utf8.DecodeLastRuneInString(before.text)
	return isSentenceEnd(last) || letterWidth(before.text) < 60 || startsWithNumber(line.text) ||
		line.link || before.link
}

func isQualifier(text string) bool {
	folded := letters.Fold(text)
	for _, q := range qualifierLines.List() {
		if strings.HasPrefix(folded, q) || strings.HasSuffix(folded, q) {
			return len(folded) < 40
		}
	}
	return false
}

func isSentenceEnd(r rune) bool {
	return strings.ContainsRune(".。．!?！？:：;；)）」』\"”", r)
}

// startsWithNumber reports whether a line begins like an item of a list.
func startsWithNumber(text string) bool {
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case strings.ContainsRune("(（・○●■□◆◇▼•※*①②③④⑤⑥⑦⑧⑨⑩", r):
		return true
	case !unicode.IsDigit(r):
		return false
	}
	rest := strings.TrimLeftFunc(text[size:], unicode.IsDigit)
	next, _ := utf8.DecodeRuneInString(rest)
	return strings.ContainsRune(".．)）\u3000、", next)
}

// emit makes a block of a line, unless it is furniture.
func (w *walker) emit(line markedLine) {
	if isTrail(line.text, line.links) || w.isCaptionText(line.text) || w.isStamp(line.text) {
		return
	}
	b := element{Block: page.Block{Text: line.text, Gap: w.gap || line.blank}, linked: line.link}
	b.Marker, b.Text = w.cutMarker(line.text)
	switch {
	case w.level > 0 && !w.isSetAsHeading(line.text):
		b.Form, b.Level = page.FormHeading, w.level
	case line.bold && !w.inItem && isShortHeading(line.text):
		b.Form = page.FormHeading
	case b.Marker != "":
		b.Form, b.Level = page.FormItem, max(1, len(w.lists))
	}
	if b.Text == "" {
		b.Text, b.Marker = b.Marker, ""
	}
	w.add(b)
	w.gap, w.inItem, w.marker = false, false, ""
}

// add appends a block, and keeps where it stands.
func (w *walker) add(b element) {
	if b.node = w.at; w.inHeadline {
		b.node = w.headline
	}
	w.blocks = append(w.blocks, b)
}

// endsField reports whether an element is a field of its own on a line of fields: its
// day, or one after that. "<span>20 May 2022</span><span>411</span><span>Listen</span>"
// are three lines, as the page sets them apart.
func (w *walker) endsField(n int32) bool {
	const maxFields = 60 // nodes
	parent := w.nodes[n].parent
	if parent < 0 || w.nodes[n].width == 0 {
		return false
	}
	box := &w.nodes[parent]
	if box.width > 2*proseWidth || box.end-parent > maxFields || !box.is(block) || box.level > 0 {
		return false
	}
	dated := false
	for i := parent + 1; i < box.end; i = w.nodes[i].end {
		child := &w.nodes[i]
		if child.tag == textTag && child.width > 0 || child.is(block) {
			return false
		}
		dated = dated || i <= n && child.width < proseWidth && holdsYear(w.inner(i))
	}
	return dated
}

// holdsYear reports whether a text holds one year and another number.
func holdsYear(text string) bool {
	year, others := "", 0
	for number := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsDigit(r) }) {
		switch {
		case number == year:
		case len(number) != len("2006") || !letters.HasPrefix(number, "19", "20"):
			others++
		case year != "":
			return false
		default:
			year = number
		}
	}
	return year != "" && others > 0
}

// isSetAsHeading reports whether a text is marked as a heading to make it large: a
// sentence that no heading would be, a day, or a part of the site above the headline.
func (w *walker) isSetAsHeading(text string) bool {
	if w.at < w.headline && categories.Has(letters.Fold(text)) {
		return true
	}
	if w.inHeadline || w.level == 1 {
		return false
	}
	return isBareDate(text) || isSentence(text) && isWider(text, 55)
}

// isStamp reports whether a line at the head or the foot counts the readers, is a
// button, or gives a day that is not the page's: that of a change, of a print, of today.
func (w *walker) isStamp(text string) bool {
	if w.at >= w.first && w.at <= w.last || isWider(text, 70) {
		return false
	}
	label, ok := w.stampLabel(text)
	return ok || counterLabels.Has(label) || buttonLines.Has(strings.TrimRight(letters.Fold(text), " :"))
}

// isStampLabel reports whether words stand before a day that is not the page's: "last
// updated", "This page was last updated on".
func isStampLabel(label string) bool {
	for _, word := range [...]string{"this ", "page ", "content ", "was "} {
		label = strings.TrimPrefix(label, word)
	}
	for _, word := range [...]string{" on", " in", " at"} {
		label = strings.TrimSuffix(label, word)
	}
	return stampLabels.Has(label)
}

// stampLabel returns the words before the number in a line, or after it, and
// reports whether they say that its day is not the page's.
func (t *tree) stampLabel(text string) (label string, ok bool) {
	folded := strings.Trim(letters.Fold(letters.Clip(text, 200)), " ()[]|-–:.")
	cut := strings.IndexFunc(folded, unicode.IsDigit)
	if cut < 0 {
		return "", isStampLabel(folded)
	}
	number := strings.TrimLeft(folded[cut:], "0123456789,. ")
	if cut == 0 {
		size := len(folded)
		isCount := strings.Trim(folded, "0123456789,") == "" && size < len("20060102") && size != len("2006")
		return number, isCount // of readers
	}
	const edges = " :：(-–|,."
	label = strings.Trim(folded[:cut], edges)
	for rest := label; rest != ""; {
		if isStampLabel(rest) {
			return label, true
		}
		// the name of a weekday or month before the number
		i := strings.LastIndexAny(rest, " :")
		if i < 0 || !isDateWord(strings.Trim(rest[i+1:], edges)) {
			break
		}
		rest = strings.Trim(rest[:i], edges)
	}
	if number != "" {
		label = ""
	}
	return label, false
}

// dateWords are the words of dates and their beginnings of three letters or more, as
// they are abbreviated.
var dateWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{"": true, "a": true, "h": true}
	for _, word := range vocabulary.Words("date") {
		word = letters.Fold(word)
		words[word] = true
		count := 0
		for i := range word {
			if count >= 3 {
				words[word[:i]] = true
			}
			count++
		}
	}
	return words
})

// isDateWord reports whether a folded word stands in dates.
func isDateWord(word string) bool { return dateWords()[word] }

// cutMarker parts a line from its number or bullet, the one that it is printed
// with and the one of the list that it is an item of, as a line of text is.
func (w *walker) cutMarker(text string) (marker, rest string) {
	own := w.marker
	if w.level > 0 {
		own = strings.TrimPrefix(own, "•")
	}
	if own == "" {
		return w.series.Cut(text)
	}
	if marker, rest = w.series.Cut(own + " " + text); marker == "" {
		return own, text
	}
	return marker, rest
}

// isShortHeading reports whether a bold line is a heading: short, no sentence, no date.
func isShortHeading(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return !isWider(text, 140) && !strings.ContainsRune(".。．!！:：", last) && !isBareDate(text)
}

// isBareDate reports whether a line is only a date.
func isBareDate(text string) bool {
	if !strings.ContainsFunc(text, unicode.IsDigit) || len(text) > 60 {
		return false
	}
	for word := range strings.FieldsFuncSeq(letters.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if first, _ := utf8.DecodeRuneInString(word); isWideScript(first) {
			if strings.Trim(word, "平成令和昭年月日曜火水木金土（）()元") != "" {
				return false
			}
		} else if !isDateWord(word) {
			return false
		}
	}
	return true
}
