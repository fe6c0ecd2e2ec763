package briefing

import (
	"html"
	"strings"
	"unicode/utf8"

	"briefings/briefing/letters"

	"golang.org/x/net/html/atom"
)

// An htmlScanner parts a page into texts and tags as the HTML standard has it
// (https://html.spec.whatwg.org/multipage/parsing.html#tokenization). It copies
// nothing: tokens are places in the page. Comments, declarations and tags that
// the page ends within hold nothing and are passed over.
type htmlScanner struct {
	src string
	raw atom.Atom // an element that has begun inside of which all is text; 0 for none

	from, at int       // the token, and where the next one begins
	tag      atom.Atom // of a tag: the element's name, or otherTag
	attrs    []htmlSpan
	closed   bool // the tag closes itself, as <br/> does
}

// An htmlSpan says where an attribute stands: its name and its value, without quotes.
type htmlSpan struct{ key, keyEnd, value, valueEnd int }

// An htmlToken is a kind of token.
type htmlToken int

const (
	htmlEnd htmlToken = iota // of the page
	htmlText
	htmlStartTag
	htmlEndTag
)

// next goes on to the next token.
func (s *htmlScanner) next() htmlToken {
	if s.raw != 0 {
		end := s.at + rawEnd(s.src[s.at:], s.raw)
		s.raw = 0
		if end > s.at {
			return s.text(end)
		}
	}
	for i := s.at; ; {
		n := strings.IndexByte(s.src[i:], '<')
		if n < 0 || i+n+1 == len(s.src) {
			return s.text(len(s.src))
		}
		i += n
		c := s.src[i+1]
		if !letters.IsASCIILetter(rune(c)) && c != '/' && c != '!' && c != '?' {
			i++ // a less-than sign
			continue
		}
		if i > s.at {
			return s.text(i)
		}
		switch {
		case letters.IsASCIILetter(rune(c)):
			return s.readTag(htmlStartTag, i+1)
		case c == '/' && i+2 == len(s.src):
			return s.text(len(s.src))
		case c == '/' && letters.IsASCIILetter(rune(s.src[i+2])):
			return s.readTag(htmlEndTag, i+2)
		case strings.HasPrefix(s.src[i:], "<!--"):
			i = commentEnd(s.src, i+len("<!--"))
		default: // a declaration, or what browsers take for a comment
			i = behindByte(s.src, i+2, '>')
		}
		s.at = i
	}
}

func (s *htmlScanner) text(end int) htmlToken {
	if s.from, s.at = s.at, end; s.from == end {
		return htmlEnd
	}
	return htmlText
}

// readTag reads a tag whose name begins at i.
func (s *htmlScanner) readTag(kind htmlToken, i int) htmlToken {
	name := i
	for i < len(s.src) && !endsHTMLName(s.src[i]) {
		i++
	}
	s.from, s.tag, s.attrs = s.at, lookupTag(s.src[name:i]), s.attrs[:0]
	bare := 0 // end of a value without quotes, which may end with a slash
	for {
		if i = s.skipSpace(i); i == len(s.src) {
			s.at = i
			return htmlEnd
		}
		if s.src[i] == '>' {
			s.at, s.closed = i+1, s.src[i-1] == '/' && bare != i
			return kind
		}
		a := htmlSpan{key: i}
		if s.src[i] == '=' {
			i++ // one that nothing stands before is part of the name
		}
		for i < len(s.src) && !endsHTMLName(s.src[i]) && s.src[i] != '=' {
			i++
		}
		a.keyEnd = i
		i = s.skipSpace(i)
		switch {
		case i == len(s.src):
		case s.src[i] == '/':
			i++
		case s.src[i] == '=':
			if i = s.skipSpace(i + 1); i == len(s.src) || s.src[i] == '>' {
				break
			}
			if quote := s.src[i]; quote == '"' || quote == '\'' {
				a.value = i + 1
				i = behindByte(s.src, i+1, quote)
				a.valueEnd = max(i-1, a.value)
				break
			}
			a.value = i
			for i < len(s.src) && !isHTMLSpace(s.src[i]) && s.src[i] != '>' {
				i++
			}
			a.valueEnd, bare = i, i
		}
		if a.key < a.keyEnd && kind == htmlStartTag {
			s.attrs = append(s.attrs, a)
		}
	}
}

func (s *htmlScanner) skipSpace(i int) int {
	for i < len(s.src) && isHTMLSpace(s.src[i]) {
		i++
	}
	return i
}

