package read

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefings/briefing/page"
)

// The body: headings and paragraphs with their numbers, pictures, what is left out.
var jaBodies = []struct{ name, text, want string }{
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
ロシア連邦`, `photos 3: 日露外相会談; 握手する両大臣; 昼食会
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
	{"Roman numbers", `日・テスト国外相会談
令和元年5月8日

5月7日、山川文雄外務大臣は、東京において、ハンス・テスト・ドイツ外務大臣と会談を行いました。

Ⅰ　海運

双方は、航路の再開を歓迎しました。

Ⅱ　観光

山川大臣が説明しました。`, `photos 0:
# Ⅰ 海運
双方は、航路の再開を歓迎しました。
# Ⅱ 観光
山川大臣が説明しました。
`},
	{"numbers of Han", `日・テスト国外相会談
令和元年5月8日

5月7日、山川文雄外務大臣は、東京において、ハンス・テスト・ドイツ外務大臣と会談を行いました。

一、海運

双方は、航路の再開を歓迎しました。

二、観光

山川大臣が説明しました。`, `photos 0:
# 一 海運
双方は、航路の再開を歓迎しました。
# 二 観光
山川大臣が説明しました。
`},
	{"a number without a point", `日・テスト国外相会談
令和元年5月8日

5月7日、山川文雄外務大臣は、東京において、ハンス・テスト・ドイツ外務大臣と会談を行いました。

1　海運

双方は、航路の再開を歓迎しました。

2　観光

山川大臣が説明しました。`, `photos 0:
# 1 海運
双方は、航路の再開を歓迎しました。
# 2 観光
山川大臣が説明しました。
`},
	{"headings in brackets", `日・テスト国外相会談
令和元年5月8日

5月7日、山川文雄外務大臣は、東京において、ハンス・テスト・ドイツ外務大臣と会談を行いました。

【海運】

双方は、航路の再開を歓迎しました。

【観光】

山川大臣が説明しました。`, `photos 0:
# 【海運】
双方は、航路の再開を歓迎しました。
# 【観光】
山川大臣が説明しました。
`},
}

func TestReadJapaneseBody(t *testing.T) {
	for _, c := range jaBodies {
		b := newPage(page.TextBlocks(c.text), page.Meta{}, &evidence{}, "ja").read()
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
