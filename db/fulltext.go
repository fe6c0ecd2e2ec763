package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"

	"briefings/db/internal/fts5"
)

// An indexer writes the texts of new and changed briefings to the full text at the end of
// an import.
type indexer interface {
	// add adds the words of a new briefing.
	add(id int64, words [fullTextColumns]string)
	// change says that the texts of a briefing have changed. indexed reports whether
	// the full text has the old ones.
	change(id int64) (indexed bool)
	// end says that no more briefings come, and finish writes the full text.
	end()
	finish(im *Importer) error
	close()
}

// A stockIndexer gives all texts to FTS5 at the end. Otherwise FTS5 would flush its memory
// before every statement that can be rolled back, and most of those that add a page can.
type stockIndexer struct {
	waiting map[int64]struct{} // ids of briefings that the full text does not have yet
}

func newStockIndexer() *stockIndexer { return &stockIndexer{map[int64]struct{}{}} }

func (x *stockIndexer) add(id int64, _ [fullTextColumns]string) { x.waiting[id] = struct{}{} }

func (x *stockIndexer) change(id int64) bool {
	_, waits := x.waiting[id]
	x.waiting[id] = struct{}{}
	return !waits
}

func (x *stockIndexer) end() {}

func (x *stockIndexer) finish(im *Importer) error {
	return stockIndex(im.ctx, im.tx, slices.Sorted(maps.Keys(x.waiting)))
}

func (x *stockIndexer) close() {}

// stockIndex inserts the texts of briefings into the full text.
func stockIndex(ctx context.Context, tx *sql.Tx, ids []int64) error {
	whole, err := tx.PrepareContext(ctx, "SELECT "+wholeColumns[sqliteSQL]+" FROM "+wholeFrom+" WHERE briefing.id = ?")
	if err != nil {
		return err
	}
	defer whole.Close()
	const insert = "INSERT INTO fulltext (rowid, text, title, headings, people, place) VALUES (?, ?, ?, ?, ?, ?)"
	add, err := tx.PrepareContext(ctx, insert)
	if err != nil {
		return err
	}
	defer add.Close()
	each := unending(ctx)
	for _, id := range ids {
		b, err := scanBriefing(whole.QueryRowContext(each, id).Scan)
		if err == nil {
			_, err = add.ExecContext(each, fullTextRow(id, fullText(&b))...)
		}
		err = errors.Join(err, ctx.Err())
		if err != nil {
			return fmt.Errorf("full text of briefing %d: %w", id, err)
		}
	}
	return nil
}

// fullTextRow returns the values of a row of the full text.
func fullTextRow(id int64, words [fullTextColumns]string) []any {
	row := []any{id}
	for _, w := range words {
		row = append(row, w)
	}
	return row
}

// A segmentIndexer builds the full text of a new archive and inserts it as one segment
// into the tables that FTS5 keeps beside the virtual table. That is many times faster
// than FTS5, which merges small segments again and again. It needs ascending ids and
// texts that do not change; otherwise it gives up and leaves all to FTS5.
type segmentIndexer struct {
	ctx    context.Context
	file   string  // of the archive
	cookie [4]byte // of the full text
	limit  int     // bytes of postings in memory
	rows   chan []indexRow
	batch  []indexRow // not sent yet
	size   int        // of the batch: bytes of words
	last   int64      // id
	built  chan shadowRow
	err    error // of work, once built is closed
	gaveUp bool
	ended  bool
}

type indexRow struct {
	id    int64
	words [fullTextColumns]string
}

// Rows wait in the channel while the builder sorts what it has.
const (
	batchSize      = 256 << 10 // bytes of words in a batch
	batchesWaiting = 8
)

// postingsInMemory is how many bytes of postings are gathered before they are sorted and
// written to a run: those of some thousand briefings, which nearly fit the caches of a
// processor.
const postingsInMemory = 12 << 20

// A shadowRow is a row of one of the shadow tables.
type shadowRow struct {
	table  int // in shadowTables
	values []any
}

// Tables that FTS5 keeps beside the virtual table, in shadowTables.
const (
	shadowData = iota
	shadowSplit
	shadowSize
)

// FTS5 itself sees these rows when the archive is opened the next time. Two blocks of an
// empty table are there already.
var shadowTables = [...]string{
	shadowData:  "INSERT OR REPLACE INTO fulltext_data (id, block) VALUES (?, ?)",
	shadowSplit: "INSERT INTO fulltext_idx (segid, term, pgno) VALUES (?, ?, ?)",
	shadowSize:  "INSERT INTO fulltext_docsize (id, sz) VALUES (?, ?)",
}

