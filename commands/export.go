package commands

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"briefings/briefing"
	"briefings/commands/intake"
	"briefings/commands/print"
	"briefings/db"
)

func exportFlags() []cli.Flag {
	return slices.Concat([]cli.Flag{
		&cli.StringFlag{Name: "table", Category: rowsCategory,
			Usage: "export `TABLE`: " + strings.Join(db.Tables, ", ") + " (briefings if not given)"},
		&cli.BoolFlag{Name: "with-originals", Category: rowsCategory,
			Usage: "with the sources, revisions and bytes of pages, which import restores (--format jsonl)"},
		&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Category: formatCategory,
			Usage: "write to `FILE`, whole or not at all"},
	}, criteriaFlags(), rowFlags(), formatFlags("csv", print.CitationFormats...))
}

type exportOptions struct {
	rowOptions
	output    string // a file; "" is standard output
	whole     bool   // each briefing as an object, not rows of columns
	originals bool
}

func (s *session) readExport(c *cli.Context) (o exportOptions, err error) {
	if err := noArguments(c); err != nil {
		return o, err
	}
	table, err := readTable(c)
	if err != nil {
		return o, err
	}
	criteria, err := readCriteria(c)
	if err != nil {
		return o, err
	}
	o.rowOptions, err = s.readRowOptions(c, db.Query{Criteria: criteria, Table: table}, columnNames(table), "csv")
	if err != nil {
		return o, err
	}
	o.whole = !o.chosen && table == "briefings" && (o.format == "json" || o.format == "jsonl")
	o.originals = c.Bool("with-originals")
	switch o.output = c.String("output"); {
	case isSet(c, "output") && o.output == "":
		return o, usagef("--output is empty: give the name of a file")
	case o.output == "-":
		o.output = ""
	}
	return o, o.check(c)
}

// check checks that the flags go together.
func (o *exportOptions) check(c *cli.Context) error {
	switch {
	case isCitation(o.format):
		return checkCitations(c, o.format)
	case o.originals && (!o.whole || o.format != "jsonl" || o.print.Print0):
		return usagef("--with-originals is for whole briefings, a line each: " +
			"give --format jsonl, and neither --table, --fields nor --print0")
	}
	return nil
}

// columnNames returns the names of all columns of a table.
func columnNames(table string) (names []string) {
	for _, column := range db.Columns(table) {
		names = append(names, column.Name)
	}
	return names
}

func readTable(c *cli.Context) (string, error) {
	table := strings.ToLower(c.String("table"))
	switch {
	case table == "":
		return "briefings", nil
	case !slices.Contains(db.Tables, table):
		return "", unknownWord("table", table, db.Tables)
	}
	return table, nil
}

func (s *session) export(ctx context.Context, o exportOptions) error {
	defer collectLess()()
	return s.answer(ctx, o.request, func(archive reader) error {
		if err := refuseArchive(o.output, archive.Path()); err != nil {
			return err
		}
		n := 0
		err := toOutput(o.output, o.out, func(out *screen) (err error) {
			switch {
			case o.originals:
				n, err = exportOriginals(ctx, archive, o.query, out)
			case isCitation(o.format):
				n, err = exportCitations(ctx, archive, o.rowOptions, out)
			case o.whole:
				n, err = exportWhole(ctx, archive, o.rowOptions, out)
			default:
				n, err = printRows(ctx, archive, o.rowOptions, out)
			}
			return err
		})
		return o.status(n, err)
	})
}

