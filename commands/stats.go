package commands

import (
	"context"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"briefings/commands/print"
	"briefings/db"
)

func statsFlags() []cli.Flag {
	return slices.Concat([]cli.Flag{
		&cli.StringFlag{Name: "by", Category: rowsCategory,
			Usage: "count by `FIELD`: " + strings.Join(db.Dimensions(), ", ")},
		&cli.StringFlag{Name: "show", Category: rowsCategory,
			Usage: "`A,B`: also show " + joinWords(db.Measures) +
				": days, their sum, the longest time without any in days"},
		&cli.StringFlag{Name: "sort", Category: rowsCategory, Usage: "order by `FIELD`, FIELD- for descending order"},
		exitStatusFlag(),
	}, criteriaFlags("by"), formatFlags("table", picture))
}

type statsOptions struct {
	rowOptions
	count db.Count
	title string // of a picture
}

func (s *session) readStats(c *cli.Context) (o statsOptions, err error) {
	if err := noArguments(c); err != nil {
		return o, err
	}
	if o.count.By, err = readDimensions(c); err != nil {
		return o, err
	}
	if o.count.Show, err = readMeasures(c); err != nil {
		return o, err
	}
	if slices.Contains(o.count.Show, "minutes") && o.count.OfStatements() {
		return o, usagef("--show minutes: by side and act statements are counted, and they have no minutes")
	}
	if o.count.Criteria, err = readCriteria(c); err != nil {
		return o, err
	}
	o.count.Sort = strings.ToLower(c.String("sort"))
	o.columns, o.exitStatus = o.count.Columns(), c.Bool("exit-status")
	if o.formatOptions, err = s.readFormatOptions(c, "table"); err != nil || o.format != picture {
		return o, err
	}
	o.title = question(c, o.count)
	switch {
	case o.count.Show != nil:
		return o, usagef("--show: a picture draws counts alone, other formats have %s", c.String("show"))
	case o.print.Print0:
		return o, usagef("--print0 ends rows with NUL, and a picture has no rows")
	}
	return o, nil
}

func (s *session) stats(ctx context.Context, o statsOptions) error {
	return s.answer(ctx, o.request, func(archive reader) error {
		rows := archive.Counts(ctx, o.count)
		if o.format != picture && (o.format != "table" || o.print.Print0) {
			n, err := printCells(unmarked(rows), o.rowOptions, o.out)
			return o.status(n, err)
		}
		counts, err := gather(rows)
		if err != nil {
			return rowsError(err)
		}
		switch total, err := archive.Total(ctx, o.count); {
		case err != nil:
			return err
		case o.format == picture:
			return o.status(len(counts), o.draw(counts, total))
		case len(o.count.Show) > 0:
		case len(o.count.By) == 2:
			o.columns, counts = crossTable(o.count.By, counts, o.out)
		default:
			if o.count.By[0] == "year" && o.count.Sort == "" {
				counts = fillYears(counts)
			}
			o.columns, counts = barTable(o.count.By[0], counts, total, o.out)
		}
		n, err := printCells(unmarked(eachOf(counts)), o.rowOptions, o.out)
		return o.status(n, err)
	})
}

// readMeasures reads what is shown beside counts, and may be sorted by.
func readMeasures(c *cli.Context) (list []string, err error) {
	for _, name := range splitList(strings.ToLower(c.String("show"))) {
		switch {
		case !slices.Contains(db.Measures, name):
			return nil, usagef("--show: %s", unknownWord("measure", name, db.Measures))
		case slices.Contains(list, name):
			return nil, usagef("--show: %s is named twice", name)
		}
		list = append(list, name)
	}
	if isSet(c, "show") && list == nil {
		return nil, usagef("--show is empty: give %s", joinWords(db.Measures))
	}
	by := strings.TrimSuffix(strings.ToLower(c.String("sort")), "-")
	if slices.Contains(db.Measures, by) && !slices.Contains(list, by) {
		return nil, usagef("--sort %s: give --show %s, too", c.String("sort"), by)
	}
	return list, nil
}

// gather reads all counts, which a table for people needs before it is drawn, and
// writes "unknown" for an unknown value.
func gather(rows iter.Seq2[[]db.Cell, error]) ([][]db.Cell, error) {
	var counts [][]db.Cell
	for row, err := range rows {
		if err != nil {
			return nil, err
		}
		row = slices.Clone(row)
		if !row[0].Known {
			row[0] = known(unknown)
		}
		counts = append(counts, row)
	}
	return counts, nil
}

