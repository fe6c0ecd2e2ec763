package read

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefings/briefing/country"
	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// A feature of a block is something that its words, its shape or its neighbours say of
// its role. Each counts by itself, and together with the zone in which the block stands.
type feature uint16

// The features. Their names stand in featureNames.
const (
	isAny feature = iota
	hasTrait
	hasWords        = hasTrait + feature(featureTraits) // by how many: wordSteps
	endsIn          = hasWords + 9                      // by its last character: endClasses
	hasForm         = endsIn + 6
	hasMarker       = hasForm + 8
	beginsLow       = hasMarker + 4
	beginsBracket   = beginsLow + 1
	allCapitals     = beginsBracket + 1
	hasAddress      = allCapitals + 1
	hasFigures      = hasAddress + 1
	hasBars         = hasFigures + 1
	hasYear         = hasBars + 1
	hasColon        = hasYear + 1
	isCountry       = hasColon + 1
	isSignature     = isCountry + 1
	isLabelled      = isSignature + 1
	isTownLike      = isLabelled + 1
	isSpoken        = isTownLike + 1
	standsEarlier   = isSpoken + 1
	standsLater     = standsEarlier + 1
	sharesLead      = standsLater + 1 // by how many words: 0, 1, 2, 3 and more
	sharesHalf      = sharesLead + 4
	sharesMost      = sharesHalf + 1
	isLongest       = sharesMost + 1
	runsLong        = isLongest + 1 // by the length of the run of short lines: 1, 2-3, 4-7, 8 and more
	opensRun        = runsLong + 4
	closesRun       = opensRun + 1
	belowDate       = closesRun + 1
	aboveDate       = belowDate + 1
	inTitle         = aboveDate + 1
	isTitle         = inTitle + 1
	beforeIs        = isTitle + 1 // by the kind of the block before: neighbourKinds
	afterIs         = beforeIs + 9
	fromTop         = afterIs + 9 // 0, 1, 2, 3-5, more
	toProse         = fromTop + 5 // blocks until the first prose: 1, 2, 3-5, more
	belowLink       = toProse + 4 // blocks since a line of a frame: 1, 2, 3-5
	mayHead         = belowLink + 3
	headsProse      = mayHead + 1
	hasTwin         = headsProse + 1
	goesOn          = hasTwin + 1
	isListEntry     = goesOn + 1
	hasSiblingLine  = isListEntry + 1
	inAgenda        = hasSiblingLine + 1
	isShortInSpaced = inAgenda + 1
	looksSentence   = isShortInSpaced + 1
	twoBefore       = looksSentence + 1 // by the kind of the block before the one before
	twoAfter        = twoBefore + 9
	tellsCredit     = twoAfter + 9
	hasTrail        = tellsCredit + 1
	hasNoLetters    = hasTrail + 1
	hasNoSmallWord  = hasNoLetters + 1
	namesMinistry   = hasNoSmallWord + 1
	goesOnFrom      = namesMinistry + 1
	isOfRelations   = goesOnFrom + 1
	hasLikeBelow    = isOfRelations + 1
	isReference     = hasLikeBelow + 1
	isOnlyHeading   = isReference + 1
	featureKinds    = isOnlyHeading + 1
)

// A zone is where a block stands: before the first prose of the page, among it, after it.
const (
	zoneHead = iota
	zoneBody
	zoneFoot
	zoneAny
	zones

	featureCount = int(featureKinds) * zones
)

var zoneNames = [zones]string{"head", "body", "foot", "any"}

