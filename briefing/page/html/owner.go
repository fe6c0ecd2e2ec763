package html

import (
	"strings"

	"golang.org/x/net/html/atom"

	"briefings/briefing/letters"
)

// owners returns what the page prints outside of its text of whose it is, a line each: the
// name of a ministry or a government beside its menus, or of who holds the copyright. The
// frame of a site often names the country that the page itself leaves out.
func (w *walker) owners() string {
	const most = 8
	var lines []string
	left := int32(0) // the end of the part of the core that is left out
	for i := int32(0); int(i) < len(w.nodes) && len(lines) < most; i++ {
		n := &w.nodes[i]
		inCore := i >= left && w.core >= 0 && i > w.core && w.holds(w.core, i)
		switch n.tag {
		case atom.Head, atom.Script, atom.Style:
			i = n.end - 1
			continue
		}
		switch {
		case i == w.headline:
			i = n.end - 1
		case inCore && n.tag != textTag && w.isLeftOut(i):
			left = n.end
		case inCore:
		case w.isOwner(i):
			var line string
			if line, i = w.ownerLine(i); line != "" {
				lines = append(lines, line)
			}
		}
	}
	return strings.Join(lines, "\n")
}

// isOwner reports whether a text or a picture names whose page it is. Below the headline
// it must be the line of the copyright: other news stand there.
func (w *walker) isOwner(i int32) bool {
	n := &w.nodes[i]
	text := ""
	switch {
	case n.tag == textTag && n.to-n.from < ownerWidth:
		text = letters.LowerASCII(w.src[n.from:n.to])
	case n.tag == atom.Img:
		text = letters.LowerASCII(letters.Clip(w.attr(i, "alt"), ownerWidth))
	}
	first := max(w.headline, w.core)
	return ownerWords.In(text) && (first < 0 || i < first || copyrightWords.In(text))
}

// ownerWidth is more than the letters of the longest name of a ministry.
const ownerWidth = 120

// ownerLine returns the words around a text that are set with it, "Ministry of Foreign
// Affairs" over "Republic of Serbia", and the last node of them.
func (w *walker) ownerLine(i int32) (line string, last int32) {
	if w.nodes[i].tag == atom.Img {
		return oneLine(unescape(w.attr(i, "alt"))), i
	}
	n := i
	for up := w.nodes[n].parent; up >= 0 && w.isLineAround(up, n); {
		n, up = up, w.nodes[up].parent
	}
	return w.inner(n), w.nodes[n].end - 1
}

// isLineAround reports whether an element holds little more than its child n.
func (w *walker) isLineAround(up, n int32) bool {
	node := &w.nodes[up]
	return !node.unread && node.width < ownerWidth && node.width >= w.nodes[n].width && node.links <= 1
}
