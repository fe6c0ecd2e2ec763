package commands

import (
	"context"
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
		Flags:  slices.Concat(rowFlags(), formatFlags("table")),
		Action: action(s.readList, s.list),
	}
}

func (s *session) filterCommand() *cli.Command {
	return &cli.Command{
		Name:  "filter",
		Usage: "the briefings that fit criteria, a row each, newest first",
		UsageText: "briefings filter [CRITERIA] [FLAGS]\n\n" +
			"briefings filter --country Russia --date 2011..\n" +
			"briefings filter --between JP,RU --kind foreign-ministers-meeting --csv",
		Flags:  slices.Concat(criteriaFlags(), rowFlags(), formatFlags("table")),
		Action: action(s.readList, s.list),
	}
}

// readList reads the options of list, and of filter, which adds criteria.
func (s *session) readList(c *cli.Context) (rowOptions, error) {
	if err := noArguments(c); err != nil {
		return rowOptions{}, err
	}
	criteria, err := readCriteria(c)
	if err != nil {
		return rowOptions{}, err
	}
	return s.readRowOptions(c, db.Query{Criteria: criteria, Sort: db.NewestFirst}, listFields, "table")
}

func (s *session) list(ctx context.Context, o rowOptions) error {
	return s.answer(ctx, o.request, func(archive *db.Archive) error {
		n, err := printRows(ctx, archive, o, o.out)
		return o.status(n, err)
	})
}
