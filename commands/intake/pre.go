package intake

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
	"unicode"
)

// A Command makes a page of a file that is not read otherwise: --pre.
type Command struct {
	args  []string // the program and its arguments; the path of the file is put behind them
	globs globs    // of the files that it is for
	limit time.Duration
}

// commandLimit is how long a command may work on one file. To recognise the letters of a
// scanned page takes some seconds.
const commandLimit = 10 * time.Minute

// NewCommand returns the command of a line of words: no shell reads it, and quotes keep
// words together. It is for the files that fit a pattern, for all if there is none.
func NewCommand(line string, patterns []string) (*Command, error) {
	args, err := splitWords(line)
	if err != nil {
		return nil, err
	}
	if len(args) == 0 {
		return nil, errors.New("is empty: give a program")
	}
	if _, err := exec.LookPath(args[0]); err != nil {
		return nil, fmt.Errorf("%q is no program that can be run: %w", args[0], errors.Unwrap(err))
	}
	return &Command{args, patterns, commandLimit}, nil
}

// splitWords splits a line at spaces. Words may be in single or double quotes, in which
// nothing has a meaning but the quote.
func splitWords(line string) (words []string, err error) {
	var word strings.Builder
	inWord, quote := false, rune(0)
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote, inWord = r, true
		case quote == 0 && unicode.IsSpace(r):
			if inWord {
				words = append(words, word.String())
			}
			word.Reset()
			inWord = false
		default:
			word.WriteRune(r)
			inWord = true
		}
	}
	if quote != 0 {
		return nil, fmt.Errorf("has a %c without its end", quote)
	}
	if inWord {
		words = append(words, word.String())
	}
	return words, nil
}

// isFor reports whether the command is for a file, by its path in a folder. Of the
// patterns that fit the last one counts; one with "!" before it leaves files out.
func (c *Command) isFor(path string) bool {
	if c == nil {
		return false
	}
	is := len(c.globs) == 0 || strings.HasPrefix(c.globs[0], "!")
	for _, pattern := range c.globs {
		pattern, not := strings.CutPrefix(pattern, "!")
		if (globs{pattern}).match(path) {
			is = !not
		}
	}
	return is
}

// byCommand is the format of files that a command reads, as the archive has it.
const byCommand = "pre"

// readByCommand reads what the command makes of a file. The bytes of the file are its
// page; those of a large file are read in its turn.
func (r *reader) readByCommand(in Input) []Page {
	if in.made, in.err = r.Pre.open(r.ctx, in); in.size > largePage {
		return []Page{{Source: in.name, later: func() []Page { return r.readPages(in, nil) }}}
	}
	return r.readPages(in, nil)
}

// formatOfMade returns the format of what a command made: HTML or another one of pages,
// or else text.
func formatOfMade(made []byte) string {
	if format, sure := sniff(made[:min(len(made), headSize)]); sure && isPage(format) {
		return format
	}
	return "text"
}

func (c *Command) open(ctx context.Context, in Input) ([]byte, error) {
	file, err := in.open()
	if err != nil {
		return nil, err
	}
	defer file.Close()
	onDisk, ok := file.(*os.File)
	if !ok {
		return nil, errors.New("is no file of its own, and --pre reads these alone")
	}
	return c.run(ctx, onDisk)
}

// run returns what the command makes of a file. It ends with all that it started: when
// it ends itself, after its time, with too much output, and with ctx.
func (c *Command) run(ctx context.Context, file *os.File) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, c.limit)
	defer cancel()
	out, said := limited{most: MaxPage, full: cancel}, limited{most: 4096, full: func() {}}
	name := c.args[0]
	command := exec.CommandContext(ctx, name, append(c.args[1:len(c.args):len(c.args)], file.Name())...)
	command.Stdin, command.Stdout, command.Stderr = file, &out, &said
	command.WaitDelay = time.Second // for what it leaves behind
	inGroup(command)
	err := command.Run()
	endGroup(command)
	switch {
	case out.over:
		return nil, fmt.Errorf("%s writes more than %d MiB, and no briefing is as long", name, MaxPage>>20)
	case ctx.Err() == context.DeadlineExceeded:
		return nil, fmt.Errorf("%s did not end in %v", name, c.limit)
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil && !errors.Is(err, exec.ErrWaitDelay):
		line, _, _ := strings.Cut(strings.TrimSpace(string(said.kept)), "\n")
		return nil, fmt.Errorf("%s failed: %s", name, cmp.Or(strings.TrimSpace(line), err.Error()))
	case len(bytes.TrimSpace(out.kept)) == 0:
		return nil, fmt.Errorf("%s wrote nothing", name)
	}
	return out.kept, nil
}

// A limited writer keeps the first most bytes, and calls full once there are others.
type limited struct {
	kept []byte
	most int
	over bool
	full func()
}

func (l *limited) Write(p []byte) (int, error) {
	n := min(len(p), l.most-len(l.kept))
	l.kept = append(l.kept, p[:n]...)
	if n < len(p) && !l.over {
		l.over = true
		l.full()
	}
	return len(p), nil
}
