package country

// A foreignRow holds the names that pages in other European languages use of
// the countries met most often. Nouns have a capital; an adjective begins with a small
// letter and takes the endings of its language.
// Left out is what means something else elsewhere: German "Island", Spanish "china".
type foreignRow struct{ code, german, french, spanish string }

var foreignRows = []foreignRow{
	{"AE", "Vereinigte Arabische Emirate; Vereinigten Arabischen Emirate; Vereinigten Arabischen Emiraten", "Émirats arabes unis", "Emiratos Árabes Unidos"},
	{"AF", "afghanisch", "afghan; afghane", "Afganistán; afgano; afgana"},
	{"AR", "Argentinien; argentinisch", "argentin", "argentino; argentina"},
	{"AT", "Österreich; österreichisch", "Autriche; autrichien; autrichienne", "austriaco; austriaca"},
	{"AU", "Australien; australisch", "Australie; australien; australienne", "australiano; australiana"},
	{"BE", "Belgien; belgisch", "Belgique; belge", "Bélgica; belga"},
	{"BR", "Brasilien; brasilianisch", "Brésil; brésilien; brésilienne", "Brasil; brasileño; brasileña"},
	{"BY", "belarussisch", "Biélorussie; biélorusse", "Bielorrusia; bielorruso; bielorrusa"},
	{"CA", "Kanada; kanadisch", "canadien; canadienne", "Canadá; canadiense"},
	{"CH", "Schweiz; schweizerisch", "Suisse; suisse", "Suiza; suizo; suiza"},
	{"CL", "chilenisch", "Chili; chilien; chilienne", "chileno; chilena"},
	{"CN", "chinesisch", "Chine; chinois; chinoise", "chino"},
	{"CO", "Kolumbien; kolumbianisch", "Colombie; colombien; colombienne", "colombiano; colombiana"},
	{"CU", "Kuba; kubanisch", "cubain; cubaine", "cubano; cubana"},
	{"CZ", "Tschechien; Tschechische Republik; tschechisch", "Tchéquie; République tchèque; tchèque", "Chequia; República Checa; checo; checa"},
	{"DE", "Deutschland; Bundesrepublik Deutschland; deutsch", "Allemagne; allemand; allemande", "Alemania; alemán; alemana"},
	{"DK", "Dänemark; dänisch", "Danemark; danois; danoise", "Dinamarca; danés; danesa"},
	{"DZ", "Algerien; algerisch", "Algérie; algérien; algérienne", "Argelia; argelino; argelina"},
	{"EG", "Ägypten; ägyptisch", "Égypte; égyptien; égyptienne", "Egipto; egipcio; egipcia"},
	{"ES", "Spanien; spanisch", "Espagne; espagnol; espagnole", "España; español; española"},
	{"EU", "Europäische Union; Europäischen Union", "Union européenne; UE", "Unión Europea"},
	{"FI", "Finnland; finnisch", "Finlande; finlandais; finlandaise", "Finlandia; finlandés; finlandesa"},
	{"FR", "Frankreich; französisch", "République française; français; française", "Francia; francés; francesa"},
	{"GB", "Vereinigtes Königreich; Vereinigten Königreich; Vereinigte Königreich; Großbritannien; britisch", "Royaume-Uni; Grande-Bretagne; britannique", "Reino Unido; Gran Bretaña; británico; británica"},
	{"GE", "Georgien; georgisch", "Géorgie; géorgien; géorgienne", "georgiano; georgiana"},
	{"GR", "Griechenland; griechisch", "Grèce; grec; grecque", "Grecia; griego; griega"},
	{"HU", "Ungarn; ungarisch", "Hongrie; hongrois; hongroise", "Hungría; húngaro; húngara"},
	{"ID", "Indonesien; indonesisch", "Indonésie; indonésien; indonésienne", "indonesio; indonesia"},
	{"IE", "Irland; irisch", "Irlande; irlandais; irlandaise", "Irlanda; irlandés; irlandesa"},
	{"IL", "israelisch", "israélien; israélienne", "israelí"},
	{"IN", "Indien; indisch", "Inde; indien; indienne", "indio"},
	{"IQ", "Irak; irakisch", "irakien; irakienne", "iraquí"},
	{"IR", "iranisch", "iranien; iranienne", "iraní"},
	{"IT", "Italien; italienisch", "Italie; italien; italienne", "Italia; italiano; italiana"},
	{"JO", "Jordanien; jordanisch", "Jordanie; jordanien; jordanienne", "Jordania; jordano; jordana"},
	{"JP", "japanisch", "Japon; japonais; japonaise", "Japón; japonés; japonesa"},
	{"KP", "Nordkorea; nordkoreanisch", "Corée du Nord; nord-coréen; nord-coréenne", "Corea del Norte; norcoreano; norcoreana"},
	{"KR", "Südkorea; Republik Korea; südkoreanisch", "Corée du Sud; République de Corée; sud-coréen; sud-coréenne", "Corea del Sur; República de Corea; surcoreano; surcoreana"},
	{"KZ", "Kasachstan; kasachisch", "kazakh; kazakhe", "Kazajistán; kazajo; kazaja"},
	{"LB", "libanesisch", "Liban; libanais; libanaise", "Líbano; libanés; libanesa"},
	{"LY", "Libyen; libysch", "Libye; libyen; libyenne", "Libia; libio; libia"},
	{"MA", "Marokko; marokkanisch", "Maroc; marocain; marocaine", "Marruecos; marroquí"},
	{"MX", "Mexiko; mexikanisch", "Mexique; mexicain; mexicaine", "mexicano; mexicana"},
	{"NATO", "", "OTAN", "OTAN"},
	{"NL", "Niederlande; Niederlanden; niederländisch", "Pays-Bas; néerlandais; néerlandaise", "Países Bajos; neerlandés; neerlandesa"},
	{"NO", "Norwegen; norwegisch", "Norvège; norvégien; norvégienne", "Noruega; noruego; noruega"},
	{"PE", "peruanisch", "Pérou; péruvien; péruvienne", "peruano; peruana"},
	{"PL", "Polen; polnisch", "Pologne; polonais; polonaise", "Polonia; polaco; polaca"},
	{"PS", "Palästina; palästinensisch", "palestinien; palestinienne", "Palestina; palestino; palestina"},
	{"PT", "portugiesisch", "portugais; portugaise", "portugués; portuguesa"},
	{"RO", "Rumänien; rumänisch", "Roumanie; roumain; roumaine", "Rumanía; rumano; rumana"},
	{"RS", "Serbien; serbisch", "Serbie; serbe", "serbio"},
	{"RU", "Russland; Rußland; Russische Föderation; Russischen Föderation; russisch", "Russie; Fédération de Russie; russe", "Rusia; Federación de Rusia; ruso; rusa"},
	{"SA", "Saudi-Arabien; saudisch; saudi-arabisch", "Arabie saoudite; saoudien; saoudienne", "Arabia Saudita; Arabia Saudí; saudita"},
	{"SE", "Schweden; schwedisch", "Suède; suédois; suédoise", "Suecia; sueco; sueca"},
	{"SY", "Syrien; syrisch", "Syrie; syrien; syrienne", "Siria; sirio; siria"},
	{"TN", "Tunesien; tunesisch", "Tunisie; tunisien; tunisienne", "Túnez; tunecino; tunecina"},
	{"TR", "Türkei; türkisch", "Turquie; turc; turque", "Turquía; turco; turca"},
	{"UA", "ukrainisch", "ukrainien; ukrainienne", "Ucrania; ucraniano; ucraniana"},
	{"UN", "Vereinte Nationen; Vereinten Nationen", "Nations Unies; ONU", "Naciones Unidas; ONU"},
	{"US", "Vereinigte Staaten; Vereinigten Staaten; Vereinigte Staaten von Amerika; Vereinigten Staaten von Amerika; amerikanisch; US-amerikanisch", "États-Unis; États-Unis d'Amérique; américain; américaine", "Estados Unidos; Estados Unidos de América; estadounidense; EEUU; EE.UU."},
	{"VA", "Heiliger Stuhl; Vatikan", "Saint-Siège", "Santa Sede; Vaticano"},
	{"VN", "vietnamesisch", "vietnamien; vietnamienne", "vietnamita"},
	{"ZA", "Südafrika; südafrikanisch", "Afrique du Sud; sud-africain; sud-africaine", "Sudáfrica; sudafricano; sudafricana"},
}

