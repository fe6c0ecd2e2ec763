// Package db is the archive: one SQLite file, and the only SQL of the program.
package db

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	_ "modernc.org/sqlite" // the driver
)

// SchemaVersion is the version of the schema that this program reads and
// writes: user_version of the file.
const SchemaVersion = 6

// applicationID tells an archive from other SQLite files: "BRIO".
const applicationID = 0x4252494f

// Places in the header of a SQLite file: https://www.sqlite.org/fileformat2.html.
const (
	headerSize        = 100
	writeVersion      = 18
	readVersion       = 19
	encodingOffset    = 56 // of text
	versionOffset     = 60 // user_version
	applicationOffset = 68
)

const (
	rollback     = 1 // the version of a file with a rollback journal; 2 is one with a log
	utf8Encoding = 1
)

// An Archive is an open archive file, for reading alone. Its methods may be
// called from many goroutines.
type Archive struct {
	Reader
	db   *sql.DB
	file *os.File // the same file for fast answers, nil if SQLite alone reads it
}

// A Reader answers questions with SQL alone, from a file or from PostgreSQL. Its methods
// may be called from many goroutines.
type Reader struct {
	from    querier
	dialect dialect
	path    string // as messages name the archive

	explain func(error) error // says what went wrong at a server, nil for a file
}

// ErrNoArchive is the error of Open, wrapped, if there is no file.
var ErrNoArchive = errors.New("there is no such archive")

// A ForeignError says that a file is no archive that this program can use.
type ForeignError struct {
	Path string
	What string // "is no SQLite database"
}

func (e *ForeignError) Error() string { return e.Path + " " + e.What }

// Open opens the archive at path for reading. It works on read-only media and
// while an import runs. It writes nothing, except to undo what a killed import had
// changed. A process has one Archive of a file at a time: on
// systems of POSIX, closing a file ends all locks that the process has on it.
func Open(ctx context.Context, path string) (*Archive, error) {
	if err := checkVersion(ctx, path); err != nil {
		return nil, err
	}
	file, err := os.Open(path) // before SQLite does: see isWhole
	if err != nil {
		return nil, err
	}
	a, err := openAnyhow(ctx, path)
	if err != nil {
		_ = file.Close()
		return nil, err
	}
	a.file = file
	return a, nil
}

// openAnyhow opens an archive for reading after checkVersion, also one that an
// import has left half-written.
func openAnyhow(ctx context.Context, path string) (*Archive, error) {
	a, err := openForReading(ctx, path, "")
	if err != nil && !hasLog(path) && !isCutOff(err) {
		// An import that was cut off leaves a file that wants a log beside it,
		// and none can be made if nothing can be written there. Nobody changes
		// the file there either, so that it may be read as it stands.
		if still, stillErr := openForReading(ctx, path, "&immutable=1"); stillErr == nil && !canWriteBeside(path) {
			return still, nil
		} else if stillErr == nil {
			still.Close()
		}
	}
	return a, err
}

// checkVersion is checkHeader of an archive into whose log an import that was
// killed may have written a newer schema than the file's own.
func checkVersion(ctx context.Context, path string) error {
	err := checkHeader(path)
	if _, old := errors.AsType[*OldError](err); !old || !hasLog(path) {
		return err
	}
	a, openErr := openForReading(ctx, path, "")
	if openErr != nil {
		return err
	}
	defer a.Close()
	var version int
	if openErr := a.db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); openErr != nil ||
		version != SchemaVersion {
		return err
	}
	return nil
}

// forReading are the parameters for reading. SQLite may write, to undo what a killed
// import had changed. With mode=ro it takes a journal that
// another process has just deleted for one of these, and fails. SQLite keeps few
// pages, enough for those that a join meets again: the system has them all, and
// memory that is never touched is the quickest.
const forReading = "mode=rw&_query_only=1&_pragma=cache_size(64)"

