package db

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"briefings/briefing/letters"
)

// fullTextTable makes the table of the schema in a file of its own.
func fullTextTable(t *testing.T) *sql.DB {
	t.Helper()
	a, err := open(filepath.Join(t.TempDir(), "a.db"), fresh)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	a.db.SetMaxOpenConns(1)
	schema, err := os.ReadFile(filepath.Join("..", "schema.sql"))
	if err == nil {
		_, err = a.db.Exec(string(schema) + `; CREATE VIRTUAL TABLE words USING fts5vocab (fulltext, instance)`)
	}
	if err != nil {
		t.Fatal(err)
	}
	return a.db
}

type fullTextDoc struct {
	id    int64
	words [fullTextColumns]string
}

// fill fills one table by the builder and another by FTS5 itself.
func fill(t *testing.T, docs []fullTextDoc, limit int) (built, stock *sql.DB) {
	t.Helper()
	built, stock = fullTextTable(t), fullTextTable(t)
	ctx := context.Background()
	x, err := newSegmentIndexer(ctx, built, filepath.Join(t.TempDir(), "words"), limit)
	if err != nil {
		t.Fatal(err)
	}
	defer x.close()
	stockTx, err := stock.Begin()
	if err != nil {
		t.Fatal(err)
	}
	const insert = "INSERT INTO fulltext (rowid, text, title, headings, people, place) VALUES (?, ?, ?, ?, ?, ?)"
	for _, d := range docs {
		x.add(d.id, d.words)
		if _, err := stockTx.Exec(insert, fullTextRow(d.id, d.words)...); err != nil {
			t.Fatal(err)
		}
	}
	if err := stockTx.Commit(); err != nil {
		t.Fatal(err)
	}
	tx, err := built.Begin()
	if err != nil {
		t.Fatal(err)
	}
	if err := x.finish(&Importer{ctx: ctx, each: ctx, tx: tx}); err != nil {
		t.Fatal(err)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	// FTS5 sees what was written beside it when the file is opened anew.
	var file string
	if err := built.QueryRow("SELECT file FROM pragma_database_list").Scan(&file); err != nil {
		t.Fatal(err)
	}
	built.Close()
	a, err := open(file, "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	a.db.SetMaxOpenConns(1)
	return a.db, stock
}

// sameRows compares what two tables answer.
func sameRows(t *testing.T, built, stock *sql.DB, query string, args ...any) {
	t.Helper()
	answers := [2][]string{}
	for i, db := range []*sql.DB{built, stock} {
		rows, err := db.Query(query, args...)
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		for rows.Next() {
			var line string
			if err := rows.Scan(&line); err != nil {
				t.Fatal(err)
			}
			answers[i] = append(answers[i], line)
		}
		if err := rows.Err(); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
	}
	sameLines(t, fmt.Sprint(query, " ", args, ": FTS5 (-), built (+)"), answers[1], answers[0])
}

// sameLines compares what should be the same, of which there is much.
func sameLines(t *testing.T, what string, want, got []string) {
	t.Helper()
	if !slices.Equal(want, got) {
		t.Errorf("%s:\n%.2000s", what, cmp.Diff(want, got))
	}
}

// randomDocs use few words often and many rarely, in all columns.
func randomDocs(seed uint64, n, length, gaps int) []fullTextDoc {
	rng := rand.New(rand.NewPCG(seed, 1))
	odd := []string{"王", "ß", "東", "žluť", "a\u0301", "ก", "ᦰ", strings.Repeat("x", 40_000), strings.Repeat("é", 20_000), "0", "\u3099"}
	docs := make([]fullTextDoc, n)
	id := int64(0)
	for i := range docs {
		id += 1 + int64(rng.IntN(gaps))
		docs[i].id = id
		for c := range docs[i].words {
			var b strings.Builder
			for range rng.IntN(length) >> (2 * min(c, 1)) {
				if rng.IntN(500) == 0 {
					b.WriteString(odd[rng.IntN(len(odd))])
				} else {
					fmt.Fprintf(&b, "w%x", int(rng.ExpFloat64()*rng.ExpFloat64()*40))
				}
				b.WriteByte(' ')
			}
			docs[i].words[c] = b.String()
		}
	}
	return docs
}

// What is built beside SQLite is what FTS5 makes of the same texts: the same
// words at the same places, the same sizes, the same ranks; FTS5 finds it whole,
// and goes on writing it.
func TestBuiltFullTextIsThatOfFTS5(t *testing.T) {
	for _, test := range []struct {
		name            string
		n, length, gaps int
		limit           int
	}{
		{"nothing", 0, 1, 1, 1 << 20},
		{"one", 1, 5, 1, 1 << 20},
		{"in memory", 150, 200, 3, 1 << 30},
		{"in runs", 250, 200, 1, 1 << 15},
		{"far apart", 300, 60, 1 << 40, 1 << 15},
		{"long lists", 5_000, 12, 2, 1 << 18},
		{"long texts", 8, 20_000, 9, 1 << 19},
	} {
		t.Run(test.name, func(t *testing.T) {
			docs := randomDocs(7, test.n, test.length, test.gaps)
			built, stock := fill(t, docs, test.limit)
			check := func() {
				t.Helper()
				if _, err := built.Exec("INSERT INTO fulltext (fulltext, rank) VALUES ('integrity-check', 1)"); err != nil {
					t.Fatal(err)
				}
				sameRows(t, built, stock, "SELECT term || ' ' || doc || ' ' || col || ' ' || offset FROM words")
				sameRows(t, built, stock, "SELECT id || ' ' || hex(sz) FROM fulltext_docsize ORDER BY id")
				if test.n > 0 {
					sameRows(t, built, stock, "SELECT hex(block) FROM fulltext_data WHERE id = 1")
				}
				for _, terms := range []string{"w0", "w1 w2", `"w0 w1"`, "w1f OR w2e", "title: w3", "w4 NOT w0", "w12*", "w0 AND w7"} {
					sameRows(t, built, stock, "SELECT rowid || ' ' || printf('%.9f', "+bm25()+") FROM fulltext WHERE fulltext MATCH ? ORDER BY rank, rowid", terms)
				}
			}
			check()
			// A reader that goes backwards, and one that seeks.
			sameRows(t, built, stock, "SELECT rowid FROM fulltext WHERE fulltext MATCH 'w0' ORDER BY rowid DESC")
			for i := 0; i < len(docs); i += 37 {
				sameRows(t, built, stock, "SELECT rowid FROM fulltext WHERE fulltext MATCH 'w0 OR w1' AND rowid >= ? LIMIT 3", docs[i].id)
			}
			for _, db := range []*sql.DB{built, stock} {
				for i := 0; i < len(docs); i += 11 {
					if _, err := db.Exec("INSERT INTO fulltext (fulltext, rowid, text, title, headings, people, place) VALUES ('delete', ?, ?, ?, ?, ?, ?)", fullTextRow(docs[i].id, docs[i].words)...); err != nil {
						t.Fatal(err)
					}
				}
				for _, d := range randomDocs(8, min(test.n, 60), 50, 1) {
					if _, err := db.Exec("INSERT INTO fulltext (rowid, text, title, headings, people, place) VALUES (?, ?, ?, ?, ?, ?)", fullTextRow(d.id+1<<50, d.words)...); err != nil {
						t.Fatal(err)
					}
				}
			}
			check()
			if _, err := built.Exec("INSERT INTO fulltext (fulltext) VALUES ('optimize')"); err != nil {
				t.Fatal(err)
			}
			check()
		})
	}
}

// Every character of a word parts words, or does not, as it does in FTS5.
func TestBuiltFullTextHasTheSameWords(t *testing.T) {
	var docs []fullTextDoc
	characters := 0
	for r := rune(1); r <= unicode.MaxRune; r++ {
		words := strings.Join(letters.Words("a"+string(r)+"b"), " ")
		if r >= 0xd800 && r < 0xe000 || words == "a b" || words == "ab" {
			continue
		}
		if characters%100 == 0 {
			docs = append(docs, fullTextDoc{id: int64(r)})
		}
		docs[len(docs)-1].words[0] += " " + words
		characters++
	}
	if characters < 100_000 {
		t.Fatalf("only %d characters are parts of words", characters)
	}
	built, stock := fill(t, docs, 1<<22)
	sameRows(t, built, stock, "SELECT term || ' ' || doc || ' ' || offset FROM words")
}
