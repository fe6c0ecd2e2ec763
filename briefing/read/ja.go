package read

import (
	"strings"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/briefing/day"
	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// A jaPage is a Japanese page on its way from blocks to facts.
type jaPage struct {
	meta   page.Meta
	ev     *evidence
	blocks []page.Block
	out    briefing.Briefing

	headline  jaText   // the title, plain
	category  string   // line of the head that names the sort of page, where it says more than the site: 外務大臣談話
	captions  []string // without their labels and numbers
	lead      jaText   // the paragraph that tells who, when and where
	first     int      // bytes of lead that its first sentence takes
	planned   bool     // the page speaks of what is still to come
	labelled  map[string]string
	dateLine  string
	sorted    bool     // a category stands before the date
	headNames []string // lines of the head that are a person with an office
}

// readJapanese reads the facts and the text of a Japanese page. It takes the
// blocks of a text or of HTML; what the page does not say stays empty.
func readJapanese(blocks []page.Block, meta page.Meta, ev *evidence) briefing.Briefing {
	p := &jaPage{meta: meta, ev: ev, labelled: map[string]string{}}
	p.out.Language = "ja"
	p.out.URL = meta.URL
	p.blocks = jaContent(blocks)
	body := p.readHead()
	rest := p.readLead(body)
	p.readTitle()
	p.readKind()
	p.readDates()
	p.readPeople()
	p.readPlace()
	p.readOccasion()
	p.readDuration()
	p.readCountries()
	p.settleKind()
	p.readBody(rest)
	return p.out
}

// jaContent leaves out what is no text of the page: links back, print buttons,
// and everything from the heading of the related links on.
func jaContent(blocks []page.Block) []page.Block {
	kept := make([]page.Block, 0, len(blocks))
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		line := jaLine(b.Text)
		if line == "" {
			continue
		}
		if jaTailHeadings.Has(strings.Trim(line, "[]()<>■●◆")) && len(kept) > 2 {
			if i > len(blocks)/3 {
				break
			}
			continue
		}
		if jaIsTail(line) {
			continue
		}
		jaSetMarker(&b)
		if page.PhotoLabel(b.Text) > 0 && utf8.RuneCountInString(b.Text) < 80 {
			b.Form = page.FormCaption
			if page.PhotoLabel(b.Text) == len(b.Text) && i+1 < len(blocks) && jaShows(blocks[i+1]) {
				b.Text += " " + blocks[i+1].Text // 画像1, and what it shows on the next line
				i++
			}
		}
		kept = append(kept, b)
	}
	return kept
}

// jaSetMarker takes the number or bullet at the beginning of a block's text for its
// marker. Of two, the outer one was put there by the page's software.
func jaSetMarker(b *page.Block) {
	if i := strings.LastIndexByte(b.Marker, ' '); i >= 0 {
		b.Marker = b.Marker[i+1:]
	}
	marker, rest := jaMarker(b.Text)
	switch {
	case marker == "" || rest == "":
	case b.Marker != "" && !page.IsBullet(b.Marker):
		if b.Form == page.FormItem {
			b.Marker, b.Text = marker, rest
		}
	case b.Form == page.FormCaption || b.Form == page.FormRow:
	case b.Form == page.FormParagraph && page.IsBullet(marker) && page.PhotoLabel(rest) > 0:
		b.Form, b.Text = page.FormCaption, rest
	default:
		b.Marker, b.Text = marker, rest
	}
}

// jaShows reports whether a line can say what the picture above it shows.
func jaShows(b page.Block) bool {
	return b.Form != page.FormCaption && b.Marker == "" && !b.Gap && utf8.RuneCountInString(b.Text) < 60 &&
		!strings.Contains(b.Text, "。") && page.PhotoLabel(b.Text) == 0
}

// jaIsTail tells a line that leads away from the page.
func jaIsTail(line string) bool {
	if len(line) > 150 {
		return false
	}
	trimmed := strings.Trim(line, "[]<>|▲△^↑")
	if jaTails.Has(trimmed) || endsWithAny(trimmed, jaTailEndings.List()) && !strings.Contains(trimmed, "。") {
		return true
	}
	if strings.HasPrefix(trimmed, "Copyright") || strings.HasPrefix(trimmed, "(C)") || strings.HasPrefix(trimmed, "〒") {
		return true
	}
	// several links on one line: "談話|目次へ戻る", "このページのトップへ戻る目次へ戻る"
	parts := strings.FieldsFunc(trimmed, func(r rune) bool { return r == '|' || r == '>' })
	return len(parts) > 1 && jaTails.Has(parts[len(parts)-1])
}