func openForReading(ctx context.Context, path, parameters string) (*Archive, error) {
	a, err := open(path, forReading+parameters)
	if err != nil {
		return nil, err
	}
	if err := checkSchema(ctx, a.db, path, false); err != nil {
		a.Close()
		if _, foreign := errors.AsType[*ForeignError](err); foreign {
			return nil, err
		}
		if hasLog(path) || isCutOff(err) {
			err = fmt.Errorf("an import was cut off, and the log that it left can only be read where "+
				"files can be written: %w", err)
		}
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return a, nil
}

// hasLog reports whether a write-ahead log lies beside the archive: what is in it
// belongs to the archive.
func hasLog(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}

// Close closes the archive. If a file is closed, a system of POSIX takes away
// all locks that the process has on it: SQLite ends first.
func (a *Archive) Close() error {
	err := a.db.Close()
	if a.file != nil {
		err = errors.Join(err, a.file.Close())
	}
	return err
}

// Path returns the path by which the archive was opened.
func (r *Reader) Path() string { return r.path }

// open opens path for SQLite alone.
func open(path, parameters string) (*Archive, error) {
	db, err := connect(path, parameters)
	if err != nil {
		return nil, err
	}
	return &Archive{Reader: Reader{from: db, path: path}, db: db}, nil
}

// connect readies connections to path with what they all have in common: pragmas
// go in the address, because by Exec they would reach one of the pool alone.
// SQLite opens the file when it is asked first.
func connect(path, parameters string) (*sql.DB, error) {
	if err := registerFunctions(); err != nil {
		return nil, err
	}
	escaped := strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(path)
	address := "file:" + escaped + "?_busy_timeout=10000&_fk=1&_dqs=0&_txlock=immediate" +
		"&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)&" + parameters
	db, err := sql.Open("sqlite", address)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return db, nil
}

// openChecked opens a file after checkHeader.
func openChecked(path string) (*os.File, error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w", path, ErrNoArchive)
	}
	if err == nil {
		if err = checkFile(file, path); err != nil {
			_ = file.Close()
		}
	}
	return file, err
}

// checkHeader looks at the first bytes of the file before SQLite does, so that
// another program's file is named as what it is.
func checkHeader(path string) error {
	file, err := openChecked(path)
	if err != nil {
		return err
	}
	return file.Close()
}

func checkFile(file *os.File, path string) error {
	if info, err := file.Stat(); err == nil && info.IsDir() {
		return &ForeignError{path, "is a folder, not an archive"}
	}
	header := make([]byte, headerSize)
	n, err := io.ReadFull(file, header)
	if n == 0 && errors.Is(err, io.EOF) {
		return &ForeignError{path, "is empty, not an archive"}
	}
	return checkBytes(header[:n], path)
}

// checkBytes checks the header of a file, or as much of it as there is.
func checkBytes(header []byte, path string) error {
	switch {
	case !bytes.HasPrefix(header, []byte("SQLite format 3\x00")):
		return &ForeignError{path, "is no SQLite database"}
	case len(header) < headerSize:
		return &ForeignError{path, "is a SQLite database that is cut off"}
	case binary.BigEndian.Uint32(header[applicationOffset:]) != applicationID:
		return &ForeignError{path, "is a SQLite database of another program"}
	case binary.BigEndian.Uint32(header[encodingOffset:]) != utf8Encoding:
		return &ForeignError{path, "is no archive that this program has made: its text is in UTF-16, not in UTF-8"}
	}
	switch version := binary.BigEndian.Uint32(header[versionOffset:]); {
	case version > SchemaVersion:
		return &ForeignError{path,
			fmt.Sprintf("has schema version %d, and this program knows version %d: use a newer program", version,
				SchemaVersion)}
	case version == 0:
		return &ForeignError{path, "has schema version 0, which no program has ever made"}
	case version < SchemaVersion:
		return &OldError{path, int(version)}
	}
	return nil
}
