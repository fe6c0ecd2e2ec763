package commands

import (
	"bufio"
	"fmt"

	"github.com/urfave/cli/v2"

	"briefings/briefing"
	"briefings/commands/print"
	"briefings/db"
)

// reread is import --reread: the pages are those that the archive has.
func (s *session) reread(c *cli.Context) error {
	switch {
	case c.NArg() > 0:
		return usagef("--reread reads the pages that the archive has: what is %q?", c.Args().First())
	case isSet(c, "format") || c.IsSet("encoding") || c.IsSet("name"):
		return usagef("--reread reads each page in the format and encoding that it was imported in: --format, --encoding and --name are for new ones")
	}
	path := ""
	if err := s.withArchive(c, func(archive *db.Archive) error { // which is there, or is made
		path = archive.Path()
		return nil
	}); err != nil {
		return err
	}
	archive, err := db.Begin(c.Context, path, db.Options{
		Schema: s.env.Schema, DryRun: c.Bool("dry-run"), NoWait: c.Bool("no-wait"),
		Waiting: func(whom string) { fmt.Fprintf(s.env.Stderr, "waiting for %s to end\n", whom) },
	})
	if err != nil {
		return err
	}
	defer archive.Close()
	progress := print.NewProgress(s.env.Stderr, terminalWidth(s.env.Stderr) > 0)
	defer progress.Done()
	counts, done := tally{}, 0
	var objects []byte // printed when they are kept
	err = archive.Reread(func(r db.Rereading, result db.Result) error {
		if r.Err != nil {
			progress.Done()
			fmt.Fprintf(s.env.Stderr, "briefings: %s: %s\n", print.Safe(r.Source), oneLine(r.Err))
		}
		if c.Bool("json") {
			objects = appendRereading(objects, r, result)
		}
		counts[result.Status]++
		done++
		progress.Update(done, 0, "briefings")
		return nil
	})
	progress.Done()
	if err == nil && !c.Bool("dry-run") {
		err = archive.Commit()
	}
	if err != nil {
		return err
	}
	if err := archive.Close(); err != nil {
		return err
	}
	return s.sayReread(objects, counts, c.Bool("dry-run"))
}

func (s *session) sayReread(objects []byte, counts tally, dry bool) error {
	out := bufio.NewWriter(s.env.Stdout)
	_, _ = out.Write(objects) // Flush returns the error
	if err := out.Flush(); err != nil {
		return err
	}
	note := ""
	if dry {
		note = " (dry run: nothing was written)"
	}
	if len(counts) == 0 {
		fmt.Fprintf(s.env.Stderr, "there is no page to read anew\n")
		return nil
	}
	fmt.Fprintf(s.env.Stderr, "%s%s\n", counts, note)
	if counts[db.Failed] > 0 {
		return errSilent
	}
	return nil
}

// appendRereading writes what became of a page, as import does.
func appendRereading(dst []byte, r db.Rereading, result db.Result) []byte {
	dst = briefing.AppendString(append(dst, `{"source": `...), r.Source)
	dst = briefing.AppendString(append(dst, `, "status": `...), string(result.Status))
	dst = briefing.AppendString(fmt.Appendf(dst, `, "id": %d, "slug": `, r.ID), r.Slug)
	dst = append(dst, `, "error": `...)
	if r.Err != nil {
		dst = briefing.AppendString(dst, r.Err.Error())
	} else {
		dst = append(dst, "null"...)
	}
	return append(briefing.AppendStrings(append(dst, `, "changed": `...), r.Changed), '}', '\n')
}
