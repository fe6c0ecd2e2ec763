package read

import (
	"strconv"
	"strings"
	"testing"

	"briefings/briefing"
)

// whenWhere writes the day, place, country and length of a briefing on a line.
func whenWhere(b briefing.Briefing) string {
	held := string(b.Held.Start)
	if b.Held.End != b.Held.Start {
		held += ".." + string(b.Held.End)
	}
	return held + "|" + b.Place + "|" + b.PlaceCountry + "|" + strconv.Itoa(b.Minutes)
}

const (
	vale = "Ms. Ada Vale, Minister for Foreign Affairs of Norway"
	holm = "Mr. Jon Holm, Minister for Foreign Affairs of Iceland"
)

// A fact of another event is none of this one.
func TestFactsOfTheEvent(t *testing.T) {
	names := strings.NewReplacer("VALE", vale, "HOLM", holm)
	for _, c := range []struct{ lead, want string }{
		// another day
		{"VALE, held a meeting with HOLM. They spoke of the treaty of 7 June 1905.", "|||0"},
		{"VALE, met HOLM, to mark the signing of the border treaty on 3 March 1905.", "|||0"},
		{"VALE, met HOLM, and recalled the declaration adopted on 3 March 2018.", "|||0"},
		{"VALE, met HOLM for the first time since their talks in Oslo on March 3, 2018.", "|||0"},
		{"VALE, met HOLM, on 7 May, two weeks after the elections of 23 April.", "2019-05-07|||0"},
		{"Following the telephone call of 2 May, VALE, and HOLM, held talks in Tromsø on 7 May 2019.", "2019-05-07|Tromsø|NO|0"},
		{"VALE, and HOLM, who last met on 2 February in Reykjavik, held talks in Tromsø on 7 May 2019.", "2019-05-07|Tromsø|NO|0"},
		{"As a follow-up to the consultations of 2 May, VALE, met HOLM on 7 May.", "2019-05-07|||0"},
		{"VALE, will meet HOLM again on October 12, 2019.", "|||0"},
		{"VALE, met HOLM on 7 May. The next round of talks is scheduled for 12 October in Reykjavik.", "2019-05-07|||0"},
		{"VALE, met HOLM. They agreed to meet in Reykjavik on 12 October 2019.", "|||0"},
		{"VALE, met HOLM. The two ministers will meet again in Bergen on 12 October 2019.", "|||0"},
		{"The meeting of VALE, with HOLM, planned for 7 May 2019, was postponed.", "|||0"},
		{"The meeting between VALE, and HOLM, on 7 May 2019 has been cancelled.", "|||0"},
		{"As announced on 2 May, VALE, met HOLM on 7 May.", "2019-05-07|||0"},
		{"In line with the agreement of 2 May 2018, VALE, met HOLM on 7 May 2019 in Bergen.", "2019-05-07|Bergen|NO|0"},
		{"VALE, met HOLM on the 75th anniversary of the Battle of Narvik of 28 May 1940.", "|||0"},
		{"VALE, met HOLM, who has been in office since 2 May 2018.", "|||0"},
		{"VALE, met HOLM, who was appointed on 2 May 2018, in Bergen on 7 May 2019.", "2019-05-07|Bergen|NO|0"},
		{"On 7 May VALE, met HOLM, ahead of the summit to be held on 20 May in Kirkenes.", "2019-05-07|||0"},
		{"In Bergen on 7 May VALE, met HOLM prior to the Arctic Council Ministerial of 20 May in Rovaniemi.", "2019-05-07|Bergen|NO|0"},
		// remarks
		{"VALE, met HOLM. They spoke of a flight of two hours.", "|||0"},
		{"VALE, met HOLM and noted that the cease-fire had held for 30 minutes.", "|||0"},
		{"VALE, met HOLM and said that the ferry to Bergen takes four hours.", "|||0"},
		{"VALE, met HOLM and thanked him for the 40 minutes of silence on 3 May in Oslo.", "|||0"},
		{"VALE, met HOLM. The border was closed for three hours on 3 May.", "|||0"},
		{"VALE, met HOLM on 7 May and condemned the attack in Nairobi on 2 May.", "2019-05-07|||0"},
		{"VALE, met HOLM on 7 May and discussed the situation in Khartoum.", "2019-05-07|||0"},
		{"VALE, met HOLM on 7 May to discuss preparations for the conference in Helsinki on 20 May.", "2019-05-07|||0"},
		{"VALE, who was born in Geneva, met HOLM on 7 May.", "2019-05-07|||0"},
		{"VALE, met HOLM, a graduate of a university in Boston, on 7 May.", "2019-05-07|||0"},
		{"VALE, met HOLM, on 7 May, on her way back from talks in London.", "2019-05-07|||0"},
		{"VALE, met HOLM, after she had opened the new consulate in Hamburg.", "|||0"},
		{"VALE, met HOLM, on 7 May and expressed condolences over the earthquake in Izmir.", "2019-05-07|||0"},
		{"VALE, met HOLM, on 7 May and thanked Iceland for hosting the conference in Akureyri last autumn.", "2019-05-07|||0"},
		{"“I remember our talks in Paris on 2 May 2018,” Ms. Ada Vale told HOLM on 7 May 2019.", "|||0"},
		{"VALE, met HOLM on 7 May. “We met in Paris for two hours,” she recalled.", "2019-05-07|||0"},
		{"VALE, met HOLM on 7 May. \"We met in Paris for two hours,\" she recalled.", "2019-05-07|||0"},
		// forms of days
		{"On “May 7” VALE, held a meeting with HOLM, in Tromsø.", "2019-05-07|Tromsø|NO|0"},
		{"On ‘7 May’ VALE, held a meeting with HOLM, in Tromsø.", "2019-05-07|Tromsø|NO|0"},
		{"On *May 7* VALE, held a meeting with HOLM, in Tromsø.", "2019-05-07|Tromsø|NO|0"},
		{"On May 7 — a rainy day — VALE, held a meeting with HOLM, in Tromsø.", "2019-05-07|Tromsø|NO|0"},
		{"On 6‒7 May VALE, held talks with HOLM, in Tromsø.", "2019-05-06..2019-05-07|Tromsø|NO|0"},
		{"On 6 − 7 May VALE, held talks with HOLM, in Tromsø.", "2019-05-06..2019-05-07|Tromsø|NO|0"},
		{"From the 6th till the 7th of May, VALE, held talks with HOLM, in Tromsø.", "2019-05-06..2019-05-07|Tromsø|NO|0"},
		{"On 5, 6 and 7 May VALE, held talks with HOLM, in Tromsø.", "2019-05-05..2019-05-07|Tromsø|NO|0"},
		{"On May 5, 6, and 7 VALE, held talks with HOLM, in Tromsø.", "2019-05-05..2019-05-07|Tromsø|NO|0"},
		{"On 30 April and 1 and 2 May VALE, held talks with HOLM, in Tromsø.", "2019-04-30..2019-05-02|Tromsø|NO|0"},
		{"From Monday 6 May to Wednesday 8 May VALE, held talks with HOLM, in Tromsø.", "2019-05-06..2019-05-08|Tromsø|NO|0"},
		{"In May 2019, VALE, held a meeting with HOLM, in Tromsø.", "2019-05|Tromsø|NO|0"},
		{"VALE, met HOLM, in Tromsø in early May 2019.", "2019-05|Tromsø|NO|0"},
		{"VALE, met HOLM, in Tromsø at the end of April 2019.", "2019-04|Tromsø|NO|0"},
		{"VALE, met HOLM, and welcomed the elections in May 2018.", "|||0"},
		{"VALE, met HOLM. They will meet again in June 2019.", "|||0"},
		{"Today, VALE, met HOLM, in Tromsø.", "2019-05-08|Tromsø|NO|0"},
		{"VALE, today met HOLM, in Tromsø.", "2019-05-08|Tromsø|NO|0"},
		{"Earlier today VALE, met HOLM, in Tromsø.", "2019-05-08|Tromsø|NO|0"},
		{"VALE, met HOLM, in Tromsø on Tuesday.", "2019-05-07|Tromsø|NO|0"},
		{"On Tuesday, VALE, met HOLM, in Tromsø.", "2019-05-07|Tromsø|NO|0"},
		{"On Monday evening VALE, received HOLM, in Tromsø.", "2019-05-06|Tromsø|NO|0"},
		{"VALE, will meet HOLM, in Tromsø on Friday.", "2019-05-10|Tromsø|NO|0"},
		{"Yesterday, VALE, met HOLM, in Tromsø.", "2019-05-07|Tromsø|NO|0"},
		{"VALE, will meet HOLM, in Tromsø tomorrow.", "2019-05-09|Tromsø|NO|0"},
		{"VALE, met HOLM, in Tromsø and said that the fleet sails on Friday.", "|Tromsø|NO|0"},
		{"VALE, met HOLM and said that the world today is another one.", "|||0"},
		{"VALE, met HOLM on the 7th of May, 2019.", "2019-05-07|||0"},
		{"On Tuesday, 7 May, VALE, met HOLM.", "2019-05-07|||0"},
		{"On 7 May 2019 in Tromsø, VALE, had talks lasting an hour and a half with HOLM.", "2019-05-07|Tromsø|NO|90"},
		{"The meeting, which lasted 40 minutes, was held in Tromsø between VALE, and HOLM.", "|Tromsø|NO|40"},
		{"VALE, had a 40-minute meeting with HOLM, in Tromsø.", "|Tromsø|NO|40"},
		{"VALE, met HOLM. The meeting lasted for about an hour.", "|||60"},
		{"VALE, met HOLM. The conversation lasted more than two hours.", "|||120"},
		{"VALE, met HOLM, from 10:00 to 10:45 on 7 May.", "2019-05-07|||45"},
		// the sentence about the event stands behind another one
		{"“The sea joins us,” said VALE, as she received HOLM, in Tromsø today.", "2019-05-08|Tromsø|NO|0"},
		{"“The sea joins us more than it parts us,” said VALE.\n\nMs. Vale met HOLM, in Storvik today.", "2019-05-08|Storvik||0"},
		{"VALE, met HOLM. The talks in the old town of Bergen went on for about two and a half hours.", "|Bergen|NO|150"},
		{"VALE, and HOLM, want more ferries.\n\nThey met in Bergen on Monday and Tuesday.", "2019-05-06..2019-05-07|Bergen|NO|0"},
		{"VALE, met HOLM, Sheikh bin Holm, today in Bergen.", "2019-05-08|Bergen|NO|0"},
		{"VALE, met HOLM.\n\nThe ferry returned to Bergen on Monday.", "|||0"},
		{"VALE, presented a medal to Dr. Liv Moe today.", "2019-05-08|||0"},
		// journeys
		{"VALE, is to lead a mission, which sets out for Tonga and Niue on Sunday.\n\nThe mission returns to Oslo on 17 May.", "2019-05-12..2019-05-17|||0"},
		{"VALE, made a trip to Estonia, Latvia, Lithuania and Poland from 2 to 7 May 2019 and met HOLM.", "2019-05-02..2019-05-07|||0"},
		{"VALE, visited Tallinn, Riga and Vilnius on 2–4 May.", "2019-05-02..2019-05-04|||0"},
		{"VALE, will visit Estonia (2–3 May), Latvia (4 May) and Poland (5–6 May).", "2019-05-02..2019-05-06|||0"},
		{"VALE, paid an official visit to Reykjavik on 6 and 7 May at the invitation of HOLM.", "2019-05-06..2019-05-07|Reykjavik|IS|0"},
		{"During her visit to Akureyri, VALE, met HOLM on 7 May.", "2019-05-07|Akureyri|IS|0"},
		{"On the margins of the Arctic Council Ministerial in Rovaniemi, VALE, met HOLM on 7 May.", "2019-05-07|Rovaniemi|FI|0"},
		{"On the sidelines of the UN General Assembly in New York, VALE, met HOLM on 7 May.", "2019-05-07|New York|US|0"},
		// datelines
		{"BERN, 28.11.2018 – VALE, and HOLM, met in the federal palace.", "|BERN|CH|0"},
		{"BERGEN, 7 May 2019 – VALE, met HOLM.", "|BERGEN|NO|0"},
		{"ABU DHABI, 7th May, 2019 (WAM) -- VALE, has received HOLM.", "|ABU DHABI|AE|0"},
		{"Tromsø (7 May 2019) — VALE, met HOLM.", "|Tromsø|NO|0"},
		// places
		{"VALE, met HOLM, in Sharm El Sheikh, Egypt, on 7 May.", "2019-05-07|Sharm El Sheikh, Egypt|EG|0"},
		{"VALE, met HOLM, in the city of Bergen on 7 May.", "2019-05-07|Bergen|NO|0"},
		{"VALE, met HOLM, in the Norwegian town of Alta on 7 May.", "2019-05-07|Alta||0"},
		{"VALE, met HOLM, in Bergen's town hall on 7 May.", "2019-05-07|Bergen|NO|0"},
		{"VALE, met HOLM, at the Grand Hotel in Bergen on 7 May.", "2019-05-07|Grand Hotel in Bergen|NO|0"},
		{"VALE, met HOLM, in Akureyri in northern Iceland on 7 May.", "2019-05-07|Akureyri|IS|0"},
		{"VALE, met HOLM, in Storvik for about 40 minutes.", "|Storvik||40"},
		{"VALE, met HOLM, in Atlanta, Georgia, on 7 May.", "2019-05-07|Atlanta, Georgia|US|0"},
		{"VALE, met HOLM, in Batumi, Georgia, on 7 May.", "2019-05-07|Batumi, Georgia|GE|0"},
		{"VALE, met HOLM, in Perth, Western Australia, on 7 May.", "2019-05-07|Perth, Western Australia|AU|0"},
		{"VALE, met HOLM, in St. John's, Newfoundland, on 7 May.", "2019-05-07|St. John's, Newfoundland|CA|0"},
		{"VALE, met HOLM, in Port of Spain on 7 May.", "2019-05-07|Port of Spain|TT|0"},
	} {
		b := plainPage(t, "Norway-Iceland Foreign Ministers' Meeting\nMay 8, 2019\n\n"+names.Replace(c.lead)+"\n")
		if got := whenWhere(b); got != strings.ReplaceAll(c.want, "\u200b", "") {
			t.Errorf("%s\n got %s\nwant %s", c.lead, got, c.want)
		}
	}
}

