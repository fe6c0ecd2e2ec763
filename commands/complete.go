package commands

import (
	"bufio"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"briefings/commands/print"
	"briefings/db"
	"briefings/db/postgres"
)

// completeCommand is the command by which the scripts of completion ask what may
// stand at the end of a line. Its arguments are the shell's name, then the words
// after the program's name; the last word is being typed. Help does not list it.
const completeCommand = "__complete"

// completeTime is how long somebody who pressed a key waits at most.
const completeTime = 2 * time.Second

// A candidate is a word that may stand at the end of the line, and its meaning.
type candidate struct{ word, meaning string }

// Candidates are the words that may stand at the end of the line. how is the first
// line of the answer.
type candidates struct {
	list []candidate
	how  string // "" means closedWords
}

const (
	closedWords = "words" // a space follows the chosen word
	openWords   = "open"  // the word may go on
	fileNames   = "files" // the shell completes file names itself
)

// complete answers a script of completion: a line that says how to use the
// candidates, then each on a line, with its meaning after a tab. It never fails:
// nobody would read an error.
func complete(ctx context.Context, s *session, app *cli.App, words []string) error {
	if len(words) < 2 {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, completeTime)
	defer cancel()
	answer := readTyped(s, app, words[0], words[1:]).answer(ctx)
	out := bufio.NewWriter(s.env.Stdout)
	if answer.how == "" {
		answer.how = closedWords
	}
	fmt.Fprintln(out, answer.how)
	for _, c := range answer.list {
		fmt.Fprintf(out, "%s\t%s\n", print.Safe(c.word), print.Safe(c.meaning))
	}
	_ = out.Flush() // fails only if the shell is gone
	return nil
}

// A commandLine is a line that is being typed.
type commandLine struct {
	*session
	app     *cli.App
	command *cli.Command      // nil if none is typed yet
	help    bool              // the word help is typed
	unknown bool              // the command does not exist
	typed   map[string]string // values of flags, by their first names
	flag    cli.Flag          // whose value is being typed; may be nil
	before  string            // what stands before the value in the same word: "--flag="
	ended   bool              // "--" has ended the flags
	given   []string          // arguments that are complete
	word    string            // the word that is being typed, or the value in it
}

// readTyped reads a line up to the word that is being typed.
func readTyped(s *session, app *cli.App, shell string, words []string) *commandLine {
	l := &commandLine{session: s, app: app, typed: map[string]string{}}
	joined := false
	if shell == "bash" {
		words, joined = bashWords(words)
	}
	done, word := words[:len(words)-1], words[len(words)-1]
	if shell == "fish" {
		word = unquote(word) // fish has unquoted the other words
	}
	l.word = word
	name, rest := splitCommand(done)
	l.help = name == "help"
	l.command = app.Command(name)
	l.unknown = l.command == nil && !l.help && name != ""
	l.read(rest)
	if before, value, ok := strings.Cut(word, "="); ok && l.flag == nil && !l.ended && strings.HasPrefix(before, "--") {
		l.flag, l.word = l.findFlag(before), value
		if !joined {
			l.before = before + "="
		}
	}
	return l
}

// read reads the words that are complete.
func (l *commandLine) read(words []string) {
	for i := 0; i < len(words) && !l.ended; i++ {
		name, value, hasValue := strings.Cut(words[i], "=")
		if l.ended = name == "--"; l.ended {
			l.given = append(l.given, words[i+1:]...)
			continue
		}
		if !strings.HasPrefix(name, "-") {
			l.given = append(l.given, words[i])
			continue
		}
		f := l.findFlag(name)
		switch {
		case f == nil:
			continue
		case hasValue || !takesValue(f):
		case i+1 == len(words):
			l.flag = f
			continue
		default:
			i++
			value = words[i]
		}
		l.typed[flagNames(f)[0]] = value
	}
}

// findFlag finds a flag of the command, or the flag that may stand before it.
func (l *commandLine) findFlag(typed string) cli.Flag {
	flags := []cli.Flag{archiveFlag()}
	if l.command != nil {
		flags = l.command.Flags
	}
	for _, f := range flags {
		if names, _, _ := describeFlag(f); slices.Contains(names, typed) {
			return f
		}
	}
	return nil
}

// answer returns what may stand at the end of the line.
func (l *commandLine) answer(ctx context.Context) candidates {
	c := l.find(ctx)
	c.list = slices.DeleteFunc(c.list, func(c candidate) bool { return !hasPrefixFold(c.word, l.word) })
	keepTyped(c.list, l.word)
	for i := range c.list {
		c.list[i].word = l.before + c.list[i].word
	}
	return c
}

