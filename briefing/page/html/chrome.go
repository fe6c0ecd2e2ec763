package html

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"briefings/briefing/letters"
)

// Classes of words, as bits.
type wordClass uint8

const (
	chromeWord wordClass = 1 << iota
	doubtfulWord
	photoWord
	mainWord
)

var classVocabulary = sync.OnceValue(func() map[string]wordClass {
	words := map[string]wordClass{}
	lists := map[wordClass]*letters.Phrases{
		chromeWord: chromeWords, doubtfulWord: doubtfulWords, photoWord: photoWords, mainWord: mainWords,
	}
	for class, list := range lists {
		for _, word := range list.List() {
			words[word] |= class
		}
	}
	return words
})

// wordClassOf looks up the class and id of an element. mainWord is set only if a whole
// class or id is such a word.
func (t *tree) wordClassOf(n int32) wordClass {
	node := &t.nodes[n]
	var class wordClass
	for _, a := range t.attrs[node.from:node.to] {
		if a.key != "class" && a.key != "id" {
			continue
		}
		for i, token := range strings.Fields(a.value) {
			if i == 12 {
				break
			}
			class |= wordClassOfToken(token)
		}
	}
	return class
}

func wordClassOfToken(token string) wordClass {
	vocabulary := classVocabulary()
	if len(token) > 60 {
		return 0
	}
	var class wordClass
	var whole [64]byte
	size, start := 0, 0
	part := func(end int) {
		if end > start {
			class |= vocabulary[strings.ToLower(token[start:end])] &^ mainWord
		}
		start = end
	}
	for i := range len(token) {
		c := token[i]
		switch {
		case 'A' <= c && c <= 'Z' && i > 0 && 'a' <= token[i-1] && token[i-1] <= 'z':
			part(i)
		case !letters.IsASCIILetter(rune(c)):
			part(i)
			start = i + 1
			continue
		}
		whole[size] = c | 0x20
		size++
	}
	part(len(token))
	return class | vocabulary[string(whole[:size])]
}

// chromeOf returns whether an element is furniture by its name, role, class or id:
// 2 surely, 1 perhaps, 0 no.
func (t *tree) chromeOf(n int32) int {
	tag := t.nodes[n].tag
	switch tag {
	case atom.Html, atom.Body, atom.Main, atom.Article, atom.H1:
		return 0
	case atom.Footer, atom.Aside, atom.Address:
		return 2
	}
	if t.isHidden(n) {
		return 2
	}
	if role := t.attr(n, "role"); role != "" {
		switch {
		case chromeRoles.Has(role):
			return 2
		case doubtfulRoles.Has(role):
			return 1
		}
	}
	class := t.wordClassOf(n)
	switch {
	case class&photoWord != 0 && class&chromeWord == 0:
		return 0
	case class&chromeWord != 0:
		return 2
	case class&doubtfulWord != 0 || tag == atom.Header || tag == atom.Form:
		return 1
	}
	return 0
}