func eachOf(rows [][]db.Cell) iter.Seq2[[]db.Cell, error] {
	return func(yield func([]db.Cell, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}
}

func readDimensions(c *cli.Context) ([]string, error) {
	if !isSet(c, "by") {
		return nil, usagef("stats needs --by FIELD: %s", strings.Join(db.Dimensions(), ", "))
	}
	var by []string
	for name := range strings.SplitSeq(c.String("by"), ",") {
		name = strings.ToLower(strings.TrimSpace(name))
		near, ok := db.FindDimension(name)
		switch {
		case ok && slices.Contains(by, name):
			return nil, usagef("--by: %s is named twice", name)
		case ok:
			by = append(by, name)
		case near != "":
			return nil, usagef("--by: nothing is counted by %q: did you mean %s?", name, near)
		default:
			return nil, usagef("--by: nothing is counted by %q: there are %s", name, joinWords(db.Dimensions()))
		}
	}
	if len(by) > 2 {
		return nil, usagef("--by %s: give one field, or two", c.String("by"))
	}
	return by, nil
}

// barTable adds to each count its percentage of the total and, on a terminal, a bar.
func barTable(by string, counts [][]db.Cell, total int, out *screen) ([]db.Column, [][]db.Cell) {
	most, widest := 0, len(by)
	for _, row := range counts {
		most = max(most, countIn(row[1]))
		widest = max(widest, print.Width(print.Safe(row[0].Text)))
	}
	columns := []db.Column{{Name: by}, {Name: "count", Kind: db.Number}, {Name: "percent", Kind: db.Number}}
	label := min(widest, max(len(by), out.width*2/5))
	counted := max(len("count"), len(strconv.Itoa(most)))
	room := min(out.width-label-counted-len("percent")-3*gap, maxWidth)
	bars := room >= fewestBar
	if bars {
		columns = append(columns, db.Column{Name: "bar"})
	}
	for i, row := range counts {
		n := countIn(row[1])
		row = append(row, known(percent(n, total)))
		if bars {
			row[0].Text = print.Cut(print.Safe(row[0].Text), label)
			row = append(row, known(bar(n, most, room, out.blocks)))
		}
		counts[i] = row
	}
	return columns, counts
}

func percent(n, total int) string {
	return strconv.FormatFloat(100*float64(n)/float64(max(total, 1)), 'f', 1, 64)
}

const (
	gap       = 2 // columns between those of a table
	fewestBar = 8 // columns that a bar needs
)

// unknown stands in tables for what the briefings do not say.
const unknown = "unknown"

func known(text string) db.Cell { return db.Cell{Text: text, Known: true} }

func countIn(c db.Cell) int {
	n, _ := strconv.Atoi(c.Text) // the archive counts in numbers
	return n
}

// isPeriod reports whether the values of a field follow each other in time.
func isPeriod(by string) bool { return by == "year" || by == "month" }

// withGaps adds the years or months without briefings between the first and the last,
// so that a gap is seen.
func withGaps(by string, names []string) (filled []string) {
	for i, name := range names {
		if i > 0 {
			filled = append(filled, periodsBetween(by, names[i-1], name)...)
		}
		filled = append(filled, name)
	}
	return filled
}

// fillYears adds the years without briefings to counts in their order.
func fillYears(counts [][]db.Cell) (filled [][]db.Cell) {
	previous := ""
	for _, row := range counts {
		for _, year := range periodsBetween("year", previous, row[0].Text) {
			filled = append(filled, []db.Cell{known(year), known("0")})
		}
		filled = append(filled, row)
		previous = row[0].Text
	}
	return filled
}

// widestGap is how many years without briefings are shown one by one. A longer gap
// comes from a year that was misread, and would push everything else off the screen.
const widestGap = 100

// periodsBetween returns the years or months after a and before b.
func periodsBetween(by, a, b string) (names []string) {
	layout, months := "2006", 12
	if by == "month" {
		layout, months = "2006-01", 1
	}
	first, err := time.Parse(layout, a)
	last, err2 := time.Parse(layout, b)
	if err != nil || err2 != nil || last.Year()-first.Year() > widestGap {
		return nil
	}
	for t := first.AddDate(0, months, 0); t.Before(last); t = t.AddDate(0, months, 0) {
		names = append(names, t.Format(layout))
	}
	return names
}

// bar draws n of most in at most width columns, in eighths of a column if the
// terminal shows blocks.
func bar(n, most, width int, blocks bool) string {
	if most == 0 {
		return ""
	}
	if !blocks {
		return strings.Repeat("#", (n*width+most/2)/most)
	}
	eighths := (n*width*8 + most/2) / most
	if n > 0 {
		eighths = max(eighths, 1)
	}
	return strings.Repeat("█", eighths/8) + []string{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"}[eighths%8]
}
