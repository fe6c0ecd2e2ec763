package commands

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"

	"briefings/commands/print"
	"briefings/db"
	"briefings/db/postgres"
)

// overview prints what the program says without a command: what it can do, and what
// the archive holds.
func (s *session) overview(ctx context.Context, usage string) error {
	var b strings.Builder
	width := helpWidth(s.env)
	writeProse(&b, "briefings: "+usage, width)
	for _, t := range helpList("tasks") {
		fmt.Fprintf(&b, "\n%s:\n  %s\n", t.word, t.text)
	}
	path, state := s.archiveState(ctx)
	fmt.Fprintf(&b, "\nThe archive: %s\n", print.Safe(path))
	for _, line := range print.Wrap(print.Safe(state), max(width-2, 1)) {
		fmt.Fprintf(&b, "  %s\n", line)
	}
	b.WriteString("\n")
	writeProse(&b, "`briefings help` lists all commands, `briefings help COMMAND` explains one.", width)
	_, err := fmt.Fprint(s.env.Stdout, b.String())
	return err
}

// archiveState returns where the archive is and what it holds. It makes no archive,
// and reports one that cannot be read as a state, not as an error.
func (s *session) archiveState(ctx context.Context) (path, state string) {
	at, err := s.usualLocation()
	if err != nil {
		return "nowhere", err.Error()
	}
	path = at.path
	ctx, cancel := context.WithTimeout(ctx, completeTime) // an archive in use may be locked
	defer cancel()
	var archive reader
	if postgres.IsAddress(path) {
		path = postgres.Name(path)
		archive, err = postgres.Open(ctx, at.path)
	} else {
		archive, err = db.Open(ctx, path)
	}
	switch {
	case errors.Is(err, db.ErrNoArchive) && at.named:
		return path, "does not exist yet: `briefings import FOLDER` makes it"
	case errors.Is(err, db.ErrNoArchive):
		return path, "does not exist yet: `briefings import FOLDER` makes it of a folder, " +
			"`briefings list` of the briefings that come with the program"
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

// version is the version that Go has stamped into the program.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
