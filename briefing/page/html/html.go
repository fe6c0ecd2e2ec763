// Package html turns a page of HTML into the blocks that a person sees.
package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"

	"briefings/briefing/page"
)

// Blocks returns the blocks of a decoded page of HTML, as a person sees them, and
// what the page says about itself in its head. It leaves out the furniture of the
// site: navigation, breadcrumbs, search, cookie notices, share and related links,
// addresses at the foot.
//
// It reads every page, however broken the mark-up, in linear time.
func Blocks(src string) ([]page.Block, page.Meta) {
	tree := parse(src)
	w := &walker{tree: tree, main: -1, photoIn: -1, gap: true}
	w.survey()
	w.walk()
	return w.finish(), tree.meta()
}

// A walker walks once through a tree and makes blocks of it.
type walker struct {
	*tree
	plain     int32   // letters of the page outside links
	core      int32   // those of them outside furniture, by name
	main      int32   // the part that the page marks as its text, -1 for none
	headings  []int32 // h1 and h2 with text
	mainLevel int     // the highest rank of those in main, 9 for none

	blocks []element
	around []int32 // the elements around the current node
	lists  []list
	line   squeezer
	bold   int // elements around that make text stand out
	link   int // links around
	level  int // of the heading around, 0 for none

	series  page.Series // of the numbers that lines begin with
	gap     bool        // the next block is set apart
	inItem  bool        // the next block is the first of a list item
	marker  string      // of the list item, or from a separate cell
	photo   int         // block of the last picture's caption,
	photoIn int32       // and the element that a caption under it would stand in, -1 for none
}

// An element is a block, with what finish needs to know about it.
type element struct {
	page.Block
	linked bool // it is all links
}

type list struct {
	ordered bool
	style   string
	next    int
	step    int
}

// survey measures the page before the walk: how much is text, and which part holds it.
func (w *walker) survey() {
	for i := range w.nodes {
		if n := &w.nodes[i]; n.parent < 0 && !isUnread(n.tag) {
			w.plain += n.width - n.linked
		}
	}
	w.core = w.plain
	for i := 0; i < len(w.nodes); {
		n := &w.nodes[i]
		if isUnread(n.tag) && n.tag != atom.Head {
			i = int(n.end)
			continue
		}
		if plain := n.width - n.linked; n.tag != textTag && w.chromeOf(int32(i)) == 2 && plain*10 <= w.plain*4 {
			w.core -= plain
			i = int(n.end)
			continue
		}
		if l := headingLevel(n.tag); (l == 1 || l == 2) && n.width-n.linked > 8 {
			w.headings = append(w.headings, int32(i))
		}
		i++
	}
	w.main = w.findMain()
	w.mainLevel = 9
	for _, h := range w.headings {
		if w.inMain(h) {
			w.mainLevel = min(w.mainLevel, headingLevel(w.nodes[h].tag))
		}
	}
}

func (w *walker) walk() {
	for i := int32(0); int(i) < len(w.nodes); {
		for len(w.around) > 0 && w.nodes[w.around[len(w.around)-1]].end <= i {
			w.leave()
		}
		n := &w.nodes[i]
		switch {
		case n.tag == textTag:
			w.line.add(w.src[n.from:n.to], w.mark())
			i++
		case w.main >= 0 && i >= w.nodes[w.main].end:
			i = int32(len(w.nodes))
		case w.isOutside(i) || w.isLeftOut(i):
			w.leaveOut(i)
			i = n.end
		case w.whole(i):
			i = n.end
		default:
			w.enter(i)
			i++
		}
	}
	for len(w.around) > 0 {
		w.leave()
	}
	w.flush()
}

// isOutside reports whether n stands before the marked part of the page, unless it
// holds the headline or the date.
func (w *walker) isOutside(n int32) bool {
	if w.main < 0 || n >= w.main || w.nodes[n].end > w.main {
		return false
	}
	if isUnread(w.nodes[n].tag) {
		return true
	}
	if !isBlockTag(w.nodes[n].tag) && w.nodes[n].tag != atom.Img {
		return false
	}
	if w.holdsHeadline(n) || w.holdsTime(n) || w.nodes[n].width < 60 && isBareDate(w.inner(n)) {
		return false
	}
	parent := w.nodes[n].parent
	return parent < 0 || w.nodes[parent].end > w.main || !w.holdsHeadline(parent)
}

// holdsHeadline reports whether n holds a heading of a higher rank than those in the
// marked part of the page.
func (w *walker) holdsHeadline(n int32) bool {
	for _, h := range w.headings {
		if h >= n && h < w.nodes[n].end && headingLevel(w.nodes[h].tag) < w.mainLevel {
			return true
		}
	}
	return false
}

func (w *walker) holdsTime(n int32) bool {
	for i := n; i < w.nodes[n].end && w.nodes[n].width < 200; i++ {
		if w.nodes[i].tag == atom.Time || strings.Contains(w.attr(i, "class"), "date") {
			return true
		}
	}
	return false
}