// keepTyped lets candidates begin as the word was typed, if they have less in common
// than was typed. Shells replace the word by what all candidates have in common: of
// RU and Russia for "Ru" that would be "R". The program does not mind the case.
func keepTyped(list []candidate, typed string) {
	common := len(typed)
	for _, c := range list {
		for !strings.HasPrefix(list[0].word, c.word[:common]) {
			common--
		}
	}
	for i, c := range list {
		if common < len(typed) {
			list[i].word = typed + c.word[len(typed):]
		}
	}
}

// find returns the words for this position, whatever their beginnings.
func (l *commandLine) find(ctx context.Context) (c candidates) {
	switch {
	case l.unknown:
	case l.flag != nil:
		c = l.flagValues(ctx, l.flag)
	case l.before != "": // of a flag that does not exist
	case l.command == nil && l.help:
		c.list = l.commands()
		for _, t := range topics {
			about, _ := t.text()
			c.list = append(c.list, candidate{t.name, about})
		}
	case l.command == nil && strings.HasPrefix(l.word, "-"):
		c.list = []candidate{
			{"--help", "list the commands"}, {versionFlag, "print the version"}, {"--db", "name the archive"},
		}
	case l.command == nil:
		c.list = append(l.commands(), candidate{"help", "explain a command"})
	case l.help: // help explains one command
	case strings.HasPrefix(l.word, "-") && !l.ended:
		c.list = l.flags()
	default:
		c = l.arguments(ctx)
	}
	return c
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

func (l *commandLine) commands() (list []candidate) {
	for _, c := range l.app.Commands {
		list = append(list, candidate{c.Name, c.Usage})
	}
	return list
}

// flags are the flags of the command, without those that were given and count once.
func (l *commandLine) flags() (list []candidate) {
	for _, f := range l.command.Flags {
		_, given := l.typed[flagNames(f)[0]]
		if _, again := f.(*cli.StringSliceFlag); given && !again {
			continue
		}
		_, _, usage := describeFlag(f)
		list = append(list, candidate{"--" + flagNames(f)[0], usage})
	}
	return append(list, candidate{"--help", "explain the command"})
}

// arguments are found by the name that the command's usage gives them. If it names
// none, only flags can follow.
func (l *commandLine) arguments(ctx context.Context) candidates {
	usage := readCommandText(l.command).usage
	switch usage = strings.Trim(usage[strings.LastIndexAny(usage, " ")+1:], ".[]"); usage {
	case "ID":
		return l.references(ctx)
	case "FIELD=VALUE":
		if len(l.given) == 0 {
			return l.references(ctx)
		}
		return l.edits(ctx)
	case "REV":
		if len(l.given) == 0 {
			return l.references(ctx)
		}
		return l.revisions(ctx)
	case "PATH", "FILE":
		return candidates{how: fileNames}
	case "SHELL":
		return wordsOf(shellNames())
	case "FLAGS":
		return candidates{list: l.flags()}
	}
	return candidates{}
}

// maxSlugs is how many slugs a shell is given to choose from.
const maxSlugs = 100

// references are ids and slugs in the archive. No archive is made for this.
func (l *commandLine) references(ctx context.Context) (c candidates) {
	archive, err := l.typedArchive(ctx)
	if err != nil {
		return c
	}
	defer archive.Close()
	list, err := archive.References(ctx, strings.ToLower(l.word), maxSlugs)
	if err != nil {
		return c
	}
	for _, r := range list {
		if r.Title == "" && strings.HasSuffix(r.Word, "-") {
			c.how = openWords
		}
		c.list = append(c.list, candidate{r.Word, r.Title})
	}
	return c
}

// typedArchive opens the archive that the line names.
func (l *commandLine) typedArchive(ctx context.Context) (reader, error) {
	at, err := l.usualLocation()
	if typed, ok := l.typed["db"]; ok {
		at.path, err = l.expandHome(typed), nil
	}
	if err != nil {
		return nil, err
	}
	if postgres.IsAddress(at.path) {
		return postgres.Open(ctx, at.path)
	}
	return db.Open(ctx, at.path)
}

// revisions are those of the briefing that was typed first.
func (l *commandLine) revisions(ctx context.Context) (c candidates) {
	archive, err := l.typedArchive(ctx)
	if err != nil || len(l.given) == 0 {
		return c
	}
	defer archive.Close()
	id, err := archive.Find(ctx, l.given[0])
	if err != nil {
		return c
	}
	list, err := archive.History(ctx, id)
	if err != nil {
		return c
	}
	for _, r := range list {
		meaning := "the current one"
		if r.Replaced != "" {
			meaning = "until " + r.Replaced
		}
		c.list = append(c.list, candidate{strconv.Itoa(r.Number), meaning})
	}
	return c
}

// expandHome expands ~/ as the shell does when the line is run.
func (l *commandLine) expandHome(path string) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		return filepath.Join(l.env.Getenv("HOME"), rest)
	}
	return path
}
