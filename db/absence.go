package db

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefings/briefing/letters"
	"briefings/db/terms"
)

// An Absence says why a search found nothing.
type Absence struct {
	Words []Missing // those that no briefing holds
	Found bool      // each word is somewhere, or no word was asked for; but no briefing fits all
	Fits  bool      // briefings fit the terms, but not the other criteria
	More  bool      // briefings fit all of it; they are fewer than were passed over
}

// Missing is a part of terms that no briefing holds.
type Missing struct {
	Typed string // as it was written
	Scope string // the part of pages that was searched, "" for all
	Near  string // what was likely meant, as a text writes it; or ""
}

// maxMissing is how many words are looked into.
const maxMissing = 5

// WhyNothing returns why a search has found nothing. It takes as long as a search.
func (r *Reader) WhyNothing(ctx context.Context, q Query, t terms.Terms) (Absence, error) {
	absence, err := r.whyNothing(ctx, q, t)
	return absence, r.failed("search", err)
}

func (r *Reader) whyNothing(ctx context.Context, q Query, t terms.Terms) (absence Absence, err error) {
	if q.Offset > 0 {
		if absence.More, err = r.anyFits(ctx, q.Criteria, t.Root); err != nil || absence.More {
			return absence, err
		}
	}
	q.dialect = r.dialect
	if len(q.condition(false).terms) > 0 { // else it is known by now
		if absence.Fits, err = r.anyFits(ctx, Criteria{}, t.Root); err != nil || absence.Fits {
			return absence, err
		}
	}
	v, err := r.openVocabulary(ctx)
	if err != nil {
		return absence, err
	}
	defer v.close()
	for _, p := range t.Phrases {
		if len(absence.Words) == maxMissing {
			break
		}
		if found, err := r.anyFits(ctx, Criteria{}, terms.Node{Phrase: p}); err != nil {
			return absence, err
		} else if found {
			continue
		}
		near, err := v.near(ctx, &p)
		if err != nil {
			return absence, err
		}
		absence.Words = append(absence.Words, Missing{p.Typed, p.Scope(), near})
	}
	absence.Found = len(absence.Words) == 0
	return absence, nil
}

// anyFits reports whether there is a briefing that fits criteria and terms.
func (r *Reader) anyFits(ctx context.Context, c Criteria, n terms.Node) (bool, error) {
	c.dialect = r.dialect
	w := c.condition(false)
	sql := "SELECT EXISTS (SELECT 1 FROM briefing WHERE " + strings.Join(append(w.terms,
		termsCondition(r.dialect, &n, &w.args)), " AND ") + ")"
	if expression, ok := n.Match(); ok && len(w.terms) == 0 && r.dialect == sqliteSQL { // stops at the first
		sql, w.args = "SELECT EXISTS (SELECT 1 FROM fulltext WHERE fulltext MATCH ?)", []any{expression}
	}
	if r.dialect == postgresSQL { // a plan for the first row goes through all if there is none
		if most, err := atMost(ctx, r.from, &n); err != nil || most == 0 {
			return false, err
		}
	}
	var any bool
	err := r.from.QueryRowContext(ctx, sql, w.args...).Scan(&any)
	return any, err
}

// A vocabulary is the words of the full text, and how many briefings hold each.
type vocabulary struct {
	*Reader
	from  querier
	table string
	close func() error
}

// openVocabulary makes the virtual table of words of a file. It is a temporary table of a
// connection of its own, in memory, because the archive is open for reading alone.
func (r *Reader) openVocabulary(ctx context.Context) (*vocabulary, error) {
	archive, ok := r.from.(*sql.DB)
	if !ok {
		return &vocabulary{r, r.from, "vocabulary", func() error { return nil }}, nil
	}
	conn, err := archive.Conn(ctx)
	if err != nil {
		return nil, err
	}
	_, err = conn.ExecContext(ctx, `PRAGMA temp_store = memory; PRAGMA query_only = 0;
		CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab (main, fulltext, row);
		PRAGMA query_only = 1`)
	if err != nil {
		conn.Close()
		return nil, err
	}
	return &vocabulary{r, conn, "temp.vocabulary", conn.Close}, nil
}

// near returns what was likely meant by a phrase that no briefing holds, "" if
// nothing is near: unknown words are replaced by near ones.
func (v *vocabulary) near(ctx context.Context, p *terms.Phrase) (string, error) {
	if p.Prefix || len(p.Words) > 8 {
		return "", nil
	}
	meant := terms.Phrase{Column: p.Column}
	for _, word := range p.Words {
		known, err := v.knows(ctx, word)
		if err != nil {
			return "", err
		}
		if !known {
			if word, err = v.nearWord(ctx, word); err != nil || word == "" {
				return "", err
			}
		}
		meant.Words = append(meant.Words, strings.Fields(word)...)
	}
	if slices.Equal(meant.Words, p.Words) {
		return "", nil // the words are there, but not one behind the other, or not in this column
	}
	return v.asWritten(ctx, &meant)
}

