// Package statement reads from a briefing who said what, and what was agreed: the
// clauses that report a statement, who made it, for which side, and its root code of
// CAMEO.
package statement

import (
	"fmt"
	"strings"
	"sync"

	"briefings/briefing"
	"briefings/briefing/letters"
)

// Facts are the facts of a briefing that its statements depend on, beside its text.
var Facts = []string{"title", "kind", "language", "people", "countries"}

// Explain returns the evidence for the statements that Read reads: the reporting words, where
// they stand, and what side and code follow from.
func Explain(b *briefing.Briefing) []briefing.Evidence {
	r := newReader(b)
	r.explain = true
	r.read()
	return r.evidence
}

// Read reads the statements out of the lead and the sections of a briefing whose facts
// are known. Their texts are substrings of their paragraphs. It reads English, German,
// French and Japanese; a briefing without a language is taken for English.
func Read(b *briefing.Briefing) []briefing.Saying {
	r := newReader(b)
	r.read()
	return r.found
}

// A buffer is memory that readers use one after the other.
type buffer struct {
	tokens  []token
	clauses []clause
}

var buffers = sync.Pool{New: func() any { return &buffer{} }}

func newReader(b *briefing.Briefing) *reader {
	return &reader{b: b, cast: newCast(b), lexicon: english()}
}

// read reads the lead and all sections.
func (r *reader) read() {
	b := r.b
	if lexicon := lexicons[b.Language]; lexicon != nil {
		r.lexicon = lexicon()
	} else if b.Language != "" && b.Language != "en" && b.Language != "ja" {
		return // there is no grammar
	}
	r.buffer = buffers.Get().(*buffer)
	defer buffers.Put(r.buffer)
	if b.Lead != "" {
		r.paragraph(b.Lead)
	}
	for i, s := range b.Sections {
		r.section, r.number, r.list, r.bullets, r.silent = i+1, 0, actor{}, actor{}, false
		for _, p := range s.Paragraphs {
			r.number++
			r.paragraph(p.Text)
		}
	}
}

// A reader reads one briefing.
type reader struct {
	b       *briefing.Briefing
	cast    *cast
	lexicon *lexicon
	found   []briefing.Saying
	list    actor // whose words the items of a list are: "Minister X said as follows."
	bullets actor // the subject of the verbs that begin items: "The Minister:"
	*buffer       // of a sentence

	explain  bool
	evidence []briefing.Evidence

	section, number int
	spoken          int  // statements before the paragraph
	quoted          bool // the paragraph begins with a quotation
	silent          bool // somebody speaks whose words are nobody's statements
}

// A sentence is a sentence while its statements are read.
type sentence struct {
	*reader
	text   string
	tokens []token
	quoted bool
}

// A clause is a statement within a sentence, in tokens.
type clause struct {
	start, end int
	verb       int // the last token of the reporting words
	subject    int // the first token of the subject
	actor      actor
	report     *report
	form       form
	code       string // if the reporting words decide it
	further    bool   // one more thing said; the reporting words stand before
	words      string // the reporting words
	rule       string // what the code follows from
}

// paragraph reads the statements of a paragraph.
func (r *reader) paragraph(text string) {
	r.spoken = len(r.found)
	if r.lexicon.acronyms != nil {
		text = r.labelled(text)
	}
	if r.silent {
		return
	}
	if r.b.Language == "ja" {
		r.japanese(text)
		return
	}
	for _, one := range letters.Sentences(text) {
		r.sentence(one)
	}
}

// labelled cuts off the label of a paragraph that names who speaks in a transcript:
// "Minister A: …". What those who ask say is nobody's statement.
func (r *reader) labelled(text string) string {
	const farthest = 80
	r.quoted = strings.HasPrefix(text, "“") || strings.HasPrefix(text, `"`)
	label, rest, ok := strings.Cut(text, ":")
	if !ok || len(label) > farthest || r.b.Language == "ja" {
		return text
	}
	s := &sentence{reader: r, text: label, tokens: r.lexicon.tokens(nil, label)}
	if len(s.tokens) == 0 {
		return text
	}
	if s.tokens[0].class&question != 0 {
		r.silent = true
		return text
	}
	found, ok := s.nounPhrase(len(s.tokens) - 1)
	if !ok || found.start > 0 || found.weak || found.plural {
		return text
	}
	if r.silent = !found.known(); !r.silent {
		r.cast.label, r.cast.single = found.actor, found.actor
	}
	return rest
}

