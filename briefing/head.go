package briefing

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// markHead assigns the roles of the blocks before the body, and returns where
// the body begins.
func (p *page) markHead() int {
	const longest = 80 // blocks; menus of sites can be long
	end := 0
	dated := false
	var lines []int // short lines that may be the headline or captions
	for end < len(p.blocks) && end < longest {
		b := &p.blocks[end]
		if end == 0 {
			p.cutStamp(b)
		}
		if p.roles[end] == roleText {
			if b.Marker != "" && !isBullet(b.Marker) && !isNavigation(b.Text) || p.isBodyStart(end) {
				if dated || len(lines) > 0 || !p.headFollows(end) {
					break
				}
				end++ // a banner above the headline
				continue
			}
			p.roles[end] = p.headRole(end, dated)
			dated = dated || p.roles[end] == roleDateLine
			if p.roles[end] == roleText {
				lines = append(lines, end)
			}
		}
		end++
	}
	p.assignLines(lines)
	return p.headEnd(end)
}

// headEnd moves the beginning of the body, which prose marks, back to the headings before it.
func (p *page) headEnd(end int) int {
	for end > 0 && p.roles[end-1] != roleHeadline && p.roles[end-1] != roleDateLine && p.roles[end-1] != roleCategory {
		end--
	}
	return end
}

// headFollows tells whether the head goes on behind a paragraph at its very
// beginning: a date and a headline stand before the next one.
func (p *page) headFollows(i int) bool {
	date, line := false, false
	for j := i + 1; j < len(p.blocks) && j < i+12 && !isProse(p.blocks[j].Text) && p.blocks[j].Marker == ""; j++ {
		text := p.blocks[j].Text
		date = date || isDateLine(text)
		line = line || containsAnyOf(plainLower(clip(text, 200)), eventWords[:20])
	}
	return date && line
}

// isBodyStart tells prose, and a heading right before it.
func (p *page) isBodyStart(i int) bool {
	b := &p.blocks[i]
	if isPhoto(b.Text) || isNote(b.Text) || isNavigation(b.Text) || b.Form == FormCaption {
		return false
	}
	return isProse(b.Text) || isBullet(b.Marker) && wordCount(b.Text) > 12
}

// headRole returns the role of a block in the head; text stands for a line that is not yet understood.
func (p *page) headRole(i int, dated bool) role {
	b := &p.blocks[i]
	switch {
	case b.Form == FormCaption || isPhoto(b.Text):
		return captionRole(b.Text)
	case isNavigation(b.Text) || isNote(b.Text) || !hasLetters(b.Text) && !isDateLine(b.Text):
		return roleFrame
	case isDateLine(b.Text):
		p.addLabel(i)
		return roleDateLine
	case p.addLabel(i):
		return roleLabel
	case b.Form != FormHeading && !dated && isCategory(b.Text):
		if p.category == "" {
			p.category = b.Text
		}
		return roleCategory
	case b.Form != FormHeading && isIssuer(b.Text):
		return roleFrame
	case isQualifierLine(b.Text):
		return roleQualifier
	}
	return roleText
}

// assignLines chooses the headline among the short lines of the head; those
// under the date are captions, or the first heading of the body.
func (p *page) assignLines(lines []int) {
	best, score := -1, -1
	date := slices.Index(p.roles, roleDateLine)
	for _, i := range lines {
		if s := p.headlineScore(i, date, lines); s > score {
			best, score = i, s
		}
	}
	if best >= 0 {
		p.headline, p.roles[best] = p.blocks[best].Text, roleHeadline
		p.joinHeadline(best)
	}
	for n, i := range lines {
		switch {
		case p.roles[i] != roleText:
		case best >= 0 && sameLine(p.blocks[i].Text, p.blocks[best].Text) && !p.datedBetween(best, i):
			p.roles[i] = roleFrame // printed twice
		case date >= 0 && i > date && p.looksCaption(i, date, lines[n:]):
			p.roles[i] = roleCaption
		case best >= 0 && i < best:
			if wordCount(p.blocks[i].Text) < 14 {
				p.roles[i] = roleFrame
			}
		}
	}
	if p.note == "" && best >= 0 {
		for i := best + 1; i < len(p.blocks) && i < best+3; i++ {
			if p.roles[i] == roleQualifier {
				p.note = p.blocks[i].Text
			}
		}
	}
}

