package commands

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/briefing/country"
	"briefings/commands/print"
	"briefings/db"
	"briefings/db/postgres"
)

func infoFlags() []cli.Flag {
	return append([]cli.Flag{
		&cli.BoolFlag{Name: "check", Usage: "verify the archive, and exit 1 if there is a problem"},
		&cli.BoolFlag{Name: "reread",
			Usage: "with --check: read all pages again, and name the briefings whose facts would change"},
	}, formatFlags("table")...)
}

type infoOptions struct {
	formatOptions
	check, reread bool
}

func (s *session) readInfo(c *cli.Context) (o infoOptions, err error) {
	if err := noArguments(c); err != nil {
		return o, err
	}
	o.check, o.reread = c.Bool("check"), c.Bool("reread")
	if o.reread && !o.check {
		return o, usagef("--reread is a part of the check: give --check, too; " +
			"`briefings import --reread` updates facts")
	}
	o.formatOptions, err = s.readFormatOptions(c, "table")
	if err == nil && o.check && postgres.IsAddress(o.archive.path) {
		err = usagef("--check verifies an archive file: what was published was checked by the server")
	}
	return o, err
}

func (s *session) info(ctx context.Context, o infoOptions) error {
	return s.answer(ctx, o.request, func(archive reader) error {
		info, err := archive.Info(ctx)
		if err != nil {
			return err
		}
		if err := printInfo(info, o.formatOptions); err != nil {
			return err
		}
		if file, ok := archive.(*db.Archive); ok && o.check {
			return s.check(ctx, file, o.reread)
		}
		return nil
	})
}

var infoColumns = []print.Column{
	{Name: "file"}, {Name: "size", Kind: print.Number}, {Name: "schema", Kind: print.Number},
	{Name: "briefings", Kind: print.Number}, {Name: "people", Kind: print.Number},
	{Name: "countries", Kind: print.Number}, {Name: "sources", Kind: print.Number},
	{Name: "revisions", Kind: print.Number}, {Name: "settings", Kind: print.Number}, {Name: "first"}, {Name: "last"},
}

// printInfo prints a fact on each line of a table, and one record in the formats for
// scripts.
func printInfo(info db.Info, o formatOptions) error {
	number := func(n int) print.Cell { return print.Cell{Text: strconv.Itoa(n), Known: true} }
	cells := []print.Cell{
		{Text: info.File, Known: true}, number(int(info.Size)), number(info.Schema), number(info.Briefings),
		number(info.People), number(info.Countries), number(info.Sources), number(info.Revisions),
		number(info.Settings),
		{Text: info.First, Known: info.First != ""}, {Text: info.Last, Known: info.Last != ""},
	}
	if o.format == "table" && !o.print.Print0 {
		for i, column := range infoColumns {
			text := print.Safe(cells[i].Text)
			if column.Name == "size" {
				text = fmt.Sprintf("%s bytes", text)
			}
			label := o.out.paint(print.Aside, fmt.Sprintf("%-10s", column.Name))
			if _, err := fmt.Fprintf(o.out, "%s %s\n", label, text); err != nil {
				return err
			}
		}
		label := o.out.paint(print.Aside, fmt.Sprintf("%-10s", "towns"))
		_, err := fmt.Fprintf(o.out, "%s %s\n", label, country.TownsSource)
		return err
	}
	if o.format == "json" {
		o.format = "jsonl" // one archive, one object
	}
	printer, err := print.New(o.out, o.format, infoColumns, o.print)
	if err != nil {
		return usagef("%s", err)
	}
	if err := printer.Row(cells); err != nil {
		return err
	}
	return printer.Close()
}

// check names problems on standard error, and ends with status 1 if there are any.
func (s *session) check(ctx context.Context, archive *db.Archive, reread bool) error {
	problems := 0
	err := archive.Check(ctx, func(problem string) bool {
		problems++
		fmt.Fprintf(s.env.Stderr, "briefings: %s: %s\n", archive.Path(), print.Safe(problem))
		return ctx.Err() == nil
	})
	if err == nil && reread {
		var differ int
		differ, err = s.checkReading(ctx, archive)
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

// checkReading names on standard error the briefings whose facts would change if
// their pages were read again, and counts them.
func (s *session) checkReading(ctx context.Context, archive *db.Archive) (differ int, err error) {
	for r, err := range archive.Reread(ctx) {
		switch {
		case err != nil:
			return differ, err
		case r.Err != nil:
			fmt.Fprintf(s.env.Stderr, "briefings: %d %s: its page cannot be read any more: %s\n",
				r.ID, r.Slug, oneLine(r.Err))
		case r.Changed != nil:
			fmt.Fprintf(s.env.Stderr, "briefings: %d %s: would be read otherwise: %s\n",
				r.ID, r.Slug, strings.Join(r.Changed, ", "))
		default:
			continue
		}
		differ++
	}
	return differ, nil
}
