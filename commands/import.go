package commands

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"

	"briefings/briefing"
	"briefings/briefing/read"
	"briefings/commands/intake"
	"briefings/commands/print"
	"briefings/db"
)

func importFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "format",
			Usage: "read all files as `FORMAT`: " + joinWords(intake.Formats) + " (by their names if not given)"},
		&cli.StringFlag{Name: "encoding", Usage: "read pages in the character set `NAME` (detected if not given)"},
		&cli.StringFlag{Name: "name", Usage: "`NAME` of standard input, by which the archive knows it"},
		&cli.BoolFlag{Name: "verify", Usage: "read also files whose size and time have not changed"},
		&cli.BoolFlag{Name: "no-wait", Usage: "fail at once if another import or a reader is in the way"},
		&cli.BoolFlag{Name: "reread",
			Usage: "read the pages in the archive again with this version; changes are kept as revisions"},
		&cli.StringSliceFlag{Name: "exclude",
			Usage: "pass over files and folders in a folder whose names or paths there fit `GLOB` (repeatable)"},
		&cli.StringFlag{Name: "pre",
			Usage: "read what `COMMAND` makes of a file instead of the file, whose path is its last argument"},
		&cli.StringSliceFlag{Name: "pre-glob",
			Usage: "run --pre for files alone whose names or paths in a folder fit `GLOB` (repeatable)"},
		&cli.BoolFlag{Name: "passed-over", Usage: "name each file that is passed over, and why"},
		&cli.BoolFlag{Name: "dry-run", Usage: "say what would be done, and write nothing"},
		&cli.BoolFlag{Name: "json",
			Usage: "print an object for each file: source, status, id, slug, error, reason, evidence"},
	}
}

type importOptions struct {
	archive          location
	paths            []string
	name             string // of standard input
	named            bool   // --name was given
	format, encoding string
	reread           bool // read pages in the archive, no files
	dryRun           bool
	verify           bool // read files whatever their times say
	noWait           bool // fail if somebody is in the way
	exclude          []string
	pre              *intake.Command
	passedOver       bool // name what is passed over
	json             bool
}

func (s *session) readImport(c *cli.Context) (o importOptions, err error) {
	o = importOptions{
		paths: c.Args().Slice(), name: c.String("name"), named: isSet(c, "name"),
		format: strings.ToLower(c.String("format")), encoding: c.String("encoding"),
		reread: c.Bool("reread"), dryRun: c.Bool("dry-run"), verify: c.Bool("verify"),
		noWait: c.Bool("no-wait"), json: c.Bool("json"), passedOver: c.Bool("passed-over"),
		exclude: c.StringSlice("exclude"),
	}
	if err = o.check(c); err == nil {
		o.pre, err = readPre(c)
	}
	if err == nil {
		o.archive, err = s.readLocation(c)
	}
	return o, err
}

// check reports what is wrong with the flags of an import.
func (o *importOptions) check(c *cli.Context) error {
	switch {
	case o.reread && len(o.paths) > 0:
		return usagef("--reread reads the pages that the archive has: what is %q?", o.paths[0])
	case o.reread && (isSet(c, "format") || isSet(c, "encoding") || o.named):
		return usagef("--reread reads each page in the format and encoding that it was imported in: " +
			"--format, --encoding and --name are for new ones")
	case isSet(c, "format") && !slices.Contains(intake.Formats, o.format):
		return unknownWord("format", o.format, intake.Formats)
	case slices.Contains(o.paths, ""):
		return usagef("import: an empty PATH: give a file, a folder or -")
	case o.named && len(o.paths) > 0 && !slices.Contains(o.paths, "-"):
		return usagef("--name is the name of standard input: give - as a PATH")
	}
	if isSet(c, "encoding") {
		if err := read.CheckEncoding(o.encoding); err != nil {
			return usagef("--encoding: %s", err)
		}
	}
	return checkGlobs("--exclude", o.exclude)
}

// readPre returns the command that reads files, nil if there is none.
func readPre(c *cli.Context) (*intake.Command, error) {
	globs := c.StringSlice("pre-glob")
	switch {
	case !isSet(c, "pre") && len(globs) > 0:
		return nil, usagef("--pre-glob says for which files --pre runs a command: give --pre, too")
	case !isSet(c, "pre"):
		return nil, nil
	case c.Bool("reread"):
		return nil, usagef("--reread runs no command: import the files again with --verify and --pre")
	}
	if err := checkGlobs("--pre-glob", globs); err != nil {
		return nil, err
	}
	command, err := intake.NewCommand(c.String("pre"), globs)
	if err != nil {
		return nil, usagef("--pre: %s", err)
	}
	return command, nil
}

