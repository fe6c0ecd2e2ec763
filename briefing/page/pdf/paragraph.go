package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// measure finds out what is usual in the text.
func (t *text) measure() {
	sizes := map[float64]int{}
	all, bold, hyphens, indents := 0, 0, 0, 0
	for i := range t.rows {
		r := &t.rows[i]
		sizes[math.Round(2*r.size)/2] += len(r.text)
		all += len(r.text)
		bold += r.bold
		if i > 0 && startsLower(r.text) && strings.HasSuffix(t.rows[i-1].text, "-") {
			hyphens++
		}
		if i > 0 && t.rows[i-1].isIndented() && r.x-r.left < r.size/2 && t.rows[i-1].y > r.y {
			indents++
		}
	}
	t.isBold = 2*bold > all
	t.hyphenated = t.hyphenated || hyphens >= 3
	t.indented = indents >= 2
	for size, n := range sizes {
		if n > sizes[t.body] || n == sizes[t.body] && size > t.body {
			t.body = size
		}
	}
	t.leading = t.usualLeading()
	t.setRight()
}

// usualLeading returns the distance of lines in a paragraph. Paragraphs of one line
// may be the most, and stand apart: so it is one of the small distances.
func (t *text) usualLeading() float64 {
	var distances []float64
	for i := range t.rows[1:] {
		if d := (t.rows[i].y - t.rows[i+1].y) / t.rows[i+1].size; d > 0.8 && d < 3 {
			distances = append(distances, d)
		}
	}
	if distances == nil {
		return 1.2
	}
	slices.Sort(distances)
	return min(distances[len(distances)*15/100], 2.5)
}

// setRight sets where the full lines of paragraphs end.
func (t *text) setRight() {
	var ends []float64
	for i := range t.rows {
		if t.rows[i].full {
			ends = append(ends, t.rows[i].end)
		}
	}
	slices.Sort(ends)
	for i := range t.rows {
		if r := &t.rows[i]; r.full {
			n := len(ends)
			r.right = ends[n-1-min(2, n/8)] // the widest lines may be no text
		}
	}
	for from := 0; from < len(t.rows); {
		to := from + 1
		for to < len(t.rows) && t.isNear(&t.rows[to-1], &t.rows[to]) {
			to++
		}
		narrow(t.rows[from:to])
		from = to
	}
}

// isNear reports whether row b stands below row a as a line of the same paragraph does.
func (t *text) isNear(a, b *row) bool {
	d := (a.y - b.y) / b.size
	return a.page == b.page && math.Abs(a.size-b.size) < 0.1*a.size && d > 0.5 && d < 1.25*t.leading
}

// narrow sets the right edge of rows that are wrapped before that of their column,
// as quotations are.
func narrow(list []row) {
	right, full := 0.0, 0
	for i := range list {
		right = max(right, list[i].end)
	}
	first := &list[0]
	if len(list) < 4 || right > first.right-4*first.size || right-first.x < (first.right-first.x)/2 {
		return
	}
	for i := range len(list) - 1 {
		if list[i].end+firstWord(&list[i+1]) > right {
			full++
		}
	}
	if full*4 < 3*(len(list)-1) {
		return
	}
	for i := range list {
		list[i].right = right
	}
}

// firstWord returns the room that the first word of a row needs at the end of the row before.
func firstWord(r *row) float64 {
	all, word := utf8.RuneCountInString(r.text), 0
	for i, c := range r.text {
		word++
		next := firstRune(r.text[i+utf8.RuneLen(c):])
		if isUnspaced(c) && !strings.ContainsRune(noEnd, c) && !strings.ContainsRune(noStart, next) ||
			strings.ContainsRune(" -–—", c) {
			break
		}
	}
	return 0.2*r.size + (r.end-r.x)*float64(word)/float64(all)
}

// Marks of Japanese and Chinese that may not stand at the end or at the beginning of a line.
const (
	noEnd   = "「『（【〔“‘"
	noStart = "、。，．」』）】〕”’・：；？！ー々" + "ゃゅょっぁぃぅぇぉャュョッァィゥェォ"
)

// isUnspaced reports whether a line may break behind a letter or a mark.
func isUnspaced(r rune) bool {
	return letters.IsUnspaced(r) || strings.ContainsRune(noEnd, r) || strings.ContainsRune(noStart, r)
}

// isAllBold reports whether a row is bold, in a text that is not.
func (t *text) isAllBold(r *row) bool {
	return !t.isBold && 10*r.bold > 9*len(strings.ReplaceAll(r.text, " ", ""))
}

