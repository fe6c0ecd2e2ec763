package statement

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"briefings/briefing/country"
	"briefings/briefing/letters"
)

// Words of Japanese.
var (
	jaVerbs    = sync.OnceValue(func() []letters.Meant { return longestFirst(vocabulary.Meanings("ja-verb")) })
	jaContents = sync.OnceValue(func() []letters.Meant { return longestFirst(vocabulary.Meanings("ja-content")) })
	jaLater    = vocabulary.Phrases("ja-verb")
	jaJoint    = vocabulary.Phrases("ja-joint")
	jaMutual   = vocabulary.Phrases("ja-mutual")
	jaEnds     = vocabulary.Phrases("ja-end")
	jaBoth     = vocabulary.Phrases("ja-both")
	jaOther    = vocabulary.Phrases("ja-other")
	jaOwn      = vocabulary.Phrases("ja-own")
	jaSame     = vocabulary.Phrases("ja-same")
	jaTitles   = sync.OnceValue(func() []letters.Meant { return longestFirst(vocabulary.Meanings("ja-title")) })
)

func longestFirst(list []letters.Meant) []letters.Meant {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b letters.Meant) int { return cmp.Compare(len(b.Word), len(a.Word)) })
	return list
}

// japanese reads the statements of a paragraph in Japanese. The verb stands at the end
// of its clause, and what is said in front of it: 「Aから、Bしたい旨述べ、Cを求めた」.
func (r *reader) japanese(text string) {
	for sentence := range strings.SplitAfterSeq(text, "。") {
		r.japaneseSentence(strings.TrimSpace(sentence))
	}
}

func (r *reader) japaneseSentence(text string) {
	if len(text) > longest {
		return
	}
	var who actor
	start := 0
	for i := 0; i < len(text); {
		code, end := japaneseVerb(text, i)
		if end == 0 {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		clause, words, rule := text[start:end], text[i:end], "verb"
		if found, ok := r.cast.japaneseSubject(clause); ok {
			who = found
		} else if !who.plural && (jaMutual.In(clause) || code == "joint" && !who.known() && r.wasJoint()) {
			who = r.cast.everybody(false)
		}
		if code == "joint" {
			if code = accord; !who.plural {
				code = "say"
			}
		}
		if code == "say" {
			rule = "what is said"
			code = japaneseContent(clause[:i-start])
		}
		i = end
		if !who.known() {
			start = i
			continue
		}
		r.cast.remember(who)
		r.say(strings.TrimLeft(text[start:end], "、，,"), strings.Trim(words, "、，,。"), who, code, rule)
		start = i
	}
}

// wasJoint reports whether the last statement is that of several sides.
func (r *reader) wasJoint() bool {
	return len(r.found) > 0 && len(r.found[len(r.found)-1].Side) > 1
}

// japaneseVerb returns the code of the verb of speech at i, and where its clause ends.
func japaneseVerb(text string, i int) (code string, end int) {
	if n := jaJoint.Begin(text[i:]); n >= 0 {
		code, end = "joint", i+len(jaJoint.List()[n])
	}
	for _, verb := range jaVerbs() {
		if strings.HasPrefix(text[i:], verb.Word) {
			code, end = verb.Meaning, i+len(verb.Word)
			break
		}
	}
	if end == 0 || !strings.HasPrefix(text[end:], ",") && jaEnds.Begin(text[end:]) < 0 {
		return "", 0
	}
	const farthest = 12 // a verb that is farther from the end of its clause stands within what is said
	next := strings.IndexAny(text[end:], "、。，,")
	if next < 0 {
		next = len(text) - end
	}
	tail := text[end : end+next]
	if utf8.RuneCountInString(tail) > farthest || letters.Contains(tail, "旨", "こと") || jaLater.In(tail) {
		return "", 0
	}
	end += next
	if strings.HasPrefix(text[end:], "。") {
		end += len("。")
	}
	return code, end
}

// japaneseContent returns the code of what is said: the last words that carry one.
func japaneseContent(said string) string {
	code, at := state, -1
	for _, word := range jaContents() {
		if word.Meaning == aid && strings.Contains(said, word.Word) {
			return aid
		}
		if i := strings.LastIndex(said, word.Word); i >= 0 && i+len(word.Word) > at {
			code, at = word.Meaning, i+len(word.Word)
		}
	}
	return code
}

// japaneseSubject finds who speaks in a clause: the name, side or title in front of
// から, より or は.
func (c *cast) japaneseSubject(clause string) (who actor, ok bool) {
	for i := 0; i < len(clause); {
		_, size := utf8.DecodeRuneInString(clause[i:])
		for _, particle := range []string{"から", "より", "は", "も", "との間で"} {
			if strings.HasPrefix(clause[i:], particle) {
				if found, known := c.japaneseActor(clause[:i]); known {
					return found, true
				}
			}
		}
		i += size
	}
	return who, false
}

// japaneseActor returns who is named at the end of a text.
func (c *cast) japaneseActor(text string) (actor, bool) {
	switch {
	case letters.HasSuffix(text, jaBoth.List()...):
		return c.everybody(strings.HasSuffix(text, "大臣") || strings.HasSuffix(text, "首脳")), true
	case letters.HasSuffix(text, jaSame.List()...):
		who := c.single
		if strings.Contains(text, "これに対し") {
			who = c.counterpart()
		}
		return who, who.known()
	case letters.HasSuffix(text, jaOwn.List()...) && len(c.b.Countries) > 0:
		return actor{side: c.b.Countries[:1], how: "the page's own side"}, true
	case letters.HasSuffix(text, jaOther.List()...) && len(c.b.Countries) == 2:
		return actor{side: c.b.Countries[1:], how: "the other party"}, true
	case strings.HasSuffix(text, "側"):
		if list := country.Find(strings.TrimSuffix(text, "側")); len(list) > 0 {
			return actor{side: c.sideOf(list[len(list)-1].Code), how: "country"}, true
		}
	}
	for _, title := range jaTitles() {
		name, ok := strings.CutSuffix(text, title.Word)
		if !ok {
			continue
		}
		if i := c.japanesePerson(name, title.Word); i >= 0 {
			return c.person(i), true
		}
		who := c.stranger()
		return who, who.known()
	}
	return actor{}, false
}

// japanesePerson returns the person whose name a text ends with, in front of a title; -1
// for none. A title alone is that of the one person who holds it.
func (c *cast) japanesePerson(text, title string) int {
	name := text
	if at := strings.LastIndexFunc(text, isNoName); at >= 0 {
		_, size := utf8.DecodeRuneInString(text[at:])
		name = text[at+size:]
	}
	only := -1
	for i, p := range c.b.People {
		switch {
		case name == "" && strings.Contains(p.Role, title):
			if only >= 0 {
				return -1
			}
			only = i
		case name == "":
		case strings.HasPrefix(p.Name+p.Role, name), strings.HasSuffix(p.Name, "・"+name):
			return i
		}
	}
	return only
}

// isNoName reports whether a sign cannot be within a family name.
func isNoName(r rune) bool {
	return !letters.IsKanji(r) && !letters.IsKatakanaName(r)
}
