// Package html turns a page of HTML into the blocks that a person sees.
package html

import (
	"cmp"
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
	meta := tree.meta()
	w := &walker{tree: tree, region: tree.survey(&meta), photoIn: -1, gap: true}
	meta.Published = page.LocalDay(cmp.Or(meta.Published, w.clock()))
	w.walk()
	meta.Printed = w.printedDay()
	meta.Owners, meta.Aside = w.owners(), strings.Join(w.aside, "\n")
	return w.finish(&meta), meta
}

// A walker walks once through a tree and makes blocks of it.
type walker struct {
	*tree
	region
	kept int32 // where the element ends that is read although it stands outside of the core

	at     int32 // the node that is read
	blocks []element
	around []int32 // the elements around the current node
	lists  []list
	line   squeezer
	bold   int // elements around that make text stand out
	link   int // links around
	level  int // of the heading around, 0 for none

	inHeadline bool // the headline is being read

	series  page.Series // of the numbers that lines begin with
	gap     bool        // the next block is set apart
	inItem  bool        // the next block is the first of a list item
	marker  string      // of the list item, or from a separate cell
	aside   []string    // lines of the main content that are left out
	heading int32       // the last element that was left out, if it is a heading
	photo   int         // block of the last picture's caption,
	photoIn int32       // and the element that a caption under it would stand in, -1 for none
}

// An element is a block, with what finish needs to know about it.
type element struct {
	page.Block
	linked bool  // all of it is links
	node   int32 // where it stands
	cut    bool  // a box after it was left out
}

type list struct {
	ordered bool
	style   string
	next    int
	step    int
}

