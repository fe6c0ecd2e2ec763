package read

import (
	"strings"
	"testing"

	"briefings/briefing"
)

// eventOf returns the facts of the event of a page in one line: published, held, place, country, kind.
func eventOf(b briefing.Briefing) string {
	held := string(b.Held.Start)
	if b.Held.End != b.Held.Start {
		held += ".." + string(b.Held.End)
	}
	return strings.Join([]string{string(b.Published), held, b.Place, b.PlaceCountry, string(b.Kind)}, " | ")
}

// body is what stands behind the lead of the pages below.
const body = "\n\nThe two ministers reviewed the relations between their countries and spoke about fisheries, research and trade.\n\n" +
	"Ms. Vale said that her country would open a school for pilots.\n"

func TestFactsOfEvents(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		// the town and date that news begin with
		{"Foreign Minister Receives Icelandic Counterpart\n\nJanuary 9, 2023 (Oslo) - Foreign Minister Ada Vale received Foreign Minister Jon Holm of Iceland on Friday.",
			"2023-01-09 | 2023-01-06 | Oslo | NO | foreign-ministers-meeting"},
		{"Foreign Minister Vale Meets Icelandic Counterpart\n\nOslo, Muharram 21, 1443, August 29, 2021, NNA -- Foreign Minister of Norway Ada Vale met here today Foreign Minister of Iceland Jon Holm.",
			"2021-08-29 | 2021-08-29 | Oslo | NO | foreign-ministers-meeting"},
		{"Norway and Iceland Sign Agreement on Pilots\n\nReykjavik, 15th February 2024: Foreign Minister of Norway Ada Vale today met Foreign Minister of Iceland Jon Holm.",
			"2024-02-15 | 2024-02-15 | Reykjavik | IS | foreign-ministers-meeting"},
		{"Foreign Minister of Norway Meets Counterpart in Iceland\n\nREYKJAVIK 06 August 2022 — Foreign Minister of Norway Ada Vale met today Foreign Minister of Denmark Jon Holm.",
			"2022-08-06 | 2022-08-06 | REYKJAVIK | IS | foreign-ministers-meeting"},
		// a label of the page is not that of the event
		{"Foreign Minister of Norway bids farewell to Ambassador of Iceland\nDate: June 28, 2018\n\nThe Minister of Foreign Affairs of Norway, Ada Vale, on Tuesday, June 26, 2018, received the Ambassador of Iceland, H.E. Jon Holm, who called on her at her office in Oslo.",
			"2018-06-28 | 2018-06-26 | office in Oslo | NO | courtesy-call"},
		{"Ada Vale met with the Minister of Foreign Affairs of Iceland\nDate: 11/04/2022\n\nOn April 11, the Minister of Foreign Affairs of Norway Ada Vale met with Jon Holm, Minister of Foreign Affairs of Iceland, in Oslo.",
			"2022-04-11 | 2022-04-11 | Oslo | NO | foreign-ministers-meeting"},
		{"Foreign Ministers of Norway and Iceland Meet\nDate: May 8, 2019\nPlace: Villa Birkelund, Oslo\n\nMinister of Foreign Affairs of Norway Ada Vale met with Jon Holm, Minister of Foreign Affairs of Iceland.",
			"2019-05-08 | 2019-05-08 | Villa Birkelund, Oslo | NO | foreign-ministers-meeting"},
		// a day behind words that no table has
		{"Norway-Iceland Foreign Office Consultations\nMarch 18, 2021\n\nThe third round of Consultations between Norway and Iceland was held in a congenial mood on March 17, 2021 in Oslo.",
			"2021-03-18 | 2021-03-17 | Oslo | NO | official-talks"},
		{"Foreign Minister of Norway Meets Counterpart of Iceland\nMarch 18, 2021\n\nForeign Minister of Norway Ada Vale met Foreign Minister of Iceland Jon Holm and inspected the herring fleet on March 17, 2021.",
			"2021-03-18 | 2021-03-17 |  |  | foreign-ministers-meeting"},
		{"Foreign Minister of Norway Meets Counterpart of Iceland\nMarch 18, 2021\n\nForeign Minister of Norway Ada Vale discussed with Foreign Minister of Iceland Jon Holm the earthquake of March 14, 2021.",
			"2021-03-18 |  |  |  | foreign-ministers-meeting"},
		// days as they are printed
		{"Minister Vale at the Northern Forum\nPublished 30. 8. 2022\n\nMinister of Foreign Affairs of Norway Ada Vale met with Minister of Foreign Affairs of Iceland Jon Holm in Bodø on 29 August.",
			"2022-08-30 | 2022-08-29 | Bodø | NO | foreign-ministers-meeting"},
		// the day of a change is no day of the page
		{"Foreign Ministers of Norway and Iceland met\nUpdated: 4 May 2021\nPublished: 2 May 2021\n\nMinister of Foreign Affairs of Norway Ada Vale met with Minister of Foreign Affairs of Iceland Jon Holm in Bodø yesterday.",
			"2021-05-02 | 2021-05-01 | Bodø | NO | foreign-ministers-meeting"},
		{"Foreign Ministers of Norway and Iceland met\nLast updated: 4 May 2021\n\nMinister of Foreign Affairs of Norway Ada Vale met with Minister of Foreign Affairs of Iceland Jon Holm in Bodø on 2 May.",
			"2021-05-04 | 2021-05-02 | Bodø | NO | foreign-ministers-meeting"},
		// an announced meeting, dated at its foot
		{"The Fifth Norway-Iceland Bilateral Consultations, 9 November 2022\n\nThe Fifth Norway-Iceland Bilateral Consultations will be held at the Ministry of Foreign Affairs in Oslo on 9 November 2022.@\nMINISTRY OF FOREIGN AFFAIRS\nOSLO\n\n8 NOVEMBER 2022",
			"2022-11-08 | 2022-11-09 | Ministry of Foreign Affairs in Oslo | NO | official-talks"},
		{"Media Statement\nMinister Vale to host the Minister of Foreign Affairs of Iceland\n16 October 2018\n\nThe Minister of Foreign Affairs of Norway, Ms Ada Vale, will host her counterpart, the Minister of Foreign Affairs of Iceland, Mr Jon Holm, in Oslo from 18 to 19 October 2018.",
			"2018-10-16 | 2018-10-18..2018-10-19 | Oslo | NO | foreign-ministers-meeting"},
		// who paid a call on somebody named before
		{"Norway, Iceland to strengthen ties\nFebruary 18, 2020\n\nThe Minister of Foreign Affairs of Norway, Ms. Ada Vale, received the Ambassador of Iceland to Norway, H.E. Jon Holm, who paid her a courtesy call at Villa Birkelund in Oslo on Monday.",
			"2020-02-18 | 2020-02-17 | Villa Birkelund in Oslo | NO | courtesy-call"},
		// the host's country
		{"Foreign Minister Vale receives Foreign Minister of Iceland\n12 May 2023\n\nForeign Minister of Norway Ada Vale received Foreign Minister of Iceland Jon Holm in Ytterelva on Friday.",
			"2023-05-12 | 2023-05-12 | Ytterelva | NO | foreign-ministers-meeting"},
		{"Ministry of Foreign Affairs of Norway\n\nForeign Minister of Iceland receives Foreign Minister Vale\n12 May 2023\n\nForeign Minister of Norway Ada Vale was received by Foreign Minister of Iceland Jon Holm in Ytterelva on Friday.",
			"2023-05-12 | 2023-05-12 | Ytterelva | IS | foreign-ministers-meeting"},
		{"Foreign Minister of Norway Meets UN Envoy\nOslo / 14 December 2021\n\nForeign Minister of Norway Ada Vale met today with Foreign Minister of Iceland Jon Holm, who is currently visiting the country.",
			"2021-12-14 | 2021-12-14 | Oslo | NO | foreign-ministers-meeting"},
		// lines that hold a country and are no place
		{"Minister Vale of Norway meets with Foreign Minister of Iceland\nFrom: Foreign Affairs Norway\nNews release\nAugust 22, 2019\n\nAda Vale, Minister of Foreign Affairs of Norway, met today with Jon Holm, Minister of Foreign Affairs of Iceland.",
			"2019-08-22 | 2019-08-22 |  |  | foreign-ministers-meeting"},
		{"(Reykjavik, March 5) Foreign Minister Vale meets counterpart\n6 March 2019\n\n(Reykjavik, March 5) Minister of Foreign Affairs of Norway Ada Vale held talks today with Minister of Foreign Affairs of Denmark Jon Holm.",
			"2019-03-06 | 2019-03-05 | Reykjavik | IS | foreign-ministers-meeting"},
		{"Foreign Minister Vale holds talks with counterpart\nJune 15, 2022\n\nReykjavik, June 15 (NNA)-Minister of Foreign Affairs of Norway Ada Vale held expanded talks today with Foreign Minister of Denmark Jon Holm.",
			"2022-06-15 | 2022-06-15 | Reykjavik | IS | foreign-ministers-meeting"},
		// what was said after talks
		{"Norway ready to buy more fish\nFebruary 18, 2021\n\nNorway is ready to import cod from 2023, Minister of Foreign Affairs of Norway Ada Vale told a news agency in Reykjavik on Wednesday, following talks with Minister of Foreign Affairs of Iceland Jon Holm.",
			"2021-02-18 | 2021-02-17 | Reykjavik | IS | foreign-ministers-meeting"},
		{"Norway in favour of pilots\nFebruary 18, 2021\n\nNorway is in favour of pilots, Minister of Foreign Affairs of Norway Ada Vale said in Reykjavik on Wednesday, after a meeting with Minister of Foreign Affairs of Iceland Jon Holm.",
			"2021-02-18 | 2021-02-17 | Reykjavik | IS | foreign-ministers-meeting"},
		{"Norway and Iceland to train pilots\nFebruary 18, 2021\n\nMinister of Foreign Affairs of Norway Ada Vale told that a storm had struck in Bergen on Tuesday, after talks with Minister of Foreign Affairs of Iceland Jon Holm.",
			"2021-02-18 |  |  |  | foreign-ministers-meeting"},
		// the next round was held, the last one too, and one is to come
		{"Political consultations held with Iceland\n11 March 2023\n\nOn March 10, the next round of political consultations between the foreign ministries of Norway and Iceland took place in Bodø.",
			"2023-03-11 | 2023-03-10 | Bodø | NO | official-talks"},
		{"Political consultations held with Iceland\n11 March 2023\n\nPolitical consultations between the foreign ministries of Norway and Iceland were held on March 10; the next round will be held in Bodø.",
			"2023-03-11 | 2023-03-10 |  |  | official-talks"},
		{"Political consultations held with Iceland\n11 March 2023\n\nPolitical consultations between the foreign ministries of Norway and Iceland were held last evening; the last round was held in Bodø.",
			"2023-03-11 | 2023-03-10 |  |  | official-talks"},
		// a headline that declares something, above a meeting
		{"Minister Vale: Norway supports Iceland's plans\nPublished: 04.05.2022\n\nMinister of Foreign Affairs of Norway Ada Vale met in Bodø on Wednesday with Minister of Foreign Affairs of Iceland Jon Holm.",
			"2022-05-04 | 2022-05-04 | Bodø | NO | foreign-ministers-meeting"},
		// 1 December or 12 January
		{"Foreign Minister of Norway to meet Foreign Minister of Iceland\n01/12/2020\n\nMinister of Foreign Affairs of Norway Ada Vale will meet tomorrow, 2 December, with Minister of Foreign Affairs of Iceland Jon Holm.",
			"2020-12-01 | 2020-12-02 |  |  | foreign-ministers-meeting"},
		// journeys to several countries
		{"Deputy Minister Vale visited Ghana and Senegal\n12.06.2018\n\nDeputy Minister of Foreign Affairs of Norway Ada Vale travelled to Ghana and Senegal on 11 and 12 June 2018. In Accra she met with her counterpart Kwame Boateng, and in Dakar she opened a forum.",
			"2018-06-12 | 2018-06-11..2018-06-12 |  |  | visit"},
		// a building and its town
		{"Foreign Minister Vale meets counterpart\nMay 21, 2019\n\nMinister of Foreign Affairs of Norway Ada Vale met at Villa Birkelund, in Reykjavik, with Minister of Foreign Affairs of Denmark Jon Holm on 20 May.",
			"2019-05-21 | 2019-05-20 | Villa Birkelund, in Reykjavik | IS | foreign-ministers-meeting"},
		// trips whose stops have days of their own
		{"Press Release Regarding the Visit of Foreign Minister Ada Vale to Montenegro and Iceland\n9 July 2019\n\nMinister of Foreign Affairs of Norway Ada Vale will visit Montenegro on 10 July and Iceland on 11 July 2019.",
			"2019-07-09 | 2019-07-10..2019-07-11 |  |  | visit"},
		{"Foreign Minister Ada Vale to visit Bosnia and Herzegovina and Iceland\n9 July 2019\n\nMinister of Foreign Affairs of Norway Ada Vale will visit Iceland on 10 July and Bosnia and Herzegovina on 12 July 2019.",
			"2019-07-09 | 2019-07-10..2019-07-12 |  |  | visit"},
		{"Foreign Minister Ada Vale to visit Iceland\n9 July 2019\n\nMinister of Foreign Affairs of Norway Ada Vale will visit Iceland on 10 July and report to parliament on 12 July 2019.",
			"2019-07-09 | 2019-07-10 |  | IS | visit"},
		// who takes part in a conference
		{"Foreign Minister Vale attends Arctic Council Ministerial Meeting in Iceland\n19.5.2021\n\nMinister of Foreign Affairs of Norway Ada Vale will attend the Arctic Council Ministerial Meeting to be held in Reykjavik, Iceland, on 19–20 May.",
			"2021-05-19 | 2021-05-19..2021-05-20 | Reykjavik, Iceland | IS | conference"},
		{"Norway's Foreign Minister took part in the Polar Summit in Reykjavik\n30 June 2022\n\nOn 29–30 June in Reykjavik, Norway's Minister of Foreign Affairs Ada Vale took part in the Polar Summit.",
			"2022-06-30 | 2022-06-29..2022-06-30 | Reykjavik | IS | conference"},
		{"Foreign Minister of Norway attends Polar Summit and meets Foreign Minister of Iceland\n30 June 2022\n\nOn 29 June in Reykjavik, Minister of Foreign Affairs of Norway Ada Vale met Foreign Minister of Iceland Jon Holm.",
			"2022-06-30 | 2022-06-29 | Reykjavik | IS | foreign-ministers-meeting"},
		// a town that the page is dated in
		{"Opening of the Senior Officials Meeting between Norway and Ghana\nBodø, 05 June 2023\n\nAmbassador Ada Vale of Norway this morning opened the Senior Officials Meeting between Norway and Ghana at a pleasant inn in Bodø.",
			"2023-06-05 | 2023-06-05 | Bodø | NO | official-talks"},
		// the house that somebody is welcomed to
		{"PM meeting with Prime Minister Holm: 10 January 2019\nFrom: Prime Minister's Office, 10 Downing Street\n10 January 2019\n\nPrime Minister Ada Vale welcomed Prime Minister Jon Holm of Iceland to Downing Street today.",
			"2019-01-10 | 2019-01-10 | Downing Street | GB | summit-meeting"},
		// the only line about the event stands under the name of a spokesperson
		{"Foreign Minister Vale's Call with Icelandic Foreign Minister Holm\n08/17/2022 06:31 PM EDT\nOffice of the Spokesperson\n\nThe following is attributable to Spokesperson Ned Strand:\n\nForeign Minister of Norway Ada Vale spoke yesterday with Icelandic Foreign Minister Jon Holm. They discussed herring.",
			"2022-08-17 | 2022-08-16 |  |  | telephone-talk"},
		// the transcript of the day before
		{"Transcript of Weekly Media Briefing by the Spokesperson (March 09, 2017)\nMarch 10, 2017\n\nSpokesperson Ada Vale: Good evening friends and welcome to this weekly briefing.\n\nQuestion: What about herring?",
			"2017-03-10 | 2017-03-09 |  |  | press-conference"},
		// visits of several days
		{"OSCE Chairperson concludes visit to Iceland\n10 May 2019\n\nThe Minister of Foreign Affairs of Norway, Ada Vale, concluded a two-day visit to Iceland today.",
			"2019-05-10 | 2019-05-09..2019-05-10 |  | IS | visit"},
		{"Foreign Minister of Norway arrives in Iceland\n10 May 2019\n\nThe Minister of Foreign Affairs of Norway, Ada Vale, arrived in Iceland today on a three-day official visit.",
			"2019-05-10 | 2019-05-10..2019-05-12 |  | IS | visit"},
		{"Foreign Minister Vale visits Iceland\n10 May 2019\n\nThe Minister of Foreign Affairs of Norway, Ada Vale, spoke today in Iceland about her two-day visit to Denmark in June.",
			"2019-05-10 | 2019-05-10 |  | IS | visit"},
		{"Foreign Minister of Norway to visit New Delhi and Mumbai\n19 March 2018\n\nMinister of Foreign Affairs of Norway Ada Vale will visit India from 20 to 23 March. In New Delhi she will meet Minister Rajan, and in Mumbai she will open a consulate.",
			"2018-03-19 | 2018-03-20..2018-03-23 |  | IN | visit"},
		// days without a number
		{"“The North belongs to us all”\n3. 9. 2020\n\n“The North belongs to us all,” Minister of Foreign Affairs of Norway Ada Vale said after yesterday's talks with Minister of Foreign Affairs of Iceland Jon Holm in Bodø.",
			"2020-09-03 | 2020-09-02 | Bodø | NO | foreign-ministers-meeting"},
		{"Norway and Iceland hold talks on oceans\n13 June 2017\n\nMinister of Foreign Affairs of Norway Ada Vale met with Minister of Foreign Affairs of Iceland Jon Holm in Bodø last Friday.",
			"2017-06-13 | 2017-06-09 | Bodø | NO | foreign-ministers-meeting"},
		{"Norway and Iceland hold talks on oceans\n13 June 2017\n\nMinister of Foreign Affairs of Norway Ada Vale met with Minister of Foreign Affairs of Iceland Jon Holm in Bodø to speak about today's world.",
			"2017-06-13 |  | Bodø | NO | foreign-ministers-meeting"},
		{"Foreign Minister Vale meets Foreign Minister of Denmark\nSeptember 22, 2022\n\nReykjavik, September 21, 2022.- On the margins of the Polar Week, Minister of Foreign Affairs of Norway Ada Vale met today with Foreign Minister of Denmark Jon Holm.",
			"2022-09-22 | 2022-09-21 | Reykjavik | IS | foreign-ministers-meeting"},
		{"New Ambassador of Finland presents credentials\n15 February 2023\n\nThe new Ambassador of Finland to Norway, H.E. Mr. Jon Holm, presented his letters of credence to Ada Vale, Minister of Foreign Affairs of Norway, yesterday.",
			"2023-02-15 | 2023-02-14 |  |  | ceremony"},
		// the agency, then the day of the news: "yesterday" counts from it
		{"Norway and Iceland review cooperation in fisheries\nDate: March 27, 2018\n\nGNS – 27 March 2018: The Minister of Foreign Affairs of Norway, Ada Vale, met yesterday with the Foreign Minister of Iceland, Jon Holm, in Bodø.",
			"2018-03-27 | 2018-03-26 | Bodø | NO | foreign-ministers-meeting"},
		{"Norway and Iceland review cooperation in fisheries\nMarch 28, 2018\n\nOslo (GNS) - March 27, 2018. The Minister of Foreign Affairs of Norway, Ada Vale, met yesterday with the Foreign Minister of Iceland, Jon Holm, in Bodø.",
			"2018-03-28 | 2018-03-26 | Bodø | NO | foreign-ministers-meeting"},
		// the day at the end of a text that has no other
		{"Joint Communiqué on the State Visit of the President of Iceland to Norway\n\nAt the invitation of Ada Vale, President of Norway, Jon Holm, President of Iceland, paid a State Visit to Norway from 10 to 12 October 2018.\n\nThe two Presidents spoke about herring.\n\nDone at Oslo, on 12 October 2018",
			"2018-10-12 | 2018-10-10..2018-10-12 |  | NO | visit"},
		{"Visit of the Foreign Minister of Iceland to Norway\n\nJon Holm, Minister of Foreign Affairs of Iceland, will pay an official visit to Norway from 10 to 12 October 2018.\n\nThey will speak about herring.\n\n8th October 2018, Oslo.",
			"2018-10-08 | 2018-10-10..2018-10-12 |  | NO | visit"},
		{"Visit of the Foreign Minister of Iceland to Norway\n\nJon Holm, Minister of Foreign Affairs of Iceland, will pay an official visit to Norway from 10 to 12 October 2018.\n\nThey will speak about herring.\n\nIceland recalls that both countries signed the Treaty of Oslo on 3 May 1905.",
			" | 2018-10-10..2018-10-12 |  | NO | visit"},
		// a building behind whose noun its name stands
		{"First Norway-Iceland Consultations\nOslo, 28 March 2017\n\nThe first round of Consultations between Norway and Iceland was held today at the State Guest House Birka in Oslo.",
			"2017-03-28 | 2017-03-28 | State Guest House Birka in Oslo | NO | official-talks"},
		// another line of the head dates the page
		{"PRESS RELEASE BY THE MINISTRY FOR FOREIGN AFFAIRS\nAmbassador of Iceland pays courtesy call on Minister Vale\nReference Number: PR221392, Press Release Issue Date: Oct 18, 2022\n\nThe Minister for Foreign Affairs of Norway, Ada Vale, this morning received the Ambassador of Iceland to Norway, H.E. Jon Holm, on a courtesy call at Villa Birkelund in Oslo.",
			"2022-10-18 | 2022-10-18 | Villa Birkelund in Oslo | NO | courtesy-call"},
		// a written statement is made nowhere
		{"Norway commiserates with Malawi following cyclone\n\nThe Ministry of Foreign Affairs of Norway has learnt with deep sorrow of the loss of lives in Malawi.@\n\nOslo\n14 March 2023",
			"2023-03-14 |  |  |  | statement"},
		// ministers of a group, and a journey that no city state is the place of
		{"Nordic and Baltic foreign ministers meet in Bodø\nPress release 16.11.2022 9.30\n\nMinister of Foreign Affairs of Norway Ada Vale will host a meeting of the Nordic and Baltic foreign ministers in Bodø on 16 and 17 November.",
			"2022-11-16 | 2022-11-16..2022-11-17 | Bodø | NO | conference"},
		{"Foreign Minister of Norway visits Iraq and Kuwait\n12-02-2018\n\nMinister of Foreign Affairs of Norway Ada Vale is visiting Iraq and Kuwait from 12 to 14 February. In Kuwait she will attend the conference on the reconstruction of Iraq.",
			"2018-02-12 | 2018-02-12..2018-02-14 |  |  | visit"},
		// what was said before others, where the headline says
		{"Joint statements of Foreign Minister of Norway Ada Vale and Foreign Minister of Iceland Jon Holm (Bodø, 18 May 2021)\n\nA. VALE: Dear Jon, welcome to Bodø.\n\nJ. HOLM: Thank you, dear friend.",
			"2021-05-18 | 2021-05-18 | Bodø | NO | statement"},
		// what an envoy brings
		{"Minister Vale Delivers Special Message to President Holm\n\nReykjavik, 15th February 2024: Minister of Foreign Affairs of Norway Ada Vale today paid a courtesy call on the President of Iceland, H.E. Jon Holm, at Bessastadir House in Reykjavik.",
			"2024-02-15 | 2024-02-15 | Bessastadir House in Reykjavik | IS | courtesy-call"},
	} {
		if !strings.Contains(c.page, "@") {
			c.page += "@" // for the text behind the lead
		}
		c.page = strings.Replace(c.page, "@", body, 1)
		if got := eventOf(plainPage(t, c.page)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.page, got, c.want)
		}
	}
}
