package db

import (
	"context"
	"database/sql"
	"regexp"
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
	for len(glob) > 0 {
		r, size := utf8.DecodeRuneInString(glob)
		switch set := globSet.FindString(glob); {
		case set != "": // only ^ and - mean in it what they mean in an expression
			size = len(set)
			inner, negated := strings.CutPrefix(set[1:len(set)-1], "^")
			out.WriteString(map[bool]string{false: "[", true: "[^"}[negated])
			out.WriteString(strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`, "^", `\^`).Replace(inner))
			out.WriteString("]")
		case r == '*':
			out.WriteString(".*")
		case r == '?':
			out.WriteString(".")
		default:
			out.WriteString(regexp.QuoteMeta(glob[:size]))
		}
		glob = glob[size:]
	}
	return out.String() + "$"
}

// globSet is a set of letters at the beginning of a pattern. A ] that comes first is one of them.
var globSet = regexp.MustCompile(`^\[\^?\]?[^\]]*\]`)

// amongTexts is a condition: a text is one of a JSON array, which is the parameter.
func (d dialect) amongTexts(column string) string {
	return column + " IN " + both{"(SELECT value FROM json_each(?))", "(SELECT json_array_elements_text(?::json))"}[d]
}

// A pool is what an archive in PostgreSQL is read from. Parameters are numbered there: the
// first ? is $1, and ?2 is $2.
type pool struct{ *sql.DB }

func (p pool) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	return p.DB.QueryRowContext(ctx, numbered(query), args...)
}

func (p pool) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return p.DB.QueryContext(ctx, numbered(query), args...)
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
