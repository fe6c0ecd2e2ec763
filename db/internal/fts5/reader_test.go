package fts5

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"
)

// memory keeps an index as the tables of FTS5 would.
type memory struct {
	blocks map[int64]string
	splits []split
	sizes  map[int64]int64
}

type split struct {
	segment int
	term    string
	page    int64
}

func (m *memory) Block(id int64, block []byte) error {
	m.blocks[id] = string(block)
	return nil
}

func (m *memory) Split(segment int, term []byte, page int64) error {
	m.splits = append(m.splits, split{segment, string(term), page})
	return nil
}

func (m *memory) Size(int64, []byte) error { return nil }

func (m *memory) Blocks(first, last int64) (list []string, err error) {
	for id := first; id <= last; id++ {
		block, ok := m.blocks[id]
		if !ok {
			break
		}
		list = append(list, block)
	}
	return list, nil
}

func (m *memory) Page(segment int, term []byte) (int64, error) {
	i := sort.Search(len(m.splits), func(i int) bool { return m.splits[i].term > string(term) })
	if i == 0 || m.splits[i-1].segment != segment {
		return 0, nil
	}
	return m.splits[i-1].page, nil
}

// built is an index of rows, each of two columns.
func built(t testing.TB, rows [][2]string) *memory {
	t.Helper()
	m := &memory{blocks: map[int64]string{}, sizes: map[int64]int64{}}
	b := NewBuilder(2, filepath.Join(t.TempDir(), "run"), 1<<20)
	defer b.Close()
	for i, columns := range rows {
		id := int64(3*i + 1)
		m.sizes[id] = int64(len(strings.Fields(columns[0])) + len(strings.Fields(columns[1])))
		if err := b.Add(id, columns[:]); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Finish(m, [4]byte{}); err != nil {
		t.Fatal(err)
	}
	return m
}

func randomRows(seed uint64, n int) [][2]string {
	rng := rand.New(rand.NewPCG(seed, 3))
	rows := make([][2]string, n)
	for i := range rows {
		for c := range rows[i] {
			var words []string
			for range rng.IntN(300) {
				words = append(words, fmt.Sprintf("w%d", rng.IntN(1+rng.IntN(200))))
			}
			rows[i][c] = strings.Join(words, " ")
		}
	}
	return rows
}

// expressions are one of each kind.
var expressions = []*Expression{
	{Phrase: &Phrase{Words: []string{"w0"}, Column: -1}},
	{Phrase: &Phrase{Words: []string{"w1"}, Column: 1}},
	{Phrase: &Phrase{Words: []string{"w1"}, Prefix: true, Column: -1}},
	{Phrase: &Phrase{Words: []string{"w0", "w1"}, Column: -1}},
	{Phrase: &Phrase{Words: []string{"w0", "w0", "w1"}, Prefix: true, Column: 0}},
	{Kids: []*Expression{{Phrase: &Phrase{Words: []string{"w3"}, Column: -1}}, {Phrase: &Phrase{Words: []string{"w4"}, Column: -1}}}},
	{Join: Any, Kids: []*Expression{{Phrase: &Phrase{Words: []string{"w150"}, Column: -1}}, {Phrase: &Phrase{Words: []string{"w40", "w2"}, Column: -1}}},
		Absent: &Expression{Phrase: &Phrase{Words: []string{"w9"}, Column: 1}}},
	{Join: Any, Kids: []*Expression{
		{Kids: []*Expression{{Phrase: &Phrase{Words: []string{"w2"}, Column: -1}}}, Absent: &Expression{Phrase: &Phrase{Words: []string{"w1"}, Column: -1}}},
		{Phrase: &Phrase{Words: []string{"w5", "w1"}, Prefix: true, Column: -1}},
	}},
}

func (m *memory) find(e *Expression, do func(row int64)) error {
	x, err := Open(m)
	if err != nil {
		return err
	}
	r, err := x.Rank(e, []float64{1, 2})
	if err != nil {
		return err
	}
	words := func(rows, counts []int64) error {
		for i, row := range rows {
			counts[i] = m.sizes[row]
		}
		return nil
	}
	return r.Each(words, func(row int64, _ float64) error {
		do(row)
		return nil
	})
}

// holds tells what an expression means, in the plainest way.
func holds(e *Expression, row [2]string) bool {
	if p := e.Phrase; p != nil {
		for c, text := range row {
			wanted := " " + strings.Join(p.Words, " ")
			if !p.Prefix {
				wanted += " "
			}
			if (p.Column < 0 || p.Column == c) && strings.Contains(" "+text+" ", wanted) {
				return true
			}
		}
		return false
	}
	found := 0
	for _, k := range e.Kids {
		if holds(k, row) {
			found++
		}
	}
	return found > 0 && (e.Join == Any || found == len(e.Kids)) && (e.Absent == nil || !holds(e.Absent, row))
}

func TestExpressionsFindWhatTheyMean(t *testing.T) {
	for _, n := range []int{0, 1, 30, 600} {
		rows := randomRows(uint64(n), n)
		m := built(t, rows)
		for i, e := range expressions {
			var got, want []int64
			if err := m.find(e, func(row int64) { got = append(got, row) }); err != nil {
				t.Fatal(err)
			}
			for j, row := range rows {
				if holds(e, row) {
					want = append(want, int64(3*j+1))
				}
			}
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("%d rows, expression %d: found %v, want %v", n, i, got, want)
			}
		}
	}
}