// headlineScore rates a line as the headline; below 0 it cannot be it.
func (p *page) headlineScore(i, date int, lines []int) int {
	b := &p.blocks[i]
	text := plainLower(clip(b.Text, 300))
	if date >= 0 && i > date {
		if p.category != "" && isRelations(p.category) || p.looksCaption(i, date, nil) && p.category != "" {
			return -1 // the layout without a headline: captions stand under the date
		}
	}
	if wordCount(text) < 2 && b.Form != FormHeading {
		return -1
	}
	score := 1
	if containsAnyOf(text, eventWords) {
		score += 4
	}
	if wordCount(text) >= 4 {
		score++
	}
	if b.Form == FormHeading {
		score += 3 - min(b.Level, 3)
		if b.Level == 1 {
			score += 4
		}
	}
	for _, title := range []string{p.meta.OpenGraph, p.meta.Title} {
		if title != "" && strings.Contains(plainLower(title), text) {
			score += 3
		}
	}
	if date >= 0 && i > date {
		score -= 2
	}
	if strings.ContainsAny(b.Text, ">»›|") {
		score -= 4 // a trail of crumbs
	}
	if before, ok := p.previousLine(i, lines); ok && sameLine(before, b.Text) {
		score--
	}
	return score
}

func (p *page) previousLine(i int, lines []int) (string, bool) {
	n := slices.Index(lines, i)
	if n < 1 {
		return "", false
	}
	return p.blocks[lines[n-1]].Text, true
}

// joinHeadline adds to a headline what was wrapped to the next line, or stands there in brackets.
func (p *page) joinHeadline(i int) {
	if i+1 >= len(p.blocks) || p.blocks[i+1].Gap || p.roles[i+1] != roleText {
		return
	}
	next := p.blocks[i+1].Text
	bracketed := strings.HasPrefix(next, "(") && strings.HasSuffix(next, ")")
	switch {
	case bracketed && wordCount(next) > 3, endsOpen(p.headline) && !isDateLine(next):
		p.headline += " " + next
		p.roles[i+1] = roleHeadline
	case bracketed:
		p.note, p.roles[i+1] = next, roleQualifier
	}
}

// openWords are those with which no headline ends.
var openWords = []string{"of", "the", "and", "on", "for", "with", "to", "by", "between", "in", "at", "from", "a", "an", "&", "-", "–", ","}

func endsOpen(s string) bool {
	last := s[strings.LastIndexByte(s, ' ')+1:]
	return slices.Contains(openWords, asciiLower(last)) || strings.HasSuffix(s, ",")
}

// datedBetween tells whether a date line stands between two blocks.
func (p *page) datedBetween(a, b int) bool {
	return slices.Contains(p.roles[min(a, b):max(a, b)], roleDateLine)
}

// looksCaption tells whether a line under the date is a bare caption: set
// directly below it, numbered, or one of several alike.
func (p *page) looksCaption(i, date int, after []int) bool {
	text := p.blocks[i].Text
	if stem := captionStem(text); stem != text {
		return true
	}
	for _, j := range after {
		if j != i && j <= i+3 && sameLine(captionStem(p.blocks[j].Text), text) {
			return true
		}
	}
	if !p.spaced {
		return false
	}
	for j := i; j > date; j-- {
		if p.blocks[j].Gap {
			return false
		}
	}
	return true
}

// captionStem is a caption without its number: "Meeting-1", "Meeting 1", "Lunch1".
func captionStem(s string) string {
	stem := strings.TrimRight(s, "0123456789")
	if len(s)-len(stem) > 2 || len(s) == len(stem) || len(stem) < 5 {
		return s
	}
	last := stem[len(stem)-1]
	switch {
	case last == '-' || last == ' ':
		stem = strings.TrimRight(stem, "- ")
		if monthNumber(stem[strings.LastIndexByte(stem, ' ')+1:]) > 0 || strings.HasSuffix(stem, "Article") || strings.HasSuffix(stem, "No.") {
			return s
		}
		return stem
	case isLowerByte(last) || last == ')':
		return stem
	}
	return s
}

// captionRole tells a caption from a line that names who took a picture.
func captionRole(text string) role {
	if isCreditLine(plainLower(text)) {
		return roleFrame
	}
	return roleCaption
}

// addCaptions keeps the caption or captions of a line without their marks.
func (p *page) addCaptions(text string) {
	if strings.Trim(asciiLower(text), "photo ") == "" {
		p.captions = append(p.captions, strings.Fields(text)...) // "photo photo"
		return
	}
	for rest := text; rest != ""; {
		one := rest
		rest = ""
		// the next mark on the line begins the next caption
		for _, mark := range []string{"(photo", "(写真", "photo ", "photo:"} {
			if j := strings.Index(asciiLower(one[min(len(one), len(mark)):]), mark); j >= 0 && len(one) < 600 {
				j += min(len(one), len(mark))
				if mark[0] != 'p' || asciiLower(one[:len(mark)]) == mark {
					one, rest = one[:j], one[j:]
				}
			}
		}
		p.captions = append(p.captions, cutPhotoMark(strings.TrimSpace(one)))
	}
}

