package statement

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"briefings/briefing/country"
	"briefings/briefing/letters"
)

// lexicons are those of languages whose participles stand apart from their auxiliaries.
var lexicons = map[string]func() *lexicon{
	"de": sync.OnceValue(func() *lexicon {
		l := newForeign(vocabulary.Meanings("de-word"), vocabulary.Meanings("de-noun"),
			vocabulary.Meanings("de-content"), vocabulary.Meanings("de-event"))
		irregular := slices.Concat(vocabulary.Meanings("de-irregular"), vocabulary.Meanings("de-participle"))
		return l.withVerbs(vocabulary.Meanings("de-verb"), irregular, germanForms)
	}),
	"fr": sync.OnceValue(func() *lexicon {
		l := newForeign(vocabulary.Meanings("fr-word"), vocabulary.Meanings("fr-noun"),
			vocabulary.Meanings("fr-content"), vocabulary.Meanings("fr-event"))
		return l.withVerbs(vocabulary.Meanings("fr-verb"), vocabulary.Meanings("fr-participle"), frenchForms)
	}),
}

var foreignClasses = map[string]wordClass{
	"adverb": adverb, "auxiliary": perfect, "he": he, "she": she, "they": they, "speaker": speaker, "other": other,
	"heads": heads, "sides": sides, "side": side, "office": office, "honorific": honorific,
	"boundary": boundary, "stop": stop,
}

// newForeign makes a lexicon. The meaning of a word is its classes.
func newForeign(words, nouns, contents, events []letters.Meant) *lexicon {
	l := &lexicon{words: map[string]*entry{}}
	for _, m := range words {
		for class := range strings.FieldsSeq(m.Meaning) {
			l.entry(m.Word).class |= foreignClasses[class]
		}
	}
	l.index(nouns, func(w *entry) *[]phrase { return &w.nouns })
	l.index(contents, func(w *entry) *[]phrase { return &w.contents })
	l.index(events, func(w *entry) *[]phrase { return &w.follows })
	return l
}

// withVerbs adds verbs to a lexicon. A verb with a particle that is parted from it is
// written "auf|rufen". The participle is the last of the irregular forms.
func (l *lexicon) withVerbs(verbs, forms []letters.Meant,
	formsOf func(particle, lemma string, irregular []string) []wordForm) *lexicon {
	irregular := map[string][]string{}
	for _, m := range forms {
		irregular[m.Meaning] = append(irregular[m.Meaning], m.Word)
	}
	for _, m := range verbs {
		words := l.fields(m.Word)
		particle, lemma, parted := strings.Cut(words[0], "|")
		if !parted {
			particle, lemma = "", words[0]
		}
		r := &report{code: m.Meaning, joint: m.Meaning == "joint", topic: m.Meaning == "topic"}
		r.carry = m.Meaning == "say" || r.joint || r.topic
		for _, f := range formsOf(particle, lemma, irregular[lemma]) {
			w, rest := l.entry(f.word), words[1:]
			if f.form == third && parted {
				rest = append(slices.Clone(rest), "|"+particle)
			}
			w.verbs = append(w.verbs, verb{rest, f.form, r})
		}
	}
	for _, w := range l.words {
		slices.SortStableFunc(w.verbs, func(a, b verb) int { return len(b.rest) - len(a.rest) })
	}
	l.addSlots()
	return l
}

// germanForms returns the finite forms of a German verb in the third person, and its participle.
func germanForms(particle, lemma string, irregular []string) (forms []wordForm) {
	if len(irregular) == 0 {
		stem := strings.TrimSuffix(strings.TrimSuffix(lemma, "n"), "e")
		t := stem + "t"
		if letters.HasSuffix(stem, "t", "d") {
			t = stem + "et"
		}
		participle := t
		if !letters.HasPrefix(stem, "be", "er", "ver", "unter", "wider") && !strings.HasSuffix(stem, "ier") {
			participle = "ge" + t
		}
		irregular = []string{t, t + "e", t + "en", participle}
	}
	for i, word := range irregular {
		if i < len(irregular)-1 {
			forms = append(forms, wordForm{word, third})
		} else {
			forms = append(forms, wordForm{particle + word, past})
		}
	}
	return append(forms, wordForm{lemma, third})
}

