package read

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/briefing/letters"
)

// readTitle takes the headline, or what stands for one: the page's own title,
// what its pictures call the event, its category, the event's name in the lead.
func (p *jaPage) readTitle() {
	where := "headline"
	if p.out.Title == "" {
		where = "metadata"
		for _, t := range []string{p.meta.OpenGraph, p.meta.Title} {
			if t = jaPageTitle(t); t != "" && !jaCategorySet()[jaLine(t)] && !jaIsCategory(jaLine(t)) {
				p.setHeadline(t)
				break
			}
		}
	}
	if p.out.Title == "" {
		where = "caption"
		for _, c := range p.captions {
			c = jaBeforeNo(c)
			if _, ok := containsAny(c, "会談 会合 会議 協議 表敬 対話 夕食会 昼食会 懇談 ランチ ディナー 式 訪問"); ok && utf8.RuneCountInString(c) < 30 && !strings.Contains(c, "する") {
				p.setHeadline(c)
				break
			}
		}
	}
	if p.out.Title == "" {
		where = "lead"
		p.setHeadline(cmp.Or(p.category, jaEventName(p.lead.plain[:p.first])))
	}
	if p.out.Title == "" && len(p.headNames) > 0 {
		where = "headline"
		p.setHeadline(p.headNames[0])
	}
	p.ev.add("title", p.out.Title, p.out.Title, where, "title")
}

// jaPageTitle takes the site's name off a page's title: "外務省: 日独外相会談", "日独外相会談｜外務省".
func jaPageTitle(title string) string {
	for _, mark := range []string{"｜", "|", " - ", " – ", ":", "："} {
		for {
			i := strings.LastIndex(title, mark)
			if i < 0 {
				break
			}
			before, after := strings.TrimFunc(title[:i], letters.IsEdgeSpace), strings.TrimFunc(title[i+len(mark):], letters.IsEdgeSpace)
			switch {
			case jaIsSite(after):
				title = before
			case jaIsSite(before):
				return after
			default:
				i = -1
			}
			if i < 0 {
				break
			}
		}
	}
	if jaIsSite(title) {
		return ""
	}
	return title
}

func jaIsSite(s string) bool {
	line := jaLine(s)
	return jaCategorySet()[line] || strings.HasPrefix(line, "外務省") && len(line) < 40 || strings.HasSuffix(line, "ホームページ") || strings.HasPrefix(line, "Ministryof") || strings.HasSuffix(line, "Japan")
}

// jaBeforeNo cuts "の様子" and the like off a caption.
func jaBeforeNo(caption string) string {
	for _, end := range []string{"の様子", "の模様", "の冒頭", "での", "に臨む", "における", "において", "に出席する", "に参加する"} {
		if i := strings.Index(caption, end); i > 0 {
			caption = caption[:i]
		}
	}
	return caption
}

// jaEventName finds the compound by which a lead names its event: 日独外相電話会談.
func jaEventName(plain string) string {
	for _, m := range country.Find(plain) {
		if m.Form != country.ByCompound {
			continue
		}
		rest := plain[m.Start:]
		for _, end := range []string{"電話会談", "テレビ会談", "テレビ会議", "会談", "会合", "会議", "協議", "対話"} {
			if i := strings.Index(rest, end); i > 0 && i < 60 && !strings.ContainsAny(rest[:i], ",。()はをがで") {
				return rest[:i+len(end)]
			}
		}
	}
	return ""
}

// event is the headline without the conference that it says the event was held
// beside of: 国連総会の際の日露外相会談.
func (p *jaPage) event() string {
	plain := p.headline.plain
	for _, mark := range []string{"の際の", "に際しての", "の機会における", "の機会の", "における", "での"} {
		if _, after, ok := strings.Cut(plain, mark); ok && after != "" {
			return after
		}
	}
	return plain
}

