package commands

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"briefings/briefing"
	"briefings/briefing/read"
	"briefings/commands/print"
)

// errRecord says that a briefing was imported as a record: there is no page to read again.
var errRecord = errors.New("came as a record: its facts were given, not read from words")

// errCommand says that a command made the page of a briefing from its file.
var errCommand = errors.New("was read by a command (--pre), which is not run again: " +
	"import --pre --json prints the words of its facts")

// readAgain reads the page of a briefing again, which gives what the archive does not
// keep: the evidence for its facts, and the place of its lead.
func (o showOptions) readAgain(ctx context.Context, archive reader, b *briefing.Briefing) (read.Result, error) {
	data, format, encoding, err := o.original(ctx, archive, b.ID)
	if err != nil {
		return read.Result{}, err
	}
	switch format {
	case "jsonl":
		return read.Result{}, fmt.Errorf("%s %w", b.Slug, errRecord)
	case "pre":
		return read.Result{}, fmt.Errorf("%s %w", b.Slug, errCommand)
	}
	return read.Page(b.Source, data, read.Options{Format: format, Encoding: encoding, Explain: o.explain,
		Losers: o.losers, Origin: read.Origin{URL: b.URL, Captured: b.Captured}})
}

// leadAt returns how many headings and paragraphs stand before the lead on the page.
// It is 0 if the archive has no page, or if the page would be read otherwise today.
func (o showOptions) leadAt(ctx context.Context, archive reader, b *briefing.Briefing) int {
	if b.Lead == "" || len(b.Sections) == 0 {
		return 0
	}
	result, err := o.readAgain(ctx, archive, b)
	if err != nil || result.Briefing.Lead != b.Lead || !reflect.DeepEqual(result.Briefing.Sections, b.Sections) {
		return 0
	}
	return result.LeadAt
}

// withSettings puts what was set in place of the evidence for what the page says.
func withSettings(list []briefing.Evidence, settings []briefing.Setting) []briefing.Evidence {
	for _, s := range settings {
		page := briefing.InWords(s.Field, s.Page)
		e := briefing.Evidence{
			Field: s.Field, Value: briefing.InWords(s.Field, s.Value), Where: "set by hand on " + s.When, Rule: s.Why,
		}
		for i := range list {
			name, _, _ := strings.Cut(list[i].Value, ";")
			isKept := slices.Contains(briefing.Lists, s.Field) && strings.Contains(e.Value, name)
			if list[i].Field == s.Field && list[i].Lost == "" && !isKept {
				list[i].Lost = "set by hand"
			}
		}
		if page != "" {
			e.Rule = joinKnown(", ", e.Rule, "the page says "+page)
		}
		list = append(list, e)
	}
	return list
}

// writeEvidence writes evidence for people: each fact on a line, and below it the
// words, the part of the page and the rule, or why it became no fact.
func writeEvidence(w io.Writer, list []briefing.Evidence, s *screen) error {
	out := bufio.NewWriter(w)
	indent := min(4, s.pageWidth()/8)
	for _, e := range list {
		not := ""
		if e.Lost != "" {
			not = "not "
		}
		fmt.Fprintf(out, "%s %s%s\n", s.paint(print.Aside, e.Field+":"), not, print.Safe(e.Value))
		words := ""
		if e.Words != "" {
			words = "“" + e.Words + "” "
		}
		for _, line := range print.Wrap(words+joinKnown(", ", e.Where, e.Rule, e.Lost), max(s.pageWidth()-indent, 1)) {
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
		dst = briefing.AppendString(append(dst, `, "rule": `...), e.Rule)
		if e.Lost != "" {
			dst = briefing.AppendString(append(dst, `, "lost": `...), e.Lost)
		}
		dst = append(dst, '}')
	}
	return append(dst, ']')
}
