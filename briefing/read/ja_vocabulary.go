package read

import (
	_ "embed"

	"briefings/briefing/letters"
)

//go:embed japanese.tsv
var japaneseTSV string

// The words by which Japanese pages are read. They are in the plain form of
// jaText: half-width digits and brackets, no spaces.
var japaneseWords = letters.Vocabulary{Table: letters.Table{Name: "read/japanese.tsv", Text: japaneseTSV}}

// Lines of a site and of the head of a page.
var (
	// jaBesideMarks stand behind the conference beside which the event was held.
	jaBesideMarks = japaneseWords.Phrases("beside")
	// jaCaptionEnds begin what a caption says beside the name of the event.
	jaCaptionEnds = japaneseWords.Phrases("caption-end")
	// jaCaptionEvents are in a caption that may stand for a headline.
	jaCaptionEvents = japaneseWords.Phrases("caption-event")
	// jaCaptionWords are in captions.
	jaCaptionWords = japaneseWords.Phrases("caption")
	// jaCategories name a part of the site and are no headline.
	jaCategories = japaneseWords.Phrases("category")
	// jaCompoundEvents end the compound by which a lead names its event.
	jaCompoundEvents = japaneseWords.Phrases("compound-event")
	// jaDateLabels may stand before the date of a page.
	jaDateLabels = japaneseWords.Phrases("date-label")
	// jaEvents are in the second line of a headline.
	jaEvents = japaneseWords.Phrases("event")
	// jaHandOffs are sentences and half-sentences that only announce what follows.
	jaHandOffs = japaneseWords.Phrases("handoff")
	// jaHeadlineHalves end a line whose headline continues in the next one.
	jaHeadlineHalves = japaneseWords.Phrases("headline-half")
	// jaLabels are the labels whose values are read.
	jaLabels = japaneseWords.Phrases("label")
	// jaQualifiers qualify a headline and stand on a line of their own.
	jaQualifiers = japaneseWords.Phrases("qualifier")
	// jaTails are lines that lead away from the page, or end it.
	jaTails = japaneseWords.Phrases("tail")
	// jaTailEndings end such a line.
	jaTailEndings = japaneseWords.Phrases("tail-ending")
	// jaTailHeadings are headings over nothing but links. The text ends there.
	jaTailHeadings = japaneseWords.Phrases("tail-heading")
)

// Events, days and sentences.
var (
	// jaLeadEvents are in a lead, beside a day.
	jaLeadEvents = japaneseWords.Phrases("lead-event")
	// jaMeals are in a sentence that gives the length of a second part.
	jaMeals = japaneseWords.Phrases("meal")
	// jaOtherDayAfter behind a day say that it is not the day of the event.
	jaOtherDayAfter = japaneseWords.Phrases("other-day-after")
	// jaPeopleDecide are in a headline that leaves the kind of an event to the people.
	jaPeopleDecide = japaneseWords.Phrases("people-decide")
	// jaPhone are in a lead of a talk by telephone.
	jaPhone = japaneseWords.Phrases("phone")
	// jaPlans are in a page about an event to come.
	jaPlans = japaneseWords.Phrases("plan")
	// jaReportVerbs end a sentence that leaves its verb out: …で一致, …を確認.
	jaReportVerbs = japaneseWords.Phrases("report-verb")
	// jaSentenceEnds end a sentence without a full stop.
	jaSentenceEnds = japaneseWords.Phrases("sentence-end")
	// jaSpeakerOffices are in the name of a speaker: 【山田大臣】.
	jaSpeakerOffices = japaneseWords.Phrases("speaker-office")
	// jaSpoken are in the headline of a statement that was spoken.
	jaSpoken = japaneseWords.Phrases("spoken")
	// jaVideo are in the headline or the lead of a talk by video.
	jaVideo = japaneseWords.Phrases("video")
)