// notCountries lists what holds the name of a country, or of an organisation,
// and is not it: a sea, a region, a state of the same name, a forum. In prose
// they are passed over.
var notCountries = []string{
	// Regions, seas and states.
	"Latin America; North America; South America; Central America; Latin American; North American; South American; Central American",
	"Inter-American; Pan-American; African American; Native American; Trans-Pacific",
	"Indian Ocean; American Indian; South China Sea; East China Sea; Sea of Japan; Korean Peninsula; Arabian Peninsula",
	"Gulf of Guinea; Gulf of Mexico; Gulf of Oman; Gulf of Thailand; Bight of Benin; Lake Chad; Lake Malawi; Strait of Gibraltar; Rock of Gibraltar",
	"Congo Basin; Congo River; River Congo; Niger Delta; Niger River; River Niger; Jordan River; River Jordan; Jordan Valley; River Gambia",
	"New Mexico; New Jersey; New England; New Guinea; British Columbia; Turkish Straits; Irish Sea; English Channel; Panama Canal",
	"East Japan; Great East Japan; Western Samoa Time; Greenwich; Georgia Tech; Chinese New Year; Indochina",
	"ラテンアメリカ; 中央アメリカ; 南アメリカ; 北アメリカ; 中南米; 中米; 南米; 北米; 欧米",
	"インド太平洋; インド洋; インドシナ; 日本海; 東日本; 西日本; 北日本; 日本語; 中国語; 英語; 中国地方; 朝鮮半島; メキシコ湾; ギニア湾; コンゴ盆地",
	// Bodies and gatherings: they are where parties meet.
	"United Nations General Assembly; UN General Assembly; United Nations Security Council; UN Security Council; United Nations Charter; UN Charter",
	"United Nations Headquarters; UN Headquarters; Charter of the United Nations; United Nations University; UN University",
	"United Nations Framework Convention on Climate Change; UN Framework Convention on Climate Change; United Nations Climate Change Conference",
	"United Nations Convention on the Law of the Sea; UN Convention on the Law of the Sea; UN Peacekeeping; United Nations Peacekeeping",
	"ASEAN Regional Forum; ASEAN Plus Three; East Asia Summit",
	"国連総会; 国連安全保障理事会; 国連安保理; 国連憲章; 国連大学; 国連本部; 国連海洋法条約; ASEAN地域フォーラム",
}

