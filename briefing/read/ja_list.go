package read

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefings/briefing/country"
	"briefings/briefing/letters"
)

// jaListed reads the people of a list of attendees: (先方出席者)テスト外相, ハンス在京大使他.
// Of each item the name comes first, and all that follows is the office.
func jaListed(plain string) []mention {
	var found []mention
	for start := 0; start < len(plain); {
		size := strings.IndexAny(plain[start:], ",。;")
		if size < 0 {
			size = len(plain) - start
		}
		end := start + size
		if i := strings.LastIndexAny(plain[start:end], ")]:"); i >= 0 && i < size-1 {
			start += i + 1 // behind the label
		}
		if m, ok := jaItem(plain[start:end], jaSideNamed(plain[:start])); ok {
			found = append(found, m)
		}
		_, mark := utf8.DecodeRuneInString(plain[end:])
		start = end + mark
	}
	return found
}

// jaItem reads the item of a list, of those of a side.
func jaItem(item, group string) (m mention, ok bool) {
	item = strings.TrimLeft(item, "・-○● ")
	mentions := country.Find(item)
	offices := jaOffices(item, mentions)
	if len(offices) == 0 {
		return m, false
	}
	office := offices[len(offices)-1]
	if rest := strings.TrimRight(item[office.end:], "ほか他等ら "); strings.IndexFunc(rest, isNoKanji) < 0 {
		office.end += len(rest) // 首席事務官: a part that no table has
	}
	item = item[:office.end]
	cut := jaNameEnd(item, office.start, mentions)
	m.name = strings.TrimRight(item[:cut], "・= ")
	if cut == 0 || cut >= len(item) || !isJaName(m.name) {
		return m, false
	}
	m.name, m.country = jaGluedCountry(m.name)
	rest := cut
	for _, at := range mentions {
		if at.Start == cut && at.End < len(item) && at.Form != country.ByVenue && (group != "JP" || at.Code == "JP") {
			m.country, rest = at.Code, at.End // テスト・ドイツ外務大臣, not 今村ロシア課長
		}
	}
	m.role = item[rest:]
	m.setGroup(group)
	return m, true
}

func isNoKanji(r rune) bool { return !letters.IsKanji(r) }

// jaNameEnd returns where the name ends that an item begins with: at the end of its
// katakana, or before the first characters that are an office to the end.
func jaNameEnd(item string, office int, mentions []country.Mention) int {
	first, _ := utf8.DecodeRuneInString(item)
	if letters.IsKatakanaName(first) {
		end := strings.IndexFunc(item, func(r rune) bool { return !isKanaNamePart(r, true) && r != '・' && r != ' ' })
		for _, m := range mentions {
			if m.Start > 0 && m.End >= end && strings.HasSuffix(item[:m.Start], "・") {
				return m.Start
			}
		}
		return max(end, 0)
	}
	second := 0
	for i := range item {
		switch n := utf8.RuneCountInString(item[:i]); {
		case n == 0:
			continue
		case n == 2:
			second = i
		}
		if jaIsOffice(item[i:], mentions, i) {
			return i
		}
	}
	if utf8.RuneCountInString(item[:office]) > 4 {
		return second // a family name mostly has two characters
	}
	return office
}

// jaIsOffice reports whether a text is an office from its beginning to its end: parts,
// countries and cores. It stands at a place of the text of the mentions.
func jaIsOffice(text string, mentions []country.Mention, at int) bool {
	core := false
	for i := 0; i < len(text); {
		next := jaOfficeAt(text, i)
		core = next > i
		r, _ := utf8.DecodeRuneInString(text[i:])
		for _, part := range jaPartsByFirstRune()[r] {
			if i+len(part) > next && strings.HasPrefix(text[i:], part) {
				next, core = i+len(part), false
			}
		}
		begins := func(m country.Mention) bool { return m.Start == at+i }
		if k := slices.IndexFunc(mentions, begins); k >= 0 && next == i {
			next = mentions[k].End - at
		}
		if next == i {
			if i == 0 || !letters.HasSuffix(text[:i], "駐", "在") {
				return false
			}
			next = i + utf8.RuneLen(r) // 駐露大使
		}
		i = next
	}
	return core
}
