package read

import (
	_ "embed"

	"briefings/briefing/letters"
)

//go:embed japanese.tsv
var japaneseTSV string

// The words by which Japanese pages are read, in the plain form of jaText: half-width
// digits and brackets, no spaces. The table says what each class is for.
var japaneseWords = letters.Vocabulary{Table: letters.Table{Name: "read/japanese.tsv", Text: japaneseTSV}}

// Lines of a site and of the head of a page.
var (
	jaBesideMarks    = japaneseWords.Phrases("beside")
	jaCaptionEnds    = japaneseWords.Phrases("caption-end")
	jaCaptionEvents  = japaneseWords.Phrases("caption-event")
	jaCaptionWords   = japaneseWords.Phrases("caption")
	jaCategories     = japaneseWords.Phrases("category")
	jaCompoundEvents = japaneseWords.Phrases("compound-event")
	jaDateLabels     = japaneseWords.Phrases("date-label")
	jaEvents         = japaneseWords.Phrases("event")
	jaHandOffs       = japaneseWords.Phrases("handoff")
	jaQualifiers     = japaneseWords.Phrases("qualifier")
	jaTails          = japaneseWords.Phrases("tail")
	jaTailEndings    = japaneseWords.Phrases("tail-ending")
	jaTailHeadings   = japaneseWords.Phrases("tail-heading")
)

// Events, days and sentences.
var (
	jaMeets          = japaneseWords.Phrases("kind-meeting")
	jaMeals          = japaneseWords.Phrases("meal")
	jaOtherDayAfter  = japaneseWords.Phrases("other-day-after")
	jaPeopleDecide   = japaneseWords.Phrases("people-decide")
	jaReportVerbs    = japaneseWords.Phrases("report-verb")
	jaSentenceEnds   = japaneseWords.Phrases("sentence-end")
	jaSpeakerOffices = japaneseWords.Phrases("speaker-office")
)

// Places and occasions.
var (
	jaBeforeCity            = japaneseWords.Phrases("before-city")
	jaBeforeOccasion        = japaneseWords.Phrases("before-occasion")
	jaClausesBeforeOccasion = japaneseWords.Phrases("clause-before-occasion")
	jaClauseEnds            = japaneseWords.Phrases("clause-end")
	jaMeetings              = japaneseWords.Phrases("meeting")
	jaNoPlaces              = japaneseWords.Phrases("not-place")
	jaNoPlacesWithCountry   = japaneseWords.Phrases("not-place-with-country")
	jaOccasionAnchors       = japaneseWords.Phrases("occasion-anchor")
	jaOccasionWords         = japaneseWords.Phrases("occasion", "occasion-meeting")
	jaPlaceEndings          = japaneseWords.Phrases("place-ending")
	jaTokyoPlaces           = japaneseWords.Phrases("tokyo-place")
	jaVisiting              = japaneseWords.Phrases("visiting")
	jaJourneys              = japaneseWords.Phrases("journey")
	jaVisitingJapan         = japaneseWords.Phrases("visiting-japan")
)

// People who took part, and their offices.
var (
	jaAbsentAfter      = japaneseWords.Phrases("absent-after")
	jaAsideAttendees   = japaneseWords.Phrases("aside-attendee")
	jaAttendees        = japaneseWords.Phrases("attendee")
	jaChineseOffices   = japaneseWords.Phrases("chinese-office")
	jaKoreanOffices    = japaneseWords.Phrases("korean-office")
	jaContinentalNames = japaneseWords.Phrases("continental-name")
	jaInNotNames       = japaneseWords.Phrases("in-not-name")
	jaListLabels       = japaneseWords.Phrases("list-label")
	jaMeetingAfter     = japaneseWords.Phrases("meeting-after")
	jaNamePrefixes     = japaneseWords.Phrases("name-prefix")
	jaNotNames         = japaneseWords.Phrases("not-name")
	jaSeated           = japaneseWords.Phrases("seated")
	jaOfficeCores      = japaneseWords.Phrases("office-core")
	jaOfficeParts      = japaneseWords.Phrases("office-part")
	jaOfficeTails      = japaneseWords.Phrases("office-tail")
	jaTimeWords        = japaneseWords.Phrases("time-word")
	jaUNOffices        = japaneseWords.Phrases("un-office")
)
