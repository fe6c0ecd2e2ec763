package read

import "briefings/briefing"

// The words that the reading of Japanese pages goes by. They are written in the
// plain form of jaText: half-width digits and brackets, no spaces.

// Lines of the head that name a part of the site and are no headline.
const jaCategories = "報道発表 報道・広報 記者会見 会見・発表・広報 会見・談話・広報資料 談話・コメント 会談・訪問 外交政策 各国・地域情勢 国・地域 プレスリリース お知らせ 新着情報 トピックス トップページ ホーム 外務省 防衛省 首相官邸 " +
	"財務省 経済産業省 農林水産省 国土交通省 環境省 文部科学省 厚生労働省 法務省 総務省 内閣府 内閣官房 金融庁 外務省案内 海外渡航・滞在 渡航関連情報 アジア アジア大洋州 アジア・大洋州 北米 中南米 欧州 欧州(NIS諸国を含む) 大洋州 中東 アフリカ 世界地図 世界地図アジア " +
	"外務副大臣・外務大臣政務官 外務大臣 外務副大臣 総理大臣 総理大臣の動き 大臣の動き 副大臣・政務官 要人来日 要人来日日程 主な要人の来日日程 主な要人の来日 要人の訪問 会談・訪問・電話会談 総理大臣・外務大臣 その他 イベント 英語版 英語版(English) (English) English English版 印刷用 印刷 日本語 本文 外務省・新着情報 資料・公開情報 " +
	"英語版/English フランス語版 ロシア語版 中国語版 韓国語版 ODA ODA(政府開発援助) INDEX Japanese 文字サイズ変更 アクセシビリティ閲覧支援ツール 談話 会見記録 会見 会談概要 国際会議 首脳会談 要人往来 地域別インデックス"

// Lines that lead away from the page, or end it. A line is one if it is such a
// word, or ends in one of the endings.
const jaTails = "このページのトップへ戻る このページのトップへ ページトップへ ページの先頭へ ページの先頭へ戻る ページトップへ戻る トップへ戻る トップへ 上へ 戻る 目次 目次へ 目次へ戻る 前のページへ戻る 前ページへ戻る 一覧へ戻る 一覧へ 新着情報一覧へ戻る インデックスへ戻る " +
	"以上 (了) 了 (以上) ご意見ご要望 ご意見・ご感想 印刷 印刷する 印刷用ページ ツイート シェア シェアする ポスト いいね! LINEで送る メール 本文へ 本文へジャンプ サイトマップ English 法的事項 アクセシビリティについて プライバシーポリシー"

var jaTailEndings = []string{"へ戻る", "に戻る", "へもどる", "のトップへ", "別ウィンドウで開く", "一覧を見る", "をご覧ください。"}

// Headings under which only links stand: the page's text ends there.
const jaTailHeadings = "関連リンク 関連情報 関連記事 関連ページ 関連サイト 関連資料 リンク 参考リンク 外部リンク このページに関するお問い合わせ お問い合わせ お問い合わせ先 問い合わせ先 本件に関する問い合わせ先 アンケート ご意見をお聞かせください 連絡先 ページ共有メニュー"

// Sentences and half-sentences that only hand over to what follows.
var jaHandOffs = []string{"概要以下のとおり", "概要は以下のとおり", "概要は以下の通り", "概要以下の通り", "概要は次のとおり", "概要次のとおり", "骨子以下のとおり", "ポイントは以下のとおり", "主なやりとりは以下のとおり", "やり取りの概要は以下のとおり", "やりとりの概要以下のとおり", "要旨以下のとおり", "結果概要以下のとおり", "内容は以下のとおり", "詳細は以下のとおり"}

// Qualifiers of a headline that stand on a line of their own.
const jaQualifiers = "概要 (概要) 結果概要 (結果概要) 結果 (結果) 骨子 (骨子) 要旨 (要旨) (仮訳) 仮訳 (概要と評価) 概要と評価 (速報) (ポイント) ポイント (結果と評価) (全文) (骨子・仮訳) (概要)(仮訳) <概要>"

