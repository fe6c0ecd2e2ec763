package briefing

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// jaFacts writes the facts of a briefing on a few lines.
func jaFacts(b Briefing) string {
	var people []string
	for _, p := range b.People {
		people = append(people, p.Name+"/"+p.Role+"/"+p.Country)
	}
	held := string(b.Held.Start)
	if b.Held.End != b.Held.Start {
		held += ".." + string(b.Held.End)
	}
	return fmt.Sprintf("%s|%s|%s|%s|%s\n%s|%s|%s|%d\n%s\n%s", b.Title, b.Published, held, b.Kind, b.Medium, b.Place, b.PlaceCountry, b.Occasion, b.Minutes,
		strings.Join(people, " "), strings.Join(b.Countries, " "))
}

// Pages of text in the frames of their times; the people and what they say are invented.
var jaPages = []struct{ name, text, want string }{
	{"visitor in a city abroad, hour with its zone", `ドイツ連邦共和国
日独外相会談
平成27年4月15日

4月14日（火曜日）13時45分（現地時間）から約40分間，G7外相会合出席のためリューベック（ドイツ）を訪問中の山川文雄外務大臣は，フランク＝テスト・マイスター・ドイツ連邦共和国外務大臣（H.E. Dr. Frank-Test Meister, Federal Minister for Foreign Affairs）と会談を行ったところ，概要以下のとおり。
1　冒頭
山川大臣から，両国の友情について述べた。`,
		"日独外相会談|2015-04-15|2015-04-14|foreign-ministers-meeting|in-person\nリューベック（ドイツ）|DE|G7外相会合|40\n山川文雄/外務大臣/JP フランク＝テスト・マイスター/外務大臣/DE\nJP DE"},
	{"lead as the first item, visitor in Japan", `報道発表

日独外相会談

令和元年11月23日

  1. 本23日，午後5時35分頃から約20分間，森田健外務大臣は，G20愛知・名古屋外務大臣会合出席のため訪日中のハンス・テスト・ドイツ連邦共和国外務大臣（H.E. Mr. Hans TEST）と会談を行ったところ，概要は以下のとおりです。
  2. 森田大臣から，来訪を歓迎する旨述べました。`,
		"日独外相会談|2019-11-23|2019-11-23|foreign-ministers-meeting|in-person\n|JP|G20愛知・名古屋外務大臣会合|20\n森田健/外務大臣/JP ハンス・テスト/外務大臣/DE\nJP DE"},
	{"no headline: the captions have it", `ドイツ連邦共和国

平成28年4月10日
日独外相会談1
日独外相会談2

　4月10日（日曜日）22時20分から約40分間，山川文雄外務大臣は，ハンス・テスト・ドイツ連邦共和国外務大臣との間で会談を行いました。

1　山川大臣からは，再会を喜ぶ旨述べました。両外相は，引き続き緊密に連携していくことを確認しました。

ドイツ連邦共和国へ戻る`,
		"日独外相会談|2016-04-10|2016-04-10|foreign-ministers-meeting|in-person\n|||40\n山川文雄/外務大臣/JP ハンス・テスト/外務大臣/DE\nJP DE"},
	{"Japanese time in brackets, a country alone", `日独外相会談
令和3年5月4日
5月4日午前11時5分（日本時間同日午後7時5分）から約30分、G7外務・開発大臣会合に出席するため、英国を訪問中の森田健外務大臣は、ハンス・テスト・ドイツ連邦外務大臣と外相会談を行ったところ、概要は以下のとおりです。
両大臣は、連携を確認しました。`,
		"日独外相会談|2021-05-04|2021-05-04|foreign-ministers-meeting|in-person\n|GB|G7外務・開発大臣会合|30\n森田健/外務大臣/JP ハンス・テスト/外務大臣/DE\nJP DE"},
	{"a sign of a country before the city", `ロシア連邦
日露外相会談
平成29年2月17日

2月17日（金曜日）12時10分（日本時間17日（金曜日）20時10分）から約40分間，G20外相会合に際し独・ボンを訪問中の山川外務大臣は，テストフ・ロシア外務大臣と会談を行った。
1　総論
会談の機会を今後も持つことで一致した。`,
		"日露外相会談|2017-02-17|2017-02-17|foreign-ministers-meeting|in-person\nボン|DE|G20外相会合|40\n山川/外務大臣/JP テストフ/外務大臣/RU\nJP RU"},
	{"where, on what occasion, how long, each in its own phrase", `日露外相会談
令和元年9月25日
　9月25日（現地時間），ニューヨークにおいて，国連総会の機会に，森田大臣とテストフ外相が初となる日露外相会談を約45分実施したところ，概要以下のとおりです。
1　二国間関係
両外相は意見交換を行いました。`,
		"日露外相会談|2019-09-25|2019-09-25|foreign-ministers-meeting|in-person\nニューヨーク|US|国連総会|45\n森田/大臣/JP テストフ/外相/RU\nJP RU"},
	{"courtesy call", `外務副大臣・外務大臣政務官

テスト・モルディブ大統領府付大臣による木山外務大臣政務官表敬

平成26年4月11日

4月11日（金曜日）11時50分から約20分間，木山誠外務大臣政務官は，外務省において，訪日中のモハメド・テスト・モルディブ大統領府付大臣（H. E. Mr. Mohamed Test）による表敬訪問を受けたところ，概要以下のとおりです。

1．木山政務官から，訪日を歓迎する旨述べました。

関連リンク

このページのトップへ戻る`,
		"テスト・モルディブ大統領府付大臣による木山外務大臣政務官表敬|2014-04-11|2014-04-11|courtesy-call|in-person\n外務省|JP||20\n木山誠/外務大臣政務官/JP モハメド・テスト/大統領府付大臣/MV\nJP MV"},
	{"statement without a headline", `外務大臣談話

平成30年1月28日

1　1月27日（現地時間同日），アフガニスタンの首都カブールにおいて爆発が起きたことに関し，御遺族に対し心からの哀悼の意を表します。

2　我が国はこれを非難します。

外務大臣談話へ戻る`,
		"外務大臣談話|2018-01-28||statement|written\n|||0\n\nJP"},
	{"statement with its headline under the category", `談話・コメント

町田外務大臣談話

駐イラク・アルジェリア臨時代理大使の逝去について

平成17年7月28日
  1. 7月27日、臨時代理大使が亡くなられたことに深い悲しみを覚える。

このページのトップへ戻る
町田外務大臣談話 | 平成17年談話 | 目次へ戻る`,
		"駐イラク・アルジェリア臨時代理大使の逝去について|2005-07-28||statement|written\n|||0\n町田/外務大臣/JP\nJP IQ DZ"},
	{"press conference", `記者会見

山川外務大臣会見記録

（平成27年4月21日（火曜日）8時46分　於：官邸エントランスホール）

英語版 (English)

G20関連

【日本新聞　有村記者】今朝の件について伺います。

【山川外務大臣】詳細については控えます。`,
		"山川外務大臣会見記録|2015-04-21|2015-04-21|press-conference|in-person\n官邸エントランスホール|JP||0\n山川/外務大臣/JP\nJP"},
	{"summit in a Japanese town", `日韓首脳会談（概要）
平成16年12月17日
12月17日、鹿児島県指宿市において、大泉総理と朴試験大統領との間で日韓首脳会談が行われたところ、概要以下のとおり。
1．日韓関係
両首脳は一致した。`,
		"日韓首脳会談（概要）|2004-12-17|2004-12-17|summit-meeting|in-person\n鹿児島県指宿市|JP||0\n大泉/総理/JP 朴試験/大統領/KR\nJP KR"},
	{"several days, a reading in brackets", `日韓首脳会談（概要）

平成16年7月22日

　21日～22日、韓国を訪問中の大泉総理大臣は、朴試験（パク・シホム）大統領との間で首脳会談を行ったところ、概要以下のとおり。

1．日韓首脳会談（21日）
総論を述べた。`,
		"日韓首脳会談（概要）|2004-07-22|2004-07-21..2004-07-22|summit-meeting|in-person\n|KR||0\n大泉/総理大臣/JP 朴試験/大統領/KR\nJP KR"},
	{"the day in the lead, the month alone in the date line", `安山総理大臣

日韓首脳会談（概要）

平成18年11月

　11月18日午後5時半から約30分間、APEC首脳会議に参加するためベトナム（ハノイ）に滞在中の安山総理は、朴試験（パク・シホム）韓国大統領と日韓首脳会談を行ったところ、概要以下のとおり。

1．日韓関係総論`,
		"日韓首脳会談（概要）|2006-11|2006-11-18|summit-meeting|in-person\nベトナム（ハノイ）|VN|APEC首脳会議|30\n安山/総理/JP 朴試験/大統領/KR\nJP KR"},
	{"policy dialogue with its sides", `報道発表

第2回日・モザンビーク・ハイレベル政策対話

平成29年1月13日

1　本13日，東京において第2回日・モザンビーク・ハイレベル政策対話が開催され，日本側からは園田健太郎外務副大臣，外務省及び関係省庁等の関係者が，モザンビーク側からニェレ・テスト外務協力副大臣（H.E. Ms. Nyele Test）を始めとする政府関係者等が出席しました。

2　この対話の概要は以下のとおりです。`,
		"第2回日・モザンビーク・ハイレベル政策対話|2017-01-13|2017-01-13|official-talks|in-person\n東京|JP||0\n園田健太郎/外務副大臣/JP ニェレ・テスト/外務協力副大臣/MZ\nJP MZ"},
	{"strategic dialogue, the heads in a second sentence", `報道発表

第2回日本・モンゴル戦略対話の開催（結果）

平成29年2月21日
  1. 本21日（現地時間同日），モンゴルのウランバートルにおいて，第2回日本・モンゴル戦略対話が開催されました。日本側代表は秋山剛外務審議官が，モンゴル側代表はダムディン・テスト外務事務次官（Mr. Damdin TEST）がそれぞれ務めました。
  2. 今回の対話では，広範な意見交換が行われました。`,
		"第2回日本・モンゴル戦略対話の開催（結果）|2017-02-21|2017-02-21|official-talks|in-person\nウランバートル|MN||0\n秋山剛/外務審議官/JP ダムディン・テスト/外務事務次官/MN\nJP MN"},
	{"foreign ministry abroad, bureaus", `報道発表
日・カタール外務省間政策対話第1回会合の開催

平成26年1月29日

  1. 1　1月28日（現地時間同日）午前10時30分から約90分，カタール外務省にて，日・カタール外務省間政策対話第1回会合が行われました。日本側から津山在カタール大使，岡中東アフリカ局審議官ほか，カタール側からアル・テスト・アジア局長代行（H.E. Mr. Al-Test）ほか関係者が出席しました。`,
		"日・カタール外務省間政策対話第1回会合の開催|2014-01-29|2014-01-28|official-talks|in-person\nカタール外務省|QA||90\n津山/在カタール大使/JP 岡/中東アフリカ局審議官/JP アル・テスト/アジア局長代行/QA\nJP QA"},
	{"ministers of defence, another ministry's page", `日豪防衛相会談（概要）

平成27年6月3日

平成27年6月3日（水）、中山防衛大臣は、東京において、テスター豪国防大臣と約60分にわたり日豪防衛相会談を行い、意見交換を行ったところ、概要以下のとおり。

1．冒頭
○ 中山防衛大臣より、歓迎する旨発言。

（了）

ご意見ご要望
新着情報一覧へ戻る`,
		"日豪防衛相会談（概要）|2015-06-03|2015-06-03|ministerial-meeting|in-person\n東京|JP||60\n中山/防衛大臣/JP テスター/国防大臣/AU\nJP AU"},
	{"two offices joined", `日豪防衛相会談

2023年10月19日
防衛省
英語版/English

印刷用

2023年10月19日、木山稔日本国防衛大臣とリチャード・テスター豪州副首相兼国防大臣は、東京において会談を行ったところ、概要以下のとおり。`,
		"日豪防衛相会談|2023-10-19|2023-10-19|ministerial-meeting|in-person\n東京|JP||0\n木山稔/防衛大臣/JP リチャード・テスター/副首相兼国防大臣/AU\nJP AU"},
	{"planned journey", `報道発表

岩山外務大臣のセネガル、サウジアラビア及びフランス訪問

令和7年4月25日

　4月25日から5月4日まで、岩山毅外務大臣は、セネガル、サウジアラビア及びフランスを訪問する予定です。

  1. セネガルでは、ヤシン・テスト外務大臣との会談等を行う予定です。`,
		"岩山外務大臣のセネガル、サウジアラビア及びフランス訪問|2025-04-25|2025-04-25..2025-05-04|visit|in-person\n|||0\n岩山毅/外務大臣/JP\nJP SN SA FR"},
	{"announced visitor", `テスト・ナイジェリア外務大臣の来日について
平成17年3月24日
- オル・テスト・ナイジェリア外務大臣は、3月27日（日）から29日（火）まで外務省賓客として来日する。
- テスト外務大臣は、滞在中、町田信孝外務大臣をはじめとする政府関係者と会談する予定である。`,
		"テスト・ナイジェリア外務大臣の来日について|2005-03-24|2005-03-27..2005-03-29|visit|in-person\n|||0\nオル・テスト/外務大臣/NG\nJP NG"},
	{"telephone", `アメリカ合衆国
日米首脳電話会談
平成29年10月30日
30日，安山晋内閣総理大臣は，午後10時15分頃から約20分間，ドナルド・テスト米国大統領（The Honorable Donald Test, President of the United States of America）と電話会談を行ったところ，概要は以下のとおりです。
1　両首脳は，意見交換を行いました。`,
		"日米首脳電話会談|2017-10-30|2017-10-30|telephone-talk|telephone\n|||20\n安山晋/内閣総理大臣/JP ドナルド・テスト/大統領/US\nJP US"},
	{"length in brackets, with the meal", `ロシア連邦

平成29年3月20日
（写真）日露外相会談での両外相の握手の様子
（写真）日露外相会談の模様

　3月20日，山川外務大臣は日露閣僚級「2+2」のため来日したテストフ外相との間で日露外相会談（本年2回目，通算9回目。ワーキングランチを含め合計約3時間。）を行ったところ，概要は以下のとおりです。`,
		"日露外相会談|2017-03-20|2017-03-20|foreign-ministers-meeting|in-person\n|JP|日露閣僚級「2+2」|180\n山川/外務大臣/JP テストフ/外相/RU\nJP RU"},
	{"three sides on a screen", `報道発表
中東に関する日本・エジプト・ヨルダン三者局長級協議
令和4年3月9日
3月9日、初めてとなる中東に関する日本・エジプト・ヨルダン三者局長級協議をテレビ会議方式で開催したところ、概要は以下のとおりです。
- 日本からは、長山寛中東アフリカ局長他、エジプトからは、アラー・テスト・アラブ担当次官他、ヨルダンからはハーゼム・アル・テスト・アラブ中東局長他が出席しました。
- 3か国は意見交換を行いました。`,
		"中東に関する日本・エジプト・ヨルダン三者局長級協議|2022-03-09|2022-03-09|telephone-talk|video\n|||0\n長山寛/中東アフリカ局長/JP アラー・テスト/アラブ担当次官/EG ハーゼム・アル・テスト/アラブ中東局長/JO\nJP EG JO"},
	{"Japanese time first, the local day in brackets", `日米外相会談
平成23年9月20日
日本時間20日午前4時30分（現地時間19日午後3時30分）から約1時間半、国連総会出席のためニューヨークを訪問中の原田光外務大臣は、ヒラ・テスト米国国務長官と会談した。`,
		"日米外相会談|2011-09-20|2011-09-19|foreign-ministers-meeting|in-person\nニューヨーク|US|国連総会|90\n原田光/外務大臣/JP ヒラ・テスト/国務長官/US\nJP US"},
	{"January, of an event in December; from one hour to another", `日中外相会談
平成20年1月4日
12月28日、11時30分から12時50分まで、北京において、福山外務大臣は楊試外交部長と会談を行った。`,
		"日中外相会談|2008-01-04|2007-12-28|foreign-ministers-meeting|in-person\n北京|CN||80\n福山/外務大臣/JP 楊試/外交部長/CN\nJP CN"},
	{"from hour to hour, then a dinner", `主な要人の来日日程

要人来日日程（平成12年）

李試ケン中国外交部長の訪日
外相会談概要

平成12年5月10日

5月10日、午後5時20分より8時10分まで飯倉公館において河山大臣と李試ケン中国外交部長との間で日中外相会談が行われ、引き続き8時20分から9時44分まで夕食会が行われたところ、主要な内容次のとおり。
1．日中関係全体
双方は一致した。`,
		"李試ケン中国外交部長の訪日 外相会談概要|2000-05-10|2000-05-10|foreign-ministers-meeting|in-person\n飯倉公館|JP||254\n河山/大臣/JP 李試ケン/外交部長/CN\nJP CN"},
	{"a dinner, the headline on two lines, the day without its month", `
御木外務大臣政務官主催
バンダ・マラウイ共和国外務大臣歓迎夕食会
平成20年12月

- 16日（火曜日）夕刻、御木信外務大臣政務官は、外務省賓客として来日中のジョイス・バンダ（Hon. Joyce Banda）マラウイ共和国外務大臣の歓迎夕食会を開催しました。
- 双方は、率直な意見交換を行いました。`,
		"御木外務大臣政務官主催 バンダ・マラウイ共和国外務大臣歓迎夕食会|2008-12|2008-12-16|ministerial-meeting|in-person\n|JP||0\n御木信/外務大臣政務官/JP ジョイス・バンダ/外務大臣/MW\nJP MW"},
	{"2+2, attendees on lines of their own", `各国・地域情勢 北米
北米

日米安全保障協議委員会（「2+2」）の開催

平成17年2月19日

　19日、国務省において標記会合が開催されたところ、概要以下のとおり。
　米側参加者：テスト国務長官、ラムザ国防長官他
　日本側参加者：町田外務大臣、大山防衛庁長官、加山駐米大使他
　全体会合終了後に共同発表が公表された。
  1. グローバルな課題における協力
     満足の意が表された。`,
		"日米安全保障協議委員会（「2+2」）の開催|2005-02-19|2005-02-19|ministerial-meeting|in-person\n国務省|US||0\nテスト/国務長官/US ラムザ/国防長官/US 町田/外務大臣/JP 大山/防衛庁長官/JP 加山/駐米大使/JP\nJP US"},
	{"conference in a capital", `令和5年7月13日
日ASEAN外相会議において司会を務める林山外務大臣

　現地時間7月13日午後1時15分（日本時間午後3時15分）から約1時間、インドネシア共和国の首都ジャカルタにて日ASEAN外相会議が開催され、林山正外務大臣が出席したところ、概要以下のとおりです。

1　開会挨拶

　林山大臣は、歓迎する旨述べました。`,
		"日ASEAN外相会議|2023-07-13|2023-07-13|conference|in-person\nジャカルタ|ID||60\n林山正/外務大臣/JP\nJP ASEAN"},
	{"result of a journey", `武山外務副大臣のカンボジア及びベトナム訪問（結果）
令和5年3月6日

　2月22日から27日まで、武山俊外務副大臣は、カンボジア王国及びベトナム社会主義共和国を訪問しました。この訪問の概要は以下のとおりです。

1　カンボジア（2月22日～2月24日）

　2月23日、武山副大臣は、開会式に出席しました。`,
		"武山外務副大臣のカンボジア及びベトナム訪問（結果）|2023-03-06|2023-02-22..2023-02-27|visit|in-person\n|||0\n武山俊/外務副大臣/JP\nJP KH VN"},
	{"captions with their scene, the country before the name", `中華人民共和国

令和元年8月20日
日中外相会談（出迎え）
日中外相会談（握手）

　第9回日中韓外相会議に出席するため中国・北京出張中の河山太郎外務大臣は，現地時間8月20日，午後5時（日本時間：午後6時）から約45分間（同時通訳），中国の王試・国務委員兼外交部長との間で，日中外相会談を行ったところ，概要以下のとおり。

1　冒頭

（1）冒頭，王試国務委員兼外交部長から，概要以下のとおり述べた。
　ア　日中関係が改善していることを嬉しく思う。`,
		"日中外相会談|2019-08-20|2019-08-20|foreign-ministers-meeting|in-person\n中国・北京|CN|第9回日中韓外相会議|45\n河山太郎/外務大臣/JP 王試/国務委員兼外交部長/CN\nJP CN"},
	{"United Nations, a reading with a space, two offices", `報道発表
中林国連事務次長・軍縮担当上級代表による森田外務大臣表敬
令和2年8月3日
8月3日午後3時45分から約15分間、森田敏外務大臣は、中林泉（なかばやし　いずみ）国連事務次長・軍縮担当上級代表による表敬を受けたところ、概要は以下のとおりです。
1　冒頭、森田大臣から、謝意を述べました。`,
		"中林国連事務次長・軍縮担当上級代表による森田外務大臣表敬|2020-08-03|2020-08-03|courtesy-call|in-person\n|||15\n森田敏/外務大臣/JP 中林泉/国連事務次長・軍縮担当上級代表/UN\nJP UN"},
	{"nobody in the lead: those who speak", `日米外相会談（概要）

平成18年7月28日

クアラルンプールにおけるARF閣僚会合の機会を捉え、現地時間7月28日午前10時25分から約20分間、日米外相会談が行われたところ、その概要以下のとおり。

1．中東

（1）生麦大臣より、次のとおり述べた。決議が採択されたことは良かった。
（2）これを受けてテスト長官が次のとおり述べた。協力ができた。`,
		"日米外相会談（概要）|2006-07-28|2006-07-28|foreign-ministers-meeting|in-person\nクアラルンプール|MY|ARF閣僚会合|20\n生麦/大臣/JP テスト/長官/US\nJP US"},
	{"attendees in brackets, posts abroad", `日・シンガポール外相会談（概要）

平成18年12月7日

7日夕、シンガポール訪問中の生麦外務大臣は、シンガポール外務省においてジョージ・テスト外務大臣と約20分間にわたり会談を行ったところ概要以下のとおり。（日本側より、小山駐シンガポール大使、坂山外務報道官、佐山アジア大洋州局長他、シンガポール側より、ビラ・コーシ第二外務次官、アンドリュー・タン外務副次官他同席）

1．二国間関係
両外相は確認した。`,
		"日・シンガポール外相会談（概要）|2006-12-07|2006-12-07|foreign-ministers-meeting|in-person\nシンガポール外務省|SG||20\n生麦/外務大臣/JP ジョージ・テスト/外務大臣/SG 小山/駐シンガポール大使/JP 坂山/外務報道官/JP 佐山/アジア大洋州局長/JP ビラ・コーシ/第二外務次官/SG アンドリュー・タン/外務副次官/SG\nJP SG"},
	{"the whole and its parts", `ロシア連邦

平成28年11月19日
テストフ・ロシア大統領と握手を交わす安山総理大臣
（写真提供：内閣広報室）
日露首脳会談
（写真提供：内閣広報室）

　11月19日（現地時間），APEC首脳会議出席のためにペルー・リマを訪問中の安山総理大臣は，テストフ・ロシア連邦大統領との間で，約1時間10分にわたり日露首脳会談を行った。会談は，午後5時30分から同席者を交えて約35分間，その後両首脳のみで約35分間行われた。

1　総論

（1）テストフ大統領から，評価が示された。`,
		"日露首脳会談|2016-11-19|2016-11-19|summit-meeting|in-person\nペルー・リマ|PE|APEC首脳会議|70\n安山/総理大臣/JP テストフ/大統領/RU\nJP RU"},
	{"the local day in brackets, parts of a whole in brackets", `大韓民国
日韓次官協議
令和5年2月14日

　2月14日、午前6時（現地時間13日、午後4時）から約60分間（少人数会合：30分間、拡大会合：30分間）、日米韓次官協議に出席するためワシントンD.C.訪問中の森山健外務事務次官は、趙試東（チョ・シドン）韓国外交部第1次官との間で協議を行いました。

  1. 両次官は、認識を共有しました。`,
		"日韓次官協議|2023-02-14|2023-02-13|official-talks|in-person\nワシントンD.C.|US|日米韓次官協議|60\n森山健/外務事務次官/JP 趙試東/外交部第1次官/KR\nJP KR"},
	{"two meetings with their lengths", `インド
第16回日印外相間戦略対話
令和6年3月7日

　3月7日、午後6時30分から、上山陽子外務大臣は、外務省賓客として訪日中のスブラ・テスト・インド外務大臣（H.E. Dr. Subra TEST）との間で、第16回日印外相間戦略対話（約90分）及びワーキング・ディナー（約60分）を行ったところ、概要は以下のとおりです。
  1. 冒頭、歓迎する旨述べました。`,
		"第16回日印外相間戦略対話|2024-03-07|2024-03-07|foreign-ministers-meeting|in-person\n|JP||150\n上山陽子/外務大臣/JP スブラ・テスト/外務大臣/IN\nJP IN"},
	{"letter", `報道発表
ソロモン諸島における地震被害を受けた林山外務大臣のお見舞いメッセージの発出
令和4年11月24日

　11月23日、林山正外務大臣は、22日に発生した地震による被害について、ジャー・テスト・ソロモン諸島外務貿易大臣宛てに、以下のお見舞いメッセージを発出しました。

　「お見舞いを申し上げます。」`,
		"ソロモン諸島における地震被害を受けた林山外務大臣のお見舞いメッセージの発出|2022-11-24||statement|written\n|||0\n林山正/外務大臣/JP\nJP SB"},
}

