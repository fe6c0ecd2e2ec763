package read

import (
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

// titleKinds decide by the headline alone, before the people do.
var titleKinds = []kindRule{
	{briefing.PressConference, vocabulary.Phrases("kind-press-conference"),
		vocabulary.Phrases("kind-press-conference-not")},
	{briefing.Statement, vocabulary.Phrases("kind-statement"), vocabulary.Phrases("kind-statement-not")},
	// an attack is no event of the ministry's, which makes a statement about it
	{briefing.Statement, vocabulary.Phrases("kind-attack"), vocabulary.Phrases("kind-attack-not")},
}

// eventKinds decide by the headline, unless it is a telephone talk.
var eventKinds = []kindRule{
	{briefing.CourtesyCall, vocabulary.Phrases("kind-courtesy-call"), vocabulary.Phrases("kind-courtesy-call-not")},
	{briefing.Announcement, vocabulary.Phrases("kind-announcement"), vocabulary.Phrases("kind-announcement-not")},
	{briefing.Ceremony, vocabulary.Phrases("kind-ceremony"), vocabulary.Phrases("kind-ceremony-not")},
	{briefing.Visit, vocabulary.Phrases("kind-visit"), vocabulary.Phrases("kind-visit-not")},
}

// meetingKinds decide by the headline what sort of meeting it was, before the ranks of the people do.
var meetingKinds = []kindRule{
	{briefing.OfficialTalks, vocabulary.Phrases("kind-official-talks"), vocabulary.Phrases("kind-official-talks-not")},
	{briefing.MinisterialMeeting, vocabulary.Phrases("kind-ministerial"), nil},
	{briefing.SummitMeeting, vocabulary.Phrases("kind-summit"), vocabulary.Phrases("kind-summit-not")},
	{briefing.Conference, vocabulary.Phrases("kind-conference"), vocabulary.Phrases("kind-conference-not")},
	{briefing.ForeignMinistersMeeting, vocabulary.Phrases("kind-foreign-ministers"),
		vocabulary.Phrases("kind-foreign-ministers-not")},
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
	{rankHead, officeWords.Phrases("rank-head")},
	{rankMinister, officeWords.Phrases("rank-minister")},
}
