package read

import (
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

// jaItem reads the item of a list, of those of a side. A country that is not that of the
// side belongs to the office: 今村ロシア課長.
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
	if m, ok = jaPersonAt(item, office, mentions, 0); !ok {
		return m, false
	}
	named := m.start + len(m.name)
	if group != "" && group != "other" && m.country != "" && m.country != group {
		m.role, m.country = item[named:office.end], ""
	}
	m.setGroup(group)
	return m, true
}

func isNoKanji(r rune) bool { return !letters.IsKanji(r) }
