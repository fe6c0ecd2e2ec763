package commands

import "testing"

func TestShortScore(t *testing.T) {
	for score, want := range map[string]string{
		"16.946": "16.946", "0.87": "0.870", "7.0": "7.000", "0.0": "0.000", "0": "0.000",
		"0.001": "0.001", "0.000004208": "4.2e-06", "": "",
	} {
		if got := shortScore(score); got != want {
			t.Errorf("score %s is shown as %s, want %s", score, got, want)
		}
	}
}
