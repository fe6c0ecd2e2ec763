package commands

import (
	"slices"

	"github.com/urfave/cli/v2"
)

func (s *session) filterCommand() *cli.Command {
	return &cli.Command{
		Name:  "filter",
		Usage: "the briefings that fit criteria, a row each, newest first",
		UsageText: "briefings filter [CRITERIA] [FLAGS]\n\n" +
			"briefings filter --country Russia --date 2011..\n" +
			"briefings filter --between JP,RU --kind foreign-ministers-meeting --csv",
		Flags: slices.Concat(criteriaFlags(), rowFlags(), formatFlags("table")),
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			criteria, err := readCriteria(c)
			if err != nil {
				return err
			}
			return s.listBriefings(c, criteria)
		},
	}
}
