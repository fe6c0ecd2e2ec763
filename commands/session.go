package commands

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/briefing"
	"briefings/commands/intake"
	"briefings/db"
	"briefings/db/postgres"
	"briefings/db/terms"
)

// A session is what the commands of one run share.
type session struct{ env Env }

// listen makes signals cancel the context from now on, so that what was begun is
// tidied up.
func (s *session) listen() {
	if s.env.Listen != nil {
		s.env.Listen()
	}
}

func archiveFlag() cli.Flag {
	return &cli.StringFlag{
		Name: "db",
		Usage: "the archive `FILE`, or a team's at postgres://USER@HOST/DATABASE ($BRIEFINGS_DB, else " +
			"briefings/briefings.db in the user's data folder)",
	}
}

// A location is where the archive is.
type location struct {
	path  string
	named bool // by the user: a command that reads does not make it
}

// readLocation reads --db.
func (s *session) readLocation(c *cli.Context) (at location, err error) {
	if at = (location{c.String("db"), true}); !isSet(c, "db") {
		at, err = s.usualLocation()
	}
	switch {
	case err != nil:
		return at, err
	case at.path == "":
		return at, usagef("--db is empty: give the path of the archive")
	case postgres.IsAddress(at.path) && slices.Contains(onFiles, c.Command.Name):
		return at, usagef("%s is for an archive file, and %s is a database: give --db FILE, and `briefings publish` "+
			"brings the file there", c.Command.Name, postgres.Name(at.path))
	case !postgres.IsAddress(at.path) && strings.Contains(at.path, "://"):
		return at, usagef("%s is a URL, and an archive is a file, or a database at postgres://: give its path", at.path)
	}
	return at, nil
}

// onFiles are the commands that write to an archive, or read all of it.
var onFiles = []string{"import", "set", "remove", "backup", "publish"}

// usualLocation is where the archive is if no flag names it.
func (s *session) usualLocation() (location, error) {
	if path := s.env.Getenv("BRIEFINGS_DB"); path != "" {
		return location{path, true}, nil
	}
	folder := s.env.Getenv("XDG_DATA_HOME")
	if !filepath.IsAbs(folder) { // the XDG specification: ignore a relative path
		home := s.env.Getenv("HOME")
		if home == "" {
			home = s.env.Getenv("USERPROFILE")
		}
		if home == "" {
			return location{}, errors.New("neither XDG_DATA_HOME nor HOME is set: name the archive with --db FILE")
		}
		folder = filepath.Join(home, ".local", "share")
	}
	return location{filepath.Join(folder, "briefings", "briefings.db"), false}, nil
}

// A reader is an archive that commands ask: a file, or a team's in PostgreSQL.
type reader interface {
	Path() string
	Close() error
	Info(ctx context.Context) (db.Info, error)
	Extent(ctx context.Context) (briefings int, first, last string, err error)

	Rows(ctx context.Context, q db.Query, columns []db.Column) iter.Seq2[[]db.Cell, error]
	Search(ctx context.Context, q db.Query, t terms.Terms, columns []db.Column) iter.Seq2[db.Hit, error]
	WhyNothing(ctx context.Context, q db.Query, t terms.Terms) (db.Absence, error)
	Statements(ctx context.Context, q db.Query, t terms.Terms, columns []db.Column) iter.Seq2[[]db.Cell, error]
	Counts(ctx context.Context, c db.Count) iter.Seq2[[]db.Cell, error]
	Total(ctx context.Context, c db.Count) (int, error)

	Find(ctx context.Context, ref string) (int64, error)
	References(ctx context.Context, start string, most int) ([]db.Reference, error)
	Tags(ctx context.Context) ([]string, error)

	Briefing(ctx context.Context, id int64) (briefing.Briefing, error)
	Briefings(ctx context.Context, q db.Query) iter.Seq2[briefing.Briefing, error]
	JSON(ctx context.Context, q db.Query) iter.Seq2[[]byte, error]
	Wholes(ctx context.Context, q db.Query) iter.Seq2[db.Whole, error]
	Original(ctx context.Context, id int64) (data []byte, format, encoding string, err error)

	History(ctx context.Context, id int64) ([]db.Revision, error)
	LastRevision(ctx context.Context, id int64) (int, error)
	Revision(ctx context.Context, id int64, number int) (briefing.Briefing, error)
	RevisionOriginal(ctx context.Context, id int64, number int) (data []byte, format, encoding string, err error)
}

// withArchive opens the archive for reading, gives it to do, and closes it.
func (s *session) withArchive(ctx context.Context, at location, do func(reader) error) error {
	archive, err := s.openArchive(ctx, at)
	if err != nil {
		return err
	}
	defer archive.Close()
	return do(archive)
}

// withFile is withArchive for a file alone.
func (s *session) withFile(ctx context.Context, at location, do func(*db.Archive) error) error {
	archive, err := s.openFile(ctx, at)
	if err != nil {
		return err
	}
	defer archive.Close()
	return do(archive)
}

// A request is what a command needs to answer from an archive.
type request struct {
	archive location
	out     *screen
}

// readRequest reads the flags that say where the archive is and how the answer is
// shown.
func (s *session) readRequest(c *cli.Context) (r request, err error) {
	if r.out, err = s.readScreen(c); err == nil {
		r.archive, err = s.readLocation(c)
	}
	return r, err
}

// answer answers a request. The archive is closed before a reader takes time over
// the answer in a pager.
func (s *session) answer(ctx context.Context, r request, do func(reader) error) error {
	return r.out.end(ctx, s.withArchive(ctx, r.archive, do))
}

// openArchive opens the archive for reading. If the default archive does not exist
// yet, it is made from the seeds; only import makes a named one.
func (s *session) openArchive(ctx context.Context, at location) (reader, error) {
	if postgres.IsAddress(at.path) {
		return postgres.Open(ctx, at.path)
	}
	return s.openFile(ctx, at)
}

// openFile opens an archive file for reading, and makes the default one.
func (s *session) openFile(ctx context.Context, at location) (*db.Archive, error) {
	archive, err := db.Open(ctx, at.path)
	if !errors.Is(err, db.ErrNoArchive) {
		return archive, err
	}
	if at.named {
		return nil, fmt.Errorf("there is no archive %s: `briefings import --db %s FOLDER` makes one", at.path, at.path)
	}
	counts, err := s.importSeeds(ctx, at)
	if err == nil {
		fmt.Fprintf(s.env.Stderr, "made the archive %s of the %d briefings that come with the program\n",
			at.path, counts[db.New])
	} else if archive, openErr := db.Open(ctx, at.path); openErr == nil {
		return archive, nil // another run was quicker
	} else {
		return nil, err
	}
	return db.Open(ctx, at.path)
}

// importSeeds makes the default archive.
func (s *session) importSeeds(ctx context.Context, at location) (tally, error) {
	s.listen()
	im := importer{session: s, importOptions: importOptions{archive: at}, quiet: true, samples: true}
	im.inputs = intake.Seeds(s.env.Seeds)
	return im.run(ctx)
}
