package read

import (
	"slices"
	"strings"
	"testing"

	"briefings/briefing"
)

// Every fact has evidence with its value, and with words that are in the page.
func TestEveryFactHasEvidence(t *testing.T) {
	for _, page := range []string{
		"Norway-Iceland Foreign Ministers' Meeting\n\nMay 8, 2019\n\nOn May 7, 2019, Ms. Ada Vale, Minister for " +
			"Foreign Affairs of Norway, held a meeting with Mr. Jon Holm, Minister for Foreign Affairs of Iceland, " +
			"for about 40 minutes in Tromsø on the occasion of the Northern Fisheries Conference.\n\n1. Fisheries\n\n" +
			"They agreed to count the cod.\n",
		"Telephone Talk between Foreign Minister Vale and Foreign Minister Holm\n\nSeptember 3, 2019\n\n" +
			"On September 3, Ms. Ada Vale, Minister for Foreign Affairs of Norway, held a telephone talk with " +
			"Mr. Jon Holm, Minister for Foreign Affairs of Iceland, for approximately 15 minutes.\n",
		"日・ノルウェー外相会談\n\n令和元年5月8日\n\n　5月8日、午後3時から約40分間、東京において、山本花子外務大臣は、" +
			"アダ・ヴェイル・ノルウェー王国外務大臣と会談を行ったところ、概要は以下のとおりです。\n\n1　漁業\n\n　両大臣は、漁業について意見交換を行いました。\n",
	} {
		result, err := Page("page.txt", []byte(page), Options{Explain: true})
		if err != nil {
			t.Fatal(err)
		}
		b := &result.Briefing
		if len(result.Evidence) != len(claims(b))+len(b.Statements) || b.Lead == "" || b.Minutes == 0 || len(b.Countries) != 2 {
			t.Errorf("%d pieces of evidence for %d facts of %+v", len(result.Evidence), len(claims(b)), b)
		}
		for i, c := range claims(b) {
			e := result.Evidence[i]
			if e.Field != c.field || e.Value != c.value || e.Words == "" || e.Rule == "" || !strings.Contains(page, e.Words) {
				t.Errorf("%s %q: %+v", c.field, c.value, e)
			}
		}
	}
}

// What became no fact is told with its words, and why.
func TestLosers(t *testing.T) {
	const head = "Norway-Iceland Foreign Ministers' Meeting\n\nMay 8, 2019\n\n"
	const lead = "On May 7, 2019, Ms. Ada Vale, Minister for Foreign Affairs of Norway, held a meeting with Mr. Jon Holm, " +
		"Minister for Foreign Affairs of Iceland, in Tromsø."
	const body = "\n\n1. Fish\n\nMinister Vale told of the visit by President Quist to Denmark on 2 May, and of a speech in Berlin that took two hours.\n"
	for _, c := range []struct{ page, field, value, why string }{
		{head + lead + body, "place", "Berlin", whyNot[otherEvent]},
		{head + lead + body, "held", "2019-05-02", whyNot[otherEvent]},
		{head + lead + body, "duration_minutes", "120", whyNot[otherEvent]},
		{head + lead + body, "people", "Quist", "named for another reason"},
		{head + lead + body, "countries", "DK", "no side"},
		{head + lead + " Mr. Holm was on a visit to Norway.", "kind", "visit", "words beside it"},
		{head + "Following their talks of 3 April 2019 in Oslo, the two ministers met again. " + lead, "held", "2019-04-03", whyNot[earlierEvent]},
		{head + lead + " The talks took place ahead of the summit of 12 October 2019 in Bergen.", "held", "2019-10-12", whyNot[laterEvent]},
		{head + lead + "\n\n1. Fish\n\nMs. Vale spoke of Mr. Per Dahl, Minister for Trade of Denmark.\n", "people", "Per Dahl", "only mentioned"},
		{"Press Releases\n\n" + head + lead, "title", "Press Releases", "category"},
		{head + lead + "\n\nLast updated: June 5, 2020\n", "published", "2020-06-05", "another day"},
		{"日・ノルウェー外相会談\n\n令和元年5月8日\n\n　5月7日、東京において、山本花子外務大臣は、アダ・ヴェイル・ノルウェー王国外務大臣と会談を行いました。" +
			"\n\n1　地域情勢\n\n　両大臣は、北朝鮮について意見交換を行いました。\n", "countries", "KP", "no side"},
	} {
		result, err := Page("page.txt", []byte(c.page), Options{Explain: true, Losers: true})
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(result.Evidence, func(e briefing.Evidence) bool { return e.Field == c.field && e.Value == c.value })
		if i < 0 {
			t.Errorf("no %s %s in %+v", c.field, c.value, result.Evidence)
		} else if e := result.Evidence[i]; e.Lost == "" || !strings.Contains(e.Lost, c.why) || !strings.Contains(c.page, e.Words) {
			t.Errorf("%s %s: %+v, want %q", c.field, c.value, e, c.why)
		}
		plain, _ := Page("page.txt", []byte(c.page), Options{Explain: true})
		facts := slices.DeleteFunc(result.Evidence, func(e briefing.Evidence) bool { return e.Lost != "" })
		if !slices.Equal(facts, plain.Evidence) {
			t.Errorf("other facts: %+v, want %+v", facts, plain.Evidence)
		}
	}
}
