package print

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// markdownForm writes a table of GitHub Flavored Markdown (section 4.10 of its
// specification). Without the header it writes only the rows, to continue a table.
type markdownForm struct {
	columns []Column
	header  bool
}

func (f *markdownForm) head(dst []byte) []byte {
	if !f.header {
		return dst
	}
	for _, c := range f.columns {
		dst = append(dst, "| "...)
		dst = appendMarkdown(dst, c.Name)
		dst = append(dst, ' ')
	}
	dst = append(dst, "|\n"...)
	for _, c := range f.columns {
		if c.Kind == Number {
			dst = append(dst, "| --: "...)
		} else {
			dst = append(dst, "| --- "...)
		}
	}
	return append(dst, "|\n"...)
}

func (f *markdownForm) row(dst []byte, cells []Cell) []byte {
	for _, c := range cells {
		dst = append(dst, "| "...)
		dst = appendMarkdown(dst, c.text())
		dst = append(dst, ' ')
	}
	return append(dst, "|\n"...)
}

func (*markdownForm) tail(dst []byte) []byte { return dst }

// markdownSigns are escaped everywhere: the first two would break the table, the
// others would be read as markup and vanish, such as "<Outline>" and the tilde of
// "10:00~11:00".
const markdownSigns = "|\\<`*[~"

func appendMarkdown(dst []byte, s string) []byte {
	s = strings.Trim(SafeLines(s), "\n")
	previous := ' '
	for i, r := range s {
		switch {
		case r == '\n':
			dst = append(dst, "<br>"...)
		case strings.ContainsRune(markdownSigns, r),
			r == '_' && !(isWord(previous) && isWord(following(s[i+1:]))), // within a word it is no markup
			r == '&' && isEntity(s[i+1:]):
			dst = append(dst, '\\', byte(r))
		default:
			dst = utf8.AppendRune(dst, r)
		}
		previous = r
	}
	return dst
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func following(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// isEntity reports whether what follows an ampersand makes it an entity, such
// as "amp;" or "#38;".
func isEntity(s string) bool {
	name, _, found := strings.Cut(s, ";")
	return found && name != "" && !strings.ContainsFunc(name, func(r rune) bool {
		return r >= utf8.RuneSelf || !isWord(r) && r != '#'
	})
}
