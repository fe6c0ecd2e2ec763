package commands

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"briefings/briefing"
	"briefings/db"
)

func (s *session) exportCommand() *cli.Command {
	return &cli.Command{
		Name:  "export",
		Usage: "every fact of the briefings that fit criteria, in the order of the archive",
		UsageText: "briefings export [CRITERIA] [FLAGS]\n\n" +
			"briefings export --country RU --output russia.csv\n" +
			"briefings export --table people --held 2011 --excel --output people.csv\n" +
			"briefings export --format jsonl --with-originals --output archive.jsonl",
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "table", Usage: "export `TABLE`: " + strings.Join(db.Tables, ", ") + " (briefings if not given)", Category: rowsCategory},
			&cli.BoolFlag{Name: "with-originals", Usage: "with the sources, revisions and bytes of pages, which import restores (--format jsonl)", Category: rowsCategory},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`, whole or not at all", Category: formatCategory},
		}, criteriaFlags(), rowFlags(), formatFlags("csv")),
		Action: s.export,
	}
}

func (s *session) export(c *cli.Context) error {
	if err := noArguments(c); err != nil {
		return err
	}
	table, err := readTable(c)
	if err != nil {
		return err
	}
	criteria, err := readCriteria(c)
	if err != nil {
		return err
	}
	var fields []string
	for _, column := range db.Columns(table) {
		fields = append(fields, column.Name)
	}
	o, err := readRowOptions(c, db.Query{Criteria: criteria, Table: table}, fields, "csv")
	if err != nil {
		return err
	}
	whole := !o.chosen && table == "briefings" && (o.format == "json" || o.format == "jsonl")
	originals := c.Bool("with-originals")
	if originals && (!whole || o.format != "jsonl" || o.print.Print0) {
		return usagef("--with-originals is for whole briefings, a line each: give --format jsonl, and neither --table, --fields nor --print0")
	}
	out, err := s.readScreen(c)
	if err != nil {
		return err
	}
	defer inPassing()()
	return s.answer(c, out, func(archive *db.Archive) error {
		if err := refuseArchive(c.String("output"), archive.Path()); err != nil {
			return err
		}
		n := 0
		err := toOutput(c, out, func(out *screen) (err error) {
			if originals {
				n, err = exportOriginals(c.Context, archive, o, out)
			} else if whole {
				n, err = exportWhole(c.Context, archive, o, out)
			} else {
				n, err = printRows(c.Context, archive, o, out)
			}
			return err
		})
		return o.status(n, err)
	})
}

func readTable(c *cli.Context) (string, error) {
	table := strings.ToLower(c.String("table"))
	switch {
	case table == "":
		return "briefings", nil
	case table == "statements":
		return "", usagef("--table statements: this version reads no statements: there are %s", strings.Join(db.Tables, ", "))
	case !slices.Contains(db.Tables, table):
		return "", unknownWord("table", table, db.Tables)
	}
	return table, nil
}

// exportWhole writes each briefing as the object that import reads again.
func exportWhole(ctx context.Context, archive *db.Archive, o rowOptions, w io.Writer) (n int, err error) {
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

// exportOriginals writes each briefing with all that the archive keeps of it.
func exportOriginals(ctx context.Context, archive *db.Archive, o rowOptions, w io.Writer) (n int, err error) {
	out := bufio.NewWriterSize(w, 1<<16)
	var line []byte
	for b, err := range archive.Wholes(ctx, o.query) {
		if err != nil {
			return n, rowsError(err)
		}
		line = append(briefing.AppendWhole(line[:0], &b.Briefing, &b.Kept), '\n')
		if len(line) > maxPage {
			return n, fmt.Errorf("%s takes more than %d MiB in a line, and import reads no longer ones: `briefings backup FILE` keeps all", b.Briefing.Slug, maxPage>>20)
		}
		if _, err := out.Write(line); err != nil {
			return n, err
		}
		n++
	}
	return n, out.Flush()
}

// toOutput gives write the file of --output, or the screen. The file takes its
// name when all is written: nobody ever sees half of it.
func toOutput(c *cli.Context, out *screen, write func(*screen) error) error {
	path := c.String("output")
	if !isSet(c, "output") || path == "-" {
		return write(out)
	}
	if path == "" {
		return usagef("--output is empty: give the name of a file")
	}
	if real, err := filepath.EvalSymlinks(path); err == nil && !strings.HasPrefix(path, "/dev/") {
		path = real // what a link names is written, not the link
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return usagef("--output %s is a folder: give the name of a file", path)
	case err == nil && (!info.Mode().IsRegular() || strings.HasPrefix(path, "/dev/")): // a device or a pipe cannot be replaced
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return errors.Join(write(out.into(f)), f.Close())
	}
	f, err := createBeside(path)
	if err != nil {
		return fmt.Errorf("--output %s: %w", path, reason(err))
	}
	err = errors.Join(write(out.into(f)), f.Sync(), f.Close())
	if err == nil && info != nil {
		err = os.Chmod(f.Name(), info.Mode())
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

// refuseArchive refuses to write an export over the archive that it is read from.
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

// deadAfter is how long an export that is alive never goes without writing.
const deadAfter = time.Hour

// createBeside creates a file in the folder of path, under a name of its own
// and with the permissions that the user's umask gives. Such files as exports to
// the same path left that were killed are removed.
func createBeside(path string) (*os.File, error) {
	folder, prefix := filepath.Dir(path), "."+filepath.Base(path)+"."
	entries, _ := os.ReadDir(folder) // where it cannot be read nothing can be removed
	for _, entry := range entries {
		digits, ok := strings.CutPrefix(entry.Name(), prefix)
		if !ok || len(digits) != 8 || strings.Trim(digits, "0123456789abcdef") != "" {
			continue
		}
		if info, err := entry.Info(); err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > deadAfter {
			_ = os.Remove(filepath.Join(folder, entry.Name()))
		}
	}
	for {
		name := filepath.Join(folder, fmt.Sprintf("%s%08x", prefix, rand.Uint32()))
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}
