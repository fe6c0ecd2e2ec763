// Package commands is what a user types: one file a subcommand, from flags to
// a question for the archive to a printer. It holds no SQL and reads no page.
package commands

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/briefing/letters"
	"briefings/commands/print"
)

// Env is the world that a run of the program sees.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(string) string
	LookupEnv      func(string) (string, bool)
	Heed           func() // makes signals end the context; nil where they do not, or do anyway
	Schema         string // SQL that makes a new archive
	Seeds          fs.FS  // briefings of the default archive, in the folder seeds
}

// Exit statuses.
const (
	statusDone   = 0
	statusFailed = 1 // or no rows under --exit-status
	statusUsage  = 2
)

// A usageError says that the words of the command are off, and what would be right.
type usageError struct{ message string }

func (e *usageError) Error() string { return e.message }

func usagef(format string, args ...any) error { return &usageError{fmt.Sprintf(format, args...)} }

// errSilent ends the program with status 1 after all has been said.
var errSilent = errors.New("failed")

// Main runs the program with the words that follow its name, says on standard
// error what went wrong, and returns the exit status.
func Main(ctx context.Context, args []string, env Env) int {
	err := Run(ctx, args, env)
	var usage *usageError
	switch {
	case err == nil:
		return statusDone
	case errors.Is(err, errSilent):
		return statusFailed
	case ctx.Err() != nil:
		fmt.Fprintln(env.Stderr, "briefings: interrupted")
		return statusFailed
	case errors.As(err, &usage):
		fmt.Fprintf(env.Stderr, "briefings: %s\n", oneLine(err))
		return statusUsage
	}
	fmt.Fprintf(env.Stderr, "briefings: %s\n", oneLine(err))
	return statusFailed
}

// Run runs the program and returns what went wrong.
func Run(ctx context.Context, args []string, env Env) error {
	if len(args) > 0 && args[0] == completeCommand {
		return complete(ctx, &session{env: env}, newApp(env, ""), args[1:])
	}
	name, _ := splitCommand(args)
	app := newApp(env, name)
	words, err := arrange(app, args)
	if err != nil {
		return err
	}
	if asksHelp(words) {
		_, err := fmt.Fprint(env.Stdout, help(app, words, helpWidth(env)))
		return err
	}
	return app.RunContext(ctx, append([]string{app.Name}, words...))
}

// A maker makes a command. One that is not asked for is not made: the library
// describes each flag of each command before it runs one.
type maker struct {
	name string
	make func() *cli.Command
	use  use
}

// A use is what a command uses files for.
type use int

const (
	reads  use = iota // from an archive
	writes            // to an archive or a file: it must tidy up before it ends
	none
)

// makers are those of all commands, in the order of help.
func (s *session) makers() []maker {
	return []maker{
		{"import", s.importCommand, writes}, {"list", s.listCommand, reads}, {"show", s.showCommand, reads}, {"filter", s.filterCommand, reads},
		{"search", s.searchCommand, reads}, {"export", s.exportCommand, writes}, {"stats", s.statsCommand, reads}, {"info", s.infoCommand, reads},
		{"history", s.historyCommand, reads}, {"diff", s.diffCommand, reads}, {"backup", s.backupCommand, writes}, {"remove", s.removeCommand, writes},
		{"completion", s.completionCommand, none}, {"man", s.manCommand, none},
	}
}

// newApp builds the command table anew for each run: the library keeps state in
// it. It holds one command alone where there is one of that name.
func newApp(env Env, name string) *cli.App {
	s := &session{env: env}
	app := &cli.App{
		Name:                      "briefings",
		Usage:                     "an archive of diplomatic briefings: who met whom, when, where and about what",
		UsageText:                 "briefings COMMAND [FLAGS] [ARGUMENTS]",
		Writer:                    env.Stdout,
		ErrWriter:                 env.Stderr,
		Action:                    s.overview,
		Version:                   version(),
		HideHelp:                  true, // it is ours
		DisableSliceFlagSeparator: true, // a title may hold a comma
		ExitErrHandler:            func(*cli.Context, error) {},
		OnUsageError:              libraryUsageError,
	}
	makers := s.makers()
	if i := slices.IndexFunc(makers, func(m maker) bool { return m.name == name }); i >= 0 {
		makers = makers[i : i+1]
	}
	for _, m := range makers {
		c := m.make()
		if m.use != none {
			c.Flags = append(c.Flags, archiveFlag())
		}
		if m.use == writes {
			c.Before = func(*cli.Context) error { s.heed(); return nil }
		}
		c.OnUsageError = libraryUsageError // it is not inherited
		c.HideHelp = true
		app.Commands = append(app.Commands, c)
	}
	return app
}

