package pdf

import (
	"bytes"
	"encoding/hex"
	"strconv"
	"unicode"

	"briefings/briefing/letters"
)

// The objects of a PDF are nil, bool, float64, string, name, ref, array, dict and
// *stream. Operators are keywords.
type (
	name    string
	keyword string
	ref     int // the number of an object elsewhere in the file
	array   []any
	dict    map[name]any
	stream  struct {
		dict
		at int // where its bytes begin in the file
	}
)

// end is what a lexer returns behind the last object.
const end = keyword("")

// A lexer cuts bytes into objects. Damage costs the object that has it.
type lexer struct {
	data []byte
	at   int
	left *int // how many objects may still be made of the file
	held *int // how many of them may still be kept in arrays and dictionaries
}

const maxDepth = 64 // of arrays and dictionaries within each other

// object reads the next object or keyword.
func (l *lexer) object(depth int) any {
	if *l.left--; *l.left < 0 {
		panic(errTooMuch)
	}
	l.space()
	if l.at >= len(l.data) {
		return end
	}
	c := l.data[l.at]
	switch {
	case c == '/':
		l.at++
		return l.name()
	case c == '(':
		return l.literal()
	case bytes.HasPrefix(l.data[l.at:], []byte("<<")):
		l.at += 2
		return l.dict(depth)
	case c == '<':
		return l.hex()
	case c == '[':
		l.at++
		return l.array(depth)
	case bytes.HasPrefix(l.data[l.at:], []byte(">>")):
		l.at += 2
		return keyword(">>")
	case isDelimiter(c):
		l.at++
		return keyword(c)
	}
	return l.word()
}

// space skips white space and comments.
func (l *lexer) space() {
	for l.at < len(l.data) {
		switch c := l.data[l.at]; {
		case isSpace(c):
			l.at++
		case c == '%':
			for l.at < len(l.data) && l.data[l.at] != '\n' && l.data[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

// regular returns the regular characters that come next.
func (l *lexer) regular() []byte {
	from := l.at
	for l.at < len(l.data) && !isSpace(l.data[l.at]) && !isDelimiter(l.data[l.at]) {
		l.at++
	}
	return l.data[from:l.at]
}

// word reads a number, a reference, a constant or a keyword.
func (l *lexer) word() any {
	word := l.regular()
	if number, ok := parseNumber(word); ok {
		if to := l.reference(); to > 0 && number > 0 && number < maxObjects {
			l.at = to
			return ref(number)
		}
		return number
	}
	switch string(word) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return keyword(word)
}

// reference returns where " 0 R" ends if it comes next, else 0.
func (l *lexer) reference() int {
	i := l.at
	for i < len(l.data) && isSpace(l.data[i]) {
		i++
	}
	from := i
	for i < len(l.data) && letters.IsDigitByte(l.data[i]) {
		i++
	}
	if i == from {
		return 0
	}
	from = i
	for i < len(l.data) && isSpace(l.data[i]) {
		i++
	}
	if i == from || i >= len(l.data) || l.data[i] != 'R' ||
		i+1 < len(l.data) && !isSpace(l.data[i+1]) && !isDelimiter(l.data[i+1]) {
		return 0
	}
	return i + 1
}

func parseNumber(word []byte) (float64, bool) {
	if len(word) == 0 || !letters.IsDigitByte(word[len(word)-1]) && word[len(word)-1] != '.' {
		return 0, false
	}
	number, err := strconv.ParseFloat(string(word), 64)
	return number, err == nil && number > -1e9 && number < 1e10
}

func (l *lexer) name() any {
	word := l.regular()
	if !bytes.ContainsRune(word, '#') {
		return name(word)
	}
	var plain []byte
	for i := 0; i < len(word); i++ {
		if word[i] == '#' && i+2 < len(word) {
			if c, err := strconv.ParseUint(string(word[i+1:i+3]), 16, 8); err == nil {
				plain = append(plain, byte(c))
				i += 2
				continue
			}
		}
		plain = append(plain, word[i])
	}
	return name(plain)
}

// escapes are the letters behind a backslash that stand for a control character.
var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

// literal reads a string in parentheses.
func (l *lexer) literal() any {
	var s []byte
	depth := 0
	for ; l.at < len(l.data); l.at++ {
		c := l.data[l.at]
		switch c {
		case '\\':
			l.at++
			s = l.escape(s)
			continue
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				l.at++
				return string(s)
			}
		}
		s = append(s, c)
	}
	l.at = len(l.data) // a backslash at the end leads beyond it
	return string(s)
}

// escape reads what stands behind a backslash. It leaves l.at at its last byte.
func (l *lexer) escape(s []byte) []byte {
	if l.at >= len(l.data) {
		return s
	}
	c := l.data[l.at]
	switch {
	case escapes[c] != 0:
		return append(s, escapes[c])
	case c == '\r':
		if l.at+1 < len(l.data) && l.data[l.at+1] == '\n' {
			l.at++
		}
		return s
	case c == '\n':
		return s
	case c < '0' || c > '7':
		return append(s, c)
	}
	octal := 0
	for i := 0; i < 3 && l.at < len(l.data) && '0' <= l.data[l.at] && l.data[l.at] <= '7'; i++ {
		octal = octal<<3 + int(l.data[l.at]-'0')
		l.at++
	}
	l.at--
	return append(s, byte(octal))
}

// hex reads a string of hexadecimal digits.
func (l *lexer) hex() any {
	to := bytes.IndexByte(l.data[l.at:], '>')
	if to < 0 {
		l.at = len(l.data)
		return end
	}
	s := unhex(l.data[l.at+1 : l.at+to])
	l.at += to + 1
	return string(s)
}

// unhex decodes hexadecimal digits, and skips what is none. A last digit alone stands before a zero.
func unhex(digits []byte) []byte {
	digits = bytes.Map(func(r rune) rune {
		if unicode.Is(unicode.ASCII_Hex_Digit, r) {
			return r
		}
		return -1
	}, digits)
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	s := make([]byte, len(digits)/2)
	_, _ = hex.Decode(s, digits) // they are digits
	return s
}

// hold counts an object that is kept.
func (l *lexer) hold() {
	if *l.held--; *l.held < 0 {
		panic(errTooMuch)
	}
}

func (l *lexer) array(depth int) any {
	list := array{}
	for depth < maxDepth {
		switch o := l.object(depth + 1); o {
		case keyword("]"), end, keyword(">>"), keyword("endobj"):
			return list
		default:
			list = append(list, o)
			l.hold()
		}
	}
	panic(errDamaged)
}

func (l *lexer) dict(depth int) any {
	d := dict{}
	for depth < maxDepth {
		switch key := l.object(depth + 1).(type) {
		case name:
			value := l.object(depth + 1)
			if value == keyword(">>") {
				return d
			}
			d[key] = value
			l.hold()
		case keyword:
			if key == ">>" || key == end || key == "endobj" || key == "stream" {
				return d
			}
		}
	}
	panic(errDamaged)
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }
