package country

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"briefings/briefing/letters"
)

// isoCodes is ISO 3166-1 alpha-2 as of 2024.
const isoCodes = `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ
NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ
UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`

func TestCountryCodes(t *testing.T) {
	codes, iso := Codes(), strings.Fields(isoCodes)
	if len(iso) != 249 || !slices.Equal(codes[:len(iso)], iso) {
		t.Errorf("the table does not begin with the 249 codes of ISO 3166-1 in their order")
	}
	seen := make(map[string]bool)
	for _, code := range codes {
		switch {
		case seen[code]:
			t.Errorf("%s stands there twice", code)
		case len(code) < 2 || len(code) > 10 || !isCapitals(code):
			t.Errorf("%q is no code of 2 to 10 capitals", code)
		case Name(code) == "":
			t.Errorf("%s has no name", code)
		}
		seen[code] = true
		for _, asked := range []string{code, strings.ToLower(code), Name(code)} {
			if got, ok := Code(asked); !ok || got != code {
				t.Errorf("CountryCode(%q) = %q, %v, want %s", asked, got, ok, code)
			}
		}
	}
	for _, code := range []string{"EU", "UN", "ASEAN", "XK"} {
		if !seen[code] {
			t.Errorf("%s is missing", code)
		}
	}
	if Name("QQ") != "" || Name("") != "" {
		t.Error("an unknown code has a name")
	}
}

func TestCountryNamesAreOfOneCountry(t *testing.T) {
	owner := make(map[string]string)
	claim := func(key, code string) {
		if other, taken := owner[key]; taken && other != code {
			t.Errorf("%q is of both %s and %s", key, other, code)
		}
		owner[key] = code
	}
	for i, row := range rows() {
		claim(strings.ToLower(row.code), row.code)
		if row.alpha3 != "" {
			claim(strings.ToLower(row.alpha3), row.code)
		}
		if (row.alpha3 == "") != (i >= 249) {
			t.Errorf("%s: alpha3 is %q", row.code, row.alpha3)
		}
		if row.japanese == "" {
			t.Errorf("%s has no Japanese name", row.code)
		}
		for name := range row.names() {
			if nameKey(name.text) == "" {
				t.Errorf("%s has an empty name", row.code)
			}
			claim(nameKey(name.text), row.code)
		}
	}
	for _, row := range rows() {
		for _, list := range []string{row.german, row.french, row.spanish} {
			for name := range listed(list) {
				claim(nameKey(name), row.code)
			}
		}
	}
	for _, name := range notCountries.List() {
		if code, taken := owner[nameKey(name)]; taken {
			t.Errorf("%q is to be skipped and is a name of %s", name, code)
		}
	}
	signs := make(map[rune]string)
	for _, row := range rows() {
		for _, r := range row.sign {
			if signs[r] != "" {
				t.Errorf("%c stands for both %s and %s", r, signs[r], row.code)
			}
			signs[r] = row.code
		}
	}
}

func TestPlacesAreOfOneCountry(t *testing.T) {
	owner := make(map[string]string)
	known := Codes()
	for code, name := range places() {
		if !slices.Contains(known, code) {
			t.Errorf("%s is no country", code)
		}
		key := nameKey(name)
		if other, taken := owner[key]; taken && other != code {
			t.Errorf("%q is in both %s and %s", name, other, code)
		}
		owner[key] = code
	}
}

