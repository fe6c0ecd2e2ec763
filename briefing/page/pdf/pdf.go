// Package pdf reads the text of a PDF: its glyphs by their places on the page, lines
// and columns of these, and paragraphs. A file whose text is doubtful is refused.
package pdf

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// maxText is how many bytes of text a file may have.
const maxText = 16 << 20

// A refusal says why a file is not read. Deep within the file it is a panic.
type refusal string

func (r refusal) Error() string { return string(r) }

const (
	errDamaged   = refusal("is a damaged PDF")
	errTooMuch   = refusal("is a PDF that holds more than is read: print the pages that matter to a file of their own")
	errScanned   = refusal("is a PDF without text, as scanners make it: add the text with `ocrmypdf IN.pdf OUT.pdf`")
	errEncrypted = refusal("is an encrypted PDF: save it without its password, as `qpdf --decrypt IN.pdf OUT.pdf` does")
)

// doubtful is the refusal of a file whose text would be wrong.
func doubtful(why string, args ...any) error {
	return refusal("is a PDF whose text is doubtful: " + fmt.Sprintf(why, args...) +
		"; try another reader, --pre \"sh -c 'pdftotext -layout - -'\" --pre-glob '*.pdf', " +
		"or read the letters anew, `ocrmypdf --force-ocr IN.pdf OUT.pdf`")
}

// Blocks returns the blocks of a PDF, and what it says about itself.
func Blocks(data []byte) (blocks []page.Block, meta page.Meta, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case refusal:
			err = r
		default:
			panic(r)
		}
	}()
	d := open(data)
	if d.trailer == nil {
		return nil, meta, errDamaged
	}
	if d.trailer["Encrypt"] != nil {
		return nil, meta, errEncrypted
	}
	t, err := d.lines()
	if err != nil {
		return nil, meta, err
	}
	isBrowser := d.info(t, &meta)
	text, headings := t.paragraphs()
	if err := check(text); err != nil {
		return nil, meta, err
	}
	blocks = page.TextBlocks(text)
	for i := range blocks {
		if level := headings[blocks[i].Line]; level > 0 && blocks[i].Form != page.FormItem {
			blocks[i].Form, blocks[i].Level = page.FormHeading, level
		}
	}
	if isBrowser {
		blocks = fromHeadline(blocks, &meta)
	}
	return blocks, meta, nil
}

// info reads what the file says about itself, and reports whether a browser made it.
func (d *document) info(t *text, meta *page.Meta) bool {
	meta.URL = t.url
	info := d.dict(d.trailer["Info"])
	said := func(key name) string { s, _ := d.get(info[key]).(string); return textString(s) }
	if title := said("Title"); !fileTitle().MatchString(title) {
		meta.Title = title
	}
	maker := said("Creator") + "\n" + said("Producer")
	t.hyphenated = hyphenates().MatchString(maker)
	if !browser().MatchString(maker) {
		return false
	}
	made := strings.NewReplacer("D:", "", "'", "").Replace(said("CreationDate"))
	if at, err := time.Parse("20060102150405Z0700", made); err == nil {
		meta.Captured = at.UTC().Format(time.RFC3339)
	}
	return true
}

// fromHeadline returns the blocks from the headline on, if the title of the page names
// it: menus of the site stand above it. Days right above it stay.
func fromHeadline(blocks []page.Block, meta *page.Meta) []page.Block {
	at := slices.IndexFunc(blocks, func(b page.Block) bool {
		return b.Form == page.FormHeading && b.Level < 3 && len(b.Text) > 15 && strings.Contains(meta.Title, b.Text)
	})
	if at < 0 {
		return blocks
	}
	var kept []page.Block
	for i, b := range blocks[:at] {
		if i >= at-3 && year().MatchString(b.Text) {
			kept = append(kept, b)
		} else {
			meta.Aside += b.Text + "\n"
		}
	}
	return append(kept, blocks[at:]...)
}