// longest is the length of a sentence that is read, in bytes. A longer one is no prose.
const longest = 4 << 10

func (r *reader) sentence(text string) {
	if len(text) > longest {
		return
	}
	r.tokens = r.lexicon.tokens(r.tokens[:0], text)
	s := &sentence{reader: r, text: text, tokens: r.tokens, quoted: r.quoted || letters.Contains(text, "“", `"`)}
	if len(s.tokens) == 0 || s.tokens[len(s.tokens)-1].word == "?" {
		return
	}
	if s.lexicon.acronyms == nil {
		for _, c := range s.foreign() {
			r.add(s, c)
		}
		return
	}
	s.findQuotee()
	for _, c := range s.read() {
		r.add(s, c)
	}
	r.cast.quotee = actor{}
	if strings.HasSuffix(text, ":") {
		if found, ok := s.nounPhrase(len(s.tokens) - 2); ok && found.known() && !found.weak {
			r.bullets = found.actor
		}
	}
}

// findQuotee finds who says "I" in a quotation that opens a sentence: the subject of its
// last words, "…, said Minister X" or "…, Minister X said".
func (s *sentence) findQuotee() {
	last := len(s.tokens) - 1
	if !s.quoted || s.tokens[0].word != `"` {
		return
	}
	for i := last; i > 1 && i > last-12; i-- {
		v := s.verbAt(i)
		if v.report == nil || !v.say || v.form == ing {
			continue
		}
		end := last
		if i == last {
			end = i - 1
		}
		if found, ok := s.nounPhrase(end); ok && found.known() && !found.weak && (i == last || found.start == i+1) {
			s.cast.quotee = found.actor
		}
		return
	}
}

// read returns the statements of the sentence, within a list or not.
func (s *sentence) read() []clause {
	if s.list.known() {
		list, ok := s.listed()
		if ok {
			return list
		}
		s.list = actor{}
	}
	list := s.findClauses()
	n := len(list)
	switch {
	case n > 0 && s.opensList(&list[n-1]):
		s.list, list = list[n-1].actor, list[:n-1]
	case n > 0 && list[n-1].verb == len(s.tokens)-2 && strings.HasSuffix(s.text, ":"): // a quotation follows
		return list[:n-1]
	}
	if len(list) == 0 {
		return s.running()
	}
	return list
}

// add adds a statement, unless the next one begins where it does.
func (r *reader) add(s *sentence, c clause) {
	if c.end <= c.start {
		return
	}
	from, to := s.tokens[c.start].start, s.tokens[c.end-1].end
	switch {
	case c.end == len(s.tokens):
		to = len(s.text)
	case s.text[to] == '.': // of "U.S."
		to++
	}
	code := s.code(&c)
	r.say(s.text[from:to], c.words, c.actor, code, c.rule)
}

// say adds what somebody said, unless it is nothing.
func (r *reader) say(text, words string, who actor, code, rule string) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	said := briefing.Saying{
		Section: r.section, Paragraph: max(r.number, 1), Text: text, By: who.by, Side: who.side, Cameo: code,
	}
	r.found = append(r.found, said)
	if r.explain {
		where := "lead"
		if r.section > 0 {
			where = fmt.Sprintf("section %d, paragraph %d", said.Section, said.Paragraph)
		}
		r.evidence = append(r.evidence, briefing.Evidence{
			Field: "statements", Value: strings.Join(said.Side, "; ") + " " + code, Words: words, Where: where,
			Rule: "side by " + who.how + ", code by " + rule,
		})
	}
}