func TestCountryCode(t *testing.T) {
	for code, names := range map[string]string{
		"RU":    "Russia|russian federation|RUSSIAN|RUS|ru|ロシア|ロシア連邦|露国|R.F.",
		"JP":    "Japan|japanese|日本|日本国|JPN",
		"US":    "U.S.|U.S.A.|US|usa|United States|the United States|United States of America|America|American|米国|アメリカ|アメリカ合衆国|U. S.",
		"GB":    "UK|U.K.|Britain|Great Britain|british|United Kingdom of Great Britain and Northern Ireland|Northern Ireland|Scotland|英国|gb",
		"KR":    "ROK|Republic of Korea|South Korea|Korea, Republic of|R.O.K.|韓国|大韓民国|south korean",
		"KP":    "DPRK|North Korea|Democratic People's Republic of Korea|Democratic People’s Republic of Korea|北朝鮮",
		"AE":    "UAE|U.A.E.|Emirati|United Arab Emirates",
		"TR":    "Türkiye|Turkiye|turkey|Republic of Türkiye|Turkish|トルコ",
		"MM":    "Burma|Myanmar|Burmese|ミャンマー",
		"CI":    "Ivory Coast|Côte d'Ivoire|Cote d’Ivoire|cote d ivoire|Ivorian",
		"CZ":    "Czech Republic|Czechia|the Czech Republic|Czech",
		"TW":    "Taiwan|Republic of China|Chinese Taipei|台湾",
		"PS":    "Palestine|Palestinian Authority|Palestinian",
		"XK":    "Kosovo|xk",
		"VN":    "Viet Nam|Vietnam|viet-nam|Socialist Republic of Viet Nam",
		"LA":    "Lao PDR|Laos|Lao People's Democratic Republic|Lao P.D.R.",
		"CV":    "Cape Verde|Cabo Verde",
		"SZ":    "Swaziland|Eswatini|eSwatini",
		"TL":    "East Timor|Timor-Leste|Timor Leste",
		"VA":    "Holy See|the Holy See|Vatican",
		"MK":    "Macedonia|North Macedonia|FYROM|the former Yugoslav Republic of Macedonia",
		"CD":    "DRC|Democratic Republic of the Congo|Congo, the Democratic Republic of the|Zaire|D.R.C.",
		"CG":    "Congo|Republic of the Congo|Congo-Brazzaville",
		"NL":    "the Netherlands|Netherlands|Holland|Dutch",
		"BA":    "Bosnia and Herzegovina|Bosnia & Herzegovina|ボスニア・ヘルツェゴビナ|ボスニアヘルツェゴビナ",
		"GM":    "The Gambia|Gambia",
		"DE":    "Federal Republic of Germany|German|ドイツ連邦共和国",
		"CN":    "People's Republic of China|PRC|P.R. China|中華人民共和国|中国",
		"NE":    "Niger|Nigerien",
		"NG":    "Nigeria|Nigerian",
		"DO":    "Dominican Republic|Dominican",
		"DM":    "Dominica",
		"AU":    "AU|Australia|豪州",
		"AFU":   "African Union|AFU|アフリカ連合",
		"EU":    "EU|E.U.|European Union|the European Union|欧州連合",
		"UN":    "UN|U.N.|United Nations|国連",
		"ASEAN": "asean|Association of Southeast Asian Nations",
		"SU":    "USSR|Soviet Union|U.S.S.R.|ソ連",
		"VE":    "Venezuela, Bolivarian Republic of|Venezuela",
	} {
		for name := range strings.SplitSeq(names, "|") {
			if got, ok := Code(name); !ok || got != code {
				t.Errorf("CountryCode(%q) = %q, %v, want %s", name, got, ok, code)
			}
		}
	}
	for _, name := range []string{"", " ", "Korea", "Atlantis", "Congolese", ".", "露", "Rusia", "u s s", ","} {
		if got, ok := Code(name); ok {
			t.Errorf("CountryCode(%q) = %q, want nothing", name, got)
		}
	}
}

func TestNearestCountry(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"Rusia", "RU"}, {"Russai", "RU"}, {"Germny", "DE"}, {"united kingdon", "GB"}, {"Switzerlnad", "CH"},
		{"Phillipines", "PH"}, {"Irn", "IR"}, {"Kazahstan", "KZ"}, {"South Krea", "KR"}, {"Turkye", "TR"},
		{"Atlantis", ""}, {"", ""}, {"qq", ""}, {"xyzzy", ""},
	} {
		got, ok := Nearest(c.name)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("NearestCountry(%q) = %q, %v, want %q", c.name, got, ok, c.want)
		}
	}
}

// showMentions writes mentions as "CODE:words", for tables to be read.
func showMentions(text string, mentions []Mention) string {
	var words []string
	for _, m := range mentions {
		words = append(words, m.Code+":"+text[m.Start:m.End])
	}
	return strings.Join(words, "|")
}

type mentionCase struct{ text, want string }

func checkMentions(t *testing.T, cases []mentionCase) {
	t.Helper()
	for _, c := range cases {
		if got := showMentions(c.text, Find(c.text)); got != c.want {
			t.Errorf("findCountries(%q) = %s, want %s", c.text, got, c.want)
		}
	}
}

