package commands

import (
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/briefing/letters"
)

const versionFlag = "--version"

// arrange puts words into the order that the library wants: command, flags with
// their values, "--", arguments. People write flags before and after arguments,
// and before the command.
func arrange(app *cli.App, args []string) ([]string, error) {
	name, rest := splitCommand(args)
	switch {
	case name == "":
		return arrangeFlags(app, args)
	case name == "help" && len(rest) == 0:
		return []string{helpFlag}, nil
	case name == "help" && len(rest) > 1:
		return nil, usagef("help explains one command: what is %q?", rest[1])
	case name == "help" && topicNamed(rest[0]) >= 0:
		return []string{rest[0], helpFlag}, nil
	case name == "help":
		if app.Command(rest[0]) == nil {
			return nil, unknownCommand(app, rest[0], topicNames()...)
		}
		name, rest = rest[0], []string{helpFlag}
	}
	command := app.Command(name)
	if command == nil {
		return nil, unknownCommand(app, name)
	}
	w := commandWords{command: command}
	if err := w.read(rest); err != nil {
		return nil, err
	}
	if w.help {
		return []string{name, helpFlag}, nil
	}
	// For a flag that is not given, the library says the same as for a flag that it
	// does not know; but it describes each flag that it knows, with regular expressions.
	command.Flags = w.given
	return slices.Concat([]string{name}, w.flags, []string{"--"}, w.arguments), nil
}

// arrangeFlags arranges words without a command.
func arrangeFlags(app *cli.App, args []string) ([]string, error) {
	switch {
	case len(args) == 0:
		return nil, nil // the overview
	case isHelp(args[0]):
		return []string{helpFlag}, nil
	case args[0] == versionFlag:
		return args[:1], nil
	case !slices.Contains(flagsBefore, strings.TrimLeft(args[0], "-")):
		return nil, usagef("unknown flag %s: a command is wanted: %s", args[0], commandNames(app))
	}
	return nil, usagef("a command is wanted: %s", commandNames(app))
}

// commandWords are the words after a command's name, parted into flags and arguments.
type commandWords struct {
	command          *cli.Command
	flags, arguments []string
	given            []cli.Flag
	help             bool // help is asked for: the rest does not matter
}

func (w *commandWords) read(words []string) error {
	for len(words) > 0 && !w.help {
		word := words[0]
		words = words[1:]
		switch {
		case word == "--":
			w.arguments = append(w.arguments, words...)
			return nil
		case !strings.HasPrefix(word, "-") || word == "-" || isNumber(word):
			w.arguments = append(w.arguments, word)
		default:
			used, err := w.readFlag(word, words)
			if err != nil {
				return err
			}
			words = words[used:]
		}
	}
	return nil
}

