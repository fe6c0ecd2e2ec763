package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"strings"
	"time"

	"github.com/lib/pq"

	"briefings/db"
)

// connectTimeout ends the wait for a server that does not answer, unless the address says
// another one.
const connectTimeout = 10 * time.Second

// codeOf is the code of an error of the server, "" for another one
// (https://www.postgresql.org/docs/15/errcodes-appendix.html).
func codeOf(err error) string {
	if e, ok := errors.AsType[*pq.Error](err); ok {
		return string(e.Code)
	}
	return ""
}

func isCode(err error, codes ...string) bool {
	code := codeOf(err)
	return code != "" && slices.Contains(codes, code)
}

// meanings are what codes of the server mean for a user, and what would be right. %s is what
// the server says itself.
var meanings = []struct {
	codes []string
	text  string
}{
	{[]string{"28P01", "28000"},
		"the server refuses this user or password: set PGPASSWORD, or write a line in ~/.pgpass (%s)"},
	{[]string{"3D000"}, "there is no such database: `createdb` makes one"},
	{[]string{"42501", "25006"},
		"this user may not do that: %s; give it the rights, or take a user who has them"},
	{[]string{"53100"}, "the disk of the server is full: nothing was changed"},
	{[]string{"57014"},
		"the server ended a query that took too long (statement_timeout): ask for less, or for more time"},
	{[]string{"53300"}, "the server has no connection free: try again later"},
	{[]string{"57P03"}, "the server is starting, or ending: try again later"},
}

// explained says what went wrong at a server, and what would be right. It names no password.
func explained(name string, err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	if _, said := errors.AsType[*final](err); said {
		return err
	}
	if e, ok := errors.AsType[*pq.Error](err); ok {
		for _, m := range meanings {
			if isCode(err, m.codes...) {
				return fmt.Errorf("%s: %s", name, strings.ReplaceAll(m.text, "%s", e.Message))
			}
		}
		if !isCut(err) {
			return fmt.Errorf("%s: %s", name, e.Message)
		}
	}
	if isCut(err) {
		return fmt.Errorf("%s: the connection to the server was cut: what was not finished is undone", name)
	}
	if _, network := errors.AsType[*net.OpError](err); network || errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%s: no server answers there: %w", name, err)
	}
	if text, ok := strings.CutPrefix(err.Error(), "pq: "); ok {
		return fmt.Errorf("%s: %s", name, text)
	}
	return err
}

// isCut reports whether the server, or the way to it, has gone.
func isCut(err error) bool {
	code := codeOf(err)
	return strings.HasPrefix(code, "57P") || strings.HasPrefix(code, "08") || errors.Is(err, driver.ErrBadConn) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.Is(err, net.ErrClosed) ||
		errors.Is(err, sql.ErrConnDone) ||
		isReset(err)
}

func isReset(err error) bool {
	op, ok := errors.AsType[*net.OpError](err)
	return ok && op.Op != "dial"
}

func otherVersion(name string, version int) error {
	if version > db.SchemaVersion {
		return fmt.Errorf("%s has schema version %d, and this program knows version %d: use a newer program",
			name, version, db.SchemaVersion)
	}
	return fmt.Errorf(
		"%s has schema version %d, of an older program: `DROP SCHEMA briefings CASCADE` there, and "+
			"publish again",
		name,
		version,
	)
}

// whyUnread says why the table archive could not be read: there is none, or it is not this
// program's, or this user may not.
func whyUnread(ctx context.Context, server *pq.Connector, name string, cause error) error {
	pool := sql.OpenDB(server)
	defer pool.Close()
	there, own, err := lookAt(ctx, pool)
	switch {
	case err != nil:
		return explained(name, err)
	case !there:
		return fmt.Errorf("%s holds no archive: `briefings publish %s` brings one there", name, name)
	case !own || errors.Is(cause, sql.ErrNoRows):
		return foreign(name)
	case isCode(cause, "42501", "42P01"): // who may not use a schema does not see its tables
		return mayNotRead(name)
	}
	return explained(name, cause)
}

func mayNotRead(name string) error {
	return fmt.Errorf(
		"%s: this user may not read the schema briefings: GRANT USAGE ON SCHEMA briefings, and SELECT ON "+
			"ALL TABLES IN SCHEMA briefings", name)
}

func foreign(name string) error {
	return fmt.Errorf("%s has a schema briefings of another program: rename it, or publish to another database",
		name)
}

// lookAt reports whether the database has a schema briefings, and whether it is one that
// Publish has made. Any user may ask.
func lookAt(ctx context.Context, from interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}) (there, own bool, err error) {
	err = from.QueryRowContext(ctx, `SELECT to_regnamespace('briefings') IS NOT NULL,
		(SELECT count(*) FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
		WHERE relnamespace = to_regnamespace('briefings') AND relname IN ('archive', 'fulltext') AND relkind = 'r'
		AND attname IN ('version', 'folded')) = 2`).Scan(&there, &own)
	return there, own, err
}
