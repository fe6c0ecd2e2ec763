package briefing

import "testing"

func TestFindDates(t *testing.T) {
	for _, c := range []struct {
		text     string
		from, to day
	}{
		{"On November 11, 2011, Minister", day{2011, 11, 11}, day{2011, 11, 11}},
		{"July 28 1998", day{1998, 7, 28}, day{1998, 7, 28}},
		{"24 July 2001", day{2001, 7, 24}, day{2001, 7, 24}},
		{"22 JULY 2008", day{2008, 7, 22}, day{2008, 7, 22}},
		{"November, 11, 2009", day{2009, 11, 11}, day{2009, 11, 11}},
		{"March 2004", day{2004, 3, 0}, day{2004, 3, 0}},
		{"2017-07-28", day{2017, 7, 28}, day{2017, 7, 28}},
		{"2017/7/8", day{2017, 7, 8}, day{2017, 7, 8}},
		{"11/03/2021 04:19 PM EDT", day{2021, 11, 3}, day{2021, 11, 3}},
		{"25/03/2021", day{2021, 3, 25}, day{2021, 3, 25}},
		{"11.11.2016", day{2016, 11, 11}, day{2016, 11, 11}},
		{"29 September 201717:18", day{2017, 9, 29}, day{2017, 9, 29}},
		{"No: 284, 11 November 2016", day{2016, 11, 11}, day{2016, 11, 11}},
		{"On Feb. 15, local time", day{0, 2, 15}, day{0, 2, 15}},
		{"On January 27th, commencing", day{0, 1, 27}, day{0, 1, 27}},
		{"on the 3rd of May 2010", day{2010, 5, 3}, day{2010, 5, 3}},
		{"On December 2 and 3, the", day{0, 12, 2}, day{0, 12, 3}},
		{"from May 7 (Sun) to 9 (Tue)", day{0, 5, 7}, day{0, 5, 9}},
		{"from December 1 (Friday) to 2 (Saturday)", day{0, 12, 1}, day{0, 12, 2}},
		{"from April 27 to May 2, 2009", day{2009, 4, 27}, day{2009, 5, 2}},
		{"on 13-14 November 2016", day{2016, 11, 13}, day{2016, 11, 14}},
		{"from 23 to 26 March 2019", day{2019, 3, 23}, day{2019, 3, 26}},
		{"from September 4, which is tomorrow, until September 6", day{0, 9, 4}, day{0, 9, 6}},
		{"leaves Oslo on January 14 and returns on January 17", day{0, 1, 14}, day{0, 1, 17}},
		{"(Oslo - July 18-19, 2019)", day{2019, 7, 18}, day{2019, 7, 19}},
		{"am 2. Juli 2020 in Berlin", day{2020, 7, 2}, day{2020, 7, 2}},
		{"le 9 janvier 2023 à Paris", day{2023, 1, 9}, day{2023, 1, 9}},
		{"el 5 de julio de 2020", day{2020, 7, 5}, day{2020, 7, 5}},
	} {
		found := findDates(c.text)
		if len(found) != 1 || found[0].from != c.from || found[0].to != c.to {
			t.Errorf("findDates(%q) = %+v, want %v–%v", c.text, found, c.from, c.to)
		}
	}
	for _, text := range []string{"", "the members may agree", "Article 5 may be used", "February 30, 2011", "1.2.3", "9:33 p.m.", "12345678901234567890", "31.8.", "May", "the march of 3"} {
		if found := findDates(text); len(found) > 0 {
			t.Errorf("findDates(%q) = %+v, want none", text, found)
		}
	}
}

func TestEventDate(t *testing.T) {
	for _, c := range []struct {
		text string
		want day
	}{
		{"On August 17 (Japan time), commencing at 4:30 a.m. (3:30 p.m. on August 16, local time) he met", day{0, 8, 16}},
		{"On December 11, commencing at 6:10 p.m. local time (On December 12, at 3:10 a.m. JST) he met", day{0, 12, 11}},
		{"On September 27, commencing at 6:15 p.m. (local time: 7:15 a.m. on Friday, September 28, Japan time)", day{0, 9, 27}},
		{"the ceremony, which takes place on January 15", day{}},
		{"No meeting had been held since October 3, 2013; this one was on May 4", day{0, 5, 4}},
	} {
		m, ok := eventDate(c.text, false)
		if ok != (c.want != day{}) || ok && m.from != c.want {
			t.Errorf("eventDate(%q) = %+v %v, want %v", c.text, m, ok, c.want)
		}
	}
}

func TestResolve(t *testing.T) {
	for _, c := range []struct {
		text      string
		published Date
		want      Period
	}{
		{"On November 11 she met him", "2011-11-24", Period{"2011-11-11", "2011-11-11"}},
		{"On December 28 she met him", "2010-01-05", Period{"2009-12-28", "2009-12-28"}},
		{"He will visit Oslo on January 9", "2010-12-20", Period{"2011-01-09", "2011-01-09"}},
		{"He will visit Oslo from December 30 to January 2", "2010-12-20", Period{"2010-12-30", "2011-01-02"}},
		{"On Monday August 4 it will be held", "2014-07-24", Period{"2014-08-04", "2014-08-04"}},
		{"On May 3 she met him", "", Period{}},
		{"On March 7 they met", "2004-03", Period{"2004-03-07", "2004-03-07"}},
	} {
		got := Period{}
		if found := findDates(c.text); len(found) > 0 {
			got, _ = resolve(found[0], c.text, c.published)
		}
		if got != c.want {
			t.Errorf("%q on a page of %q = %v, want %v", c.text, c.published, got, c.want)
		}
	}
}
