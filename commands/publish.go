package commands

import (
	"context"
	"fmt"
	"reflect"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/commands/print"
	"briefings/db"
	"briefings/db/postgres"
)

func publishFlags() []cli.Flag {
	return append([]cli.Flag{
		&cli.BoolFlag{Name: "prune", Usage: "also remove from the database what the archive no longer has"},
		&cli.BoolFlag{Name: "dry-run", Usage: "say what would be published, and write nothing"},
	}, criteriaFlags()...)
}

type publishOptions struct {
	archive location
	address string
	postgres.Options
}

func (s *session) readPublish(c *cli.Context) (o publishOptions, err error) {
	o.address = c.Args().First()
	switch {
	case c.NArg() != 1:
		return o, usagef("publish needs one address: postgres://USER@HOST/DATABASE")
	case !postgres.IsAddress(o.address):
		// It is not repeated, as it may have a password, whatever form it is in.
		return o, usagef("publish: what was given is no address of a database: " +
			"give postgres://USER@HOST/DATABASE")
	}
	o.Prune, o.DryRun = c.Bool("prune"), c.Bool("dry-run")
	criteria, err := readCriteria(c)
	if err != nil {
		return o, err
	}
	if !reflect.DeepEqual(criteria, db.Criteria{}) {
		o.Criteria = &criteria
	}
	o.archive, err = s.readLocation(c)
	return o, err
}

func (s *session) publish(ctx context.Context, o publishOptions) error {
	progress := print.NewProgress(s.env.Stderr, terminalWidth(s.env.Stderr) > 0)
	defer progress.Done()
	o.Progress = func(done, all int) { progress.Update(done, all, "steps") }
	o.Waiting = func() { fmt.Fprintln(s.env.Stderr, "waiting for another publish to end") }
	return s.withFile(ctx, o.archive, func(archive *db.Archive) error {
		r, err := postgres.Publish(ctx, archive, o.address, o.Options)
		progress.Done()
		if err != nil {
			return err
		}
		s.sayPublished(r, o)
		return nil
	})
}

// sayPublished prints what became of the briefings, the counts in the last line.
func (s *session) sayPublished(r postgres.Result, o publishOptions) {
	for _, slug := range r.Cut {
		fmt.Fprintf(s.env.Stderr,
			"%s has more words than PostgreSQL searches in one text: the last ones are not found\n",
			print.Safe(slug))
	}
	if r.Replaced > 0 {
		fmt.Fprintf(s.env.Stderr,
			"%s: NUL, or bytes that are no UTF-8, became U+FFFD, as PostgreSQL holds neither\n",
			countOf(r.Replaced, "text"))
	}
	if r.Gone > 0 {
		fmt.Fprintf(s.env.Stderr, "the database has %s that this archive has not: --prune removes them\n",
			countOf(r.Gone, "briefing"))
	}
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{r.New, "new"}, {r.Changed, "changed"}, {r.Removed, "removed"}, {r.Unchanged, "unchanged"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	if parts == nil {
		parts = []string{"nothing to publish"}
	}
	note := ""
	if o.DryRun {
		note = " (dry run: nothing was written)"
	}
	fmt.Fprintf(s.env.Stderr, "%s%s\n", strings.Join(parts, ", "), note)
}
