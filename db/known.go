package db

import (
	"crypto/sha256"
	"hash/maphash"
)

// A filter remembers keys by their hashes. It never says no to a key that was noted.
type filter struct {
	seed maphash.Seed
	seen map[uint64]struct{}
}

func newFilter() *filter { return &filter{maphash.MakeSeed(), map[uint64]struct{}{}} }

// note notes a key and reports whether it may have been noted before.
func (f *filter) note(key string) bool {
	hash := maphash.String(f.seed, key)
	_, seen := f.seen[hash]
	f.seen[hash] = struct{}{}
	return seen
}

// Kinds of keys.
const (
	knownPath   = "p"
	knownDigest = "d"
	knownSlug   = "s"
	knownBytes  = "b"
)

// maybe reports whether the archive may hold a key that is added now. A first import
// need not ask SQLite for most of its keys.
func (im *Importer) maybe(kind, key string) bool { return im.fresh == nil || im.fresh.note(kind+key) }

// A sum stands for a text in little memory: the first bytes of its SHA-256. Two texts
// share one only if somebody has worked at that.
type sum [8]byte

func sumOf(s string) sum {
	whole := sha256.Sum256([]byte(s))
	return sum(whole[:8])
}
