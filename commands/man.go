package commands

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// manDate is the day on which the manual last changed.
const manDate = "2026-11-30"

// man prints the manual page.
func (s *session) man(c *cli.Context) error {
	if err := noArguments(c); err != nil {
		return err
	}
	_, err := fmt.Fprint(s.env.Stdout, manual(newApp(s.env, ""))) // c.App holds only man
	return err
}

// manual writes the manual page in the macros of man(7), from the table of commands
// that help uses too.
func manual(app *cli.App) string {
	var p manPage
	p.line(fmt.Sprintf(`.TH BRIEFINGS 1 %s "briefings %s"`, manDate, roff(app.Version)))
	name, _, _ := strings.Cut(app.Usage, ":")
	p.request("SH", "NAME")
	p.text("briefings - " + name)
	p.synopsis()
	p.request("SH", "DESCRIPTION")
	p.text(helpText("description"))
	shared := sharedFlags(app)
	p.request("SH", "COMMANDS")
	for _, c := range app.Commands {
		p.command(c, shared)
	}
	p.searchTerms(app)
	p.sharedFlags(shared)
	for _, t := range lists {
		p.request("SH", t)
		for _, entry := range helpList(t) {
			p.request("TP")
			p.line(bold(entry.word))
			p.text(entry.text)
		}
	}
	p.request("SH", "EXAMPLES")
	for i, t := range helpList("tasks") {
		p.paragraph(i)
		p.text(t.word + ":")
		p.example(t.text)
	}
	return p.String()
}

// sharedFlags returns the flags that mean the same in three commands or more. The
// manual explains them once.
func sharedFlags(app *cli.App) []cli.Flag {
	var flags []cli.Flag
	for _, c := range app.Commands {
		for _, f := range c.Flags {
			takers := 0
			for _, other := range app.Commands {
				if holdsFlag(other.Flags, f) {
					takers++
				}
			}
			if takers >= 3 && !holdsFlag(flags, f) {
				flags = append(flags, f)
			}
		}
	}
	return flags
}

// holdsFlag reports whether flags has a flag of the same name and meaning.
func holdsFlag(flags []cli.Flag, f cli.Flag) bool {
	names, value, usage := describeFlag(f)
	return slices.ContainsFunc(flags, func(other cli.Flag) bool {
		otherNames, otherValue, otherUsage := describeFlag(other)
		return slices.Equal(names, otherNames) && value == otherValue && usage == otherUsage &&
			reflect.TypeOf(f) == reflect.TypeOf(other)
	})
}

// A manPage writes a manual page.
type manPage struct{ strings.Builder }

func (p *manPage) synopsis() {
	p.request("SH", "SYNOPSIS")
	p.line(bold("briefings") + " " + italic("COMMAND") + " [" + italic("FLAGS") + "] [" + italic("ARGUMENTS") + "]")
	p.request("br")
	p.line(bold("briefings help") + " [" + italic("COMMAND") + " | " + strings.Join(topicNames(), " | ") + "]")
	p.request("br")
	p.line(bold("briefings --version"))
}

// command explains a command and its own flags.
func (p *manPage) command(c *cli.Command, shared []cli.Flag) {
	text := readCommandText(c)
	p.request("SS", text.usage)
	p.text(strings.ToUpper(c.Usage[:1]) + c.Usage[1:] + ".")
	if text.note != "" {
		p.request("PP")
		p.text(text.note)
	}
	var common []cli.Flag
	for _, f := range c.Flags {
		if holdsFlag(shared, f) {
			common = append(common, f)
		} else {
			p.flag(f)
		}
	}
	if common != nil {
		p.request("PP")
		p.text("Takes also " + flagList(common) + ".")
	}
	if text.examples != "" {
		p.example(text.examples)
	}
}

// flagList names flags that are explained elsewhere, and the criteria as one.
func flagList(flags []cli.Flag) string {
	var names []string
	for _, group := range groupFlags(flags) {
		if group.category == criteriaCategory {
			names = append(names, "the CRITERIA")
			continue
		}
		for _, f := range group.flags {
			names = append(names, "--"+flagNames(f)[0])
		}
	}
	return strings.Join(names, ", ")
}

func (p *manPage) searchTerms(app *cli.App) {
	p.request("SH", "SEARCH TERMS")
	p.text(readCommandText(app.Command("search")).note)
}

// sharedFlags explains the criteria under one heading, and the rest group by group.
func (p *manPage) sharedFlags(shared []cli.Flag) {
	groups := groupFlags(shared)
	for _, group := range groups {
		if group.category == criteriaCategory {
			p.request("SH", "CRITERIA")
			_, note := topics[topicNamed("criteria")].text()
			p.text("The criteria say which briefings are meant. " + note)
			p.flags(group.flags)
		}
	}
	p.request("SH", "FLAGS")
	p.text("These are the flags that mean the same in several commands.")
	for _, group := range groups {
		if group.category != criteriaCategory {
			p.flags(group.flags)
		}
	}
}

func (p *manPage) flags(flags []cli.Flag) {
	for _, f := range flags {
		p.flag(f)
	}
}

func (p *manPage) flag(f cli.Flag) {
	names, value, usage := describeFlag(f)
	for i := range names {
		names[i] = bold(names[i])
	}
	head := strings.Join(names, ", ")
	if value != "" {
		head += " " + italic(value)
	}
	p.request("TP")
	p.line(head)
	p.text(usage)
}

// paragraph begins a paragraph; the first under a heading needs no request.
func (p *manPage) paragraph(i int) {
	if i > 0 {
		p.request("PP")
	}
}

// example shows lines as they are typed.
func (p *manPage) example(lines string) {
	p.request("PP")
	p.request("RS", "4")
	p.request("EX")
	for line := range strings.SplitSeq(lines, "\n") {
		p.text(line)
	}
	p.request("EE")
	p.request("RE")
}

// request writes a request of roff.
func (p *manPage) request(name string, args ...string) {
	p.WriteString("." + name)
	for _, a := range args {
		if a = roff(a); a == "" || strings.ContainsAny(a, " ") {
			a = `"` + a + `"`
		}
		p.WriteString(" " + a)
	}
	p.WriteByte('\n')
}

// text writes text that roff wraps. Empty lines separate paragraphs.
func (p *manPage) text(s string) {
	for i, paragraph := range strings.Split(s, "\n\n") {
		p.paragraph(i)
		for line := range strings.SplitSeq(roff(paragraph), "\n") {
			if strings.HasPrefix(line, ".") {
				line = `\&` + line // it would be a request
			}
			p.line(line)
		}
	}
}

// line writes a line that is escaped already.
func (p *manPage) line(escaped string) {
	p.WriteString(escaped + "\n")
}

func bold(s string) string   { return `\fB` + roff(s) + `\fR` }
func italic(s string) string { return `\fI` + roff(s) + `\fR` }

// roffEscapes replace what roff would interpret, or print as another character.
var roffEscapes = strings.NewReplacer(
	`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`, `"`, `\(dq`,
	"…", `\&...`, "“", `\(lq`, "”", `\(rq`, "’", `\(cq`,
)

func roff(s string) string { return roffEscapes.Replace(s) }
