package print

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// csvForm writes RFC 4180 with LF (CRLF for Excel). Bytes in cells stay as they
// are, line breaks too; encoding/csv would rewrite those, and takes longer.
type csvForm struct {
	columns []Column
	header  bool
	excel   bool
	end     string // of a record
}

// byteOrderMark tells Excel that a file is UTF-8.
const byteOrderMark = "\ufeff"

func (f *csvForm) head(dst []byte) []byte {
	if f.excel {
		dst = append(dst, byteOrderMark...)
	}
	if !f.header {
		return dst
	}
	for i, c := range f.columns {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendField(dst, c.Name)
	}
	return append(dst, f.end...)
}

func (f *csvForm) row(dst []byte, cells []Cell) []byte {
	for i, c := range cells {
		if i > 0 {
			dst = append(dst, ',')
		}
		text := c.text()
		if f.excel && isFormula(text, f.columns[i].Kind) {
			text = "'" + text
		}
		dst = appendField(dst, unterminated(text, f.end))
	}
	if len(cells) == 1 && cells[0].text() == "" {
		dst = append(dst, `""`...) // a blank line would be no record
	}
	return append(dst, f.end...)
}

func (*csvForm) tail(dst []byte) []byte { return dst }

func appendField(dst []byte, s string) []byte {
	if !needsQuotes(s) {
		return append(dst, s...)
	}
	dst = append(dst, '"')
	for {
		i := strings.IndexByte(s, '"')
		if i < 0 {
			break
		}
		dst = append(dst, s[:i+1]...)
		dst = append(dst, '"')
		s = s[i+1:]
	}
	dst = append(dst, s...)
	return append(dst, '"')
}

// shortField is the length up to which one loop over a field is faster than
// four searches of the runtime.
const shortField = 24

// needsQuotes follows encoding/csv: besides the separator, the quote and line
// breaks, white space at the start is quoted, and PostgreSQL's end of data.
func needsQuotes(s string) bool {
	switch {
	case s == "":
		return false
	case len(s) <= shortField:
		for i := range len(s) {
			if b := s[i]; b == ',' || b == '"' || b == '\n' || b == '\r' {
				return true
			}
		}
	case strings.IndexByte(s, ',') >= 0, strings.IndexByte(s, '"') >= 0,
		strings.IndexByte(s, '\n') >= 0, strings.IndexByte(s, '\r') >= 0:
		return true
	}
	if s[0] < utf8.RuneSelf {
		return s[0] == ' ' || s[0] == '\t' || s[0] == '\v' || s[0] == '\f' || s == `\.`
	}
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(first)
}

// formulaStart holds what makes a spreadsheet read a cell as a formula, after
// OWASP's page on CSV injection: the full-width forms count in East Asian
// locales, and a tab or line break hides the sign that follows it.
const formulaStart = "=+-@\t\r\n＝＋－＠"

// isFormula reports whether a spreadsheet might run a cell. Spaces before the
// sign are looked through, for some programs trim them on import.
func isFormula(s string, kind Kind) bool {
	s = strings.TrimLeft(s, " \u00a0\u3000")
	if s == "" || kind == Number && isNumber(s) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(formulaStart, first)
}

// unterminated keeps a NUL in a text from ending the record, where NUL ends it.
func unterminated(s, end string) string {
	if end != "\x00" || strings.IndexByte(s, 0) < 0 {
		return s
	}
	return strings.ReplaceAll(s, "\x00", string(utf8.RuneError))
}
