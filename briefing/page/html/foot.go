package html

import (
	"strings"
	"unicode"

	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// Folded beginnings and words of lines at the foot of a site. They are left out only
// at the end of a page.
var (
	footStarts = []string{"copyright", "©", "(c)", "all rights reserved", "〒", "tel:", "tel.", "telephone:", "fax", "privacy", "legal", "terms of use", "accessibility", "sitemap", "site map", "contact us", "webmaster",
		"法的事項", "プライバシー", "アクセシビリティ", "お問い合わせ", "お問合せ", "サイトマップ", "リンク・著作権", "このサイトについて", "powered by", "last updated", "page last updated", "最終更新"}
	footWords = []string{"copyright", "all rights reserved", "©", "代表電話", "法人番号", "電話番号"}
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
	for _, s := range footStarts {
		if strings.HasPrefix(folded, s) && letterWidth(text) < 200 {
			return true
		}
	}
	for _, word := range footWords {
		if strings.Contains(folded, word) {
			return true
		}
	}
	return false
}

// skipLinks are folded links that lead on within a page or enlarge its print.
var skipLinks = []string{"skip to", "skip navigation", "jump to", "go to content", "to main content", "本文へ", "ページの本文へ", "メニューへ", "文字サイズ", "font size", "text size", "print this page", "print page", "このページを印刷", "page top", "ページの先頭"}

func isSkipLink(text string, linked bool) bool {
	if isWider(text, 60) || !linked && isWider(text, 40) {
		return false
	}
	folded := letters.Fold(text)
	for _, s := range skipLinks {
		if strings.HasPrefix(folded, s) {
			return true
		}
	}
	return false
}