// level returns the level of a heading, 0 for other rows.
func (t *text) level(r *row) int {
	switch {
	case r.size > 1.6*t.body:
		return 1
	case r.size > 1.15*t.body:
		return 2
	case t.isAllBold(r) && r.size > 0.95*t.body && r.cells == 1:
		return 3
	}
	return 0
}

// paragraphs joins the rows of paragraphs and writes these as lines of a text, with
// an empty line where the page leaves room. headings are the levels of lines that
// are headings, by number.
func (t *text) paragraphs() (text string, headings map[int]int) {
	t.measure()
	var whole strings.Builder
	for i := range t.rows {
		whole.WriteString(t.rows[i].text + "\n")
	}
	joiner := page.Joiner{Text: whole.String()}
	headings = map[int]int{}
	var out strings.Builder
	line := 1
	for from := 0; from < len(t.rows); {
		to := from + 1
		var parts strings.Builder
		for ; to < len(t.rows) && t.continues(from, to); to++ {
			both := t.join(&joiner, t.rows[to-1].text, t.rows[to].text)
			parts.WriteString(strings.TrimSuffix(both, t.rows[to].text))
		}
		joined := parts.String() + t.rows[to-1].text
		first := &t.rows[from]
		if from > 0 && !t.isNear(&t.rows[from-1], first) {
			out.WriteByte('\n')
			line++
		}
		if n := utf8.RuneCountInString(joined); n < 200 && (n < 100 || first.size > 1.15*t.body) {
			headings[line] = t.level(first)
		}
		indent := int(2 * (first.x - first.left) / first.size)
		out.WriteString(strings.Repeat(" ", max(0, min(indent, 40))) + joined + "\n")
		line++
		from = to
	}
	return out.String(), headings
}

// join joins two rows. A text that is not hyphenated has hyphens of its own at the ends
// of lines: "Tae-yul".
func (t *text) join(j *page.Joiner, a, b string) string {
	if !t.hyphenated && ownHyphen().MatchString(a) && startsLower(b) {
		return a + b
	}
	return j.Join(a, b)
}

var ownHyphen = letters.Pattern(`(?:^|\P{L})\p{Lu}\pL*[-\x{2010}]$`)

// continues reports whether row i goes on with the paragraph that begins at row from.
func (t *text) continues(from, i int) bool {
	a, b := &t.rows[i-1], &t.rows[i]
	isFirst := i-1 == from
	shift := (b.x - a.x) / b.size
	switch {
	case !t.looksAlike(a, b), startsAnew(&t.rows[from], a, b), a.end+firstWord(b) < a.right-0.3*a.size:
		return false
	case a.page != b.page, a.column != b.column && a.y < b.y:
		return startsLower(b.text) || !endsSentence(a.text)
	case !t.isNear(a, b):
		return false
	case isCentred(a) && isCentred(b):
		return true
	case shift > 0.8:
		return isFirst && marker().MatchString(a.text)
	case shift < -0.8:
		return isFirst
	}
	return !t.indented || !isFirst || !a.isIndented()
}

// looksAlike reports whether two rows may be of one paragraph by their letters.
func (t *text) looksAlike(a, b *row) bool {
	return a.cells == 1 && b.cells == 1 && t.level(a) == t.level(b) && math.Abs(a.size-b.size) <= 0.1*a.size
}

// isIndented reports whether a row is indented as first lines are.
func (r *row) isIndented() bool { return r.x-r.left > 0.8*r.size && r.x-r.left < 2.2*r.size }

// isCentred reports whether a row stands in the middle of its column.
func isCentred(r *row) bool {
	left, right := r.x-r.left, r.right-r.end
	return left > r.size && math.Abs(left-right) < r.size
}

var (
	bullet = letters.Pattern(`^[•●■◆▪➢○◇□❖]`)
	marker = letters.Pattern(`^(?:[(（]?(?:\d{1,3}|[a-z]|[ivxIVX]{1,5}|[０-９]{1,2})[.)）．]|` +
		`[-–—*・•●■◆▪➢○◇□❖])`)
	label = letters.Pattern(`^(?:\p{Lu}[\p{L} ]{2,30}:|[(（【])`) // "Venue:"
)

// startsAnew reports whether a row begins a paragraph by its words: it has a bullet,
// goes on with a list, or has a label behind a sentence.
func startsAnew(first, a, b *row) bool {
	switch {
	case bullet().MatchString(b.text):
		return true
	case marker().MatchString(b.text) && marker().MatchString(first.text) && math.Abs(b.x-first.x) < b.size/2:
		return true
	}
	return label().MatchString(b.text) &&
		(label().MatchString(first.text) || endsSentence(strings.TrimRight(a.text, ")）;:")))
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

// endsSentence reports whether a line ends as a sentence does.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’)」』 ")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:;。！？：；…", r)
}
