package commands

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"briefings/commands/print"
	"briefings/db"
)

// A cross has a row for each value of one field, and a column for each value of
// another. Unknown values stand last.
type cross struct {
	by            []string // the two fields
	rows, columns []string
	counts        [][]int // by row and column
	heat          bool    // a shaded block stands before each number
	summed        bool    // the last column sums the columns that did not fit
	strip         *cross  // drawn after the columns, a block for each of its columns
}

// crossTable draws counts by two fields. If the table must fit a width, it becomes
// a heat map with numbers; if there are too many columns, years are summed to
// decades, and other columns to one.
func crossTable(by []string, counts [][]db.Cell, out *screen) ([]db.Column, [][]db.Cell) {
	x := newCross(by, counts, "year")
	if out.width > 0 {
		x = x.fitted(out)
	}
	return x.table(out)
}

// newCross adds the periods without briefings to the fields that are filled.
func newCross(by []string, counts [][]db.Cell, filled ...string) *cross {
	x := &cross{by: by}
	rows, columns := map[string]int{}, map[string]int{}
	total := map[string]int{}
	for _, c := range counts {
		row, column := label(c[0]), label(c[1])
		rows[row], columns[column] = 0, 0
		total[row] += countIn(c[2])
	}
	x.rows, x.columns = inOrder(by[0], rows, total), inOrder(by[1], columns, nil)
	if slices.Contains(filled, by[0]) {
		x.rows = withGaps(by[0], x.rows)
	}
	if slices.Contains(filled, by[1]) {
		x.columns = withGaps(by[1], x.columns)
	}
	for i, name := range x.rows {
		rows[name] = i
		x.counts = append(x.counts, make([]int, len(x.columns)))
	}
	for i, name := range x.columns {
		columns[name] = i
	}
	for _, c := range counts {
		x.counts[rows[label(c[0])]][columns[label(c[1])]] = countIn(c[2])
	}
	return x
}

// label is the name of a value in a table.
func label(c db.Cell) string {
	if !c.Known {
		return unknown
	}
	return c.Text
}

// inOrder sorts the values of a field: years and months by time, all others by
// total, then by letters.
func inOrder(by string, names map[string]int, total map[string]int) []string {
	if isPeriod(by) {
		total = nil
	}
	return slices.SortedFunc(maps.Keys(names), func(a, b string) int {
		switch unknown {
		case a:
			return 1
		case b:
			return -1
		}
		return cmp.Or(cmp.Compare(total[b], total[a]), strings.Compare(a, b))
	})
}

// fitted returns the most detailed form that fits the screen.
func (x *cross) fitted(out *screen) *cross {
	x.heat = true
	for _, coarser := range coarsenings {
		if x.fits(out.width) {
			return x
		}
		if coarser.by == x.by[1] {
			fine := x
			x = x.merged(coarser)
			if x.strip = fine; coarser.to != "decade" || !x.fits(out.width) {
				x.strip = nil
			}
			out.note = coarser.note + noRoom
		}
	}
	if x.fits(out.width) {
		return x
	}
	return x.withOthers(out)
}

// A coarsening makes fewer columns.
type coarsening struct {
	by, to string
	name   func(column string) string
	note   string
}

// coarsenings: each briefing has one month, one year and one decade, so counts can be
// summed.
var coarsenings = []coarsening{
	{"month", "year", func(c string) string { return c[:min(4, len(c))] }, "months are summed to years"},
	{"year", "decade", func(c string) string { return c[:min(3, len(c))] + "0s" }, "years are summed to decades"},
}

const noRoom = ": there is no room for them here, --csv has each"

// merged sums the columns that get the same name.
func (x *cross) merged(c coarsening) *cross {
	m := &cross{by: []string{x.by[0], c.to}, rows: x.rows, heat: x.heat, counts: make([][]int, len(x.rows))}
	for i, column := range x.columns {
		if column != unknown {
			column = c.name(column)
		}
		if len(m.columns) == 0 || m.columns[len(m.columns)-1] != column {
			m.columns = append(m.columns, column)
			for r := range m.counts {
				m.counts[r] = append(m.counts[r], 0)
			}
		}
		for r := range m.counts {
			m.counts[r][len(m.columns)-1] += x.counts[r][i]
		}
	}
	return m
}

// headerMost is how wide the names of columns are if there are too many columns.
const headerMost = 14

// withOthers cuts the names of the columns, keeps as many as fit, those with the
// highest counts, and sums the others in one column that says how many they are.
func (x *cross) withOthers(out *screen) *cross {
	for i, name := range x.columns {
		x.columns[i] = print.Cut(print.Safe(name), headerMost)
	}
	if x.fits(out.width) {
		return x
	}
	order := x.bySize()
	kept := x.roomFor(order, out.width)
	y := x.keeping(order, kept)
	if kept == 0 {
		y.columns[0] = "count"
	}
	out.note = countOf(len(order)-kept, "column") + " summed in one" + noRoom
	return y
}

// bySize returns the places of the columns, those with the highest counts first.
func (x *cross) bySize() []int {
	total := make([]int, len(x.columns))
	for _, row := range x.counts {
		for i, n := range row {
			total[i] += n
		}
	}
	return orderBySize(total)
}

// orderBySize returns the places of counts, the highest first.
func orderBySize(counts []int) []int {
	order := make([]int, len(counts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return counts[b] - counts[a] })
	return order
}

