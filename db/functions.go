package db

import (
	"database/sql/driver"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"

	"modernc.org/sqlite"
	"modernc.org/sqlite/lib"

	"briefings/briefing"
	"briefings/briefing/letters"
)

// registerFunctions gives SQL what only Go can compare. They are known to the
// connections of this program alone; no table, index or view uses them.
var registerFunctions = sync.OnceValue(func() error {
	return errors.Join(register("holds", holds), register("says", says), register("mentions", mentions),
		sqlite.RegisterDeterministicScalarFunction("shuffled", 2,
			func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
				id, _ := args[0].(int64)
				seed, _ := args[1].(int64)
				return int64(rand.NewPCG(uint64(id), uint64(seed)).Uint64()), nil
			}),
		sqlite.RegisterDeterministicScalarFunction("inwords", 2,
			func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
				field, _ := args[0].(string)
				value, _ := args[1].(string)
				return null(briefing.InWords(field, value)), nil
			}))
})

// register gives SQL a function of two texts.
func register(name string, function func(text, needle string) bool) error {
	return sqlite.RegisterDeterministicScalarFunction(name, 2,
		func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
			text, _ := args[0].(string)
			needle, _ := args[1].(string)
			return function(text, needle), nil
		})
}

// holds reports whether a line of text contains needle, which is folded already,
// case and diacritics aside.
func holds(text, needle string) bool {
	if text == "" {
		return false
	}
	for line := range strings.SplitSeq(text, "\n") {
		if strings.Contains(letters.Fold(line), needle) {
			return true
		}
	}
	return false
}

// says reports whether one of the lines, a JSON array, holds one of the forms as
// needle writes them.
func says(lines, forms string) bool {
	var list []string
	if len(lines) <= len("[]") || json.Unmarshal([]byte(lines), &list) != nil {
		return false
	}
	return slices.ContainsFunc(list, func(line string) bool { return mentions(line, forms) })
}

// mentions reports whether a text holds one of the forms as needle writes them.
func mentions(text, forms string) bool {
	words := " " + string(letters.AppendFolded(nil, text))
	for form := range strings.SplitSeq(forms, "\n") {
		if strings.Contains(words, form) {
			return true
		}
	}
	return false
}

// isBusy reports whether SQLite gave up waiting for another process.
func isBusy(err error) bool {
	e, ok := errors.AsType[*sqlite.Error](err)
	return ok && e.Code()&0xff == sqlite3.SQLITE_BUSY
}

// isNoDatabase reports whether the file is none that SQLite can read.
func isNoDatabase(err error) bool {
	e, ok := errors.AsType[*sqlite.Error](err)
	return ok && (e.Code()&0xff == sqlite3.SQLITE_NOTADB || e.Code()&0xff == sqlite3.SQLITE_CORRUPT)
}

// isCutOff reports whether an import was killed while it wrote to the file itself:
// the journal beside it says what was there, and only who may write can put it back.
func isCutOff(err error) bool {
	e, ok := errors.AsType[*sqlite.Error](err)
	return ok && e.Code() == sqlite3.SQLITE_READONLY_ROLLBACK
}
