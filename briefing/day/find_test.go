package day

import "testing"

func TestFindDates(t *testing.T) {
	for _, c := range []struct {
		text     string
		from, to Day
	}{
		{"On November 11, 2011, Minister", Day{2011, 11, 11}, Day{2011, 11, 11}},
		{"July 28 1998", Day{1998, 7, 28}, Day{1998, 7, 28}},
		{"24 July 2001", Day{2001, 7, 24}, Day{2001, 7, 24}},
		{"22 JULY 2008", Day{2008, 7, 22}, Day{2008, 7, 22}},
		{"November, 11, 2009", Day{2009, 11, 11}, Day{2009, 11, 11}},
		{"March 2004", Day{2004, 3, 0}, Day{2004, 3, 0}},
		{"2017-07-28", Day{2017, 7, 28}, Day{2017, 7, 28}},
		{"2017/7/8", Day{2017, 7, 8}, Day{2017, 7, 8}},
		{"11/03/2021 04:19 PM EDT", Day{2021, 11, 3}, Day{2021, 11, 3}},
		{"25/03/2021", Day{2021, 3, 25}, Day{2021, 3, 25}},
		{"11.11.2016", Day{2016, 11, 11}, Day{2016, 11, 11}},
		{"29 September 201717:18", Day{2017, 9, 29}, Day{2017, 9, 29}},
		{"No: 284, 11 November 2016", Day{2016, 11, 11}, Day{2016, 11, 11}},
		{"On Feb. 15, local time", Day{0, 2, 15}, Day{0, 2, 15}},
		{"On January 27th, commencing", Day{0, 1, 27}, Day{0, 1, 27}},
		{"on the 3rd of May 2010", Day{2010, 5, 3}, Day{2010, 5, 3}},
		{"On December 2 and 3, the", Day{0, 12, 2}, Day{0, 12, 3}},
		{"from May 7 (Sun) to 9 (Tue)", Day{0, 5, 7}, Day{0, 5, 9}},
		{"from December 1 (Friday) to 2 (Saturday)", Day{0, 12, 1}, Day{0, 12, 2}},
		{"from April 27 to May 2, 2009", Day{2009, 4, 27}, Day{2009, 5, 2}},
		{"on 13-14 November 2016", Day{2016, 11, 13}, Day{2016, 11, 14}},
		{"from 23 to 26 March 2019", Day{2019, 3, 23}, Day{2019, 3, 26}},
		{"from September 4, which is tomorrow, until September 6", Day{0, 9, 4}, Day{0, 9, 6}},
		{"leaves Oslo on January 14 and returns on January 17", Day{0, 1, 14}, Day{0, 1, 17}},
		{"(Oslo - July 18-19, 2019)", Day{2019, 7, 18}, Day{2019, 7, 19}},
		{"am 2. Juli 2020 in Berlin", Day{2020, 7, 2}, Day{2020, 7, 2}},
		{"le 9 janvier 2023 à Paris", Day{2023, 1, 9}, Day{2023, 1, 9}},
		{"el 5 de julio de 2020", Day{2020, 7, 5}, Day{2020, 7, 5}},
	} {
		found := Find(c.text)
		if len(found) != 1 || found[0].From != c.from || found[0].To != c.to {
			t.Errorf("findDates(%q) = %+v, want %v–%v", c.text, found, c.from, c.to)
		}
	}
	for _, text := range []string{"", "the members may agree", "Article 5 may be used", "February 30, 2011", "1.2.3", "9:33 p.m.", "12345678901234567890", "31.8.", "May", "the march of 3"} {
		if found := Find(text); len(found) > 0 {
			t.Errorf("findDates(%q) = %+v, want none", text, found)
		}
	}
}
