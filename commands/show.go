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
	"briefings/db/terms"
)

func showFlags() []cli.Flag {
	return slices.Concat([]cli.Flag{
		&cli.StringFlag{Name: "section", Usage: "only the `N`th section"},
		&cli.BoolFlag{Name: "all", Usage: "also what was set aside: notes, tails, credits"},
		&cli.BoolFlag{Name: "statements", Usage: "who said what, and what was agreed, by section"},
		&cli.BoolFlag{Name: "json", Usage: "an object for each briefing, one after the other"},
		&cli.BoolFlag{Name: "markdown", Usage: "as Markdown"},
		&cli.StringFlag{Name: "explain", Usage: "for each fact the words that it was read from, and the rule; " +
			"--explain=all also what became no fact, and why"},
		&cli.BoolFlag{Name: "cite", Usage: "a footnote that cites the page, as in the Chicago Manual of Style"},
		&cli.BoolFlag{Name: "raw", Usage: "the bytes that were imported"},
		&cli.StringFlag{Name: "revision", Usage: "as it was in revision `N` of `briefings history ID`"},
		&cli.StringSliceFlag{Name: "highlight", Usage: "mark what `TERMS` of a search find, if colour is on"},
	}, screenFlags())
}

type showOptions struct {
	request
	refs                         []string
	section                      int // the only one shown, 0 for all
	revision                     int // 0 for the current one
	json, markdown, raw, explain bool
	cite                         bool                       // a footnote
	losers                       bool                       // --explain=all
	all                          bool                       // with the frame
	statements                   bool                       // these alone
	marks                        func(text string) [][2]int // nil for none
}

func (s *session) readShow(c *cli.Context) (o showOptions, err error) {
	if c.NArg() == 0 {
		return o, usagef("show needs an ID: a number, a slug or the beginning of one, as `briefings list` shows them")
	}
	o = showOptions{
		refs: c.Args().Slice(),
		json: c.Bool("json"), markdown: c.Bool("markdown"), raw: c.Bool("raw"), explain: isSet(c, "explain"),
		losers: c.String("explain") == "all", all: c.Bool("all"),
		statements: c.Bool("statements"), cite: c.Bool("cite"),
	}
	if o.request, err = s.readRequest(c); err != nil {
		return o, err
	}
	if o.section, err = readNumber(c, "section", "give the number of a section, 1 for the first"); err != nil {
		return o, err
	}
	if o.revision, err = readNumber(c, "revision", "give a number of `briefings history ID`"); err != nil {
		return o, err
	}
	if o.marks, err = readHighlight(c, o.out); err != nil {
		return o, err
	}
	return o, checkApart(c)
}

// apart are flags that do not go with others, and what is said then.
var apart = []struct {
	flag   string
	others []string
	why    string
}{
	{"highlight", []string{"json", "markdown", "raw", "explain"}, "--highlight marks words in a page as a person " +
		"reads it: --json, --markdown, --raw and --explain show something else"},
	{"json", []string{"markdown", "raw"}, oneForm},
	{"markdown", []string{"raw"}, oneForm},
	{"all", []string{"section", "raw", "explain"}, "--all shows a whole page: " +
		"--section, --raw and --explain show something else"},
	{"raw", []string{"section", "explain"}, "--raw shows the bytes of the page: nothing else goes with it"},
	{"statements", []string{"json", "markdown", "raw", "explain", "all", "section"}, "--statements shows a table of " +
		"statements: --json, --markdown, --raw, --explain, --all and --section show something else"},
	{"cite", []string{"json", "markdown", "raw", "explain", "all", "section", "statements", "highlight"},
		"--cite shows a footnote: --json, --markdown, --raw, --explain, --all, --section, --statements and " +
			"--highlight show something else"},
	{"explain", []string{"markdown", "section"}, "--explain goes with --json, or alone"},
}

const oneForm = "--json, --markdown and --raw each show all: give one of them"

func checkApart(c *cli.Context) error {
	given := func(flag string) bool { return isSet(c, flag) && c.Value(flag) != any(false) }
	for _, a := range apart {
		if given(a.flag) && slices.ContainsFunc(a.others, given) {
			return usagef("%s", a.why)
		}
	}
	return nil
}

// show shows the briefings that are asked for. One that does not exist is named
// before any is shown, and the others are shown.
func (s *session) show(ctx context.Context, o showOptions) error {
	if i := slices.Index(o.refs, "-"); i >= 0 {
		piped, err := readRefs(s.env.Stdin)
		if err != nil {
			return fmt.Errorf("standard input: %w", err)
		}
		o.refs = slices.Replace(o.refs, i, i+1, piped...)
	}
	return s.answer(ctx, o.request, func(archive reader) error {
		ids, err := s.findEach(ctx, archive, o.refs)
		if err != nil {
			return err
		}
		for i, id := range ids {
			var page bytes.Buffer
			if i > 0 && !o.json && !o.raw && !o.cite {
				page.WriteString("\n")
			}
			if err := o.write(ctx, &page, archive, id); err != nil {
				return err
			}
			if _, err := page.WriteTo(o.out); err != nil {
				return err
			}
		}
		if len(ids) < len(o.refs) {
			return errSilent
		}
		return nil
	})
}

