package read

import (
	"cmp"
	"slices"
	"strings"

	"briefings/briefing/country"
	"briefings/briefing/letters"
)

// A mention is a person as one place of a text names them.
type mention struct {
	name    string // "" where only the office is named
	role    string
	country string
	end     int  // bytes of the text
	start   int  //
	titled  bool // an honorific stands before the name
	peer    bool // a counterpart: holds the office of the one named before
	plural  bool // the office is named in the plural
	led     bool // the office stands before the name
}

// findMentions returns the people that a text names with an office or an honorific.
func (w *wording) findMentions() []mention {
	var found []mention
	for k := 0; k < len(w.words); {
		m, next, ok := w.mentionAt(k)
		if !ok {
			k = max(next, k+1)
			continue
		}
		found, k = w.roster(append(found, m), max(next, k+1))
	}
	w.setSides(found)
	w.joinCountries(found)
	return w.setEnvoys(found)
}

// joinCountries gives the country of somebody to the one whom "and" joins to them
// without a country, if another is named before both: "A met Foreign Minister B of
// Norway and Prime Minister C".
func (w *wording) joinCountries(found []mention) {
	for i := 1; i < len(found); i++ {
		m, before := &found[i], &found[i-1]
		if i == 1 && !before.plural && !w.isObject(before.start) || i > 1 && found[0].country == before.country ||
			m.country != "" || m.role == "" || before.country == "" || m.start < before.end {
			continue
		}
		if and := strings.Trim(w.text[before.end:m.start], " ,"); and == "" || isListAnd(and) {
			m.country = before.country
		}
	}
}

// isObject reports whether a small word stands right before the person who begins at
// start: "traf sie den …", "met …".
func (w *wording) isObject(start int) bool {
	for k := range w.words {
		if w.words[k].start >= start {
			return k > 1 && !w.words[k-1].upper && w.adjoins(k)
		}
	}
	return false
}

// setEnvoys gives an office to those who are sent "as an Ambassador on Special
// Mission": what they are at home does not matter on that day.
func (w *wording) setEnvoys(found []mention) []mention {
	if !strings.Contains(w.text, " as ") {
		return found
	}
	out := found[:0]
	for _, m := range found {
		before := letters.Lower(w.text[max(0, m.start-8):m.start])
		sent := strings.HasSuffix(before, " as an ") || strings.HasSuffix(before, " as a ") ||
			strings.HasSuffix(before, " as ") && errands.In(letters.Lower(m.role))
		if n := len(out); n > 0 && m.name == "" && sent && out[n-1].name != "" {
			out[n-1].role, out[n-1].country = m.role, m.country
			continue
		}
		out = append(out, m)
	}
	return out
}

// mentionAt reads the person named at word k, and returns the word to go on with.
func (w *wording) mentionAt(k int) (m mention, next int, ok bool) {
	one := &w.words[k]
	m.start = one.start
	name := one.upper && one.country < 0
	switch {
	case counterparts.Has(one.lower), one.lower == "par" && w.is(k-1, "su"):
		return w.counterpart(k)
	case !one.upper && one.class&(officeHead|officePrefix|portfolio) == 0 && one.country < 0:
		return m, k + 1, false
	case name && one.class&honorific != 0 && !w.withinName(k):
		if m, next, ok = w.titledPerson(k); ok {
			return m, next, true
		}
	}
	if o, ok := w.office(k, false); ok {
		return w.officeHolder(k, o)
	}
	if name && (k == 0 || one.class&notName == 0) {
		return w.plainPerson(k)
	}
	_, _, next = w.countryAt(k)
	return m, max(next, w.townBehindIn(k), k+1), false
}

// townBehindIn returns the word after the town that begins with word k behind "in": no name
// begins with it, as in "received in Oslo Ada Brook". It returns k if there is none.
func (w *wording) townBehindIn(k int) int {
	if k == 0 || !w.words[k].upper || !postLinks.Has(w.words[k-1].lower) {
		return k
	}
	for end := k + 1; end <= min(k+2, len(w.words)) && (end == k+1 || w.adjoins(end-1)); end++ {
		if country.OfPlace(w.text[w.words[k].start:w.words[end-1].end]) != "" {
			return end
		}
	}
	return k
}

// withinName reports whether a title is a word of a longer name, as in "Port Seri Nilam".
func (w *wording) withinName(k int) bool {
	if k == 0 || !w.adjoins(k) || isPointed(w.words[k].lower, ".") {
		return false
	}
	before := &w.words[k-1]
	return before.upper && before.class == 0 && before.country < 0 && !before.possessive && !w.isGivenName(k)
}

