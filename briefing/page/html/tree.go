package html

import (
	"math"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"briefings/briefing/letters"
)

// A tree holds the elements and texts of a page in document order. The content of
// node i is nodes[i+1:nodes[i].end].
//
// It is built from the tags. html.Parse gives up at 512 nested elements, and makes
// many nodes of few bytes on unclosed formatting. Browsers also move misnested tables
// and formatting; here text must stay in the order of the source.
type tree struct {
	src   string
	nodes []node
	attrs []attribute

	frames bool // it is a page of frames
}

// A node is an element or a text.
type node struct {
	tag      atom.Atom // textTag, otherTag or the element's name
	parent   int32     // -1 for the first
	end      int32     // index past the last node inside
	from, to int32     // of a text its bytes in src, of an element its attributes
	width    int32     // letters inside, wide ones count twice; see measure
	linked   int32     // those of them in links
	links    int32     // links inside
	prose    int32     // letters of its paragraphs, those of boxes of the frame aside; see weigh
	names    names     // what its class and id say
	kind     kind      // what its tag says
	level    int8      // 1–6 of a heading
	unread   bool      // nobody sees it
	box      bool      // a list of items that lead elsewhere; see weigh
}

func (n *node) is(k kind) bool { return n.kind&k != 0 }

// Tags of nodes that are no element of HTML: a text, an element with an unknown name.
const (
	textTag  atom.Atom = 0
	otherTag atom.Atom = ^atom.Atom(0)
)

type attribute struct {
	key   string
	value string
}

// keptAttributes are the attributes that are used. Others are skipped.
var keptAttributes = []string{
	"class", "id", "role", "style", "hidden", "aria-hidden", "href", "rel", "alt", "src", "width", "height", "start",
	"type", "value",
	"usemap", "ismap",
	"size", "datetime", "shadowrootmode", "property", "name", "content", "lang", "xml:lang", "itemprop", "border",
	"http-equiv", "bgcolor",
}

const (
	// maxNested is the limit of open elements. Deeper ones hold nothing: their text
	// belongs to the last open element.
	maxNested = 256
	// maxReach is how many open elements a start tag looks through for one to close.
	maxReach = 64
	// maxAttrs is the limit of attributes in a tag. The tokenizer clears its table of
	// names with every tag, and the table never shrinks.
	maxAttrs = 256
)

type builder struct {
	tree
	tokens    *html.Tokenizer
	at        int     // offset in src after the last token
	open      []int32 // indexes of the open elements
	openParas int
}

