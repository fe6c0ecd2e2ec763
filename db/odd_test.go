package db

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/letters"
	"briefings/db/terms"
)

// oddTexts are texts of invented people and true places, in many scripts.
var oddTexts = []string{
	1:  "Minister Łukasz Żółtowski of Poland arrived in Łódź, Gdańsk and Kraków; Świętosława Ćwiek spoke.",
	2:  "Guðrún Þórisdóttir of Iceland, at Þingvellir near Reykjavík, met Ægir Öfeigsson from Ísafjörður.",
	3:  "Ørjan Åsgårdsen talked in Tromsø, Århus and Malmö with Søren Kjærgaard.",
	4:  "Großes Gespräch in Köln: Jürgen Weißenfels über Straßburg, STRASSE und Füße.",
	5:  "Çağrı Yıldırımoğlu, TÜRKİYE, spoke in İstanbul and Diyarbakır; Türkiye and Iğdır agreed.",
	6:  "Nguyễn Thị Đoàn Hằng đến Đà Nẵng, Huế và Thành phố Hồ Chí Minh, Việt Nam.",
	7:  "L’œuvre de François Ÿvres à Saint-Étienne, Côte d’Ivoire, N’Djamena; où l'on parla français.",
	8:  "Ștefan Țepeșu, Dž. Đorđe Hadžić, Ljubiša Čvorović and Tomáš Říčka; Győző Őrségi of Pécs.",
	9:  "Министр Фёдор Королёв встретился в городе Йошкар-Ола; мой край, синий май.",
	10: "Міністр Її Ґалаґан з Києва, Їжакевич; Україна — мои слова, твои.",
	11: "Ο υπουργός Νίκος Αθηναίος στην ΑΘΗΝΑ· ο ΣΤΑΥΡΟΣ και ο Σταύρος, λόγος.",
	12: "التقى الوزير مُحَمَّد العَلَويّ في القاهرة مع أحمد الإبراهيمي وعلى الكبـــير سنة ٢٠١١.",
	13: "وزیر خارجه علی کرمانی در تهران؛ می\u200cخواهم گفت\u200cوگو کنیم.",
	14: "שר החוץ דָּוִד בֶּן־עַמִּי נפגש בירושלים עם צה״ל; שלום.",
	15: "รัฐมนตรีสมชาย ทองดี พบที่กรุงเทพมหานคร มีที่นี่ มา",
	16: "विदेश मंत्री राजेश हिन्दीवाला की बैठक दिल्ली में हुई; फ़ारसी और अँग्रेज़ी के साथ।",
	17: "한국 외교부 장관 홍길순이 서울에서 일본 대표단과 회담했다. 한·일 관계",
	18: "王毅夫外交部长在北京会见日本外相李小龙。二〇一一年，中日关系。",
	19: "日EU首脳会談、G7外相会合とリーダーG20。ガイドライン・パートナーシップ、カイト。",
	20: "ﾊﾟﾘでの会談：ＡＳＥＡＮ＋３、ＣＯＶＩＤ－１９、２国間。㈱トヨ、東京〆切。佐々木々。",
	21: "The U.S. side, Secretary O'Brien, said AT&T and C++ were 50% of the 1,000 cases; #MeToo.",
	22: "A \"2+2\" format and ASEAN+3, a P5+1 round, co-operation on Nagorno-Karabakh and COVID-19.",
	23: "See http://example.org/a_b?c=d or write e-mail to ada@example.org; Mr. Ó Súilleabháin’s view.",
	24: "The US, the UK and the E.U.; cooperation, email, Covid19; 1000 cases; 22 people told us.",
	25: "ﬁnal ofﬁce eﬀorts: the ﬂag of Hawaiʻi, ʿAbd al-Raḥmān ibn Saʿīd, Qur’ān, Sana'a, Nuku‘alofa.",
	26: "soft\u00adhyphen, zero\u200bwidth, na\u0308ive cafe\u0301 re\u0301sume\u0301, A\u030alesund, \u1e9b\u0323.",
	27: "Kōichirō Genbaru and Tarō Kōnosuke; Pyŏngyang, Ch'ŏngjin; Xi'an, Lüshun, Ürümqi.",
	28: "Ḥusayn al-Ṭabarī, Ğemāl Šahīn; Ṣanʿāʾ; Ə. Əliyev of Azərbaycan; Gəncə.",
	29: "Ħal Għaxaq, Ŋuyen, Ŧana; Ɓello Ɗanladi of Ƙano; Kɔfi Agyɛman.",
	30: "Ministers' meeting: the ministers’ negotiations, policies, crises and analyses; the chairmen's statement.",
	31: "ミャンマー နေပြည်တော် and ភ្នំពេញ and ວຽງຈັນ.",
	32: "தமிழ் நாடு அமைச்சர்; বাংলাদেশ পররাষ্ট্রমন্ত্রী; ગુજરાત; ಕನ್ನಡ; తెలుగు; മലയാളം; ਪੰਜਾਬ.",
	33: "საქართველოს მინისტრი თბილისში; ՀԱՅԱՍՏԱՆ, Երևան; አዲስ አበባ.",
	34: "½ of 3 km², 20℃, №5, Ⅳ round, ①, 5¢, A4-size, F-16s, G8, G-8, U-2, 5G, 3-1, 1.5 million, 10:30.",
	35: "𝐁𝐨𝐥𝐝 𝒔𝒄𝒓𝒊𝒑𝒕, Ｆｕｌｌ Ｗｉｄｔｈ, ᶠᵒᵒ, flags 🇯🇵🇷🇺 and 👩\u200d👩\u200d👧.",
	36: "𠮷田太郎と葛󠄀城、髙橋、神戸。ヴェネツィア、ベトナム; ｱﾌﾞﾀﾞﾋﾞ",
}

