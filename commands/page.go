package commands

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/briefing/day"
	"briefings/briefing/letters"
	"briefings/commands/print"
)

// A fact is one line of the head of a page: a label and its text. Names that people
// copy are whole: they are not wrapped, however long they are.
type fact struct {
	label, text string
	whole       bool
}

// facts returns the known facts for the head of a page.
func facts(b *briefing.Briefing) []fact {
	list := []fact{
		{label: "Held", text: daysLine(b.Held)},
		{label: "Place", text: placeLine(b.Place, country.Name(b.PlaceCountry))},
		{label: "Occasion", text: b.Occasion},
		{label: "Kind", text: joinKnown(", ", string(b.Kind), string(b.Medium))},
		{label: "Duration", text: durationLine(b.Minutes)},
		{label: "Published", text: string(b.Published)},
		{label: "Parties", text: partiesLine(b.Countries)},
	}
	list = append(list, listFact("People", len(b.People), func(i int) string {
		p := b.People[i]
		return joinKnown(", ", p.Name, p.Role, country.Name(p.Country))
	})...)
	list = append(list, listFact("Photos", len(b.Photos), func(i int) string { return b.Photos[i] })...)
	list = append(list, fact{label: "Tags", text: strings.Join(b.Tags, ", ")}, fact{label: "Note", text: b.Note})
	list = append(list, listFact("By hand", len(b.Settings), func(i int) string { return setLine(&b.Settings[i]) })...)
	list = append(list, fact{"URL", b.URL, true}, fact{"Saved", b.Captured, true}, fact{"Source", b.Source, true})
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

// listFact returns a line for each entry of a list. The first has the label.
func listFact(label string, n int, text func(i int) string) []fact {
	list := make([]fact, n)
	for i := range list {
		list[i] = fact{label: label, text: text(i)}
		label = ""
	}
	return list
}

// setLine says which fact was set and what the page says. Tags and notes are never of a page.
func setLine(s *briefing.Setting) string {
	if s.Field == "tags" || s.Field == "note" {
		return ""
	}
	page := briefing.InWords(s.Field, s.Page)
	if page == "" {
		return s.Field + " (the page does not say)"
	}
	return s.Field + " (the page says " + page + ")"
}

// daysLine writes a period: "2011-11-11", "2011-11-11 to 2011-11-12".
func daysLine(held day.Period) string {
	if held.End == held.Start {
		return string(held.Start)
	}
	return string(held.Start) + " to " + string(held.End)
}

// placeLine writes a place with its country, unless the place names it:
// "Honolulu, Hawaii (United States)", "Xiamen, China", "Japan".
func placeLine(place, country string) string {
	switch {
	case place == "":
		return country
	case country != "" && !strings.Contains(letters.Fold(place), letters.Fold(country)):
		return place + " (" + country + ")"
	}
	return place
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
		names[i] = fmt.Sprintf("%s (%s)", country.Name(code), code)
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

// labelWidth is the width of the column of labels, with the gap after it.
const labelWidth = 11

// writePage writes a briefing as a person reads it, wrapped at the width of the
// screen. Numbers hang before their paragraphs.
func (o showOptions) writePage(w io.Writer, b *briefing.Briefing, leadAt int) error {
	painter := print.Painter{Color: o.out.color}
	p := &page{out: bufio.NewWriter(w), width: o.out.pageWidth(), painter: painter, marks: o.marks}
	if b.Title != "" {
		p.block(print.Title, "", b.Title, 0)
	}
	p.facts(facts(b))
	for _, t := range texts(b, leadAt) {
		switch {
		case t.heading:
			p.block(print.Head, t.number, t.text, 0)
		case t.inSection:
			p.block(print.Plain, t.number, t.text, paragraphIndent)
		default:
			p.block(print.Plain, t.number, t.text, 0)
		}
	}
	return p.out.Flush()
}

// A text is a heading or a paragraph of a page.
type text struct {
	heading      bool
	number, text string
	inSection    bool // under a heading
}

// texts returns the lead and the sections in the order of the page: leadAt headings
// and paragraphs stand before the lead. What was set aside comes last.
func texts(b *briefing.Briefing, leadAt int) (list []text) {
	for _, s := range b.Sections {
		if s.Heading != "" {
			list = append(list, text{heading: true, number: headNumber(s.Number), text: s.Heading})
		}
		for _, p := range s.Paragraphs {
			list = append(list, text{number: p.Number, text: p.Text, inSection: s.Heading != ""})
		}
	}
	if b.Lead != "" {
		lead := text{text: b.Lead}
		if leadAt > 0 {
			before := list[leadAt-1]
			lead.inSection = before.heading || before.inSection
		}
		list = slices.Insert(list, leadAt, lead)
	}
	for i, line := range b.Frame {
		if i == 0 {
			list = append(list, text{heading: true, text: "Set aside"})
		}
		list = append(list, text{text: line, inSection: true})
	}
	return list
}

// headNumber writes the number of a section before its heading: "4" as "4.", but
// "(4)" as it is.
func headNumber(number string) string {
	last, _ := utf8.DecodeLastRuneInString(number)
	if number == "" || !unicode.In(last, unicode.L, unicode.Nd, unicode.Nl) {
		return number
	}
	return number + "."
}

const (
	paragraphIndent = 3  // of paragraphs under a heading
	narrowest       = 16 // columns of prose; with fewer, nothing hangs or is indented
)

// A page writes a briefing to a screen.
type page struct {
	out     *bufio.Writer
	width   int
	painter print.Painter
	marks   func(text string) [][2]int // nil for none
	gap     string                     // before the next block
}

// block writes a paragraph in a style, with its number before it.
func (p *page) block(style print.Style, number, text string, indent int) {
	before := style
	if style == print.Plain {
		before = print.Aside
	}
	p.hang(before, print.Safe(number), style, text, indent)
	p.gap = "\n"
}

// facts writes the head of a page, a fact on each line.
func (p *page) facts(list []fact) {
	if len(list) == 0 {
		return
	}
	fmt.Fprint(p.out, p.gap)
	p.gap = ""
	for _, f := range list {
		label := fmt.Sprintf("%-*s", labelWidth-1, f.label)
		if f.whole {
			fmt.Fprintf(p.out, "%s %s\n", p.painter.Paint(print.Aside, label), print.Safe(f.text))
		} else {
			p.hang(print.Aside, label, print.Plain, f.text, 0)
		}
	}
	p.gap = "\n"
}

// hang writes wrapped text, with something that hangs before it.
func (p *page) hang(before print.Style, hung string, style print.Style, text string, indent int) {
	var marks [][2]int
	if p.marks != nil {
		marks = p.marks(text)
	}
	fmt.Fprint(p.out, p.gap)
	deep := indent
	if hung != "" {
		hung += " "
		deep += print.Width(hung)
	}
	if hung != "" && p.width-deep < narrowest { // it stands alone, above
		for _, line := range print.Wrap(hung, p.width) {
			fmt.Fprintln(p.out, p.painter.Paint(before, line))
		}
		hung = ""
	}
	if p.width-deep < narrowest {
		indent, deep = 0, 0
	}
	lines := print.WrapMarked(text, marks, p.width-deep)
	for i, line := range lines {
		lead := strings.Repeat(" ", deep)
		if i == 0 {
			lead = strings.Repeat(" ", indent) + p.painter.Paint(before, hung)
		}
		fmt.Fprintf(p.out, "%s%s\n", lead, p.painter.PaintMarked(style, line.Text, line.Marks))
	}
}
