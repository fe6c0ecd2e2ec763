package sqlitefile

import (
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unsafe"

	_ "modernc.org/sqlite" // the driver
)

// database makes a file of small pages, so that trees are deep, and returns it
// with the roots of its two tables.
func database(t testing.TB, rows int) (file []byte, table, keyed uint32) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_, err = db.Exec(`PRAGMA page_size = 512; CREATE TABLE plain (id INTEGER PRIMARY KEY, a, b);
		CREATE TABLE keyed (k, n, v, PRIMARY KEY (k, n)) WITHOUT ROWID;
		WITH RECURSIVE i (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i WHERE n < ?1)
		INSERT INTO plain SELECT 3 * n - 500, CASE n % 5 WHEN 0 THEN NULL WHEN 1 THEN n * 1000003 - 99 WHEN 2 THEN n / 7.0 WHEN 3 THEN 'text ' || n ELSE x'00ff' END,
			substr(hex(zeroblob(2000)), 1, n % 37 * n % 3000) FROM i;
		INSERT INTO keyed SELECT id / 10, id, substr(hex(zeroblob(900)), 1, id % 50 * 30) FROM plain`, rows)
	if err == nil {
		err = db.QueryRow("SELECT (SELECT rootpage FROM sqlite_schema WHERE name = 'plain'), (SELECT rootpage FROM sqlite_schema WHERE name = 'keyed')").Scan(&table, &keyed)
	}
	if err == nil {
		file, err = os.ReadFile(path)
	}
	if err != nil {
		t.Fatal(err)
	}
	return file, table, keyed
}

func open(file []byte) (*File, error) {
	const size = 512
	return Open(func(numbers []uint32, room []byte) (list []string, err error) {
		if len(room) < len(numbers)*size {
			room = make([]byte, len(numbers)*size)
		}
		for i, n := range numbers {
			if n == 0 || int(n) > len(file)/size {
				break
			}
			page := room[i*size : (i+1)*size]
			copy(page, file[(n-1)*size:n*size])
			list = append(list, unsafe.String(&page[0], size))
		}
		return list, nil
	}, len(file)/size)
}

func show(values []Value) string {
	var b strings.Builder
	for _, v := range values {
		switch v.Type {
		case Null:
			b.WriteString("null ")
		case Integer:
			fmt.Fprint(&b, v.Int(), " ")
		case Real:
			fmt.Fprintf(&b, "%.15g ", v.Float())
		default:
			fmt.Fprintf(&b, "%x ", v.Text)
		}
	}
	return b.String()
}

func scan(f *File, root uint32, row func(Row, []Value)) error {
	return f.Rows(root, func(rows []Row) error {
		for _, r := range rows {
			values, err := r.Record.Values(nil)
			if err != nil {
				return err
			}
			row(r, values)
		}
		return nil
	})
}

// checkGivingBack checks that rows are the same where what was read before is
// given back.
func checkGivingBack(t *testing.T, f *File, root uint32) {
	t.Helper()
	text := func(rows []Row) (list []string) {
		for _, r := range rows {
			list = append(list, fmt.Sprintf("%d: %x", r.ID, string(r.Record)))
		}
		return list
	}
	var kept, got []string
	keptErr := f.Rows(root, func(rows []Row) error {
		kept = append(kept, text(rows)...)
		return nil
	})
	var waiting *Batch
	take := func() *Batch {
		used := waiting
		if used != nil {
			got = append(got, text(used.Rows)...)
		}
		return used
	}
	err := f.Batches(root, func(b *Batch) (*Batch, error) {
		used := take()
		waiting = b
		return used, nil
	})
	take()
	if !slices.Equal(got, kept) || fmt.Sprint(err) != fmt.Sprint(keptErr) {
		t.Errorf("%d rows and %v, and where batches are given back %d and %v", len(kept), keptErr, len(got), err)
	}
}

// A tree whose leaves do not lie equally deep is read all the same: what stands
// above some of them lies among the leaves.
func TestBatchesOfAnUnevenTree(t *testing.T) {
	file, table, keyed := database(t, 3000)
	f, err := open(file)
	if err != nil {
		t.Fatal(err)
	}
	checkGivingBack(t, f, table)
	checkGivingBack(t, f, keyed)
	root, err := f.pageOfTree(table, nil)
	if err != nil {
		t.Fatal(err)
	}
	first, _ := root.child(0)
	above, err := f.pageOfTree(first, nil)
	if err != nil || above.kind != interior || above.n < atOnce+2 || root.n < 3 {
		t.Fatalf("%v: the tree is not as deep as it should be: %+v", err, above)
	}
	at := int(first-1)*f.size + int(above.offsets[2*(atOnce+1)])<<8 + int(above.offsets[2*(atOnce+1)+1])
	for i := 1; i <= root.n; i++ {
		other, _ := root.child(i)
		binary.BigEndian.PutUint32(file[at:], other)
		checkGivingBack(t, f, table)
	}
}

