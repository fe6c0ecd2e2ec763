package db

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"
)

// fresh are the parameters of a file that nobody else sees. It needs no journal: it is
// removed if the import fails.
const fresh = "&_pragma=page_size(16384)&_pragma=cache_size(-16384)" +
	"&_journal_mode=OFF&_synchronous=OFF&_pragma=locking_mode(exclusive)"

// openFirst makes the archive. If another import is making it, it waits and then opens
// what that one has made.
func (im *Importer) openFirst() error {
	if im.options.DryRun {
		return im.openNew(os.TempDir())
	}
	folder := filepath.Dir(im.path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	err := im.wait("another import", func() error {
		if removeDead(im.path, "") {
			return errBusy
		}
		if _, err := os.Lstat(im.path); err == nil {
			return nil
		}
		if err := im.createLocked(folder); err != nil {
			if im.db != nil && isBusy(err) { // another import tests whether this one is dead
				return im.giveWay()
			}
			return err
		}
		// Of two imports that begin at once at least one sees the other: both have
		// locked their files before they look.
		if removeDead(im.path, im.file) {
			time.Sleep(rand.N(100 * time.Millisecond)) // so that they do not meet again
			return im.giveWay()
		}
		return nil
	})
	if err != nil {
		return err
	}
	if im.db == nil {
		return im.openOld()
	}
	return im.beginNew()
}

// giveWay removes the file of this import in favour of another one.
func (im *Importer) giveWay() error {
	err := im.db.Close()
	_ = os.Remove(im.file) // the other one may have removed it
	im.db, im.file = nil, im.path
	if err != nil {
		return err
	}
	return errBusy
}

// openNew makes the archive of a dry run in a folder.
func (im *Importer) openNew(folder string) error {
	if err := im.createLocked(folder); err != nil {
		return err
	}
	if err := im.beginNew(); err != nil {
		return err
	}
	im.unlinkDryRun()
	return nil
}

// createLocked makes a new archive with its schema, in a file that stays locked. Nobody
// sees it before Commit renames it.
func (im *Importer) createLocked(folder string) error {
	for {
		if err := im.createBeside(folder); err != nil {
			return err
		}
		if err := im.open(fresh); err != nil {
			return err
		}
		_, err := im.db.ExecContext(im.ctx, im.options.Schema)
		// Before it was locked, another import may have removed it as dead, and
		// SQLite may not even have opened it.
		if _, gone := os.Stat(im.file); gone == nil {
			return err
		}
		if err := im.db.Close(); err != nil {
			return err
		}
	}
}

// beginNew begins to fill a new archive.
func (im *Importer) beginNew() error {
	index, err := newSegmentIndexer(im.ctx, im.db, im.file, postingsInMemory)
	if err != nil {
		return err
	}
	im.index, im.fresh, im.unchecked = index, newFilter(), true
	const off = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON"
	if _, err := im.db.ExecContext(im.ctx, off); err != nil {
		return err
	}
	if im.tx, err = im.db.BeginTx(im.ctx, nil); err != nil {
		return err
	}
	return im.dropIndexes(lateIndexes)
}

// checkRows lets SQLite check all rows from now on. A new archive is filled without
// its checks and foreign keys, which take a third of the time: Briefing.Validate and
// Kept.Validate have checked the same before, and what a row refers to was written
// before it.
func (im *Importer) checkRows() error {
	if !im.unchecked {
		return nil
	}
	im.unchecked = false
	if err := im.tx.Commit(); err != nil { // foreign keys change only between transactions
		return err
	}
	im.tx = nil
	const on = "PRAGMA foreign_keys = ON; PRAGMA ignore_check_constraints = OFF"
	_, err := im.db.ExecContext(im.ctx, on)
	if err == nil {
		im.tx, err = im.db.BeginTx(im.ctx, nil)
	}
	if err == nil {
		err = im.add.prepare(im.ctx, im.tx)
	}
	return err
}

// Indexes that a first import asks only for pages that it has met before.
const (
	digestIndex = "briefing_digest"
	sourceIndex = "source_briefing"
)

// lateIndexes are made when they are asked, or at the end of a first import: sorting
// all rows is cheaper than finding the place of each.
var lateIndexes = []string{"briefing_date", "briefing_place_country", digestIndex, "participant_person",
	"participant_role", "party_country", sourceIndex}

// dropIndexes drops indexes of an archive that is empty, until makeIndexes.
func (im *Importer) dropIndexes(names []string) error {
	im.late = map[string]string{}
	for _, name := range names {
		var made string
		err := im.tx.QueryRowContext(im.ctx, "SELECT sql FROM sqlite_schema WHERE name = ?", name).Scan(&made)
		if err != nil {
			return fmt.Errorf("index %s: %w", name, err)
		}
		if _, err := im.tx.ExecContext(im.ctx, "DROP INDEX "+name); err != nil {
			return err
		}
		im.late[name] = made
	}
	return nil
}

// makeIndexes makes the named indexes, unless they exist.
func (im *Importer) makeIndexes(names ...string) error {
	for _, name := range names {
		made, dropped := im.late[name]
		if !dropped {
			continue
		}
		if _, err := im.tx.ExecContext(im.ctx, made); err != nil {
			return fmt.Errorf("index %s: %w", name, err)
		}
		delete(im.late, name)
	}
	return nil
}