// The words of headlines and leads that decide on the kind of an event, the
// first that fits decides; the headline is asked before the lead.
var jaKinds = []struct {
	words string // any of them, parted by spaces
	kind  briefing.Kind
	lead  bool // is believed in the lead too
}{
	{"記者会見 会見記録 会見要旨 会見概要 ぶらさがり ぶら下がり 臨時会見 定例会見", briefing.PressConference, false},
	{"電話会談 電話協議 電話首脳会談 電話外相会談 電話会議 電話による 電話対談", briefing.TelephoneTalk, true},
	{"テレビ会談 テレビ会議 TV会議 TV会談 オンライン会談 ビデオ会議 オンライン会合 ビデオ会談 オンライン会議", briefing.TelephoneTalk, true},
	{"談話 声明 ステートメント 演説 スピーチ 挨拶 あいさつ メッセージ 祝辞 寄稿 冒頭発言 書簡 コメント 弔意", briefing.Statement, false},
	{"表敬", briefing.CourtesyCall, true},
	{"の派遣", briefing.Announcement, false},
	{"署名式 式典 開会式 閉会式 授与式 贈呈式 伝達式 奉呈式 捧呈式 除幕式 レセプション 国葬 葬儀 即位 戴冠式 就任式 開所式 追悼式 セレモニー 叙勲 表彰", briefing.Ceremony, false},
	{"首脳会談 首脳懇談 首脳会合 首脳間 首脳昼食会 首脳夕食会", briefing.SummitMeeting, true},
	{"2+2 「2+2」 2プラス2 外務・防衛 閣僚協議 防衛相会談 防衛大臣会談 大臣会談 財務相会談 閣僚会談 閣僚会合 副大臣会談 ハイレベル経済対話 防衛首脳会談 安全保障協議委員会", briefing.MinisterialMeeting, false},
	{"外相会談 外務大臣会談 外相懇談 外相会合 外相会議 外相間 外務大臣会合 外相協議 外相夕食会 外相昼食会 外相立ち話 外相戦略対話 外務大臣級", briefing.ForeignMinistersMeeting, true},
	{"次官級 局長級 審議官級 課長級 次官協議 局長協議 次官会談 次官会合 次官の会談 政策対話 戦略対話 高級事務レベル 高級実務者 事務レベル SOM 政務協議 安全保障対話 実務者 専門家会合 定期協議 政策協議 次官戦略対話 当局間協議 外交当局間 首席代表 領事当局間 代表者会合", briefing.OfficialTalks, true},
	{"訪問 訪日 来日 訪中 訪韓 訪米 訪露 外遊 歴訪 出張", briefing.Visit, false},
	{"総会 サミット 国際会議 フォーラム シンポジウム 会議 会合", briefing.Conference, false},
	{"会談 夕食会 昼食会 朝食会 懇談 意見交換 面会 接見 会見 立ち話 協議 対話", "", true}, // who met decides
	{"派遣 決定 開催 実施 署名 発効 交換公文 書簡の交換 無償資金協力 任命 人事 就任 受賞 公表 発表 支援 について", briefing.Announcement, false},
}

// Words of a page that speaks of what is still to come.
var jaPlans = []string{"予定です", "予定。", "予定である", "予定しています", "予定している", "訪問します。", "訪問する。", "訪日します。", "訪日する。", "来日します。", "来日する。", "開催されます。", "開催される。", "開催します。", "派遣します。", "派遣する。", "調整中"}

// What an occasion is: a phrase that ends in such a word, before one of the anchors.
var jaOccasionWords = []string{"会議", "会合", "総会", "サミット", "式典", "式", "周年", "万博", "フォーラム", "シンポジウム", "オリンピック", "パラリンピック", "大会", "国葬", "国葬儀", "葬儀", "セミナー", "レセプション", "委員会", "「2+2」", "2+2", "ウィーク", "対話", "博覧会", "会期", "APEC", "ASEM", "TICAD", "G7", "G8", "G20", "ARF", "週間", "デー", "訪日", "来日", "訪問", "就任式", "即位の礼", "万国博覧会", "関連会合", "閣僚会議", "協議", "協議会"}

// Anchors behind the occasion, longest first where one begins another.
var jaOccasionAnchors = []string{"に出席するため", "へ出席するため", "に参加するため", "へ参加するため", "への出席のため", "への参加のため", "出席のため", "参加のため", "参列のため", "に参列するため", "出席の機会", "出席の際", "のマージン", "の機会", "の際", "に際し", "に際して", "に合わせ", "に伴い", "に伴う", "に先立ち", "のサイドライン", "に出席中", "に参加中", "出席中", "参加中", "同行のため", "に同行するため", "のため訪", "のため来", "ため訪", "傍ら"}

