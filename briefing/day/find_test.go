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
		// any dash, quotation marks, hyphens that do not break
		{"On February 22–23, 2019, Ms.", Day{2019, 2, 22}, Day{2019, 2, 23}},
		{"On 22–23 February 2019, Ms.", Day{2019, 2, 22}, Day{2019, 2, 23}},
		{"On May 7—a Tuesday—Ms.", Day{0, 5, 7}, Day{0, 5, 7}},
		{"On “May 7” Ms.", Day{0, 5, 7}, Day{0, 5, 7}},
		{"on ‘7 May 2019’ and", Day{2019, 5, 7}, Day{2019, 5, 7}},
		{"On 6‑8 May 2019", Day{2019, 5, 6}, Day{2019, 5, 8}},
		{"6 ― 8 May 2019", Day{2019, 5, 6}, Day{2019, 5, 8}},
		{"May 6‐8, 2019", Day{2019, 5, 6}, Day{2019, 5, 8}},
		{"2019‑05‑07", Day{2019, 5, 7}, Day{2019, 5, 7}},
		{"30 April – 2 May 2019", Day{2019, 4, 30}, Day{2019, 5, 2}},
		{"May 30—June 2, 2019", Day{2019, 5, 30}, Day{2019, 6, 2}},
		// lists of days
		{"On 30 April and 1 May, Ms.", Day{0, 4, 30}, Day{0, 5, 1}},
		{"On April 30 and May 1, 2019,", Day{2019, 4, 30}, Day{2019, 5, 1}},
		{"On 28 February & 1 March 2019", Day{2019, 2, 28}, Day{2019, 3, 1}},
		{"On 7 May and 8 May 2019", Day{2019, 5, 7}, Day{2019, 5, 8}},
		{"From Tuesday 7 to Thursday 9 May 2019", Day{2019, 5, 7}, Day{2019, 5, 9}},
		{"from Friday, 7 until Sunday, 9 May 2019", Day{2019, 5, 7}, Day{2019, 5, 9}},
		{"vom Dienstag, 7. bis Donnerstag, 9. Mai 2019", Day{2019, 5, 7}, Day{2019, 5, 9}},
		{"On 22, 23 and 24 February 2019", Day{2019, 2, 22}, Day{2019, 2, 24}},
		{"On February 22, 23 and 24, 2019", Day{2019, 2, 22}, Day{2019, 2, 24}},
		{"On February 22, 23, and 24", Day{0, 2, 22}, Day{0, 2, 24}},
		{"From the 3rd to the 5th of May 2019", Day{2019, 5, 3}, Day{2019, 5, 5}},
		{"between the 3rd and the 5th of May", Day{0, 5, 3}, Day{0, 5, 5}},
		{"from May 3rd to the 5th, 2019", Day{2019, 5, 3}, Day{2019, 5, 5}},
		{"los días 5 y 6 de julio de 2020", Day{2020, 7, 5}, Day{2020, 7, 6}},
		{"los días 5, 6 y 7 de julio del 2020", Day{2020, 7, 5}, Day{2020, 7, 7}},
		{"am 5. und 6. Mai 2019", Day{2019, 5, 5}, Day{2019, 5, 6}},
		{"vom 5. bis 7. Mai 2019", Day{2019, 5, 5}, Day{2019, 5, 7}},
		{"du 5 au 7 mai 2019", Day{2019, 5, 5}, Day{2019, 5, 7}},
		// date lines
		{"23 | 05 | 2016", Day{2016, 5, 23}, Day{2016, 5, 23}},
		{"04|05|2016 News", Day{2016, 5, 4}, Day{2016, 5, 4}},
		{"2016 | 05 | 23", Day{2016, 5, 23}, Day{2016, 5, 23}},
		{"16-05-2024, 19:40", Day{2024, 5, 16}, Day{2024, 5, 16}},
		{"23.06.2021. 16:40", Day{2021, 6, 23}, Day{2021, 6, 23}},
		{"Thu 04-03-2021 18:22 PM", Day{2021, 3, 4}, Day{2021, 3, 4}},
		{"Wednesday, 08/05/2019", Day{2019, 5, 8}, Day{2019, 5, 8}},
		{"Monday, 08/05/2019", Day{2019, 8, 5}, Day{2019, 8, 5}},
		{"05-25-2019", Day{2019, 5, 25}, Day{2019, 5, 25}},
		{"4th March, 2021", Day{2021, 3, 4}, Day{2021, 3, 4}},
		{"14 Mar. 2019 -", Day{2019, 3, 14}, Day{2019, 3, 14}},
		{"2019 May 7", Day{2019, 5, 7}, Day{2019, 5, 7}},
		{"2021. 6. 23.", Day{2021, 6, 23}, Day{2021, 6, 23}},
		{"29/09/201717:18", Day{2017, 9, 29}, Day{2017, 9, 29}},
		{"In May 2019, Ms.", Day{2019, 5, 0}, Day{2019, 5, 0}},
		// other languages
		{"il 7 maggio 2019 a Roma", Day{2019, 5, 7}, Day{2019, 5, 7}},
		{"em 7 de março de 2019", Day{2019, 3, 7}, Day{2019, 3, 7}},
		{"8. května 2019", Day{2019, 5, 8}, Day{2019, 5, 8}},
		{"7 października 2019 r.", Day{2019, 10, 7}, Day{2019, 10, 7}},
		{"op 7 maart 2019", Day{2019, 3, 7}, Day{2019, 3, 7}},
		{"den 7 maj 2019", Day{2019, 5, 7}, Day{2019, 5, 7}},
		{"7. toukokuuta 2019", Day{2019, 5, 7}, Day{2019, 5, 7}},
		{"2019. május 7.", Day{2019, 5, 7}, Day{2019, 5, 7}},
		{"11 Kasım 2016", Day{2016, 11, 11}, Day{2016, 11, 11}},
		{"7 сентября 2019 года", Day{2019, 9, 7}, Day{2019, 9, 7}},
		{"7 Μαΐου 2019", Day{2019, 5, 7}, Day{2019, 5, 7}},
		{"2019年5月7日，外交部长", Day{2019, 5, 7}, Day{2019, 5, 7}},
		{"5月7日，外交部长", Day{0, 5, 7}, Day{0, 5, 7}},
		{"2019년 5월 7일 서울", Day{2019, 5, 7}, Day{2019, 5, 7}},
	} {
		found := Find(c.text)
		if len(found) != 1 || found[0].From != c.from || found[0].To != c.to {
			t.Errorf("findDates(%q) = %+v, want %v–%v", c.text, found, c.from, c.to)
		}
	}
	for _, text := range []string{"", "the members may agree", "Article 5 may be used", "February 30, 2011", "1.2.3", "9:33 p.m.", "12345678901234567890", "31.8.", "May", "the march of 3",
		"13/13/2019", "00/05/2019", "15/09/1445", "5月 7", "2019年", "12日", "in 2018 may 7 ministers", "Nr. 5, 6",
		"No. 12-05-2018", "Ref: 04/03/2019", "Az.: 12-05-2018", "№ 12.05.2018", "Reference 2018-05-12"} {
		if found := Find(text); len(found) > 0 {
			t.Errorf("findDates(%q) = %+v, want none", text, found)
		}
	}
}

