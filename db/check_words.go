package db

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/db/internal/fts5"
	"briefings/db/internal/sqlitefile"
)

// checkTexts compares what an import has derived from the texts with what they give
// now: the number of words, the headings, every word of the full text with its
// places, and the bytes of the pages.
func (a *Archive) checkTexts(ctx context.Context, report func(string) bool) (more bool, err error) {
	s, err := a.snapshot(ctx)
	if err == nil {
		defer s.close()
		more, err = s.check(ctx, report)
	}
	return more, a.failed("check", err)
}

func (s *snapshot) check(ctx context.Context, report func(string) bool) (more bool, err error) {
	words := newWordSums()
	if more, err = s.checkEachText(ctx, words, report); err != nil || !more {
		return more, err
	}
	index, postings, err := s.fullText()
	if isNotFast(err) {
		more, err = report("the full text has a form that is not known: its words were not compared"), nil
	} else if err == nil {
		more, err = words.compare(index, report)
		postings.close()
	}
	if err != nil || !more {
		return more, err
	}
	return s.checkOriginals(ctx, report)
}

// A textToCheck is what is kept of one briefing.
type textToCheck struct {
	briefing.Briefing
	people, photos, sections []byte // JSON
	sayings                  []byte // JSON: section, paragraph and end of each statement
	headings                 string
	words                    int
	sizes                    []byte // FTS5's record of how many words there are
}

// textsToCheck are all briefings, as far as their words go.
const textsToCheck = `SELECT briefing.id, coalesce(briefing.title, ''), coalesce(briefing.place, ''),
		coalesce(briefing.occasion, ''), coalesce(text.lead, ''),
		(SELECT json_group_array(json_array(person.name, participant.role, NULL) ORDER BY participant.position)
			FROM participant JOIN person ON person.id = participant.person_id
			WHERE participant.briefing_id = briefing.id),
		text.photos, text.sections,
		(SELECT json_group_array(json_array(section, paragraph, start + length) ORDER BY position) FROM statement
			WHERE statement.briefing_id = briefing.id),
		text.headings, briefing.words, coalesce(sz, '')
	FROM ` + wholeFrom + ` LEFT JOIN fulltext_docsize ON fulltext_docsize.id = briefing.id ORDER BY briefing.id`

// checkEachText checks what is kept of each text, and notes its words.
func (s *snapshot) checkEachText(ctx context.Context, words *wordSums, report func(string) bool) (bool, error) {
	rows := rowsOf(ctx, s.conn, func(t *textToCheck) []any {
		return []any{&t.ID, &t.Title, &t.Place, &t.Occasion, &t.Lead,
			&t.people, &t.photos, &t.sections, &t.sayings, &t.headings, &t.words, &t.sizes}
	}, textsToCheck)
	return inOrder(ctx, rows, words.check, report)
}

// check returns what is wrong with texts.
func (s *wordSums) check(texts []textToCheck) (problems []string) {
	part := <-s.free
	defer func() { s.free <- part }()
	for i := range texts {
		if problem := texts[i].check(part); problem != "" {
			problems = append(problems, fmt.Sprintf("briefing %d: %s", texts[i].ID, problem))
		}
	}
	return problems
}

func (t *textToCheck) check(words map[string]*wordSum) string {
	var err error
	if t.People, err = parsePeople(t.people); err != nil {
		return fmt.Sprint("people: ", err)
	}
	if t.Sections, err = briefing.ParseSections(t.sections); err != nil {
		return fmt.Sprint("sections: ", err)
	}
	if err := json.Unmarshal(t.photos, &t.Photos); err != nil {
		return fmt.Sprint("photos: ", err)
	}
	columns := fullText(&t.Briefing)
	addWords(words, t.ID, columns)
	switch {
	case t.words != t.Words():
		return fmt.Sprintf("counts %d words, its text has %d", t.words, t.Words())
	case t.headings != headings(t.Sections):
		return "the headings are not those of its sections"
	case !sameSizes(string(t.sizes), columns):
		return "the full text does not fit its text"
	}
	return t.checkSayings()
}

