package print

// tsvForm writes each record on a line, with tabs between cells. In cells, tabs, line
// breaks and backslashes are escaped as \t, \n, \r and \\.
type tsvForm struct {
	columns []Column
	header  bool
	end     string // of a record
}

func (f *tsvForm) head(dst []byte) []byte {
	if !f.header {
		return dst
	}
	for i, c := range f.columns {
		if i > 0 {
			dst = append(dst, '\t')
		}
		dst = appendEscaped(dst, c.Name)
	}
	return append(dst, f.end...)
}

func (f *tsvForm) row(dst []byte, cells []Cell) []byte {
	for i, c := range cells {
		if i > 0 {
			dst = append(dst, '\t')
		}
		dst = appendEscaped(dst, unterminated(c.text(), f.end))
	}
	return append(dst, f.end...)
}

func (*tsvForm) tail(dst []byte) []byte { return dst }

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

// rawForm writes values without escapes, with tabs between them, for records that end
// with NUL: xargs -0 reads them.
type rawForm struct {
	end string // of a record
}

func (rawForm) head(dst []byte) []byte { return dst }

func (f rawForm) row(dst []byte, cells []Cell) []byte {
	for i, c := range cells {
		if i > 0 {
			dst = append(dst, '\t')
		}
		dst = append(dst, unterminated(c.text(), f.end)...)
	}
	return append(dst, f.end...)
}

func (rawForm) tail(dst []byte) []byte { return dst }
