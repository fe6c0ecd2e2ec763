package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms are the packages of the house, and which others each may import: the
// arrows run main → commands → db → briefing.
var rooms = map[string][]string{
	".": {"commands"},
	"commands": {"briefing", "briefing/country", "briefing/day", "briefing/letters", "briefing/read",
		"commands/intake", "commands/print", "db", "db/postgres", "db/terms"},
	"commands/intake": {"briefing", "briefing/letters", "briefing/read", "briefing/statement", "commands/intake/warc",
		"db"},
	"commands/intake/warc": {},
	"commands/print":       {"briefing/letters"},
	"db": {"briefing", "briefing/country", "briefing/day", "briefing/letters", "briefing/read",
		"briefing/statement", "db/internal/fts5", "db/internal/originals", "db/internal/sqlitefile", "db/terms"},
	"db/postgres":            {"db"},
	"db/terms":               {"briefing/letters"},
	"db/internal/fts5":       {"briefing/letters", "db/internal/sqlitefile"}, // the posting lists are read out of pages
	"db/internal/originals":  {"briefing/letters"},
	"db/internal/sqlitefile": {},
	"briefing/read": {"briefing", "briefing/country", "briefing/day", "briefing/letters", "briefing/page",
		"briefing/page/docx", "briefing/page/html", "briefing/page/mail", "briefing/page/pdf", "briefing/statement"},
	"briefing/statement": {"briefing", "briefing/country", "briefing/letters"},
	"briefing":           {"briefing/country", "briefing/day", "briefing/letters"},
	"briefing/page/docx": {"briefing/letters", "briefing/page"},
	"briefing/page/html": {"briefing/letters", "briefing/page"},
	"briefing/page/mail": {"briefing/letters", "briefing/page"},
	"briefing/page/pdf":  {"briefing/letters", "briefing/page"},
	"briefing/page":      {"briefing/letters"},
	"briefing/day":       {"briefing/letters"},
	"briefing/country":   {"briefing/letters"},
	"briefing/letters":   {},
	"tests/invent":       {"briefing", "briefing/country", "briefing/day", "briefing/statement"}, // only tests know it
}

// owners are the packages that only some rooms may know.
var owners = map[string][]string{
	"github.com/urfave/cli/v2":             {"commands"},
	"golang.org/x/term":                    {"commands"},
	"github.com/olekukonko/tablewriter":    {"commands/print"},
	"github.com/clipperhouse/displaywidth": {"commands/print"},
	"database/sql":                         {"db", "db/postgres"},
	"github.com/lib/pq":                    {"db/postgres"},
	"modernc.org/sqlite":                   {"db"},
	"github.com/klauspost/compress":        {"db/internal/originals"},
	"golang.org/x/net":                     {"briefing/page/html"},
}

// silent are the rooms that return what they find and print nothing, with those below them.
var silent = []string{"briefing", "db"}

func TestArrowsOfTheHouse(t *testing.T) {
	for file, imports := range sources(t) {
		room := path.Dir(file)
		allowed, known := rooms[room]
		if !known {
			t.Errorf("%s: %s is no room of the house", file, room)
			continue
		}
		for _, name := range imports {
			if own, ok := strings.CutPrefix(name, "briefings/"); ok && !slices.Contains(allowed, own) {
				t.Errorf("%s imports %s: the arrow runs the other way", file, name)
			}
			for owned, by := range owners {
				if (name == owned || strings.HasPrefix(name, owned+"/")) && !slices.Contains(by, room) {
					t.Errorf("%s imports %s, which only %s may know", file, name, strings.Join(by, ", "))
				}
			}
			house, _, _ := strings.Cut(room, "/")
			if slices.Contains(silent, house) && (name == "log" || name == "flag") {
				t.Errorf("%s imports %s: %s prints nothing and knows no flags", file, name, room)
			}
		}
	}
}

// sources maps the program's own Go files to what they import.
func sources(t *testing.T) map[string][]string {
	t.Helper()
	files := map[string][]string{}
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != "." && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		case !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		imports := []string{}
		for _, i := range file.Imports {
			imported, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			imports = append(imports, imported)
		}
		files[filepath.ToSlash(name)] = imports
		return nil
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("no sources found: %v", err)
	}
	return files
}
