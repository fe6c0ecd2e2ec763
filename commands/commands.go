// Package commands is what a user types: one file for each command. A command
// fills an options struct from its flags; its run function asks the archive and
// prints. This package holds no SQL and reads no page.
package commands

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"

	"briefings/commands/print"
)

// Env is what a run of the program sees of the system.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(string) string
	LookupEnv      func(string) (string, bool)
	Listen         func() // makes signals cancel the context; may be nil
	Schema         string // SQL that makes a new archive
	Seeds          fs.FS  // briefings of the default archive, in the folder seeds
}

// Exit statuses.
const (
	exitDone   = 0
	exitFailed = 1   // also: no rows under --exit-status
	exitUsage  = 2   // the command line is wrong
	exitSignal = 128 // plus the number of the signal: 130 after ^C, 143 after SIGTERM
)

// An Interruption is the cause of a context that a signal has cancelled.
type Interruption struct{ Signal os.Signal }

func (i *Interruption) Error() string { return "interrupted" }

// status is the exit status that shells give to a program that a signal ends.
func (i *Interruption) status() int {
	if signal, ok := i.Signal.(syscall.Signal); ok {
		return exitSignal + int(signal)
	}
	return exitFailed
}

// A usageError says what is wrong with the command line, and what would be right.
type usageError struct{ message string }

func (e *usageError) Error() string { return e.message }

func usagef(format string, args ...any) error { return &usageError{fmt.Sprintf(format, args...)} }

// errSilent ends the program with status 1 if everything has been said already.
var errSilent = errors.New("failed")

// Main runs the program with the words after its name, prints on standard error
// what went wrong, and returns the exit status.
func Main(ctx context.Context, args []string, env Env) int {
	err := Run(ctx, args, env)
	if err == nil {
		return exitDone
	}
	silent := errors.Is(err, errSilent) || errors.Is(err, syscall.EPIPE) // nobody reads the answer
	if ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	if !silent {
		fmt.Fprintf(env.Stderr, "briefings: %s\n", oneLine(err))
	}
	return statusOf(err)
}

func statusOf(err error) int {
	if i, ok := errors.AsType[*Interruption](err); ok {
		return i.status()
	}
	if _, usage := errors.AsType[*usageError](err); usage {
		return exitUsage
	}
	return exitFailed
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
	switch {
	case asksHelp(words):
		_, err = fmt.Fprint(env.Stdout, help(app, words, helpWidth(env)))
	case len(words) == 1 && words[0] == versionFlag:
		_, err = fmt.Fprintf(env.Stdout, "%s version %s\n", app.Name, app.Version)
	default:
		err = app.RunContext(ctx, append([]string{app.Name}, words...))
	}
	return err
}

// A command is a row of the table of commands. Its texts are in help.txt.
type command struct {
	name   string
	access access
	flags  func() []cli.Flag // nil for none
	run    cli.ActionFunc
}

// An access is what a command does with files.
type access int

const (
	reads  access = iota // an archive
	writes               // an archive or another file: it must tidy up before it ends
	none
)

// commands returns the table of commands, in the order of help.
func (s *session) commands() []command {
	return []command{
		{"import", writes, importFlags, action(s.readImport, s.runImport)},
		{"list", reads, listFlags, action(s.readList, s.list)},
		{"show", reads, showFlags, action(s.readShow, s.show)},
		{"filter", reads, filterFlags, action(s.readList, s.list)},
		{"search", reads, searchFlags, action(s.readSearch, s.search)},
		{"statements", reads, statementsFlags, action(s.readStatements, s.statements)},
		{"export", writes, exportFlags, action(s.readExport, s.export)},
		{"stats", reads, statsFlags, action(s.readStats, s.stats)},
		{"set", writes, setFlags, action(s.readSet, s.set)},
		{"info", reads, infoFlags, action(s.readInfo, s.info)},
		{"history", reads, historyFlags, action(s.readHistory, s.history)},
		{"diff", reads, diffFlags, action(s.readDiff, s.diff)},
		{"publish", writes, publishFlags, action(s.readPublish, s.publish)},
		{"backup", writes, backupFlags, action(s.readBackup, s.backup)},
		{"remove", writes, removeFlags, action(s.readRemove, s.remove)},
		{"completion", none, nil, s.completion},
		{"man", none, nil, s.man},
	}
}

