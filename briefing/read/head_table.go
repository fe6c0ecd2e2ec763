package read

import "briefings/briefing/letters"

// All words of these tables are in lower case with straight apostrophes, as Lower gives them.

// categoryLines are what sites print above a headline: the sort of page that it is.
var categoryLines = letters.PhrasesOf(
	"press releases", "press release", "press conferences", "press conference", "countries & regions", "countries and regions", "news story",
	"media center", "media centre", "news", "newsroom", "readout", "readouts", "statements", "statement", "media note", "media release",
	"media releases", "media advisory", "latest news", "what's new", "other releases", "speeches", "speech", "announcements", "announcement", "events", "event", "topics",
	"foreign policy", "diplomacy", "g7 / g8", "g7/g8", "remarks", "transcript", "transcripts", "official news", "top stories", "top news",
	"press", "press statement", "press statements", "joint statements", "government response", "authored article", "world news story", "guidance",
	"news article", "news from canada", "news release", "backgrounder", "visits", "spokesperson's remarks", "minister's activities", "activities",
	"leaders' activities", "bilateral relations", "regional affairs", "asia", "europe", "africa", "north america", "middle east", "pacific", "latin america and the caribbean",
	"pressemitteilung", "pressemitteilungen", "artikel", "communiqué", "communiqués", "actualités", "noticias", "comunicados", "press information", "press remarks", "daily press briefing",
	"news and announcements", "bilateral/multilateral documents", "media briefings", "speeches & statements", "outgoing visits", "incoming visits", "press statements, transcripts & photos",
	"major events", "events and press releases", "the minister's schedule", "president", "prime minister", "minister for foreign affairs",
)

// navigationLines are links and labels of a site's frame, which no reader of the page would miss.
var navigationLines = letters.PhrasesOf(
	"japanese", "english", "home", "top", "menu", "print", "print page", "print this page", "share", "share this page", "share this", "tweet", "like", "facebook", "twitter",
	"email", "e-mail", "text size", "small", "medium", "large", "font size", "search", "sitemap", "site map", "contact us", "about us", "skip to main content",
	"skip to content", "skip to main", "jump to content", "page top", "top of page", "to top", "back", "next", "previous", "read more", "more", "share on facebook",
	"share on twitter", "share by email", "print friendly", "pdf", "date", "language", "zurück", "startseite", "accueil", "imprimer", "partager", "inicio", "imprimir", "compartir",
	"news archive", "view all", "view all news", "photos", "photo gallery", "gallery", "video", "videos", "audio", "rss", "linkedin", "whatsapp", "telegram", "copy link", "close", "accept", "decline",
	"japanese version", "(japanese)", "japanese page", "subscribe", "sign up", "log in", "login", "publication date", "updated", "source link", "leave a reply", "follow us", "hit", "hits", "views", "screen size", "kor", "eng",
)

// navigationStarts begin a line of a site's frame.
var navigationStarts = letters.PhrasesOf(
	"skip to ", "jump to ", "page language", "you are here", "home >", "home »", "home /", "home›", "home ›", "top >", "top page", "go to ", "click here", "print this", "share this",
	"font size", "text size", "follow us", "subscribe to", "search for", "select language", "toggle ", "menu ", "publication date:", "last updated", "last modified",
	"published time", "views:", "author:", "source:", "share:", "tags:", "topics:", "reading time", "(pdf)", "[pdf]", "willkommen auf", "bienvenue sur", "cookie", "we use cookies", "this site uses cookies", "this website uses cookies",
	"document no", "press release no", "no. of", "keywords:", "accessibility", "an official website", "here's how you know", "for immediate release",
)

// noteWords mark a note about the text or the site, wherever they stand in a short paragraph.
var noteWords = letters.PhrasesOf(
	"provisional translation", "tentative translation", "unofficial translation", "translation by an external company", "the foregoing is", "date of the issue of the original", "date of issue of the original",
	"original text is in japanese", "see japanese version", "uses cookies", "use cookies", "cookies to", "beware of scam", "scam", "phishing", "fraudulent", "impersonat",
	"javascript is", "enable javascript", "adobe reader", "adobe acrobat", "all rights reserved", "required fields are marked", "email address will not be published",
	"open a new window is", "this is an archived", "archived content", "content on this page", "this is not the current website", "is no longer being updated",
)

// attributionWords hand a text to a spokesperson, who took no part.
var attributionWords = letters.PhrasesOf("is attributable to", "was attributable to", "are attributable to", "the following is attributable", "text of the following statement", "released the following statement", "issued the following statement by the spokes")

