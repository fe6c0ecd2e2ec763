package print

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// excelForm writes CSV for spreadsheets: with a byte order mark, and no cell that one would
// run or change.
type excelForm struct{ delimited }

// byteOrderMark tells Excel that a file is UTF-8.
const byteOrderMark = "\ufeff"

func (f *excelForm) head(dst []byte) []byte { return f.delimited.head(append(dst, byteOrderMark...)) }

func (f *excelForm) row(dst []byte, cells []Cell) []byte {
	for i, c := range cells {
		dst = f.separate(dst, i)
		text := c.text()
		if isFormula(text, f.columns[i].Kind) {
			text = "'" + text
		}
		if f.columns[i].Kind == Text && isNumberLike(text) {
			dst = append(append(append(dst, '"'), text...), '"')
		} else {
			dst = f.escape(dst, text)
		}
	}
	return append(dst, f.end...)
}

// appendOnlyField appends the field of a record that has no others: a blank line would be
// no record.
func appendOnlyField(dst []byte, s string) []byte {
	if s == "" {
		return append(dst, `""`...)
	}
	return appendField(dst, s)
}

// appendField appends a field of RFC 4180. Its bytes do not change, nor do line breaks;
// encoding/csv would rewrite those, and is slower.
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

// needsQuotes follows encoding/csv: besides the separator, the quote and line
// breaks, white space at the start is quoted, and PostgreSQL's end of data. So
// is a byte order mark: at the start of a file it would not be read as text.
func needsQuotes(s string) bool {
	if s == "" {
		return false
	}
	if hasSeparator(s) {
		return true
	}
	if s[0] < utf8.RuneSelf {
		return s[0] == ' ' || s[0] == '\t' || s[0] == '\v' || s[0] == '\f' || s == `\.`
	}
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(first) || first == '\ufeff'
}

// separators are the bytes that are quoted wherever they stand.
var separators = [256]bool{',': true, '"': true, '\n': true, '\r': true}

func hasSeparator(s string) bool {
	for i := range len(s) {
		if separators[s[i]] {
			return true
		}
	}
	return false
}

// formulaStart holds what makes a spreadsheet read a cell as a formula, after
// OWASP's page on CSV injection: the full-width forms count in East Asian
// locales, and a tab or line break hides the sign that follows it.
const formulaStart = "=+-@\t\r\n＝＋－＠"

// IsFormula reports whether a spreadsheet might run a cell.
func IsFormula(cell string) bool { return isFormula(cell, Text) }

// isFormula reports whether a spreadsheet might run a cell. It skips spaces before
// the sign, which some programs trim on import.
func isFormula(s string, kind Kind) bool {
	s = strings.TrimLeft(s, " \u00a0\u3000")
	if s == "" || kind == Number && isNumber(s) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(formulaStart, first)
}

// isNumberLike reports whether a spreadsheet might turn a text into a number or a
// wrong day: 007, 1.2, 2004-03, 12e3. In quotes it stays a text if the user tells the
// spreadsheet that quoted fields are text. A whole day may become a day.
func isNumberLike(s string) bool {
	if s == "" || s[0] < '0' || s[0] > '9' || strings.Trim(s, "0123456789.,:/-+eE %") != "" {
		return false
	}
	return !isDay(s)
}

// isDay reports whether s is a day as ISO 8601 writes it: 2011-11-24.
func isDay(s string) bool {
	return len(s) == len("2011-11-24") && s[4] == '-' && s[7] == '-' &&
		digits(s) == 4 && digits(s[5:]) == 2 && digits(s[8:]) == 2
}

// excelCell is how many characters a cell of Excel holds, counted in UTF-16. Excel
// moves the rest into the rows below, and LibreOffice silently drops what is beyond
// 65,535.
const excelCell = 32_767

// checkLengths refuses a row with a cell that a spreadsheet cannot hold.
func (f *excelForm) checkLengths(cells []Cell) error {
	for i, c := range cells {
		if !c.Known || len(c.Text) < excelCell {
			continue
		}
		n := len(utf16.Encode([]rune(c.Text)))
		if isFormula(c.Text, f.columns[i].Kind) {
			n++
		}
		if n > excelCell {
			return fmt.Errorf("--excel: %s%s has %d characters, and a cell of a spreadsheet holds %d: "+
				"choose other --fields, or another format (--csv)",
				f.columns[i].Name, f.nameOf(cells), n, excelCell)
		}
	}
	return nil
}

// nameOf names the briefing of a row, if one of its columns does.
func (f *excelForm) nameOf(cells []Cell) string {
	for _, name := range []string{"slug", "briefing_id", "id"} {
		for i, c := range f.columns {
			if c.Name == name && cells[i].Known {
				return " of " + cells[i].Text
			}
		}
	}
	return ""
}
