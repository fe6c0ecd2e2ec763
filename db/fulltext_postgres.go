package db

import (
	"context"
	"math"
	"slices"
	"strings"

	"briefings/db/terms"
)

// The full text in PostgreSQL is the table fulltext: words is a tsvector with an index, and
// folded has the same words in their order, for phrases. A tsvector cannot answer for these:
// it keeps 256 places of a word, and none behind the 16,383rd (section 8.11.1 of its manual).

// fullTextLines are the lines of fulltext.folded: the columns of the full text in their order.
var fullTextLines = []string{"text", "title", "headings", "people", "place"}

// longestWord is how many bytes of a word a tsvector holds.
const longestWord = 2046

// shortened is the part of a word that a tsvector holds. Lines have the whole word.
func shortened(word string) string {
	if len(word) <= longestWord {
		return word
	}
	return strings.ToValidUTF8(word[:longestWord], "")
}

// isLong reports whether a form of a phrase has a word that is shortened.
func isLong(p *terms.Phrase) bool {
	return slices.ContainsFunc(p.Forms(), func(words []string) bool {
		return slices.ContainsFunc(words, func(word string) bool { return len(word) > longestWord })
	})
}

// inFullText writes terms as SQL over the table fulltext. With frame they may stand in what
// was set aside, too.
func inFullText(n *terms.Node, frame bool, args *[]any) string {
	if n.Negated {
		plain := terms.Negate(*n)
		return "NOT " + inFullText(&plain, frame, args)
	}
	if n.Join != terms.Leaf {
		var kids []string
		for i := range n.Kids {
			kids = append(kids, inFullText(&n.Kids[i], frame, args))
		}
		return joinedSQL(n, kids)
	}
	query := anyOf([]terms.Phrase{n.Phrase})
	if query == "" {
		return "false"
	}
	*args = append(*args, query)
	found := "fulltext.words @@ CAST(? AS tsquery)"
	line := "fulltext.folded"
	for i, column := range fullTextLines {
		if column == n.Phrase.Column {
			line = "split_part(fulltext.folded, chr(10), " + string(rune('1'+i)) + ")"
		}
	}
	if n.Phrase.Column != "" || n.Phrase.HasRun() || isLong(&n.Phrase) {
		found = "(" + found + " AND " + postgresSQL.mentions(line, &n.Phrase, args) + ")"
	}
	if frame && n.Phrase.Column == "" {
		found = "(" + found + " OR " + postgresSQL.mentions("fulltext.frame", &n.Phrase, args) + ")"
	}
	return found
}

// mentions is a condition: a text holds a form of a phrase. PostgreSQL has the words of the
// text beside it.
func (d dialect) mentions(text string, p *terms.Phrase, args *[]any) string {
	if d == sqliteSQL {
		*args = append(*args, needle(p))
		return "mentions(coalesce(" + text + ", ''), ?)"
	}
	if strings.HasPrefix(text, "statement.") {
		text += "_words"
	}
	var found []string
	for _, form := range needles(p) {
		*args = append(*args, form)
		found = append(found, "strpos("+text+", ?) > 0")
	}
	return "(" + strings.Join(found, " OR ") + ")"
}

// anyOf is the tsquery of texts that hold all words of a form of one of the phrases. It is ""
// if they have no words.
func anyOf(phrases []terms.Phrase) string {
	var forms []string
	for i := range phrases {
		for n, words := range phrases[i].Forms() {
			if form := allOf(words, phrases[i].Prefix && n == 0); form != "" {
				forms = append(forms, form)
			}
		}
	}
	return strings.Join(forms, " | ")
}

func allOf(words []string, prefix bool) string {
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = "'" + strings.NewReplacer("'", "''", `\`, `\\`).Replace(shortened(word)) + "'"
	}
	if prefix && len(words) > 0 {
		quoted[len(words)-1] += ":*"
	}
	return strings.Join(quoted, " & ")
}

// postgresRank weighs words of the title, of headings, of people and place, and of the text.
const postgresRank = "ts_rank('{0.1, 0.3, 0.5, 1.0}', fulltext.words, CAST(? AS tsquery))"

// rankedPostgres is how many hits are ranked at most: each is read as a whole for it.
const rankedPostgres = 1000

// atMost returns how many briefings hold the terms at most, by how many hold each word. Terms
// that must be absent count as all.
func atMost(ctx context.Context, from queryer, n *terms.Node) (most int, err error) {
	switch {
	case n.Negated:
		return math.MaxInt32, nil
	case n.Join == terms.Leaf:
		return formsAtMost(ctx, from, &n.Phrase)
	case n.Join == terms.All:
		most = math.MaxInt32
	}
	for i := range n.Kids {
		some, err := atMost(ctx, from, &n.Kids[i])
		if err != nil {
			return 0, err
		}
		if n.Join == terms.All {
			most = min(most, some)
		} else {
			most += some
		}
	}
	return most, nil
}

func formsAtMost(ctx context.Context, from queryer, p *terms.Phrase) (most int, err error) {
	for i, words := range p.Forms() {
		least := math.MaxInt32
		for k, word := range words {
			word = shortened(word)
			behindWord := word + "\x01" // nothing stands between the two
			if p.Prefix && i == 0 && k == len(words)-1 {
				behindWord = behind(word)
			}
			var n int
			const held = "SELECT coalesce(sum(doc), 0) FROM vocabulary WHERE term >= ? AND term < ?"
			if err := from.QueryRowContext(ctx, held, word, behindWord).Scan(&n); err != nil {
				return 0, err
			}
			least = min(least, n)
		}
		most += least
	}
	return most, nil
}
