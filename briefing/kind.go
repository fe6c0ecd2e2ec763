package briefing

import (
	"strings"

	"briefings/briefing/letters"
)

// speechKind tells press conferences and statements, which are decided by the
// headline alone, "" for all others.
func (p *page) speechKind() Kind {
	title := letters.Lower(p.headline + " " + p.note)
	if strings.TrimSpace(title) == "" {
		title = letters.Lower(p.category)
		if strings.HasPrefix(title, "press conference") {
			return PressConference
		}
		return ""
	}
	kind := ruleKind(title, titleKinds)
	if kind == Statement && phoneWords.In(title) && !strings.HasPrefix(title, "statement") {
		return ""
	}
	if kind == "" && strings.HasPrefix(letters.Lower(p.category), "press conference") {
		return PressConference
	}
	return kind
}

// medium returns by what means the parties came together.
func (p *page) medium(speech Kind) Medium {
	title := letters.Lower(p.headline + " " + p.note)
	lead := p.lower(letters.Clip(p.firstParagraph(), 1500))
	if speech == PressConference {
		return InPerson
	}
	if speech == Statement {
		if p.isSpeech(title) {
			return InPerson
		}
		return Written
	}
	if letters.HoldsAny(title, letterWords[4:]) || letters.HoldsAny(lead, letterWords[:4]) && !strings.Contains(title, "meeting") {
		return Written
	}
	title, lead = strings.ReplaceAll(title, "courtesy call", "courtesy visit"), strings.ReplaceAll(lead, "courtesy call", "courtesy visit")
	first := lead
	for _, sentence := range letters.Sentences(lead) {
		if eventVerbs.In(sentence) {
			first = sentence
			break
		}
	}
	met := strings.Contains(title, "meeting") || strings.Contains(title, "visit") || strings.Contains(title, "call on")
	captions := letters.Lower(strings.Join(p.captions, " "))
	switch {
	case videoWords.Among(3, title), videoWords.In(first) && !letters.HoldsAny(first, []string{"video message", "online media", "online information"}), videoWords.Among(1, captions):
		return Video
	case phoneWords.In(title), phoneWords.In(first):
		return Telephone
	case !met && (callWords.In(title) || callWords.In(first)) && !strings.Contains(first, " met "):
		return Telephone
	case strings.Contains(lead, "telephone conversation with") && !met:
		return Telephone
	}
	return InPerson
}

// isSpeech tells a statement that somebody made before others from one that was issued in writing.
func (p *page) isSpeech(title string) bool {
	if letters.HoldsAny(title, []string{"remarks", "speech", "address", "statements made", "opening", "keynote", "toast", "intervention"}) {
		return true
	}
	return strings.Contains(title, " at the ") && !strings.Contains(title, " attack") || strings.Contains(title, "delivered")
}

// kind returns what sort of event the page tells of.
func (p *page) kind(speech Kind, medium Medium, people []Person, parties int) Kind {
	kind, rule := p.kindAndRule(speech, medium, people, parties)
	p.ev.add("kind", string(kind), p.headline, "page", rule)
	p.ev.add("medium", string(medium), "", "page", "")
	return kind
}

func (p *page) kindAndRule(speech Kind, medium Medium, people []Person, parties int) (Kind, string) {
	if speech != "" {
		return speech, "headline"
	}
	if medium == Telephone || medium == Video {
		return TelephoneTalk, "medium"
	}
	title := p.lower(p.title())
	if kind := ruleKind(title, eventKinds); kind != "" {
		if kind == Visit && p.isFuture() && p.isDomestic(people) {
			return Announcement, "future"
		}
		return kind, "headline"
	}
	if kind := ruleKind(title, meetingKinds); kind != "" {
		if kind == ForeignMinistersMeeting && parties > 3 {
			return Conference, "parties"
		}
		return kind, "headline"
	}
	lead := p.lower(letters.Clip(p.lead, 800))
	if letters.HoldsAny(lead, []string{"courtesy call", "called on "}) && !strings.Contains(title, "meeting") {
		return CourtesyCall, "lead"
	}
	if kind := kindOfRanks(people); kind == ForeignMinistersMeeting && strings.Contains(title, "ambassadors") {
		return MinisterialMeeting, "headline"
	} else if kind != "" && (tellsOfMeeting(title) || tellsOfMeeting(lead)) {
		return kind, "ranks"
	}
	switch {
	case strings.Contains(title, "ministerial"):
		return MinisterialMeeting, "headline"
	case strings.Contains(title, "dialogue"), strings.Contains(title, "consultation"), strings.Contains(title, "talks"):
		return OfficialTalks, "headline"
	case strings.Contains(title, "conference"), strings.Contains(title, "forum"):
		return Conference, "headline"
	case strings.Contains(title, "foreign minister") && tellsOfMeeting(title):
		return ForeignMinistersMeeting, "headline"
	case p.isFuture():
		return Announcement, "future"
	}
	return Other, ""
}

func ruleKind(title string, rules []kindRule) Kind {
	for _, rule := range rules {
		if rule.words.In(title) && (rule.except == nil || !rule.except.In(title)) {
			return rule.kind
		}
	}
	return ""
}

func tellsOfMeeting(lower string) bool { return meetingWords.In(lower) }

// isFuture tells whether the event is still to come.
func (p *page) isFuture() bool {
	lead := p.lower(letters.Clip(p.firstParagraph(), 600))
	return plannedWords.In(lead)
}

// isDomestic tells whether none but the page's own country takes part.
func (p *page) isDomestic(people []Person) bool {
	found := p.countries(letters.Clip(p.headline, 300))
	for _, m := range found {
		if m.Code != p.issuer {
			return false
		}
	}
	return len(people) > 0
}

// kindOfRanks decides by who met whom.
func kindOfRanks(people []Person) Kind {
	lowest, highest := rankHead, rankNone
	sides := map[string]rank{}
	for _, q := range people {
		r := rankOf(q.Role)
		if r == rankNone {
			continue
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
		return SummitMeeting
	case lowest == rankForeign && highest == rankForeign:
		return ForeignMinistersMeeting
	case highest >= rankMinister && (lowest >= rankMinister || highest >= rankForeign):
		return MinisterialMeeting
	}
	return OfficialTalks
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
