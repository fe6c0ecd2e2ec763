package html

import (
	"slices"
	"strings"

	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// finish returns the blocks without the lines of the site's foot, and without
// a heading at the end that nothing stands under. A page without a headline
// takes it from its head.
func (w *walker) finish(meta *page.Meta) []page.Block {
	end := len(w.blocks)
	for end > 0 && w.endsInFrame(end) {
		end--
	}
	blocks := make([]page.Block, 0, end+1)
	if title := w.missingTitle(meta); title != "" && end > 0 {
		blocks = append(blocks, page.Block{Form: page.FormHeading, Level: 1, Text: title, Gap: true})
	}
	clock := w.siteClock()
	for i := range w.blocks[:end] {
		b := &w.blocks[i]
		if b.Text != "" && i != clock && !isSkipLink(b.Text, b.linked) {
			blocks = append(blocks, b.Block)
		}
	}
	return blocks
}

// endsInFrame reports whether the block before end, which is the last, is of the frame.
func (w *walker) endsInFrame(end int) bool {
	b := &w.blocks[end-1]
	isTail := b.node > w.last
	if b.Form == page.FormHeading && (isBoxHeading(b.Text) || b.cut && isTail) {
		return true
	}
	return isTail && w.isStamp(b.Text) || w.isFootLine(b) || w.endsLinks(end)
}

// siteClock returns the block of a day above the headline if the page has its
// own day under it: then it is the day on which the page was seen. -1 for none.
func (w *walker) siteClock() int {
	head := slices.IndexFunc(w.blocks, func(b element) bool { return b.node == w.headline })
	if w.headline < 0 || head < 1 || !isBareDate(w.blocks[head-1].Text) {
		return -1
	}
	for i := head + 1; i < len(w.blocks) && i < head+4; i++ {
		if isBareDate(w.blocks[i].Text) {
			return head - 1
		}
	}
	return -1
}

// missingTitle returns the title that the head of the page gives, if the page
// shows no headline, nor a category or another line in its place.
func (w *walker) missingTitle(meta *page.Meta) string {
	if w.headline >= 0 || w.plain < proseWidth {
		return ""
	}
	for i := range w.blocks {
		b := &w.blocks[i]
		if b.node >= w.first {
			break
		}
		isLine := !b.linked && letters.CountFields(b.Text) > 3 && !holdsYear(b.Text) && !isSiteName(b.Text)
		if b.Form == page.FormHeading || b.Form == page.FormCaption || isLine {
			return ""
		}
	}
	for _, title := range []string{meta.OpenGraph, cutSiteName(meta.Title, meta.Site)} {
		if letters.CountFields(title) > 2 && !isSiteName(title) {
			return title
		}
	}
	return ""
}

// cutSiteName takes the name of the site off the title of a page.
func cutSiteName(title, site string) string {
	for _, mark := range []string{" | ", " ｜ ", "｜", " - ", " – ", " — ", " / ", " :: ", " » "} {
		before, after, ok := strings.Cut(title, mark)
		switch {
		case !ok:
		case isSiteName(before) || site != "" && letters.SameLine(before, site):
			return strings.TrimSpace(after)
		case isSiteName(after) || site != "" && letters.SameLine(after, site) || mark != " - " && mark != " – " &&
			mark != " / ":
			return strings.TrimSpace(before)
		}
	}
	if before, after, ok := strings.Cut(title, ": "); ok && letters.CountFields(before) < 3 &&
		strings.ToUpper(before) == before {
		return after // "MOFA: …"
	}
	return title
}

func isSiteName(title string) bool {
	return siteNames.Begin(letters.Fold(title)) >= 0 && letterWidth(title) < 70
}

// endsLinks reports whether the block before end is the last of a run of links under a
// heading such as "Related links".
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

// isFootLine reports whether a line is of the foot of a site, and does not end the text: it
// is no sentence, or names the holder of the rights.
func (w *walker) isFootLine(b *element) bool {
	text := b.Text
	if isWider(text, 300) || b.Marker != "" && b.Marker != "•" || b.Form == page.FormRow {
		return false
	}
	folded := letters.Fold(strings.TrimLeft(text, " |-"))
	if footWords.In(folded) {
		return true
	}
	return footStarts.Begin(folded) >= 0 && letterWidth(text) < 200 &&
		(b.linked || !isSentence(text) || letters.HasPrefix(folded, "copyright ©", "このホームページ", "このサイト"))
}

func isSkipLink(text string, linked bool) bool {
	if isWider(text, 60) || !linked && isWider(text, 40) {
		return false
	}
	return skipLinks.Begin(letters.Fold(text)) >= 0
}