func TestFindCountries(t *testing.T) {
	checkMentions(t, []mentionCase{
		{"Japan-Russia Foreign Ministers' Meeting", "JP:Japan|RU:Russia"},
		{"Japan-U.S. Summit Meeting", "JP:Japan|US:U.S."},
		{"India-US talks tell us nothing", "IN:India|US:US"},
		{"Japan- Sri Lanka Foreign Ministers' Meeting", "JP:Japan|LK:Sri Lanka"},
		{"JAPAN–RUSSIA MEETING", "JP:JAPAN|RU:RUSSIA"},
		{"Russia's minister and Japan’s", "RU:Russia|JP:Japan"},
		{"the Republic of Korea and North Korea; Korea alone", "KR:Republic of Korea|KP:North Korea"},
		{"the Democratic People's Republic of Korea", "KP:Democratic People's Republic of Korea"},
		{"the Korean Peninsula", ""},
		{"Equatorial Guinea, Papua New Guinea, Guinea-Bissau, Guinea", "GQ:Equatorial Guinea|PG:Papua New Guinea|GW:Guinea-Bissau|GN:Guinea"},
		{"the Republic of Ireland and Northern Ireland", "IE:Republic of Ireland|GB:Northern Ireland"},
		{"Niger and Nigeria", "NE:Niger|NG:Nigeria"},
		{"Dominica, the Dominican Republic", "DM:Dominica|DO:Dominican Republic"},
		{"the Democratic Republic of the Congo and the Republic of Congo", "CD:Democratic Republic of the Congo|CG:Republic of Congo"},
		{"the United States of America, the U.S.A. and the USA", "US:United States of America|US:U.S.A.|US:USA"},
		{"Côte d’Ivoire, Cote d'Ivoire", "CI:Côte d’Ivoire|CI:Cote d'Ivoire"},
		{"Co\u0302te d'Ivoire", "CI:Co\u0302te d'Ivoire"},
		{"Türkiye and Turkey, not a turkey", "TR:Türkiye|TR:Turkey"},
		{"fine china and a polish", ""},
		{"Chad and Georgia and Jordan", "TD:Chad|GE:Georgia|JO:Jordan"},
		{"Canadian and Japanese ministers", "CA:Canadian|JP:Japanese"},
		{"South Africa, South Sudan, Sudan", "ZA:South Africa|SS:South Sudan|SD:Sudan"},
		{"Latin America and the Indian Ocean, British Columbia, New Mexico", ""},
		{"American Samoa and Samoa", "AS:American Samoa|WS:Samoa"},
		{"the UN General Assembly", ""},
		{"the United Nations", "UN:United Nations"},
		{"Indo-Pacific, Indonesia", "ID:Indonesia"},
		{"Bosnia &\nHerzegovina, Trinidad and\n Tobago", "BA:Bosnia &\nHerzegovina|TT:Trinidad and\n Tobago"},
		{"the former Yugoslav Republic of Macedonia", "MK:former Yugoslav Republic of Macedonia"},
		{"St. Lucia; St Vincent and the Grenadines", "LC:St. Lucia|VC:St Vincent and the Grenadines"},
		{"Viet Nam, Vietnam, Viet-Nam", "VN:Viet Nam|VN:Vietnam|VN:Viet-Nam"},
		{"the European Union (EU)", "EU:European Union|EU:EU"},
		{"Japan-ASEAN, Japan-GCC", "JP:Japan|ASEAN:ASEAN|JP:Japan|GCC:GCC"},
		{"Chinese Taipei, the Republic of China, the People's Republic of China", "TW:Chinese Taipei|TW:Republic of China|CN:People's Republic of China"},
		{"the U.K., the U.A.E. and the D.P.R.K.", "GB:U.K.|AE:U.A.E.|KP:D.P.R.K."},
		{"We are the U.S. A new day", "US:U.S."},
		{"Oman's Romania", "OM:Oman|RO:Romania"},
		{"Lao PDR, Myanmar and Brunei Darussalam", "LA:Lao PDR|MM:Myanmar|BN:Brunei Darussalam"},
		{"empfängt seinen türkischen Amtskollegen, deutsch-russische Beziehungen", "TR:türkischen|DE:deutsch|RU:russische"},
		{"le ministre français et les États-Unis d’Amérique", "FR:français|US:États-Unis d’Amérique"},
		{"el ministro alemán y los Países Bajos", "DE:alemán|NL:Países Bajos"},
	})
}

