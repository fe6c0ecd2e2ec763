package fts5

import (
	"encoding/binary"
	"math/bits"
	"slices"

	"briefings/db/internal/sqlitefile"
)

// A shard holds the terms whose hashes begin with the same bits. The words of some
// rows are dealt out to the shards and then taken in shard by shard, so that one
// shard at a time is in the cache of the processor. Nothing in it is a pointer, so
// that the garbage collector has nothing to follow: terms and data stand in room.
type shard struct {
	words []word
	list  []posting
	slots []slot // where in list a term is: a hash table with open addresses, of a power of two
	room  []byte // terms, and pieces for the data of postings
	free  [32]uint32
}

const (
	shardBits  = 4
	shardCount = 1 << shardBits
)

// A word is one that waits to be taken in.
type word struct {
	first    uint64 // see ends
	hash     uint32
	at, n    uint32 // where it stands in the texts of the batch, and its length
	position int32
	row      uint16 // in the batch
	column   uint16
}

// The ends of a word are its first eight bytes, the first one lowest, and its last
// eight if it has more. Most words have no more, and are compared by their ends
// alone.
type ends struct{ first, last uint64 }

// A posting is a term of the rows since the last run was written. It takes one
// line of a processor's cache.
type posting struct {
	ends        ends   // of the term
	first, last int64  // rows
	term, n     uint32 // where the term stands in room, and its length
	data, size  uint32 // the same of what stands behind the first row, in FTS5's form
	class       uint32 // its piece of room has 1 << class bytes
	mark        int32  // where the size of the last row's positions stands in data
	column      int32  // of the last position
	position    int32
}

// A slot is one place of the hash table. It is empty if at is 0.
type slot struct {
	hash uint32
	at   int32 // in list, from 1
}

// smallest is the class of the piece that a posting begins with.
const smallest = 3

// piece returns where a piece of a class begins in room: one that a posting has
// grown out of, or a new one. The free pieces of a class are a linked list: each
// holds where the next one is, 0 for none.
func (s *shard) piece(class uint32) uint32 {
	if at := s.free[class]; at != 0 {
		s.free[class] = binary.LittleEndian.Uint32(s.room[at:])
		return at
	}
	at := max(len(s.room), 1<<smallest) // never 0
	s.room = slices.Grow(s.room, at+1<<class-len(s.room))[:at+1<<class]
	return uint32(at)
}

// extend makes sure that more bytes find room in the piece of a posting.
func (s *shard) extend(p *posting, more int) {
	size := p.size + uint32(more)
	if size <= 1<<p.class {
		return
	}
	class := uint32(bits.Len32(size - 1))
	at := s.piece(class)
	copy(s.room[at:], s.dataOf(p))
	binary.LittleEndian.PutUint32(s.room[p.data:], s.free[p.class])
	s.free[p.class] = p.data
	p.data, p.class = at, class
}

func (s *shard) termOf(p *posting) []byte { return s.room[p.term : p.term+p.n] }

func (s *shard) dataOf(p *posting) []byte { return s.room[p.data : p.data+p.size] }

// add adds a word to its posting, and returns by how many bytes that has grown.
func (s *shard) add(w *word, texts []byte, rows []int64) (grown int) {
	row := rows[w.row]
	p := s.find(w, texts, row)
	before := p.size
	var room [32]byte
	more := room[:0]
	if p.last != row {
		s.close(p)
		if p.last != 0 {
			more = sqlitefile.AppendVarint(more, uint64(row-p.last))
		} else {
			grown = int(w.n) + postingSize
		}
		p.mark, p.last, p.column, p.position = int32(p.size)+int32(len(more)), row, 0, 0
		more = append(more, 0)
	}
	if column := int32(w.column); column != p.column {
		more = append(more, 1, byte(column))
		p.column, p.position = column, 0
	}
	more = sqlitefile.AppendVarint(more, uint64(w.position-p.position+2))
	p.position = w.position
	s.extend(p, len(more))
	copy(s.room[p.data+p.size:], more)
	p.size += uint32(len(more))
	return grown + int(p.size-before)
}

// postingSize is about what a posting takes beside its term and its data.
const postingSize = 88

// find returns the posting of a word, and makes it if there is none.
func (s *shard) find(w *word, texts []byte, row int64) *posting {
	if 2*len(s.list) >= len(s.slots) {
		s.grow()
	}
	text := texts[w.at : w.at+w.n]
	e := ends{first: w.first}
	if len(text) > 8 {
		e.last = binary.LittleEndian.Uint64(text[len(text)-8:])
	}
	mask := uint32(len(s.slots) - 1)
	i := w.hash & mask
	for ; s.slots[i].at != 0; i = (i + 1) & mask {
		if s.slots[i].hash == w.hash {
			p := &s.list[s.slots[i].at-1]
			if p.ends == e && p.n == w.n && (w.n <= 16 || string(s.termOf(p)[8:w.n-8]) == string(text[8:w.n-8])) {
				return p
			}
		}
	}
	data := s.piece(smallest)
	p := posting{ends: e, first: row, term: uint32(len(s.room)), n: w.n, data: data, class: smallest, mark: -1}
	s.room = append(s.room, text...)
	s.list = append(s.list, p)
	s.slots[i] = slot{w.hash, int32(len(s.list))}
	return &s.list[len(s.list)-1]
}

// grow doubles the hash table.
func (s *shard) grow() {
	old := s.slots
	s.slots = make([]slot, max(1<<10, 2*len(old)))
	mask := uint32(len(s.slots) - 1)
	for _, o := range old {
		if o.at != 0 {
			i := o.hash & mask
			for s.slots[i].at != 0 {
				i = (i + 1) & mask
			}
			s.slots[i] = o
		}
	}
}

// close writes the size of the last row's positions before them.
func (s *shard) close(p *posting) {
	if p.mark < 0 {
		return
	}
	mark := int(p.mark)
	positions := int(p.size) - mark - 1
	var room [9]byte
	size := sqlitefile.AppendVarint(room[:0], uint64(positions)*2)
	if more := len(size) - 1; more > 0 { // than the byte that is there for it
		s.extend(p, more)
		p.size += uint32(more)
		data := s.dataOf(p)
		copy(data[mark+len(size):], data[mark+1:mark+1+positions])
	}
	copy(s.dataOf(p)[mark:], size)
	p.mark = -1
}

// forget makes room for the postings of the next run.
func (s *shard) forget() {
	clear(s.slots)
	clear(s.free[:])
	s.list, s.room = s.list[:0], s.room[:0]
}
