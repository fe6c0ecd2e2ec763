package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isMarkdown reports whether a text is Markdown: it has a heading with "#" or above
// "===", a rule of a table, bold words, a link or a picture. In other texts "*" and "_"
// are what they are.
func isMarkdown(text string) bool {
	if strings.HasPrefix(text, "# ") || strings.Contains(text, "\n# ") || strings.Contains(text, "\n## ") ||
		strings.Contains(text, "\n### ") || strings.Contains(text, "](http") || strings.Contains(text, "](/") ||
		strings.Contains(text, "\n===") {
		return true
	}
	for rest := text; ; {
		i := strings.Index(rest, "**")
		if i < 0 {
			break
		}
		if end := closes(rest[i:], "**"); end > 0 {
			return true
		}
		rest = rest[i+2:]
	}
	for line := range strings.SplitSeq(text, "\n") {
		if strings.Contains(line, "---") && isTableRule(line) {
			return true
		}
	}
	return false
}

// isTableRule reports whether a line parts the head of a table from its rows: "--- | :-: | ---".
func isTableRule(line string) bool {
	return strings.Contains(line, "|") && strings.Contains(line, "--") && strings.Trim(line, "-:| \t\r") == ""
}

// closes returns where in s the words end that a mark at its beginning opens, 0
// if it opens none: a mark touches the words that it stands around, and is no
// part of a word.
func closes(s, mark string) int {
	n := len(mark)
	next, _ := utf8.DecodeRuneInString(s[n:])
	if unicode.IsSpace(next) || strings.HasPrefix(s[n:], mark[:1]) {
		return 0
	}
	for i := n + 1; i+n <= len(s); {
		k := strings.Index(s[i:], mark)
		if k < 0 {
			return 0
		}
		i += k
		last, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+n:])
		if !unicode.IsSpace(last) && string(after) != mark[:1] && (mark[0] != '_' || !isLetterOrDigit(after)) {
			return i
		}
		i += n
	}
	return 0
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// inlineMarks stand around words, the longest first.
var inlineMarks = []string{"***", "**", "__", "~~", "*", "_", "`"}

// plainLine takes the marks of Markdown off a line: emphasis, code, links,
// pictures and backslashes. Words stay.
func plainLine(line string) string {
	if !strings.ContainsAny(line, "*_~`[\\<") {
		return line
	}
	var out strings.Builder
	for i := 0; i < len(line); {
		n, text := inlineAt(line, i)
		if n == 0 {
			n, text = 1, line[i:i+1]
		}
		out.WriteString(text)
		i += n
	}
	return out.String()
}

// inlineAt reads the mark-up that begins at line[i:]: its length, 0 for none, and the text in it.
func inlineAt(line string, i int) (n int, text string) {
	s := line[i:]
	switch s[0] {
	case '\\':
		if len(s) > 1 && strings.IndexByte("\\`*_{}[]()#+-.!|~<>", s[1]) >= 0 {
			return 2, s[1:2]
		}
	case '!', '[':
		bracket := strings.TrimPrefix(s, "!")
		if n, text := link(bracket); n > 0 {
			return len(s) - len(bracket) + n, plainLine(text)
		}
	case '<':
		address, _, closed := strings.Cut(s[1:], ">")
		if closed && strings.HasPrefix(address, "http") && !strings.Contains(address, " ") {
			return len(address) + 2, address
		}
	case '*', '_', '~', '`':
		before, _ := utf8.DecodeLastRuneInString(line[:i])
		if !isLetterOrDigit(before) || strings.HasPrefix(s, "**") { // snake_case, 2*3*4
			return emphasisAt(s)
		}
	}
	return 0, ""
}

// emphasisAt reads the words in a pair of marks.
func emphasisAt(s string) (n int, text string) {
	for _, mark := range inlineMarks {
		if !strings.HasPrefix(s, mark) {
			continue
		}
		if end := closes(s, mark); end > 0 && mark == "`" {
			return end + 1, s[1:end]
		} else if end > 0 {
			return end + len(mark), plainLine(s[len(mark):end])
		}
	}
	return 0, ""
}

// link reads "[text](address)": its length, 0 for none, and the text.
func link(s string) (n int, text string) {
	i := closing(s, '[', ']')
	if i < 0 || !strings.HasPrefix(s, "[") || !strings.HasPrefix(s[i+1:], "(") {
		return 0, ""
	}
	end := addressEnd(s[i+1:])
	if end == 0 {
		return 0, ""
	}
	return i + 1 + end, s[1:i]
}

// closing returns where the bracket closes that s begins with, -1 if it does not.
func closing(s string, open, end byte) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case open:
			depth++
		case end:
			depth--
		}
		if depth <= 0 {
			return i
		}
	}
	return -1
}

// addressEnd returns the length of "(address)" or "(address "title")" that s begins
// with, 0 if it is something else: "[sic](as printed)" is no link.
func addressEnd(s string) int {
	i := closing(s, '(', ')')
	if i < 0 {
		return 0
	}
	address, _, titled := strings.Cut(s[1:i], ` "`)
	if strings.Contains(address, " ") && !titled {
		return 0
	}
	return i + 1
}
