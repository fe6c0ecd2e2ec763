package db

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"sync"

	"briefings/db/pages"
)

// A scan reads whole tables, or many rows by their ids, all as they were at one
// moment. SQLite hands over pages for it, and the rows are read out of them here.
type scan struct {
	ctx  context.Context // ends it
	conn *sql.Conn
	busy sync.Mutex // page
	page *sql.Stmt
	file *pages.File // nil before pages are wanted

	sizes uint32 // root of the table in which FTS5 keeps how many words a briefing has, see fullText
}

// openScan begins a scan. Its moment is that of the first statement that reads,
// which may have to wait for a writer.
func (a *Archive) openScan(ctx context.Context) (*scan, error) {
	conn, err := a.db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	s := &scan{ctx: ctx, conn: conn}
	if _, err := conn.ExecContext(unending(ctx), "BEGIN DEFERRED"); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// pages returns the file.
func (s *scan) pages() (*pages.File, error) {
	if s.file != nil {
		return s.file, nil
	}
	var count int
	err := s.conn.QueryRowContext(s.ctx, "PRAGMA page_count").Scan(&count)
	if err != nil {
		return nil, err
	}
	s.page, err = s.conn.PrepareContext(unending(s.ctx), "SELECT CAST(data AS TEXT) FROM json_each(?) AS number CROSS JOIN sqlite_dbpage AS page ON page.pgno = number.value")
	if err != nil {
		return nil, err
	}
	s.file, err = pages.Open(s.fetch, count)
	return s.file, err
}

func (s *scan) close() {
	if s.page != nil {
		_ = s.page.Close()
	}
	_, _ = s.conn.ExecContext(context.Background(), "ROLLBACK") // it has read only
	_ = s.conn.Close()
}

// unending is the context of a statement that is quick, of which many may have
// to be run: one that can be ended has two goroutines beside it, which take
// longer than it does. Whoever runs them looks at the other context in between.
func unending(ctx context.Context) context.Context { return context.WithoutCancel(ctx) }

func (s *scan) fetch(numbers []uint32) ([]string, error) {
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

// layout tells where the tree of a table begins, and at which place of a record
// each of its columns stands.
func (s *scan) layout(ctx context.Context, table string) (root uint32, places map[string]int, err error) {
	ctx = unending(ctx)
	if err := s.conn.QueryRowContext(ctx, "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?", table).Scan(&root); err != nil {
		return 0, nil, err
	}
	const virtual = 2
	rows, err := s.conn.QueryContext(ctx, "SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> ? ORDER BY cid", table, virtual)
	if err != nil {
		return 0, nil, err
	}
	defer rows.Close()
	places = map[string]int{}
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return 0, nil, err
		}
		places[name] = len(places)
	}
	return root, places, rows.Err()
}

// A tableScan is a table that is read ahead of who wants its rows.
type tableScan struct {
	places map[string]int
	rows   chan []pages.Row
	err    error // when rows is closed
	batch  []pages.Row
}

// table begins to read a table, until ctx ends.
func (s *scan) table(ctx context.Context, name string) (*tableScan, error) {
	file, err := s.pages()
	if err != nil {
		return nil, err
	}
	root, places, err := s.layout(ctx, name)
	if err != nil {
		return nil, err
	}
	t := &tableScan{places: places, rows: make(chan []pages.Row, 1)}
	go func() {
		defer close(t.rows)
		t.err = file.Rows(root, func(rows []pages.Row) error {
			select {
			case t.rows <- rows:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
		if t.err != nil {
			t.err = fmt.Errorf("table %s: %w", name, t.err)
		}
	}()
	return t, nil
}

// peek returns the row that comes next, nil after the last one or an error.
func (t *tableScan) peek() *pages.Row {
	if len(t.batch) == 0 {
		t.batch = <-t.rows
	}
	if len(t.batch) == 0 {
		return nil
	}
	return &t.batch[0]
}

// next takes the row that comes next.
func (t *tableScan) next() *pages.Row {
	row := t.peek()
	if row != nil {
		t.batch = t.batch[1:]
	}
	return row
}

// wait waits until nothing is read any more.
func (t *tableScan) wait() {
	for range t.rows {
	}
}

// cellOf shows a value as text.
func cellOf(v *pages.Value) Cell {
	switch v.Type {
	case pages.Null:
		return Cell{}
	case pages.Integer:
		return Cell{strconv.FormatInt(v.Int(), 10), true}
	case pages.Real:
		return Cell{strconv.FormatFloat(v.Float(), 'g', -1, 64), true}
	}
	return Cell{v.Text, true}
}
