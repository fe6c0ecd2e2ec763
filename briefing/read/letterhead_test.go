package read

import (
	"strings"
	"testing"

	"briefings/briefing/page"
)

// TestLetterheads reads the issuer off what ministries print above their pages. The text names
// the guest alone.
func TestLetterheads(t *testing.T) {
	const text = "\n\nMinister Vale meets Minister Soto of Peru\n\n8 May 2019\n\nMinister Ada Vale met with the Minister of Fisheries of Peru, " +
		"Luis Soto, on 7 May 2019.\n\nThey spoke about rivers, the price of herring and the schools of both countries.\n"
	for _, c := range []struct{ head, want string }{
		{"Kingdom of Norway\nForeign Affairs, Trade and Development", "NO"},
		{"Republic of Malta\nForeign Affairs and Trade", "MT"},
		{"The Kingdom of Denmark\nExternal Relations", "DK"},
		{"MOFA Kuwait\nHome | News", "KW"},
		{"MFA Latvia", "LV"},
		{"Ministry of Foreign and CARICOM Affairs\nGovernment of the Republic of Trinidad and Tobago", "TT"},
		{"Ministry of Foreign and European Union Affairs of Croatia", "HR"},
		{"President of the Republic of Finland\nNews", "FI"},
		{"Prime Minister of Malta", "MT"},
		{"Bosna i Hercegovina | Босна и Херцеговина | Bosnia and Herzegovina\nMinistarstvo vanjskih poslova", "BA"},
		{"European Commission - Press release\nBrussels, 8 May 2019", "EU"},
		{"Department of Foreign Affairs\nBrussels, 8 May 2019", ""}, // a seat of organisations
	} {
		p := newPage(page.TextBlocks(c.head+text), page.Meta{}, nil, "en")
		if got, rule := p.findIssuer(); got != c.want {
			t.Errorf("%q: %q by %q, want %q", c.head, got, rule, c.want)
		}
	}
}

// TestOwnPeopleOfNoCountry gives nobody the guest's country if the page does not show its own.
func TestOwnPeopleOfNoCountry(t *testing.T) {
	b := readText(t, "Department of Foreign Affairs\n\nSecretary Vale meets Ambassador of Spain\n\n8 May 2019\n\n"+
		"Secretary for Foreign Affairs Ada Vale met with the Ambassador of Spain, H.E. Juan Soto, on 7 May 2019.\n")
	if got := sidesOf(&b); got != "ES; Ada Vale ; Juan Soto ES" {
		t.Errorf("%q", got)
	}
}

func TestHeadlineOfTheTitle(t *testing.T) {
	result, err := Page("a.html", []byte("<title>Kanzlerin Vale traf Premierminister Soto in Zagreb - Bundeskanzleramt Österreich</title>"+
		"<main><article><div>9. Mai 2022</div><h1>Kanzlerin Vale traf Premierminister Soto in Zagreb</h1>"+
		"<p>Energie und Schengen im Zentrum der Gespräche</p><figure><img src=a.jpg><figcaption>Ada Vale (l.) mit Luis Soto. "+
		"Foto: BKA/Holm</figcaption></figure><p>Bundeskanzlerin Ada Vale hat heute, Montag, in Zagreb mit dem kroatischen "+
		"Premierminister Luis Soto gesprochen. Themen waren die Versorgung mit Gas und die Lage am Balkan.</p>"+
		"<p>Beide kamen überein, eine Arbeitsgruppe einzusetzen, die im Herbst zum ersten Mal tagen soll.</p></article></main>"), Options{})
	b := result.Briefing
	if err != nil || !strings.HasPrefix(b.Title, "Kanzlerin Vale") || len(b.Photos) != 1 ||
		sidesOf(&b) != "AT,HR; Ada Vale AT; Luis Soto HR" {
		t.Errorf("%q, %q, %s, %v", b.Title, b.Photos, sidesOf(&b), err)
	}
}
