package commands

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/commands/print"
	"briefings/db"
)

// What a picture shows at most, so that each part of it can be seen.
const (
	mostRows    = 40  // bars, or rows of a heat map
	mostNames   = 20  // columns of a heat map
	mostPeriods = 80  // columns that are years or months
	mostPoints  = 400 // of a line
)

// draw draws what a table of the same counts shows on a terminal.
func (o *statsOptions) draw(counts [][]db.Cell, total int) error {
	p := print.Picture{Title: o.title}
	switch by := o.count.By; {
	case len(counts) == 0:
		p.Notes = []string{"There are none."}
		return p.Bars(o.out, nil)
	case len(by) == 2:
		return drawCross(p, by, counts, o.out)
	case isPeriod(by[0]) && o.count.Sort == "":
		return drawLine(p, by[0], counts, o.out)
	}
	return drawBars(p, counts, total, o.out)
}

// question is the title of a picture: what is counted, and the criteria as they were given.
func question(c *cli.Context, count db.Count) string {
	title := "Briefings by "
	if count.OfStatements() {
		title = "Statements by "
	}
	title += strings.Join(count.By, " and ")
	var list []string
	for _, f := range criteria {
		values, or := slices.Clone(c.StringSlice(f.name)), " or "
		if f.name == "with" {
			or = " and "
		}
		if len(values) == 0 {
			continue
		}
		if f.name == "date" && len(values) == 1 && orNone(values[0]) != "" {
			title += ", " + spoken(values[0])
			continue
		}
		list = append(list, strings.ReplaceAll(f.name, "-", " ")+" "+strings.Join(values, or))
	}
	if list != nil {
		title += ": " + strings.Join(list, "; ")
	}
	return title
}

// spoken writes a range of days for people.
func spoken(dates string) string {
	switch first, last, ranged := strings.Cut(dates, ".."); {
	case !ranged:
		return dates
	case last == "":
		return "since " + first
	case first == "":
		return "until " + last
	default:
		return first + "–" + last
	}
}

func drawBars(p print.Picture, counts [][]db.Cell, total int, out *screen) error {
	sizes := make([]int, len(counts))
	for i, row := range counts {
		sizes[i] = countIn(row[1])
	}
	var shares []string
	for _, i := range largest(&p, sizes) {
		p.Rows = append(p.Rows, counts[i][0].Text)
		p.Counts = append(p.Counts, sizes[i:i+1])
		shares = append(shares, percent(sizes[i], total))
	}
	return p.Bars(out, shares)
}

// largest returns the places of the largest rows in their order, as many as a picture
// shows. A note says what is left out.
func largest(p *print.Picture, sizes []int) []int {
	order := orderBySize(sizes)
	if len(order) > mostRows {
		sum := 0
		for _, i := range order[mostRows:] {
			sum += sizes[i]
		}
		const note = "The %d largest of %d rows are drawn; the counts of the other %d add up to %d."
		p.Notes = append(p.Notes, fmt.Sprintf(note, mostRows, len(order), len(order)-mostRows, sum))
		order = order[:mostRows]
	}
	slices.Sort(order)
	return order
}

// drawLine draws counts by year or month as a cross of one row, with its gaps.
func drawLine(p print.Picture, by string, counts [][]db.Cell, out *screen) error {
	pairs := make([][]db.Cell, len(counts))
	for i, row := range counts {
		pairs[i] = slices.Concat([]db.Cell{known("")}, row)
	}
	x := newCross([]string{"", by}, pairs, by).coarsened(&p, mostPoints)
	if last := len(x.columns) - 1; x.columns[last] == unknown && last > 0 {
		p.Notes = append(p.Notes, fmt.Sprintf("Not drawn: %d of an unknown %s.", x.counts[0][last], by))
		x.columns, x.counts[0] = x.columns[:last], x.counts[0][:last]
	}
	p.Columns, p.Counts = x.columns, x.counts
	return p.Line(out)
}

// coarsened sums periods until there are few enough. Notes say so.
func (x *cross) coarsened(p *print.Picture, most int) *cross {
	for _, coarser := range coarsenings {
		if coarser.by == x.by[1] && len(x.columns) > most {
			x = x.merged(coarser)
			p.Notes = append(p.Notes, strings.ToUpper(coarser.note[:1])+coarser.note[1:]+".")
		}
	}
	return x
}

// drawCross draws counts by two fields. Time runs from left to right.
func drawCross(p print.Picture, by []string, counts [][]db.Cell, out *screen) error {
	if isPeriod(by[0]) && !isPeriod(by[1]) {
		by = []string{by[1], by[0]}
		for _, row := range counts {
			row[0], row[1] = row[1], row[0]
		}
	}
	x := newCross(by, counts, "year", "month")
	most := mostNames
	if isPeriod(by[1]) {
		most = mostPeriods
	}
	if x = x.coarsened(&p, most); !isPeriod(by[1]) && len(x.columns) > most+1 {
		x = x.keeping(x.bySize(), most)
	}
	x.heat = true
	sizes := make([]int, len(x.rows))
	for i, row := range x.counts {
		for _, n := range row {
			sizes[i] += n
		}
	}
	p.Columns = x.columns
	for _, i := range largest(&p, sizes) {
		p.Rows = append(p.Rows, x.rows[i])
		p.Counts = append(p.Counts, x.counts[i])
	}
	top := x.most()
	return p.HeatMap(out, func(n int) int { return levelOf(n, top) }, x.summed)
}
