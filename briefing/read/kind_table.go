package read

import (
	"briefings/briefing"
	"briefings/briefing/letters"
)

// A kindRule gives a kind to the headlines that hold one of its words and none
// of its exceptions. The first that fits counts. Words are in lower case.
type kindRule struct {
	kind   briefing.Kind
	words  *letters.Phrases
	except *letters.Phrases // nil for none
}

// titleKinds decide by the headline alone, before who took part is asked.
var titleKinds = []kindRule{
	{briefing.PressConference, letters.PhrasesOf("press conference", "press briefing", "press availability", "doorstep", "press encounter", "media briefing", "pressekonferenz", "conférence de presse", "conferencia de prensa", "joint press availability", "news conference", "press stakeout", "interview", "media availability"), letters.PhrasesOf("ministers' meeting")},
	{briefing.Statement, letters.PhrasesOf("statement by", "statement on", "statements made", "statement of", "joint statement", "statement regarding", "statement concerning", "foreign minister's statement", "secretary's statement", "statement", "remarks", "address by", "address at", "speech", "message", "condolence", "opening words", "keynote", "comment by", "declaration by", "congratulat", "erklärung", "déclaration", "comunicado", "on the occasion of the national day", "national day"), letters.PhrasesOf("press statement:", "mfa press statement", "press statement –", "press statement -", "signing", "meeting of", "exchange of", "national day event")},
	// what befell somebody is no event of the ministry's: it has words for it
	{briefing.Statement, letters.PhrasesOf("terrorist attack", "attack in", "attack on", "attacks in", "bombing in", "explosion in", "earthquake in", "floods in", "flood in", "passing away", "the demise of"), letters.PhrasesOf("meeting", "talk", "conversation", "call", "visit", "conference", "consultation", "dialogue", "assistance", "ceremony", "dispatch")},
}

// eventKinds decide by the headline, where it is no telephone talk.
var eventKinds = []kindRule{
	{briefing.CourtesyCall, letters.PhrasesOf("courtesy call", "courtesy visit", "call on ", "calls on ", "call by ", "farewell call", "called on ", "pays a call", "audience with", "calls upon"), letters.PhrasesOf("calls on iran", "calls on the parties", "calls on all")},
	{briefing.Announcement, letters.PhrasesOf("dispatch of", "announcement", "appointment of", "to be held", "convening of", "holding of", "invitation", "grant aid", "commendations", "launch of", "publication", "announces", "emergency assistance", "request for"), letters.PhrasesOf("ceremony", "meeting with")},
	{briefing.Ceremony, letters.PhrasesOf("ceremony", "signing", "exchange of notes", "exchange of instruments", "presentation of credentials", "to present", "presents award", "unveil", "inaugurat", "award of", "conferment", "decoration", "reception", "wreath"), letters.PhrasesOf("dispatch", "meeting", "talks")},
	{briefing.Visit, letters.PhrasesOf("visit to", "visit of", "visit by", "to visit", "visits", "'s visit", "trip to", "travel to", "to travel", "travels to", "tour of", "visit", "besuch in", "reise nach", "reist nach", "visite", "déplacement", "visita"), letters.PhrasesOf("meeting", "talks", "summit", "dialogue", "'s call", "minister's call", "entretien", "rencontre", "luncheon", "dinner")},
}