// tailStarts begin a line of the page's end.
var tailStarts = letters.PhrasesOf(
	"back to ", "(end)", "to top", "top of page", "page top", "related information", "related links", "related link", "related articles", "related content", "related documents", "related pages", "related news",
	"see also", "share this", "stay connected", "external links found", "keep in touch", "suggest to", "travel page", "print this", "contacts", "contact:", "contact information", "media contact", "media contacts", "media enquiries", "media relations", "for further information", "for more information", "for media enquiries",
	"about this web", "legal matters", "copyright", "©", "ministry of foreign affairs of japan 2-2-1", "2-2-1", "leave a comment", "leave a reply", "comments", "tags:", "page details", "date modified",
	"return to ", "get more", "follow us", "follow @", "like us on", "search for related", "this entry was posted", "previous article", "next article", "previous post", "next post", "read more", "share on", "posted in", "write a comment", "post a comment", "white house shareables", "name *", "e-mail *", "verification code",
	"attachments", "annex (pdf)", "download", "more information", "weitere informationen", "zum thema", "schlagworte", "mehr zum thema", "voir aussi", "en savoir plus", "liens utiles", "véase también", "see more", "further information",
	"media liaison", "address:", "tel:", "tel.:", "telephone:", "phone:", "fax:", "e-mail:", "email:", "website:", "press office", "newsdesk", "published ", "share this page", "source link", "end of text", "# # #", "###", "- end -", "-end-", "ends", "*****",
)

// qualifierWords are what a line or a bracket under a headline may hold that is not the headline.
var qualifierWords = []string{
	"summary", "overview", "outline", "results", "evaluation", "gist", "highlights", "provisional", "tentative", "translation", "points", "record", "report", "key points", "excerpt", "excerpts", "abstract", "preliminary",
}

// issuerStarts begin the name of who published a page.
var issuerStarts = letters.PhrasesOf(
	"ministry of foreign", "ministry of external", "ministry for foreign", "ministry for europe", "ministry of europe", "ministry of justice", "ministry of defense", "department of foreign affairs", "department of state", "u.s. department", "us department", "office of the spokes", "office of the press secretary",
	"office of press", "office of the minister", "bureau of", "global affairs canada", "foreign, commonwealth", "foreign & commonwealth", "foreign and commonwealth", "federal foreign office", "federal department of", "embassy of",
	"the white house", "prime minister's office", "permanent mission", "consulate", "european external action service", "eeas", "auswärtiges amt", "ministère", "ministerio", "government of", "türkiye cumhuriyeti", "republic of türkiye", "republic of turkey", "cabinet secretariat", "spokesperson", "press and public",
	"asian and oceanian affairs bureau", "european affairs bureau", "north american affairs bureau", "economic affairs bureau", "foreign policy bureau", "latin american and caribbean affairs bureau", "middle eastern and african affairs bureau", "from:", "delivered on", "author:", "published by",
)

// photoStarts begin the caption of a picture.
var photoStarts = letters.PhrasesOf("(photo", "[photo", "photo:", "photo ", "photo1", "photo2", "photos:", "photo caption", "(picture", "picture:", "image:", "image ", "caption:", "photograph of", "photographs of", "(写真", "写真", "(image", "foto:", "bild:")

// eventWords tell a headline from other short lines.
var eventWords = letters.PhrasesOf(
	"meeting", "talk", "call", "visit", "conversation", "statement", "conference", "summit", "dialogue", "consultation", "remarks", "ceremony", "courtesy", "address", "speech", "telephone", "signing",
	"dispatch", "attend", "commendation", "consultative", "announce", "readout", "met ", "meets", "speaks", "holds", "receive", "dinner", "lunch", "luncheon", "breakfast", "reception", "message", "letter", "condolence", "award", "forum", "session", "exchange", "press", "trip", "travel", "host", "working group",
	"relations", "attack", "agreement", "committee", "commission", "council", "seminar", "symposium", "workshop", "launch", "inauguration", "anniversary", "interview", "comment", "declaration", "communiqué", "communique", "treffen", "gespräch", "besuch", "empfängt", "trifft", "reise", "erklärung", "rencontre", "entretien", "visite", "déclaration", "déplacement", "séminaire", "reunión", "visita", "encuentro", "comunicado", "conversación",
)

// handoffNouns are what such a sentence hands over.
var handoffNouns = letters.PhrasesOf("overview", "outline", "gist", "summary", "details", "points", "results", "result", "content", "highlights", "record", "reads", "account", "particulars", "discussion", "discussed", "text")

// handoffEnds end the sentence that hands over to the account of a meeting and says nothing itself.
var handoffEnds = []string{
	"is as follows", "are as follows", "as follows", "was as follows", "were as follows", "is as below", "are as below", "is given below", "are given below", "is shown below", "is summarized below", "wie folgt",
}
