package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"briefings/briefing/letters"
)

// isHidden reports whether an element is not shown: by an attribute, by its
// style, or by a name that is for screen readers or paper.
func (t *tree) isHidden(n int32) bool {
	node := &t.nodes[n]
	if node.names&hiddenName != 0 || t.hasAttr(n, "hidden") || t.attr(n, "aria-hidden") == "true" &&
		node.tag != atom.Span {
		return true
	}
	style := t.attr(n, "style")
	if style == "" {
		return false
	}
	style = strings.ToLower(strings.ReplaceAll(style, " ", ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// isFramePart reports whether an element is a part of the frame by what it is or is called.
func (t *tree) isFramePart(n int32) bool {
	node := &t.nodes[n]
	switch node.tag {
	case atom.Html, atom.Body, atom.Main, atom.Article:
		return false
	case atom.Footer, atom.Aside, atom.Address, atom.Nav:
		return true
	}
	if role := t.attr(n, "role"); role != "" && frameRoles.Has(role) {
		return true
	}
	return node.names&frameName != 0 && node.names&photoName == 0
}

// isLeftOut reports whether an element and all in it belongs to the frame. In
// the core of the page its name alone is not enough.
func (w *walker) isLeftOut(n int32) bool {
	node := &w.nodes[n]
	switch {
	case node.unread:
		return true
	case w.isOfText(n):
		return false
	case w.isFramePart(n):
		return w.isNamedFrame(n)
	case node.box, w.isLinkBox(n), w.isLabelledLinks(n):
		return true
	case node.tag == atom.Form:
		return (node.width-node.linked)*4 < w.plain && w.isUnheaded(n)
	case node.is(wording):
		return false
	case w.isDoubtful(n):
		return node.links > 0 && (w.isLinks(n) || w.isTail(n) && node.prose < 2*proseWidth)
	}
	return w.isTail(n) && node.is(block) && (w.isContact(n) || w.isHeadedLinks(n))
}

// isLinks reports whether an element is links for the most part, and no photograph.
func (w *walker) isLinks(n int32) bool {
	return w.nodes[n].linked*2 >= w.nodes[n].width && !w.holdsPhoto(n)
}

// isUnheaded reports whether an element holds no heading, or stands where none is of the text.
func (w *walker) isUnheaded(n int32) bool { return w.isTail(n) || !w.holdsHeading(n) }

// isOfText reports whether an element holds the headline, the core of the text or
// most of its words.
func (w *walker) isOfText(n int32) bool {
	node := &w.nodes[n]
	return node.tag == textTag || n == w.headline || w.headline > n && w.headline < node.end ||
		w.core > n && w.core < node.end || (node.width-node.linked)*10 > w.plain*8 && !node.box
}

// isDoubtful reports whether a name, a role or the tag of an element is one that
// frames have as well as texts.
func (w *walker) isDoubtful(n int32) bool {
	node := &w.nodes[n]
	return node.names&doubtfulName != 0 || node.tag == atom.Header || doubtfulRoles.Has(w.attr(n, "role"))
}

// isTail reports whether a node stands after the last paragraph of the core.
func (w *walker) isTail(n int32) bool { return n > w.last }

// isNamedFrame reports whether an element that is called a part of the frame is
// one. A paragraph is none if it holds a sentence, nor is a chapter: a box with
// a heading and words, and no links or controls.
func (w *walker) isNamedFrame(n int32) bool {
	node := &w.nodes[n]
	plain := node.width - node.linked
	switch {
	case node.level > 0:
		return false
	case node.is(wording):
		return w.isFrameLine(n)
	case plain*10 > w.plain*8, plain*10 > w.plain*4 && w.holdsHeading(n):
		return false
	case w.holdsControls(n) || node.linked*4 >= node.width:
		return true
	case n < w.first:
		return !w.holdsDay(n)
	case node.names&frameName == 0:
		return true // by its tag or role
	}
	return node.links > 0 || !w.holdsHeading(n) && node.prose < proseWidth
}

// isFrameLine reports whether a paragraph, an item or a cell that is called a part of the
// frame is one: it is links, or a label.
func (w *walker) isFrameLine(n int32) bool {
	node := &w.nodes[n]
	if w.isLinks(n) {
		return true
	}
	return node.width-node.linked < proseWidth && w.first >= 0 && !isSentence(w.inner(n)) && !isBareDate(w.inner(n))
}

// any reports whether node n or one inside has a trait.
func (t *tree) any(n int32, has func(i int32, node *node) bool) bool {
	for i := n; i < t.nodes[n].end; i++ {
		if has(i, &t.nodes[i]) {
			return true
		}
	}
	return false
}

// holdsControls reports whether a reader can enter or press something inside.
func (w *walker) holdsControls(n int32) bool {
	return w.any(n, func(_ int32, node *node) bool { return node.is(control) })
}

// holdsDay reports whether an element of few words gives a day, or one inside does.
func (w *walker) holdsDay(n int32) bool {
	return w.nodes[n].width < 2*proseWidth && w.any(n, func(i int32, node *node) bool {
		isLine := i == n || node.tag == atom.Time || node.is(block)
		return isLine && node.width < proseWidth && holdsYear(w.inner(i))
	})
}

// isContact reports whether a box says whom to ask: it leads to a mailbox or a telephone.
func (w *walker) isContact(n int32) bool {
	if w.nodes[n].width > 600 || w.holdsHeadline(n) {
		return false
	}
	return w.any(n, func(i int32, node *node) bool {
		href := ""
		if node.tag == atom.A {
			href = w.attr(i, "href")
		}
		return letters.HasPrefix(href, "mailto:", "tel:") || strings.Contains(href, "email-protection")
	})
}

// isHeadedLinks reports whether a box after the text begins with a heading such
// as "Related" and leads elsewhere.
func (w *walker) isHeadedLinks(n int32) bool {
	node := &w.nodes[n]
	if node.links == 0 && !w.holdsControls(n) || node.width > 2000 {
		return false
	}
	for i := n + 1; i < node.end; i++ {
		switch c := &w.nodes[i]; {
		case c.unread:
			i = c.end - 1
		case c.width == 0:
		case c.tag == textTag:
			return false
		case c.width < 40 && c.is(block) && c.end-i < 12 && isBoxHeading(w.inner(i)):
			return true
		}
	}
	return false
}

// isLabelledLinks reports whether an element is a label and links to what it
// names: "Tags: A, B", "Share: …".
func (w *walker) isLabelledLinks(n int32) bool {
	node := &w.nodes[n]
	plain := node.width - node.linked
	if node.links == 0 || plain > 24 || node.linked < plain || !node.is(block) || node.is(tablePart) ||
		node.level > 0 || w.holdsPhoto(n) {
		return false
	}
	if isBoxHeading(w.plainText(n)) {
		return true
	}
	label, rest, ok := strings.Cut(w.inner(n), ":")
	return ok && rest != "" && letterWidth(label) <= 24 && (isBoxHeading(label) || node.links > 1 ||
		counterLabels.Has(letters.Fold(label)))
}

// plainText returns the text of an element outside of its links.
func (w *walker) plainText(n int32) string {
	var line squeezer
	for i := n; i < w.nodes[n].end; i++ {
		switch node := &w.nodes[i]; {
		case node.unread || node.tag == atom.A && w.hasAttr(i, "href"):
			i = node.end - 1
		case node.tag == textTag:
			line.add(w.src[node.from:node.to], 0)
		}
	}
	return strings.Trim(string(line.text), " :")
}

// holdsHeading reports whether a headline stands inside: an h1–h4 with text that is no link.
func (w *walker) holdsHeading(n int32) bool {
	return w.any(n, func(_ int32, node *node) bool {
		return node.level > 0 && node.level < 5 && !node.unread && node.width-node.linked > 4
	})
}

// holdsHeadline reports whether the page's headline stands inside.
func (w *walker) holdsHeadline(n int32) bool {
	return w.headline >= n && w.headline < w.nodes[n].end
}

// isLinkBox reports whether links make a navigation: several of them, and nearly
// nothing else. A table or list that is a link throughout is one; so is a box,
// if no heading stands in it.
func (w *walker) isLinkBox(n int32) bool {
	node := &w.nodes[n]
	if node.links < 2 || node.linked*10 < node.width*8 || node.width-node.linked > 60 {
		return false
	}
	switch node.tag {
	case atom.Ul, atom.Ol, atom.Dir, atom.Menu, atom.Dl, atom.Table, atom.Tr, atom.Td:
	case atom.Div, atom.Section, atom.Center, atom.Form, atom.Dd, atom.P:
		if node.width/node.links >= 120 { // links of whole sentences are text
			return false
		}
	default:
		return false
	}
	return w.isUnheaded(n) && !w.holdsPhoto(n)
}

// holdsPhoto reports whether a picture inside has the text of a photograph.
func (w *walker) holdsPhoto(n int32) bool {
	return w.any(n, func(i int32, node *node) bool { return node.tag == atom.Img && isPhotoLabel(w.attr(i, "alt")) })
}

// isBoxHeading reports whether a heading names a box of links rather than a part of the text.
func isBoxHeading(text string) bool {
	if letterWidth(text) > 60 {
		return false
	}
	folded := letters.Fold(text)
	best := boxHeadings.Begin(folded)
	return best >= 0 && utf8.RuneCountInString(folded) < len(boxHeadings.List()[best])+25
}

// isSentence reports whether a text ends as sentences do and is more than a label.
func isSentence(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".。．!?！？”\"", last) && (letters.CountFields(text) > 3 || letterWidth(text) > 24)
}

// Marks between the steps of a breadcrumb trail.
var trailMarks = []string{" > ", "＞", " » ", " › ", ">", "»", "›"}

// isTrail reports whether a text is a breadcrumb trail: short steps between marks.
// The first step leads home, or most steps are links.
func isTrail(text string, linked bool) bool {
	if len(text) > 600 || !strings.Contains(text, ">") && !strings.Contains(text, "＞") &&
		!strings.Contains(text, "»") && !strings.Contains(text, "›") {
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
		i := trailStarts.Begin(first)
		return i >= 0 && len(first) < len(trailStarts.List()[i])+20
	}
	return false
}