// readKind finds the kind by the words of the headline, then of the lead.
func (p *jaPage) readKind() {
	event := p.event()
	first := p.lead.plain[:p.first]
	for _, row := range jaKinds {
		if word, ok := containsAny(event, row.words); ok {
			p.setKind(row.kind, word, "headline")
			break
		}
	}
	if p.category != "" && p.out.Kind != briefing.PressConference {
		p.setKind(briefing.Statement, p.category, "headline")
	}
	if (p.out.Kind == "" || p.out.Kind == briefing.Announcement) && !p.decidedByPeople(event) {
		for _, row := range jaKinds {
			if word, ok := containsAny(first, row.words); ok && row.lead {
				p.setKind(row.kind, word, "lead")
				break
			}
		}
	}
	p.readMedium(event, first)
}

// decidedByPeople tells whether the headline's word leaves the kind to who met.
func (p *jaPage) decidedByPeople(event string) bool {
	if p.out.Kind != "" {
		return false
	}
	_, ok := containsAny(event, "会談 夕食会 昼食会 懇談 意見交換 面会 接見")
	return ok
}

func (p *jaPage) setKind(kind briefing.Kind, word, where string) {
	if kind != "" {
		p.out.Kind = kind
		p.ev.add("kind", string(kind), word, where, "kind-word")
	}
}

// readMedium tells telephone and video from meeting in a room.
func (p *jaPage) readMedium(event, first string) {
	switch {
	case p.out.Kind == briefing.Statement:
		p.out.Medium = briefing.Written
		if _, spoken := containsAny(event, "演説 スピーチ 挨拶 あいさつ 冒頭発言"); spoken {
			p.out.Medium = briefing.InPerson
		}
		return
	case p.out.Kind == briefing.PressConference:
		p.out.Medium = briefing.InPerson
		return
	}
	video := "テレビ会 TV会 オンライン ビデオ会 ウェブ会議 テレビ電話 ビデオ・メッセージ"
	_, telephone := containsAny(event, "電話")
	_, screen := containsAny(event, video)
	if !telephone && !screen {
		_, telephone = containsAny(first, "電話会談 電話で会談 電話協議 電話による 電話にて 電話で 電話首脳会談 電話外相会談")
		_, screen = containsAny(first, video)
	}
	switch {
	case screen:
		p.out.Medium = briefing.Video
	case telephone:
		p.out.Medium = briefing.Telephone
	default:
		p.out.Medium = briefing.InPerson
		return
	}
	if slices.Contains([]briefing.Kind{"", briefing.SummitMeeting, briefing.ForeignMinistersMeeting, briefing.MinisterialMeeting, briefing.OfficialTalks, briefing.Conference, briefing.Announcement}, p.out.Kind) {
		p.out.Kind = briefing.TelephoneTalk
	}
}

// settleKind decides by who met where the words leave it open, and tells a
// conference from a meeting of two.
func (p *jaPage) settleKind() {
	event := p.event()
	sides := len(p.pair())
	switch p.out.Kind {
	case "":
		p.out.Kind = p.kindOfPeople(event)
	case briefing.SummitMeeting, briefing.ForeignMinistersMeeting, briefing.MinisterialMeeting, briefing.OfficialTalks:
		_, many := containsAny(event, "会合 会議 サミット")
		alone := sides < 2 && len(p.sides()) != 2
		if sides > 2 || many && (alone || slices.Contains(p.pair(), "ASEAN")) && p.out.Kind != briefing.OfficialTalks && p.out.Kind != briefing.MinisterialMeeting {
			p.out.Kind = briefing.Conference
		}
	case briefing.Conference:
		if sides == 2 && !slices.Contains(p.pair(), "ASEAN") {
			p.out.Kind = p.kindOfPeople(event)
		}
	case briefing.Announcement, briefing.Visit:
		if p.out.Kind == briefing.Visit && strings.Contains(event, "派遣") {
			p.out.Kind = briefing.Announcement
		}
	}
	if p.planned && strings.Contains(event, "開催") && p.out.Kind != briefing.Visit {
		p.out.Kind = briefing.Announcement
	}
}

// sides are the countries that those who took part stand for.
func (p *jaPage) sides() []string {
	var codes []string
	for _, person := range p.out.People {
		if person.Country != "" && !slices.Contains(codes, person.Country) {
			codes = append(codes, person.Country)
		}
	}
	return codes
}

