package docx

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"briefings/briefing/page"
)

// A style is how paragraphs look that have it.
type style struct {
	base    string
	name    string // in English for the styles that Word comes with, in lower case
	outline int    // level from 1, 0 for none
	list    string // number of the list, "" for none
	level   int    // in the list, from 0
	bold    bool
	space   space
}

// A space is the height between paragraphs.
type space struct{ said, some bool }

// read reads the heights above and below a paragraph.
func (s *space) read(m *marks) {
	for _, name := range []string{"before", "after"} {
		if height := m.attr(name); height != "" {
			s.said, s.some = true, s.some || height != "0"
		}
	}
}

// styles are the styles of paragraphs, by their names within the document; "" is what all have.
type styles map[string]style

func (s styles) read(m *marks) error {
	id, one := "", style{}
	for m.next() {
		switch m.start() {
		case "style":
			id, one = m.attr("styleId"), style{}
		case "name":
			one.name = strings.ToLower(m.attr("val"))
		case "basedOn":
			one.base = m.attr("val")
		case "outlineLvl":
			one.outline = outlineOf(m)
		case "numId":
			one.list = m.attr("val")
		case "ilvl":
			one.level = m.number(0)
		case "b":
			one.bold = m.isOn()
		case "spacing":
			one.space.read(m)
		}
		if end := m.end(); end == "style" || end == "pPrDefault" {
			s[id] = one
		}
	}
	return nil
}

// outlineOf reads a level of outline: 1 to 9, 0 for text.
func outlineOf(m *marks) int { return (m.number(9) + 1) % 10 }

// of returns a style with what it takes over from those that it is based on.
func (s styles) of(id string) style {
	one := s[id]
	base := one.base
	for range 10 {
		older, ok := s[base]
		if !ok {
			break
		}
		if one.list == "" {
			one.list, one.level = older.list, max(one.level, older.level)
		}
		if one.outline == 0 {
			one.outline = older.outline
		}
		one.bold = one.bold || older.bold
		if !one.space.said {
			one.space = older.space
		}
		if base == "" {
			break
		}
		base = older.base
	}
	switch level, ok := strings.CutPrefix(one.name, "heading "); {
	case ok && one.outline == 0:
		one.outline, _ = strconv.Atoi(level)
	case one.name == "title":
		one.outline = 1
	}
	return one
}

// levels are how deep a list may be.
const levels = 9

// A level is how the numbers of a level of a list look.
type level struct {
	start  int
	format string // "decimal"; "bullet"
	text   string // "%1.%2."
	never  bool   // goes on counting after a number above it
	legal  bool   // the numbers above are written as digits
}

// A list is a list of paragraphs, or the pattern of lists.
type list struct {
	pattern string // of a list
	style   string // of a pattern that is kept in a style
	levels  [levels]*level
	starts  [levels]int // what the first number is instead, +1; 0 for no other
}

// A count is the last number of each level of a pattern, 0 before the first.
type count [levels]struct {
	last  int
	begun bool
}

// numbers counts the paragraphs of lists, as Word does.
type numbers struct {
	patterns, lists map[string]*list
	counts          map[string]*count // by pattern
	styles          styles
}

func (n *numbers) read(m *marks) error {
	n.patterns, n.lists = map[string]*list{}, map[string]*list{}
	in, at := &list{}, &level{}
	number := 0
	for m.next() {
		switch m.start() {
		case "abstractNum":
			in = &list{}
			n.patterns[m.attr("abstractNumId")] = in
		case "num":
			in = &list{}
			n.lists[m.attr("numId")] = in
		case "abstractNumId":
			in.pattern = m.attr("val")
		case "numStyleLink":
			in.style = m.attr("val")
		case "lvlOverride":
			number, _ = strconv.Atoi(m.attr("ilvl"))
		case "startOverride":
			if number >= 0 && number < levels {
				in.starts[number] = m.number(1) + 1
			}
		case "lvl":
			at = &level{start: 1, format: "decimal"}
			if number, _ = strconv.Atoi(m.attr("ilvl")); number >= 0 && number < levels {
				in.levels[number] = at
			}
		default:
			at.set(m)
		}
	}
	return nil
}

// set reads an element of a level.
func (l *level) set(m *marks) {
	switch m.start() {
	case "start":
		l.start = m.number(1)
	case "numFmt":
		l.format = m.attr("val")
	case "lvlText":
		l.text = m.attr("val")
	case "lvlRestart":
		l.never = m.number(1) == 0
	case "isLgl":
		l.legal = m.isOn()
	}
}

// level returns how a level of a list looks, nil if nothing says it, and the pattern that it is
// counted in.
func (n *numbers) level(one *list, at int) (*level, string) {
	pattern := one.pattern
	kept := n.patterns[pattern]
	for i := 0; kept != nil && kept.style != "" && i < 10; i++ { // a pattern may lead to another
		linked := n.lists[n.styles.of(kept.style).list]
		if linked == nil {
			break
		}
		pattern = linked.pattern
		kept = n.patterns[pattern]
	}
	if found := one.levels[at]; found != nil || kept == nil {
		return found, pattern
	}
	return kept.levels[at], pattern
}

