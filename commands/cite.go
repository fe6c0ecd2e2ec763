package commands

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/urfave/cli/v2"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/commands/print"
)

// checkCitations checks that nothing but the criteria goes with a format of citations.
func checkCitations(c *cli.Context, format string) error {
	for _, flag := range []string{"fields", "table", "with-originals", "print0"} {
		if isSet(c, flag) && c.Value(flag) != any(false) && (flag != "table" || c.String(flag) != "briefings") {
			return usagef("--format %s writes one reference for each briefing, with fields of its own: leave out --%s",
				format, flag)
		}
	}
	return nil
}

func isCitation(format string) bool { return slices.Contains(print.CitationFormats, format) }

// exportCitations writes a reference for each briefing.
func exportCitations(ctx context.Context, archive reader, o rowOptions, w io.Writer) (n int, err error) {
	out := print.NewCitations(w, o.format)
	for b, err := range archive.Briefings(ctx, o.query) {
		if err != nil {
			return n, rowsError(err)
		}
		c, err := showOptions{}.citation(ctx, archive, &b)
		if err != nil {
			return n, err
		}
		if err := out.Cite(&c); err != nil {
			return n, err
		}
		n++
	}
	return n, out.Close()
}

// citation returns what a reference says of the page of a briefing.
func (o showOptions) citation(ctx context.Context, archive reader, b *briefing.Briefing) (print.Citation, error) {
	author, err := o.author(ctx, archive, b)
	return print.Citation{Key: b.Slug, Author: author, Title: b.Title, Published: string(b.Published), URL: b.URL,
		Captured: b.Captured, Digest: b.Digest, Language: b.Language, Place: b.Place}, err
}

// author returns the name of the ministry that published a page, by its address, or by what
// the page prints of it. A wrong one is worse than none: it is "" if this is not sure.
func (o showOptions) author(ctx context.Context, archive reader, b *briefing.Briefing) (string, error) {
	code := country.MinistryAt(b.URL)
	if code == "" {
		result, err := o.readAgain(ctx, archive, b)
		if err != nil && !errors.Is(err, errRecord) && !errors.Is(err, errCommand) {
			return "", err
		}
		code = result.Issuer
	}
	day := b.Published
	if day == "" {
		day = b.Held.Start
	}
	return country.Ministry(code, string(day)), nil
}

// writeFootnote writes a footnote on a line of its own.
func (o showOptions) writeFootnote(ctx context.Context, w io.Writer, archive reader, b *briefing.Briefing) error {
	c, err := o.citation(ctx, archive, b)
	if err == nil {
		_, err = fmt.Fprintln(w, c.Footnote())
	}
	return err
}
