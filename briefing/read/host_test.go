package read

import (
	"strings"
	"testing"

	"briefings/briefing"
	"briefings/briefing/country"
)

// pageOf is a page of Norway's ministry.
func pageOf(headline, lead string) string {
	return "Ministry of Foreign Affairs of Norway\n" + headline + "\n8 May 2019\n\n" + lead + body
}

// TestCountryOfTheHost gives a house that no table has the country of whoever receives.
func TestCountryOfTheHost(t *testing.T) {
	for _, c := range []struct{ headline, lead, want string }{
		{"Ambassador of Peru calls on Minister Vale", "The Ambassador of Peru to Norway, Luis Soto, paid a courtesy call on Minister of Foreign Affairs Ada Vale at Harald House on 7 May.", "Harald House NO"},
		{"New Ambassador of Peru", "The Ambassador of Peru to Norway, Luis Soto, presented his letters of credence to Prime Minister Olav Dahl at a ceremony at State House yesterday.", "State House NO"},
		{"President of Peru receives Minister Vale", "The President of Peru, Luis Soto, received today the Minister of Foreign Affairs of Norway, Ada Vale, at State House.", "State House PE"},
		{"Minister Vale in Lima", "Minister of Foreign Affairs Ada Vale was received by the President of Peru, Luis Soto, at the Presidential Palace on 7 May.", "Presidential Palace PE"},
		{"Minister Vale receives Minister Soto", "Minister of Foreign Affairs Ada Vale received the Minister of Fisheries of Peru, Luis Soto, at Harald House on 7 May.", "Harald House NO"},
		{"Minister Vale meets Minister Soto", "Minister of Foreign Affairs Ada Vale met with the Minister of Fisheries of Peru, Luis Soto, at Harald House on 7 May.", "Harald House "}, // of either
		{"Minister Vale meets Minister Soto", "Lima, 7 May 2019 – Minister of Foreign Affairs Ada Vale met today with the Minister of Fisheries of Peru, Luis Soto, at Harald House.", "Harald House PE"},
		{"Minister Vale meets Minister Soto", "Minister of Foreign Affairs Ada Vale met with the Minister of Fisheries of Peru, Luis Soto, at the Ministry's office at Harald House, Bergen, on 7 May.", "Harald House, Bergen NO"},
	} {
		b := readText(t, pageOf(c.headline, c.lead))
		if got := b.Place + " " + b.PlaceCountry; got != c.want {
			t.Errorf("%s: %q, want %q", c.lead, got, c.want)
		}
	}
}

// TestDaysOfAVisit takes the days of the journey for those of a visit, not those of its first talks.
func TestDaysOfAVisit(t *testing.T) {
	for _, c := range []struct{ headline, lead, want string }{
		{"Minister Vale visits Peru and Chile", "Minister of Foreign Affairs Ada Vale visited Peru and Chile from 2 to 6 May 2019.\n\nIn Lima, she held talks with the Minister of Foreign Affairs of Peru, Luis Soto, on 3 May.", "2019-05-02..2019-05-06"},
		{"Visit of Minister Soto of Peru to Norway", "Minister of Foreign Affairs of Peru Luis Soto visited Norway from 2 to 4 May 2019. He was hosted to lunch by Minister of Foreign Affairs Ada Vale on 3 May.", "2019-05-02..2019-05-04"},
		{"Minister Vale to visit Peru", "Minister of Foreign Affairs Ada Vale will pay a visit to Peru from 12 to 14 May 2019. On 13 May she will meet President Luis Soto.", "2019-05-12..2019-05-14"},
		{"Minister Vale travels to Peru", "Minister of Foreign Affairs Ada Vale is travelling to Peru today for a two-day visit. She will meet students.", "2019-05-08..2019-05-09"},
		{"Official visit to Peru", "Minister of Foreign Affairs Ada Vale paid an official visit to Peru on 2-4 May 2019. She met President Luis Soto on 3 May.", "2019-05-02..2019-05-04"},
		{"Visit to Norway by Minister Soto of Peru", "Mr. Luis Soto, Minister of Fisheries of Peru, one of the suite of the King of Spain, who travels through Norway from May 12 to 16, will be the guest of the Government from May 13 to 14.", "2019-05-13..2019-05-14"},
	} {
		b := readText(t, pageOf(c.headline, c.lead))
		if got := string(b.Held.Start + ".." + b.Held.End); got != c.want {
			t.Errorf("%s: %q, want %q", c.lead, got, c.want)
		}
	}
}

