package commands

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/commands/print"
)

// helpWidth is the width that help is wrapped at: that of the terminal, if it
// is narrower than most.
func helpWidth(env Env) int {
	if columns := columnsOf(env); columns > 0 {
		return min(columns, defaultWidth)
	}
	return defaultWidth
}

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

// helpWord asks for help, of the program or of the command before it.
const helpWord = "--help"

// asksHelp tells whether words that were put in order ask for help.
func asksHelp(words []string) bool {
	return len(words) > 0 && words[0] == helpWord || len(words) == 2 && words[1] == helpWord
}

// help is what the program or one of its commands says of itself. The library's
// own sorts flags by letters, runs over the edge of the terminal, and does not
// say that it could not be written.
func help(app *cli.App, words []string, width int) string {
	if len(words) > 1 {
		return commandHelp(app.Command(words[0]), width)
	}
	return appHelp(app, width)
}

func appHelp(app *cli.App, width int) string {
	var b strings.Builder
	writeProse(&b, "briefings: "+app.Usage, width)
	fmt.Fprintf(&b, "\nUsage: %s\n\n", app.UsageText)
	for _, c := range app.Commands {
		writeTerm(&b, c.Name, c.Usage, 12, width)
	}
	b.WriteString("\n")
	writeProse(&b, "`briefings help COMMAND` explains a command, with examples; --version tells the version, "+
		"and `briefings` alone the state of the archive. The archive is --db FILE, else $BRIEFINGS_DB, "+
		"else briefings/briefings.db in the user's data folder, which begins with the briefings that come with the program.", width)
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

func commandHelp(c *cli.Command, width int) string {
	text := readCommandText(c)
	var b strings.Builder
	writeProse(&b, c.Name+": "+c.Usage, width)
	fmt.Fprintf(&b, "\nUsage: %s\n", text.usage)
	if text.note != "" {
		b.WriteString("\n")
		writeProse(&b, text.note, width)
	}
	if text.examples != "" {
		fmt.Fprintf(&b, "\nExamples:\n  %s\n", strings.ReplaceAll(text.examples, "\n", "\n  "))
	}
	for _, group := range groupFlags(c.Flags) {
		b.WriteString("\n")
		writeProse(&b, group.heading()+":", width)
		for _, f := range group.flags {
			names, value, usage := describeFlag(f)
			term := strings.Join(names, ", ")
			if value != "" {
				term += " " + value
			}
			writeTerm(&b, term, usage, 18, width)
		}
	}
	return b.String()
}

// describeFlag returns the names of a flag as they are typed, short ones first,
// the name of its value, "" where it takes none, and what it means.
func describeFlag(f cli.Flag) (names []string, value, usage string) {
	for _, name := range flagNames(f) {
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

// writeProse writes text, whose own line breaks stand for spaces.
func writeProse(b *strings.Builder, text string, width int) {
	for _, line := range print.Wrap(strings.ReplaceAll(text, "\n", " "), width) {
		b.WriteString(line + "\n")
	}
}

// fewestHelp is how many columns a meaning has beside its word; where there are
// fewer, it stands below.
const fewestHelp = 30

// writeTerm writes a word and what it means, which hangs at indent columns.
func writeTerm(b *strings.Builder, term, meaning string, indent, width int) {
	if width-indent-2 < fewestHelp {
		indent = 4
	}
	fmt.Fprintf(b, "  %-*s", indent-1, term)
	gap := " "
	if len(term) > indent-1 {
		gap = "\n" + strings.Repeat(" ", indent+2)
	}
	for _, line := range print.Wrap(meaning, max(width-indent-2, 1)) {
		b.WriteString(gap + line)
		gap = "\n" + strings.Repeat(" ", indent+2)
	}
	b.WriteString("\n")
}
