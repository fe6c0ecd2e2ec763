package read

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"briefings/briefing/country"
	"briefings/briefing/day"
	"briefings/briefing/letters"
)

// jaMentions returns the people that a plain text names with their offices.
func jaMentions(text string) []mention {
	plain := jaWithoutAsides(text)
	mentions := country.Find(plain)
	var people []mention
	last := 0
	for _, office := range jaOffices(plain, mentions) {
		m, ok := jaPersonAt(plain, office, mentions, last)
		if !ok {
			continue
		}
		last = office.end
		m.setGroup(jaGroup(plain, m.start))
		people = append(people, m)
	}
	return people
}

// setGroup gives a person the side that a sentence names them under, if nothing else
// gives a country.
func (m *mention) setGroup(group string) {
	m.peer = group == "other"
	if m.country == "" && !m.peer {
		m.country = group
	}
}

// jaWithoutAsides blanks the brackets that hold a reading, a name in Latin
// letters, an abbreviation or a date; those that list who attended stay.
func jaWithoutAsides(plain string) string {
	var shown strings.Builder
	for {
		open := strings.IndexByte(plain, '(')
		if open < 0 {
			shown.WriteString(plain)
			return shown.String()
		}
		shown.WriteString(plain[:open])
		plain = plain[open:]
		blank := letters.BlankBrackets(plain)
		size := len(plain) - len(strings.TrimLeft(blank, " "))
		if jaAsideAttendees.In(plain[:size]) {
			blank = plain
		}
		shown.WriteString(blank[:size])
		plain = plain[size:]
	}
}

// jaPersonAt reads the country and the name that stand before an office.
func jaPersonAt(plain string, office jaOffice, mentions []country.Mention, last int) (m mention, ok bool) {
	m.end = office.end
	if jaMeetingAfter.Begin(plain[office.end:]) >= 0 {
		return m, false
	}
	end := jaBackSpace(plain, office.start)
	if start, code := jaCountryBefore(plain, end, mentions); code != "" {
		if post := jaPostBefore(plain, start); post < start {
			office.start, end = post, jaBackSpace(plain, post) // 在カタール大使
		} else {
			m.country = code
			end = jaBackSpace(plain, start)
		}
	}
	part, form := jaUnknownPart(plain[:end])
	if dotted, ok := strings.CutSuffix(plain[:end], "・"); ok {
		if part, form = jaUnknownPart(dotted); form > 0 {
			part += len("・") // エストニア共和国起業・情報技術大臣
		} else {
			part = 0
		}
	}
	if part+form > 0 && m.country == "" {
		end -= part
		office.start -= part
		if start, code := jaCountryBefore(plain, end, mentions); code != "" {
			m.country, end = code, jaBackSpace(plain, start)
		} else {
			end -= form
		}
	}
	m.role = strings.TrimSpace(plain[office.start:office.end])
	if sent, ok := strings.CutPrefix(plain[office.end:], "を"); ok { // …元首相を特派大使として派遣
		if n := jaOfficeAt(sent, 0); n > 0 && strings.HasPrefix(sent[n:], "として派遣") {
			m.role = sent[:n]
		}
	}
	end = len(strings.TrimRight(plain[:end], "・="))
	start := max(jaNameStart(plain, end), last)
	if start >= end {
		return m, false
	}
	name, code := jaTrimName(plain[start:end])
	if name == "" || !isJaName(name) {
		return m, false
	}
	m.start = start + strings.LastIndex(plain[start:end], name)
	m.country = cmp.Or(m.country, code, jaCountryOfPhrase(plain, m.start, mentions)) // 中国の李明・国務委員
	m.name = strings.Trim(name, "・ ")
	return m, m.name != ""
}

// stateFormsOfHan stand behind the name of a state, one or several of them.
var stateFormsOfHan = []string{"社会主義", "人民", "民主", "連邦", "共和国", "王国", "公国"}

