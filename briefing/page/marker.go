package page

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefings/briefing/letters"
)

// Characters that count in Japanese.
const (
	kanjiNumbers    = "一二三四五六七八九十"
	katakanaNumbers = "アイウエオカキクケコ"
)

// A Series follows the numbers at the beginnings of lines. Numbers without a full
// stop, and single letters, can be something else ("24 July", "A. Smith"). They
// count only if they begin a series or go on with one.
type Series struct {
	bare, letter, roman, kana int // ordinal of the last one of each sort: "1 Heading" first
}

// Cut splits a line into its marker and the text after it. A list within a list
// leaves two markers on one line. In "1. (1) Text" the inner one counts, as the
// page's software added the outer one; "2. (1) Text" keeps both, as does "k) k) Text":
// software counts in digits.
func (s *Series) Cut(line string) (marker, rest string) {
	marker, rest = s.cutOne(line)
	if marker == "" {
		return "", line
	}
	inner, text := s.cutOne(rest)
	if inner == "" || IsBullet(inner) {
		return marker, rest
	}
	if IsBullet(marker) || letters.IsDigitByte(marker[0]) && Ordinal(marker) == Ordinal(inner) {
		return inner, text
	}
	return marker + " " + inner, text
}

func (s *Series) cutOne(line string) (marker, rest string) {
	r, size := utf8.DecodeRuneInString(line)
	after := line[size:]
	switch {
	case isBulletRune(r):
		// a dash is a bullet only before a space or a number in brackets: "-5 °C", "--"
		if strings.ContainsRune("-–—*°", r) && !letters.HasPrefix(after, " ", "(") {
			return "", line
		}
		return line[:size], strings.TrimLeft(after, " ")
	case r == '(' || r == '\uff08':
		return cutBracketed(line, after)
	case r >= '①' && r <= '⑳':
		return line[:size], strings.TrimLeft(after, " ")
	case r >= 'Ⅰ' && r <= 'Ⅻ', strings.ContainsRune(kanjiNumbers, r):
		if mark, n := utf8.DecodeRuneInString(after); strings.ContainsRune("、.．) ", mark) && len(after) > n {
			return strings.TrimRight(line[:size+n], " "), strings.TrimLeft(after[n:], " ")
		}
		return "", line
	case letters.IsDigit(r):
		return s.cutNumber(line)
	case unicode.IsLetter(r):
		return s.cutLetter(line, r, size)
	}
	return "", line
}

// cutBracketed reads "(1)", "(a)", "(iv)", "(ア)", "(一)".
func cutBracketed(line, after string) (marker, rest string) {
	i := strings.IndexAny(after[:min(len(after), 16)], ")\uff09")
	if i < 1 || !isOrdinalWord(after[:i]) {
		return "", line
	}
	_, size := utf8.DecodeRuneInString(after[i:])
	end := len(line) - len(after) + i + size
	return line[:end], strings.TrimLeft(line[end:], " .")
}

// isOrdinalWord reports whether s is a number or a letter that counts something.
func isOrdinalWord(s string) bool {
	n := utf8.RuneCountInString(s)
	switch r, _ := utf8.DecodeRuneInString(s); {
	case letters.IsDigit(r):
		return n <= 2 && letters.Number(s) > 0
	case unicode.Is(unicode.Katakana, r) || strings.ContainsRune(kanjiNumbers, r):
		return n == 1
	case n == 1:
		return r < 0x80 && unicode.IsLetter(r) || unicode.In(r, unicode.Hiragana)
	}
	return letters.Roman(s) > 0
}

// cutNumber reads "1. ", "1.Heading", "1)", "1.", and "1 Heading" if that is next.
func (s *Series) cutNumber(line string) (marker, rest string) {
	i := strings.IndexFunc(line, func(r rune) bool { return !letters.IsDigit(r) })
	if i < 0 || i > 6 || utf8.RuneCountInString(line[:i]) > 2 {
		return "", line
	}
	n := letters.Number(line[:i])
	r, size := utf8.DecodeRuneInString(line[i:])
	after := line[i+size:]
	next, _ := utf8.DecodeRuneInString(after)
	switch {
	case isDateRest(after):
	case strings.ContainsRune(".\uff0e)\uff09、", r):
		if n > 0 && after != "" && !letters.IsDigit(next) && !(r == '.' && unicode.IsLower(next)) {
			return line[:i+size], strings.TrimLeft(after, " ")
		}
	case r == ' ' && s.isNext(n, next) && isHeadingOf(line, next):
		s.bare = n
		return line[:i], strings.TrimLeft(after, " ")
	}
	return "", line
}

// isNext reports whether a bare number before the character next goes on with a series or
// begins one.
func (s *Series) isNext(n int, next rune) bool {
	return n == 1 || n == s.bare+1 || letters.IsUnspaced(next) && !isUnitOfTime(next)
}

