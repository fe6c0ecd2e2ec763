package read

import "briefings/briefing/letters"

// eventVerbs are what a lead says of the event: that it took place, or will.
var eventVerbs = letters.PhrasesOf(
	" held", " hold ", " met ", "meeting", " meet ", "talks", "talk ", "conversation", " spoke", " speaks", " hosted", " hosts ", " convened", "received", " receive ", "paid a", " pay a", "courtesy call",
	"took place", "take place", "takes place", " attended", " attend ", " called ", " call with", "by phone", "by telephone", "visit", "issued a statement", "sent a ", "dispatch", "welcomed", "signed",
	"exchanged", "co-chaired", "chaired", "delivered", "participated", "conferred", "congratulated", "discussed", "conference", "ceremony", "announce", "will be ", "consultations", "travel", "dialogue", "presented",
	"empfängt", "empfing", "trifft", "traf ", "reist", "gespräch", "s'est entretenu", "s'est rendu", "a rencontré", "a reçu", "a réuni", "a accueilli", "a participé", "a présidé", "se rend ", "se rendra", "telefoniert", "nahm teil", "teilgenommen", "rencontre", "se reunió", "recibió", "reunión", "visite",
)
