package db

import (
	"context"
	"database/sql"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A dialect is a kind of SQL: that of the file, or that of a team's archive in
// PostgreSQL. Criteria, columns and dimensions have the SQL of both side by side.
type dialect uint8

const (
	sqliteSQL dialect = iota
	postgresSQL
)

// both is a piece of SQL in each dialect, in their order.
type both [2]string

// same is SQL that both dialects understand.
func same(sql string) both { return both{sql, sql} }

// Functions that the dialects call by other names, or do not both have.

// holds is a condition: the folded text of a fact contains a parameter, which is folded, too.
// PostgreSQL cannot fold as this program does, so that its tables have the facts in both forms.
func (d dialect) holds(column string) string {
	if d == sqliteSQL {
		return "holds(" + column + ", ?)"
	}
	return "strpos(" + column + "_folded, ?) > 0"
}

// tagsOf are the tags of a setting, a row each.
var tagsOf = both{"json_each(setting.value) AS tag", "json_array_elements_text(setting.value) AS tag (value)"}

// within is the place of a part in a text, from 1; 0 if it is not there.
func (d dialect) within(text, part string) string {
	return both{"instr", "strpos"}[d] + "(" + text + ", " + part + ")"
}

// among is a condition: an id is one of a JSON array, which is the parameter.
func (d dialect) among(id string) string {
	return id + both{" IN (SELECT value FROM json_each(?))", " IN (SELECT value::bigint " +
		"FROM json_array_elements_text(?::json))"}[d]
}

// glob is a pattern for the path of a page, in the form that the dialect has.
func (d dialect) glob(glob string) string {
	if d == sqliteSQL {
		return glob
	}
	var out strings.Builder
	out.WriteString("^")
	for glob = storable(glob); len(glob) > 0; {
		r, size := utf8.DecodeRuneInString(glob)
		switch r {
		case '[':
			set, n := globSet(glob)
			if n == 0 {
				return "a^" // a set without its end fits nothing
			}
			size = n
			out.WriteString(set)
		case '*':
			out.WriteString(".*")
		case '?':
			out.WriteString(".")
		default:
			out.WriteString(regexp.QuoteMeta(glob[:size]))
		}
		glob = glob[size:]
	}
	return out.String() + "$"
}

// globSet writes the set of letters at the beginning of a pattern as PostgreSQL does, and
// returns its size, 0 if it has no end. As in SQLite a ] that comes first is a letter, and
// so is a - that is not between two letters. A range that ends before it begins is none.
func globSet(glob string) (set string, size int) {
	letters := []rune(glob)
	i, set := 1, "["
	if i < len(letters) && letters[i] == '^' {
		i, set = i+1, "[^"
	}
	letter := func(r rune) string { return fmt.Sprintf(`\U%08x`, r) } // no letter means anything else
	last, first := rune(-1), i
	for ; i < len(letters) && (letters[i] != ']' || i == first); i++ {
		r := letters[i]
		switch {
		case r == ']':
			set += letter(r)
			continue
		case r != '-' || last < 0 || i+1 >= len(letters) || letters[i+1] == ']':
			set, last = set+letter(r), r
			continue
		}
		if i++; last <= letters[i] {
			set += letter(last) + "-" + letter(letters[i])
		}
		last = -1
	}
	if i >= len(letters) {
		return "", 0
	}
	return set + "]", len(string(letters[:i+1]))
}

// amongTexts is a condition: a text is one of a JSON array, which is the parameter.
func (d dialect) amongTexts(column string) string {
	return column + " IN " + both{"(SELECT value FROM json_each(?))", "(SELECT json_array_elements_text(?::json))"}[d]
}

// A pool is what an archive in PostgreSQL is read from. Parameters are numbered there: the
// first ? is $1, and ?2 is $2.
type pool struct{ *sql.DB }

func (p pool) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	return p.DB.QueryRowContext(ctx, numbered(query), storables(args)...)
}

func (p pool) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return p.DB.QueryContext(ctx, numbered(query), storables(args)...)
}

// storables are arguments as PostgreSQL takes them.
func storables(args []any) []any {
	args = slices.Clone(args)
	for i, arg := range args {
		if s, ok := arg.(string); ok {
			args[i] = storable(s)
		}
	}
	return args
}

// storable writes NUL, and bytes that are no UTF-8, as a copy has them.
func storable(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}

// NewPostgres returns a reader of an archive in PostgreSQL. All connections of the pool see
// the same moment, and find its tables without their schema. name is how messages call it,
// and explain says what an error of the server means.
func NewPostgres(archive *sql.DB, name string, explain func(error) error) *Reader {
	return &Reader{from: pool{archive}, dialect: postgresSQL, path: name, explain: explain}
}

// numbered gives the parameters of a query the names that PostgreSQL has for them.
func numbered(query string) string {
	var out strings.Builder
	parts := strings.Split(query, "?")
	for i, part := range parts {
		if i > 0 {
			out.WriteByte('$')
			if part == "" || part[0] < '0' || part[0] > '9' {
				out.WriteString(strconv.Itoa(i))
			}
		}
		out.WriteString(part)
	}
	return out.String()
}
