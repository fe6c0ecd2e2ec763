package read

import (
	"slices"
	"strings"
	"testing"

	"briefings/briefing"
)

// paragraphs returns the paragraphs of all sections.
func paragraphs(b *briefing.Briefing) (list []string) {
	for _, s := range b.Sections {
		for _, p := range s.Paragraphs {
			list = append(list, p.Text)
		}
	}
	return list
}

const talksHead = "Norway-Iceland Foreign Ministers' Meeting\n\nMay 8, 2019\n\n" +
	"On May 7, 2019, Ms. Ada Vale, Minister for Foreign Affairs of Norway, held a meeting with Mr. Jon Holm, " +
	"Minister for Foreign Affairs of Iceland, in Tromsø.\n\n"

// Words of a frame may stand in any sentence: wherever it stands in the body, it is text.
func TestFrameWordsInText(t *testing.T) {
	sentences := []string{
		"Both ministers agreed to fight online scams together.",
		"Fraudulent visas were discussed.",
		"Search for survivors of the wreck will go on.",
		"Contacts between the two parliaments will grow.",
		"Comments were exchanged on the fish market.",
		"Legal experts of both sides will meet in June.",
		"Embassy of Norway staff will move to Reykjavik.",
		"Photo exhibitions will be held in both capitals.",
		"Image rights were touched upon briefly.",
		"GDP growth > 3 % was welcomed.",
		"Copyright and trade marks will be protected better.",
		"Download speeds in the Arctic were discussed.",
		"Attachments of embassies will be reopened.",
		"Ends of the fishing season were compared.",
		"Print media of both countries will cooperate.",
		"Language courses will go on, they agreed.",
		"Cookies of the herring fair were tasted.",
		"Press office staff will be exchanged.",
		"Ministry of Foreign Affairs staff will be trained.",
		"Home affairs were not touched upon.",
		"Back to back visits were agreed upon.",
		"Published studies on the cod were quoted.",
	}
	const other = "Minister Vale explained the cable project to her colleague in some detail."
	for _, s := range sentences {
		for name, body := range map[string]string{
			"first":   s + "\n\n1. Fish\n\n" + other + "\n",
			"middle":  "1. Fish\n\n" + other + "\n\n" + s + "\n\n2. Energy\n\n" + other + "\n",
			"alone":   "1. Fish\n\n" + s + "\n\n2. Energy\n\n" + other + "\n",
			"last":    "1. Fish\n\n" + other + "\n\n2. Energy\n\n" + s + "\n",
			"no gaps": "1. Fish\n" + other + "\n" + s + "\n2. Energy\n" + other + "\n",
		} {
			result, err := Page("a.txt", []byte(talksHead+body), Options{})
			if err != nil || !slices.Contains(paragraphs(&result.Briefing), s) {
				t.Errorf("%s: %q is no paragraph of %q", name, s, result.Briefing.Sections)
			}
		}
	}
}

// What belongs to a frame is set aside, by its place and its company.
func TestFrameLines(t *testing.T) {
	const body = "1. Fish\n\nBoth sides welcomed the herring, and spoke of the market at length.\n\n"
	for _, tail := range []string{
		"Back to Index\n", "(END)\n", "Related Information\nJapan-Norway Relations\n", "Contact:\nPer Dahl\nTel: +47 22 00 00\n",
		"(* The foregoing is a provisional translation.)\n", "* This is a provisional translation for reference only.\n",
		"For further information, please contact the press office of the ministry.\n", "Share this page\nPrint\n",
		"© 2019 Ministry of Foreign Affairs. All rights reserved.\n", "Ministry of Foreign Affairs of Norway\n", "22 MAY 2019\n",
		"Per Dahl\nPress Officer\nMedia contact: 22 00 00\n",
	} {
		result, err := Page("a.txt", []byte(talksHead+body+tail), Options{})
		if err != nil || len(paragraphs(&result.Briefing)) != 1 || len(result.Briefing.Frame) != 1+strings.Count(tail, "\n") {
			t.Errorf("%q: %q, frame %q", tail, result.Briefing.Sections, result.Briefing.Frame)
		}
	}
	result, _ := Page("a.txt", []byte(talksHead+body+"(Back to Index)\n\n2. Energy\n\nThe cable was praised by both ministers.\n\n(Back to Index)\n"), Options{})
	if got := paragraphs(&result.Briefing); len(got) != 2 {
		t.Errorf("links between sections: %q", got)
	}
}

