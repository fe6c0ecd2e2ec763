package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// Limits of a table of data. Beyond them it is a layout, and its cells are read as
// parts of the page.
const (
	maxCellWidth  = 400 // letters of a cell
	maxTableCells = 4000
)

// A tableShape is the size and the kind of a table.
type tableShape struct {
	rows, columns, filled int
	layout                bool // holds a table, a heading, a list, a picture, a long cell
	headed                bool // has header cells or a border
}

// dataTable reads a table of data: a block a row, its cells joined by " | ". It
// returns false for a layout.
func (w *walker) dataTable(n int32) bool {
	shape := w.tableShape(n)
	if shape.layout || shape.columns < 2 || shape.filled < 2 || shape.rows < 2 && !shape.headed && shape.columns < 3 {
		return false
	}
	w.flush()
	w.gap = true
	for i := n + 1; i < w.nodes[n].end; i++ {
		switch w.nodes[i].tag {
		case atom.Caption:
			if text := w.inner(i); text != "" {
				w.add(element{Block: page.Block{Text: text, Gap: w.gap}})
				w.gap = false
			}
		case atom.Tr:
			w.row(i)
		}
	}
	w.gap = true
	return true
}

// row reads a row of cells. Empty ones keep their columns, up to the last that says something.
func (w *walker) row(n int32) {
	var cells []string
	filled := 0
	for i := n + 1; i < w.nodes[n].end; {
		node := &w.nodes[i]
		if node.tag == atom.Td || node.tag == atom.Th {
			text := ""
			if !node.unread {
				text = w.inner(i)
			}
			if cells = append(cells, text); text != "" {
				filled = len(cells)
			}
			i = node.end
			continue
		}
		i++
	}
	if filled > 0 {
		text := strings.TrimSpace(strings.ReplaceAll(strings.Join(cells[:filled], " | "), "|  |", "| |"))
		w.add(element{Block: page.Block{Form: page.FormRow, Text: text, Gap: w.gap}})
		w.gap = false
	}
}

// tableShape measures a table.
func (w *walker) tableShape(n int32) tableShape {
	s := tableShape{headed: w.hasBorder(n), layout: w.nodes[n].end-n > 40*maxTableCells}
	columns, filled, paragraphs, marked := 0, 0, 0, 0
	for i := n + 1; i < w.nodes[n].end && !s.layout; i++ {
		node := &w.nodes[i]
		s.layout = node.is(laidOut)
		switch node.tag {
		case atom.Tr:
			s.rows++
			columns, filled = 0, 0
		case atom.Th, atom.Td:
			columns++
			paragraphs = 0
			s.headed = s.headed || node.tag == atom.Th
			filled += int(min(node.width, 1))
			s.columns, s.filled = max(s.columns, columns), max(s.filled, filled)
			s.layout = node.width > maxCellWidth
			if columns == 1 && w.isMarkerCell(i) {
				marked++
			}
		case atom.P, atom.Div:
			paragraphs++
			s.layout = paragraphs > 2 && node.tag == atom.P
		case atom.Img:
			s.layout = isPhotoText(w.attr(i, "alt"))
		}
	}
	s.layout = s.layout || marked*2 > s.rows && s.columns == 2 // a list that is laid out as a table
	return s
}

// hasBorder reports whether a table is printed with lines.
func (w *walker) hasBorder(n int32) bool {
	border := w.attr(n, "border")
	return border != "" && border != "0"
}

// isMarkerCell reports whether a cell holds only a number or a bullet.
func (w *walker) isMarkerCell(n int32) bool { return w.nodes[n].width < 12 && isPureMarker(w.inner(n)) }

// isPhotoText reports whether the alternative text of a picture is that of a photograph.
func isPhotoText(alt string) bool { return alt != "" && (isPhotoLabel(alt) || letterWidth(alt) > 20) }

// markerCell reads a row that lays out a list item: the number in one cell, the text
// in the next.
func (w *walker) markerCell(n int32) {
	filled := 0
	var first int32 = -1
	for i := n + 1; i < w.nodes[n].end; {
		node := &w.nodes[i]
		if node.tag != atom.Td && node.tag != atom.Th {
			i++
			continue
		}
		if node.width > 0 || first < 0 && node.end-i < 12 && strings.TrimFunc(w.inner(i), letters.IsEdgeSpace) != "" {
			if filled++; first < 0 {
				first = i
			}
		}
		i = node.end
	}
	if filled != 2 || first < 0 || w.nodes[first].width > 12 {
		return
	}
	if text := w.inner(first); isPureMarker(text) {
		w.marker = text
		// Empty the cell: its text is the marker now.
		for i := first + 1; i < w.nodes[first].end; i++ {
			if w.nodes[i].tag == textTag {
				w.nodes[i].to = w.nodes[i].from
			}
		}
	}
}

// isPureMarker reports whether a text is only a number or a bullet.
func isPureMarker(text string) bool {
	if text == "" || utf8.RuneCountInString(text) > 5 {
		return false
	}
	if strings.ContainsAny(text, "・○●■□◆◇•-–※") {
		return utf8.RuneCountInString(text) == 1
	}
	core := strings.Trim(text, "()（）[]［］.．:、 ")
	if core == text && !strings.ContainsFunc(core, unicode.IsDigit) {
		return false
	}
	digits := strings.TrimFunc(core, unicode.IsDigit) == ""
	return core != "" && (digits && len(core) <= 3 || // four are a year
		core != text && (utf8.RuneCountInString(core) == 1 || strings.Trim(core, "ivx") == ""))
}

// pairs reads a definition list of short terms and short values as rows
// ("Date | July 28"). It returns false for other lists.
func (w *walker) pairs(n int32) bool {
	var rows []string
	term := ""
	for i := n + 1; i < w.nodes[n].end; {
		node := &w.nodes[i]
		if node.tag != atom.Dt && node.tag != atom.Dd {
			if node.tag == atom.Img && w.attr(i, "alt") != "" {
				return false
			}
			i++
			continue
		}
		if !w.isPairCell(i) {
			return false
		}
		text := w.inner(i)
		switch {
		case node.tag == atom.Dt:
			term = text
		case term == "" || text == "":
			return false
		case counterLabels.Has(letters.Fold(term)):
			term = ""
		default:
			rows = append(rows, term+" | "+text)
			term = ""
		}
		i = node.end
	}
	if len(rows) == 0 || term != "" {
		return false
	}
	w.flush()
	for i, row := range rows {
		w.add(element{Block: page.Block{Form: page.FormRow, Text: row, Gap: i == 0}})
	}
	w.gap = true
	return true
}

// isPairCell reports whether a term or a value is short enough for a row.
func (w *walker) isPairCell(n int32) bool {
	node := &w.nodes[n]
	return node.width <= 160 && node.linked*2 <= node.width &&
		(node.tag != atom.Dt || node.width <= 60) && !w.holdsHeading(n)
}

// preformatted reads a page of plain text in <pre>.
func (w *walker) preformatted(n int32) bool {
	var text strings.Builder
	for i := n + 1; i < w.nodes[n].end; i++ {
		switch node := &w.nodes[i]; node.tag {
		case textTag:
			text.WriteString(unescape(w.src[node.from:node.to]))
		case atom.Br:
			text.WriteByte('\n')
		case atom.Img, atom.Table, atom.H1, atom.H2, atom.H3:
			return false
		}
	}
	w.flush()
	for _, b := range page.TextBlocks(text.String()) {
		b.Line = 0
		w.add(element{Block: b})
	}
	w.gap = true
	return true
}