// keeping sums all columns but the first few of an order in a last one.
func (x *cross) keeping(order []int, kept int) *cross {
	chosen := slices.Sorted(slices.Values(order[:kept]))
	y := &cross{by: x.by, rows: x.rows, heat: x.heat, summed: true, counts: make([][]int, len(x.rows))}
	for _, i := range chosen {
		y.columns = append(y.columns, x.columns[i])
	}
	y.columns = append(y.columns, countOf(len(order)-kept, "other"))
	for r, row := range x.counts {
		others := 0
		for _, n := range row {
			others += n
		}
		for _, i := range chosen {
			y.counts[r] = append(y.counts[r], row[i])
			others -= row[i]
		}
		y.counts[r] = append(y.counts[r], others)
	}
	return y
}

// roomFor returns how many of the columns, in an order, fit a width beside one for
// the others.
func (x *cross) roomFor(order []int, width int) int {
	most := 0
	for _, row := range x.counts {
		sum := 0
		for _, n := range row {
			sum += n
		}
		most = max(most, sum)
	}
	others := max(len(countOf(len(order), "other")), 2+len(strconv.Itoa(most)))
	need := x.labelWidth(width) + gap + others
	widths := x.widths()
	for kept, i := range order {
		if need += gap + widths[i]; need > width || kept == len(order)-1 {
			return kept
		}
	}
	return 0
}

// fits reports whether the table fits a width. Labels may be cut to a part of it.
func (x *cross) fits(width int) bool {
	need := x.labelWidth(width)
	for _, w := range x.widths() {
		need += gap + w
	}
	if x.strip != nil {
		need += gap + max(len(x.strip.columns), print.Width(x.strip.span(true)))
	}
	return need <= width
}

func (x *cross) labelWidth(width int) int {
	widest := len(x.by[0])
	for _, name := range x.rows {
		widest = max(widest, print.Width(print.Safe(name)))
	}
	return min(widest, max(width*2/5, 4))
}

// widths returns the widths of the columns, with room for blocks.
func (x *cross) widths() []int {
	widths := make([]int, len(x.columns))
	for i, name := range x.columns {
		digits := x.digits(i)
		if x.heat {
			digits += 2
		}
		widths[i] = max(print.Width(print.Safe(name)), digits)
	}
	return widths
}

func (x *cross) digits(column int) int {
	most := 0
	for _, row := range x.counts {
		most = max(most, row[column])
	}
	return len(strconv.Itoa(most))
}

// most is the highest count that gets a shade.
func (x *cross) most() int {
	most := 0
	for _, row := range x.counts {
		for c, n := range row {
			if x.shaded(c) {
				most = max(most, n)
			}
		}
	}
	return most
}

// shaded reports whether a column is part of the heat map: a sum of several is not.
func (x *cross) shaded(column int) bool { return x.heat && !(x.summed && column == len(x.columns)-1) }

// span names the columns by the first and the last.
func (x *cross) span(blocks bool) string {
	first, last := x.columns[0], x.columns[len(x.columns)-1]
	if last == unknown && len(x.columns) > 1 {
		last = x.columns[len(x.columns)-2]
	}
	if blocks {
		return first + "–" + last
	}
	return first + "-" + last
}

// Shades of a heat map: none, then from few to many.
var (
	shades      = []string{"·", "░", "▒", "▓", "█"}
	asciiShades = []string{".", ":", "+", "*", "#"}
)

// shadeStep is the largest ratio between one shade and the next. One country, the
// ministry's own, is in nearly every briefing: with equal steps all others would
// look alike.
const shadeStep = 4.0

// levelOf returns the shade for n of most: the darkest for the most, the lightest for one.
func levelOf(n, most int) int {
	level := 0
	if n > 0 {
		level = len(shades) - 1
		step := min(math.Sqrt(math.Sqrt(float64(most))), shadeStep) // so that low counts use all four
		for below := float64(most) / step; level > 1 && n < most && float64(n) <= below; below /= step {
			level--
		}
	}
	return level
}

func shade(n, most int, blocks bool) string {
	if blocks {
		return shades[levelOf(n, most)]
	}
	return asciiShades[levelOf(n, most)]
}

// table returns the columns and cells of a cross.
func (x *cross) table(out *screen) ([]db.Column, [][]db.Cell) {
	columns := []db.Column{{Name: x.by[0]}}
	for _, name := range x.columns {
		columns = append(columns, db.Column{Name: name, Kind: db.Number})
	}
	if x.strip != nil {
		columns = append(columns, db.Column{Name: x.strip.span(out.blocks)})
	}
	var table [][]db.Cell
	most := x.most()
	for i, name := range x.rows {
		if out.width > 0 {
			name = print.Cut(print.Safe(name), x.labelWidth(out.width))
		}
		row := []db.Cell{known(name)}
		for c, n := range x.counts[i] {
			cell := db.Cell{}
			switch {
			case n > 0 && x.shaded(c):
				cell = known(fmt.Sprintf("%s %*d", shade(n, most, out.blocks), x.digits(c), n))
			case n > 0:
				cell = known(strconv.Itoa(n))
			}
			row = append(row, cell)
		}
		if x.strip != nil {
			row = append(row, known(x.strip.blocks(i, out.blocks)))
		}
		table = append(table, row)
	}
	return columns, table
}

// blocks draws a row as one block for each column, without unknown.
func (x *cross) blocks(row int, blocks bool) string {
	var b strings.Builder
	most := x.most()
	for i, n := range x.counts[row] {
		if x.columns[i] != unknown {
			b.WriteString(shade(n, most, blocks))
		}
	}
	return b.String()
}