// isUnitOfTime reports whether a number before r is a part of a date or a clock.
func isUnitOfTime(r rune) bool { return strings.ContainsRune("年月日時分", r) }

// isHeadingOf reports whether a line can be a heading with a bare number before
// first, the first character of its text.
func isHeadingOf(line string, first rune) bool {
	return (unicode.IsUpper(first) || letters.IsUnspaced(first)) && columns(line) < 100 &&
		!letters.HasSuffix(line, ".", ";")
}

// isDateRest reports whether after follows the day of a date: "24 July 2001", "24. Juli 2001", "24. 7. 2001".
func isDateRest(after string) bool {
	word, year, ok := strings.Cut(strings.TrimLeft(after, " "), " ")
	month := letters.Number(strings.TrimSuffix(word, "."))
	isMonth := len(word) > 2 || 0 < month && month <= 12
	return ok && isMonth && len(year) >= 4 && strings.Trim(year[:4], "0123456789") == "" &&
		(len(year) == 4 || !letters.IsDigit(rune(year[4])))
}

// cutLetter reads "A. Heading", "b) text", "IV. Heading", "ア 本文".
func (s *Series) cutLetter(line string, r rune, size int) (marker, rest string) {
	if unicode.Is(unicode.Katakana, r) {
		return s.cutKatakana(line, r, size)
	}
	i := strings.IndexAny(line[:min(len(line), 8)], ".)")
	if i < 1 || i+1 >= len(line) || r >= 0x80 {
		return "", line
	}
	word, mark, after := line[:i], line[i], line[i+1:]
	if next, _ := utf8.DecodeRuneInString(after); mark == '.' && next != ' ' || len(after) < 2 {
		return "", line
	}
	letter, roman := 0, letters.Roman(word)
	if len(word) == 1 {
		letter = int(unicode.ToLower(r)-'a') + 1
	}
	if !s.takes(letter, roman, mark) {
		return "", line
	}
	return line[:i+1], strings.TrimLeft(after, " ")
}

// takes reports whether a letter or a Roman numeral goes on with a series or
// begins one, and counts it.
func (s *Series) takes(letter, roman int, mark byte) bool {
	switch {
	case roman > 0 && (roman == 1 && letter != s.letter+1 || roman == s.roman+1):
		s.roman = roman
	case letter == 1 || letter > 1 && letter == s.letter+1 || letter > 0 && mark == ')':
		s.letter = letter
	default:
		return false
	}
	return true
}

// cutKatakana reads "ア 本文", if it begins a series or is next.
func (s *Series) cutKatakana(line string, r rune, size int) (marker, rest string) {
	n := strings.IndexRune(katakanaNumbers, r)/3 + 1
	after, ok := strings.CutPrefix(line[size:], " ")
	if n == 0 || !ok || n != 1 && n != s.kana+1 {
		return "", line
	}
	s.kana = n
	return line[:size], after
}

// Ordinal returns the number that a marker means: 2 for "(b)"; 0 if it means none.
func Ordinal(marker string) int {
	word := strings.Trim(marker, "()\uff08\uff09.\uff0e、 ")
	r, _ := utf8.DecodeRuneInString(word)
	switch {
	case letters.IsDigit(r):
		return letters.Number(word)
	case len(word) == 1 && unicode.IsLetter(r):
		return int(unicode.ToLower(r)-'a') + 1
	case r >= '①' && r <= '⑳':
		return int(r-'①') + 1
	case r >= 'Ⅰ' && r <= 'Ⅻ':
		return int(r-'Ⅰ') + 1
	case strings.ContainsRune(kanjiNumbers, r):
		return strings.IndexRune(kanjiNumbers, r)/3 + 1
	case unicode.Is(unicode.Katakana, r):
		return strings.IndexRune(katakanaNumbers, r)/3 + 1
	}
	return letters.Roman(word)
}

func isBulletRune(r rune) bool {
	switch r {
	case '•', '·', '●', '○', '・', '-', '–', '—', '*', '°', '■', '□', '◆', '◇', '▼', '◎', '‣', '▪', '➢', '►',
		'⦁', '▽', '☆', '★', '※':
		return true
	}
	return false
}

// IsBullet reports whether a marker counts nothing.
func IsBullet(marker string) bool {
	r, size := utf8.DecodeRuneInString(marker)
	return size == len(marker) && isBulletRune(r)
}

// Numeral writes a number in the style of an ordered list: 1, a, A, i, I.
func Numeral(n int, style string) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	switch style {
	case "a", "A":
		if n <= 26 {
			return string(rune(style[0]) + rune(n) - 1)
		}
	case "i", "I":
		var b strings.Builder
		for _, r := range romanNumbers {
			for n >= r.value {
				b.WriteString(r.letters)
				n -= r.value
			}
		}
		if style == "I" {
			return strings.ToUpper(b.String())
		}
		return b.String()
	}
	return strconv.Itoa(n)
}

var romanNumbers = []struct {
	value   int
	letters string
}{
	{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"},
	{10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"},
}