// All words are read with the places where they stand, those of long lists and
// of rows of many leaves too.
func TestWordsAreThoseOfTheRows(t *testing.T) {
	for _, n := range []int{0, 1, 30, 3000} {
		rows := randomRows(uint64(n), n)
		want := map[string][]string{}
		for i, row := range rows {
			for column, text := range row {
				for position, word := range strings.Fields(text) {
					want[word] = append(want[word], fmt.Sprint(3*i+1, column, position))
				}
			}
		}
		x, err := Open(built(t, rows))
		if err != nil {
			t.Fatal(err)
		}
		last := ""
		err = x.EachWord(func(w *Word) error {
			if w.Term <= last {
				t.Errorf("%q after %q", w.Term, last)
			}
			last = w.Term
			if len(w.Term) == 2 { // some are passed over
				delete(want, last)
				return nil
			}
			var got []string
			err := w.Each(func(row int64, places []Place) {
				for _, p := range places {
					got = append(got, fmt.Sprint(row, p.Column, p.Position))
				}
			})
			if !slices.Equal(got, want[last]) {
				t.Errorf("%d rows, %q: %d places, want %d", n, last, len(got), len(want[last]))
			}
			delete(want, last)
			return err
		})
		if err != nil || len(want) > 0 {
			t.Errorf("%d rows: %d words are missing, %v", n, len(want), err)
		}
	}
}

// An index that is damaged gives an error, or finds something else; it neither
// panics nor goes on for ever.
func FuzzDamagedIndex(f *testing.F) {
	m := built(f, randomRows(7, 200))
	ids := make([]int64, 0, len(m.blocks))
	for id := range m.blocks {
		ids = append(ids, id)
	}
	sort.Slice(ids, func(i, j int) bool { return ids[i] < ids[j] })
	for i := range 60 {
		f.Add(uint16(i), uint16(i*67), byte(i*31), uint16(i*977), byte(255-i))
	}
	f.Fuzz(func(t *testing.T, block, at uint16, value byte, at2 uint16, value2 byte) {
		damaged := &memory{blocks: map[int64]string{}, splits: m.splits, sizes: m.sizes}
		for id, b := range m.blocks {
			damaged.blocks[id] = b
		}
		id := ids[int(block)%len(ids)]
		data := []byte(m.blocks[id])
		data[int(at)%len(data)] = value
		data[int(at2)%len(data)] = value2
		damaged.blocks[id] = string(data[:len(data)-int(block)%3])
		for _, e := range expressions {
			last := int64(unread)
			err := damaged.find(e, func(row int64) {
				if row <= last {
					t.Fatalf("row %d after row %d", row, last)
				}
				last = row
			})
			if err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrUnknown) {
				t.Fatal(err)
			}
		}
		if x, err := Open(damaged); err == nil {
			err := x.EachWord(func(w *Word) error { return w.Each(func(int64, []Place) {}) })
			if err != nil && !errors.Is(err, ErrDamaged) {
				t.Fatal(err)
			}
		}
	})
}
