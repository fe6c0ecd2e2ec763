package sqlitefile

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// odd are tables whose names and columns are hard to read.
var odd = []string{
	"CREATE TABLE plain (a, b INTEGER PRIMARY KEY, c TEXT NOT NULL DEFAULT ',)')",
	"CREATE TABLE \"a (quoted)\" (\"x, y\" TEXT, `z)` INT, [a b] DECIMAL(10, 2), \"it\"\"s\" TEXT)",
	"CREATE TABLE 'checked' (a CHECK (a <> '(' AND length(a) > (1 + 2)), \"check\" INT, CHECK (a IS NULL OR (\"check\")), UNIQUE (a, \"check\"), CONSTRAINT one FOREIGN KEY (a) REFERENCES plain (b))",
	"CREATE TABLE worked_out (a, b AS (a + 1), c INT GENERATED ALWAYS AS (a || ',' || b) VIRTUAL NOT NULL, d AS (a) STORED, e GENERATED ALWAYS AS (d) STORED CHECK (e), f)",
	"CREATE TABLE keyed (a, b, c, PRIMARY KEY (a, b)) WITHOUT ROWID",
	"CREATE TABLE noted (-- a note, with ( and '\n a, /* another, one */ b /**/, c--\n)",
	"CREATE TABLE altered (a)",
	"ALTER TABLE altered ADD COLUMN b TEXT DEFAULT 'x, y)'",
	"ALTER TABLE altered ADD COLUMN c AS (b)",
	"ALTER TABLE altered ADD COLUMN d",
	"CREATE TABLE ümlaut (ä TEXT, _b INT, \"\" INT) STRICT",
	"CREATE INDEX by_a ON plain (a)",
	"CREATE VIEW seen AS SELECT a, b FROM plain",
	"CREATE VIRTUAL TABLE words USING fts5 (one, two, content = '', tokenize = \"unicode61 categories 'L* N*'\")",
	"CREATE TABLE copied AS SELECT a, b AS \"b c\", 1 FROM plain",
}

// schemaOf makes a file of the statements and returns what SQLite says of it: of
// each table the columns that it stores. Its error is that it takes the statements
// for wrong.
func schemaOf(t testing.TB, statements []string) (file []byte, columns map[string][]string, err error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.db")
	db, err := sql.Open("sqlite", path+"?_pragma=page_size(512)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", s, err)
		}
	}
	rows, err := db.Query(`SELECT s.name, c.name FROM sqlite_schema AS s JOIN pragma_table_xinfo(s.name) AS c
		WHERE s.type = 'table' AND s.sql NOT LIKE 'CREATE VIRTUAL%' AND c.hidden <> 2 ORDER BY s.name, c.cid`)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	columns = map[string][]string{}
	for rows.Next() {
		var table, column string
		if err := rows.Scan(&table, &column); err != nil {
			t.Fatal(err)
		}
		columns[table] = append(columns[table], column)
	}
	if file, err = os.ReadFile(path); err != nil {
		t.Fatal(err)
	}
	return file, columns, rows.Err()
}

// compareColumns compares the columns of all tables with what SQLite says, and
// returns how many tables there are.
func compareColumns(t *testing.T, statements []string) (tables int, err error) {
	t.Helper()
	file, want, err := schemaOf(t, statements)
	if err != nil {
		return 0, err
	}
	f, err := open(file)
	if err != nil {
		t.Fatal(err)
	}
	objects, err := f.Schema()
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range objects {
		if o.Type != "table" || strings.HasPrefix(o.SQL, "CREATE VIRTUAL") {
			continue
		}
		tables++
		if got := o.Columns(); !slices.Equal(got, want[o.Name]) {
			t.Errorf("%s\nhas the columns %q, want %q", o.SQL, got, want[o.Name])
		}
		if o.Root < 2 || o.Table != o.Name {
			t.Errorf("%s is of table %s, and begins on page %d", o.Name, o.Table, o.Root)
		}
	}
	if tables != len(want) {
		t.Errorf("%d tables, want %d", tables, len(want))
	}
	return tables, nil
}

func TestColumns(t *testing.T) {
	if n, err := compareColumns(t, odd); err != nil || n < 13 {
		t.Errorf("%d tables were looked at, %v", n, err)
	}
	schema, err := os.ReadFile("../../../schema.sql")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := compareColumns(t, []string{string(schema)}); err != nil {
		t.Error(err)
	}
}

// Of each table that SQLite takes, the columns are those that SQLite says. Others
// neither panic nor go on for ever.
func FuzzColumns(f *testing.F) {
	for _, s := range odd {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, statement string) {
		o := Object{SQL: statement}
		o.Columns()
		if rest := strings.TrimLeft(statement, " "); len(rest) > 12 && strings.EqualFold(rest[:12], "CREATE TABLE") && !strings.Contains(statement, ";") && !strings.Contains(statement, "\x00") {
			_, _ = compareColumns(t, []string{statement}) // SQLite does not take each
		}
	})
}
