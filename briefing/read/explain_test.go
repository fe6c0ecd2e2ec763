package read

import (
	"strings"
	"testing"
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
		if len(result.Evidence) != len(claims(b)) || b.Lead == "" || b.Minutes == 0 || len(b.Countries) != 2 {
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
