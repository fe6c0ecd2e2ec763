package html

import (
	"golang.org/x/net/html/atom"

	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// keepAside keeps the lines of an element that is left out, with a heading right before it,
// if they are of the main content.
func (w *walker) keepAside(n int32) {
	heading, last := w.heading, len(w.blocks)-1
	if w.heading = 0; w.nodes[n].level > 0 {
		w.heading = n
	}
	if !w.isAside(n) {
		return
	}
	if heading > 0 && w.nodes[heading].end == n {
		w.aside = append(w.aside, w.inner(heading))
	} else if last >= 0 && w.blocks[last].Form == page.FormHeading && w.isTail(w.blocks[last].node) {
		w.aside = append(w.aside, w.blocks[last].Text)
		w.blocks = w.blocks[:last]
	}
	w.aside = w.lines(n, w.aside)
}

// isInside reports whether an element stands in another one that the page has.
func (w *walker) isInside(around, n int32) bool { return around >= 0 && w.holds(around, n) }

// isAside reports whether an element that is left out is of the main content: it says
// whom to ask, or is a paragraph of its own.
func (w *walker) isAside(n int32) bool {
	node := &w.nodes[n]
	switch node.tag {
	case atom.Aside, atom.Footer, atom.Nav, atom.Form:
		return false
	}
	isLinks := node.linked*5 > node.width*4
	switch {
	case node.unread || node.box || isLinks || !w.isInside(w.core, n) && !w.isInside(w.landmark, n) ||
		w.holdsControls(n):
		return false
	case w.isContact(n):
		return !w.any(n, w.sharesPage)
	}
	return node.links == 0 && node.prose >= proseWidth && !w.isFramePart(n) && !w.isDoubtful(n)
}

// sharesPage reports whether an element is a link that mails the page to somebody.
func (w *walker) sharesPage(i int32, node *node) bool {
	return node.tag == atom.A && letters.HasPrefix(w.attr(i, "href"), "mailto:?", "mailto:%20?")
}

// lines adds the lines of text inside an element.
func (w *walker) lines(n int32, list []string) []string {
	var text squeezer
	around := n // the block around the last text
	for i := n; i < w.nodes[n].end; i++ {
		switch node := &w.nodes[i]; {
		case node.unread:
			i = node.end - 1
		case node.tag == textTag:
			at := node.parent
			for at > n && !w.nodes[at].is(block) {
				at = w.nodes[at].parent
			}
			if at != around {
				text.breakLine()
			}
			around = at
			text.add(w.src[node.from:node.to], 0)
		case node.tag == atom.Br:
			text.breakLine()
		}
	}
	for _, line := range text.lines() {
		list = append(list, line.text)
	}
	return list
}