var featureNames = []struct {
	first feature
	name  string
}{
	{isAny, "any"}, {hasTrait, "trait"}, {hasWords, "words"}, {endsIn, "end"}, {hasForm, "form"},
	{hasMarker, "marker"}, {beginsLow, "lower"}, {beginsBracket, "bracket"}, {allCapitals, "capitals"},
	{hasAddress, "address"}, {hasFigures, "figures"}, {hasBars, "bars"}, {hasYear, "year"}, {hasColon, "colon"},
	{isCountry, "country"}, {isSignature, "signature"}, {isLabelled, "label"}, {isTownLike, "town"},
	{isSpoken, "speaker"},
	{standsEarlier, "earlier"}, {standsLater, "later"}, {sharesLead, "shared"}, {sharesHalf, "shared-half"},
	{sharesMost, "shared-most"}, {isLongest, "longest"}, {runsLong, "run"}, {opensRun, "opens-run"},
	{closesRun, "closes-run"}, {belowDate, "below-date"}, {aboveDate, "above-date"}, {inTitle, "in-title"},
	{isTitle, "is-title"}, {beforeIs, "before"}, {afterIs, "next"}, {fromTop, "from-top"}, {toProse, "to-prose"},
	{belowLink, "below-link"}, {mayHead, "may-head"}, {headsProse, "heads-prose"}, {hasTwin, "twin"},
	{goesOn, "goes-on"}, {isListEntry, "entry"}, {hasSiblingLine, "sibling"}, {inAgenda, "agenda-line"},
	{isShortInSpaced, "spaced"}, {looksSentence, "sentence"}, {twoBefore, "two-before"}, {twoAfter, "two-after"},
	{tellsCredit, "credit"}, {hasTrail, "trail"}, {hasNoLetters, "no-letters"}, {hasNoSmallWord, "capitals-alone"},
	{namesMinistry, "ministry"}, {goesOnFrom, "continues"},
	{isOfRelations, "relations"},
	{hasLikeBelow, "like-below"}, {isReference, "reference"}, {isOnlyHeading, "only-heading"}, {featureKinds, ""},
}

// featureName returns the name of a feature in a zone, as roles.tsv has it.
func featureName(i int) string {
	kind, zone := feature(i/zones), i%zones
	k := 0
	for featureNames[k+1].first <= kind {
		k++
	}
	name := zoneNames[zone] + " " + featureNames[k].name
	if featureNames[k+1].first-featureNames[k].first > 1 {
		name += " " + strconv.Itoa(int(kind-featureNames[k].first))
	}
	return name
}

// A neighbour is what a block is for the blocks beside it.
type neighbour uint8

const (
	besideNone neighbour = iota
	besideProse
	besideDate
	besidePicture
	besideHeading
	besideItem
	besideLink
	besideCategory
	besideLine
)

// A roleReader finds the features of the blocks of a page.
type roleReader struct {
	*latinPage
	first, end int // the first block of prose, and the one behind the last
	date       int // the first date line, -1 for none
	kinds      []neighbour
	lead       []string // the first paragraphs, in lower case
	counts     []int    // words of each block
	shared     []int    // of these, how many the lead has
	most       int      // the largest of the head
	longest    int      // block of the head with the most words that is no link
	runStart   []int    // of the run of short lines that a block is in
	runEnd     []int
	agenda     int
	title      string // of the metadata, in lower case
	list       []uint16
}

// features returns the features of each block, in its zone.
func (p *latinPage) features() [][]uint16 {
	r := &roleReader{latinPage: p, date: -1, agenda: -1, longest: -1}
	r.survey()
	all := make([][]uint16, len(p.blocks))
	r.list = make([]uint16, 0, 32*len(p.blocks))
	for i := range p.blocks {
		start := len(r.list)
		r.block(i)
		all[i] = r.list[start:len(r.list):len(r.list)]
	}
	return all
}

// add adds a feature of block i.
func (r *roleReader) add(i int, f feature) {
	zone := zoneBody
	if i < r.first {
		zone = zoneHead
	} else if i >= r.end {
		zone = zoneFoot
	}
	r.list = append(r.list, uint16(int(f)*zones+zone))
}

func (r *roleReader) addIf(i int, f feature, ok bool) {
	if ok {
		r.add(i, f)
	}
}

// step returns the place of n among rising bounds.
func step(n int, bounds ...int) feature {
	k := 0
	for k < len(bounds) && n > bounds[k] {
		k++
	}
	return feature(k)
}

