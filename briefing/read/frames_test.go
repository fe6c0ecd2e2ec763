package read

import (
	"strings"
	"testing"

	"briefings/briefing"
	"briefings/briefing/day"
)

// readText reads an invented page of plain text.
func readText(t *testing.T, text string) briefing.Briefing {
	t.Helper()
	page, err := Page("page.txt", []byte(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return page.Briefing
}

func TestPrintedOnce(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"Minister Storlund's Visit to Oslo and BergenMinister Peder Storlund's Visit to Oslo, Kiel and Bergen", "Minister Peder Storlund's Visit to Oslo, Kiel and Bergen"},
		{"Japan-Norway Talks on Northern Rivers Japan-Norway Talks on Northern Rivers", "Japan-Norway Talks on Northern Rivers"},
		{"Statement by Foreign Minister McAllister on Northern Rivers in the Spring", "Statement by Foreign Minister McAllister on Northern Rivers in the Spring"},
		{"Short lineShort line", "Short lineShort line"},
	} {
		if got := printedOnce(c.line); got != c.want {
			t.Errorf("%q: %q, want %q", c.line, got, c.want)
		}
	}
}

func TestEventOfTwoDays(t *testing.T) {
	for _, c := range []struct {
		lead    string
		held    day.Period
		minutes int
	}{
		{"The Ministerial Meeting on Rivers was held virtually on May 3, commencing at 8 p.m. for approximately two hours, and on May 4, commencing at 8 p.m. for approximately 90 minutes.", day.Period{Start: "2021-05-03", End: "2021-05-04"}, 210},
		{"On May 3 (on May 4, at 3:10 a.m. JST), for 30 minutes, Mr. Taro Yamanaka, Minister for Foreign Affairs, held a meeting with Mr. Peder Storlund, Minister of Foreign Affairs of Norway.", day.Period{Start: "2021-05-03", End: "2021-05-03"}, 30},
		{"On May 3, Mr. Taro Yamanaka, Minister for Foreign Affairs, met with Mr. Peder Storlund, Minister of Foreign Affairs of Norway. He came on May 1, and on May 8 he will leave.", day.Period{Start: "2021-05-03", End: "2021-05-03"}, 0},
	} {
		b := readText(t, "Meeting on Rivers\n\nMay 6, 2021\n\n"+c.lead+"\n")
		if b.Held != c.held || b.Minutes != c.minutes {
			t.Errorf("%q: held %v for %d, want %v for %d", c.lead, b.Held, b.Minutes, c.held, c.minutes)
		}
	}
}

func TestNothingSaid(t *testing.T) {
	b := readText(t, "Recipes of the month\n\nTake two onions, a spoon of oil and a little salt, and stir until they are brown and soft.\n")
	if b.Kind != "" || b.Medium != "" {
		t.Errorf("kind %q, medium %q, want neither", b.Kind, b.Medium)
	}
}

