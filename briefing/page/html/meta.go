package html

import (
	"cmp"
	"encoding/json"
	"html"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"

	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// metaNames are the names of the fields in <meta>, in lower case, best first.
var metaNames = []struct {
	to    func(*page.Meta) *string
	names *letters.Phrases
}{
	{func(m *page.Meta) *string { return &m.OpenGraph }, vocabulary.Phrases("meta-title")},
	{func(m *page.Meta) *string { return &m.Site }, vocabulary.Phrases("meta-site")},
	{func(m *page.Meta) *string { return &m.URL }, vocabulary.Phrases("meta-url")},
	{func(m *page.Meta) *string { return &m.Published }, vocabulary.Phrases("meta-published")},
	{func(m *page.Meta) *string { return &m.Language }, vocabulary.Phrases("meta-language")},
}

// meta gathers what the page says of itself in its head and its linked data. Texts are on one line
// and otherwise as written.
func (t *tree) meta() page.Meta {
	var m page.Meta
	ranks := make([]int, len(metaNames)) // names are ranked: 0 nothing found yet, else 1 + len - index
	language, canonical := "", ""
	var linked page.Meta
	for i := range t.nodes {
		n := int32(i)
		switch t.nodes[i].tag {
		case atom.Title:
			if m.Title == "" && !t.inside(n, atom.Svg) {
				m.Title = t.rawInner(n)
			}
		case atom.Html:
			language = cmp.Or(t.attr(n, "lang"), t.attr(n, "xml:lang"))
		case atom.Meta:
			t.metaElement(n, &m, ranks)
		case atom.Link:
			canonical = cmp.Or(canonical, t.canonical(n))
		case atom.Script:
			if strings.Contains(strings.ToLower(t.attr(n, "type")), "ld+json") {
				linkedData(t.rawInner(n), &linked)
			}
		}
	}
	m.Published = cmp.Or(m.Published, linked.Published)
	m.OpenGraph = cmp.Or(m.OpenGraph, linked.Title)
	m.Site, m.Author = cmp.Or(m.Site, linked.Site), linked.Author
	m.Language = cmp.Or(language, m.Language)
	m.URL = cmp.Or(canonical, m.URL)
	m.SetOrigin(page.FromNotes(t.src))
	return m
}

// clock returns the day of the first <time> element of the page's own text: in
// the part that is marked as such, or beside the headline.
func (w *walker) clock() string {
	from, to := w.span(w.landmark)
	for i := from; i < to; i++ {
		n := &w.nodes[i]
		if n.unread || n.box || n.tag != textTag && i != w.core && w.isFramePart(i) && n.prose < proseWidth {
			i = n.end - 1
			continue
		}
		if n.tag != atom.Time || w.landmark < 0 && !w.holds(w.core, i) &&
			(w.headline < 0 || !w.isBeside(i, w.headline)) {
			continue
		}
		if _, labelled := w.stampLabel(w.inner(max(n.parent, 0))); !labelled {
			return oneLine(w.attr(i, "datetime"))
		}
	}
	return ""
}

// printedDay returns the first day that stands on a line of its own before or after the text,
// without the words before it: it is that of the place, which the clock of a server is not.
func (w *walker) printedDay() string {
	const label = 4 // words
	for i := range w.blocks {
		b := &w.blocks[i]
		if b.node >= w.first && b.node <= w.last || b.node == w.headline || isWider(b.Text, proseWidth) {
			continue
		}
		day := b.Text
		for range label {
			if len(day) < len("8.5.2019") || isBareDate(day) {
				break
			}
			_, day, _ = strings.Cut(day, " ")
		}
		isNumbered := !strings.ContainsFunc(day, unicode.IsLetter) && strings.Count(day, "/") == 1 // "87/2019"
		if isBareDate(day) && holdsYear(day) && !isNumbered {
			return day
		}
	}
	return ""
}

func (t *tree) metaElement(n int32, m *page.Meta, ranks []int) {
	content := oneLine(t.attr(n, "content"))
	if content == "" {
		return
	}
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		name := strings.ToLower(t.attr(n, key))
		if name == "" {
			continue
		}
		for i, field := range metaNames {
			names := field.names.List()
			for j, known := range names {
				if rank := len(names) - j; known == name && rank > ranks[i] {
					ranks[i] = rank
					*field.to(m) = content
				}
			}
		}
	}
}

// canonical returns the address of a link, if it is the page's own.
func (t *tree) canonical(n int32) string {
	if !letters.HasField(strings.ToLower(t.attr(n, "rel")), "canonical") {
		return ""
	}
	return oneLine(t.attr(n, "href"))
}

// rawInner returns the text of an element that is no part of the page's text.
func (t *tree) rawInner(n int32) string {
	var b strings.Builder
	for i := n + 1; i < t.nodes[n].end; i++ {
		if node := &t.nodes[i]; node.tag == textTag {
			b.WriteString(t.src[node.from:node.to])
		}
	}
	if t.nodes[n].tag == atom.Script {
		return b.String()
	}
	return oneLine(unescape(b.String()))
}

func unescape(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return html.UnescapeString(s)
}

// maxLinkedData is more than the linked data of any sane page, in bytes.
const maxLinkedData = 256 << 10

// linkedData reads JSON-LD: an object, a list of them, or a graph. It skips what is
// no JSON.
func linkedData(text string, m *page.Meta) {
	if len(text) > maxLinkedData {
		return
	}
	text = strings.TrimSpace(text)
	text = strings.TrimSuffix(strings.TrimPrefix(text, "<!--"), "-->")
	var data any
	if json.Unmarshal([]byte(text), &data) != nil {
		return
	}
	linkedObject(data, m, 0)
}

func linkedObject(data any, m *page.Meta, depth int) {
	switch v := data.(type) {
	case []any:
		if depth > 3 {
			return
		}
		for _, item := range v {
			linkedObject(item, m, depth+1)
		}
	case map[string]any:
		text := func(key string) string { s, _ := v[key].(string); return oneLine(s) }
		m.Published = cmp.Or(m.Published, text("datePublished"), text("dateCreated"))
		m.Title = cmp.Or(m.Title, text("headline"))
		if publisher, ok := v["publisher"].(map[string]any); ok {
			name, _ := publisher["name"].(string)
			m.Site = cmp.Or(m.Site, oneLine(name))
		}
		if author, ok := v["author"].(map[string]any); ok && author["@type"] != "Person" {
			name, _ := author["name"].(string)
			m.Author = cmp.Or(m.Author, oneLine(name))
		}
		if graph, ok := v["@graph"]; ok && depth < 3 {
			linkedObject(graph, m, depth+1)
		}
	}
}
