package commands

import (
	"context"
	"slices"

	"github.com/urfave/cli/v2"

	"briefings/db"
)

// listFields are what list and filter show of a briefing, in every format.
var listFields = []string{"id", "date", "countries", "title", "place"}

func listFlags() []cli.Flag { return slices.Concat(rowFlags(), formatFlags("table")) }

func filterFlags() []cli.Flag { return append(criteriaFlags(), listFlags()...) }

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
	return s.answer(ctx, o.request, func(archive reader) error {
		n, err := printRows(ctx, archive, o, o.out)
		return o.status(n, err)
	})
}
