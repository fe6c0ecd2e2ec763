package read

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"briefings/briefing/day"
	"briefings/briefing/letters"
)

// An event says which event a stretch of a sentence speaks of.
type event uint8

const (
	thisEvent    event = iota // the one that the page tells of
	journey                   // the journey on which it took place
	namedEvent                // one that a relative clause tells of, behind the main verb: mostly another one
	earlierEvent              // one before it
	laterEvent                // one after it
	otherEvent                // anything else: what somebody said, studied or owns
)

// A clause is a stretch of a sentence that speaks of one event. Clauses nest: a
// bracket lies within the clause around it.
type clause struct {
	start, end int // bytes of the sentence
	about      event
}

// A sentence is a sentence in words and clauses. Every fact of a page asks the
// same sentence which event a day, a place or a length of time belongs to.
type sentence struct {
	text     string
	words    []token
	clauses  []clause // by start; the innermost that holds a place is the last one
	about    event    // of the sentence as a whole
	off      bool     // the event did not take place
	remarks  bool     // it reports what was said after the event
	unspaced bool     // the language has no words between spaces
	loose    bool     // the language has no grammar of clauses here: what no clause claims is of the event
}

// A token is a word of a sentence, with what it can be in the grammar of clauses.
type token struct {
	start, end int
	lower      string
	upper      bool
	class      clauseClass
}

type clauseClass uint16

const (
	eventNoun clauseClass = 1 << iota
	eventVerb
	eventObject // an event verb only beside an event noun, or in the passive
	journeyVerb
	personNoun
	remarkVerb
	newsVerb // has a day of its own: "announced"
	topicWord
	smallWord // skipped on the way from a day or a place to its verb
	earlierMark
	laterMark
	relativeWord
)

//go:embed clauses.tsv
var clauseText string

var clauseWords = letters.Vocabulary{Table: letters.Table{Name: "read/clauses.tsv", Text: clauseText}}

// classOf maps the words of the grammar of clauses to their classes.
var classOf = sync.OnceValue(func() map[string]clauseClass {
	classes := map[string]clauseClass{}
	for class, words := range map[clauseClass][]string{
		eventNoun:    clauseWords.Words("event-noun"),
		eventVerb:    clauseWords.Words("event-verb"),
		eventObject:  clauseWords.Words("event-object"),
		journeyVerb:  clauseWords.Words("journey"),
		personNoun:   clauseWords.Words("person"),
		remarkVerb:   clauseWords.Words("remark"),
		newsVerb:     clauseWords.Words("news"),
		topicWord:    clauseWords.Words("topic"),
		smallWord:    clauseWords.Words("small"),
		earlierMark:  clauseWords.Words("earlier-mark"),
		laterMark:    clauseWords.Words("later-mark"),
		relativeWord: clauseWords.Words("relative"),
	} {
		for _, word := range words {
			classes[word] |= class
		}
	}
	return classes
})

// Openers of clauses about another event, each behind the start of the sentence, a
// comma or a word.
var (
	earlierOpeners = clauseWords.Phrases("earlier")
	laterOpeners   = clauseWords.Phrases("later")
	offWords       = clauseWords.Phrases("off")
	dayBefore      = clauseWords.Phrases("day-before") // begin a sentence about an earlier event
)

// sentence parts a sentence of the page into words and clauses.
// Those of the lead are asked again and again, and parted once.
func (p *latinPage) sentence(text string) *sentence {
	const most = 12
	for _, known := range p.parted {
		if known.text == text {
			return known
		}
	}
	s := &sentence{text: text, loose: true, unspaced: true}
	if !p.japanese() {
		s = newSentence(text, p.language != "en")
	}
	if len(p.parted) < most {
		p.parted = append(p.parted, s)
	}
	return s
}

// ownSentences returns a text without the sentences that are about another event.
func (p *latinPage) ownSentences(text string) string {
	var own []string
	all := true
	for _, one := range letters.Sentences(text) {
		if p.sentence(one).about == thisEvent {
			own = append(own, one)
		} else {
			all = false
		}
	}
	if all {
		return text
	}
	return strings.Join(own, " ")
}

func newSentence(text string, loose bool) *sentence {
	s := &sentence{text: text, words: tokensOf(text), loose: loose}
	s.findClauses()
	return s
}

