package print

import (
	"fmt"
	"io"
	"slices"
	"strconv"
)

const (
	cellMost    = 56 // the width of a cell, if the name of its column needs no more
	headingMost = 25 // letters of the name of a column
)

// HeatMap draws a shaded cell for each count, with its number if there is room, and a
// legend. level is 0 for none, and up to 4 for the most. The last column may be a sum of
// several, which is not shaded.
func (p *Picture) HeatMap(w io.Writer, level func(n int) int, summed bool) error {
	d := p.begin()
	x, cell := p.left(), p.headings(d)
	shaded, most := len(p.Columns), 0
	if summed {
		shaded--
	}
	for _, row := range p.Counts {
		most = max(most, slices.Max(row))
	}
	numbered := cell >= measure(strconv.Itoa(most))+2
	levels := [5][]int{} // the counts of each
	for r, row := range p.Counts {
		d.label(x, p.Rows[r])
		d.rect("b-0", x, d.y, cell*float64(shaded)-1, rowHeight-1, "")
		for c, n := range row[:shaded] {
			left, l, class, tip := x+cell*float64(c), level(n), "b-text", ""
			levels[l] = append(levels[l], n)
			if l > 2 {
				class = "b-over"
			}
			if !numbered {
				tip = fmt.Sprintf("%s, %s: %d", p.Rows[r], p.Columns[c], n)
			}
			if n > 0 {
				d.rect("b-"+strconv.Itoa(l), left, d.y, cell-1, rowHeight-1, tip)
			}
			if n > 0 && numbered {
				d.text(left+cell/2, d.y+textDown, `class="`+class+`" text-anchor="middle"`, strconv.Itoa(n), "")
			}
		}
		if summed && row[shaded] > 0 {
			d.text(x+cell*float64(shaded)+4, d.y+textDown, `class="b-text"`, strconv.Itoa(row[shaded]), "")
		}
		d.y += rowHeight
	}
	d.legend(x, levels)
	return p.end(d, w)
}

// legend draws the counts that have the same shade.
func (d *drawing) legend(x float64, levels [5][]int) {
	d.y += 8
	for level, counts := range levels {
		if counts == nil {
			continue
		}
		name := strconv.Itoa(slices.Min(counts))
		if most := slices.Max(counts); most > slices.Min(counts) {
			name += "–" + strconv.Itoa(most)
		}
		d.rect("b-"+strconv.Itoa(level), x, d.y+3, rowHeight-6, rowHeight-6, "")
		d.text(x+rowHeight, d.y+textDown, `class="b-dim"`, name, "")
		x += rowHeight + measure(name) + 16
	}
	d.y += rowHeight
}

// headings draws the names of columns, and returns how wide a column is.
func (p *Picture) headings(d *drawing) (cell float64) {
	names, tips := make([]string, len(p.Columns)), make([]string, len(p.Columns))
	for i, name := range p.Columns {
		names[i], tips[i] = shorten(name, headingMost)
	}
	x, need := p.left(), widest(names)
	room := pictureWidth - margin - x
	fit := func(room float64) float64 { return min(room/float64(len(names)), max(cellMost, need+8)) }
	cell, last := fit(room), names[len(names)-1]
	if _, ok := periodOf(names[0]); ok {
		if _, ok := periodOf(last); !ok { // unknown may be wider than its column
			cell = fit(room - measure(last)/2)
		}
		d.ticks(names, x, cell, 0)
		return cell
	}
	down, place := 0.0, `text-anchor="middle" transform="translate(%s %s)"`
	if cell < need+4 {
		cell, down, place = fit(room-need/2), need*0.87, `transform="translate(%s %s) rotate(-60)"`
	}
	d.y += down
	for i, name := range names {
		attributes := `class="b-dim" ` + fmt.Sprintf(place, unit(x+cell*(float64(i)+0.5)), unit(d.y+textDown))
		d.text(0, 0, attributes, name, tips[i])
	}
	d.y += rowHeight
	return cell
}