func checkGlobs(flag string, globs []string) error {
	for _, glob := range globs {
		if intake.CheckGlob(glob) != nil {
			return usagef("%s: %q is no pattern: * and ? stand for letters, [a-z] for one of them", flag, glob)
		}
	}
	return nil
}

func (s *session) runImport(ctx context.Context, o importOptions) error {
	if o.reread {
		return s.reread(ctx, o)
	}
	im := importer{session: s, importOptions: o, late: areFolders(o.paths)}
	if err := im.findInputs(ctx); err != nil {
		return err
	}
	limitMemory()
	// If nobody reads the answer any more, the import fails and tidies up.
	signal.Ignore(syscall.SIGPIPE)
	if o.json {
		spool, err := os.CreateTemp("", "briefings-*.jsonl")
		if err != nil {
			return err
		}
		defer os.Remove(spool.Name())
		defer spool.Close()
		_ = os.Remove(spool.Name()) // so that it goes even if the program is killed; not on Windows
		im.objects = spool
	}
	counts, err := im.run(ctx)
	if err != nil {
		return err
	}
	if o.json {
		if _, err := im.objects.Seek(0, io.SeekStart); err != nil {
			return err
		}
		if _, err := io.Copy(s.env.Stdout, im.objects); err != nil {
			return err
		}
	}
	if im.taken > 0 {
		fmt.Fprintf(s.env.Stderr, "took the %d samples out: the archive is for your own pages now\n", im.taken)
	}
	return s.sayCounts(counts, im.passed, o.dryRun)
}

// sayCounts prints the last line of an import.
func (s *session) sayCounts(counts tally, passed reasons, dryRun bool) error {
	note := ""
	if dryRun {
		note = " (dry run: nothing was written)"
	}
	fmt.Fprintf(s.env.Stderr, "%s%s%s\n", counts, passed, note)
	if counts[db.Failed] > 0 {
		return errSilent
	}
	return nil
}

// memoryLimit is the memory from which an import collects garbage more often, in
// bytes: pages of many megabytes leave a lot of it behind.
const memoryLimit = 160 << 20

// GOGC for an import, and for an export or an import that reads few files. They
// need little memory at a time: to collect less often saves a tenth to a fifth of
// the work.
const (
	importGarbage = 200
	lightGarbage  = 300
)

func limitMemory() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
	setGarbage(importGarbage)
}

// collectLess collects garbage less often until restore is called.
func collectLess() (restore func()) {
	usual := setGarbage(lightGarbage)
	return func() { setGarbage(usual) }
}

// setGarbage sets GOGC, if the user has not, and returns what it was.
func setGarbage(percent int) int {
	if os.Getenv("GOGC") != "" {
		return 0
	}
	return debug.SetGCPercent(percent)
}

// findInputs finds what is to be imported: the paths, what is piped in, or the samples.
func (im *importer) findInputs(ctx context.Context) error {
	paths, stdin := im.paths, bufio.NewReader(im.env.Stdin)
	piped := len(paths) == 0 && isPiped(im.env.Stdin)
	if len(paths) == 0 && (im.named || piped && !isEmpty(stdin)) {
		paths = []string{"-"}
	}
	switch {
	case len(paths) > 0:
		im.inputs = intake.Paths(ctx, paths, intake.Stdin(stdin, im.name), im.stamps, im.exclude, im.pre)
		return nil
	case im.archive.named:
		return usagef("import: no PATH: give a file, a folder or -; the samples are for the default archive alone")
	case piped:
		fmt.Fprintln(im.env.Stderr, "nothing was piped in: importing the briefings that come with the program")
	}
	im.inputs, im.samples = intake.Seeds(im.env.Seeds), true
	return nil
}

// areFolders reports whether only folders are to be imported.
func areFolders(paths []string) bool {
	return len(paths) > 0 && !slices.ContainsFunc(paths, func(p string) bool {
		info, err := os.Stat(p)
		return err != nil || !info.IsDir()
	})
}

