package commands

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/day"
	"briefings/commands/print"
	"briefings/db"
)

// A sheet is a CSV file of export that was edited in a spreadsheet.
type sheet struct {
	path    string
	rows    *csv.Reader
	columns []string // "" for one that is none of export
	key     int      // column that names the briefing
}

// readSheet compares a file with the archive. A cell that differs is to be set. A row that
// cannot be used has failed.
func (s *setting) readSheet(ctx context.Context, archive reader) error {
	file, added, err := openSheet(s.from, s.env.Stdin)
	if err != nil {
		return err
	}
	if added != nil {
		fmt.Fprintf(s.env.Stderr, "%s: left alone, as export has no such columns: %s\n", s.from,
			print.Safe(strings.Join(added, ", ")))
	}
	seen := map[int64]int{}
	for {
		cells, err := file.rows.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", s.from, err)
		}
		if strings.TrimSpace(strings.Join(cells, "")) == "" {
			continue
		}
		t := task{}
		t.line, _ = file.rows.FieldPos(0)
		err = file.compare(ctx, archive, cells, &t)
		switch first := seen[t.id]; {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			s.failed[t.line] = err.Error()
		case first > 0:
			s.failed[t.line] = fmt.Sprintf("briefing %d stands in line %d already", t.id, first)
		case t.edits != nil:
			s.tasks = append(s.tasks, t)
			fallthrough
		default:
			seen[t.id] = t.line
		}
	}
}

// maxSheet is the size of the largest file that is read, in bytes.
const maxSheet = 1 << 30

// openSheet reads the head of a file. Spreadsheets write a byte order mark, and semicolons
// or tabs where a comma stands in numbers. added are columns that export does not have.
func openSheet(path string, stdin io.Reader) (f *sheet, added []string, err error) {
	var data []byte
	if path == "-" {
		data, err = io.ReadAll(io.LimitReader(stdin, maxSheet))
	} else {
		data, err = os.ReadFile(path)
	}
	if err != nil {
		return nil, nil, err
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return nil, nil, fmt.Errorf("%s is a workbook: save it as CSV in UTF-8", path)
	case !utf8.Valid(data):
		return nil, nil, fmt.Errorf("%s is not UTF-8: save it as CSV in UTF-8", path)
	}
	head, rest, _ := bytes.Cut(data, []byte("\n"))
	if bytes.HasPrefix(head, []byte("sep=")) { // Excel's own
		data = rest
		head, _, _ = bytes.Cut(data, []byte("\n"))
	}
	f = &sheet{path: path, rows: csv.NewReader(bytes.NewReader(data)), key: -1}
	for _, r := range ";\t" {
		if bytes.ContainsRune(head, r) && !bytes.ContainsRune(head, ',') {
			f.rows.Comma = r
		}
	}
	f.rows.FieldsPerRecord = -1
	if f.columns, err = f.rows.Read(); err != nil {
		return nil, nil, fmt.Errorf("%s: no line of column names: give a CSV file of `briefings export`", path)
	}
	added, err = f.check()
	return f, added, err
}

// check finds the columns of export. It returns the others, and an error if none names the
// briefing of a row.
func (f *sheet) check() (added []string, err error) {
	known := append(db.FieldNames(""), "note")
	for i, name := range f.columns {
		name = strings.ToLower(strings.TrimSpace(name))
		switch {
		case !slices.Contains(known, name):
			added = append(added, f.columns[i])
			name = ""
		case slices.Contains(f.columns[:i], name):
			return nil, fmt.Errorf("%s: two columns are called %s", f.path, name)
		}
		f.columns[i] = name
	}
	for _, name := range []string{"digest", "slug", "id"} {
		if i := slices.Index(f.columns, name); i >= 0 {
			f.key = i
		}
	}
	if f.key < 0 {
		return nil, fmt.Errorf("%s: no column id, slug or digest says which briefing a row is: "+
			"give a CSV file of `briefings export`", f.path)
	}
	return added, nil
}

// compare finds the briefing of a row, and what the row sets in it.
func (f *sheet) compare(ctx context.Context, archive reader, cells []string, t *task) error {
	if len(cells) != len(f.columns) {
		return fmt.Errorf("%d cells, and the first line has %d", len(cells), len(f.columns))
	}
	ref := strings.TrimSpace(cells[f.key])
	if ref == "" {
		return fmt.Errorf("the %s is empty: a sheet adds no briefings, import does", f.columns[f.key])
	}
	id, err := archive.Find(ctx, ref)
	if err != nil {
		return err
	}
	b, err := archive.Briefing(ctx, id)
	if err != nil {
		return err
	}
	t.id = id
	isHeld := false
	for i, name := range f.columns {
		now := exported(&b, name)
		if name == "" || name == "set" || name == "date" || isSame(cells[i], now) {
			continue // set and date follow from other cells
		}
		if name == "held_start" || name == "held_end" {
			isHeld = true
			continue
		}
		e, err := cellEdit(name, cells[i], now)
		if err != nil {
			return err
		}
		t.edits = append(t.edits, e)
	}
	if !isHeld {
		return nil
	}
	held, err := f.held(&b, cells)
	t.edits = append(t.edits, held)
	return err
}

