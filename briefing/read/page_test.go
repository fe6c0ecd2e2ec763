package read

import (
	"slices"
	"strings"
	"testing"

	"briefings/briefing"
	"briefings/briefing/day"
	"briefings/briefing/page"
)

// plainPage reads an invented page of text.
func plainPage(t *testing.T, text string) briefing.Briefing {
	t.Helper()
	page, err := Page("page.txt", []byte(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return page.Briefing
}

func TestHeads(t *testing.T) {
	const lead = "On May 3, Ms. Hanako Yamanaka, Minister for Foreign Affairs of Japan, held a meeting with Mr. Peder Storlund, Minister of Foreign Affairs of Norway. The overview is as follows.\n"
	for _, c := range []struct {
		name, head, title string
		published         day.Date
		photos            int
	}{
		{"headline first", "Japan-Norway Foreign Ministers' Meeting\n\nMay 4, 2012\n\n", "Japan-Norway Foreign Ministers' Meeting", "2012-05-04", 0},
		{"qualifier", "Japan-Norway Foreign Ministers' Meeting\n(Summary)\n\n4 May 2012\n\n", "Japan-Norway Foreign Ministers' Meeting", "2012-05-04", 0},
		{"qualifier in line", "Japan-Norway Foreign Ministers' Meeting (Overview)\n\nMay 4, 2012\n\n", "Japan-Norway Foreign Ministers' Meeting (Overview)", "2012-05-04", 0},
		{"category", "Press Releases\n\nJapan-Norway Foreign Ministers' Meeting\n\nMay 4, 2012\n\n", "Japan-Norway Foreign Ministers' Meeting", "2012-05-04", 0},
		{"no headline", "Japan-Norway Relations\n\nMay 4, 2012\nJapan-Norway Foreign Ministers' Meeting1\nJapan-Norway Foreign Ministers' Meeting2\n\n", "Japan-Norway Foreign Ministers' Meeting", "2012-05-04", 2},
		{"sentences as captions", "Japan-Norway Relations\n\nMay 4, 2012\nTwo ministers shaking hands\n(Photo) Japan-Norway Foreign Ministers' Meeting\n\n", "Japan-Norway Foreign Ministers' Meeting", "2012-05-04", 2},
		{"photo lines", "Japan-Norway Foreign Ministers' Meeting\n\nMay 4, 2012\n  • (Photo)Japan-Norway Foreign Ministers' Meeting-1\n  • (Photo)Japan-Norway Foreign Ministers' Meeting-2\n\n", "Japan-Norway Foreign Ministers' Meeting", "2012-05-04", 2},
		{"photo photo", "Japan-Norway Foreign Ministers' Meeting\nphoto photo\n\nMay 4, 2012\n\n", "Japan-Norway Foreign Ministers' Meeting", "2012-05-04", 2},
		{"credit", "Japan-Norway Foreign Ministers' Meeting\n\nMay 4, 2012\n(Photo: Cabinet Public Affairs Office)\n\n", "Japan-Norway Foreign Ministers' Meeting", "2012-05-04", 0},
		{"note first", "(* This is a provisional translation.)\nJapan-Norway Foreign Ministers' Meeting\nMay 4, 2012\nMinistry of Foreign Affairs\n", "Japan-Norway Foreign Ministers' Meeting", "2012-05-04", 0},
		{"printed twice", "Japan-Norway Foreign Ministers' Meeting\n\nJapan-Norway Foreign Ministers' Meeting\n\n2012-05-04 02:00:36\n\n", "Japan-Norway Foreign Ministers' Meeting", "2012-05-04", 0},
		{"date and town", "Japan-Norway Foreign Ministers' Meeting\n\nMay 4, 2012 - Ottawa, Ontario - Global Affairs Canada\n\n", "Japan-Norway Foreign Ministers' Meeting", "2012-05-04", 0},
		{"wrapped", "Telephone Conversation between the Foreign Ministers of\nJapan and Norway\n\nMay 4, 2012\n\n", "Telephone Conversation between the Foreign Ministers of Japan and Norway", "2012-05-04", 0},
		{"menu", "Skip to main content\nHome > News > 2012\nJapan-Norway Foreign Ministers' Meeting\n\nMay 4, 2012\n\n", "Japan-Norway Foreign Ministers' Meeting", "2012-05-04", 0},
		{"no date", "Press Releases\n\nJapan-Norway Foreign Ministers' Meeting\n\n", "Japan-Norway Foreign Ministers' Meeting", "", 0},
	} {
		b := plainPage(t, c.head+lead+"\n1. Trade\n\nBoth sides agreed to look into the matter.\n")
		if b.Title != c.title || b.Published != c.published || len(b.Photos) != c.photos {
			t.Errorf("%s: %q of %q with photos %q, want %q of %q with %d", c.name, b.Title, b.Published, b.Photos, c.title, c.published, c.photos)
		}
		if !strings.HasPrefix(b.Lead, "On May 3") || len(b.Sections) == 0 || b.Sections[len(b.Sections)-1].Heading != "Trade" {
			t.Errorf("%s: lead %q, sections %+v", c.name, b.Lead, b.Sections)
		}
		if c.published != "" && (b.Held != day.Period{Start: "2012-05-03", End: "2012-05-03"}) {
			t.Errorf("%s: held %v", c.name, b.Held)
		}
		if c.name != "date and town" && !slices.Equal(b.Countries, []string{"JP", "NO"}) {
			t.Errorf("%s: countries %q", c.name, b.Countries)
		}
	}
}

func TestFeet(t *testing.T) {
	b := plainPage(t, "MFA Press Statement: Visit by Mr. Peder Storlund\n\nMinister of Foreign Affairs of Norway Peder Storlund visited Singapore and met with Minister for Foreign Affairs Tan Wei.\n\n.   .   .   .\n\n22 JULY 2008\n\nPhoto caption: Mr. Storlund at the gate\n\nTravel Page\n")
	if b.Published != "2008-07-22" || len(b.Photos) != 1 || b.Photos[0] != "Mr. Storlund at the gate" || len(b.Sections) != 0 {
		t.Errorf("%q, photos %q, sections %+v", b.Published, b.Photos, b.Sections)
	}
}

func TestBodies(t *testing.T) {
	const head = "Japan-Norway Foreign Ministers' Meeting\n\nMay 4, 2012\n\nOn May 3, Ms. Hanako Yamanaka, Minister for Foreign Affairs, met with Mr. Peder Storlund, Minister of Foreign Affairs of Norway.\n\n"
	for _, c := range []struct {
		name, body string
		want       []string // number and heading of each section, and how many paragraphs it has
	}{
		{"numbers", "1. Trade\n\nThey spoke of trade.\n\n2. Fisheries\n\nThey spoke of fish.\n", []string{"1 Trade 1", "2 Fisheries 1"}},
		{"numbers without points", "1 Trade\n\nThey spoke of trade.\n\n2 Fisheries\n\nThey spoke of fish.\n", []string{"1 Trade 1", "2 Fisheries 1"}},
		{"one mark for both", "1. Trade\n\n(1) Timber\n\nThey spoke of timber.\n\n(2) Machines\n\n(1) They spoke of machines.\n(2) They parted.\n", []string{"1 Trade 0", "(1) Timber 1", "(2) Machines 2"}},
		{"letters", "A. Trade\nThey spoke of trade.\nB. Fisheries\nThey spoke of fish.\n", []string{"A Trade 1", "B Fisheries 1"}},
		{"no heading", "  1. They spoke of trade.\n  2. They spoke of fish.\n", []string{"  2"}},
		{"bare heading", "They spoke of trade.\n\nFisheries in the North\n\nThe two ministers spoke of fish and of the waters in which they are caught.\n", []string{"  1", " Fisheries in the North 1"}},
		{"reference", "They spoke of trade.\n[Reference 1] The Northern Dialogue\n\nThe dialogue was begun in the year 2004 by the two countries.\n", []string{"  1", " [Reference 1] The Northern Dialogue 1"}},
		{"tail", "1. Trade\n\nThey spoke of trade.\n\n(END)\n\nBack to Index\n", []string{"1 Trade 1"}},
		{"links", "1. Trade\n\nThey spoke of trade.\n\nRelated Information (Norway)\nThe Kingdom of Norway\nBack to Top\n", []string{"1 Trade 1"}},
		{"list of short lines", "  1. Timber\n  2. Fish\n  3. Machines\n", []string{"  3"}},
	} {
		b := plainPage(t, head+c.body)
		var got []string
		for _, s := range b.Sections {
			got = append(got, s.Number+" "+s.Heading+" "+string(rune('0'+len(s.Paragraphs))))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestPressConference(t *testing.T) {
	b := plainPage(t, "Press Conferences\nPress Conference by Foreign Minister YAMANAKA Hanako\nThursday, August 8, 2013, 5:13 p.m. Ministry of Foreign Affairs\nJapanese\nOpening Remarks\n(1) Visit to Norway\nMs. YAMANAKA Hanako, Minister for Foreign Affairs: I have one announcement to make today.\nI will visit Norway from August 19 to 21 and meet Minister Storlund there.\nTrade with Norway\nDaily Post, Kato: What do you hope to hear from the Norwegian side?\nMinister Yamanaka: I hope to hear good news, as we all do.\n")
	if b.Kind != briefing.PressConference || b.Place != "Ministry of Foreign Affairs" || b.PlaceCountry != "JP" || (b.Held != day.Period{Start: "2013-08-08", End: "2013-08-08"}) || b.Lead != "" {
		t.Errorf("%s at %q (%s) on %v, lead %q", b.Kind, b.Place, b.PlaceCountry, b.Held, b.Lead)
	}
	if len(b.People) != 1 || b.People[0] != (briefing.Person{Name: "YAMANAKA Hanako", Role: "Minister for Foreign Affairs", Country: "JP"}) || !slices.Equal(b.Countries, []string{"JP"}) {
		t.Errorf("people %+v, countries %q", b.People, b.Countries)
	}
	var headings []string
	for _, s := range b.Sections {
		headings = append(headings, s.Heading)
	}
	if !slices.Equal(headings, []string{"Opening Remarks", "Visit to Norway", "Trade with Norway"}) {
		t.Errorf("headings %q", headings)
	}
}

func TestKinds(t *testing.T) {
	for _, c := range []struct {
		title, lead string
		kind        briefing.Kind
		medium      briefing.Medium
	}{
		{"Japan-Norway Summit Meeting", "On May 3, Prime Minister Ito Jun met with Prime Minister Lars Holm of Norway.", briefing.SummitMeeting, briefing.InPerson},
		{"Prime Minister Ito meets Prime Minister Holm", "On May 3, Prime Minister Ito Jun met with Prime Minister Lars Holm of Norway.", briefing.SummitMeeting, briefing.InPerson},
		{"Foreign Minister Yamanaka meets her Norwegian counterpart", "On May 3, Foreign Minister Hanako Yamanaka of Japan met with Foreign Minister Peder Storlund of Norway.", briefing.ForeignMinistersMeeting, briefing.InPerson},
		{"Meeting with the Norwegian Minister", "On May 3, Foreign Minister Hanako Yamanaka of Japan met with Mr. Odd Berg, Minister of Defense of Norway.", briefing.MinisterialMeeting, briefing.InPerson},
		{"Japan-Norway 2+2 Ministerial Meeting", "On May 3, the meeting was held in Oslo.", briefing.MinisterialMeeting, briefing.InPerson},
		{"Japan-Norway Vice-Ministers' Meeting", "On May 3, Mr. Ito Jun, Vice-Minister for Foreign Affairs, met with Mr. Odd Berg, State Secretary of Norway.", briefing.OfficialTalks, briefing.InPerson},
		{"Courtesy Call on Foreign Minister Yamanaka by Mr. Odd Berg", "On May 3, Foreign Minister Hanako Yamanaka received a courtesy call from Mr. Odd Berg, Ambassador of Norway.", briefing.CourtesyCall, briefing.InPerson},
		{"Japan-Norway Foreign Ministers' Meeting", "On May 3, Foreign Minister Hanako Yamanaka held a telephone talk with Foreign Minister Peder Storlund of Norway.", briefing.TelephoneTalk, briefing.Telephone},
		{"Secretary Clay’s Call with Foreign Minister Storlund", "Secretary of State Ann Clay spoke with Norwegian Foreign Minister Peder Storlund.", briefing.TelephoneTalk, briefing.Telephone},
		{"14th Meeting of the Northern Dialogue", "On May 3, the 14th Meeting of the Northern Dialogue was held online.", briefing.TelephoneTalk, briefing.Video},
		{"Visit of Foreign Minister Yamanaka to Norway", "Foreign Minister Yamanaka visited Norway from May 3 to 5.", briefing.Visit, briefing.InPerson},
		{"Signing Ceremony of the Treaty on Northern Waters", "On May 3, a signing ceremony was held in Oslo.", briefing.Ceremony, briefing.InPerson},
		{"Statement by Foreign Minister Yamanaka on the Attack in Oslo", "I was shocked to hear of the attack.", briefing.Statement, briefing.Written},
		{"Remarks by Foreign Minister Yamanaka at the Northern Forum", "It is my pleasure to be here, and I thank you for coming.", briefing.Statement, briefing.InPerson},
		{"Dispatch of an Ambassador on Special Mission to Norway", "The Government of Japan has decided to dispatch Mr. Ito Jun to Norway.", briefing.Announcement, briefing.InPerson},
		{"ASEAN+3 Foreign Ministers' Meeting", "The meeting was held in Hanoi on May 3.", briefing.Conference, briefing.InPerson},
	} {
		b := plainPage(t, c.title+"\n\nMay 4, 2012\n\n"+c.lead+"\n")
		if b.Kind != c.kind || b.Medium != c.medium {
			t.Errorf("%q: %s, %s; want %s, %s", c.title, b.Kind, b.Medium, c.kind, c.medium)
		}
	}
}

func TestIssuer(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"pair", "Norway-Japan Consultations\n\nMay 4, 2012\n\nThe consultations were held on May 3.\n", "NO"},
		{"ministry", "Visit of the Minister\n\nMay 4, 2012\nMinistry of Foreign Affairs of Ruritania and Norway\n\nThe minister went home.\n", "NO"},
		{"office", "A Call\n\nMay 4, 2012\n\nSecretary of State Ann Clay spoke with Foreign Minister Storlund of Norway.\n", "US"},
		{"layout", "Visit to Norway by Mr. Ito\n\nMay 4, 2012\n\nMr. Ito Jun will visit Norway.\n\nBack to Index\n", "JP"},
		{"nothing", "A Meeting of Ministers\n\nMay 4, 2012\n\nThe ministers met.\n", ""},
	} {
		p := newPage(page.TextBlocks(c.page), page.Meta{}, nil, "en")
		if got, rule := p.findIssuer(); got != c.want {
			t.Errorf("%s: %q by %q, want %q", c.name, got, rule, c.want)
		}
	}
	p := newPage(page.TextBlocks("A Meeting\n\nThe ministers met.\n"), page.Meta{URL: "https://www.mfa.gov.sg/a/b"}, nil, "en")
	if got, _ := p.findIssuer(); got != "SG" {
		t.Errorf("by address: %q", got)
	}
}

func TestMarkdown(t *testing.T) {
	b := plainPage(t, "---\ntitle: Other\ndate: 2012-05-04\nurl: https://www.mofa.go.jp/x.html\n---\n# Meeting of the Foreign Ministers of Japan and Norway\n\nOn May 3, Foreign Minister Yamanaka met with Foreign Minister Storlund of Norway.\n\n## Trade\n\nThey spoke of *trade*.\n")
	if b.Title != "Meeting of the Foreign Ministers of Japan and Norway" || b.Published != "2012-05-04" || b.URL != "https://www.mofa.go.jp/x.html" || b.Held.Start != "2012-05-03" {
		t.Errorf("%q of %s at %q, held %v", b.Title, b.Published, b.URL, b.Held)
	}
	if len(b.Sections) != 1 || b.Sections[0].Heading != "Trade" || b.Sections[0].Paragraphs[0].Text != "They spoke of trade." {
		t.Errorf("sections %+v", b.Sections)
	}
}

func TestEvidence(t *testing.T) {
	page, err := Page("page.txt", []byte(benchPage), Options{Explain: true})
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, e := range page.Evidence {
		found[e.Field] = true
	}
	for _, field := range []string{"published", "held", "kind", "medium", "place", "occasion", "people", "countries", "duration_minutes"} {
		if !found[field] {
			t.Errorf("no evidence for %s", field)
		}
	}
	if page, _ := Page("page.txt", []byte("..."), Options{}); len(page.Warnings) != 1 {
		t.Errorf("warnings %q", page.Warnings)
	}
}

func TestByline(t *testing.T) {
	b := plainPage(t, "Remarks With Norwegian Foreign Minister Peder Storlund\n\nAnn Clay\nSecretary of State\n\nTreaty Room\nWashington, DC\n\nFebruary 5, 2014\n\nSECRETARY CLAY: Good afternoon, everybody, and thank you for coming here today.\n")
	if b.Place != "Treaty Room, Washington, DC" || b.PlaceCountry != "US" || len(b.People) != 2 || b.People[0] != (briefing.Person{Name: "Ann Clay", Role: "Secretary of State", Country: "US"}) {
		t.Errorf("%q (%s), %+v", b.Place, b.PlaceCountry, b.People)
	}
	b = plainPage(t, "Secretary Ito Meets Minister Storlund\n\nMANILA 10 January 2024 — Secretary Ito met with Foreign Minister Peder Storlund of Norway in Manila on 09 January 2024.\n")
	if b.Published != "2024-01-10" || b.Held.Start != "2024-01-09" {
		t.Errorf("published %q, held %v", b.Published, b.Held)
	}
}

func TestLabels(t *testing.T) {
	b := plainPage(t, "Japan-Norway Foreign Ministers' Meeting\n(Outline)\n\nJuly 30, 2002\n\nTime: July 29, 2002, 10:35 - 12:40\nVenue: Oslo, Norway\n\n1. Trade\n\nThey spoke of trade and of fish.\n")
	if (b.Held != day.Period{Start: "2002-07-29", End: "2002-07-29"}) || b.Minutes != 125 || b.Place != "Oslo, Norway" || b.Published != "2002-07-30" {
		t.Errorf("held %v for %d at %q, published %s", b.Held, b.Minutes, b.Place, b.Published)
	}
}

// A page without a headline may begin with what looks like a caption.
func TestFirstLineCaption(t *testing.T) {
	const text = ` On this occasion, Minister Vale also met one by one with 7 ministers from Africa.

  1. With the conference coming up in August this year, the participants talked about what the region needs most under the headings of ports, fish and ships. Fifty countries were represented, and the private sector took part as well.

Press Releases
Minister for Foreign Affairs, chaired the meeting
Minister for Foreign Affairs, chaired the meeting 2

 The meeting was held virtually on March 26, commencing at 8 p.m. for approximately two and a half hours. Ms. Vale Hanako, Minister for Foreign Affairs of Japan, chaired the meeting.
 A summary was issued by Japan at its close.
March 28, 2022
`
	if _, err := Page("page.txt", []byte(text), Options{}); err != nil {
		t.Error(err)
	}
}
