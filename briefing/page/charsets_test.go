package page

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// What ministries of many countries write, in the character sets that they write it in. All is invented.
var ministries = []struct{ language, charsets, text string }{
	{"ar", "windows-1256 iso-8859-6", "التقى وزير الخارجية نظيره من الدولة المتخيلة وبحث معه سبل تعزيز العلاقات بين البلدين"},
	{"be", "windows-1251", "Міністр замежных спраў сустрэўся з калегам і абмеркаваў супрацоўніцтва ў галіне гандлю"},
	{"bg", "windows-1251 iso-8859-5", "Министърът на външните работи се срещна със своя колега и обсъди сътрудничеството"},
	{"cs", "windows-1250 iso-8859-2", "Ministryně zahraničních věcí přijala svého protějška. Jednání proběhlo v přátelském ovzduší"},
	{"da", "windows-1252", "Udenrigsministeren mødte sin kollega på torsdag og drøftede forholdet mellem de to lande"},
	{"de", "windows-1252 macintosh", "Der Außenminister empfing seinen Kollegen. Beide würdigten die Freundschaft über Länder hinweg"},
	{"el", "windows-1253 iso-8859-7", "Ο υπουργός Εξωτερικών συναντήθηκε με τον ομόλογό του και συζήτησε για την ενέργεια"},
	{"es", "windows-1252 macintosh", "El ministro recibió a su homólogo en la sede de la cancillería. Hablaron de energía y de comercio mañana y tarde"},
	{"et", "windows-1257 iso-8859-13", "Välisminister kohtus oma kolleegiga ning arutas kahe riigi vahelist koostööd ja julgeolekuküsimusi Tallinnas ühisel õhtusöögil"},
	{"fi", "windows-1252", "Ulkoministeri tapasi virkaveljensä. He keskustelivat maiden välisestä yhteistyöstä ja tärkeistä hankkeista"},
	{"fr", "windows-1252 macintosh iso-8859-15", "Le ministre des Affaires étrangères a reçu son homologue. La rencontre prévue à Genève a été annulée"},
	{"he", "windows-1255 iso-8859-8", "שר החוץ נפגש עם עמיתו ודן עמו בקשרים בין שתי המדינות ובשיתוף הפעולה באזור"},
	{"hr", "windows-1250 iso-8859-2", "Ministar vanjskih poslova susreo se sa svojim kolegom. Razgovarali su o suradnji i čestitali jedan drugome, što će učiniti još češće"},
	{"hu", "windows-1250 iso-8859-2", "A külügyminiszter fogadta kollégáját, és a két ország közötti együttműködésről tárgyalt. Szó volt a jövő évi őszi ülésről"},
	{"is", "windows-1252", "Utanríkisráðherra hitti starfsbróður sinn og þeir ræddu um samstarf þjóðanna á norðurslóðum"},
	{"it", "windows-1252 macintosh", "Il ministro ha incontrato il suo omologo. Si è parlato di libertà, di unità e di più scambi tra le città"},
	{"ja", "shift_jis euc-jp iso-2022-jp", "外務大臣は、訪日中の架空国の外務大臣と会談を行い、両国の協力について意見を交換しました。"},
	{"ko", "euc-kr", "외교부 장관은 가상국 외교장관과 회담을 갖고 양국 관계에 대하여 의견을 교환하였다."},
	{"lt", "windows-1257 iso-8859-13", "Užsienio reikalų ministras susitiko su kolega. Aptarti abiejų šalių ryšiai, energetika ir būsimas viršūnių susitikimas"},
	{"lv", "windows-1257 iso-8859-13", "Ārlietu ministrs tikās ar savu kolēģi. Viņi pārrunāja abu valstu attiecības un sadarbību enerģētikā"},
	{"mk", "windows-1251", "Министерот за надворешни работи се сретна со својот колега и разговараше за соработката"},
	{"no", "windows-1252", "Utenriksministeren møtte sin kollega på onsdag. De drøftet samarbeidet mellom landene og fiskeriene i nord på nytt"},
	{"pl", "windows-1250 iso-8859-2", "Minister spraw zagranicznych przyjął swojego odpowiednika. Spotkanie odbyło się w środę i dotyczyło współpracy"},
	{"pt", "windows-1252", "O ministro das Relações Exteriores recebeu seu homólogo. A reunião tratou de cooperação, comércio e educação"},
	{"ro", "windows-1250 iso-8859-2", "Ministrul afacerilor externe a primit omologul său la Bucureşti. Discuţiile au vizat relaţiile dintre cele două ţări"},
	{"ru", "windows-1251 koi8-r ibm866 iso-8859-5 x-mac-cyrillic", "Министр иностранных дел встретился с коллегой. Стороны обсудили сотрудничество"},
	{"sk", "windows-1250 iso-8859-2", "Minister zahraničných vecí prijal svojho partnera. Rokovanie sa týkalo spolupráce oboch krajín a prebiehalo vo veľmi priateľskej atmosfére"},
	{"sl", "windows-1250 iso-8859-2", "Minister za zunanje zadeve se je sešel s svojim kolegom. Pogovarjala sta se o čezmejnem sodelovanju, že tretjič letos"},
	{"sr", "windows-1251 iso-8859-5", "Министар спољних послова састао се са својим колегом и разговарао о сарадњи две земље"},
	{"sv", "windows-1252", "Utrikesministern träffade sin kollega i går. De talade om samarbetet mellan länderna och om frågor på dagordningen"},
	{"th", "windows-874", "รัฐมนตรีว่าการกระทรวงการต่างประเทศพบหารือกับรัฐมนตรีต่างประเทศของประเทศสมมติ"},
	{"tr", "windows-1254 iso-8859-9", "Dışişleri Bakanı mevkidaşıyla görüştü. Görüşmede iki ülke arasındaki ilişkiler ve işbirliği ele alındı"},
	{"uk", "windows-1251 koi8-u", "Міністр закордонних справ зустрівся з колегою. Сторони обговорили співпрацю і спільні проєкти"},
	{"vi", "windows-1258", "Bộ trưởng Ngoại giao đã gặp người đồng cấp và trao đổi về hợp tác giữa hai nước trong lĩnh vực năng lượng"},
	{"zh", "gb18030", "外交部长与虚构国外长举行会谈。双方就两国关系和地区问题交换了意见。"},
	{"zh", "big5", "外交部長與虛構國外長舉行會談，雙方就兩國關係與區域問題交換意見。"},
}

