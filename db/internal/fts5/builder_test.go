package fts5

import (
	"path/filepath"
	"strings"
	"testing"
)

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
				if p := s.find(&word{n: uint32(len(text)), first: firstEight(text)}, []byte(text), 1); string(s.termOf(p)) != text {
					t.Fatalf("%s is taken for %s", text, s.termOf(p))
				}
			}
			if len(s.list) != found+1 {
				t.Fatalf("%d of %d letters: %d words for one", i, n, len(s.list)-found)
			}
		}
	}
}