// An oddTerm is looked for as it stands, as a phrase where it has spaces.
// Where it finds other texts than those that hold it letter by letter, they are
// named, and why.
type oddTerm struct {
	terms  string // one or several, parted by |
	why    string
	really []int
}

var oddTerms = []oddTerm{
	{terms: "łukasz|Lukasz|ŻÓŁTOWSKI|zoltowski|Łódź|lodz|LODZ|gdansk|Kraków|świętosława|swietoslawa|cwiek"},
	{terms: "Guðrún|gudrun|þórisdóttir|thorisdottir|Þingvellir|thingvellir|reykjavik|aegir|Ægir|ofeigsson|isafjordur|Ísafjörður"},
	{terms: "orjan|Ørjan|asgardsen|ÅSGÅRDSEN|tromso|Tromsø|arhus|malmo|soren|kjaergaard|Kjærgaard"},
	{terms: "grosses|großes|gesprach|koln|Köln|KÖLN|jurgen|weissenfels|Weißenfels|WEISSENFELS|uber|strassburg|straße|strasse|STRASSE|füße|fusse"},
	{terms: "Çağrı|cagri|yildirimoglu|Yıldırımoğlu|turkiye|Türkiye|TÜRKİYE|istanbul|İstanbul|ISTANBUL|diyarbakir|Iğdır|igdir"},
	{terms: "nguyen|Nguyễn|thi|doan|Đoàn|hang|Đà Nẵng|da nang|hue|Huế|thanh pho ho chi minh|viet nam|Việt Nam"},
	{terms: "œuvre|oeuvre|francois|François|Ÿvres|saint-etienne|Saint-Étienne|cote d'ivoire|Côte d’Ivoire|n'djamena|N’Djamena|francais|où"},
	{terms: "stefan|Ștefan|tepesu|dorde|Đorđe|hadzic|Hadžić|ljubisa|cvorovic|tomas|ricka|Říčka|gyozo|Győző|orsegi|pecs"},
	{terms: "Фёдор|федор|ФЁДОР|королев|Королёв|йошкар-ола|Йошкар|мой|мои|май|синий|край|Міністр|її|Їжакевич|ґалаґан|галаган|Україна|твои|твой"},
	{terms: "αθηναιος|Αθηναίος|ΑΘΗΝΑΙΟΣ|Σταύρος|σταυρος|ΣΤΑΥΡΟΣ|λογος|Λόγος|ΛΟΓΟΣ|υπουργος"},
	{terms: "محمد|مُحَمَّد|العلوي|القاهرة|احمد|أحمد|الابراهيمي|الكبير|على|علي|سنة|علی|کرمانی|كرماني|تهران|می\u200cخواهم"},
	{terms: "דוד|דָּוִד|שלום|בירושלים|צה״ל|עמי"},
	{terms: "รัฐมนตรี|สมชาย|ทอง|ที่|ที่นี่|มี|มา|กรุงเทพ|นคร"},
	{terms: "हिन्दी|राजेश|की|के|का|दिल्ली|बैठक|फारसी|फ़ारसी|अंग्रेज़ी|मंत्री|में"},
	{terms: "한국|외교|홍길순|서울|일본|회담|회|관계|장관"},
	{terms: "王毅夫|王毅|毅王|外相|北京|二〇一一年|〇|中日|会|日|李小龙|部长"},
	{terms: "日EU|eu首脳|G7外相会合|g7|G7|G20|リーダーG20|ガイドライン|ガイド|ドライン|ー|パートナー|カイト|ガイト|パリ|ﾊﾟﾘ|会談"},
	{terms: "asean＋3|２国間|2国間|トヨ|〆切|佐々木|々|㈱|東京"},
	{terms: "at&t|AT&T|50%|#MeToo|metoo|1,000 cases|C++ were|O'Brien|o’brien|O‘Brien|U.S. side|cases"},
	{terms: "Nagorno-Karabakh|nagorno|KARABAKH|P5+1|ASEAN+3|example.org|http://example.org/a_b?c=d|ada@example.org|a_b|Súilleabháin's|o suilleabhain|Ó Súilleabháin"},
	{terms: "final|ﬁnal|office|efforts|Hawaiʻi|hawaii|abd al-rahman|ʿAbd|said|Saʿīd|quran|qur'an|Qur’ān|sana'a|Sana’a|nuku'alofa"},
	{terms: "softhyphen|soft\u00adhyphen|zerowidth|naive|näive|café|cafe|résumé|resume|Ålesund|alesund"},
	{terms: "koichiro|Kōichirō|genbaru|taro|pyongyang|Pyŏngyang|ch'ongjin|Xi'an|lushun|Lüshun|urumqi|Ürümqi"},
	{terms: "husayn|Ḥusayn|al-tabari|gemal|sahin|Šahīn|sanaa|Ṣanʿāʾ|Əliyev|eliyev|azerbaycan|Azərbaycan|gence"},
	{terms: "ħal|hal|ghaxaq|nuyen|Ŋuyen|tana|bello|Ɓello|danladi|kano|kofi|Kɔfi|agyeman"},
	{terms: "ミャンマー|နေပြည်တော်|ភ្នំពេញ|ວຽງຈັນ|ပြည်|ភ្នំ"},
	{terms: "தமிழ்|அமைச்சர்|বাংলাদেশ|ગુજરાત|ಕನ್ನಡ|తెలుగు|മലയാളം|ਪੰਜਾਬ|তমিল"},
	{terms: "თბილისში|საქართველოს|ᲗᲑᲘᲚᲘᲡᲨᲘ|հայաստան|Հայաստան|երևան|አዲስ|አበባ"},
	{terms: "km²|km2|20℃|20°C|№5|iv|Ⅳ|A4-size|F-16s|U-2|5G|10:30|1.5 million"},
	{terms: "bold|script|full width|Ｆｕｌｌ|foo"},
	{terms: "𠮷田|田太郎|葛城|葛󠄀城|髙橋|神戸|ヴェネツィア|ベトナム|アブダビ|ｱﾌﾞﾀﾞﾋﾞ|アフタヒ"},
	{terms: "...|—|🙂|🇯🇵", why: "there is no word in it to look for", really: nil},

	{"U.S.", "US cannot be told from the word us: U.S. does not find it", []int{21}},
	{"US|us", "finds U.S. too, and us is the same word", []int{21, 24}},
	{"E.U.|eu", "E.U. and EU are one", []int{19, 24}},
	{"co-operation|cooperation", "one word, however it is written", []int{22, 24}},
	{"e-mail|email", "so is this one", []int{23, 24}},
	{"COVID-19|covid-19", "and this, full width too", []int{20, 22, 24}},
	{"COVID－19|covid－19", "in any width", []int{20, 22, 24}},
	{"flag|flags", "plural and singular find each other", []int{25, 35}},
	{"covid19", "and the other way", []int{20, 22, 24}},
	{"1,000", "thousands are found without their comma", []int{21, 24}},
	{"2+2", "punctuation parts words: any 2 behind a 2; here there is but one, and 22 is none", []int{22}},
	{"1000", "the comma of a text is not guessed", []int{24}},
	{"C++", "punctuation is not looked for: the word c", []int{21, 23, 34}},
	{"c|C", "which is also that of ℃, and of ?c=d", []int{21, 23, 34}},
	{"G8|G-8", "one name", []int{34}},
	{"minister", "plural and singular find each other", []int{1, 30}},
	{"negotiation|policy|crisis|analysis|chairman", "as above", []int{30}},
	{"case", "as above", []int{21, 24}},
	{"Ministers'|ministers", "the apostrophe is not looked for, and the singular is found", []int{1, 30}},
	{"O'Súilleabháin's", "what is somebody's is found under the name, and ó o", []int{23}},
	{"Koeln", "is Köln on a keyboard without umlauts", []int{4}},
	{"Michoel|oels|poem", "but is not looked for in every word", nil},
	{"日本李|本한", "", nil},
	{"과회", "the words of scripts without spaces may have a space or a mark between them: 대표단과 회담", []int{17}},
	{"한일", "한·일 has a mark in it", []int{17}},
	{"ก", "a Thai letter with a vowel above is another one, but here it stands alone too", []int{15}},
	{"โ", "nowhere", nil},
}