// titledPerson reads "Mr. X, Minister for Foreign Affairs of Japan", "H.E. Prime Minister X".
func (w *wording) titledPerson(k int) (m mention, next int, ok bool) {
	m.start, m.titled = w.words[k].start, true
	first := k
	k = w.skipHonorifics(k)
	if o, isOffice := w.office(k, false); isOffice && o.large && !w.isFiliation(o.next) {
		if !w.adjoins(o.next) && !isComma(w.gap(o.next)) {
			return m, k, false // "His Majesty the King; Departure"
		}
		name, end := w.name(w.skipHonorifics(o.next), true)
		if name == "" {
			return m, k, false
		}
		m.name, m.role, m.country = name, o.role, o.country
		m.end = w.words[end-1].end
		return m, w.countryBehind(&m, end), true
	}
	name, end := w.name(k, true)
	if name == "" {
		return m, k, false
	}
	name, end = w.givenBehind(k, name, end)
	m.name, m.end = name, w.words[end-1].end
	next = w.roleBehind(&m, end)
	for _, title := range w.words[first:k] {
		if m.role == "" && title.class&officeHead != 0 {
			m.role = w.text[title.start:title.end] // "Prince", where nothing else is said
		}
	}
	if m.role == "" && w.is(k-1, "majesty") && !hasSmall(w.text) {
		return m, k, false // "HIS MAJESTY GRANTS AUDIENCE"
	}
	return m, next, true
}

// skipHonorifics returns the word after the honorifics that begin with word k.
func (w *wording) skipHonorifics(k int) int {
	for k < len(w.words) {
		one := &w.words[k]
		if w.isGivenName(k) {
			break
		}
		if articles.Has(one.lower) && w.isSmallTitle(k+1) || w.isTitleTail(k+1) {
			for k += 2; k+1 < len(w.words) && titleTails.Has(w.words[k].lower) && w.words[k+1].upper; {
				k++ // "Dato' Seri Utama"
			}
			continue
		}
		if !w.isHonorific(k) {
			break
		}
		k++
	}
	return k
}

// isHonorific reports whether word k belongs to the titles before a name: "His", "Mr.",
// "(Ret.)".
func (w *wording) isHonorific(k int) bool {
	one := &w.words[k]
	if one.class&honorific != 0 && one.upper && one.country < 0 || one.class&afterName != 0 && w.gap(k) == " (" {
		return true
	}
	return (one.lower == "the" || one.lower == "his" || one.lower == "her") && k+1 < len(w.words) &&
		w.words[k+1].class&honorific != 0 && w.words[k+1].upper
}

// isTitleTail reports whether word k ends a title of two words: "Tan Sri", "Datuk Seri".
func (w *wording) isTitleTail(k int) bool {
	return k < len(w.words) && w.words[k-1].upper && w.words[k].upper && w.words[k].country < 0 &&
		titleTails.Has(w.words[k].lower) && w.isFree(k+1)
}

// isSmallTitle reports whether word k is an honorific that an article may stand before:
// "l'honorable", "el señor".
func (w *wording) isSmallTitle(k int) bool {
	return k < len(w.words) && w.words[k].class&honorific != 0 && !w.words[k].upper && len(w.words[k].lower) > 4
}

// isGivenName reports whether a title is a given name, as in "Mr. Gen Arakawa".
func (w *wording) isGivenName(k int) bool {
	one := &w.words[k]
	behindTitle := w.is(k-1, "mr") || w.is(k-1, "ms") || w.is(k-1, "mrs")
	return behindTitle && one.class&honorific != 0 && w.text[one.end-1] != '.' && one.lower != "dr" &&
		!strings.HasPrefix(one.lower, "h")
}

// officeHolder reads the name behind an office: "Foreign Minister X", "Minister for Foreign Affairs, Mr. X".
func (w *wording) officeHolder(k int, o office) (m mention, next int, ok bool) {
	m = mention{
		start: w.words[k].start, end: w.words[o.next-1].end, role: o.role, country: o.country, plural: o.plural,
	}
	at := o.next
	if rest := w.after(at); strings.HasPrefix(rest, "' ") || strings.HasPrefix(rest, "’ ") {
		return m, at, false // "Foreign Ministers' Meeting"
	}
	if at >= len(w.words) {
		return m, at, o.large
	}
	start := w.skipHonorifics(at)
	titled := start > at
	if w.words[at-1].possessive && !titled {
		return m, at, o.large
	}
	name, end := w.holderName(at, start, o.large)
	if name == "" || end-start == 1 && w.isOpenField(at-1) && isComma(w.gap(end)) {
		if long, ok := w.longOffice(k, o); ok {
			return w.officeHolder(k, long)
		}
	}
	if name == "" {
		if isComma(w.gap(at)) {
			w.countryAfterComma(&m, at)
		}
		return m, at, o.large
	}
	m.name, m.end, m.titled, m.led = name, w.words[end-1].end, titled, true
	return m, w.roleBehind(&m, end), true
}