// frenchForms returns the present of a French verb in the third person, and its participles.
func frenchForms(_, lemma string, irregular []string) (forms []wordForm) {
	if len(irregular) == 0 {
		stem := strings.TrimSuffix(lemma, "er")
		forms = []wordForm{{stem + "e", third}, {stem + "ent", third}, {stem + "ant", ing}}
		irregular = []string{stem + "é"}
		if strings.HasSuffix(lemma, "ger") {
			forms[2].word = stem + "eant"
		}
	}
	for _, word := range irregular {
		for _, end := range []string{"", "e", "s", "es"} {
			forms = append(forms, wordForm{word + end, past})
		}
	}
	return forms
}

// foreign returns the statements of a sentence in German or French.
func (s *sentence) foreign() []clause {
	list := s.clauses[:0]
	for i := range s.tokens {
		if _, n := match(s.tokens[i].follows, s.tokens, i); n > 0 && len(list) == 0 {
			if all := s.both(false); all.known() {
				words := s.text[s.tokens[i].start:s.tokens[i+n-1].end]
				return append(list, clause{end: len(s.tokens), actor: all, code: consult, words: words,
					rule: "talks as the subject"})
			}
		}
		c, ok := s.foreignClause(i, list)
		if !ok {
			continue
		}
		if c.start == 0 {
			list = list[:0]
		} else {
			list[len(list)-1].end = s.trimEnd(c.start)
		}
		list = append(list, c)
	}
	n := len(list)
	if n > 0 {
		list[n-1].end = len(s.tokens)
	}
	s.clauses = list
	if n > 0 && strings.HasSuffix(s.text, ":") && list[n-1].report.carry { // a quotation follows
		return list[:n-1]
	}
	return list
}

// both returns the two parties. Of more it is not known who is meant.
func (s *sentence) both(people bool) actor {
	if len(s.cast.b.Countries) != 2 {
		return actor{}
	}
	return s.cast.everybody(people)
}

// foreignClause returns the statement of the verb of speech at a token.
func (s *sentence) foreignClause(i int, before []clause) (c clause, ok bool) {
	v, finite := s.foreignVerb(i), i
	if v.report == nil {
		return c, false
	}
	if v.form == past {
		if finite = s.auxiliary(i, len(before) > 0); finite < 0 {
			return c, false
		}
	}
	end := finite - 1
	for end >= 0 && s.tokens[end].class&adverb != 0 {
		end--
	}
	c = clause{verb: i, report: v.report, form: v.form, words: s.text[s.tokens[finite].start:s.tokens[i].end]}
	plural := letters.HasSuffix(s.tokens[finite].word, "en", "ent", "ont", "sind")
	from, to := finite+1, len(s.tokens)
	if end > 1 && (s.tokens[end].word == `"` || s.tokens[end-1].word == `"`) { // "…", said Minister X
		from, to = 0, finite
		found, known := s.behind(finite, i, plural)
		c.actor, ok = found.actor, known
	} else {
		ok = s.foreignSubject(finite, end, plural, &c, before)
	}
	if !ok || !c.actor.known() {
		return c, false
	}
	c.code, c.rule = s.foreignCode(v.report, from, to, plural)
	s.cast.remember(c.actor)
	return c, true
}

// foreignSubject finds who says what a finite verb reports: before it, in German behind it
// if something else stands in front, or that of the verb before.
func (s *sentence) foreignSubject(finite, end int, plural bool, c *clause, before []clause) bool {
	leads := func(t token) bool { return t.class&stop != 0 } // to a clause within the sentence
	if len(before) == 0 && slices.ContainsFunc(s.tokens[:finite], leads) {
		return false
	}
	if end > 0 && s.tokens[end].word == "," && c.form != ing {
		end--
	}
	found, ok := s.foreignNoun(end, plural)
	if c.actor = found.actor; ok {
		at := found.start
		if len(before) > 0 {
			c.start = at
		}
		return at == 0 || s.parts(at-1) || s.tokens[at-1].word == `"`
	}
	if n := len(before); n > 0 {
		c.start, c.actor = end+1, before[n-1].actor
		return end >= 0 && s.parts(end)
	}
	found, ok = s.behind(finite, finite, plural)
	c.actor = found.actor
	return ok && s.b.Language == "de"
}

