package db

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefings/briefing/letters"
)

// Terms are what a full-text search looks for: words that must all occur,
// "phrases", OR, -word, prefix*, brackets, and title:, heading:, person: or
// place: before any of them. Punctuation is part of no word and never an error.
type Terms struct {
	root   node
	phrase []phrase // those that must or may occur, in the order in which they were written
}

// A node is a part of terms: a phrase, or others joined.
type node struct {
	join    join
	phrase  phrase
	kids    []node
	negated bool
}

type join uint8

const (
	leaf   join = iota // a phrase, or nothing at all where it has no words
	all                // every kid must hold
	either             // one kid must hold
)

// A phrase is a run of words, which stand one after the other; a single word is
// a phrase of one.
type phrase struct {
	typed  string     // as it was written
	words  []string   // folded
	others [][]string // other ways to write it, and its inflections; none for what is in quotes
	prefix bool       // the last word is the beginning of one
	column string     // of the full text, "" for any
}

// scopes are the names by which a column of the full text can be asked for.
var scopes = []struct{ name, column string }{{"title", "title"}, {"heading", "headings"}, {"person", "people"},
	{"place", "place"}}

// cutScope cuts the name of a scope off what it is written before. A name
// with nothing behind it is a word like any other.
func cutScope(text string) (column, rest string) {
	for _, s := range scopes {
		n := len(s.name)
		if len(text) > n+1 && text[n] == ':' && strings.EqualFold(text[:n], s.name) && text[n+1] != ')' &&
			!unicode.IsSpace(rune(text[n+1])) {
			return s.column, text[n+1:]
		}
	}
	return "", text
}

const (
	maxDepth = 200 // of brackets that matter: FTS5 itself gives up at 256
	maxWords = 500 // of one search, those that are said twice counted once
)

// ParseTerms reads search terms. The only errors are terms beyond all measure.
func ParseTerms(s string) (Terms, error) {
	p := termParser{rest: s}
	parts := []node{p.either("")}
	for p.rest != "" { // a bracket that closes nothing
		p.rest = p.rest[1:]
		parts = append(parts, p.either(""))
	}
	t := Terms{root: joined(all, parts)}
	if p.tooDeep || t.root.depth() > maxDepth {
		return Terms{}, errors.New("the brackets are nested too deep")
	}
	if t.root.count() > maxWords {
		return Terms{}, fmt.Errorf("one search looks for %d different words at most", maxWords)
	}
	t.root.collect(&t.phrase, false)
	return t, nil
}

// count counts the words.
func (n *node) count() int {
	total := len(n.phrase.words)
	for i := range n.kids {
		total += n.kids[i].count()
	}
	return total
}

// ways counts the ways to write the words that are looked for.
func (t *Terms) ways() int {
	n := 0
	for _, p := range t.phrase {
		n += 1 + len(p.others)
	}
	return n
}

// IsEmpty reports whether there is no word to look for.
func (t *Terms) IsEmpty() bool { return t.root.isEmpty() }

func (n *node) isEmpty() bool {
	return n.join == leaf && len(n.phrase.words) == 0
}

func (n *node) depth() int {
	deepest := 0
	for i := range n.kids {
		deepest = max(deepest, n.kids[i].depth())
	}
	return deepest + 1
}

// collect gathers the phrases that are looked for, not those to be absent.
func (n *node) collect(list *[]phrase, negated bool) {
	negated = negated != n.negated
	if n.join == leaf && !negated && !n.isEmpty() {
		*list = append(*list, n.phrase)
	}
	for i := range n.kids {
		n.kids[i].collect(list, negated)
	}
}

// joined joins nodes, without those that hold no word or say what another has
// said, and without brackets that change nothing.
func joined(how join, nodes []node) node {
	var kids []node
	said := map[string]bool{}
	for _, n := range nodes {
		key := n.key()
		switch {
		case n.isEmpty() || said[key]:
		case n.join == how && !n.negated:
			kids = append(kids, n.kids...)
		default:
			kids = append(kids, n)
			said[key] = key != ""
		}
	}
	switch len(kids) {
	case 0:
		return node{}
	case 1:
		return kids[0]
	}
	return node{join: how, kids: kids}
}

// A termParser reads terms by recursive descent: alternatives of lists of parts.
type termParser struct {
	rest    string
	depth   int
	tooDeep bool
}

// maxBrackets is how deep brackets are followed at all.
const maxBrackets = 10_000

func (p *termParser) either(column string) node {
	alternatives := []node{p.list(column)}
	for p.keyword("OR") {
		alternatives = append(alternatives, p.list(column))
	}
	return joined(either, alternatives)
}

func (p *termParser) list(column string) node {
	var parts []node
	for {
		p.rest = strings.TrimLeftFunc(p.rest, unicode.IsSpace)
		switch {
		case p.rest == "" || p.rest[0] == ')' || p.atKeyword("OR"):
			return joined(all, parts)
		case p.keyword("AND"):
		case p.keyword("NOT"):
			parts = append(parts, negate(p.part(column)))
		default:
			parts = append(parts, p.part(column))
		}
	}
}

// key is the same for phrases that look for the same, "" for what is joined.
func (n *node) key() string {
	if n.join != leaf {
		return ""
	}
	return fmt.Sprint(n.negated, n.phrase.column, n.phrase.prefix, len(n.phrase.others), n.phrase.words)
}

func negate(n node) node {
	n.negated = !n.negated && !n.isEmpty()
	return n
}

