package commands

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/briefing"
	"briefings/commands/print"
	"briefings/db"
)

func (s *session) showCommand() *cli.Command {
	return &cli.Command{
		Name:  "show",
		Usage: "briefings as a person reads them: facts, then sections",
		UsageText: "briefings show [FLAGS] ID...\n\n" +
			"briefings show 1\n" +
			"briefings show 2011-11-24-japan-russia --section 3\n" +
			"briefings show 1 --highlight 'energy OR nuclear'\n\n" +
			"ID is a number, a slug, or a beginning of a slug that fits one briefing alone.",
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "section", Usage: "only the `N`th section"},
			&cli.BoolFlag{Name: "json", Usage: "an object a briefing, one after the other"},
			&cli.BoolFlag{Name: "markdown", Usage: "as Markdown"},
			&cli.BoolFlag{Name: "explain", Usage: "for each fact the words it was read from, and the rule"},
			&cli.BoolFlag{Name: "raw", Usage: "the bytes that were imported"},
			&cli.StringFlag{Name: "revision", Usage: "as it was in revision `N` of `briefings history ID`"},
			&cli.StringSliceFlag{Name: "highlight", Usage: "mark what `TERMS` of a search find, where colour is on"},
		}, screenFlags()),
		Action: s.show,
	}
}

func (s *session) show(c *cli.Context) error {
	if c.NArg() == 0 {
		return usagef("show needs an ID: a number, a slug or a beginning of one, as `briefings list` shows them")
	}
	out, err := s.readScreen(c)
	if err != nil {
		return err
	}
	v, err := readView(c, out)
	if err != nil {
		return err
	}
	return s.answer(c, out, func(archive *db.Archive) error { return s.showAll(c, archive, v) })
}

// showAll shows the briefings that are asked for. One that does not exist is
// named before any is shown, and the others are shown all the same.
func (s *session) showAll(c *cli.Context, archive *db.Archive, v view) error {
	var ids []int64
	for _, ref := range c.Args().Slice() {
		id, err := archive.Find(c.Context, ref)
		switch {
		case isMissing(err):
			fmt.Fprintf(s.env.Stderr, "briefings: %s\n", oneLine(err))
		case err != nil:
			return err
		default:
			ids = append(ids, id)
		}
	}
	for i, id := range ids {
		var page bytes.Buffer
		if i > 0 && !v.json && !v.raw {
			page.WriteString("\n")
		}
		if err := v.write(c.Context, &page, archive, id); err != nil {
			return err
		}
		if _, err := page.WriteTo(v.out); err != nil {
			return err
		}
	}
	if len(ids) < c.NArg() {
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
	revision                     int // 0 for the one of today
	json, markdown, raw, explain bool
	marks                        func(text string) [][2]int // nil for none
	out                          *screen
}

func readView(c *cli.Context, out *screen) (v view, err error) {
	v = view{json: c.Bool("json"), markdown: c.Bool("markdown"), raw: c.Bool("raw"), explain: c.Bool("explain"), out: out}
	if v.section, err = readSection(c); err != nil {
		return v, err
	}
	if v.revision, err = readRevision(c); err != nil {
		return v, err
	}
	if v.marks, err = readHighlight(c, out); err != nil {
		return v, err
	}
	switch {
	case isSet(c, "highlight") && (v.raw || v.json || v.markdown || v.explain):
		return v, usagef("--highlight marks words in a page as a person reads it: --json, --markdown, --raw and --explain show another one")
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
		data, _, _, err := v.original(ctx, archive, id)
		if err == nil && v.out.terminal {
			data = []byte(print.SafeLines(string(data)))
		}
		if err == nil {
			_, err = w.Write(data)
		}
		return err
	}
	b, err := v.briefing(ctx, archive, id)
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
		if evidence, err = v.evidence(ctx, archive, &b); err != nil && !(v.json && errors.Is(err, errRecord)) {
			return err
		}
	}
	switch {
	case v.json:
		return v.writeJSON(w, &b, evidence)
	case v.markdown:
		return writeMarkdown(w, &b)
	case v.explain:
		return writeEvidence(w, evidence, v.out)
	}
	return v.writePage(w, &b)
}

// briefing reads the briefing in the revision that is asked for.
func (v view) briefing(ctx context.Context, archive *db.Archive, id int64) (briefing.Briefing, error) {
	if v.revision > 0 {
		return archive.Revision(ctx, id, v.revision)
	}
	return archive.Briefing(ctx, id)
}

// original reads the bytes that it was imported from.
func (v view) original(ctx context.Context, archive *db.Archive, id int64) (data []byte, format, encoding string, err error) {
	if v.revision == 0 {
		return archive.Original(ctx, id)
	}
	if _, err := archive.Revision(ctx, id, v.revision); err != nil {
		return nil, "", "", err
	}
	return archive.RevisionOriginal(ctx, id, v.revision)
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

// readHighlight reads which words of a page are to be marked. Given twice, what
// either finds is.
func readHighlight(c *cli.Context, out *screen) (func(string) [][2]int, error) {
	if !isSet(c, "highlight") {
		return nil, nil
	}
	terms, err := readTerms("(" + strings.Join(c.StringSlice("highlight"), ") OR (") + ")")
	if err != nil {
		return nil, usagef("--highlight: %s", err)
	}
	return out.marker(&terms), nil
}

// readSection reads --section: a number from 1, 0 where it is not given.
func readSection(c *cli.Context) (int, error) {
	if !isSet(c, "section") {
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
