package letters

import "strings"

// BlankBrackets writes spaces over round brackets and their content, so that
// offsets stay the same.
func BlankBrackets(plain string) string {
	if strings.IndexByte(plain, '(') < 0 {
		return plain
	}
	out := []byte(plain)
	depth := 0
	for i := range len(out) {
		switch {
		case out[i] == '(':
			depth++
		case out[i] == ')' && depth > 0:
			depth--
			out[i] = ' '
			continue
		}
		if depth > 0 {
			out[i] = ' '
		}
	}
	return string(out)
}
