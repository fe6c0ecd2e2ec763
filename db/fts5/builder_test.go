package fts5

import (
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
		wantWord, wantRest, _ := strings.Cut(string(text), " ")
		if word, rest := cutWord(string(text)); word != wantWord || rest != wantRest {
			t.Fatalf("%q: %q, %q, want %q, %q", text, word, rest, wantWord, wantRest)
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
				if p := s.find(&word{text: text, ends: endsOf(text)}, 1); p.term != text {
					t.Fatalf("%s is taken for %s", text, p.term)
				}
			}
			if len(s.list) != found+1 {
				t.Fatalf("%d of %d letters: %d words for one", i, n, len(s.list)-found)
			}
		}
	}
}