// lineLimit is how many bytes a block has at most that is not sure to be a paragraph.
const lineLimit = 300

// survey finds what features of single blocks are measured by.
func (r *roleReader) survey() {
	n := len(r.blocks)
	r.kinds, r.counts, r.shared = make([]neighbour, n), make([]int, n), make([]int, n)
	r.first, r.end = -1, 0
	for i := range r.blocks {
		r.counts[i] = r.countWords(i)
		r.kinds[i] = r.kind(i, r.paragraphs()[i])
		switch r.kinds[i] {
		case besideProse:
			if r.first < 0 && !r.headFollows(i) {
				r.first = i
			}
			r.end = i + 1
		case besideDate:
			if r.date < 0 {
				r.date = i
			}
		}
	}
	if r.first < 0 {
		if r.first = slices.Index(r.kinds, besideProse); r.first < 0 {
			r.first, r.end = n, n
		}
	}
	r.readLead()
	r.title = letters.Lower(r.meta.Title + "\n" + r.meta.OpenGraph)
	for i := range r.first {
		r.shared[i] = r.sharedWithLead(i)
		if r.kinds[i] != besideLink {
			r.most = max(r.most, r.shared[i])
			if r.longest < 0 || r.counts[i] > r.counts[r.longest] {
				r.longest = i
			}
		}
	}
	r.findRuns()
}

// countWords returns the words of a block; about three characters of a text without
// spaces make one.
func (r *roleReader) countWords(i int) int {
	text := letters.Clip(r.blocks[i].Text, 600)
	if first, _ := utf8.DecodeRuneInString(text); r.japanese() || letters.IsUnspaced(first) {
		return (utf8.RuneCountInString(text) + 1) / 3
	}
	return letters.CountFields(text)
}

func (r *roleReader) kind(i int, paragraph bool) neighbour {
	b := &r.blocks[i]
	switch {
	case b.Form == page.FormCaption || r.is(i, traitPhoto):
		return besidePicture
	case r.is(i, traitNote), i < 8 && visitorWords.In(r.lowerOf(i, letters.Clip(b.Text, 200))):
		return besideLink // the second is a banner of the site
	case b.Form == page.FormHeading:
		return besideHeading
	case paragraph:
		return besideProse
	case r.is(i, traitDateLine):
		return besideDate
	case r.is(i, traitNavigation) || r.is(i, traitTail):
		return besideLink
	case b.Form == page.FormRow || b.Marker != "":
		return besideItem
	case r.is(i, traitCategory):
		return besideCategory
	}
	return besideLine
}

// readLead keeps the first paragraphs.
func (r *roleReader) readLead() {
	const most = 1000 // bytes
	size := 0
	for i := r.first; i < r.end && size < most; i++ {
		text := letters.Clip(r.blocks[i].Text, most)
		size += len(text)
		r.lead = append(r.lead, r.plain(i, text))
	}
}

// plain returns the beginning of a block as its words are compared: in lower case, but for
// Japanese as it is.
func (r *roleReader) plain(i int, text string) string {
	if r.japanese() {
		return text
	}
	return r.lowerOf(i, text)
}

// lowerOf returns the beginning of a block in lower case.
func (r *roleReader) lowerOf(i int, text string) string {
	if len(text) == len(r.blocks[i].Text) && !r.japanese() {
		return r.lines[i].lower()
	}
	return letters.Lower(text)
}

// sharedWithLead counts the words of a line that the first paragraphs have, too.
func (r *roleReader) sharedWithLead(i int) (n int) {
	var few [32]string
	seen := few[:0]
	isOf := isWordOf
	if r.japanese() {
		isOf = strings.Contains
	}
	for w := range r.words(r.plain(i, letters.Clip(r.blocks[i].Text, 400))) {
		if !slices.Contains(seen, w) && slices.ContainsFunc(r.lead, func(text string) bool { return isOf(text, w) }) {
			n++
		}
		seen = append(seen, w)
	}
	return n
}