// isOpenField reports whether word k belongs to what an office is for, and does not end it:
// "Human" in "and Human Marshlands, Ada Brook".
func (w *wording) isOpenField(k int) bool {
	return w.words[k].class&portfolio != 0 && !unitNouns.Has(w.words[k].lower)
}

// longOffice reads an office if the vocabulary has its first words alone, as in
// "Speaker of the Seimas, Ada Brook": it ends at the comma before the name.
func (w *wording) longOffice(k int, short office) (office, bool) {
	long, ok := w.office(k, true)
	if !ok || long.next <= short.next || !isComma(w.gap(long.next)) {
		return office{}, false
	}
	name, _ := w.holderName(long.next, w.skipHonorifics(long.next), false)
	return long, name != ""
}

// holderName reads the name that begins with word start, behind an office that ends
// before word at. Behind a comma it must have a title, or two words and an end.
func (w *wording) holderName(at, start int, large bool) (name string, end int) {
	switch gap := w.gap(at); {
	case gap == " ", gap == "", gap == ") ":
		if name, end = w.name(start, start > at || large || w.longName(start)); name != "" {
			return w.givenBehind(start, name, end)
		}
	case gap == " (":
		if name, end = w.name(start, start > at || w.longName(start)); strings.HasPrefix(w.after(end), ")") {
			return name, end
		}
	case isComma(gap) && start < len(w.words):
		if name, end = w.name(start, start > at); start > at || w.closesName(end) && end-start >= 2 {
			return name, end
		}
	}
	return "", start
}

// plainPerson reads a name without honorific, if an office stands behind it: "X, Minister for
// Foreign Affairs of Japan".
func (w *wording) plainPerson(k int) (m mention, next int, ok bool) {
	if next = w.townBehindIn(k); next > k {
		return m, next, false
	}
	name, end := w.name(k, false)
	if name == "" {
		return m, k + 1, false
	}
	m.start, m.name, m.end = w.words[k].start, name, w.words[end-1].end
	next = w.roleBehind(&m, end)
	return m, next, m.role != "" || w.beginsClause(k) && w.meets(end)
}

// beginsClause reports whether word k is the first of the text, or of what follows the
// opening words of a sentence and their comma: "At Norway's request, …".
func (w *wording) beginsClause(k int) bool {
	if k == 0 {
		return true
	}
	return k < 14 && w.gap(k) == ", " && (w.words[0].class&notName != 0 || w.words[0].country >= 0)
}

// meets reports whether word k says that who stands before it met somebody.
func (w *wording) meets(k int) bool {
	if k >= len(w.words) || !w.adjoins(k) {
		return false
	}
	return meetingVerbs.Has(w.words[k].lower)
}

// counterpart reads "his Danish counterpart, X": an office without a name.
func (w *wording) counterpart(k int) (m mention, next int, ok bool) {
	m = mention{start: w.words[k].start, peer: true, country: w.countryOfPeer(k)}
	if k+1 >= len(w.words) {
		return m, k + 1, false
	}
	at := w.countryBehindPeer(&m, k+1)
	gap := w.gap(at)
	if at >= len(w.words) || gap != " " && gap != ", " && gap != " (" {
		return m, at, m.country != ""
	}
	start := w.skipHonorifics(at)
	if o, ok := w.office(start, false); ok {
		if holder, next, ok := w.officeHolder(start, o); ok && holder.name != "" {
			holder.country = cmp.Or(holder.country, m.country)
			holder.plural = strings.HasSuffix(w.words[k].lower, "s") && w.words[k].lower != "par"
			return holder, next, true
		}
	}
	name, end := w.name(start, true)
	if name == "" || gap == " (" && !strings.HasPrefix(w.after(end), ")") || country.OfPlace(name) != "" {
		m.end = w.words[k].end
		return m, at, m.country != ""
	}
	m.name, m.end = name, w.words[end-1].end
	next = w.roleBehind(&m, end)
	m.peer = m.role == ""
	return m, next, true
}

// countryBehindPeer reads the country behind a counterpart: "counterpart from Norway",
// "homologue norvégien". It returns the word after it.
func (w *wording) countryBehindPeer(m *mention, k int) int {
	if k+1 < len(w.words) && peerLinks.Has(w.words[k].lower) {
		if code, _, after := w.countryAt(w.skipArticles(k + 1)); code != "" {
			m.country, k = code, after
		}
	}
	if code, form, after := w.countryAt(k); form == country.ByAdjective && code != "" && w.adjoins(k) {
		m.country, k = code, after
	}
	return k
}

