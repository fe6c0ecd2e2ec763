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

// rooms are the packages of the house, and which others each may know: the
// arrows run main → commands → db → briefing.
var rooms = map[string][]string{
	".":                      {"briefings/commands", "briefings/commands/memory"},
	"commands":               {"briefings/briefing", "briefings/briefing/country", "briefings/briefing/day", "briefings/briefing/letters", "briefings/commands/memory", "briefings/commands/print", "briefings/db"},
	"commands/print":         {},
	"commands/memory":        {},
	"db":                     {"briefings/briefing", "briefings/briefing/country", "briefings/briefing/day", "briefings/briefing/letters", "briefings/db/internal/fts5", "briefings/db/internal/sqlitefile"},
	"db/internal/fts5":       {"briefings/db/internal/sqlitefile"}, // the posting lists are read out of pages
	"db/internal/sqlitefile": {},
	"briefing":               {"briefings/briefing/country", "briefings/briefing/day", "briefings/briefing/letters"},
	"briefing/country":       {"briefings/briefing/letters"},
	"briefing/day":           {"briefings/briefing/letters"},
	"briefing/letters":       {},
	"tests/invent":           {"briefings/briefing", "briefings/briefing/country"}, // only tests know it
}

// owners are the packages that only some rooms may know.
var owners = map[string][]string{
	"github.com/urfave/cli/v2":             {"commands"},
	"golang.org/x/term":                    {"commands"},
	"github.com/olekukonko/tablewriter":    {"commands/print"},
	"github.com/clipperhouse/displaywidth": {"commands/print"},
	"database/sql":                         {"db"},
	"modernc.org/sqlite":                   {"db"},
	"github.com/klauspost/compress":        {"db"},
	"golang.org/x/net":                     {"briefing"},
	"github.com/gogs/chardet":              {"briefing"},
}

// silent are the rooms that return what they find and print nothing.
var silent = []string{"briefing", "briefing/country", "briefing/day", "briefing/letters", "db", "db/internal/fts5", "db/internal/sqlitefile"}

func TestArrowsOfTheHouse(t *testing.T) {
	for file, imports := range sources(t) {
		room := path.Dir(file)
		allowed, known := rooms[room]
		if !known {
			t.Errorf("%s: %s is no room of the house", file, room)
			continue
		}
		for _, name := range imports {
			if strings.HasPrefix(name, "briefings/") && !slices.Contains(allowed, name) {
				t.Errorf("%s imports %s: the arrow runs the other way", file, name)
			}
			for owned, by := range owners {
				if (name == owned || strings.HasPrefix(name, owned+"/")) && !slices.Contains(by, room) {
					t.Errorf("%s imports %s, which only %s may know", file, name, strings.Join(by, ", "))
				}
			}
			if slices.Contains(silent, room) && (name == "log" || name == "flag") {
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
