package docx

import (
	"encoding/xml"
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// maxDepth is how deep text boxes and tables may stand in each other.
const maxDepth = 50

// A walker goes once through the text and makes blocks of it.
type walker struct {
	styles  styles
	numbers numbers
	series  page.Series // of the numbers that are typed

	blocks     []page.Block
	paragraphs []*paragraph // around: a text box stands in a paragraph
	tables     []*table     // around
	notes      []string     // that the text refers to, in their order
	inProps    bool         // within the properties of a paragraph
	inText     bool         // within the text of a run
	run        run
	joined     string // text of a paragraph whose end was deleted
	gap        bool   // the next block is set apart
}

// A paragraph is one that is being read.
type paragraph struct {
	text    strings.Builder
	style   string
	list    string // "" takes that of the style
	level   int
	outline int // -1 takes that of the style
	space   space
	plain   bool // holds letters that are not bold
	joins   bool // its end was deleted
}

// A run is a piece of text that looks alike.
type run struct{ hidden, bold, light bool }

// A table is one that is being read.
type table struct {
	rows   [][]string
	cell   []page.Block // that is read
	blocks []page.Block // of all cells
	layout bool         // parts the page, and its cells are read one after the other
}

// skipped are the elements that hold nothing of the page's text: what was deleted or moved away,
// what was set before a change, second forms of pictures, readings above letters, codes of fields.
var skipped = map[string]bool{
	"del": true, "moveFrom": true, "delText": true, "pPrChange": true, "rPrChange": true, "numberingChange": true,
	"Fallback": true, "rt": true, "instrText": true, "delInstrText": true, "sectPr": true,
}

func (w *walker) read(m *marks) error {
	for m.next() {
		switch name := m.start(); {
		case skipped[name]:
			if p := w.paragraph(); w.inProps && name == "del" && p != nil {
				p.joins = true
			}
			m.skip()
		case name != "":
			w.enter(name, m)
		case m.end() != "":
			w.leave(m.end())
		case w.inText:
			if text, ok := m.token.(xml.CharData); ok {
				w.add(string(text))
			}
		}
		if len(w.paragraphs) > maxDepth || len(w.tables) > maxDepth {
			return errors.New("its text boxes or tables stand too deep in each other")
		}
	}
	return nil
}

// readNotes reads the notes that the text refers to.
func (w *walker) readNotes(m *marks) error {
	for m.next() {
		if !m.starts("footnote") {
			continue
		}
		number := slices.Index(w.notes, m.attr("id"))
		if number < 0 {
			m.skip()
			continue
		}
		note := walker{styles: w.styles, numbers: w.numbers}
		for m.next() && m.end() != "footnote" {
			if name := m.start(); skipped[name] {
				m.skip()
			} else if name != "" && name != "tbl" {
				note.enter(name, m)
			} else if text, ok := m.token.(xml.CharData); ok && note.inText {
				note.add(string(text))
			} else {
				note.leave(m.end())
			}
		}
		for i, b := range note.blocks {
			if i == 0 {
				b.Form, b.Marker = page.FormItem, "["+strconv.Itoa(number+1)+"]"
			}
			w.blocks = append(w.blocks, b)
		}
	}
	return nil
}

// paragraph returns the paragraph that is read, nil outside of one.
func (w *walker) paragraph() *paragraph {
	if len(w.paragraphs) == 0 {
		return nil
	}
	return w.paragraphs[len(w.paragraphs)-1]
}

// table returns the table that is read, nil outside of one.
func (w *walker) table() *table {
	if len(w.tables) == 0 {
		return nil
	}
	return w.tables[len(w.tables)-1]
}

// enter begins an element.
func (w *walker) enter(name string, m *marks) {
	switch name {
	case "p":
		w.paragraphs = append(w.paragraphs, &paragraph{outline: -1})
	case "tbl":
		if t := w.table(); t != nil {
			t.layout = true
		}
		w.tables = append(w.tables, &table{})
	case "tr":
		if t := w.table(); t != nil {
			t.rows = append(t.rows, nil)
		}
	case "r":
		w.run = run{}
	case "pPr":
		w.inProps = true
	case "t":
		w.inText = true
	}
	if p := w.paragraph(); p == nil {
		return
	} else if w.inProps {
		p.set(name, m)
	} else {
		w.inRun(name, m)
	}
}

// set reads a property of a paragraph.
func (p *paragraph) set(name string, m *marks) {
	switch name {
	case "pStyle":
		p.style = m.attr("val")
	case "numId":
		p.list = m.attr("val")
	case "ilvl":
		p.level = m.number(0)
	case "outlineLvl":
		p.outline = outlineOf(m)
	case "spacing":
		p.space.read(m)
	}
}

// inRun reads an element of a run that is no text, or a property.
func (w *walker) inRun(name string, m *marks) {
	switch name {
	case "vanish":
		w.run.hidden = m.isOn()
	case "b":
		w.run.bold, w.run.light = m.isOn(), !m.isOn()
	case "rStyle":
		w.run.bold = w.styles.of(m.attr("val")).bold
	case "tab", "ptab":
		w.add(" ")
	case "br", "cr":
		w.add("\n")
	case "noBreakHyphen":
		w.add("-")
	case "footnoteReference":
		w.notes = append(w.notes, m.attr("id"))
		w.add("[" + strconv.Itoa(len(w.notes)) + "]")
	}
}

// add adds text to the paragraph.
func (w *walker) add(text string) {
	p := w.paragraph()
	if p == nil || w.run.hidden {
		return
	}
	bold := w.run.bold || !w.run.light && w.styles.of(p.style).bold
	p.plain = p.plain || !bold && strings.TrimSpace(text) != ""
	p.text.WriteString(text)
}

// leave ends an element.
func (w *walker) leave(name string) {
	t := w.table()
	switch name {
	case "t":
		w.inText = false
	case "pPr":
		w.inProps = false
	case "p":
		if p := w.paragraph(); p != nil {
			w.paragraphs = w.paragraphs[:len(w.paragraphs)-1]
			w.finish(p)
		}
	case "tc":
		if t != nil && len(t.rows) > 0 {
			t.endCell()
		}
	case "tbl":
		if t != nil {
			w.tables = w.tables[:len(w.tables)-1]
			w.finishTable(t)
		}
	}
}

// finish makes blocks of a paragraph.
func (w *walker) finish(p *paragraph) {
	s := w.styles.of(p.style)
	text := w.joined + p.text.String()
	if w.joined = ""; p.joins {
		w.joined = text
		return
	}
	if strings.HasPrefix(s.name, "toc ") {
		return // a line of the table of contents
	}
	p.take(s)
	lines := linesOf(text, p.outline > 0 || s.name == "caption")
	if len(lines) == 0 {
		w.gap = true
		return
	}
	marker := w.numbers.next(p.list, p.level)
	for i, line := range lines {
		b := page.Block{Text: line, Gap: i == 0 && (w.gap || p.space.some)}
		if s.name == "caption" {
			b.Form = page.FormCaption
		} else {
			w.shape(&b, p, marker)
		}
		w.emit(b)
		marker = ""
	}
	w.gap = p.space.some
}

// take takes from a style what the paragraph does not say itself.
func (p *paragraph) take(s style) {
	if p.outline < 0 {
		p.outline = s.outline
	}
	if !p.space.said {
		p.space = s.space
	}
	if p.list == "" {
		p.list, p.level = s.list, max(p.level, s.level)
	}
}

// shape parts a line from its number, and finds what it is.
func (w *walker) shape(b *page.Block, p *paragraph, printed string) {
	b.Marker, b.Text = w.cutMarker(printed, b.Text)
	switch {
	case p.outline > 0:
		b.Form, b.Level, b.Marker = page.FormHeading, min(p.outline, 6), strings.TrimPrefix(b.Marker, "•")
	case !p.plain && isShortHeading(b.Text):
		b.Form = page.FormHeading
	case b.Marker != "":
		b.Form, b.Level = page.FormItem, p.level+1
	}
}

// cutMarker parts a line from its number, the one that Word prints or one that is typed. A word
// before the number is a part of the text: "Article 2".
func (w *walker) cutMarker(printed, line string) (marker, text string) {
	if utf8.RuneCountInString(printed) > 8 {
		return "", printed + " " + line
	}
	if marker, text = w.series.Cut(strings.TrimSpace(printed + " " + line)); marker == "" && printed != "" {
		marker, text = printed, line
	}
	if text == "" {
		return "", line
	}
	return marker, text
}

// emit appends a block to the page, or to the cell of a table around.
func (w *walker) emit(b page.Block) {
	if t := w.table(); t != nil {
		t.cell = append(t.cell, b)
		return
	}
	w.blocks = append(w.blocks, b)
}

// Limits of a table of data. Beyond them it is a layout.
const (
	maxCell  = 400 // bytes of a cell
	maxLines = 3   // paragraphs of a cell
)

// endCell keeps what stands in a cell.
func (t *table) endCell() {
	var lines []string
	size := 0
	for _, b := range t.cell {
		line := strings.TrimSpace(b.Marker + " " + b.Text)
		lines, size = append(lines, line), size+len(line)
		t.layout = t.layout || b.Form == page.FormHeading && b.Level > 0
	}
	t.layout = t.layout || size > maxCell || len(lines) > maxLines
	t.blocks, t.cell = append(t.blocks, t.cell...), nil
	last := len(t.rows) - 1
	t.rows[last] = append(t.rows[last], strings.Join(lines, " "))
}

// finishTable makes a block of each row, its cells joined by bars, or takes the cells of a layout.
func (w *walker) finishTable(t *table) {
	columns := 0
	for _, row := range t.rows {
		columns = max(columns, len(row))
	}
	if t.layout || columns < 2 {
		for _, b := range t.blocks {
			w.emit(b)
		}
		return
	}
	gap := true
	for _, row := range t.rows {
		for len(row) > 0 && row[len(row)-1] == "" {
			row = row[:len(row)-1]
		}
		if len(row) > 0 {
			text := strings.TrimSpace(strings.ReplaceAll(strings.Join(row, " | "), "|  |", "| |"))
			w.emit(page.Block{Form: page.FormRow, Text: text, Gap: gap})
			gap = false
		}
	}
	w.gap = true
}

// linesOf parts a text at its forced breaks: those of a heading and those within a sentence are
// of the typesetter.
func linesOf(text string, heading bool) (lines []string) {
	for line := range strings.SplitSeq(text, "\n") {
		line = oneLine(line)
		last := len(lines) - 1
		switch {
		case line == "":
		case last >= 0 && (heading || isBroken(lines[last])):
			lines[last] = join(lines[last], line)
		default:
			lines = append(lines, line)
		}
	}
	return lines
}

// isBroken reports whether a long line ends within a sentence.
func isBroken(line string) bool {
	const short = 60 // letters
	last, _ := utf8.DecodeLastRuneInString(line)
	return utf8.RuneCountInString(line) >= short && !strings.ContainsRune(".。．!?！？:：;；)）」』\"”", last)
}

// join joins two lines, with a space if their script has spaces.
func join(a, b string) string {
	last, _ := utf8.DecodeLastRuneInString(a)
	if first, _ := utf8.DecodeRuneInString(b); letters.IsUnspaced(last) && letters.IsUnspaced(first) {
		return a + b
	}
	return a + " " + b
}

// isShortHeading reports whether a bold line is a heading: short, no sentence, no day.
func isShortHeading(text string) bool {
	const longest, fewest = 140, 12 // letters
	last, _ := utf8.DecodeLastRuneInString(text)
	count, digits := 0, 0
	for _, r := range text {
		if letters.IsDigit(r) {
			digits++
		} else if unicode.IsLetter(r) {
			count++
		}
	}
	return utf8.RuneCountInString(text) <= longest && !strings.ContainsRune(".。．!！:：", last) &&
		(digits < len("2006") || count > fewest)
}

// oneLine squeezes white space and leaves out what is invisible.
func oneLine(text string) string {
	text = strings.Map(func(r rune) rune {
		if letters.IsInvisible(r) || unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}
