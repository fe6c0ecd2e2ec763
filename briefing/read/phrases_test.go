package read

import "testing"

// TestPlaceNouns holds that no noun has more words than are looked at.
func TestPlaceNouns(t *testing.T) {
	for _, noun := range placeNouns.List() {
		if !endsInPlaceNoun(noun) || !endsInPlaceNoun("the old "+noun) {
			t.Errorf("%q ends no place", noun)
		}
	}
}