// words yields the words of a text that say something: of four letters and more, without
// an "s" at the end; of Japanese, each pair of characters that are no hiragana.
func (r *roleReader) words(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if !r.japanese() {
			for w := range strings.FieldsFuncSeq(text, func(c rune) bool { return !unicode.IsLetter(c) }) {
				if len(w) > 3 && !yield(strings.TrimSuffix(w, "s")) {
					return
				}
			}
			return
		}
		last := -1 // where the character before stands
		for i, c := range text {
			if letters.IsHiragana(c) || !unicode.IsLetter(c) {
				last = -1
				continue
			}
			if last >= 0 && !yield(text[last:i+utf8.RuneLen(c)]) {
				return
			}
			last = i
		}
	}
}

// isWordOf reports whether a text has a word as words yields it.
func isWordOf(text, word string) bool {
	for at := 0; ; at++ {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return false
		}
		at += i
		end := at + len(word)
		if strings.HasPrefix(text[end:], "s") {
			end++
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		if end-at > 3 && strings.TrimSuffix(text[at:end], "s") == word && !unicode.IsLetter(before) &&
			!unicode.IsLetter(letters.FirstRune(text[end:])) {
			return true
		}
	}
}

// findRuns finds the runs of short lines without a gap, as menus are.
func (r *roleReader) findRuns() {
	n := len(r.blocks)
	r.runStart, r.runEnd = make([]int, n), make([]int, n)
	for i := 0; i < n; {
		end := i + 1
		for r.isShort(i) && end < n && !r.blocks[end].Gap && r.isShort(end) {
			end++
		}
		for j := i; j < end; j++ {
			r.runStart[j], r.runEnd[j] = i, end
		}
		i = end
	}
}

// isShort reports whether a block can be the line of a menu or of an address.
func (r *roleReader) isShort(i int) bool {
	b := &r.blocks[i]
	return r.counts[i] <= 6 && (b.Marker == "" || page.IsBullet(b.Marker)) && r.kinds[i] != besideProse
}

func (r *roleReader) block(i int) {
	b := &r.blocks[i]
	r.add(i, isAny)
	for t := range featureTraits {
		r.addIf(i, hasTrait+feature(t), r.is(i, t))
	}
	r.add(i, hasWords+step(r.counts[i], wordSteps...))
	r.shape(i, b)
	if len(b.Text) < lineLimit {
		r.line(i, b)
		r.company(i, b)
	}
	r.add(i, beforeIs+feature(r.kindAt(i-1)))
	r.add(i, afterIs+feature(r.kindAt(i+1)))
	r.add(i, twoBefore+feature(r.kindAt(i-2)))
	r.add(i, twoAfter+feature(r.kindAt(i+2)))
	r.addIf(i, looksSentence, r.is(i, traitSentence) && !letters.EndsInAbbreviation(b.Text))
	if i < r.first {
		r.head(i, b)
	}
	r.heading(i, b)
}

func (r *roleReader) kindAt(i int) neighbour {
	if i < 0 || i >= len(r.kinds) {
		return besideNone
	}
	return r.kinds[i]
}

// wordSteps part the numbers of words.
var wordSteps = []int{1, 2, 3, 5, 8, 12, 20, 40}

// formOf returns the form of a block; headings of the levels 1, 2 and more differ.
func (r *roleReader) formOf(b *page.Block) feature {
	if b.Form == page.FormHeading {
		return 5 + feature(min(max(b.Level-1, 0), 2))
	}
	return feature(b.Form)
}