// letterByLetter is what a plain look at the texts finds: the folded term, not
// inside of a longer word unless the script has no spaces.
func letterByLetter(term string) (ids []int) {
	needle := letters.Fold(term)
	isLetter := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.M, r)
	}
	joins := func(a, b rune) bool {
		if unicode.Is(unicode.M, b) {
			return true // a mark belongs to its letter in every script
		}
		return isLetter(a) && isLetter(b) && !letters.IsUnspaced(a) && !letters.IsUnspaced(b)
	}
	first, _ := utf8.DecodeRuneInString(needle)
	last, _ := utf8.DecodeLastRuneInString(needle)
	for id, text := range oddTexts {
		text = letters.Fold(text)
		for from := 0; needle != "" && from < len(text); {
			i := strings.Index(text[from:], needle)
			if i < 0 {
				break
			}
			i += from
			before, _ := utf8.DecodeLastRuneInString(text[:i])
			after, _ := utf8.DecodeRuneInString(text[i+len(needle):])
			if (i == 0 || !joins(before, first)) && (i+len(needle) == len(text) || !joins(last, after)) {
				ids = append(ids, id)
				break
			}
			_, size := utf8.DecodeRuneInString(text[i:])
			from = i + size
		}
	}
	return ids
}

// putOddTexts makes an archive of the texts, each the one paragraph of a briefing.
func putOddTexts(t testing.TB, path string) {
	var entries []Entry
	for id, text := range oddTexts[1:] {
		entries = append(entries, page(fmt.Sprintf("/%d", id+1), text, briefing.Briefing{Title: fmt.Sprintf("Paper n%d", id+1),
			Sections: []briefing.Section{{Paragraphs: []briefing.Paragraph{{Text: text}}}}}))
	}
	put(t, path, entries...)
}

func TestOddTerms(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	putOddTexts(t, path)
	checkClean(t, path)
	a := reading(t, path)
	asked, held := 0, 0
	for _, odd := range oddTerms {
		for term := range strings.SplitSeq(odd.terms, "|") {
			asked++
			want := letterByLetter(term)
			if odd.why != "" {
				want = odd.really
			}
			slices.Sort(want)
			query := term
			if strings.Contains(term, " ") {
				query = `"` + term + `"`
			}
			parsed, err := terms.Parse(query)
			if err != nil {
				t.Errorf("%s: %v", term, err)
				continue
			}
			var got []int
			if !parsed.IsEmpty() {
				ids, passages := found5(t, a, query, Query{Sort: "id"})
				for i, id := range ids {
					var n int
					fmt.Sscan(id, &n)
					got = append(got, n)
					if len(passages[i].Marks) == 0 {
						t.Errorf("%s: nothing is marked in %q", term, passages[i].Text)
					}
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s: found in %v, want %v", term, got, want)
			}
			if len(got) > 0 {
				held++
			}
		}
	}
	if asked < 250 || held < 220 {
		t.Errorf("%d terms were asked for, of which %d were found", asked, held)
	}
}