func tokensOf(text string) []token {
	words := make([]token, 0, len(text)/6+2)
	classes := classOf()
	lowered := letters.Lower(text)
	same := len(lowered) == len(text)
	for i := 0; i < len(text); {
		if !letters.IsLetterByte(text[i]) {
			i++
			continue
		}
		end := wordEndAt(text, i)
		if end == i { // a sign of several bytes
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		t := token{start: i, end: end, upper: letters.IsUpperAt(text, i)}
		if same {
			t.lower = lowered[i:end]
		} else {
			t.lower = letters.Lower(text[i:end])
		}
		t.class = classes[t.lower]
		words = append(words, t)
		i = end
	}
	return words
}

// wordEndAt returns where the word ends that begins at i: hyphens between
// letters are within it, a possessive is not.
func wordEndAt(text string, i int) int {
	start := i
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '-' && i > start && i+1 < len(text) && letters.IsLetterByte(text[i+1]):
		case r < utf8.RuneSelf && letters.IsLetterByte(text[i]), r >= utf8.RuneSelf && letters.IsWordRune(r):
		default:
			return i
		}
		i += size
	}
	return i
}

// findClauses finds the quotations, relative clauses, asides, remarks and references
// to other events of the sentence.
func (s *sentence) findClauses() {
	lower := letters.LowerASCII(s.text)
	s.off = offWords.In(lower)
	s.clauses = append(s.clauses, clause{0, len(s.text), thisEvent})
	s.quotations()
	for k := range s.words {
		if k == 0 || s.words[k-1].end != s.words[k].start {
			s.addClause(k, lower)
		}
	}
	s.marks()
	s.settleTalks()
	if s.about == thisEvent && !s.loose && (startsWith(dayBefore, lower) || s.isPluperfect()) {
		s.about = earlierEvent
	}
}

// settleTalks makes talks behind "after" those of the event if the sentence is about nothing
// else: "After his talks with X in Oslo on Tuesday, Minister Y said …". A place and a day between
// the verb and such talks are theirs: "…, Y said in Oslo on Tuesday, after talks with X".
func (s *sentence) settleTalks() {
	for k := range s.words {
		w := &s.words[k]
		if !w.upper && w.class&(eventVerb|eventObject|journeyVerb) != 0 && s.eventAt(w.start) == thisEvent {
			return
		}
	}
	for i := range s.clauses {
		c := &s.clauses[i]
		if c.about != earlierEvent || !beginsTalks(s.text[c.start:c.end]) {
			continue
		}
		if s.saysBehind(c.end) {
			c.about = thisEvent
		}
		for j := range s.clauses[:i] {
			said := &s.clauses[j]
			if said.about == otherEvent && said.start < c.start &&
				!strings.Contains(s.text[said.start:c.start], " that ") {
				c.about, s.remarks = thisEvent, true
				said.start = c.end
			}
		}
	}
}

// beginsTalks reports whether a clause begins with "after" or "following" and talks, or "after he met".
func beginsTalks(clause string) bool {
	const most = 4 // words up to the talks
	words := strings.Fields(strings.ToLower(letters.Clip(clause, 60)))
	if len(words) == 0 || words[0] != "after" && words[0] != "following" {
		return false
	}
	return slices.ContainsFunc(words[:min(len(words), most)], func(word string) bool {
		return classOf()[word]&(eventNoun|eventVerb) != 0
	})
}

// saysBehind reports whether somebody says something behind a place of the sentence.
func (s *sentence) saysBehind(at int) bool {
	for k := range s.words {
		if w := &s.words[k]; w.start >= at && w.class&remarkVerb != 0 {
			return true
		}
	}
	return false
}

// addClause adds the clause that word k begins, if any. lower is the sentence in lower case.
func (s *sentence) addClause(k int, lower string) {
	w := &s.words[k]
	rest := lower[w.start:]
	switch {
	case startsWith(earlierOpeners, rest) && !s.isTime(k) && !s.isNoun(k):
		s.clauses = append(s.clauses, clause{w.start, s.clauseEnd(k + 1), earlierEvent})
	case startsWith(laterOpeners, rest) && !s.isTime(k):
		s.clauses = append(s.clauses, clause{w.start, s.clauseEnd(k + 1), laterEvent})
	case w.class&relativeWord != 0 && k > 0:
		s.relative(k)
	case !s.loose && (w.lower == "a" || w.lower == "an"):
		s.aside(k)
	case w.class&remarkVerb != 0 && !w.upper && s.eventAt(w.start) == thisEvent && !s.followsQuotation(k):
		s.clauses = append(s.clauses, clause{w.end, s.endAround(w.start), otherEvent})
	}
}

