package db

import (
	"crypto/sha256"
	"hash/maphash"
)

// A filter remembers keys in constant memory (Bloom 1970). It never says no to a key
// that was noted, and hardly ever yes to another.
type filter struct {
	seed maphash.Seed
	bits []uint64
}

// With these sizes one in 500 new keys of the last of a million briefings gets a wrong
// yes, and none of 100,000.
const (
	filterBits   = 1 << 26
	filterHashes = 4
)

func newFilter() *filter { return &filter{maphash.MakeSeed(), make([]uint64, filterBits/64)} }

// note notes a key and reports whether it may have been noted before.
func (f *filter) note(key string) bool {
	hash := maphash.String(f.seed, key)
	step := hash>>32 | 1 // double hashing (Kirsch and Mitzenmacher 2006)
	seen := true
	for range filterHashes {
		bit := hash % filterBits
		hash += step
		mask := uint64(1) << (bit % 64)
		seen = seen && f.bits[bit/64]&mask != 0
		f.bits[bit/64] |= mask
	}
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
