package commands

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/commands/print"
)

// helpWidth is the width that help is wrapped at.
const helpWidth = 80

// helpGroups are the headings under which flags stand in help, in their order.
// Flags without a category stand under the first, and categories that are not
// named here come last.
var helpGroups = []string{"", criteriaCategory, rowsCategory, formatCategory, screenCategory}

// A flagGroup is flags that stand under one heading.
type flagGroup struct {
	category string
	flags    []cli.Flag
}

// heading is what stands above the flags of a group.
func (g flagGroup) heading() string {
	if g.category == "" {
		return "Flags"
	}
	return g.category
}

// groupFlags parts flags into groups that have any.
func groupFlags(flags []cli.Flag) []flagGroup {
	var groups []flagGroup
	for _, category := range helpGroups {
		groups = append(groups, flagGroup{category: category})
	}
	for _, f := range flags {
		category := f.(cli.CategorizableFlag).GetCategory()
		i := slices.IndexFunc(groups, func(g flagGroup) bool { return g.category == category })
		if i < 0 {
			i = len(groups)
			groups = append(groups, flagGroup{category: category})
		}
		groups[i].flags = append(groups[i].flags, f)
	}
	return slices.DeleteFunc(groups, func(g flagGroup) bool { return g.flags == nil })
}

// setHelp gives the program and its commands their help: the library's own
// sorts flags by letters, and runs over the edge of the terminal.
func setHelp(app *cli.App) {
	for _, c := range app.Commands {
		c.CustomHelpTemplate = literal(commandHelp(c))
	}
	app.CustomAppHelpTemplate = literal(appHelp(app))
}

// literal makes a template that says text.
func literal(text string) string { return "{{print " + fmt.Sprintf("%q", text) + "}}" }

func appHelp(app *cli.App) string {
	var b strings.Builder
	fmt.Fprintf(&b, "briefings: %s\n\nUsage: %s\n\n", app.Usage, app.UsageText)
	for _, c := range app.Commands {
		writeTerm(&b, c.Name, c.Usage, 12)
	}
	b.WriteString("\n`briefings help COMMAND` explains a command, with examples; --version tells the\n" +
		"version, and `briefings` alone the state of the archive. The archive is\n" +
		"--db FILE, else $BRIEFINGS_DB, else briefings/briefings.db in the user's data\n" +
		"folder, which begins with the briefings that come with the program.\n")
	return b.String()
}

// A commandText is what a command says of itself beside its flags: paragraphs
// of UsageText in this order, the last ones of which may be missing.
type commandText struct{ usage, examples, note string }

func readCommandText(c *cli.Command) (t commandText) {
	var rest string
	t.usage, rest, _ = strings.Cut(c.UsageText, "\n\n")
	t.examples, t.note, _ = strings.Cut(rest, "\n\n")
	return t
}

func commandHelp(c *cli.Command) string {
	text := readCommandText(c)
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n\nUsage: %s\n", c.Name, c.Usage, text.usage)
	if text.note != "" {
		fmt.Fprintf(&b, "\n%s\n", text.note)
	}
	if text.examples != "" {
		fmt.Fprintf(&b, "\nExamples:\n  %s\n", strings.ReplaceAll(text.examples, "\n", "\n  "))
	}
	for _, group := range groupFlags(c.Flags) {
		fmt.Fprintf(&b, "\n%s:\n", group.heading())
		for _, f := range group.flags {
			names, value, usage := describeFlag(f)
			term := strings.Join(names, ", ")
			if value != "" {
				term += " " + value
			}
			writeTerm(&b, term, usage, 18)
		}
	}
	return b.String()
}

// describeFlag returns the names of a flag as they are typed, short ones first,
// the name of its value, "" where it takes none, and what it means.
func describeFlag(f cli.Flag) (names []string, value, usage string) {
	for _, name := range f.Names() {
		if len(name) > 1 {
			names = append(names, "--"+name)
		} else {
			names = append([]string{"-" + name}, names...)
		}
	}
	value, usage = splitUsage(f.(cli.DocGenerationFlag).GetUsage())
	return names, value, usage
}

// splitUsage parts the usage of a flag from the name of its value, which
// stands in it between backquotes.
func splitUsage(usage string) (value, text string) {
	before, rest, quoted := strings.Cut(usage, "`")
	if !quoted {
		return "", usage
	}
	value, after, _ := strings.Cut(rest, "`")
	if before == "" {
		if text, ok := strings.CutPrefix(after, ": "); ok {
			return value, text
		}
	}
	return value, before + value + after
}

// writeTerm writes a word and what it means, which hangs at indent columns.
func writeTerm(b *strings.Builder, term, meaning string, indent int) {
	fmt.Fprintf(b, "  %-*s", indent-1, term)
	gap := " "
	if len(term) > indent-1 {
		gap = "\n" + strings.Repeat(" ", indent+2)
	}
	for _, line := range print.Wrap(meaning, helpWidth-indent-2) {
		b.WriteString(gap + line)
		gap = "\n" + strings.Repeat(" ", indent+2)
	}
	b.WriteString("\n")
}