// followsQuotation reports whether word k only says who spoke the words before it: “…,” said X
// as they met. What stands behind it is no remark.
func (s *sentence) followsQuotation(k int) bool {
	before := strings.TrimRight(s.text[:s.words[k].start], " ,")
	return letters.HasSuffix(before, "”", "“", "\"", "’", "»")
}

// isPluperfect reports whether the main verb is in the pluperfect: "had met".
// "Had a meeting" does not.
func (s *sentence) isPluperfect() bool {
	for k := range s.words {
		w := &s.words[k]
		if w.upper || w.class&(eventVerb|eventObject) == 0 || s.eventAt(w.start) != thisEvent {
			continue
		}
		if w.lower != "had" {
			return false
		}
		next := k + 1
		if next < len(s.words) && s.words[next].class&smallWord != 0 && !isArticle(s.words[next].lower) &&
			s.words[next].lower != "been" {
			next++
		}
		return next < len(s.words) && s.words[next].class&(eventVerb|eventObject) != 0 &&
			s.words[next].class&eventNoun == 0
	}
	return false
}

// tells reports whether a sentence is about the event: by its main verb, or by a noun of the
// event that begins it ("The talks went on for …").
func (s *sentence) tells() bool {
	if s.about != thisEvent || s.off {
		return false
	}
	for k := range s.words {
		w := &s.words[k]
		if s.eventAt(w.start) != thisEvent {
			continue
		}
		switch {
		case w.upper:
		case w.class&eventNoun != 0 && k > 0 &&
			(k < 4 && isArticle(s.words[0].lower) || s.words[k-1].lower == "will"),
			w.class&eventObject != 0 && s.hasObject(k),
			w.class&journeyVerb != 0 && !strings.HasPrefix(w.lower, "return"):
			return true
		case w.class&eventVerb != 0:
			return !s.speaksOf(k)
		}
	}
	return false
}

func isArticle(word string) bool { return word == "a" || word == "an" || word == "the" }

// aside adds an aside between commas that says who somebody is: ", a graduate of a
// university in Boston,". One with an event or a number is part of the event.
func (s *sentence) aside(k int) {
	if k == 0 || strings.IndexByte(s.text[s.words[k-1].end:s.words[k].start], ',') < 0 {
		return
	}
	end := s.clauseEnd(k + 1)
	if end == len(s.text) || letters.HasDigits(s.text[s.words[k].start:end]) {
		return
	}
	for j := k; j < len(s.words) && s.words[j].start < end; j++ {
		if s.words[j].class&(eventNoun|eventVerb|eventObject|journeyVerb) != 0 {
			return
		}
	}
	s.clauses = append(s.clauses, clause{s.words[k].start, end, otherEvent})
}

// endAround returns the end of the innermost clause around a place.
func (s *sentence) endAround(at int) int {
	end := len(s.text)
	for _, c := range s.clauses {
		if c.start <= at && at < c.end {
			end = min(end, c.end)
		}
	}
	return end
}

// isTime reports whether an opener gives a time of the event itself: "after 10
// a.m.", "until 14:20", "before noon".
func (s *sentence) isTime(k int) bool {
	rest := strings.TrimLeft(s.text[s.words[k].end:], " ")
	switch word, _, _ := strings.Cut(rest, " "); word {
	case "noon", "midnight", "about", "around", "approximately":
		return true
	}
	return rest != "" && letters.IsDigitByte(rest[0])
}

// isNoun reports whether an opener is a noun instead: "the following is …".
func (s *sentence) isNoun(k int) bool {
	return k > 0 && (s.words[k-1].lower == "the" || s.words[k-1].lower == "as")
}

