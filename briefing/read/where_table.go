package read

import "briefings/briefing/letters"

// placeNouns end the names of buildings and rooms in which people meet.
var placeNouns = letters.PhrasesOf(
	"house", "guesthouse", "palace", "hotel", "hall", "ministry", "office", "building", "room", "headquarters", "residence", "embassy", "centre", "center", "auditorium",
	"airport", "castle", "villa", "annex", "mansion", "club", "university", "museum", "resort", "base", "camp", "lodge", "courtyard", "garden", "gardens", "entrance", "chancery", "island", "city", "prefecture", "department", "mission", "foreign affairs", "secretariat", "school", "institute", "library", "theater", "theatre", "stadium",
	"wing", "parliament", "istana", "kantei", "kremlin", "ministry of foreign affairs", "foreign ministry", "state department", "amt", "schloss",
)

// notPlaces begin with a capital behind "in" or "at", and are no place.
var notPlaces = letters.PhrasesOf(
	"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "english", "japanese", "french", "response", "addition", "this", "that", "his", "her",
	"asia", "europe", "africa", "latin", "the middle", "middle", "parliament's", "charge", "minister", "prime", "president", "ministerial", "iso", "japan-", "asia-pacific", "indo-pacific", "noon", "around", "approximately", "about", "fy", "section", "article", "chapter", "part",
)

// officeOwners are those of notPlaces whose houses are places: "the Prime Minister's Official Residence".
var officeOwners = letters.PhrasesOf("prime minister's ", "prime minister’s ", "president's ", "president’s ", "minister's ", "minister’s ", "parliament's ", "presidential")

// placeFollowers are the words that go on behind a place.
var placeFollowers = letters.PhrasesOf("to", "on", "for", "from", "where", "who", "which", "with", "during", "at", "and", "in", "as", "by", "after", "before", "between", "held", "met", "through", "this", "today", "yesterday", "(local", "until", "under", "within")

// travelWords stand before a place or a country that somebody is visiting; the space behind them makes them whole words.
var travelWords = letters.PhrasesOf(
	"visiting ", "visit to ", "visits to ", "trip to ", "stay in ", "traveling to ", "travelling to ", "travels to ", "travel to ", "traveled to ", "travelled to ", "tour of ", "arrived in ", "stopover in ", "visited ", "will visit ", "to visit ", "visit ", "leave for ", "dispatched to ", "currently in ",
)

// occasionOpeners stand before what brought the parties together.
var occasionOpeners = []string{
	"to attend", "attending", "to participate in", "participating in", "attend", "to take part in", "on the occasion of", "on the sidelines of", "on the sideline of", "at the sidelines of", "on the margins of", "in the margins of", "on the margin of", "at the margins of", "along the sidelines of", "in the sidelines of", "on the fringes of", "on the fringe of",
	"in conjunction with", "in the framework of", "within the framework of", "taking the opportunity of", "taking advantage of", "at the opportunity of", "in connection with", "for the purpose of attending", "participation in", "his attendance at", "her attendance at", "attendance at", "attendance in", "who attended", "had attended", "attended", "to chair", "to co-chair", "coinciding with", "in parallel with", "parallel to", "to mark", "commemorating", "am rande", "en marge de", "à l'occasion de", "en el marco de", "con ocasión de", "following", "ahead of",
}

// weakOpeners open an occasion only where one that is named with capitals follows.
var weakOpeners = letters.PhrasesOf("for", "at", "during")

// Those of the openers that are believed in one place alone.
var (
	anyOpener      = letters.PhrasesOf(occasionOpeners...)
	plannedOpeners = letters.PhrasesOf(occasionOpeners[:20]...)  // of an event to come
	besideOpeners  = letters.PhrasesOf(occasionOpeners[6:20]...) // of what an event takes place beside
	speechOpeners  = letters.PhrasesOf("at", "on the occasion of")
	placeOpeners   = letters.PhrasesOf("at", "during")
)

// eventNouns are what an occasion is.
var eventNouns = letters.PhrasesOf(
	"meeting", "meetings", "conference", "conferences", "summit", "summits", "session", "sessions", "assembly", "forum", "anniversary", "ceremony", "ceremonies", "expo", "exposition", "congress", "council", "games", "olympics", "inauguration", "enthronement", "funeral", "memorial", "festival",
	"dialogue", "week", "day", "event", "events", "consultations", "symposium", "seminar", "ministerial", "gathering", "celebration", "celebrations", "workshop", "negotiations", "talks", "committee", "commission", "convention", "exhibition", "roundtable", "round", "wedding", "coronation", "mass", "apec", "unga", "cop", "asem", "g7", "g8", "g20", "amm", "pmc", "arf", "davos", "plenary", "launch", "visit", "opening", "generalversammlung", "konferenz", "gipfel", "rats", "conférence", "sommet", "assemblée",
)
