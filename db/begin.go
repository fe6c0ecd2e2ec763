package db

import (
	"encoding/json"
	"errors"
	"os"
	"time"

	"briefings/briefing/country"
)

// begin opens the archive for writing, unless it is open. Stamps may have been read
// before: what others write in between is treated like what they write later.
func (im *Importer) begin() error {
	if im.begun {
		return nil
	}
	im.begun = true
	im.looking.Lock() // no reader may be at work when the log is made
	defer im.looking.Unlock()
	err := checkHeader(im.path)
	if _, old := errors.AsType[*OldError](err); old {
		err = nil // prepare migrates it
	}
	switch {
	case errors.Is(err, ErrNoArchive) && !im.options.Late: // else it was removed since its stamps were read
		err = im.openFirst()
	case err == nil && im.options.DryRun:
		err = im.openCopy()
	case err == nil:
		err = im.openOld()
	}
	if err == nil {
		err = im.prepare()
	}
	return err
}

// openCopy opens a copy of the archive, which Close deletes.
func (im *Importer) openCopy() error {
	archive, err := openForReading(im.ctx, im.path, "")
	if err != nil {
		return err
	}
	defer archive.Close()
	if err := im.createBeside(os.TempDir()); err != nil {
		return err
	}
	if err := os.Remove(im.file); err != nil {
		return err
	}
	if _, err := archive.db.ExecContext(im.ctx, "PRAGMA query_only = OFF; VACUUM INTO ?", im.file); err != nil {
		return err
	}
	if err := im.open(fresh); err != nil {
		return err
	}
	im.tx, err = im.db.BeginTx(im.ctx, nil)
	im.unlinkDryRun()
	return err
}

// unlinkDryRun removes the name of the file of a dry run. On systems that can remove the
// name of an open file, nothing is left even after a crash.
func (im *Importer) unlinkDryRun() {
	if im.options.DryRun {
		_ = os.Remove(im.file)
	}
}

func (im *Importer) open(parameters string) error {
	a, err := open(im.file, "mode=rw"+parameters)
	if err != nil {
		return err
	}
	im.db = a.db
	im.db.SetMaxOpenConns(1)
	return nil
}

// openOld opens an archive that exists. It uses a write-ahead log, so that readers go on
// during the transaction; Close makes the archive one plain file again.
func (im *Importer) openOld() error {
	if err := im.open("&_synchronous=FULL"); err != nil {
		return err
	}
	// wait waits, and not SQLite, which keeps new readers out as long as it waits.
	if _, err := im.db.ExecContext(im.ctx, "PRAGMA busy_timeout = 100"); err != nil {
		return err
	}
	// On a file system without shared memory this changes nothing: readers then wait
	// for the commit.
	err := im.wait("a reader of the archive", func() error {
		_, err := im.db.ExecContext(im.ctx, "PRAGMA journal_mode = WAL")
		return err
	})
	if err != nil {
		return err
	}
	err = im.wait("another import", func() (err error) {
		im.tx, err = im.db.BeginTx(im.ctx, nil)
		return err
	})
	if err != nil {
		return err
	}
	removeDead(im.path, "") // this import holds the lock of writers
	_, err = im.tx.ExecContext(im.ctx, "PRAGMA busy_timeout = 10000")
	return err
}

// errBusy makes wait try again, as SQLite's own errors of that kind do.
var errBusy = errors.New("busy")

// wait calls try until it does not fail because of somebody else. After a second it
// says whom it waits for.
func (im *Importer) wait(whom string, try func() error) error {
	for n := 0; ; n++ {
		err := try()
		if err == nil || err != errBusy && !isBusy(err) {
			return err
		}
		if im.options.NoWait && n > 0 { // the second try is for those who only had a look
			return &BusyError{whom}
		}
		if n == 4 && im.options.Waiting != nil {
			im.options.Waiting(whom)
		}
		select {
		case <-im.ctx.Done():
			return im.ctx.Err()
		case <-time.After(200 * time.Millisecond):
		}
	}
}

// prepare checks and migrates the schema, adds countries that are new in this program,
// and prepares the statements.
func (im *Importer) prepare() error {
	if err := checkSchema(im.ctx, im.tx, im.path, true); err != nil {
		return err
	}
	if err := im.migrate(); err != nil {
		return err
	}
	if err := im.addCountries(); err != nil {
		return err
	}
	return im.add.prepare(im.ctx, im.tx)
}

func (im *Importer) addCountries() error {
	names := map[string]string{}
	for _, code := range country.Codes() {
		names[code] = country.Name(code)
	}
	list, err := json.Marshal(names)
	if err != nil {
		return err
	}
	const add = "INSERT OR IGNORE INTO country (code, name) SELECT key, value FROM json_each(?)"
	_, err = im.tx.ExecContext(im.ctx, add, string(list))
	return err
}