// next counts a paragraph of a list, and returns its number or bullet as Word prints it, "" if
// the paragraph is in no list.
func (n *numbers) next(name string, at int) string {
	one := n.lists[name]
	if one == nil || at >= levels {
		return ""
	}
	how, pattern := n.level(one, at)
	if how == nil {
		return ""
	}
	c := n.counts[pattern]
	if c == nil {
		c = &count{}
		n.counts[pattern] = c
	}
	switch {
	case one.starts[at] > 0:
		c[at].last, one.starts[at] = one.starts[at]-2, 0
	case !c[at].begun:
		c[at].last = how.start - 1
	}
	c[at].last, c[at].begun = c[at].last+1, true
	for deeper := at + 1; deeper < levels; deeper++ {
		if below, _ := n.level(one, deeper); below == nil || !below.never {
			c[deeper].begun = false
		}
	}
	if how.format == "bullet" {
		if page.IsBullet(how.text) {
			return how.text
		}
		return "•"
	}
	return strings.TrimSpace(n.print(one, how, c))
}

// print puts the numbers into the text of a level: "%1.%2." → "2.1."
func (n *numbers) print(one *list, how *level, c *count) string {
	var b strings.Builder
	for rest := how.text; rest != ""; {
		before, after, found := strings.Cut(rest, "%")
		b.WriteString(before)
		if rest = after; !found || rest == "" || rest[0] < '1' || rest[0] > '9' {
			continue
		}
		at := int(rest[0] - '1')
		rest = rest[1:]
		above, _ := n.level(one, at)
		if above == nil {
			above = how
		}
		number, format := c[at].last, above.format
		if !c[at].begun {
			number = above.start
		}
		if how.legal {
			format = "decimal"
		}
		b.WriteString(numeral(number, format))
	}
	return b.String()
}

// The orders of kana.
const (
	gojuon = "アイウエオカキクケコサシスセソタチツテト" +
		"ナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
	iroha = "イロハニホヘトチリヌルヲワカヨタレソツネナラム" +
		"ウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
)

// signs are the formats that count by the signs of a row.
var signs = map[string]string{
	"lowerLetter":           "abcdefghijklmnopqrstuvwxyz",
	"upperLetter":           "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
	"decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
	"aiueo":                 gojuon,
	"aiueoFullWidth":        gojuon,
	"iroha":                 iroha,
	"irohaFullWidth":        iroha,
	"ideographTraditional":  "甲乙丙丁戊己庚辛壬癸",
	"russianLower":          "абвгдежзиклмнопрстуфхцчшщыэюя",
	"russianUpper":          "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
	"ganada":                "가나다라마바사아자차카타파하",
	"chosung":               "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
	"hebrew2":               "אבגדהוזחטיכלמנסעפצקרשת",
	"arabicAlpha":           "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
}

// numeral writes a number in a format of Word. One that is not known is written in digits.
func numeral(n int, format string) string {
	row := []rune(signs[format])
	switch {
	case len(row) > 0 && n > 0 && n <= 10*len(row): // "z", "aa", "bb"
		return strings.Repeat(string(row[(n-1)%len(row)]), (n-1)/len(row)+1)
	case format == "lowerRoman":
		return page.Numeral(n, "i")
	case format == "upperRoman":
		return page.Numeral(n, "I")
	}
	digits := strconv.Itoa(n)
	switch format {
	case "none":
		return ""
	case "decimalZero":
		return strings.Repeat("0", max(0, 2-len(digits))) + digits
	case "decimalEnclosedParen":
		return "(" + digits + ")"
	case "decimalEnclosedFullstop":
		return digits + "."
	case "decimalFullWidth", "decimalFullWidth2":
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, digits)
	case "ordinal":
		return digits + ordinalEnd(n)
	case "japaneseCounting", "chineseCounting", "chineseCountingThousand", "ideographDigital", "koreanCounting",
		"taiwaneseCounting", "taiwaneseCountingThousand", "japaneseDigitalTenThousand":
		return kanji(n)
	}
	return digits
}

func ordinalEnd(n int) string {
	if n%100/10 != 1 && n%10 >= 1 && n%10 <= 3 {
		return []string{"st", "nd", "rd"}[n%10-1]
	}
	return "th"
}

// kanji writes a number below a hundred in Han: 二十一.
func kanji(n int) string {
	const digits = "一二三四五六七八九"
	if n < 1 || n > 99 {
		return strconv.Itoa(n)
	}
	digit := func(d int) string {
		if d == 0 {
			return ""
		}
		size := utf8.RuneLen('一')
		return digits[(d-1)*size : d*size]
	}
	switch {
	case n < 10:
		return digit(n)
	case n < 20:
		return "十" + digit(n%10)
	}
	return digit(n/10) + "十" + digit(n%10)
}