// wanted is how [show] shows the rows that [database] made.
func wanted(rows int) (plain, keyed []string) {
	for n := 1; n <= rows; n++ {
		id := 3*n - 500
		a := []string{"null", fmt.Sprint(n*1000003 - 99), fmt.Sprintf("%.15g", float64(n)/7), fmt.Sprintf("%x", fmt.Sprint("text ", n)), "00ff"}[n%5]
		zeros := func(n int) string { return strings.Repeat("30", max(n, 0)) }
		plain = append(plain, fmt.Sprintf("%d: null %s %s ", id, a, zeros(n%37*n%3000)))
		keyed = append(keyed, fmt.Sprintf("%d %d %s ", id/10, id, zeros(id%50*30)))
	}
	return plain, keyed
}

func TestRowsAreThoseOfSQLite(t *testing.T) {
	for _, n := range []int{1, 10, 3000} {
		file, table, keyed := database(t, n)
		f, err := open(file)
		if err != nil {
			t.Fatal(err)
		}
		var got, gotKeyed []string
		finder, passing := f.NewFinder(table), f.NewPassing(table)
		if greatest, err := passing.Greatest(); err != nil || greatest != int64(3*n-500) {
			t.Errorf("the greatest rowid is %d, %v", greatest, err)
		}
		if err := scan(f, table, func(r Row, values []Value) {
			got = append(got, fmt.Sprintf("%d: %s", r.ID, show(values)))
			if record, ok, err := finder.Find(r.ID); err != nil || !ok || record != r.Record {
				t.Errorf("row %d is not found: %v", r.ID, err)
			}
			if record, ok, err := passing.Find(r.ID); err != nil || !ok || record != r.Record {
				t.Errorf("row %d is not found in passing: %v", r.ID, err)
			}
			if _, ok, err := finder.Find(r.ID + 1); err != nil || ok {
				t.Errorf("row %d is found: %v", r.ID+1, err)
			}
		}); err != nil {
			t.Fatal(err)
		}
		if err := scan(f, keyed, func(_ Row, values []Value) { gotKeyed = append(gotKeyed, show(values)) }); err != nil {
			t.Fatal(err)
		}
		want, wantKeyed := wanted(n)
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%d rows: %.300q, want %.300q", n, got, want)
		}
		if strings.Join(gotKeyed, "\n") != strings.Join(wantKeyed, "\n") {
			t.Errorf("%d rows with a key: %.300q, want %.300q", n, gotKeyed, wantKeyed)
		}
		checkBackwards(t, finder, passing, want)
	}
}

// checkBackwards finds every seventh row, from the last to the first.
func checkBackwards(t *testing.T, finder, passing *Finder, want []string) {
	t.Helper()
	for i := len(want) - 1; i >= 0; i -= 7 {
		id := int64(3*(i+1) - 500)
		if _, ok, err := finder.Find(id); err != nil || !ok {
			t.Fatalf("row %d is not found: %v", i, err)
		}
		record, ok, err := passing.Find(id)
		if err != nil || !ok {
			t.Fatalf("row %d is not found in passing: %v", i, err)
		}
		if values, err := record.Values(nil); err != nil || fmt.Sprintf("%d: %s", id, show(values)) != want[i] {
			t.Fatalf("row %d is another one: %v", i, err)
		}
	}
}

// A damaged file gives an error, or other rows; it neither panics nor goes on for ever.
func FuzzDamagedFile(f *testing.F) {
	file, table, keyed := database(f, 400)
	for i := range 80 {
		f.Add(uint32(i*797), byte(i*7), uint32(i*i*13), byte(255-i))
	}
	f.Fuzz(func(t *testing.T, at uint32, value byte, at2 uint32, value2 byte) {
		bad := append([]byte{}, file...)
		bad[int(at)%len(bad)] = value
		bad[int(at2)%len(bad)] = value2
		d, err := open(bad)
		if err != nil {
			return
		}
		finder := d.NewPassing(table)
		for _, root := range []uint32{table, keyed} {
			n := 0
			err := scan(d, root, func(r Row, _ []Value) {
				if n++; n > len(bad) {
					t.Fatal("more rows than bytes")
				}
				_, _, _ = finder.Find(r.ID)
			})
			if err != nil && !errors.Is(err, ErrDamaged) {
				t.Fatal(err)
			}
			checkGivingBack(t, d, root)
		}
		cursor := d.NewCursor(keyed)
		_, err = cursor.Seek(func(r Record) (bool, error) {
			values, err := r.Values(nil)
			return err == nil && len(values) > 0 && values[0].Int() < 20, err
		})
		for n, ok := 0, err == nil; ok; n++ {
			if n > len(bad) {
				t.Fatal("more entries than bytes")
			}
			_, ok, err = cursor.Next()
		}
		if err != nil && !errors.Is(err, ErrDamaged) {
			t.Fatal(err)
		}
		if objects, err := d.Schema(); err == nil {
			for _, o := range objects {
				o.Columns()
			}
		}
	})
}
