package read

import (
	"slices"
	"strings"
)

// A standing says what a sentence has to do with somebody whom it names.
type standing uint8

const (
	absent    standing = iota // took no part: spoken of, or of another event
	mentioned                 // named in a sentence about the event
	acting                    // subject of a sentence that tells of no event: "Minister X reported on …"
	expected                  // will take part: "will meet X"
	taking                    // subject or object of the event: "met with X", "dinner hosted by X"
)

// standing returns what the sentence has to do with the person of a mention. Who
// stands before the verb is its subject; else the next word to the left that is no
// name, office or small word decides.
func (s *sentence) standing(m mention) standing {
	if !s.takesPart(m.start) || !m.peer && isAbsent(s.text, m) {
		return absent
	}
	switch {
	case s.presides(m.end):
		return taking
	case s.saysBefore(m):
		return acting
	}
	if got, found := s.governed(m); found {
		return got
	}
	return s.subject(m.end)
}

// saysBefore reports whether somebody only said what stands before them: "…, Mr. X said."
func (s *sentence) saysBefore(m mention) bool {
	k := s.before(m.end) + 1
	return k < len(s.words) && s.words[k].class&remarkVerb != 0 && s.text[s.words[k].end:] == "." &&
		strings.Contains(s.text[:m.start], ", ")
}

// governed returns the standing that the words to the left give to the person of a
// mention. found is false if all of them are names, offices and small words.
func (s *sentence) governed(m mention) (got standing, found bool) {
	start := s.mainStart(m.start)
	link, list := "", strings.HasPrefix(s.text[min(m.end, len(s.text)):], ", among them")
	for k := s.before(m.start); k >= 0 && s.words[k].start >= start; k-- {
		w := &s.words[k]
		if s.inBracket(w.start) && !s.inBracket(m.start) {
			continue
		}
		switch {
		case clauseJoints.Has(w.lower):
			return mentioned, false
		case partMarks.Has(w.lower), s.is(k-1, "as") && s.is(k, "did"):
			return taking, true
		case s.bringsTogether(w, link):
			return s.planned(k), true
		case link == "" && isPartLink(w):
			link = w.lower
			list = list || listLinks.Has(link)
		case !list && !isTransparent(w) && !s.isStandIn(k):
			return mentioned, true
		}
	}
	return mentioned, false
}

// isPartLink reports whether a word can join a person to the event: "with", "by".
func isPartLink(w *token) bool { return !w.upper && (partLinks.Has(w.lower) || listLinks.Has(w.lower)) }

// isTransparent reports whether a word can stand between a person and the word that
// governs the person.
func isTransparent(w *token) bool {
	return w.upper || w.class&(smallWord|personNoun|eventNoun) != 0 || w.lower == "it" || w.lower == "them" ||
		lexicon()[w.lower]&particle != 0
}

// bringsTogether reports whether a word says that those behind it, after link, took
// part: a verb of the event, its noun, or "paid" and the like with "by".
func (s *sentence) bringsTogether(w *token, link string) bool {
	if w.class&eventNoun != 0 && link != "" {
		return true
	}
	return !w.upper && (w.class&eventVerb != 0 || w.class&(eventObject|journeyVerb) != 0 && link == "by" ||
		w.lower == "meeting" && s.isProgressive(w))
}

// isProgressive reports whether a participle is that of a verb: "is meeting".
func (s *sentence) isProgressive(w *token) bool {
	k := s.before(w.start)
	return s.is(k, "is") || s.is(k, "are") || s.is(k, "be")
}

func (s *sentence) is(k int, lower string) bool { return k >= 0 && s.words[k].lower == lower }

// isStandIn reports whether word k stands for a noun that was named before: "and that of
// Norway".
func (s *sentence) isStandIn(k int) bool {
	return (s.words[k].lower == "that" || s.words[k].lower == "those") && k+1 < len(s.words) &&
		s.words[k+1].lower == "of"
}

// presides reports whether somebody named before a place presided: "with X in the chair".
func (s *sentence) presides(at int) bool {
	for k := s.before(at) + 1; k < len(s.words); k++ {
		w := &s.words[k]
		if chairMarks.Has(w.lower) {
			return w.lower != "chair" || s.words[k-1].lower == "the"
		}
		if !isTransparent(w) {
			return false
		}
	}
	return false
}