// command makes the command of a row. The library describes every flag of every
// command before it runs one, so that only those are made that are asked for.
func (s *session) command(row command) *cli.Command {
	c := &cli.Command{Name: row.name, Action: row.run, HideHelp: true,
		OnUsageError: libraryUsageError} // it is not inherited
	c.Usage, c.UsageText, _ = strings.Cut(helpText(row.name), "\n\n")
	if row.flags != nil {
		c.Flags = row.flags()
	}
	if row.access != none {
		c.Flags = append(c.Flags, archiveFlag())
	}
	if row.access == writes {
		c.Before = func(*cli.Context) error { s.listen(); return nil }
	}
	return c
}

// newApp builds the program for one run: the library keeps state in it. If there
// is a command of that name, the program holds only this one.
func newApp(env Env, name string) *cli.App {
	s := &session{env: env}
	app := &cli.App{
		Name:                      "briefings",
		Usage:                     "an archive of diplomatic briefings: who met whom, when, where and about what",
		UsageText:                 "briefings COMMAND [FLAGS] [ARGUMENTS]",
		Writer:                    env.Stdout,
		ErrWriter:                 env.Stderr,
		Action:                    func(c *cli.Context) error { return s.overview(c.Context, c.App.Usage) },
		Version:                   version(),
		HideHelp:                  true, // Run prints help and the version
		HideVersion:               true,
		DisableSliceFlagSeparator: true, // a title may hold a comma
		ExitErrHandler:            func(*cli.Context, error) {},
		OnUsageError:              libraryUsageError,
	}
	table := s.commands()
	if i := slices.IndexFunc(table, func(c command) bool { return c.name == name }); i >= 0 {
		table = table[i : i+1]
	}
	for _, row := range table {
		app.Commands = append(app.Commands, s.command(row))
	}
	return app
}

// libraryUsageError handles the flags that the library rejects after arrange has
// accepted them.
func libraryUsageError(_ *cli.Context, err error, _ bool) error { return &usageError{err.Error()} }

// action is a command in two steps: it reads the options from the flags, and runs
// with them. Only the first step knows the library.
func action[O any](read func(*cli.Context) (O, error), run func(context.Context, O) error) cli.ActionFunc {
	return func(c *cli.Context) error {
		options, err := read(c)
		if err != nil {
			return err
		}
		return run(c.Context, options)
	}
}

// isSet reports whether a flag was given. The method of the library searches all
// flags of the command for one that was not given.
func isSet(c *cli.Context, flag string) bool { return slices.Contains(c.LocalFlagNames(), flag) }

// noArguments checks a command that takes only flags.
func noArguments(c *cli.Context) error {
	switch word := c.Args().First(); {
	case strings.HasSuffix(word, ".db"):
		return usagef("%s takes no argument: what is %q? --db %s reads that archive", c.Command.Name, word, word)
	case c.NArg() > 0:
		return usagef("%s takes no argument: what is %q?", c.Command.Name, word)
	}
	return nil
}

// oneLine makes one line of an error that is safe for a terminal: it may quote a page.
func oneLine(err error) string { return withoutPassword(print.Safe(err.Error())) }

// withoutPassword hides the passwords of addresses that a message quotes.
func withoutPassword(text string) string {
	return keyedPassword.ReplaceAllString(password.ReplaceAllString(text, "${1}…@"), "${1}…")
}

var (
	password      = regexp.MustCompile(`(://[^\s/@:"]*:)[^\s@"]*@`)
	keyedPassword = regexp.MustCompile(`(\bpassword=)[^\s&"]*`)
)
