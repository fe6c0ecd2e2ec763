package read

import (
	"strings"

	"briefings/briefing"
	"briefings/briefing/letters"
)

// speechKind tells press conferences and statements, which are decided by the
// headline alone, "" for all others.
func (p *latinPage) speechKind() briefing.Kind {
	title := letters.Lower(p.headline + " " + p.note)
	if strings.TrimSpace(title) == "" {
		title = letters.Lower(p.category)
		if strings.HasPrefix(title, "press conference") {
			return briefing.PressConference
		}
		return ""
	}
	kind := ruleKind(title, titleKinds)
	if kind == briefing.Statement && phoneWords.In(title) && !strings.HasPrefix(title, "statement") {
		return ""
	}
	if kind == "" && strings.HasPrefix(letters.Lower(p.category), "press conference") {
		return briefing.PressConference
	}
	return kind
}

// medium returns by what means the parties came together.
func (p *latinPage) medium(speech briefing.Kind) briefing.Medium {
	title := letters.Lower(p.headline + " " + p.note)
	lead := p.lower(letters.Clip(p.firstParagraph(), 1500))
	if speech == briefing.PressConference {
		return briefing.InPerson
	}
	if speech == briefing.Statement {
		if p.isSpeech(title) {
			return briefing.InPerson
		}
		return briefing.Written
	}
	if letterHeadlines.In(title) || letterVerbs.In(lead) && !strings.Contains(title, "meeting") {
		return briefing.Written
	}
	title, lead = strings.ReplaceAll(title, "courtesy call", "courtesy visit"),
		strings.ReplaceAll(lead, "courtesy call", "courtesy visit")
	first := p.sentence(lead)
	for _, one := range letters.Sentences(lead) {
		if eventVerbs.In(one) {
			first = p.sentence(one)
			break
		}
	}
	met := strings.Contains(title, "meeting") || strings.Contains(title, "visit") || strings.Contains(title, "call on")
	captions := letters.Lower(strings.Join(p.captions, " "))
	switch {
	case headlineVideo.In(title), first.means(videoWords), captionVideo.In(captions):
		return briefing.Video
	case phoneWords.In(title), first.means(phoneWords):
		return briefing.Telephone
	case !met && (callWords.In(title) || callWords.In(first.text)) && !strings.Contains(first.text, " met "):
		return briefing.Telephone
	case strings.Contains(lead, "telephone conversation with") && !met:
		return briefing.Telephone
	}
	return briefing.InPerson
}

// isSpeech tells a statement that somebody made before others from one that was issued in writing.
func (p *latinPage) isSpeech(title string) bool {
	if speechWords.In(title) {
		return true
	}
	return strings.Contains(title, " at the ") && !strings.Contains(title, " attack") ||
		strings.Contains(title, "delivered")
}

// kind returns what sort of event the page tells of.
func (p *latinPage) kind(speech briefing.Kind, medium briefing.Medium, people []briefing.Person,
	parties int) briefing.Kind {
	kind, rule := p.kindAndRule(speech, medium, people, parties)
	p.ev.add("kind", string(kind), p.headline, "page", rule)
	p.ev.add("medium", string(medium), "", "page", "")
	return kind
}

func (p *latinPage) kindAndRule(speech briefing.Kind, medium briefing.Medium, people []briefing.Person,
	parties int) (briefing.Kind, string) {
	if speech != "" {
		return speech, "headline"
	}
	if medium == briefing.Telephone || medium == briefing.Video {
		return briefing.TelephoneTalk, "medium"
	}
	title := p.lower(p.title())
	if kind := ruleKind(title, eventKinds); kind != "" {
		if kind == briefing.Visit && p.isFuture() && p.isDomestic(people) {
			return briefing.Announcement, "future"
		}
		return kind, "headline"
	}
	if kind := ruleKind(title, meetingKinds); kind != "" {
		if kind == briefing.ForeignMinistersMeeting && parties > 3 {
			return briefing.Conference, "parties"
		}
		return kind, "headline"
	}
	lead := p.lower(letters.Clip(p.lead, 800))
	if kind := kindOfLead(title, lead); kind != "" {
		return kind, "lead"
	}
	if kind := kindOfRanks(people, p.issuer); kind == briefing.ForeignMinistersMeeting &&
		strings.Contains(title, "ambassadors") {
		return briefing.MinisterialMeeting, "headline"
	} else if kind != "" && (tellsOfMeeting(title) || tellsOfMeeting(lead)) {
		return kind, "ranks"
	}
	if kind := kindOfNoun(title); kind != "" {
		return kind, "headline"
	}
	if p.isFuture() {
		return briefing.Announcement, "future"
	}
	return briefing.Other, ""
}

