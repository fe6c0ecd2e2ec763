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
		{"Ms. Ada Day, Minister of Water, met Mr. Jon General, Minister of Trade.", "Ada Day|Minister of Water|; Jon General|Minister of Trade|"},
		{"Ms. Clara March, Minister of Water", "Clara March|Minister of Water|"},
		{"Mr. Peder Deputy, Minister of Water of Norway", "Peder Deputy|Minister of Water|NO"},
		{"met Mr. Storlund Thursday, May 4", "Storlund||"},
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
		{"H.H. Sheikh Omar bin Sultan Al Vahid, Minister of Water, came", "Omar bin Sultan Al Vahid|Minister of Water|"},
		{"the Prime Minister, the Right Honourable Tun Ahmad bin Salleh.", "Ahmad bin Salleh|Prime Minister|"},
		{"the Minister of Water, Dato’ Sri Azlan bin Haji Mustapha,", "Azlan bin Haji Mustapha|Minister of Water|"},
		{"Foreign Minister Dato' Seri Utama Haji Omar bin Haji Hasan came", "Omar bin Haji Hasan|Foreign Minister|"},
		{"Lieutenant-General Peder Vale, Chief of the General Staff", "Peder Vale|Chief of the General Staff|"},
		{"Chargé d'Affaires a.i. of Norway Ada Brook", "Ada Brook|Chargé d'Affaires a.i.|NO"},
		{"Foreign Minister Sri Wahyuni of Indonesia", "Sri Wahyuni|Foreign Minister|ID"},
		{"His Eminence Cardinal Luca Ferri, Secretary of State, received", "Luca Ferri|Secretary of State|"},
		{"the Vice Minister of Water, Eng. Talal bin Omar Al-Vahid;", "Talal bin Omar Al-Vahid|Vice Minister of Water|"},
		{"the Secretary General, Ambassador Rakan Al-Masri.", "Rakan Al-Masri|Secretary General|"},
		{"Minister of State for Foreign Affairs Sultan bin Omar Al Vahid met", "Sultan bin Omar Al Vahid|Minister of State for Foreign Affairs|"},
		{"Foreign Minister Sultan Vahid of Oman", "Sultan Vahid|Foreign Minister|OM"},
		{"H.E. Nguyen Thi Mai Lan, Ambassador of Viet Nam", "Nguyen Thi Mai Lan|Ambassador|VN"},
		{"Minister of Water May Storlund", "May Storlund|Minister of Water|"},
		{"Foreign Minister Meets with His Counterpart from Chile", ""},
		{"Norwegian Foreign Minister, Finnish Counterpart Discuss Rivers", ""},
		{"External Affairs Minister Smt. Lata Raman", "Lata Raman|External Affairs Minister|"},
		{"YB Dato' Ahmad Salleh, Minister of Water", "Ahmad Salleh|Minister of Water|"},
		{"FM Storlund and Foreign Minister Salo", "Storlund||; Salo|Foreign Minister|"},
		{"FOREIGN MINISTER HANS QUIST MEETS NORWEGIAN COUNTERPART", "HANS QUIST|FOREIGN MINISTER|"},
	} {
		if got := mentionedIn(c.text); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestLongOffices(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"the Speaker of the Seimas, Ada Brook.", "Ada Brook|Speaker of the Seimas|"},
		{"the Chairman of the Foreign Affairs Committee of the Riksdag, Ada Brook, and", "Ada Brook|Chairman of the Foreign Affairs Committee of the Riksdag|"},
		{"the Minister of Foreign Affairs and Ruritanians Abroad, Mrs Ada Brook, on", "Ada Brook|Minister of Foreign Affairs and Ruritanians Abroad|"},
		{"Secretary to the Ministry of Water Ada Brook", "Ada Brook|Secretary to the Ministry of Water|"},
		{"Special Representative of the UN Secretary-General Ada Brook", "Ada Brook|Special Representative of the UN Secretary-General|UN"},
		{"Additional Secretary (Bilateral) Ada Brook", "Ada Brook|Additional Secretary (Bilateral)|"},
		{"Director General/Middle East Ada Brook", "Ada Brook|Director General/Middle East|"},
		{"the Chief of Protocol, Ada Brook.", "Ada Brook|Chief of Protocol|"},
		{"la subsecretaria para América Latina, Ada Brook, y", "Ada Brook|subsecretaria para América Latina|"},
		{"el embajador de Noruega en Chile, Peder Vale.", "Peder Vale|embajador de Noruega en Chile|NO"},
		{"Ambassador of Norway in Dhaka Mr. Peder Vale", "Peder Vale|Ambassador of Norway in Dhaka|NO"},
		{"High Commissioner of Ghana in Lusaka, Ada Brook,", "Ada Brook|High Commissioner of Ghana in Lusaka|GH"},
		{"Norway's ambassador to Chile, Ada Brook.", "Ada Brook|ambassador to Chile|NO"},
		{"Chargé d'Affaires a.i. of Norway in Belarus, Ada Brook.", "Ada Brook|Chargé d'Affaires a.i. of Norway in Belarus|NO"},
		{"the Ambassador in Argentina, Ada Brook.", "Ada Brook|Ambassador in Argentina|"},
		{"Secretary-General of the Gulf Cooperation Council (GCC) Ada Brook", "Ada Brook|Secretary-General of the Gulf Cooperation Council|GCC"},
		{"Speaker of the Seimas Ada Brook", "Ada Brook|Speaker of the Seimas|"},
		{"received in Oslo Ada Brook, Minister of Water", "Ada Brook|Minister of Water|"},
		{"welcomed today in New York Ada Brook, Minister of Water", "Ada Brook|Minister of Water|"},
		{"with Victoria Brook, Minister of Water", "Victoria Brook|Minister of Water|"},
		{"Osaka Governor Peder Vale", "Peder Vale|Osaka Governor|"},
		{"Viken County Governor Ada Brook", "Ada Brook|Viken County Governor|"},
		{"Meanwhile Governor Ada Brook", "Ada Brook|Governor|"},
		{"Ada Brook, President of the Norway Chamber of Commerce", "Ada Brook|President of the Norway Chamber of Commerce|NO"},
		{"Ada Brook, President of the International Rowing Committee", "Ada Brook|President of the International Rowing Committee|"},
		{"Assistant Secretary for Lower Danube Affairs Peder Vale", "Peder Vale|Assistant Secretary for Lower Danube Affairs|"},
		{"Speaker of the Grand National Assembly Ada Brook", "Ada Brook|Speaker of the Grand National Assembly|"},
		{"Chairman of the Senate Peder Vale", "Peder Vale|Chairman of the Senate|"},
		{"Joint Secretary (Ports and Rivers) of the Ministry of Water Mr. Peder Vale",
			"Peder Vale|Joint Secretary (Ports and Rivers) of the Ministry of Water|"},
		{"Minister of Foreign Affairs and Human Marshlands, Ada Brook.", "Ada Brook|Minister of Foreign Affairs and Human Marshlands|"},
		{"Minister of Foreign Affairs Storlund, Ada Brook and others", "Storlund|Minister of Foreign Affairs|"},
		{"die Kärntner Landesrätin Ada Brook", "Ada Brook|Landesrätin|"},
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