// A heading is told by its company: its number, what stands under it, its siblings.
func TestHeadings(t *testing.T) {
	const text = "Minister Vale explained the cable project to her colleague in some detail."
	for name, c := range map[string]struct{ body, want string }{
		"numbers over a list with numbers": {"1 Greetings\n\n  1. She greeted him.\n  2. He thanked her.\n\n2 Trade\n\n  1. They spoke of herring.\n", "1 Greetings|2 Trade"},
		"bracket under a heading":          {"1. President Holm\n(Bergen, May 8, about 25 minutes)\n(1) " + text + "\n2. Parliament\n(Oslo, May 9)\n(1) " + text + "\n", "1 President Holm|2 Parliament"},
		"schedule":                         {"1. Programme\n(1) Saturday, May 8\nVisit to the harbour\nCourtesy call by the mayor\n(2) Sunday, May 9\nParade\nBanquet given by the King\n2. Results\n" + text + "\n", "1 Programme|(1) Saturday, May 8|(2) Sunday, May 9|2 Results"},
		"labels":                           {"A. Particulars\n\nTime: about 10:00-10:50, 4 October 1999\nVenue: Hotel Nord, Bergen\n\nB. Talks\n\n" + text + "\n", "A Particulars|B Talks"},
		"bullets that the agenda has":      {"- Visit to Bergen\n- Herring prices\n- Visit to Bergen\nSpokesman Per Dahl: Good afternoon. The minister went to Bergen and came back.\n- Herring prices\nQ: Will prices rise in the coming year?\n", " Visit to Bergen| Herring prices"},
		"a list is none":                   {"1. Gifts\n\n" + text + "\n\n- Blankets\n- Tents\n- Boats\n", "1 Gifts"},
	} {
		result, err := Page("a.txt", []byte(talksHead+c.body), Options{})
		var got []string
		for _, s := range result.Briefing.Sections {
			if s.Heading != "" {
				got = append(got, s.Number+" "+s.Heading)
			}
		}
		if strings.Join(got, "|") != c.want || err != nil {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// The last lines of a text are text, however short, if they stand under a heading, in a
// list or below rows of the main content.
func TestLastLines(t *testing.T) {
	const head = "<h1>Norway-Iceland Foreign Ministers' Meeting</h1><p>May 8, 2019</p><p>On May 7, 2019, Ms. Ada Vale, " +
		"Minister for Foreign Affairs of Norway, held a meeting with Mr. Jon Holm, Minister for Foreign Affairs of " +
		"Iceland, in Tromsø.</p>"
	const jaHead = "<h1>日・ノルウェー外相会談</h1><p>令和元年5月8日</p><p>5月7日、山田太郎外務大臣は、" +
		"オーラ・ヴァーレ・ノルウェー外務大臣と会談を行いました。</p>"
	const fish = "<h3>Fish</h3><p>Both sides welcomed the cod agreement.</p>"
	const contact = "<h3>Contact</h3><p>Press Office</p><p>Tel. +47 1234567</p>"
	for page, want := range map[string]string{
		head + fish + "<h3>Feedback from parliaments</h3><p>None was given.</p><h3>Language training</h3><p>Courses go on.</p>": "" +
			"Fish:Both sides welcomed the cod agreement.|Feedback from parliaments:None was given.|Language training:Courses go on.",
		head + fish + "<h3>Next round</h3><p>Talks continue.</p>":                          "Fish:Both sides welcomed the cod agreement.|Next round:Talks continue.",
		head + fish + "<h3>Next steps</h3><ul><li>Quota for cod</li><li>Herring</li></ul>": "Fish:Both sides welcomed the cod agreement.|Next steps:Quota for cod;Herring",
		head + fish + contact: "Fish:Both sides welcomed the cod agreement.",
		head + "<h2>Catch</h2><table border=1><tr><th>Fish<th>Tons<tr><td>Cod<td>5</table><p>That is all.</p>":        "Catch:Fish | Tons;Cod | 5;That is all.",
		head + "<h2>Catch</h2><table border=1><tr><th>Fish<th>Tons<tr><td>Cod<td>5</table><p>Figures may change.</p>": "Catch:Fish | Tons;Cod | 5;Figures may change.",
		head + "<h2>Catch</h2><table border=1><tr><th>Year<th>Tons<tr><td>2017<td>5<tr><td>2018<td>7</table>":         "Catch:Year | Tons;2017 | 5;2018 | 7",
		head + "<h2>Papers</h2><p>Prices rose by 7 per cent.</p><p>A<br>B<br>C</p><p>Both sides were content.</p>":    "Papers:Prices rose by 7 per cent.;A;B;C;Both sides were content.",
		head + "<h2>Papers</h2><p>Cod Agreement<br>Visa Protocol</p><p>Both sides were content.</p>":                  "Papers:Cod Agreement;Visa Protocol;Both sides were content.",
		jaHead + "<h3>漁業</h3><p>双方は、協定を歓迎しました。</p><h3>署名文書</h3><ul><li>漁業協定</li><li>査証議定書</li></ul>":                  "漁業:双方は、協定を歓迎しました。|署名文書:漁業協定;査証議定書",
	} {
		result, err := Page("a.html", []byte(page), Options{})
		var got []string
		for _, s := range result.Briefing.Sections {
			var texts []string
			for _, p := range s.Paragraphs {
				texts = append(texts, p.Text)
			}
			got = append(got, s.Heading+":"+strings.Join(texts, ";"))
		}
		if strings.Join(got, "|") != want || err != nil || strings.HasPrefix(result.Briefing.Title, "On") {
			t.Errorf("%q, want %q, of %s", got, want, page)
		}
	}
}