func TestFindCountriesInJapanese(t *testing.T) {
	checkMentions(t, []mentionCase{
		{"日本とロシア連邦の外相", "JP:日本|RU:ロシア連邦"},
		{"国連総会の際の日露外相会談", "JP:日|RU:露"},
		{"日・インドネシア首脳会談とインド", "JP:日|ID:インドネシア|IN:インド"},
		{"日中、外は晴れ。朝日新聞、在日米軍", ""},
		{"11日米国大統領は中国地方へ", "US:米国"},
		{"インド太平洋とラテンアメリカとアマリリス", ""},
		{"南アフリカ共和国、中央アフリカ、南スーダン", "ZA:南アフリカ共和国|CF:中央アフリカ|SS:南スーダン"},
		{"ドミニカ共和国とドミニカ国", "DO:ドミニカ共和国|DM:ドミニカ国"},
		{"中国の王外相と韓国の李外相", "CN:中国|KR:韓国"},
		{"日EU定期首脳協議、ＥＵ", "JP:日|EU:EU|EU:ＥＵ"},
		{"Frances Stone, Deutsch-Russische Gespräche, Indien", "DE:Deutsch|RU:Russische|IN:Indien"},
		{"встреча с Россией", ""},
		{"", ""},
		{"U", ""},
		{"U.S", "US:U.S"},
	})
}

func TestMentionForm(t *testing.T) {
	for _, c := range []struct {
		text string
		form Form
	}{{"Russia", ByName}, {"Russian", ByAdjective}, {"U.S.", ByAbbreviation}, {"DPRK", ByAbbreviation}, {"russische", ByAdjective}, {"ロシア", ByName}, {"ASEAN", ByAbbreviation}} {
		if m := Find(c.text); len(m) != 1 || m[0].Form != c.form {
			t.Errorf("findCountries(%q) = %v, want the form %d", c.text, m, c.form)
		}
	}
}

func TestJapanesePair(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"日露外相会談", "JP RU"}, {"日ロ首脳会談", "JP RU"}, {"日中韓外相会議", "JP CN KR"}, {"日EU", "JP EU"}, {"日ＥＵ首脳協議", "JP EU"},
		{"日・トルコ", "JP TR"}, {"日トルコ外相会談", "JP TR"}, {"日米豪印外相会合", "JP US AU IN"}, {"日独外相電話会談", "JP DE"},
		{"日・ASEAN外相会議", "JP ASEAN"}, {"米朝首脳会談", "US KP"}, {"日越", "JP VN"}, {"日本・ロシア外相会談", "JP RU"},
		{"日・アフリカ連合（ＡＵ）", "JP AFU"}, {"日朝国交正常化", "JP KP"}, {"「日仏外相会談」", "JP FR"}, {"日中国交正常化", "JP CN"},
		{"日・中央アジア対話", ""}, {"日・中米首脳会談", ""}, {"朝日新聞", ""}, {"日中は晴れ", ""}, {"日本の外交", ""}, {"", ""}, {"中国", ""}, {"中米", ""}, {"Japan-Russia", ""},
	} {
		if got := strings.Join(Pair(c.text), " "); got != c.want {
			t.Errorf("japanesePair(%q) = %s, want %s", c.text, got, c.want)
		}
	}
}

