package db

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"time"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/db/internal/originals"
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
	Digest   string // of Data, where it is known already
	Modified time.Time

	// Briefing has Digest set: the SHA-256 of Data, or of the page that a
	// record was once read from.
	Briefing briefing.Briefing

	// Kept is what a record brings along of an archive: its sources, revisions
	// and their bytes, which are restored. Nil for all others.
	Kept *briefing.Kept

	// Holds tells whether File still holds a page with the given digest, on
	// another line than it was. Nil where a page is a file of its own.
	Holds func(digest string) bool

	ready *prepared
}

// A RefusedError says why an entry cannot be kept. The others can.
type RefusedError struct{ Reason string }

func (e *RefusedError) Error() string { return e.Reason }

// A BusyError says who is in the way of an import that does not wait.
type BusyError struct{ Whom string }

func (e *BusyError) Error() string { return e.Whom + " is in the way: try again when that has ended" }

// A Result says what became of an entry.
type Result struct {
	Status Status
	ID     int64
	Slug   string
}

// Options are those of an import.
type Options struct {
	Schema  string            // SQL that makes a new archive
	Private bool              // a new archive is for its owner's eyes alone, whatever the umask
	Doing   string            // what errors say is being done; "import into" if empty
	DryRun  bool              // nothing is kept: the import goes into a copy that is thrown away
	Waiting func(whom string) // told once whom the import has to wait for; may be nil
	NoWait  bool              // fail with a BusyError where the import would have to wait

	// Late leaves an archive that lies at rest alone until the first page comes
	// that is added to it. Where all is as it was nothing waits for anybody, and
	// nobody for it.
	Late bool

	// Migrating is told that the archive has an old schema, which is brought to
	// that of this program, and where a copy of the old one is kept; may be nil.
	Migrating func(version int, kept string)
}

// An Importer adds pages to an archive in one transaction: either all of them
// are kept, by Commit, or none. It belongs to one goroutine.
type Importer struct {
	ctx         context.Context // ends the import
	each        context.Context // of the statements of one page: see unending. The transaction ends with ctx
	options     Options
	path        string // of the archive
	file        string // that is written to: path, or a file beside it that takes its place on Commit
	db          *sql.DB
	tx          *sql.Tx
	now         string
	begun       bool            // writing, or the attempt
	looking     sync.RWMutex    // held by who reads the archive, and who begins to write to it
	look        context.Context // of those readers
	stopLooking context.CancelFunc
	stamps      *Stamps
	stampsOnce  sync.Once
	codec       *originals.Codec
	add         statements
	people      map[string]int64 // ids of names seen in this import
	slugs       map[string]int   // the number of the last of several equal slugs
	records     map[sum]sum      // sources that records of this import named, and the digests of their pages
	displaced   map[int64]string // records whose line another one takes: when they were imported first
	index       indexer
	fresh       *filter           // the keys of a new archive, nil if the archive is old
	unchecked   bool              // SQLite checks no row: see checkRows
	topID       int64             // the greatest id of a new archive
	kept        string            // the copy of an archive whose schema was an old one
	migrated    bool              // its schema was an old one
	late        map[string]string // SQL of the indexes that are still to be made, by their names
}

// Begin starts an import into the archive at path, which is made by Commit if
// it does not exist yet. It waits for other imports, and for readers that keep
// the archive from being written, until ctx ends.
func Begin(ctx context.Context, path string, o Options) (_ *Importer, err error) {
	path = followLink(path)
	im := &Importer{
		ctx: ctx, each: unending(ctx), options: o, path: path, file: path, now: timestamp(time.Now()), index: newStockIndexer(),
		people: map[string]int64{}, slugs: map[string]int{}, records: map[sum]sum{},
		displaced: map[int64]string{},
	}
	im.look, im.stopLooking = context.WithCancel(ctx)
	im.options.Late = o.Late && isAtRest(path)
	if im.codec, err = originals.NewCodec(); err == nil && !im.options.Late {
		err = im.begin()
	}
	if err != nil {
		im.Close()
		return nil, im.named(err)
	}
	return im, nil
}

// Begun tells whether the archive is open for writing, or was.
func (im *Importer) Begun() bool { return im.begun }

