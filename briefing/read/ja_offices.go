package read

import (
	"strings"
	"unicode/utf8"

	"briefings/briefing/country"
	"briefings/briefing/letters"
)

// The words that an office ends in, parted by spaces. What stands before them
// and belongs to them is in jaOfficeParts.
const jaOfficeCores = "内閣総理大臣 総理大臣 総理 首相 大統領 国家主席 主席 国王 女王 国王陛下 天皇陛下 天皇 皇太子 皇太子殿下 大公 大公殿下 首長 国家元首 最高指導者 国家最高顧問 総督 法王 教皇 " +
	"外務大臣 外相 国務大臣 大臣 副首相 国務長官 国防長官 商務長官 財務長官 長官 外交部長 外交部長官 外交通商部長官 外務部長官 部長 部長官 国務委員 防衛相 国防相 財務相 財相 経産相 経済相 農相 内相 法相 国務相 通商相 貿易相 環境相 外務担当相 欧州担当相 " +
	"副大臣 政務官 次官 次官補 次官補代理 審議官 局長 局長代行 次長 参事官 課長 室長 室員 書記官 大使 特派大使 公使 総領事 領事 臨時代理大使 大使代理 報道官 スポークスマン 儀典長 局次長 副局長 司長 副司長 部員 首席 " +
	"代表 副代表 上級代表 特別代表 特使 特別代表 代表部大使 事務総長 副事務総長 事務次長 事務局長 事務局次長 委員長 副委員長 委員 欧州委員 議長 副議長 院内総務 総裁 副総裁 理事長 会長 副会長 社長 総書記 書記長 書記 党首 幹事長 代表代行 顧問 補佐官 補佐 大統領補佐官 首相補佐官 " +
	"議員 上院議員 下院議員 知事 副知事 市長 団長 司令官 参謀総長 統合幕僚長 幕僚長 学長 裁判官 裁判長 所長 検察官 高等弁務官 弁務官 管理官 調整官 官房長官 官房副長官 夫人 秘書官 総主教 枢機卿 王子 殿下 陛下 長"

// Words that stand before the core of an office and belong to it.
const jaOfficeParts = "総合外交政策 総政 欧州 欧ロ 欧露 欧亜 欧 北米 中南米 中東 アフリカ アジア 大洋州 南部 国際協力 国際機関 国際法 国際情報 国際社会 国際 経済協力 経済 条約 領事 軍縮 不拡散 科学 文化 広報 報道 儀典 大臣官房 官房 内閣 首相 大統領 総理 政府 " +
	"外務省 外務 外交部 外交通商部 外交通商 外交 防衛省 防衛 国防省 国防 財務省 財務 財政 大蔵 経済産業省 経済産業 産業 商工 商業 商務 通商 貿易 農林水産 農業 漁業 水産 国土交通 運輸 交通 環境 文部科学 教育 科学技術 技術 厚生労働 保健 労働 社会 福祉 法務 司法 総務 内務 内政 エネルギー 鉱業 石油 水 " +
	"観光 考古 投資 開発 計画 協力 統合 海洋 情報 通信 郵政 建設 住宅 防災 復興 デジタル 女性 青年 スポーツ 移民 共生 第一 第二 第三 第1 第2 第3 筆頭 首席 特別 上級 政務 政治 安全保障 国家安全保障 国家 国務 国連 駐日 駐米 在 常駐 政策 担当 副 代理 臨時 常任 総局 総 局 部 課 室 府 府付 付 省 庁 院 " +
	"議会 上院 下院 衆議院 参議院 国会 人民 共産党 党 中央 軍 統合幕僚 参謀 連合 平和 人道 難民 気候変動 核 テロ対策 地域 州 市 北東アジア 東アジア 東南アジア 南アジア 中央アジア 南西アジア アラブ 極東 ユーラシア アメリカ 北欧 西欧 大西洋 太平洋 関係 問題 和平 交渉 調整 企画 管理 監察 監督 人権 法律 民族 " +
	"英連邦 国会対策 閣外 行政 改革 沖縄 北方 対策 経済財政 事務 対外 対外経済 最高 高等 国民 共和国 地方 島嶼 太平洋島嶼 海外 公共 公務 国土 領土 宗教 遺産 王室 王国軍 次席 全権 特命全権 特命 政策企画 アジア大洋州 全般 審議 日本 日本課 朝鮮半島 六者会合 六者 核問題 宇宙 海上 航空 陸上 統合 駐 兼 外 相談 連盟 世界 貿易交渉 通商交渉 友好 親善 友好議員 予算 大量破壊兵器"

