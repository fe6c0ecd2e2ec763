package read

import (
	"testing"

	"briefings/briefing"
	"briefings/briefing/page"
)

func TestPlaceAndOccasion(t *testing.T) {
	for _, c := range []struct{ lead, place, country, occasion string }{
		{"On May 3, Foreign Minister Yamanaka met with Foreign Minister Storlund in Oslo.", "Oslo", "NO", ""},
		{"On May 3, Minister Yamanaka, on a visit to Honolulu, Hawaii, for the APEC Ministerial Meeting, met with Minister Storlund.", "Honolulu, Hawaii", "US", "APEC Ministerial Meeting"},
		{"Minister Yamanaka met with Minister Bauer today in Washington, D.C. Deputy Minister Holm and Minister Bauer discussed ports.", "Washington, D.C.", "US", ""},
		{"Minister Yamanaka held talks with Minister Bauer for 40 minutes in Munich, the Federal Republic of Germany.", "Munich, the Federal Republic of Germany", "DE", ""},
		{"Minister Yamanaka, who was visiting New York to attend the 73rd session of the UN General Assembly, held a meeting with Minister Storlund.", "New York", "US", "73rd session of the UN General Assembly"},
		{"Minister Yamanaka met with Minister Storlund, who was visiting Japan to attend the G20 Osaka Summit.", "", "JP", "G20 Osaka Summit"},
		{"Minister Yamanaka, who is visiting Singapore to attend ASEAN-related Meetings, met with Minister Storlund.", "Singapore", "SG", "ASEAN-related Meetings"},
		{"The talks will take place in China (Beijing and Guiyang) from May 7 to 9.", "Beijing and Guiyang", "CN", ""},
		{"The Fifth Northern Summit Meeting was held at the State Guest House in Tokyo.", "State Guest House in Tokyo", "JP", ""},
		{"The ministers held a meeting in Bangkok, Thailand, on July 28, 2000.", "Bangkok, Thailand", "TH", ""},
		{"She held a meeting in Washington, D.C., U.S.A.", "Washington, D.C., U.S.A.", "US", ""},
		{"On the sidelines of the Japan-China-ROK Trilateral Foreign Ministers' Meeting, she met with Minister Storlund in Kyoto.", "Kyoto", "JP", "Japan-China-ROK Trilateral Foreign Ministers' Meeting"},
		{"She will go to Norway for the inaugural ceremony of the President Lars Holm, which takes place on January 15.", "", "", "inaugural ceremony of the President Lars Holm"},
		{"In the morning Minister Yamanaka met with Minister Storlund in response to his wish.", "", "", ""},
		{"Minister Yamanaka, during her visit to Norway, met with Minister Storlund.", "", "NO", ""},
		{"Minister Yamanaka held a meeting with Minister Storlund at the State Guest House for 45 minutes.", "State Guest House", "JP", ""},
		{"Minister Yamanaka held a meeting with Minister Storlund at the State Guest House in Hanoi.", "State Guest House in Hanoi", "VN", ""},
		{"During her visit to Viet Nam, Minister Yamanaka held a meeting with Minister Storlund at the State Guest House.", "State Guest House", "VN", ""},
		{"Minister Yamanaka hosted Minister Storlund on her first visit to our country.", "", "JP", ""},
		// an occasion of another event
		{"Minister Yamanaka met with Minister Storlund in Oslo, following on from their previous talks in May at the Northern Assembly.", "Oslo", "NO", ""},
		{"Minister Yamanaka met with Minister Storlund, after the previous meeting of the two in May at the Fish Conference.", "", "", ""},
		{"Minister Yamanaka will visit Norway and lay a wreath at the Memorial to the Victims.", "", "NO", ""},
		{"Minister Yamanaka met with Minister Storlund, who is in Oslo to attend the Canada-U.K.-Norway Arctic Conference.", "Oslo", "NO", "Canada-U.K.-Norway Arctic Conference"},
		{"Minister Yamanaka met with Minister Storlund as part of the Ministerial Gathering of the Council.", "", "", "Ministerial Gathering of the Council"},
		{"Minister Yamanaka met with Minister Storlund as part of her working visit to Norway.", "", "NO", ""},
	} {
		p := newPage(page.TextBlocks("Meeting of Two Ministers\n\nMay 10, 2012\n\n"+c.lead+"\n"), page.Meta{}, nil, "en")
		p.issuer = "JP"
		place, country := p.place(briefing.ForeignMinistersMeeting, briefing.InPerson, "")
		if place != c.place || country != c.country {
			t.Errorf("%q: place %q in %q, want %q in %q", c.lead, place, country, c.place, c.country)
		}
		if got := p.occasion(briefing.ForeignMinistersMeeting); got != c.occasion {
			t.Errorf("%q: occasion %q, want %q", c.lead, got, c.occasion)
		}
	}
}

func TestPlaceOfDateLine(t *testing.T) {
	for line, want := range map[string]string{
		"Tuesday, September 3, 2019, 11:00 a.m. Ministry of Foreign Affairs": "Ministry of Foreign Affairs",
		"Monday, May 6, 2013, 9:33 p.m. (local time) Oslo, Norway":           "Oslo, Norway",
		"May 6, 2013": "",
	} {
		if got := placeOfDateLine(line); got != want {
			t.Errorf("placeOfDateLine(%q) = %q, want %q", line, got, want)
		}
	}
}

// Names of towns hold small words, and a region may stand behind them.
func TestTownsOfManyWords(t *testing.T) {
	for phrase, want := range map[string]string{
		"in Dar es Salaam for about 40 minutes":             "Dar es Salaam TZ",
		"in Sharm el-Sheikh, Egypt":                         "Sharm el-Sheikh, Egypt EG",
		"in Frankfurt am Main":                              "Frankfurt am Main DE",
		"in Atlanta, Georgia":                               "Atlanta, Georgia US",
		"in Ushuaia, and agreed on fish":                    "Ushuaia AR",
		"in Santa Cruz de Tenerife on the margins of a day": "Santa Cruz de Tenerife ES",
		"in Santa Rosa":                                     "Santa Rosa ",
	} {
		b := plainPage(t, "Norway-Iceland Foreign Ministers' Meeting\nMay 8, 2019\n\nOn May 7, 2019, Ms. Ada Vale, Minister for "+
			"Foreign Affairs of Norway, met Mr. Jon Holm, Minister for Foreign Affairs of Iceland, "+phrase+".\n")
		if got := b.Place + " " + b.PlaceCountry; got != want {
			t.Errorf("%q: %q, want %q", phrase, got, want)
		}
	}
}
