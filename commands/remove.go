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

func removeFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "source",
			Usage: "also the briefings that have a page whose path fits `GLOB`, as in filter"},
		&cli.BoolFlag{Name: "yes", Aliases: []string{"y"}, Usage: "do not ask"},
		&cli.BoolFlag{Name: "dry-run", Usage: "say what would be removed, and remove nothing"},
		&cli.BoolFlag{Name: "no-wait", Usage: "fail at once if an import or a reader is in the way"},
	}
}

type removeOptions struct {
	archive             location
	refs, globs         []string
	yes, dryRun, noWait bool
}

func (s *session) readRemove(c *cli.Context) (o removeOptions, err error) {
	o = removeOptions{
		refs: c.Args().Slice(), globs: c.StringSlice("source"),
		yes: c.Bool("yes"), dryRun: c.Bool("dry-run"), noWait: c.Bool("no-wait"),
	}
	switch {
	case len(o.refs) == 0 && len(o.globs) == 0:
		return o, usagef("remove needs an ID, as `briefings list` shows them, or --source GLOB")
	case slices.Contains(o.globs, ""):
		return o, usagef("--source is empty: give its GLOB")
	}
	o.archive, err = s.readLocation(c)
	return o, err
}

func (s *session) remove(ctx context.Context, o removeOptions) error {
	var plan db.Removal
	err := s.withFile(ctx, o.archive, func(archive *db.Archive) error {
		ids, err := s.findAll(ctx, archive, o)
		if err == nil {
			plan, err = archive.PlanRemoval(ctx, ids)
		}
		return err
	})
	if err != nil {
		return err
	}
	s.sayRemoval(plan, o.dryRun)
	if o.dryRun {
		return nil
	}
	if !o.yes {
		if yes, err := s.ask(ctx, "remove for good? (y/N) "); err != nil || !yes {
			return err
		}
	}
	return s.removeAll(ctx, o, plan)
}

// findAll finds all briefings to remove. If one of the names fits none, it returns
// an error and nothing is removed.
func (s *session) findAll(ctx context.Context, archive reader, o removeOptions) (ids []int64, err error) {
	if ids, err = s.findEach(ctx, archive, o.refs); err != nil {
		return nil, err
	}
	missing := len(ids) < len(o.refs)
	for _, glob := range o.globs {
		found, err := findSources(ctx, archive, glob)
		if err != nil {
			return nil, err
		}
		if found == nil {
			fmt.Fprintf(s.env.Stderr, "briefings: no page has a path that fits %s\n", print.Safe(glob))
			missing = true
		}
		ids = append(ids, found...)
	}
	if missing {
		fmt.Fprintln(s.env.Stderr, "nothing was removed")
		return nil, errSilent
	}
	return ids, nil
}

// findSources returns the ids of the briefings that have a page whose path fits glob.
func findSources(ctx context.Context, archive reader, glob string) (ids []int64, err error) {
	column, _, _ := db.FindColumn("", "id")
	question := db.Query{Criteria: db.Criteria{Sources: []string{glob}}, Limit: -1}
	for row, err := range archive.Rows(ctx, question, []db.Column{column}) {
		if err != nil {
			return nil, err
		}
		id, err := strconv.ParseInt(row[0].Text, 10, 64)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// sayRemoval says on standard error what is or would be removed.
func (s *session) sayRemoval(plan db.Removal, dry bool) {
	verb := "to remove: "
	if dry {
		verb = "would remove: "
	}
	with := ""
	if plan.Revisions > 0 {
		with += countOf(plan.Revisions, "revision") + ", "
	}
	if plan.Settings > 0 {
		with += countOf(plan.Settings, "fact") + " set by hand, "
	}
	fmt.Fprintf(s.env.Stderr, "%s%s, with %sthe bytes of %s\n",
		verb, countOf(len(plan.IDs), "briefing"), with, countOf(plan.Originals, "page"))
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

// ask asks a question that is answered by y or n. It fails if standard input or
// standard error is no terminal.
func (s *session) ask(ctx context.Context, question string) (bool, error) {
	stdin, ok := s.env.Stdin.(*os.File)
	if !ok || terminalWidth(stdin) == 0 || terminalWidth(s.env.Stderr) == 0 {
		return false, usagef("there is nobody to ask: give --yes")
	}
	fmt.Fprint(s.env.Stderr, question)
	answer := make(chan string, 1)
	go func() { // it may still wait when the program ends
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

// removeAll removes what was planned, all of it or nothing.
func (s *session) removeAll(ctx context.Context, o removeOptions, plan db.Removal) error {
	archive, err := s.begin(ctx, o.archive, db.Options{Doing: "remove from", NoWait: o.noWait})
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
		fmt.Fprintf(s.env.Stderr, "briefings: the file could not be rewritten, "+
			"and unused parts of it may still hold what was removed: %s\n", oneLine(err))
		return errSilent
	}
	return archive.Close()
}
