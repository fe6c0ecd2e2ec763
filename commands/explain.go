package commands

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"

	"briefings/briefing"
	"briefings/briefing/read"
	"briefings/commands/print"
	"briefings/db"
)

// errRecord is why a briefing that was imported as a record cannot be explained.
var errRecord = errors.New("came as a record: its facts were given, not read from words")

// evidence reads the page of a briefing again, and returns for each fact the words
// that it is read from and the rule that reads it.
func (o showOptions) evidence(
	ctx context.Context, archive *db.Archive, b *briefing.Briefing,
) ([]briefing.Evidence, error) {
	data, format, encoding, err := o.original(ctx, archive, b.ID)
	if err != nil {
		return nil, err
	}
	if format == "jsonl" {
		return nil, fmt.Errorf("%s %w", b.Slug, errRecord)
	}
	options := read.Options{Format: format, Encoding: encoding, Explain: true}
	page, err := read.Page(b.Source, data, options)
	return page.Evidence, err
}

// writeEvidence writes evidence for people: each fact on a line, and below it the
// words, the part of the page and the rule.
func writeEvidence(w io.Writer, list []briefing.Evidence, s *screen) error {
	out := bufio.NewWriter(w)
	indent := min(4, s.pageWidth()/8)
	for _, e := range list {
		fmt.Fprintf(out, "%s %s\n", s.paint(print.Aside, e.Field+":"), print.Safe(e.Value))
		words := ""
		if e.Words != "" {
			words = "“" + e.Words + "” "
		}
		for _, line := range print.Wrap(words+joinKnown(", ", e.Where, e.Rule), max(s.pageWidth()-indent, 1)) {
			fmt.Fprintf(out, "%*s%s\n", indent, "", line)
		}
	}
	return out.Flush()
}

// appendEvidence appends evidence as a JSON array.
func appendEvidence(dst []byte, list []briefing.Evidence) []byte {
	dst = append(dst, '[')
	for i, e := range list {
		if i > 0 {
			dst = append(dst, ", "...)
		}
		dst = briefing.AppendString(append(dst, `{"field": `...), e.Field)
		dst = briefing.AppendString(append(dst, `, "value": `...), e.Value)
		dst = briefing.AppendString(append(dst, `, "words": `...), e.Words)
		dst = briefing.AppendString(append(dst, `, "where": `...), e.Where)
		dst = append(briefing.AppendString(append(dst, `, "rule": `...), e.Rule), '}')
	}
	return append(dst, ']')
}
