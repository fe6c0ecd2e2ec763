package db

import (
	"crypto/sha256"
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
var migrations = map[int]string{
	// Words know vowel signs, the text comes first, and bytes lean on texts.
	1: `DROP TABLE fulltext;
		CREATE VIRTUAL TABLE fulltext USING fts5 (
		  text, title, headings, people, place,
		  content = '', tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
		);
		INSERT INTO fulltext (fulltext, rank) VALUES ('hashsize', 16777216);
		ALTER TABLE original ADD COLUMN base INTEGER; -- briefing against whose text the bytes are written
		DROP INDEX source_digest;`,
	// Lines that are set aside. UPDATE writes them into each row: exports read them there.
	2: `ALTER TABLE text ADD COLUMN frame TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(frame)); -- JSON: lines set aside
		UPDATE text SET frame = '[]';
		CREATE VIEW frames AS
		  SELECT text.briefing_id, line.key + 1 AS position, line.value AS line
		  FROM text, json_each(text.frame) AS line;`,
	// Statements.
	3: `CREATE TABLE statement (
		  -- What was said or agreed: a clause of a paragraph. View: statements, which has the text.
		  briefing_id INTEGER NOT NULL REFERENCES briefing (id) ON DELETE CASCADE,
		  position    INTEGER NOT NULL CHECK (position > 0),   -- order on the page
		  section     INTEGER NOT NULL CHECK (section >= 0),   -- position from 1; 0 is the lead
		  paragraph   INTEGER NOT NULL CHECK (paragraph > 0),  -- position in the section, from 1
		  start       INTEGER NOT NULL CHECK (start >= 0),     -- characters of the paragraph before the clause
		  length      INTEGER NOT NULL CHECK (length > 0),     -- of the clause, in characters
		  speakers    TEXT NOT NULL,                           -- positions in participant: '1', '1 2', or ''
		  side        TEXT NOT NULL,                           -- codes of countries, joined by '; '
		  cameo       TEXT NOT NULL CHECK (instr('|01|02|03|04|05|06|07|11|12|019|', '|' || cameo || '|')),
		  PRIMARY KEY (briefing_id, position)
		) STRICT, WITHOUT ROWID;
		CREATE VIEW statements AS
		  SELECT statement.briefing_id, briefing.slug, briefing.date, statement.section, statement.paragraph,
		         statement.position, statement.side,
		         (SELECT group_concat(person.name, '; ')
		            FROM participant JOIN person ON person.id = participant.person_id
		            WHERE participant.briefing_id = statement.briefing_id
		              AND instr(' ' || statement.speakers || ' ', ' ' || participant.position || ' ')) AS "by",
		         CASE statement.cameo WHEN '01' THEN 'state' WHEN '02' THEN 'appeal' WHEN '03' THEN 'intend'
		           WHEN '04' THEN 'consult' WHEN '05' THEN 'support' WHEN '06' THEN 'cooperate' WHEN '07' THEN 'aid'
		           WHEN '11' THEN 'disapprove' WHEN '12' THEN 'reject' WHEN '019' THEN 'accord' END AS act,
		         statement.cameo,
		         substr(CASE statement.section WHEN 0 THEN text.lead ELSE text.sections ->> ('$[' ||
		           (statement.section - 1) || '].paragraphs[' || (statement.paragraph - 1) || '].text') END,
		           statement.start + 1, statement.length) AS text
		  FROM statement
		  JOIN briefing ON briefing.id = statement.briefing_id
		  JOIN text ON text.briefing_id = statement.briefing_id;`,
	// When a page was saved, and more formats of pages.
	4: `ALTER TABLE briefing ADD COLUMN captured TEXT CHECK (captured <> ''); -- when the page was saved
		DROP VIEW sources;
		ALTER TABLE source RENAME TO source_4;
		DROP INDEX source_briefing;
		CREATE TABLE source (
		  -- Where briefings came from. Two pages with the same bytes are one briefing
		  -- with two sources.
		  path        TEXT PRIMARY KEY,  -- absolute path; name of a seed; path#line of a record
		  briefing_id INTEGER NOT NULL REFERENCES briefing (id) ON DELETE CASCADE,
		  format      TEXT NOT NULL
		    CHECK (instr('|text|html|mhtml|eml|docx|pdf|pre|jsonl|', '|' || format || '|')),
		  encoding    TEXT,              -- name of the character set that was asked for, NULL where it was detected
		  size        INTEGER NOT NULL,  -- of the file, in bytes; of the line, for a record
		  modified    TEXT,              -- the file's own time, ISO 8601 in UTC; NULL if unsure
		  imported    TEXT NOT NULL,     -- when this page was imported first, ISO 8601 in UTC
		  digest      TEXT NOT NULL,     -- SHA-256 of the page, as the briefing has or had it
		  original_id INTEGER NOT NULL REFERENCES original (id)
		) STRICT, WITHOUT ROWID;

		CREATE INDEX source_briefing ON source (briefing_id);
		INSERT INTO source SELECT * FROM source_4;
		DROP TABLE source_4;
		CREATE VIEW sources AS
		  SELECT source.briefing_id, briefing.slug, source.path, source.format, source.size, source.modified,
		         source.imported, source.digest
		  FROM source
		  JOIN briefing ON briefing.id = source.briefing_id;`,
	// What people set by hand. UPDATE writes the columns into each row: exports read them there.
	5: `ALTER TABLE briefing ADD COLUMN tags TEXT NOT NULL DEFAULT ''; -- of the user, joined by '; '
		ALTER TABLE briefing ADD COLUMN settings TEXT NOT NULL DEFAULT ''; -- fields of the table setting
		UPDATE briefing SET tags = '', settings = '';
		CREATE INDEX participant_role ON participant (role);
		CREATE INDEX briefing_place_country ON briefing (place_country);
		DROP INDEX source_briefing;
		CREATE INDEX source_briefing ON source (briefing_id, imported);
		CREATE TABLE setting (
		  -- What somebody set by hand. The row of the briefing has it; the page's own value is here.
		  briefing_id INTEGER NOT NULL REFERENCES briefing (id) ON DELETE CASCADE,
		  field       TEXT NOT NULL,  -- key of a record: 'place', 'people', 'tags'
		  value       TEXT NOT NULL CHECK (json_valid(value)),  -- JSON, as a record has it
		  page        TEXT NOT NULL CHECK (json_valid(page)),   -- JSON: what the page says
		  made        TEXT NOT NULL,  -- when, ISO 8601 in UTC
		  why         TEXT CHECK (why <> ''),
		  PRIMARY KEY (field, briefing_id)
		) STRICT, WITHOUT ROWID;

		CREATE INDEX setting_briefing ON setting (briefing_id);

		CREATE VIEW tags AS
		  SELECT setting.briefing_id, briefing.slug, tag.value AS tag
		  FROM setting
		  JOIN briefing ON briefing.id = setting.briefing_id, json_each(setting.value) AS tag
		  WHERE setting.field = 'tags';

		CREATE VIEW settings AS
		  SELECT setting.briefing_id, briefing.slug, setting.field, setting.value, setting.page, setting.made,
		         setting.why
		  FROM setting
		  JOIN briefing ON briefing.id = setting.briefing_id;`,
}

// The last version whose migration leaves the full text empty, and the last without
// statements.
const (
	lastEmptied = 1
	lastUnsaid  = 3
)

// indexAll writes the full text of all briefings.
func (im *Importer) indexAll() error {
	ids, err := im.idsBy("SELECT id FROM briefing ORDER BY id")
	if err != nil {
		return err
	}
	return stockIndex(im.ctx, im.tx, ids)
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
	for v := version; v < SchemaVersion; v++ {
		if _, err := im.tx.ExecContext(im.ctx, migrations[v]); err != nil {
			return fmt.Errorf("from schema version %d to %d: %w", v, v+1, err)
		}
	}
	if version <= lastEmptied {
		if err := im.indexAll(); err != nil {
			return err
		}
	}
	if version <= lastUnsaid {
		if err := im.readStatements(); err != nil {
			return err
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
	for n := 2; !sameBytes(part, kept); n++ { // else it is of an import that was killed
		err := giveName(part, kept, false)
		if _, exists := errors.AsType[*BackupError](err); !exists {
			return kept, err
		}
		kept = fmt.Sprintf("%s.v%d-%d", im.path, version, n)
	}
	return kept, nil
}

// sameBytes reports whether two files hold the same.
func sameBytes(a, b string) bool {
	one, err := digestOfFile(a)
	other, otherErr := digestOfFile(b)
	return err == nil && otherErr == nil && one == other
}

func digestOfFile(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	hash := sha256.New()
	_, err = io.Copy(hash, f)
	return string(hash.Sum(nil)), err
}
