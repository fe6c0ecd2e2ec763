package briefing

import "strings"

// eventVerbs are what a lead says of the event: that it took place, or will.
var eventVerbs = phrasesOf(
	" held", " hold ", " met ", "meeting", " meet ", "talks", "talk ", "conversation", " spoke", " speaks", " hosted", " hosts ", " convened", "received", " receive ", "paid a", " pay a", "courtesy call",
	"took place", "take place", "takes place", " attended", " attend ", " called ", " call with", "by phone", "by telephone", "visit", "issued a statement", "sent a ", "dispatch", "welcomed", "signed",
	"exchanged", "co-chaired", "chaired", "delivered", "participated", "conferred", "congratulated", "discussed", "conference", "ceremony", "announce", "will be ", "consultations", "travel", "dialogue", "presented",
	"empfängt", "empfing", "trifft", "traf ", "reist", "gespräch", "s'est entretenu", "s'est rendu", "a rencontré", "a reçu", "a réuni", "a accueilli", "a participé", "a présidé", "se rend ", "se rendra", "telefoniert", "nahm teil", "teilgenommen", "rencontre", "se reunió", "recibió", "reunión", "visite",
)

// sentences yields the sentences of a text, and where each begins. A point after an
// initial, an honorific or an abbreviation ends none.
func sentences(text string) func(yield func(start int, sentence string) bool) {
	return func(yield func(int, string) bool) {
		start := 0
		for i := 0; i < len(text); i++ {
			c := text[i]
			if c == '\n' {
				if start < i && !yield(start, text[start:i]) {
					return
				}
				start = i + 1
				continue
			}
			if c != '.' && c != '!' && c != '?' {
				continue
			}
			j := i + 1
			for j < len(text) && strings.IndexByte(")\"']", text[j]) >= 0 || strings.HasPrefix(text[min(j, len(text)):], "”") || strings.HasPrefix(text[min(j, len(text)):], "’") {
				if text[j] >= 0x80 {
					j += 2
				}
				j++
			}
			if j < len(text) && text[j] != ' ' && text[j] != '\n' || c == '.' && isAbbreviated(text[start:i], text[min(j, len(text)):]) {
				continue
			}
			if !yield(start, text[start:j]) {
				return
			}
			start = skipSpace(text, j)
			i = max(i, start-1)
		}
		if start < len(text) {
			yield(start, text[start:])
		}
	}
}

// shortForms are words whose point ends no sentence.
var shortForms = []string{"mr", "mrs", "ms", "dr", "gen", "lt", "col", "amb", "prof", "hon", "st", "no", "nos", "sen", "rep", "gov", "sgt", "capt", "adm", "h.e", "jr", "sr", "rev", "vs", "approx", "u.n", "mt", "h.m", "h.r.h", "rt", "messrs", "mmes", "mme", "maj", "brig", "dept", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// isAbbreviated tells whether the point after head belongs to its last word.
func isAbbreviated(head, rest string) bool {
	word := head[strings.LastIndexAny(head[max(0, len(head)-12):], " (\n")+1+max(0, len(head)-12):]
	next := strings.TrimLeft(rest, " ")
	if next != "" && isLowerByte(next[0]) {
		return true
	}
	if len(word) == 1 && isUpperAt(word, 0) {
		return true // an initial
	}
	lower := asciiLower(word)
	if lower == "a.m" || lower == "p.m" || lower == "u.s" || lower == "u.k" || lower == "d.c" || lower == "u.s.a" {
		// these end a sentence where one begins after them
		return next != "" && !startsSentence(next)
	}
	for _, short := range shortForms {
		if lower == short {
			return true
		}
	}
	return strings.Contains(word, ".") && len(word) <= 5
}

// startsSentence tells the words that begin sentences more often than they follow an abbreviation.
func startsSentence(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	switch word {
	case "The", "In", "On", "At", "He", "She", "They", "This", "It", "Both", "An", "A", "During", "Following", "After", "Minister", "These", "As", "With":
		return true
	}
	return false
}
