package statement

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"briefings/briefing/letters"
)

//go:embed words.tsv
var wordsTSV string

var vocabulary = letters.Vocabulary{Table: letters.Table{Name: "statement/words.tsv", Text: wordsTSV}}

// A wordClass says what a single word can be in the grammar of reported speech.
type wordClass uint32

const (
	adverb wordClass = 1 << iota
	perfect
	passive
	modal
	he
	they
	speaker
	self
	pair
	sides
	heads
	side
	office
	honorific
	boundary
	bar
	opener
	question
	stop
	told
	article
	other
	money
	she
	man
	first
	raise
	talk
	when
	undo
)

// A form is the form of a verb.
type form uint8

const (
	base form = iota
	third
	past
	ing
)

// A phrase is a phrase behind its first word, and what it means.
type phrase struct {
	rest    []string
	meaning string
}

// A verb is a verb of speech in one of its forms.
type verb struct {
	rest []string // the words of the phrase behind the verb
	form form
	*report
}

// A report is what a verb of speech reports.
type report struct {
	code  string   // the root code, if the verb alone decides it
	say   bool     // what is said decides the code
	carry bool     // the noun behind decides it
	joint bool     // an accord if several sides are the subject
	topic bool     // consultations if several sides are the subject
	event bool     // a noun of talks is its subject: "discussions focused on"
	bare  bool     // a clause follows: "added that", but not "added a page"
	light []phrase // nouns that make it one
}

// An entry is what a word can be, and the phrases that begin with it, those of most words first.
type entry struct {
	word     string
	opens    bool // a statement may begin here
	class    wordClass
	verbs    []verb
	nouns    []phrase // objects of a verb that carries them
	contents []phrase // words of what is said
	follows  []phrase // say that a list follows
	adverbs  []phrase // "in this context"
}

// unknown is the entry of a word that the lexicon does not have.
var unknown = &entry{}

// A lexicon holds the words of English.
type lexicon struct {
	words    map[string]*entry
	slots    [1 << 13]slot     // words by their hashes, each in the first free slot
	acronyms map[string]string // of an office → its words
}

// A slot holds a word by its hash. It is empty if it has no word.
type slot struct {
	hash uint32
	*entry
}

// addToHash adds a byte to a hash.
func addToHash(hash uint32, c byte) uint32 { return (hash ^ uint32(c)) * 0x9e3779b1 }

// addSlots makes the words ready to be found.
func (l *lexicon) addSlots() {
	for word, w := range l.words {
		_, hash := scanWord(word, 0)
		i := hash >> 19
		for l.slots[i].entry != nil {
			i = (i + 1) % uint32(len(l.slots))
		}
		l.slots[i] = slot{hash, w}
	}
}

// find returns the entry of a word in any case, nil if there is none.
func (l *lexicon) find(hash uint32, word string) *entry {
	for i := hash >> 19; ; i = (i + 1) % uint32(len(l.slots)) {
		switch s := &l.slots[i]; {
		case s.entry == nil:
			return nil
		case s.hash == hash && strings.EqualFold(s.word, word):
			return s.entry
		}
	}
}

var english = sync.OnceValue(func() *lexicon {
	l := &lexicon{words: map[string]*entry{}}
	for class, words := range map[wordClass][]string{
		adverb:    vocabulary.Words("adverb"),
		perfect:   vocabulary.Words("perfect"),
		passive:   vocabulary.Words("passive"),
		modal:     vocabulary.Words("modal"),
		he:        vocabulary.Words("he"),
		they:      vocabulary.Words("they"),
		speaker:   vocabulary.Words("speaker"),
		self:      vocabulary.Words("self"),
		pair:      vocabulary.Words("pair"),
		sides:     vocabulary.Words("sides"),
		heads:     vocabulary.Words("heads"),
		side:      vocabulary.Words("side"),
		office:    vocabulary.Words("office"),
		honorific: vocabulary.Words("honorific"),
		boundary:  vocabulary.Words("boundary"),
		bar:       vocabulary.Words("bar"),
		opener:    vocabulary.Words("opener"),
		question:  vocabulary.Words("question"),
		stop:      vocabulary.Words("stop"),
		told:      vocabulary.Words("told"),
		article:   vocabulary.Words("article"),
		other:     vocabulary.Words("other"),
		money:     vocabulary.Words("money"),
		she:       vocabulary.Words("she"),
		man:       vocabulary.Words("man"),
		first:     vocabulary.Words("first"),
		raise:     vocabulary.Words("raise"),
		talk:      vocabulary.Words("talk"),
		when:      vocabulary.Words("when"),
		undo:      vocabulary.Words("undo"),
	} {
		for _, text := range words {
			l.entry(text).class |= class
		}
	}
	l.index(vocabulary.Meanings("adverb"), func(w *entry) *[]phrase { return &w.adverbs })
	l.index(vocabulary.Meanings("noun"), func(w *entry) *[]phrase { return &w.nouns })
	l.index(vocabulary.Meanings("content"), func(w *entry) *[]phrase { return &w.contents })
	l.index(vocabulary.Meanings("follow"), func(w *entry) *[]phrase { return &w.follows })
	l.acronyms = map[string]string{}
	for _, m := range vocabulary.Meanings("acronym") {
		l.entry(m.Word)
		l.acronyms[m.Word] = m.Meaning
	}
	l.addVerbs()
	l.addSlots()
	return l
})

