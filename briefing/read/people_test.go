package read

import (
	"fmt"
	"strings"
	"testing"

	"briefings/briefing/country"
)

func TestFindMentions(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Mr. Peder Storlund, Minister of Foreign Affairs of the Kingdom of Norway, said", "Peder Storlund|Minister of Foreign Affairs|NO"},
		{"Minister for Foreign Affairs Hanako Yamanaka met", "Hanako Yamanaka|Minister for Foreign Affairs|"},
		{"with Norwegian Foreign Minister Peder Storlund.", "Peder Storlund|Foreign Minister|NO"},
		{"Prime Minister Ada Brook and Indian Prime Minister Ravi Menon held", "Ada Brook|Prime Minister|; Ravi Menon|Prime Minister|IN"},
		{"Foreign Minister Storlund of Norway", "Storlund|Foreign Minister|NO"},
		{"Minister of Defense, Mr. Gen Arakawa from the Japanese side", "Gen Arakawa|Minister of Defense|JP"},
		{"Secretary of State, Honorable Ann B. Clay and", "Ann B. Clay|Secretary of State|"},
		{"Mr. YAMANAKA Taro, Minister for Foreign Affairs of Japan,", "YAMANAKA Taro|Minister for Foreign Affairs|JP"},
		{"H.E. Mr. Dmytro KOVAL, Minister for Foreign Affairs of Ukraine", "Dmytro KOVAL|Minister for Foreign Affairs|UA"},
		{"Dr. Max Bauer, Federal Minister for Foreign Affairs, Germany.", "Max Bauer|Federal Minister for Foreign Affairs|DE"},
		{"the Hon Jane Reed MP, Minister for Foreign Affairs of Australia.", "Jane Reed|Minister for Foreign Affairs|AU"},
		{"Senator the Hon. Mary Poole, Minister for Foreign Affairs of the Commonwealth of Australia", "Mary Poole|Minister for Foreign Affairs|AU"},
		{"M. Jean Vale, ministre des affaires étrangères de la République tunisienne", "Jean Vale|ministre des affaires étrangères|TN"},
		{"el señor Juan Vale, ministro de Relaciones Exteriores de la República Dominicana", "Juan Vale|ministro de Relaciones Exteriores|DO"},
		{"H.E. Mr. Joao Vale,Minister of Foreign Affairs of the Federative Republic of Brazil", "Joao Vale|Minister of Foreign Affairs|BR"},
		{"Luca De Santis, Minister of Foreign Affairs and International Cooperation of Italy", "Luca De Santis|Minister of Foreign Affairs and International Cooperation|IT"},
		{"Minister for Foreign Affairs and Trade, Economy and Tourism Ana Roca", "Ana Roca|Minister for Foreign Affairs and Trade, Economy and Tourism|"},
		{"Elsa Hart, the United Kingdom’s Secretary of State for Foreign, Commonwealth and Development Affairs", "Elsa Hart|Secretary of State for Foreign, Commonwealth and Development Affairs|GB"},
		{"Lin Hua, State Councilor and Minister of Foreign Affairs of China", "Lin Hua|State Councilor and Minister of Foreign Affairs|CN"},
		{"EU High Representative for Foreign Affairs and Security Policy Pau Roig", "Pau Roig|High Representative for Foreign Affairs and Security Policy|EU"},
		{"Ms. Iris Moro, High Representative of the European Union for Foreign Affairs and Security Policy, said", "Iris Moro|High Representative of the European Union for Foreign Affairs and Security Policy|EU"},
		{"U.S. Ambassador to Japan Ms. Carol Kemp", "Carol Kemp|U.S. Ambassador to Japan|US"},
		{"Mr. Jay Kirk, Senior Advisor to the President of the United States,", "Jay Kirk|Senior Advisor to the President|US"},
		{"Director-General of Asian and Oceanian Affairs Bureau Kunio Maki", "Kunio Maki|Director-General of Asian and Oceanian Affairs Bureau|"},
		{"(Attendants: Chinese side: Vice Minister of Foreign Affairs Wu Fei; Japanese side: Ambassador Kunio Maki)", "Wu Fei|Vice Minister of Foreign Affairs|CN; Kunio Maki|Ambassador|JP"},
		{"her new Danish counterpart, Jens Kolding, this morning", "Jens Kolding||DK"},
		{"his counterpart, Second Minister of Foreign Affairs Dato Erik Pehin Yusuf", "Erik Pehin Yusuf|Second Minister of Foreign Affairs|"},
		{"Tánaiste Seán Carrick", "Seán Carrick|Tánaiste|"},
		{"Minister of Foreign Affairs Kim, Soo-min had", "Kim, Soo-min|Minister of Foreign Affairs|"},
		{"Crown Prince Omar bin Rashid", "Omar bin Rashid|Crown Prince|"},
		{"Lieutenant General Lars D. Nilsson, Okinawa Area Coordinator", "Lars D. Nilsson|Okinawa Area Coordinator|"},
		{"Außenministerin Anna Berger", "Anna Berger|Außenministerin|"},
		{"M. Yves Le Gall, ministre de l'Europe et des affaires étrangères,", "Yves Le Gall|ministre de l'Europe et des affaires étrangères|"},
		{"to dispatch Mr. Muneo Sato, member of the House of Councillors, as an Ambassador on Special Mission", "Muneo Sato|Ambassador on Special Mission|"},
		{"Press Secretary Edda M. Holm said", "Edda M. Holm|Press Secretary|"},
		{"M. Jean Vale, ministre des Affaires étrangères, a reçu M. Paul M. Holm", "Jean Vale|ministre des Affaires étrangères|; Paul M. Holm||"},
		{"the Foreign Minister, Ada Brook, and M. Holm", "Ada Brook|Foreign Minister|; Holm||"},
		{"attended by the Norwegian minister of foreign affairs, Peder Storlund, and", "Peder Storlund|minister of foreign affairs|NO"},
		{"attended by the Chilean minister of foreign affairs, Ms. Ana Roca.", "Ana Roca|minister of foreign affairs|CL"},
		{"with the Danish minister for foreign affairs, Jens Kolding.", "Jens Kolding|minister for foreign affairs|DK"},
		{"the Minister of Foreign and CARICOM Affairs of Jamaica, Ms. Ada Brook.", "Ada Brook|Minister of Foreign and CARICOM Affairs|JM"},
		{"Minister of Foreign Affairs, Cooperation and Mauritanians Abroad Sidi Ould Vale met", "Sidi Ould Vale|Minister of Foreign Affairs, Cooperation and Mauritanians Abroad|"},
		{"Minister of Foreign and Diaspora Affairs Ada Brook met", "Ada Brook|Minister of Foreign and Diaspora Affairs|"},
		{"H.H. Sheikh Sultan bin Rashid Al Vale, Minister of Rivers,", "Sultan bin Rashid Al Vale|Minister of Rivers|"},
		{"Ravi anak Menon, Deputy Minister of International Trade of Malaysia", "Ravi anak Menon|Deputy Minister of International Trade|MY"},
		{"UN Resident and Humanitarian Coordinator in Nigeria, Ms. Ada Brook,", "Ada Brook|Resident and Humanitarian Coordinator in Nigeria|UN"},
		{"Ada Brook, Deputy Secretary, led the Australian delegation, and Jens Kolding, Director-General, led that of Denmark.", "Ada Brook|Deputy Secretary|AU; Jens Kolding|Director-General|DK"},
		{"Ms. Ana Roca headed the Chilean side.", "Ana Roca||CL"},
		{"The Uzbek delegation was led by Mr. Vali Rahim, and the Latvian one by Ms. Ilze Kalna.", "Vali Rahim||UZ; Ilze Kalna||LV"},
		{"Mr. Taro Vale, Minister forForeign Affairs of Japan, held", "Taro Vale|Minister for Foreign Affairs|JP"},
		{"Mr. Taro Vale, Vice-Minister for ForeignAffairs of Japan, held", "Taro Vale|Vice-Minister for Foreign Affairs|JP"},
		{"with PrimeMinister Ada Brook", "Ada Brook|Prime Minister|"},
		{"Ms. Ada McBrook met Minister MacDonald", "Ada McBrook||; MacDonald|Minister|"},
		{"M. Omar Vale, ministre des affaires étrangères et de la coopération de la République de Guinée, a reçu", "Omar Vale|ministre des affaires étrangères et de la coopération|GN"},
		{"M. Omar Vale, ministre des affaires étrangères, de la coopération et des Mauritaniens de l'extérieur, a reçu", "Omar Vale|ministre des affaires étrangères, de la coopération et des Mauritaniens de l'extérieur|"},
		{"M. Omar Vale, ministre des affaires étrangères, a reçu", "Omar Vale|ministre des affaires étrangères|"},
		{"Norwegian Minister of National Defence Makes Introductory Visit to Singapore", ""},
		{"Norwegian Foreign Minister Undertakes Official Visit to Peru", ""},
		{"Prime Minister Officiates at the Opening of a Harbour", ""},
		{"Minister of Trade Leads Delegation to Peru", ""},
		{"The Ministers of both countries met in May", ""},
		{"", ""},
	} {
		if got := mentionedIn(c.text); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestSameNames(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Hanako Yamanaka", "Yamanaka", true}, {"YAMANAKA Hanako", "Hanako Yamanaka", true}, {"Peder Storlund", "Peder Nilsson", false},
		{"A. Storlund", "Ada Storlund", true}, {"Ada Storlund", "A. Storlund", true}, {"B. Storlund", "Peder Holm", false},
		{"Wu Fei", "Wu", true}, {"José Núñez", "Nunez", true},
	} {
		if got := sameNames(c.a, c.b); got != c.want {
			t.Errorf("sameNames(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

// mentionedIn writes the people whom a text mentions: "name|role|country; …".
func mentionedIn(text string) string {
	var got []string
	for _, m := range newWording(text, country.Find(text)).findMentions() {
		if m.name != "" {
			got = append(got, fmt.Sprintf("%s|%s|%s", m.name, m.role, m.country))
		}
	}
	return strings.Join(got, "; ")
}