// clauseEnd returns where a clause ends that word k-1 begins: at a comma that is
// none of a date, an office or a list, or at the end of the sentence. A comma
// parts the clause from the main one if a capital or an article that begins a
// subject, or a preposition or a verb, stands behind it.
func (s *sentence) clauseEnd(k int) int {
	for ; k < len(s.words); k++ {
		gap := s.text[s.words[k-1].end:s.words[k].start]
		if strings.ContainsAny(gap, ";:") || strings.Contains(gap, " – ") || strings.Contains(gap, " — ") {
			return s.words[k-1].end
		}
		if comma := strings.IndexByte(gap, ','); comma >= 0 && !yearBehind(gap[comma:]) {
			return s.words[k-1].end
		}
	}
	return len(s.text)
}

// yearBehind reports whether the comma belongs to a date: "May 7, 2019".
func yearBehind(gap string) bool {
	digits := strings.Trim(gap, ", ")
	return len(digits) >= 4 && letters.IsDigitByte(digits[0]) && strings.Count(gap, ",") < 2
}

// relative adds the relative clause that word k begins. One of a journey speaks of
// the journey, one in the pluperfect of an earlier event.
func (s *sentence) relative(k int) {
	about := s.whereabouts(k)
	for j := k + 1; j < len(s.words) && j < k+4; j++ {
		switch w := &s.words[j]; {
		case w.lower == "had":
			about = earlierEvent
		case w.class&journeyVerb != 0:
			if about == earlierEvent && w.lower != "come" && w.lower != "arrived" {
				continue
			}
			about = journey
		case w.class&eventVerb != 0 && s.words[k].lower != "who",
			w.class&(eventVerb|eventObject) != 0 && s.isMutual(j):
			// "at which they met", "which was held in …", "who paid him a courtesy call at …"
			about = thisEvent
		case w.lower == "in" && s.isPresence(k+1, j):
			about = journey // "who is in Oslo for the conference"
		}
	}
	if about == thisEvent {
		if !s.tellsBefore(k) {
			return
		}
		about = namedEvent
	}
	s.clauses = append(s.clauses, clause{s.words[k].start, s.relativeEnd(k + 1), about})
}

// isMutual reports whether the object of verb j is somebody named before: "called on her".
func (s *sentence) isMutual(j int) bool {
	const most = 5 // words: "paid a courtesy call on her"
	for _, w := range s.words[j+1 : min(j+1+most, len(s.words))] {
		switch w.lower {
		case "him", "her", "them":
			return true
		}
	}
	return false
}

// whereabouts returns the event of a relative clause by its first words, before its verb is
// asked: "where he will have talks".
func (s *sentence) whereabouts(k int) event {
	const most = 9
	tells := func(w token) bool { return w.class&(eventNoun|eventObject|eventVerb) != 0 }
	if s.is(k, "where") && slices.ContainsFunc(s.words[k:min(k+most, len(s.words))], tells) {
		return thisEvent
	}
	return otherEvent
}

// isPresence reports whether words k to j-1 say that somebody is somewhere: "is",
// "was currently".
func (s *sentence) isPresence(k, j int) bool {
	switch s.words[k].lower {
	case "is", "was", "are", "were":
		return j == k+1 || j == k+2 && s.words[k+1].class&smallWord != 0
	}
	return false
}

// tellsBefore reports whether the event is told of before word k, so that a
// relative clause behind it is about something else.
func (s *sentence) tellsBefore(k int) bool {
	for j := range k {
		if w := &s.words[j]; !w.upper && w.class&(eventVerb|eventObject|journeyVerb) != 0 {
			return true
		}
	}
	return false
}

// relativeEnd returns where a relative clause ends: at the comma behind which the
// main clause goes on with a verb or a preposition, else at the end.
func (s *sentence) relativeEnd(k int) int {
	for ; k < len(s.words); k++ {
		gap := s.text[s.words[k-1].end:s.words[k].start]
		if strings.ContainsAny(gap, ";)") {
			return s.words[k-1].end
		}
		comma := strings.IndexByte(gap, ',')
		if comma < 0 || yearBehind(gap[comma:]) {
			continue
		}
		if w := &s.words[k]; !w.upper && w.lower != "the" && w.lower != "where" && w.lower != "who" &&
			w.lower != "which" {
			return s.words[k-1].end
		}
	}
	return len(s.text)
}

// leastQuoted is how many words a quotation has at least. Fewer are only set off: “May 7”.
const leastQuoted = 4

