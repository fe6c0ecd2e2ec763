package commands

import (
	"bytes"
	"context"
	"encoding/csv"
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
	columns []string
	key     int // column that names the briefing
}

// tasksOf compares a file with the archive. A cell that differs is to be set. It names each
// row that it cannot use on standard error and counts them.
func (s *session) tasksOf(ctx context.Context, archive *db.Archive, path string) (tasks []task, failed int, err error) {
	file, err := openSheet(path, s.env.Stdin)
	if err != nil {
		return nil, 0, err
	}
	for {
		cells, err := file.rows.Read()
		if err == io.EOF {
			return tasks, failed, nil
		}
		if err != nil {
			return nil, 0, fmt.Errorf("%s: %w", path, err)
		}
		line, _ := file.rows.FieldPos(0)
		t := task{place: fmt.Sprintf("%s:%d", path, line)}
		switch err := file.compare(ctx, archive, cells, &t); {
		case ctx.Err() != nil:
			return nil, 0, ctx.Err()
		case err != nil:
			s.sayOf(t.place, oneLine(err))
			failed++
		case t.edits != nil:
			tasks = append(tasks, t)
		}
	}
}

// maxSheet is the size of the largest file that is read, in bytes.
const maxSheet = 1 << 30

// openSheet reads the head of a file. Spreadsheets write a byte order mark, and semicolons
// or tabs where a comma stands in numbers.
func openSheet(path string, stdin io.Reader) (*sheet, error) {
	var data []byte
	var err error
	if path == "-" {
		data, err = io.ReadAll(io.LimitReader(stdin, maxSheet))
	} else {
		data, err = os.ReadFile(path)
	}
	if err != nil {
		return nil, err
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(data) {
		return nil, fmt.Errorf("%s is not UTF-8: save it as CSV in UTF-8", path)
	}
	f := &sheet{path: path, rows: csv.NewReader(bytes.NewReader(data)), key: -1}
	head, _, _ := bytes.Cut(data, []byte("\n"))
	for _, r := range ";\t" {
		if bytes.ContainsRune(head, r) && !bytes.ContainsRune(head, ',') {
			f.rows.Comma = r
		}
	}
	f.rows.FieldsPerRecord = -1
	if f.columns, err = f.rows.Read(); err != nil {
		return nil, fmt.Errorf("%s: no line of column names: give a CSV file of `briefings export`", path)
	}
	return f, f.check()
}

// check reports a column that export does not have.
func (f *sheet) check() error {
	known := db.FieldNames("")
	for i, name := range f.columns {
		switch {
		case !slices.Contains(append(known, "note"), name):
			return fmt.Errorf("%s: no column is called %q: give a CSV file of `briefings export`", f.path, name)
		case slices.Contains(f.columns[:i], name):
			return fmt.Errorf("%s: two columns are called %s", f.path, name)
		}
	}
	for _, name := range []string{"digest", "slug", "id"} {
		if i := slices.Index(f.columns, name); i >= 0 {
			f.key = i
		}
	}
	if f.key < 0 {
		return fmt.Errorf("%s: no column id, slug or digest says which briefing a row is", f.path)
	}
	return nil
}

// compare finds the briefing of a row, and what the row sets in it.
func (f *sheet) compare(ctx context.Context, archive *db.Archive, cells []string, t *task) error {
	if len(cells) != len(f.columns) {
		return fmt.Errorf("%d cells, and the first line has %d", len(cells), len(f.columns))
	}
	id, err := archive.Find(ctx, strings.TrimSpace(cells[f.key]))
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
		if isSame(cells[i], now) {
			continue
		}
		text, err := cellText(cells[i], name)
		switch {
		case err != nil:
			return fmt.Errorf("%s: %w", name, err)
		case name == "slug" || name == "digest":
			return fmt.Errorf("%s is %s in the archive and %s here: is it a row of another archive?", name, now, text)
		case name == "held_start" || name == "held_end":
			isHeld = true
		case slices.Contains(briefing.Settable, name):
			if name == "people" {
				text = strings.ReplaceAll(text, ";", "|")
			}
			t.edits = append(t.edits, briefing.Edit{Field: name, Operator: "=", Text: text})
		default:
			return fmt.Errorf("%s cannot be set: it is %q in the archive and %q here", name, now, text)
		}
	}
	if !isHeld {
		return nil
	}
	held, err := f.held(&b, cells)
	t.edits = append(t.edits, held)
	return err
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
		return joinedFields(b)
	case "people":
		names := make([]string, len(b.People))
		for i, p := range b.People {
			names[i] = p.Name
		}
		return strings.Join(names, "; ")
	}
	return b.Fact(column)
}

func joinedFields(b *briefing.Briefing) string {
	fields := make([]string, len(b.Settings))
	for i, s := range b.Settings {
		fields[i] = s.Field
	}
	return strings.Join(fields, "; ")
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
	if column != "published" && column != "held_start" && column != "held_end" {
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
