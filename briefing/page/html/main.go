package html

import (
	"strings"

	"golang.org/x/net/html/atom"

	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// A region is where a page has its own text. The nodes are counted as in a
// tree; core is -1 for the whole page.
type region struct {
	plain    int32 // letters of the page that are no link
	core     int32 // the element that holds the main content
	landmark int32 // the element around it that is marked as the main content, -1 for none
	headline int32 // the element whose text is the headline, -1 for none
	first    int32 // the first and the last text of the paragraphs in the core
	last     int32
}

// A run is the text of a block, that of the blocks inside of it aside.
type run struct{ width, linked int32 }

// proseWidth is how many letters make a paragraph rather than a label.
const proseWidth = 60

// prose returns how much of a run is prose: a short line says little of where
// it stands, and links speak of other pages.
func (r run) prose() int32 {
	plain := r.width - r.linked
	if plain < proseWidth {
		return max(0, plain-r.linked) / 4
	}
	return max(0, plain-2*r.linked)
}

// A surveyor finds the region of a page as a whole: by how much of each
// element is prose and how much leads elsewhere.
type surveyor struct {
	*tree
	region
	runs   []run   // by block
	owners []int32 // the block that a node belongs to

	box        int32 // the last box that isAside was asked of, 0 for none
	boxIsAside bool
}

// survey finds where the page has its own text.
func (t *tree) survey(meta *page.Meta) region {
	s := &surveyor{tree: t, region: region{core: -1, headline: -1}}
	s.gather()
	s.weigh()
	headlines := s.candidates(foldedTitles(meta))
	s.core = s.findText(headlines)
	s.landmark = s.core
	for s.landmark >= 0 && !s.isMarked(s.landmark) {
		s.landmark = t.nodes[s.landmark].parent
	}
	s.findEnds()
	s.headline = s.findHeadline(headlines)
	return s.region
}

// holds reports whether node n is a or inside of it. -1 is the whole page.
func (t *tree) holds(a, n int32) bool { return a < 0 || a <= n && n < t.nodes[a].end }

// span returns where the inside of a node begins and ends.
func (t *tree) span(n int32) (from, to int32) {
	if n < 0 {
		return 0, int32(len(t.nodes))
	}
	return n + 1, t.nodes[n].end
}

// gather sums up the text of each block.
func (s *surveyor) gather() {
	s.runs, s.owners = make([]run, len(s.nodes)), make([]int32, len(s.nodes))
	link := int32(0) // where the link around ends
	for i := int32(0); int(i) < len(s.nodes); i++ {
		n := &s.nodes[i]
		if n.unread {
			i = n.end - 1
			continue
		}
		switch {
		case n.is(block):
			s.owners[i] = i
		case n.parent >= 0:
			s.owners[i] = s.owners[n.parent]
		default:
			s.owners[i] = -1
		}
		if n.tag == atom.A && s.hasAttr(i, "href") {
			link = n.end
		}
		if n.tag != textTag || n.width == 0 {
			continue
		}
		if i >= link {
			s.plain += n.width
		}
		if o := s.owners[i]; o >= 0 {
			s.runs[o].width += n.width
			if i < link {
				s.runs[o].linked += n.width
			}
		}
	}
}

// weigh sums up the prose of every element. What is named as a part of the
// frame, or is a list of items that lead elsewhere, counts little.
func (s *surveyor) weigh() {
	for i := int32(len(s.nodes)) - 1; i >= 0; i-- {
		n := &s.nodes[i]
		if n.unread || n.tag == textTag {
			continue
		}
		n.prose += s.runs[i].prose()
		n.box = s.isTeasers(i)
		if n.parent >= 0 {
			s.nodes[n.parent].prose += s.trusted(i)
		}
	}
}

// trusted returns how much of the prose of an element is believed to be the page's own.
func (s *surveyor) trusted(n int32) int32 {
	node := &s.nodes[n]
	switch {
	case node.box:
		return node.prose / 8
	case (node.width-node.linked)*10 > s.plain*6:
		return node.prose
	case !node.is(wording) && s.isFramePart(n):
		return node.prose / 8
	case node.names&doubtfulName != 0 && !node.is(wording):
		return node.prose / 2
	}
	return node.prose
}

// isTeasers reports whether the children of an element are items that each
// lead elsewhere: a list of other news, with their days and first words. None of them
// has most of the words.
func (s *surveyor) isTeasers(n int32) bool {
	const fewItems = 3
	node := &s.nodes[n]
	if node.links < fewItems || node.tag == atom.Tr { // cells are columns
		return false
	}
	items, leading, longest, first := 0, 0, int32(0), int32(-1)
	from, to := s.span(n)
	for c := from; c < to; c = s.nodes[c].end {
		child := &s.nodes[c]
		if child.unread || child.width == 0 || child.level > 0 {
			continue
		}
		if items++; first < 0 {
			first = c
		}
		longest = max(longest, child.width-child.linked)
		if s.leadsElsewhere(c, node) || s.isAlike(c, first) && (s.beginsWithLink(c) || s.isCard(c)) {
			leading++
		}
	}
	isEven := longest < 2*proseWidth || longest*10 <= (node.width-node.linked)*6
	return items >= fewItems && leading*10 >= items*8 && isEven
}

// leadsElsewhere reports whether a good part of a child of a box is a link, and little of it
// is prose.
func (s *surveyor) leadsElsewhere(n int32, box *node) bool {
	node, share := &s.nodes[n], int32(5)
	if node.tag == atom.P {
		share = 2
	}
	return node.is(block) && node.links > 0 && node.prose < 3*proseWidth &&
		node.linked*share >= node.width && box.linked*5 >= box.width
}

// isAlike reports whether two boxes have the same tag and begin with the same class, as
// those do that a program writes in a loop.
func (s *surveyor) isAlike(a, b int32) bool {
	if !s.nodes[a].is(block) || s.nodes[a].tag != s.nodes[b].tag || s.nodes[a].is(wording) {
		return false
	}
	one, _, _ := strings.Cut(s.attr(a, "class"), " ")
	other, _, _ := strings.Cut(s.attr(b, "class"), " ")
	return one == other
}

// isCard reports whether an element is a headline or a day, words and a link at the end.
func (s *surveyor) isCard(n int32) bool {
	isHeaded, link := false, int32(0)
	for i := n + 1; i < s.nodes[n].end; i++ {
		switch node := &s.nodes[i]; {
		case node.unread:
			i = node.end - 1
		case node.tag == atom.A && node.width > 0 && s.hasAttr(i, "href"):
			link = node.end
		case node.tag == textTag && node.width > 0 && i >= link:
			link = 0
		case node.level > 0 || node.tag == atom.Time:
			isHeaded = true
		}
	}
	return isHeaded && link > 0
}

// beginsWithLink reports whether the first words inside an element, labels and days aside,
// are a link as long as a headline, as those of other news are.
func (s *surveyor) beginsWithLink(n int32) bool {
	const headline, label = 20, 24
	for i := n; i < s.nodes[n].end; i++ {
		switch node := &s.nodes[i]; {
		case node.unread:
			i = node.end - 1
		case node.tag == atom.A && s.hasAttr(i, "href") && node.width > 0:
			return node.width >= headline
		case node.tag == textTag && node.width > label:
			return false
		}
	}
	return false
}

// findCore goes from an element to the one inside that holds most of its prose, as long as
// one of its children does. What stands before after does not count.
func (s *surveyor) findCore(at, after int32) int32 {
	for {
		best, most, all := int32(-1), int32(0), int32(0)
		from, to := s.span(at)
		for c := from; c < to; c = s.nodes[c].end {
			if s.nodes[c].unread || s.nodes[c].end <= after {
				continue
			}
			prose := s.trusted(c)
			all += prose
			if prose > most {
				best, most = c, prose
			}
		}
		if at >= 0 {
			all += s.runs[at].prose()
		}
		if best < 0 || most < proseWidth && s.needed(best) > 4 || !s.nodes[best].is(container) ||
			most*10 < all*s.needed(best) {
			return at
		}
		at = best
	}
}

// findText returns the core. If a headline is sure, it is the element with most prose after
// it in the smallest box that holds both, unless that is a small part of the page's; else it
// is the element with most prose.
func (s *surveyor) findText(headlines []candidate) int32 {
	core := s.findCore(-1, 0)
	anchor := s.findAnchor(headlines)
	if anchor < 0 {
		return core
	}
	box, under := anchor, int32(0)
	for box >= 0 && under < proseWidth/2 {
		if box = s.nodes[box].parent; box >= 0 {
			under = s.proseAfter(box, anchor)
		}
	}
	switch {
	case box < 0, s.holds(box, core):
		return core
	case s.holds(core, box):
		if !s.beginsAnew(box, core, s.nodes[anchor].level) {
			return core
		}
	case under*4 < s.nodes[core].prose:
		return core
	}
	return s.findCore(box, s.nodes[anchor].end)
}

// beginsAnew reports whether a heading as high as the headline stands after its box in core.
func (s *surveyor) beginsAnew(box, core int32, level int8) bool {
	_, end := s.span(core)
	for i := s.nodes[box].end; i < end; i++ {
		if n := &s.nodes[i]; n.level > 0 && n.level <= level && !n.unread && n.width > 0 {
			return true
		}
	}
	return false
}

// proseAfter returns how much of the prose of a box stands after an element inside.
func (s *surveyor) proseAfter(box, n int32) int32 {
	prose := s.nodes[box].prose
	for c := box + 1; c <= n; c = s.nodes[c].end {
		prose -= s.trusted(c)
	}
	return prose
}

// needed returns how many tenths of the prose an element must hold to be taken
// for the main content: fewer if it is marked so.
func (s *surveyor) needed(n int32) int32 {
	if s.isMarked(n) || s.nodes[n].names&mainName != 0 || s.attr(n, "itemprop") == "articleBody" {
		return 4
	}
	return 6
}

// isMarked reports whether an element is marked as the main content.
func (t *tree) isMarked(n int32) bool {
	tag := t.nodes[n].tag
	return tag == atom.Main || tag == atom.Article || t.attr(n, "role") == "main"
}

// findEnds finds the first and the last text of the paragraphs in the core.
func (s *surveyor) findEnds() {
	from, to := s.span(s.core)
	s.first, s.last = -1, to
	for i := from; i < to; i++ {
		switch n := &s.nodes[i]; {
		case s.isDistrusted(i):
			i = n.end - 1
		case n.tag == textTag && s.isProse(i):
			if s.first < 0 {
				s.first = i
			}
			s.last = i
		}
	}
	if s.first < 0 {
		s.first = from
	}
}

// isDistrusted reports whether no paragraph inside an element counts as one of the page.
func (s *surveyor) isDistrusted(n int32) bool {
	node := &s.nodes[n]
	switch node.tag {
	case textTag:
		return node.unread
	case atom.Form:
		if node.width*4 < s.plain {
			return true
		}
	}
	isFrame := node.box || !node.is(wording) && s.isFramePart(n)
	return node.unread || isFrame && s.trusted(n) < node.prose
}

// isProse reports whether a text is of a paragraph. Bare text in the core must be long
// itself.
func (s *surveyor) isProse(n int32) bool {
	owner, width := s.owners[n], s.nodes[n].width
	return owner >= 0 && width > 0 && s.runs[owner].prose() >= proseWidth && s.nodes[owner].level == 0 &&
		(owner != s.core || width >= proseWidth/2)
}

// A candidate is an element that can be the headline.
type candidate struct {
	node   int32
	match  int  // how far its text is the title that the page gives; see matchesTitle
	isSite bool // it names the site
}

// candidates returns the elements that can be the headline.
func (s *surveyor) candidates(titles []string) []candidate {
	var list []candidate
	for i := int32(0); int(i) < len(s.nodes); i++ {
		n := &s.nodes[i]
		if n.unread {
			i = n.end - 1
			continue
		}
		if n.tag == textTag || n.width < 8 || n.width > 400 ||
			n.level == 0 && (len(titles) == 0 && n.names&titleName == 0 || !s.standsAlone(i)) {
			continue
		}
		text := letters.Fold(s.inner(i))
		c := candidate{i, matchesTitle(text, titles), siteNames.Begin(text) >= 0 && len(text) < 70}
		if (n.level > 0 || c.match > 0 || n.names&titleName != 0) && !categories.Has(text) {
			list = append(list, c)
		}
	}
	return list
}

// findHeadline finds the headline above the text: by its rank, its name, its place, and
// above all by what the page says in its head. -1 for none.
func (s *surveyor) findHeadline(list []candidate) int32 {
	best, most := int32(-1), 1
	end := s.first
	if from, to := s.span(s.core); end == from {
		end = to // no prose
	}
	for _, c := range list {
		if s.nodes[c.node].end > end {
			continue
		}
		if score := s.headlineScore(c); score >= most {
			best, most = c.node, score
		}
	}
	return best
}

// findAnchor finds the headline, wherever the text stands; -1 if none is sure to be: the
// title of the page, an h1, or an element that is named so.
func (s *surveyor) findAnchor(list []candidate) int32 {
	const sure = 4
	best, most := int32(-1), sure-1
	for _, c := range list {
		if score := s.headlineScore(c); score > most && !s.isInBox(c.node) {
			best, most = c.node, score
		}
	}
	return best
}

// isInBox reports whether an element stands in a box of other news.
func (s *surveyor) isInBox(n int32) bool {
	for n >= 0 && !s.nodes[n].box {
		n = s.nodes[n].parent
	}
	return n >= 0
}

// standsAlone reports whether an element is a line of its own, or a part of one that is set apart.
func (s *surveyor) standsAlone(n int32) bool {
	node := &s.nodes[n]
	if node.is(block) {
		return s.runs[n].width == node.width
	}
	o := s.owners[n]
	return node.tag == atom.Span && node.links == 0 && o >= 0 && s.nodes[o].width != node.width
}

// headlineScore rates a candidate.
func (s *surveyor) headlineScore(c candidate) int {
	n, node := c.node, &s.nodes[c.node]
	isNamed := node.names&titleName != 0 && node.links == 0 && (s.holds(s.core, n) || s.isBeside(n, s.core))
	if node.level == 0 && c.match == 0 && !isNamed {
		return 0
	}
	score := 3 * c.match
	if node.level > 0 {
		score += max(0, 4-int(node.level))
	}
	for _, trait := range []struct {
		has    bool
		weight int
	}{
		{isNamed, 3},
		{s.holds(s.core, n), 2},
		{c.match == 0 && s.isAside(n), -3},
		{node.linked*2 > node.width, -3},
		{node.names&frameName != 0, -2},
		{c.isSite, -5},
	} {
		if trait.has {
			score += trait.weight
		}
	}
	return score
}

// isAside reports whether an element stands in a column beside the core, or in a box with
// a list.
func (s *surveyor) isAside(n int32) bool {
	if s.core < 0 || s.holds(s.core, n) {
		return false
	}
	box := n
	for parent := s.nodes[box].parent; parent >= 0 && !s.holds(parent, s.core); parent = s.nodes[parent].parent {
		box = parent
	}
	if box != s.box {
		s.box, s.boxIsAside = box, s.nodes[box].tag == atom.Td || s.holdsList(box)
	}
	return s.boxIsAside
}

// holdsList reports whether an element holds more than a few items.
func (s *surveyor) holdsList(n int32) bool {
	const fewItems = 3
	items := 0
	return s.any(n, func(_ int32, node *node) bool {
		if node.tag == atom.Li {
			items++
		}
		return items >= fewItems
	})
}

// foldedTitles returns what the head of a page gives as its title, folded.
func foldedTitles(meta *page.Meta) []string {
	var titles []string
	for _, title := range []string{meta.OpenGraph, meta.Title} {
		if title = letters.Fold(title); len(title) >= 8 {
			titles = append(titles, title)
		}
	}
	return titles
}

// matchesTitle reports how far a folded text is the title of the page: 2 for
// all of it, or all but the site's name; 1 if one holds the other.
func matchesTitle(text string, titles []string) int {
	best := 0
	for _, title := range titles {
		switch {
		case text == title:
			return 2
		case len(text) < 12:
		case strings.Contains(title, text):
			best = max(best, 1)
			if len(text)*10 >= len(title)*6 || isSegment(title, text) {
				return 2
			}
		case strings.HasPrefix(text, strings.TrimRight(title, ".…")) && len(title) >= 20:
			best = max(best, 1)
		}
	}
	return best
}

// isSegment reports whether a part of a title stands between its edges or signs.
func isSegment(title, part string) bool {
	before, after, _ := strings.Cut(title, part)
	before, after = strings.TrimSpace(before), strings.TrimSpace(after)
	return (before == "" || strings.HasSuffix(before, "|") || strings.HasSuffix(before, "-") ||
		strings.HasSuffix(before, ":") || strings.HasSuffix(before, "–")) &&
		(after == "" || strings.HasPrefix(after, "|") || strings.HasPrefix(after, "/") ||
			strings.HasPrefix(after, "-") || strings.HasPrefix(after, "–") || strings.HasPrefix(after, "—"))
}
