package statement

import (
	"cmp"
	"slices"

	"briefings/briefing/letters"
)

// findClauses finds the statements of a sentence: one for each verb of speech that has a
// subject, and one for each further "that" of what is said.
func (s *sentence) findClauses() []clause {
	list := s.clauses[:0]
	if c, ok := s.framed(); ok {
		return append(list, c)
	}
	front, begin := s.front()
	for i := begin; i < len(s.tokens); {
		if !s.tokens[i].opens {
			i++
			continue
		}
		c, next, ok := s.clauseAt(i, list)
		if !ok {
			i++
			continue
		}
		if begin > 0 && len(list) == 0 { // "Thanking Japan for its help, he said …"
			front.actor, c.start = c.actor, begin
			if c.subject > begin && s.tokens[c.subject-1].word == "," {
				c.start, front.end = c.subject, c.subject-1
			}
			list = append(list, front)
		}
		if len(list) > 0 {
			list[len(list)-1].end = s.trimEnd(c.start)
		}
		list = append(list, c)
		i = next
	}
	if len(list) > 0 {
		list[len(list)-1].end = len(s.tokens)
	}
	s.clauses = list
	return list
}

// front returns the statement of a participle that opens the sentence, without its
// subject, and where the words behind it begin; 0 if there is none.
func (s *sentence) front() (c clause, end int) {
	v := s.verbAt(0)
	if v.report == nil || v.form != ing || s.tokens[0].class&opener != 0 {
		return c, 0
	}
	for end = 1; end < len(s.tokens) && s.tokens[end].word != ","; end++ {
	}
	c = clause{verb: len(v.rest), report: v.report, end: end}
	c.words = s.text[:s.tokens[c.verb].end]
	code, ok := s.reportCode(&c)
	if c.code = code; !ok || end+1 >= len(s.tokens) {
		return c, 0
	}
	return c, end + 1
}

// trimEnd returns where a clause ends if the next begins at a token: before "and" and
// commas.
func (s *sentence) trimEnd(next int) int {
	for ; next > 1; next-- {
		t := s.tokens[next-1]
		opens := t.word == `"` && s.tokens[next-2].class&boundary != 0 // of the next quotation
		if !opens && t.word != "(" && !s.parts(next-1) {
			break
		}
	}
	return next
}

// parts reports whether a token parts clauses: a comma, a semicolon, "and" and the like.
func (s *sentence) parts(i int) bool {
	t := s.tokens[i]
	return t.word == "," || t.word == ";" || t.class&boundary != 0
}

// clauseAt returns the statement that a token opens, and the token after its reporting
// words.
func (s *sentence) clauseAt(i int, before []clause) (c clause, next int, ok bool) {
	for k := len(before) - 1; k >= 0; k-- {
		if before[k].report.say {
			if c, next, ok = s.further(i, &before[k]); ok {
				return c, next, ok
			}
			break
		}
	}
	v := s.verbAt(i)
	if v.report == nil {
		return c, 0, false
	}
	c = clause{start: i, verb: i + len(v.rest), report: v.report, form: v.form}
	c.words = s.text[s.tokens[i].start:s.tokens[c.verb].end]
	switch {
	case v.event:
		return s.event(i, c, before)
	case v.form == past && s.isPassive(i):
		return s.passive(i, c, before)
	case c.verb+2 == len(s.tokens) && s.tokens[c.verb+1].word == "you": // "I thank you."
		return c, 0, false
	case !s.findSubject(i, v.form, &c, before) || !c.actor.known():
		return c, 0, false
	}
	if c.code, ok = s.reportCode(&c); !ok {
		return c, 0, false
	}
	s.cast.remember(c.actor)
	return c, c.verb + 1, true
}

// further returns one more thing that the subject of a clause said: another "that",
// another number of a list, another quotation.
func (s *sentence) further(i int, last *clause) (c clause, next int, ok bool) {
	c = *last
	switch s.tokens[i].word {
	case "that":
		ok = s.isFurtherThat(i, last)
	case "(":
		ok = i+2 < len(s.tokens) && s.tokens[i+2].word == ")" && letters.Number(s.tokens[i+1].word) > 1
		i += 2
	case `"`:
		ok = i > last.verb+2 && i+1 < len(s.tokens) && s.tokens[i+1].upper && s.isQuoted(i)
	}
	if !ok {
		return c, 0, false
	}
	if c.start, c.verb, c.further = i, i, true; s.tokens[i].word != "that" {
		c.start++
	}
	return c, i + 1, true
}