// jaUnknownPart returns the length of the Han at the end of a text that are a part of an
// office which no table has, and of the form of a state before it: テスト・タイ王国天然資源
// before 大臣. They stand right behind katakana; without a form they are too long for a name, or the
// name in katakana is whole: イレーネ・テスト鉱山 before エネルギー大臣.
func jaUnknownPart(text string) (part, form int) {
	least := 4 // characters
	before := strings.TrimRightFunc(text, letters.IsKanji)
	if name := before[len(strings.TrimRightFunc(before, isKanaNamePart)):]; strings.Contains(name, "・") {
		least = 2
	}
	if last, _ := utf8.DecodeLastRuneInString(before); !letters.IsKatakanaName(last) {
		return 0, 0
	}
	rest := text[len(before):]
	for _, word := range stateFormsOfHan {
		rest = strings.TrimPrefix(rest, word)
	}
	if form = len(text) - len(before) - len(rest); form == 0 && utf8.RuneCountInString(rest) < least {
		return 0, 0
	}
	return len(rest), form
}

// jaCountryOfPhrase returns the country that a name is said to be of: 中国の….
func jaCountryOfPhrase(plain string, start int, mentions []country.Mention) string {
	before, ok := strings.CutSuffix(plain[:start], "の")
	if !ok {
		return ""
	}
	for _, m := range mentions {
		if m.End == len(before) && m.Form != country.ByCompound {
			return m.Code
		}
	}
	return ""
}

// jaPostBefore returns where a post abroad begins of which the country ends an
// ambassador's office: 在 or 駐 before it; at if it is none.
func jaPostBefore(plain string, at int) int {
	for _, word := range []string{"駐日", "駐", "在京", "在"} {
		if rest, ok := strings.CutSuffix(plain[:at], word); ok {
			return len(rest)
		}
	}
	return at
}

func jaBackSpace(plain string, end int) int {
	return len(strings.TrimRight(plain[:end], " "))
}

// jaCountryBefore finds the country whose name ends at end: ドイツ連邦共和国, 中国, or
// a sign such as 豪 behind a name in katakana.
func jaCountryBefore(plain string, end int, mentions []country.Mention) (start int, code string) {
	for _, m := range mentions {
		// an office that begins with 国 may have taken the end of 米国
		if m.End == end && m.Form != country.ByVenue && m.End-m.Start > len("日") {
			return m.Start, m.Code
		}
	}
	for _, form := range stateFormsOfHan { // ドイツ連邦外務大臣
		if rest, ok := strings.CutSuffix(plain[:end], form); ok {
			if start, code := jaCountryBefore(plain, len(rest), mentions); code != "" {
				return start, code
			}
		}
	}
	for _, s := range japaneseWords.Meanings("country-sign") {
		rest, ok := strings.CutSuffix(plain[:end], s.Word)
		if !ok {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(rest, " "))
		if letters.IsKatakanaName(before) || before == ' ' || utf8.RuneCountInString(s.Word) > 1 {
			return len(rest), s.Meaning
		}
	}
	return end, ""
}

// jaNameStart goes back from end over the characters of a name: katakana with its joints,
// or Han. The last of these may be in katakana: 楊潔チ.
func jaNameStart(plain string, end int) int {
	const most = 14 // characters of Han
	start := len(strings.TrimRightFunc(plain[:end], isKanaNamePart))
	last, _ := utf8.DecodeLastRuneInString(plain[:end])
	before, _ := utf8.DecodeLastRuneInString(plain[:start])
	switch kana := plain[start:end]; {
	case kana != "" && !letters.IsKatakanaName(last):
		return end
	case kana != "" && (!letters.IsKanji(before) || len(kana) > 2*len("チ") || strings.ContainsAny(kana, "・=")):
		return start
	}
	for n := 0; start > 0 && n < most; n++ {
		r, size := utf8.DecodeLastRuneInString(plain[:start])
		if !letters.IsKanji(r) && r != 'ヶ' && (r != 'ケ' || n > 2) {
			break
		}
		start -= size
	}
	return start
}

// isKanaNamePart reports whether a rune may stand in a name that is written in kana.
func isKanaNamePart(r rune) bool {
	return letters.IsKatakanaName(r) || letters.IsASCIILetter(r) || r == '.' || r == '-'
}

