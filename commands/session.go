package commands

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/commands/intake"
	"briefings/db"
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
		Name:  "db",
		Usage: "the archive `FILE` ($BRIEFINGS_DB, else briefings/briefings.db in the user's data folder)",
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
	case strings.Contains(at.path, "://"):
		return at, usagef("%s is a URL, and an archive is a file: give its path", at.path)
	}
	return at, nil
}

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

// withArchive opens the archive for reading, gives it to do, and closes it.
func (s *session) withArchive(ctx context.Context, at location, do func(*db.Archive) error) error {
	archive, err := s.openArchive(ctx, at)
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
func (s *session) answer(ctx context.Context, r request, do func(*db.Archive) error) error {
	return r.out.end(ctx, s.withArchive(ctx, r.archive, do))
}

// openArchive opens the archive for reading. If the default archive does not exist
// yet, it is made from the seeds; only import makes a named one.
func (s *session) openArchive(ctx context.Context, at location) (*db.Archive, error) {
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
