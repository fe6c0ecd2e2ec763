package db

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"

	"briefings/db/internal/fts5"
	"briefings/db/internal/sqlitefile"
)

// An indexer takes the texts of new and changed briefings into the full text,
// at the end of an import.
type indexer interface {
	// add takes a new briefing with the words of its texts.
	add(id int64, words [fullTextColumns]string)
	// change takes a briefing whose texts are others now. indexed tells whether
	// the full text still has what they were.
	change(id int64) (indexed bool)
	// end says that no more come, and finish writes the full text.
	end()
	finish(im *Importer) error
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

func (x *stockIndexer) end() {}

func (x *stockIndexer) finish(im *Importer) error {
	return stockIndex(im.ctx, im.tx, slices.Sorted(maps.Keys(x.waiting)))
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
	ctx    context.Context
	file   string  // of the archive
	cookie [4]byte // of the full text
	rows   chan []indexRow
	batch  []indexRow // that are not sent yet
	size   int        // bytes of their words
	done   chan error // of work
	built  *segmentTables
	ids    []idRange
	given  bool // up
	ended  bool
}

// An idRange is ids that follow each other.
type idRange struct{ first, last int64 }

type indexRow struct {
	id    int64
	words [fullTextColumns]string
}

// While the builder sorts what it has, no more is taken in: meanwhile so much waits
// that nobody else has to.
const (
	batchSize      = 256 << 10 // bytes of words from which on rows are sent
	batchesWaiting = 8
)

// postingsInMemory is how many bytes of postings are gathered before they are
// sorted and put aside: a run of some thousand briefings, which the caches of a
// processor nearly hold.
const postingsInMemory = 12 << 20

// newSegmentIndexer begins the full text of an archive that is empty.
func newSegmentIndexer(ctx context.Context, archive *sql.DB, file string) (*segmentIndexer, error) {
	x := &segmentIndexer{ctx: ctx, file: file, rows: make(chan []indexRow, batchesWaiting), done: make(chan error, 1)}
	var structure []byte
	if err := archive.QueryRowContext(ctx, "SELECT block FROM fulltext_data WHERE id = 10").Scan(&structure); err != nil {
		return nil, fmt.Errorf("structure of the full text: %w", err)
	}
	copy(x.cookie[:], structure)
	go func() {
		defer close(x.done)
		if err := x.work(); err != nil {
			x.done <- err
		}
	}()
	return x, nil
}

// work takes the rows as they come, and then makes the tables of them.
func (x *segmentIndexer) work() error {
	builder := fts5.NewBuilder(fullTextColumns, x.file+runEnding, postingsInMemory)
	defer builder.Close()
	var err error
	for rows := range x.rows {
		for i := range rows {
			if err == nil {
				err = builder.Add(rows[i].id, rows[i].words[:])
			}
		}
	}
	if err != nil || x.given {
		return err
	}
	x.built, err = x.build(builder)
	return err
}

func (x *segmentIndexer) add(id int64, words [fullTextColumns]string) {
	last := &idRange{}
	if len(x.ids) > 0 {
		last = &x.ids[len(x.ids)-1]
	}
	x.given = x.given || id <= last.last
	if id == last.last+1 && len(x.ids) > 0 {
		last.last = id
	} else {
		x.ids = append(x.ids, idRange{id, id})
	}
	if x.given {
		return
	}
	x.batch = append(x.batch, indexRow{id, words})
	for _, text := range words {
		x.size += len(text)
	}
	if x.size >= batchSize {
		x.send()
	}
}

func (x *segmentIndexer) send() {
	x.rows <- x.batch
	x.batch, x.size = nil, 0
}

func (x *segmentIndexer) change(int64) bool {
	x.given = true
	return false
}

func (x *segmentIndexer) end() {
	if !x.ended {
		x.ended = true
		x.send()
		close(x.rows)
	}
}

func (x *segmentIndexer) finish(im *Importer) error {
	x.end()
	if err := <-x.done; err != nil {
		return err
	}
	if x.given {
		var ids []int64
		for _, r := range x.ids {
			for id := r.first; id <= r.last; id++ {
				ids = append(ids, id)
			}
		}
		slices.Sort(ids)
		return stockIndex(im.ctx, im.tx, ids)
	}
	return im.movePages(x.built.pile, x.built.trees(), "")
}

func (x *segmentIndexer) close() {
	x.given = x.given || !x.ended // nobody wants it any more
	x.end()
	for range x.done { // what finish did not want to know nobody does
	}
	x.built.close()
}

// newPile returns a pile in a file of its own that nobody else sees.
func newPile(path string) (*os.File, *sqlitefile.Pile, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, nil, err
	}
	_ = os.Remove(path) // where an open file can be without a name: nothing is left of it, come what may
	return file, sqlitefile.NewPile(file, pageSize), nil
}

