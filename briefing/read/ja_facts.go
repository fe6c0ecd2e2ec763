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

// readTitle takes the headline, or what stands for one: the page's own title, what
// its pictures call the event, its category, the event's name in the lead.
func (p *jaPage) readTitle() {
	title, where := p.headline, "headline"
	if title == "" {
		title, where = p.siteTitle(), "metadata"
	}
	if title == "" {
		title, where = p.captionTitle(), "caption"
	}
	if title == "" {
		title, where = cmp.Or(p.office, jaEventName(p.said.plain[:p.end])), "lead"
	}
	p.out.Title, p.head = title, newJaText(title)
	p.ev.add("title", title, title, where, "title")
}

// siteTitle returns the title of the metadata, unless it only names the site.
func (p *jaPage) siteTitle() string {
	for _, title := range []string{p.meta.OpenGraph, p.meta.Title} {
		if title = jaPageTitle(title); title != "" && !isJaCategory(jaLine(title)) {
			return title
		}
	}
	return ""
}

// captionTitle returns what the first caption that names an event calls it.
func (p *jaPage) captionTitle() string {
	for _, caption := range p.captions {
		name := strings.TrimRight(jaLine(caption), "0123456789-")
		if i := strings.IndexByte(name, '('); i > 0 && strings.HasSuffix(name, ")") {
			name = name[:i]
		}
		name, _, _ = strings.Cut(name, ":")
		name = jaBeforeNo(name)
		if jaCaptionEvents.In(name) && utf8.RuneCountInString(name) < 30 && !strings.Contains(name, "する") {
			return name
		}
	}
	return ""
}

// jaPageTitle takes the site's name off a page's title: "外務省: 日独外相会談", "日独外相会談｜外務省".
func jaPageTitle(title string) string {
	for _, mark := range []string{"｜", "|", " - ", " – ", ":", "："} {
		for {
			i := strings.LastIndex(title, mark)
			if i < 0 {
				break
			}
			before, after := strings.TrimFunc(title[:i], letters.IsEdgeSpace),
				strings.TrimFunc(title[i+len(mark):], letters.IsEdgeSpace)
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
	return jaCategories.Has(line) || strings.HasPrefix(line, "外務省") && len(line) < 40 ||
		letters.HasSuffix(line, "ホームページ", "Japan") || strings.HasPrefix(line, "Ministryof")
}

// jaBeforeNo cuts "の様子" and the like off a caption.
func jaBeforeNo(caption string) string {
	for _, end := range jaCaptionEnds.List() {
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
		for _, end := range jaCompoundEvents.List() {
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
	plain := p.head.plain
	for _, mark := range jaBesideMarks.List() {
		if _, after, ok := strings.Cut(plain, mark); ok && after != "" {
			return after
		}
	}
	return plain
}

// readKind finds the kind by the words of the headline, then of the lead.
func (p *jaPage) readKind() {
	event := p.event()
	first := p.said.plain[:p.end]
	for _, row := range jaKinds {
		if k := row.words.Best(event); k >= 0 {
			p.setKind(row.kind, row.words.List()[k], "headline")
			break
		}
	}
	if p.office != "" && p.out.Kind != briefing.PressConference {
		p.setKind(briefing.Statement, p.office, "headline")
	}
	if (p.out.Kind == "" || p.out.Kind == briefing.Announcement) && !p.decidedByPeople(event) {
		for _, row := range jaKinds {
			if k := row.words.Best(first); k >= 0 && row.lead {
				p.setKind(row.kind, row.words.List()[k], "lead")
				break
			}
		}
	}
	p.readMedium(event, first)
}

// decidedByPeople reports whether the headline's word leaves the kind to who met.
func (p *jaPage) decidedByPeople(event string) bool {
	if p.out.Kind != "" {
		return false
	}
	return jaPeopleDecide.In(event)
}

func (p *jaPage) setKind(kind briefing.Kind, word, where string) {
	if kind != "" {
		p.out.Kind = kind
		p.ev.add("kind", string(kind), word, where, "kind-word")
	}
}

// readMedium finds whether they met in a room, by telephone or by video.
func (p *jaPage) readMedium(event, first string) {
	switch {
	case p.out.Kind == briefing.Statement:
		p.out.Medium = briefing.Written
		if jaSpoken.In(event) {
			p.out.Medium = briefing.InPerson
		}
		return
	case p.out.Kind == briefing.PressConference:
		p.out.Medium = briefing.InPerson
		return
	}
	telephone, screen := strings.Contains(event, "電話"), jaVideo.In(event)
	if !telephone && !screen {
		telephone, screen = jaPhone.In(first), jaVideo.In(first)
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
	if slices.Contains([]briefing.Kind{"", briefing.SummitMeeting, briefing.ForeignMinistersMeeting,
		briefing.MinisterialMeeting, briefing.OfficialTalks, briefing.Conference, briefing.Announcement}, p.out.Kind) {
		p.out.Kind = briefing.TelephoneTalk
	}
}

// settleKind decides by who met if the words leave it open, and parts a
// conference from a meeting of two.
func (p *jaPage) settleKind() {
	event := p.event()
	sides := len(p.pair())
	switch p.out.Kind {
	case "":
		p.out.Kind = p.kindOfPeople(event)
	case briefing.SummitMeeting, briefing.ForeignMinistersMeeting, briefing.MinisterialMeeting, briefing.OfficialTalks:
		many := letters.Contains(event, "会合", "会議", "サミット")
		alone := sides < 2 && len(p.sides()) != 2
		if sides > 2 || many && (alone || slices.Contains(p.pair(), "ASEAN")) && p.out.Kind != briefing.OfficialTalks &&
			p.out.Kind != briefing.MinisterialMeeting {
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

// kindOfPeople returns the kind that those who met give.
func (p *jaPage) kindOfPeople(event string) briefing.Kind {
	switch kind := kindOfRanks(p.out.People, "JP", jaRankOf); {
	case kind != "":
		return kind
	case len(p.out.People) > 0 || letters.Contains(event, "会談", "協議"):
		return briefing.OfficialTalks
	}
	return briefing.Other
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
			event = p.head.plain
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
