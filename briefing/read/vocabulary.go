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
// are in lower case, with straight apostrophes, as letters.Lower writes them.
var (
	vocabulary  = letters.Vocabulary{Table: letters.Table{Name: "read/words.tsv", Text: wordsTSV}}
	officeWords = letters.Vocabulary{Table: letters.Table{Name: "read/offices.tsv", Text: officesTSV}}
)

// Lines of a site and of the head of a page.
var (
	// agendaHeadings stand over a list that the headings of the body repeat.
	agendaHeadings = vocabulary.Phrases("agenda")
	// attributionWords attribute a text to a spokesperson, who took no part.
	attributionWords = vocabulary.Phrases("attribution")
	// categoryLines stand above a headline and say what sort of page it is.
	categoryLines = vocabulary.Phrases("category")
	// creditWords are in captions: who took a picture, who stands where.
	creditWords = vocabulary.Phrases("credit-word")
	// dateLabels may stand before the date of a page.
	dateLabels = vocabulary.Phrases("date-label")
	// doneWords stand before the town and day at the end of a communiqué.
	doneWords = vocabulary.Phrases("done-at")
	// updateWords stand before the day on which a page was changed.
	updateWords = vocabulary.Phrases("update-label")
	// errorWords are on the pages by which a server says that it has nothing to show.
	errorWords = vocabulary.Phrases("error")
	// foreignMinistries are the names of ministries of foreign affairs, or parts of them.
	foreignMinistries = vocabulary.Phrases("foreign-ministry")
	// handoffEnds end the sentence that announces the account of a meeting and says nothing itself.
	handoffEnds = vocabulary.Phrases("handoff-end")
	// handoffNouns are what such a sentence announces.
	handoffNouns = vocabulary.Phrases("handoff-noun")
	// issuerBegins begin the numbers that one ministry alone gives its releases.
	issuerBegins = vocabulary.Phrases("issuer-begin")
	// issuerPhrases are what the ministry of one country alone writes of itself or
	// prints on its pages. The meaning is the country.
	issuerPhrases = vocabulary.Phrases("issuer-phrase")
	// issuerStarts begin the name of the publisher.
	issuerStarts = vocabulary.Phrases("issuer-start")
	// japaneseMarks begin or end the pages of Japan's ministry, and of no other.
	japaneseMarks = vocabulary.Phrases("japanese-layout")
	// labelNames are the labels whose values are read.
	labelNames = vocabulary.Phrases("label")
	// ministryWords are in the names of publishers.
	ministryWords = vocabulary.Phrases("ministry")
	// officialHosts are in the hosts of governments: "gov", "mfa".
	officialHosts = vocabulary.Phrases("official-host")
	// ownLanguages are links to the language of a country. The meaning is the country.
	ownLanguages = vocabulary.Phrases("own-language")
	// siteNames are in the names of a government's site.
	siteNames = vocabulary.Phrases("site-name")
	// soldDomains are domains of countries that anybody uses.
	soldDomains = vocabulary.Phrases("sold-domain")
	// navigationLines are links and labels of a site's frame.
	navigationLines = vocabulary.Phrases("navigation")
	// navigationStarts begin a line of a site's frame.
	navigationStarts = vocabulary.Phrases("navigation-start")
	// noteWords mark a note about the text or the site, anywhere in a short paragraph.
	noteWords = vocabulary.Phrases("note")
	// overviewHeadings stand before the lead and not after it.
	overviewHeadings = vocabulary.Phrases("overview")
	// photoMarks begin a caption and are no part of it.
	photoMarks = vocabulary.Phrases("photo-mark")
	// photoStarts begin the caption of a picture.
	photoStarts = vocabulary.Phrases("photo-start")
	// qualifierWords may be in a line or a bracket under a headline that is not the headline.
	qualifierWords = vocabulary.Phrases("qualifier")
	// tailStarts begin a line at the end of a page.
	tailStarts = vocabulary.Phrases("tail-start")
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

	// callWords say in a headline or a lead that a talk was by telephone.
	callWords = vocabulary.Phrases("call")
	// ceremonyWords name an occasion without capitals: "inaugural ceremony of …".
	ceremonyWords = vocabulary.Phrases("ceremony")
	// eventTitle are the words of a headline that names an event rather than a text.
	eventTitle = vocabulary.Phrases("met", "event-conference", "event-formal", "kind-visit", "kind-courtesy-call",
		"kind-announcement", "kind-ceremony")
	// declareWords are the verbs of statements: "Norway condemns …".
	declareWords = vocabulary.Phrases("declares")
	// eventEnds end the names of events.
	eventEnds = vocabulary.Phrases("event-end-main", "event-end-other")
	// mainEventEnds end the names of events that are talks or visits.
	mainEventEnds = vocabulary.Phrases("event-end-main")
	// eventHeld stands behind the name of an event in a lead.
	eventHeld = vocabulary.Phrases("event-held")
	// holdsEvent stands before the name of an event in a lead.
	holdsEvent = vocabulary.Phrases("holds-event")
	// eventVerbs are what a lead says of the event: that it took place, or will.
	eventVerbs = vocabulary.Phrases("event-verb")
	// firstPersonWords are in a speech and not in an account of it.
	firstPersonWords = vocabulary.Phrases("first-person")
	// lectureWords are what keeps its kind if it is held by video.
	lectureWords = vocabulary.Phrases("lecture")
	// letterHeadlines say in a headline that something was only written.
	letterHeadlines = vocabulary.Phrases("letter-headline")
	// letterVerbs say so in a lead.
	letterVerbs = vocabulary.Phrases("letter-sent")
	// addressedTo stand before the name of whom a letter is sent to, who takes part as its author does.
	addressedTo = vocabulary.Phrases("letter-to")
	// credentialWords say in a lead that an ambassador was received by the head of state.
	credentialWords = vocabulary.Phrases("credentials")
	// courtesyLeads say in a lead that somebody called on another.
	courtesyLeads = vocabulary.Phrases("courtesy-lead")
	// visitLeads say in a lead that somebody went to see a country.
	visitLeads = vocabulary.Phrases("visit-lead")
	// groupWords name a group of countries whose ministers meet as one.
	groupWords = vocabulary.Phrases("group")
	// meetsVerbs are what people of two sides do together.
	meetsVerbs = vocabulary.Phrases("meets-verb")
	// meetingWords say that people came together.
	meetingWords = vocabulary.Phrases("met")
	// phoneWords say that people talked by telephone.
	phoneWords = vocabulary.Phrases("phone")
	// plannedWords say that people will come together.
	plannedWords = vocabulary.Phrases("planned")
	// smallTitleWords may be in the name of an event without a capital.
	smallTitleWords = vocabulary.Phrases("small-title-word")
	// spokenOfWords stand before whom a text speaks of, even in the headline of a statement.
	spokenOfWords = vocabulary.Phrases("spoken-of")
	// speechWords are in the headline of a statement that somebody made before others.
	speechWords = vocabulary.Phrases("speech")
	// videoWords say that people talked by video, online or otherwise at a distance.
	videoWords = vocabulary.Phrases("video", "video-online", "video-other")
	// visitorWords speak to whoever looks at the site.
	visitorWords = vocabulary.Phrases("visitor")
	// videoNouns are talks by video in one word, by its beginning.
	videoNouns = vocabulary.Phrases("video-noun")
	// captionVideo are those of them that count in a caption.
	captionVideo = vocabulary.Phrases("video")
)

