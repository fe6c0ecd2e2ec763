package commands

import (
	"testing"

	"briefings/briefing/day"
)

func TestDaysAndPlace(t *testing.T) {
	for _, c := range []struct {
		start, end     day.Date
		place, country string
		days, where    string
	}{
		{"2011-11-11", "2011-11-11", "Honolulu, Hawaii", "United States", "2011-11-11",
			"Honolulu, Hawaii (United States)"},
		{"2011-11-11", "2011-11-12", "", "China", "2011-11-11 to 2011-11-12", "China"},
		{"", "", "Xiamen, CHINA", "China", "", "Xiamen, CHINA"},
		{"2004-03", "2004-03", "", "", "2004-03", ""},
		{"", "", "", "", "", ""},
	} {
		days, where := daysLine(day.Period{Start: c.start, End: c.end}), placeLine(c.place, c.country)
		if days != c.days || where != c.where {
			t.Errorf("%v: %q, %q", c, days, where)
		}
	}
}

func TestHeadNumber(t *testing.T) {
	for number, want := range map[string]string{
		"": "", "4": "4.", "4.": "4.", "A": "A.", "IV": "IV.", "２": "２.", "(4)": "(4)", "（１）": "（１）", "①": "①",
		"Ⅳ": "Ⅳ.",
	} {
		if got := headNumber(number); got != want {
			t.Errorf("number %q stands as %q, want %q", number, got, want)
		}
	}
}
