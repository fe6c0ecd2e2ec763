package statement

import (
	"slices"
	"strings"
)

// opensList reports whether the last statement of a sentence is that a list follows:
// "Minister X said as follows."
func (s *sentence) opensList(c *clause) bool {
	for i := c.verb + 1; i < len(s.tokens); i++ {
		if _, n := match(s.tokens[i].follows, s.tokens, i); n > 0 {
			return true
		}
	}
	return false
}

// running returns the statement of a sentence without words of speech that runs on from
// the one before: "X said that … Japan is ready to help." It is in the present tense, and
// its subject is the side of who spoke; or both sides, and it says what they should do.
func (s *sentence) running() []clause {
	who := s.cast.single
	if !s.runsOn() {
		return nil
	}
	for end := 0; end < len(s.tokens)-1 && end < 6; end++ {
		found, ok := s.nounPhraseAlone(end)
		if !ok || !found.known() || found.start > 1 {
			continue
		}
		if found.plural && s.isDuty(end+1) ||
			!found.plural && found.side[0] == who.side[0] && (found.weak || len(found.by) == 0) && s.isPresent(end+1) {
			return s.split(who)
		}
	}
	return nil
}

// isDuty reports whether a verb at a token says what should be: "should", "need to", "will".
func (s *sentence) isDuty(i int) bool {
	switch s.tokens[i].word {
	case "should", "must", "need", "ought", "can", "cannot", "will", "shall":
		return true
	}
	return false
}

// runsOn reports whether the last statement of the paragraph is that of one person, or of the
// side for which that one spoke before.
func (s *sentence) runsOn() bool {
	who := s.cast.single
	if s.spoken == len(s.found) || len(who.by) == 0 {
		return false
	}
	last := s.found[len(s.found)-1]
	return slices.Equal(last.By, who.by) || len(last.By) == 0 && slices.Equal(last.Side, who.side)
}

// isPresent reports whether a verb in the present tense stands at a token or behind adverbs.
func (s *sentence) isPresent(i int) bool {
	for i < len(s.tokens)-1 && (s.isManner(i) || s.tokens[i].class&adverb != 0) {
		i++
	}
	switch t := s.tokens[i]; t.word {
	case "is", "has", "will", "should", "must":
		return true
	default:
		return t.class == 0 && strings.HasSuffix(t.word, "s") && !t.upper
	}
}

// listed returns the statements of a sentence within a list of what somebody said.
// ok is false if the sentence is no part of it.
func (s *sentence) listed() (list []clause, ok bool) {
	for _, c := range s.findClauses() {
		if v := s.verbAt(c.verb); v.report != nil && v.form == past && c.actor.by != nil {
			return nil, false
		}
	}
	return s.split(s.list), true
}

// split returns the sentence as what somebody said, parted where "and" begins another
// clause.
func (s *sentence) split(who actor) []clause {
	list := []clause{{verb: -1, actor: who, report: &report{say: true}, end: len(s.tokens), rule: "what is said"}}
	for i := 2; i+2 < len(s.tokens); i++ {
		if s.tokens[i].word != "and" || !s.beginsClause(i) {
			continue
		}
		list[len(list)-1].end = s.trimEnd(i + 1)
		list = append(list, clause{start: i + 1, verb: i, actor: who, report: list[0].report, end: len(s.tokens),
			rule: "what is said"})
	}
	return list
}

// beginsClause reports whether a clause of its own stands behind "and": with a verb of
// speech, or behind a comma with a subject and an auxiliary.
func (s *sentence) beginsClause(and int) bool {
	next := s.tokens[and+1]
	if v := s.verbAt(and + 1); v.report != nil && v.form == third || next.class&passive != 0 || next.word == "will" {
		return true
	}
	if s.tokens[and-1].word != "," {
		return false
	}
	return slices.ContainsFunc(s.tokens[and+2:min(len(s.tokens), and+7)], func(t token) bool {
		return t.class&(modal|passive|perfect) != 0 && t.word != "also" && t.word != "to"
	})
}