// makesSpeech reports whether word k is a verb whose object is a speech: "made statements".
func (s *sentence) makesSpeech(k int) bool {
	switch s.words[k].lower {
	case "made", "gave", "held":
	default:
		return false
	}
	for j := k + 1; j < len(s.words) && j < k+4; j++ {
		if speechNouns.Has(s.words[j].lower) {
			return true
		}
	}
	return false
}

// mainStart returns where the words begin that can govern a person at a place: behind
// a colon, a semicolon or an open bracket, and behind the clause about another event
// that the sentence opens with, as in "Following that, …".
func (s *sentence) mainStart(at int) int {
	marks := ";:|"
	if s.lists() && s.isItem(at) {
		marks = "|" // "attended by the Minister, A; the Director, B; and the Ambassador, C"
	}
	start := strings.LastIndexAny(s.text[:at], marks) + 1
	if open := strings.LastIndexByte(s.text[:at], '('); open > start && s.inBracket(at) {
		start = open
	}
	for _, c := range s.clauses {
		if c.start == 0 && c.end <= at && c.about != thisEvent {
			start = max(start, c.end)
		}
	}
	return start
}

// isItem reports whether no verb stands between a place and the semicolons around it.
func (s *sentence) isItem(at int) bool {
	start, end := strings.LastIndexByte(s.text[:at], ';')+1, len(s.text)
	if i := strings.IndexByte(s.text[at:], ';'); i >= 0 {
		end = at + i
	}
	for k := range s.words {
		if w := &s.words[k]; w.start >= start && w.end <= end && !isTransparent(w) && start > 0 {
			return false
		}
	}
	return true
}

// planned returns the standing of those whom the verb at word k brings together:
// what will take place only counts on pages that announce it.
func (s *sentence) planned(k int) standing {
	for k--; k >= 0; k-- {
		switch w := &s.words[k]; {
		case w.lower == "will" || w.lower == "would":
			return expected // "will on Thursday meet"
		case !w.upper && w.lower != "on":
			return taking
		}
	}
	return taking
}

// subject returns the standing of the subject of a sentence that ends at a place: its
// verb is the next word that is no name, office or small word.
func (s *sentence) subject(at int) standing {
	for k := s.before(at) + 1; k < len(s.words); k++ {
		w := &s.words[k]
		if s.eventAt(w.start) == otherEvent || s.inBracket(w.start) && !s.inBracket(at) {
			continue
		}
		switch {
		case w.upper:
		case w.class&eventVerb != 0, w.class&eventObject != 0 && s.hasObject(k), w.lower == "attendance":
			return s.planned(k)
		case s.makesSpeech(k):
			return taking
		case w.class&journeyVerb != 0 && k+1 < len(s.words) && s.words[k+1].lower == "with":
			return s.planned(k) // "will travel with her"
		case w.class&remarkVerb != 0:
			return acting
		case w.class&(smallWord|personNoun) != 0:
		default:
			return mentioned
		}
	}
	return mentioned
}

// takers returns those whom a text gives the standing least or a better one.
func (p *latinPage) takers(text string, least standing) []mention {
	mentions := p.mentions(text)
	if len(mentions) == 0 {
		return nil
	}
	s := p.sentence(text)
	if strings.HasPrefix(text, "(") && !s.lists() {
		return nil // what stands aside
	}
	loose := s.loose && partWords.In(p.lower(text))
	if least == taking && p.isFuture() {
		least = expected
	}
	var list []mention
	left := -1 // end of the last one who took no part
	for _, m := range mentions {
		got := s.standing(m)
		if got == mentioned && loose {
			got = taking
		}
		joined := left >= 0 && left <= m.start && strings.Trim(text[left:m.start], " ,") == "and"
		if got < least || joined && !m.peer {
			left = m.end
			continue
		}
		list = append(list, m)
	}
	return list
}

// lists reports whether the sentence says who was there.
func (s *sentence) lists() bool {
	return s.unspaced && partWords.In(s.text) ||
		slices.ContainsFunc(s.words, func(w token) bool { return partMarks.Has(w.lower) })
}