// jaTrimName takes off a name what belongs to none, and returns the country among it: a
// day, a side, a country before or behind the name.
func jaTrimName(name string) (trimmed, code string) {
	for _, former := range []string{"元", "前"} { // 森山太郎元首相
		if rest := strings.TrimSuffix(name, former); utf8.RuneCountInString(rest) >= 3 {
			name = rest
		}
	}
	for size := len(name) + 1; len(name) < size; {
		size = len(name)
		name = strings.TrimLeft(name[jaPrefixOf(name):], "・=.-ー")
		first, rest, dotted := strings.Cut(name, "・")
		if c, ok := country.Code(first); dotted && ok && rest != "" {
			name, code = rest, c
		}
	}
	for _, m := range country.Find(name) { // 楊中国
		if r := letters.FirstRune(name[m.End:]); m.Start == 0 && m.Form == country.ByName &&
			(letters.IsKanji(r) || letters.IsKatakanaName(r)) {
			return name[m.End:], m.Code
		}
	}
	if rest, c := jaGluedCountry(name); c != "" {
		return rest, c
	}
	return name, code
}

// jaGluedCountry parts a name in katakana from the country that follows it without a dot:
// ハンス・テストドイツ. Both have two characters or more.
func jaGluedCountry(name string) (rest, code string) {
	const shortest = 3 * len("ア") // of a country
	last := name[strings.LastIndexAny(name, "・=")+1:]
	if !letters.IsKatakanaName(letters.FirstRune(name)) {
		return name, ""
	}
	for i := range last {
		if i >= len("アア") && len(last)-i >= shortest {
			if code, ok := country.Code(last[i:]); ok {
				return strings.TrimSuffix(name, last[i:]), code
			}
		}
	}
	return name, ""
}

// jaPrefixOf returns the length of what stands before a name and is none of it.
func jaPrefixOf(name string) int {
	for _, prefix := range jaNamePrefixes.List() {
		if rest, ok := strings.CutPrefix(name, prefix); ok && utf8.RuneCountInString(rest) >= 1 &&
			(utf8.RuneCountInString(prefix) > 1 || utf8.RuneCountInString(rest) > 2) {
			return len(prefix)
		}
	}
	return 0
}

// isJaName refuses what stands where a name would: 両大臣, 日露外相, 第三次官.
func isJaName(name string) bool {
	n := utf8.RuneCountInString(name)
	first, _ := utf8.DecodeRuneInString(name)
	last, _ := utf8.DecodeLastRuneInString(name)
	switch {
	case jaNotNames.Has(name), last == '側', last == '国' && letters.IsKanji(first), first == '第',
		letters.IsASCIILetter(first) && n < 3:
		return false
	case letters.IsKanji(first) && (n > 8 || jaTimeWords.In(name) || len(day.FindJapanese(name)) > 0):
		return false
	case letters.IsKatakanaName(first) && n < 2, first == 'ー':
		return false
	case letters.IsKanji(first) && country.Pair(name+"外相会談") != nil:
		return false
	}
	if _, ok := country.Code(name); ok {
		return false
	}
	return !jaInNotNames.In(name)
}

// jaGroup returns the side that a sentence names a person under.
func jaGroup(plain string, at int) string {
	start := max(strings.LastIndex(plain[:at], "。"), strings.LastIndexByte(plain[:at], ')'))
	return jaSideNamed(plain[max(start, 0):at])
}

// jaSideNamed returns the side that a text names last: a country's code, "JP", "other"
// for 先方, "" for none.
func jaSideNamed(head string) string {
	last, code := -1, ""
	consider := func(at int, side string) {
		if at > last {
			last, code = at, side
		}
	}
	for _, side := range japaneseWords.Meanings("side") {
		consider(strings.LastIndex(head, side.Word), side.Meaning)
	}
	for _, m := range country.Find(head) {
		if letters.HasPrefix(head[m.End:], "側", "からは", "代表", ":") {
			consider(m.Start, m.Code)
		}
	}
	return code
}

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
