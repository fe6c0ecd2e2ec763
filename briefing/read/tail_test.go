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
