package sqlitefile

import (
	"database/sql"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// treeFile makes a file of two empty tables, and tells their roots.
func treeFile(t *testing.T, size int) (path string, table, keyed uint32) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "a.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_, err = db.Exec(fmt.Sprintf(`PRAGMA page_size = %d; CREATE TABLE plain (id INTEGER PRIMARY KEY, a, b);
		CREATE TABLE keyed (k, n, v, PRIMARY KEY (k, n)) WITHOUT ROWID`, size))
	if err == nil {
		err = db.QueryRow("SELECT (SELECT rootpage FROM sqlite_schema WHERE name = 'plain'), (SELECT rootpage FROM sqlite_schema WHERE name = 'keyed')").Scan(&table, &keyed)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path, table, keyed
}

// put puts what was built behind the first base pages of a file.
func put(file *os.File, base uint32, size int, pile *Pile, trees map[uint32]*Tree) error {
	write := func(first uint32, pages []byte) error {
		_, err := file.WriteAt(pages, int64(first-1)*int64(size))
		return err
	}
	last, err := pile.Put(base, write)
	for root, tree := range trees {
		var page []byte
		if err == nil {
			page, err = tree.Above(func(page []byte) (uint32, error) {
				last++
				return last, write(last, page)
			})
		}
		if err == nil {
			err = write(root, page)
		}
	}
	if err != nil {
		return err
	}
	_, err = file.WriteAt(binary.BigEndian.AppendUint32(nil, last), 28)
	return err
}

// What is built is what SQLite reads, and it finds nothing wrong with it,
// whatever the number of rows and however long they are.
func TestTrees(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	for _, size := range []int{512, 4096, 65536} {
		for _, n := range append([]int{0, 1, 2, 3}, 4+rng.IntN(20), 20+rng.IntN(80), 100+rng.IntN(900), 3000) {
			for _, most := range []int{3, 60, 1000, 5 * size} {
				if n*most > 1<<20 {
					continue
				}
				for _, placed := range []bool{false, true} {
					if err := buildTrees(t, rng, size, n, most, placed); err != nil {
						t.Errorf("%d rows of up to %d bytes in pages of %d, placed %v: %v", n, most, size, placed, err)
					}
				}
			}
		}
	}
}

func buildTrees(t *testing.T, rng *rand.Rand, size, n, most int, placed bool) error {
	t.Helper()
	path, table, keyed := treeFile(t, size)
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	base := uint32(info.Size() / int64(size))
	apart, err := os.Create(path + ".pile")
	if err != nil {
		return err
	}
	defer apart.Close()
	pile := NewPile(apart, size)
	if placed {
		pile = NewPileBehind(file, size, base)
	}
	trees := map[uint32]*Tree{table: NewTree(pile, true), keyed: NewTree(pile, false)}
	var w Writer
	var want []string
	id := int64(rng.IntN(100)) - 50
	added := map[int64]string{}
	rows := map[uint32][]string{}
	for i := range n {
		long := strings.Repeat("x", rng.IntN(most)) + fmt.Sprint(i)
		w.Null()
		w.Int(id * id * id)
		w.TextOrNull(long[1:])
		record := w.Record()
		added[id] = string(record)
		rows[table] = append(rows[table], fmt.Sprint(id, " ", added[id]))
		if err := trees[table].Add(id, record); err != nil {
			return err
		}
		w.Int(int64(i / 10))
		w.Text(fmt.Sprintf("%05d %s", i, long))
		w.Blob([]byte(long))
		record = w.Record()
		rows[keyed] = append(rows[keyed], "0 "+string(record))
		if err := trees[keyed].Add(0, record); err != nil {
			return err
		}
		want = append(want, fmt.Sprint(id, " ", id*id*id, " ", long[1:], " ", i/10, " ", fmt.Sprintf("%05d %s", i, long), " ", long))
		id += 1 + rng.Int64N(1<<uint(rng.IntN(20)))
	}
	for id, want := range added {
		if got, ok, err := trees[table].Find(id); err != nil || !ok || string(got) != want {
			return fmt.Errorf("row %d is not found: %v, %v", id, ok, err)
		}
		if _, ok, err := trees[table].Find(id + 1); err != nil || ok != (added[id+1] != "") {
			return fmt.Errorf("row %d: %v, %v", id+1, ok, err)
		}
	}
	for root, tree := range trees {
		var got []string
		err := tree.Each(func(r Row) error {
			got = append(got, fmt.Sprint(r.ID, " ", string(r.Record)))
			return nil
		})
		if err != nil || !slices.Equal(got, rows[root]) || tree.Len() != len(got) {
			return fmt.Errorf("%d rows are told, %v", len(got), err)
		}
	}
	if n > 0 {
		if err := trees[table].Add(id-1<<21, nil); err == nil {
			return fmt.Errorf("row %d after row %d was taken", id-1<<21, id)
		}
	}
	if err := trees[table].First([]int64{-1000, -999}, [][]byte{first(&w, 'a'), first(&w, 'b')}); err != nil {
		return err
	}
	for _, tree := range trees {
		if err := tree.End(); err != nil {
			return err
		}
	}
	want = append([]string{"-1000 a 0 0 0 0", "-999 b 0 0 0 0"}, want...)
	if err := put(file, base, size, pile, trees); err != nil {
		return err
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return err
	}
	defer db.Close()
	var whole string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&whole); err != nil || whole != "ok" {
		return fmt.Errorf("integrity: %s, %v", whole, err)
	}
	found, err := db.Query(`SELECT id, a, coalesce(b, ''), coalesce(k, 0), coalesce(n, 0), coalesce(v, 0) FROM (SELECT row_number() OVER (ORDER BY id) AS i, * FROM plain)
		LEFT JOIN (SELECT 2 + row_number() OVER (ORDER BY k, n) AS i, * FROM keyed) USING (i) ORDER BY i`)
	if err != nil {
		return err
	}
	defer found.Close()
	var got []string
	for found.Next() {
		var c [6]string
		if err := found.Scan(&c[0], &c[1], &c[2], &c[3], &c[4], &c[5]); err != nil {
			return err
		}
		got = append(got, strings.Join(c[:], " "))
	}
	if err := found.Err(); err != nil {
		return err
	}
	if !slices.Equal(want, got) {
		return fmt.Errorf("%d rows, want %d", len(got), len(want))
	}
	// And SQLite goes on writing them.
	_, err = db.Exec(`DELETE FROM plain WHERE id % 3 = 0; DELETE FROM keyed WHERE k % 3 = 1; INSERT INTO plain (a) VALUES (randomblob(3000)); INSERT INTO keyed VALUES (5, 'x', 1)`)
	if err == nil {
		err = db.QueryRow("PRAGMA integrity_check").Scan(&whole)
	}
	if err != nil || whole != "ok" {
		return fmt.Errorf("integrity after more was written: %s, %v", whole, err)
	}
	return nil
}

// first makes a record for the table plain.
func first(w *Writer, a byte) []byte {
	w.Null()
	w.Text(string(a))
	w.Int(0)
	return slices.Clone(w.Record())
}

// The page that SQLite locks is left out, and what points to those behind it
// knows that.
func TestPileLeavesOutTheLockedPage(t *testing.T) {
	const size, locked = 65536, 1<<30/65536 + 1
	file, err := os.Create(filepath.Join(t.TempDir(), "pile"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	pile := NewPile(file, size)
	tree := NewTree(pile, true)
	for id := range int64(6) {
		if err := tree.Add(id, []byte(strings.Repeat("x", 3*size))); err != nil {
			t.Fatal(err)
		}
	}
	if err := tree.End(); err != nil {
		t.Fatal(err)
	}
	for base := uint32(locked - 20); base < locked+3; base++ {
		var numbers []uint32
		next := map[uint32]uint32{}
		_, err := pile.Put(base, func(first uint32, pages []byte) error {
			for i := range len(pages) / size {
				numbers = append(numbers, first+uint32(i))
				next[first+uint32(i)] = binary.BigEndian.Uint32(pages[i*size:])
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if len(numbers) != int(pile.last) || slices.Contains(numbers, locked) {
			t.Errorf("behind %d: pages %d", base, numbers)
		}
		for i, n := range numbers[:2] {
			if next[n] != numbers[i+1] {
				t.Errorf("behind %d: page %d goes on at %d, not at %d", base, n, next[n], numbers[i+1])
			}
		}
	}
}

// So does one that is written to its place, and it tells who wrote there as well.
func TestPlacedPileLeavesOutTheLockedPage(t *testing.T) {
	const size, locked = 65536, 1<<30/65536 + 1
	for base := uint32(locked - 6); base < locked+3; base++ {
		file, err := os.Create(filepath.Join(t.TempDir(), "pile"))
		if err != nil {
			t.Fatal(err)
		}
		pile := NewPileBehind(file, size, base)
		tree := NewTree(pile, true)
		long := strings.Repeat("x", 5*size)
		for id := range int64(2) {
			if err := tree.Add(id, []byte(long)); err != nil {
				t.Fatal(err)
			}
		}
		if err := tree.End(); err != nil {
			t.Fatal(err)
		}
		if _, err := pile.Put(base+1, nil); err == nil {
			t.Errorf("behind %d: that somebody else wrote is not seen", base)
		}
		last, err := pile.Put(base, nil)
		count := uint32(10) // two records, each with its end on five pages, on one leaf that waits
		if base < locked && base+count >= locked {
			count++
		}
		if err != nil || last != base+count {
			t.Errorf("behind %d: the last page is %d, %v", base, last, err)
		}
		room := make([]byte, size)
		if _, err := file.ReadAt(room, (locked-1)*size); err == nil && slices.Max(room) > 0 {
			t.Errorf("behind %d: page %d is written to", base, locked)
		}
		for id := range int64(2) {
			if record, ok, err := tree.Find(id); err != nil || !ok || string(record) != long {
				t.Errorf("behind %d: row %d is not found: %v, %v", base, id, ok, err)
			}
		}
		file.Close()
	}
}

// Integers take as few bytes as they can.
func TestWriter(t *testing.T) {
	var w Writer
	for _, v := range []int64{0, 1, -1, 127, -128, 128, 1 << 15, -1 << 15, 1<<23 - 1, -1 << 23, 1 << 23, 1<<31 - 1, 1 << 31, 1<<47 - 1, -1 << 47, 1 << 47, 1<<63 - 1, -1 << 63} {
		w.Int(v)
		values, err := Record(w.Record()).Values(nil)
		if err != nil || len(values) != 1 || values[0].Int() != v {
			t.Errorf("%d: %v, %v", v, values, err)
		}
	}
}