// Days and lengths of time.
var (
	// addedWords say that the event had a second part, whose length counts too.
	addedWords = vocabulary.Phrases("second-part")
	// futureWords say that the event is still to come.
	futureWords = vocabulary.Phrases("future")
)

// Places and occasions.
var (
	// notPlaces begin with a capital behind "in" or "at", and are no place.
	notPlaces = vocabulary.Phrases("not-place")
	// officeOwners are those of notPlaces whose houses are places: "the Prime Minister's Official Residence".
	officeOwners = vocabulary.Phrases("office-owner")
	// ownPlaces are in the name of a place that lies in the issuer's country.
	ownPlaces = vocabulary.Phrases("own-place")
	// placeArticles may stand before a place.
	placeArticles = vocabulary.Phrases("place-article")
	// placePrepositions stand before the place of an event.
	placePrepositions = vocabulary.Phrases("place-preposition")
	// placeFollowers are words that follow a place.
	placeFollowers = vocabulary.Phrases("place-follower")
	// placeNouns end the names of buildings and rooms in which people meet.
	placeNouns = vocabulary.Phrases("place-noun")
	// placeNounsFirst begin the names of buildings: "Palacio de …", "Schloss …".
	placeNounsFirst = vocabulary.Phrases("place-noun-first")
	// travelWords stand before a place or a country that somebody is visiting. The
	// space behind them makes them whole words.
	travelWords = vocabulary.Phrases("travel")

	// eventNouns are what an occasion is.
	eventNouns = vocabulary.Phrases("occasion-noun")
	// occasionStops continue a sentence behind an occasion.
	occasionStops = vocabulary.Phrases("occasion-stop")

	// anyOpener stands before an event that brought the parties together.
	anyOpener = vocabulary.Phrases("opener-attend", "opener-beside", "opener-other")
	// plannedOpeners stand before an event to come.
	plannedOpeners = vocabulary.Phrases("opener-attend", "opener-beside")
	// besideOpeners stand before an event beside which another one takes place.
	besideOpeners = vocabulary.Phrases("opener-beside")
	// placeOpeners and speechOpeners count in one place alone.
	placeOpeners  = vocabulary.Phrases("opener-place")
	speechOpeners = vocabulary.Phrases("opener-speech")
	// weakOpeners count only before a name with capitals.
	weakOpeners = vocabulary.Phrases("opener-weak")
)