// exportWhole writes each briefing as the object that import reads again.
func exportWhole(ctx context.Context, archive reader, o rowOptions, w io.Writer) (n int, err error) {
	if o.print.Print0 && o.format == "json" {
		return 0, usagef("--print0 does not go with --json, where the whole array is one record: use --jsonl")
	}
	before, between, after, none := "", "\n", "\n", ""
	switch {
	case o.format == "json":
		before, between, after, none = "[\n", ",\n", "\n]\n", "[]\n"
	case o.print.Print0:
		between, after = "\x00", "\x00"
	}
	out := bufio.NewWriterSize(w, 1<<16)
	for object, err := range archive.JSON(ctx, o.query) {
		if err != nil {
			return n, rowsError(err)
		}
		_, _ = out.WriteString(before)
		if _, err := out.Write(object); err != nil {
			return n, err
		}
		before = between
		n++
	}
	if n == 0 {
		after = none
	}
	_, _ = out.WriteString(after) // Flush returns the error
	return n, out.Flush()
}

// exportOriginals writes each briefing with everything that the archive keeps of it.
func exportOriginals(ctx context.Context, archive reader, q db.Query, w io.Writer) (n int, err error) {
	out := bufio.NewWriterSize(w, 1<<16)
	var line []byte
	for b, err := range archive.Wholes(ctx, q) {
		if err != nil {
			return n, rowsError(err)
		}
		line = append(briefing.AppendWhole(line[:0], &b.Briefing, &b.Kept), '\n')
		if len(line) > intake.MaxPage {
			return n, fmt.Errorf("%s takes more than %d MiB in a line, and import reads no longer ones: "+
				"`briefings backup FILE` keeps all", b.Briefing.Slug, intake.MaxPage>>20)
		}
		if _, err := out.Write(line); err != nil {
			return n, err
		}
		n++
	}
	return n, out.Flush()
}

// toOutput calls write with the file at path, or with the screen if path is "".
// The file gets its name when everything is written: nobody sees half of it.
func toOutput(path string, out *screen, write func(*screen) error) error {
	if path == "" {
		return write(out)
	}
	isDevice := strings.HasPrefix(path, "/dev/")
	if real, err := filepath.EvalSymlinks(path); err == nil && !isDevice {
		path = real // write the file that a link leads to, and keep the link
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return replaceFile(path, nil, out, write)
	case info.IsDir():
		return usagef("--output %s is a folder: give the name of a file", path)
	case info.Mode().IsRegular() && !isDevice:
		return replaceFile(path, info, out, write)
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0) // a device or a pipe cannot be replaced
	if err != nil {
		return err
	}
	return errors.Join(write(out.into(f)), f.Close())
}

// replaceFile writes a new file and gives it the name path. old is the file that
// has the name now, nil if there is none; its permissions stay.
func replaceFile(path string, old os.FileInfo, out *screen, write func(*screen) error) error {
	removeAbandoned(path)
	f, err := db.CreateBeside(path, "", 0o666)
	if err != nil {
		return fmt.Errorf("--output %s: %w", path, err)
	}
	err = errors.Join(write(out.into(f)), f.Sync(), f.Close())
	if err == nil && old != nil {
		err = os.Chmod(f.Name(), old.Mode())
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

// refuseArchive refuses to overwrite the archive that an export reads.
func refuseArchive(output, archive string) error {
	to, err := os.Stat(output)
	if err != nil {
		return nil
	}
	if from, err := os.Stat(archive); err == nil && os.SameFile(from, to) {
		return usagef("--output %s is the archive itself: give the name of another file", output)
	}
	return nil
}

// abandonedAfter is the time after which a file that is being written must be left
// over: a running export writes more often.
const abandonedAfter = time.Hour

// removeAbandoned removes the files that killed exports to path left in its folder.
func removeAbandoned(path string) {
	folder, prefix := filepath.Dir(path), "."+filepath.Base(path)+"."
	entries, _ := os.ReadDir(folder) // an unreadable folder is reported when the file is made
	for _, entry := range entries {
		digits, ok := strings.CutPrefix(entry.Name(), prefix)
		if !ok || len(digits) != 8 || strings.Trim(digits, "0123456789abcdef") != "" {
			continue
		}
		info, err := entry.Info()
		if err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > abandonedAfter {
			_ = os.Remove(filepath.Join(folder, entry.Name()))
		}
	}
}