// isQuoted reports whether a quotation mark opens one more quotation behind another.
func (s *sentence) isQuoted(i int) bool {
	for k := i - 1; k > i-4 && k > 0; k-- {
		if s.tokens[k].word == `"` {
			return true
		}
	}
	return false
}

// isPassive reports whether a form of "be" stands before a verb.
func (s *sentence) isPassive(i int) bool {
	i = s.skipAdverbs(i-1, adverb, 0)
	return i >= 0 && s.tokens[i].class&passive != 0
}

// verbAt returns the verb of speech that begins at a token.
func (s *sentence) verbAt(i int) verb {
	for _, v := range s.tokens[i].verbs {
		if hasWords(s.tokens, i+1, v.rest) && (i == 0 || !s.tokens[i].upper) {
			return v
		}
	}
	return verb{}
}

// findSubject finds who says what a verb reports.
func (s *sentence) findSubject(i int, f form, c *clause, before []clause) bool {
	found, ok := s.subjectAround(i, f, c, before)
	if !ok {
		goesOn := f != base || len(before) > 0 && before[len(before)-1].form == base
		c.actor = s.bullets
		return i == 0 && s.bullets.known() || goesOn && s.inherit(i, c, before, f == ing)
	}
	s.together(&found, c.report)
	if f == base && !found.plural && s.tokens[found.start].class&(speaker|first) == 0 && s.tokens[i-1].word != "to" {
		return false
	}
	if !s.atBoundary(&found, before) {
		return false
	}
	if c.actor, c.subject = found.actor, found.start; len(before) > 0 {
		c.start = found.start
	} else {
		c.start = 0
	}
	return true
}

// subjectAround finds the subject in front of a verb or, if that ends the sentence, behind it.
func (s *sentence) subjectAround(i int, f form, c *clause, before []clause) (found subject, ok bool) {
	if f == ing {
		return found, false
	}
	if found, ok = s.subjectBefore(i, f == base); !ok && f != base && len(before) == 0 && c.report.say {
		found, ok = s.subjectBehind(i, c)
	}
	return found, ok
}

// subjectBehind finds the subject that ends the sentence behind its verb: "…, said Mr. A."
func (s *sentence) subjectBehind(i int, c *clause) (found subject, ok bool) {
	if i < 2 || s.tokens[i-1].word != "," && s.tokens[i-1].word != `"` {
		return found, false
	}
	found, ok = s.nounPhrase(len(s.tokens) - 1)
	return found, ok && !found.weak && found.start == c.verb+1
}

// together takes "we agreed", "we discussed" and "together we" for words of all parties.
func (s *sentence) together(found *subject, r *report) {
	i := found.start
	jointly := r.code == accord || r.code == consult || i > 0 && s.tokens[i-1].word == "together"
	if s.tokens[i].word != "we" || !jointly {
		return
	}
	if all := s.cast.everybody(true); all.known() {
		found.actor = all
	}
}

// framed reads a sentence whose speaker stands in a frame before a comma: "According to
// the Minister, …", "As the Minister pointed out, …".
func (s *sentence) framed() (c clause, ok bool) {
	from := 1
	switch s.tokens[0].word {
	case "as":
	case "according":
		from = 2
	default:
		return c, false
	}
	for comma := from + 1; comma < len(s.tokens)-1 && comma < from+10; comma++ {
		if s.tokens[comma].word != "," {
			continue
		}
		end := comma - 1
		if from == 1 {
			if end = s.verbBefore(comma); end < 0 {
				continue
			}
		}
		found, known := s.nounPhrase(end)
		if s.tokens[end].class&passive != 0 && end == from { // "As was noted, …": by who spoke last
			found, known = subject{s.cast.single, from, true}, true
		}
		if known && found.start == from && found.known() {
			s.cast.remember(found.actor)
			return clause{start: comma + 1, end: len(s.tokens), verb: comma, actor: found.actor,
				words: s.text[:s.tokens[comma].start], report: &report{say: true}, rule: "what is said"}, true
		}
	}
	return c, false
}

