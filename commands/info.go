package commands

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/commands/print"
	"briefings/db"
)

func (s *session) infoCommand() *cli.Command {
	return &cli.Command{
		Name:  "info",
		Usage: "the archive: file, size, schema version, counts, first and last day",
		UsageText: "briefings info [FLAGS]\n\n" +
			"briefings info --check\n" +
			"briefings info --check --reread",
		Flags: append([]cli.Flag{
			&cli.BoolFlag{Name: "check", Usage: "verify the archive, and exit 1 if anything is off"},
			&cli.BoolFlag{Name: "reread", Usage: "with --check: read the bytes of all pages anew, and name the briefings whose facts would be others"},
		}, formatFlags("table")...),
		Action: s.info,
	}
}

func (s *session) info(c *cli.Context) error {
	if err := noArguments(c); err != nil {
		return err
	}
	format, err := readFormat(c, "table")
	if err != nil {
		return err
	}
	if c.Bool("reread") && !c.Bool("check") {
		return usagef("--reread is a part of the check: give --check, too; `briefings import --reread` updates facts")
	}
	options := printOptions(c)
	out, err := s.readScreen(c)
	if err != nil {
		return err
	}
	return s.answer(c, out, func(archive *db.Archive) error {
		info, err := archive.Info(c.Context)
		if err != nil {
			return err
		}
		if err := printInfo(out, info, format, options); err != nil {
			return err
		}
		if c.Bool("check") {
			return s.check(c, archive)
		}
		return nil
	})
}

// printInfo prints a line a fact in a table, and one record in the formats for scripts.
func printInfo(out *screen, info db.Info, format string, options print.Options) error {
	columns := []print.Column{
		{Name: "file"}, {Name: "size", Kind: print.Number}, {Name: "schema", Kind: print.Number}, {Name: "briefings", Kind: print.Number},
		{Name: "people", Kind: print.Number}, {Name: "countries", Kind: print.Number}, {Name: "sources", Kind: print.Number},
		{Name: "revisions", Kind: print.Number}, {Name: "first"}, {Name: "last"},
	}
	number := func(n int) print.Cell { return print.Cell{Text: strconv.Itoa(n), Known: true} }
	cells := []print.Cell{
		{Text: info.File, Known: true}, number(int(info.Size)), number(info.Schema), number(info.Briefings), number(info.People),
		number(info.Countries), number(info.Sources), number(info.Revisions),
		{Text: info.First, Known: info.First != ""}, {Text: info.Last, Known: info.Last != ""},
	}
	if format == "table" && !options.Print0 {
		for i, column := range columns {
			text := print.Safe(cells[i].Text)
			if column.Name == "size" {
				text = fmt.Sprintf("%s bytes", text)
			}
			if _, err := fmt.Fprintf(out, "%s %s\n", out.paint(print.Aside, fmt.Sprintf("%-10s", column.Name)), text); err != nil {
				return err
			}
		}
		return nil
	}
	if format == "json" {
		format = "jsonl" // one archive, one object
	}
	printer, err := print.New(out, format, columns, options)
	if err != nil {
		return usagef("%s", err)
	}
	if err := printer.Row(cells); err != nil {
		return err
	}
	return printer.Close()
}

// check says on standard error what is off, and ends with status 1 if anything is.
func (s *session) check(c *cli.Context, archive *db.Archive) error {
	problems := 0
	err := archive.Check(c.Context, func(problem string) bool {
		problems++
		fmt.Fprintf(s.env.Stderr, "briefings: %s: %s\n", archive.Path(), print.Safe(problem))
		return c.Context.Err() == nil
	})
	if err == nil && c.Bool("reread") {
		var differ int
		differ, err = s.checkReading(c, archive)
		problems += differ
	}
	switch {
	case err != nil:
		return err
	case problems > 0:
		return errSilent
	}
	fmt.Fprintf(s.env.Stderr, "checked %s: nothing is off\n", archive.Path())
	return nil
}

// checkReading says on standard error which briefings would have other facts if
// their pages were read by the reader of today, and counts them.
func (s *session) checkReading(c *cli.Context, archive *db.Archive) (differ int, err error) {
	for r, err := range archive.Reread(c.Context) {
		switch {
		case err != nil:
			return differ, err
		case r.Err != nil:
			fmt.Fprintf(s.env.Stderr, "briefings: %d %s: its page cannot be read any more: %s\n", r.ID, r.Slug, oneLine(r.Err))
		case r.Changed != nil:
			fmt.Fprintf(s.env.Stderr, "briefings: %d %s: would be read otherwise: %s\n", r.ID, r.Slug, strings.Join(r.Changed, ", "))
		default:
			continue
		}
		differ++
	}
	return differ, nil
}
