package commands

import "testing"

// A few high counts leave the others apart, and few counts use all shades.
func TestShade(t *testing.T) {
	for _, c := range []struct {
		n, most int
		want    string
	}{
		{0, 0, "·"}, {0, 9, "·"}, {1, 1, "█"}, {1, 2, "░"}, {2, 2, "█"}, {1, 3, "░"}, {2, 3, "▓"},
		{1, 10, "░"}, {2, 10, "▒"}, {3, 10, "▒"}, {4, 10, "▓"}, {6, 10, "█"}, {10, 10, "█"},
		{1, 4000, "░"}, {62, 4000, "░"}, {63, 4000, "▒"}, {250, 4000, "▒"}, {251, 4000, "▓"}, {1000, 4000, "▓"},
		{1001, 4000, "█"}, {4000, 4000, "█"},
	} {
		if got := shade(c.n, c.most, true); got != c.want {
			t.Errorf("shade of %d of %d is %s, want %s", c.n, c.most, got, c.want)
		}
	}
	if got := shade(1, 2, false) + shade(2, 2, false) + shade(0, 2, false); got != ":#." {
		t.Errorf("without blocks the shades are %s", got)
	}
}
