package read

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// A jaText is a text of a Japanese page in the form in which it is searched:
// full-width letters, digits, brackets and commas made plain, spaces between
// characters taken out. What is found is given back as the page writes it.
type jaText struct {
	source string
	plain  string
	at     []int32 // of every byte of plain, where it stands in source; one more for the end
}

// Characters that are set full-width or in several ways, and what they are searched as.
var jaPlainRunes = []struct{ printed, plain rune }{
	{'、', ','}, {'，', ','}, {'､', ','}, {'．', '.'}, {'｡', '。'}, {'　', ' '}, {'（', '('}, {'）', ')'},
	{'〔', '('},
	{'〕', ')'}, {'［', '['}, {'］', ']'}, {'【', '['}, {'】', ']'}, {'：', ':'},
	{'～', '~'}, {'〜', '~'}, {'∼', '~'},
	{'－', '-'}, {'—', '-'}, {'―', '-'}, {'–', '-'}, {'＋', '+'}, {'／', '/'},
	{'｢', '「'}, {'｣', '」'}, {'･', '・'},
	{'゠', '='}, {'＝', '='}, {'\u00a0', ' '},
}

// jaWide are the full-width letters and digits.
var jaWide = &unicode.RangeTable{R16: []unicode.Range16{{'０', '９', 1}, {'Ａ', 'Ｚ', 1}, {'ａ', 'ｚ', 1}}}

func jaPlainRune(r rune) rune {
	switch {
	case r < 0xA0, 0x3041 <= r && r <= 0x309F, 0x30A1 <= r && r <= 0x30FF, 0x3400 <= r && r < 0xA000, r == '。':
		return r // nearly all of a text
	case unicode.In(r, jaWide):
		return r - '０' + '0'
	}
	for _, p := range jaPlainRunes {
		if p.printed == r {
			return p.plain
		}
	}
	return r
}

func newJaText(source string) jaText {
	t := jaText{source: source}
	var b strings.Builder
	b.Grow(len(source))
	t.at = make([]int32, 0, len(source)+1)
	var last rune
	for i, r := range source {
		p := r
		if r >= utf8.RuneSelf {
			p = jaPlainRune(r)
		}
		if p == ' ' {
			next, _ := utf8.DecodeRuneInString(strings.TrimLeft(source[i:], " 　\u00a0"))
			if !jaIsLatin(last) || !jaIsLatin(jaPlainRune(next)) {
				continue // a space counts between Latin words only
			}
		}
		before := b.Len()
		b.WriteRune(p)
		for range b.Len() - before {
			t.at = append(t.at, int32(i))
		}
		last = p
	}
	t.plain = b.String()
	t.at = append(t.at, int32(len(source)))
	return t
}

// toPlain brings the texts of the page that are asked for facts into plain form.
func (p *latinPage) toPlain() {
	plain := func(text *string) { *text = p.plain(*text) }
	p.printed = make([]jaText, 0, len(p.blocks)+2)
	for _, text := range []*string{&p.headline, &p.note} {
		plain(text)
	}
	blocks := make([]page.Block, len(p.blocks))
	for i, b := range p.blocks {
		blocks[i] = b
		plain(&blocks[i].Text)
	}
	p.blocks = blocks
	for _, text := range []*string{&p.category, &p.lead, &p.intro} {
		*text = newJaText(*text).plain
	}
	for i := range p.begin {
		p.begin[i] = newJaText(p.begin[i]).plain
	}
	for i := range p.labels {
		p.labels[i].value = newJaText(p.labels[i].value).plain
	}
	if p.headline == "" {
		p.headline = p.plain(p.jaTitle())
	}
}

// narrowed returns blocks with the digits of ASCII for wide ones.
func narrowed(blocks []page.Block) []page.Block {
	isWide := func(r rune) bool { return '０' <= r && r <= '９' }
	changed := blocks
	for i := range blocks {
		if strings.IndexFunc(blocks[i].Text, isWide) < 0 {
			continue
		}
		if &changed[0] == &blocks[0] {
			changed = slices.Clone(blocks)
		}
		changed[i].Text = strings.Map(func(r rune) rune {
			if isWide(r) {
				return r - '０' + '0'
			}
			return r
		}, blocks[i].Text)
	}
	return changed
}

// plain keeps a text of the page for asPrinted and returns its plain form.
func (p *latinPage) plain(source string) string {
	t := newJaText(source)
	p.printed = append(p.printed, t)
	return t.plain
}

// toPrinted writes the facts of a briefing as the page prints them.
func (p *latinPage) toPrinted(b *briefing.Briefing) {
	b.Title, b.Place, b.Occasion = p.asPrinted(b.Title), p.asPrinted(b.Place), p.asPrinted(b.Occasion)
	for i := range b.People {
		b.People[i].Name, b.People[i].Role = p.asPrinted(b.People[i].Name), p.asPrinted(b.People[i].Role)
	}
}

// asPrinted returns the source of a stretch of a plain text.
func (p *latinPage) asPrinted(plain string) string {
	for i := range p.printed {
		if at := strings.Index(p.printed[i].plain, plain); at >= 0 {
			return p.printed[i].original(at, at+len(plain))
		}
	}
	return plain
}

// original returns what stands in the source for a part of the plain form.
func (t *jaText) original(start, end int) string {
	return strings.TrimSpace(t.source[t.at[start]:t.at[end]])
}

func jaIsLatin(r rune) bool {
	return letters.IsASCIILetter(r) || '0' <= r && r <= '9' || r == '.' || r == ',' || r == '\'' || r == '-' ||
		0xC0 <= r && r < 0x250
}

// jaPlainString brings a short string into plain form.
func jaPlainString(s string) string { return strings.Map(jaPlainRune, s) }

// longestLine is more than a line takes that is looked up, in bytes.
const longestLine = 300

// jaLine is the plain form of a line for looking it up: without any space. A
// long text is given back as it is.
func jaLine(s string) string {
	if len(s) > longestLine {
		return s
	}
	return strings.Map(func(r rune) rune {
		if letters.IsEdgeSpace(r) {
			return -1
		}
		return jaPlainRune(r)
	}, s)
}
