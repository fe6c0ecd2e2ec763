package originals

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestDelta(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	letters := func(n int) string {
		b := make([]byte, n)
		for i := range b {
			b[i] = "abcdefgh"[rng.IntN(8)]
		}
		return string(b)
	}
	base := letters(5000)
	base = base[:900] + "\n" + base[900:]
	for _, target := range []string{"", "x", base, base[100:900] + letters(30) + base[901:] + base[500:800], base[901:], base[:7], base[100:3000] + letters(300) + base[50:90], letters(900), strings.Repeat(base[3:1000], 30), base + base} {
		for _, base := range []string{base, "", "short", base[:8], base[1:2000]} {
			delta := appendDelta(nil, base, target)
			if back, err := applyDelta(base, delta, len(target)); err != nil || string(back) != target {
				t.Errorf("%d bytes against %d: not the same: %v", len(target), len(base), err)
			}
		}
	}
	if delta := appendDelta(nil, base, base[10:4000]+"!"+base[4000:]); len(delta) > 40 {
		t.Errorf("two copies take %d bytes", len(delta))
	}
}

func FuzzApplyDelta(f *testing.F) {
	f.Add("the base of it all", appendDelta(nil, "the base of it all", "the base of all of it all"), 25)
	f.Add("", []byte{0, 0}, 0)
	f.Fuzz(func(t *testing.T, base string, delta []byte, size int) {
		if size < 0 || size > 1<<20 {
			return
		}
		if target, err := applyDelta(base, delta, size); err == nil && len(target) != size {
			t.Errorf("%d bytes, want %d", len(target), size)
		}
		back, err := applyDelta(base, appendDelta(nil, base, string(delta)), len(delta))
		if err != nil || string(back) != string(delta) {
			t.Errorf("what was written does not come back: %v", err)
		}
	})
}