// cutPhotoMark takes "(Photo 1)", "photo:", "Photo caption:" off a caption; what is nothing but a mark stays.
func cutPhotoMark(s string) string {
	lower := asciiLower(s)
	rest := ""
	switch {
	case strings.HasPrefix(lower, "("), strings.HasPrefix(lower, "["), strings.HasPrefix(s, "\uff08"):
		if i := strings.IndexAny(s, ")]\uff09"); i >= 0 {
			_, size := utf8.DecodeRuneInString(s[i:])
			rest = s[i+size:]
		}
	default:
		for _, mark := range []string{"photo caption", "photos", "photo", "picture", "image", "caption", "写真", "foto", "bild"} {
			if strings.HasPrefix(lower, mark) {
				rest = strings.TrimLeft(s[len(mark):], " 0123456789")
				if colon, ok := strings.CutPrefix(rest, ":"); ok {
					rest = colon
				} else if rest == "" || !isUpperAt(rest, 0) {
					return s // "Photo session before the meeting"
				}
				break
			}
		}
	}
	if rest = strings.TrimSpace(rest); rest != "" {
		return rest
	}
	return s
}

// isCreditLine tells a line that names who took a picture, and no picture.
func isCreditLine(lower string) bool {
	inner, ok := strings.CutPrefix(lower, "(photo:")
	if !ok {
		inner, ok = strings.CutPrefix(lower, "photo credit")
		return ok && inner != ""
	}
	return strings.HasSuffix(inner, ")") && strings.Count(inner, ")") == 1
}

// cutStamp takes the date off a first line such as "date 2018-01-31 News
// story", which those who save pages put before it.
func (p *page) cutStamp(b *Block) {
	rest, ok := strings.CutPrefix(b.Text, "date ")
	if !ok || len(rest) < 10 {
		return
	}
	if m, ok := numericDate(rest, 0); ok && m.end == 10 {
		p.stamp, b.Text = m.from, strings.TrimSpace(rest[10:])
	}
}

// isDateLine tells a line that dates the page: a date and little else.
func isDateLine(s string) bool {
	if len(s) > 140 || len(s) < 4 {
		return false
	}
	digits := false
	for i := range len(s) {
		digits = digits || isDigitByte(s[i])
	}
	if !digits || strings.HasPrefix(s, "(") && !strings.HasSuffix(s, ")") {
		return false
	}
	dates := findDates(s)
	if len(dates) == 0 {
		return false
	}
	m := dates[0]
	if m.from.year == 0 && (len(s)-(m.end-m.start) > 12 || strings.HasPrefix(asciiLower(s), "on ")) {
		return false
	}
	head := strings.Trim(plainLower(s[:m.start]), " ,:-–—(/|")
	tail := plainLower(s[m.end:])
	if head != "" && !isWeekday(head) && !isDateLabel(head) && !(len(head) < 80 && containsAnyOf(head, ministryWords)) {
		return false
	}
	return !isProse(s) && !containsAnyOf(tail, eventWords[:7]) && wordCount(tail) <= 12
}

// ministryWords are in the names of those who publish.
var ministryWords = []string{"ministry", "minist", "bakanlığı", "department", "embassy", "auswärtiges", "office of"}

// isDateLabel tells the words that may stand before the date of a page.
func isDateLabel(head string) bool {
	if len(head) > 30 || containsAnyOf(head, eventWords[:12]) {
		return false
	}
	word, rest, _ := strings.Cut(strings.Trim(head, ":,. "), " ")
	if isWeekday(strings.Trim(word, ",:")) {
		return true
	}
	switch strings.Trim(word, ":.,") {
	case "date", "published", "released", "released:", "issued", "posted", "updated", "no", "datum", "le", "am", "berlin", "paris", "fecha", "publié", "stand", "erstellt", "as", "(as", "release":
		return true
	}
	// a place before the date: "Ottawa, Ontario", "New Delhi"
	return rest == "" || wordCount(head) <= 3 && !containsAnyOf(head, eventWords)
}

func isCategory(s string) bool {
	if len(s) > 70 {
		return false
	}
	lower := strings.Trim(plainLower(s), " :[]•|")
	return slices.Contains(categoryLines, lower) || isRelations(s)
}

// isRelations tells the category lines of the kind "Japan-Iran Relations".
func isRelations(s string) bool {
	stem, ok := strings.CutSuffix(plainLower(s), " relations")
	return ok && len(stem) < 60 && strings.ContainsAny(stem, "-–") && strings.HasPrefix(stem, "japan")
}