func TestOfficesInParts(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"dispatched Mr. Taro Yamanaka, former Governor of Nara, as Ambassador on Special Mission in May", "Taro Yamanaka|Ambassador on Special Mission|"},
		{"Mr. Wu Fei, Director-General, Department of Northern Affairs, Ministry of Foreign Affairs, and others", "Wu Fei|Director-General, Department of Northern Affairs, Ministry of Foreign Affairs|"},
		{"Lt. Gen. Lars D. Nilsson, Area Coordinator of the U.S. forces, Japan, as well", "Lars D. Nilsson|Area Coordinator of the U.S. forces|US"},
		{"in Bandar Seri Nilam on May 3", ""},
		{"Minister Dato' Seri Omar Yusuf said", "Omar Yusuf|Minister|"},
		{"the Japan-Norway Foreign Ministers' Meeting of May", ""},
		{"son homologue norvégien, Peder Storlund, hier", "Peder Storlund||NO"},
		{"At Norway's request, Taro Yamanaka had a telephone conversation with President of Finland Aino Salo.", "Taro Yamanaka||; Aino Salo|President|FI"},
		{"Minister to Present Letters of Thanks to the Members of the Japan Relief Team", ""},
	} {
		if got := mentionedIn(c.text); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestTownThatNoTableKnows(t *testing.T) {
	for _, c := range []struct{ lead, place, country string }{
		{"On May 3, Mr. Taro Yamanaka, Minister for Foreign Affairs, during his visit to Storvik, Norway to attend the Conference on Rivers, met with Mr. Peder Storlund, Minister of Foreign Affairs.", "Storvik, Norway", "NO"},
		{"On May 3, Mr. Taro Yamanaka, Minister for Foreign Affairs, met with Mr. Peder Storlund, Minister of Foreign Affairs of Norway. In Response, Norway said no.", "", ""},
	} {
		b := readText(t, "Japan-Norway Foreign Ministers' Meeting\n\nMay 6, 2021\n\n"+c.lead+"\n\nBack to Index\n")
		if b.Place != c.place || b.PlaceCountry != c.country {
			t.Errorf("%q: %q in %q, want %q in %q", c.lead, b.Place, b.PlaceCountry, c.place, c.country)
		}
	}
}

func TestCastOfPages(t *testing.T) {
	for _, c := range []struct{ name, text, want, countries string }{
		{"issued by an office", "Statement by the Press Secretary on the Election in Norway\n\nMay 6, 2021\n\n1. Japan takes note of the announcement that President Salo will serve again, after Dr. Aino Virta had withdrawn.\n\nBack to Index\n", "", "JP NO"},
		{"talk at a request", "Telephone conversation with President of Finland Aino Salo\n\nAt Norway’s initiative, Peder Storlund had a telephone conversation with President of Finland Aino Salo.\n\nMr Storlund and Ms Salo spoke of rivers. The Prime Minister said that they were high.\n", "Aino Salo|President|FI; Peder Storlund|Prime Minister|NO", "NO FI"},
		{"to be received", "Visit of Mr. Peder Storlund, Minister of Foreign Affairs of Norway\n\nMay 6, 2021\n\nMr. Peder Storlund will visit Japan on May 9.\n\nHe will also be received by Prime Minister Ms. Hanako Kusaka.\n\nBack to Index\n", "Peder Storlund|Minister of Foreign Affairs|NO; Hanako Kusaka|Prime Minister|JP", "JP NO"},
		{"members in a bracket", "Rivers Dialogue\n\nMay 6, 2021\n\nOn May 3, the Rivers Dialogue was held. Officials of four countries (Norway, Finland, Sweden and Denmark) participated in it.\n\nBack to Index\n", "", "JP NO FI SE DK"},
		{"names in a bracket", "Japan-Norway Talks\n\nMay 6, 2021\n\nOn May 3, talks were held in Oslo (Attendees: the boat from Finland; the train from Sweden; a cook of Denmark).\n\nBack to Index\n", "", "JP NO"},
	} {
		b := readText(t, c.text)
		var got []string
		for _, q := range b.People {
			got = append(got, q.Name+"|"+q.Role+"|"+q.Country)
		}
		if people := strings.Join(got, "; "); people != c.want || strings.Join(b.Countries, " ") != c.countries {
			t.Errorf("%s: %q of %v, want %q of %s", c.name, people, b.Countries, c.want, c.countries)
		}
	}
}

func TestOccasionOfJourney(t *testing.T) {
	b := readText(t, "Minister for Foreign Affairs Taro Yamanaka to Visit Norway\n\nMay 6, 2021\n\n1. Mr. Taro Yamanaka, Minister for Foreign Affairs, will visit Oslo, Norway, from May 8 to 10.\n2. In Oslo, he will speak at the 12th Session of the U.N. Rivers Assembly. He will call on leading figures, Mr. Aki Virta, President of the Rivers Assembly, among them.\n\nBack to Index\n")
	if b.Occasion != "12th Session of the U.N. Rivers Assembly" || len(b.People) != 2 {
		t.Errorf("%q, %v", b.Occasion, b.People)
	}
}

func TestPeopleOfOtherLayouts(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"sides under a label", "Japan-Norway Foreign Ministers' Meeting\n\nDate: May 6, 2021\nPlace: Iikura House, Tokyo\nParticipants: (Japanese side) Mr. Taro Yamanaka, Minister for Foreign Affairs\n(Norwegian side) Mr. Peder Storlund, Minister of Foreign Affairs and Trade\n\n1. The two Ministers agreed that the rivers of both countries should be looked after.\n", "Taro Yamanaka|Minister for Foreign Affairs|JP; Peder Storlund|Minister of Foreign Affairs and Trade|NO"},
		{"from the side", "Rivers Forum\n\nMay 6, 2021\n\nThe Rivers Forum will be held on May 8. From the Japanese side, Minister Taro Yamanaka will attend, and from the Norwegian side Dr. Peder Storlund, Minister of Water.\n\nBack to Index\n", "Taro Yamanaka|Minister|JP; Peder Storlund|Minister of Water|NO"},
		{"met on a journey", "MFA Press Statement: Visit by Minister for Foreign Affairs Dr Ann Teo to Norway, 12 to 13 May 2021\n\n12 MAY 2021\n\nMinister for Foreign Affairs Dr Ann Teo is making a visit to Norway from 12 to 13 May 2021.\n\nThis morning she also met Minister of Foreign Affairs and Trade II Pehin Peder Storlund, who hosted her to lunch.\n", "Ann Teo|Minister for Foreign Affairs|SG; Peder Storlund|Minister of Foreign Affairs and Trade II|NO"},
		{"Korean page", "Press Releases\nForeign Minister Holds Telephone Conversation with Japanese Counterpart\nDate\n2021-05-06\nHit\n12\n\n1. Minister of Foreign Affairs Han So-mi, in the evening of May 6, spoke over the phone with Japanese Foreign Minister Taro Yamanaka.\n", "Han So-mi|Minister of Foreign Affairs|KR; Taro Yamanaka|Foreign Minister|JP"},
		{"full title of an ambassador", "Signing of an Agreement with Norway\n\nMay 6, 2021\n\nOn May 6, in Oslo, Mr. Taro Yamanaka, Ambassador Extraordinary and Plenipotentiary of Japan to the Kingdom of Norway, signed it.\n", "Taro Yamanaka|Ambassador Extraordinary and Plenipotentiary of Japan to the Kingdom of Norway|JP"},
		{"sent on a mission", "ノルウェー国王即位式典への特派大使の派遣\n\n令和3年5月6日\n\n1. 政府は、5月8日に行われる即位式典に、山中太郎元内閣総理大臣を特派大使として派遣することとしました。\n", "山中太郎|特派大使|JP"},
	} {
		b := readText(t, c.text)
		var got []string
		for _, q := range b.People {
			got = append(got, q.Name+"|"+q.Role+"|"+q.Country)
		}
		if people := strings.Join(got, "; "); people != c.want {
			t.Errorf("%s: %q, want %q", c.name, people, c.want)
		}
	}
}

