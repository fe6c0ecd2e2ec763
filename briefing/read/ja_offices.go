package read

import (
	"strings"
	"unicode/utf8"

	"briefings/briefing/country"
	"briefings/briefing/letters"
)

// A jaOffice is an office in a text: role is plain[start:end].
type jaOffice struct{ start, end int }

// jaOffices finds the offices of a plain text, each with all that belongs to it: parts, a
// core, and what a second office adds.
func jaOffices(plain string, mentions []country.Mention) []jaOffice {
	var list []jaOffice
	last := 0
	for i := 0; i < len(plain); {
		_, size := utf8.DecodeRuneInString(plain[i:])
		end := jaOfficeAt(plain, i)
		if end == i || plain[i:end] == "長" && jaPartBefore(plain, i) == i {
			i += size
			continue
		}
		office := jaOffice{max(jaRoleStart(plain, i, mentions), last), jaRoleEnd(plain, end)}
		list, i, last = append(list, office), office.end, office.end
	}
	return list
}

// jaOfficeAt returns where the core of an office that begins at i ends, i if none does.
func jaOfficeAt(plain string, i int) int { return i + jaLongest(jaOfficeCores, plain[i:]) }

// jaLongest returns the length of the word of a list that a text begins with. The list has
// its longest words first.
func jaLongest(words *letters.Phrases, text string) int {
	if k := words.Begin(text); k >= 0 {
		return len(words.List()[k])
	}
	return 0
}

// jaRoleEnd goes on over what makes one office of two, 外務大臣政務官, and over a second
// one that is held with the first: 副首相兼国防大臣.
func jaRoleEnd(plain string, end int) int {
	for {
		var next int
		rest := plain[end:]
		tail := jaLongest(jaOfficeTails, rest)
		switch {
		case strings.HasPrefix(rest, "兼"):
			next = jaCoreWithin(plain, end+len("兼"))
		case tail > 0 && jaOfficeAt(plain, end) == end:
			return end + tail // 局長代行
		case strings.HasPrefix(rest, "・") && jaOfficeAt(plain, end+len("・")) == end+len("・"):
			next = jaNextCore(plain, end+len("・")) // 国連事務次長・軍縮担当上級代表
		default:
			next = jaNextCore(plain, end)
		}
		if next == 0 {
			return end
		}
		end = next
	}
}

// jaCoreWithin returns where the first core of an office ends that stands at or behind i,
// before any particle or mark; 0 for none.
func jaCoreWithin(plain string, i int) int {
	const furthest = 60 // bytes
	for at, r := range letters.Clip(plain[i:], furthest) {
		if end := jaOfficeAt(plain, i+at); end > i+at {
			return end
		}
		if letters.IsHiragana(r) || strings.ContainsRune(",。(", r) {
			break
		}
	}
	return 0
}

// jaNextCore returns where the core of an office ends that begins at i, parts before it
// aside; 0 for none.
func jaNextCore(plain string, i int) int {
	const most = 4 // parts
	for range most {
		if next := jaOfficeAt(plain, i); next > i && plain[i:next] != "長" {
			return next
		}
		part := jaLongest(jaOfficeParts, plain[i:])
		if part == 0 || plain[i:i+part] == "兼" || plain[i:i+part] == "副" {
			break
		}
		i += part
	}
	return 0
}

// jaRoleStart goes back over the words that belong to the office, up to a country. A dot
// joins two parts, 貿易・産業大臣, and a post abroad may have the sign of its country: 駐露大使.
func jaRoleStart(plain string, start int, mentions []country.Mention) int {
	for {
		for _, m := range mentions {
			if m.End == start && m.Code != "UN" && m.End-m.Start > len("米") {
				return start
			}
		}
		before := jaPartBefore(plain, start)
		if dotted, ok := strings.CutSuffix(plain[:start], "・"); ok && before == start {
			if part := jaPartBefore(plain, len(dotted)); part < len(dotted) && !jaEndsForeignName(plain[:part]) {
				before = part
			}
		}
		if r, size := utf8.DecodeLastRuneInString(plain[:start]); before == start && letters.IsKanji(r) {
			if post := plain[:start-size]; letters.HasSuffix(post, "駐", "在") {
				before = len(post) - len("駐")
			}
		}
		if before == start {
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

// jaPartBefore returns where the longest part of an office begins that ends at end, end if
// there is none. A part in katakana is a whole word, not the end of a name.
func jaPartBefore(plain string, end int) int {
	const most = 8 // characters of a part
	best := end
	for i, n := end, 0; i > 0 && n < most; n++ {
		r, size := utf8.DecodeLastRuneInString(plain[:i])
		if i -= size; jaOfficeParts.Has(plain[i:end]) {
			before, _ := utf8.DecodeLastRuneInString(plain[:i])
			if !letters.IsKatakanaName(r) || !letters.IsKatakanaName(before) || before == '・' {
				best = i
			}
		}
	}
	return best
}
