// Package day finds and reads dates, times of day and lengths of time, as pages in
// English, German, French, Spanish and Japanese write them, and as people type them.
package day

import (
	"fmt"
	"strings"
	"time"
)

// A Period is the day or days on which something took place. Start and End are
// equal for a single day; both are empty where nothing is known.
type Period struct {
	Start, End Date
}

// IsZero reports whether nothing is known of the period.
func (p Period) IsZero() bool { return p.Start == "" && p.End == "" }

// A Date is a calendar day in ISO 8601, of reduced precision where the page
// gives no day or month: "2011-11-24", "2011-11", "2011". The empty Date is
// unknown. Dates of one precision are ordered as strings are.
type Date string

// Parse reads a Date and refuses days that no calendar has.
func Parse(s string) (Date, error) {
	layout, ok := map[int]string{4: "2006", 7: "2006-01", 10: "2006-01-02"}[len(s)]
	if !ok {
		return "", fmt.Errorf("%q is no date: write 2011, 2011-11 or 2011-11-24", s)
	}
	t, err := time.Parse(layout, s)
	if err != nil || t.Year() < 1 {
		if shaped := strings.Map(digitsToZero, s) == "0000-00-00"[:len(s)]; shaped {
			return "", fmt.Errorf("%q is in no calendar", s)
		}
		return "", fmt.Errorf("%q is no date: write 2011, 2011-11 or 2011-11-24", s)
	}
	return Date(s), nil
}

func digitsToZero(r rune) rune {
	if '0' <= r && r <= '9' {
		return '0'
	}
	return r
}

// First returns the first day that d may mean: 2011-11-01 for 2011-11.
func (d Date) First() Date {
	switch len(d) {
	case 4:
		return d + "-01-01"
	case 7:
		return d + "-01"
	}
	return d
}

// Last returns the last day that d may mean: 2011-11-30 for 2011-11.
func (d Date) Last() Date {
	switch len(d) {
	case 4:
		return d + "-12-31"
	case 7:
		t, err := time.Parse("2006-01", string(d))
		if err != nil {
			return d
		}
		return Date(t.AddDate(0, 1, -1).Format(time.DateOnly))
	}
	return d
}

// A Range is what a date criterion asks for: all days from From to To, both
// included. An empty end is open.
type Range struct {
	From, To Date // full days, or ""
}

// ParseRange reads a range: "2011", "2011-11", "2011-11-11", "A..B", "A..",
// "..B". Coarse ends are rounded outward.
func ParseRange(s string) (Range, error) {
	from, to, dotted := strings.Cut(s, "..")
	if !dotted {
		to = from
	}
	var r Range
	if from != "" {
		d, err := Parse(from)
		if err != nil {
			return Range{}, err
		}
		r.From = d.First()
	}
	if to != "" {
		d, err := Parse(to)
		if err != nil {
			return Range{}, err
		}
		r.To = d.Last()
	}
	switch {
	case r == Range{}:
		return Range{}, fmt.Errorf("%q is no range: write 2011, 2011-11..2012-02, 2011.. or ..2011", s)
	case r.From != "" && r.To != "" && r.To < r.From:
		return Range{}, fmt.Errorf("%q ends before it starts", s)
	}
	return r, nil
}