// verbBefore returns the token in front of the verb of saying that ends before a comma, -1 for none.
func (s *sentence) verbBefore(comma int) int {
	for i := comma - 1; i >= comma-2; i-- {
		if v := s.verbAt(i); v.report != nil && v.say && v.form != ing && i+len(v.rest) == comma-1 {
			return i - 1
		}
	}
	return -1
}

// event reads talks that are the subject of a verb: "Discussions focused on trade", "An
// exchange of views took place on", "Fishing was also on the agenda".
func (s *sentence) event(i int, c clause, before []clause) (clause, int, bool) {
	start := i
	for start > 0 && s.tokens[start-1].word != "," {
		if start--; s.tokens[start].class&modal != 0 {
			return c, 0, false
		}
	}
	isTalk := func(t token) bool { return t.class&talk != 0 }
	talks := slices.ContainsFunc(s.tokens[start:min(c.verb+3, len(s.tokens))], isTalk)
	c.actor, c.code, c.rule = s.cast.everybody(false), consult, "talks as the subject"
	if !talks || !c.actor.known() || len(before) > 0 || s.isDay(c.verb+1) && s.tokens[c.verb].word == "on" {
		return c, 0, false
	}
	s.cast.remember(c.actor)
	c.start = 0
	return c, c.verb + 1, true
}

// isDay reports whether a day or a date begins at a token.
func (s *sentence) isDay(i int) bool {
	return i < len(s.tokens) && (s.tokens[i].class&when != 0 ||
		letters.HasDigits(s.text[s.tokens[i].start:s.tokens[min(i+1, len(s.tokens)-1)].end]))
}

// inherit gives a verb without a subject of its own that of the verb before: "and
// stressed", ", adding". The first verb has that of a verb that is none of speech.
func (s *sentence) inherit(i int, c *clause, before []clause, participle bool) bool {
	at := s.skipAdverbs(i-1, adverb|perfect, boundary)
	if at < 0 || c.form == third && s.endsPhrase(c.verb+1) { // "interests and values, …"
		return false
	}
	t := s.tokens[at]
	switch {
	case len(before) > 0:
		c.start, c.actor = at+1, before[len(before)-1].actor
		return s.parts(at) || participle && (t.word == "by" || t.word == "before" || t.word == "after")
	case participle: // "opened the talks by saying"
		found, ok := s.firstSubject(at, true)
		c.start, c.actor = 0, found.actor
		return ok && t.word == "by"
	}
	found, ok := s.firstSubject(at, false)
	c.start, c.actor = at+1, found.actor
	return ok && t.class&boundary != 0
}

// endsPhrase reports whether no object can begin at a token.
func (s *sentence) endsPhrase(i int) bool {
	return i >= len(s.tokens) || s.parts(i) || s.tokens[i].word == "of"
}

// firstSubject finds the subject that opens the sentence, of a verb that is none of
// speech: "Mr. A opened the talks, and expressed …". A pronoun may be one if weak.
func (s *sentence) firstSubject(before int, weak bool) (subject, bool) {
	for end := 0; end < before && end < 16; end++ {
		next := s.tokens[end+1]
		if next.upper || next.class != 0 || next.word == "'s" {
			continue
		}
		if found, ok := s.nounPhrase(end); ok && found.known() && (weak || !found.weak) &&
			(found.start == 0 || s.tokens[found.start-1].word == ",") {
			return found, true
		}
	}
	return subject{}, false
}

// atBoundary reports whether a subject begins a clause of its own, and not one within
// what is said.
func (s *sentence) atBoundary(found *subject, before []clause) bool {
	at := found.start - 1
	if at < 0 {
		return true
	}
	t := s.tokens[at]
	switch {
	case t.word == "which" && s.isRelative(found, at, len(before) > 0):
		return true
	case len(before) == 0:
		return t.class&bar == 0
	case s.tokens[found.start].word == "who", t.class&boundary != 0, t.word == ";":
		return true
	case t.word != ",":
		return false
	}
	for k := at - 1; k > before[len(before)-1].verb && k >= at-7; k-- { // ", and, in response, Minister X said"
		switch w := s.tokens[k]; {
		case w.word == "that":
			return false
		case w.class&boundary != 0 || w.word == ";":
			return !found.weak || w.word == ";"
		}
	}
	return false
}