// meetingKinds decide by the headline what sort of meeting it was, before the ranks of the people do.
var meetingKinds = []kindRule{
	{briefing.OfficialTalks, letters.PhrasesOf("vice-minister", "vice minister", "vice-ministerial", "deputy minister", "senior officials", "working group", "working-level", "policy dialogue", "director-general", "directors-general", "director general", "strategic dialogue of officials", "political consultations", "foreign office consultations", "consultations between", "policy consultations", "deputy secretary", "under secretary", "assistant secretary", "political directors", "security dialogue", "human rights dialogue", "staff talks", "bureau meeting", "joint commission of officials", "sherpa", "vice foreign"), letters.PhrasesOf("prime minister", "deputy prime", "ministers' meeting", "foreign minister")},
	{briefing.MinisterialMeeting, letters.PhrasesOf("2+2", "2 plus 2", "two plus two", "security consultative committee", "foreign and defense", "foreign and defence", "foreign and security", "economic dialogue", "ministerial conference on", "joint economic committee", "economic partnership committee", "trade minister", "defense minister", "defence minister", "finance minister"), nil},
	{briefing.SummitMeeting, letters.PhrasesOf("summit meeting", "summit talk", "leaders' meeting", "leaders meeting", "summit", "meeting between the prime ministers", "prime ministers' meeting", "gipfeltreffen"), letters.PhrasesOf("foreign minister", "on the sidelines", "on the margins", "margins of", "sidelines of", "summit of", "at the")},
	{briefing.Conference, letters.PhrasesOf("ministerial conferences", "post-ministerial", "asean+", "asean plus", "plenary", "general assembly", "regional forum", "g7 foreign", "g8 foreign", "g20 foreign", "quad", "trilateral summit", "ministerial conference", "ministerial council", "council of ministers", "conference on", "international conference"), letters.PhrasesOf("japan-asean", "japan-u.s", "press conference")},
	{briefing.ForeignMinistersMeeting, letters.PhrasesOf("foreign ministers' meeting", "foreign ministers meeting", "foreign ministers' talk", "foreign ministerial meeting", "foreign minister's meeting", "foreign ministers' dialogue", "foreign ministers' strategic", "foreign ministers' consult", "foreign ministers' luncheon", "foreign ministers' working", "foreign ministers' dinner", "meeting of the foreign ministers", "meeting between the foreign ministers", "ministers of foreign affairs", "ministers for foreign affairs", "foreign ministers"), letters.PhrasesOf("telephone")},
}

// phoneWords and videoWords tell talks at a distance; the words of the headline count first.
var (
	phoneWords = letters.PhrasesOf("telephone", "phone call", "by phone", "over the phone", "phone conversation", "phone talk", "telefon", "téléphon", "llamada telefónica", "on the phone")
	callWords  = letters.PhrasesOf("'s call with", "'s call to", "'s calls with", "'s calls to", "call with ", "calls with", "call to president", "call to prime", "call between", "speaks with", "speaks to", "spoke with", "spoke to", "speaks by", "talked to", "call from", "had a call", "held a call", "readout of the call")
	videoWords = letters.PhrasesOf("video", "online", "virtual", "teleconference", "web conference", "web meeting", "videokonferenz", "visioconférence", "videoconferencia")
)

// letterWords tell what was only written.
var letterWords = []string{"sent a letter", "sends a letter", "sent a message", "sends a message", "letter from", "letter to", "message of condolence", "condolence", "congratulatory message", " sent letters"}

// A rankRule gives a rank to the offices that begin with or hold its words; the first that fits counts.
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
	{rankMinister, letters.PhrasesOf("state minister", "minister of state for")},
	{rankOfficial, letters.PhrasesOf("vice-minister", "vice minister", "vice minster", "deputy minister", "deputy foreign minister", "deputy secretary", "under secretary", "under-secretary", "undersecretary", "assistant secretary", "assistant minister", "vice foreign", "state secretary", "secretary general", "secretary-general of the ministry", "press secretary", "director", "ambassador", "permanent secretary", "minister counsel", "envoy", "advisor to", "adviser to", "special representative", "chief of staff", "commander", "chargé", "spokes", "counsellor for", "member of", "governor", "mayor", "parliamentary secretary", "principal deputy", "staatssekretär", "vice president of", "special advisor", "senior advisor")},
	{rankForeign, letters.PhrasesOf("foreign minister", "minister for foreign", "minister of foreign", "secretary of state", "foreign secretary", "external affairs", "external relations", "foreign affairs", "high representative", "tánaiste", "außenminister", "affaires étrangères", "minister of foreign", "foreign and european", "international cooperation", "canciller", "minister for europe", "minister for external")},
	{rankHead, letters.PhrasesOf("prime minister", "president", "chancellor", "premier", "taoiseach", "king", "queen", "emperor", "sultan", "emir", "crown prince", "state counsellor", "bundeskanzler", "präsident", "chairman of the state", "head of state", "head of government", "pope", "chief executive of")},
	{rankMinister, letters.PhrasesOf("minister", "secretary", "ministre", "ministro", "speaker", "commissioner", "national security advis", "director general of the defense agency", "trade representative", "secretary-general")},
}

// meetingWords tell that people came together, plannedWords that they will.
var (
	meetingWords = letters.PhrasesOf("meeting", "talks", " met ", "meets", "met with", "hosted", "dialogue", "conversation", "receive", "conferred", "luncheon", "dinner", "breakfast", "empfängt", "trifft", "gespräch", "rencontre", "entretien", "reunión")
	plannedWords = letters.PhrasesOf(" will ", "takes place", "is scheduled", "has decided to", "is to ")
)