// quotations adds what stands in quotation marks.
func (s *sentence) quotations() {
	for i := 0; i < len(s.text); {
		open := strings.IndexFunc(s.text[i:], func(r rune) bool { return r == '"' || r == '“' || r == '„' || r == '«' })
		if open < 0 {
			return
		}
		open += i
		_, size := utf8.DecodeRuneInString(s.text[open:])
		marks := "”\"»"
		if strings.HasPrefix(s.text[open:], "„") {
			marks = "“”" // as in German
		}
		end := strings.IndexAny(s.text[open+size:], marks)
		if end < 0 {
			end = len(s.text) - open - size
		}
		i = open + size + end
		if letters.CountFields(s.text[open:i]) >= leastQuoted {
			s.clauses = append(s.clauses, clause{open, i, otherEvent})
		}
		if i < len(s.text) {
			_, size = utf8.DecodeRuneInString(s.text[i:])
			i += size
		}
	}
}

// marks adds sentences and noun phrases about an earlier or a later event:
// "the previous meeting in …", "they will meet next on …".
func (s *sentence) marks() {
	for k := range s.words {
		w := &s.words[k]
		if w.class&(earlierMark|laterMark) == 0 || w.upper && k > 0 {
			continue
		}
		about := earlierEvent
		if w.class&laterMark != 0 {
			if about = laterEvent; s.isPast(k) {
				continue // "The next round was held in …"
			}
		}
		switch {
		case k+1 < len(s.words) && s.words[k+1].class&(eventNoun|personNoun) != 0, k+2 < len(s.words) &&
			s.words[k+2].class&eventNoun != 0:
			if k < 2 { // the subject: the whole sentence is about it
				s.about = about
			}
			s.clauses = append(s.clauses, clause{w.start, s.clauseEnd(k + 1), about})
		case k > 0 && s.words[k-1].class&(eventVerb|eventObject) != 0 && !s.isDay(k+1):
			s.about = about // "they will meet next on …"
		}
	}
}

// isDay reports whether word k is a time of the day before, or of the week: "last evening", "last Monday".
func (s *sentence) isDay(k int) bool {
	if k == len(s.words) {
		return false
	}
	word := s.words[k].lower
	return word == "evening" || word == "night" || day.IsWeekday(word)
}

// isPast reports whether the first verb of an event behind word k is in the past.
func (s *sentence) isPast(k int) bool {
	for j := k + 1; j < len(s.words); j++ {
		if w := &s.words[j]; !w.upper && w.class&(eventVerb|eventObject) != 0 && w.class&eventNoun == 0 {
			return strings.HasSuffix(w.lower, "ed") || w.lower == "took" || w.lower == "met" ||
				w.lower == "held" && s.words[j-1].lower != "be"
		}
	}
	return false
}

// eventAt returns the event that the innermost clause at a place of the sentence
// speaks of.
func (s *sentence) eventAt(at int) event {
	about, size := s.about, len(s.text)+1
	for _, c := range s.clauses {
		if c.start <= at && at < c.end && c.end-c.start < size && c.about != thisEvent {
			about, size = c.about, c.end-c.start
		}
	}
	return about
}

// eventOf returns the event that a phrase belongs to which begins at a place of
// the sentence and hangs on the words before it: a day, a place, a length of
// time. Its governor is the next word to the left, within the clause, that is no
// name, office, number or small word. A phrase that begins its clause belongs to
// the clause. The noun of an event has a governor in turn: "preparations for the
// conference in Oslo" are another event's.
func (s *sentence) eventOf(at int) event {
	about := s.eventAt(at)
	if about != thisEvent || s.loose {
		return about
	}
	noun := -1
	for k := s.before(at); k >= 0; k-- {
		w := &s.words[k]
		if s.eventAt(w.start) != about || s.inBracket(w.start) && !s.inBracket(at) {
			continue // a clause or a bracket between the phrase and its verb
		}
		switch owner, found := s.governs(k, noun >= 0); {
		case found:
			return owner
		case w.class&eventNoun != 0:
			noun = k
		}
	}
	if noun < 0 && s.announces(at) {
		return otherEvent
	}
	return about
}

