package print

import (
	"bufio"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// sample is how many rows are kept to plan the widths of the columns. Later rows
// are drawn at once, so that memory does not grow with the number of rows.
const sample = 1000

// A table draws aligned columns for people. If it must fit a width, later cells that
// are wider than planned are cut; else they run over, and nothing is lost. Without
// rows it prints nothing.
type table struct {
	w       *bufio.Writer
	columns []Column // the columns that stand side by side
	looks   []Look   // of these
	over    []int    // their places in a row of cells
	under   []int    // the places of the columns that stand below the row
	options Options
	first   []row // before the widths are planned
	layout  layout
	lines   *lines
	drawn   *tablewriter.Table // nil before the widths are planned
	closed  bool
}

// A row is a row as it is shown: safe texts, and the marked bytes in them.
type row struct {
	texts []string
	marks [][][2]int // nil if nothing is marked
	below []Line
	text  string   // of all lines below
	heads [][2]int // bytes of the lines below in another style
}

func newTable(w *bufio.Writer, columns []Column, o Options) *table {
	o.Width = max(o.Width, 0)
	if o.Looks == nil {
		o.Looks = make([]Look, len(columns))
	}
	t := &table{w: w, options: o}
	for i, c := range columns {
		if o.Width > 0 && o.Looks[i].Under {
			t.under = append(t.under, i)
			continue
		}
		t.over, t.columns, t.looks = append(t.over, i), append(t.columns, c), append(t.looks, o.Looks[i])
	}
	if len(t.over) == 0 { // a row has at least one column
		t.columns, t.looks, t.over, t.under = columns, o.Looks, t.under, nil
	}
	return t
}

func (t *table) Row(cells []Cell) error {
	if err := checkRow(cells, len(t.over)+len(t.under)); err != nil {
		return err
	}
	r := row{texts: make([]string, len(t.over))}
	for i, place := range t.over {
		var marks [][2]int
		if r.texts[i], marks = cleanMarked(cells[place]); len(marks) > 0 {
			if r.marks == nil {
				r.marks = make([][][2]int, len(t.over))
			}
			r.marks[i] = marks
		}
	}
	if len(t.under) > 0 {
		t.addBelow(&r, cells)
	}
	if t.drawn != nil {
		return t.draw(r)
	}
	for i := range r.texts {
		r.texts[i] = strings.Clone(r.texts[i]) // the caller may reuse its memory
	}
	t.first = append(t.first, r)
	if len(t.first) < sample {
		return nil
	}
	return t.begin(true)
}

func (t *table) Close() error {
	if t.closed {
		return nil
	}
	t.closed = true
	if t.drawn == nil && len(t.first) > 0 {
		if err := t.begin(false); err != nil {
			return err
		}
	}
	if t.drawn != nil {
		if err := t.drawn.Close(); err != nil {
			return err
		}
	}
	return t.w.Flush()
}

// begin plans the widths, and draws the header and the rows that were kept.
func (t *table) begin(more bool) error {
	var header []string
	if !t.options.NoHeader {
		for _, c := range t.columns {
			header = append(header, cleanCell(c.Name))
		}
	}
	texts := make([][]string, len(t.first))
	for i, r := range t.first {
		texts[i] = r.texts
	}
	main := slices.IndexFunc(t.looks, func(l Look) bool { return l.Main })
	t.layout = plan(t.columns, header, texts, t.options.Width, more, main)
	blueprint := renderer.NewBlueprint(borderless())
	t.lines = &lines{Blueprint: blueprint, w: t.w, painter: Painter{t.options.Color}, looks: t.looks}
	t.drawn = newDrawing(t.lines, t.columns, t.layout)
	if err := t.drawn.Start(); err != nil {
		return err
	}
	if header != nil {
		t.drawn.Header(t.layout.fit(header))
	}
	rows := t.first
	t.first = nil
	for _, r := range rows {
		if err := t.draw(r); err != nil {
			return err
		}
	}
	return t.lines.err
}

func (t *table) draw(r row) error {
	t.lines.marks = t.layout.fitMarks(r)
	shown := t.layout.fit(r.texts)
	if err := t.drawn.Append(shown); err != nil {
		return err
	}
	if t.lines.err == nil && !slices.Contains(shown, r.text) { // do not repeat what the row shows
		t.lines.err = t.drawBelow(r)
	}
	return t.lines.err
}

// newDrawing sets tablewriter up to stream rows of planned widths: its own ways to
// format, trim, wrap and rule are off. It does not use NewTable, which makes a cache
// for ten thousand kinds of values (half a megabyte), although all cells are strings.
func newDrawing(l *lines, columns []Column, planned layout) *tablewriter.Table {
	widths := tw.NewMapper[int, int]()
	var aligned tw.CellAlignment
	for i, width := range planned.widths {
		widths.Set(i, max(width, 1))
		align := tw.AlignLeft
		if i < planned.shown && columns[i].Kind == Number {
			align = tw.AlignRight
		}
		aligned.PerColumn = append(aligned.PerColumn, align)
	}
	t := new(tablewriter.Table)
	tablewriter.WithRenderer(l)(t) // before the other options, which give it the log of the table
	return t.Options(
		tablewriter.WithStreaming(tw.StreamConfig{Enable: true}),
		tablewriter.WithColumnWidths(widths),
		tablewriter.WithPadding(tw.PaddingNone),
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithHeaderAutoWrap(tw.WrapNone),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithHeaderAlignmentConfig(aligned),
		tablewriter.WithRowAlignmentConfig(aligned),
		tablewriter.WithTrimSpace(tw.Off),
		tablewriter.WithTrimTab(tw.Off),
	)
}

func borderless() tw.Rendition {
	return tw.Rendition{
		Borders:  tw.BorderNone,
		Settings: tw.Settings{Lines: tw.LinesNone, Separators: tw.SeparatorsNone},
	}
}

// lines is a renderer of tablewriter that writes a line for each row: no rules, two
// spaces between columns, none at the end. The renderer of the library measures
// single characters, so it pads flags and families of emoji wrongly and cuts them;
// and it drops errors of the writer.
type lines struct {
	*renderer.Blueprint
	w       io.Writer
	painter Painter
	looks   []Look     // of the columns
	marks   [][][2]int // of the next row
	header  bool       // the next row is the header
	line    []byte
	err     error // the first of the writer
}

// Start begins to write. A table that was not made by NewTable has no writer.
func (l *lines) Start(io.Writer) error { return l.Blueprint.Start(l.w) }

func (l *lines) Header(rows [][]string, ctx tw.Formatting) {
	l.header = true
	for _, row := range rows {
		l.Row(row, ctx)
	}
	l.header = false
}

func (l *lines) Row(row []string, ctx tw.Formatting) {
	if l.err != nil {
		return
	}
	l.line = l.line[:0]
	owed := 0 // spaces that are written only if a cell follows
	for i, cell := range row {
		room := max(ctx.Row.Widths.Get(i)-Width(cell), 0)
		if ctx.Row.Current[i].Align == tw.AlignRight {
			owed += room
			room = 0
		}
		if cell != "" {
			l.line = appendSpaces(l.line, owed)
			l.line = l.paint(l.line, i, cell)
			owed = 0
		}
		owed += room + gap
	}
	l.line = append(l.line, '\n')
	_, l.err = l.w.Write(l.line)
}

// paint appends the i-th cell of a row, which is measured already.
func (l *lines) paint(dst []byte, i int, cell string) []byte {
	style := Plain
	switch {
	case l.header:
		return l.painter.append(dst, Header, cell)
	case i < len(l.looks):
		style = l.looks[i].Style
	}
	if i < len(l.marks) && len(l.marks[i]) > 0 {
		return l.painter.appendMarked(dst, style, cell, l.marks[i])
	}
	return l.painter.append(dst, style, cell)
}

// Line draws no rule.
func (*lines) Line(tw.Formatting) {}

func appendSpaces(dst []byte, n int) []byte {
	dst = slices.Grow(dst, n)
	for range n {
		dst = append(dst, ' ')
	}
	return dst
}

// cleanCell makes text safe for a table. If a cell begins with a combining mark, it
// puts the circle before it on which Unicode shows such marks. Else the mark would
// join the space before the cell and change its width.
func cleanCell(s string) string {
	s = strings.TrimSpace(Safe(s))
	for cluster, width := range clusters(s) {
		if width == 0 && cluster != "" {
			return "◌" + s
		}
		break
	}
	return s
}

// cleanMarked is cleanCell for a cell with marks.
func cleanMarked(c Cell) (string, [][2]int) {
	if len(c.Marks) == 0 || !c.Known {
		return cleanCell(c.text()), nil
	}
	safe, marks := safeMarked(c.Text, c.Marks, Safe)
	text := cleanCell(c.Text)
	moved := len(text) - len(strings.TrimSpace(safe)) // by the circle
	moved -= len(safe) - len(strings.TrimLeftFunc(safe, unicode.IsSpace))
	return text, shift(marks, moved, len(text))
}
