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
	link, list := "", strings.HasPrefix(s.text[min(m.end, len(s.text)):], ", among them")
	for k := s.before(m.start); k >= 0; k-- {
		w := &s.words[k]
		if strings.ContainsAny(s.text[w.end:s.wordStart(k+1, m.start)], ";:|(") {
			return s.subject(m.end)
		}
		switch {
		case s.inBracket(w.start) && !s.inBracket(m.start):
		case partMarks.Has(w.lower):
			return taking
		case w.class&eventVerb != 0 && !w.upper, w.class&eventNoun != 0 && link != "",
			w.class&(eventObject|journeyVerb) != 0 && !w.upper && link == "by":
			return s.planned(k)
		case !w.upper && link == "" && partLinks.Has(w.lower):
			link = w.lower
			list = list || link == "among" || link == "including"
		case list, w.upper, w.lower == "it", w.lower == "them", w.class&(smallWord|personNoun|eventNoun) != 0:
		default:
			return mentioned
		}
	}
	return s.subject(m.end)
}

// planned returns the standing of those whom the verb at word k brings together:
// what will take place only counts on pages that announce it.
func (s *sentence) planned(k int) standing {
	if k > 0 && (s.words[k-1].lower == "will" || s.words[k-1].lower == "would") {
		return expected
	}
	return taking
}

// wordStart returns where word k begins, at the most end.
func (s *sentence) wordStart(k, end int) int {
	if k < len(s.words) && s.words[k].start < end {
		return s.words[k].start
	}
	return end
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
		case w.class&eventVerb != 0, w.class&eventObject != 0 && s.hasObject(k):
			return s.planned(k)
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
	return slices.ContainsFunc(s.words, func(w token) bool { return partMarks.Has(w.lower) })
}
