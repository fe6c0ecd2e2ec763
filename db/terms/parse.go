package terms

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefings/briefing/letters"
)

const (
	maxBrackets = 10_000 // that are read, one in the other
	maxDepth    = 200    // of brackets that matter: FTS5 itself gives up at 256
	maxWords    = 500    // of one search, those that are said twice counted once
)

// Parse reads search terms. It fails only if they are nested too deep or too many.
func Parse(s string) (Terms, error) {
	p := parser{rest: s}
	parts := []Node{p.either("")}
	for p.rest != "" { // a bracket that closes nothing
		p.rest = p.rest[1:]
		parts = append(parts, p.either(""))
	}
	t := Terms{Root: joined(All, parts)}
	if p.tooDeep || t.Root.depth() > maxDepth {
		return Terms{}, errors.New("the brackets are nested too deep")
	}
	if t.Root.count() > maxWords {
		return Terms{}, fmt.Errorf("one search looks for %d different words at most", maxWords)
	}
	t.Root.collect(&t.Phrases, false)
	return t, nil
}

// count counts the words.
func (n *Node) count() int {
	total := len(n.Phrase.Words)
	for i := range n.Kids {
		total += n.Kids[i].count()
	}
	return total
}

func (n *Node) depth() int {
	deepest := 0
	for i := range n.Kids {
		deepest = max(deepest, n.Kids[i].depth())
	}
	return deepest + 1
}

// collect gathers the phrases that are looked for, not those to be absent.
func (n *Node) collect(list *[]Phrase, negated bool) {
	negated = negated != n.Negated
	if n.Join == Leaf && !negated && !n.isEmpty() {
		*list = append(*list, n.Phrase)
	}
	for i := range n.Kids {
		n.Kids[i].collect(list, negated)
	}
}

// joined joins nodes. It leaves out those that hold no word or repeat another,
// and brackets that change nothing.
func joined(how Join, nodes []Node) Node {
	var kids []Node
	said := map[string]bool{}
	for _, n := range nodes {
		key := n.key()
		switch {
		case n.isEmpty() || said[key]:
		case n.Join == how && !n.Negated:
			kids = append(kids, n.Kids...)
		default:
			kids = append(kids, n)
			said[key] = key != ""
		}
	}
	switch len(kids) {
	case 0:
		return Node{}
	case 1:
		return kids[0]
	}
	return Node{Join: how, Kids: kids}
}

// key is the same for phrases that look for the same, "" for nodes with kids.
func (n *Node) key() string {
	if n.Join != Leaf {
		return ""
	}
	return fmt.Sprint(n.Negated, n.Phrase.Column, n.Phrase.Prefix, len(n.Phrase.Others), n.Phrase.Words)
}

// A parser reads terms by recursive descent: alternatives of lists of parts.
type parser struct {
	rest    string
	depth   int
	tooDeep bool
}

func (p *parser) either(column string) Node {
	alternatives := []Node{p.list(column)}
	for p.keyword("OR") {
		alternatives = append(alternatives, p.list(column))
	}
	return joined(Any, alternatives)
}

func (p *parser) list(column string) Node {
	var parts []Node
	for {
		p.skipSpace()
		switch {
		case p.rest == "" || p.rest[0] == ')' || p.atKeyword("OR"):
			return joined(All, parts)
		case p.keyword("AND"):
		case p.keyword("NOT"):
			parts = append(parts, Negate(p.part(column)))
		default:
			parts = append(parts, p.part(column))
		}
	}
}

func (p *parser) skipSpace() { p.rest = strings.TrimLeftFunc(p.rest, unicode.IsSpace) }

// atKeyword reports whether a word in capitals comes next.
func (p *parser) atKeyword(word string) bool {
	after, ok := strings.CutPrefix(p.rest, word)
	return ok && (after == "" || after[0] == '(' || after[0] == ')' || unicode.IsSpace(rune(after[0])))
}

func (p *parser) keyword(word string) bool {
	p.skipSpace()
	if !p.atKeyword(word) {
		return false
	}
	p.rest = p.rest[len(word):]
	return true
}

const (
	openQuotes  = "\"“”„"
	closeQuotes = "\"“”"
)

// part reads -part, scope:part, (…), "a phrase" or a word.
func (p *parser) part(column string) Node {
	p.skipSpace()
	for scope, rest := cutScope(p.rest); scope != ""; scope, rest = cutScope(p.rest) {
		column, p.rest = scope, rest
	}
	r, size := utf8.DecodeRuneInString(p.rest)
	switch {
	case r == '-':
		p.rest = strings.TrimLeft(p.rest, "-")
		if p.rest == "" || unicode.IsSpace(rune(p.rest[0])) || p.rest[0] == ')' {
			return Node{} // a lone dash
		}
		return Negate(p.part(column))
	case r == '(':
		return p.brackets(column)
	case size > 0 && strings.ContainsRune(openQuotes, r):
		p.rest = p.rest[size:]
		return p.quoted(column)
	}
	return p.word(column)
}

// cutScope cuts the name of a scope off. A name with nothing behind it is a word
// like any other.
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

// brackets reads what stands in brackets, up to the end of the terms if nothing
// closes them.
func (p *parser) brackets(column string) Node {
	p.rest = p.rest[1:]
	if p.depth++; p.depth > maxBrackets {
		p.tooDeep, p.rest = true, ""
		return Node{}
	}
	inner := p.either(column)
	p.depth--
	p.rest = strings.TrimPrefix(p.rest, ")")
	return inner
}

// quoted reads a phrase behind its opening quote, up to the end of the terms if
// nothing closes it.
func (p *parser) quoted(column string) Node {
	text, rest := p.rest, ""
	if end := strings.IndexAny(p.rest, closeQuotes); end >= 0 {
		_, size := utf8.DecodeRuneInString(p.rest[end:])
		text, rest = p.rest[:end], p.rest[end+size:]
	}
	found := Phrase{Typed: text, Words: letters.Words(text), Column: column}
	p.rest, found.Prefix = strings.CutPrefix(rest, "*")
	return Node{Phrase: found}
}

// word reads a word with its other forms.
func (p *parser) word(column string) Node {
	end := strings.IndexFunc(p.rest, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("()"+openQuotes, r)
	})
	if end < 0 {
		end = len(p.rest)
	}
	word := p.rest[:end]
	p.rest = p.rest[end:]
	found := Phrase{Typed: word, Prefix: strings.HasSuffix(word, "*"), Column: column}
	found.Words, found.Others = spellings(word)
	switch {
	case found.Prefix:
		found.Others = nil
	case column != "people": // names have one number
		found.Others = inflected(found.Words, found.Others)
	}
	return Node{Phrase: found}
}