// governs returns the event that word k gives to a phrase behind it; found is
// false if the phrase hangs on a word further left. noun says that the phrase
// hangs on the noun of an event.
func (s *sentence) governs(k int, noun bool) (owner event, found bool) {
	w := &s.words[k]
	switch {
	case w.class&eventVerb != 0:
		return eventIf(!s.speaksOf(k)), true
	case w.class&eventNoun != 0:
		return thisEvent, false
	case w.class&remarkVerb != 0 && s.remarks:
		return thisEvent, true
	case w.class&eventObject != 0:
		return eventIf(noun || s.hasObject(k)), true
	case w.class&journeyVerb != 0:
		if noun {
			return thisEvent, true
		}
		return journey, true
	case w.class&topicWord != 0:
		return otherEvent, !s.countsBehind(k)
	case w.isLight():
		return thisEvent, false
	case noun && !s.leads(k):
		return thisEvent, true // a verb that no table has: "kicked off talks"
	case s.remarks:
		return thisEvent, false // "told a news agency in Oslo on Tuesday, after talks with …"
	}
	return otherEvent, true
}

// isLight reports whether nothing hangs on a word: a name, a small word, an adverb.
func (w *token) isLight() bool {
	return w.upper || w.class&(smallWord|personNoun) != 0 || utf8.RuneCountInString(w.lower) == 1 ||
		strings.HasSuffix(w.lower, "ly") || lexicon()[w.lower]&particle != 0
}

// isHeldAt reports whether a building at a place of the sentence can be that of its event, though
// a noun that no table has stands between it and the verb: "signed the agreement at the Museum".
func (s *sentence) isHeldAt(at int) bool {
	if s.eventAt(at) != thisEvent {
		return false
	}
	for k := s.before(at); k >= 0; k-- {
		w := &s.words[k]
		switch {
		case s.eventAt(w.start) != thisEvent, w.upper:
		case w.class&topicWord != 0 || w.class&remarkVerb != 0:
			return false
		case w.class&eventVerb != 0, w.class&eventObject != 0 && s.hasObject(k):
			return !s.speaksOf(k)
		}
	}
	return false
}

func eventIf(this bool) event {
	if this {
		return thisEvent
	}
	return otherEvent
}

// leads reports whether a preposition that leads to the matter of a noun stands
// behind word k: "preparations for", "results of".
func (s *sentence) leads(k int) bool {
	if k+1 == len(s.words) {
		return false
	}
	switch s.words[k+1].lower {
	case "of", "for", "from", "on", "towards", "after", "before", "since":
		return true
	}
	return s.words[k+1].class&topicWord != 0
}

// announces reports whether the first verb behind a place reports news, not the
// event: "On March 31, the Ministry announced …".
func (s *sentence) announces(at int) bool {
	for k := range s.words {
		w := &s.words[k]
		if w.start < at || w.upper || s.eventAt(w.start) != thisEvent {
			continue
		}
		if w.class&(eventVerb|eventObject|journeyVerb|newsVerb) != 0 {
			return w.class&newsVerb != 0
		}
	}
	return false
}

// takesPart reports whether somebody named at a place of the sentence took part in
// the event: not who is spoken of ("the arrest of Mr. X"), or whom another event or
// a journey is about.
func (s *sentence) takesPart(at int) bool {
	switch s.eventAt(at) {
	case earlierEvent, laterEvent, otherEvent, journey:
		return false
	}
	k := s.before(at)
	if k < 1 || s.loose || s.words[k].lower != "of" && s.words[k].class&topicWord == 0 ||
		letters.HasDigits(s.text[s.words[k].end:at]) {
		return true // "about 13:30, Mr. X" is no topic
	}
	noun := &s.words[k-1]
	return s.words[k].class&topicWord == 0 && (noun.upper || noun.class != 0)
}

// lasts returns the event whose length a stretch of time at a place of the
// sentence gives. One with "for" belongs to the verb, whatever nouns stand
// between: "talked about the relations for one hour".
func (s *sentence) lasts(at int) event {
	about := s.eventAt(at)
	if about != thisEvent || s.loose {
		return s.eventOf(at)
	}
	for k := s.forBefore(at); k >= 0; k-- {
		w := &s.words[k]
		if s.eventAt(w.start) != thisEvent || s.inBracket(w.start) && !s.inBracket(at) {
			continue
		}
		switch {
		case w.class&eventVerb != 0, w.class&eventObject != 0 && s.hasObject(k):
			return thisEvent
		case w.class&eventObject != 0, w.class&journeyVerb != 0 && !w.upper:
			return otherEvent
		}
	}
	return s.eventOf(at)
}

