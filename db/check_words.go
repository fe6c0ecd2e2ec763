package db

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"

	"briefings/briefing"
	"briefings/db/fts5"
)

// checkFullText compares what was worked out of the texts when they were
// imported with what they give now: how many words there are, the headings, and
// every word of the full text with the places where it stands.
func (a *Archive) checkFullText(ctx context.Context, report func(string) bool) (bool, error) {
	conn, err := a.db.Conn(ctx)
	if err != nil {
		return false, err
	}
	defer conn.Close()
	more, err := checkWords(ctx, conn, report)
	if err != nil {
		err = fmt.Errorf("check %s: %w", a.path, err)
	}
	return more, err
}

func checkWords(ctx context.Context, conn *sql.Conn, report func(string) bool) (bool, error) {
	// The table of words is the connection's own, in memory; see openVocabulary.
	_, err := conn.ExecContext(ctx, `PRAGMA temp_store = memory; PRAGMA query_only = 0;
		CREATE VIRTUAL TABLE IF NOT EXISTS temp.instances USING fts5vocab (main, fulltext, instance);
		PRAGMA query_only = 1;
		BEGIN`) // all is compared as it is at one moment, whatever is imported meanwhile
	if err != nil {
		return false, err
	}
	defer func() { _, _ = conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK") }() // there is nothing to undo
	expected := wordSums{}
	for b, err := range briefings(ctx, conn, Query{Limit: -1}) {
		if err != nil {
			return false, err
		}
		problem, err := checkText(ctx, conn, &b, expected)
		if err != nil {
			return false, err
		}
		if problem != "" && !report(fmt.Sprintf("briefing %d: %s", b.ID, problem)) {
			return false, nil
		}
	}
	return expected.compare(ctx, conn, report)
}

// checkText checks what is kept of one text, and notes its words.
func checkText(ctx context.Context, from querier, b *briefing.Briefing, expected wordSums) (problem string, err error) {
	var sizes []byte
	var words int
	var lines string
	err = from.QueryRowContext(ctx, `SELECT fulltext_docsize.sz, briefing.words, text.headings
		FROM briefing JOIN text ON text.briefing_id = briefing.id LEFT JOIN fulltext_docsize ON fulltext_docsize.id = briefing.id
		WHERE briefing.id = ?`, b.ID).Scan(&sizes, &words, &lines)
	columns := fullText(b)
	expected.add(b.ID, columns)
	switch {
	case err != nil:
		return "", err
	case words != b.Words():
		return fmt.Sprintf("counts %d words, its text has %d", words, b.Words()), nil
	case lines != headings(b.Sections):
		return "the headings are not those of its sections", nil
	case !sameSizes(sizes, columns):
		return "the full text does not fit its text", nil
	}
	return "", nil
}

// wordSums have of each word how often it stands anywhere, and a sum over the
// places: row, column and position. Two indexes that agree in these are the same
// but for chance.
type wordSums map[string]*wordSum

type wordSum struct{ times, places int64 }

// The place of a word as a number: a square in a field of numbers, so that sums
// of others do not make up for it. SQL works out the same; nothing overflows.
const (
	placeRow, placeWord = 1_000_003, 8
	maxRow              = 1<<31 - 1 // greater ids are taken modulo
	placeMask           = 1<<31 - 1
	placePrime          = 1_000_000_007

	placeSQL = `((doc % 2147483647 * 1000003 + "offset" * 8 + CASE col WHEN 'text' THEN 0 WHEN 'title' THEN 1 WHEN 'headings' THEN 2 WHEN 'people' THEN 3 ELSE 4 END)
		& 2147483647)`
)

func (s wordSums) add(id int64, columns [fullTextColumns]string) {
	for column, text := range columns {
		position := int64(0)
		for word := range strings.FieldsSeq(text) {
			word = word[:min(len(word), fts5.MaxTerm)]
			sum := s[word]
			if sum == nil {
				sum = &wordSum{}
				s[strings.Clone(word)] = sum
			}
			place := (id%maxRow*placeRow + position*placeWord + int64(column)) & placeMask
			sum.times++
			sum.places += place * place % placePrime
			position++
		}
	}
}

// mostWords is how many words are named that the full text has otherwise.
const mostWords = 10

// compare compares the sums with those of the full text, of which nothing is
// left in s afterwards.
func (s wordSums) compare(ctx context.Context, conn *sql.Conn, report func(string) bool) (bool, error) {
	rows, err := conn.QueryContext(ctx, "SELECT term, count(*), sum("+placeSQL+" * "+placeSQL+" % 1000000007) FROM temp.instances GROUP BY term")
	if err != nil {
		return false, err
	}
	defer rows.Close()
	var off []string
	more := 0
	differs := func(word, how string) {
		if len(off) < mostWords {
			off = append(off, fmt.Sprintf("the full text has %q %s", word, how))
		} else {
			more++
		}
	}
	for rows.Next() {
		var word string
		var got wordSum
		if err := rows.Scan(&word, &got.times, &got.places); err != nil {
			return false, err
		}
		switch want := s[word]; {
		case want == nil:
			differs(word, "which no text has")
		case want.times != got.times:
			differs(word, fmt.Sprintf("%d times, the texts have it %d times", got.times, want.times))
		case *want != got:
			differs(word, "at other places than the texts")
		}
		delete(s, word)
	}
	if err := rows.Err(); err != nil {
		return false, err
	}
	for _, word := range slices.Sorted(maps.Keys(s)) {
		differs(word, fmt.Sprintf("not at all, the texts have it %d times", s[word].times))
	}
	if more > 0 {
		off = append(off, fmt.Sprintf("and %d more words otherwise", more))
	}
	for _, problem := range off {
		if !report(problem) {
			return false, nil
		}
	}
	return true, nil
}
