package db

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefings/briefing"
	"briefings/briefing/day"
)

// What is read out of pages is what SQLite reads: also of rows that are longer
// than a page, or of which little is known.
func TestScansReadWhatSQLiteReads(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	put(t, path)
	compareScans(t, path)
	var entries []Entry
	for i := range 900 {
		b := sample(i)
		switch i % 7 {
		case 1:
			b = briefing.Briefing{Title: fmt.Sprint("Only a title ", i)}
		case 2:
			b.Sections = append(b.Sections, briefing.Section{Heading: "Long", Paragraphs: []briefing.Paragraph{{Text: strings.Repeat("long\n\"text\" ", 500*(i%90))}}})
		case 3:
			b.People = append(b.People, briefing.Person{Name: "One; Two", Role: strings.Repeat("very ", i) + "old"}, briefing.Person{Name: "Three"})
		case 4:
			b.Held, b.Title = day.Period{}, strings.Repeat("Title ", i*5)
		}
		entries = append(entries, page(fmt.Sprint("/pages/", i), fmt.Sprint(i), b))
	}
	put(t, path, entries[:700]...)
	put(t, path, entries[690:]...)
	compareScans(t, path)
	if _, err := removeForTest(path); err != nil {
		t.Fatal(err)
	}
	compareScans(t, path)
}

// removeForTest leaves briefings without texts and people without briefings, as
// another program may.
func removeForTest(path string) (string, error) {
	a, err := open(path, "mode=rw&_fk=0")
	if err != nil {
		return "", err
	}
	defer a.Close()
	_, err = a.db.Exec(`PRAGMA foreign_keys = 0; DELETE FROM text WHERE briefing_id IN (1, 17, 600, 899); DELETE FROM briefing WHERE id IN (5, 601);
		UPDATE text SET sections = json_pretty(sections) WHERE briefing_id = 30`)
	return path, err
}

func compareScans(t *testing.T, path string) {
	t.Helper()
	a := reading(t, path)
	ctx := context.Background()
	columns := append(append([]Column{dateColumn}, tables[0].columns...), tables[0].columns[3])
	all := Query{Limit: -1}
	limited := Query{Limit: 1 << 40} // which SQLite reads
	rows := func(q Query) (list []string) {
		for cells, err := range a.Rows(ctx, q, columns) {
			collected(t, &list)(cells, err)
		}
		return list
	}
	objects := func(q Query) (list []string) {
		for object, err := range a.JSON(ctx, q) {
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, string(object))
		}
		return list
	}
	file := a.file
	for _, a.file = range []*os.File{file, nil} { // and SQLite hands over the pages
		snapshotOf(t, a, a.file != nil).close()
		sameLines(t, "rows: SQLite (-), pages (+)", rows(limited), rows(all))
		sameLines(t, "briefings: SQLite (-), pages (+)", objects(limited), objects(all))
		if err := a.fastRows(ctx, columns, func([]Cell, error) bool { return false }); err != nil {
			t.Error(err) // and nothing waits for ever
		}
		if err := a.fastJSON(ctx, func([]byte, error) bool { return false }); err != nil {
			t.Error(err)
		}
	}
	a.file = file
}

func collected(t *testing.T, list *[]string) func([]Cell, error) bool {
	return func(cells []Cell, err error) bool {
		if err != nil {
			t.Fatal(err)
		}
		*list = append(*list, fmt.Sprint(cells))
		return true
	}
}
