package commands

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"briefings/briefing"
	"briefings/db"
)

func (s *session) showCommand() *cli.Command {
	return &cli.Command{
		Name:  "show",
		Usage: "briefings as a person reads them: facts, then sections",
		UsageText: "briefings show [FLAGS] ID...\n\n" +
			"briefings show 1\n" +
			"briefings show 2011-11-24-japan-russia --section 3\n\n" +
			"ID is a number, a slug, or a beginning of a slug that fits one briefing alone.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "section", Usage: "only the `N`th section"},
			&cli.BoolFlag{Name: "json", Usage: "an object a briefing, one after the other"},
			&cli.BoolFlag{Name: "markdown", Usage: "as Markdown"},
			&cli.BoolFlag{Name: "explain", Usage: "for each fact the words it was read from, and the rule"},
			&cli.BoolFlag{Name: "raw", Usage: "the bytes that were imported"},
		},
		Action: s.show,
	}
}

func (s *session) show(c *cli.Context) error {
	if c.NArg() == 0 {
		return usagef("show needs an ID: a number, a slug or a beginning of one, as `briefings list` shows them")
	}
	v, err := s.readView(c)
	if err != nil {
		return err
	}
	return s.withArchive(c, func(archive *db.Archive) error { return s.showAll(c, archive, v) })
}

// showAll shows the briefings that are asked for. One that does not exist is
// named, and the others are shown all the same.
func (s *session) showAll(c *cli.Context, archive *db.Archive, v view) error {
	failed, shown := false, 0
	for _, ref := range c.Args().Slice() {
		id, err := archive.Find(c.Context, ref)
		if isMissing(err) {
			fmt.Fprintf(s.env.Stderr, "briefings: %s\n", oneLine(err))
			failed = true
			continue
		}
		if err != nil {
			return err
		}
		var page bytes.Buffer
		if shown > 0 && !v.json && !v.raw {
			page.WriteString("\n")
		}
		if err := v.write(c.Context, &page, archive, id); err != nil {
			return err
		}
		if _, err := page.WriteTo(s.env.Stdout); err != nil {
			return err
		}
		shown++
	}
	if failed {
		return errSilent
	}
	return nil
}

func isMissing(err error) bool {
	var missing *db.NotFoundError
	var ambiguous *db.AmbiguousError
	return errors.As(err, &missing) || errors.As(err, &ambiguous)
}

// A view is how show shows a briefing.
type view struct {
	section                      int // the only one shown, 0 for all
	json, markdown, raw, explain bool
	width                        int
}

func (s *session) readView(c *cli.Context) (v view, err error) {
	v = view{json: c.Bool("json"), markdown: c.Bool("markdown"), raw: c.Bool("raw"), explain: c.Bool("explain"), width: s.pageWidth()}
	v.section, err = readSection(c)
	switch {
	case err != nil:
		return v, err
	case v.raw && (v.json || v.markdown) || v.json && v.markdown:
		return v, usagef("--json, --markdown and --raw each show all: give one of them")
	case v.raw && (v.section > 0 || v.explain):
		return v, usagef("--raw shows the bytes of the page: nothing else goes with it")
	case v.explain && (v.markdown || v.section > 0):
		return v, usagef("--explain goes with --json, or alone")
	}
	return v, nil
}

// write shows the briefing with the given id.
func (v view) write(ctx context.Context, w io.Writer, archive *db.Archive, id int64) error {
	if v.raw {
		data, _, _, err := archive.Original(ctx, id)
		if err == nil {
			_, err = w.Write(data)
		}
		return err
	}
	b, err := archive.Briefing(ctx, id)
	if err != nil {
		return err
	}
	if v.section > len(b.Sections) {
		return fmt.Errorf("%s has %s, not %d", b.Slug, countOf(len(b.Sections), "section"), v.section)
	}
	if v.section > 0 {
		b.Sections = b.Sections[v.section-1 : v.section]
		if !v.json {
			b = briefing.Briefing{Sections: b.Sections}
		}
	}
	var evidence []briefing.Evidence
	if v.explain {
		if evidence, err = explain(ctx, archive, &b); err != nil && !(v.json && errors.Is(err, errRecord)) {
			return err
		}
	}
	switch {
	case v.json:
		return v.writeJSON(w, &b, evidence)
	case v.markdown:
		return writeMarkdown(w, &b)
	case v.explain:
		return writeEvidence(w, evidence, v.width)
	}
	return writePage(w, &b, v.width)
}

// writeJSON writes the briefing as JSON that a person can read, too.
func (v view) writeJSON(w io.Writer, b *briefing.Briefing, evidence []briefing.Evidence) error {
	object := briefing.AppendJSON(nil, b)
	if v.explain {
		object = appendEvidence(append(object[:len(object)-1], `, "evidence": `...), evidence)
		object = append(object, '}')
	}
	var out bytes.Buffer
	if err := json.Indent(&out, object, "", "  "); err != nil {
		return err
	}
	out.WriteByte('\n')
	_, err := out.WriteTo(w)
	return err
}

// readSection reads --section: a number from 1, 0 where it is not given.
func readSection(c *cli.Context) (int, error) {
	if !c.IsSet("section") {
		return 0, nil
	}
	n, err := readCount(c, "section", 0)
	if err != nil || n == 0 {
		return 0, usagef("--section %s: give the number of a section, 1 for the first", c.String("section"))
	}
	return n, nil
}

func countOf(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// Widths that prose is wrapped at: lines of more than a hundred columns are hard to read.
const (
	defaultWidth = 80
	minWidth     = 30
	maxWidth     = 100
)

// pageWidth is the width that a page is wrapped at. It is the same in a pipe
// as on a terminal of the usual size.
func (s *session) pageWidth() int {
	width := terminalWidth(s.env.Stdout)
	if width == 0 {
		width = defaultWidth
	}
	return min(max(width, minWidth), maxWidth)
}
