package commands

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/commands/print"
	"briefings/db"
)

func historyFlags() []cli.Flag { return formatFlags("table") }

type historyOptions struct {
	formatOptions
	ref string
}

func (s *session) readHistory(c *cli.Context) (o historyOptions, err error) {
	if c.NArg() != 1 {
		return o, usagef("history needs one ID: " +
			"a number, a slug or the beginning of one, as `briefings list` shows them")
	}
	o.ref = c.Args().First()
	o.formatOptions, err = s.readFormatOptions(c, "table")
	return o, err
}

func (s *session) history(ctx context.Context, o historyOptions) error {
	return s.answer(ctx, o.request, func(archive reader) error {
		id, err := archive.Find(ctx, o.ref)
		if err != nil {
			return err
		}
		list, err := archive.History(ctx, id)
		if err != nil {
			return err
		}
		return printHistory(list, o.formatOptions)
	})
}

var historyColumns = []print.Column{
	{Name: "number", Kind: print.Number}, {Name: "imported"}, {Name: "replaced"},
	{Name: "changed", Kind: print.List}, {Name: "set", Kind: print.List}, {Name: "source"}, {Name: "digest"},
}

// historyLooks: what changed matters most; long values stand below.
var historyLooks = map[string]print.Look{
	"changed": {Main: true}, "source": {Under: true}, "digest": {Under: true},
}

func printHistory(list []db.Revision, o formatOptions) error {
	options := o.print
	options.Width, options.Color = o.out.width, o.out.color
	for _, column := range historyColumns {
		options.Looks = append(options.Looks, historyLooks[column.Name])
	}
	printer, err := print.New(o.out, o.format, historyColumns, options)
	if err != nil {
		return usagef("%s", err)
	}
	text := func(s string) print.Cell { return print.Cell{Text: s, Known: s != ""} }
	for _, r := range slices.Backward(list) {
		err := printer.Row([]print.Cell{
			text(strconv.Itoa(r.Number)), text(r.Imported), text(r.Replaced),
			text(strings.Join(r.Changed, "; ")), text(strings.Join(r.Set, "; ")), text(r.Source), text(r.Digest),
		})
		if err != nil {
			return err
		}
	}
	return printer.Close()
}