func (v *vocabulary) knows(ctx context.Context, word string) (bool, error) {
	var known bool
	err := v.from.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM "+v.table+" WHERE term = ?)", word).Scan(&known)
	return known, err
}

// nearWord returns what is near to a word that no text holds: the same letters
// in two words (O'Brien), else the nearest word, the commonest of equals, or "".
// Nothing is near to a number.
func (v *vocabulary) nearWord(ctx context.Context, word string) (string, error) {
	runes := []rune(word)
	if len(runes) < 3 || len(runes) > maxNearLength || strings.ContainsFunc(word, unicode.IsNumber) {
		return "", nil
	}
	for i := 1; i < len(runes); i++ {
		two := terms.Phrase{Words: []string{string(runes[:i]), string(runes[i:])}}
		found, err := v.anyFits(ctx, Criteria{}, terms.Node{Phrase: two})
		if err != nil || found {
			return strings.Join(two.Words, " "), err
		}
	}
	candidates, err := v.candidates(ctx, runes)
	return letters.Nearest(word, candidates), err
}

const (
	maxNearLength = 30
	// maxCandidates bounds the words that are read: a beginning of few letters is that of very many.
	maxCandidates = 4000
)

// candidates returns words that may be near, the commonest first: words that begin
// as this one does, and words with one slip in the beginning.
func (v *vocabulary) candidates(ctx context.Context, word []rune) ([]string, error) {
	start := max(2, len(word)/2)
	if utf8.RuneLen(word[0]) > 1 && len(word) <= 3 {
		start = 1
	}
	slips, err := json.Marshal(oneSlip(word, start))
	if err != nil {
		return nil, err
	}
	beginning := string(word[:start])
	type candidate struct {
		word  string
		count int
	}
	found, err := listOf(ctx, v.from, func(c *candidate) []any { return []any{&c.word, &c.count} },
		"SELECT term, doc FROM (SELECT term, doc FROM "+v.table+
			" WHERE term >= ? AND term < ? ORDER BY term LIMIT ?) AS begun"+
			" UNION SELECT term, doc FROM "+v.table+" WHERE "+v.dialect.amongTexts("term"),
		beginning, behind(beginning), maxCandidates, string(slips))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.count, a.count),
			cmp.Compare(a.word, b.word))
	})
	words := make([]string, len(found))
	for i, c := range found {
		words[i] = c.word
	}
	return words, nil
}

// alphabets are the letters that may have been meant instead of one of the same alphabet.
var alphabets = []string{
	"abcdefghijklmnopqrstuvwxyz",
	"абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґў",
	"αβγδεζηθικλμνξοπρστυφχψω", "אבגדהוזחטיכלמנסעפצקרשת",
	"ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
}

// oneSlip returns the words that become this one by one slip of the finger
// before the given letter: one too many, one missing, another one, two swapped.
func oneSlip(word []rune, before int) []string {
	alphabet := ""
	for _, a := range alphabets {
		if strings.ContainsRune(a, word[0]) {
			alphabet = a
		}
	}
	var list []string
	for i := range before {
		head, tail := string(word[:i]), word[i:]
		list = append(list, head+string(tail[1:]))
		if len(tail) > 1 {
			list = append(list, head+string([]rune{tail[1], tail[0]})+string(tail[2:]))
		}
		for _, r := range alphabet {
			list = append(list, head+string(r)+string(tail), head+string(r)+string(tail[1:]))
		}
	}
	return list
}

// asWritten returns a phrase as the first text that holds it writes it; "" if none does.
func (v *vocabulary) asWritten(ctx context.Context, p *terms.Phrase) (string, error) {
	var args []any
	var id int64
	err := v.from.QueryRowContext(ctx, "SELECT id FROM briefing WHERE "+
		termsCondition(v.dialect, &terms.Node{Phrase: *p}, &args)+" ORDER BY id LIMIT 1", args...).Scan(&id)
	if err != nil {
		return "", orNone(err)
	}
	b, err := v.dialect.load(ctx, v.from, id)
	if err != nil {
		return "", err
	}
	texts := append([]string{b.Title, b.Place}, names(b.People)...)
	texts = append(texts, b.Lead, headings(b.Sections))
	for i := range b.Sections {
		for _, paragraph := range b.Sections[i].Paragraphs {
			texts = append(texts, paragraph.Text)
		}
	}
	f := terms.NewFinder([]terms.Phrase{*p})
	for _, text := range texts {
		if marks := f.Look(text).Marks; len(marks) > 0 {
			return oneLine(text[marks[0][0]:marks[0][1]]), nil
		}
	}
	return strings.Join(p.Words, " "), nil
}