// foreignVerb returns the verb of speech at a token. The particle of a finite verb stands
// at the end of its clause.
func (s *sentence) foreignVerb(i int) verb {
	for _, v := range s.tokens[i].verbs {
		n, particle := len(v.rest), ""
		if n > 0 && v.rest[n-1][0] == '|' {
			n, particle = n-1, v.rest[n-1][1:]
		}
		if s.hasWordsApart(i+1, v.rest[:n]) && (i == 0 || !s.tokens[i].upper) && s.hasParticle(i+1, particle) {
			return v
		}
	}
	return verb{}
}

// hasWordsApart reports whether words begin at a token, with adverbs between them.
func (s *sentence) hasWordsApart(i int, words []string) bool {
	for _, word := range words {
		for i < len(s.tokens) && s.tokens[i].word != word && s.tokens[i].class&adverb != 0 {
			i++
		}
		if i == len(s.tokens) || s.tokens[i].word != word {
			return false
		}
		i++
	}
	return true
}

// hasParticle reports whether the clause that goes on at a token ends with a particle.
func (s *sentence) hasParticle(i int, particle string) bool {
	for ; i < len(s.tokens) && particle != ""; i++ {
		if s.tokens[i].word == particle && (i+1 == len(s.tokens) || s.parts(i+1)) {
			return true
		}
		if s.tokens[i].word == "," {
			return false
		}
	}
	return particle == ""
}

// auxiliary returns the auxiliary of a participle in its clause, -1 for none. In French it
// stands right before it, and a later participle has none: "et confirmé".
func (s *sentence) auxiliary(participle int, later bool) int {
	french := s.b.Language == "fr"
	for i := participle - 1; i >= 0 && s.tokens[i].word != ","; i-- {
		switch t := s.tokens[i]; {
		case t.class&perfect != 0:
			return i
		case french && later && t.class&boundary != 0:
			return participle
		case french && t.class&adverb == 0:
			return -1
		}
	}
	return -1
}

// behind returns the subject that follows a finite verb, or in French its participle.
func (s *sentence) behind(finite, participle int, plural bool) (found subject, ok bool) {
	from := finite + 1
	if s.b.Language == "fr" {
		from = participle + 1
	}
	for end := min(from+8, len(s.tokens)-1); end >= from; end-- {
		if found, ok = s.foreignNoun(end, plural); ok && found.start == from {
			return found, true
		}
	}
	return found, false
}

// foreignNoun reads the noun phrase that ends with a token: a pronoun, names, an office or
// a side with the country that it names.
func (s *sentence) foreignNoun(end int, plural bool) (found subject, ok bool) {
	if end < 0 {
		return found, false
	}
	if found, ok = s.foreignPronoun(end, plural); ok {
		return found, found.known()
	}
	start := end + 1
	for start > 0 && s.inPhrase(start-1) {
		start--
	}
	if start > end {
		return found, false
	}
	who, names := s.named(start, end)
	if plural && names < 2 && start > 1 && s.tokens[start-1].class&boundary != 0 { // "A und B"
		if found, ok = s.foreignPair(start, end, who); ok {
			return found, true
		}
	}
	if names == 0 || plural != (names > 1) {
		who = s.foreignActor(start, end, plural)
	}
	return subject{who, start, false}, who.known()
}

// foreignPair joins a noun phrase, of somebody or of an office, with the one before "und".
func (s *sentence) foreignPair(start, end int, who actor) (found subject, ok bool) {
	if !who.known() {
		who = s.foreignActor(start, end, false)
	}
	first, ok := s.foreignNoun(start-2, false)
	return subject{join(first.actor, who), first.start, false}, ok && !first.weak && who.known()
}

// foreignPronoun reads "er", "sie", "ils", "nous".
func (s *sentence) foreignPronoun(end int, plural bool) (found subject, ok bool) {
	t, who := s.tokens[end], actor{}
	switch {
	case t.class&they != 0 && plural:
		if who = s.cast.plural; len(who.side) != 2 {
			who = actor{}
		}
	case t.class&he != 0 && !plural:
		who = s.cast.pronoun(t.class&she != 0)
	case t.class&speaker != 0:
		who = s.cast.speaker(false, s.quoted)
	default:
		return found, false
	}
	return subject{who, end, true}, true
}

