package commands

import (
	"context"
	"errors"
	"iter"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/commands/print"
	"briefings/db"
)

const (
	rowsCategory   = "Rows"
	formatCategory = "Format"
)

// rowFlags choose, order and limit the rows of list, filter, search and export.
func rowFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "sort", Category: rowsCategory,
			Usage: "order by `FIELD`, or FIELD- in descending order; or random"},
		&cli.StringFlag{Name: "seed", Category: rowsCategory,
			Usage: "`N` makes --sort random the same order each time"},
		&cli.StringFlag{Name: "limit", Category: rowsCategory, Usage: "at most `N` rows"},
		&cli.StringFlag{Name: "offset", Category: rowsCategory, Usage: "skip the first `N` rows"},
		&cli.StringFlag{Name: "fields", Category: rowsCategory,
			Usage: "`A,B`: show these fields, in this order (see help formats)"},
		exitStatusFlag(),
	}
}

func exitStatusFlag() cli.Flag {
	return &cli.BoolFlag{Name: "exit-status", Category: rowsCategory, Usage: "exit 1 if there are no rows"}
}

// picture is a format of stats alone.
const picture = "svg"

// formatsOf are the formats of a command.
func formatsOf(command string) []string {
	switch command {
	case "stats":
		return append(slices.Clone(print.Formats), picture)
	case "export":
		return slices.Concat(print.Formats, print.CitationFormats)
	}
	return print.Formats
}

// formatFlags choose the format, by its name or by a flag of its own. more are formats of
// the command alone.
func formatFlags(byDefault string, more ...string) []cli.Flag {
	flags := []cli.Flag{&cli.StringFlag{
		Name: "format", Category: formatCategory,
		Usage: "`FORMAT`: " + joinWords(slices.Concat(print.Formats, more)) + " (" + byDefault + " if not given)",
	}}
	for _, f := range print.Formats {
		if f != "table" {
			flags = append(flags, &cli.BoolFlag{Name: f, Category: formatCategory, Usage: "the same as --format " + f})
		}
	}
	return slices.Concat(flags, []cli.Flag{
		&cli.BoolFlag{Name: "no-header", Category: formatCategory, Usage: "without the line of column names"},
		&cli.BoolFlag{Name: "print0", Category: formatCategory,
			Usage: "end each row with NUL instead of a line end, and print no header"},
		&cli.BoolFlag{Name: "excel", Category: formatCategory,
			Usage: "CSV for spreadsheets: byte order mark, CRLF, formulas made inert; fails on a cell of more than " +
				"32,767 characters, which Excel cannot hold"},
	}, screenFlags())
}

// formatOptions are how an answer of rows is printed.
type formatOptions struct {
	request
	format string
	print  print.Options
}

// readFormatOptions reads the flags of formatFlags. format is the default.
func (s *session) readFormatOptions(c *cli.Context, format string) (o formatOptions, err error) {
	o.print = print.Options{NoHeader: c.Bool("no-header"), Print0: c.Bool("print0"), Excel: c.Bool("excel")}
	if o.format, err = readFormat(c, format); err == nil {
		o.request, err = s.readRequest(c)
	}
	return o, err
}

// rowOptions are which rows are printed, and how.
type rowOptions struct {
	formatOptions
	query      db.Query
	columns    []db.Column
	chosen     bool // by --fields
	exitStatus bool
}

// readRowOptions reads the flags of rows and formats. fields are the default
// columns, format is the default format.
func (s *session) readRowOptions(c *cli.Context, query db.Query, fields []string, format string) (rowOptions, error) {
	o := rowOptions{query: query, exitStatus: c.Bool("exit-status")}
	var err error
	if o.formatOptions, err = s.readFormatOptions(c, format); err != nil {
		return o, err
	}
	if o.query.Limit, err = readCount(c, "limit", -1); err != nil {
		return o, err
	}
	if o.query.Offset, err = readCount(c, "offset", 0); err != nil {
		return o, err
	}
	if isSet(c, "sort") {
		if o.query.Sort = strings.ToLower(c.String("sort")); o.query.Sort == "" {
			return o, usagef("--sort is empty: give the name of a field")
		}
	}
	if err := readSeed(c, &o.query); err != nil {
		return o, err
	}
	if isSet(c, "fields") {
		fields, o.chosen = strings.Split(c.String("fields"), ","), true
	}
	o.columns, err = findColumns(query.Table, fields)
	return o, err
}

// readSeed reads the seed of a random order, or makes one up.
func readSeed(c *cli.Context, q *db.Query) (err error) {
	switch {
	case !isSet(c, "seed"):
		q.Seed = rand.Int64()
	case q.Sort != db.Shuffled:
		return usagef("--seed is for --sort %s", db.Shuffled)
	default:
		if q.Seed, err = strconv.ParseInt(c.String("seed"), 10, 64); err != nil {
			return usagef("--seed %s: give a whole number", c.String("seed"))
		}
	}
	return nil
}

// findColumns finds the columns of a table by their names.
func findColumns(table string, fields []string) (columns []db.Column, err error) {
	for _, name := range fields {
		column, near, ok := db.FindColumn(table, strings.ToLower(strings.TrimSpace(name)))
		switch {
		case ok && slices.ContainsFunc(columns, func(c db.Column) bool { return c.Name == column.Name }):
			return nil, usagef("--fields: %s is named twice", column.Name)
		case ok:
			columns = append(columns, column)
		default:
			return nil, unknownField("--fields", name, near, db.FieldNames(table))
		}
	}
	return columns, nil
}

