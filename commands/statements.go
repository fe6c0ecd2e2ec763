package commands

import (
	"context"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/briefing"
	"briefings/commands/print"
	"briefings/db"
	"briefings/db/terms"
)

// statementFields are what statements shows of a statement, in every format.
var statementFields = []string{"date", "side", "by", "act", "text", "id"}

func statementsFlags() []cli.Flag {
	return slices.Concat([]cli.Flag{
		&cli.StringSliceFlag{Name: "section", Category: criteriaCategory,
			Usage: "the heading of its section contains `TEXT`"},
	}, criteriaFlags(), rowFlags(), formatFlags("table"))
}

// readStatements reads the options of statements. Its TERMS are optional.
func (s *session) readStatements(c *cli.Context) (o searchOptions, err error) {
	o.typed = strings.Join(c.Args().Slice(), " ")
	if o.terms, err = terms.Parse(o.typed); err != nil {
		return o, usagef("%s", err)
	}
	criteria, err := readCriteria(c)
	if err != nil {
		return o, err
	}
	for _, text := range c.StringSlice("section") {
		if strings.TrimSpace(text) == "" {
			return o, usagef("--section is empty: give its TEXT")
		}
		criteria.Sayings.Sections = append(criteria.Sayings.Sections, text)
	}
	query := db.Query{Criteria: criteria, Table: "statements"}
	if o.typed == "" {
		query.Sort = db.NewestFirst
	}
	o.rowOptions, err = s.readRowOptions(c, query, statementFields, "table")
	return o, err
}

func (s *session) statements(ctx context.Context, o searchOptions) error {
	return s.answer(ctx, o.request, func(archive reader) error {
		var rows iter.Seq2[[]db.Cell, error]
		switch {
		case o.typed == "":
			rows = archive.Rows(ctx, o.query, o.columns)
		case o.terms.IsEmpty(): // punctuation alone is found nowhere
			fmt.Fprintln(s.env.Stderr, noWord(o.typed))
			rows = func(func([]db.Cell, error) bool) {}
		default:
			rows = archive.Statements(ctx, o.query, o.terms, o.columns)
		}
		n, err := printCells(markedStatements(rows, o), o.rowOptions, o.out)
		if err == nil && n > 0 {
			o.out.count(o.rowOptions, n)
		}
		return o.status(n, err)
	})
}

// markedStatements converts rows, and marks in their texts what was looked for.
func markedStatements(rows iter.Seq2[[]db.Cell, error], o searchOptions) iter.Seq2[[]print.Cell, error] {
	wanted := terms.Terms{Phrases: slices.Clone(o.terms.Phrases)}
	for _, said := range o.query.Sayings.Said {
		wanted.Phrases = append(wanted.Phrases, said.Phrases...)
	}
	marks := o.out.marker(&wanted)
	text := slices.IndexFunc(o.columns, func(c db.Column) bool { return c.Name == "text" })
	return func(yield func([]print.Cell, error) bool) {
		for cells, err := range unmarked(rows) {
			if marks != nil && text >= 0 && text < len(cells) && len(wanted.Phrases) > 0 {
				cells[text].Marks = marks(cells[text].Text)
			}
			if !yield(cells, err) {
				return
			}
		}
	}
}

// writeStatements writes the statements of a briefing as tables, a section each.
func (o showOptions) writeStatements(w io.Writer, b *briefing.Briefing) error {
	columns := []print.Column{
		{Name: "side", Kind: print.List}, {Name: "by", Kind: print.List}, {Name: "act"}, {Name: "text"},
	}
	options := print.Options{Width: o.out.width, Color: o.out.color, Looks: []print.Look{{}, {}, {}, {Under: true}}}
	list := b.Statements
	for first := true; len(list) > 0; first = false {
		section := list[0].Section
		end := slices.IndexFunc(list, func(s briefing.Saying) bool { return s.Section != section })
		if end < 0 {
			end = len(list)
		}
		if !first {
			fmt.Fprintln(w)
		}
		if heading := headingOf(b, section); heading != "" {
			fmt.Fprintln(w, o.out.paint(print.Head, print.Safe(heading)))
		}
		printer, err := print.New(w, "table", columns, options)
		if err != nil {
			return err
		}
		for _, s := range list[:end] {
			cells := []print.Cell{
				{Text: strings.Join(s.Side, "; "), Known: true}, {Text: strings.Join(s.By, "; "), Known: true},
				{Text: actName(s.Cameo), Known: true}, {Text: s.Text, Known: true},
			}
			if o.marks != nil {
				cells[3].Marks = o.marks(s.Text)
			}
			if err := printer.Row(cells); err != nil {
				return err
			}
		}
		if err := printer.Close(); err != nil {
			return err
		}
		list = list[end:]
	}
	return nil
}

// headingOf returns the number and the heading of a section by its position.
func headingOf(b *briefing.Briefing, section int) string {
	if section < 1 || section > len(b.Sections) {
		return ""
	}
	s := b.Sections[section-1]
	if s.Number == "" {
		return s.Heading
	}
	return s.Number + ". " + s.Heading
}

// actName returns the word for a root code.
func actName(code string) string {
	for _, a := range briefing.Acts {
		if a.Code == code {
			return a.Name
		}
	}
	return code
}
