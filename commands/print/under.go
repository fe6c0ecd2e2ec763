package print

import "strings"

const (
	belowIndent = 4  // of the lines below a row
	belowMost   = 92 // columns at which they are wrapped: longer lines are hard to read
	belowSign   = ": "
)

// addBelow wraps what stands below a row: the whole texts of these columns, one after
// the other, at the width of the table.
func (t *table) addBelow(r *row, cells []Cell) {
	var text strings.Builder
	var marks, heads [][2]int
	for _, place := range t.under {
		cell := cells[place]
		if strings.TrimSpace(cell.text()) == "" {
			continue
		}
		if text.Len() > 0 {
			text.WriteString(belowSign)
		}
		safe, found := safeMarked(cell.Text, cell.Marks, Safe)
		start := text.Len()
		text.WriteString(safe)
		marks = append(marks, shift(found, start, text.Len())...)
		if t.options.Looks[place].Style != Plain {
			heads = append(heads, [2]int{start, text.Len()})
		}
	}
	width := min(max(t.options.Width-t.indent(), 1), belowMost)
	r.text = text.String()
	r.below = WrapMarked(text.String(), marks, width)
	for _, line := range WrapMarked(text.String(), heads, width) {
		head := [2]int{}
		if len(line.Marks) > 0 {
			head = line.Marks[0]
		}
		r.heads = append(r.heads, head)
	}
}

// indent is the indent of the lines below a row.
func (t *table) indent() int { return min(belowIndent, t.options.Width/8) }

// drawBelow writes the lines below a row.
func (t *table) drawBelow(r row) error {
	paint := t.lines.painter
	for i, line := range r.below {
		from, to := r.heads[i][0], r.heads[i][1]
		out := appendSpaces(t.lines.line[:0], t.indent())
		out = paint.appendMarked(out, Plain, line.Text[:from], shift(line.Marks, 0, from))
		out = paint.appendMarked(out, Head, line.Text[from:to], shift(shift(line.Marks, 0, to), -from, to-from))
		out = paint.appendMarked(out, Plain, line.Text[to:], shift(line.Marks, -to, len(line.Text)-to))
		out = append(out, '\n')
		t.lines.line = out
		if _, err := t.w.Write(out); err != nil {
			return err
		}
	}
	return nil
}
