package commands

import (
	"slices"

	"github.com/urfave/cli/v2"

	"briefings/db"
)

// listFields are what list and filter show of a briefing, in every format.
var listFields = []string{"id", "date", "countries", "title", "place"}

func (s *session) listCommand() *cli.Command {
	return &cli.Command{
		Name:  "list",
		Usage: "all briefings, a row each, newest first",
		UsageText: "briefings list [FLAGS]\n\n" +
			"briefings list --limit 10\n" +
			"briefings list --fields date,title,people --csv",
		Flags: slices.Concat(rowFlags(), formatFlags("table")),
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			return s.listBriefings(c, db.Criteria{})
		},
	}
}

// listBriefings is what list and filter have in common.
func (s *session) listBriefings(c *cli.Context, criteria db.Criteria) error {
	o, err := readRowOptions(c, db.Query{Criteria: criteria, Sort: db.NewestFirst}, listFields, "table")
	if err != nil {
		return err
	}
	out, err := s.readScreen(c)
	if err != nil {
		return err
	}
	return s.answer(c, out, func(archive *db.Archive) error {
		n, err := printRows(c.Context, archive, o, out)
		return o.status(n, err)
	})
}
