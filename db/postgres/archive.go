// Package postgres keeps a team's archive in PostgreSQL: Publish brings an archive file
// there, and Open answers questions from it.
package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"io"
	"net/url"
	"os"
	"strings"
	"sync"

	"github.com/lib/pq"

	"briefings/db"
)

// IsAddress reports whether the name of an archive is the address of a database.
func IsAddress(name string) bool {
	return strings.HasPrefix(name, "postgres://") || strings.HasPrefix(name, "postgresql://")
}

// An Archive is an archive in PostgreSQL, for reading alone. Its methods may be called from
// many goroutines; all of them see the archive as it was when it was opened.
type Archive struct {
	*db.Reader
	pool *sql.DB
}

// Open opens the archive in the database at an address, as libpq writes them:
// postgres://USER@HOST:PORT/DATABASE?sslmode=verify-full. What it does not say comes from
// the environment and the files that libpq reads, too: PGPASSWORD, ~/.pgpass, PGSSLMODE.
func Open(ctx context.Context, address string) (*Archive, error) {
	name := Name(address)
	server, err := connectorTo(address)
	if err != nil {
		return nil, err
	}
	pool := sql.OpenDB(&snapshots{Connector: server})
	pool.SetMaxIdleConns(maxConnections)
	pool.SetMaxOpenConns(maxConnections)
	var version int
	err = pool.QueryRowContext(ctx, "SELECT version FROM archive").Scan(&version)
	switch {
	case isCode(err, "42P01", "42703", "42501") || err == sql.ErrNoRows:
		err = whyUnread(ctx, server, name, err)
	case err != nil:
		err = explained(name, err)
	case version != db.SchemaVersion:
		err = otherVersion(name, version)
	}
	if err != nil {
		_ = pool.Close()
		return nil, err
	}
	return &Archive{db.NewPostgres(pool, name, func(err error) error { return explained(name, err) }), pool}, nil
}

// maxConnections are as many as queries run at a time: a list, and what is read for a row.
const maxConnections = 3

// Close ends the connections.
func (a *Archive) Close() error { return a.pool.Close() }

// Name is an address as messages show it: without a password.
func Name(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "postgres://…"
	}
	shown := url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}
	if user := u.User.Username(); user != "" {
		shown.User = url.User(user)
	}
	return shown.String()
}

func connectorTo(address string) (*pq.Connector, error) {
	config, err := pq.NewConfig(address)
	if err != nil {
		return nil, fmt.Errorf("%s is no address of a database: postgres://USER@HOST:PORT/DATABASE", Name(address))
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = connectTimeout
	}
	if !strings.Contains(address, "sslmode=") && os.Getenv("PGSSLMODE") == "" && config.Service == "" {
		config.SSLMode = pq.SSLModePrefer // as libpq; the driver alone would require it
	}
	if config.ApplicationName == "" {
		config.ApplicationName = "briefings"
	}
	return pq.NewConnectorConfig(config)
}

// snapshots makes connections that all see the same moment: each is in a transaction that
// only reads, and takes over the snapshot of the first.
type snapshots struct {
	*pq.Connector
	busy  sync.Mutex
	begun bool
	first string // name of the snapshot, "" if the server gives it no name
}

// Connect implements [driver.Connector].
func (s *snapshots) Connect(ctx context.Context) (driver.Conn, error) {
	s.busy.Lock()
	defer s.busy.Unlock()
	conn, err := s.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.begin(ctx, conn); err != nil {
		_ = conn.Close()
		return nil, err
	}
	s.begun = true
	return conn, nil
}

const begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; "

func (s *snapshots) begin(ctx context.Context, conn driver.Conn) error {
	const path = "SET LOCAL search_path = briefings"
	run := func(sql string) error {
		_, err := conn.(driver.ExecerContext).ExecContext(ctx, sql, nil)
		return err
	}
	if s.first != "" {
		err := run(begin + "SET TRANSACTION SNAPSHOT " + pq.QuoteLiteral(s.first) + "; " + path)
		if isCode(err, "22023", "42704", "55000") { // it ended with the connection that had it
			return fmt.Errorf("%w: %w", io.ErrUnexpectedEOF, err)
		}
		return err
	}
	if err := run(begin + path); err != nil || s.begun {
		return err
	}
	rows, err := conn.(driver.QueryerContext).QueryContext(ctx, "SELECT pg_export_snapshot()", nil)
	if err == nil {
		name := make([]driver.Value, 1)
		err = rows.Next(name)
		_ = rows.Close()
		switch v := name[0].(type) {
		case string:
			s.first = v
		case []byte:
			s.first = string(v)
		}
	}
	if err != nil { // a server that is no PostgreSQL may have none
		return run("ROLLBACK; " + begin + path)
	}
	return nil
}
