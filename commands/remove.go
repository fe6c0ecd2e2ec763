package commands

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/commands/print"
	"briefings/db"
)

func (s *session) removeCommand() *cli.Command {
	return &cli.Command{
		Name:  "remove",
		Usage: "take briefings out of the archive, with their revisions and pages",
		UsageText: "briefings remove [FLAGS] ID...\n\n" +
			"briefings remove 1 --dry-run\n" +
			"briefings remove --source '*.txt' --yes\n\n" +
			"It says what goes and asks; where nobody can be asked, --yes is needed. What is\n" +
			"removed is gone, also from the file: `briefings backup` keeps a copy before.",
		Flags: []cli.Flag{
			&cli.StringSliceFlag{Name: "source", Usage: "also the briefings that have a page whose path fits `GLOB`, as in filter"},
			&cli.BoolFlag{Name: "yes", Aliases: []string{"y"}, Usage: "do not ask"},
			&cli.BoolFlag{Name: "dry-run", Usage: "say what would go, and remove nothing"},
			&cli.BoolFlag{Name: "no-wait", Usage: "fail at once where an import or a reader is in the way"},
		},
		Action: s.remove,
	}
}

func (s *session) remove(c *cli.Context) error {
	globs := c.StringSlice("source")
	switch {
	case c.NArg() == 0 && len(globs) == 0:
		return usagef("remove needs an ID, as `briefings list` shows them, or --source GLOB")
	case slices.Contains(globs, ""):
		return usagef("--source is empty: give its GLOB")
	}
	var plan db.Removal
	path := ""
	err := s.withArchive(c, func(archive *db.Archive) error {
		path = archive.Path()
		ids, err := s.findAll(c, archive, globs)
		if err == nil {
			plan, err = archive.PlanRemoval(c.Context, ids)
		}
		return err
	})
	if err != nil {
		return err
	}
	s.sayRemoval(plan, c.Bool("dry-run"))
	if c.Bool("dry-run") {
		return nil
	}
	if !c.Bool("yes") {
		if yes, err := s.ask(c.Context, "remove for good? (y/N) "); err != nil || !yes {
			return err
		}
	}
	return s.removeAll(c, path, plan)
}

// findAll finds all briefings that are meant. If one of the names fits none,
// none is meant.
func (s *session) findAll(c *cli.Context, archive *db.Archive, globs []string) (ids []int64, err error) {
	missing := false
	for _, ref := range c.Args().Slice() {
		id, err := archive.Find(c.Context, ref)
		switch {
		case isMissing(err):
			fmt.Fprintf(s.env.Stderr, "briefings: %s\n", oneLine(err))
			missing = true
		case err != nil:
			return nil, err
		}
		ids = append(ids, id)
	}
	column, _, _ := db.FindColumn("", "id")
	for _, glob := range globs {
		n := len(ids)
		question := db.Query{Criteria: db.Criteria{Sources: []string{glob}}, Limit: -1}
		for row, err := range archive.Rows(c.Context, question, []db.Column{column}) {
			if err != nil {
				return nil, err
			}
			id, err := strconv.ParseInt(row[0].Text, 10, 64)
			if err != nil {
				return nil, err
			}
			ids = append(ids, id)
		}
		if len(ids) == n {
			fmt.Fprintf(s.env.Stderr, "briefings: no page has a path that fits %s\n", print.Safe(glob))
			missing = true
		}
	}
	if missing {
		fmt.Fprintln(s.env.Stderr, "nothing was removed")
		return nil, errSilent
	}
	return ids, nil
}

// sayRemoval says on standard error what goes, or would go.
func (s *session) sayRemoval(plan db.Removal, dry bool) {
	verb := "to remove: "
	if dry {
		verb = "would remove: "
	}
	with := []string{}
	if plan.Revisions > 0 {
		with = append(with, countOf(plan.Revisions, "revision"))
	}
	with = append(with, "the bytes of "+countOf(plan.Originals, "page"))
	fmt.Fprintf(s.env.Stderr, "%s%s, with %s\n", verb, countOf(len(plan.IDs), "briefing"), strings.Join(with, " and "))
	for _, b := range plan.First {
		title := b.Title
		if title == "" {
			title = b.Slug
		}
		line := fmt.Sprintf("  %d  %s", b.ID, joinKnown("  ", b.Date, title))
		if width := terminalWidth(s.env.Stderr); width > 0 {
			line = print.Cut(print.Safe(line), width)
		}
		fmt.Fprintln(s.env.Stderr, print.Safe(line))
	}
	if more := len(plan.IDs) - len(plan.First); more > 0 {
		fmt.Fprintf(s.env.Stderr, "  and %d more\n", more)
	}
}

// ask asks a person a question that is answered by y or n. Where nobody sits
// at a terminal there is nobody to ask.
func (s *session) ask(ctx context.Context, question string) (bool, error) {
	stdin, ok := s.env.Stdin.(*os.File)
	if !ok || terminalWidth(stdin) == 0 || terminalWidth(s.env.Stderr) == 0 {
		return false, usagef("there is nobody to ask: give --yes")
	}
	fmt.Fprint(s.env.Stderr, question)
	answer := make(chan string, 1)
	go func() { // it may stand there when the program ends
		line, err := bufio.NewReader(stdin).ReadString('\n')
		if err != nil && err != io.EOF {
			line = ""
		}
		answer <- line
	}()
	select {
	case line := <-answer:
		yes := slices.Contains([]string{"y", "yes"}, strings.ToLower(strings.TrimSpace(line)))
		if !yes {
			if !strings.HasSuffix(line, "\n") {
				fmt.Fprintln(s.env.Stderr)
			}
			fmt.Fprintln(s.env.Stderr, "nothing was removed")
		}
		return yes, nil
	case <-ctx.Done():
		fmt.Fprintln(s.env.Stderr)
		return false, ctx.Err()
	}
}

// removeAll removes what was said, all of it or nothing.
func (s *session) removeAll(c *cli.Context, path string, plan db.Removal) error {
	archive, err := db.Begin(c.Context, path, db.Options{
		Schema: s.env.Schema, Doing: "remove from", NoWait: c.Bool("no-wait"), Waiting: func(whom string) { fmt.Fprintf(s.env.Stderr, "waiting for %s to end\n", whom) },
	})
	if err != nil {
		return err
	}
	defer archive.Close()
	if err := archive.Remove(plan.IDs); err != nil {
		return err
	}
	if err := archive.Commit(); err != nil {
		return err
	}
	err = archive.Rewrite()
	fmt.Fprintf(s.env.Stderr, "removed %s\n", countOf(len(plan.IDs), "briefing"))
	if err != nil {
		fmt.Fprintf(s.env.Stderr, "briefings: the file could not be written anew, and unused parts of it may still hold their words: %s\n", oneLine(err))
		return errSilent
	}
	return archive.Close()
}