// shadowRowsWaiting is how many rows wait in the channel for SQLite.
const shadowRowsWaiting = 256

// newSegmentIndexer begins the full text of an archive that is empty.
func newSegmentIndexer(ctx context.Context, archive *sql.DB, file string, limit int) (*segmentIndexer, error) {
	x := &segmentIndexer{
		ctx: ctx, file: file, limit: limit,
		rows: make(chan []indexRow, batchesWaiting), built: make(chan shadowRow, shadowRowsWaiting),
	}
	var structure []byte
	err := archive.QueryRowContext(ctx, "SELECT block FROM fulltext_data WHERE id = 10").Scan(&structure)
	if err != nil {
		return nil, fmt.Errorf("structure of the full text: %w", err)
	}
	copy(x.cookie[:], structure)
	go func() {
		defer close(x.built)
		x.err = x.work()
	}()
	return x, nil
}

// work takes the rows as they come, and then builds the full text.
func (x *segmentIndexer) work() error {
	builder := fts5.NewBuilder(fullTextColumns, x.file+runEnding, x.limit)
	defer builder.Close()
	var err error
	for rows := range x.rows {
		for i := range rows {
			if err == nil {
				err = builder.Add(rows[i].id, rows[i].words[:])
			}
		}
	}
	if err != nil || x.gaveUp {
		return err
	}
	s := shadowSink{indexer: x}
	if err := builder.Finish(&s, x.cookie); err != nil {
		return err
	}
	for _, row := range s.others {
		if err := x.send(row); err != nil {
			return err
		}
	}
	return nil
}

// send gives a row of a shadow table to finish.
func (x *segmentIndexer) send(row shadowRow) error {
	select {
	case x.built <- row:
		return nil
	case <-x.ctx.Done():
		return x.ctx.Err()
	}
}

func (x *segmentIndexer) add(id int64, words [fullTextColumns]string) {
	x.gaveUp = x.gaveUp || id <= x.last
	x.last = id
	if x.gaveUp {
		return
	}
	x.batch = append(x.batch, indexRow{id, words})
	for _, text := range words {
		x.size += len(text)
	}
	if x.size >= batchSize {
		x.flush()
	}
}

func (x *segmentIndexer) flush() {
	x.rows <- x.batch
	x.batch, x.size = nil, 0
}

func (x *segmentIndexer) change(int64) bool {
	x.gaveUp = true
	return false
}

func (x *segmentIndexer) end() {
	if !x.ended {
		x.ended = true
		x.flush()
		close(x.rows)
	}
}

func (x *segmentIndexer) finish(im *Importer) error {
	x.end()
	var insert [len(shadowTables)]*sql.Stmt
	for i, sql := range shadowTables {
		var err error
		if insert[i], err = im.tx.PrepareContext(im.ctx, sql); err != nil {
			return err
		}
	}
	for row := range x.built {
		if _, err := insert[row.table].ExecContext(im.each, row.values...); err != nil {
			return fmt.Errorf("full text: %w", err)
		}
	}
	if x.err != nil || !x.gaveUp {
		return x.err
	}
	return im.indexAll()
}

func (x *segmentIndexer) close() {
	x.gaveUp = x.gaveUp || !x.ended // then nothing is built
	x.end()
	for range x.built { // until work has ended
	}
}

// A shadowSink is the [fts5.Sink] of a segmentIndexer.
type shadowSink struct {
	indexer *segmentIndexer
	others  []shadowRow // records, whose ids come before those of leaves: SQLite appends faster than it inserts
}

// Block implements [fts5.Sink].
func (s *shadowSink) Block(id int64, block []byte) error {
	row := shadowRow{shadowData, []any{id, append([]byte{}, block...)}}
	if fts5.IsRecord(id) {
		s.others = append(s.others, row)
		return nil
	}
	return s.indexer.send(row)
}

// Split implements [fts5.Sink].
func (s *shadowSink) Split(segment int, term []byte, page int64) error {
	return s.indexer.send(shadowRow{shadowSplit, []any{segment, append([]byte{}, term...), page}})
}

// Size implements [fts5.Sink].
func (s *shadowSink) Size(row int64, words []byte) error {
	return s.indexer.send(shadowRow{shadowSize, []any{row, append([]byte{}, words...)}})
}
