package read

import (
	"strings"
	"testing"

	"briefings/briefing"
)

// people writes the people of a briefing: "name|role|country; …".
func people(b briefing.Briefing) string {
	var list []string
	for _, q := range b.People {
		list = append(list, q.Name+"|"+q.Role+"|"+q.Country)
	}
	return strings.Join(list, "; ")
}

func TestWhoTookPartByClause(t *testing.T) {
	const minister = "Taro Yamanaka|Minister for Foreign Affairs|JP"
	for _, c := range []struct{ text, want string }{
		{"He met Prime Minister Ada Brook of Norway on the same day.", "; Ada Brook|Prime Minister|NO"},
		{"Dinner was given by Prime Minister Ada Brook of Norway.", "; Ada Brook|Prime Minister|NO"},
		{"It was attended by the Minister of Water, Eng. Omar bin Said; the Mayor of Oslo, Ada Brook; and the Director of Parks, Aino Salo.",
			"; Omar bin Said|Minister of Water|JP; Ada Brook|Mayor of Oslo|JP; Aino Salo|Director of Parks|JP"},
		{"The delegation was composed of Ambassador Peder Storlund of Norway and others.", "; Peder Storlund|Ambassador|NO"},
		{"The delegation of Norway was headed by Prime Minister Ada Brook, and that of Finland by Minister of Water Aino Salo.",
			"; Ada Brook|Prime Minister|NO; Aino Salo|Minister of Water|FI"},
		{"Prime Minister Ada Brook of Norway and Minister of Water Aino Salo of Finland made short statements.",
			"; Ada Brook|Prime Minister|NO; Aino Salo|Minister of Water|FI"},
		{"The committee will assemble with Ada Brook, Prime Minister of Norway, in the chair.", "; Ada Brook|Prime Minister|NO"},
		{"From 10:30 to about 11:30, Prime Minister Ada Brook of Norway hosted a lunch.", "; Ada Brook|Prime Minister|NO"},
		{"In the chair was Minister of Water Aino Salo of Finland.", "; Aino Salo|Minister of Water|FI"},
		{"He co-chaired it with Mr. Peder Storlund, Minister of Water of Norway.", "; Peder Storlund|Minister of Water|NO"},
		{"The guests were accompanied by Mr. Peder Storlund, Ambassador of Norway to Japan.", "; Peder Storlund|Ambassador of Norway to Japan|NO"},
		{"Minister of Water Aino Salo of Finland joined the lunch.", "; Aino Salo|Minister of Water|FI"},
		{"He met members of the cabinet, among them Prime Minister Ada Brook of Norway.", "; Ada Brook|Prime Minister|NO"},
		{"After that, Minister of Water Aino Salo of Finland hosted a lunch.", "; Aino Salo|Minister of Water|FI"},
		{"The Minister of Water, Aino Salo of Finland, and Prime Minister Ada Brook of Norway were also in attendance.",
			"; Aino Salo|Minister of Water|FI; Ada Brook|Prime Minister|NO"},
		{"He met Norway's Prime Minister Ada Brook and Finland's Minister of Water Aino Salo.",
			"; Ada Brook|Prime Minister|NO; Aino Salo|Minister of Water|FI"},
		{"Prime Minister Ada Brook of Norway took part, as did Finland's Minister of Water, Aino Salo.",
			"; Ada Brook|Prime Minister|NO; Aino Salo|Minister of Water|FI"},
		{"In Bergen, he is meeting Prime Minister Ada Brook of Norway.", "; Ada Brook|Prime Minister|NO"},
		{"He hosted a lunch in the presence of Prime Minister Ada Brook of Norway.", "; Ada Brook|Prime Minister|NO"},
		{"Experts attended the talks, Prime Minister Ada Brook of Norway said.", ""},
		{"He welcomed the suite of King Olav of Norway.", ""},
		{"They met our friend, Prime Minister Ada Brook of Norway.", ""},
		{"He led the Japanese delegation, while Prime Minister Ada Brook of Norway led hers.", "; Ada Brook|Prime Minister|NO"},
		{"He spoke of the letter from Prime Minister Ada Brook of Norway.", ""},
		{"He welcomed the election of Prime Minister Ada Brook of Norway.", ""},
		{"(He also called on Prime Minister Ada Brook of Norway.)", ""},
		{"(Attending were Mr. Peder Storlund, Ambassador of Norway to Japan, and others.)", "; Peder Storlund|Ambassador of Norway to Japan|NO"},
	} {
		b := readText(t, "Rivers Forum\n\nMay 6, 2021\n\nOn May 3, the Rivers Forum was held in Tokyo, and Mr. Taro Yamanaka, Minister for Foreign Affairs of Japan, attended it. "+c.text+"\n\n1. Rivers\n\n(1) The rivers were high.\n")
		if got := people(b); got != minister+c.want {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, minister+c.want)
		}
	}
}

// A spokesperson who hands out the text took no part.
func TestWhoHandedOutTheText(t *testing.T) {
	for _, opening := range []string{
		"Press Secretary Edda M. Holm provided the following readout:",
		"Department of Defense Spokesman Ned Strand provided the following statement:",
		"National Security Council Spokesperson Edda Holm issued the following readout:",
	} {
		b := readText(t, "Readout of Secretary of Defense Harold P. Linn's Call With Norwegian Minister of Defense Ada Brook\nFeb. 3, 2022\n\n"+opening+"\n\nSecretary of Defense Harold P. Linn spoke by phone today with Norwegian Minister of Defense Ada Brook to discuss herring. The two leaders agreed to meet again.\n")
		if got, want := people(b), "Harold P. Linn|Secretary of Defense|US; Ada Brook|Minister of Defense|NO"; got != want {
			t.Errorf("%q\n got %q\nwant %q", opening, got, want)
		}
	}
}