// Places without a city that are buildings: what ends in such a word is a place.
var jaPlaceEndings = []string{"公館", "官邸", "迎賓館", "公邸", "ホテル", "宮殿", "宮", "省", "省内", "外務省", "国連本部", "本部", "会館", "会見室", "空港", "大使館", "総領事館", "代表部", "センター", "ホール", "市", "都内", "県", "州", "島", "町", "村", "区", "大統領府", "首相府", "国会", "庁舎", "会場", "記者クラブ", "大学", "城", "庁", "離宮", "館"}

// Buildings of Tokyo that name no city.
var jaTokyoPlaces = []string{"外務省", "本省", "飯倉公館", "総理官邸", "首相官邸", "官邸", "迎賓館", "赤坂離宮", "都内", "国会", "防衛省", "羽田", "飯倉", "日本記者クラブ", "首相公邸", "総理公邸", "財務省", "経済産業省", "皇居", "宮中", "帝国ホテル"}

// What 「…において」 is said of beside places.
var jaNoPlaces = []string{"会談", "会合", "会議", "分野", "場", "機会", "下", "際", "面", "点", "観点", "議論", "冒頭", "協議", "対話", "関係", "中", "間", "問題", "情勢", "社会", "上", "演説", "国連安保理", "安保理", "書簡", "声明", "昼食会", "夕食会", "訪問", "総会", "年", "月", "日", "枠組み", "プロセス", "レベル", "テレビ会議", "オンライン", "地域"}

// Signs of countries that stand before an office: 豪国防大臣, 露外相.
var jaCountrySigns = []struct{ sign, code string }{
	{"米", "US"}, {"露", "RU"}, {"豪", "AU"}, {"英", "GB"}, {"仏", "FR"}, {"独", "DE"}, {"印", "IN"}, {"韓", "KR"}, {"中", "CN"}, {"伊", "IT"}, {"加", "CA"}, {"西", "ES"}, {"比", "PH"}, {"越", "VN"}, {"泰", "TH"}, {"蘭", "NL"}, {"土", "TR"}, {"葡", "PT"}, {"墨", "MX"}, {"伯", "BR"}, {"EU", "EU"}, {"欧州", "EU"}, {"国連", "UN"}, {"北朝鮮", "KP"}, {"ASEAN", "ASEAN"},
}

// Family names that are Chinese or Korean and hardly ever Japanese.
const jaContinentalNames = "王李張劉陳楊趙黄周呉徐孫朱馬胡郭何高羅鄭梁謝宋唐許韓馮鄧曹彭温朴金崔尹盧潘康柳姜文洪呂秦銭戴武習江魏姚喬汪曽丁閔申権沈薛孔裵呉兪任曺鞠姫宣明"

// Words that stand before a person's name without belonging to it.
var jaNamePrefixes = []string{"本日", "同日", "今般", "今回", "現在", "日本側", "我が国", "わが国", "日本", "先方", "当方", "新任", "訪日", "来日", "訪中", "訪韓", "訪米", "訪露", "滞在", "出席", "同席", "先般", "当時", "前日", "翌日", "昨日", "午前", "午後", "新", "前", "元", "故", "今朝", "以下", "両国", "双方", "会談後", "冒頭", "再任", "就任"}

// What follows the name of one who is named but took no part: 大統領訪日のため,
// 総理の指示により, 大臣の招待で.
var jaAbsentAfter = []string{"訪日", "来日", "訪問", "訪中", "訪韓", "訪米", "訪露", "の訪日", "の来日", "の訪中", "の訪韓", "の訪米", "の訪露", "の招待", "の招き", "の招請", "招待", "の指示", "の逝去", "の死去", "の後任", "(当時)", "の就任", "就任", "に同行", "宛", "あて", "の特使", "の親書", "の命", "の代理", "政権", "の国葬", "の葬儀", "の訪問", "の出席に"}

// What makes a meeting of an office: 外務大臣会合, 局長級.
var jaMeetingAfter = []string{"会合", "会議", "会談", "級", "協議", "間", "レベル", "選", "候補", "賞", "杯", "府", "官邸", "公邸", "官房", "経験者"}