func (w *walker) walk() {
	for i := int32(0); int(i) < len(w.nodes); {
		for len(w.around) > 0 && w.nodes[w.around[len(w.around)-1]].end <= i {
			w.leave()
		}
		n := &w.nodes[i]
		w.at = i
		switch {
		case w.isOutside(i) || w.isLeftOut(i):
			w.leaveOut(i)
			i = n.end
		case n.tag == textTag:
			w.line.add(w.src[n.from:n.to], w.mark())
			i++
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

// isOutside reports whether n stands outside of the core and is not read all
// the same. What is read of it is read as a whole.
func (w *walker) isOutside(n int32) bool {
	node := &w.nodes[n]
	if w.core < 0 || n < w.kept || n <= w.core && node.end > w.core || w.holds(w.core, n) {
		return false
	}
	if w.holdsHeadline(n) {
		if n == w.headline {
			w.kept = node.end
		}
		return false
	}
	if !w.belongs(n) {
		return true
	}
	w.kept = node.end
	return false
}

// belongs reports whether an element outside of the core is read: a day, a line
// beside the headline, a paragraph beside the core.
func (w *walker) belongs(n int32) bool {
	switch w.nodes[n].tag {
	case textTag:
		return w.isBeside(n, w.headline)
	case atom.Br, atom.Td, atom.Th:
		return false
	}
	switch {
	case w.isLeftOut(n):
		return false
	case n > w.core:
		return w.belongsBelow(n)
	case w.headline < 0:
		return w.isLineOfCore(n) || w.holdsDay(n)
	case n < w.headline:
		return w.isLineOfHeadline(n) && w.nodes[n].linked*2 <= w.nodes[n].width
	}
	return w.isLineOfHeadline(n) || w.holdsDay(n) || w.isOfLandmark(n) ||
		w.nodes[n].tag == atom.Img || w.isLineOfCore(n) && !isSentence(w.inner(n))
}

// isLineOfCore reports whether an element beside the core leads nowhere.
func (w *walker) isLineOfCore(n int32) bool { return w.nodes[n].links == 0 && w.isBeside(n, w.core) }

// isLineOfHeadline reports whether an element stands beside the headline. One that is not in
// the same parent bears no name of a frame and holds no heading.
func (w *walker) isLineOfHeadline(n int32) bool {
	node := &w.nodes[n]
	return w.isBeside(n, w.headline) && (node.parent == w.nodes[w.headline].parent ||
		(n < w.headline || w.holds(w.landmark, n)) && node.tag != atom.Header && node.names&doubtfulName == 0 &&
			!w.holdsHeading(n))
}

// isOfLandmark reports whether an element of the landmark around the core is a
// paragraph beside it or holds a picture.
func (w *walker) isOfLandmark(n int32) bool {
	node := &w.nodes[n]
	return w.holds(w.landmark, n) && node.links == 0 &&
		(node.prose >= proseWidth && w.isBeside(n, w.core) || w.holdsPhoto(n))
}

// isBeside reports whether n stands in the element around other, or in the one around
// that if the first is not marked as the main content.
func (t *tree) isBeside(n, other int32) bool {
	if other < 0 {
		return false
	}
	parent, around := t.nodes[n].parent, t.nodes[other].parent
	return parent == around || around >= 0 && !t.isMarked(around) && parent == t.nodes[around].parent
}

// belongsBelow reports whether an element after the core goes on with it: the day of the
// page, or a paragraph of its parent that leads nowhere and is no column of its own.
func (w *walker) belongsBelow(n int32) bool {
	node := &w.nodes[n]
	if !w.isBeside(n, w.core) || node.names&(doubtfulName|frameName) != 0 || w.holdsControls(n) {
		return false
	}
	isShort := node.width < proseWidth && node.links == 0
	switch {
	case isShort && w.holdsDay(n):
		return true
	case node.parent != w.nodes[w.core].parent:
		return false
	case isShort && (node.is(wording) || w.isLikeCore(n)):
		return true
	}
	return node.prose >= proseWidth && node.linked*5 <= node.width && !w.isContact(n) &&
		(node.is(wording) || node.links == 0)
}

// isLikeCore reports whether an element and the core are lines of text that are marked up
// alike.
func (w *walker) isLikeCore(n int32) bool {
	for _, one := range []int32{n, w.core} {
		for i := one + 1; i < w.nodes[one].end; i++ {
			if w.nodes[i].is(block) {
				return false
			}
		}
	}
	return w.nodes[n].tag == w.nodes[w.core].tag && w.attr(n, "class") == w.attr(w.core, "class")
}

// leaveOut skips furniture, and a heading right before that only names it.
func (w *walker) leaveOut(n int32) {
	if !w.nodes[n].is(block) {
		return
	}
	w.flush()
	w.keepAside(n)
	last := len(w.blocks) - 1
	if last >= 0 && w.isTail(n) && w.nodes[n].width > 0 {
		w.blocks[last].cut = true
	}
	if last < 0 || w.nodes[n].links == 0 || w.blocks[last].Form != page.FormHeading ||
		w.blocks[last].node == w.headline {
		return
	}
	if isBoxHeading(w.blocks[last].Text) || w.isTail(n) && w.endsChapter(n) {
		w.blocks = w.blocks[:last]
	}
}

// endsChapter reports whether nothing follows n in the element around it, or a heading does.
func (w *walker) endsChapter(n int32) bool {
	_, end := w.span(w.nodes[n].parent)
	for i := w.nodes[n].end; i < end; i = w.nodes[i].end {
		if node := &w.nodes[i]; !node.unread && node.width > 0 {
			return node.level > 0
		}
	}
	return true
}

// whole reads the elements that are read at once rather than walked through.
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
	case atom.Sup:
		if w.nodes[n].width > 3 {
			return false
		}
		text := w.inner(n)
		w.line.raise(text, w.nodes[n].links > 0 || w.link > 0, w.mark())
	default:
		return false
	}
	return true
}

func (w *walker) enter(n int32) {
	node := &w.nodes[n]
	if node.is(block) {
		w.flush()
		w.gap = w.gap || node.is(spaced)
	}
	if node.is(void) {
		return
	}
	w.around = append(w.around, n)
	if node.level > 0 {
		w.level = int(node.level)
	}
	if n == w.headline {
		w.flush()
		w.inHeadline, w.level = true, max(w.level, 1)
	}
	switch node.tag {
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
	node, isHeadline := &w.nodes[n], n == w.headline
	if node.is(block) || isHeadline {
		w.flush()
		w.gap = w.gap || node.is(spaced) || isHeadline
	} else if w.endsField(n) {
		w.flush()
	}
	switch node.tag {
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
		if w.standsOut(n) {
			w.bold--
		}
	}
	if node.level > 0 || isHeadline {
		w.level = 0
	}
	if n == w.photoIn {
		w.photoIn = -1
	}
	if isHeadline {
		w.inHeadline = false
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
	w.marker = page.Numeral(list.next, list.style) + "."
	list.next += list.step
}
