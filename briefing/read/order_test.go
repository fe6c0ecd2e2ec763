package read

import "testing"

func TestDayOrMonthFirst(t *testing.T) {
	const lead = "Ms. Ada Vale, Minister for Foreign Affairs of Norway, held a meeting with Mr. Jon Holm, Minister for Foreign Affairs of Iceland, in Bergen."
	for _, c := range []struct{ name, date, text, want string }{
		{"the event before", "08/05/2019", "On 7 May 2019, " + lead, "2019-05-08"},
		{"the event in August", "08/05/2019", "On August 4, 2019, " + lead, "2019-08-05"},
		{"another date", "08/05/2019", lead + "\n\nThe text was signed on 25/04/2019.", "2019-05-08"},
		{"another date, month first", "08/05/2019", lead + "\n\nThe text was signed on 04/25/2019.", "2019-08-05"},
		{"the ministry", "11/03/2021 04:19 PM EDT", "Secretary of State Ann Clay met with Foreign Minister Ada Vale of Norway.", "2021-11-03"},
		{"one reading", "25/03/2021", lead, "2021-03-25"},
		{"dashes", "04-03-2021", "Ms. Ada Vale met her friends there, and they spoke of fish.", "2021-03-04"},
		{"nothing", "04/03/2021", "Ms. Ada Vale met her friends there, and they spoke of fish.", ""},
	} {
		b := plainPage(t, "Meeting of the Foreign Ministers\n"+c.date+"\n\n"+c.text+"\n")
		if string(b.Published) != c.want {
			t.Errorf("%s: %q, want %q", c.name, b.Published, c.want)
		}
	}
}
