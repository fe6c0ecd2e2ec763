package read

import (
	"fmt"
	"strings"
	"testing"
)

// An entry is a page that a list names, or an announcement.
type entry struct{ day, title, text string }

// lines joins entries by a form with their day (%[1]s), title (%[2]s) and text (%[3]s).
func linesOf(form string, list []entry) string {
	var s strings.Builder
	for _, e := range list {
		s.WriteString(strings.NewReplacer("{day}", e.day, "{title}", e.title, "{text}", e.text).Replace(form))
	}
	return s.String()
}

var (
	englishEntries = []entry{
		{"May 8, 2019", "Visit to Norway by Foreign Minister Holm",
			"Mr. Jon Holm, Minister for Foreign Affairs of Iceland, will visit Norway from May 10 to 12 at the invitation of the Government."},
		{"May 8, 2019", "Telephone Talk with Foreign Minister Quist",
			"Ms. Ada Vale, Minister for Foreign Affairs of Norway, held a telephone talk with Mr. Per Quist, Minister for Foreign Affairs of Sweden."},
		{"May 6, 2019", "Foreign Minister Vale to Attend the Arctic Conference",
			"Ms. Ada Vale, Minister for Foreign Affairs of Norway, will attend the Arctic Conference that takes place in Tromsø on May 20 and 21."},
		{"April 30, 2019", "Signing of the Cod Agreement",
			"Norway and Iceland signed the Cod Agreement in Bergen, and both sides said that the catch of the year had been very good."},
	}
	japaneseEntries = []entry{
		{"令和元年5月8日", "日・ノルウェー外相会談", "5月7日、山田太郎外務大臣は、訪日中のアダ・ヴェイル・ノルウェー外務大臣と会談を行いました。"},
		{"令和元年5月7日", "山田外務大臣とホルム・アイスランド外務大臣との電話会談", "5月7日、山田太郎外務大臣は、ヨン・ホルム・アイスランド外務大臣と電話会談を行いました。"},
		{"令和元年5月3日", "トンガ王国に対する緊急援助", "政府は、トンガ王国政府の要請を受け、緊急援助物資を供与することを決定しました。"},
		{"平成31年4月30日", "漁業協定の署名", "4月30日、漁業協定の署名が行われました。双方は、今後の協力について意見交換を行いました。"},
	}
)