// begin makes sure that the archive, or what will be one, is open for writing.
// Whether a file is as it was may have been asked before: others that write in
// between are as good as those that write after the import.
func (im *Importer) begin() error {
	if im.begun {
		return nil
	}
	im.begun = true
	im.looking.Lock() // until the log is there a reader is in the way
	defer im.looking.Unlock()
	err := checkHeader(im.path)
	var old *OldError
	if errors.As(err, &old) {
		err = nil // prepare makes it new
	}
	switch {
	case errors.Is(err, ErrNoArchive) && !im.options.Late: // else it is gone, and with it what was as it was
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

// named gives an error the name of the archive, unless it has it.
func (im *Importer) named(err error) error {
	var foreign *ForeignError
	if errors.As(err, &foreign) {
		return err
	}
	return fmt.Errorf("%s %s: %w", cmp.Or(im.options.Doing, "import into"), im.path, err)
}

// fresh are the parameters of a file that nobody else sees. It needs no journal: it is
// removed if the import fails.
const fresh = "&_pragma=page_size(16384)&_pragma=cache_size(-16384)" +
	"&_journal_mode=OFF&_synchronous=OFF&_pragma=locking_mode(exclusive)"

// openFirst makes the archive, unless another import is making it: then it
// waits for that one, and goes on with what it made.
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
			if im.db != nil && isBusy(err) { // somebody looks whether it is dead
				return im.giveWay()
			}
			return err
		}
		// Two that begin at once see each other here, at least one of them: both
		// have locked their files before they look.
		if removeDead(im.path, im.file) {
			time.Sleep(rand.N(100 * time.Millisecond)) // or they would do so again
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

// giveWay removes the file of this import, for another one that is at it.
func (im *Importer) giveWay() error {
	err := im.db.Close()
	_ = os.Remove(im.file) // the other one may have been quicker
	im.db, im.file = nil, im.path
	if err != nil {
		return err
	}
	return errBusy
}

// openNew makes the archive in a file beside its path: nobody sees it before
// it is whole, and nothing of it remains if the import is given up. Such a
// file needs no journal.
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

// createLocked makes the file of a new archive, with its schema. It stays locked.
func (im *Importer) createLocked(folder string) error {
	for locked := false; !locked; {
		if err := im.createBeside(folder); err != nil {
			return err
		}
		if err := im.open(fresh); err != nil {
			return err
		}
		if _, err := im.db.ExecContext(im.ctx, im.options.Schema); err != nil {
			return err
		}
		// Before it was locked another import may have taken it for dead.
		if _, err := os.Stat(im.file); err == nil {
			locked = true
		} else if err := im.db.Close(); err != nil {
			return err
		}
	}
	return nil
}

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

// openCopy opens a copy of the archive that is thrown away afterwards.
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

// unlinkDryRun takes the name from a file that is thrown away, where an open
// file can be without one: nothing is left of it, come what may.
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

// openOld opens an archive that is there. Readers go on while the transaction
// runs, so it is written ahead (WAL); Close makes it one plain file again.
func (im *Importer) openOld() error {
	if err := im.open("&_synchronous=FULL"); err != nil {
		return err
	}
	// The waiting is done here and not by SQLite, which keeps new readers out
	// for as long as it waits.
	if _, err := im.db.ExecContext(im.ctx, "PRAGMA busy_timeout = 100"); err != nil {
		return err
	}
	// Where the file system has no shared memory the journal stays as it is:
	// readers then wait for the commit.
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
	removeDead(im.path, "") // nobody else writes now
	_, err = im.tx.ExecContext(im.ctx, "PRAGMA busy_timeout = 10000")
	return err
}

// errBusy is what wait is told where it was not SQLite that found somebody in the way.
var errBusy = errors.New("busy")

// wait tries until nobody is in the way, and says after a second who is.
func (im *Importer) wait(whom string, try func() error) error {
	for n := 0; ; n++ {
		err := try()
		if err == nil || err != errBusy && !isBusy(err) {
			return err
		}
		if im.options.NoWait && n > 0 { // once more, for those who only looked
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

// prepare readies the statements, and the countries that a newer program knows.
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
	_, err = im.tx.ExecContext(im.ctx, "INSERT OR IGNORE INTO country (code, name) SELECT key, value FROM json_each(?)", string(list))
	return err
}

// Migrated tells whether the archive had an old schema: then there is something
// to keep even where nothing was added.
func (im *Importer) Migrated() bool { return im.migrated }

// Commit keeps all that was added. After it the importer can only be closed.
func (im *Importer) Commit() error {
	switch {
	case im.options.DryRun:
		return errors.New("a dry run keeps nothing")
	case !im.begun:
		return nil // nothing was added
	}
	im.index.end()
	im.people, im.slugs, im.records, im.displaced = nil, nil, nil, nil // not needed any more
	err := im.makeIndexes(lateIndexes...)
	if err == nil {
		err = im.index.finish(im)
	}
	if err != nil {
		return im.named(err)
	}
	if err := im.tx.Commit(); err != nil {
		return im.named(err)
	}
	im.tx = nil
	if im.file == im.path {
		return nil
	}
	if err := im.moveIntoPlace(); err != nil {
		return im.named(err)
	}
	im.file = im.path
	return nil
}

// Close gives up what was not committed, and removes every trace of it.
func (im *Importer) Close() error {
	// A reader of the import's own would keep the archive from being one plain file again.
	im.stopLooking()
	im.looking.Lock()
	defer im.looking.Unlock()
	if im.tx != nil {
		_ = im.tx.Rollback() // what a broken connection leaves is rolled back by SQLite
		im.tx = nil
		if im.kept != "" {
			_ = os.Remove(im.kept) // the archive is what it was
		}
	}
	im.index.close()
	im.codec.Close()
	var err error
	if im.db != nil {
		if im.file == im.path {
			// What is left in the log is moved into the file, and the file is a
			// plain one again, unless a reader still needs the log.
			_, _ = im.db.Exec("PRAGMA busy_timeout = 100; PRAGMA wal_checkpoint(TRUNCATE)")
			_, _ = im.db.Exec("PRAGMA journal_mode = DELETE")
		}
		err = im.db.Close()
		im.db = nil
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

// Indexes that a first import asks only for pages that it has met before.
const (
	digestIndex = "briefing_digest"
	sourceIndex = "source_briefing"
)

// lateIndexes are made when they are asked, or at the end of a first import: sorting
// all rows is cheaper than finding the place of each.
var lateIndexes = []string{"briefing_date", digestIndex, "participant_person", "party_country", sourceIndex}

// dropIndexes drops indexes of an archive that is empty, until makeIndexes.
func (im *Importer) dropIndexes(names []string) error {
	im.late = map[string]string{}
	for _, name := range names {
		var made string
		if err := im.tx.QueryRowContext(im.ctx, "SELECT sql FROM sqlite_schema WHERE name = ?", name).Scan(&made); err != nil {
			return fmt.Errorf("index %s: %w", name, err)
		}
		if _, err := im.tx.ExecContext(im.ctx, "DROP INDEX "+name); err != nil {
			return err
		}
		im.late[name] = made
	}
	return nil
}

// makeIndexes makes those of the indexes that were dropped.
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