func unknownField(flag, name, near string, names []string) error {
	if near != "" {
		return usagef("%s: no field is called %q: did you mean %s?", flag, name, near)
	}
	return usagef("%s: no field is called %q: there are %s", flag, name, strings.Join(names, ", "))
}

// readFormat finds the one format that is asked for.
func readFormat(c *cli.Context, format string) (string, error) {
	asked := ""
	if isSet(c, "format") {
		format = strings.ToLower(c.String("format"))
		asked = "--format " + format
		if err := checkFormat(c.Command.Name, format); err != nil {
			return "", err
		}
	}
	for _, f := range print.Formats {
		if f == "table" || !c.Bool(f) {
			continue
		}
		if asked != "" && format != f {
			return "", usagef("%s and --%s ask for two formats: give one", asked, f)
		}
		format, asked = f, "--"+f
	}
	if c.Bool("excel") && format != "csv" {
		if asked != "" {
			return "", usagef("--excel is a form of CSV, and %s asks for another format", asked)
		}
		format = "csv"
	}
	return format, nil
}

// checkFormat checks that a command has a format, and says which one has it.
func checkFormat(command, format string) error {
	switch formats := formatsOf(command); {
	case slices.Contains(formats, format):
		return nil
	case format == picture:
		return usagef("--format svg is a picture of counts, which stats draws: %s has %s", command, joinWords(formats))
	case isCitation(format):
		return usagef("--format %s is for references, which export writes: %s has %s", format, command,
			joinWords(formats))
	default:
		return unknownWord("format", format, formats)
	}
}

// readCount reads a flag that is a number of rows.
func readCount(c *cli.Context, flag string, unset int) (int, error) {
	if !isSet(c, flag) {
		return unset, nil
	}
	n, err := strconv.Atoi(c.String(flag))
	if err != nil || n < 0 {
		return 0, usagef("--%s %s: give a number of rows, 0 or more", flag, c.String(flag))
	}
	return n, nil
}

// printRows prints the rows that the options ask for, and counts them.
func printRows(ctx context.Context, archive reader, o rowOptions, out *screen) (n int, err error) {
	if n, err = printCells(unmarked(archive.Rows(ctx, o.query, o.columns)), o, out); err == nil {
		out.count(o, n)
	}
	return n, err
}

// unmarked converts rows without marking anything in them.
func unmarked(rows iter.Seq2[[]db.Cell, error]) iter.Seq2[[]print.Cell, error] {
	return func(yield func([]print.Cell, error) bool) {
		var cells []print.Cell
		for row, err := range rows {
			if cells = printed(cells[:0], row); !yield(cells, err) {
				return
			}
		}
	}
}

// printed appends cells of the archive as cells for a printer.
func printed(cells []print.Cell, row []db.Cell) []print.Cell {
	for _, c := range row {
		cells = append(cells, print.Cell{Text: c.Text, Known: c.Known})
	}
	return cells
}

// looks are how tables show columns that are not plain.
var looks = map[string]print.Look{
	"title": {Main: true}, "text": {Under: true}, "snippet": {Under: true}, "bar": {Style: print.Bar},
	"id": {Style: print.Aside}, "briefing_id": {Style: print.Aside}, "slug": {Style: print.Aside},
	"digest": {Style: print.Aside}, "score": {Style: print.Aside}, "percent": {Style: print.Aside},
}

// looksOf are the looks of columns. A passage takes the heading of its section
// with it below the row.
func looksOf(columns []db.Column) []print.Look {
	list := make([]print.Look, len(columns))
	passage := slices.ContainsFunc(columns, func(c db.Column) bool { return c.Name == "snippet" })
	for i, c := range columns {
		if list[i] = looks[c.Name]; c.Name == "section" && passage {
			list[i] = print.Look{Style: print.Head, Under: true}
		}
	}
	return list
}

func printCells(rows iter.Seq2[[]print.Cell, error], o rowOptions, out *screen) (n int, err error) {
	o.print.Width, o.print.Color, o.print.Looks = out.width, out.color, looksOf(o.columns)
	columns := make([]print.Column, len(o.columns))
	for i, c := range o.columns {
		columns[i] = print.Column{Name: c.Name, Kind: print.Kind(c.Kind)}
	}
	printer, err := print.New(out, o.format, columns, o.print)
	if err != nil {
		return 0, usagef("%s", err)
	}
	n, err = printEach(rows, printer)
	return n, rowsError(err)
}

// status ends a command that has printed n rows.
func (o *rowOptions) status(n int, err error) error {
	if err == nil && n == 0 && o.exitStatus {
		return errSilent
	}
	return err
}

func printEach(rows iter.Seq2[[]print.Cell, error], printer print.Printer) (n int, err error) {
	for cells, err := range rows {
		if err != nil {
			return n, err
		}
		if err := printer.Row(cells); err != nil {
			return n, err
		}
		n++
	}
	return n, printer.Close()
}

// rowsError makes a usage error of an unknown field to sort by.
func rowsError(err error) error {
	if sort, ok := errors.AsType[*db.SortError](err); ok {
		return unknownField("--sort", sort.Field, sort.Near, sort.Names)
	}
	return err
}
