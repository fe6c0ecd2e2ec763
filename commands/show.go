package commands

import (
	"bytes"
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
			&cli.BoolFlag{Name: "raw", Usage: "the bytes that were imported"},
		},
		Action: s.show,
	}
}

func (s *session) show(c *cli.Context) error {
	if c.NArg() == 0 {
		return usagef("show needs an ID: a number, a slug or a beginning of one, as `briefings list` shows them")
	}
	render, err := s.renderer(c)
	if err != nil {
		return err
	}
	archive, err := s.openArchive(c)
	if err != nil {
		return err
	}
	defer archive.Close()
	failed := false
	for i, ref := range c.Args().Slice() {
		id, err := archive.Find(c.Context, ref)
		if isMissing(err) { // the others are shown all the same
			fmt.Fprintf(s.env.Stderr, "briefings: %s\n", oneLine(err))
			failed = true
			continue
		}
		if err != nil {
			return err
		}
		if err := render(archive, id, i); err != nil {
			return err
		}
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

// renderer decides by the flags how a briefing is shown. What it returns shows
// one briefing, the index-th of those asked for.
func (s *session) renderer(c *cli.Context) (func(archive *db.Archive, id int64, index int) error, error) {
	asked := 0
	for _, flag := range []string{"json", "markdown", "raw"} {
		if c.Bool(flag) {
			asked++
		}
	}
	section, err := readSection(c)
	switch {
	case err != nil:
		return nil, err
	case asked > 1:
		return nil, usagef("--json, --markdown and --raw each show all: give one of them")
	case c.Bool("raw"):
		if section > 0 {
			return nil, usagef("--raw shows the whole page: --section does not go with it")
		}
		return func(archive *db.Archive, id int64, _ int) error {
			data, _, _, err := archive.Original(c.Context, id)
			if err != nil {
				return err
			}
			_, err = s.env.Stdout.Write(data)
			return err
		}, nil
	}
	write := func(w io.Writer, b *briefing.Briefing) error { return writePage(w, b, s.pageWidth()) }
	switch {
	case c.Bool("json"):
		write = writeIndented
	case c.Bool("markdown"):
		write = writeMarkdown
	}
	return func(archive *db.Archive, id int64, index int) error {
		b, err := archive.Briefing(c.Context, id)
		if err != nil {
			return err
		}
		if section > len(b.Sections) {
			return fmt.Errorf("%s has %s, not %d", b.Slug, countOf(len(b.Sections), "section"), section)
		}
		var page bytes.Buffer
		if index > 0 && !c.Bool("json") {
			page.WriteString("\n")
		}
		switch {
		case section > 0 && c.Bool("json"):
			b.Sections = b.Sections[section-1 : section]
			err = write(&page, &b)
		case section > 0:
			err = write(&page, &briefing.Briefing{Sections: b.Sections[section-1 : section]})
		default:
			err = write(&page, &b)
		}
		if err == nil {
			_, err = page.WriteTo(s.env.Stdout)
		}
		return err
	}, nil
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

// writeIndented writes the briefing as JSON that a person can read, too.
func writeIndented(w io.Writer, b *briefing.Briefing) error {
	var out bytes.Buffer
	if err := json.Indent(&out, briefing.AppendJSON(nil, b), "", "  "); err != nil {
		return err
	}
	out.WriteByte('\n')
	_, err := out.WriteTo(w)
	return err
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
