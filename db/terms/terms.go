// Package terms reads the terms of a full-text search, writes them as an
// expression of FTS5, and finds them in texts. It knows no archive.
package terms

import (
	"slices"
	"strings"
)

// Terms are what a full-text search looks for: words that must all occur,
// "phrases", OR, -word, prefix*, brackets, and title:, heading:, person: or
// place: before any of them. Punctuation is part of no word and never an error.
type Terms struct {
	Root    Node
	Phrases []Phrase // those that must or may occur, in the order in which they were written
}

// A Node is a phrase, or other nodes joined.
type Node struct {
	Join    Join
	Phrase  Phrase // of a leaf; without words it asks for nothing
	Kids    []Node
	Negated bool
}

// A Join says how the kids of a node go together.
type Join uint8

// The joins.
const (
	Leaf Join = iota // no kids
	All              // every kid must hold
	Any              // one kid must hold
)

// A Phrase is a run of words, which stand one after the other; a single word is
// a phrase of one.
type Phrase struct {
	Typed  string     // as it was written
	Words  []string   // folded
	Others [][]string // other spellings and inflections; none of a phrase in quotes
	Prefix bool       // the last word is the beginning of one
	Column string     // of the full text, "" for any
}

// IsEmpty reports whether there is no word to look for.
func (t *Terms) IsEmpty() bool { return t.Root.isEmpty() }

// Ways counts the ways to write the words that are looked for.
func (t *Terms) Ways() int {
	n := 0
	for _, p := range t.Phrases {
		n += 1 + len(p.Others)
	}
	return n
}

func (n *Node) isEmpty() bool {
	return n.Join == Leaf && len(n.Phrase.Words) == 0
}

// Negate returns a node that holds if n does not. An empty one stays empty.
func Negate(n Node) Node {
	n.Negated = !n.Negated && !n.isEmpty()
	return n
}

// Positive returns a node without what must be absent: what a text must hold of which a
// part holds n. ok is false if nothing must.
func (n *Node) Positive() (positive Node, ok bool) {
	if n.Negated || n.isEmpty() {
		return Node{}, false
	}
	positive = *n
	positive.Kids = nil
	for i := range n.Kids {
		if kid, ok := n.Kids[i].Positive(); ok {
			positive.Kids = append(positive.Kids, kid)
		} else if n.Join == Any {
			return Node{}, false
		}
	}
	return positive, n.Join == Leaf || len(positive.Kids) > 0
}

// Match writes a node as an expression of FTS5. ok is false if FTS5 has none: it
// looks for what is there, and can only leave something out of that.
func (n *Node) Match() (expression string, ok bool) {
	if n.Negated {
		return "", false
	}
	if n.Join == Leaf {
		return n.Phrase.Match(), true
	}
	var there, absent []string
	for i := range n.Kids {
		kid := n.Kids[i]
		list := &there
		if kid.Negated && n.Join == All {
			kid.Negated, list = false, &absent
		}
		expression, ok := kid.Match()
		if !ok {
			return "", false
		}
		*list = append(*list, expression)
	}
	if len(there) == 0 {
		return "", false
	}
	words := " AND "
	if n.Join == Any {
		words = " OR "
	}
	expression = "(" + strings.Join(there, words) + ")"
	if len(absent) > 0 {
		expression = "(" + expression + " NOT (" + strings.Join(absent, " OR ") + "))"
	}
	return expression, true
}

// Gathered returns the kids, with the negated ones that FTS5 can look for
// together made one.
func (n *Node) Gathered() []Node {
	var kids, absent []Node
	for _, kid := range n.Kids {
		plain := Negate(kid)
		if _, ok := plain.Match(); ok && kid.Negated {
			absent = append(absent, plain)
		} else {
			kids = append(kids, kid)
		}
	}
	if len(absent) > 0 {
		kids = append(kids, Negate(joined(All+Any-n.Join, absent)))
	}
	return kids
}

// Match writes a phrase as an expression of FTS5.
func (p *Phrase) Match() string {
	var alternatives []string
	for _, words := range p.Forms() {
		alternatives = append(alternatives, `"`+strings.Join(words, " ")+`"`)
	}
	if p.Prefix {
		alternatives[0] += " *"
	}
	expression := strings.Join(alternatives, " OR ")
	if len(alternatives) > 1 {
		expression = "(" + expression + ")"
	}
	if p.Column != "" {
		expression = "{" + p.Column + "} : " + expression
	}
	return expression
}

// Forms returns the runs of words that a phrase finds: its own first.
func (p *Phrase) Forms() [][]string { return append([][]string{p.Words}, p.Others...) }

// HasRun reports whether a form of the phrase is of several words.
func (p *Phrase) HasRun() bool {
	return slices.ContainsFunc(p.Forms(), func(words []string) bool { return len(words) > 1 })
}

// scopes are the names by which a column of the full text can be asked for.
var scopes = []struct{ name, column string }{{"title", "title"}, {"heading", "headings"}, {"person", "people"},
	{"place", "place"}}

// Scope returns the name by which the column of a phrase can be asked for, "" for any.
func (p *Phrase) Scope() string {
	for _, s := range scopes {
		if s.column == p.Column {
			return s.name
		}
	}
	return ""
}
