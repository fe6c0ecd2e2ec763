package read

import (
	"strings"
	"unicode/utf8"

	"briefings/briefing/country"
	"briefings/briefing/letters"
)

// jaOfficeAt returns where the core of an office that begins at i ends, i if none does.
func jaOfficeAt(plain string, i int) int {
	end := i
	r, _ := utf8.DecodeRuneInString(plain[i:])
	for _, core := range jaOfficesByRune()[r] {
		if len(core) > end-i && strings.HasPrefix(plain[i:], core) {
			end = i + len(core)
		}
	}
	return end
}

// A jaOffice is an office in a text: role is plain[start:end].
type jaOffice struct{ start, end int }

// jaOffices finds the offices of a plain text, each with all that belongs to it.
func jaOffices(plain string, mentions []country.Mention) []jaOffice {
	var list []jaOffice
	for i := 0; i < len(plain); {
		_, size := utf8.DecodeRuneInString(plain[i:])
		end := jaOfficeAt(plain, i)
		if end == i {
			i += size
			continue
		}
		if plain[i:end] == "長" && jaPartBefore(plain, i) == i {
			i += size
			continue
		}
		start := jaRoleStart(plain, i, mentions)
		end = jaRoleEnd(plain, end)
		if len(list) > 0 && start < list[len(list)-1].end {
			start = list[len(list)-1].end
		}
		list = append(list, jaOffice{start, end})
		i = end
	}
	return list
}

// jaRoleEnd goes on over a second office that is held with the first.
func jaRoleEnd(plain string, end int) int {
	for {
		rest := plain[end:]
		joined := len("兼")
		if !strings.HasPrefix(rest, "兼") {
			// "局長代行", "大使級" go with their core
			for _, tail := range jaOfficeTails.List() {
				if strings.HasPrefix(rest, tail) && jaOfficeAt(plain, end) == end {
					return end + len(tail)
				}
			}
			if next := jaNextCore(plain, end); next > end {
				end = next
				continue
			}
			if strings.HasPrefix(rest, "・") { // 国連事務次長・軍縮担当上級代表
				dot := end + len("・")
				if next := jaNextCore(plain, dot); next > dot && jaOfficeAt(plain, dot) == dot {
					end = next
					continue
				}
			}
			return end
		}
		next := end + joined
		found := next
		for i := next; i < len(plain) && i < next+60; {
			if e := jaOfficeAt(plain, i); e > i {
				found = e
				break
			}
			r, size := utf8.DecodeRuneInString(plain[i:])
			if letters.IsHiragana(r) || r == ',' || r == '。' || r == '(' {
				break
			}
			i += size
		}
		if found == next {
			return end
		}
		end = found
	}
}

// jaNextCore goes on over what makes one office of two: 外務大臣政務官,
// 大統領府付大臣. It returns end if no second core follows.
func jaNextCore(plain string, end int) int {
	at := end
	for range 4 {
		if next := jaOfficeAt(plain, at); next > at && plain[at:next] != "長" {
			return next
		}
		longest := 0
		r, _ := utf8.DecodeRuneInString(plain[at:])
		for _, part := range jaPartsByFirstRune()[r] {
			if len(part) > longest && strings.HasPrefix(plain[at:], part) && part != "兼" && part != "副" {
				longest = len(part)
			}
		}
		if longest == 0 {
			return end
		}
		at += longest
	}
	return end
}

// jaRoleStart goes back over the words that belong to the office, up to a country.
func jaRoleStart(plain string, start int, mentions []country.Mention) int {
	for {
		for _, m := range mentions {
			if m.End == start && m.Code != "UN" && m.End-m.Start > len("米") {
				return start
			}
		}
		before := jaPartBefore(plain, start)
		if before == start {
			// "貿易・産業大臣": a dot joins two parts
			if dotted, ok := strings.CutSuffix(plain[:start], "・"); ok {
				if b := jaPartBefore(plain, len(dotted)); b < len(dotted) && !jaEndsForeignName(plain[:b]) {
					start = b
					continue
				}
			}
			return start
		}
		start = before
	}
}

// jaEndsForeignName reports whether text goes on to the left as a name in katakana does.
func jaEndsForeignName(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return letters.IsKatakanaName(r)
}

// jaPartBefore returns where the part of an office begins that ends at end, end if there is none.
func jaPartBefore(plain string, end int) int {
	r, _ := utf8.DecodeLastRuneInString(plain[:end])
	best := end
	for _, part := range jaPartsByRune()[r] {
		if end-len(part) < best && strings.HasSuffix(plain[:end], part) {
			// a part in katakana is a whole word, not the end of a name
			if first, _ := utf8.DecodeRuneInString(part); letters.IsKatakanaName(first) {
				if before, _ := utf8.DecodeLastRuneInString(plain[:end-len(part)]); letters.IsKatakanaName(before) &&
					before != '・' {
					continue
				}
			}
			best = end - len(part)
		}
	}
	return best
}
