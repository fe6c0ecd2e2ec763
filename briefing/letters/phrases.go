package letters

import (
	"iter"
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
	starts  [startHashes / 64]uint64  // a bit for each hash of the four bytes that a phrase begins with
	order   []uint16                  // the indexes of the phrases, by class
	first   [phraseClasses + 1]uint16 // where in order each class begins
}

const (
	startHashes   = 4096 // of the four bytes that phrases begin with
	phraseClasses = 1024 // of the first three of them
)

// startHash adds a byte to a hash, in which the last four bytes count.
func startHash(hash uint, c byte) uint { return hash<<3 ^ uint(c) }

// startOf returns the hash of the three bytes that a text begins with; a zero stands for
// the third of a text of two.
func startOf(s string) uint {
	hash := startHash(startHash(0, s[0]), s[1])
	if len(s) == 2 {
		return startHash(hash, 0)
	}
	return startHash(hash, s[2])
}

// startsOf yields the hashes of the texts that begin with a phrase.
func startsOf(phrase string) iter.Seq[uint] {
	return func(yield func(uint) bool) {
		if len(phrase) > 2 {
			yield(startOf(phrase))
			return
		}
		for c := 0; c < 256 && yield(startHash(startHash(startHash(0, phrase[0]), phrase[1]), byte(c))); c++ {
		}
	}
}

// List returns the phrases in their order.
func (p *Phrases) List() []string {
	p.read.Do(func() { p.list = p.vocabulary.Words(p.classes...) })
	return p.list
}

// index sorts the phrases by their classes.
func (p *Phrases) index() {
	for _, phrase := range p.List() {
		for hash := range startsOf(phrase) {
			p.first[hash%phraseClasses+1]++
		}
		p.mark(phrase)
	}
	for i := range phraseClasses {
		p.first[i+1] += p.first[i]
	}
	next := p.first
	p.order = make([]uint16, p.first[phraseClasses])
	for i, phrase := range p.list {
		for hash := range startsOf(phrase) {
			class := hash % phraseClasses
			p.order[next[class]] = uint16(i)
			next[class]++
		}
	}
}

// mark sets the bits of the texts that begin with a phrase: all of them if it has two bytes.
func (p *Phrases) mark(phrase string) {
	set := func(hash uint) { p.starts[hash%startHashes/64] |= 1 << (hash % 64) }
	switch len(phrase) {
	case 2:
		for i := range p.starts {
			p.starts[i] = math.MaxUint64
		}
	case 3:
		for c := range 256 {
			set(startHash(startOf(phrase), byte(c)))
		}
	default:
		set(startHash(startOf(phrase), phrase[3]))
	}
}

// next returns the first place from i on at which a phrase may begin, -1 for none.
func (p *Phrases) next(s string, i int) int {
	p.indexed.Do(p.index)
	if i+3 < len(s) {
		hash := startOf(s[i:])
		for k := i + 3; k < len(s); k++ {
			hash = startHash(hash, s[k])
			if p.starts[hash%startHashes/64]>>(hash%64)&1 != 0 {
				return k - 3
			}
		}
		i = len(s) - 3 // where a shorter phrase may begin
	}
	if i+1 < len(s) {
		return i
	}
	return -1
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
	for _, i := range p.like(s) {
		if int(i) >= n && strings.HasPrefix(s, p.list[i]) {
			return int(i)
		}
	}
	return -1
}

// Has reports whether a word is one of the phrases.
func (p *Phrases) Has(word string) bool {
	for _, i := range p.like(word) {
		if p.list[i] == word {
			return true
		}
	}
	return false
}

// like returns the indexes of the phrases that a text may begin with.
func (p *Phrases) like(s string) []uint16 {
	p.indexed.Do(p.index)
	if len(s) < 2 {
		return nil
	}
	class := startOf(s) % phraseClasses
	return p.order[p.first[class]:p.first[class+1]]
}