func TestPlacesAndLengths(t *testing.T) {
	for _, c := range []struct {
		lead, place, country string
		minutes              int
	}{
		{"Prime Minister Hanako Kusaka received a courtesy call from Mr. Peder Storlund, Minister of Foreign Affairs of Norway, at the Prime Minister's Official Residence.", "Prime Minister's Official Residence", "JP", 0},
		{"Mr. Taro Yamanaka, Minister for Foreign Affairs, will visit the Republic of Singapore, Norway and the Republic of Finland from May 7 to 9.", "", "", 0},
		{"Minister for Foreign Affairs Taro Yamanaka held talks with Mr. Peder Storlund, Minister of Foreign Affairs of Norway, in Oslo from 10:30 to 11:45 on May 3, followed by a luncheon of about one hour.", "Oslo", "NO", 135},
		{"Minister for Foreign Affairs Taro Yamanaka had a lunch with Mr. Peder Storlund, Minister of Foreign Affairs of Norway, in Oslo from 12:00 to 13:00 on May 3 for 60 minutes.", "Oslo", "NO", 60},
	} {
		b := readText(t, "Talks on Rivers\n\nMay 6, 2021\n\n"+c.lead+"\n\nBack to Index\n")
		if b.Place != c.place || b.PlaceCountry != c.country || b.Minutes != c.minutes {
			t.Errorf("%q: %q in %q for %d, want %q in %q for %d", c.lead, b.Place, b.PlaceCountry, b.Minutes, c.place, c.country, c.minutes)
		}
	}
}

func TestAgendaWithoutNumbers(t *testing.T) {
	b := readText(t, "Press Conference by Foreign Minister Taro Yamanaka\n\nDate: Thursday, May 6, 2021, 11:10 a.m.\n\nMain topics:\n\nOpening remarks\nThe river in the north\n\n1. Opening remarks\n\nMinister: I have nothing to report to you on this fine morning, ladies and gentlemen.\n\n2. The river in the north\n\nQuestion: How high is the water in the river at the border now?\n\nMinister: It is falling.\n")
	if len(b.Sections) != 2 {
		t.Errorf("%+v", b.Sections)
	}
}

func TestSmallMonths(t *testing.T) {
	for text, want := range map[string]int{"lundi 31 août les": 1, "el 3 de mayo en": 1, "the 5 may be": 0, "on 3 march past": 0} {
		if got := len(day.Find(text)); got != want {
			t.Errorf("%q: %d dates, want %d", text, got, want)
		}
	}
}

func TestNumberedHeadline(t *testing.T) {
	b := readText(t, "Main Page > Press Releases\n\nNo: 317, 15 October 2017, Press Release Regarding the Flood in Port Vale\n\nWe have learned with sorrow that many people lost their homes in the flood. We wish those who were hurt a full recovery.\n")
	if b.Title != "Press Release Regarding the Flood in Port Vale" || b.Published != "2017-10-15" {
		t.Errorf("%q %q", b.Title, b.Published)
	}
}

// A numbered sentence is no headline, and its number no day.
func TestNumberedLead(t *testing.T) {
	for _, number := range []string{"No. 12-05-2018. ", "No: 12/05/2018 - "} {
		b := readText(t, "Norway-Iceland Foreign Ministers' Meeting\nMay 8, 2019\n\n"+number+"On May 7, 2019, Ms. Ada Vale, Minister for Foreign Affairs of Norway, met Mr. Jon Holm, Minister for Foreign Affairs of Iceland.\n")
		if b.Held.Start != "2019-05-07" || !strings.HasSuffix(b.Lead, "of Iceland.") {
			t.Errorf("%s: %v %q", number, b.Held, b.Lead)
		}
	}
}

// What befell others is no event of the ministry's own, on whatever day it was.
func TestWordsOnAnAttack(t *testing.T) {
	b := readText(t, "Press Release Regarding the Terrorist Attack in Oslo\n\nMay 16, 2017\n\nWe have learned with deep sorrow that many people were hurt in the attack in the city centre of Oslo on 14 May. We condemn it, and wish those who were hurt a full recovery.\n")
	if b.Kind != briefing.Statement || b.Medium != briefing.Written || !b.Held.IsZero() || b.Place != "" {
		t.Errorf("%s %s %v %q", b.Kind, b.Medium, b.Held, b.Place)
	}
}
