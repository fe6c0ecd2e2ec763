package print

import (
	"bufio"
	"io"
	"slices"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// sample is how many rows are kept to plan the widths of the columns. Later
// rows are drawn as they come, so that memory does not grow with their number.
const sample = 1000

// A table draws aligned columns for people. On a terminal later cells that are
// wider than planned are cut; elsewhere they run over, and nothing is lost.
// Without rows it prints nothing.
type table struct {
	w       *bufio.Writer
	columns []Column
	options Options
	first   [][]string // the rows before the widths are planned
	layout  layout
	lines   *lines
	drawn   *tablewriter.Table // nil before the widths are planned
	closed  bool
}

func newTable(w *bufio.Writer, columns []Column, o Options) *table {
	o.Width = max(o.Width, 0)
	return &table{w: w, columns: columns, options: o}
}

func (t *table) Row(cells []Cell) error {
	if err := checkRow(cells, len(t.columns)); err != nil {
		return err
	}
	row := make([]string, len(cells))
	for i, c := range cells {
		row[i] = cleanCell(c.text())
	}
	if t.drawn != nil {
		return t.draw(row)
	}
	for i := range row {
		row[i] = strings.Clone(row[i]) // the caller may reuse its memory
	}
	t.first = append(t.first, row)
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
	t.layout = plan(t.columns, header, t.first, t.options.Width, more)
	t.lines = &lines{Blueprint: renderer.NewBlueprint(borderless())}
	t.drawn = newDrawing(t.w, t.lines, t.columns, t.layout)
	if err := t.drawn.Start(); err != nil {
		return err
	}
	if header != nil {
		t.drawn.Header(t.layout.fit(header))
	}
	rows := t.first
	t.first = nil
	for _, row := range rows {
		if err := t.draw(row); err != nil {
			return err
		}
	}
	return t.lines.err
}

func (t *table) draw(row []string) error {
	if err := t.drawn.Append(t.layout.fit(row)); err != nil {
		return err
	}
	return t.lines.err
}

// newDrawing sets tablewriter up to stream rows of planned widths: each of its
// own ways to format, trim, wrap or rule is off.
func newDrawing(w io.Writer, l *lines, columns []Column, planned layout) *tablewriter.Table {
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
	return tablewriter.NewTable(w,
		tablewriter.WithRenderer(l),
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

// lines is a renderer of tablewriter that writes a line a row: no rules, two
// spaces between columns, none at the end. The library's own renderer measures
// character by character, so that it pads flags and families of emoji wrongly,
// cuts what it takes to be too wide, and drops errors of the writer.
type lines struct {
	*renderer.Blueprint
	w    io.Writer
	line []byte
	err  error // the first of the writer
}

func (l *lines) Start(w io.Writer) error {
	l.w = w
	return l.Blueprint.Start(w)
}

func (l *lines) Header(rows [][]string, ctx tw.Formatting) {
	for _, row := range rows {
		l.Row(row, ctx)
	}
}

func (l *lines) Row(row []string, ctx tw.Formatting) {
	if l.err != nil {
		return
	}
	l.line = l.line[:0]
	owed := 0 // spaces that are written once a cell follows
	for i, cell := range row {
		room := max(ctx.Row.Widths.Get(i)-Width(cell), 0)
		if ctx.Row.Current[i].Align == tw.AlignRight {
			owed += room
			room = 0
		}
		if cell != "" {
			l.line = appendSpaces(l.line, owed)
			l.line = append(l.line, cell...)
			owed = 0
		}
		owed += room + gap
	}
	l.line = append(l.line, '\n')
	_, l.err = l.w.Write(l.line)
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

// cleanCell makes text safe for a table. A cell that begins with a combining
// mark gets the circle on which Unicode shows such marks, lest the mark join
// the space before the cell and change its width.
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