// countryOfPeer returns the country that stands before "counterpart", else the one
// that is visited: "is paying a visit to Ireland … her counterpart".
func (w *wording) countryOfPeer(k int) string {
	for j := k - 1; j >= 0 && j >= k-6; j-- {
		if c := w.words[j].country; c >= 0 {
			return w.countries[c].Code
		}
	}
	for j := k - 7; j > 0; j-- {
		if c := w.words[j].country; c >= 0 && w.countries[c].Form == country.ByName &&
			(w.is(j-1, "to") || w.is(j-1, "in")) {
			return w.countries[c].Code
		}
	}
	return ""
}

// roleMarks may stand between a name and the office behind it.
var roleMarks = []string{",", " (", ", (", " –", " -"}

// roleBehind reads the office behind a name: ", Minister for Foreign Affairs of Japan",
// " (Foreign Minister)", and returns the word after it.
func (w *wording) roleBehind(m *mention, k int) int {
	if k >= len(w.words) || w.words[k-1].possessive {
		return k
	}
	gap := w.gap(k)
	if w.words[k-1].class&afterName != 0 {
		gap = strings.TrimLeft(gap, ".)") // "(Ret.), Minister …"
	}
	switch bare := strings.TrimRight(gap, " "); {
	case bare == "" && (!m.titled || m.role != ""): // else a comma is missing: "Mr. X Minister for Foreign Affairs"
		return w.countryBehind(m, k)
	case bare != "" && !slices.Contains(roleMarks, bare):
		return k
	}
	o, ok := w.office(w.skipArticles(k), true)
	if !ok || !mayFollow(m, &o, gap) {
		return w.countryBehind(m, k)
	}
	if m.role != "" && !isRank(m) || w.holderFollows(o) {
		return k // "Minister for Foreign Affairs X, Special Envoy of …": the first office counts
	}
	m.role, m.country, m.end = o.role, cmp.Or(o.country, m.country), w.words[o.next-1].end
	return w.countryBehind(m, o.next)
}

// mayFollow reports whether an office behind a name may be of the person, who may have one already.
func mayFollow(m *mention, o *office, gap string) bool {
	return m.role == "" || o.large && strings.HasPrefix(gap, ",") && (o.country == "" || isRank(m))
}

// isRank reports whether the office before a name may be a rank alone, which gives way to the office
// behind the name: "Ambassador X, Head of Protocol".
func isRank(m *mention) bool {
	return m.country == "" && sentHeads.Has(letters.Lower(m.role))
}

// skipArticles returns the word after the articles and the like that begin with word
// k before an office: "the newly appointed …".
func (w *wording) skipArticles(k int) int {
	start := k
	for start < len(w.words) && start < k+4 &&
		(w.is(start, "a") || officeOpeners.Has(w.words[start].lower)) {
		start++
	}
	return start
}

// holderFollows reports whether an office belongs to the name behind it rather than to the one before.
func (w *wording) holderFollows(o office) bool {
	if o.next >= len(w.words) || !w.adjoins(o.next) {
		return false
	}
	if pluralVerbs.Has(w.words[o.next].lower) {
		return true // "X, Norwegian Foreign Minister discuss …": two people
	}
	start := w.skipHonorifics(o.next)
	name, _ := w.name(start, true)
	return name != ""
}

// countryBehind reads the country behind an office or a name: " of Japan", ", Germany,", " (Russia)".
func (w *wording) countryBehind(m *mention, k int) int {
	if k >= len(w.words) || m.country != "" {
		return k
	}
	if w.is(k, "of") && w.adjoins(k) {
		at := k + 1
		if w.is(at, "the") {
			at++
		}
		if code, form, next := w.countryAt(at); code != "" && form != country.ByAdjective &&
			!w.words[next-1].possessive {
			m.country, m.end = code, w.words[next-1].end
			return next
		}
		return k
	}
	return w.countryAfterComma(m, k)
}

func (w *wording) countryAfterComma(m *mention, k int) int {
	gap := w.gap(k)
	if gap != ", " && gap != "," && gap != " (" {
		return k
	}
	at := k
	if w.is(at, "the") {
		at++
	}
	code, form, next := w.countryAt(at)
	if code == "" || form == country.ByAdjective || w.words[next-1].possessive || m.country != "" {
		return k
	}
	after := w.after(next)
	if after == "" || strings.IndexByte(",.;)(\n", after[0]) >= 0 || next < len(w.words) && !w.words[next].upper {
		m.country, m.end = code, w.words[next-1].end
		return next
	}
	return k
}