// The kind follows from the headline, from who met, and from the verb.
func TestKindOfEvent(t *testing.T) {
	names := strings.NewReplacer("VALE", vale, "HOLM", holm)
	for _, c := range []struct {
		headline, text string
		want           briefing.Kind
	}{
		{"Norway and Iceland want more ferries", "VALE, met HOLM, in Bergen.", briefing.ForeignMinistersMeeting},
		{"Norway and Iceland want more ferries", "VALE, and HOLM, co-chaired the Joint Commission in Bergen.",
			briefing.ForeignMinistersMeeting},
		{"Minister Vale meets HOLM", "VALE, met HOLM, in Bergen.\n\nShe also met Ms. Eva Lund, Minister of Fisheries of Denmark.",
			briefing.ForeignMinistersMeeting},
		{"Minister Vale holds talks with Icelandic counterpart", "Minister Ada Vale held talks with her Icelandic " +
			"counterpart Jon Holm in Bergen.", briefing.ForeignMinistersMeeting},
		{"Foreign Minister Vale's meeting with Icelandic historians", "VALE, met with a group of Icelandic historians " +
			"headed by the director of an archive.", briefing.Other},
		{"Three ministers speak of fish", "VALE, HOLM, and Ms. Eva Lund, Minister of Fisheries of Denmark, met in Bergen.",
			briefing.MinisterialMeeting},
		{"Ministers promise more", "Foreign ministers of the Commonwealth met in Bergen on 7 May.", briefing.Conference},
		{"Foreign ministers of the Nordic countries meet in Bergen", "They met on 7 May to speak of fish and ferries.", briefing.Conference},
		{"Briefing of diplomatic correspondents by the Ministry's Spokesperson", "A. VALE: Good morning.\n\nTomorrow, " +
			"Foreign Minister Holm will travel to Bergen.", briefing.PressConference},
		{"Icelandic teacher honoured with the Order of the Gull", "VALE, presented the order to Liv Moe.", briefing.Ceremony},
		{"Foreign Minister Vale to visit Oslo, Tallinn and Riga", "VALE, will visit Oslo, Tallinn and Riga on 7 May.",
			briefing.Visit},
		{"Minister Vale receives the Ambassador of Iceland", "VALE, received copies of the credentials of Jon Holm, Ambassador of " +
			"Iceland.", briefing.CourtesyCall},
		{"Minister receives credentials copies from Ambassador of Iceland", "VALE, met Jon Holm, Ambassador of Iceland.",
			briefing.CourtesyCall},
		{"Deputy Secretary Vale receives Ambassador of Iceland", "VALE, received a courtesy call by Jon Holm, Ambassador of " +
			"Iceland.", briefing.CourtesyCall},
		{"Prime Minister Vale meets Icelandic Deputy Prime Minister", "Prime Minister Ada Vale of Norway met Deputy Prime " +
			"Minister Jon Holm of Iceland in Bergen.", briefing.MinisterialMeeting},
		{"Minister of State at the Ministry of Foreign Affairs meets HOLM", "Minister of State at the Ministry of Foreign " +
			"Affairs Ada Vale met HOLM in Bergen.", briefing.MinisterialMeeting},
		{"Vice-President meets Icelandic leader", "Vice-President Ada Vale of Norway met President Jon Holm of Iceland.",
			briefing.MinisterialMeeting},
		{"Establishment of Diplomatic Relations between Norway and Tonga", "A communiqué was signed by VALE, and HOLM.",
			briefing.Ceremony},
		{"Norway and Iceland review cooperation", "VALE, had a working session with Ms. Eva Lund, Minister of Fisheries of " +
			"Denmark.", briefing.MinisterialMeeting},
		{"Emergency Relief Goods for Iceland", "The Government of Norway decided to send 40 tents.", briefing.Announcement},
	} {
		b := plainPage(t, names.Replace(c.headline+"\nMay 8, 2019\n\n"+c.text)+"\n")
		if b.Kind != c.want {
			t.Errorf("%s\n%s\n got %s, want %s", c.headline, c.text, b.Kind, c.want)
		}
	}
}