// shape adds what the characters of a block and its mark-up say.
func (r *roleReader) shape(i int, b *page.Block) {
	text := b.Text
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "\"”’»"))
	switch last {
	case '.', '。':
		r.addIf(i, endsIn, !letters.EndsInAbbreviation(text))
	case ':', '：':
		r.add(i, endsIn+1)
	case ',', ';', '、':
		r.add(i, endsIn+2)
	case '?', '!':
		r.add(i, endsIn+3)
	case ')', '）', ']':
		r.add(i, endsIn+4)
	}
	r.add(i, hasForm+r.formOf(b))
	switch {
	case b.Marker == "":
	case page.IsBullet(b.Marker):
		r.add(i, hasMarker+1)
	case strings.ContainsAny(b.Marker, "(（"):
		r.add(i, hasMarker+2)
	default:
		r.add(i, hasMarker+3)
	}
	if text == "" {
		return
	}
	first, _ := utf8.DecodeRuneInString(text)
	r.addIf(i, beginsLow, unicode.IsLower(first))
	r.addIf(i, beginsBracket, strings.ContainsRune("([（［【<", first))
	if len(text) > 300 {
		return
	}
	r.addIf(i, allCapitals, len(text) > 3 && !hasSmall(text) && hasCapital(text))
	r.addIf(i, hasAddress, letters.Contains(text, "@", "www.", "http"))
	r.signs(i, text)
	r.addIf(i, hasBars, isBar(text))
	r.addIf(i, hasNoLetters, !letters.HasLetters(text))
}

// signs adds what the digits and marks of a line say.
func (r *roleReader) signs(i int, text string) {
	digits, trail, colon := 0, false, false
	for k, c := range text {
		switch c {
		case '|', '>', '»', '›':
			trail = true
		case ':', '：':
			colon = colon || k+utf8.RuneLen(c) < len(text)
		default:
			if letters.IsDigit(c) {
				digits++
			}
		}
	}
	r.addIf(i, hasFigures, digits > 4)
	r.addIf(i, hasYear, digits > 3 && letters.Contains(text, "19", "20"))
	r.addIf(i, hasTrail, trail)
	r.addIf(i, hasColon, colon)
}

// line adds what the words of a short block say.
func (r *roleReader) line(i int, b *page.Block) {
	lower, words := r.lines[i].lower(), r.counts[i]
	if words <= 5 {
		_, isName := country.Code(b.Text)
		r.addIf(i, isCountry, isName)
		outside := i < r.first || i >= r.end
		r.addIf(i, isTownLike, outside && words <= 3 && !letters.HasDigits(b.Text) && isTownName(b.Text))
	}
	r.addIf(i, isLabelled, r.isLabel(i))
	r.addIf(i, isOfRelations, isRelations(b.Text))
	r.addIf(i, isSpoken, isSpeakerLine(b.Text))
	r.addIf(i, tellsCredit, creditWords.In(lower))
	r.addIf(i, namesMinistry, ministryWords.In(lower))
	r.addIf(i, hasNoSmallWord, words > 3 && !hasSmallWord(b.Text))
	r.addIf(i, goesOnFrom, i > 0 && !b.Gap && (page.EndsOpen(r.blocks[i-1].Text) || beginsSmall(b.Text)))
	r.addIf(i, isSignature, words <= 12 && i < r.first && r.isSigned(i))
}

// company adds what the rest of the page says of a short block.
func (r *roleReader) company(i int, b *page.Block) {
	above, below := r.repeats()
	r.addIf(i, standsEarlier, above[i])
	r.addIf(i, standsLater, below[i])
	if r.isShort(i) {
		r.add(i, runsLong+step(r.runEnd[i]-r.runStart[i], 1, 3, 7))
		r.addIf(i, opensRun, r.runStart[i] == i)
		r.addIf(i, closesRun, r.runEnd[i] == i+1)
	}
	for j := i - 1; j >= 0 && j > i-6; j-- {
		if r.kinds[j] == besideLink {
			r.add(i, belowLink+step(i-j, 1, 2))
			break
		}
	}
	r.addIf(i, belowDate, r.date >= 0 && i > r.date)
	r.addIf(i, aboveDate, r.date >= 0 && i < r.date)
	if r.is(i, traitAgenda) {
		r.agenda = i
	}
	r.addIf(i, inAgenda, r.agenda >= 0 && i > r.agenda && i < r.agenda+40 && below[i])
	r.addIf(i, isShortInSpaced, r.spaced && b.Gap && r.counts[i] <= 12)
}