func (t *tree) isHidden(n int32) bool {
	if t.hasAttr(n, "hidden") || t.attr(n, "aria-hidden") == "true" && t.nodes[n].tag != atom.Span {
		return true
	}
	style := t.attr(n, "style")
	if style == "" {
		return false
	}
	style = strings.ToLower(strings.ReplaceAll(style, " ", ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// isLeftOut reports whether an element, with all in it, is furniture. The more of
// the page's text it holds, the less its name counts: sites call the body
// "nav-open", a wrapper "header-fixed".
func (w *walker) isLeftOut(n int32) bool {
	node := &w.nodes[n]
	if isUnread(node.tag) {
		return true
	}
	plain := node.width - node.linked
	switch w.chromeOf(n) {
	case 2:
		if plain*10 <= w.plain*4 || plain*10 <= w.plain*8 && !w.holdsHeading(n) {
			return true
		}
	case 1:
		if w.isSmallChrome(n, plain) {
			return true
		}
	}
	return w.isLinkBox(n)
}

// isSmallChrome reports whether an element that may be furniture is: it is small,
// without a headline, or the head of the site. plain is its text without links.
func (w *walker) isSmallChrome(n, plain int32) bool {
	node := &w.nodes[n]
	form := node.tag == atom.Form
	if w.inMain(n) && !form {
		return false
	}
	return form && plain*4 < w.plain && !w.holdsHeading(n) || w.isMasthead(n) ||
		plain < 200 && !w.holdsHeading(n) && node.linked*2 >= node.width
}

// isMasthead reports whether n is the head of the site. The head of an article has
// the only headline.
func (w *walker) isMasthead(n int32) bool {
	class := w.wordClassOf(n)
	tag := w.nodes[n].tag
	if tag != atom.Header && w.attr(n, "role") != "banner" && class&doubtfulWord == 0 {
		return false
	}
	if tag == atom.Form || tag == atom.P || tag == atom.Li || headingLevel(tag) > 0 {
		return false
	}
	plain := w.nodes[n].width - w.nodes[n].linked
	if plain > 600 || plain*3 > w.plain || w.inside(n, atom.Article, atom.Main) {
		return false
	}
	return !w.holdsHeading(n) || w.headingsOutside(n)
}

// holdsHeading reports whether a headline is inside: an h1–h3 with text that is no link.
func (w *walker) holdsHeading(n int32) bool {
	for i := n; i < w.nodes[n].end; i++ {
		node := &w.nodes[i]
		if level := headingLevel(node.tag); level > 0 && level < 4 && node.width-node.linked > 8 {
			return true
		}
	}
	return false
}

// headingsOutside reports whether the heading in n names the site: the page has
// another headline of the same level, or any other one if n's is a ministry's name.
func (w *walker) headingsOutside(n int32) bool {
	inner, outer, site := 9, 9, false
	for _, h := range w.headings {
		level := headingLevel(w.nodes[h].tag)
		if h < n || h >= w.nodes[n].end {
			outer = min(outer, level)
			continue
		}
		inner = min(inner, level)
		name := letters.Fold(w.inner(h))
		site = site || len(name) < 70 && siteNames.Begin(name) >= 0
	}
	return outer <= inner || site && outer < 9
}

// inMain reports whether n is in the part that the page marks as its text.
func (w *walker) inMain(n int32) bool {
	return w.main >= 0 && w.main < n && n < w.nodes[w.main].end
}

// isLinkBox reports whether n is a navigation: several links and nearly nothing else.
// A table or list of nothing but links is one; so is a box of them without a heading.
func (w *walker) isLinkBox(n int32) bool {
	node := &w.nodes[n]
	if node.links < 2 || node.linked*10 < node.width*8 || node.width-node.linked > 60 {
		return false
	}
	switch node.tag {
	case atom.Ul, atom.Ol, atom.Dir, atom.Menu, atom.Dl, atom.Table, atom.Tr, atom.Td:
		return !w.holdsHeading(n) && !w.holdsPhoto(n)
	case atom.Div, atom.Section, atom.Center, atom.Form, atom.Dd, atom.P:
		// Links of whole sentences are text.
		return !w.holdsHeading(n) && !w.holdsPhoto(n) && node.width/node.links < 120
	}
	return false
}

func (w *walker) holdsPhoto(n int32) bool {
	for i := n; i < w.nodes[n].end; i++ {
		if w.nodes[i].tag == atom.Img && isPhotoLabel(w.attr(i, "alt")) {
			return true
		}
	}
	return false
}

// findMain returns the part that the page marks as its text; -1 if there is none, or
// if much of the text is outside it.
func (w *walker) findMain() int32 {
	best := int32(-1)
	articles := 0
	for i := range w.nodes {
		n := int32(i)
		node := &w.nodes[i]
		rank := node.tag == atom.Main || w.attr(n, "role") == "main"
		if node.tag == atom.Article {
			articles++
			rank = rank || articles == 1
		}
		share := int32(4) // tenths of the text that the marked part must hold
		if !rank && (node.tag == atom.Div || node.tag == atom.Section || node.tag == atom.Td) {
			rank, share = w.wordClassOf(n)&mainWord != 0, 6
		}
		if rank && (node.width-node.linked)*10 >= w.core*share {
			best = n // the innermost one that still holds most of the text
		}
	}
	return best
}

// isBoxHeading reports whether a heading names a box of links, not a part of the text.
func isBoxHeading(text string) bool {
	folded := letters.Fold(text)
	k := boxHeadings.Begin(folded)
	return k >= 0 && utf8.RuneCountInString(folded) < len(boxHeadings.List()[k])+25
}

// trailMarks stand between the steps of a breadcrumb trail.
var trailMarks = []string{" > ", "＞", " » ", " › ", ">", "»", "›"}

// isTrail reports whether a line is a breadcrumb trail: short steps with marks between
// them. The first leads home, or all is links.
func isTrail(text string, linked bool) bool {
	if len(text) > 600 || !letters.Contains(text, ">", "＞", "»", "›") {
		return false
	}
	for _, mark := range trailMarks {
		steps := strings.Split(text, mark)
		if len(steps) < 2 {
			continue
		}
		if linked && len(steps) > 2 {
			return true
		}
		first := letters.Fold(strings.TrimFunc(steps[0], func(r rune) bool { return !unicode.IsLetter(r) }))
		for _, s := range trailStarts.List() {
			if first == s || strings.HasPrefix(first, s) && len(first) < len(s)+20 {
				return true
			}
		}
		return false
	}
	return false
}
