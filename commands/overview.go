package commands

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/commands/print"
	"briefings/db"
)

// tasks are what people want most, with an example each. They stand where the
// program is run without a word, and in its manual.
var tasks = []struct{ what, example string }{
	{"Import my folder", "briefings import ~/briefings"},
	{"Everything with a country since a year", "briefings filter --country Russia --date 2011.."},
	{"What was said about something", "briefings search territorial issues"},
	{"How often, year by year", "briefings stats --by year --country Russia"},
	{"Into a spreadsheet", "briefings export --country Russia --excel --output russia.csv"},
}

// overview is what the program says when it is run without a word: what it can
// do, and what there is to ask.
func (s *session) overview(c *cli.Context) error {
	var b strings.Builder
	width := helpWidth(s.env)
	writeProse(&b, "briefings: "+c.App.Usage, width)
	for _, t := range tasks {
		fmt.Fprintf(&b, "\n%s:\n  %s\n", t.what, t.example)
	}
	path, state := s.archiveState(c)
	fmt.Fprintf(&b, "\nThe archive: %s\n", print.Safe(path))
	for _, line := range print.Wrap(print.Safe(state), max(width-2, 1)) {
		fmt.Fprintf(&b, "  %s\n", line)
	}
	b.WriteString("\n")
	writeProse(&b, "`briefings help` lists all commands, `briefings help COMMAND` explains one.", width)
	_, err := fmt.Fprint(s.env.Stdout, b.String())
	return err
}

// archiveState tells where the archive is and what it holds. It makes none, and
// an archive that cannot be read is only one more state.
func (s *session) archiveState(c *cli.Context) (path, state string) {
	path, named, err := s.usualPath()
	if err != nil {
		return "nowhere", err.Error()
	}
	ctx, cancel := context.WithTimeout(c.Context, completeTime) // an archive in use may keep others waiting
	defer cancel()
	archive, err := db.Open(ctx, path)
	switch {
	case errors.Is(err, db.ErrNoArchive) && named:
		return path, "does not exist yet: `briefings import FOLDER` makes it"
	case errors.Is(err, db.ErrNoArchive):
		return path, "does not exist yet: `briefings import FOLDER` makes it of a folder, `briefings list` of the briefings that come with the program"
	case err != nil:
		return path, strings.TrimPrefix(err.Error(), path+" ")
	}
	defer archive.Close()
	n, first, last, err := archive.Extent(ctx)
	switch {
	case err != nil:
		return path, err.Error()
	case first == "":
		return path, countOf(n, "briefing")
	case first == last:
		return path, fmt.Sprintf("%s, of %s", countOf(n, "briefing"), first)
	}
	return path, fmt.Sprintf("%s, from %s to %s", countOf(n, "briefing"), first, last)
}

// version is the version that the program was built of, as Go has stamped it.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
