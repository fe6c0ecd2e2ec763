package statement_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefings/briefing"
	"briefings/briefing/statement"
)

// sample is a meeting of two ministers that says the given paragraphs.
func sample(paragraphs ...string) *briefing.Briefing {
	b := &briefing.Briefing{
		Language: "en", Kind: briefing.ForeignMinistersMeeting, Countries: []string{"NO", "IS"},
		Lead: "On May 7, Ms. Ada Vale, Minister for Foreign Affairs of Norway, held a meeting with Mr. Jon Holm, Minister for Foreign Affairs of Iceland.",
		People: []briefing.Person{
			{Name: "Ada Vale", Role: "Minister for Foreign Affairs", Country: "NO"},
			{Name: "Jon Holm", Role: "Minister for Foreign Affairs", Country: "IS"},
		},
		Sections: []briefing.Section{{}},
	}
	for _, text := range paragraphs {
		b.Sections[0].Paragraphs = append(b.Sections[0].Paragraphs, briefing.Paragraph{Text: text})
	}
	return b
}

// said writes statements as "NO 02 text".
func said(b *briefing.Briefing) (list []string) {
	for _, s := range statement.Read(b) {
		list = append(list, fmt.Sprintf("%s %s %s", strings.Join(s.Side, "+"), s.Cameo, s.Text))
	}
	return list
}

func TestRead(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		// Verbs that decide by themselves, and a subject for several.
		{"Minister Vale thanked Iceland for its help, and asked for a count of cod.",
			[]string{"NO 05 Minister Vale thanked Iceland for its help", "NO 02 asked for a count of cod."}},
		{"The two ministers agreed to meet again, and exchanged views on the cable.",
			[]string{"NO+IS 019 The two ministers agreed to meet again", "NO+IS 04 exchanged views on the cable."}},
		{"Minister Vale and Minister Holm discussed the budget.", []string{"NO+IS 04 Minister Vale and Minister Holm discussed the budget."}},
		{"The Icelandic side voiced concern about the quotas.", []string{"IS 11 The Icelandic side voiced concern about the quotas."}},
		{"The Foreign Minister of Iceland rejected the draft.", []string{"IS 12 The Foreign Minister of Iceland rejected the draft."}},
		// Talks are the subject.
		{"A frank exchange of views took place on cod, and the talks touched on cables.",
			[]string{"NO+IS 04 A frank exchange of views took place on cod, and the talks touched on cables."}},
		{"The talks were held on 12 May.", nil},
		{"The next talks will focus on cod.", nil},
		{"Cables were also on the agenda.", []string{"NO+IS 04 Cables were also on the agenda."}},
		{"We agreed to meet again.", []string{"NO+IS 019 We agreed to meet again."}},
		// A frame names the speaker, or a sentence whose verbs follow as items.
		{"According to Minister Holm, Iceland supports the plan.", []string{"IS 05 Iceland supports the plan."}},
		{"As Minister Vale pointed out, the nets must be wider.", []string{"NO 01 the nets must be wider."}},
		{"Cod was short. Minister Holm:\nwelcomed the plan;", []string{"IS 05 welcomed the plan;"}},
		{"“We value this friendship,” Minister Holm said.", []string{"IS 05 “We value this friendship,” Minister Holm said."}},
		{"Speaking afterwards, Minister Vale said:", nil},
		{"I thank you.", nil},
		// The noun decides, or what is said.
		{"Minister Holm reaffirmed the commitment to the treaty.", []string{"IS 03 Minister Holm reaffirmed the commitment to the treaty."}},
		{"Minister Holm reiterated his support for the bid.", []string{"IS 05 Minister Holm reiterated his support for the bid."}},
		{"Minister Holm reaffirmed the view that nets must be wider.", []string{"IS 01 Minister Holm reaffirmed the view that nets must be wider."}},
		{"Minister Vale said that Norway would like to send a ship and that Iceland should welcome it.",
			[]string{"NO 03 Minister Vale said that Norway would like to send a ship", "NO 01 that Iceland should welcome it."}},
		{"Minister Vale noted that Norway had welcomed the plan.", []string{"NO 01 Minister Vale noted that Norway had welcomed the plan."}},
		{"Minister Vale pledged 20 million euros for harbours.", []string{"NO 07 Minister Vale pledged 20 million euros for harbours."}},
		// Who speaks: pronouns, apposition, relative clauses, participles, passives.
		{"Minister Vale praised the report. He called for more, and she promised to help.", []string{
			"NO 05 Minister Vale praised the report.", "IS 02 He called for more", "NO 03 she promised to help."}},
		{"Minister Holm, in response, noted the delay, adding that Iceland was ready to wait.",
			[]string{"IS 01 Minister Holm, in response, noted the delay", "IS 03 adding that Iceland was ready to wait."}},
		{"Minister Vale proposed a fund, to which Minister Holm expressed his consent.",
			[]string{"NO 02 Minister Vale proposed a fund", "IS 019 to which Minister Holm expressed his consent."}},
		{"Thanking Iceland for the welcome, Minister Vale stressed that the sea was one.",
			[]string{"NO 05 Thanking Iceland for the welcome", "NO 01 Minister Vale stressed that the sea was one."}},
		{"It was agreed that the talks would go on.", []string{"NO+IS 019 It was agreed that the talks would go on."}},
		{"Views were also exchanged on whales.", []string{"NO+IS 04 Views were also exchanged on whales."}},
		{"This was warmly welcomed by the Icelandic Minister.", []string{"IS 05 This was warmly welcomed by the Icelandic Minister."}},
		{"Minister Vale stated, “I am grateful to Iceland,” and “I would like to come again.”",
			[]string{"NO 05 Minister Vale stated, “I am grateful to Iceland,”", "NO 03 I would like to come again.”"}},
		// No statements: the event itself, plans of others, background, questions.
		{"Minister Vale met with Minister Holm in Tromsø.", nil},
		{"The committee of the fishermen criticized the plan in 2012.", nil},
		{"Would Minister Vale support the plan?", nil},
		{"The treaty on which the two sides agreed in 1990 is still in force.", nil},
	} {
		b := sample(test.text)
		b.Sections[0].Paragraphs[0].Text = test.text
		if got := said(b); !slices.Equal(got, test.want) {
			t.Errorf("%s\n got %q\nwant %q", test.text, got, test.want)
		}
	}
}

