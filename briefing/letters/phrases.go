package letters

import (
	"math"
	"strings"
	"sync"
)

// Phrases are a list of words and phrases. In, Best, Begin, BeginFrom and
// Has look for all of them at once, in one pass over a text; they need phrases
// of two bytes or more. Everything is made ready at first use.
type Phrases struct {
	vocabulary *Vocabulary
	classes    []string
	list       []string // the first of several that fit counts
	read       sync.Once

	indexed sync.Once
	order   []beginning              // of all phrases, by class
	first   [phraseClasses + 1]int32 // the index in order where each class begins
}

// A beginning is the first two bytes of a phrase, and its index in the list.
type beginning struct {
	pair  uint16
	place int32
}

// phraseClasses is the number of classes of the pairs of bytes that phrases begin with.
const phraseClasses = 512

// List returns the phrases in their order.
func (p *Phrases) List() []string {
	p.read.Do(func() { p.list = p.vocabulary.Words(p.classes...) })
	return p.list
}

func phraseClass(a, b byte) int { return (int(a)<<4 ^ int(b)) & (phraseClasses - 1) }

func phrasePair(a, b byte) uint16 { return uint16(a)<<8 | uint16(b) }

// index sorts the phrases by their classes.
func (p *Phrases) index() {
	for _, phrase := range p.List() {
		p.first[phraseClass(phrase[0], phrase[1])+1]++
	}
	for i := range phraseClasses {
		p.first[i+1] += p.first[i]
	}
	next := p.first
	p.order = make([]beginning, len(p.list))
	for i, phrase := range p.list {
		class := phraseClass(phrase[0], phrase[1])
		p.order[next[class]] = beginning{phrasePair(phrase[0], phrase[1]), int32(i)}
		next[class]++
	}
}

// like returns the phrases of the class of a pair of bytes.
func (p *Phrases) like(a, b byte) []beginning {
	class := phraseClass(a, b)
	return p.order[p.first[class]:p.first[class+1]]
}

// In reports whether a text holds one of the phrases.
func (p *Phrases) In(s string) bool {
	p.indexed.Do(p.index)
	for i := 0; i+1 < len(s); i++ {
		pair := phrasePair(s[i], s[i+1])
		for _, b := range p.like(s[i], s[i+1]) {
			if b.pair == pair && strings.HasPrefix(s[i:], p.list[b.place]) {
				return true
			}
		}
	}
	return false
}

// Best returns the index in List of the first phrase that a text holds, -1 for none.
func (p *Phrases) Best(s string) int {
	p.indexed.Do(p.index)
	best := math.MaxInt
	for i := 0; i+1 < len(s); i++ {
		pair := phrasePair(s[i], s[i+1])
		for _, b := range p.like(s[i], s[i+1]) {
			if b.pair == pair && int(b.place) < best && strings.HasPrefix(s[i:], p.list[b.place]) {
				best = int(b.place)
			}
		}
	}
	if best == math.MaxInt {
		return -1
	}
	return best
}

// Begin returns the index in List of the first phrase that a text begins with, -1 for none.
func (p *Phrases) Begin(s string) int { return p.BeginFrom(0, s) }

// BeginFrom is Begin for the phrases from index n on.
func (p *Phrases) BeginFrom(n int, s string) int {
	p.indexed.Do(p.index)
	if len(s) < 2 {
		return -1
	}
	for _, b := range p.like(s[0], s[1]) {
		if int(b.place) >= n && strings.HasPrefix(s, p.list[b.place]) {
			return int(b.place)
		}
	}
	return -1
}

// Has reports whether a word is one of the phrases.
func (p *Phrases) Has(word string) bool {
	p.indexed.Do(p.index)
	if len(word) < 2 {
		return false
	}
	for _, b := range p.like(word[0], word[1]) {
		if p.list[b.place] == word {
			return true
		}
	}
	return false
}