// parse builds the tree of a page. It accepts any bytes, in linear time.
func parse(src string) *tree {
	b := &builder{tree: tree{src: src}}
	b.nodes = make([]node, 0, 64+len(src)/32)
	for b.restart(); ; {
		kind := b.tokens.Next()
		from := b.at
		b.at += len(b.tokens.Raw())
		switch kind {
		case html.ErrorToken:
			b.closeTo(0)
			b.measure()
			return &b.tree
		case html.TextToken:
			b.add(textTag, from, b.at)
		case html.StartTagToken, html.SelfClosingTagToken:
			b.start(kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			name, _ := b.tokens.TagName()
			b.finish(tagOf(name))
		}
	}
}

// restart lets a new tokenizer read the rest of the page.
func (b *builder) restart() { b.tokens = html.NewTokenizer(strings.NewReader(b.src[b.at:])) }

// tagOf returns the atom of a name in lower case, or otherTag.
func tagOf(name []byte) atom.Atom {
	if tag := atom.Lookup(name); tag != 0 {
		return tag
	}
	return otherTag
}

func (b *builder) parent() int32 {
	if len(b.open) == 0 {
		return -1
	}
	return b.open[len(b.open)-1]
}

// add appends a node without content inside the last open element, and returns its index.
func (b *builder) add(tag atom.Atom, from, to int) int32 {
	n := int32(len(b.nodes))
	b.nodes = append(b.nodes, node{tag: tag, kind: kinds[tag], level: headingLevel(tag), parent: b.parent(), end: n + 1,
		from: int32(from), to: int32(to)})
	return n
}

// start adds the element of a start tag. A closed one such as <br/> holds nothing if
// its name is unknown or if it would hold raw text.
func (b *builder) start(closed bool) {
	name, more := b.tokens.TagName()
	tag := tagOf(name)
	// text in an unclosed title would swallow the page
	if tag == atom.Title || tag == atom.Noframes || tag == atom.Noscript || closed {
		b.tokens.NextIsNotRawText()
	}
	from := len(b.attrs)
	if more {
		b.readAttrs()
	}
	if (tag == atom.Html || tag == atom.Body) && b.has(tag) {
		return
	}
	b.frames = b.frames || tag == atom.Frameset
	b.closeImplied(tag)
	n := b.add(tag, from, len(b.attrs))
	isEmpty := kinds[tag]&void != 0 || closed && (tag == otherTag || kinds[tag]&rawText != 0)
	if !isEmpty && len(b.open) < maxNested {
		b.push(n)
	}
}

// push opens an element.
func (b *builder) push(n int32) {
	b.open = append(b.open, n)
	if b.nodes[n].tag == atom.P {
		b.openParas++
	}
}

// readAttrs keeps the attributes of a tag that are used.
func (b *builder) readAttrs() {
	n := 0
	for more := true; more; n++ {
		var key, value []byte
		key, value, more = b.tokens.TagAttr()
		if i := slices.Index(keptAttributes, string(key)); i >= 0 {
			b.attrs = append(b.attrs, attribute{keptAttributes[i], string(value)})
		}
	}
	if n > maxAttrs {
		b.restart()
	}
}

// has reports whether an element is open that stands only near the root.
func (b *builder) has(tag atom.Atom) bool {
	for _, n := range b.open[:min(len(b.open), 4)] {
		if b.nodes[n].tag == tag {
			return true
		}
	}
	return false
}

// finish closes the element of an end tag, if it is open.
func (b *builder) finish(tag atom.Atom) {
	switch {
	case tag == atom.Br, tag == atom.P && b.openParas == 0:
		b.add(tag, 0, 0)
		return
	case tag == atom.Body, tag == atom.Html:
		return // what follows still belongs to the page
	}
	isPart, isHeading := kinds[tag]&tablePart != 0, headingLevel(tag) > 0
	for i := len(b.open) - 1; i >= 0; i-- {
		n := &b.nodes[b.open[i]]
		switch {
		case n.tag == tag, n.level > 0 && isHeading:
			b.closeTo(i)
			return
		case n.is(wall) && !isPart, n.tag == atom.Table && isPart:
			return
		}
	}
}

// closeTo closes the open elements from number i on.
func (b *builder) closeTo(i int) {
	for j := len(b.open) - 1; j >= i; j-- {
		n := &b.nodes[b.open[j]]
		n.end = int32(len(b.nodes))
		if n.tag == atom.P {
			b.openParas--
		}
	}
	b.open = b.open[:i]
}

// An ending is what the start of an element closes, and where the search for it stops.
type ending struct{ closes, walls []atom.Atom }

var endings = func() map[atom.Atom]ending {
	atoms := func(names string) (list []atom.Atom) {
		for name := range strings.FieldsSeq(names) {
			list = append(list, atom.Lookup([]byte(name)))
		}
		return list
	}
	all := make(map[atom.Atom]ending)
	for _, rule := range [][3]string{
		{"li", "li", "ul ol menu dir td th table"},
		{"dt dd", "dt dd", "dl td th table"},
		{"tr", "tr td th caption", "table"},
		{"td th", "td th caption", "tr table"},
		{"thead tbody tfoot", "thead tbody tfoot tr td th caption", "table"},
		{"option optgroup", "option", "select"},
		{"a", "a", "td th table li p div"},
		{"body", "head title", "noframes"},
	} {
		for _, tag := range atoms(rule[0]) {
			all[tag] = ending{atoms(rule[1]), atoms(rule[2])}
		}
	}
	return all
}()

// closeImplied closes the elements that a start tag ends without an end tag:
// paragraphs before blocks, items before items, cells before cells.
func (b *builder) closeImplied(tag atom.Atom) {
	if len(b.open) > 0 && b.nodes[b.parent()].tag == atom.Title {
		b.closeTo(len(b.open) - 1)
	}
	if b.openParas > 0 && kinds[tag]&block != 0 {
		b.closeNearest(func(n *node) bool { return n.tag == atom.P }, func(n *node) bool { return n.is(wall) })
	}
	if headingLevel(tag) > 0 {
		b.closeNearest(func(n *node) bool { return n.level > 0 }, func(n *node) bool { return n.is(block) })
	}
	if e, ok := endings[tag]; ok {
		b.closeOutermost(e)
	}
}

func (b *builder) closeNearest(wanted, wall func(*node) bool) {
	for i := len(b.open) - 1; i >= max(0, len(b.open)-maxReach); i-- {
		n := &b.nodes[b.open[i]]
		if wanted(n) {
			b.closeTo(i)
			return
		}
		if wall(n) {
			return
		}
	}
}

func (b *builder) closeOutermost(e ending) {
	found := -1
	for i := len(b.open) - 1; i >= max(0, len(b.open)-maxReach); i-- {
		tag := b.nodes[b.open[i]].tag
		if slices.Contains(e.closes, tag) {
			found = i
		} else if slices.Contains(e.walls, tag) {
			break
		}
	}
	if found >= 0 {
		b.closeTo(found)
	}
}

// attr returns the value of an attribute of element n, "" if it has none.
func (t *tree) attr(n int32, key string) string {
	node := &t.nodes[n]
	if node.tag == textTag {
		return ""
	}
	for _, a := range t.attrs[node.from:node.to] {
		if a.key == key {
			return a.value
		}
	}
	return ""
}

func (t *tree) hasAttr(n int32, key string) bool {
	node := &t.nodes[n]
	for _, a := range t.attrs[node.from:node.to] {
		if a.key == key {
			return true
		}
	}
	return false
}

// inside reports whether n, or one of the elements around it, has one of the tags.
func (t *tree) inside(n int32, tags ...atom.Atom) bool {
	for ; n >= 0; n = t.nodes[n].parent {
		for _, tag := range tags {
			if t.nodes[n].tag == tag {
				return true
			}
		}
	}
	return false
}

// measure counts the letters and the links inside every node, and finds out
// what nobody sees. What is hidden is believed to be, unless it holds most of
// the page: a dialog that was open when the page was saved hides the rest.
func (t *tree) measure() {
	for i := range t.nodes {
		n := &t.nodes[i]
		if n.tag == textTag {
			n.width = letterWidth(t.src[n.from:n.to])
			continue
		}
		n.names = t.namesOf(int32(i))
		n.unread = n.is(unseen) && !t.isReadAfterAll(int32(i))
	}
	t.count()
	var all int32
	for i := range t.nodes {
		if n := &t.nodes[i]; n.parent < 0 && !n.unread {
			all += n.width
		}
	}
	if all < 200 && t.readNoscript() {
		t.count()
		return
	}
	for i := range t.nodes {
		if n := &t.nodes[i]; n.tag != textTag && n.width*2 <= all && t.isHidden(int32(i)) {
			n.unread = true
		}
	}
	t.count()
}

// count sums up the letters and links of every node. A node stands before what
// is inside of it, so that one way back adds them all up.
func (t *tree) count() {
	for i := range t.nodes {
		if n := &t.nodes[i]; n.tag != textTag {
			n.width, n.linked, n.links = 0, 0, 0
		}
	}
	for i := len(t.nodes) - 1; i >= 0; i-- {
		n := &t.nodes[i]
		if n.tag == atom.A && t.hasAttr(int32(i), "href") {
			n.linked = n.width
			n.links++
		}
		if n.parent >= 0 && !n.unread {
			p := &t.nodes[n.parent]
			p.width += n.width
			p.linked += n.linked
			p.links += n.links
		}
	}
}

// isReadAfterAll reports whether an element is read although its kind holds
// nothing for a reader: the text of a component, of a page of frames, of a
// heading that opens and closes its chapter.
func (t *tree) isReadAfterAll(n int32) bool {
	switch t.nodes[n].tag {
	case atom.Template:
		return t.hasAttr(n, "shadowrootmode")
	case atom.Noframes:
		return t.frames
	case atom.Button:
		for i, parent := 0, t.nodes[n].parent; i < 3 && parent >= 0; i, parent = i+1, t.nodes[parent].parent {
			if p := &t.nodes[parent]; p.level > 0 || p.tag == atom.Summary || p.tag == atom.Dt {
				return true
			}
		}
	}
	return false
}

// readNoscript lets the text for browsers without scripts be read, and reports whether there is any.
func (t *tree) readNoscript() bool {
	found := false
	for i := range t.nodes {
		if n := &t.nodes[i]; n.tag == atom.Noscript && n.parent >= 0 && t.nodes[n.parent].tag != atom.Head {
			n.unread, found = false, true
		}
	}
	return found
}

// letterWidth counts letters and digits; those beyond Latin script count twice,
// as they say twice as much.
func letterWidth(s string) int32 { return letterWidthTo(s, math.MaxInt32) }

// isWider reports whether letterWidth is more than n. It reads no further than needed.
func isWider(s string, n int32) bool { return letterWidthTo(s, n) > n }

func letterWidthTo(s string, most int32) int32 {
	var n int32
	for i := 0; i < len(s) && n <= most; i++ {
		c := s[i]
		n += int32(letterWidths[c])
		if c == '&' {
			if end := strings.IndexByte(s[i:min(len(s), i+10)], ';'); end > 0 {
				i += end
			}
		}
	}
	return n
}

// letterWidths is the width that a byte counts for. Beyond ASCII the first byte of a
// letter counts.
var letterWidths = func() (widths [256]uint8) {
	for i := range widths {
		switch c := byte(i); {
		case letters.IsWordByte(c):
			widths[i] = 1
		case c >= 0xE0:
			widths[i] = 2
		case c >= 0xC3:
			widths[i] = 1
		}
	}
	return widths
}()