// Two meetings that a page names together are not one.
func TestFindDatesApart(t *testing.T) {
	for _, text := range []string{
		"on 3 May and 12 June 2019", "on May 3 and June 12", "On May 7, 12 ministers met on May 9",
		"until 2018. May 7, 2019 came", "08/05/2019 and 09/05/2019",
	} {
		for _, m := range Find(text) {
			if m.From != m.To || m.From.Year == 2018 && m.From.Day > 0 {
				t.Errorf("%q: %+v", text, m)
			}
		}
	}
}

// A numeric date keeps its other reading, unless the text decides.
func TestBothReadings(t *testing.T) {
	for _, c := range []struct {
		text        string
		from, other Day
	}{
		{"08/05/2019", Day{2019, 8, 5}, Day{2019, 5, 8}},
		{"08-05-2019", Day{2019, 5, 8}, Day{2019, 8, 5}},
		{"08.05.2019", Day{2019, 5, 8}, Day{}},
		{"25/03/2021", Day{2021, 3, 25}, Day{}},
		{"05/05/2019", Day{2019, 5, 5}, Day{}},
		{"Wed 08/05/2019", Day{2019, 5, 8}, Day{}},
	} {
		m := Find(c.text)
		if len(m) != 1 || m[0].From != c.from || m[0].Other != c.other {
			t.Errorf("%q: %+v", c.text, m)
		}
		if other := m[0].Other; other.Day > 0 {
			first := m[0].Settled(true)
			last := m[0].Settled(false)
			if first.From.Month != 5 || first.To.Month != 5 || last.From.Month != 8 || first.Other.Day > 0 {
				t.Errorf("%q: %+v, %+v", c.text, first, last)
			}
		}
	}
	for text, want := range map[string][2]bool{
		"08/05/2019 and 25/03/2021": {true, true}, "08/05/2019 and 03/25/2021": {false, true}, "08/05/2019": {false, false},
		"25/03/2021 and 03/25/2021": {true, false}, "2019/03/25": {false, false},
	} {
		if first, known := DayFirst(text); known != want[1] || known && first != want[0] {
			t.Errorf("%q: %v %v", text, first, known)
		}
	}
}