// cellEdit is what a cell sets that differs from what export wrote.
func cellEdit(name, cell, exported string) (e briefing.Edit, err error) {
	text, err := cellText(cell, name)
	switch {
	case err != nil:
		return e, fmt.Errorf("%s: %w", name, err)
	case name == "digest":
		return e, errors.New("the page is not the one of this row: it has changed since the export, " +
			"or the row is of another archive")
	case name == "slug":
		return e, fmt.Errorf("the slug is %s in the archive and %s here: is it a row of another archive?", exported,
			text)
	case name == "people" && strings.Contains(text, "|"):
		return e, errors.New("people: a cell holds names alone, separated by semicolons: " +
			"`briefings set` takes offices and countries")
	case name == "people":
		text = strings.ReplaceAll(text, ";", "|")
	case !slices.Contains(briefing.Settable, name):
		return e, fmt.Errorf("%s cannot be set: it is %q in the archive and %q here", name, exported, text)
	}
	return briefing.Edit{Field: name, Operator: "=", Text: text}, nil
}

// held sets both ends of the period at once: one alone might end before it starts.
func (f *sheet) held(b *briefing.Briefing, cells []string) (e briefing.Edit, err error) {
	var ends [2]string
	for i, name := range []string{"held_start", "held_end"} {
		ends[i] = exported(b, name)
		if at := slices.Index(f.columns, name); at >= 0 && !isSame(cells[at], ends[i]) {
			if ends[i], err = cellText(cells[at], name); err != nil {
				return e, fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	if (ends[0] == "") != (ends[1] == "") && !b.Held.IsZero() {
		return e, errors.New("held_start and held_end: one is empty: fill or empty both")
	}
	text := strings.Trim(strings.Join(ends[:], ".."), ".")
	return briefing.Edit{Field: "held", Operator: "=", Text: text}, nil
}

// exported is the cell that export writes.
func exported(b *briefing.Briefing, column string) string {
	switch column {
	case "id":
		return strconv.FormatInt(b.ID, 10)
	case "slug":
		return b.Slug
	case "source":
		return b.Source
	case "digest":
		return b.Digest
	case "date":
		return string(b.Date())
	case "held_start":
		return string(b.Held.Start)
	case "held_end":
		return string(b.Held.End)
	case "photos":
		return strconv.Itoa(len(b.Photos))
	case "sections":
		return strconv.Itoa(len(b.Sections))
	case "words":
		return strconv.Itoa(b.Words())
	case "set":
		return strings.Join(b.SetFields(), "; ")
	case "people":
		names := make([]string, len(b.People))
		for i, p := range b.People {
			names[i] = p.Name
		}
		return strings.Join(names, "; ")
	}
	return b.Fact(column)
}

// plainCell is a cell without the apostrophe that makes a formula inert, and with the line
// ends of the archive.
func plainCell(cell string) string {
	cell = strings.TrimSpace(strings.ReplaceAll(cell, "\r\n", "\n"))
	if rest, ok := strings.CutPrefix(cell, "'"); ok && print.IsFormula(rest) {
		return rest
	}
	return cell
}

// isSame reports whether a cell says what export wrote, though a spreadsheet may have
// written a day or a number in its own way.
func isSame(cell, exported string) bool {
	cell, exported = plainCell(cell), plainCell(exported)
	if cell == exported {
		return true
	}
	if _, err := day.Parse(exported); err == nil {
		days := daysOfCell(cell)
		isMonth := len(exported) == len("2011-11")
		return slices.Contains(days, exported) || isMonth && slices.Contains(days, exported+"-01")
	}
	a, errA := strconv.ParseFloat(cell, 64)
	b, errB := strconv.ParseFloat(exported, 64)
	isNumber := errA == nil && errB == nil && a == b
	return isNumber || strings.EqualFold(cell, exported) && (exported == "true" || exported == "false")
}

// cellText is what a cell sets. A day that a spreadsheet has written in its own way is
// made one of ISO 8601.
func cellText(cell, column string) (string, error) {
	cell = plainCell(cell)
	switch column {
	case "duration_minutes":
		return strings.TrimSuffix(cell, ".0"), nil
	case "published", "held_start", "held_end", "captured":
	default:
		return cell, nil
	}
	switch days := daysOfCell(cell); len(days) {
	case 0:
		return cell, nil // Set says what is wrong
	case 1:
		return days[0], nil
	default:
		return "", fmt.Errorf("%q may be %s: write it as one of them", cell, strings.Join(days, " or "))
	}
}

// cellDays are the ways in which spreadsheets write a day, as package time describes them.
var cellDays = []string{
	"2006-01-02", "2006/1/2", "2006-01-02 15:04:05", "1/2/2006", "2/1/2006", "1/2/06", "2/1/06", "2.1.2006", "2.1.06",
	"2-1-2006", "2-Jan-06", "2-Jan-2006", "Jan-06", "Jan-2006",
}

// daysOfCell returns the days that a cell may mean, each once.
func daysOfCell(cell string) (days []string) {
	for _, layout := range cellDays {
		if at, err := time.Parse(layout, cell); err == nil {
			if d := at.Format(time.DateOnly); !slices.Contains(days, d) {
				days = append(days, d)
			}
		}
	}
	return days
}
