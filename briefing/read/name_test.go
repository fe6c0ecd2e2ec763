package read

import "testing"

func TestNames(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Ms. Clara May, Prime Minister of Norway, held", "Clara May|Prime Minister|NO"},
		{"Prime Minister Clara May’s visit", "Clara May|Prime Minister|"},
		{"Prime Minister May held talks", "May|Prime Minister|"},
		{"the call of Prime Minister May 3, 2019", ""},
		{"met Foreign Minister Storlund May 3", "Storlund|Foreign Minister|"},
		{"Ms. June Vale, Minister of Water, met Ms. April Holm.", "June Vale|Minister of Water|; April Holm||"},
		{"Mr. Peder Major, Minister for Foreign Affairs of Norway", "Peder Major|Minister for Foreign Affairs|NO"},
		{"Mr. Peder Jordan, Minister for Foreign Affairs of Norway", "Peder Jordan|Minister for Foreign Affairs|NO"},
		{"Ada French, Minister for Foreign Affairs of Norway", "Ada French|Minister for Foreign Affairs|NO"},
		{"Ms. Ada Scotland, Governor of Nara", "Ada Scotland|Governor of Nara|"},
		{"Mr. Peder Quist King Jr., Minister of Water", "Peder Quist King Jr.|Minister of Water|"},
		{"Mr. Storlund Foreign Minister of Norway", "Storlund|Foreign Minister|NO"},
		{"Gen. (Ret.) Peder Vale, Minister of Defense", "Peder Vale|Minister of Defense|"},
		{"General Peder Vale (Ret.), Minister of Defense", "Peder Vale|Minister of Defense|"},
		{"Mr. William “Bill” Vale, Minister of Water", "William “Bill” Vale|Minister of Water|"},
		{"Mr. William (Bill) Vale, Minister of Water", "William (Bill) Vale|Minister of Water|"},
		{"Mr. Peder Vale (Norway) and Ms. Aino Salo (Finland)", "Peder Vale||NO; Aino Salo||FI"},
		{"Foreign Minister Omar al-Vahid of Qatar", "Omar al-Vahid|Foreign Minister|QA"},
		{"Luc d'Orval, Minister for Foreign Affairs of France", "Luc d'Orval|Minister for Foreign Affairs|FR"},
		{"Hans Quist, Ph.D., Minister of Water", "Hans Quist|Minister of Water|"},
		{"Sir Hans Quist KCMG LVO, Permanent Under-Secretary", "Hans Quist|Permanent Under-Secretary|"},
		{"Hans Quist, XYZ, Minister of Water", "Hans Quist|Minister of Water|"},
		{"Mr. Orlov, Pavel Ivanovich, Minister of Water", "Orlov, Pavel Ivanovich|Minister of Water|"},
		{"Mr. Orlov, Pavel Storlund and others", "Orlov||"},
		{"H.H. Prince Omar bin Rashid, Minister of Water of Oman", "Omar bin Rashid|Minister of Water|OM"},
		{"Foreign Minister Prince Omar bin Rashid", "Omar bin Rashid|Foreign Minister|"},
		{"Prince Omar bin Rashid came", "Omar bin Rashid|Prince|"},
		{"FOREIGN MINISTER HANS QUIST MEETS NORWEGIAN COUNTERPART", "HANS QUIST|FOREIGN MINISTER|"},
	} {
		if got := mentionedIn(c.text); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestOfficesWithCountryInside(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"ministre norvégienne des affaires étrangères Aino Salo", "Aino Salo|ministre des affaires étrangères|NO"},
		{"avec Aino Salo, ministre finlandaise de l’économie.", "Aino Salo|ministre de l’économie|FI"},
		{"Ivar Nurlan, Deputy Prime Minister – Minister of Foreign Affairs of Kazakhstan",
			"Ivar Nurlan|Deputy Prime Minister – Minister of Foreign Affairs|KZ"},
	} {
		if got := mentionedIn(c.text); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}
