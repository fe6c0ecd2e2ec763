package letters

import (
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
	starts  [startHashes / 64]uint64  // a bit for each hash of three bytes that a phrase begins with
	order   []beginning               // of all phrases, by class
	first   [phraseClasses + 1]uint16 // the index in order where each class begins
}

// A beginning is the first two bytes of a phrase, and its index in the list.
type beginning struct{ pair, place uint16 }

// phraseClasses is the number of classes of the pairs of bytes that phrases begin with.
const phraseClasses = 512

// List returns the phrases in their order.
func (p *Phrases) List() []string {
	p.read.Do(func() { p.list = p.vocabulary.Words(p.classes...) })
	return p.list
}

// startHashes is the number of hashes of the three bytes that phrases begin with.
const startHashes = 4096

// startHash adds a byte to a hash; the last three of them count.
func startHash(hash uint, c byte) uint { return hash<<4 ^ uint(c) }

func phrasePair(s string) uint16 { return uint16(s[0])<<8 | uint16(s[1]) }

func phraseClass(pair uint16) int { return int(pair>>4^pair) & (phraseClasses - 1) }

// index sorts the phrases by their classes.
func (p *Phrases) index() {
	for _, phrase := range p.List() {
		hash := startHash(startHash(0, phrase[0]), phrase[1])
		for c := range 256 {
			if len(phrase) == 2 || phrase[2] == byte(c) {
				third := startHash(hash, byte(c)) % startHashes
				p.starts[third/64] |= 1 << (third % 64)
			}
		}
		p.first[phraseClass(phrasePair(phrase))+1]++
	}
	for i := range phraseClasses {
		p.first[i+1] += p.first[i]
	}
	next := p.first
	p.order = make([]beginning, len(p.list))
	for i, phrase := range p.list {
		pair := phrasePair(phrase)
		class := phraseClass(pair)
		p.order[next[class]] = beginning{pair, uint16(i)}
		next[class]++
	}
}

// next returns the first place from i on at which a phrase may begin, -1 for none.
func (p *Phrases) next(s string, i int) int {
	p.indexed.Do(p.index)
	if i+1 >= len(s) {
		return -1
	}
	hash := startHash(startHash(0, s[i]), s[i+1])
	for k := i + 2; k < len(s); k++ {
		hash = startHash(hash, s[k])
		if third := hash % startHashes; p.starts[third/64]>>(third%64)&1 != 0 {
			return k - 2
		}
	}
	return max(i, len(s)-2)
}

// In reports whether a text holds one of the phrases.
func (p *Phrases) In(s string) bool {
	for i := p.next(s, 0); i >= 0; i = p.next(s, i+1) {
		if p.Begin(s[i:]) >= 0 {
			return true
		}
	}
	return false
}

// Best returns the index in List of the first phrase that a text holds, -1 for none.
func (p *Phrases) Best(s string) int {
	best := -1
	for i := p.next(s, 0); i >= 0; i = p.next(s, i+1) {
		if k := p.Begin(s[i:]); k >= 0 && (best < 0 || k < best) {
			best = k
		}
	}
	return best
}

// Begin returns the index in List of the first phrase that a text begins with, -1 for none.
func (p *Phrases) Begin(s string) int { return p.BeginFrom(0, s) }

// BeginFrom is Begin for the phrases from index n on.
func (p *Phrases) BeginFrom(n int, s string) int {
	for _, b := range p.like(s) {
		if int(b.place) >= n && strings.HasPrefix(s, p.list[b.place]) {
			return int(b.place)
		}
	}
	return -1
}

// Has reports whether a word is one of the phrases.
func (p *Phrases) Has(word string) bool {
	for _, b := range p.like(word) {
		if p.list[b.place] == word {
			return true
		}
	}
	return false
}

// like returns the phrases that may begin with the first two bytes of a text.
func (p *Phrases) like(s string) []beginning {
	p.indexed.Do(p.index)
	if len(s) < 2 {
		return nil
	}
	class := phraseClass(phrasePair(s))
	return p.order[p.first[class]:p.first[class+1]]
}
