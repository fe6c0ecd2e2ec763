package commands

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/briefing"
	"briefings/commands/print"
)

func diffFlags() []cli.Flag {
	return slices.Concat([]cli.Flag{
		&cli.BoolFlag{Name: "json",
			Usage: "an object: id, slug, from, to, and for each fact that changed field, old, new"},
	}, screenFlags())
}

type diffOptions struct {
	request
	ref       string
	revisions []int // none, one or two
	json      bool
}

func (s *session) readDiff(c *cli.Context) (o diffOptions, err error) {
	if c.NArg() == 0 || c.NArg() > 3 {
		return o, usagef("diff needs an ID, and at most two revisions: `briefings diff ID [REV [REV]]`")
	}
	o.ref, o.json = c.Args().First(), c.Bool("json")
	for _, word := range c.Args().Tail() {
		n := positive(word)
		if n == 0 {
			return o, usagef("diff: %q is no revision: give a number of `briefings history %s`", word, o.ref)
		}
		o.revisions = append(o.revisions, n)
	}
	o.request, err = s.readRequest(c)
	return o, err
}

func (s *session) diff(ctx context.Context, o diffOptions) error {
	return s.answer(ctx, o.request, func(archive reader) error {
		d, err := compare(ctx, archive, o)
		switch {
		case err != nil:
			return err
		case o.json:
			return d.writeJSON(o.out)
		case d.from == d.to && len(o.revisions) == 0:
			fmt.Fprintf(s.env.Stderr, "%s has never changed\n", d.new.Slug)
			return nil
		}
		return d.write(o.out)
	})
}

// A comparison is what diff shows: two revisions of a briefing.
type comparison struct {
	from, to int
	old, new briefing.Briefing
}

// compare reads the revisions that are asked for.
func compare(ctx context.Context, archive reader, o diffOptions) (d comparison, err error) {
	id, err := archive.Find(ctx, o.ref)
	if err != nil {
		return d, err
	}
	last, err := archive.LastRevision(ctx, id)
	if err != nil {
		return d, err
	}
	d.from, d.to = max(last-1, 1), last
	if len(o.revisions) > 0 {
		d.from = o.revisions[0]
	}
	if len(o.revisions) > 1 {
		d.to = o.revisions[1]
	}
	if d.old, err = archive.Revision(ctx, id, d.from); err == nil {
		d.new, err = archive.Revision(ctx, id, d.to)
	}
	d.old, d.new = d.old.Own(), d.new.Own() // what was set is no change of the page
	return d, err
}

// writeJSON writes the changes as one object, with whole values as in export.
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

// listFacts are lists: diff names the entries that were removed and added.
var listFacts = []string{"people", "countries", "photos", "frame"}

// write writes the changes for people: facts first, a line each, then the
// paragraphs with removed or added words, section by section.
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

// A changePage writes changes to a screen.
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

// line writes a text in which some bytes are removed and others added, wrapped.
func (p *changePage) line(indent int, text string, gone, came [][2]int) {
	painter := print.Painter{Color: p.screen.color}
	width := p.screen.pageWidth() - indent
	if width < narrowest {
		indent, width = 0, max(p.screen.pageWidth(), 1)
	}
	added := print.WrapMarked(text, came, width)
	for i, line := range print.WrapMarked(text, gone, width) {
		text := paintChanges(painter, line.Text, line.Marks, added[i].Marks)
		fmt.Fprintf(p.out, "%s%s\n", strings.Repeat(" ", indent), text)
	}
}

// paintChanges paints bytes of a line. The marks in each list are in order.
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
