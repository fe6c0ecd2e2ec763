package statement

import (
	"slices"
	"strings"

	"briefings/briefing/letters"
)

// Codes of CAMEO that the grammar knows by itself.
const (
	state      = "01"
	appeal     = "02"
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
	if r.bare && !s.hasClause(i) {
		return "", false
	}
	for _, l := range r.light {
		if s.hasNoun(i, l.rest) {
			c.rule = "verb and noun"
			return l.meaning, true
		}
	}
	if code = s.carriedCode(c, i); code != "" {
		c.rule = "noun"
		return code, true
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

// carriedCode returns the code of the noun that a verb carries from a token on, "" for none.
func (s *sentence) carriedCode(c *clause, i int) string {
	if !c.report.carry {
		return ""
	}
	code := s.nounCode(i, min(len(s.tokens), i+9))
	switch {
	case code != state:
		return code
	case !c.report.say:
		return ""
	case c.report.joint && c.actor.plural:
		return accord
	case s.demands(c):
		return appeal
	}
	return state
}

// hasClause reports whether a clause may begin at a token: with "that", in quotation marks, or
// with a verb of its own a few words later.
func (s *sentence) hasClause(i int) bool {
	if i >= len(s.tokens) || s.tokens[i].word == "," {
		return true
	}
	for k := i; k < len(s.tokens) && k < i+12; k++ {
		switch t := s.tokens[k]; {
		case t.word == "that" || t.word == `"` || t.word == ":" || t.class&(passive|perfect) != 0 && t.word != "also",
			t.class&modal != 0 && t.word != "to":
			return true
		case t.word == ",":
			return false
		}
	}
	return false
}

// demands reports whether what is said asks somebody else to act: "the need for Iceland to
// wait", "the position that the quotas should be lifted".
func (s *sentence) demands(c *clause) bool {
	for k, last := c.verb+1, min(len(s.tokens), c.verb+24); k < last; k++ {
		if s.undoes(k) {
			return true
		}
		if s.tokens[k].word == "to" && k > c.verb+3 {
			return s.isForOther(k-1, c)
		}
	}
	return false
}

// isForOther reports whether "for" and another side than that of a clause end with a token.
func (s *sentence) isForOther(end int, c *clause) bool {
	code, start := s.countryAt(end)
	if code == "" {
		found, ok := s.nounPhrase(end)
		if !ok || found.plural || !found.known() {
			return false
		}
		code, start = found.side[0], found.start
	}
	start = s.articleStart(start)
	return start > 0 && s.tokens[start-1].word == "for" && !slices.Contains(c.actor.side, code)
}

// undoes reports whether "should be withdrawn" or the like stands at a token.
func (s *sentence) undoes(k int) bool {
	if s.tokens[k].class&stop == 0 {
		return false
	}
	if k++; k < len(s.tokens) && s.tokens[k].word == "to" {
		k++
	}
	if k+1 >= len(s.tokens) || s.tokens[k].word != "be" {
		return false
	}
	for k++; k < len(s.tokens)-1 && s.isManner(k); k++ {
	}
	return s.tokens[k].class&undo != 0
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
	from := c.verb + 1
	if s.inFront(c) {
		from = c.start
	}
	for _, t := range s.tokens[min(from, len(s.tokens)):min(from+15, len(s.tokens))] {
		if t.class&money != 0 && letters.HasDigits(s.text[max(0, t.start-3):t.start]) { // "2.4 million"
			return aid
		}
	}
	return code
}

// hasNoun reports whether a noun stands within the next words, before another clause.
func (s *sentence) hasNoun(i int, noun []string) bool {
	for k := i; k < len(s.tokens) && k < i+7; k++ {
		switch t := s.tokens[k]; {
		case t.word == noun[0] && hasWords(s.tokens, k+1, noun[1:]):
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
	if s.inFront(c) {
		to = min(to, c.subject)
	}
	for k := from; k < to; k++ {
		if p, n := match(s.tokens[k].contents, s.tokens, k); n > 0 && (p.meaning == aid || p.meaning == reject) {
			return p.meaning
		}
		if s.undoes(k) {
			return appeal
		}
	}
	for k := s.concession(from, to); k < to; k++ {
		if s.tokens[k].class&stop != 0 {
			return state
		}
		if code := s.wordsCode(k, from, to, c); code != "" {
			return code
		}
	}
	return state
}

// concession returns the token behind a clause that leads to what is said: "that although it
// failed, …"; from if there is none.
func (s *sentence) concession(from, to int) int {
	k := from
	if k < to && s.tokens[k].word == "that" {
		k++
	}
	if k >= to || s.tokens[k].class&stop == 0 || s.tokens[k].class&(boundary|opener|bar) == 0 {
		return from
	}
	for ; k < to; k++ {
		if s.tokens[k].word == "," {
			return k + 1
		}
	}
	return from
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
	case (t.word == "will" || t.word == "would") && k > from && s.isOwn(s.outside(k-1, from), c.actor):
		next := min(k+1, to-1)
		if p, n := match(s.tokens[next].contents, s.tokens, next); n > 0 {
			return p.meaning
		}
		return intend
	}
	return ""
}

// outside returns the token in front of the words between commas that end with a token: "Japan,
// with its allies, will"; the token if it ends none.
func (s *sentence) outside(end, from int) int {
	if s.tokens[end].word == "," {
		for i := end - 1; i > from; i-- {
			if s.tokens[i].word == "," {
				return i - 1
			}
		}
	}
	return end
}

// isNoun reports whether a word stands behind an article, as a noun that may look like a verb.
func (s *sentence) isNoun(k int) bool {
	switch s.tokens[k-1].word {
	case "the", "a", "an", "these", "those":
		return true
	}
	return false
}

// inFront reports whether what is said stands in front of who says it: "…, they added."
func (s *sentence) inFront(c *clause) bool {
	behind := c.subject == c.verb+1
	return c.start < c.subject && c.end == len(s.tokens) &&
		(behind || s.tokens[c.subject-1].word == "," && c.end-c.verb <= 2)
}

// contentStart returns where what is said begins. The object of a verb says nothing by
// itself: "mentioned the hopes of the people"; then it is the end.
func (s *sentence) contentStart(c *clause) int {
	next := c.verb + 1
	if s.inFront(c) {
		return c.start
	}
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