// leaveOut skips furniture, and a heading right before that only names it.
func (w *walker) leaveOut(n int32) {
	if !isBlockTag(w.nodes[n].tag) {
		return
	}
	w.flush()
	last := len(w.blocks) - 1
	if last >= 0 && w.nodes[n].links > 0 && w.blocks[last].Form == page.FormHeading &&
		isBoxHeading(w.blocks[last].Text) {
		w.blocks = w.blocks[:last]
	}
}

// whole reads an element that is not walked through but read at once.
func (w *walker) whole(n int32) bool {
	switch w.nodes[n].tag {
	case atom.Img, atom.Image:
		w.image(n)
	case atom.Figure:
		return w.figure(n)
	case atom.Table:
		return w.dataTable(n)
	case atom.Dl:
		return w.pairs(n)
	case atom.Pre:
		return w.preformatted(n)
	case atom.Br:
		w.line.breakLine()
	default:
		return false
	}
	return true
}

func (w *walker) enter(n int32) {
	tag := w.nodes[n].tag
	if isBlockTag(tag) {
		w.flush()
		w.gap = w.gap || isSpaced(tag)
	}
	if isVoid(tag) {
		return
	}
	w.around = append(w.around, n)
	if level := headingLevel(tag); level > 0 {
		w.level = level
	}
	switch tag {
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		w.lists = append(w.lists, w.newList(n))
	case atom.Li:
		w.item(n)
	case atom.Tr:
		w.markerCell(n)
	case atom.A:
		if w.hasAttr(n, "href") {
			w.link++
		}
	default:
		if w.standsOut(n) {
			w.bold++
		}
	}
}

func (w *walker) leave() {
	n := w.around[len(w.around)-1]
	w.around = w.around[:len(w.around)-1]
	tag := w.nodes[n].tag
	if isBlockTag(tag) {
		w.flush()
		w.gap = w.gap || isSpaced(tag)
	}
	switch tag {
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		w.lists = w.lists[:len(w.lists)-1]
		w.inItem = false
	case atom.Li:
		w.inItem, w.marker, w.gap = false, "", false
	case atom.A:
		if w.hasAttr(n, "href") {
			w.link--
		}
	default:
		if headingLevel(tag) > 0 {
			w.level = 0
		}
		if w.standsOut(n) {
			w.bold--
		}
	}
	if n == w.photoIn {
		w.photoIn = -1
	}
}

// standsOut reports whether an element makes words look like a heading: bold or larger
// print. A colour or a typeface does not.
func (w *walker) standsOut(n int32) bool {
	switch w.nodes[n].tag {
	case atom.B, atom.Strong, atom.Big, atom.Th, atom.Caption, atom.Legend, atom.Summary, atom.Dt:
		return true
	case atom.Font:
		size := w.attr(n, "size")
		if strings.HasPrefix(size, "+") {
			return true
		}
		points, err := strconv.Atoi(size)
		return err == nil && points >= 4
	case atom.Span, atom.P, atom.Div:
		style := w.attr(n, "style")
		return style != "" && strings.Contains(strings.ReplaceAll(strings.ToLower(style), " ", ""), "font-weight:bold")
	}
	return false
}

// mark returns the mark of the letters at the current node.
func (w *walker) mark() byte {
	var m byte
	if w.bold > 0 {
		m |= markBold
	}
	if w.link > 0 {
		m |= markLink
	}
	return m
}

func (w *walker) newList(n int32) list {
	list := list{ordered: w.nodes[n].tag == atom.Ol, style: w.attr(n, "type"), next: 1, step: 1}
	if start, err := strconv.Atoi(w.attr(n, "start")); err == nil {
		list.next = start
	}
	return list
}

// item prepares the mark that a browser prints before a list item.
func (w *walker) item(n int32) {
	w.inItem, w.marker = true, "•"
	if len(w.lists) == 0 {
		return
	}
	list := &w.lists[len(w.lists)-1]
	if !list.ordered {
		return
	}
	if value, err := strconv.Atoi(w.attr(n, "value")); err == nil {
		list.next = value
	}
	w.marker = listNumber(list.next, list.style) + "."
	list.next += list.step
}

// listNumber writes a number in the style of an ordered list: 1, a, A, i, I.
func listNumber(n int, style string) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	switch style {
	case "a", "A":
		if n <= 26 {
			return string(rune(style[0]) + rune(n) - 1)
		}
	case "i", "I":
		var b strings.Builder
		for _, r := range romanNumbers {
			for n >= r.value {
				b.WriteString(r.letters)
				n -= r.value
			}
		}
		if style == "I" {
			return strings.ToUpper(b.String())
		}
		return b.String()
	}
	return strconv.Itoa(n)
}

var romanNumbers = []struct {
	value   int
	letters string
}{
	{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"},
	{10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"},
}
