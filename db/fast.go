package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"sync"

	"briefings/db/internal/fts5"
	"briefings/db/internal/sqlitefile"
)

// SQLite can answer every question. Three answers are given faster, from the
// pages of the file: rows of all briefings (fast_rows.go), all briefings as JSON
// (fast_json.go), and the best hits of a search (fast_ranked.go). They read
// within a transaction of SQLite, and only forms of the file and of the full
// text that they know. Else they return errNotFast, and SQLite answers.

// errNotFast is the error of a fast answer that SQLite has to give. Nothing was
// yielded before it.
var errNotFast = errors.New("SQLite has to answer")

// isNotFast reports whether SQLite has to answer.
func isNotFast(err error) bool {
	return errors.Is(err, errNotFast) || errors.Is(err, fts5.ErrUnknown)
}

// A snapshot is the archive at one moment: a transaction of SQLite that reads, and
// the pages of the file within it.
type snapshot struct {
	ctx    context.Context // ends all reading
	conn   *sql.Conn
	file   *sqlitefile.File
	direct bool // pages are read from the file itself, else through SQLite

	busy sync.Mutex // page
	page *sql.Stmt  // pages through SQLite
}

// snapshot begins to read, which may have to wait for a writer. The snapshot has
// to be closed.
func (a *Archive) snapshot(ctx context.Context) (*snapshot, error) {
	conn, err := a.db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	s := &snapshot{ctx: ctx, conn: conn}
	if _, err = conn.ExecContext(unending(ctx), "BEGIN DEFERRED"); err == nil {
		err = s.open(a)
	}
	if err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// open reads the first page, for which SQLite takes its reader's lock. In an
// archive with a rollback journal nobody changes the file until the lock ends.
func (s *snapshot) open(a *Archive) error {
	const firstPage = "SELECT CAST(data AS TEXT), (SELECT page_count FROM pragma_page_count) " +
		"FROM sqlite_dbpage WHERE pgno = 1"
	var first string
	var count int
	err := s.conn.QueryRowContext(unending(s.ctx), firstPage).Scan(&first, &count)
	if err != nil {
		return err
	}
	fetch := s.throughSQLite
	if s.direct = a.isWhole(first); s.direct {
		fetch = func(numbers []uint32, room []byte) (int, error) { return s.fromFile(a.file, numbers, room) }
	} else if s.page, err = s.conn.PrepareContext(unending(s.ctx), `SELECT data
		FROM json_each(?) AS number CROSS JOIN sqlite_dbpage AS page ON page.pgno = number.value`); err != nil {
		return err
	}
	s.file, err = sqlitefile.Open(fetch, len(first), count)
	return err
}

func (s *snapshot) close() {
	if s.page != nil {
		_ = s.page.Close()
	}
	_, _ = s.conn.ExecContext(context.Background(), "ROLLBACK") // it has only read
	_ = s.conn.Close()
}

// isWhole reports whether the open file is what SQLite reads, and all of it: it
// has the same first page, no log belongs to it, and no other file has taken its
// place. A link is left to SQLite, which looks for the log beside its target.
func (a *Archive) isWhole(first string) bool {
	if a.file == nil || len(first) < headerSize || first[writeVersion] != rollback || first[readVersion] != rollback {
		return false
	}
	if _, err := os.Lstat(a.path + "-wal"); !errors.Is(err, fs.ErrNotExist) {
		return false
	}
	there, err := os.Lstat(a.path)
	if err != nil {
		return false
	}
	here, err := a.file.Stat()
	if err != nil || !os.SameFile(there, here) {
		return false
	}
	page := make([]byte, len(first))
	_, err = a.file.ReadAt(page, 0)
	return err == nil && string(page) == first
}

// unending returns a context for quick statements. The driver starts two goroutines
// for a statement whose context can end, which take longer than the statement. The
// callers check ctx between statements.
func unending(ctx context.Context) context.Context { return context.WithoutCancel(ctx) }

// fromFile is a [sqlitefile.Fetch] of pages of the file. Pages that follow each
// other are read at once.
func (s *snapshot) fromFile(file io.ReaderAt, numbers []uint32, room []byte) (n int, err error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	size := len(room) / len(numbers)
	for n < len(numbers) && numbers[n] > 0 {
		end := n + 1
		for end < len(numbers) && numbers[end] == numbers[end-1]+1 {
			end++
		}
		read, err := file.ReadAt(room[n*size:end*size], (int64(numbers[n])-1)*int64(size))
		if err != nil && err != io.EOF {
			return 0, err
		}
		if n += read / size; n < end {
			break
		}
	}
	return n, nil
}

// throughSQLite is a [sqlitefile.Fetch] of pages that SQLite reads.
func (s *snapshot) throughSQLite(numbers []uint32, room []byte) (n int, err error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	list, err := json.Marshal(numbers)
	if err != nil {
		return 0, err
	}
	s.busy.Lock() // one statement answers one question at a time
	defer s.busy.Unlock()
	rows, err := s.page.QueryContext(unending(s.ctx), string(list))
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for ; rows.Next(); n++ {
		var page sql.RawBytes
		if err := rows.Scan(&page); err != nil {
			return 0, err
		}
		room = room[copy(room, page):]
	}
	return n, rows.Err()
}

// layout returns the page on which the tree of a table begins, and the place of
// each of its columns in a record. It fails with errNotFast if the table is not as
// it is known: it must have the columns, and those of its primary key first, for
// a table without rowids is stored so.
func (s *snapshot) layout(table string, columns ...string) (root uint32, places map[string]int, err error) {
	const computed = 2 // a generated column that is not stored
	rows, err := s.conn.QueryContext(unending(s.ctx), `SELECT rootpage, column.name, column.pk <> 0
		AND column.pk <> column.cid + 1
		FROM sqlite_schema AS made, pragma_table_xinfo(?1) AS column
		WHERE made.type = 'table' AND made.name = ?1 AND column.hidden <> ?2 ORDER BY column.cid`, table, computed)
	if err != nil {
		return 0, nil, err
	}
	defer rows.Close()
	places = map[string]int{}
	for rows.Next() {
		var name string
		var keyIsElsewhere bool
		if err := rows.Scan(&root, &name, &keyIsElsewhere); err != nil {
			return 0, nil, err
		}
		if keyIsElsewhere {
			return 0, nil, errNotFast
		}
		places[name] = len(places)
	}
	for _, name := range columns {
		if _, ok := places[name]; !ok {
			return 0, nil, errNotFast
		}
	}
	return root, places, rows.Err()
}

// tableRows reads the rows of a table, and can look at the next one.
type tableRows struct {
	places map[string]int
	rows   *sqlitefile.Rows
	row    sqlitefile.Row
	peeked bool // row comes next
	err    error
}

// table begins to read a table, which must have the columns.
func (s *snapshot) table(name string, columns ...string) (*tableRows, error) {
	root, places, err := s.layout(name, columns...)
	if err != nil {
		return nil, err
	}
	return &tableRows{places: places, rows: s.file.Rows(root)}, nil
}

// peek returns the row that comes next, nil after the last one or an error.
func (t *tableRows) peek() *sqlitefile.Row {
	if !t.peeked && t.rows != nil {
		if t.row, t.peeked, t.err = t.rows.Next(); !t.peeked {
			t.rows = nil
		}
	}
	if !t.peeked {
		return nil
	}
	return &t.row
}

// next takes the row that comes next. It is good until the one after it.
func (t *tableRows) next() *sqlitefile.Row {
	row := t.peek()
	t.peeked = false
	return row
}

// record decodes a row into values, whose room is used again.
func (t *tableRows) record(row *sqlitefile.Row, values []sqlitefile.Value) (record, error) {
	values, err := row.Record.Values(values[:0])
	return record{t.places, values, row.Record, ""}, err
}

// A tableFinder finds rows of a table by their ids.
type tableFinder struct {
	places map[string]int
	rows   *sqlitefile.Finder
	values []sqlitefile.Value
}

// finder finds rows of a table, which must have the columns.
func (s *snapshot) finder(table string, columns ...string) (*tableFinder, error) {
	root, places, err := s.layout(table, columns...)
	if err != nil {
		return nil, err
	}
	return &tableFinder{places: places, rows: s.file.NewFinder(root)}, nil
}

// find returns a row, which is good until the next one. ok is false if there is none.
func (f *tableFinder) find(id int64) (r record, ok bool, err error) {
	row, ok, err := f.rows.Find(id)
	if err != nil || !ok {
		return r, false, err
	}
	f.values, err = row.Values(f.values[:0])
	return record{f.places, f.values, row, ""}, err == nil, err
}

// A record is the columns of a row by their names. It is good as long as the row.
type record struct {
	places map[string]int
	values []sqlitefile.Value
	row    sqlitefile.Record
	copied string // a copy of row, "" if there is none
}

// copy copies the row once, so that its texts stay good.
func (r *record) copy() { r.copied = string(r.row) }

func (r *record) value(name string) *sqlitefile.Value {
	at, ok := r.places[name]
	if !ok || at >= len(r.values) {
		return &sqlitefile.Value{}
	}
	return &r.values[at]
}

// bytes is a text or a blob, as long as the row is good.
func (r *record) bytes(name string) []byte {
	v := r.value(name)
	return r.row[v.From:v.To]
}

// text is a text that stays good.
func (r *record) text(name string) string {
	if v := r.value(name); r.copied != "" {
		return r.copied[v.From:v.To]
	}
	return string(r.bytes(name))
}
