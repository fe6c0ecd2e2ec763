package read

import (
	_ "embed"

	"briefings/briefing/letters"
)

//go:embed words.tsv
var wordsTSV string

//go:embed offices.tsv
var officesTSV string

// The words by which pages in English, German, French and Spanish are read. They
// are in lower case, with straight apostrophes, as letters.Lower writes them. The tables say what
// each class is for.
var (
	vocabulary  = letters.Vocabulary{Table: letters.Table{Name: "read/words.tsv", Text: wordsTSV}}
	officeWords = letters.Vocabulary{Table: letters.Table{Name: "read/offices.tsv", Text: officesTSV}}
)

// Lines of a site and of the head of a page.
var (
	agendaHeadings    = vocabulary.Phrases("agenda")
	attributionWords  = vocabulary.Phrases("attribution")
	categoryLines     = vocabulary.Phrases("category")
	creditWords       = vocabulary.Phrases("credit-word")
	dateLabels        = vocabulary.Phrases("date-label")
	doneWords         = vocabulary.Phrases("done-at")
	updateWords       = vocabulary.Phrases("update-label")
	errorWords        = vocabulary.Phrases("error")
	foreignMinistries = vocabulary.Phrases("foreign-ministry")
	handoffEnds       = vocabulary.Phrases("handoff-end")
	handoffNouns      = vocabulary.Phrases("handoff-noun")
	issuerBegins      = vocabulary.Phrases("issuer-begin")
	issuerPhrases     = vocabulary.Phrases("issuer-phrase")
	issuerStarts      = vocabulary.Phrases("issuer-start")
	japaneseMarks     = vocabulary.Phrases("japanese-layout")
	labelNames        = vocabulary.Phrases("label")
	ministryWords     = vocabulary.Phrases("ministry")
	officialHosts     = vocabulary.Phrases("official-host")
	ownLanguages      = vocabulary.Phrases("own-language")
	siteNames         = vocabulary.Phrases("site-name")
	soldDomains       = vocabulary.Phrases("sold-domain")
	navigationLines   = vocabulary.Phrases("navigation")
	navigationStarts  = vocabulary.Phrases("navigation-start")
	noteWords         = vocabulary.Phrases("note")
	overviewHeadings  = vocabulary.Phrases("overview")
	photoMarks        = vocabulary.Phrases("photo-mark")
	photoStarts       = vocabulary.Phrases("photo-start")
	qualifierWords    = vocabulary.Phrases("qualifier")
	tailStarts        = vocabulary.Phrases("tail-start")
)

// Events, their kinds and their names.
var (
	// eventWords distinguish a headline from other short lines. The smaller lists
	// hold the words that are sure enough where much else stands.
	eventWords = vocabulary.Phrases("event-core", "event-conference", "event-formal", "event-action", "event-other")
	// leadEvents also hold actions: a line with one may be a headline under a site's name.
	leadEvents    = vocabulary.Phrases("event-core", "event-conference", "event-formal", "event-action")
	formalEvents  = vocabulary.Phrases("event-core", "event-conference", "event-formal")
	meetingEvents = vocabulary.Phrases("event-core", "event-conference")

	callWords     = vocabulary.Phrases("call")
	ceremonyWords = vocabulary.Phrases("ceremony")
	// eventTitle are the words of a headline that names an event rather than a text.
	eventTitle = vocabulary.Phrases("met", "event-conference", "event-formal", "kind-visit", "kind-courtesy-call",
		"kind-announcement", "kind-ceremony")
	declareWords = vocabulary.Phrases("declares")
	// eventEnds end the names of events.
	eventEnds        = vocabulary.Phrases("event-end-main", "event-end-other")
	mainEventEnds    = vocabulary.Phrases("event-end-main")
	eventHeld        = vocabulary.Phrases("event-held")
	holdsEvent       = vocabulary.Phrases("holds-event")
	eventVerbs       = vocabulary.Phrases("event-verb")
	firstPersonWords = vocabulary.Phrases("first-person")
	lectureWords     = vocabulary.Phrases("lecture")
	letterHeadlines  = vocabulary.Phrases("letter-headline")
	letterVerbs      = vocabulary.Phrases("letter-sent")
	addressedTo      = vocabulary.Phrases("letter-to")
	credentialWords  = vocabulary.Phrases("credentials")
	courtesyLeads    = vocabulary.Phrases("courtesy-lead")
	visitLeads       = vocabulary.Phrases("visit-lead")
	groupWords       = vocabulary.Phrases("group")
	meetsVerbs       = vocabulary.Phrases("meets-verb")
	meetingWords     = vocabulary.Phrases("met")
	phoneWords       = vocabulary.Phrases("phone")
	plannedWords     = vocabulary.Phrases("planned")
	smallTitleWords  = vocabulary.Phrases("small-title-word")
	spokenOfWords    = vocabulary.Phrases("spoken-of")
	speechWords      = vocabulary.Phrases("speech")
	// videoWords say that people talked by video, online or otherwise at a distance.
	videoWords   = vocabulary.Phrases("video", "video-online", "video-other")
	visitorWords = vocabulary.Phrases("visitor")
	videoNouns   = vocabulary.Phrases("video-noun")
	captionVideo = vocabulary.Phrases("video")
)

// Days and lengths of time.
var (
	addedWords  = vocabulary.Phrases("second-part")
	futureWords = vocabulary.Phrases("future")
)