// inCharset encodes a text, where it can be: windows-1258 has the accents of Vietnamese as characters of their own.
func inCharset(t *testing.T, charset, text string) []byte {
	t.Helper()
	if charset != "windows-1258" {
		return encodeAs(t, charset, text)
	}
	enc, _ := mustCharset(charset)
	var out []byte
	for _, r := range text {
		b, err := enc.NewEncoder().Bytes([]byte(string(r)))
		if err != nil {
			d := []rune(norm.NFD.String(string(r)))
			base, last := norm.NFC.String(string(d[:len(d)-1])), d[len(d)-1]
			if last == '\u0302' || last == '\u0306' { // ậ: the dot comes before the roof
				base, last = norm.NFC.String(string([]rune{d[0], last})), d[1]
			}
			b = encodeAs(t, charset, base+string(last))
		}
		out = append(out, b...)
	}
	return out
}

// A page that declares its character set is read in it, a page that does not is
// read rightly or with a warning. A headline alone is short; a page is long.
func TestCharsetsOfMinistries(t *testing.T) {
	right, warned := 0, 0
	for _, m := range ministries {
		for charset := range strings.FieldsSeq(m.charsets) {
			headline := strings.Join(strings.Fields(m.text)[:min(7, len(strings.Fields(m.text)))], " ")
			for _, text := range []string{headline + "\n", m.text + "\n", strings.ToUpper(headline) + "\n"} {
				data := inCharset(t, charset, text)
				page := append([]byte("<html><head><meta charset=\""+charset+"\"></head><body><h1>Press</h1>\n<p class=a>"), data...)
				d, err := Decode(page, HTML, "", "")
				if i := strings.LastIndexByte(d.Text, '>'); err != nil || norm.NFC.String(d.Text[i+1:]) != text || d.Guessed || d.Lost > 0 {
					t.Errorf("%s %s declared: %+v %v", m.language, charset, d, err)
				}
				for _, bare := range []struct {
					format Format
					data   []byte
				}{{Text, append([]byte("2019-05-08\n"), data...)}, {HTML, append([]byte("<html><body><h1>Press</h1>\n<p class=a>"), data...)}} {
					d, err = Decode(bare.data, bare.format, "", "")
					switch {
					case err == nil && strings.HasSuffix(norm.NFC.String(d.Text), text):
						right++
						if d.Guessed {
							warned++
						}
					case err != nil || !d.Guessed:
						t.Errorf("%s %s undeclared: as %s %q, not warned", m.language, charset, d.Charset, d.Text)
					default:
						warned++
						t.Logf("%s %s warned: as %s %q", m.language, charset, d.Charset, d.Text)
					}
				}
			}
		}
	}
	t.Logf("%d right, %d warned", right, warned)
}