// kindOfLead returns the kind that the lead gives if the headline gives none.
func kindOfLead(title, lead string) briefing.Kind {
	switch {
	case courtesyLeads.In(lead) && !strings.Contains(title, "meeting"):
		return briefing.CourtesyCall
	case visitLeads.In(lead) && !tellsOfMeeting(title):
		return briefing.Visit
	}
	return ""
}

// kindOfNoun returns the kind that the noun of a headline alone gives, "" for none.
func kindOfNoun(title string) briefing.Kind {
	switch {
	case strings.Contains(title, "ministerial"):
		return briefing.MinisterialMeeting
	case strings.Contains(title, "dialogue"), strings.Contains(title, "consultation"), strings.Contains(title, "talks"):
		return briefing.OfficialTalks
	case strings.Contains(title, "conference"), strings.Contains(title, "forum"):
		return briefing.Conference
	case strings.Contains(title, "foreign minister") && tellsOfMeeting(title):
		return briefing.ForeignMinistersMeeting
	}
	return ""
}

func ruleKind(title string, rules []kindRule) briefing.Kind {
	for _, rule := range rules {
		if rule.words.In(title) && (rule.except == nil || !rule.except.In(title)) {
			return rule.kind
		}
	}
	return ""
}

func tellsOfMeeting(lower string) bool { return meetingWords.In(lower) }

// isFuture reports whether the event is still to come.
func (p *latinPage) isFuture() bool {
	lead := p.lower(letters.Clip(p.firstParagraph(), 600))
	return plannedWords.In(lead)
}

// isDomestic reports whether none but the page's own country takes part.
func (p *latinPage) isDomestic(people []briefing.Person) bool {
	found := p.countries(letters.Clip(p.headline, 300))
	for _, m := range found {
		if m.Code != p.issuer {
			return false
		}
	}
	return len(people) > 0
}

// kindOfRanks decides by who met whom.
func kindOfRanks(people []briefing.Person, issuer string) briefing.Kind {
	lowest, highest := rankHead, rankNone
	sides := map[string]rank{}
	for _, q := range people {
		r := rankOf(q.Role)
		if r == rankNone {
			continue
		}
		if q.Country == issuer && ownMinisters.Has(letters.Lower(q.Role)) {
			r = rankForeign
		}
		sides[q.Country] = max(sides[q.Country], r)
	}
	for _, r := range sides {
		lowest, highest = min(lowest, r), max(highest, r)
	}
	switch {
	case len(sides) == 0:
		return ""
	case len(sides) == 1 && highest != rankForeign:
		lowest = min(lowest, rankMinister)
	}
	switch {
	case lowest == rankHead:
		return briefing.SummitMeeting
	case lowest == rankForeign && highest == rankForeign:
		return briefing.ForeignMinistersMeeting
	case highest >= rankMinister && (lowest >= rankMinister || highest >= rankForeign):
		return briefing.MinisterialMeeting
	}
	return briefing.OfficialTalks
}

// rankOf returns the rank of an office.
func rankOf(role string) rank {
	lower := letters.Lower(role)
	for _, rule := range rankRules {
		if rule.words.In(lower) {
			return rule.rank
		}
	}
	return rankNone
}
