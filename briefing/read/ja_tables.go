package read

import (
	"briefings/briefing"
	"briefings/briefing/letters"
)

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

// jaKinds are the words of headlines and leads that decide on the kind of an event.
// The first rule that fits decides. The headline comes before the lead.
var jaKinds = []struct {
	words *letters.Phrases
	kind  briefing.Kind
	lead  bool // counts in the lead too
}{
	{japaneseWords.Phrases("kind-press-conference"), briefing.PressConference, false},
	{japaneseWords.Phrases("kind-phone"), briefing.TelephoneTalk, true},
	{japaneseWords.Phrases("kind-video"), briefing.TelephoneTalk, true},
	{japaneseWords.Phrases("kind-statement"), briefing.Statement, false},
	{japaneseWords.Phrases("kind-courtesy-call"), briefing.CourtesyCall, true},
	{japaneseWords.Phrases("kind-dispatch"), briefing.Announcement, false},
	{japaneseWords.Phrases("kind-ceremony"), briefing.Ceremony, false},
	{japaneseWords.Phrases("kind-summit"), briefing.SummitMeeting, true},
	{japaneseWords.Phrases("kind-ministerial"), briefing.MinisterialMeeting, false},
	{japaneseWords.Phrases("kind-foreign-ministers"), briefing.ForeignMinistersMeeting, true},
	{japaneseWords.Phrases("kind-official-talks"), briefing.OfficialTalks, true},
	{japaneseWords.Phrases("kind-visit"), briefing.Visit, false},
	{japaneseWords.Phrases("kind-conference"), briefing.Conference, false},
	{japaneseWords.Phrases("kind-meeting"), "", true}, // who met decides
	{japaneseWords.Phrases("kind-announcement"), briefing.Announcement, false},
}