// rawEnd is where the inside of an element ends that is all text: before its end
// tag, or with the page.
func rawEnd(src string, tag atom.Atom) int {
	switch tag {
	case atom.Plaintext:
		return len(src)
	case atom.Script:
		return scriptEnd(src)
	}
	end := "/" + tag.String()
	for i := 0; ; i++ {
		n := strings.IndexByte(src[i:], '<')
		if n < 0 {
			return len(src)
		}
		if i += n; isTagOf(src[i:], end) {
			return i
		}
	}
}

// scriptEnd is rawEnd of a script. Between <!-- and --> a script inside of it
// ends with an end tag of its own.
func scriptEnd(src string) int {
	const script, end = "script", "/script"
	hidden, nested := false, false
	opened := 0 // the dashes of <!--, which may be those of --> too
	for i := 0; i < len(src); i++ {
		if !hidden {
			n := strings.IndexByte(src[i:], '<')
			if n < 0 {
				break
			}
			i += n
		}
		switch {
		case hidden && src[i] == '>' && i-2 >= opened && src[i-2:i] == "--":
			hidden, nested = false, false
		case src[i] != '<':
		case isTagOf(src[i:], end):
			if !nested {
				return i
			}
			nested = false
		case !hidden && strings.HasPrefix(src[i:], "<!--"):
			hidden, opened = true, i+2
			i += 3
		case hidden && isTagOf(src[i:], script):
			nested = true
		}
	}
	return len(src)
}

// isTagOf tells whether s begins with a tag of this name.
func isTagOf(s, name string) bool {
	return len(s) > len(name)+1 && isFoldOf(s[1:1+len(name)], name) && endsHTMLName(s[1+len(name)])
}

// commentEnd is where a comment ends whose text begins at i.
func commentEnd(src string, i int) int {
	for at := i; ; {
		if at = behindByte(src, at, '>'); src[at-1] != '>' {
			return at
		}
		switch text := src[i : at-1]; {
		case text == "", text == "-", strings.HasSuffix(text, "--"), strings.HasSuffix(text, "--!"):
			return at
		}
		if at == len(src) {
			return at
		}
	}
}

// behindByte is the place behind the next c from i on, or the end.
func behindByte(src string, i int, c byte) int {
	if n := strings.IndexByte(src[i:], c); n >= 0 {
		return i + n + 1
	}
	return len(src)
}

func isHTMLSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f'
}

// endsHTMLName tells what ends the name of a tag.
func endsHTMLName(c byte) bool { return isHTMLSpace(c) || c == '/' || c == '>' }

// isFoldOf tells whether s is a word of small letters, but for the case of ASCII.
func isFoldOf(s, word string) bool {
	if len(s) != len(word) {
		return false
	}
	for i := range len(s) {
		if c := s[i]; c != word[i] && (c < 'A' || 'Z' < c || c|0x20 != word[i]) {
			return false
		}
	}
	return true
}

// lookupTag is the name of an element, however it is written.
func lookupTag(name string) atom.Atom {
	var lower [32]byte // no element has a longer one
	if len(name) > len(lower) {
		return otherTag
	}
	for i := range len(name) {
		if lower[i] = name[i]; 'A' <= name[i] && name[i] <= 'Z' {
			lower[i] |= 0x20
		}
	}
	if tag := atom.Lookup(lower[:len(name)]); tag != 0 {
		return tag
	}
	return otherTag
}

// attributeValue is what a value stands for.
func attributeValue(s string) string {
	if strings.ContainsAny(s, "\r\x00") {
		s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "\uFFFD").Replace(s)
	}
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	var b strings.Builder
	for {
		at := strings.IndexByte(s, '&')
		if at < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:at])
		s = s[at:]
		n := 1
		if strings.HasPrefix(s, "&#") {
			n = 2
		}
		for n < len(s) && letters.IsWordByte(s[n]) {
			n++
		}
		next := s[n:]
		if strings.HasPrefix(next, ";") {
			n++
		}
		b.WriteString(attributeReference(s[:n], strings.HasPrefix(next, "=")))
		s = s[n:]
	}
}

// attributeReference is what a character reference in a value stands for. One
// by name must be whole there, lest ?a=1&copy=2 be read as a sign of copyright.
func attributeReference(s string, assigned bool) string {
	plain := html.UnescapeString(s)
	if strings.HasPrefix(s, "&#") {
		return plain
	}
	one := utf8.RuneCountInString(plain) == 1
	if strings.HasSuffix(s, ";") {
		if one || !strings.HasSuffix(plain, ";") {
			return plain
		}
	} else if one && !assigned {
		return plain
	}
	return s
}