// atKeyword reports whether a word in capitals comes next.
func (p *termParser) atKeyword(word string) bool {
	after, ok := strings.CutPrefix(p.rest, word)
	return ok && (after == "" || after[0] == '(' || after[0] == ')' || unicode.IsSpace(rune(after[0])))
}

func (p *termParser) keyword(word string) bool {
	p.rest = strings.TrimLeftFunc(p.rest, unicode.IsSpace)
	if !p.atKeyword(word) {
		return false
	}
	p.rest = p.rest[len(word):]
	return true
}

// part reads -part, scope:part, (…), "a phrase" or a word.
func (p *termParser) part(column string) node {
	p.rest = strings.TrimLeftFunc(p.rest, unicode.IsSpace)
	for scope, rest := cutScope(p.rest); scope != ""; scope, rest = cutScope(p.rest) {
		column, p.rest = scope, rest
	}
	r, size := utf8.DecodeRuneInString(p.rest)
	switch {
	case r == '-':
		p.rest = strings.TrimLeft(p.rest, "-")
		if p.rest == "" || unicode.IsSpace(rune(p.rest[0])) || p.rest[0] == ')' {
			return node{} // a lone dash
		}
		return negate(p.part(column))
	case r == '(':
		return p.brackets(column)
	case r == '"' || r == '“' || r == '”' || r == '„':
		p.rest = p.rest[size:]
		end := strings.IndexAny(p.rest, "\"“”")
		text := p.rest
		if end < 0 { // a lone quote: the phrase goes on to the end
			p.rest = ""
		} else {
			_, size := utf8.DecodeRuneInString(p.rest[end:])
			text, p.rest = p.rest[:end], p.rest[end+size:]
		}
		found := phrase{typed: text, words: letters.Words(text), column: column}
		found.prefix, p.rest = strings.HasPrefix(p.rest, "*"), strings.TrimPrefix(p.rest, "*")
		return node{phrase: found}
	}
	end := strings.IndexFunc(p.rest, func(r rune) bool {
		return unicode.IsSpace(r) ||
			strings.ContainsRune("()\"“”„", r)
	})
	if end < 0 {
		end = len(p.rest)
	}
	word := p.rest[:end]
	p.rest = p.rest[end:]
	found := phrase{typed: word, prefix: strings.HasSuffix(word, "*"), column: column}
	found.words, found.others = spellings(word)
	switch {
	case found.prefix:
		found.others = nil
	case column != "people": // names have one number
		found.others = inflected(found.words, found.others)
	}
	return node{phrase: found}
}

func (p *termParser) brackets(column string) node {
	p.rest = p.rest[1:]
	if p.depth++; p.depth > maxBrackets {
		p.tooDeep, p.rest = true, ""
		return node{}
	}
	inner := p.either(column)
	p.depth--
	p.rest = strings.TrimPrefix(p.rest, ")") // what is not closed ends with the terms
	return inner
}

// match writes the terms as an expression of FTS5. ok is false where FTS5 has
// none: it can look for what is there, and of that leave something out.
func (n *node) match() (expression string, ok bool) {
	if n.negated {
		return "", false
	}
	if n.join == leaf {
		return n.phrase.match(), true
	}
	var there, absent []string
	for i := range n.kids {
		kid := n.kids[i]
		list := &there
		if kid.negated && n.join == all {
			kid.negated, list = false, &absent
		}
		expression, ok := kid.match()
		if !ok {
			return "", false
		}
		*list = append(*list, expression)
	}
	if len(there) == 0 {
		return "", false
	}
	words := " AND "
	if n.join == either {
		words = " OR "
	}
	expression = "(" + strings.Join(there, words) + ")"
	if len(absent) > 0 {
		expression = "(" + expression + " NOT (" + strings.Join(absent, " OR ") + "))"
	}
	return expression, true
}

func (p *phrase) match() string {
	var alternatives []string
	for _, words := range p.forms() {
		alternatives = append(alternatives, `"`+strings.Join(words, " ")+`"`)
	}
	if p.prefix {
		alternatives[0] += " *"
	}
	expression := strings.Join(alternatives, " OR ")
	if len(alternatives) > 1 {
		expression = "(" + expression + ")"
	}
	if p.column != "" {
		expression = "{" + p.column + "} : " + expression
	}
	return expression
}

// forms are the runs of words that a phrase finds: itself first.
func (p *phrase) forms() [][]string { return append([][]string{p.words}, p.others...) }

// condition writes the terms as SQL over the table briefing, with arguments.
func (n *node) condition(args *[]any) string {
	if expression, ok := n.match(); ok {
		*args = append(*args, expression)
		return "briefing.id IN (SELECT rowid FROM fulltext WHERE fulltext MATCH ?)"
	}
	if n.negated {
		plain := negate(*n)
		return "NOT " + plain.condition(args)
	}
	var kids []string
	for _, kid := range n.gathered() {
		kids = append(kids, kid.condition(args))
	}
	return "(" + strings.Join(kids, map[join]string{all: " AND ", either: " OR "}[n.join]) + ")"
}

// gathered returns the kids, of which those to be absent are one: FTS5 looks
// for them all at once.
func (n *node) gathered() []node {
	var kids, absent []node
	for _, kid := range n.kids {
		plain := negate(kid)
		if _, ok := plain.match(); ok && kid.negated {
			absent = append(absent, plain)
		} else {
			kids = append(kids, kid)
		}
	}
	if len(absent) > 0 {
		kids = append(kids, negate(joined(all+either-n.join, absent)))
	}
	return kids
}

// scope is the name under which the column of a phrase can be asked for.
func (p *phrase) scope() string {
	for _, s := range scopes {
		if s.column == p.column {
			return s.name
		}
	}
	return ""
}
