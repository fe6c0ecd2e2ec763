package db

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// ownTables are those that the program asks. In a file that somebody sends they
// might be something else, which runs when they are read.
var ownTables = []string{"briefing", "country", "fulltext", "original", "participant", "party", "person", "revision", "source", "text"}

// checkSchema looks whether the file's tables are what their names say: a view,
// or a virtual table of another kind, runs what it was made of. Before an import
// nothing may be there that runs when a row is written, either. Views and tables
// of the user's own are let be: nobody asks them.
func checkSchema(ctx context.Context, q querier, path string, writes bool) error {
	rows, err := q.QueryContext(ctx, "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE type <> 'index'")
	if err != nil {
		return err
	}
	defer rows.Close()
	found := 0
	for rows.Next() {
		var kind, name, made string
		if err := rows.Scan(&kind, &name, &made); err != nil {
			return err
		}
		own := slices.Contains(ownTables, strings.ToLower(name))
		const createVirtual = "CREATE VIRTUAL"
		virtual := len(made) >= len(createVirtual) && strings.EqualFold(made[:len(createVirtual)], createVirtual)
		fts := virtual && strings.Contains(strings.ToLower(made), "using fts5")
		switch {
		case kind == "trigger" && writes:
			return &ForeignError{path, fmt.Sprintf("has a trigger of its own, %s, which an import would run: drop it first if it is yours", name)}
		case own && (kind != "table" || virtual != (name == "fulltext") || virtual && !fts):
			return &ForeignError{path, fmt.Sprintf("is no archive that this program has made: %s is no table as it makes it", name)}
		case own:
			found++
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if found != len(ownTables) {
		return &ForeignError{path, "is no archive that this program has made: tables are missing"}
	}
	return nil
}
