package db

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
)

// An OldError says that an archive has the schema of an earlier program. An
// import brings it to that of this one.
type OldError struct {
	Path    string
	Version int
}

func (e *OldError) Error() string {
	return fmt.Sprintf("%s has schema version %d, and this program reads version %d: any `briefings import` "+
		"into it brings it there, and keeps a copy beside it",
		e.Path, e.Version, SchemaVersion)
}

// migrations bring an archive from a version, which is the key, to the next one.
var migrations = map[int]func(context.Context, *sql.Tx) error{
	1: func(ctx context.Context, tx *sql.Tx) error {
		// Words know vowel signs, the text comes first, and bytes lean on texts.
		_, err := tx.ExecContext(ctx, `
			DROP TABLE fulltext;
			CREATE VIRTUAL TABLE fulltext USING fts5 (
			  text, title, headings, people, place,
			  content = '', tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
			);
			INSERT INTO fulltext (fulltext, rank) VALUES ('hashsize', 16777216);
			ALTER TABLE original ADD COLUMN base INTEGER; -- briefing against whose text the bytes are written
			DROP INDEX source_digest;`)
		if err != nil {
			return err
		}
		ids, err := allIDs(ctx, tx)
		if err != nil {
			return err
		}
		return stockIndex(ctx, tx, ids)
	},
}

func allIDs(ctx context.Context, tx *sql.Tx) (ids []int64, err error) {
	rows, err := tx.QueryContext(ctx, "SELECT id FROM briefing ORDER BY id")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// migrate brings the archive to the schema of this program, within the
// transaction of the import: all of it is kept, or nothing.
func (im *Importer) migrate() error {
	var version int
	if err := im.tx.QueryRowContext(im.ctx, "PRAGMA user_version").Scan(&version); err != nil ||
		version == SchemaVersion {
		return err
	}
	if im.file == im.path {
		kept, err := im.keepOld(version)
		if err != nil {
			return fmt.Errorf("copy before the schema changes: %w", err)
		}
		im.kept = kept
		if im.options.Migrating != nil {
			im.options.Migrating(version, kept)
		}
	}
	for ; version < SchemaVersion; version++ {
		if err := migrations[version](im.ctx, im.tx); err != nil {
			return fmt.Errorf("from schema version %d to %d: %w", version, version+1, err)
		}
	}
	im.migrated = true
	_, err := im.tx.ExecContext(im.ctx, fmt.Sprintf("PRAGMA user_version = %d", SchemaVersion))
	return err
}

// keepOld copies the archive as it is to a file beside it. Nobody else writes
// meanwhile, and a file that is there is left alone.
func (im *Importer) keepOld(version int) (kept string, err error) {
	info, err := os.Stat(im.path)
	if err != nil {
		return "", err
	}
	archive, err := open(im.path, "mode=ro")
	if err != nil {
		return "", err
	}
	defer archive.Close()
	part, err := createClosed(im.path, 0o600)
	if err != nil {
		return "", err
	}
	defer os.Remove(part)
	if _, err := archive.db.ExecContext(im.ctx, "VACUUM INTO ?", part); err != nil {
		return "", err
	}
	if err := os.Chmod(part, info.Mode().Perm()); err != nil {
		return "", err
	}
	if err := syncFile(part); err != nil {
		return "", err
	}
	kept = fmt.Sprintf("%s.v%d", im.path, version)
	for n := 2; ; n++ {
		err := os.Link(part, kept)
		switch {
		case err == nil:
			syncFolder(kept)
			return kept, nil
		case sameBytes(part, kept):
			return kept, nil // of an import that was killed
		case !errors.Is(err, os.ErrExist):
			return kept, os.Rename(part, kept) // a file system without links
		}
		kept = fmt.Sprintf("%s.v%d-%d", im.path, version, n)
	}
}

// sameBytes reports whether two files hold the same.
func sameBytes(a, b string) bool {
	f, err := os.Open(a)
	if err != nil {
		return false
	}
	defer f.Close()
	g, err := os.Open(b)
	if err != nil {
		return false
	}
	defer g.Close()
	one, other := make([]byte, 1<<16), make([]byte, 1<<16)
	for {
		n, err := io.ReadFull(f, one)
		m, _ := io.ReadFull(g, other)
		if !bytes.Equal(one[:n], other[:m]) {
			return false
		}
		if err != nil {
			return err == io.EOF || err == io.ErrUnexpectedEOF
		}
	}
}
