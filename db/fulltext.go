package db

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"briefings/db/fts5"
)

// An indexer takes the texts of new and changed briefings into the full text,
// at the end of an import.
type indexer interface {
	// add takes a new briefing with the words of its texts.
	add(id int64, words [fullTextColumns]string)
	// change takes a briefing whose texts are others now. indexed tells whether
	// the full text still has what they were.
	change(id int64) (indexed bool)
	// finish writes the full text.
	finish(ctx context.Context, tx *sql.Tx) error
	close()
}

// A stockIndexer leaves the work to FTS5, all at once: FTS5 writes out what it
// has gathered before every statement that may have to be undone, which is most
// of those that add a page.
type stockIndexer struct {
	waiting map[int64]struct{} // ids of briefings whose texts are not in the full text yet
}

func newStockIndexer() *stockIndexer { return &stockIndexer{map[int64]struct{}{}} }

func (x *stockIndexer) add(id int64, _ [fullTextColumns]string) { x.waiting[id] = struct{}{} }

func (x *stockIndexer) change(id int64) bool {
	_, waits := x.waiting[id]
	x.waiting[id] = struct{}{}
	return !waits
}

func (x *stockIndexer) finish(ctx context.Context, tx *sql.Tx) error {
	return stockIndex(ctx, tx, slices.Sorted(maps.Keys(x.waiting)))
}

func (x *stockIndexer) close() {}

// stockIndex gives FTS5 the texts of briefings.
func stockIndex(ctx context.Context, tx *sql.Tx, ids []int64) error {
	whole, err := tx.PrepareContext(ctx, "SELECT "+wholeColumns+" FROM "+wholeFrom+" WHERE briefing.id = ?")
	if err != nil {
		return err
	}
	defer whole.Close()
	add, err := tx.PrepareContext(ctx, "INSERT INTO fulltext (rowid, text, title, headings, people, place) VALUES (?, ?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	defer add.Close()
	for _, id := range ids {
		b, err := scanBriefing(whole.QueryRowContext(ctx, id).Scan)
		if err == nil {
			_, err = add.ExecContext(ctx, fullTextRow(id, fullText(&b))...)
		}
		if err != nil {
			return fmt.Errorf("full text of briefing %d: %w", id, err)
		}
	}
	return nil
}

func fullTextRow(id int64, words [fullTextColumns]string) []any {
	row := []any{id}
	for _, w := range words {
		row = append(row, w)
	}
	return row
}

// A segmentIndexer builds the full text of a new archive beside SQLite and
// writes it as one. It needs ids that ascend, and texts that do not change:
// where they do it leaves all to FTS5.
type segmentIndexer struct {
	rows    chan indexRow
	done    chan error // the builder's, once rows is closed
	builder *fts5.Builder
	ids     []int64
	given   bool // up
	closed  bool
}

type indexRow struct {
	id    int64
	words [fullTextColumns]string
}

// postingsInMemory is how many bytes of postings are gathered before they are
// sorted and put aside: a run of some thousand briefings, which the caches of a
// processor nearly hold.
const postingsInMemory = 12 << 20

func newSegmentIndexer(file string) *segmentIndexer {
	x := &segmentIndexer{
		rows: make(chan indexRow, 64), done: make(chan error, 1),
		builder: fts5.NewBuilder(fullTextColumns, file+runEnding, postingsInMemory),
	}
	go func() {
		var err error
		for row := range x.rows {
			if err == nil {
				err = x.builder.Add(row.id, row.words[:])
			}
		}
		x.done <- err
	}()
	return x
}

func (x *segmentIndexer) add(id int64, words [fullTextColumns]string) {
	x.given = x.given || len(x.ids) > 0 && id <= x.ids[len(x.ids)-1] || id <= 0
	x.ids = append(x.ids, id)
	if !x.given {
		x.rows <- indexRow{id, words}
	}
}

func (x *segmentIndexer) change(int64) bool {
	x.given = true
	return false
}

func (x *segmentIndexer) finish(ctx context.Context, tx *sql.Tx) error {
	err := x.wait()
	if err != nil {
		return err
	}
	if x.given {
		slices.Sort(x.ids)
		return stockIndex(ctx, tx, x.ids)
	}
	return writeSegment(ctx, tx, x.builder)
}

// wait waits until the builder has taken all rows.
func (x *segmentIndexer) wait() error {
	if x.closed {
		return nil
	}
	x.closed = true
	close(x.rows)
	return <-x.done
}

func (x *segmentIndexer) close() {
	_ = x.wait() // said by finish, if the index was wanted
	_ = x.builder.Close()
}

// writeSegment writes what was built into the tables of FTS5. FTS5 itself sees
// it when the archive is opened the next time.
func writeSegment(ctx context.Context, tx *sql.Tx, builder *fts5.Builder) (err error) {
	var sink segmentSink
	for _, p := range []struct {
		statement **sql.Stmt
		sql       string
	}{
		{&sink.block, "INSERT INTO fulltext_data (id, block) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET block = excluded.block"},
		{&sink.split, "INSERT INTO fulltext_idx (segid, term, pgno) VALUES (?, ?, ?)"},
		{&sink.size, "INSERT INTO fulltext_docsize (id, sz) VALUES (?, ?)"},
	} {
		if *p.statement, err = tx.PrepareContext(ctx, p.sql); err != nil {
			return err
		}
		defer (*p.statement).Close()
	}
	var record []byte
	if err := tx.QueryRowContext(ctx, "SELECT block FROM fulltext_data WHERE id = 10").Scan(&record); err != nil {
		return fmt.Errorf("structure of the full text: %w", err)
	}
	var cookie [4]byte
	copy(cookie[:], record)
	return builder.Finish(&sink, cookie, func(id int64, words []byte) error {
		_, err := sink.size.Exec(id, words)
		return err
	})
}

// A segmentSink writes the tables beside the virtual table fulltext.
type segmentSink struct{ block, split, size *sql.Stmt }

func (s *segmentSink) Block(id int64, block []byte) error {
	_, err := s.block.Exec(id, block)
	return err
}

func (s *segmentSink) Split(segment int, term []byte, page int64) error {
	if term == nil {
		term = []byte{}
	}
	_, err := s.split.Exec(segment, term, page)
	return err
}
