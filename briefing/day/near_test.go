package day

import "testing"

func TestNear(t *testing.T) {
	for _, c := range []struct {
		text, page string
		future     bool
		want       Date
	}{
		{"They met today in Oslo", "2019-05-08", false, "2019-05-08"},
		{"They met yesterday", "2019-05-01", false, "2019-04-30"},
		{"They will meet tomorrow", "2019-05-08", true, "2019-05-09"},
		{"They met on Tuesday", "2019-05-08", false, "2019-05-07"},
		{"They met on Wednesday", "2019-05-08", false, "2019-05-08"},
		{"They met on Thursday", "2019-05-08", false, "2019-05-02"},
		{"They will meet on Thursday", "2019-05-08", true, "2019-05-09"},
		{"They will meet on Wednesday", "2019-05-08", true, ""},
		{"They met Monday evening", "2019-05-08", false, "2019-05-06"},
		{"Il a rencontré aujourd’hui son homologue", "2019-05-08", false, "2019-05-08"},
		{"Black Friday", "2019-05-08", false, ""},
		{"today's world", "2019-05-08", false, ""},
		{"They met today", "2019-05", false, ""},
	} {
		var got Date
		if found := Near(c.text, Date(c.page), c.future); len(found) > 0 {
			got = found[0].From.Date()
		}
		if got != c.want {
			t.Errorf("%q on %s: %q, want %q", c.text, c.page, got, c.want)
		}
	}
}