// readFlag reads a flag, and returns how many of the words after it are its value.
func (w *commandWords) readFlag(word string, after []string) (used int, err error) {
	typed, _, hasValue := strings.Cut(word, "=")
	if w.help = isHelp(typed); w.help {
		return 0, nil
	}
	flag, err := findFlag(w.command, typed)
	if err != nil && w.command.Name == "search" && !strings.HasPrefix(word, "--") {
		w.arguments = append(w.arguments, word) // a term that must be absent
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	isSwitch := !takesValue(flag)
	if isSwitch {
		if word, err = readSwitch(flag, word); err != nil {
			return 0, err
		}
	}
	if !slices.Contains(w.given, flag) {
		w.given = append(w.given, flag)
	}
	w.flags = append(w.flags, word)
	switch {
	case isSwitch || hasValue:
		return 0, nil
	case len(after) == 0:
		return 0, usagef("%s needs a value", word)
	}
	w.flags = append(w.flags, after[0])
	return 1, nil
}

// readSwitch returns a flag that needs no value with the one that it then has.
func readSwitch(flag cli.Flag, word string) (string, error) {
	typed, value, hasValue := strings.Cut(word, "=")
	switch words := optionalValues[flagNames(flag)[0]]; {
	case words != nil && !hasValue:
		return word + "=" + words[0], nil
	case words != nil && !slices.Contains(words, value):
		return "", usagef("%s: there are %s and %s=%s", word, typed, typed, words[1])
	case words == nil && hasValue && !isBool(value):
		return "", usagef("%s takes no value: what is %q?", typed, value)
	}
	return word, nil
}

// flagsBefore are the flags with a value that people write before the command.
var flagsBefore = []string{"db", "color", "width"}

// splitCommand finds the command among the words: the first word that is neither a
// flag nor the value of a flag that may stand before it.
func splitCommand(args []string) (name string, rest []string) {
	for i := 0; i < len(args); i++ {
		switch {
		case slices.Contains(flagsBefore, strings.TrimLeft(args[i], "-")) && strings.HasPrefix(args[i], "-"):
			i++
		case !strings.HasPrefix(args[i], "-"):
			return args[i], append(append([]string{}, args[:i]...), args[i+1:]...)
		}
	}
	return "", args
}

// unknownCommand names a command that does not exist, and one that was likely meant: of
// the app, or one of more.
func unknownCommand(app *cli.App, name string, more ...string) error {
	names := append([]string{"help", versionFlag}, more...)
	for _, c := range app.Commands {
		names = append(names, c.Name)
	}
	if near := letters.Nearest(name, names); near != "" {
		return usagef("unknown command %s: did you mean %s?", name, near)
	}
	return usagef("unknown command %s: there are %s", name, commandNames(app))
}

func commandNames(app *cli.App) string {
	var names []string
	for _, c := range app.Commands {
		names = append(names, c.Name)
	}
	return strings.Join(names, ", ")
}

// findFlag finds a flag by the word that was typed, without its value.
func findFlag(command *cli.Command, typed string) (cli.Flag, error) {
	name := strings.TrimLeft(typed, "-")
	long := []string{"help"}
	for _, f := range command.Flags {
		for _, n := range flagNames(f) {
			if n == name && len(n) > 1 == strings.HasPrefix(typed, "--") {
				return f, nil
			}
			if len(n) > 1 {
				long = append(long, n)
			}
		}
	}
	if near := letters.Nearest(name, long); near != "" {
		return nil, usagef("unknown flag %s: did you mean --%s?", typed, near)
	}
	if slices.ContainsFunc(criteria, func(c criterion) bool { return c.name == name }) {
		return nil, usagef("unknown flag %s: %s takes no criteria, filter does", typed, command.Name)
	}
	hint := ""
	if slices.ContainsFunc(command.Flags, isCriterion) {
		hint = ", and `briefings help criteria` the criteria"
	}
	return nil, usagef("unknown flag %s: `briefings %s --help` lists the flags%s", typed, command.Name, hint)
}

// flagNames returns the names of a flag, the long one first. The method of the
// library runs regular expressions on each.
func flagNames(f cli.Flag) []string {
	switch f := f.(type) {
	case *cli.BoolFlag:
		return append([]string{f.Name}, f.Aliases...)
	case *cli.StringFlag:
		return append([]string{f.Name}, f.Aliases...)
	case *cli.StringSliceFlag:
		return append([]string{f.Name}, f.Aliases...)
	}
	return f.Names()
}

// optionalValues are the values of flags that need none, the one first that they then have.
var optionalValues = map[string][]string{"explain": {"facts", "all"}}

// takesValue reports whether the word behind a flag is its value.
func takesValue(f cli.Flag) bool {
	_, isBool := f.(*cli.BoolFlag)
	return !isBool && optionalValues[flagNames(f)[0]] == nil
}

func isHelp(word string) bool { return word == helpFlag || word == "-h" }

func isBool(word string) bool {
	_, err := strconv.ParseBool(word)
	return err == nil
}

func isNumber(word string) bool {
	return len(word) > 1 && strings.Trim(word[1:], "0123456789") == ""
}
