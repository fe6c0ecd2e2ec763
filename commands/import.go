package commands

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"

	"briefings/briefing"
	"briefings/briefing/read"
	"briefings/commands/memory"
	"briefings/commands/print"
	"briefings/db"
)

func (s *session) importCommand() *cli.Command {
	return &cli.Command{
		Name:  "import",
		Usage: "read files, folders and standard input (-) into the archive",
		UsageText: "briefings import [FLAGS] PATH...\n\n" +
			"briefings import ~/briefings\n" +
			"briefings import --db 2011.db 2011/ notes.txt\n" +
			"briefings import --reread\n" +
			"curl -s $URL | briefings import - --name $URL\n\n" +
			"Folders are searched for " + endings + "; a file that is\n" +
			"named is always read. Without PATH the briefings that come with the program\n" +
			"are imported. What cannot be read is named, and the others go on.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Usage: "read all files as `FORMAT`: " + strings.Join(importFormats, ", ") + " (by their names if not given)"},
			&cli.StringFlag{Name: "encoding", Usage: "read pages in the character set `NAME` (detected if not given)"},
			&cli.StringFlag{Name: "name", Usage: "`NAME` of standard input, by which the archive knows it"},
			&cli.BoolFlag{Name: "verify", Usage: "read files, too, whose size and time are those that the archive has"},
			&cli.BoolFlag{Name: "no-wait", Usage: "fail at once where another import or a reader is in the way"},
			&cli.BoolFlag{Name: "reread", Usage: "read the pages that the archive has anew, by the reader of today; what changes is kept as a revision"},
			&cli.BoolFlag{Name: "dry-run", Usage: "say what would be done, and write nothing"},
			&cli.BoolFlag{Name: "json", Usage: "print an object a file: source, status, id, slug, error, evidence"},
		},
		Action: s.importPaths,
	}
}

func (s *session) importPaths(c *cli.Context) error {
	if c.Bool("reread") {
		return s.reread(c)
	}
	format := strings.ToLower(c.String("format"))
	if isSet(c, "format") && !slices.Contains(importFormats, format) {
		return unknownWord("format", format, importFormats)
	}
	if isSet(c, "encoding") {
		if err := read.CheckEncoding(c.String("encoding")); err != nil {
			return usagef("--encoding: %s", err)
		}
	}
	path, named, err := s.archivePath(c)
	if err != nil {
		return err
	}
	im := importer{session: s, path: path, dryRun: c.Bool("dry-run"), verify: c.Bool("verify"), noWait: c.Bool("no-wait"), json: c.Bool("json"), private: !named}
	inputs, err := s.readInputs(c, im.stamps)
	if err != nil {
		return err
	}
	im.late = areFolders(c.Args().Slice())
	im.inputs = withOptions(inputs, format, c.String("encoding"))
	limitMemory()
	// A reader that goes away ends the import as any failure does: nothing of it remains.
	signal.Ignore(syscall.SIGPIPE)
	if im.json {
		spool, err := os.CreateTemp("", "briefings-*.jsonl")
		if err != nil {
			return err
		}
		defer os.Remove(spool.Name())
		defer spool.Close()
		_ = os.Remove(spool.Name()) // where an open file can be without a name: nothing is left of it, come what may
		im.objects = spool
	}
	counts, err := im.run(c.Context)
	if err != nil {
		return err
	}
	if im.json {
		if _, err := im.objects.Seek(0, io.SeekStart); err != nil {
			return err
		}
		if _, err := io.Copy(s.env.Stdout, im.objects); err != nil {
			return err
		}
	}
	note := ""
	if im.dryRun {
		note = " (dry run: nothing was written)"
	}
	fmt.Fprintf(s.env.Stderr, "%s%s\n", counts, note)
	if counts[db.Failed] > 0 {
		return errSilent
	}
	return nil
}

// memoryLimit is the memory from which on an import spares it: pages of many
// megabytes leave much behind that would only be freed when as much has come again.
const memoryLimit = 160 << 20

