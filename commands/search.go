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
	"briefings/db/terms"
)

// searchFields are what search shows of a briefing, in every format.
var searchFields = slices.Concat(listFields, []string{"section", "snippet", "score"})

func searchFlags() []cli.Flag {
	return slices.Concat([]cli.Flag{
		&cli.BoolFlag{Name: "all", Usage: "also in what was set aside: notes, tails, credits"},
	}, criteriaFlags(), rowFlags(), formatFlags("table"))
}

type searchOptions struct {
	rowOptions
	terms terms.Terms
	typed string // the terms as they were typed
}

func (s *session) readSearch(c *cli.Context) (o searchOptions, err error) {
	if c.NArg() == 0 {
		return o, usagef("search needs TERMS: the words to look for")
	}
	o.typed = strings.Join(c.Args().Slice(), " ")
	if o.terms, err = terms.Parse(o.typed); err != nil {
		return o, usagef("%s", err)
	}
	criteria, err := readCriteria(c)
	if err != nil {
		return o, err
	}
	query := db.Query{Criteria: criteria, Table: "search", All: c.Bool("all")}
	o.rowOptions, err = s.readRowOptions(c, query, searchFields, "table")
	return o, err
}

func (s *session) search(ctx context.Context, o searchOptions) error {
	return s.answer(ctx, o.request, func(archive reader) error {
		hits := archive.Search(ctx, o.query, o.terms, o.columns)
		if o.terms.IsEmpty() { // punctuation alone is found nowhere
			hits = func(func(db.Hit, error) bool) {}
		}
		n, err := printCells(marked(hits, o), o.rowOptions, o.out)
		if err == nil && n > 0 {
			o.out.count(o.rowOptions, n)
		}
		if err == nil && n == 0 && o.query.Limit != 0 && !o.exitStatus && !o.query.All {
			err = s.sayWhyNothing(ctx, archive, o)
		}
		return o.status(n, err)
	})
}

// marked converts hits to rows, and marks what was found in the title, the heading
// and the passage.
func marked(hits iter.Seq2[db.Hit, error], o searchOptions) iter.Seq2[[]print.Cell, error] {
	marks, fitted := o.out.marker(&o.terms), o.format == "table" && o.out.width > 0
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

// shortScore writes a score so that people can compare it with the one above: with
// the same number of digits, or as a power of ten if these would all be zero.
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

// sayWhyNothing says on standard error why a search has found nothing. It is not
// called under --exit-status, where a script reads the status.
func (s *session) sayWhyNothing(ctx context.Context, archive reader, o searchOptions) error {
	if o.terms.IsEmpty() {
		fmt.Fprintln(s.env.Stderr, noWord(o.typed))
		return nil
	}
	why, err := archive.WhyNothing(ctx, o.query, o.terms)
	if err != nil {
		return err
	}
	for _, m := range why.Words {
		fmt.Fprintf(s.env.Stderr, "no %s holds %q%s\n", cmp.Or(m.Scope, "briefing"), shortened(m.Typed),
			didYouMean(m.Near))
	}
	switch {
	case why.More:
		fmt.Fprintf(s.env.Stderr, "--offset %d skips all results\n", o.query.Offset)
	case why.Fits:
		fmt.Fprintln(s.env.Stderr, "briefings hold this, but none of them fits the other criteria")
	case why.Found:
		fmt.Fprintln(s.env.Stderr, "no briefing holds all of this")
	}
	return nil
}

// noWord says that terms are punctuation alone.
func noWord(typed string) string {
	return fmt.Sprintf("there is no word to look for in %q", shortened(typed))
}

func didYouMean(near string) string {
	if near == "" {
		return ""
	}
	return ": did you mean " + print.Safe(near) + "?"
}

// shortened cuts what was typed to a length that an error can quote.
func shortened(typed string) string {
	const most = 60
	if runes := []rune(typed); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return typed
}
