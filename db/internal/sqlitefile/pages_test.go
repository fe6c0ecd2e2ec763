package sqlitefile

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

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
	return Open(func(numbers []uint32, room []byte) (int, error) {
		for i, n := range numbers {
			if n == 0 || int(n) > len(file)/size {
				return i, nil
			}
			copy(room[i*size:(i+1)*size], file[(n-1)*size:])
		}
		return len(numbers), nil
	}, size, len(file)/size)
}

func show(r Record, values []Value) string {
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
			fmt.Fprintf(&b, "%x ", r[v.From:v.To])
		}
	}
	return b.String()
}

func scan(f *File, root uint32, row func(Row, []Value)) error {
	for rows := f.Rows(root); ; {
		r, ok, err := rows.Next()
		if err != nil || !ok {
			return err
		}
		values, err := r.Record.Values(nil)
		if err != nil {
			return err
		}
		row(r, values)
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
		finder := f.NewFinder(table)
		if err := scan(f, table, func(r Row, values []Value) {
			got = append(got, fmt.Sprintf("%d: %s", r.ID, show(r.Record, values)))
			if record, ok, err := finder.Find(r.ID); err != nil || !ok || !bytes.Equal(record, r.Record) {
				t.Errorf("row %d is not found: %v", r.ID, err)
			}
			if _, ok, err := finder.Find(r.ID + 1); err != nil || ok {
				t.Errorf("row %d is found: %v", r.ID+1, err)
			}
		}); err != nil {
			t.Fatal(err)
		}
		if err := scan(f, keyed, func(r Row, values []Value) { gotKeyed = append(gotKeyed, show(r.Record, values)) }); err != nil {
			t.Fatal(err)
		}
		want, wantKeyed := wanted(n)
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%d rows: %.300q, want %.300q", n, got, want)
		}
		if strings.Join(gotKeyed, "\n") != strings.Join(wantKeyed, "\n") {
			t.Errorf("%d rows with a key: %.300q, want %.300q", n, gotKeyed, wantKeyed)
		}
		for i := len(got) - 1; i >= 0; i -= 7 { // and backwards
			id := int64(3*(i+1) - 500)
			record, ok, err := finder.Find(id)
			if err != nil || !ok {
				t.Fatalf("row %d is not found: %v", i, err)
			}
			if values, err := record.Values(nil); err != nil || fmt.Sprintf("%d: %s", id, show(record, values)) != want[i] {
				t.Fatalf("row %d is another one: %v", i, err)
			}
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
		finder := d.NewFinder(table)
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
		}
	})
}