// garbageOfImport is how many per cent of what is needed may be left behind
// before it is collected, as long as memory is not to be spared. Little is needed
// at a time, and to collect more often is a tenth of the work.
const garbageOfImport = 200

// memoryOfImport is of how much a first import makes use in any case, unless it is small.
const memoryOfImport = 128 << 20

func limitMemory() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbageOfImport)
	}
}

// Where rows only pass through, or most files are only looked at, hardly any memory
// is needed, but time and again: garbageInPassing is how many per cent of it may be
// left behind before it is collected, which would be a tenth of the work, and
// memoryInPassing how much of it is made large pages, in bytes.
const (
	garbageInPassing = 300
	memoryInPassing  = 32 << 20
)

// inPassing prepares for such work.
func inPassing() (end func()) {
	memory.Large(memoryInPassing)
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	usual := debug.SetGCPercent(garbageInPassing)
	return func() { debug.SetGCPercent(usual) }
}

// readInputs finds out what is to be imported: the paths, what is piped in, or the seeds.
func (s *session) readInputs(c *cli.Context, stamps func(folder string) *db.Stamps) (iter.Seq[input], error) {
	paths := c.Args().Slice()
	if slices.Contains(paths, "") {
		return nil, usagef("import: an empty PATH: give a file, a folder or -")
	}
	stdin := bufio.NewReader(s.env.Stdin)
	if len(paths) == 0 && (isSet(c, "name") || isPiped(s.env.Stdin)) {
		if isSet(c, "name") || !isEmpty(stdin) {
			paths = []string{"-"}
		} else {
			fmt.Fprintln(s.env.Stderr, "nothing was piped in: importing the briefings that come with the program")
		}
	}
	switch {
	case isSet(c, "name") && !slices.Contains(paths, "-"):
		return nil, usagef("--name is the name of standard input: give - as a PATH")
	case len(paths) == 0:
		return seedInputs(s.env.Seeds), nil
	}
	return pathInputs(c.Context, paths, stdinInput(stdin, c.String("name")), stamps), nil
}

// areFolders tells whether nothing but folders is to be imported.
func areFolders(paths []string) bool {
	return len(paths) > 0 && !slices.ContainsFunc(paths, func(p string) bool {
		info, err := os.Stat(p)
		return err != nil || !info.IsDir()
	})
}

// isPiped tells whether standard input is a file or a pipe, not a terminal and
// not /dev/null.
func isPiped(stdin io.Reader) bool {
	f, ok := stdin.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && (info.Mode().IsRegular() || info.Mode()&os.ModeNamedPipe != 0)
}

// isEmpty waits for the first byte, or for the end: what starts the program
// without a terminal often leaves it a pipe into which nothing is ever written.
func isEmpty(stdin *bufio.Reader) bool {
	_, err := stdin.Peek(1)
	return err != nil
}

// A tally counts what became of pages.
type tally map[db.Status]int

// String is the closing line of an import: "71 new, 2 unchanged, 1 failed".
func (t tally) String() string {
	var parts []string
	for _, status := range []db.Status{db.New, db.Changed, db.Unchanged, db.Duplicate, db.Failed} {
		if n := t[status]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, status))
		}
	}
	if parts == nil {
		return "nothing to import"
	}
	return strings.Join(parts, ", ")
}

// kept counts the pages that are in the archive now.
func (t tally) kept() int { return t[db.New] + t[db.Changed] + t[db.Duplicate] + t[db.Unchanged] }

// An importer takes inputs into an archive.
type importer struct {
	*session
	path   string
	inputs iter.Seq[input]
	dryRun bool
	verify bool // files are read whatever their time says
	noWait bool // fail where somebody is in the way
	json   bool
	quiet  bool // no progress

	late    bool     // nothing is written before a page comes that is added
	private bool     // the archive, if it is made, is in the user's data folder
	objects *os.File // what --json prints once the import is committed

	archive *db.Importer // while it runs
	skipped int          // files that were not read
}