// readHead reads the lines before the text: categories, headline, date,
// captions. It returns the blocks that follow.
func (p *jaPage) readHead() []page.Block {
	headline := ""
	for i, b := range p.blocks {
		line := jaLine(b.Text)
		if p.headKnown(i, line) {
			continue
		}
		if isJaText(b, line) {
			p.setHeadline(headline)
			return p.blocks[i:]
		}
		switch {
		case headline == "":
			headline = p.headFirst(i, line)
		case p.dateLine != "" && p.captionLike(i, true):
			p.addPhoto(b.Text)
		case p.dateLine == "" && p.goesOn(jaLine(headline), line, i):
			headline += " " + b.Text
		case p.category == "" && strings.HasSuffix(jaLine(headline), "談話") && p.dateLine == "":
			p.category, headline = headline, b.Text
		case jaLine(headline) == line || strings.HasPrefix(line, "(") && p.dateLine == "":
			// printed twice, or a qualifier
		case p.dateLine == "" && p.headDateFollows(i+1):
			// a line under the headline
		default:
			p.setHeadline(headline)
			return p.blocks[i:]
		}
	}
	p.setHeadline(headline)
	return nil
}

// headKnown takes a line of the head that says by itself what it is: a caption, a
// label, a category, a date or a qualifier.
func (p *jaPage) headKnown(i int, line string) bool {
	b := p.blocks[i]
	switch {
	case b.Form == page.FormCaption:
		p.addPhoto(b.Text)
		return true
	case b.Form == page.FormRow && p.label(b.Text):
		return true
	case jaCategories.Has(line) || jaIsCategory(line) || jaAllCategories(b.Text):
		if strings.HasSuffix(line, "談話") && p.category == "" {
			p.category = b.Text
		}
		p.sorted = p.sorted || p.dateLine == ""
		return true
	}
	return p.headDate(b.Text, line) || p.headLabel(i, line) || jaQualifiers.Has(line)
}

// headFirst takes the first line of the head that is not known: a person, a caption,
// or the headline, which it returns.
func (p *jaPage) headFirst(i int, line string) (headline string) {
	b := p.blocks[i]
	switch {
	case isJaPersonLine(line) && i+1 < len(p.blocks) && p.headlineFollows(i+1):
		p.headNames = append(p.headNames, b.Text)
	case p.dateLine == "" || !p.captionLike(i, false):
		return b.Text
	default:
		p.addPhoto(b.Text)
	}
	return ""
}

// isJaText reports whether a block is text of the body, not a line of the head.
func isJaText(b page.Block, line string) bool {
	return strings.Contains(line, "。") || utf8.RuneCountInString(line) > 70 ||
		b.Marker != "" && !page.IsBullet(b.Marker)
}

// goesOn tells a headline that goes on over a second line: the first names whose
// event it is, or the second what it was.
func (p *jaPage) goesOn(headline, line string, i int) bool {
	first, second := jaEvents.In(headline), jaEvents.In(line)
	half := endsWithAny(headline, jaHeadlineHalves.List())
	follows := second && p.headDateFollows(i+1) && !strings.HasSuffix(headline, "談話")
	return half && !strings.HasPrefix(line, "(") || follows && (!first || !p.blocks[i].Gap)
}

func (p *jaPage) headDateFollows(i int) bool {
	if i >= len(p.blocks) {
		return false
	}
	days := day.FindJapanese(jaPlainString(jaLine(p.blocks[i].Text)))
	return len(days) > 0 && days[0].Start == 0 && days[0].Year > 0
}

func (p *jaPage) setHeadline(text string) {
	p.out.Title = text
	p.headline = newJaText(text)
}

// jaIsCategory tells a line that is the name of a country or a region, and no headline.
func jaIsCategory(line string) bool {
	if len(line) > 75 {
		return false
	}
	if _, ok := country.Code(line); ok {
		return true
	}
	if base, _, ok := strings.Cut(line, "("); ok && jaCategories.Has(base) {
		return true // 要人来日日程(平成12年)
	}
	return strings.HasSuffix(line, "インデックス") || strings.HasPrefix(line, "外務省:") && len(line) < 40
}

// jaAllCategories tells a line of several parts of the site: 各国・地域情勢 北米.
func jaAllCategories(text string) bool {
	if len(text) > 200 {
		return false
	}
	words := strings.Fields(text)
	for _, w := range words {
		if w = jaLine(w); !jaCategories.Has(w) && !jaIsCategory(w) && w != ">" {
			return false
		}
	}
	return len(words) > 1
}

// isJaPersonLine tells a line such as 山口外務大臣: a person's part of the site.
func isJaPersonLine(line string) bool {
	if utf8.RuneCountInString(line) > 16 {
		return false
	}
	t := newJaText(line)
	people := jaPeople(&t)
	return len(people) == 1 && people[0].end == len(t.plain) && people[0].start == 0
}