// index adds phrases to their first words.
func (l *lexicon) index(phrases []letters.Meant, of func(*entry) *[]phrase) {
	for _, m := range phrases {
		words := l.fields(m.Word)
		list := of(l.entry(words[0]))
		*list = append(*list, phrase{words[1:], m.Meaning})
		slices.SortStableFunc(*list, longer)
	}
}

// longer sorts phrases of more words first.
func longer(a, b phrase) int { return len(b.rest) - len(a.rest) }

// fields parts a phrase into words, and gives each an entry.
func (l *lexicon) fields(phrase string) []string {
	words := strings.Fields(phrase)
	for _, word := range words {
		l.entry(word)
	}
	return words
}

// entry returns the entry of a word, which it makes if there is none.
func (l *lexicon) entry(word string) *entry {
	w := l.words[word]
	if w == nil {
		w = &entry{word: word, opens: word == "that"}
		l.words[word] = w
	}
	return w
}

// addVerbs adds the verbs in all their forms.
func (l *lexicon) addVerbs() {
	irregular := map[string][]string{}
	for _, m := range vocabulary.Meanings("irregular") {
		irregular[m.Meaning] = append(irregular[m.Meaning], m.Word)
	}
	reports := map[string]*report{}
	get := func(phrase string) *report {
		if r := reports[phrase]; r != nil {
			return r
		}
		r := &report{}
		reports[phrase] = r
		words := l.fields(phrase)
		for _, f := range formsOf(words[0], irregular[words[0]]) {
			w := l.entry(f.word)
			w.opens = true
			w.verbs = append(w.verbs, verb{words[1:], f.form, r})
		}
		return r
	}
	for _, m := range vocabulary.Meanings("verb") {
		switch r := get(m.Word); m.Meaning {
		case "say":
			r.say = true
		case "none":
		default:
			r.code = m.Meaning
		}
	}
	for _, word := range vocabulary.Words("carry") {
		get(word).carry = true
	}
	for _, word := range vocabulary.Words("joint") {
		get(word).joint = true
	}
	for _, word := range vocabulary.Words("topic") {
		get(word).topic = true
		get(word).say = true
	}
	for _, word := range vocabulary.Words("bare") {
		get(word).bare = true
	}
	for _, word := range vocabulary.Words("event") {
		get(word).event = true
	}
	for _, m := range vocabulary.Meanings("light") {
		verb, noun, _ := strings.Cut(m.Word, " … ")
		r := get(verb)
		r.light = append(r.light, phrase{l.fields(noun), m.Meaning})
		slices.SortStableFunc(r.light, longer)
	}
	for _, w := range l.words {
		slices.SortStableFunc(w.verbs, func(a, b verb) int { return len(b.rest) - len(a.rest) })
	}
}

// A wordForm is a form of a verb.
type wordForm struct {
	word string
	form form
}

// formsOf returns the forms of a verb. The irregular ones take the place of those that
// follow the rules.
func formsOf(lemma string, irregular []string) []wordForm {
	stem := strings.TrimSuffix(lemma, "e")
	forms := []wordForm{{lemma, base}, {lemma + "s", third}, {stem + "ed", past}, {stem + "ing", ing}}
	switch {
	case letters.HasSuffix(lemma, "ss", "sh", "ch"):
		forms[1].word = lemma + "es"
	case strings.HasSuffix(lemma, "y") && !letters.HasSuffix(lemma, "ey", "ay"):
		forms[1].word, forms[2].word = lemma[:len(lemma)-1]+"ies", lemma[:len(lemma)-1]+"ied"
	case strings.HasSuffix(lemma, "ee"):
		forms[3].word = lemma + "ing"
	}
	for _, word := range irregular {
		switch {
		case strings.HasSuffix(word, "ing"):
			forms[3].word = word
		case word == lemma:
			forms[0].form = past
		default:
			forms = append(forms, wordForm{word, past})
		}
	}
	return forms
}
