package briefing

import (
	"strings"
	"sync"
)

// Phrases are a table of words and phrases, of two bytes or more each, that are
// looked for all at once: a text is passed over once, however many they are.
// They are made ready when they are first asked.
type phrases struct {
	list  []string // in the order of the table, which decides between several
	once  sync.Once
	order []int                  // places in list, those that begin with the same pair of bytes together
	first [phrasePairs + 1]int32 // by pair of bytes: where those begin in order that begin with it
}

// phrasePairs is into how many classes the pairs of bytes fall that phrases begin with.
const phrasePairs = 512

func phrasesOf(list ...string) *phrases { return &phrases{list: list} }

func phrasePair(a, b byte) int { return (int(a)<<4 ^ int(b)) & (phrasePairs - 1) }

// index sorts the phrases by the pair of bytes that they begin with.
func (p *phrases) index() {
	for _, phrase := range p.list {
		p.first[phrasePair(phrase[0], phrase[1])+1]++
	}
	for i := range phrasePairs {
		p.first[i+1] += p.first[i]
	}
	next := p.first
	p.order = make([]int, len(p.list))
	for i, phrase := range p.list {
		pair := phrasePair(phrase[0], phrase[1])
		p.order[next[pair]] = i
		next[pair]++
	}
}

// in tells whether a text holds one of the phrases.
func (p *phrases) in(s string) bool { return p.among(len(p.list), s) }

// among is in for the first n phrases of the table.
func (p *phrases) among(n int, s string) bool {
	p.once.Do(p.index)
	for i := 0; i+1 < len(s); i++ {
		pair := phrasePair(s[i], s[i+1])
		for j := p.first[pair]; j < p.first[pair+1]; j++ {
			if k := p.order[j]; k < n && strings.HasPrefix(s[i:], p.list[k]) {
				return true
			}
		}
	}
	return false
}

// best returns the place in the table of the first of the phrases that a text holds, -1 for none.
func (p *phrases) best(s string) int {
	p.once.Do(p.index)
	best := len(p.list)
	for i := 0; i+1 < len(s); i++ {
		pair := phrasePair(s[i], s[i+1])
		for j := p.first[pair]; j < p.first[pair+1]; j++ {
			if k := p.order[j]; k < best && strings.HasPrefix(s[i:], p.list[k]) {
				best = k
			}
		}
	}
	if best == len(p.list) {
		return -1
	}
	return best
}

// begin returns the place in the table of the first of the phrases that a text begins with, -1 for none.
func (p *phrases) begin(s string) int { return p.beginFrom(0, s) }

// beginFrom is begin for the phrases from place n on.
func (p *phrases) beginFrom(n int, s string) int {
	p.once.Do(p.index)
	if len(s) < 2 {
		return -1
	}
	pair := phrasePair(s[0], s[1])
	for j := p.first[pair]; j < p.first[pair+1]; j++ {
		if k := p.order[j]; k >= n && strings.HasPrefix(s, p.list[k]) {
			return k
		}
	}
	return -1
}

// has tells whether a word is one of the phrases.
func (p *phrases) has(word string) bool {
	p.once.Do(p.index)
	if len(word) < 2 {
		return false
	}
	pair := phrasePair(word[0], word[1])
	for j := p.first[pair]; j < p.first[pair+1]; j++ {
		if p.list[p.order[j]] == word {
			return true
		}
	}
	return false
}