// jaOfficeAt returns where the core of an office that begins at i ends, i if none does.
func jaOfficeAt(plain string, i int) int {
	end := i
	r, _ := utf8.DecodeRuneInString(plain[i:])
	for _, core := range jaOfficesByRune()[r] {
		if len(core) > end-i && strings.HasPrefix(plain[i:], core) {
			end = i + len(core)
		}
	}
	return end
}

// A jaOffice is an office in a text: role is plain[start:end].
type jaOffice struct{ start, end int }

// jaOffices finds the offices of a plain text, each with all that belongs to it.
func jaOffices(plain string, mentions []country.Mention) []jaOffice {
	var list []jaOffice
	for i := 0; i < len(plain); {
		_, size := utf8.DecodeRuneInString(plain[i:])
		end := jaOfficeAt(plain, i)
		if end == i {
			i += size
			continue
		}
		if plain[i:end] == "長" && jaPartBefore(plain, i) == i {
			i += size
			continue
		}
		start := jaRoleStart(plain, i, mentions)
		end = jaRoleEnd(plain, end)
		if len(list) > 0 && start < list[len(list)-1].end {
			start = list[len(list)-1].end
		}
		list = append(list, jaOffice{start, end})
		i = end
	}
	return list
}

// jaRoleEnd goes on over a second office that is held with the first.
func jaRoleEnd(plain string, end int) int {
	for {
		rest := plain[end:]
		joined := len("兼")
		if !strings.HasPrefix(rest, "兼") {
			// "局長代行", "大使級" go with their core
			for _, tail := range []string{"代行", "代理", "相当", "補佐", "補"} {
				if strings.HasPrefix(rest, tail) && jaOfficeAt(plain, end) == end {
					return end + len(tail)
				}
			}
			if next := jaNextCore(plain, end); next > end {
				end = next
				continue
			}
			if strings.HasPrefix(rest, "・") { // 国連事務次長・軍縮担当上級代表
				dot := end + len("・")
				if next := jaNextCore(plain, dot); next > dot && jaOfficeAt(plain, dot) == dot {
					end = next
					continue
				}
			}
			return end
		}
		next := end + joined
		found := next
		for i := next; i < len(plain) && i < next+60; {
			if e := jaOfficeAt(plain, i); e > i {
				found = e
				break
			}
			r, size := utf8.DecodeRuneInString(plain[i:])
			if letters.IsHiragana(r) || r == ',' || r == '。' || r == '(' {
				break
			}
			i += size
		}
		if found == next {
			return end
		}
		end = found
	}
}

// jaNextCore goes on over what makes one office of two: 外務大臣政務官,
// 大統領府付大臣. It returns end if no second core follows.
func jaNextCore(plain string, end int) int {
	at := end
	for range 4 {
		if next := jaOfficeAt(plain, at); next > at && plain[at:next] != "長" {
			return next
		}
		longest := 0
		r, _ := utf8.DecodeRuneInString(plain[at:])
		for _, part := range jaPartsByFirstRune()[r] {
			if len(part) > longest && strings.HasPrefix(plain[at:], part) && part != "兼" && part != "副" {
				longest = len(part)
			}
		}
		if longest == 0 {
			return end
		}
		at += longest
	}
	return end
}

// jaRoleStart goes back over the words that belong to the office, up to a country.
func jaRoleStart(plain string, start int, mentions []country.Mention) int {
	for {
		for _, m := range mentions {
			if m.End == start && m.Code != "UN" && m.End-m.Start > len("米") {
				return start
			}
		}
		before := jaPartBefore(plain, start)
		if before == start {
			// "貿易・産業大臣": a dot joins two parts
			if dotted, ok := strings.CutSuffix(plain[:start], "・"); ok {
				if b := jaPartBefore(plain, len(dotted)); b < len(dotted) && !jaEndsForeignName(plain[:b]) {
					start = b
					continue
				}
			}
			return start
		}
		start = before
	}
}

// jaEndsForeignName tells whether text goes on to the left as a name in katakana does.
func jaEndsForeignName(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return letters.IsKatakanaName(r)
}

// jaPartBefore returns where the part of an office begins that ends at end, end if there is none.
func jaPartBefore(plain string, end int) int {
	r, _ := utf8.DecodeLastRuneInString(plain[:end])
	best := end
	for _, part := range jaPartsByRune()[r] {
		if end-len(part) < best && strings.HasSuffix(plain[:end], part) {
			// a part in katakana is a whole word, not the end of a name
			if first, _ := utf8.DecodeRuneInString(part); letters.IsKatakanaName(first) {
				if before, _ := utf8.DecodeLastRuneInString(plain[:end-len(part)]); letters.IsKatakanaName(before) && before != '・' {
					continue
				}
			}
			best = end - len(part)
		}
	}
	return best
}
