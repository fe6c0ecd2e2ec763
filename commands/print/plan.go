package print

import (
	"slices"
	"strings"
)

const (
	gap       = 2  // spaces between columns
	narrow    = 12 // a column up to this width, such as a date, is shown whole or not at all
	fewest    = 6  // places that a wider column keeps, however narrow the terminal
	usual     = 9  // tenths of the cells that should fit if wide columns have too little room
	mainShare = 4  // tenths of the width that a main column gets before other wide ones
	reserve   = 3  // digits by which whole numbers may grow after the sample
)

// A layout says how many of the columns are shown, and how wide.
type layout struct {
	widths []int // of the columns shown, then 1 if "…" stands for the others
	shown  int
	cut    bool // cells are cut to these widths
}

// plan lays the columns out. A width of 0 means as much as the cells need; else the
// whole table fits the width. Narrow columns get what they need, wide ones a few
// places; if even that is too much, columns are left out at the right. Then wide
// columns share the room that is left: first in proportion to what most of their
// cells need, then for the longest cells. If more rows follow than the sample
// holds, numbers keep room to grow, and a last column of text gets all room that is
// left. A main column, if there is one, comes before the other wide ones.
func plan(columns []Column, header []string, rows [][]string, width int, more bool, main int) layout {
	most, common := needs(columns, header, rows)
	if width == 0 {
		return layout{widths: most, shown: len(columns)}
	}
	for i, c := range columns {
		if more && c.Kind == Number && !hasFraction(rows, i) {
			most[i] += reserve
			common[i] += reserve
		}
	}
	l := smallest(most, width)
	room := width - gap*(len(l.widths)-1)
	for _, w := range l.widths {
		room -= w
	}
	if main >= 0 && main < l.shown {
		extra := min(room, max(min(most[main], width*mainShare/10)-l.widths[main], 0))
		l.widths[main] += extra
		room -= extra
	}
	room = grow(l.widths[:l.shown], common, room)
	room = grow(l.widths[:l.shown], most, room)
	if last := len(columns) - 1; more && l.shown == len(columns) && columns[last].Kind != Number {
		l.widths[last] += room
	}
	return l
}

// hasFraction reports whether a column has a number that is not whole.
func hasFraction(rows [][]string, column int) bool {
	return slices.ContainsFunc(rows, func(r []string) bool { return strings.Contains(r[column], ".") })
}

// needs returns for each column the width that shows all its cells whole, and the
// width that shows most of them whole.
func needs(columns []Column, header []string, rows [][]string) (most, common []int) {
	widths := make([]int, len(rows))
	for i, c := range columns {
		for j, row := range rows {
			widths[j] = Width(row[i])
		}
		slices.Sort(widths)
		widest := max(widths[len(widths)-1], 1)
		whole := widest
		if header != nil {
			whole = max(whole, Width(header[i]))
		}
		part := max(widths[len(widths)*usual/10], 1)
		switch {
		case whole <= narrow:
			part = whole
		case c.Kind == Number:
			part = widest
		case header != nil && Width(header[i]) <= narrow: // everybody reads the names of columns
			part = max(part, Width(header[i]))
		}
		most, common = append(most, whole), append(common, part)
	}
	return most, common
}

// smallest returns the layout in which wide columns have only a few places, with as
// many columns as fit, but at least one.
func smallest(most []int, width int) layout {
	l := layout{cut: true}
	used := -gap
	for _, w := range most {
		if w > narrow {
			w = fewest
		}
		l.widths = append(l.widths, w)
		used += gap + w
	}
	l.shown = len(most)
	for used > width && l.shown > 1 {
		if l.shown == len(most) {
			used += gap + 1 // for the "…"
		}
		l.shown--
		used -= gap + l.widths[l.shown]
	}
	l.widths = l.widths[:l.shown]
	if l.shown == len(most) || width <= gap+1 {
		l.widths[0] = min(l.widths[0], width)
		return l
	}
	if l.shown == 1 {
		l.widths[0] = min(l.widths[0], width-gap-1)
	}
	l.widths = append(l.widths, 1)
	return l
}

// grow widens columns towards the widths that they want, and returns the room that
// is left. Columns that want no more than an equal share get all they want. The
// others get half a share each, and divide the rest in proportion to what they lack.
func grow(widths, want []int, room int) int {
	for {
		var lacking []int
		for i := range widths {
			if widths[i] < want[i] {
				lacking = append(lacking, i)
			}
		}
		if len(lacking) == 0 || room <= 0 {
			return room
		}
		share := room / len(lacking)
		content := false
		for _, i := range lacking {
			if lack := want[i] - widths[i]; lack <= share {
				widths[i] = want[i]
				room -= lack
				content = true
			}
		}
		if !content {
			divide(widths, want, lacking, room)
			return 0
		}
	}
}

// divide spends all of the room on columns that each lack more than an equal
// share of it.
func divide(widths, want, lacking []int, room int) {
	half := room / len(lacking) / 2
	rest := room - half*len(lacking)
	sum := 0
	lack := make([]int, len(lacking))
	for k, i := range lacking {
		lack[k] = min(want[i]-widths[i], room) // more than the room would not help
		sum += lack[k]
	}
	left := room
	for k, i := range lacking {
		extra := half + rest*lack[k]/sum
		widths[i] += extra
		left -= extra
	}
	for k := 0; left > 0; k++ { // what rounding has left: less than a place for each column
		widths[lacking[k%len(lacking)]]++
		left--
	}
}

// fit returns the cells of a row that are shown, cut to their widths.
func (l layout) fit(row []string) []string {
	if !l.cut {
		return row
	}
	cells := make([]string, len(l.widths))
	for i := range cells {
		if i < l.shown {
			cells[i] = Cut(row[i], l.widths[i])
		} else {
			cells[i] = ellipsis
		}
	}
	return cells
}

// fitMarks returns the marks of a row, clipped to its cut cells.
func (l layout) fitMarks(r row) [][][2]int {
	if r.marks == nil || !l.cut {
		return r.marks
	}
	left := make([][][2]int, l.shown)
	for i := range left {
		if cell := Cut(r.texts[i], l.widths[i]); cell == r.texts[i] {
			left[i] = r.marks[i]
		} else {
			left[i] = shift(r.marks[i], 0, max(len(cell)-len(ellipsis), 0))
		}
	}
	return left
}
