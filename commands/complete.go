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
)

// completeCommand is the word by which the scripts of `completion` ask what may
// stand at the end of a line: the shell's name, then the words after the
// program's name, of which the last one is being typed. No help names it.
const completeCommand = "__complete"

// completeTime is how long somebody who pressed a key is kept waiting at most.
const completeTime = 2 * time.Second

// A candidate is a word that may stand there, and what it means.
type candidate struct{ word, meaning string }

// Candidates are all that may stand there. What is more than a list of words
// is said in the first line of the answer, which is one of these words.
type candidates struct {
	list []candidate
	how  string
}

const (
	closedWords = "words" // a space follows the word that is chosen
	openWords   = "open"  // more may be joined to it
	fileNames   = "files" // the shell knows them better
)

// complete answers a script of `completion`: a line that says how the
// candidates are meant, then each in a line, and what it means after a tab. It
// never fails: there is nobody to read an error.
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
	_ = out.Flush() // the shell is gone
	return nil
}

// A commandLine is a line that is being typed.
type commandLine struct {
	*session
	app     *cli.App
	command *cli.Command      // nil where none is typed yet
	help    bool              // the word help is typed
	unknown bool              // the command does not exist
	typed   map[string]string // flags, by their first names, and their values
	flag    cli.Flag          // whose value is being typed
	before  string            // what stands before that value in the same word: "--flag="
	ended   bool              // by "--"
	given   []string          // arguments that are complete
	word    string            // the one that is being typed, or the value in it
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
		word = unquote(word) // the others come without quotes
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

// read takes in the words that are complete.
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

// findFlag finds a flag of the command, or the one that may stand before it.
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

func takesValue(f cli.Flag) bool {
	_, isBool := f.(*cli.BoolFlag)
	return !isBool
}

// answer finds what may stand where the line ends.
func (l *commandLine) answer(ctx context.Context) candidates {
	var c candidates
	switch {
	case l.unknown:
	case l.flag != nil:
		c = l.flagValues(ctx, l.flag)
	case l.before != "": // of a flag that does not exist
	case l.command == nil && l.help:
		c.list = l.commands()
	case l.command == nil && strings.HasPrefix(l.word, "-"):
		c.list = []candidate{{"--help", "list the commands"}, {"--version", "tell the version"}, {"--db", "name the archive"}}
	case l.command == nil:
		c.list = append(l.commands(), candidate{"help", "explain a command"})
	case l.help: // help explains one command
	case strings.HasPrefix(l.word, "-") && !l.ended:
		c.list = l.flags()
	default:
		c = l.arguments(ctx)
	}
	c.list = slices.DeleteFunc(c.list, func(c candidate) bool { return !hasPrefixFold(c.word, l.word) })
	for i := range c.list {
		c.list[i].word = l.before + c.list[i].word
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

// flags are those of the command, without those that are given and count once.
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

// arguments are found by the name that the command's usage gives them. Where it
// names none, flags alone can follow.
func (l *commandLine) arguments(ctx context.Context) candidates {
	usage := readCommandText(l.command).usage
	switch usage = strings.Trim(usage[strings.LastIndexAny(usage, " ")+1:], ".[]"); usage {
	case "ID":
		return l.references(ctx)
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

// references are ids and slugs that the archive has. None is made for that.
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

// typedArchive opens the archive that the line means.
func (l *commandLine) typedArchive(ctx context.Context) (*db.Archive, error) {
	path, _, err := l.usualPath()
	if typed, ok := l.typed["db"]; ok {
		path, err = l.expandHome(typed), nil
	}
	if err != nil {
		return nil, err
	}
	return db.Open(ctx, path)
}

// revisions are those of the briefing that is typed first.
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
		meaning := "of today"
		if r.Replaced != "" {
			meaning = "until " + r.Replaced
		}
		c.list = append(c.list, candidate{strconv.Itoa(r.Number), meaning})
	}
	return c
}

// expandHome does what the shell does when the line is run.
func (l *commandLine) expandHome(path string) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		return filepath.Join(l.env.Getenv("HOME"), rest)
	}
	return path
}