// The items of a list are what the one said who opened it.
func TestList(t *testing.T) {
	b := sample("In response, Minister Holm stated as follows.", "Euros are what Iceland is ready to lend.", "Iceland is ready to lend two ships.",
		"The harbour is deep enough, and the quays will be longer next year.", "Minister Vale thanked him.")
	want := []string{"IS 03 Euros are what Iceland is ready to lend.", "IS 03 Iceland is ready to lend two ships.", "IS 01 The harbour is deep enough",
		"IS 01 the quays will be longer next year.", "NO 05 Minister Vale thanked him."}
	if got := said(b); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// In a transcript labels say who speaks, and questions are nobody's.
func TestTranscript(t *testing.T) {
	b := sample("Minister Vale: I would like to thank Minister Holm for coming.",
		"Question: Minister, do you regret the delay? I condemn it.", "Minister Holm: We agreed that the count begins in June.")
	b.Kind = briefing.PressConference
	want := []string{"NO 05 I would like to thank Minister Holm for coming.", "NO+IS 019 We agreed that the count begins in June."}
	if got := said(b); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// A statement of one ministry speaks for its own country.
func TestFirstPerson(t *testing.T) {
	b := sample("We strongly condemn the attack, and call on all sides to show restraint.")
	b.Kind = briefing.Statement
	want := []string{"NO 11 We strongly condemn the attack", "NO 02 call on all sides to show restraint."}
	if got := said(b); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestJapanese(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"山中大臣から、漁業協力を一層進めたい旨述べ、灯台の修理への支援を求めました。",
			[]string{"JP 03 山中大臣から、漁業協力を一層進めたい旨述べ", "JP 02 灯台の修理への支援を求めました。"}},
		{"これに対し、ホルム大臣から、提案を歓迎する旨述べました。", []string{"NO 05 これに対し、ホルム大臣から、提案を歓迎する旨述べました。"}},
		{"両大臣は、緊密に連携していくことで一致しました。", []string{"JP+NO 019 両大臣は、緊密に連携していくことで一致しました。"}},
		{"ホルム大臣は、密漁について懸念を表明しました。", []string{"NO 11 ホルム大臣は、密漁について懸念を表明しました。"}},
		{"両大臣は、北の海について意見交換を行いました。", []string{"JP+NO 04 両大臣は、北の海について意見交換を行いました。"}},
		{"ホルム大臣から、漁況について説明があり、海で連携していくことを確認しました。",
			[]string{"NO 01 ホルム大臣から、漁況について説明があり", "JP+NO 019 海で連携していくことを確認しました。"}},
		{"山中大臣から、灯台について述べ、次の会合を開くことで一致しました。",
			[]string{"JP 01 山中大臣から、灯台について述べ", "JP+NO 019 次の会合を開くことで一致しました。"}},
		{"両大臣は、海を守ることで一致しました。また、条約の意義を確認しました。",
			[]string{"JP+NO 019 両大臣は、海を守ることで一致しました。", "JP+NO 019 また、条約の意義を確認しました。"}},
		{"両大臣は、海を守ることで一致しました。山中大臣は、条約の意義を確認しました。",
			[]string{"JP+NO 019 両大臣は、海を守ることで一致しました。", "JP 01 山中大臣は、条約の意義を確認しました。"}},
		{"条約の意義を確認しました。", nil},
		{"会談は港で行われました。", nil},
	} {
		b := sample(test.text)
		b.Language, b.Countries = "ja", []string{"JP", "NO"}
		b.Lead = ""
		b.People = []briefing.Person{{Name: "山中花子", Role: "外務大臣", Country: "JP"}, {Name: "ペーデル・ホルム", Role: "外務大臣", Country: "NO"}}
		if got := said(b); !slices.Equal(got, test.want) {
			t.Errorf("%s\n got %q\nwant %q", test.text, got, test.want)
		}
	}
}

// There is no grammar of other languages.
func TestOtherLanguages(t *testing.T) {
	b := sample("Minister Vale propose une conférence, note Minister Holm.")
	b.Language = "es"
	if got := said(b); got != nil {
		t.Errorf("%q", got)
	}
}

// TestForeign reads German, whose participles and particles stand at the end, and French,
// whose participles stand behind an auxiliary.
func TestForeign(t *testing.T) {
	for _, test := range []struct {
		language, text string
		want           []string
	}{
		{"de", "Ministerin Vale betonte, dass die Netze weiter werden müssten.",
			[]string{"NO 01 Ministerin Vale betonte, dass die Netze weiter werden müssten."}},
		{"de", "In Oslo hat Holm die Bedeutung des Kabels hervorgehoben.",
			[]string{"IS 01 In Oslo hat Holm die Bedeutung des Kabels hervorgehoben."}},
		{"de", "Holm wies den Entwurf zurück und forderte Norwegen zur Eile auf.",
			[]string{"IS 12 Holm wies den Entwurf zurück", "IS 02 forderte Norwegen zur Eile auf."}},
		{"de", "Holm wies den Gast.", nil},
		{"de", "Holm drückte sein Mitgefühl mit den Fischern aus, deren Boot sank.",
			[]string{"IS 05 Holm drückte sein Mitgefühl mit den Fischern aus, deren Boot sank."}},
		{"de", "Ministerin Vale drückte ihre Sorge über den Fang aus.",
			[]string{"NO 11 Ministerin Vale drückte ihre Sorge über den Fang aus."}},
		{"de", "Die norwegische Ministerin und der isländische Minister sprachen über den Fang.",
			[]string{"NO+IS 04 Die norwegische Ministerin und der isländische Minister sprachen über den Fang."}},
		{"de", "Ministerin Vale und der isländische Außenminister sprachen auch über das Kabel.",
			[]string{"NO+IS 04 Ministerin Vale und der isländische Außenminister sprachen auch über das Kabel."}},
		{"de", "Holm sprach sich ebenfalls dafür aus, die Netze zu prüfen.",
			[]string{"IS 02 Holm sprach sich ebenfalls dafür aus, die Netze zu prüfen."}},
		{"de", "Beide Seiten waren sich einig, dass der Fang sinkt. Vale und Holm vereinbarten ein Treffen.",
			[]string{"NO+IS 019 Beide Seiten waren sich einig, dass der Fang sinkt.", "NO+IS 019 Vale und Holm vereinbarten ein Treffen."}},
		{"de", "„Wir danken Island“, sagte Außenministerin Vale.", []string{"NO 05 „Wir danken Island“, sagte Außenministerin Vale."}},
		{"de", "Die isländische Seite äußerte die Hoffnung, dass der Fang steigt. Außenminister Brandner lobte den Fang.",
			[]string{"IS 02 Die isländische Seite äußerte die Hoffnung, dass der Fang steigt."}},
		{"de", "Er sah, dass der Minister den Fang begrüßte.", nil},
		{"de", "Im Mittelpunkt standen die Kabel.", []string{"NO+IS 04 Im Mittelpunkt standen die Kabel."}},
		{"fr", "Le ministre islandais a salué la Norvège et confirmé que le câble serait posé.",
			[]string{"IS 05 Le ministre islandais a salué la Norvège", "IS 01 confirmé que le câble serait posé."}},
		{"fr", "Mme Vale s'est félicitée du rapport, ajoutant que la pêche devait cesser.",
			[]string{"NO 05 Mme Vale s'est félicitée du rapport", "NO 01 ajoutant que la pêche devait cesser."}},
		{"fr", "Les deux ministres sont convenus de se revoir. Ils ont évoqué la pêche.",
			[]string{"NO+IS 019 Les deux ministres sont convenus de se revoir.", "NO+IS 04 Ils ont évoqué la pêche."}},
		{"fr", "« Nous saluons ce texte », a déclaré M. Holm.", []string{"IS 05 « Nous saluons ce texte », a déclaré M. Holm."}},
		{"fr", "Le texte que le ministre a salué est court.", nil},
		{"fr", "M. Brandner a salué ce texte.", nil},
	} {
		b := sample(test.text)
		b.Language, b.Lead = test.language, ""
		if got := said(b); !slices.Equal(got, test.want) {
			t.Errorf("%s\n got %q\nwant %q", test.text, got, test.want)
		}
	}
}

// FuzzRead checks that every statement stands in its paragraph, whatever the text.
func FuzzRead(f *testing.F) {
	f.Add("Minister Vale said that A, and that B; (2) C.", "en")
	f.Add("Minister Vale: “I thank you,” and “we agreed”", "en")
	f.Add("山中大臣から、Aしたい旨述べ、Bを求めた。", "ja")
	f.Add("Ministerin Vale wies ihn zurück, und „wir danken“, sagte Holm", "de")
	f.Add("Le ministre l'a remercié et confirmé, « nous saluons », a dit", "fr")
	f.Add("It was agreed by. by the two, who said", "en")
	f.Fuzz(func(t *testing.T, text, language string) {
		b := sample(text, text)
		b.Language = language
		b.Statements = statement.Read(b)
		if err := b.Validate(); err != nil && strings.Contains(err.Error(), "statements") {
			t.Error(err)
		}
	})
}

// FuzzGrammar reads sentences of the words of the grammar, in any order.
func FuzzGrammar(f *testing.F) {
	words := strings.Split("Minister Vale|Minister Holm|said|that|,|and|it was agreed|by|the two sides|who|which|to|“|”|(2)|noted|expressed|hope|"+
		"adding|he|she|they|Iceland|would like to|will|as follows|.|:|I|we|welcome|U.S.|of|the|was|not|Minister|Thanking|exchanged views|;|in response|"+
		"hat|betonte|betont|wies|zurück|Beide Seiten|waren sich einig|dass|und|sagte|a|souligné|et|confirmé|s'|ajoutant|Les deux ministres|son homologue|"+
		"Question|his counterpart|FM|20 million euros|pledged|the Foreign Minister of|side|must|go|there|won|million|5", "|")
	f.Add([]byte{0, 2, 3, 4, 5, 3, 4, 5, 1, 2})
	f.Add([]byte{6, 7, 8, 3, 10, 8, 15, 3, 4, 3})
	f.Fuzz(func(t *testing.T, picks []byte) {
		var text strings.Builder
		for _, pick := range picks[:min(len(picks), 200)] {
			text.WriteString(words[int(pick)%len(words)] + " ")
		}
		b := sample("Minister Vale said as follows.", text.String(), text.String())
		for i, kind := range []briefing.Kind{briefing.Statement, briefing.PressConference, briefing.Visit, briefing.Visit} {
			b.Kind, b.Language = kind, []string{"en", "en", "de", "fr"}[i]
			b.Statements = statement.Read(b)
			if err := b.Validate(); err != nil {
				t.Errorf("%q: %v", text.String(), err)
			}
		}
	})
}

// Statements depend on no fact but those of Facts.
func TestFacts(t *testing.T) {
	b := briefing.Briefing{Title: "Talks", Language: "en", Countries: []string{"NO", "JP"},
		People: []briefing.Person{{Name: "Ada Vale", Role: "Minister", Country: "NO"}},
		Lead:   "On May 2, 2019, Minister Vale said in Oslo that trade had grown. Both sides agreed to meet in Paris."}
	want := fmt.Sprint(statement.Read(&b))
	for _, edit := range []string{"url=https://a.example/x", "captured=2020-01-02", "published=2019-05-03", "held=2019-05-02",
		"medium=video", "place=Paris", "place_country=FR", "occasion=Trade", "duration_minutes=9", "tags=x", "note=x"} {
		e, err := briefing.ParseEdit(edit)
		if err != nil || slices.Contains(statement.Facts, e.Field) {
			t.Fatal(edit, err)
		}
		now := b
		if _, err := now.Set(e, "2020-01-02", ""); err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(statement.Read(&now)); got != want || len(want) < 10 {
			t.Errorf("%s: %s, want %s", edit, got, want)
		}
	}
	for _, field := range briefing.Settable {
		if slices.Contains([]string{"url", "captured", "published", "held", "medium", "place", "place_country", "occasion",
			"duration_minutes", "tags", "note"}, field) == slices.Contains(statement.Facts, field) {
			t.Errorf("%s is in both or in none", field)
		}
	}
}
