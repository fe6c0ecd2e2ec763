package commands

import (
	"bufio"
	"context"
	"fmt"

	"briefings/briefing"
	"briefings/commands/print"
	"briefings/db"
)

// reread runs import --reread: it reads the pages that are in the archive.
func (s *session) reread(ctx context.Context, o importOptions) error {
	if err := s.bringUp(ctx, o.archive, o.dryRun); err != nil {
		return err
	}
	archive, err := s.begin(ctx, o.archive, db.Options{DryRun: o.dryRun, NoWait: o.noWait})
	if err != nil {
		return err
	}
	defer archive.Close()
	progress := print.NewProgress(s.env.Stderr, terminalWidth(s.env.Stderr) > 0)
	defer progress.Done()
	counts, passed, done := tally{}, reasons{}, 0
	var objects []byte // printed once the changes are committed
	err = archive.Reread(func(r db.Rereading, result db.Result) error {
		if r.Err != nil {
			progress.Done()
			s.sayOf(r.Source, oneLine(r.Err))
		}
		if r.Overruled != "" {
			progress.Done()
			s.sayOverruled(r.ID, r.Overruled)
		}
		if o.json {
			result.ID, result.Slug = r.ID, r.Slug
			objects = appendResult(objects, r.Source, result, r.Err)
			objects = briefing.AppendStrings(append(objects, `, "changed": `...), r.Changed)
			objects = append(objects, '}', '\n')
		}
		counts[result.Status]++
		if result.Status == db.Skipped {
			passed["read by --pre"]++
		}
		done++
		progress.Update(done, 0, "briefings")
		return nil
	})
	progress.Done()
	if err == nil && !o.dryRun {
		err = archive.Commit()
	}
	if err != nil {
		return err
	}
	if err := archive.Close(); err != nil {
		return err
	}
	return s.sayReread(objects, counts, passed, o.dryRun)
}

func (s *session) sayReread(objects []byte, counts tally, passed reasons, dryRun bool) error {
	out := bufio.NewWriter(s.env.Stdout)
	_, _ = out.Write(objects) // Flush returns the error
	if err := out.Flush(); err != nil {
		return err
	}
	if len(counts) == 0 {
		fmt.Fprintln(s.env.Stderr, "there is no page to read again")
		return nil
	}
	return s.sayCounts(counts, passed, dryRun)
}
