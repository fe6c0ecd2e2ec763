package db

import "hash/maphash"

// A filter remembers keys in constant memory (Bloom 1970): of one that was
// noted it never says no, of another it hardly ever says yes.
type filter struct {
	seed maphash.Seed
	bits []uint64
}

// filterBits hold the keys of a million briefings with one wrong yes in 250.
const filterBits = 1 << 27

func newFilter() *filter { return &filter{maphash.MakeSeed(), make([]uint64, filterBits/64)} }

// note notes a key and tells whether it may have been noted before.
func (f *filter) note(key string) bool {
	hash := maphash.String(f.seed, key)
	seen := true
	for _, bit := range [2]uint64{hash % filterBits, hash >> 32 % filterBits} {
		mask := uint64(1) << (bit % 64)
		seen = seen && f.bits[bit/64]&mask != 0
		f.bits[bit/64] |= mask
	}
	return seen
}

// What a key that is asked for names.
const (
	knownPath   = "p"
	knownDigest = "d"
	knownSlug   = "s"
	knownBytes  = "b"
)

// maybe tells whether the archive may hold a key that is added now. What a new
// archive certainly lacks need not be looked for in it, which is most of a
// first import.
func (im *Importer) maybe(kind, key string) bool { return im.fresh == nil || im.fresh.note(kind+key) }
