package commands

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/db"
)

// searchFields are what search shows of a briefing, in every format.
var searchFields = slices.Concat(listFields, []string{"section", "snippet", "score"})

func (s *session) searchCommand() *cli.Command {
	return &cli.Command{
		Name:  "search",
		Usage: "full text, best first, with the passage that matched",
		UsageText: "briefings search [CRITERIA] [FLAGS] TERMS...\n\n" +
			"briefings search territorial issues\n" +
			"briefings search '\"energy sector\" OR gas' --country RU\n" +
			"briefings search title:meeting -telephone 'negotiat*'\n\n" +
			"All words must occur. \"A phrase\" is exact; OR parts alternatives; -word must be\n" +
			"absent; prefix* is the beginning of a word; title: heading: person: place: look\n" +
			"there alone. Case, diacritics and punctuation do not matter.",
		Flags:  slices.Concat(criteriaFlags(), rowFlags(), formatFlags("table")),
		Action: s.search,
	}
}

func (s *session) search(c *cli.Context) error {
	if c.NArg() == 0 {
		return usagef("search needs TERMS: the words to look for")
	}
	terms, err := readTerms(strings.Join(c.Args().Slice(), " "))
	if err != nil {
		return err
	}
	criteria, err := readCriteria(c)
	if err != nil {
		return err
	}
	o, err := readRowOptions(c, db.Query{Criteria: criteria, Table: "search"}, searchFields, "table")
	if err != nil {
		return err
	}
	return s.withArchive(c, func(archive *db.Archive) error {
		n, err := printCells(func(yield func([]db.Cell, error) bool) {
			for hit, err := range archive.Search(c.Context, o.query, terms, o.columns) {
				if !yield(hit.Cells, err) {
					return
				}
			}
		}, o, s.env.Stdout)
		if err == nil && n == 0 {
			fmt.Fprintln(s.env.Stderr, "nothing found")
		}
		return o.status(n, err)
	})
}
