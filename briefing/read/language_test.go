package read

import "testing"

// TestOtherLanguages holds that nothing is guessed of a page in a language without a
// grammar: title, day, countries and text are all that is read.
func TestOtherLanguages(t *testing.T) {
	for _, c := range []struct{ language, text string }{
		{"it", "Incontro del Ministro Bellandi con il Ministro Storlund\n\n8 maggio 2019\n\nIl Ministro degli Affari Esteri Aldo Bellandi ha incontrato oggi a Roma il Ministro norvegese Peder Storlund. Al centro del colloquio la pesca e la cooperazione nella ricerca con il Nord.\n"},
		{"pt", "Encontro do Ministro Tavares com o Ministro Storlund\n\n8 de maio de 2019\n\nO Ministro das Relações Exteriores, Rui Tavares, reuniu-se em Brasília com o Ministro da Noruega, Peder Storlund. Os ministros trataram da pesca e do comércio para o ano.\n"},
		{"pl", "Minister Wyrzykowski spotkał się z ministrem Storlundem\n\n8 maja 2019\n\nMinister Adam Wyrzykowski spotkał się w Warszawie z ministrem spraw zagranicznych Norwegii. Rozmowa dotyczyła współpracy na rzecz północy oraz rybołówstwa i nauki w Europie.\n"},
		{"sv", "Utrikesminister Storlund mötte Salo\n\n8 maj 2019\n\nUtrikesminister Peder Storlund träffade i Stockholm den finska utrikesministern Aino Salo och talade om fisket. Det är viktigt för Norden att samtalen fortsätter, och de är till nytta.\n"},
		{"zh", "王毅同挪威外长举行会谈\n2019年5月8日\n\n2019年5月7日，外交部长王毅在北京同挪威外交大臣瓦勒举行会谈。双方就渔业和能源合作交换了意见。\n"},
		{"ko", "외교부 장관, 노르웨이 외교장관과 회담\n\n2019-05-08\n\n외교부 장관은 5월 7일 서울에서 노르웨이 외교장관과 회담을 갖고 수산 협력에 대해 의견을 교환하였다.\n"},
		{"ru", "О переговорах с Министром иностранных дел Норвегии\n\n8 мая 2019\n\nМинистр иностранных дел встретился в Москве с Министром иностранных дел Норвегии. Стороны обсудили рыболовство.\n"},
	} {
		b := readText(t, c.text)
		if b.Language != c.language || b.Published != "2019-05-08" || b.Title == "" {
			t.Errorf("%s: language %q, published %q, title %q", c.language, b.Language, b.Published, b.Title)
		}
		if b.Kind != "" || b.Medium != "" || len(b.People) > 0 || b.Place != "" || !b.Held.IsZero() || b.Occasion != "" {
			t.Errorf("%s: %s %s %v %q %v %q", c.language, b.Kind, b.Medium, b.People, b.Place, b.Held, b.Occasion)
		}
	}
}