func isQualifierLine(s string) bool {
	lower := strings.Trim(plainLower(s), " ()<>[]\uff08\uff09-–:*")
	if len(lower) > 60 || wordCount(lower) > 6 {
		return false
	}
	bracketed := lower != "" && !unicode.IsLetter(firstLetter(s))
	for _, word := range qualifierWords {
		if lower == word || bracketed && strings.Contains(lower, word) {
			return true
		}
	}
	return false
}

func firstLetter(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func isIssuer(s string) bool {
	if len(s) > 120 {
		return false
	}
	lower := strings.Trim(plainLower(s), " ()")
	return len(lower) < 110 && hasPrefixOf(lower, issuerStarts) && wordCount(lower) <= 14 && !containsAnyOf(lower, eventWords[:6])
}

func isNavigation(s string) bool {
	if len(s) > 160 {
		return false
	}
	lower := strings.Trim(plainLower(s), " :|•»>()[]")
	if len(lower) < 90 && (strings.HasSuffix(lower, " facebook") || strings.HasSuffix(lower, " instagram") || strings.HasSuffix(lower, " twitter") || strings.HasSuffix(lower, " youtube")) {
		return true
	}
	return slices.Contains(navigationLines, lower) || hasPrefixOf(lower, navigationStarts)
}

func isNote(s string) bool {
	long := len(s) >= 240 && s[0] != '(' && s[0] != '*'
	if len(s) > 700 || long && !strings.Contains(s, "scam") && !strings.Contains(s, "ookie") && !strings.Contains(s, "unedited") {
		return false
	}
	lower := plainLower(s)
	return containsAnyOf(lower, noteWords) || !long && containsAnyOf(lower, attributionWords)
}

func isTail(s string) bool {
	if len(s) > 300 {
		return false
	}
	return hasPrefixOf(strings.TrimLeft(plainLower(clip(s, 48)), "([*• -"), tailStarts) || strings.EqualFold(s, "(end)")
}

func isPhoto(s string) bool {
	if len(s) > 600 {
		return false
	}
	lower := plainLower(s[:min(len(s), 24)])
	if strings.HasPrefix(lower, "\uff08写真") || strings.Contains(s, "©") && wordCount(s) < 40 {
		return true
	}
	return hasPrefixOf(lower, photoStarts) && !(strings.HasPrefix(lower, "photo ") && !strings.HasPrefix(lower, "photo caption") && wordCount(s) > 30)
}

// hasRef tells the headings of notes that belong to the page: "[Reference 1] …", "(Reference) …".
func hasRef(s string) bool {
	lower := strings.TrimLeft(plainLower(s[:min(len(s), 20)]), "([\uff08<【")
	return strings.HasPrefix(lower, "reference") || strings.HasPrefix(lower, "参考") || strings.HasPrefix(lower, "background") || strings.HasPrefix(lower, "note")
}

// isProse tells a paragraph from a line.
func isProse(s string) bool {
	if len(s) < 40 {
		return false
	}
	n := wordCount(clip(s, 400))
	end := strings.TrimRight(s, "\"”’')»] ")
	last, _ := utf8.DecodeLastRuneInString(end)
	switch {
	case n >= 50:
		return true
	case last == '.' || last == '!' || last == '?' || last == ':' || last == '。':
		return n >= 10 && !endsInAbbreviation(end) || n >= 20
	}
	return n >= 20 && hasSentences(clip(s, 1000))
}

// hasSentences tells whether a text holds more than one sentence.
func hasSentences(s string) bool {
	n := 0
	for range sentences(s) {
		n++
	}
	return n > 1
}

// endsInAbbreviation tells the final point of "U.S." and "Jr." from that of a sentence.
func endsInAbbreviation(s string) bool {
	word := s[strings.LastIndexByte(s, ' ')+1:]
	return len(word) > 3 && word[len(word)-3] == '.' || word == "Jr." || word == "Sr." || len(word) == 2
}

// plainLower lowers s and makes its apostrophes straight.
func plainLower(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' {
			return strings.ReplaceAll(strings.ToLower(s), "’", "'")
		}
	}
	return s
}

func sameLine(a, b string) bool {
	return a == b || len(a) < 400 && len(b) < 400 && strings.Join(FoldedWords(a), " ") == strings.Join(FoldedWords(b), " ")
}

func hasPrefixOf(s string, list []string) bool {
	for _, prefix := range list {
		if strings.HasPrefix(s, prefix) {
			return true
		}
	}
	return false
}

func containsAnyOf(s string, words []string) bool {
	for _, word := range words {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}

// wordCount counts the words that spaces part.
func wordCount(s string) int {
	n, inside := 0, false
	for i := range len(s) {
		if s[i] == ' ' {
			inside = false
		} else if !inside {
			inside = true
			n++
		}
	}
	return n
}

func hasLetters(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return true
		}
	}
	return false
}
