package sqlitefile

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestBetween(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var root uint32
	_, err = db.Exec(`PRAGMA page_size = 512; CREATE TABLE named (k PRIMARY KEY, v) WITHOUT ROWID;
		WITH RECURSIVE i (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM i WHERE n < 1999)
		INSERT INTO named SELECT format('%04d', n), substr(hex(zeroblob(900)), 1, n % 50 * 30) FROM i`)
	if err == nil {
		err = db.QueryRow("SELECT rootpage FROM sqlite_schema WHERE name = 'named'").Scan(&root)
	}
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := open(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range [][2]int{{0, 2000}, {0, 1}, {700, 701}, {3, 1500}, {1999, 2000}, {500, 500}} {
		low, high := fmt.Sprintf("%04d", part[0]), fmt.Sprintf("%04d", part[1])
		var all []string
		if err := f.Between(root, low, high, func(rows []Row) error {
			for _, row := range rows {
				values, err := row.Record.Values(nil)
				if err != nil {
					return err
				}
				all = append(all, strings.Clone(values[0].Text))
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		beside := len(all)
		all = slices.DeleteFunc(all, func(k string) bool { return k < low || k >= high })
		if beside -= len(all); beside > 40 {
			t.Errorf("%s to %s: %d rows beside them", low, high, beside)
		}
		if len(all) != part[1]-part[0] || !slices.IsSorted(all) || len(all) > 0 && all[0] != low {
			t.Errorf("%s to %s: %d rows: %.100q", low, high, len(all), all)
		}
	}
}