// isPiped reports whether standard input is a file or a pipe, not a terminal or
// /dev/null.
func isPiped(stdin io.Reader) bool {
	f, ok := stdin.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && (info.Mode().IsRegular() || info.Mode()&os.ModeNamedPipe != 0)
}

// isEmpty waits for the first byte or the end. A program that is started without a
// terminal often gets a pipe into which nothing is ever written.
func isEmpty(stdin *bufio.Reader) bool {
	_, err := stdin.Peek(1)
	return err != nil
}

// A tally counts pages by what became of them.
type tally map[db.Status]int

// String is the last line of an import: "71 new, 2 unchanged, 1 failed, 4 passed over".
func (t tally) String() string {
	var parts []string
	for _, status := range []db.Status{db.New, db.Changed, db.Unchanged, db.Duplicate, db.Failed} {
		if n := t[status]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, status))
		}
	}
	if n := t[db.Skipped]; n > 0 {
		parts = append(parts, fmt.Sprintf("%d passed over", n))
	}
	if parts == nil {
		return "nothing to import"
	}
	return strings.Join(parts, ", ")
}

// reasons counts files that are passed over by why they are.
type reasons map[string]int

// String is the end of the last line: ": 11 .rtf, 4 pictures", the frequent ones first.
func (r reasons) String() string {
	var parts []string
	for _, reason := range slices.SortedFunc(maps.Keys(r), func(a, b string) int {
		return cmp.Or(r[b]-r[a], strings.Compare(a, b))
	}) {
		parts = append(parts, fmt.Sprintf("%d %s", r[reason], print.Safe(intake.Plural(reason, r[reason]))))
	}
	if parts == nil {
		return ""
	}
	return ": " + strings.Join(parts, ", ")
}

// kept counts the pages that are in the archive now.
func (t tally) kept() int { return t[db.New] + t[db.Changed] + t[db.Duplicate] + t[db.Unchanged] }

// An importer imports inputs into an archive.
type importer struct {
	*session
	importOptions
	inputs iter.Seq[intake.Input]
	quiet  bool // show no progress

	samples bool         // the inputs are the briefings that come with the program
	parted  bool         // part was called
	taken   int          // samples that were taken out
	late    bool         // write nothing until a page comes that is added
	objects *os.File     // what --json prints once the import is committed
	db      *db.Importer // while it runs
	unread  int          // files that the archive has as they are
	passed  reasons
}

// stamps returns which files in a folder need not be read.
func (im *importer) stamps() *db.Stamps {
	if im.verify {
		return db.NoStamps()
	}
	return im.db.Stamps()
}

// begin begins an import into an archive.
func (s *session) begin(ctx context.Context, at location, o db.Options) (*db.Importer, error) {
	o.Schema, o.Private = s.env.Schema, !at.named
	o.Waiting = func(whom string) { fmt.Fprintf(s.env.Stderr, "waiting for %s to end\n", whom) }
	o.Migrating = func(version int, kept string) {
		fmt.Fprintf(s.env.Stderr, "%s has schema version %d: bringing it to version %d; what it was is kept as %s\n",
			print.Safe(at.path), version, db.SchemaVersion, print.Safe(kept))
	}
	return db.Begin(ctx, at.path, o)
}

// run imports everything in one transaction. A page that cannot be read is named
// on standard error and counted, and the others go on.
func (im *importer) run(ctx context.Context) (counts tally, err error) {
	im.db, err = im.begin(ctx, im.archive, db.Options{DryRun: im.dryRun, NoWait: im.noWait, Late: im.late})
	if err != nil {
		return nil, err
	}
	defer im.db.Close()
	if !im.db.Begun() {
		defer collectLess()()
	}
	progress := print.NewProgress(im.env.Stderr, !im.quiet && terminalWidth(im.env.Stderr) > 0)
	defer progress.Done()
	options := intake.Options{
		Format: im.format, Encoding: im.encoding, Explain: im.json, Passed: im.json || im.passedOver,
		Pre: im.pre,
	}
	counts, done := tally{}, 0
	im.passed = reasons{}
	for p := range intake.Read(ctx, im.inputs, options, im.db.Prepare) {
		result, err := im.add(ctx, &p)
		if err != nil {
			return nil, err
		}
		n := max(p.Unchanged, p.Passed, 1)
		counts[result.Status] += n
		done += n
		progress.Update(done, 0, "briefings")
		if err := im.report(progress, p, result); err != nil {
			return nil, err
		}
	}
	progress.Done()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if im.dryRun || counts.kept() == im.unread && !im.db.Migrated() {
		return counts, im.db.Close()
	}
	if err := im.db.Commit(); err != nil {
		return nil, err
	}
	return counts, im.db.Close()
}

