package db

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"briefings/db/internal/sqlitefile"
)

// A scan reads whole tables, or many rows by their ids, all as they were at one
// moment. The file itself hands over pages for it, or SQLite does, and the rows
// are read out of them here.
type scan struct {
	ctx     context.Context // ends it
	archive *Archive
	direct  *directFile // nil where SQLite hands over the pages
	conn    *sql.Conn   // nil before SQLite is wanted
	busy    sync.Mutex  // page
	page    *sql.Stmt
	file    *sqlitefile.File
	objects []sqlitefile.Object // of the file
}

// openScan begins a scan, which may have to wait for a writer.
func (a *Archive) openScan(ctx context.Context) (*scan, error) {
	s := &scan{ctx: ctx, archive: a}
	if err := s.open(); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// open sees to who hands over pages.
func (s *scan) open() (err error) {
	if d := s.archive.direct; d != nil && d.begin() {
		s.direct, s.objects = d, d.schema
		s.file, err = d.pages(s.ctx)
		return err
	}
	conn, err := s.sql()
	if err != nil {
		return err
	}
	var count int
	if err := conn.QueryRowContext(s.ctx, "PRAGMA page_count").Scan(&count); err != nil {
		return err
	}
	s.page, err = conn.PrepareContext(unending(s.ctx), "SELECT CAST(data AS TEXT) FROM json_each(?) AS number CROSS JOIN sqlite_dbpage AS page ON page.pgno = number.value")
	if err != nil {
		return err
	}
	if s.file, err = sqlitefile.Open(s.fetch, count); err == nil {
		s.objects, err = s.file.Schema()
	}
	return err
}

// sql returns the connection on which SQLite sees what the scan sees: while it
// reads pages itself, nobody can write.
func (s *scan) sql() (*sql.Conn, error) {
	if s.conn != nil {
		return s.conn, nil
	}
	conn, err := s.archive.db.Conn(s.ctx)
	if err != nil {
		return nil, err
	}
	if _, err := conn.ExecContext(unending(s.ctx), "BEGIN DEFERRED"); err != nil {
		_ = conn.Close()
		return nil, err
	}
	s.conn = conn
	return conn, nil
}

func (s *scan) close() {
	if s.page != nil {
		_ = s.page.Close()
	}
	if s.conn != nil {
		_, _ = s.conn.ExecContext(context.Background(), "ROLLBACK") // it has read only
		_ = s.conn.Close()
	}
	if s.direct != nil {
		s.direct.end()
	}
}

// unending is the context of a statement that is quick, of which many may have
// to be run: one that can be ended has two goroutines beside it, which take
// longer than it does. Whoever runs them looks at the other context in between.
func unending(ctx context.Context) context.Context { return context.WithoutCancel(ctx) }

// fetch is a [sqlitefile.Fetch] by way of SQLite.
func (s *scan) fetch(numbers []uint32, _ []byte) ([]string, error) {
	if err := s.ctx.Err(); err != nil {
		return nil, err
	}
	list := []byte("[")
	for i, n := range numbers {
		if i > 0 {
			list = append(list, ',')
		}
		list = strconv.AppendUint(list, uint64(n), 10)
	}
	s.busy.Lock() // one statement answers one question at a time
	defer s.busy.Unlock()
	rows, err := s.page.QueryContext(unending(s.ctx), string(append(list, ']')))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := make([]string, 0, len(numbers))
	for rows.Next() {
		var page string
		if err := rows.Scan(&page); err != nil {
			return nil, err
		}
		found = append(found, page)
	}
	return found, rows.Err()
}

// object returns a table or an index of the file.
func (s *scan) object(kind, name string) (sqlitefile.Object, error) {
	i := slices.IndexFunc(s.objects, func(o sqlitefile.Object) bool { return o.Type == kind && strings.EqualFold(o.Name, name) })
	if i < 0 {
		return sqlitefile.Object{}, fmt.Errorf("there is no %s %s", kind, name)
	}
	return s.objects[i], nil
}

// layout tells where the tree of a table begins, and at which place of a record
// each of its columns stands.
func (s *scan) layout(table string) (root uint32, places map[string]int, err error) {
	object, err := s.object("table", table)
	if err != nil {
		return 0, nil, err
	}
	places = map[string]int{}
	for i, name := range object.Columns() {
		places[name] = i
	}
	return object.Root, places, nil
}

// A tableScan is a table that is read ahead of who wants its rows.
type tableScan struct {
	places  map[string]int
	batches chan *sqlitefile.Batch
	err     error // when batches is closed
	cancel  context.CancelFunc

	rows  []sqlitefile.Row       // those that come next
	taken []*sqlitefile.Batch    // whose rows may still be looked at
	used  chan *sqlitefile.Batch // has room for as many as are on their way
}

// table begins to read a table, which has to be stopped.
func (s *scan) table(ctx context.Context, name string) (*tableScan, error) {
	root, places, err := s.layout(name)
	if err != nil {
		return nil, err
	}
	t := &tableScan{places: places, batches: make(chan *sqlitefile.Batch, 1), used: make(chan *sqlitefile.Batch, 4)}
	ctx, t.cancel = context.WithCancel(ctx)
	go func() {
		defer close(t.batches)
		t.err = s.file.Batches(root, func(b *sqlitefile.Batch) (*sqlitefile.Batch, error) {
			if !send(ctx, t.batches, b) {
				return nil, ctx.Err()
			}
			select {
			case used := <-t.used:
				return used, nil
			default:
				return nil, nil
			}
		})
		if t.err != nil {
			t.err = fmt.Errorf("table %s: %w", name, t.err)
		}
	}()
	return t, nil
}

// peek returns the row that comes next, nil after the last one or an error.
func (t *tableScan) peek() *sqlitefile.Row {
	if len(t.rows) == 0 {
		b := <-t.batches
		if b == nil {
			return nil
		}
		if len(t.taken) == cap(t.used) {
			t.taken = t.taken[1:] // nobody says that they can be used again
		}
		t.rows, t.taken = b.Rows, append(t.taken, b)
	}
	return &t.rows[0]
}

// next takes the row that comes next.
func (t *tableScan) next() *sqlitefile.Row {
	row := t.peek()
	if row != nil {
		t.rows = t.rows[1:]
	}
	return row
}

// reuse says that nobody looks at rows any more that were taken: other pages are
// read into their room. It does not have to be said.
func (t *tableScan) reuse() {
	for len(t.taken) > 1 || len(t.taken) == 1 && len(t.rows) == 0 {
		select {
		case t.used <- t.taken[0]:
		default:
		}
		t.taken = t.taken[1:]
	}
}

// stop waits until nothing is read any more.
func (t *tableScan) stop() {
	t.cancel()
	for range t.batches {
	}
}

// cellOf shows a value as text.
func cellOf(v *sqlitefile.Value) Cell {
	switch v.Type {
	case sqlitefile.Null:
		return Cell{}
	case sqlitefile.Integer:
		return Cell{strconv.FormatInt(v.Int(), 10), true}
	case sqlitefile.Real:
		return Cell{strconv.FormatFloat(v.Float(), 'g', -1, 64), true}
	}
	return Cell{v.Text, true}
}
