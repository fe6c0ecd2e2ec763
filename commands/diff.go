package commands

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/briefing"
	"briefings/commands/print"
	"briefings/db"
)

func (s *session) diffCommand() *cli.Command {
	return &cli.Command{
		Name:  "diff",
		Usage: "what changed between two revisions of a briefing: facts, then words",
		UsageText: "briefings diff [FLAGS] ID [REV]...\n\n" +
			"briefings diff 1\n" +
			"briefings diff 1 1\n\n" +
			"Without REV it shows the last change; with one, what changed from that revision\n" +
			"to today's; with two, from the first to the second. REV is a number of\n" +
			"`briefings history ID`. Words that went stand as [-old-], those that came as\n" +
			"{+new+}.",
		Flags: slices.Concat([]cli.Flag{
			&cli.BoolFlag{Name: "json", Usage: "an object: id, slug, from, to, and for each fact that changed field, old, new"},
		}, screenFlags()),
		Action: s.diff,
	}
}

// A comparison is what diff shows: two revisions of a briefing.
type comparison struct {
	from, to int
	old, new briefing.Briefing
}

func (s *session) diff(c *cli.Context) error {
	if c.NArg() == 0 || c.NArg() > 3 {
		return usagef("diff needs an ID, and at most two revisions: `briefings diff ID [REV [REV]]`")
	}
	var numbers []int
	for _, word := range c.Args().Slice()[1:] {
		n := positive(word)
		if n == 0 {
			return usagef("diff: %q is no revision: give a number of `briefings history %s`", word, c.Args().First())
		}
		numbers = append(numbers, n)
	}
	out, err := s.readScreen(c)
	if err != nil {
		return err
	}
	return s.answer(c, out, func(archive *db.Archive) error {
		d, err := compare(c, archive, numbers)
		switch {
		case err != nil:
			return err
		case c.Bool("json"):
			return d.writeJSON(out)
		case d.from == d.to && len(numbers) == 0:
			fmt.Fprintf(s.env.Stderr, "%s has never changed\n", d.new.Slug)
			return nil
		}
		return d.write(out)
	})
}

// compare reads the revisions that are asked for.
func compare(c *cli.Context, archive *db.Archive, numbers []int) (d comparison, err error) {
	id, err := archive.Find(c.Context, c.Args().First())
	if err != nil {
		return d, err
	}
	last, err := archive.LastRevision(c.Context, id)
	if err != nil {
		return d, err
	}
	d.from, d.to = max(last-1, 1), last
	if len(numbers) > 0 {
		d.from = numbers[0]
	}
	if len(numbers) > 1 {
		d.to = numbers[1]
	}
	if d.old, err = archive.Revision(c.Context, id, d.from); err == nil {
		d.new, err = archive.Revision(c.Context, id, d.to)
	}
	return d, err
}

// writeJSON writes the values as export does, whole.
func (d *comparison) writeJSON(w io.Writer) error {
	line := fmt.Appendf(nil, `{"id": %d, "slug": `, d.new.ID)
	line = fmt.Appendf(briefing.AppendString(line, d.new.Slug), `, "from": %d, "to": %d, "changes": [`, d.from, d.to)
	for i, change := range briefing.Changes(&d.old, &d.new) {
		if i > 0 {
			line = append(line, ", "...)
		}
		line = briefing.AppendString(append(line, `{"field": `...), change.Field)
		line = append(append(append(line, `, "old": `...), change.Old...), `, "new": `...)
		line = append(append(line, change.New...), '}')
	}
	_, err := w.Write(append(line, "]}\n"...))
	return err
}

// listFacts are those of which diff names the entries that went and came.
var listFacts = []string{"people", "countries", "photos"}