var year = letters.Pattern(`\d{4}`)

// browser matches what browsers write: a page was saved when they made a file of it.
var browser = letters.Pattern(`Mozilla|Firefox|Skia/PDF|Safari|wkhtmltopdf`)

// hyphenates matches programs that part words at the ends of lines unless they are told not to.
var hyphenates = letters.Pattern(`TeX|dvips|groff|InDesign|Quark|FrameMaker|PageMaker`)

// fileTitle matches titles that are the name of a file, or none.
var fileTitle = letters.Pattern(
	`(?i)^Microsoft |\.(?:docx?|odt|rtf|indd|txt|html?|pdf|tex)$|^(?:untitled|document\d*|)$|://`)

// textString decodes a string of the file's own data.
func textString(s string) string {
	if rest, ok := strings.CutPrefix(s, "\xfe\xff"); ok {
		s = utf16Text(rest)
	} else if !utf8.ValidString(s) {
		s, _ = charmap.ISO8859_1.NewDecoder().String(s) // every byte is a letter
	}
	return strings.Join(strings.Fields(strings.TrimPrefix(s, "\ufeff")), " ")
}

// lines reads the rows of all pages, without running heads and feet.
func (d *document) lines() (*text, error) {
	t := &text{}
	size := 0
	for i, s := range d.sheets() {
		glyphs, err := d.glyphs(s)
		if err != nil {
			return nil, err
		}
		var main, asides []glyph
		for _, g := range compose(glyphs) {
			if g.aside {
				asides = append(asides, g)
			} else {
				main = append(main, g)
			}
		}
		for _, r := range rows(segments(asides)) {
			t.printed(&r)
		}
		list := rows(segments(main))
		for k := range list {
			list[k].page = i
			list[k].column += t.columns
			size += len(list[k].text)
		}
		if len(list) > 0 {
			t.columns = list[len(list)-1].column + 1
		}
		if size > maxText {
			return nil, errTooMuch
		}
		t.pages = append(t.pages, list)
	}
	t.dropHeads()
	for _, list := range t.pages {
		t.rows = append(t.rows, list...)
	}
	if len(t.rows) == 0 {
		return nil, errScanned
	}
	return t, nil
}

// check returns an error if a text is not what a person reads on the page.
func check(text string) error {
	lost := strings.Count(text, "\ufffd")
	runes := utf8.RuneCountInString(text) - strings.Count(text, " ")
	words, long, single, mute := countWords(text)
	switch {
	case lost*50 > runes:
		return doubtful("%d of its %d characters do not say which letter they are", lost, runes)
	case long*33 > words:
		return doubtful("its words are not parted")
	case words > 20 && single*2 > words:
		return doubtful("its letters stand apart")
	case words > 20 && mute*5 > words:
		return doubtful("its words are no words")
	}
	return checkCharset(text)
}

// checkCharset returns an error if a program took UTF-8 for windows-1252 when it printed a
// text: "JosÃ©". A text that is right has such pairs by chance, and among many other letters.
func checkCharset(text string) error {
	foreign := 0
	for _, r := range text {
		if r >= utf8.RuneSelf {
			foreign++
		}
	}
	if pairs := misread().FindAllString(text, -1); len(pairs) > 1 && len(pairs)*6 > foreign {
		return refusal(fmt.Sprintf("is a PDF that was printed in a wrong character set, with %q for one letter: "+
			"have the page printed anew, as UTF-8, or import the page itself", pairs[0]))
	}
	return nil
}

// misread matches the two bytes of a letter in UTF-8, from Latin to Arabic, as windows-1252.
var misread = letters.Pattern(`[Â-Ü][\x{80}-\x{bf}€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]`)

