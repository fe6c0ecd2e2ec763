package db

import (
	"context"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"briefings/briefing"
	"briefings/briefing/statement"
	"briefings/db/terms"
)

// talks is a page with statements whose texts need escapes in JSON.
func talks(n int) briefing.Briefing {
	b := sample(n)
	b.Countries = []string{"NO", "IS"}
	b.People = []briefing.Person{{Name: "Ada Vale", Country: "NO"}, {Name: "Jön Holm", Country: "IS"}}
	b.Lead = "Minister Vale welcomed \"Jön\" Holm."
	b.Sections = []briefing.Section{
		{Heading: "A \"text\": one", Paragraphs: []briefing.Paragraph{{Text: "Nothing.\tNothing."}, {Number: "(1)", Text: "Minister Holm said that the \\ “cod” was\u2028small, and that the \"ships\" were large."}}},
		{Paragraphs: []briefing.Paragraph{{Text: "Both sides agreed."}}},
	}
	b.Statements = statement.Read(&b)
	return b
}

// Rows, the view, whole briefings from SQL and those from the pages of the file tell the
// same statements.
func TestStatements(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "a.db")
	im, err := Begin(ctx, path, Options{Schema: schema(t)})
	if err != nil {
		t.Fatal(err)
	}
	want := talks(1)
	if len(want.Statements) != 4 {
		t.Fatalf("%d statements: %+v", len(want.Statements), want.Statements)
	}
	for i, name := range []string{"/a.txt", "/b.txt"} {
		if _, err := im.Add(page(name, name, talks(i+1))); err != nil {
			t.Fatal(err)
		}
	}
	if err := im.Commit(); err != nil {
		t.Fatal(err)
	}
	im.Close()
	checkClean(t, path)
	a := reading(t, path)

	b, err := a.Briefing(ctx, 1)
	if err != nil || !reflect.DeepEqual(b.Statements, want.Statements) {
		t.Errorf("%v\n got %+v\nwant %+v", err, b.Statements, want.Statements)
	}
	var fast, slow []string
	for object, err := range a.JSON(ctx, Query{Limit: -1}) {
		if err != nil {
			t.Fatal(err)
		}
		fast = append(fast, string(object))
	}
	for object, err := range a.JSON(ctx, Query{Limit: 9}) {
		if err != nil {
			t.Fatal(err)
		}
		slow = append(slow, string(object))
	}
	if !slices.Equal(fast, slow) {
		t.Errorf("fast %s\nslow %s", fast, slow)
	}

	columns := Columns("statements")
	var rows [][]Cell
	for row, err := range a.Rows(ctx, Query{Table: "statements", Limit: -1}, columns) {
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, slices.Clone(row))
	}
	i := 0
	err = a.eachRow(ctx, `SELECT briefing_id, slug, date, section, paragraph, position, side, coalesce("by", ''), act, cameo, text
		FROM statements ORDER BY briefing_id, position`, nil, len(columns), func(cells []Cell, err error) bool {
		if !slices.Equal(cells, rows[i]) {
			t.Errorf("the view has %v, and rows %v", cells, rows[i])
		}
		i++
		return err == nil
	})
	if err != nil || i != len(rows) || i != 8 {
		t.Errorf("%d rows in the view, %d rows: %v", i, len(rows), err)
	}
}

// Criteria of statements must be met by one statement, and terms find the best.
func TestStatementCriteria(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "a.db")
	im, err := Begin(ctx, path, Options{Schema: schema(t)})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := im.Add(page("/a.txt", "a", talks(1))); err != nil {
		t.Fatal(err)
	}
	if err := im.Commit(); err != nil {
		t.Fatal(err)
	}
	im.Close()
	a := reading(t, path)
	parse := func(s string) []terms.Terms {
		parsed, err := terms.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		return []terms.Terms{parsed}
	}
	for _, test := range []struct {
		sayings    Sayings
		rows       int
		briefingIs bool
	}{
		{Sayings{Sides: []string{"NO"}}, 2, true},
		{Sayings{Sides: []string{"IS"}}, 3, true},
		{Sayings{By: []string{"holm"}}, 2, true},
		{Sayings{By: []string{"holm"}, Said: parse("cod -ships")}, 1, true},
		{Sayings{By: []string{"vale"}, Said: parse("cod")}, 0, false},
		{Sayings{Acts: []string{"019"}, Said: parse("agreed OR refused")}, 1, true},
		{Sayings{Acts: []string{"12"}}, 0, false},
		{Sayings{Sections: []string{"text"}}, 2, true},
		{Sayings{Said: parse("-cod -ships -welcomed")}, 1, true},
	} {
		n := 0
		for _, err := range a.Rows(ctx, Query{Criteria: Criteria{Sayings: test.sayings}, Table: "statements", Limit: -1}, Columns("statements")) {
			if err != nil {
				t.Fatal(err)
			}
			n++
		}
		found := false
		for _, err := range a.Rows(ctx, Query{Criteria: Criteria{Sayings: test.sayings}, Limit: -1}, Columns("")) {
			if err != nil {
				t.Fatal(err)
			}
			found = true
		}
		if n != test.rows || found != test.briefingIs {
			t.Errorf("%+v: %d rows, briefing %v", test.sayings, n, found)
		}
	}
	for words, want := range map[string]int{"cod": 1, "cod OR ships": 2, "-cod": 3, "nobody": 0} {
		n := 0
		for _, err := range a.Statements(ctx, Query{Table: "statements", Limit: -1}, parse(words)[0], Columns("statements")) {
			if err != nil {
				t.Fatal(err)
			}
			n++
		}
		if n != want {
			t.Errorf("%s: %d statements, want %d", words, n, want)
		}
	}
}
