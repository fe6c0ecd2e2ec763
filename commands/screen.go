package commands

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"briefings/briefing/letters"
	"briefings/commands/print"
	"briefings/db/terms"
)

const screenCategory = "Terminal"

// screenFlags say how an answer is shown. They do not change what it says.
func screenFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "color", Category: screenCategory,
			Usage: "`WHEN`: auto (on a terminal, unless NO_COLOR is set), always or never"},
		&cli.StringFlag{Name: "width", Category: screenCategory,
			Usage: "fit tables and pages to `N` columns, not to the terminal"},
		&cli.BoolFlag{Name: "no-pager", Category: screenCategory,
			Usage: "write straight to the terminal, without $BRIEFINGS_PAGER, $PAGER or less"},
	}
}

// A screen is where the answer of a command goes: standard output or a pager, and
// what is known about the terminal.
type screen struct {
	io.Writer
	terminal bool // the answer goes to a terminal
	width    int  // columns that tables must fit, 0 for no limit
	asked    int  // the width that was asked for, 0 for none
	color    bool
	blocks   bool // it can show more than ASCII
	always   bool // colour was asked for, wherever the answer goes
	stderr   io.Writer
	pager    *pager // nil without one
	note     string // printed on standard error after the answer
}

// readScreen finds out where an answer goes, from flags and the environment.
func (s *session) readScreen(c *cli.Context) (*screen, error) {
	out := &screen{Writer: s.env.Stdout, stderr: s.env.Stderr, blocks: s.isUTF8()}
	when, err := readColor(c)
	if err != nil {
		return nil, err
	}
	if out.asked, err = readNumber(c, "width", "give a number of columns, 1 or more"); err != nil {
		return nil, err
	}
	columns := columnsOf(s.env)
	out.terminal, out.always = columns > 0, when == "always"
	smart := !slices.Contains([]string{"", "dumb"}, s.env.Getenv("TERM"))
	out.color = out.always || when == "auto" && out.terminal && smart && s.env.Getenv("NO_COLOR") == ""
	if out.width = out.asked; out.width == 0 {
		out.width = columns
	}
	if out.terminal && !c.Bool("no-pager") {
		out.setPager(s.env, smart)
	}
	return out, nil
}

func readColor(c *cli.Context) (string, error) {
	whens := []string{"auto", "always", "never"}
	when := strings.ToLower(c.String("color"))
	switch {
	case !isSet(c, "color"):
		return "auto", nil
	case slices.Contains(whens, when):
		return when, nil
	}
	if near := letters.Nearest(when, whens); near != "" {
		return "", usagef("--color %s: did you mean %s?", when, near)
	}
	return "", usagef("--color %s: give auto, always or never", when)
}

// positive reads a number of 1 or more, and returns 0 for anything else.
func positive(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// columnsOf returns the width of the terminal that standard output is, or 0 if it
// is no terminal. COLUMNS replaces the width.
func columnsOf(env Env) int {
	columns := terminalWidth(env.Stdout)
	if asked := positive(env.Getenv("COLUMNS")); columns > 0 && asked > 0 {
		return asked
	}
	return columns
}

// terminalWidth returns the width of the terminal that w is, or 0 if it is none.
func terminalWidth(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width <= 0 {
		return defaultWidth
	}
	return width
}

// isUTF8 reports whether the terminal shows UTF-8, by the usual variables.
func (s *session) isUTF8() bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if value := strings.ToLower(s.env.Getenv(name)); value != "" {
			return strings.Contains(value, "utf-8") || strings.Contains(value, "utf8")
		}
	}
	return false
}

// into returns a screen for an answer that goes to a file. Width and colour apply
// only if they were asked for.
func (o *screen) into(w io.Writer) *screen {
	return &screen{
		Writer: w, width: o.asked, asked: o.asked, color: o.always, always: o.always, blocks: o.blocks,
		stderr: o.stderr,
	}
}

// Widths at which prose is wrapped: longer lines are hard to read.
const (
	defaultWidth = 80
	maxWidth     = 100
)

// pageWidth is the width at which a page is wrapped. In a pipe it is the same as
// on a terminal of the usual size.
func (o *screen) pageWidth() int {
	switch {
	case o.asked > 0:
		return o.asked
	case o.width == 0:
		return defaultWidth
	}
	return min(o.width, maxWidth)
}

// marker returns a function that marks the words of a search in a text, or nil if
// marks cannot be seen.
func (o *screen) marker(t *terms.Terms) func(text string) [][2]int {
	if !o.color {
		return nil
	}
	f := terms.NewFinder(t.Phrases)
	return func(text string) [][2]int { return f.Look(text).Marks }
}

func (o *screen) paint(style print.Style, text string) string {
	return print.Painter{Color: o.color}.Paint(style, text)
}

// count notes how many rows a table has. Other formats are for scripts, and get no
// note.
func (o *screen) count(rows rowOptions, n int) {
	what := "row"
	if table := rows.query.Table; table == "" || table == "briefings" || table == "search" {
		what = "briefing"
	}
	switch {
	case rows.format != "table" || rows.print.Print0:
	case n == 0:
		o.note = "no " + what + "s"
	case n == rows.query.Limit && rows.query.Offset == 0 && n > 1:
		o.note = "the first " + countOf(n, what)
	default:
		o.note = countOf(n, what)
	}
}

// end ends an answer: it waits for the pager, then prints the note. It returns the
// error of the command, or nil if the user left the pager early.
func (o *screen) end(ctx context.Context, err error) error {
	paged := o.pager.isUsed()
	quit, err := o.pager.end(err)
	if err != nil && paged && ctx.Err() != nil {
		return errSilent // who interrupts a pager knows about it
	}
	if err == nil && !quit && o.note != "" && o.terminal && terminalWidth(o.stderr) > 0 {
		for _, line := range print.Wrap(o.note, max(o.width, narrowest)) {
			fmt.Fprintln(o.stderr, o.paint(print.Aside, line))
		}
	}
	return err
}