// TestKindByWhatTookPlace reads the kind of pages whose headline is of another sort.
func TestKindByWhatTookPlace(t *testing.T) {
	for _, c := range []struct {
		headline, lead string
		want           briefing.Kind
	}{
		{"Joint Statement – Norway–Peru Fisheries Ministers' Meeting", "The Minister of Fisheries of Norway, Ada Vale, and the Minister of Fisheries of Peru, Luis Soto, met in Bergen on 7 May 2019.", briefing.MinisterialMeeting},
		{"Joint Statement on the Fire in Lima", "Norway and Peru are deeply saddened by the fire in Lima.", briefing.Statement},
		{"Second Session of the Norway-Peru Joint Commission", "The Second Session was held in Bergen on 7 May 2019. It was co-chaired by Ada Vale, Minister of Foreign Affairs of Norway, and Luis Soto, Minister of Foreign Affairs of Peru.", briefing.ForeignMinistersMeeting},
		{"Norway and Peru hold Joint Committee", "The committee was held in Bergen on 7 May 2019, and was co-chaired by Ada Vale, Director General of Norway, and Luis Soto, Director General of Peru.", briefing.OfficialTalks},
		{"New Ambassador of Peru accredited", "The Ambassador of Peru to Norway, Luis Soto, presented his credentials to King Olav on 7 May 2019.", briefing.Ceremony},
		{"New Ambassador of Peru accredited", "The Ambassador of Peru to Norway, Luis Soto, presented copies of his credentials to Minister of Foreign Affairs Ada Vale on 7 May 2019.", briefing.CourtesyCall},
		{"Minister Vale meets the Minister for European Affairs of Malta", "Minister of Foreign Affairs Ada Vale met with the Minister for European Affairs of Malta, Luis Soto, on 7 May 2019.", briefing.MinisterialMeeting},
	} {
		b := readText(t, pageOf(c.headline, c.lead))
		if b.Kind != c.want && !(c.want == briefing.CourtesyCall && b.Kind == briefing.Announcement) {
			t.Errorf("%s: %s, want %s", c.lead, b.Kind, c.want)
		}
	}
}

