package read

import (
	"testing"

	"briefings/briefing/day"
)

func TestEventDate(t *testing.T) {
	for _, c := range []struct {
		text string
		want day.Date
	}{
		{"On August 17 (Japan time), commencing at 4:30 a.m. (3:30 p.m. on August 16, local time) he met", "2019-08-16"},
		{"On December 11, commencing at 6:10 p.m. local time (On December 12, at 3:10 a.m. JST) he met", "2019-12-11"},
		{"On September 27, commencing at 6:15 p.m. (local time: 7:15 a.m. on Friday, September 28, Japan time)", "2019-09-27"},
		{"They attended the ceremony, which takes place on January 15", ""},
		{"No meeting had been held since October 3, 2013; this one was on May 4", "2019-05-04"},
	} {
		best := (&latinPage{language: "en"}).bestDay(source{c.text, "lead"}, "2019-12-31", "", eventDay{level: ofJourney})
		if got := best.period.Start; got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestResolve(t *testing.T) {
	for _, c := range []struct {
		text      string
		published day.Date
		want      day.Period
	}{
		{"On November 11 she met him", "2011-11-24", day.Period{Start: "2011-11-11", End: "2011-11-11"}},
		{"On December 28 she met him", "2010-01-05", day.Period{Start: "2009-12-28", End: "2009-12-28"}},
		{"He will visit Oslo on January 9", "2010-12-20", day.Period{Start: "2011-01-09", End: "2011-01-09"}},
		{"He will visit Oslo from December 30 to January 2", "2010-12-20", day.Period{Start: "2010-12-30", End: "2011-01-02"}},
		{"On Monday August 4 it will be held", "2014-07-24", day.Period{Start: "2014-08-04", End: "2014-08-04"}},
		{"On May 3 she met him", "", day.Period{}},
		{"On March 7 they met", "2004-03", day.Period{Start: "2004-03-07", End: "2004-03-07"}},
	} {
		got := day.Period{}
		if found := day.Find(c.text); len(found) > 0 {
			got, _ = resolve(found[0], c.text, c.published)
		}
		if got != c.want {
			t.Errorf("%q on a page of %q = %v, want %v", c.text, c.published, got, c.want)
		}
	}
}
