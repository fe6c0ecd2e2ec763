package db

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"briefings/briefing"
	"briefings/db/internal/originals"
)

// Status says what an import did with a page.
type Status string

// The statuses of a page.
const (
	New       Status = "new"       // a briefing that the archive did not have
	Changed   Status = "changed"   // other bytes at a known path: the briefing has a new revision
	Unchanged Status = "unchanged" // a known path with the bytes that it had
	Duplicate Status = "duplicate" // known bytes at another path: the briefing has one more source

	// Of files that Add never sees:
	Failed  Status = "failed"  // it could not be read
	Skipped Status = "skipped" // it is no page
)

// An Entry is a page that was read, on its way into the archive.
type Entry struct {
	Path     string // what the page is known by: absolute path, name, or path#line
	File     string // the file that holds the page, if Path names a line of it
	Format   string // as the table source has it
	Encoding string // the character set that the user named, "" if it was detected
	Data     []byte // the bytes as imported
	Digest   string // of Data, "" if it is not known yet
	Modified time.Time

	// Briefing has Digest set: the SHA-256 of Data, or of the page that a
	// record was once read from.
	Briefing briefing.Briefing

	// Kept are the sources, revisions and bytes that a record brings along from an
	// archive. They are restored. Nil for all other pages.
	Kept *briefing.Kept

	// Holds reports whether File still holds a page with the digest, on another line
	// than before. Nil if the page is a file of its own.
	Holds func(digest string) bool

	ready *prepared
}

// A RefusedError says why an entry cannot be kept. Other entries can.
type RefusedError struct{ Reason string }

func (e *RefusedError) Error() string { return e.Reason }

// A BusyError says whom an import would have to wait for.
type BusyError struct{ Whom string }

func (e *BusyError) Error() string { return e.Whom + " is in the way: try again when that has ended" }

// A Result says what an import did with an entry.
type Result struct {
	Status    Status
	ID        int64
	Slug      string
	Overruled string // what was set in a changed briefing and what its page says now, in words
}

// Options are the options of an import.
type Options struct {
	Schema  string            // SQL that makes a new archive
	Private bool              // only the owner may read a new archive, whatever the umask
	Doing   string            // begins error messages; "import into" if empty
	DryRun  bool              // nothing is kept: the import writes to a copy and deletes it
	Waiting func(whom string) // called once with whom the import has to wait for; may be nil
	NoWait  bool              // fail with a BusyError instead of waiting

	// Late begins to write only with the first page that is added, if nobody else is
	// writing. An import that changes nothing then waits for nobody, and nobody for it.
	Late bool

	// Migrating is called if the archive has an old schema, which is migrated, with its
	// version and the path of a copy of the old archive; may be nil.
	Migrating func(version int, kept string)
}

// An Importer adds pages to an archive in one transaction: Commit keeps all of them, or
// none is kept. It may be used by one goroutine only, but for Prepare and Stamps.Mark.
type Importer struct {
	ctx         context.Context // ends the import
	each        context.Context // of the statements of one page: see unending
	options     Options
	path        string // of the archive
	file        string // that is written: path, or a file beside it that Commit renames
	db          *sql.DB
	tx          *sql.Tx
	now         string
	begun       bool            // begin was called
	looking     sync.RWMutex    // held by readers of the archive, and by begin
	look        context.Context // of these readers
	stopLooking context.CancelFunc
	stamps      *Stamps
	stampsOnce  sync.Once
	codec       *originals.Codec
	add         statements
	people      map[string]int64 // ids of names seen in this import
	slugs       map[string]int   // the number of the last of several equal slugs
	records     map[sum]sum      // sources that records of this import named, and the digests of their pages
	displaced   map[int64]place  // records whose line another one takes
	index       indexer
	fresh       *filter           // the keys of a new archive, nil if the archive is old
	unchecked   bool              // SQLite checks no row: see checkRows
	topID       int64             // the highest id in a new archive
	kept        string            // the copy of an archive with an old schema
	migrated    bool              // the archive had an old schema
	late        map[string]string // SQL of the indexes that are not made yet, by name
}

// Begin starts an import into the archive at path. If there is none, Commit makes it.
// Begin waits for other imports, and for readers that prevent writing, until ctx ends.
func Begin(ctx context.Context, path string, o Options) (_ *Importer, err error) {
	path = followLink(path)
	im := &Importer{
		ctx: ctx, each: unending(ctx), options: o, path: path, file: path,
		now: timestamp(time.Now()), index: newStockIndexer(),
		people: map[string]int64{}, slugs: map[string]int{}, records: map[sum]sum{}, displaced: map[int64]place{},
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

// Begun reports whether the import has begun to write.
func (im *Importer) Begun() bool { return im.begun }

// named adds the path of the archive to an error, unless it is there. nil stays nil.
func (im *Importer) named(err error) error {
	if _, foreign := errors.AsType[*ForeignError](err); err == nil || foreign {
		return err
	}
	return fmt.Errorf("%s %s: %w", cmp.Or(im.options.Doing, "import into"), im.path, err)
}

// Migrated reports whether the archive had an old schema. Then there is something to
// commit even if no page was added.
func (im *Importer) Migrated() bool { return im.migrated }

// Commit keeps what was added. After it the importer can only be closed.
func (im *Importer) Commit() error {
	switch {
	case im.options.DryRun:
		return errors.New("a dry run keeps nothing")
	case !im.begun:
		return nil // nothing was added
	}
	return im.named(im.commit())
}

func (im *Importer) commit() error {
	im.index.end()
	if err := im.keepDisplaced(); err != nil {
		return err
	}
	im.people, im.slugs, im.records, im.displaced = nil, nil, nil, nil // not needed any more
	if err := im.makeIndexes(lateIndexes...); err != nil {
		return err
	}
	if err := im.index.finish(im); err != nil {
		return err
	}
	if err := im.tx.Commit(); err != nil {
		return err
	}
	im.tx = nil
	if im.file == im.path {
		return nil
	}
	err := im.moveIntoPlace()
	if err == nil {
		im.file = im.path
	}
	return err
}

// Close drops what was not committed, and removes every trace of it.
func (im *Importer) Close() error {
	im.stopLooking() // a reader would keep SQLite from removing the log
	im.looking.Lock()
	defer im.looking.Unlock()
	if im.tx != nil {
		_ = im.tx.Rollback() // if the connection is broken, SQLite rolls back later
		im.tx = nil
		if im.kept != "" {
			_ = os.Remove(im.kept) // the archive was not migrated
		}
	}
	im.index.close()
	im.codec.Close()
	var err error
	if im.db != nil {
		if im.file == im.path {
			// Moves the log into the file and removes it, unless a reader still needs it.
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

// timestamp returns a time as the archive keeps it: ISO 8601 in UTC, to the second.
func timestamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05Z")
}