// TestWhomAStatementConsoles finds the country to which sympathy goes as a party.
func TestWhomAStatementConsoles(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Norway extends its condolences to the Government and people of the Republic of Peru.", "NO PE"},
		{"The people of Norway convey their heartfelt sympathy to the people of Peru and to the families.", "NO PE"},
		{"Norway congratulates the people of Peru on the elections.", "NO PE"},
		{"Norway expresses its solidarity with the Government of Peru.", "NO PE"},
		{"Norway expresses its condolences. The ships were built by the Government of Peru.", "NO"},
	} {
		b := readText(t, "Ministry of Foreign Affairs of Norway\nStatement on the Fire\n8 May 2019\n\n"+c.text+"\n\nThe Ministry wishes those who were hurt a speedy recovery.\n")
		if got := strings.Join(b.Countries, " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestOfficesByTheirGrammar(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Minister Responsible for Foreign Affairs of the Sultanate of Oman Salim bin Nasser Al Harthy met Ada Vale.", "Salim bin Nasser Al Harthy|Minister Responsible for Foreign Affairs|OM"},
		{"He met Minister for Foreign Affairs Dr Tan Eng Joo.", "Tan Eng Joo|Minister for Foreign Affairs|"},
		{"He met Ambassador Luis Soto, Head of Protocol.", "Luis Soto|Head of Protocol|"},
		{"L'Ambassadeur Luis Soto, Secrétaire général, était présent.", "Luis Soto|Secrétaire général|"},
		{"Er traf den dänischen Minister für Energie, Versorgung und Klima, Jon Holm.", "Jon Holm|Minister für Energie, Versorgung und Klima|DK"},
		{"Er traf die Ministerin für Umwelt, Naturschutz und nukleare Sicherheit, Ada Vale.", "Ada Vale|Ministerin für Umwelt, Naturschutz und nukleare Sicherheit|"},
		{"Er empfing den Präsidenten von Zypern, Jon Holm.", "Jon Holm|Präsident|CY"},
	} {
		m := newWording(c.text, country.Find(c.text)).findMentions()[0]
		if got := m.name + "|" + m.role + "|" + m.country; got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

// TestSmallMechanisms holds what single words decide: who leads a side, to whom a letter goes, whose
// envoy somebody is, and a dateline without a year.
func TestSmallMechanisms(t *testing.T) {
	for _, c := range []struct{ headline, lead, want string }{
		{"Norway, Peru to hold consultations", "Norway and Peru will hold consultations on 12 May in Lima. Undersecretary Ada Vale will lead the Norwegian delegation, while Secretary General Luis Soto will head the Peruvian side.",
			"NO,PE; Ada Vale NO; Luis Soto PE"},
		{"Minister Vale congratulated her counterpart of Peru", "Foreign Minister of Norway Ada Vale sent a congratulatory message to Foreign Minister of Peru Luis Soto on the National Day.",
			"NO,PE; Ada Vale NO; Luis Soto PE"},
		{"Minister Vale receives envoy", "Minister of Foreign Affairs Ada Vale received the Special Envoy of the President of Peru, Mr. Luis Soto, on 7 May.",
			"NO,PE; Ada Vale NO; Luis Soto PE"},
		{"Minister Vale meets Commissioner", "Minister of Foreign Affairs Ada Vale met with European Commissioner for Fisheries Jon Holm in Brussels on 7 May.",
			"NO,EU; Ada Vale NO; Jon Holm EU"},
		{"Minister Vale to visit Peru", "Minister of Foreign Affairs Ada Vale will travel to Peru today. She will talk to Prime Minister Luis Soto about herring.",
			"NO,PE; Ada Vale NO; Luis Soto PE"},
		{"Visit of the Foreign Minister of Norway to Peru", "On May 7, Foreign Minister of Norway Ada Vale was received in Lima by the President of the country, Luis Soto.",
			"NO,PE; Ada Vale NO; Luis Soto PE"},
		{"HIS MAJESTY GRANTS AUDIENCE TO AMBASSADOR OF PERU", "His Majesty King Olav Vale granted a farewell audience to the Ambassador of Peru to Norway, H.E. Luis Soto, on 7 May.",
			"NO,PE; Olav Vale NO; Luis Soto PE"},
	} {
		b := readText(t, pageOf(c.headline, c.lead))
		if got := sidesOf(&b); got != c.want {
			t.Errorf("%s: %q, want %q", c.lead, got, c.want)
		}
	}
	b := readText(t, pageOf("Norway and Peru sign agreement", "New York, 6 May (NTB) --- Norway and Peru signed here today an agreement on herring."))
	if b.Held.Start != "2019-05-06" || b.Kind != briefing.Ceremony {
		t.Errorf("%v, %s", b.Held, b.Kind)
	}
	b = readText(t, pageOf("Talks", "Minister of Foreign Affairs Ada Vale met Foreign Minister of Peru Luis Soto at State House, Dar es Salaam, on 7 May."))
	if b.Place != "State House, Dar es Salaam" || b.PlaceCountry != "TZ" {
		t.Errorf("%s, %s", b.Place, b.PlaceCountry)
	}
}

func TestCreditsRanksAndArticles(t *testing.T) {
	b := readText(t, pageOf("Peru Looks To Norway", "Minister of Fisheries Ada Vale in discussion with the Peruvian Ambassador, Luis Soto. (A. Holm/NTB)\n\n"+
		"Peru would like to share its know-how. This was said by Ambassador of Peru to Norway, Luis Soto, as he paid a courtesy call on Minister of Fisheries Ada Vale at a ceremony at Harald House on 7 May."))
	var roles []string
	for _, q := range b.People {
		roles = append(roles, q.Role)
	}
	if got := strings.Join(roles, "; "); len(b.Photos) != 1 || b.Occasion != "" ||
		got != "Ambassador of Peru to Norway; Minister of Fisheries" {
		t.Errorf("%q, %q, %q", got, b.Photos, b.Occasion)
	}
}
