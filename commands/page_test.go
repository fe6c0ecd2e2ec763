package commands

import (
	"testing"

	"briefings/briefing"
	"briefings/briefing/day"
)

func TestHeldLine(t *testing.T) {
	for _, c := range []struct {
		start, end     day.Date
		place, country string
		want           string
	}{
		{"2011-11-11", "2011-11-11", "Honolulu, Hawaii", "US", "2011-11-11, Honolulu, Hawaii (United States)"},
		{"2011-11-11", "2011-11-12", "", "CN", "2011-11-11 to 2011-11-12, China"},
		{"", "", "", "CN", "China"},
		{"", "", "Xiamen, CHINA", "CN", "Xiamen, CHINA"},
		{"2004-03", "2004-03", "", "", "2004-03"},
		{"", "", "", "", ""},
	} {
		b := briefing.Briefing{Held: day.Period{Start: c.start, End: c.end}, Place: c.place, PlaceCountry: c.country}
		if got := heldLine(&b); got != c.want {
			t.Errorf("held %s to %s in %q (%s): %q, want %q", c.start, c.end, c.place, c.country, got, c.want)
		}
	}
}

func TestHeadNumber(t *testing.T) {
	for number, want := range map[string]string{"": "", "4": "4.", "4.": "4.", "A": "A.", "IV": "IV.", "２": "２.", "(4)": "(4)", "（１）": "（１）", "①": "①", "Ⅳ": "Ⅳ."} {
		if got := headNumber(number); got != want {
			t.Errorf("number %q stands as %q, want %q", number, got, want)
		}
	}
}
