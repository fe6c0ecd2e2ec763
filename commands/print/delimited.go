package print

import (
	"strings"
	"unicode/utf8"
)

// A delimited form writes a record as its cells with a separator between them.
type delimited struct {
	columns   []Column
	header    bool
	separator byte
	end       string                               // of a record
	escape    func(dst []byte, cell string) []byte // appends a cell
}

func (f *delimited) head(dst []byte) []byte {
	if !f.header {
		return dst
	}
	for i, c := range f.columns {
		dst = f.escape(f.separate(dst, i), c.Name)
	}
	return append(dst, f.end...)
}

func (f *delimited) row(dst []byte, cells []Cell) []byte {
	for i, c := range cells {
		dst = f.escape(f.separate(dst, i), unterminated(c.text(), f.end))
	}
	return append(dst, f.end...)
}

func (*delimited) tail(dst []byte) []byte { return dst }

// separate appends what stands before the i-th cell.
func (f *delimited) separate(dst []byte, i int) []byte {
	if i == 0 {
		return dst
	}
	return append(dst, f.separator)
}

// unterminated replaces NUL in a text if NUL ends the record.
func unterminated(s, end string) string {
	if end != "\x00" || strings.IndexByte(s, 0) < 0 {
		return s
	}
	return strings.ReplaceAll(s, "\x00", string(utf8.RuneError))
}

// appendEscaped appends a cell of TSV: tabs, line breaks and backslashes are escaped as
// \t, \n, \r and \\.
func appendEscaped(dst []byte, s string) []byte {
	from := 0
	for i := range len(s) {
		var escape byte
		switch s[i] {
		case '\t':
			escape = 't'
		case '\n':
			escape = 'n'
		case '\r':
			escape = 'r'
		case '\\':
			escape = '\\'
		default:
			continue
		}
		dst = append(dst, s[from:i]...)
		dst = append(dst, '\\', escape)
		from = i + 1
	}
	return append(dst, s[from:]...)
}

// appendRaw appends a cell as it is, for records that end with NUL: xargs -0 reads them.
func appendRaw(dst []byte, s string) []byte { return append(dst, s...) }