// headlineFollows reports whether a line that could be a headline stands at i or behind it.
func (p *jaPage) headlineFollows(i int) bool {
	for ; i < len(p.blocks); i++ {
		b := p.blocks[i]
		line := jaLine(b.Text)
		t := newJaText(b.Text)
		switch {
		case b.Form == page.FormCaption || jaCategories.Has(line) || jaQualifiers.Has(line):
		case len(day.FindJapanese(t.plain)) == 1 && utf8.RuneCountInString(line) < 20:
			return false
		default:
			return utf8.RuneCountInString(line) < 70 && !strings.Contains(line, "。") && b.Marker == ""
		}
	}
	return false
}

// captionLike tells a line under the date that is a picture's caption: numbered,
// or one of several short lines before the text.
func (p *jaPage) captionLike(i int, headed bool) bool {
	b := p.blocks[i]
	if b.Form == page.FormHeading || b.Marker != "" && !page.IsBullet(b.Marker) {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(jaLine(b.Text))
	if day.JapaneseDigit(r) >= 0 && r < utf8.RuneSelf {
		return true
	}
	line := jaLine(b.Text)
	if jaCaptionWords.In(line) {
		return true
	}
	// under the date of a page that names its part of the site, and has no
	// headline: all that stands before the text
	return p.sorted && !headed || i+1 < len(p.blocks) && p.captionsFollow(i)
}

// captionsFollow reports whether the next line begins as this one does: 日中外相会談（握手）.
func (p *jaPage) captionsFollow(i int) bool {
	a, b := []rune(jaLine(p.blocks[i].Text)), []rune(jaLine(p.blocks[i+1].Text))
	return len(a) > 4 && len(b) > 4 && len(b) < 50 && string(a[:5]) == string(b[:5])
}

// addPhoto keeps a caption, and what it calls the event.
func (p *jaPage) addPhoto(text string) {
	for _, label := range []string{"（写真", "(写真"} { // several on one line
		if i := strings.Index(text[min(1, len(text)):], label); i > 0 {
			p.addPhoto(strings.TrimSpace(text[:i+1]))
			p.addPhoto(text[i+1:])
			return
		}
	}
	label := page.PhotoLabel(text)
	rest := strings.TrimFunc(text[label:], func(r rune) bool {
		return letters.IsEdgeSpace(r) ||
			strings.ContainsRune("・•:：", r)
	})
	if strings.Trim(rest, "0123456789") == "" && rest != "" || isJaCredit(text) {
		return
	}
	p.out.Photos = append(p.out.Photos, text)
	p.ev.add("photos", text, text, "caption", "caption")
	name := strings.TrimRight(jaLine(rest), "0123456789-")
	if i := strings.IndexByte(name, '('); i > 0 && strings.HasSuffix(name, ")") {
		name = name[:i]
	}
	if i := strings.IndexByte(name, ':'); i > 0 {
		name = name[:i]
	}
	p.captions = append(p.captions, name)
}

// isJaCredit tells the maker of a picture from what it shows: 写真提供:内閣広報室.
func isJaCredit(text string) bool {
	line := strings.Trim(jaLine(text), "()[]")
	return strings.Contains(line, "提供") || endsWithAny(line, []string{"広報室", "新聞社", "通信社", "代表撮影"})
}

// label reads a row such as "日時 | 平成22年6月10日".
func (p *jaPage) label(text string) bool {
	name, value, ok := strings.Cut(text, " | ")
	if !ok {
		return false
	}
	name = strings.Trim(jaLine(name), ":")
	if !jaLabels.Has(name) {
		return false
	}
	p.labelled[name] = value
	return true
}

// headLabel reads a label whose value stands on the next line, or behind a colon.
func (p *jaPage) headLabel(i int, line string) bool {
	for _, name := range jaLabels.List() {
		switch {
		case line == name || line == name+":":
			if i+1 < len(p.blocks) {
				p.labelled[name] = p.blocks[i+1].Text
			}
			return true
		case strings.HasPrefix(line, name+":"):
			p.labelled[name] = line[len(name)+1:]
			return true
		}
	}
	for _, value := range p.labelled {
		if value == p.blocks[i].Text && i > 0 {
			return true
		}
	}
	return false
}

// headDate reads the date line: a day, with little beside it. A line in
// brackets may say the hour and the place of a press conference too.
func (p *jaPage) headDate(text, line string) bool {
	plain := jaPlainString(line)
	if utf8.RuneCountInString(plain) > 60 || strings.Contains(plain, "。") {
		return false
	}
	days := day.FindJapanese(plain)
	if len(days) == 0 || days[0].Year == 0 {
		return false
	}
	d := days[0]
	before := strings.Trim(plain[:d.Start], "([《<〈~:")
	rest := plain[d.End:]
	conference := letters.Contains(plain, "於", "時")
	wide := utf8.RuneCountInString(before) + utf8.RuneCountInString(strings.Trim(rest, "()[]》>〉"))
	headed := before != "" && !jaDateLabels.Has(before)
	if headed || wide > 8 && !conference {
		return false
	}
	if p.dateLine == "" {
		p.dateLine = text
	}
	return true
}