func TestWhoTookPartInSchedules(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"itinerary", "Foreign Minister Yamanaka's Visit to Norway\n\nMay 6, 2021\n\nFrom May 3 to 4, Foreign Minister Taro Yamanaka visited Norway.\n\n1. Programme\n\n(1) May 3\n\nCourtesy call on Prime Minister Ada Brook\n\nLunch hosted by Peder Storlund, Governor of Viken\n\nVisit to the House of Fish\n\n2. Results\n\nHe said that Prime Minister Ada Brook had read a book of Mr. Lars Holm.\n\nBack to Index\n",
			"Taro Yamanaka|Foreign Minister|JP; Ada Brook|Prime Minister|NO; Peder Storlund|Governor of Viken|NO"},
		{"list under a heading", "Award Ceremony of the Rivers Prize\n\nMay 6, 2021\n\nOn May 3, Foreign Minister Taro Yamanaka of Japan held the Award Ceremony of the Rivers Prize.\n\n(Recipients Present)\n\nMr. Peder Storlund (Painter)\n\nMs. Aino Salo (Teacher: evening school)\n\nMr. Storlund paints rivers, as nobody did before him, and has shown them in many towns.\n",
			"Taro Yamanaka|Foreign Minister|JP; Peder Storlund|Painter|; Aino Salo|Teacher: evening school|"},
		{"host of the same office", "Visit of the Minister of Water of Finland\n\nMay 6, 2021\n\nMs. Aino Salo, Minister of Foreign Affairs of Finland, visits Turkey on May 6 upon the invitation of Mr. Kemal Deniz, Minister of Foreign Affairs of the Republic of Turkey.\n",
			"Aino Salo|Minister of Foreign Affairs|FI; Kemal Deniz|Minister of Foreign Affairs|TR"},
		{"host of the same office beside another host", "Visit of the Minister of Water of Finland\n\nMay 6, 2021\n\nMs. Aino Salo, Minister of Foreign Affairs of Finland, visits Turkey on May 6 upon the invitation of Mr. Kemal Deniz, Minister of Foreign Affairs of the Republic of Turkey.\n\nMs. Salo will also be received by Speaker of the Grand National Assembly Orhan Kara.\n",
			"Aino Salo|Minister of Foreign Affairs|FI; Orhan Kara|Speaker of the Grand National Assembly|TR; Kemal Deniz|Minister of Foreign Affairs|TR"},
		{"host of another office", "Visit of the Minister of Water of Finland\n\nMay 6, 2021\n\nMs. Aino Salo, Minister of Foreign Affairs of Finland, visits Turkey on May 6 upon the invitation of Mr. Kemal Deniz, President of the Republic of Turkey.\n",
			"Aino Salo|Minister of Foreign Affairs|FI"},
		{"talks of two sides", "Record of Japan-Norway Foreign Ministers Talks\n\nMay 6, 2021\n\nTime: 10:00, 3 May 2021\n\n1. Fish\n\nMinister for Foreign Affairs Hanako Kusaka repeated to Minister of Foreign Affairs Peder Storlund of Norway what Aino Salo, Prime Minister of Finland, had told her in the summer.\n",
			"Hanako Kusaka|Minister for Foreign Affairs|JP; Peder Storlund|Minister of Foreign Affairs|NO"},
		{"reports at a conference", "Rivers Foreign Ministers’ Meeting\n\nMay 6, 2021\n\nOn May 3, the Rivers Foreign Ministers’ Meeting was held in Oslo. Mr. Taro Yamanaka, Minister for Foreign Affairs of Japan, chaired it.\n\n1. After that, the Norwegian Foreign Minister Storlund reported on his talks with President Salo of Finland.\n\n2. He quoted Foreign Minister Vale of Sweden.\n",
			"Taro Yamanaka|Minister for Foreign Affairs|JP; Storlund|Foreign Minister|NO"},
		{"reports at a conference that only a caption names", "May 6, 2021\nForeign Minister Yamanaka at the Rivers Foreign Ministers’ Meeting\nMinisters attending the meeting\n\nOn May 3, during his visit to Oslo, Mr. Taro Yamanaka, Minister for Foreign Affairs of Japan, hosted the third Rivers Foreign Ministers’ Meeting for 55 minutes.\n\n1. Following that, the US Secretary of State Vale reported on her talks in Peru.\n",
			"Taro Yamanaka|Minister for Foreign Affairs|JP; Vale|Secretary of State|US"},
		{"the speaker of a transcript whose headline names an office", "Bilateral meeting with Peruvian Foreign Minister\n\n  • Transcript, E&OE\n\nAda Holm:\n\nMinister, I am glad to see you here, and I want to thank you for the engineers whom you sent within two days of the storm last year.\n",
			"Ada Holm||"},
		{"contact at the foot", "Norway and Finland agree on rivers\n\nMay 6, 2021\n\nRivers\n\nMinister of Foreign Affairs Peder Storlund of Norway repeated what Minister of Foreign Affairs Aino Salo of Finland had said.\n\nEnquiries: Mr Lars Holm, 071 555 0134\n",
			"Peder Storlund|Minister of Foreign Affairs|NO; Aino Salo|Minister of Foreign Affairs|FI"},
		{"name before a speech", "Bilateral meeting with Norwegian Foreign Minister\n\n6 May 2021\n\nSubjects: rivers.\n\nAda Brook:\n\nMinister, I am glad that you came, and I am told that we have not forgotten your rivers.\n",
			"Ada Brook||"},
		{"heading before a text", "Bilateral meeting with Norwegian Foreign Minister\n\n6 May 2021\n\nMain Outcomes:\n\nThe rivers are high, and the ministers said so.\n", ""},
	} {
		if got := people(readText(t, c.text)); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}
