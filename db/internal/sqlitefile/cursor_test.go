package sqlitefile

import "testing"

// A cursor begins anywhere, and goes on as SQLite does to the end.
func TestCursor(t *testing.T) {
	for _, n := range []int{1, 10, 3000} {
		file, _, keyed := database(t, n)
		f, err := open(file)
		if err != nil {
			t.Fatal(err)
		}
		_, want := wanted(n)
		cursor := f.NewCursor(keyed)
		for from := 0; from <= n; from += max(n/97, 1) {
			checkCursor(t, cursor, want, from)
		}
	}
}

// checkCursor reads 300 rows from a position, and one that is 211 rows behind it.
func checkCursor(t *testing.T, cursor *Cursor, want []string, from int) {
	t.Helper()
	n := len(want)
	first := int64(3*(from+1) - 500)
	before := func(r Record) (bool, error) {
		values, err := r.Values(nil)
		return err == nil && values[1].Int() < first, err
	}
	last, err := cursor.Seek(before)
	if err != nil {
		t.Fatal(err)
	}
	if from == 0 && last != "" || from > 0 && shown(t, last) != want[from-1] {
		t.Errorf("%d rows, from %d: %.50q stands before it", n, from, shown(t, last))
	}
	some := from + 300
	for i := from; ; i++ {
		record, ok, err := cursor.Next()
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			if i != n {
				t.Errorf("%d rows, from %d: the end comes after %d", n, from, i)
			}
			break
		}
		if shown(t, record) != want[i] {
			t.Fatalf("%d rows, from %d: row %d is %.50q", n, from, i, shown(t, record))
		}
		if i == some {
			break
		}
	}
	skipped := from + 211
	if _, err = cursor.Seek(before); err == nil {
		err = cursor.Skip(211)
	}
	if err != nil {
		t.Fatal(err)
	}
	record, ok, err := cursor.Next()
	if err != nil || ok != (skipped < n) || ok && shown(t, record) != want[skipped] {
		t.Errorf("%d rows, from %d: %.50q comes behind 211 more, %v", n, from, shown(t, record), err)
	}
}

func shown(t *testing.T, r Record) string {
	if r == "" {
		return ""
	}
	values, err := r.Values(nil)
	if err != nil {
		t.Fatal(err)
	}
	return show(values)
}
