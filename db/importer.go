package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"briefings/briefing"
)

// Status says what an import did with a page.
type Status string

// What can become of a page.
const (
	New       Status = "new"       // a briefing that the archive did not have
	Changed   Status = "changed"   // other bytes at a known path: the briefing has a new revision
	Unchanged Status = "unchanged" // a known path with the bytes that it had
	Duplicate Status = "duplicate" // known bytes at another path: the briefing has one more source
	Failed    Status = "failed"    // the page could not be read; the archive never answers this
)

// An Entry is a page that was read, on its way into the archive.
type Entry struct {
	Path     string // what the page is known by: absolute path, name, or path#line
	File     string // the file that holds the page, where Path names a line of it
	Format   string // "text", "html" or "jsonl"
	Encoding string // the character set that was asked for, "" where it was detected
	Data     []byte // the bytes as imported
	Modified time.Time

	// Briefing has Digest set: the SHA-256 of Data, or of the page that a
	// record was once read from.
	Briefing briefing.Briefing

	// Holds tells whether File still holds a page with the given digest, on
	// another line than it was. Nil where a page is a file of its own.
	Holds func(digest string) bool
}

// A Result says what became of an entry.
type Result struct {
	Status Status
	ID     int64
	Slug   string
}

// An Importer adds pages to an archive in one transaction: either all of them
// are kept, by Commit, or none. It belongs to one goroutine.
type Importer struct {
	ctx    context.Context
	path   string // of the archive
	file   string // that is written to: path, or a file beside it that takes its place on Commit
	db     *sql.DB
	tx     *sql.Tx
	now    string
	codec  codec
	add    statements
	people map[string]int64 // ids of names seen in this import

	unindexed map[int64]struct{} // ids of briefings whose texts are not in the full text yet
}

// Begin starts an import into the archive at path, which is made by Commit if
// it does not exist yet. schema is the SQL that makes a new archive.
func Begin(ctx context.Context, path, schema string) (_ *Importer, err error) {
	im := &Importer{ctx: ctx, path: path, file: path, now: timestamp(time.Now()), people: map[string]int64{}, unindexed: map[int64]struct{}{}}
	fresh := errors.Is(checkHeader(path), ErrNoArchive)
	if fresh {
		err = im.openNew(schema)
	} else {
		err = im.openOld()
	}
	if err == nil {
		err = im.prepare()
	}
	if err != nil {
		im.Close()
		return nil, fmt.Errorf("import into %s: %w", path, err)
	}
	return im, nil
}

// openNew makes the archive in a file beside its path: nobody sees it before
// it is whole, and nothing of it remains if the import is given up. Such a
// file needs no journal.
func (im *Importer) openNew(schema string) error {
	if err := os.MkdirAll(filepath.Dir(im.path), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(im.path), "."+filepath.Base(im.path)+".*.new")
	if err != nil {
		return err
	}
	im.file = f.Name()
	if err := f.Close(); err != nil {
		return err
	}
	a, err := open(im.file, "mode=rw&_pragma=page_size(16384)&_journal_mode=OFF&_synchronous=OFF&_pragma=locking_mode(exclusive)")
	if err != nil {
		return err
	}
	im.db = a.db
	im.db.SetMaxOpenConns(1)
	if _, err := im.db.ExecContext(im.ctx, schema); err != nil {
		return err
	}
	im.tx, err = im.db.BeginTx(im.ctx, nil)
	return err
}

// openOld opens an archive that is there. Readers go on while the transaction
// runs, so it is written ahead (WAL); Commit makes it one plain file again.
func (im *Importer) openOld() error {
	if err := checkHeader(im.path); err != nil {
		return err
	}
	a, err := open(im.path, "mode=rw&_synchronous=FULL")
	if err != nil {
		return err
	}
	im.db = a.db
	im.db.SetMaxOpenConns(1)
	// Where the file system has no shared memory the journal stays as it is:
	// readers then wait for the commit.
	if _, err := im.db.ExecContext(im.ctx, "PRAGMA journal_mode = WAL"); err != nil && !isBusy(err) {
		return err
	}
	im.tx, err = im.db.BeginTx(im.ctx, nil)
	return err
}

// prepare readies the statements, and the countries that a newer program knows.
func (im *Importer) prepare() error {
	if err := im.codec.open(); err != nil {
		return err
	}
	insert, err := im.tx.PrepareContext(im.ctx, "INSERT OR IGNORE INTO country (code, name) VALUES (?, ?)")
	if err != nil {
		return err
	}
	defer insert.Close()
	for _, code := range briefing.CountryCodes() {
		if _, err := insert.ExecContext(im.ctx, code, briefing.CountryName(code)); err != nil {
			return err
		}
	}
	return im.add.prepare(im.ctx, im.tx)
}

// Commit keeps all that was added. After it the importer can only be closed.
func (im *Importer) Commit() error {
	if err := im.indexFullText(); err != nil {
		return fmt.Errorf("import into %s: %w", im.path, err)
	}
	if err := im.tx.Commit(); err != nil {
		return fmt.Errorf("import into %s: commit: %w", im.path, err)
	}
	im.tx = nil
	if im.file == im.path {
		return nil
	}
	err := im.db.Close()
	im.db = nil
	if err == nil {
		err = im.moveIntoPlace()
	}
	if err != nil {
		return fmt.Errorf("import into %s: %w", im.path, err)
	}
	im.file = im.path
	return nil
}

// moveIntoPlace gives the finished file its name, never over an archive that
// another import has made meanwhile.
func (im *Importer) moveIntoPlace() error {
	f, err := os.OpenFile(im.file, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	switch err := os.Link(im.file, im.path); {
	case err == nil:
		return os.Remove(im.file)
	case errors.Is(err, fs.ErrExist):
		return errors.New("another import made the archive meanwhile: import again")
	}
	// A file system without links.
	if _, err := os.Lstat(im.path); err == nil {
		return errors.New("another import made the archive meanwhile: import again")
	}
	return os.Rename(im.file, im.path)
}

// Close gives up what was not committed, and removes every trace of it.
func (im *Importer) Close() error {
	if im.tx != nil {
		_ = im.tx.Rollback() // what a broken connection leaves is rolled back by SQLite
		im.tx = nil
	}
	im.codec.close()
	var err error
	if im.db != nil {
		if im.file == im.path {
			// What is left in the log is moved into the file, and the file is a
			// plain one again, unless a reader still needs the log.
			_, _ = im.db.Exec("PRAGMA busy_timeout = 100; PRAGMA wal_checkpoint(TRUNCATE)")
			_, _ = im.db.Exec("PRAGMA journal_mode = DELETE")
		}
		err = im.db.Close()
	}
	if im.file != im.path {
		_ = os.Remove(im.file)
	}
	return err
}

// timestamp writes a moment as the archive keeps it: ISO 8601 in UTC, to the second.
func timestamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05Z")
}
