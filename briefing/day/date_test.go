package day

import (
	"strings"
	"testing"
)

func TestParseDate(t *testing.T) {
	for _, s := range []string{"2011", "2011-11", "2011-11-24", "2012-02-29", "0001"} {
		if d, err := Parse(s); err != nil || string(d) != s {
			t.Errorf("ParseDate(%q) = %q, %v", s, d, err)
		}
	}
	for s, want := range map[string]string{
		"":           "is no date",
		"2011-02-30": "is in no calendar",
		"2011-13":    "is in no calendar",
		"0000":       "is in no calendar",
		"2011-1-1":   "is no date",
		"24.11.2011": "is no date",
		"2011/11/24": "is no date",
		"２０１１":       "is no date",
	} {
		if _, err := Parse(s); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseDate(%q): %v, want %q", s, err, want)
		}
	}
}

func TestFirstAndLast(t *testing.T) {
	for d, want := range map[Date][2]Date{
		"2011":       {"2011-01-01", "2011-12-31"},
		"2012-02":    {"2012-02-01", "2012-02-29"},
		"2011-11-24": {"2011-11-24", "2011-11-24"},
		"":           {"", ""},
	} {
		if got := [2]Date{d.First(), d.Last()}; got != want {
			t.Errorf("%q: %q, want %q", d, got, want)
		}
	}
}

func TestParseRange(t *testing.T) {
	for s, want := range map[string]Range{
		"2011":                   {"2011-01-01", "2011-12-31"},
		"2011-11":                {"2011-11-01", "2011-11-30"},
		"2011-11-11":             {"2011-11-11", "2011-11-11"},
		"2011..2012-02":          {"2011-01-01", "2012-02-29"},
		"2011-11..":              {"2011-11-01", ""},
		"..2011":                 {"", "2011-12-31"},
		"2011-03-05..2011":       {"2011-03-05", "2011-12-31"},
		"2011-11-11..2011-11-11": {"2011-11-11", "2011-11-11"},
	} {
		if got, err := ParseRange(s); err != nil || got != want {
			t.Errorf("ParseRange(%q) = %v, %v, want %v", s, got, err, want)
		}
	}
	for s, want := range map[string]string{
		"..": "is no range", "": "is no range", "2011-13": "in no calendar", "2012..2011": "ends before", "2011-02-30..": "in no calendar", "2011...2012": "is no date",
	} {
		if _, err := ParseRange(s); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseRange(%q): %v, want %q", s, err, want)
		}
	}
}

func FuzzParseRange(f *testing.F) {
	for _, s := range []string{"2011", "2011-11..", "..2011-11-11", "2011-02-30", "..", "9999-12..9999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := ParseRange(s)
		if err != nil {
			return
		}
		for _, d := range []Date{r.From, r.To} {
			if d == "" {
				continue
			}
			if _, err := Parse(string(d)); err != nil || len(d) != len("2011-11-24") {
				t.Errorf("ParseRange(%q) = %v: %q is no day", s, r, d)
			}
		}
		if r.From != "" && r.To != "" && r.To < r.From {
			t.Errorf("ParseRange(%q) = %v ends before it starts", s, r)
		}
	})
}