// isRelative reports whether "which" before a subject leads to a statement: "to which
// Minister X expressed his consent", ", which Minister X welcomed". It belongs to the clause then.
func (s *sentence) isRelative(found *subject, which int, later bool) bool {
	switch {
	case which > 1 && s.tokens[which-1].class&bar != 0 && s.tokens[which-2].word == ",":
		found.start = which - 1
	case which > 0 && later && s.tokens[which-1].word == ",":
		found.start = which
	default:
		return false
	}
	return true
}

// isFurtherThat reports whether a "that" begins one more thing said: ", and that".
func (s *sentence) isFurtherThat(i int, last *clause) bool {
	t := s.tokens[i-1]
	return i > last.verb+3 && (t.word == "," || t.word == ";" || t.word == "and" || t.word == "but")
}

// passive reads "it was agreed that", "views were exchanged", "hope was expressed by the
// Russian side that", "this was welcomed by the Minister".
func (s *sentence) passive(i int, c clause, before []clause) (clause, int, bool) {
	start, impersonal, ok := s.passiveStart(i)
	if ok && len(before) > 0 {
		start, ok = s.secondPassive(start, &before[len(before)-1])
	}
	if !ok {
		return c, 0, false
	}
	agent, named := s.agent(i)
	if c.actor = agent; !named {
		c.actor = s.cast.everybody(false)
	}
	if c.start = 0; len(before) > 0 {
		c.start = start
	}
	if c.code = s.passiveCode(i, start, &c, impersonal, named); c.code == "" || !c.actor.known() {
		return c, 0, false
	}
	c.rule = "passive"
	s.cast.remember(c.actor)
	return c, c.verb + 1, true
}

// secondPassive returns the first token of the subject of a passive behind another clause of
// the same rank: "A was discussed and the need for B was underscored". A verb in the plural
// may have two: "and A and B were discussed".
func (s *sentence) secondPassive(be int, last *clause) (start int, ok bool) {
	if be > 0 && s.tokens[be-1].class&boundary != 0 {
		return be, true
	}
	for k := be - 1; k > last.verb; k-- {
		switch t := s.tokens[k]; t.word {
		case "that", "which", "who", "how", "what", "where", "when", "whether", "why":
			return 0, false
		case "and", "while":
			if s.tokens[be].word != "were" || k == last.verb+1 || !ok {
				start, ok = k+1, true
			}
		}
	}
	return start, ok && (last.rule == "passive" || last.code == consult)
}

// passiveStart returns the first token of a passive, and whether that is "it"; ok is false
// if it did not happen: "would be agreed".
func (s *sentence) passiveStart(i int) (start int, impersonal, ok bool) {
	for start = i - 1; start > 0; start-- {
		if s.tokens[start-1].class&modal != 0 {
			return 0, false, false
		}
		t := s.tokens[start]
		if t.class&(passive|perfect) != 0 && t.class&adverb == 0 && t.word != "been" && t.word != "being" {
			break
		}
	}
	if start > 0 && s.tokens[start-1].word == "it" {
		return start - 1, true, true
	}
	return start, false, true
}

// agent finds who a passive names behind "by".
func (s *sentence) agent(i int) (who actor, named bool) {
	for k := i + 1; k < len(s.tokens) && k < i+4; k++ {
		if s.tokens[k].word != "by" {
			continue
		}
		for end := k + 1; end < len(s.tokens) && end < k+9; end++ {
			if found, ok := s.nounPhrase(end); ok && found.start > k && found.known() {
				who = found.actor
			} else if who.known() {
				break
			}
		}
		return who, true
	}
	return who, false
}

// passiveCode returns the code of a passive, "" if it reports nothing.
func (s *sentence) passiveCode(i, start int, c *clause, impersonal, named bool) string {
	r := c.report
	for _, l := range r.light {
		if s.hasNoun(max(c.start, start-4), l.rest) {
			return l.meaning
		}
	}
	if code := s.nounCode(c.start, i); r.carry && code != "" && code != state {
		return code
	}
	switch {
	case r.code == accord, r.code == consult, named:
		return cmp.Or(r.code, state)
	case r.topic && c.actor.plural:
		return consult
	case !r.say || !impersonal && !(r.carry && c.actor.plural):
		return ""
	case r.joint && c.actor.plural:
		return accord
	}
	return state
}