// libraryUsageError is for what the library finds wrong with flags after arrange has passed them.
func libraryUsageError(_ *cli.Context, err error, _ bool) error { return &usageError{err.Error()} }

// arrange puts the words into the order that the library wants: command, flags
// with their values, "--", arguments. People write flags before and after
// arguments, and before the command.
func arrange(app *cli.App, args []string) ([]string, error) {
	name, rest := splitCommand(args)
	switch {
	case len(args) == 0:
		return nil, nil // the overview
	case name == "" && isHelp(args[0]):
		return []string{helpWord}, nil
	case name == "" && args[0] == "--version":
		return args[:1], nil
	case name == "" && !slices.Contains(valuesBefore, strings.TrimLeft(args[0], "-")):
		return nil, usagef("unknown flag %s: a command is wanted: %s", args[0], commandNames(app))
	case name == "":
		return nil, usagef("a command is wanted: %s", commandNames(app))
	case name == "help" && len(rest) == 0:
		return []string{helpWord}, nil
	case name == "help" && len(rest) > 1:
		return nil, usagef("help explains one command: what is %q?", rest[1])
	case name == "help":
		name, rest = rest[0], []string{helpWord}
	}
	command := app.Command(name)
	if command == nil {
		return nil, unknownCommand(app, name)
	}
	var flags, arguments []string
	var given []cli.Flag
	for i := 0; i < len(rest); i++ {
		word := rest[i]
		if word == "--" {
			arguments = append(arguments, rest[i+1:]...)
			break
		}
		if !strings.HasPrefix(word, "-") || word == "-" || isNumber(word) {
			arguments = append(arguments, word)
			continue
		}
		typed, value, hasValue := strings.Cut(word, "=")
		if isHelp(typed) {
			return []string{name, helpWord}, nil
		}
		flag, err := findFlag(command, word)
		if err != nil && name == "search" && !strings.HasPrefix(word, "--") {
			arguments = append(arguments, word) // a term that must be absent
			continue
		}
		if err != nil {
			return nil, err
		}
		_, isSwitch := flag.(*cli.BoolFlag)
		if hasValue && isSwitch && !isBool(value) {
			return nil, usagef("%s takes no value: what is %q?", typed, value)
		}
		if !slices.Contains(given, flag) {
			given = append(given, flag)
		}
		flags = append(flags, word)
		if !isSwitch && !hasValue {
			if i++; i == len(rest) {
				return nil, usagef("%s needs a value", word)
			}
			flags = append(flags, rest[i])
		}
	}
	// Of a flag that is not given, the library says what it says of one that it
	// does not know; but it describes each one that it knows, with regular expressions.
	command.Flags = given
	words := append([]string{name}, flags...)
	return append(append(words, "--"), arguments...), nil
}

// valuesBefore are the flags with a value that people write before the command.
var valuesBefore = []string{"db", "color", "width"}

// splitCommand finds the command among the words: the first that is no flag
// and no value of one that may stand before it.
func splitCommand(args []string) (name string, rest []string) {
	for i := 0; i < len(args); i++ {
		switch {
		case slices.Contains(valuesBefore, strings.TrimLeft(args[i], "-")) && strings.HasPrefix(args[i], "-"):
			i++
		case !strings.HasPrefix(args[i], "-"):
			return args[i], append(append([]string{}, args[:i]...), args[i+1:]...)
		}
	}
	return "", args
}

func unknownCommand(app *cli.App, name string) error {
	names := []string{"help", "--version"}
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

// findFlag looks a flag up by the word that was typed.
func findFlag(command *cli.Command, word string) (cli.Flag, error) {
	typed, _, _ := strings.Cut(word, "=")
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
	return nil, usagef("unknown flag %s: `briefings %s --help` lists the flags", typed, command.Name)
}

// flagNames are the names of a flag, the long one first. The library's own takes
// regular expressions to each.
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

func isHelp(word string) bool { return word == helpWord || word == "-h" }

func isBool(word string) bool {
	_, err := strconv.ParseBool(word)
	return err == nil
}

func isNumber(word string) bool {
	return len(word) > 1 && strings.Trim(word[1:], "0123456789") == ""
}

// isSet tells whether a flag was given. The library's own goes through all flags
// of the command for one that was not.
func isSet(c *cli.Context, flag string) bool { return slices.Contains(c.LocalFlagNames(), flag) }

// noArguments is the check of commands that take flags alone.
func noArguments(c *cli.Context) error {
	if c.NArg() > 0 {
		return usagef("%s takes no argument: what is %q?", c.Command.Name, c.Args().First())
	}
	return nil
}

// oneLine keeps an error to one line, and safe for a terminal: it may quote a page.
func oneLine(err error) string { return print.Safe(err.Error()) }