// forBefore returns the word "for" that leads to a stretch of time, -1 for none.
func (s *sentence) forBefore(at int) int {
	for k := s.before(at); k >= 0; k-- {
		switch w := &s.words[k]; {
		case w.lower == "for":
			return k
		case w.class&(smallWord|topicWord) == 0:
			return -1
		}
	}
	return -1
}

// hasObject reports whether a verb such as "held" is of an event: one of its nouns
// follows before the next verb, or the verb stands in the passive.
func (s *sentence) hasObject(k int) bool {
	if k > 0 {
		switch s.words[k-1].lower {
		case "was", "were", "be", "been", "is", "are", "being":
			return true
		}
	}
	for j := k + 1; j < len(s.words) && j < k+14; j++ {
		if s.words[j].class&eventNoun != 0 || s.words[j].lower == "meeting" {
			return true
		}
	}
	// In a headline and behind a noun of an event: "a meeting held in Oslo".
	for j := k - 1; j >= 0 && j > k-10; j-- {
		if s.words[j].class&eventNoun != 0 {
			return true
		}
	}
	return false
}

// inBracket reports whether a place of the sentence lies within brackets.
func (s *sentence) inBracket(at int) bool {
	open := strings.LastIndexByte(s.text[:at], '(')
	return open >= 0 && strings.IndexByte(s.text[open:at], ')') < 0
}

// speaksOf reports whether a topic follows the verb: "spoke of", "talked about".
func (s *sentence) speaksOf(k int) bool {
	if k+1 >= len(s.words) {
		return false
	}
	switch s.words[k].lower {
	case "spoke", "speak", "speaks", "talked":
		next := &s.words[k+1]
		return next.lower == "of" || next.lower == "on" || next.class&topicWord != 0
	case "discussed", "discuss":
		return true
	}
	return false
}

// means reports whether a sentence says by one of the words by what means the
// event was held: beside its noun ("telephone talk"), behind "by", "via" or
// "over", or behind its verb alone ("held online"). "An online fraud" says nothing.
func (s *sentence) means(words *letters.Phrases) bool {
	if s.unspaced {
		return words.In(letters.Lower(s.text))
	}
	lower := letters.LowerASCII(s.text)
	for k := range s.words {
		w := &s.words[k]
		i := words.Begin(lower[w.start:])
		if i < 0 || s.eventAt(w.start) != thisEvent {
			continue
		}
		// "videoconference" is means and event in one
		if s.isBehindBy(k) || videoNouns.Begin(lower[w.start:]) >= 0 {
			return true
		}
		if s.eventOf(w.start) != thisEvent {
			continue
		}
		next := k + 1
		for end := w.start + len(words.List()[i]); next < len(s.words) && s.words[next].start < end; {
			next++
		}
		if s.loose || next > k+1 || s.isMeans(k, next) {
			return true
		}
	}
	return false
}

// isMeans reports whether words k to next-1 stand as the means of an event.
func (s *sentence) isMeans(k, next int) bool {
	for j := next; j < len(s.words) && j < next+2; j++ {
		if s.words[j].class&eventNoun != 0 {
			return true
		}
	}
	if next >= len(s.words) {
		return true
	}
	after := &s.words[next]
	return after.class&smallWord != 0 || after.upper || strings.ContainsAny(s.text[s.words[next-1].end:after.start],
		",.;:()")
}

// isBehindBy reports whether word k is the means of the sentence: "via video".
func (s *sentence) isBehindBy(k int) bool {
	if k > 0 && (s.words[k-1].lower == "a" || s.words[k-1].lower == "the") {
		k--
	}
	if k == 0 {
		return false
	}
	switch s.words[k-1].lower {
	case "by", "via", "over", "through":
		return true
	}
	return false
}

// countsBehind reports whether a number stands behind word k: "about 40 minutes".
func (s *sentence) countsBehind(k int) bool {
	rest := strings.TrimLeft(s.text[s.words[k].end:], " ")
	return rest != "" && letters.IsDigitByte(rest[0]) || k+1 < len(s.words) && s.words[k+1].class&smallWord != 0
}

// before returns the last word that ends at or before a place, -1 for none.
func (s *sentence) before(at int) int {
	for k := len(s.words) - 1; k >= 0; k-- {
		if s.words[k].end <= at {
			return k
		}
	}
	return -1
}