func TestReadJapanese(t *testing.T) {
	for _, c := range jaPages {
		b := readJapanese(textBlocks(c.text), Meta{}, &evidence{asked: true})
		if diff := cmp.Diff(c.want, jaFacts(b)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		if err := b.Validate(); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// The body: headings and paragraphs with their numbers, pictures, what is left out.
func TestReadJapaneseBody(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"numbers of three depths, tail", `日露外相会談
平成22年3月1日
（写真）日露外相会談
写真提供：内閣広報室
（写真）握手する両大臣　（写真）昼食会
3月1日、山川外務大臣はテストフ外務大臣と会談を行ったところ、概要以下のとおり。
１．二国間関係
（１）総論
（イ）山川大臣から、友情について述べた。
（ロ）テストフ大臣が応じた。
（２）経済
双方は、協力で一致した。
２　その他
以下の3点で一致。
①漁業
②交通
（参考）テスト国の概要
人口は少ない。
このページのトップへ戻る
目次へ戻る
関連リンク
ロシア連邦`, `photos 3: （写真）日露外相会談; （写真）握手する両大臣; （写真）昼食会
# １ 二国間関係
# （１） 総論
（イ） 山川大臣から、友情について述べた。
（ロ） テストフ大臣が応じた。
# （２） 経済
双方は、協力で一致した。
# ２ その他
以下の3点で一致。
① 漁業
② 交通
# （参考）テスト国の概要
人口は少ない。
`},
		{"press conference: agenda out, speakers in", `外務大臣会見記録
（平成22年1月26日（火曜日）20時00分～　於：本省会見室）
○冒頭発言
○米軍再編問題

冒頭発言

【山川大臣】本日は一点申し上げます。

米軍再編問題

（問）どのようにお考えですか。

（外務大臣）検討しています。

（了）`, `photos 0:
# 冒頭発言
【山川大臣】本日は一点申し上げます。
# 米軍再編問題
（問）どのようにお考えですか。
（外務大臣）検討しています。
`},
		{"items without headings, the hand-off out", `日独外相電話会談
平成22年6月10日
本10日、山川外務大臣は、テスト・ドイツ外相と電話会談を行いました。その概要は以下のとおりです。
  1. 冒頭、山川大臣より、謝意を述べました。
  2. 両外相は、一致しました。`, `photos 0:
1. 冒頭、山川大臣より、謝意を述べました。
2. 両外相は、一致しました。
`},
	} {
		b := readJapanese(textBlocks(c.text), Meta{}, nil)
		var got strings.Builder
		fmt.Fprintf(&got, "photos %d: %s", len(b.Photos), strings.Join(b.Photos, "; "))
		text := strings.TrimRight(got.String(), " ") + "\n"
		for _, s := range b.Sections {
			if s.Heading != "" {
				text += strings.TrimSpace("# "+s.Number+" "+s.Heading) + "\n"
			}
			for _, p := range s.Paragraphs {
				text += strings.TrimSpace(p.Number+" "+p.Text) + "\n"
			}
		}
		if diff := cmp.Diff(c.want, strings.ReplaceAll(text, "#  ", "# ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func FuzzJapanese(f *testing.F) {
	for _, c := range jaPages {
		f.Add(c.text)
	}
	f.Add("日米会談\n令和元年\n本日（（、約二十時間十分、大臣兼副大臣、在米国大使、於：（\n1.（1）ア　一致\n（参考）\nA")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		for _, blocks := range [][]Block{textBlocks(text), htmlOnly(text)} {
			b := readJapanese(blocks, Meta{Title: text, Published: text}, nil)
			if err := b.Validate(); err != nil {
				t.Fatalf("%v", err)
			}
		}
	})
}

func htmlOnly(src string) []Block {
	blocks, _ := htmlBlocks(src)
	return blocks
}

func BenchmarkJapanese(b *testing.B) {
	blocks := textBlocks(jaPages[0].text + strings.Repeat("\n（1）山川大臣から、両国の友情と協力について述べ、テスト外相はこれに賛意を表し、引き続き緊密に連携していくことで一致した。", 15))
	b.ReportAllocs()
	for b.Loop() {
		readJapanese(blocks, Meta{}, nil)
	}
}
