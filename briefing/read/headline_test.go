package read

import (
	"testing"

	"briefings/briefing"
)

// A banner of several sentences is no headline, a caption is one before none, and a
// transcript of a meeting is a statement.
func TestHeadlinesOfOddPages(t *testing.T) {
	const lead = "\n\nOn March 9, 2022, Ms. Ada Vale, Minister for Foreign Affairs of Norway, met with Mr. Jon Holm, Minister for Foreign Affairs of Iceland, in Tromsø.\n\n" +
		"The two ministers agreed that the catch of the year had been good, and that it would be counted before the winter.\n"
	const chaired = "\n\nOn March 9, during her visit to Lisbon, Ms. Ada Vale, Minister for Foreign Affairs of Norway, chaired the conference for about 80 minutes. The overview is as follows.\n\n" +
		"  1. The participants agreed to protect the young fish of the open sea.\n  2. Minister Vale offered two ships.\n"
	for _, c := range []struct {
		page, title string
		kind        briefing.Kind
	}{
		{"Officials will NEVER ask you for money. Call the helpline if you are in doubt. Visit the site of the police to learn more about it.\n\n" +
			"Minister Vale's Meeting with Minister Holm\n\nMarch 9, 2022" + lead, "Minister Vale's Meeting with Minister Holm", briefing.ForeignMinistersMeeting},
		{"This site uses cookies. They help us to count visits. You may refuse them at any time in the settings below.\n\n" +
			"Meeting of Minister Vale with Minister Holm\n\nMarch 9, 2022" + lead, "Meeting of Minister Vale with Minister Holm", briefing.ForeignMinistersMeeting},
		{"March 9, 2022\nForeign Minister Vale at the Northern Fisheries Conference\nMinisters attending the conference" + chaired,
			"Foreign Minister Vale at the Northern Fisheries Conference", ""},
		{"Bilateral meeting with Icelandic Foreign Minister\n\n  • Transcript, E&OE\n\nAda Vale:\n\nMinister, I am glad to see you here, and I want to thank you for the engineers whom you sent within two days of the storm last year.\n",
			"Bilateral meeting with Icelandic Foreign Minister", briefing.Statement},
		{"Meeting with the Foreign Minister of Iceland\n\nSpeech, check against delivery\n\nIt is my pleasure to welcome you, and I would like to begin with the cod that we both count every year in the spring.\n",
			"Meeting with the Foreign Minister of Iceland", briefing.Statement},
	} {
		result, err := Page("page.txt", []byte(c.page), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if b := &result.Briefing; b.Title != c.title || c.kind != "" && b.Kind != c.kind {
			t.Errorf("%.60s: %q %s, want %q %s", c.page, b.Title, b.Kind, c.title, c.kind)
		}
	}
}
