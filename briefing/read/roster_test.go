package read

import "testing"

func TestRosters(t *testing.T) {
	const minister = "|Foreign Minister|"
	const baltic = "Ada Brook|Foreign Minister|EE; Peder Vale|Foreign Minister|LV; Aino Salo|Foreign Minister|LT"
	for _, c := range []struct{ text, want string }{
		{"Political Directors Ada Brook of Norway, Peder Vale of Latvia and Aino Salo of Finland.",
			"Ada Brook|Political Director|NO; Peder Vale|Political Director|LV; Aino Salo|Political Director|FI"},
		{"Foreign Ministers Ada Brook (Norway) and Aino Salo (Finland) met.", "Ada Brook" + minister + "NO; Aino Salo" + minister + "FI"},
		{"the Foreign Ministers of Norway, Ada Brook, and Finland, Aino Salo, met", "Ada Brook" + minister + "NO; Aino Salo" + minister + "FI"},
		{"the Foreign Ministers of Estonia (Ada Brook), Latvia (Peder Vale) and Lithuania (Aino Salo)", baltic},
		{"the Foreign Ministers of Estonia, Latvia and Lithuania, Ada Brook, Peder Vale and Aino Salo, met", baltic},
		{"The Norwegian and Finnish Foreign Ministers, Ada Brook and Aino Salo, met", "Ada Brook" + minister + "NO; Aino Salo" + minister + "FI"},
		{"The Estonian, Latvian and Lithuanian Foreign Ministers Ada Brook, Peder Vale and Aino Salo met", baltic},
		{"The Finnish Foreign Ministers Ada Brook and Aino Salo", "Ada Brook" + minister + "FI; Aino Salo" + minister + "FI"},
		{"the Foreign Ministers of Estonia, Latvia and Lithuania – Ada Brook, Peder Vale and Aino Salo – met", baltic},
		{"our Norwegian counterparts, Foreign Minister Ada Brook and Defence Minister Peder Vale, in Oslo",
			"Ada Brook" + minister + "NO; Peder Vale|Defence Minister|NO"},
		{"met Foreign Minister Ada Brook of Norway, Peder Vale of Denmark and Aino Salo of Finland",
			"Ada Brook" + minister + "NO; Peder Vale" + minister + "DK; Aino Salo" + minister + "FI"},
		{"met Foreign Minister Ada Brook of Norway and Peder Vale of Denmark", "Ada Brook" + minister + "NO"},
		{"Ministers Brook and Salo on the quay", "Brook|Minister|; Salo|Minister|"},
		{"The Foreign Ministers of Norway, Finland and Sweden met.", ""},
		{"Foreign Minister Ada Brook visited Norway, Finland and Sweden", "Ada Brook" + minister},
		{"Ms. Ada Brook, Foreign Minister of Norway; HH Sheikh Omar bin Rashid Al-Vahid of the State of Qatar",
			"Ada Brook" + minister + "NO; Omar bin Rashid Al-Vahid||QA"},
		{"mit den Außenministern Norwegens (Ada Brook) und der Schweiz (Peder Vale)", "Ada Brook|Außenminister|NO; Peder Vale|Außenminister|CH"},
		{"die Außenminister Norwegens, Finnlands (Aino Salo) und der Schweiz (Peder Vale)", "Aino Salo|Außenminister|FI; Peder Vale|Außenminister|CH"},
		{"mit seinen Amtskollegen Ada Brook (Norwegen), Peder Vale (Dänemark) und Aino Salo (Finnland)", "Ada Brook||NO; Peder Vale||DK; Aino Salo||FI"},
		{"los ministros de Asuntos Exteriores de Noruega, Ada Brook, y de Finlandia, Aino Salo,",
			"Ada Brook|ministro de Asuntos Exteriores|NO; Aino Salo|ministro de Asuntos Exteriores|FI"},
		{"los presidentes Juan Vale y Ada Brook", "Juan Vale|presidente|; Ada Brook|presidente|"},
	} {
		if got := mentionedIn(c.text); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}