// head adds what speaks for a line before the first prose.
func (r *roleReader) head(i int, b *page.Block) {
	r.add(i, sharesLead+step(r.shared[i], 0, 1, 2))
	r.addIf(i, sharesHalf, r.counts[i] > 2 && r.shared[i]*2 >= r.counts[i])
	r.addIf(i, sharesMost, r.shared[i] > 1 && r.shared[i] == r.most)
	r.addIf(i, isLongest, i == r.longest)
	r.add(i, fromTop+step(i, 0, 1, 2, 5))
	r.add(i, toProse+step(r.first-i, 1, 2, 5))
	if b.Text != "" {
		lower := r.lines[i].lower()
		first, rest, _ := strings.Cut(r.title, "\n")
		r.addIf(i, inTitle, r.counts[i] > 2 && strings.Contains(r.title, lower))
		r.addIf(i, isTitle, lower == first || lower == rest[strings.LastIndexByte(rest, '\n')+1:])
	}
	r.addIf(i, hasSiblingLine, r.hasSibling(i))
}

// hasSmallWord reports whether a line has a word in lower case: headlines have some,
// and menus on one line have none.
func hasSmallWord(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if first, _ := utf8.DecodeRuneInString(w); unicode.IsLower(first) {
			return true
		}
	}
	return false
}

func beginsSmall(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(first) || first == '('
}

// isLikeBelow reports whether a line that may be a heading is built like another one
// further down, which stands on a paragraph, too: "Denmark – Visit …", "Ireland – Talks …".
func (r *roleReader) isLikeBelow(i int) bool {
	joint := slices.IndexFunc(headingJoints, func(s string) bool { return strings.Contains(r.blocks[i].Text, s) })
	if joint < 0 || r.kindAt(i+1) != besideProse {
		return false
	}
	for j := i + 2; j < len(r.blocks); j++ {
		if r.kindAt(j+1) == besideProse && r.kinds[j] != besideProse && r.is(j, traitHeading) &&
			strings.Contains(r.blocks[j].Text, headingJoints[joint]) {
			return true
		}
	}
	return false
}

// mayHeadOther reports whether another line of the text may be a heading.
func (r *roleReader) mayHeadOther(i int) bool {
	for j := r.first + 1; j < r.end; j++ {
		if j != i && r.kinds[j] != besideProse && r.kinds[j] != besideLink && r.is(j, traitHeading) {
			return true
		}
	}
	return false
}

// headingJoints part the subject of a heading from what is said of it.
var headingJoints = []string{" – ", " — ", " - ", ": "}

// hasTwin reports whether another heading has a number of the same style.
func (r *roleReader) hasTwin(i int) bool {
	for j := range r.blocks {
		if j != i && r.blocks[j].Marker != "" && sameStyle(r.blocks[j].Marker, r.blocks[i].Marker) &&
			r.is(j, traitHeading) {
			return true
		}
	}
	return false
}

// heading adds what speaks for and against a heading.
func (r *roleReader) heading(i int, b *page.Block) {
	if !r.is(i, traitHeading) {
		return
	}
	next := i + 1
	r.addIf(i, mayHead, r.isHeading(i))
	r.addIf(i, isReference, hasRef(b.Text))
	r.addIf(i, headsProse, next < len(r.blocks) && r.is(next, traitProse))
	if b.Marker != "" {
		before := i - 1
		r.addIf(i, goesOn, next < len(r.blocks) && followsInList(b.Marker, r.blocks[next].Marker) ||
			before >= 0 && followsInList(r.blocks[before].Marker, b.Marker))
		r.addIf(i, hasTwin, r.hasTwin(i))
	} else {
		r.addIf(i, hasLikeBelow, r.isLikeBelow(i))
		r.addIf(i, isOnlyHeading, i > r.first && !r.mayHeadOther(i))
		r.addIf(i, isListEntry, i > 0 && !b.Gap && r.blocks[i-1].Marker == "" && r.is(i-1, traitHeading))
	}
}