// findEach returns the ids of briefings. A name that fits none, or several, is named
// on standard error and left out.
func (s *session) findEach(ctx context.Context, archive reader, refs []string) (ids []int64, err error) {
	for _, ref := range refs {
		id, err := archive.Find(ctx, ref)
		_, missing := errors.AsType[*db.NotFoundError](err)
		_, ambiguous := errors.AsType[*db.AmbiguousError](err)
		switch {
		case missing || ambiguous:
			fmt.Fprintf(s.env.Stderr, "briefings: %s\n", oneLine(err))
		case err != nil:
			return nil, err
		default:
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// write shows the briefing with an id.
func (o showOptions) write(ctx context.Context, w io.Writer, archive reader, id int64) error {
	if o.raw {
		return o.writeRaw(ctx, w, archive, id)
	}
	b, err := o.briefing(ctx, archive, id)
	if err != nil {
		return err
	}
	if o.cite {
		return o.writeFootnote(ctx, w, archive, &b)
	}
	if o.section > len(b.Sections) {
		return fmt.Errorf("%s has %s, not %d", b.Slug, countOf(len(b.Sections), "section"), o.section)
	}
	o.cut(&b)
	var evidence []briefing.Evidence
	if o.explain {
		result, err := o.readAgain(ctx, archive, &b)
		isGiven := errors.Is(err, errRecord) || errors.Is(err, errCommand)
		if err != nil && !(isGiven && (o.json || len(b.Settings) > 0)) {
			return err
		}
		evidence = withSettings(result.Evidence, b.Settings)
	}
	switch {
	case o.json:
		return o.writeJSON(w, &b, evidence)
	case o.statements:
		return o.writeStatements(w, &b)
	case o.markdown:
		return writeMarkdown(w, &b, o.leadAt(ctx, archive, &b))
	case o.explain:
		return writeEvidence(w, evidence, o.out)
	}
	return o.writePage(w, &b, o.leadAt(ctx, archive, &b))
}

// cut leaves of a briefing what is shown: one section, or all but the frame.
func (o showOptions) cut(b *briefing.Briefing) {
	if !o.all && !o.json {
		b.Frame = nil
	}
	if o.section == 0 {
		return
	}
	b.Sections = b.Sections[o.section-1 : o.section]
	b.Statements = slices.DeleteFunc(b.Statements, func(s briefing.Saying) bool { return s.Section != o.section })
	for i := range b.Statements {
		b.Statements[i].Section = 1 // the only one
	}
	if !o.json {
		*b = briefing.Briefing{Sections: b.Sections}
	}
}

// writeRaw writes the bytes of the page. On a terminal they are made safe.
func (o showOptions) writeRaw(ctx context.Context, w io.Writer, archive reader, id int64) error {
	data, _, _, err := o.original(ctx, archive, id)
	if err != nil {
		return err
	}
	if o.out.terminal {
		data = []byte(print.SafeLines(string(data)))
	}
	_, err = w.Write(data)
	return err
}

// briefing reads the briefing in the revision that is asked for.
func (o showOptions) briefing(ctx context.Context, archive reader, id int64) (briefing.Briefing, error) {
	if o.revision > 0 {
		return archive.Revision(ctx, id, o.revision)
	}
	return archive.Briefing(ctx, id)
}

// original reads the bytes that the briefing was imported from.
func (o showOptions) original(
	ctx context.Context, archive reader, id int64,
) (data []byte, format, encoding string, err error) {
	if o.revision == 0 {
		return archive.Original(ctx, id)
	}
	if _, err := archive.Revision(ctx, id, o.revision); err != nil {
		return nil, "", "", err
	}
	return archive.RevisionOriginal(ctx, id, o.revision)
}

// writeJSON writes the briefing as indented JSON.
func (o showOptions) writeJSON(w io.Writer, b *briefing.Briefing, evidence []briefing.Evidence) error {
	object := briefing.AppendJSON(nil, b)
	if o.explain {
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

// readHighlight reads --highlight. If it is given twice, what either finds is marked.
func readHighlight(c *cli.Context, out *screen) (func(string) [][2]int, error) {
	if !isSet(c, "highlight") {
		return nil, nil
	}
	values := slices.Clone(c.StringSlice("highlight"))
	for i, v := range values {
		if strings.Count(v, `"`)%2 == 1 {
			values[i] += `"` // a quote that is left open ends with its own value
		}
	}
	t, err := terms.Parse("(" + strings.Join(values, ") OR (") + ")")
	switch {
	case err != nil:
		return nil, usagef("--highlight: %s", err)
	case t.IsEmpty():
		return nil, usagef("--highlight: %s", noWord(strings.Join(c.StringSlice("highlight"), " ")))
	}
	return out.marker(&t), nil
}

// readNumber reads a flag that is a number of 1 or more; 0 if it is not given.
func readNumber(c *cli.Context, flag, want string) (int, error) {
	if !isSet(c, flag) {
		return 0, nil
	}
	n := positive(c.String(flag))
	if n == 0 {
		return 0, usagef("--%s %s: %s", flag, c.String(flag), want)
	}
	return n, nil
}

// countOf writes a number and what it counts: "1 page", "2 pages".
func countOf(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