// People who took part, and their offices.
var (
	// absentWords stand right before people who are named but took no part.
	absentWords = vocabulary.Phrases("absent", "spoken-of")
	// absentBehind stand right behind such people.
	absentBehind = vocabulary.Phrases("absent-behind")
	// authorWords say that somebody made a statement.
	authorWords = vocabulary.Phrases("author")
	// guestWords say that somebody visits the country of the page.
	guestWords = vocabulary.Phrases("guest")
	// visitBegins and visitEnds say that a day is the first, or the last, of a visit.
	visitBegins = vocabulary.Phrases("visit-begins")
	visitEnds   = vocabulary.Phrases("visit-ends")
	// hostBehind are the words before the name of a host: "paid a courtesy call on ".
	hostBehind = vocabulary.Phrases("host-behind")
	// sympathyWords say that a state shares grief or joy with another one, whose name stands behind sympathyTo.
	sympathyWords, sympathyTo = vocabulary.Phrases("sympathy"), vocabulary.Phrases("sympathy-to")
	// receiveWords are what a host does, unless passiveWords say that he is the guest.
	receiveWords = vocabulary.Phrases("receives")
	passiveWords = vocabulary.Phrases("receives-not")
	// abroadWords are in the names of ministries that care for nationals abroad.
	abroadWords = vocabulary.Phrases("abroad")
	// memberWords behind an organisation say that its members, and who will be one, are spoken of.
	memberWords = vocabulary.Phrases("member")
	// hostWords stand before a country that the headline visits or meets.
	hostWords = vocabulary.Phrases("host")
	// notTripWords are in the headlines of calls and talks, not of journeys.
	notTripWords = vocabulary.Phrases("not-trip")
	// gatherWords are in the sentences of a text that can name more of those who took part.
	gatherWords = vocabulary.Phrases("gathers", "meets-with")
	// partWords say that people met, in the languages whose clauses are not read.
	partWords = vocabulary.Phrases("meets-with")
	// visitNouns are in the headlines of visits.
	visitNouns = vocabulary.Phrases("visit-noun")
	// visitLinks stand between a visit and its country, and before the towns of a journey.
	visitLinks = vocabulary.Phrases("visit-link")
	// personLinks stand between somebody and their country.
	personLinks = vocabulary.Phrases("person-link")
	// harmWords name what strikes a country.
	harmWords = vocabulary.Phrases("harm")
	// destinationWords stand before the country of a journey, which has "in" before it.
	destinationWords = vocabulary.Phrases("destination")
	// seatTowns are towns in which organisations of many countries meet.
	seatTowns = vocabulary.Phrases("seat-town")
	// visitWords are in the headlines of journeys.
	visitWords = vocabulary.Phrases("kind-visit", "visit-noun")
	// conferenceWords name meetings of many countries.
	conferenceWords = vocabulary.Phrases("conference")
	// calledWords stand behind the guest of a ministry.
	calledWords = vocabulary.Phrases("called")
	// withWords stand before those whom the issuer's people met.
	withWords = vocabulary.Phrases("with")
	// companyWords stand between somebody and those who came with them.
	companyWords = vocabulary.Phrases("company")
	// attendedWords stand before those who were there on either side.
	attendedWords = vocabulary.Phrases("attended")
	// mutualWords say what takes two sides.
	mutualWords = vocabulary.Phrases("mutual")
	// meetsWords stand between two people of different sides.
	meetsWords = vocabulary.Phrases("meets-across")

	// bareOffices are offices by which a text speaks of their only holder: "The President said".
	bareOffices = officeWords.Phrases("bare")
	// countryOffices are offices that one country alone has under this name: the page
	// of another ministry prints them without a country. The meaning is the country.
	countryOffices = officeWords.Phrases("country-office")
	// pluralVerbs say in a headline what two people do.
	pluralVerbs = officeWords.Phrases("plural-verb")
	// sideNouns follow a country and name its people at a meeting.
	sideNouns = officeWords.Phrases("side")
	// sidePronouns stand for the noun of a side that was named before: "and that of Peru".
	sidePronouns = officeWords.Phrases("side-pronoun")
	// afterHeads stand behind the head of an office and belong to it: "conseillère fédérale".
	afterHeads = officeWords.Phrases("after-head")
	// civilSecretaries are the countries whose Foreign Secretary is a civil servant.
	civilSecretaries = officeWords.Phrases("civil-secretary")
	// peerLinks lead from a counterpart to their country: "Amtskollegin aus Finnland".
	peerLinks = officeWords.Phrases("peer-link")
	// sideLinks follow the adjective of a side that is not named again: "y la polaca por …".
	sideLinks = officeWords.Phrases("side-link")
	// ownMinisters are what the page of a foreign ministry calls its minister for short.
	ownMinisters = officeWords.Phrases("own-minister")
	// sentHeads are the heads of offices that are held abroad.
	sentHeads = officeWords.Phrases("sent-head")
	// postLinks lead from such an office to where it is held.
	postLinks = officeWords.Phrases("post-link")
	// articles stand before offices, countries and places.
	articles = officeWords.Phrases("article")
	// germanHeads end the heads of offices in German, which are compounds.
	germanHeads = officeWords.Phrases("head-end", "head-end-plural")
	// counterparts hold the office of the one who is named before.
	counterparts = officeWords.Phrases("counterpart")
	// objectLinks lead from an office to what it is for, and to its country.
	objectLinks = officeWords.Phrases("object-link")
	// stateForms begin the full name of a state: "République du Mali".
	stateForms = officeWords.Phrases("state-form")
	// stateLinks stand between an office and the form of a state: "de la République".
	stateLinks = officeWords.Phrases("state-link")
	// stateWords stand between an office and the name of a state: "der Republik Kasachstan".
	stateWords = officeWords.Phrases("state-word")
	// subjectLinks join the words of what an office is for.
	subjectLinks = officeWords.Phrases("subject-link")
	// genericRoles are offices that say too little to replace another.
	genericRoles = officeWords.Phrases("generic")
	// meetingVerbs say that the person before them met somebody.
	meetingVerbs = officeWords.Phrases("meets")
	// namePrefixes stand in small letters before a part of a name, joined to it: "al-Attiyah".
	namePrefixes = officeWords.Phrases("name-prefix")
	// nameTitles are titles that may stand within a name: "Azlan bin Haji Mustapha".
	nameTitles = officeWords.Phrases("name-title")
	// titleTails end a title of two words: "Tan Sri", "Datuk Seri".
	titleTails = officeWords.Phrases("title-tail")
	// patronymics end the second name that is made of the father's.
	patronymics = officeWords.Phrases("patronymic")
	// partLinks join somebody to the event: "a meeting with X", "talks between X and Y".
	partLinks = officeWords.Phrases("part-link")
	// clauseJoints stand between the clauses of two subjects: "A led …, while B led …".
	clauseJoints = officeWords.Phrases("clause-joint")
	// officeOpeners may stand before an office: "the newly appointed".
	officeOpeners = officeWords.Phrases("article", "office-opener")
	// errands are offices for one journey alone.
	errands = officeWords.Phrases("errand")
	// listAnds stand before the last of a list.
	listAnds = officeWords.Phrases("list-and")
	// listLinks join somebody who is one of several: "members of the government, among them X".
	listLinks = officeWords.Phrases("list-link")
	// partMarks say of those behind them that they took part: "attending", "given by".
	partMarks = officeWords.Phrases("part-mark", "list-head")
	// listHeads are those of them that stand over a list of who was there.
	listHeads = officeWords.Phrases("list-head")
	// chairMarks say of those before them that they presided: "with X in the chair".
	chairMarks = officeWords.Phrases("chair-mark")
	// speechNouns are what somebody makes before others.
	speechNouns = officeWords.Phrases("speech-noun")
	// pointedWords are abbreviations whose point belongs to them.
	pointedWords = officeWords.Phrases("pointed")
	// unitNouns name the parts of a government that an office belongs to.
	unitNouns = officeWords.Phrases("unit")
	// withoutPresident are monarchies whose ministries publish: a President without
	// a country is another's.
	withoutPresident = officeWords.Phrases("without-president")
)
