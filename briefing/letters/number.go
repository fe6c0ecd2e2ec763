package letters

import "strings"

// Number reads digits, narrow or full width. It returns 0 if there is anything
// else, or if the number is over a million.
func Number(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			n = n*10 + int(r-'0')
		case r >= '\uff10' && r <= '\uff19':
			n = n*10 + int(r-'\uff10')
		default:
			return 0
		}
		if n > 1_000_000 {
			return 0
		}
	}
	return n
}

var romans = [...]string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"}

// Roman reads a Roman numeral from 1 to 15, all small or all capitals; 0 for others.
func Roman(s string) int {
	if len(s) == 0 || len(s) > 4 {
		return 0
	}
	for i, roman := range romans {
		if len(s) == len(roman) && strings.EqualFold(s, roman) && (s == roman || s == strings.ToUpper(s)) {
			return i + 1
		}
	}
	return 0
}
