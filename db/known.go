package db

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"hash/maphash"
	"slices"
)

// A filter remembers keys in constant memory (Bloom 1970): of one that was
// noted it never says no, of another it hardly ever says yes.
type filter struct {
	seed maphash.Seed
	bits []uint64
}

// filterBits hold the keys of a million briefings with one wrong yes in 70.
const filterBits = 1 << 26

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

// A sum stands for a text in little memory: the beginning of its SHA-256. No two
// texts share it but where somebody has worked at that.
type sum [8]byte

func sumOf(s string) sum {
	whole := sha256.Sum256([]byte(s))
	return sum(whole[:8])
}

// sums is a map by sums that takes hardly more memory than what is in it: they
// are spread so evenly that the first bits of one tell where it stands. A map of
// Go takes twice to four times as much, which counts for a million briefings.
type sums[V any] struct{ parts [1 << 12][]sumEntry[V] }

type sumEntry[V any] struct {
	sum   sum
	value V
}

// at is where a sum stands, or would.
func (s *sums[V]) at(key sum) (part *[]sumEntry[V], i int, ok bool) {
	part = &s.parts[binary.BigEndian.Uint16(key[:])>>4]
	i, ok = slices.BinarySearchFunc(*part, key, func(e sumEntry[V], key sum) int { return bytes.Compare(e.sum[:], key[:]) })
	return part, i, ok
}

func (s *sums[V]) get(key sum) (value V, ok bool) {
	part, i, ok := s.at(key)
	if ok {
		value = (*part)[i].value
	}
	return value, ok
}

func (s *sums[V]) set(key sum, value V) {
	part, i, ok := s.at(key)
	if !ok {
		*part = slices.Insert(*part, i, sumEntry[V]{key, value})
	}
	(*part)[i].value = value
}