// stamps tell which files in a folder need not be read.
func (im *importer) stamps(folder string) *db.Stamps {
	if im.verify {
		return db.NoStamps()
	}
	return im.archive.Stamps(folder)
}

// run imports everything in one transaction. A page that cannot be read is
// named on standard error and counted, and the others go on.
func (im *importer) run(ctx context.Context) (tally, error) {
	archive, err := db.Begin(ctx, im.path, db.Options{
		Schema: im.env.Schema, Private: im.private, DryRun: im.dryRun, NoWait: im.noWait, Late: im.late,
		Waiting: func(whom string) { fmt.Fprintf(im.env.Stderr, "waiting for %s to end\n", whom) },
		Migrating: func(version int, kept string) {
			fmt.Fprintf(im.env.Stderr, "%s has schema version %d: bringing it to version %d; what it was is kept as %s\n", print.Safe(im.path), version, db.SchemaVersion, print.Safe(kept))
		},
	})
	if err != nil {
		return nil, err
	}
	defer archive.Close()
	im.archive = archive
	if archive.Begun() {
		memory.Large(memoryOfImport)
	} else {
		defer inPassing()()
	}
	terminal := !im.quiet && terminalWidth(im.env.Stderr) > 0
	progress := print.NewProgress(im.env.Stderr, terminal)
	defer progress.Done()
	counts, done := tally{}, 0
	for o := range readAll(ctx, im.inputs, im.json, archive.Prepare) {
		result := db.Result{Status: db.Failed}
		if o.err == nil {
			result, err = im.add(&o)
			var refused *db.RefusedError
			switch {
			case errors.As(err, &refused):
				o.err, result = err, db.Result{Status: db.Failed}
			case err != nil:
				return nil, err
			}
		}
		counts[result.Status] += max(o.unchanged, 1)
		done += max(o.unchanged, 1)
		progress.Update(done, 0, "briefings")
		if err := im.report(progress, o, result); err != nil {
			return nil, err
		}
	}
	progress.Done()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if im.dryRun || counts.kept() == im.skipped && !archive.Migrated() {
		return counts, archive.Close()
	}
	if err := archive.Commit(); err != nil {
		return nil, err
	}
	return counts, archive.Close()
}

// add gives the archive what was read, or asks it for what it has.
func (im *importer) add(o *outcome) (db.Result, error) {
	switch {
	case o.unchanged == 0:
		return im.archive.Add(o.entry)
	case im.json:
		o.entry.Path = o.source
		return im.archive.Unchanged(o.source)
	}
	im.skipped += o.unchanged
	return db.Result{Status: db.Unchanged}, nil
}

// report says what became of one page: failures and warnings to people, an
// object a page to scripts that ask for it.
func (im *importer) report(progress *print.Progress, o outcome, result db.Result) error {
	if o.err != nil || len(o.warnings) > 0 {
		progress.Done()
	}
	if o.err != nil {
		fmt.Fprintf(im.env.Stderr, "briefings: %s: %s\n", print.Safe(o.source), oneLine(o.err))
	}
	for _, w := range o.warnings {
		fmt.Fprintf(im.env.Stderr, "briefings: %s: %s\n", print.Safe(o.source), print.Safe(w))
	}
	if !im.json {
		return nil
	}
	source := o.source
	if o.err == nil {
		source = o.entry.Path // as the archive has it
	}
	line := briefing.AppendString([]byte(`{"source": `), source)
	line = briefing.AppendString(append(line, `, "status": `...), string(result.Status))
	if o.err != nil {
		line = append(line, `, "id": null, "slug": null, "error": `...)
		line = briefing.AppendString(line, o.err.Error())
	} else {
		line = fmt.Appendf(line, `, "id": %d, "slug": `, result.ID)
		line = append(briefing.AppendString(line, result.Slug), `, "error": null`...)
	}
	line = appendEvidence(append(line, `, "evidence": `...), o.evidence)
	_, err := im.objects.Write(append(line, '}', '\n'))
	return err
}
