package commands

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/commands/print"
	"briefings/db"
)

func setFlags() []cli.Flag {
	return slices.Concat([]cli.Flag{
		&cli.StringSliceFlag{Name: "undo", Usage: "give `FIELD` the page's own value again; all for every field"},
		&cli.StringFlag{Name: "why",
			Usage: "the reason, which show --explain and export --table settings print: `TEXT`"},
		&cli.StringFlag{Name: "from",
			Usage: "set what differs in `FILE`, a CSV file of export that was edited in a spreadsheet"},
		&cli.BoolFlag{Name: "dry-run", Usage: "say what would be set, and write nothing"},
		&cli.BoolFlag{Name: "no-wait", Usage: "fail at once if an import or a reader is in the way"},
	}, formatFlags("table"))
}

type setOptions struct {
	formatOptions
	refs           []string
	piped          bool // refs come from standard input, too
	edits          []briefing.Edit
	undo           []string
	why, from      string
	dryRun, noWait bool
}

func (s *session) readSet(c *cli.Context) (o setOptions, err error) {
	o = setOptions{why: c.String("why"), from: c.String("from"), dryRun: c.Bool("dry-run"), noWait: c.Bool("no-wait")}
	for _, word := range c.Args().Slice() {
		switch {
		case word == "-":
			o.piped = true
		case strings.Contains(word, "="):
			e, err := briefing.ParseEdit(word)
			if err != nil {
				return o, usagef("set: %s", err)
			}
			if slices.ContainsFunc(o.edits, func(o briefing.Edit) bool {
				return o.Field == e.Field && (o.Operator == "=" || e.Operator == "=")
			}) {
				return o, usagef("set: %s is set twice: give one value", e.Field)
			}
			o.edits = append(o.edits, e)
		default:
			o.refs = append(o.refs, word)
		}
	}
	if o.undo, err = readUndo(c.StringSlice("undo")); err != nil {
		return o, err
	}
	if err := o.check(c); err != nil {
		return o, err
	}
	o.formatOptions, err = s.readFormatOptions(c, "table")
	return o, err
}

// readUndo reads the fields of --undo, which may be lists.
func readUndo(values []string) (fields []string, err error) {
	for _, value := range values {
		for _, field := range splitList(value) {
			switch {
			case field == "all":
				fields = append(fields, briefing.Settable...)
			case !slices.Contains(briefing.Settable, field):
				return nil, unknownWord("fact", field, briefing.Settable)
			default:
				fields = append(fields, field)
			}
		}
	}
	return fields, nil
}

func (o *setOptions) check(c *cli.Context) error {
	hasIDs, hasEdits := len(o.refs) > 0 || o.piped, len(o.edits)+len(o.undo) > 0
	switch {
	case isSet(c, "from") && o.from == "":
		return usagef("--from is empty: give the name of a CSV file, or -")
	case o.from != "" && (hasIDs || hasEdits):
		return usagef("--from FILE says which facts of which briefings to set: " +
			"give no ID, FIELD=VALUE or --undo with it")
	case o.from != "":
		return nil
	case !hasIDs:
		return usagef("set needs an ID, as `briefings list` shows them, or - for ids from standard input")
	case !hasEdits:
		return usagef("set needs FIELD=VALUE, such as place=Munich, or --undo FIELD: the fields are %s",
			strings.Join(briefing.Settable, ", "))
	}
	return nil
}

// A task is what is to be set in a briefing.
type task struct {
	id    int64
	edits []briefing.Edit
	line  int // of the row in a file, 0 if the user typed it
}

// A setRow is a fact that was set.
type setRow struct {
	id   int64
	slug string
	briefing.FactChange
}

// A setting is a run of the command set.
type setting struct {
	*session
	setOptions
	tasks     []task
	rows      []setRow
	briefings int            // that changed
	failed    map[int]string // why, by the line of the row
}

func (s *session) set(ctx context.Context, o setOptions) error {
	if err := s.bringUp(ctx, o.archive, o.dryRun); err != nil {
		return err
	}
	run := setting{session: s, setOptions: o, failed: map[int]string{}}
	err := s.withArchive(ctx, o.archive, func(archive reader) (err error) {
		if o.from != "" {
			return run.readSheet(ctx, archive)
		}
		run.tasks, err = s.tasksTyped(ctx, archive, o)
		return err
	})
	if err != nil {
		return err
	}
	archive, err := s.begin(ctx, o.archive, db.Options{Doing: "set in", DryRun: o.dryRun, NoWait: o.noWait})
	if err != nil {
		return err
	}
	defer archive.Close()
	if err = run.setAll(ctx, archive); err == nil && !o.dryRun && run.briefings > 0 {
		err = archive.Commit()
	}
	if err != nil {
		return err
	}
	if err := archive.Close(); err != nil {
		return err
	}
	return run.say()
}

// bringUp brings an archive of an earlier schema to this one, but not for a dry run. It
// makes the default archive if there is none, and fails if a named one is missing.
func (s *session) bringUp(ctx context.Context, at location, dryRun bool) error {
	err := s.withArchive(ctx, at, func(reader) error { return nil })
	if _, old := errors.AsType[*db.OldError](err); !old || dryRun {
		return err
	}
	archive, err := s.begin(ctx, at, db.Options{})
	if err != nil {
		return err
	}
	defer archive.Close()
	return archive.Commit()
}

