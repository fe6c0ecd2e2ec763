package commands

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/commands/print"
	"briefings/db"
)

// helpWidth is the width at which help is wrapped: that of the terminal, if it is
// narrow.
func helpWidth(env Env) int {
	if columns := columnsOf(env); columns > 0 {
		return min(columns, defaultWidth)
	}
	return defaultWidth
}

// helpGroups are the categories of flags, in the order of help. Flags without a
// category come first, and categories that are not listed here come last.
var helpGroups = []string{"", criteriaCategory, rowsCategory, formatCategory, screenCategory}

// A flagGroup is the flags under one heading.
type flagGroup struct {
	category string
	flags    []cli.Flag
}

// heading is the heading of a group.
func (g flagGroup) heading() string {
	if g.category == "" {
		return "Flags"
	}
	return g.category
}

// groupFlags parts flags into groups, without empty ones.
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

// helpFlag asks for help on the program, or on the command before it.
const helpFlag = "--help"

// asksHelp reports whether arranged words ask for help.
func asksHelp(words []string) bool {
	return len(words) > 0 && words[0] == helpFlag || len(words) == 2 && words[1] == helpFlag
}

// help is the help on the program or on one command. The help of the library sorts
// flags by letters, does not fit the terminal, and hides that it could not be
// written.
func help(app *cli.App, words []string, width int) string {
	if len(words) > 1 {
		if i := topicNamed(words[0]); i >= 0 {
			return topics[i].help(width)
		}
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
	writeProse(&b, helpText("help"), width)
	return b.String()
}

// A commandText is the paragraphs of UsageText, in this order. The last ones may be
// missing.
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
	own, elsewhere := ownFlags(c.Flags)
	writeFlags(&b, own, width)
	for i, where := range elsewhere {
		if i == 0 {
			b.WriteString("\n")
		}
		writeProse(&b, where, width)
	}
	return b.String()
}

// writeFlags explains flags, group by group.
func writeFlags(b *strings.Builder, flags []cli.Flag, width int) {
	for _, group := range groupFlags(flags) {
		b.WriteString("\n")
		writeProse(b, group.heading()+":", width)
		for _, f := range group.flags {
			names, value, usage := describeFlag(f)
			term := strings.Join(names, ", ")
			if value != "" {
				term += " " + value
			}
			writeTerm(b, term, usage, 18, width)
		}
	}
}

// A topic is a page of help on flags that many commands take. help.txt has its texts.
type topic struct {
	name  string
	flags func() []cli.Flag
}

// topics are the pages of help beside those of the commands.
var topics = []topic{
	{"criteria", func() []cli.Flag { return criteriaFlags() }},
	{"formats", func() []cli.Flag { return formatFlags("table") }},
}

// topicNamed returns the index of a topic, -1 if there is none.
func topicNamed(name string) int {
	return slices.IndexFunc(topics, func(t topic) bool { return t.name == name })
}

func topicNames() (names []string) {
	for _, t := range topics {
		names = append(names, t.name)
	}
	return names
}

// text returns what the topic is about, and its explanation.
func (t topic) text() (usage, note string) {
	usage, note, _ = strings.Cut(helpText(t.name), "\n\n")
	return usage, note
}

func (t topic) help(width int) string {
	usage, note := t.text()
	var b strings.Builder
	writeProse(&b, t.name+": "+usage, width)
	b.WriteString("\n")
	writeProse(&b, note, width)
	writeFlags(&b, t.flags(), width)
	if t.name == "formats" {
		b.WriteString("\nFields, for --fields and --sort:\n")
		for _, table := range append([]string{"search"}, db.Tables...) {
			writeTerm(&b, table, fieldList(table), 12, width)
		}
	}
	return b.String()
}

// fieldList lists the fields of a table, those of briefings as one.
func fieldList(table string) string {
	names, shared := db.FieldNames(table), db.FieldNames("briefings")
	if table != "briefings" && slices.Contains(names, "url") {
		names = slices.DeleteFunc(names, func(name string) bool { return slices.Contains(shared, name) })
		names = append(names, "and those of briefings")
	}
	return strings.Join(names, ", ")
}

// ownFlags returns the flags of a command that no topic explains, and says where the
// others are explained.
func ownFlags(flags []cli.Flag) (own []cli.Flag, elsewhere []string) {
	own = slices.Clone(flags)
	for _, t := range topics {
		explained := t.flags()
		var headings []string
		own = slices.DeleteFunc(own, func(f cli.Flag) bool {
			heading := f.(cli.CategorizableFlag).GetCategory()
			if !holdsFlag(explained, f) {
				return false
			}
			if !slices.Contains(headings, heading) {
				headings = append(headings, heading)
			}
			return true
		})
		if headings != nil {
			elsewhere = append(elsewhere, strings.Join(headings, ", ")+": see `briefings help "+t.name+"`")
		}
	}
	return own, elsewhere
}

// describeFlag returns the names of a flag as they are typed, short ones first; the
// name of its value, "" if it takes none; and what it means.
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

// splitUsage returns the name of a flag's value, which stands in its usage between
// backquotes, and the usage without them.
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

// writeProse writes wrapped text. Line breaks in it count as spaces.
func writeProse(b *strings.Builder, text string, width int) {
	for _, line := range print.Wrap(strings.ReplaceAll(text, "\n", " "), width) {
		b.WriteString(line + "\n")
	}
}

// fewestHelp is how many columns a meaning needs beside its word; with fewer, it
// stands below.
const fewestHelp = 30

// writeTerm writes a word, and its meaning indented by indent columns.
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
