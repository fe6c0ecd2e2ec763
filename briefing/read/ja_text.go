package read

import (
	"strings"
	"unicode/utf8"

	"briefings/briefing/letters"
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
	{'、', ','}, {'，', ','}, {'､', ','}, {'．', '.'}, {'｡', '。'}, {'　', ' '}, {'（', '('}, {'）', ')'}, {'〔', '('},
	{'〕', ')'}, {'［', '['}, {'］', ']'}, {'【', '['}, {'】', ']'}, {'：', ':'}, {'～', '~'}, {'〜', '~'}, {'∼', '~'},
	{'－', '-'}, {'—', '-'}, {'―', '-'}, {'–', '-'}, {'＋', '+'}, {'／', '/'}, {'｢', '「'}, {'｣', '」'}, {'･', '・'},
	{'゠', '='}, {'＝', '='}, {'\u00a0', ' '},
}

func jaPlainRune(r rune) rune {
	if r < 0xA0 || 0x3041 <= r && r <= 0x309F || 0x30A1 <= r && r <= 0x30FF || 0x3400 <= r && r < 0xA000 || r == '。' {
		return r // nearly all of a text
	}
	if '０' <= r && r <= '９' || 'Ａ' <= r && r <= 'Ｚ' || 'ａ' <= r && r <= 'ｚ' {
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

// original returns what stands in the source for a part of the plain form.
func (t *jaText) original(start, end int) string {
	return strings.TrimSpace(t.source[t.at[start]:t.at[end]])
}

func jaIsLatin(r rune) bool {
	return letters.IsASCIILetter(r) || '0' <= r && r <= '9' || r == '.' || r == ',' || r == '\'' || r == '-' ||
		0xC0 <= r && r < 0x250
}

// jaMarker cuts the number or bullet off a line: "1.", "１　", "（１）", "(イ)",
// "ア　", "①", "・". It knows what the markers of all scripts have in common
// less well than those that only Japanese pages have.
func jaMarker(text string) (marker, rest string) {
	first, size := utf8.DecodeRuneInString(text)
	plain := jaPlainRune(first)
	switch {
	case strings.ContainsRune("・○●◎■□◆◇▼▽※•☆★-", plain):
		return text[:size], strings.TrimFunc(text[size:], letters.IsEdgeSpace)
	case '①' <= first && first <= '⑳':
		return text[:size], strings.TrimFunc(text[size:], letters.IsEdgeSpace)
	case plain == '(' || plain == '[':
		return jaBracketMarker(text, size)
	case '0' <= plain && plain <= '9':
		return jaNumberMarker(text)
	}
	return jaLetterMarker(text, first, size)
}

func jaBracketMarker(text string, size int) (marker, rest string) {
	end := strings.IndexFunc(text, func(r rune) bool { p := jaPlainRune(r); return p == ')' || p == ']' })
	if end < 0 {
		return "", text
	}
	inner := jaPlainString(text[size:end])
	n := utf8.RuneCountInString(inner)
	r, _ := utf8.DecodeRuneInString(inner)
	numeric := n <= 2 && strings.Trim(inner, "0123456789") == ""
	lettered := n == 1 && (letters.IsKatakanaName(r) || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' ||
		strings.ContainsRune("一二三四五六七八九十", r))
	roman := n <= 4 && strings.Trim(inner, "ivx") == ""
	if n == 0 || !numeric && !lettered && !roman {
		return "", text
	}
	_, close := utf8.DecodeRuneInString(text[end:])
	return text[:end+close], strings.TrimFunc(text[end+close:], letters.IsEdgeSpace)
}

func jaNumberMarker(text string) (marker, rest string) {
	i := strings.IndexFunc(text, func(r rune) bool { p := jaPlainRune(r); return p < '0' || p > '9' })
	if i < 0 || utf8.RuneCountInString(text[:i]) > 2 {
		return "", text
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	after := text[i+size:]
	next, _ := utf8.DecodeRuneInString(after)
	switch p := jaPlainRune(r); {
	case strings.ContainsRune(".),", p) && (jaPlainRune(next) < '0' || jaPlainRune(next) > '9') && after != "":
		return text[:i+size], strings.TrimFunc(after, letters.IsEdgeSpace)
	case letters.IsEdgeSpace(r):
		return text[:i], strings.TrimFunc(after, letters.IsEdgeSpace)
	}
	return "", text
}

func jaLetterMarker(text string, first rune, size int) (marker, rest string) {
	after := text[size:]
	next, nextSize := utf8.DecodeRuneInString(after)
	ordinal := strings.ContainsRune("アイウエオカキクケコ一二三四五六七八九十ABCDEFIVabcdei", jaPlainRune(first))
	switch {
	case ordinal && (letters.IsEdgeSpace(next) || strings.ContainsRune(".)", jaPlainRune(next))) &&
		len(after) > nextSize && !letters.IsASCIILetter(first):
		return text[:size+nextSize], strings.TrimFunc(after[nextSize:], letters.IsEdgeSpace)
	case ordinal && letters.IsASCIILetter(first) && strings.ContainsRune(".)", next) &&
		!letters.IsASCIILetter(letters.FirstRune(after[nextSize:])) && len(after) > nextSize:
		return text[:size+nextSize], strings.TrimFunc(after[nextSize:], letters.IsEdgeSpace)
	}
	return "", text
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

// jaSentence returns where the sentence that begins at start ends, behind its
// full stop; a full stop inside of brackets ends none.
func jaSentence(plain string, start int) int {
	depth := 0
	for i, r := range plain[start:] {
		switch r {
		case '(', '「', '『', '[':
			depth++
		case ')', '」', '』', ']':
			depth = max(0, depth-1)
		case '。':
			if depth == 0 {
				return start + i + len("。")
			}
		}
	}
	return len(plain)
}