// Offices by rank, by which a meeting is told that has no name of its own.
const (
	jaHeads     = "大統領 首相 総理 国家主席 国王 大公 首長 国家元首 最高指導者 天皇 教皇 法王"
	jaForeign   = "外務大臣 外相 国務長官 外交部長 外交部長官 外交通商部長官 外務部長官 外務・ 外務貿易大臣 外務協力"
	jaMinisters = "大臣 相 長官 国務委員 部長官 上級代表"
)

func (p *jaPage) kindOfPeople(event string) briefing.Kind {
	heads, foreign, ministers, others := 0, 0, 0, 0
	seen := map[string]bool{}
	for _, person := range p.out.People {
		if seen[person.Country] {
			continue // the first of a side leads it
		}
		seen[person.Country] = true
		role := jaPlainString(person.Role)
		switch {
		case strings.Contains(role, "副") && !strings.HasPrefix(role, "副首相") && !strings.HasPrefix(role, "副大統領") && !strings.Contains(role, "兼"), strings.Contains(role, "補佐官"), strings.Contains(role, "政務官"):
			others++
			if strings.Contains(role, "副大臣") {
				others--
				ministers++
			}
		case jaHasOffice(role, jaHeads) && !strings.HasPrefix(role, "副"):
			heads++
		case jaHasOffice(role, jaForeign):
			foreign++
		case jaHasOffice(role, jaMinisters):
			ministers++
		default:
			others++
		}
	}
	switch {
	case heads+foreign+ministers+others == 0:
		if _, ok := containsAny(event, "会談 協議"); ok {
			return briefing.OfficialTalks
		}
		return briefing.Other
	case heads+foreign+ministers == 0:
		return briefing.OfficialTalks
	case others+foreign+ministers == 0:
		return briefing.SummitMeeting
	case heads+ministers+others == 0:
		return briefing.ForeignMinistersMeeting
	}
	return briefing.MinisterialMeeting
}

func jaHasOffice(role, list string) bool {
	_, ok := containsAny(role, list)
	return ok
}

// pair returns the countries that the headline joins: 日独 in 日独外相会談.
func (p *jaPage) pair() []string {
	event := p.event()
	var codes []string
	end := -1
	for _, m := range country.Find(event) {
		if m.Form != country.ByCompound && len(codes) == 0 && !strings.HasPrefix(event[m.End:], "・") {
			continue
		}
		if end >= 0 && strings.Trim(event[end:m.Start], "・-=") != "" {
			break
		}
		end = m.End
		if !slices.Contains(codes, m.Code) {
			codes = append(codes, m.Code)
		}
	}
	if len(codes) < 2 {
		return nil
	}
	return codes
}

// readCountries gathers the parties: Japan, whose ministry writes the page, the
// countries of the headline, those of the people.
func (p *jaPage) readCountries() {
	var codes []string
	add := func(code, words, rule string) {
		if code != "" && !slices.Contains(codes, code) {
			codes = append(codes, code)
			p.ev.add("countries", code, words, "headline", rule)
		}
	}
	pair := p.pair()
	own := p.meta.Site == "" || len(pair) == 0 || slices.Contains(pair, "JP")
	if own {
		add("JP", "", "own-ministry")
	}
	for _, c := range pair {
		add(c, p.out.Title, "compound")
	}
	if p.out.Kind != briefing.PressConference {
		event := p.event()
		if p.out.Kind == briefing.Statement || p.out.Kind == briefing.Visit {
			event = p.headline.plain
		}
		for _, m := range country.Find(event) {
			if m.Code == "UN" && p.out.Kind != briefing.Visit || country.IsOrganisation(m.Code) && len(pair) > 0 {
				continue
			}
			if p.out.Kind == briefing.Statement || p.out.Kind == briefing.Visit || len(pair) == 0 {
				add(m.Code, event[m.Start:m.End], "headline")
			}
		}
		for _, person := range p.out.People {
			add(person.Country, person.Name+" "+person.Role, "person")
		}
	}
	p.out.Countries = codes
}
