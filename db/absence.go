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
func (a *Archive) WhyNothing(ctx context.Context, q Query, t terms.Terms) (Absence, error) {
	absence, err := a.whyNothing(ctx, q, t)
	return absence, a.failed("search", err)
}

func (a *Archive) whyNothing(ctx context.Context, q Query, t terms.Terms) (absence Absence, err error) {
	if q.Offset > 0 {
		if absence.More, err = a.anyFits(ctx, q.Criteria, t.Root); err != nil || absence.More {
			return absence, err
		}
	}
	if len(q.condition(false).terms) > 0 { // else it is known by now
		if absence.Fits, err = a.anyFits(ctx, Criteria{}, t.Root); err != nil || absence.Fits {
			return absence, err
		}
	}
	v, err := a.openVocabulary(ctx)
	if err != nil {
		return absence, err
	}
	defer v.close()
	for _, p := range t.Phrases {
		if len(absence.Words) == maxMissing {
			break
		}
		if found, err := a.anyFits(ctx, Criteria{}, terms.Node{Phrase: p}); err != nil {
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
func (a *Archive) anyFits(ctx context.Context, c Criteria, n terms.Node) (bool, error) {
	w := c.condition(false)
	sql := "SELECT EXISTS (SELECT 1 FROM briefing WHERE " + strings.Join(append(w.terms, termsCondition(&n, &w.args)),
		" AND ") + ")"
	if expression, ok := n.Match(); ok && len(w.terms) == 0 { // stops at the first
		sql, w.args = "SELECT EXISTS (SELECT 1 FROM fulltext WHERE fulltext MATCH ?)", []any{expression}
	}
	var any bool
	err := a.db.QueryRowContext(ctx, sql, w.args...).Scan(&any)
	return any, err
}

// A vocabulary is the words of the full text, on a connection of its own.
type vocabulary struct{ conn *sql.Conn }

// openVocabulary makes the virtual table of words. It is a temporary table of the
// connection, in memory, because the archive is open for reading alone.
func (a *Archive) openVocabulary(ctx context.Context) (*vocabulary, error) {
	conn, err := a.db.Conn(ctx)
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
	return &vocabulary{conn}, nil
}

func (v *vocabulary) close() error { return v.conn.Close() }

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
	err := v.conn.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM temp.vocabulary WHERE term = ?)",
		word).Scan(&known)
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
		var found bool
		err := v.conn.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM fulltext WHERE fulltext MATCH ?)",
			two.Match()).Scan(&found)
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
	found, err := listOf(ctx, v.conn, func(c *candidate) []any { return []any{&c.word, &c.count} }, `
		SELECT term, doc FROM (SELECT term, doc FROM temp.vocabulary WHERE term >= ?1 AND term < ?2 LIMIT ?4)
		UNION SELECT term, doc FROM json_each(?3) JOIN temp.vocabulary
		ON term = value`, beginning, beginning+"\U0010ffff", string(slips), maxCandidates)
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
	var texts [5]sql.NullString
	err := v.conn.QueryRowContext(ctx, `SELECT briefing.title, briefing.place, briefing.people, text.lead,
		text.headings || char(10) || coalesce(
			(SELECT group_concat(text, char(10)) FROM paragraphs WHERE paragraphs.briefing_id = briefing.id), '')
		FROM briefing JOIN text ON text.briefing_id = briefing.id
		WHERE briefing.id = (SELECT rowid FROM fulltext WHERE fulltext MATCH ? LIMIT 1)`, p.Match()).
		Scan(&texts[0], &texts[1], &texts[2], &texts[3], &texts[4])
	if orNone(err) != nil || err != nil {
		return "", orNone(err)
	}
	f := terms.NewFinder([]terms.Phrase{*p})
	for _, text := range texts {
		if marks := f.Look(text.String).Marks; len(marks) > 0 {
			return oneLine(text.String[marks[0][0]:marks[0][1]]), nil
		}
	}
	return strings.Join(p.Words, " "), nil
}
