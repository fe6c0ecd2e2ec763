// Package print writes rows of cells in the formats of the program: tables for
// people, CSV, TSV and JSON for other programs, Markdown for documents. It also makes
// text safe for a terminal, cuts and wraps it to a width, and shows progress.
package print

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Kind says what the cells of a column hold. It decides how they are aligned in
// tables and which type they have in JSON.
type Kind uint8

// The kinds of columns.
const (
	Text   Kind = iota
	Number      // a number as JSON writes it; aligned right
	List        // entries joined by "; "; in JSON an array of strings
)

// A Column is one column of the rows. Its name stands in the header.
type Column struct {
	Name string
	Kind Kind
}

// A Cell is one value. If Known is false there is none: nothing is written for it,
// null in JSON, and [] for a list.
type Cell struct {
	Text  string
	Known bool
	Marks [][2]int // bytes of Text that a search found, in order; tables show them in colour
}

// A Look is how a table for people shows a column.
type Look struct {
	Style Style
	Main  bool // what the row is about: if there is little room, it gets more than others
	Under bool // if the table must fit a width, the cell stands below the row, wrapped
}

func (c Cell) text() string {
	if !c.Known {
		return ""
	}
	return c.Text
}

// A Printer writes rows in one format.
type Printer interface {
	// Row writes a cell for each column. It keeps neither the slice nor the texts.
	Row(cells []Cell) error
	// Close writes what is left (a whole short table, the end of a JSON array) and
	// flushes everything to the writer, which it does not close. A second Close does
	// nothing.
	Close() error
}

// Options change what a printer writes.
type Options struct {
	Width    int    // columns that tables must fit; 0: nothing is cut
	Color    bool   // tables have styles, by escape codes
	Looks    []Look // of the columns in tables; none: plain
	NoHeader bool   // no line of column names
	Excel    bool   // CSV for spreadsheets: byte order mark, CRLF, no formulas, no cell that is too long
	Print0   bool   // records end with NUL instead of a line break, and there is no header
}

// Formats are the names of the formats that New knows.
var Formats = []string{"table", "csv", "tsv", "json", "jsonl", "markdown"}

// separable are the formats whose records can end with NUL.
var separable = []string{"table", "csv", "tsv", "jsonl"}

// listSeparator stands between the entries of a list, except in JSON.
const listSeparator = "; "

// bufferSize is how many bytes are gathered before they are written.
const bufferSize = 64 << 10

// New returns a printer of rows with these columns. Its errors name an unknown
// format, or options that do not go together, as the flags are called.
func New(w io.Writer, format string, columns []Column, o Options) (Printer, error) {
	if err := check(format, columns, o); err != nil {
		return nil, err
	}
	out := bufio.NewWriterSize(w, bufferSize)
	columns = slices.Clone(columns)
	if format == "table" && !o.Print0 {
		return newTable(out, columns, o), nil
	}
	return &records{w: out, form: newForm(format, columns, o), columns: len(columns)}, nil
}

func check(format string, columns []Column, o Options) error {
	switch {
	case !slices.Contains(Formats, format):
		return fmt.Errorf("unknown format %q: the formats are %s", format, strings.Join(Formats, ", "))
	case len(o.Looks) > 0 && len(o.Looks) != len(columns):
		return fmt.Errorf("%d looks for %d columns: as many are needed", len(o.Looks), len(columns))
	case len(columns) == 0:
		return errors.New("no columns to print: at least one is needed")
	case o.Excel && format != "csv":
		return fmt.Errorf("--excel goes with --format csv, not with %s", format)
	case o.Print0 && !slices.Contains(separable, format):
		return fmt.Errorf("--print0 goes with --format %s, not with %s", strings.Join(separable, ", "), format)
	case o.Print0 && o.Excel:
		return errors.New("--print0 and --excel do not go together: a spreadsheet reads lines")
	}
	return nil
}

// A form is a format in which each record can be written at once. Its methods append
// to dst and return it.
type form interface {
	head(dst []byte) []byte
	row(dst []byte, cells []Cell) []byte
	tail(dst []byte) []byte
}

func newForm(format string, columns []Column, o Options) form {
	end := "\n"
	switch {
	case o.Print0:
		end, o.NoHeader = "\x00", true
	case o.Excel:
		end = "\r\n"
	}
	cells := delimited{columns: columns, header: !o.NoHeader, separator: '\t', end: end}
	switch format {
	case "json":
		return &jsonForm{object: newObject(columns)}
	case "jsonl":
		return &jsonlForm{object: newObject(columns), end: end}
	case "markdown":
		return &markdownForm{columns: columns, header: !o.NoHeader}
	case "csv":
		cells.separator, cells.escape = ',', appendField
		if len(columns) == 1 {
			cells.escape = appendOnlyField
		}
		if o.Excel {
			return &excelForm{cells}
		}
	case "tsv":
		cells.escape = appendEscaped
	default: // a table: with Print0, only the values
		cells.escape = appendRaw
	}
	return &cells
}

// records prints a form record by record.
type records struct {
	w       *bufio.Writer
	form    form
	columns int
	begun   bool
	closed  bool
}

func (r *records) Row(cells []Cell) error {
	if err := checkRow(cells, r.columns); err != nil {
		return err
	}
	if err := r.begin(); err != nil {
		return err
	}
	if excel, ok := r.form.(*excelForm); ok {
		if err := excel.checkLengths(cells); err != nil {
			return err
		}
	}
	_, err := r.w.Write(r.form.row(r.w.AvailableBuffer(), cells))
	return err
}

// begin writes the head. It is called with the first row or at the end, so that a
// query that fails at once leaves no header behind.
func (r *records) begin() error {
	if r.begun {
		return nil
	}
	r.begun = true
	_, err := r.w.Write(r.form.head(nil))
	return err
}

func (r *records) Close() error {
	if r.closed {
		return nil
	}
	r.closed = true
	if err := r.begin(); err != nil {
		return err
	}
	if _, err := r.w.Write(r.form.tail(nil)); err != nil {
		return err
	}
	return r.w.Flush()
}

func checkRow(cells []Cell, columns int) error {
	if len(cells) != columns {
		return fmt.Errorf("a row of %d cells for %d columns: as many are needed", len(cells), columns)
	}
	return nil
}
