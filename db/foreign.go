package db

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// An object is a table, an index, a view or a trigger.
type object struct {
	kind, name string
	sql        string // that made it, "" if SQLite did by itself
}

// ownTables are the tables of the program. In a file from somebody else they might
// be views, which run code when they are read.
var ownTables = []string{"briefing", "country", "fulltext", "original", "participant", "party", "person", "revision",
	"source", "text", "statement", "setting"}

// laterTables are those that archives had first with a later version of the schema.
var laterTables = map[string]int{"statement": 4, "setting": 6}

// tablesOf returns how many of the tables an archive of a version has.
func tablesOf(version int) int {
	n := len(ownTables)
	for _, since := range laterTables {
		if version < since {
			n--
		}
	}
	return n
}

// checkObjects checks that the program's tables are tables: a view, or a virtual
// table of another kind, would run code of its own. Before an import there may be no
// triggers either. Other views and tables, which are the user's, do no harm.
func checkObjects(objects []object, path string, version int, writes bool) error {
	found := 0
	for _, o := range objects {
		own := o.kind != "index" && slices.Contains(ownTables, strings.ToLower(o.name))
		const createVirtual = "CREATE VIRTUAL"
		virtual := len(o.sql) >= len(createVirtual) && strings.EqualFold(o.sql[:len(createVirtual)], createVirtual)
		fts := virtual && strings.Contains(strings.ToLower(o.sql), "using fts5")
		switch {
		case o.kind == "trigger" && writes:
			return &ForeignError{path,
				fmt.Sprintf("has a trigger of its own, %s, which an import would run: drop it first if it is yours",
					o.name)}
		case own && (o.kind != "table" || virtual != (o.name == "fulltext") || virtual && !fts):
			return &ForeignError{path,
				fmt.Sprintf("is no archive that this program has made: %s is no table as it makes it", o.name)}
		case own:
			found++
		}
	}
	if found != tablesOf(version) {
		return &ForeignError{path, "is no archive that this program has made: tables are missing"}
	}
	return nil
}

// checkSchema checks the objects in the file.
func checkSchema(ctx context.Context, q querier, path string, writes bool) error {
	objects, err := readSchema(ctx, q)
	if err != nil {
		return err
	}
	var version int
	if err := q.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	return checkObjects(objects, path, version, writes)
}

// readSchema asks SQLite for all that there is in the file.
func readSchema(ctx context.Context, q querier) ([]object, error) {
	return listOf(ctx, q, func(o *object) []any { return []any{&o.kind, &o.name, &o.sql} },
		"SELECT type, name, coalesce(sql, '') FROM sqlite_schema")
}
