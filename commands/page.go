package commands

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"briefings/briefing"
	"briefings/commands/print"
)

// A fact is one line of the head of a page: a label and what it says. Names
// that people copy are whole: they are not wrapped, however long they are.
type fact struct {
	label, text string
	whole       bool
}

// facts are what the head of a page says, without what is not known.
func facts(b *briefing.Briefing) []fact {
	list := []fact{
		{label: "Held", text: heldLine(b)},
		{label: "Occasion", text: b.Occasion},
		{label: "Kind", text: joinKnown(", ", string(b.Kind), string(b.Medium))},
		{label: "Duration", text: durationLine(b.Minutes)},
		{label: "Published", text: string(b.Published)},
		{label: "Parties", text: partiesLine(b.Countries)},
	}
	for i, p := range b.People {
		label := ""
		if i == 0 {
			label = "People"
		}
		list = append(list, fact{label: label, text: joinKnown(", ", p.Name, p.Role, briefing.CountryName(p.Country))})
	}
	for i, caption := range b.Photos {
		label := ""
		if i == 0 {
			label = "Photos"
		}
		list = append(list, fact{label: label, text: caption})
	}
	list = append(list, fact{"URL", b.URL, true}, fact{"Source", b.Source, true})
	if b.ID != 0 {
		list = append(list, fact{"ID", fmt.Sprintf("%d %s", b.ID, b.Slug), true})
	}
	known := list[:0]
	for _, f := range list {
		if f.text != "" {
			known = append(known, f)
		}
	}
	return known
}

// heldLine says when and where: "2011-11-11, Honolulu, Hawaii (United States)".
func heldLine(b *briefing.Briefing) string {
	days := string(b.Held.Start)
	if b.Held.End != b.Held.Start {
		days += " to " + string(b.Held.End)
	}
	place := b.Place
	if country := briefing.CountryName(b.PlaceCountry); country != "" && !strings.Contains(briefing.Fold(place), briefing.Fold(country)) {
		place = strings.TrimSpace(place + " (" + country + ")")
	}
	return joinKnown(", ", days, place)
}

func durationLine(minutes int) string {
	switch {
	case minutes == 0:
		return ""
	case minutes < 60:
		return countOf(minutes, "minute")
	case minutes%60 == 0:
		return countOf(minutes/60, "hour")
	}
	return countOf(minutes/60, "hour") + " " + countOf(minutes%60, "minute")
}

func partiesLine(codes []string) string {
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = fmt.Sprintf("%s (%s)", briefing.CountryName(code), code)
	}
	return strings.Join(names, ", ")
}

func joinKnown(separator string, parts ...string) string {
	var known []string
	for _, p := range parts {
		if p != "" {
			known = append(known, p)
		}
	}
	return strings.Join(known, separator)
}

// labelWidth is that of the column of labels, with the gap behind it.
const labelWidth = 11

// writePage writes a briefing as a person reads it, wrapped at width columns.
// Numbers hang before their paragraphs.
func writePage(w io.Writer, b *briefing.Briefing, width int) error {
	out := bufio.NewWriter(w)
	gap := ""
	block := func(number, text string, indent int) {
		lead := strings.Repeat(" ", indent)
		if number != "" {
			number = print.Safe(number) + " "
			indent += print.Width(number)
		}
		fmt.Fprint(out, gap)
		for i, line := range print.Wrap(text, width-indent) {
			if i == 0 {
				fmt.Fprintf(out, "%s%s%s\n", lead, number, line)
			} else {
				fmt.Fprintf(out, "%s%s\n", strings.Repeat(" ", indent), line)
			}
		}
		gap = "\n"
	}
	if b.Title != "" {
		block("", b.Title, 0)
	}
	if head := facts(b); len(head) > 0 {
		fmt.Fprint(out, gap)
		gap = ""
		for _, f := range head {
			if f.whole {
				fmt.Fprintf(out, "%-*s%s\n", labelWidth, f.label, print.Safe(f.text))
			} else {
				block(fmt.Sprintf("%-*s", labelWidth-1, f.label), f.text, 0)
			}
			gap = ""
		}
		gap = "\n"
	}
	if b.Lead != "" {
		block("", b.Lead, 0)
	}
	for _, s := range b.Sections {
		indent := 0
		if s.Heading != "" {
			number := s.Number
			if number != "" {
				number += "."
			}
			block(number, s.Heading, 0)
			indent = 3
		}
		for _, p := range s.Paragraphs {
			block(p.Number, p.Text, indent)
		}
	}
	return out.Flush()
}

// writeMarkdown writes a briefing as Markdown (CommonMark).
func writeMarkdown(w io.Writer, b *briefing.Briefing) error {
	out := bufio.NewWriter(w)
	gap := ""
	block := func(format string, args ...any) {
		fmt.Fprintf(out, gap+format+"\n", args...)
		gap = "\n"
	}
	if b.Title != "" {
		block("# %s", markdown(b.Title))
	}
	for i, f := range facts(b) {
		if i == 1 || i > 1 && f.label != "" || f.label == "" {
			gap = ""
		}
		if f.label != "" {
			block("- %s: %s", f.label, markdown(f.text))
		} else {
			block("  %s", markdown(f.text))
		}
	}
	if b.Lead != "" {
		block("%s", markdown(b.Lead))
	}
	for _, s := range b.Sections {
		if s.Heading != "" {
			block("## %s", markdown(joinKnown(". ", s.Number, s.Heading)))
		}
		for _, p := range s.Paragraphs {
			block("%s", markdown(joinKnown(" ", p.Number, p.Text)))
		}
	}
	return out.Flush()
}

// markdownSigns are escaped wherever they stand; those that only count at the
// beginning of a line are escaped there.
var markdownSigns = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "|", `\|`)

// markdown makes text of a page stand for itself in Markdown, on one line.
func markdown(text string) string {
	text = markdownSigns.Replace(print.Safe(strings.Join(strings.Fields(text), " ")))
	digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
	switch {
	case text == "":
		return ""
	case strings.ContainsRune("#+-=~", rune(text[0])):
		return `\` + text
	case digits > 0 && digits < len(text) && (text[digits] == '.' || text[digits] == ')'):
		return text[:digits] + `\` + text[digits:]
	}
	return text
}
