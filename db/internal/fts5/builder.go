// Package fts5 writes a full-text index in the form of SQLite's FTS5, as one
// segment, from rows that come in the order of their ids. It is many times
// faster than FTS5 itself, which merges small segments over and over; what it
// writes FTS5 reads, checks and goes on writing. The package knows the form of
// the index and no SQL: rows of the tables go to a [Sink].
//
// The index is that of a table without prefix indexes, with detail=full, whose
// tokenizer parts the words that come in at spaces and leaves them as they are.
package fts5

import (
	"encoding/binary"
	"fmt"
	"hash/maphash"
	"os"
	"strings"

	"briefings/db/internal/sqlitefile"
)

// A Builder gathers the words of rows and sorts them in memory. What does not fit
// there it writes to a file that nobody else sees.
type Builder struct {
	path   string // of the file
	limit  int    // bytes of postings in memory
	file   *os.File
	offset int64 // the end of the file

	seed   maphash.Seed
	shards [shardCount]shard
	batch  []int64 // rows whose words wait in the shards
	texts  []byte  // of these rows, one behind the other
	size   int     // bytes of postings

	row    int64   // the last one
	rows   int64   // how many
	totals []int64 // words of each column
	// of each row: by how much its id is above the last one, and the words of each column as FTS5 keeps them
	sizes   []byte
	runs    []run
	encoded []byte
}

// The words of so many rows, or of so many bytes of text, are taken in at once.
const (
	batchRows = 512
	batchText = 4 << 20
)

// NewBuilder returns a builder for rows of so many columns. It may use about
// twice limit bytes of memory, and a file at path, which must be free, beyond that.
func NewBuilder(columns int, path string, limit int) *Builder {
	return &Builder{path: path, limit: limit, seed: maphash.MakeSeed(), totals: make([]int64, columns)}
}

// MaxTerm is the length at which FTS5 cuts a word (FTS5_MAX_TOKEN_SIZE).
const MaxTerm = 32768

// Add takes the words of a row, in lower case and parted by spaces, a text a
// column. Ids are above zero, and each is greater than the last one.
func (b *Builder) Add(row int64, columns []string) error {
	if row <= b.row || len(columns) != len(b.totals) {
		return fmt.Errorf("row %d of %d columns after row %d of %d", row, len(columns), b.row, len(b.totals))
	}
	b.sizes = sqlitefile.AppendVarint(b.sizes, uint64(row-b.row))
	b.row = row
	b.rows++
	for column, text := range columns {
		n := b.addText(text, column)
		b.totals[column] += int64(n)
		b.sizes = sqlitefile.AppendVarint(b.sizes, uint64(n))
	}
	if b.batch = append(b.batch, row); len(b.batch) < batchRows && len(b.texts) < batchText {
		return nil
	}
	if b.takeIn(); b.size >= b.limit {
		return b.writeRun()
	}
	return nil
}

// addText adds the words of a column and counts them.
func (b *Builder) addText(text string, column int) int {
	at := len(b.texts)
	b.texts = append(b.texts, text...)
	position := 0
	for text != "" {
		one, rest, _ := strings.Cut(text, " ")
		if one != "" {
			w := word{at: uint32(at), position: int32(position), column: uint16(column)}
			b.addWord(one[:min(len(one), MaxTerm)], w)
			position++
		}
		at += len(text) - len(rest)
		text = rest
	}
	return position
}

// addWord deals a word out to its shard.
func (b *Builder) addWord(text string, w word) {
	w.n, w.row = uint32(len(text)), uint16(len(b.batch))
	w.first, w.hash = firstEight(text), uint32(maphash.String(b.seed, text))
	s := &b.shards[w.hash>>(32-shardBits)]
	s.words = append(s.words, w)
}

// firstEight returns the first eight bytes of a word, the first of them the lowest.
func firstEight(text string) uint64 {
	var first [8]byte
	copy(first[:], text)
	return binary.LittleEndian.Uint64(first[:])
}

// takeIn adds the words that wait to the postings.
func (b *Builder) takeIn() {
	for i := range b.shards {
		s := &b.shards[i]
		for j := range s.words {
			b.size += s.add(&s.words[j], b.texts, b.batch)
		}
		s.words = s.words[:0]
	}
	b.batch, b.texts = b.batch[:0], b.texts[:0]
}

// Finish writes the index as the only segment of an empty table. cookie is what the
// structure record of that table begins with.
func (b *Builder) Finish(sink Sink, cookie [4]byte) error {
	s := newSegment(sink, 1)
	if err := b.merge(s); err != nil {
		return err
	}
	last, err := s.finish()
	if err != nil {
		return err
	}
	averages := sqlitefile.AppendVarint(nil, uint64(b.rows))
	for _, n := range b.totals {
		averages = sqlitefile.AppendVarint(averages, uint64(n))
	}
	if err := sink.Block(averagesID, averages); err != nil {
		return err
	}
	if err := sink.Block(structureID, structure(cookie, last)); err != nil {
		return err
	}
	row := int64(0)
	for sizes := b.sizes; len(sizes) > 0; {
		delta, n := sqlitefile.Varint(sizes)
		row, sizes = row+int64(delta), sizes[n:]
		end := 0
		for range b.totals {
			_, n := sqlitefile.Varint(sizes[end:])
			end += n
		}
		if err := sink.Size(row, sizes[:end]); err != nil {
			return err
		}
		sizes = sizes[end:]
	}
	return nil
}

// level is that of the segment: FTS5 merges segments of one level, four at a
// time, into one of the next. High up, the large segment is not written anew
// for a few small ones.
const level = 4

// structure returns the record that lists the segments.
func structure(cookie [4]byte, last int) []byte {
	record := cookie[:]
	if last == 0 {
		return append(record, 0, 0, 0)
	}
	record = append(record, level+1, 1) // levels, segments
	record = sqlitefile.AppendVarint(record, uint64(last))
	for range level {
		record = append(record, 0, 0)
	}
	record = append(record, 0, 1, 1, 1) // no merge under way, one segment, its id, its first leaf
	return sqlitefile.AppendVarint(record, uint64(last))
}

// Close gives up the file, if there is one.
func (b *Builder) Close() error {
	if b.file == nil {
		return nil
	}
	err := b.file.Close()
	_ = os.Remove(b.file.Name()) // mostly gone already
	b.file = nil
	return err
}