func TestJapaneseForms(t *testing.T) {
	for text, want := range map[string]Period{
		"平成23(2011)年11月24日":           {"2011-11-24", "2011-11-24"},
		"平成23年(2011年)11月24日":          {"2011-11-24", "2011-11-24"},
		"平成23年(2011)11月24日":           {"2011-11-24", "2011-11-24"},
		"2011(平成23)年11月24日":           {"2011-11-24", "2011-11-24"},
		"2011年(平成23年)11月24日":          {"2011-11-24", "2011-11-24"},
		"2011年[平成23年]11月24日":          {"2011-11-24", "2011-11-24"},
		"平成23年〈2011年〉11月24日":          {"2011-11-24", "2011-11-24"},
		"令和元(2019)年5月8日":              {"2019-05-08", "2019-05-08"},
		"㍻23年11月24日":                  {"2011-11-24", "2011-11-24"},
		"㋿3年4月5日":                     {"2021-04-05", "2021-04-05"},
		"2019年5月6・7日、":                {"2019-05-06", "2019-05-07"},
		"2019年5月6、7日、":                {"2019-05-06", "2019-05-07"},
		"2019年5月6、7及び8日":              {"2019-05-06", "2019-05-08"},
		"2019年5月6~8日":                 {"2019-05-06", "2019-05-08"},
		"2019年5月6日、7日":                {"2019-05-06", "2019-05-07"},
		"2019年4月30日及び5月1日":            {"2019-04-30", "2019-05-01"},
		"2019年5月6日(2019年度予算、7日分)は別の話": {"2019-05-06", "2019-05-06"},
	} {
		days := JapaneseDays(text, "2019-05-08", false)
		if len(days) == 0 {
			t.Errorf("%q: none", text)
			continue
		}
		if got := (Period{days[0].From.Date(), days[0].To.Date()}); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestDays(t *testing.T) {
	for text, want := range map[string]int{
		"on a two-day visit": 2, "a 3-day official visit": 3, "arrived today on a four-day visit": 4,
		"ein dreitägiger besuch": 3, "the present-day world": 0, "today": 0, "a day of visits": 0,
	} {
		if got := Days(text); got != want {
			t.Errorf("Days(%q) = %d, want %d", text, got, want)
		}
	}
}