// add adds a page to the archive. A page that cannot be read, or that the archive
// refuses, fails alone: then p.Err is set.
func (im *importer) add(ctx context.Context, p *intake.Page) (db.Result, error) {
	var result db.Result
	var err error
	switch {
	case p.Reason != "":
		im.passed[p.Reason] += max(p.Passed, 1)
		return db.Result{Status: db.Skipped}, nil
	case p.Err != nil:
		return db.Result{Status: db.Failed}, nil
	case p.Unchanged == 0:
		if err = im.part(ctx, p); err == nil {
			result, err = im.db.Add(p.Entry)
		}
	case im.json:
		p.Entry.Path = p.Source
		result, err = im.db.Unchanged(p.Source)
	default:
		im.unread += p.Unchanged
		return db.Result{Status: db.Unchanged}, nil
	}
	if _, refused := errors.AsType[*db.RefusedError](err); refused {
		p.Err = err
		return db.Result{Status: db.Failed}, nil
	}
	return result, err
}

// report says what became of a page: errors and warnings on standard error, and
// an object for scripts that ask for it.
func (im *importer) report(progress *print.Progress, p intake.Page, result db.Result) error {
	if p.Err != nil || len(p.Warnings) > 0 || p.Reason != "" && im.passedOver {
		progress.Done()
	}
	if p.Reason != "" && im.passedOver {
		im.sayPassed(p)
	}
	if p.Err != nil {
		im.sayOf(p.Source, oneLine(p.Err))
	}
	for _, w := range p.Warnings {
		im.sayOf(p.Source, print.Safe(w))
	}
	if result.Overruled != "" {
		progress.Done()
		im.sayOverruled(result.ID, result.Overruled)
	}
	if !im.json {
		return nil
	}
	source := p.Source
	if p.Entry.Path != "" && p.Err == nil {
		source = p.Entry.Path // as the archive has it
	}
	line := appendResult(nil, source, result, p.Err)
	if why := joinKnown("; ", p.Reason, strings.Join(p.Warnings, "; "), result.Overruled); why != "" {
		line = briefing.AppendString(append(line, `, "reason": `...), why)
	}
	line = appendEvidence(append(line, `, "evidence": `...), p.Evidence)
	_, err := im.objects.Write(append(line, '}', '\n'))
	return err
}

// sayOverruled says on standard error what was set in a briefing and what its page now says.
func (s *session) sayOverruled(id int64, what string) {
	fmt.Fprintf(s.env.Stderr, "briefing %d: %s\n", id, print.Safe(what))
}

// sayPassed names a file that is passed over on standard error.
func (s *session) sayPassed(p intake.Page) {
	help := intake.Help(p.Reason)
	if help != "" {
		help = " (" + help + ")"
	}
	fmt.Fprintf(s.env.Stderr, "%s: %s%s\n", print.Safe(p.Source), print.Safe(p.Reason), help)
}

// sayOf says something about a page on standard error.
func (s *session) sayOf(source, what string) {
	fmt.Fprintf(s.env.Stderr, "briefings: %s: %s\n", withoutPassword(print.Safe(source)), what)
}

// appendResult appends the beginning of the object that --json prints for a page.
// A page that failed has no id.
func appendResult(dst []byte, source string, result db.Result, failed error) []byte {
	dst = briefing.AppendString(append(dst, `{"source": `...), source)
	dst = briefing.AppendString(append(dst, `, "status": `...), string(result.Status))
	if result.ID == 0 {
		dst = append(dst, `, "id": null, "slug": null`...)
	} else {
		dst = briefing.AppendString(fmt.Appendf(dst, `, "id": %d, "slug": `, result.ID), result.Slug)
	}
	if failed == nil {
		return append(dst, `, "error": null`...)
	}
	return briefing.AppendString(append(dst, `, "error": `...), failed.Error())
}
