package statement

import (
	"strings"

	"briefings/briefing/letters"
)

// Codes of CAMEO that the grammar knows by itself.
const (
	state      = "01"
	intend     = "03"
	consult    = "04"
	aid        = "07"
	disapprove = "11"
	reject     = "12"
	accord     = "019"
)

// reportCode returns the code that the reporting words decide, "" if what is said does;
// ok is false if they report nothing.
func (s *sentence) reportCode(c *clause) (code string, ok bool) {
	r, i := c.report, c.verb+1
	for _, l := range r.light {
		if s.hasNoun(i, l.rest[0]) {
			c.rule = "verb and noun"
			return l.meaning, true
		}
	}
	if r.carry {
		if code := s.nounCode(i, min(len(s.tokens), i+9)); code != "" && (code != state || r.say) {
			c.rule = "noun"
			if code == state && r.joint && c.actor.plural {
				code = accord
			}
			return code, true
		}
	}
	c.rule = "verb"
	switch {
	case r.code != "":
		return s.withMoney(c, s.ownWish(c, r.code)), true
	case r.joint && c.actor.plural:
		return accord, true
	case r.topic && c.actor.plural:
		return consult, true
	}
	c.rule = "what is said"
	return "", r.say
}

// ownWish returns "03" for a hope to do something oneself: "hoped to continue".
func (s *sentence) ownWish(c *clause, code string) string {
	i := c.verb + 1
	switch s.tokens[c.verb].word {
	case "accepted", "accepts", "accepting":
		for _, t := range s.tokens[:c.verb] {
			if strings.HasPrefix(t.word, "invit") {
				return intend
			}
		}
	case "hoped", "hopes", "hope", "hoping", "expected", "proposed", "offered":
		if i < len(s.tokens) && s.tokens[i].word == "to" {
			return intend
		}
	}
	return code
}

// withMoney returns "07" for a promise or an announcement that names a sum.
func (s *sentence) withMoney(c *clause, code string) string {
	if code != intend && (c.verb < 0 || !strings.HasPrefix(s.tokens[c.verb].word, "announc")) {
		return code
	}
	for k := c.verb + 1; k < len(s.tokens) && k < c.verb+16; k++ {
		t := s.tokens[k]
		if t.class&money != 0 && letters.HasDigits(s.text[max(0, t.start-3):t.start]) { // "2.4 million"
			return aid
		}
	}
	return code
}

// hasNoun reports whether a noun stands within the next words, before another clause.
func (s *sentence) hasNoun(i int, noun string) bool {
	for k := i; k < len(s.tokens) && k < i+7; k++ {
		switch t := s.tokens[k]; {
		case t.word == noun:
			return true
		case t.word == "that" || t.word == "," && k > i:
			return false
		}
	}
	return false
}

// nounCode returns the code of the first noun that carries one.
func (s *sentence) nounCode(from, to int) string {
	for k := from; k < to; k++ {
		if t := s.tokens[k]; t.word == "that" || t.word == "to" {
			return ""
		}
		p, n := match(s.tokens[k].nouns, s.tokens, k)
		if n == 0 {
			continue
		}
		if p.meaning == state && k+2 < to && s.tokens[k+1].word == "and" { // "understanding and support"
			if second, n := match(s.tokens[k+2].nouns, s.tokens, k+2); n > 0 {
				return second.meaning
			}
		}
		return p.meaning
	}
	return ""
}

// code returns the root code of a clause.
func (s *sentence) code(c *clause) string {
	if c.code != "" {
		return c.code
	}
	return s.withMoney(c, s.contentCode(c))
}

// contentCode returns the code of what is said: that of the first words that carry one.
func (s *sentence) contentCode(c *clause) string {
	from := s.contentStart(c)
	to := min(c.end, from+24)
	for k := from; k < to; k++ {
		if p, n := match(s.tokens[k].contents, s.tokens, k); n > 0 && (p.meaning == aid || p.meaning == reject) {
			return p.meaning
		}
	}
	for k := from; k < to; k++ {
		if s.tokens[k].class&stop != 0 {
			return state
		}
		if code := s.wordsCode(k, from, to, c); code != "" {
			return code
		}
	}
	return state
}

// wordsCode returns the code of the words of what is said at a token, "" for none.
func (s *sentence) wordsCode(k, from, to int, c *clause) string {
	t := s.tokens[k]
	p, n := match(s.tokens[k].contents, s.tokens, k)
	switch {
	case n > 1 || n == 1 && (k == from || !s.isNoun(k)):
		if s.isPast(k) && p.meaning != disapprove {
			return state
		}
		return p.meaning
	case (t.word == "will" || t.word == "would") && k > from && s.isOwn(k-1, c.actor):
		next := min(k+1, to-1)
		if p, n := match(s.tokens[next].contents, s.tokens, next); n > 0 {
			return p.meaning
		}
		return intend
	}
	return ""
}

// isNoun reports whether a word stands behind an article, as a noun that may look like a verb.
func (s *sentence) isNoun(k int) bool {
	switch s.tokens[k-1].word {
	case "the", "a", "an", "these", "those":
		return true
	}
	return false
}

// contentStart returns where what is said begins. The object of a verb says nothing by
// itself: "mentioned the hopes of the people"; then it is the end.
func (s *sentence) contentStart(c *clause) int {
	next := c.verb + 1
	if next >= c.end || next == 0 || c.further || s.tokens[next].class&article == 0 {
		return next
	}
	if s.tokens[c.verb].class&told != 0 {
		return next
	}
	switch s.tokens[c.verb].word {
	case "said", "says", "say", "saying", "replied", "answered", "responded":
		return next
	}
	return c.end
}

// isPast reports whether words tell of what has been done.
func (s *sentence) isPast(k int) bool {
	for i := k - 1; i >= 0 && i >= k-3; i-- {
		switch s.tokens[i].word {
		case "had", "has", "have":
			return true
		}
	}
	return false
}

// isOwn reports whether the noun phrase that ends at a token is the speaker or his side.
func (s *sentence) isOwn(end int, who actor) bool {
	if s.tokens[end].class&self != 0 {
		return true
	}
	code, _ := s.countryAt(end)
	return code != "" && len(who.side) > 0 && code == who.side[0]
}