// Places and occasions.
var (
	notPlaces         = vocabulary.Phrases("not-place")
	officeOwners      = vocabulary.Phrases("office-owner")
	ownPlaces         = vocabulary.Phrases("own-place")
	placeArticles     = vocabulary.Phrases("place-article")
	placePrepositions = vocabulary.Phrases("place-preposition")
	placeFollowers    = vocabulary.Phrases("place-follower")
	placeNouns        = vocabulary.Phrases("place-noun")
	placeNounsFirst   = vocabulary.Phrases("place-noun-first")
	travelWords       = vocabulary.Phrases("travel")

	eventNouns    = vocabulary.Phrases("occasion-noun")
	occasionStops = vocabulary.Phrases("occasion-stop")

	// anyOpener stands before an event that brought the parties together.
	anyOpener = vocabulary.Phrases("opener-attend", "opener-beside", "opener-other")
	// plannedOpeners stand before an event to come.
	plannedOpeners = vocabulary.Phrases("opener-attend", "opener-beside")
	besideOpeners  = vocabulary.Phrases("opener-beside")
	placeOpeners   = vocabulary.Phrases("opener-place")
	speechOpeners  = vocabulary.Phrases("opener-speech")
	weakOpeners    = vocabulary.Phrases("opener-weak")
)

// People who took part, and their offices.
var (
	// absentWords stand right before people who are named but took no part.
	absentWords  = vocabulary.Phrases("absent", "spoken-of")
	absentBehind = vocabulary.Phrases("absent-behind")
	authorWords  = vocabulary.Phrases("author")
	guestWords   = vocabulary.Phrases("guest")
	visitBegins  = vocabulary.Phrases("visit-begins")
	visitEnds    = vocabulary.Phrases("visit-ends")
	hostBehind   = vocabulary.Phrases("host-behind")
	// sympathyWords say that a state shares grief or joy with another one, whose name stands behind sympathyTo.
	sympathyWords, sympathyTo = vocabulary.Phrases("sympathy"), vocabulary.Phrases("sympathy-to")
	receiveWords              = vocabulary.Phrases("receives")
	passiveWords              = vocabulary.Phrases("receives-not")
	abroadWords               = vocabulary.Phrases("abroad")
	memberWords               = vocabulary.Phrases("member")
	hostWords                 = vocabulary.Phrases("host")
	notTripWords              = vocabulary.Phrases("not-trip")
	// gatherWords are in the sentences of a text that can name more of those who took part.
	gatherWords      = vocabulary.Phrases("gathers", "meets-with")
	partWords        = vocabulary.Phrases("meets-with")
	visitNouns       = vocabulary.Phrases("visit-noun")
	visitLinks       = vocabulary.Phrases("visit-link")
	personLinks      = vocabulary.Phrases("person-link")
	harmWords        = vocabulary.Phrases("harm")
	destinationWords = vocabulary.Phrases("destination")
	seatTowns        = vocabulary.Phrases("seat-town")
	// visitWords are in the headlines of journeys.
	visitWords      = vocabulary.Phrases("kind-visit", "visit-noun")
	conferenceWords = vocabulary.Phrases("conference")
	calledWords     = vocabulary.Phrases("called")
	withWords       = vocabulary.Phrases("with")
	companyWords    = vocabulary.Phrases("company")
	attendedWords   = vocabulary.Phrases("attended")
	mutualWords     = vocabulary.Phrases("mutual")
	meetsWords      = vocabulary.Phrases("meets-across")

	bareOffices      = officeWords.Phrases("bare")
	countryOffices   = officeWords.Phrases("country-office")
	pluralVerbs      = officeWords.Phrases("plural-verb")
	sideNouns        = officeWords.Phrases("side")
	sidePronouns     = officeWords.Phrases("side-pronoun")
	afterHeads       = officeWords.Phrases("after-head")
	civilSecretaries = officeWords.Phrases("civil-secretary")
	peerLinks        = officeWords.Phrases("peer-link")
	sideLinks        = officeWords.Phrases("side-link")
	ownMinisters     = officeWords.Phrases("own-minister")
	sentHeads        = officeWords.Phrases("sent-head")
	postLinks        = officeWords.Phrases("post-link")
	articles         = officeWords.Phrases("article")
	// germanHeads end the heads of offices in German, which are compounds.
	germanHeads  = officeWords.Phrases("head-end", "head-end-plural")
	counterparts = officeWords.Phrases("counterpart")
	objectLinks  = officeWords.Phrases("object-link")
	stateForms   = officeWords.Phrases("state-form")
	stateLinks   = officeWords.Phrases("state-link")
	stateWords   = officeWords.Phrases("state-word")
	subjectLinks = officeWords.Phrases("subject-link")
	genericRoles = officeWords.Phrases("generic")
	meetingVerbs = officeWords.Phrases("meets")
	namePrefixes = officeWords.Phrases("name-prefix")
	nameTitles   = officeWords.Phrases("name-title")
	titleTails   = officeWords.Phrases("title-tail")
	patronymics  = officeWords.Phrases("patronymic")
	partLinks    = officeWords.Phrases("part-link")
	clauseJoints = officeWords.Phrases("clause-joint")
	// officeOpeners may stand before an office: "the newly appointed".
	officeOpeners = officeWords.Phrases("article", "office-opener")
	errands       = officeWords.Phrases("errand")
	listAnds      = officeWords.Phrases("list-and")
	listLinks     = officeWords.Phrases("list-link")
	// partMarks say of those behind them that they took part: "attending", "given by".
	partMarks        = officeWords.Phrases("part-mark", "list-head")
	listHeads        = officeWords.Phrases("list-head")
	chairMarks       = officeWords.Phrases("chair-mark")
	speechNouns      = officeWords.Phrases("speech-noun")
	pointedWords     = officeWords.Phrases("pointed")
	unitNouns        = officeWords.Phrases("unit")
	withoutPresident = officeWords.Phrases("without-president")
)