// What is no briefing is said, and nothing is asserted of it. Of several announcements
// the first is read.
func TestNoBriefing(t *testing.T) {
	const list, several, failed, empty = "is a list of 4 pages", "holds %d announcements", "is the page of an error", "holds no text but its title"
	const menu = `<ul class="nav"><li><a href="/">Home</a><li><a href="/p">Press</a><li><a href="/c">Contact</a></ul>`
	en, ja := englishEntries, japaneseEntries
	for _, c := range []struct{ name, page, want string }{
		{"day and title.txt", "Press Releases\n\n" + linesOf("{day} {title}\n", en) + "\nNext page\n", list},
		{"title over day.txt", "Home\nPress\n\nNews\n\n" + linesOf("{title}\n{day}\n\n", en), list},
		{"day in brackets.txt", "Japan-Norway Relations\n\n" + linesOf("{title} ({day})\n", en), list},
		{"rows.txt", "Documents\n\n" + linesOf("{title} | {day}\n", en), list},
		{"beginnings.txt", "News\n\n" + linesOf("{day}\n{title}\n{text}…\nRead more\n\n", en), list},
		{"Japanese.txt", "報道発表\n\n" + linesOf("{day}\n{title}\n", ja), list},
		{"Japanese brackets.txt", "日・ノルウェー関係\n\n" + linesOf("{title}（{day}）\n", ja), list},
		{"terms.html", "<h1>報道発表</h1><dl>" + linesOf("<dt>{day}<dd><a href=x>{title}</a>", ja) + "</dl>", list},
		{"articles.html", menu + "<h1>News</h1>" + linesOf("<article><time>{day}</time><h2><a href=x>{title}</a></h2><p>{text}…</p><a href=x>Read more</a></article>", en), list},
		{"links.html", menu + "<h1>Visits</h1><ul>" + linesOf("<li><a href=x>{title}</a>", en) + "</ul>", empty},

		{"headline over day.txt", linesOf("{title}\n{day}\n\n{text}\n\n", en[:3]), fmt.Sprintf(several, 3)},
		{"day over headline.txt", linesOf("{day}\n{title}\n\n{text}\n\n", en[:2]), fmt.Sprintf(several, 2)},
		{"numbered.txt", linesOf("1. {title}\n{day}\n\n{text}\n\n", en[:2]), fmt.Sprintf(several, 2)},
		{"with tails.txt", "Press Releases\n\n" + linesOf("{title}\n({day})\n\n{text}\n\n* * *\n\n", en[:2]), fmt.Sprintf(several, 2)},
		{"headings.html", menu + linesOf("<h2>{title}</h2><p>{day}</p><p>{text}</p>", en), fmt.Sprintf(several, 4)},
		{"Japanese announcements.txt", linesOf("{title}\n{day}\n\n　{text}\n\n", ja[:3]), fmt.Sprintf(several, 3)},
		{"Japanese headings.html", linesOf("<h2>{title}</h2><p>{day}</p><p>{text}</p>", ja[:2]), fmt.Sprintf(several, 2)},

		{"404.html", "<title>404 Not Found</title>" + menu + "<h1>Page not found</h1><p>We are sorry, the page you are looking for may have been moved.</p>", failed},
		{"403.html", "<title>403 Forbidden</title><h1>Forbidden</h1><p>You don't have permission to access /press/ on this server.</p>", failed},
		{"503.txt", "503 Service Unavailable\n", failed},
		{"wall.html", "<title>Just a moment...</title><h1>mfa.example</h1><p>Enable JavaScript and cookies to continue</p>", failed},
		{"German.html", "<title>Seite nicht gefunden</title><h1>Seite nicht gefunden</h1><p>Die gewünschte Seite gibt es leider nicht mehr.</p>", failed},
		{"French.txt", "Erreur 404\n\nLa page que vous recherchez est introuvable.\n", failed},
		{"Japanese error.html", "<title>外務省</title><h1>お探しのページが見つかりません</h1><p>ご指定のページは移動または削除された可能性があります。</p>", failed},
		{"Japanese error.txt", "外務省\n\nError 404\n指定されたページは存在しません。\nトップページへ戻る\n", failed},
		{"Turkish.txt", "Sayfa bulunamadı\n\nAradığınız sayfa kaldırılmış olabilir.\n", failed},

		{"diary.txt", "Visit to Iceland by Foreign Minister Vale\nMay 8, 2019\n\n" + en[0].text + "\n\nMay 7, 2019\nArrival in Reykjavik\n\n" + en[1].text + "\n\nMay 8, 2019\nTalks\n\n" + en[3].text + "\n", ""},
		{"meetings of a visit.txt", "Visit to Iceland by Foreign Minister Vale\nMay 9, 2019\n\n" + en[0].text + "\n\n1. Meeting with Minister Holm\n(May 7, 2019)\n" + en[1].text + "\n2. Meeting with Minister Quist\n(May 8, 2019)\n" + en[3].text + "\n", ""},
		{"itinerary.txt", "Foreign Minister Vale to Visit Iceland\nMay 8, 2019\n\nItinerary\n\nMay 9 (Thu) Leave Oslo\nMay 10 (Fri) Talks in Reykjavik\nMay 11 (Sat) Visit to the harbour\nMay 12 (Sun) Return to Oslo\n", ""},
		{"related pages.txt", en[1].title + "\n" + en[1].day + "\n\n" + en[1].text + "\n\nRelated\n\n" + linesOf("{title}\n{day}\n", en), ""},
		{"related beginnings.txt", en[1].title + "\n" + en[1].day + "\n\n" + en[1].text + "\n\nRelated\n\n" + linesOf("{title}\n{day}\n{text}…\nRead more\n", en), ""},
		{"ships not found.txt", "Joint Statement on Ships not Found\nMay 8, 2019\n\n" + en[1].text + " They regretted that 404 ships no longer exist and that the page you requested is lost.\n", ""},
		{"title and day.html", menu + "<h1>" + en[0].title + "</h1><p>May 8, 2019</p>", ""},
	} {
		result, err := Page(c.name, []byte(c.page), Options{})
		why, b := strings.Join(result.Warnings, "; "), &result.Briefing
		if err != nil || !strings.HasPrefix(why, c.want) || c.want == "" && why != "" {
			t.Errorf("%s: warned %q, want %q", c.name, why, c.want)
		}
		if (result.None != "") != strings.HasSuffix(why, "and no briefing") {
			t.Errorf("%s: is %q, and warned %q", c.name, result.None, why)
		}
		if none := !strings.HasPrefix(c.want, "holds 2") && !strings.HasPrefix(c.want, "holds 3") &&
			!strings.HasPrefix(c.want, "holds 4") && c.want != ""; none && len(b.People)+len(b.Countries)+len(b.Kind) > 0 {
			t.Errorf("%s: facts of no briefing: %+v", c.name, b)
		}
		if strings.Contains(c.want, "announcements") && (len(b.Countries) != 2 || len(b.Frame) < 3) {
			t.Errorf("%s: countries %v, frame %q", c.name, b.Countries, b.Frame)
		}
	}
}