// compoundFollowers are the words that go on after a compound of one-character
// names: without one of them 日中 is daytime and 朝日 a newspaper.
var compoundFollowers = []string{
	"外相", "外務", "外交", "首脳", "大統領", "総理", "会談", "会合", "会議", "電話", "テレビ", "関係", "両", "間", "防衛", "次官", "戦略", "安全", "安保",
	"同盟", "共同", "閣僚", "経済", "社会", "平和", "修好", "協議", "対話", "局長", "高級", "高官", "政策", "投資", "租税", "原子力", "航空", "国交", "友好",
	"交流", "協力", "合同", "貿易", "領事", "人権", "財務", "宇宙", "サイバー", "知的", "文化", "科学", "環境", "エネルギー", "開発", "漁業", "青年", "刑事",
	"犯罪", "軍縮", "テロ", "賢人", "官民", "議員", "意見", "条約", "協定", "交渉", "物品", "海", "事務", "実務", "地位", "法", "拉致", "国防", "政府", "政務",
	"作業", "ビジネス", "パートナー", "ワーキング", "特別", "包括", "2", "3", "4", "２", "３", "４", "三", "四", "「", "（", "(",
}

// compoundStarters may stand first in a compound; the others, such as 西 and 土, begin too many words.
const compoundStarters = "日米中韓露ロ英仏独伊加豪印朝"

// compoundStops before a compound tell that its first character belongs to
// another word: 在日米軍, 本日中, 十一日.
const compoundStops = "在来訪対本同翌当前昨今毎終即曜平休祝期連近先後両初一二三四五六七八九十〇"