// closePile gives up the file of a pile.
func closePile(file *os.File) {
	if file != nil {
		_ = file.Close()
		_ = os.Remove(file.Name()) // mostly gone already
	}
}

// segmentTables are the tables beside the virtual table fulltext, as pages that
// are to be put into the archive. FTS5 itself sees what is in them when the
// archive is opened the next time.
type segmentTables struct {
	ctx               context.Context
	file              *os.File
	pile              *sqlitefile.Pile
	blocks, split, sz *sqlitefile.Tree // fulltext_data, fulltext_idx, fulltext_docsize
	record            sqlitefile.Writer
	others            map[int64][]byte // records of blocks that do not come in the order of their ids
}

func (x *segmentIndexer) build(builder *fts5.Builder) (*segmentTables, error) {
	file, pile, err := newPile(x.file + wordsEnding)
	if err != nil {
		return nil, err
	}
	s := &segmentTables{
		ctx: x.ctx, file: file, pile: pile, blocks: sqlitefile.NewTree(pile, true), split: sqlitefile.NewTree(pile, false), sz: sqlitefile.NewTree(pile, true),
		others: map[int64][]byte{},
	}
	err = builder.Finish(s, x.cookie)
	if err == nil {
		err = s.addOthers()
	}
	if err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

func (s *segmentTables) trees() map[string]*sqlitefile.Tree {
	return map[string]*sqlitefile.Tree{"fulltext_data": s.blocks, "fulltext_idx": s.split, "fulltext_docsize": s.sz}
}

// Block adds a row of fulltext_data.
func (s *segmentTables) Block(id int64, block []byte) error {
	s.record.Null()
	s.record.Blob(block)
	if !fts5.IsLeaf(id) {
		s.others[id] = bytes.Clone(s.record.Record())
		return nil
	}
	if err := s.ctx.Err(); err != nil {
		return err
	}
	return s.blocks.Add(id, s.record.Record())
}

// addOthers adds the rows that stand before the leaves, and those behind them.
func (s *segmentTables) addOthers() error {
	var before []int64
	var records [][]byte
	for _, id := range slices.Sorted(maps.Keys(s.others)) {
		if fts5.IsRecord(id) {
			before, records = append(before, id), append(records, s.others[id])
		} else if err := s.blocks.Add(id, s.others[id]); err != nil {
			return err
		}
	}
	return s.blocks.First(before, records)
}

// Split adds a row of fulltext_idx.
func (s *segmentTables) Split(segment int, term []byte, page int64) error {
	s.record.Int(int64(segment))
	s.record.Blob(term)
	s.record.Int(page)
	return s.split.Add(0, s.record.Record())
}

// Size adds a row of fulltext_docsize.
func (s *segmentTables) Size(row int64, words []byte) error {
	s.record.Null()
	s.record.Blob(words)
	return s.sz.Add(row, s.record.Record())
}

func (s *segmentTables) close() {
	if s != nil {
		closePile(s.file)
	}
}