// write writes the changes for people: facts first, a line each, then the
// paragraphs with words that went or came, section by section.
func (d *comparison) write(s *screen) error {
	out := bufio.NewWriter(s)
	p := changePage{out, s}
	p.line(0, fmt.Sprintf("%d %s, revision %d to %d", d.new.ID, d.new.Slug, d.from, d.to), nil, nil)
	facts, texts := briefing.FactChanges(&d.old, &d.new), briefing.TextChanges(&d.old, &d.new)
	switch {
	case len(facts) == 0 && len(texts) == 0 && d.old.Digest == d.new.Digest:
		p.line(0, "nothing differs", nil, nil)
	case len(facts) == 0 && len(texts) == 0:
		p.line(0, "the bytes of the page differ; its facts and its text do not", nil, nil)
	}
	for i, f := range facts {
		if i == 0 {
			fmt.Fprintln(out)
		}
		p.fact(f)
	}
	section := ""
	for i, t := range texts {
		if i == 0 || t.Section != section {
			fmt.Fprintln(out)
			if section = t.Section; section != "" {
				fmt.Fprintln(out, s.paint(print.Head, "@@ "+print.Safe(section)+" @@"))
			}
		}
		p.line(paragraphIndent, t.Text, t.Gone, t.Came)
	}
	return out.Flush()
}

// A changePage is one that is being written.
type changePage struct {
	out    *bufio.Writer
	screen *screen
}

// fact writes "field: old → new".
func (p *changePage) fact(f briefing.FactChange) {
	arrow := " → "
	if !p.screen.blocks && p.screen.terminal {
		arrow = " -> "
	}
	isList := slices.Contains(listFacts, f.Field)
	var b strings.Builder
	var gone, came [][2]int
	part := func(text string, marks *[][2]int) {
		start := b.Len()
		b.WriteString(print.Safe(text))
		*marks = append(*marks, [2]int{start, b.Len()})
	}
	b.WriteString(f.Field + ": ")
	switch {
	case isList && f.Old == "":
		part("+ "+f.New, &came)
	case isList && f.New == "":
		part("- "+f.Old, &gone)
	default:
		part(orUnknown(f.Old), &gone)
		b.WriteString(arrow)
		part(orUnknown(f.New), &came)
	}
	p.line(0, b.String(), gone, came)
}

func orUnknown(text string) string {
	if text == "" {
		return "unknown"
	}
	return text
}

// line writes a text in which some bytes went and others came, wrapped.
func (p *changePage) line(indent int, text string, gone, came [][2]int) {
	painter := print.Painter{Color: p.screen.color}
	width := p.screen.pageWidth() - indent
	if width < narrowest {
		indent, width = 0, max(p.screen.pageWidth(), 1)
	}
	added := print.WrapMarked(text, came, width)
	for i, line := range print.WrapMarked(text, gone, width) {
		fmt.Fprintf(p.out, "%s%s\n", strings.Repeat(" ", indent), paintChanges(painter, line.Text, line.Marks, added[i].Marks))
	}
}

// paintChanges paints bytes of a line, which are marked in order in each list.
func paintChanges(painter print.Painter, text string, gone, came [][2]int) string {
	var b strings.Builder
	at := 0
	for len(gone) > 0 || len(came) > 0 {
		style, next := print.Gone, &gone
		if len(gone) == 0 || len(came) > 0 && came[0][0] < gone[0][0] {
			style, next = print.Came, &came
		}
		m := (*next)[0]
		*next = (*next)[1:]
		b.WriteString(text[at:m[0]] + painter.Paint(style, text[m[0]:m[1]]))
		at = m[1]
	}
	return b.String() + text[at:]
}

// readRevision reads --revision: a number from 1, 0 where it is not given.
func readRevision(c *cli.Context) (int, error) {
	if !isSet(c, "revision") {
		return 0, nil
	}
	n, err := strconv.Atoi(c.String("revision"))
	if err != nil || n < 1 {
		return 0, usagef("--revision %s: give a number of `briefings history ID`", c.String("revision"))
	}
	return n, nil
}