// inPhrase reports whether a token may stand within a noun phrase that speaks.
func (s *sentence) inPhrase(i int) bool {
	t := s.tokens[i]
	return t.upper || t.class&(honorific|office|side|sides|heads|other) != 0 ||
		len(t.word) > 4 && len(country.Find(t.word)) > 0
}

// named returns the people whose names stand in some tokens, and how many they are.
func (s *sentence) named(start, end int) (who actor, n int) {
	last := -1
	for i := start; i <= end; i++ {
		if p, _ := s.personAt(i); p >= 0 && p != last {
			if last, n = p, n+1; n == 1 {
				who = s.cast.person(p)
			} else {
				who = join(who, s.cast.person(p))
			}
		}
	}
	return who, n
}

// foreignActor returns who an office or a side is. A name that the people of the page do not
// bear is that of a stranger.
func (s *sentence) foreignActor(start, end int, plural bool) actor {
	var noun wordClass
	for _, t := range s.tokens[start : end+1] {
		noun |= t.class & (heads | sides | side | office | other)
	}
	last := s.tokens[end]
	switch {
	case plural && noun&(heads|sides) != 0:
		return s.both(noun&heads != 0)
	case plural:
		return actor{}
	case last.class&other != 0:
		return s.cast.counterpart()
	case end > start && last.class == 0 && len(country.Find(last.word)) == 0 &&
		s.tokens[start].class&(honorific|office) != 0:
		return s.cast.stranger()
	}
	code := ""
	for _, m := range country.Find(s.text[s.tokens[start].start:last.end]) {
		if slices.Contains(s.cast.b.Countries, m.Code) {
			code = m.Code
		}
	}
	switch {
	case noun&office != 0:
		return s.holder(start, end, code)
	case noun&side != 0 && code != "":
		return actor{side: s.cast.sideOf(code), how: "country"}
	}
	return actor{}
}

// holder returns the person of a country, or of the page's own, who holds an office; the
// country if several do.
func (s *sentence) holder(start, end int, code string) actor {
	fits := -1
	for i, p := range s.cast.b.People {
		if code != "" && p.Country != code || code == "" && !s.holds(start, end, letters.Fold(p.Role)) {
			continue
		}
		own := len(s.cast.b.Countries) > 0 && p.Country == s.cast.b.Countries[0]
		if fits >= 0 && p.Country == s.cast.b.People[fits].Country {
			return actor{side: s.cast.sideOf(p.Country), how: "country"}
		}
		if fits < 0 || own {
			fits = i
		}
	}
	if fits >= 0 {
		return s.cast.person(fits)
	}
	return actor{side: s.cast.sideOf(code), how: "country"}
}

// holds reports whether one of some tokens is an office that ends a word of a role:
// "Ministerin" and "Außenministerin".
func (s *sentence) holds(start, end int, role string) bool {
	for i := start; i <= end; i++ {
		isEnd := func(word string) bool { return strings.HasSuffix(word, s.folded(i)) }
		if s.tokens[i].class&office != 0 && slices.ContainsFunc(strings.Fields(role), isEnd) {
			return true
		}
	}
	return false
}

// foreignCode returns the root code of a verb, with what is said in some tokens.
func (s *sentence) foreignCode(r *report, from, to int, plural bool) (code, rule string) {
	switch {
	case !r.carry:
		return r.code, "verb"
	case r.topic && plural:
		return consult, "verb"
	}
	to = min(to, from+24)
	said := ""
	for k := from; k < to; k++ {
		if p, n := match(s.tokens[k].contents, s.tokens, k); n > 0 && (said == "" || p.meaning == aid) {
			said = p.meaning
		}
	}
	for k := from; k < to && s.tokens[k].word != "," && said != aid; k++ {
		if p, n := match(s.tokens[k].nouns, s.tokens, k); n > 0 {
			return p.meaning, "noun"
		}
	}
	if r.joint && plural {
		return accord, "verb"
	}
	return cmp.Or(said, state), "what is said"
}
