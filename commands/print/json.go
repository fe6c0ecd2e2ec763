package print

import (
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// jsonForm writes one array, with an object on each line.
type jsonForm struct {
	object object
	some   bool // objects were written
}

func (*jsonForm) head(dst []byte) []byte { return append(dst, '[') }

func (f *jsonForm) row(dst []byte, cells []Cell) []byte {
	if f.some {
		dst = append(dst, ',')
	}
	f.some = true
	dst = append(dst, "\n "...)
	return f.object.append(dst, cells)
}

func (f *jsonForm) tail(dst []byte) []byte {
	if f.some {
		dst = append(dst, '\n')
	}
	return append(dst, "]\n"...)
}

// jsonlForm writes an object for each record.
type jsonlForm struct {
	object object
	end    string // of a record
}

func (*jsonlForm) head(dst []byte) []byte { return dst }

func (f *jsonlForm) row(dst []byte, cells []Cell) []byte {
	return append(f.object.append(dst, cells), f.end...)
}

func (*jsonlForm) tail(dst []byte) []byte { return dst }

// An object writes rows as JSON objects, keys in the order of the columns.
type object struct {
	keys  []string // each with the signs around it: {"id":
	kinds []Kind
}

func newObject(columns []Column) object {
	var o object
	for i, c := range columns {
		key := []byte{','}
		if i == 0 {
			key[0] = '{'
		}
		o.keys = append(o.keys, string(append(appendString(key, c.Name), ':')))
		o.kinds = append(o.kinds, c.Kind)
	}
	return o
}

func (o object) append(dst []byte, cells []Cell) []byte {
	for i, c := range cells {
		dst = append(dst, o.keys[i]...)
		switch kind := o.kinds[i]; {
		case kind == List:
			dst = appendList(dst, c.text())
		case !c.Known:
			dst = append(dst, "null"...)
		case kind == Number && isNumber(c.Text):
			dst = append(dst, c.Text...)
		default:
			dst = appendString(dst, c.Text)
		}
	}
	return append(dst, '}')
}

func appendList(dst []byte, joined string) []byte {
	dst = append(dst, '[')
	for entry, rest, more := "", joined, joined != ""; more; {
		entry, rest, more = strings.Cut(rest, listSeparator)
		dst = appendString(dst, entry)
		if more {
			dst = append(dst, ',')
		}
	}
	return append(dst, ']')
}

const hexDigits = "0123456789abcdef"

// appendString writes a JSON string. Beyond what RFC 8259 asks, it escapes the
// characters that Safe would replace: this loses nothing, and makes them harmless in
// a terminal. Bytes that are not UTF-8 become U+FFFD, as in encoding/json.
func appendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	from := 0
	for i := 0; i < len(s); {
		if b := s[i]; b >= ' ' && b < 0x7f && b != '"' && b != '\\' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r >= utf8.RuneSelf && !isUnsafe(r) && (r != utf8.RuneError || size > 1) {
			i += size
			continue
		}
		dst = append(dst, s[from:i]...)
		dst = appendEscape(dst, r)
		i += size
		from = i
	}
	dst = append(dst, s[from:]...)
	return append(dst, '"')
}

// appendEscape escapes a character of a JSON string. It must not be above U+FFFF.
func appendEscape(dst []byte, r rune) []byte {
	switch r {
	case '"', '\\':
		return append(dst, '\\', byte(r))
	case '\n':
		return append(dst, '\\', 'n')
	case '\r':
		return append(dst, '\\', 'r')
	case '\t':
		return append(dst, '\\', 't')
	case utf8.RuneError:
		return utf8.AppendRune(dst, r)
	}
	return append(dst, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
}

// isNumber reports whether s is a number of JSON.
func isNumber(s string) bool {
	return s != "" && (s[0] == '-' || digits(s) > 0) && digits(s[len(s)-1:]) > 0 && json.Valid([]byte(s))
}

// digits counts the digits that s begins with.
func digits(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}
