package commands

import (
	"fmt"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/commands/print"
	"briefings/db"
)

func (s *session) statsCommand() *cli.Command {
	return &cli.Command{
		Name:  "stats",
		Usage: "counts of briefings, with bars on a terminal",
		UsageText: "briefings stats --by FIELD[,FIELD] [CRITERIA] [FLAGS]\n\n" +
			"briefings stats --by year\n" +
			"briefings stats --by country --date 2011..\n" +
			"briefings stats --by kind,year --country RU --csv\n\n" +
			"A briefing counts once for each of its countries, pairs of countries and people.\n" +
			"Two fields give a cross table; in CSV and JSON a row is the fields, then count.",
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "by", Usage: "count by `FIELD`: " + strings.Join(db.Dimensions(), ", "), Category: rowsCategory},
			&cli.BoolFlag{Name: "exit-status", Usage: "exit 1 if there are no rows", Category: rowsCategory},
		}, criteriaFlags(), formatFlags("table")),
		Action: s.stats,
	}
}

func (s *session) stats(c *cli.Context) error {
	if err := noArguments(c); err != nil {
		return err
	}
	by, err := readDimensions(c)
	if err != nil {
		return err
	}
	criteria, err := readCriteria(c)
	if err != nil {
		return err
	}
	o := rowOptions{exitStatus: c.Bool("exit-status")}
	o.print = printOptions(c)
	if o.format, err = readFormat(c, "table"); err != nil {
		return err
	}
	for _, name := range append(slices.Clone(by), "count") {
		o.columns = append(o.columns, db.Column{Name: name})
	}
	o.columns[len(by)].Kind = db.Number
	return s.withArchive(c, func(archive *db.Archive) error {
		rows := archive.Counts(c.Context, criteria, by...)
		if o.format == "table" && !o.print.Print0 {
			counts, err := gather(rows)
			if err != nil {
				return err
			}
			if len(by) == 2 {
				o.columns, counts = crossTable(by[0], counts)
			} else {
				o.columns, counts = s.barTable(by[0], counts)
			}
			rows = eachOf(counts)
		}
		n, err := printCells(rows, o, s.env.Stdout)
		return o.status(n, err)
	})
}

// gather reads all counts, which a table for people has to know before it is
// drawn, and names what is unknown.
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
	if !c.IsSet("by") {
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
			return nil, usagef("--by: nothing is counted by %q: there are %s", name, strings.Join(db.Dimensions(), ", "))
		}
	}
	if len(by) > 2 {
		return nil, usagef("--by %s: give one field, or two", c.String("by"))
	}
	return by, nil
}

// barTable adds to each count its part of all in percent and, on a terminal, a
// bar. Years in which there is nothing are rows of their own: a gap is news.
func (s *session) barTable(by string, counts [][]db.Cell) ([]db.Column, [][]db.Cell) {
	if by == "year" {
		counts = fillYears(counts)
	}
	most, total, widest := 0, 0, len(by)
	for _, row := range counts {
		n := countIn(row[1])
		most, total = max(most, n), total+n
		widest = max(widest, print.Width(row[0].Text))
	}
	columns := []db.Column{{Name: by}, {Name: "count", Kind: db.Number}, {Name: "percent", Kind: db.Number}}
	width := terminalWidth(s.env.Stdout)
	room := min(width-min(widest, 40)-len("  count  percent  "), 60)
	if width > 0 && room >= 8 {
		columns = append(columns, db.Column{Name: "bar"})
	}
	for i, row := range counts {
		n := countIn(row[1])
		row = append(row, known(strconv.FormatFloat(100*float64(n)/float64(max(total, 1)), 'f', 1, 64)))
		if len(columns) > 3 {
			row = append(row, known(bar(n, most, room, s.isUTF8())))
		}
		counts[i] = row
	}
	return columns, counts
}

// unknown stands in tables where the briefings do not say.
const unknown = "unknown"

func known(text string) db.Cell { return db.Cell{Text: text, Known: true} }

func countIn(c db.Cell) int {
	n, _ := strconv.Atoi(c.Text) // the archive counts in numbers
	return n
}

// fillYears adds the years without any between the first and the last.
func fillYears(counts [][]db.Cell) [][]db.Cell {
	var filled [][]db.Cell
	next := math.MaxInt
	for _, row := range counts {
		year, err := strconv.Atoi(row[0].Text)
		for err == nil && next < year {
			filled = append(filled, []db.Cell{known(fmt.Sprintf("%04d", next)), known("0")})
			next++
		}
		filled = append(filled, row)
		if err == nil {
			next = year + 1
		}
	}
	return filled
}

// bar draws n of most in at most width columns, by eighths of a column where
// the terminal can show them.
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

// isUTF8 tells by the usual variables whether the terminal shows more than ASCII.
func (s *session) isUTF8() bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if value := strings.ToLower(s.env.Getenv(name)); value != "" {
			return strings.Contains(value, "utf-8") || strings.Contains(value, "utf8")
		}
	}
	return false
}

// crossTable makes a row of each value of the first field, and a column of each
// of the second. Both stand in the order in which they come.
func crossTable(by string, counts [][]db.Cell) ([]db.Column, [][]db.Cell) {
	columns := []db.Column{{Name: by}}
	var table [][]db.Cell
	rowOf, columnOf := map[db.Cell]int{}, map[db.Cell]int{}
	var seconds []db.Cell
	for _, row := range counts {
		if _, ok := columnOf[row[1]]; !ok {
			columnOf[row[1]] = 0
			seconds = append(seconds, row[1])
		}
	}
	slices.SortStableFunc(seconds, func(a, b db.Cell) int {
		if a.Known != b.Known {
			return map[bool]int{true: -1, false: 1}[a.Known] // what is unknown stands last
		}
		return strings.Compare(a.Text, b.Text)
	})
	for i, second := range seconds {
		columnOf[second] = i + 1
		name := second.Text
		if !second.Known {
			name = unknown
		}
		columns = append(columns, db.Column{Name: name, Kind: db.Number})
	}
	for _, row := range counts {
		at, ok := rowOf[row[0]]
		if !ok {
			at = len(table)
			rowOf[row[0]] = at
			line := make([]db.Cell, len(columns))
			line[0] = row[0]
			table = append(table, line)
		}
		table[at][columnOf[row[1]]] = row[2]
	}
	return columns, table
}
