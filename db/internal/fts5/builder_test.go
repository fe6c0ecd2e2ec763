package fts5

import (
	"encoding/binary"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
)

// A text is cut where strings.Cut cuts it, whatever its bytes are.
func TestCutWord(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 100_000 {
		text := make([]byte, random.IntN(24))
		for i := range text {
			text[i] = " \x00\x1f!\x21\x80\xa0\xffaz"[random.IntN(10)]
		}
		want, _, _ := strings.Cut(string(text), " ")
		var wantFirst [8]byte
		copy(wantFirst[:], want)
		if n, first := cutWord(string(text)); n != len(want) || first != binary.LittleEndian.Uint64(wantFirst[:]) {
			t.Fatalf("%q: %d bytes, %x, want %q", text, n, first, want)
		}
	}
}

// Words of every length are told apart by each of their bytes, also where their
// hashes are the same.
func TestWordsAreToldApart(t *testing.T) {
	b := NewBuilder(1, filepath.Join(t.TempDir(), "words"), 1<<20)
	defer b.Close()
	s := &b.shards[0]
	for n := 1; n < 40; n++ {
		plain := strings.Repeat("a", n)
		list := []string{plain}
		for i := range n {
			list = append(list, plain[:i]+"b"+plain[i+1:])
		}
		for i, text := range list {
			found := len(s.list)
			for range 2 {
				n, first := cutWord(text)
				if p := s.find(&word{n: uint32(n), first: first}, []byte(text), 1); string(s.termOf(p)) != text {
					t.Fatalf("%s is taken for %s", text, s.termOf(p))
				}
			}
			if len(s.list) != found+1 {
				t.Fatalf("%d of %d letters: %d words for one", i, n, len(s.list)-found)
			}
		}
	}
}