// tasksTyped are the edits of the command line, for each of the briefings. If one of them
// does not exist, nothing is set.
func (s *session) tasksTyped(ctx context.Context, archive reader, o setOptions) (tasks []task, err error) {
	if o.piped {
		refs, err := readRefs(s.env.Stdin)
		if err != nil {
			return nil, fmt.Errorf("standard input: %w", err)
		}
		o.refs = append(o.refs, refs...)
	}
	ids, err := s.findEach(ctx, archive, o.refs)
	if err != nil {
		return nil, err
	}
	if len(ids) < len(o.refs) {
		fmt.Fprintln(s.env.Stderr, "nothing was set")
		return nil, errSilent
	}
	for _, id := range ids {
		tasks = append(tasks, task{id: id, edits: o.edits})
	}
	return tasks, nil
}

// readRefs reads names of briefings, one a line or one before each NUL.
func readRefs(r io.Reader) (refs []string, err error) {
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		for ref := range strings.SplitSeq(lines.Text(), "\x00") {
			switch ref = strings.TrimSpace(ref); {
			case strings.ContainsAny(ref, " ,{["):
				return nil, fmt.Errorf("%q is no ID: give one a line, as "+
					"`briefings list --fields id --csv --no-header` prints them", print.Cut(ref, 40))
			case ref != "":
				refs = append(refs, ref)
			}
		}
	}
	return refs, lines.Err()
}

// setAll sets everything. A row of a file that cannot be set is named, and the others are
// set; what was typed is set as a whole or not at all.
func (s *setting) setAll(ctx context.Context, archive *db.Importer) error {
	when := time.Now().UTC().Format("2006-01-02T15:04:05Z")
	progress := print.NewProgress(s.env.Stderr, terminalWidth(s.env.Stderr) > 0)
	defer progress.Done()
	for i, t := range s.tasks {
		if err := ctx.Err(); err != nil {
			return err
		}
		var found []setRow
		var wrong *setError
		changed, err := archive.Edit(t.id, func(b *briefing.Briefing) (err error) {
			if found, err = setOne(b, t.edits, s.undo, when, s.why); err == nil {
				s.hint(b, found)
			}
			return err
		})
		switch {
		case errors.As(err, &wrong) && t.line > 0:
			s.failed[t.line] = err.Error()
		case wrong != nil:
			return usagef("set: %s", err)
		case err != nil:
			return err
		case changed:
			s.rows = append(s.rows, found...)
			s.briefings++
		}
		progress.Update(i+1, len(s.tasks), "briefings")
	}
	return nil
}

// hint says that the country of a place that was set stays another one's.
func (s *setting) hint(b *briefing.Briefing, rows []setRow) {
	set := func(field string) bool {
		return slices.ContainsFunc(rows, func(r setRow) bool { return r.Field == field })
	}
	there := country.OfPlace(b.Place)
	if set("place") && !set("place_country") && there != "" && b.PlaceCountry != "" && there != b.PlaceCountry {
		fmt.Fprintf(s.env.Stderr, "briefing %d: %s lies in %s, and place_country stays %s\n", b.ID, print.Safe(b.Place),
			there, b.PlaceCountry)
	}
}

// A setError says which value a briefing cannot have.
type setError struct {
	slug string
	err  error
}

func (e *setError) Error() string { return fmt.Sprintf("%s: %s", e.slug, e.err) }

// setOne sets facts of a briefing, and returns those that changed.
func setOne(b *briefing.Briefing, edits []briefing.Edit, undo []string, when, why string) (rows []setRow, err error) {
	was := *b
	for _, field := range undo {
		if _, err := b.Undo(field); err != nil {
			return nil, &setError{b.Slug, err}
		}
	}
	for _, e := range edits {
		if _, err := b.Set(e, when, why); err != nil {
			return nil, &setError{b.Slug, err}
		}
	}
	for _, c := range briefing.SetChanges(&was, b) {
		rows = append(rows, setRow{b.ID, b.Slug, c})
	}
	return rows, nil
}

var setColumns = []print.Column{
	{Name: "id", Kind: print.Number}, {Name: "slug"}, {Name: "field"}, {Name: "was"}, {Name: "value"},
}

// say counts on standard error what was set, and prints it, a row a fact.
func (s *setting) say() error {
	for _, line := range slices.Sorted(maps.Keys(s.failed)) {
		s.sayOf(fmt.Sprintf("%s:%d", s.from, line), print.Safe(s.failed[line]))
	}
	verb, note := "set", ""
	if s.dryRun {
		verb, note = "would set", " (dry run: nothing was written)"
	}
	switch {
	case len(s.rows) > 0:
		fmt.Fprintf(s.env.Stderr, "%s %s of %s%s\n", verb, countOf(len(s.rows), "fact"),
			countOf(s.briefings, "briefing"), note)
	case s.briefings > 0:
		fmt.Fprintf(s.env.Stderr, "%s the reason in %s%s\n", verb, countOf(s.briefings, "briefing"), note)
	case len(s.failed) == 0:
		fmt.Fprintf(s.env.Stderr, "nothing to set: it is so already%s\n", note)
	}
	if err := s.print(); err != nil {
		return err
	}
	if len(s.failed) > 0 {
		fmt.Fprintf(s.env.Stderr, "%s could not be set, with all cells\n", countOf(len(s.failed), "row"))
		return errSilent
	}
	return nil
}

func (s *setting) print() error {
	options := s.setOptions.print
	options.Width, options.Color = s.out.width, s.out.color
	options.Looks = []print.Look{{Style: print.Aside}, {Style: print.Aside}, {}, {}, {Main: true}}
	printer, err := print.New(s.out, s.format, setColumns, options)
	if err != nil {
		return usagef("%s", err)
	}
	text := func(s string) print.Cell { return print.Cell{Text: s, Known: s != ""} }
	for _, r := range s.rows {
		err := printer.Row([]print.Cell{text(strconv.FormatInt(r.id, 10)), text(r.slug), text(r.Field), text(r.Old),
			text(r.New)})
		if err != nil {
			return err
		}
	}
	return printer.Close()
}
