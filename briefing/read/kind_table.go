package read

import (
	"cmp"

	"briefings/briefing"
	"briefings/briefing/letters"
)

// A kindRule gives a kind to the headlines that hold one of its words and none
// of its exceptions. The first rule that fits counts.
type kindRule struct {
	kind   briefing.Kind
	words  *letters.Phrases
	except *letters.Phrases // nil for none
}

// kindTables are the rules of kinds of a grammar.
type kindTables struct {
	title   []kindRule // decide by the headline alone, before the people do
	event   []kindRule // decide by the headline, unless it is a telephone talk
	meeting []kindRule // by the headline, what sort of meeting it was, before the ranks of the people do
	lead    []kindRule // by the first sentence, if the headline decides nothing
	noun    []kindRule // by a noun of the headline that alone says little
}

var latinKinds = kindTables{
	title: []kindRule{
		{briefing.PressConference, vocabulary.Phrases("kind-press-conference"),
			vocabulary.Phrases("kind-press-conference-not")},
		{briefing.Statement, vocabulary.Phrases("kind-statement"), vocabulary.Phrases("kind-statement-not")},
		// an attack is no event of the ministry's, which makes a statement about it
		{briefing.Statement, vocabulary.Phrases("kind-attack"), vocabulary.Phrases("kind-attack-not")},
	},
	event: []kindRule{
		{briefing.CourtesyCall, vocabulary.Phrases("kind-courtesy-call"), vocabulary.Phrases("kind-courtesy-call-not")},
		{briefing.Announcement, vocabulary.Phrases("kind-announcement"), vocabulary.Phrases("kind-announcement-not")},
		{briefing.Ceremony, vocabulary.Phrases("kind-ceremony"), vocabulary.Phrases("kind-ceremony-not")},
		{briefing.Visit, vocabulary.Phrases("kind-visit"), vocabulary.Phrases("kind-visit-not")},
	},
	meeting: []kindRule{
		{briefing.OfficialTalks, vocabulary.Phrases("kind-official-talks"),
			vocabulary.Phrases("kind-official-talks-not")},
		{briefing.MinisterialMeeting, vocabulary.Phrases("kind-ministerial"), nil},
		{briefing.SummitMeeting, vocabulary.Phrases("kind-summit"), vocabulary.Phrases("kind-summit-not")},
		{briefing.Conference, vocabulary.Phrases("kind-conference"), vocabulary.Phrases("kind-conference-not")},
		{briefing.ForeignMinistersMeeting, vocabulary.Phrases("kind-foreign-ministers"),
			vocabulary.Phrases("kind-foreign-ministers-not")},
	},
}

var japaneseKinds = kindTables{
	title: []kindRule{
		{briefing.PressConference, japaneseWords.Phrases("kind-press-conference"), nil},
		{briefing.Statement, japaneseWords.Phrases("kind-statement"), vocabulary.Phrases("phone")},
	},
	event: []kindRule{
		{briefing.CourtesyCall, japaneseWords.Phrases("kind-courtesy-call"), nil},
		{briefing.Announcement, japaneseWords.Phrases("kind-dispatch"), nil},
		{briefing.Ceremony, japaneseWords.Phrases("kind-ceremony"), nil},
	},
	meeting: []kindRule{
		{briefing.SummitMeeting, japaneseWords.Phrases("kind-summit"), nil},
		{briefing.MinisterialMeeting, japaneseWords.Phrases("kind-ministerial"), nil},
		{briefing.ForeignMinistersMeeting, japaneseWords.Phrases("kind-foreign-ministers"), nil},
		{briefing.OfficialTalks, japaneseWords.Phrases("kind-official-talks"), nil},
		{briefing.Visit, japaneseWords.Phrases("kind-visit"), jaMeets},
		{briefing.Conference, japaneseWords.Phrases("kind-conference"), jaMeets},
	},
	lead: []kindRule{
		{briefing.CourtesyCall, japaneseWords.Phrases("kind-courtesy-call"), nil},
		{briefing.SummitMeeting, japaneseWords.Phrases("kind-summit"), nil},
		{briefing.ForeignMinistersMeeting, japaneseWords.Phrases("kind-foreign-ministers"), nil},
		{briefing.OfficialTalks, japaneseWords.Phrases("kind-official-talks"), nil},
	},
	noun: []kindRule{{briefing.Announcement, japaneseWords.Phrases("kind-announcement"), nil}},
}

// ofTitle returns the kind of the event that a headline names.
func (t *kindTables) ofTitle(title string) briefing.Kind {
	return cmp.Or(ruleKind(title, t.event), ruleKind(title, t.meeting))
}

// kinds returns the rules of kinds of the language.
func (p *latinPage) kinds() *kindTables {
	if p.japanese() {
		return &japaneseKinds
	}
	return &latinKinds
}

// A rankRule gives a rank to the offices that hold one of its words. The first rule that fits counts.
type rankRule struct {
	rank  rank
	words *letters.Phrases
}

// A rank is how high an office stands.
type rank uint8

const (
	rankNone rank = iota
	rankOfficial
	rankMinister
	rankForeign // ministers of foreign affairs, by whatever name
	rankHead    // heads of state or government
)

var rankRules = []rankRule{
	{rankMinister, officeWords.Phrases("rank-state-minister")},
	{rankOfficial, officeWords.Phrases("rank-official")},
	{rankForeign, officeWords.Phrases("rank-foreign-minister")},
	{rankMinister, officeWords.Phrases("rank-deputy-head")},
	{rankHead, officeWords.Phrases("rank-head")},
	{rankMinister, officeWords.Phrases("rank-minister")},
}

// jaRankRules rank Japanese offices: of 外務大臣補佐官 the assistant counts.
var jaRankRules = []rankRule{
	{rankOfficial, japaneseWords.Phrases("rank-assistant")},
	{rankMinister, japaneseWords.Phrases("rank-state-minister")},
	{rankForeign, japaneseWords.Phrases("rank-foreign-minister")},
	{rankMinister, japaneseWords.Phrases("rank-deputy-head")},
	{rankOfficial, japaneseWords.Phrases("rank-deputy")},
	{rankHead, japaneseWords.Phrases("rank-head")},
	{rankMinister, japaneseWords.Phrases("rank-minister")},
	{rankOfficial, japaneseWords.Phrases("rank-official")},
}
