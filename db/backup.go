package db

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/maphash"
	"os"
	"path/filepath"
	"strings"
)

// A BackupError says why a file cannot take a backup, in words that follow its name.
type BackupError struct{ Path, Reason string }

func (e *BackupError) Error() string { return e.Path + " " + e.Reason }

// besides are the endings of the files that SQLite keeps beside a database.
var besides = []string{"-wal", "-shm", "-journal"}

// Backup writes a copy of the archive as it is at one moment, also while an import
// runs. The copy gets its name only after it was compared with the archive row by
// row and synced. A backup that fails leaves nothing. It replaces a file only if
// force is set.
func (a *Archive) Backup(ctx context.Context, path string, force bool) (err error) {
	path = followLink(path)
	if err := a.refuseBackup(path, force); err != nil {
		return err
	}
	source, err := os.Stat(a.path)
	if err != nil {
		return err
	}
	removeDead(filepath.Dir(path), filepath.Base(path))
	file, err := createClosed(path, source.Mode().Perm()|0o600)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(file)
		}
	}()
	if err := a.copyAndCompare(ctx, file); err != nil {
		return fmt.Errorf("back up %s: %w", a.path, err)
	}
	if err = syncFile(file); err == nil {
		err = giveName(file, path, force)
	}
	return err
}

// refuseBackup finds what a backup would spoil.
func (a *Archive) refuseBackup(path string, force bool) error {
	own := append([]string{""}, besides...)
	for _, ending := range own {
		if sameFile(path, a.path+ending) {
			return &BackupError{path, "is the archive itself, or a part of it: give the name of another file"}
		}
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return &BackupError{path, "is a folder: give the name of a file"}
	case err == nil && !info.Mode().IsRegular():
		return &BackupError{path, "is no plain file"}
	case err == nil && !force:
		return &BackupError{path, "exists already: give another name, or --force to replace it"}
	}
	for _, ending := range besides {
		if info, err := os.Stat(path + ending); err == nil && (info.Size() > 0 || ending == "-shm") {
			return &BackupError{path, "has " + filepath.Base(path) + ending +
				" beside it, which would be taken for a part of it: give another name"}
		}
	}
	return nil
}

// sameFile reports whether two names are those of one file, which need not exist.
func sameFile(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	if errA == nil && errB == nil {
		return os.SameFile(infoA, infoB)
	}
	return resolved(a) == resolved(b)
}

// resolved returns the path of a file without links. Its folder must exist.
func resolved(path string) string {
	path = followLink(path)
	folder, err := filepath.Abs(filepath.Dir(path))
	if err == nil {
		if real, err := filepath.EvalSymlinks(folder); err == nil {
			folder = real
		}
	}
	return filepath.Join(folder, filepath.Base(path))
}

// mostCopies is how often a copy is made again because an import has changed the
// archive before it was compared.
const mostCopies = 5

func (a *Archive) copyAndCompare(ctx context.Context, file string) error {
	conn, err := a.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	for range mostCopies {
		before, err := dataVersion(ctx, conn)
		if err != nil {
			return err
		}
		if err := os.Truncate(file, 0); err != nil {
			return err
		}
		// SQLite writes the copy into the empty file, in the mode that has no log.
		if _, err := conn.ExecContext(ctx, "PRAGMA query_only = OFF; VACUUM INTO ?", file); err != nil {
			return err
		}
		same, err := a.compare(ctx, conn, file)
		if err != nil {
			return err
		}
		after, err := dataVersion(ctx, conn)
		switch {
		case err != nil:
			return err
		case same == "":
			return nil
		case before == after:
			return fmt.Errorf("the copy is not what the archive is: %s", same)
		}
	}
	return errors.New("the archive changes all the time: try again when no import runs")
}

// dataVersion changes when another connection has changed the archive.
func dataVersion(ctx context.Context, conn *sql.Conn) (v int64, err error) {
	err = conn.QueryRowContext(ctx, "PRAGMA data_version").Scan(&v)
	return v, err
}

// compare checks the copy by itself, and compares its tables with those of the
// archive. It says what differs, "" for nothing.
func (a *Archive) compare(ctx context.Context, from *sql.Conn, file string) (string, error) {
	copied, err := Open(ctx, file)
	if err != nil {
		return "", err
	}
	defer copied.Close()
	problem := ""
	if _, err := copied.checkFile(ctx, func(p string) bool { problem = p; return false }); err != nil {
		return "", err
	}
	if problem != "" {
		return "", fmt.Errorf("the copy is damaged, as the archive may be, which `info --check` tells: %s", problem)
	}
	to, err := copied.db.Conn(ctx)
	if err != nil {
		return "", err
	}
	defer to.Close()
	queries, err := tableQueries(ctx, from)
	if err != nil {
		return "", err
	}
	seed := maphash.MakeSeed()
	for _, q := range queries {
		want, err := sumRows(ctx, from, seed, q.sql)
		if err != nil {
			return "", err
		}
		got, err := sumRows(ctx, to, seed, q.sql)
		if err != nil {
			return "", err
		}
		if got != want {
			return fmt.Sprintf("%d rows of %s, %d expected, or other ones", got.rows, q.table, want.rows), nil
		}
	}
	return "", nil
}

type tableQuery struct{ table, sql string }

// tableQueries returns queries for all that an archive holds: its schema, and
// every row of every table in the file, those of the full text included.
func tableQueries(ctx context.Context, conn *sql.Conn) ([]tableQuery, error) {
	names, err := listOf(ctx, conn, only[string],
		"SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name")
	list := []tableQuery{{"the schema", "SELECT type, name, tbl_name, sql FROM sqlite_schema"},
		{"the version", "SELECT user_version, application_id FROM pragma_user_version, pragma_application_id"}}
	for _, name := range names {
		list = append(list, tableQuery{name, `SELECT * FROM "` + strings.ReplaceAll(name, `"`, `""`) + `"`})
	}
	return list, err
}

// A rowSum is the sum of the hashes of rows. It does not depend on their order.
type rowSum struct{ rows, sum uint64 }

func sumRows(ctx context.Context, conn *sql.Conn, seed maphash.Seed, query string) (s rowSum, err error) {
	rows, err := conn.QueryContext(ctx, query)
	if err != nil {
		return s, err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return s, err
	}
	values, targets := make([]sql.RawBytes, len(columns)), make([]any, len(columns))
	for i := range values {
		targets[i] = &values[i]
	}
	var hash maphash.Hash
	hash.SetSeed(seed)
	var size [8]byte
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return s, err
		}
		hash.Reset()
		for _, v := range values {
			n := uint64(len(v)) + 1
			if v == nil {
				n = 0
			}
			binary.LittleEndian.PutUint64(size[:], n)
			_, _ = hash.Write(size[:]) // a hash takes all
			_, _ = hash.Write(v)
		}
		s.rows, s.sum = s.rows+1, s.sum+hash.Sum64()
	}
	return s, rows.Err()
}

// syncFile waits until a file is on the disk.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// giveName gives a finished file its name, over another one only if force is set.
func giveName(file, path string, force bool) error {
	if !force {
		if os.Link(file, path) == nil {
			err := os.Remove(file)
			syncFolder(path)
			return err
		}
		if _, err := os.Lstat(path); err == nil { // else the file system has no links
			return &BackupError{path, "exists already: give another name, or --force to replace it"}
		}
	}
	err := os.Rename(file, path)
	syncFolder(path)
	return err
}
