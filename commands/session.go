package commands

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"briefings/db"
)

// A session is what the commands of one run share.
type session struct{ env Env }

// heed makes signals end the context from now on: what is begun has to be tidied up.
func (s *session) heed() {
	if s.env.Heed != nil {
		s.env.Heed()
	}
}

func archiveFlag() cli.Flag {
	return &cli.StringFlag{Name: "db", Usage: "the archive `FILE` ($BRIEFINGS_DB, else briefings/briefings.db in the user's data folder)"}
}

// archivePath tells where the archive is, and whether the user named it.
func (s *session) archivePath(c *cli.Context) (path string, named bool, err error) {
	if isSet(c, "db") {
		if path = c.String("db"); path == "" {
			return "", true, usagef("--db is empty: give the path of the archive")
		}
		return path, true, nil
	}
	return s.usualPath()
}

// usualPath tells where the archive is if no flag names it.
func (s *session) usualPath() (path string, named bool, err error) {
	if path = s.env.Getenv("BRIEFINGS_DB"); path != "" {
		return path, true, nil
	}
	folder := s.env.Getenv("XDG_DATA_HOME")
	if !filepath.IsAbs(folder) { // the specification: relative paths are to be ignored
		home := s.env.Getenv("HOME")
		if home == "" {
			home = s.env.Getenv("USERPROFILE")
		}
		if home == "" {
			return "", false, errors.New("neither XDG_DATA_HOME nor HOME is set: name the archive with --db FILE")
		}
		folder = filepath.Join(home, ".local", "share")
	}
	return filepath.Join(folder, "briefings", "briefings.db"), false, nil
}

// withArchive opens the archive for reading, gives it to a command, and closes it.
func (s *session) withArchive(c *cli.Context, do func(*db.Archive) error) error {
	archive, err := s.openArchive(c)
	if err != nil {
		return err
	}
	defer archive.Close()
	return do(archive)
}

// answer lets a command answer on a screen from the archive, which is closed
// before a reader takes time over what he sees.
func (s *session) answer(c *cli.Context, out *screen, do func(*db.Archive) error) error {
	return out.end(c.Context, s.withArchive(c, do))
}

// openArchive opens the archive for reading. The default archive is made from
// the seeds where it does not exist yet; a named one is made by import alone.
func (s *session) openArchive(c *cli.Context) (*db.Archive, error) {
	path, named, err := s.archivePath(c)
	if err != nil {
		return nil, err
	}
	archive, err := db.Open(c.Context, path)
	if !errors.Is(err, db.ErrNoArchive) {
		return archive, err
	}
	if named {
		return nil, fmt.Errorf("there is no archive %s: `briefings import --db %s FOLDER` makes one", path, path)
	}
	tally, err := s.importSeeds(c.Context, path)
	if err == nil {
		fmt.Fprintf(s.env.Stderr, "made the archive %s of the %d briefings that come with the program\n", path, tally[db.New])
	} else if archive, openErr := db.Open(c.Context, path); openErr == nil {
		return archive, nil // another run was quicker
	} else {
		return nil, err
	}
	return db.Open(c.Context, path)
}

// importSeeds makes the default archive.
func (s *session) importSeeds(ctx context.Context, path string) (tally, error) {
	s.heed()
	im := importer{session: s, path: path, inputs: seedInputs(s.env.Seeds), quiet: true, private: true}
	return im.run(ctx)
}