// Places and occasions.
var (
	// jaBeforeCity stand before a city and are no part of its name.
	jaBeforeCity = japaneseWords.Phrases("before-city")
	// jaBeforeOccasion stand before an occasion and are no part of its name.
	jaBeforeOccasion = japaneseWords.Phrases("before-occasion")
	// jaClausesBeforeOccasion end a clause before an occasion.
	jaClausesBeforeOccasion = japaneseWords.Phrases("clause-before-occasion")
	// jaClauseEnds end a clause before a noun and are no part of it.
	jaClauseEnds = japaneseWords.Phrases("clause-end")
	// jaMeetings end what is no place, also behind the ending of a place.
	jaMeetings = japaneseWords.Phrases("meeting")
	// jaNoPlaces are what 「…において」 is also said of.
	jaNoPlaces = japaneseWords.Phrases("not-place")
	// jaNoPlacesWithCountry end a phrase that names a country and is no place.
	jaNoPlacesWithCountry = japaneseWords.Phrases("not-place-with-country")
	// jaOccasionAnchors stand behind an occasion. Where one begins another, the longer one is first.
	jaOccasionAnchors = japaneseWords.Phrases("occasion-anchor")
	// jaOccasionMeetings end an occasion that is a part of a conference.
	jaOccasionMeetings = japaneseWords.Phrases("occasion-meeting")
	// jaOccasionWords end an occasion.
	jaOccasionWords = japaneseWords.Phrases("occasion")
	// jaPlaceEndings end the name of a building or a region.
	jaPlaceEndings = japaneseWords.Phrases("place-ending")
	// jaTokyoPlaces are buildings of Tokyo that name no city.
	jaTokyoPlaces = japaneseWords.Phrases("tokyo-place")
	// jaVisiting stand behind the place in which one of the parties is.
	jaVisiting = japaneseWords.Phrases("visiting")
	// jaVisitingJapan say that one of the parties is in Japan.
	jaVisitingJapan = japaneseWords.Phrases("visiting-japan")
)

// People who took part, and their offices.
var (
	// jaAbsentAfter follow the name of one who took no part: 大統領訪日のため,
	// 総理の指示により, 大臣の招待で.
	jaAbsentAfter = japaneseWords.Phrases("absent-after")
	// jaAsideAttendees are in brackets that list who attended.
	jaAsideAttendees = japaneseWords.Phrases("aside-attendee")
	// jaAttendees are in a paragraph that says who attended.
	jaAttendees = japaneseWords.Phrases("attendee")
	// jaChineseOffices and jaKoreanOffices are offices of one country alone.
	jaChineseOffices = japaneseWords.Phrases("chinese-office")
	jaKoreanOffices  = japaneseWords.Phrases("korean-office")
	// jaContinentalNames begin family names that are Chinese or Korean and hardly ever Japanese.
	jaContinentalNames = japaneseWords.Phrases("continental-name")
	// jaInNotNames are in words before an office that are no name.
	jaInNotNames = japaneseWords.Phrases("in-not-name")
	// jaLeadAttendees are in a sentence of the lead that says who attended.
	jaLeadAttendees = japaneseWords.Phrases("lead-attendee")
	// jaListLabels stand before a list of attendees.
	jaListLabels = japaneseWords.Phrases("list-label")
	// jaMeetingAfter make a meeting of an office: 外務大臣会合, 局長級.
	jaMeetingAfter = japaneseWords.Phrases("meeting-after")
	// jaNamePrefixes stand before a person's name and are no part of it.
	jaNamePrefixes = japaneseWords.Phrases("name-prefix")
	// jaNotNames are words before an office that are no name.
	jaNotNames = japaneseWords.Phrases("not-name")
	// jaOfficeCores end an office.
	jaOfficeCores = japaneseWords.Phrases("office-core")
	// jaOfficeParts stand before the core of an office and belong to it.
	jaOfficeParts = japaneseWords.Phrases("office-part")
	// jaOfficeTails follow the core of an office and belong to it: 局長代行.
	jaOfficeTails = japaneseWords.Phrases("office-tail")
	// jaOwnSide name Japan's side in a list of attendees.
	jaOwnSide = japaneseWords.Phrases("own-side")
	// jaTimeWords are in times, and in no name: 本日, 先月.
	jaTimeWords = japaneseWords.Phrases("time-word")
	// jaUNOffices are offices of the United Nations.
	jaUNOffices = japaneseWords.Phrases("un-office")

	// Offices by rank. They decide on the kind of a meeting that has no name of its own.
	jaHeads     = japaneseWords.Phrases("rank-head")
	jaForeign   = japaneseWords.Phrases("rank-foreign-minister")
	jaMinisters = japaneseWords.Phrases("rank-minister")
)
