package country

import (
	"slices"
	"testing"
)

func TestMembers(t *testing.T) {
	for group, want := range map[string]int{"eu": 27, "EU": 27, "asean": 11, "g7": 7, "nato": 32, "none": 0} {
		members := Members(group)
		if len(members) != want || !slices.IsSorted(members) {
			t.Errorf("%s: %d members, want %d: %v", group, len(members), want, members)
		}
		for _, code := range members {
			if Name(code) == "" {
				t.Errorf("%s: no country has the code %s", group, code)
			}
		}
	}
}
