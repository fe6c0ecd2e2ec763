package commands

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/commands/print"
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
			"absent; prefix* is the beginning of a word; brackets join; title: heading: person:\n" +
			"place: look there alone. Case, diacritics and punctuation do not matter; plural and\n" +
			"singular, US and U.S. find each other outside of quotes. Quote for the shell what\n" +
			"has quotes, brackets or * in it.",
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
	out, err := s.readScreen(c)
	if err != nil {
		return err
	}
	return s.answer(c, out, func(archive *db.Archive) error {
		hits := archive.Search(c.Context, o.query, terms, o.columns)
		n, err := printCells(marked(hits, o, out, out.marker(&terms)), o, out)
		if err == nil && n > 0 {
			out.count(o, n)
		}
		if err == nil && n == 0 && o.query.Limit != 0 && !o.exitStatus {
			err = s.sayWhyNothing(c.Context, archive, o.query, terms)
		}
		return o.status(n, err)
	})
}

// marked are the rows of hits, in which what was found is marked where it is
// read: in the title, the heading and the passage.
func marked(hits iter.Seq2[db.Hit, error], o rowOptions, out *screen, marks func(string) [][2]int) iter.Seq2[[]print.Cell, error] {
	fitted := o.format == "table" && out.width > 0
	return func(yield func([]print.Cell, error) bool) {
		var cells []print.Cell
		for hit, err := range hits {
			cells = printed(cells[:0], hit.Cells)
			for i := range cells {
				switch name := o.columns[i].Name; {
				case name == "score" && fitted:
					cells[i].Text = shortScore(cells[i].Text)
				case marks == nil:
				case name == "snippet":
					cells[i].Marks = hit.Passage.Marks
				case name == "title" || name == "section":
					cells[i].Marks = marks(cells[i].Text)
				}
			}
			if !yield(cells, err) {
				return
			}
		}
	}
}

// shortScore is a score for people who compare it with the one above: as many
// digits in each, and a power of ten where a word is so common that none of
// them would tell.
func shortScore(text string) string {
	score, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil:
		return text
	case score > 0 && score < 0.001:
		return strconv.FormatFloat(score, 'e', 1, 64)
	}
	return strconv.FormatFloat(score, 'f', 3, 64)
}

// sayWhyNothing says on standard error why a search has found nothing. Under
// --exit-status nobody is there to read it, and the status says enough.
func (s *session) sayWhyNothing(ctx context.Context, archive *db.Archive, q db.Query, terms db.Terms) error {
	why, err := archive.WhyNothing(ctx, q, terms)
	if err != nil {
		return err
	}
	for _, m := range why.Words {
		fmt.Fprintf(s.env.Stderr, "no %s holds %q%s\n", cmp.Or(m.Scope, "briefing"), shortened(m.Typed), didYouMean(m.Near))
	}
	switch {
	case why.More:
		fmt.Fprintf(s.env.Stderr, "no more than %d are found\n", q.Offset)
	case why.Fits:
		fmt.Fprintln(s.env.Stderr, "briefings hold this, but none of them fits the other criteria")
	case why.Found:
		fmt.Fprintln(s.env.Stderr, "no briefing holds all of this")
	}
	return nil
}

func didYouMean(near string) string {
	if near == "" {
		return ""
	}
	return ": did you mean " + print.Safe(near) + "?"
}

// shortened is the beginning of what was typed, as an error can quote it.
func shortened(typed string) string {
	const most = 60
	if runes := []rune(typed); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return typed
}