// checkSayings returns the first statement that does not stand in its paragraph.
func (t *textToCheck) checkSayings() string {
	var ends [][3]int
	if err := json.Unmarshal(t.sayings, &ends); err != nil {
		return fmt.Sprint("statements: ", err)
	}
	for i, s := range ends {
		if text, _ := t.Paragraph(s[0], s[1]); s[2] > utf8.RuneCountInString(text) {
			return fmt.Sprintf("statement %d does not stand in its paragraph", i+1)
		}
	}
	return ""
}

// sameSizes reads FTS5's record of a row's length: a varint a column.
func sameSizes(sizes string, columns [fullTextColumns]string) bool {
	for _, c := range columns {
		n, read := sqlitefile.Varint(sizes)
		if read == 0 || n != uint64(len(strings.Fields(c))) {
			return false
		}
		sizes = sizes[read:]
	}
	return len(sizes) == 0
}

// wordSums are the sums of all words: how often a word occurs, and a checksum over
// its places (row, column and position). Two indexes with the same sums are equal,
// almost surely. Each core has a part of its own.
type wordSums struct{ free chan map[string]*wordSum }

type wordSum struct{ times, places int64 }

func newWordSums() *wordSums {
	s := &wordSums{make(chan map[string]*wordSum, runtime.GOMAXPROCS(0))}
	for range cap(s.free) {
		s.free <- map[string]*wordSum{}
	}
	return s
}

// The place of a word as a number: a square in a field of numbers, so that sums
// of others do not make up for it. Nothing overflows.
const (
	placeRow, placeWord = 1_000_003, 8
	maxRow              = 1<<31 - 1 // greater ids are taken modulo
	placeMask           = 1<<31 - 1
	placePrime          = 1_000_000_007
)

func (s *wordSum) add(id int64, column int, position int64) {
	place := (id%maxRow*placeRow + position*placeWord + int64(column)) & placeMask
	s.times++
	s.places += place * place % placePrime
}

func addWords(sums map[string]*wordSum, id int64, columns [fullTextColumns]string) {
	for column, text := range columns {
		position := int64(0)
		for word := range strings.FieldsSeq(text) {
			word = word[:min(len(word), fts5.MaxTerm)]
			sum := sums[word]
			if sum == nil {
				sum = &wordSum{}
				sums[strings.Clone(word)] = sum
			}
			sum.add(id, column, position)
			position++
		}
	}
}

// all are the sums of all parts, which are used up.
func (s *wordSums) all() map[string]*wordSum {
	all := <-s.free
	for range cap(s.free) - 1 {
		for word, sum := range <-s.free {
			if first := all[word]; first != nil {
				first.times, first.places = first.times+sum.times, first.places+sum.places
			} else {
				all[word] = sum
			}
		}
	}
	return all
}

// mostWords is how many words that differ are named.
const mostWords = 10

// compare compares the sums with those of the full text.
func (s *wordSums) compare(index *fts5.Index, report func(string) bool) (bool, error) {
	var off []string
	more := 0
	differs := func(word, how string) {
		if len(off) < mostWords {
			off = append(off, fmt.Sprintf("the full text has %q %s", word, how))
		} else {
			more++
		}
	}
	wanted := s.all()
	err := index.EachWord(func(w *fts5.Word) error {
		var got wordSum
		err := w.Each(func(row int64, places []fts5.Place) {
			for _, p := range places {
				got.add(row, p.Column, p.Position)
			}
		})
		switch want := wanted[w.Term]; {
		case err != nil || got.times == 0: // no row has it any more
			return err
		case want == nil:
			differs(w.Term, "which no text has")
		case want.times != got.times:
			differs(w.Term, fmt.Sprintf("%d times, the texts have it %d times", got.times, want.times))
		case *want != got:
			differs(w.Term, "at other places than the texts")
		}
		delete(wanted, w.Term)
		return nil
	})
	if err != nil {
		return false, err
	}
	for _, word := range slices.Sorted(maps.Keys(wanted)) {
		differs(word, fmt.Sprintf("not at all, the texts have it %d times", wanted[word].times))
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
