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
		{"They met Tuesday in Oslo", "2019-05-08", false, "2019-05-07"},
		{"die Ministerin traf ihn am Dienstag in Bern", "2019-05-08", false, "2019-05-07"},
		{"Il a reçu mardi à Fès son homologue", "2019-05-08", false, "2019-05-07"},
		{"recibió este martes al embajador", "2019-05-08", false, "2019-05-07"},
		{"was in Warsaw on Monday and Tuesday", "2019-05-08", false, "2019-05-06"},
		{"will be in Warsaw from Monday to Wednesday", "2019-05-10", true, "2019-05-13"},
		{"They meet every Tuesday", "2019-05-08", false, ""},
		{"the Tuesday Club", "2019-05-08", false, ""},
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

func TestNearRuns(t *testing.T) {
	for text, want := range map[string][2]Date{
		"on Monday and Tuesday":     {"2019-05-06", "2019-05-07"},
		"from Sunday to Tuesday":    {"2019-05-05", "2019-05-07"},
		"am Montag und Dienstag":    {"2019-05-06", "2019-05-07"},
		"on Wednesday":              {"2019-05-08", "2019-05-08"},
		"on Monday, and on Tuesday": {"2019-05-06", "2019-05-06"},
	} {
		found := Near(text, "2019-05-08", false)
		if len(found) == 0 || found[0].From.Date() != want[0] || found[0].To.Date() != want[1] {
			t.Errorf("%q: %+v, want %v", text, found, want)
		}
	}
}
