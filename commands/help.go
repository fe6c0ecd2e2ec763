package commands

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/commands/print"
)

// helpWidth is the width that help is wrapped at.
const helpWidth = 80

// helpGroups are the headings under which flags stand in help, in their order.
// Flags without a category stand under the first.
var helpGroups = []string{"", criteriaCategory, rowsCategory, formatCategory, screenCategory}

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
		writeTerm(&b, c.Name, c.Usage, 10)
	}
	b.WriteString("\n`briefings COMMAND --help` explains a command, with examples. The archive is\n" +
		"--db FILE, else $BRIEFINGS_DB, else briefings/briefings.db in the user's data\n" +
		"folder, which begins with the briefings that come with the program.\n")
	return b.String()
}

func commandHelp(c *cli.Command) string {
	usage, rest, _ := strings.Cut(c.UsageText, "\n\n")
	examples, note, _ := strings.Cut(rest, "\n\n")
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n\nUsage: %s\n", c.Name, c.Usage, usage)
	if note != "" {
		fmt.Fprintf(&b, "\n%s\n", note)
	}
	if examples != "" {
		fmt.Fprintf(&b, "\nExamples:\n  %s\n", strings.ReplaceAll(examples, "\n", "\n  "))
	}
	for _, group := range helpGroups {
		writeFlags(&b, group, c.Flags)
	}
	return b.String()
}

// writeFlags writes the flags of one group.
func writeFlags(b *strings.Builder, group string, flags []cli.Flag) {
	heading := group
	if group == "" {
		heading = "Flags"
	}
	for _, f := range flags {
		category := f.(cli.CategorizableFlag).GetCategory()
		if category != group {
			continue
		}
		if heading != "" {
			fmt.Fprintf(b, "\n%s:\n", heading)
			heading = ""
		}
		value, usage := splitUsage(f.(cli.DocGenerationFlag).GetUsage())
		term := "--" + f.Names()[0]
		for _, alias := range f.Names()[1:] {
			term = "-" + alias + ", " + term
		}
		if value != "" {
			term += " " + value
		}
		writeTerm(b, term, usage, 18)
	}
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