// countWords counts the words of a text, and those that are too long, of one letter,
// and Latin without a vowel.
func countWords(text string) (words, long, single, mute int) {
	for word := range strings.FieldsSeq(text) {
		r, n := firstRune(word), utf8.RuneCountInString(word)
		if !unicode.IsLetter(r) || letters.IsUnspaced(r) || strings.ContainsAny(word, "/@") {
			continue
		}
		words++
		switch {
		case n > 30:
			long++
		case n == 1:
			single++
		case n > 4 && unicode.Is(unicode.Latin, r) && !vowel().MatchString(word):
			mute++
		}
	}
	return words, long, single, mute
}

// vowel matches what a Latin word of five letters has: a vowel, or a letter with an accent.
var vowel = letters.Pattern(`(?i)[aeiouy]|[^\x00-\x7f]`)

// A text is the rows of a file.
type text struct {
	pages   [][]row
	rows    []row
	columns int
	url     string // that a browser printed below the page

	body    float64 // size of most letters
	leading float64 // from line to line, in sizes
	isBold  bool    // most of the text is bold

	hyphenated bool // words are parted at the ends of lines
	indented   bool // the first lines of paragraphs are indented
}

// dropHeads takes out the lines that repeat on pages at the same height but for
// their digits, and the numbers of pages.
func (t *text) dropHeads() {
	seen := map[string]int{}
	for _, list := range t.pages {
		for _, i := range edges(list) {
			seen[headKey(&list[i])]++
		}
	}
	pages := len(t.pages)
	for n, list := range t.pages {
		drop := map[int]bool{}
		order := edges(list)
		for _, i := range order {
			count := seen[headKey(&list[i])]
			drop[i] = count >= 2 && count*5 >= pages*2
		}
		if len(order) > 0 {
			first, last := order[len(order)-1], order[0]
			drop[first] = drop[first] || isPageNumber(list[first].text, n+1, pages)
			drop[last] = drop[last] || isPageNumber(list[last].text, n+1, pages)
			if drop[last] && t.printed(&list[last]) {
				drop[first] = drop[first] || printTime().MatchString(list[first].text)
			}
		}
		kept := list[:0]
		for i := range list {
			if !drop[i] {
				kept = append(kept, list[i])
			}
		}
		t.pages[n] = kept
	}
}

// printed reports whether a row is the line that browsers print below a page, and takes its address.
func (t *text) printed(r *row) bool {
	address := webAddress().FindString(r.text)
	if strings.HasPrefix(address, "http") && !strings.Contains(address, "…") {
		t.url = address
	}
	return address != ""
}

// edges returns the rows at the bottom and at the top of a page, the lowest first.
func edges(list []row) []int {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(list[a].y, list[b].y) })
	if len(order) <= 8 {
		return order
	}
	return append(order[:4:4], order[len(order)-4:]...)
}

// headKey is the same for rows that are the same but for their digits.
func headKey(r *row) string {
	return fmt.Sprint(digits().ReplaceAllString(r.text, "#"), " ", math.Round(r.y/4))
}

var (
	digits     = letters.Pattern(`[0-9０-９]+`)
	pageNumber = letters.Pattern(`^(?:\S+\s+)?[-–—(\[]?\s*(?:(?i:page|seite|p\.)\s*)?(\d+)` +
		`(?:\s*(?:/|of|von|de|sur)\s*(\d+))?\s*[-–—)\]]?$`)
	printTime  = letters.Pattern(`^\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d\d`)
	webAddress = letters.Pattern(`^(?:https?|file)://\S+`)
)

// isPageNumber reports whether a line is the number of its page, and says no more
// but for the address that browsers print before it.
func isPageNumber(line string, n, pages int) bool {
	m := pageNumber().FindStringSubmatch(line)
	if m == nil || letters.Number(m[1]) != n || m[2] != "" && letters.Number(m[2]) != pages {
		return false
	}
	return len(strings.Trim(line, "0123456789-–—()[]/ ")) <= len("page of") ||
		m[2] != "" && webAddress().MatchString(line)
}
