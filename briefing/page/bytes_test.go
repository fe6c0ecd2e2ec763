package page

import (
	"math/rand/v2"
	"testing"
)

// What is looked at eight bytes at a time is what is seen byte by byte.
func TestEightBytesAtATime(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 100_000 {
		text := make([]byte, random.IntN(30))
		for i := range text {
			text[i] = "az ~\x1f\x01\n\t\x00\x7f\x80\xa0\xc2\xe3\xff"[random.IntN(4+random.IntN(12))]
		}
		controls, seen, double := 0, byte(0), false
		for i, c := range text {
			controls += int(controlBytes[c])
			seen |= squeezedBytes[c]
			double = double || c == ' ' && i > 0 && text[i-1] == ' '
		}
		if n := countControls(text); n != controls {
			t.Fatalf("%q: %d controls, want %d", text, n, controls)
		}
		if s := string(text); isSqueezed(s) != (!double && (seen == 0 || hasNoWideSpace(s))) {
			t.Fatalf("%q: squeezed: %v", text, isSqueezed(s))
		}
	}
}
