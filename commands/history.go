package commands

import (
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/commands/print"
	"briefings/db"
)

func (s *session) historyCommand() *cli.Command {
	return &cli.Command{
		Name:  "history",
		Usage: "the revisions of a briefing whose page changed, newest first",
		UsageText: "briefings history [FLAGS] ID\n\n" +
			"briefings history 1\n" +
			"briefings history 2011-11-24-japan-russia --csv\n\n" +
			"A row a revision: its number, when it was imported and when the next one took\n" +
			"its place (in UTC), which facts are others than in the one before it, from where\n" +
			"it came, and the digest of its bytes. The greatest number is that of today.",
		Flags:  formatFlags("table"),
		Action: s.history,
	}
}

var historyColumns = []print.Column{
	{Name: "number", Kind: print.Number}, {Name: "imported"}, {Name: "replaced"}, {Name: "changed", Kind: print.List}, {Name: "source"}, {Name: "digest"},
}

func (s *session) history(c *cli.Context) error {
	if c.NArg() != 1 {
		return usagef("history needs one ID: a number, a slug or a beginning of one, as `briefings list` shows them")
	}
	format, err := readFormat(c, "table")
	if err != nil {
		return err
	}
	out, err := s.readScreen(c)
	if err != nil {
		return err
	}
	return s.answer(c, out, func(archive *db.Archive) error {
		id, err := archive.Find(c.Context, c.Args().First())
		if err != nil {
			return err
		}
		list, err := archive.History(c.Context, id)
		if err != nil {
			return err
		}
		return printHistory(out, list, format, printOptions(c))
	})
}

func printHistory(out *screen, list []db.Revision, format string, options print.Options) error {
	options.Width, options.Color = out.width, out.color
	for _, column := range historyColumns {
		options.Looks = append(options.Looks, historyLooks[column.Name])
	}
	printer, err := print.New(out, format, historyColumns, options)
	if err != nil {
		return usagef("%s", err)
	}
	text := func(s string) print.Cell { return print.Cell{Text: s, Known: s != ""} }
	for _, r := range slices.Backward(list) {
		err := printer.Row([]print.Cell{
			text(strconv.Itoa(r.Number)), text(r.Imported), text(r.Replaced), text(strings.Join(r.Changed, "; ")), text(r.Source), text(r.Digest),
		})
		if err != nil {
			return err
		}
	}
	return printer.Close()
}

// historyLooks: what changed is what a reader looks for.
var historyLooks = map[string]print.Look{"changed": {Main: true}, "digest": {Style: print.Aside}}
