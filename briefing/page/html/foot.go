package html

import (
	"strings"
	"unicode"

	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// finish returns the blocks without the lines of the site's foot, and without a
// heading at the end.
func (w *walker) finish() []page.Block {
	end := len(w.blocks)
	for end > 0 {
		b := &w.blocks[end-1]
		box := b.Form == page.FormHeading && isBoxHeading(b.Text)
		if !box && !isFootLine(b.Text) && !w.endsLinks(end) {
			break
		}
		end--
	}
	blocks := make([]page.Block, 0, end)
	for i := range w.blocks[:end] {
		b := w.blocks[i].Block
		if b.Text == "" || isSkipLink(b.Text, w.blocks[i].linked) {
			continue
		}
		blocks = append(blocks, b)
	}
	return blocks
}

// endsLinks reports whether the page ends in a run of links under a heading such as
// "Related links"; the block before end is its last.
func (w *walker) endsLinks(end int) bool {
	if !w.blocks[end-1].linked {
		return false
	}
	for i := end - 1; i >= 0; i-- {
		b := &w.blocks[i]
		if !b.linked {
			return b.Form == page.FormHeading && isBoxHeading(b.Text)
		}
	}
	return false
}

func isFootLine(text string) bool {
	if isWider(text, 300) {
		return false
	}
	isLead := func(r rune) bool { return unicode.IsSpace(r) || r == '|' || r == '-' }
	folded := letters.Fold(strings.TrimLeftFunc(text, isLead))
	return footStarts.Begin(folded) >= 0 && letterWidth(text) < 200 || footWords.In(folded)
}

func isSkipLink(text string, linked bool) bool {
	if isWider(text, 60) || !linked && isWider(text, 40) {
		return false
	}
	return skipLinks.Begin(letters.Fold(text)) >= 0
}