func TestPlaceCountry(t *testing.T) {
	for _, c := range []struct{ place, want string }{
		{"Honolulu, Hawaii", "US"}, {"Bangkok, Thailand", "TH"}, {"Munich, the Federal Republic of Germany", "DE"}, {"ニューヨーク", "US"},
		{"Kyoto", "JP"}, {"Putrajaya", "MY"}, {"Capri", "IT"}, {"Davos", "CH"}, {"Geneva", "CH"}, {"Vienna", "AT"}, {"New York, U.S.A.", "US"},
		{"Washington, D.C.", "US"}, {"Los Angeles, CA", "US"}, {"Atlanta, Georgia", "US"}, {"Tbilisi, Georgia", "GE"}, {"Georgia", "GE"},
		{"Iikura House", "JP"}, {"Iikura Guesthouse, the Ministry of Foreign Affairs", "JP"}, {"Kyoto State Guest House", "JP"}, {"Kantei", "JP"},
		{"Prime Minister's Office, Hanoi", "VN"}, {"Viet Nam's Government Guest House", "VN"}, {"Lough Erne, Northern Ireland", "GB"},
		{"Ministry of Foreign Affairs", ""}, {"Singapore", "SG"}, {"Mexico City", "MX"}, {"the Embassy of Japan in Thailand", "TH"},
		{"the Embassy of Japan", ""}, {"Japanese Embassy in Bangkok", "TH"}, {"Embassy of Japan, London", "GB"}, {"在タイ日本大使館", "TH"},
		{"the Russian Ministry of Foreign Affairs", "RU"}, {"a Chinese restaurant", ""}, {"Paris and London", ""}, {"Beijing and Guiyang", "CN"},
		{"ベトナム・ハノイ", "VN"}, {"東京都内", "JP"}, {"飯倉公館", "JP"}, {"北京", "CN"}, {"UN Headquarters, New York", "US"}, {"UN Headquarters", "US"},
		{"The Hague", "NL"}, {"London, Ontario", "CA"}, {"Vancouver, British Columbia", "CA"}, {"Asunción, Paraguay", "PY"}, {"Sao Paulo", "BR"},
		{"Panama City, Panama", "PA"}, {"NATO Headquarters", "BE"}, {"the European Union", ""}, {"", ""}, {",", ""}, {"Paris, Texas", "US"},
		{"Cambridge, MA 02138", "US"}, {"Tokyo American Club", "JP"}, {"somewhere", ""}, {"Sharm El-Sheikh", "EG"}, {"N'Djamena, Chad", "TD"},
	} {
		if got := OfPlace(c.place); got != c.want {
			t.Errorf("placeCountry(%q) = %q, want %q", c.place, got, c.want)
		}
	}
}

func TestEveryNameIsFound(t *testing.T) {
	for _, row := range rows() {
		for name := range row.names() {
			if name.quiet {
				continue
			}
			m := Find("（" + name.text + "）")
			if len(m) != 1 || m[0].Code != row.code {
				t.Errorf("%s is not found by %q: %v", row.code, name.text, m)
			}
		}
	}
}

func FuzzFindCountries(f *testing.F) {
	for _, seed := range []string{"Japan-U.S. talks", "日・トルコ首脳会談", "Bosnia & Herzegovina", "Co\u0302te d'Ivoire", "日\xffEU", "St. ", "U.S.S.R.", "Ａ日"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, m := range Find(text) {
			if m.Start < last || m.End <= m.Start || m.End > len(text) || Name(m.Code) == "" {
				t.Fatalf("%q: mention %+v after %d", text, m, last)
			}
			if !utf8.RuneStart(text[m.Start]) || m.End < len(text) && utf8.ValidString(text) && !utf8.RuneStart(text[m.End]) {
				t.Fatalf("%q: mention %+v cuts a character", text, m)
			}
			last = m.End
		}
		Pair(text)
		if code := OfPlace(text); code != "" && Name(code) == "" {
			t.Fatalf("placeCountry(%q) = %q", text, code)
		}
		Code(text)
	})
}

func BenchmarkFindCountries(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"english", "On the third of May, Ms. Hana Mori, Minister for Foreign Affairs of Japan, held a meeting in the afternoon with Mr. Otto Berg, who was visiting the country to attend the annual conference of Germany and others"},
		{"japanese", "五月三日、訪日中の外務大臣は、午後三時から約一時間、ドイツ連邦共和国の外務大臣と会談を行い、両国の関係について意見を交わした。"},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			for b.Loop() {
				Find(c.text)
			}
		})
	}
}

func BenchmarkCountryIndex(b *testing.B) {
	for b.Loop() {
		x := newNameIndex()
		x.addCountries()
		x.sort()
	}
}

func BenchmarkCountryNames(b *testing.B) {
	for b.Loop() {
		newNameTable(false)
	}
}

func TestCountryKey(t *testing.T) {
	for _, name := range []string{"", "&", "a&b", "A & B", " The Gambia ", "U.S.", "x2-Y!", "the", "Trinidad &Tobago", "&&", ". &."} {
		want := strings.TrimPrefix(strings.Join(letters.Words(strings.ReplaceAll(name, "&", " and ")), " "), "the ")
		if got := nameKey(name); got != want {
			t.Errorf("countryKey(%q) = %q, want %q", name, got, want)
		}
	}
}
