package read

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefings/briefing/country"
	"briefings/briefing/letters"
)

// An office is an office as a text names it.
type office struct {
	role    string // "Minister for Foreign Affairs", without its country
	country string // code of the country that the text gives it: "Russian …", "… of Japan"
	next    int    // the word after it
	large   bool   // begins with a capital
	plural  bool   // several people hold it: "Foreign Ministers"
}

// office reads the office that begins with word k: a country, prefixes and
// portfolios, a head, and its object.
//
//	[Russian] [Deputy] [Foreign] Minister [for Foreign Affairs [and Trade]] [of the Russian Federation]
//
// Before a name only the words of known portfolios belong to it. After a name,
// with loose, any word with a capital does.
func (w *wording) office(k int, loose bool) (office, bool) {
	var o office
	for w.is(k, "the") {
		k++
	}
	o.country, k = w.countryBefore(k)
	first := k
	head, ok := w.officeHead(k)
	if !ok {
		return o, false
	}
	o.large = w.words[k].upper
	end := w.headEnd(head) // the word after the role's last
	o.next = end
	behind, adjective := w.adjectiveBehind(end) // left out of the role
	if behind > end {
		o.country, o.next = cmp.Or(o.country, adjective), behind
	}
	cut := end
	switch {
	case w.is(head, "ambassador") && o.country != "":
		first = w.ambassadorStart(first)
	case w.is(head, "governor"), w.is(head, "mayor"):
		first = w.governorStart(first)
	}
	w.officeObject(&o, &end, loose)
	o.extend(&end, w.skipWords(o.next, "ii"))
	next, ok := w.secondOffice(o.next, loose)
	if ok && (o.country == "" || next.country == "" || next.country == o.country) {
		end, o.next = next.end, next.next
		o.country = cmp.Or(o.country, next.country)
	}
	if o.extend(&end, w.unitInBracket(head, o.next)) {
		w.officeObject(&o, &end, loose)
	}
	end = w.beforeState(first, end)
	o.role, o.plural = w.roleText(first, head, end, cut, behind)
	if next, code := w.adjectiveBehind(o.next); next > o.next && (o.country == "" || o.country == code) {
		o.country, o.next = code, next // "ministro de Asuntos Exteriores noruego"
	}
	return o, true
}

// roleText returns the office of words first to end-1, its head in the singular. The
// adjective of a country, words cut to behind-1, is left out.
func (w *wording) roleText(first, head, end, cut, behind int) (role string, plural bool) {
	one := &w.words[head]
	base, plural := baseForm(w.text[one.start:one.end])
	rest := w.text[one.end:w.words[end-1].end]
	if behind > cut && end > cut {
		rest = w.text[one.end:w.words[cut-1].end] + w.text[w.words[behind-1].end:w.words[end-1].end]
	}
	role = unglued(strings.TrimRight(w.text[w.words[first].start:one.start]+base+rest, " ,"))
	if strings.Contains(role, " (") && !strings.Contains(role, ")") {
		role += ")" // "Secretary (West)"
	}
	return role, plural
}

// unglued returns an office with the space that is lost between two of its words.
func unglued(role string) string {
	for i := 1; i < len(role); i++ {
		if letters.IsLowerByte(role[i-1]) && role[i] >= 'A' && role[i] <= 'Z' {
			return role[:i] + " " + unglued(role[i:])
		}
	}
	return role
}

// beforeState returns the word after the role of an office that ends with the form of a
// state, whose name comes next: "ministre … de la République tunisienne".
func (w *wording) beforeState(first, end int) int {
	next, _ := w.adjectiveBehind(end)
	if next == end && w.is(end-1, "state") || !stateForms.Has(w.words[end-1].lower) {
		return end
	}
	cut := end - 1
	for cut > first+1 && stateLinks.Has(w.words[cut-1].lower) {
		cut--
	}
	if next == end && cut == first+1 {
		return end // "Président de la République"
	}
	return cut
}

// unitInBracket reads the division of a secretary or a director: "Secretary (West)",
// "Joint Secretary (Eurasia)". It returns the word after it.
func (w *wording) unitInBracket(head, k int) int {
	if !w.is(head, "secretary") && !w.is(head, "director") || w.after(k) == "" || w.gap(k) != " (" || head+1 < k {
		return k
	}
	end := k + 1
	for end < len(w.words) && w.adjoins(end) && end < k+4 {
		end++
	}
	one := &w.words[k]
	known := one.class&(honorific|notName) == 0 || one.class&portfolio != 0
	if one.upper && !w.namesCountry(one) && known &&
		strings.HasPrefix(w.after(end), ")") {
		return end
	}
	return k
}

// adjectiveBehind reads the country behind the head of an office, as in French and
// Spanish: "ministre norvégienne des affaires étrangères".
func (w *wording) adjectiveBehind(k int) (next int, code string) {
	code, form, next := w.countryAt(k)
	if code == "" || form != country.ByAdjective || !w.adjoins(k) || w.words[k].upper {
		return k, ""
	}
	return next, code
}

// baseForm returns the head of an office in the nominative singular: "Präsidenten" is
// Präsident, "Directors" is Director.
func baseForm(head string) (base string, plural bool) {
	lower := letters.Lower(head)
	for _, class := range []struct {
		forms        []letters.Meant
		ends, plural bool
	}{
		{forms: officeWords.Meanings("declined")}, {forms: officeWords.Meanings("plural"), plural: true},
		{officeWords.Meanings("head-end-plural"), true, true}, // "Innenministern"
		{forms: officeWords.Meanings("head-end"), ends: true},
	} {
		for _, form := range class.forms {
			stem, ok := strings.CutSuffix(lower, form.Word)
			if ok && form.Word != form.Meaning && (stem == "" || class.ends) {
				return likeCase(stem+form.Meaning, head), class.plural
			}
		}
	}
	return head, false
}

// likeCase writes a word with the capitals of another.
func likeCase(word, model string) string {
	first, size := utf8.DecodeRuneInString(model)
	second, _ := utf8.DecodeRuneInString(model[size:])
	switch {
	case unicode.IsLower(first):
		return letters.Lower(word)
	case unicode.IsUpper(second):
		return strings.ToUpper(word)
	}
	r, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[size:]
}

// countryBefore reads the country before an office at word k: "Russian", "Japan's".
// "Japan Ambassador" needs no adjective; "in Japan Ministers met" is rare.
func (w *wording) countryBefore(k int) (code string, next int) {
	code, form, next := w.countryAt(k)
	if code != "" && next < len(w.words) &&
		(form == country.ByAdjective || w.words[next-1].possessive || w.adjoins(next)) {
		return code, next
	}
	return "", k
}

// headEnd returns the word after the head of an office, with the words that belong
// to it: "Director General", "Ambassador Extraordinary and Plenipotentiary".
func (w *wording) headEnd(head int) int {
	end := head + 1
	for end < len(w.words) && w.adjoins(end) && afterHeads.Has(w.words[end].lower) {
		end++
	}
	if w.is(end, "general") && w.adjoins(end) || w.is(end, "ii") || w.is(end, "designate") {
		end++
	}
	switch {
	case w.is(head, "ambassador") && w.is(end, "extraordinary"):
		return w.skipWords(end, "extraordinary", "and", "plenipotentiary")
	case w.is(end, "d'") && w.is(end+1, "affaires"):
		return w.skipWords(w.skipWords(end+2, "a.i"), "a", "i")
	}
	return end
}

// skipWords returns the word after some words, as far as they follow from word k on.
func (w *wording) skipWords(k int, words ...string) int {
	for _, lower := range words {
		if !w.is(k, lower) {
			break
		}
		k++
	}
	return k
}

// pastWords returns the word after some words if all of them stand at word k, else k.
func (w *wording) pastWords(k int, words ...string) int {
	if next := w.skipWords(k, words...); next == k+len(words) {
		return next
	}
	return k
}

// ambassadorStart returns the first word of the role of an ambassador, with the
// country before word first: "Acting U.S. Ambassador".
func (w *wording) ambassadorStart(first int) int {
	first = w.wordAtCountry(first)
	if first > 0 && w.adjoins(first) && w.words[first-1].class&officePrefix != 0 && w.words[first-1].upper {
		first--
	}
	return first
}

// governorStart returns the first word of the role of a governor or a mayor, with the name
// of the place before word first: "Osaka Governor", "Viken County Governor".
func (w *wording) governorStart(first int) int {
	k := first - 1
	if first == 0 || !w.adjoins(first) || w.words[k].class != 0 || !w.words[k].upper || w.words[k].country >= 0 ||
		w.words[first].class&portfolio == 0 && country.OfPlace(w.text[w.words[k].start:w.words[k].end]) == "" {
		return first
	}
	return k
}

// extend moves the end of the office to word next. It reports whether that is further.
func (o *office) extend(end *int, next int) bool {
	if next == o.next {
		return false
	}
	*end, o.next = next, next
	return true
}

// wordAtCountry returns the first word of the country that stands before word k.
func (w *wording) wordAtCountry(k int) int {
	if k == 0 || w.words[k-1].country < 0 || w.words[k-1].possessive || !w.adjoins(k) {
		return k
	}
	c := w.words[k-1].country
	for k > 0 && w.words[k-1].country == c {
		k--
	}
	return k
}

// officeHead finds the head of an office whose prefixes begin with word k.
func (w *wording) officeHead(k int) (head int, ok bool) {
	const most = 8
	for j := k; j < len(w.words) && j < k+most; j++ {
		one := &w.words[j]
		if j > k && !w.joinsOffice(j) {
			return 0, false
		}
		chief := one.lower == "chief" && w.is(j+1, "of") // "Chief of Protocol"
		if (one.class&officeHead != 0 || chief) && !(one.possessive && j == k) {
			if w.headAfter(j) {
				continue
			}
			return j, true
		}
		if !w.isOfficeWord(j, j > k) || one.possessive && one.class&portfolio == 0 {
			return 0, false
		}
	}
	return 0, false
}

// joinsOffice reports whether word j can follow the word before it in an office.
func (w *wording) joinsOffice(j int) bool {
	gap := w.gap(j)
	if !w.adjoins(j) && strings.Trim(gap, " ,-&/") != "" {
		return false
	}
	return !strings.Contains(gap, ",") || w.words[j].class&(portfolio|officePrefix) != 0
}

// headAfter reports whether another head follows the one at word j, as in "State
// Secretary" and "Director General".
func (w *wording) headAfter(j int) bool {
	if j+1 >= len(w.words) || !w.adjoins(j+1) {
		return false
	}
	one, next := &w.words[j], &w.words[j+1]
	return next.class&officeHead != 0 && next.class&(honorific|alsoName) == 0 && next.upper == one.upper &&
		next.country < 0 && !one.possessive && !next.caps
}

// isOfficeWord reports whether word j can stand before the head of an office; inside
// is set after the first word.
func (w *wording) isOfficeWord(j int, inside bool) bool {
	one := &w.words[j]
	switch {
	case one.class&portfolio != 0, one.class&officePrefix != 0 && one.country < 0:
		return true
	case !inside:
		return false
	case one.lower == "of":
		return w.is(j-1, "department") || w.is(j-1, "ministry")
	}
	return one.lower == "and" || one.lower == "for"
}

// officeObject reads "for Foreign Affairs and Trade", "of the Russian Federation", "to Japan" after a head.
func (w *wording) officeObject(o *office, end *int, loose bool) {
	if sentHeads.Has(w.words[o.next-1].lower) && o.extend(end, w.postAt(o.next)) {
		return // "Ambassador in Oslo"
	}
	for o.next < len(w.words) && w.objectPart(o, end, loose) {
	}
	if w.gap(o.next) == " (" && w.words[o.next].caps && strings.HasPrefix(w.after(o.next+1), ") ") {
		o.next++ // "Secretary-General of the Gulf Cooperation Council (GCC)"
	}
}

// objectPart reads one part of an object. It reports whether another may follow.
func (w *wording) objectPart(o *office, end *int, loose bool) bool {
	k := o.next
	switch gap := w.gap(k); {
	case gap == "/" && w.isPortfolio(k):
		return o.extend(end, w.subject(k, false)) // "Director General/Middle East"
	case !w.adjoins(k) && gap != ") ":
		return o.extend(end, w.unitBehind(k, loose))
	}
	start, ok := w.objectStart(k)
	if !ok {
		return false
	}
	if w.is(start, "country") {
		o.next = start + 1 // "the President of the country, Ms. X"
		return false
	}
	if nested, last, ok := w.nestedOffice(start); ok {
		*end, o.next, o.country = last, nested.next, cmp.Or(o.country, nested.country)
		return false
	}
	to := w.words[k].lower == "to"
	code, form, _ := w.countryAt(start)
	if code != "" && form != country.ByAdjective && !w.isRegion(start) {
		return w.objectCountry(o, end, start, to)
	}
	abroad := to && start < len(w.words) && w.words[start].class&portfolio == 0
	next := w.subject(start, loose || abroad)
	next = max(next, w.germanField(k))
	return next > start && o.extend(end, next)
}

// germanField reads the nouns behind "für", if that is word k, and returns the word after them: "Energie,
// Versorgung und nukleare Sicherheit". A name has no "und" behind it.
func (w *wording) germanField(k int) int {
	if !w.is(k, "für") {
		return k
	}
	k++
	first := k
	for ; k < len(w.words) && w.words[k].upper && !w.namesCountry(&w.words[k]); k++ {
		if w.is(k+1, "und") && w.adjoins(k+1) {
			last := k + 2
			if last+1 < len(w.words) && !w.words[last].upper {
				last++
			}
			if last < len(w.words) && w.words[last].upper {
				return last + 1
			}
		}
		if !isComma(w.gap(k + 1)) {
			break
		}
	}
	return first + 1
}

// objectStart returns the first word of an object after its link, word k: "of the",
// "in charge of", "responsible for", "for".
func (w *wording) objectStart(k int) (start int, ok bool) {
	link := w.words[k].lower
	if start = k + 1; !objectLinks.Has(link) {
		if start = max(w.pastWords(k, "in", "charge", "of"), w.pastWords(k, "responsible", "for")); start == k {
			return 0, false
		}
	}
	if link == "to" && (w.is(k-1, "minister") || w.is(k-1, "president") || w.is(k-1, "chancellor")) {
		return 0, false // "Minister to Present …" in a headline
	}
	if w.is(start, "the") && w.is(start+2, "session") && w.is(start+3, "of") {
		start += 4 // "President of the 79th session of the General Assembly"
	}
	for start < len(w.words) && (articles.Has(w.words[start].lower) || stateWords.Has(w.words[start].lower)) {
		start++
	}
	return start, true
}

// objectCountry reads the country at word start as an object; to is set after the
// link "to". It reports whether another part may follow.
func (w *wording) objectCountry(o *office, end *int, start int, to bool) bool {
	code, form, next := w.countryAt(start)
	body := w.isBody(start, next)
	if !to || body {
		o.country = cmp.Or(o.country, code)
	}
	if to || body {
		return o.extend(end, next)
	}
	if unit := w.unitOfCountry(next); unit > next && (form == country.ByAbbreviation || w.leadsToUnit(next)) {
		return o.extend(end, unit)
	}
	if w.is(next, "to") && w.adjoins(next) && w.isSent(start) {
		return o.extend(end, next) // "Ambassador of Japan to China"
	}
	if post := w.postAt(next); post > next && w.isSent(start) {
		o.extend(end, post) // "embajador de México en Jamaica"
		return false
	}
	o.next = next
	// the country in the middle stays: "of the European Union for Foreign Affairs"
	return next < len(w.words) && w.adjoins(next) && w.is(next, "for")
}

// isSent reports whether the office before "of" and the country at word start is
// one that is held in another country or at an organisation.
func (w *wording) isSent(start int) bool {
	k := start - 2
	if articles.Has(w.words[start-1].lower) {
		k--
	}
	return k >= 0 && (sentHeads.Has(w.words[k].lower) || w.is(k-1, "a") && w.is(k, "i")) // "a.i."
}

// postAt returns the word behind the country or town in which an ambassador is: "en
// Jamaica", "in Dhaka". It returns k if none follows.
func (w *wording) postAt(k int) int {
	if k+1 >= len(w.words) || !w.adjoins(k) || !postLinks.Has(w.words[k].lower) {
		return k
	}
	at := min(w.pastArticles(k+1), len(w.words)-1)
	if code, form, next := w.countryAt(at); code != "" && form != country.ByAdjective {
		return next
	}
	if w.words[at].upper && country.OfPlace(w.text[w.words[at].start:w.words[at].end]) != "" {
		return at + 1
	}
	return k
}

// unitBehind reads the department behind an office and a comma, as in "Director-General,
// Department of Northern Affairs, Ministry of …", and returns the word after it.
func (w *wording) unitBehind(k int, loose bool) int {
	if !loose || w.gap(k) != ", " || !w.words[k].upper || w.words[k].country >= 0 {
		return k
	}
	next := w.subject(k, false)
	for j := k; j < next; j++ {
		if unitNouns.Has(w.words[j].lower) {
			return next
		}
	}
	return k
}

// unitOfCountry reads what of a country the office is over: "of the U.S. forces". It returns
// k, the word behind the country, where that is no such thing.
func (w *wording) unitOfCountry(k int) int {
	if k >= len(w.words) || !w.adjoins(k) || w.words[k-1].possessive ||
		w.words[k].class&(officeHead|officePrefix|honorific) != 0 {
		return k
	}
	return w.subject(k, false)
}

// nestedOffice reads the office that another one serves: "Advisor to the President of
// …", "Special Representative of the UN Secretary-General". Its role ends before word end.
func (w *wording) nestedOffice(k int) (o office, end int, ok bool) {
	code, k := w.countryBefore(k)
	if k >= len(w.words) || !w.words[k].upper || w.words[k].country >= 0 {
		return o, k, false
	}
	head := w.words[k].class&officeHead != 0
	if !head && !(w.words[k].class&officePrefix != 0 && k+1 < len(w.words) && w.adjoins(k+1) &&
		w.words[k+1].class&officeHead != 0) {
		return o, k, false
	}
	if end = k + 1; !head {
		end++
	}
	o = office{country: code, next: end}
	w.officeObject(&o, &end, false)
	return o, end, true
}

// isBody reports whether words k to next-1 name a body of an organisation, which belongs
// to the office: "European Commission", but not "European Union".
func (w *wording) isBody(k, next int) bool {
	switch w.words[next-1].lower {
	case "commission", "council", "parliament", "assembly", "secretariat":
		return next > k+1
	}
	return false
}

// subject reads the field of an office: words of portfolios with commas and "and"
// between them. It returns the word after it.
func (w *wording) subject(k int, loose bool) int {
	first, end := k, k
	for ; k < len(w.words); k++ {
		if gap := w.gap(k); k > first && !isComma(gap) && !isSubjectGap(gap) {
			return end
		}
		ends, ok := w.subjectWord(k, end, loose)
		if !ok {
			return end
		}
		if ends {
			end = k + 1
		}
	}
	return end
}

// subjectWord reports whether word k goes on with a field that ends before word end,
// and whether the field can end with it.
func (w *wording) subjectWord(k, end int, loose bool) (ends, ok bool) {
	one := &w.words[k]
	comma := isComma(w.gap(k))
	switch {
	case w.isPortfolio(k) && (!comma || end == k && w.portfolioList(k)):
		return true, !w.namesCountry(one) || one.lower == "europe" || w.isRegion(k)
	case comma:
		return false, isSubjectLink(one.lower) && w.portfolioList(w.pastArticles(k+1))
	case isSubjectLink(one.lower) && k > 0 && k+1 < len(w.words):
		return false, w.linksSubject(k, loose)
	}
	return true, (loose || w.is(k-1, "des")) && w.isSubjectWord(one) || w.leadsToUnit(k)
}

// leadsToUnit reports whether unknown words from word k on end in the noun of a body or
// a department: "of the International Olympic Committee", "for Western Hemisphere Affairs".
func (w *wording) leadsToUnit(k int) bool {
	const most = 3
	for j := k; j < len(w.words) && j <= k+most && (j == k || w.adjoins(j)); j++ {
		one := &w.words[j]
		switch {
		case unitNouns.Has(one.lower):
			return one.upper
		case !one.upper || w.namesCountry(one) && !one.caps || one.class&(honorific|officeHead) != 0 || one.initial:
			return false
		}
	}
	return false
}

// pastArticles returns the first word from word k on that is no article.
func (w *wording) pastArticles(k int) int {
	for k < len(w.words) && articles.Has(w.words[k].lower) {
		k++
	}
	return k
}

func isComma(gap string) bool { return strings.HasPrefix(gap, ", ") || gap == "," }

// isPortfolio reports whether word k is one of a portfolio.
func (w *wording) isPortfolio(k int) bool {
	one := &w.words[k]
	return one.class&portfolio != 0 && (one.upper || one.class&notName == 0 || one.lower == "affairs" ||
		w.is(k, "foreign") && w.is(k+1, "affairs"))
}

// namesCountry reports whether a word names a country, but not by an adjective.
func (w *wording) namesCountry(one *word) bool {
	return one.country >= 0 && w.countries[one.country].Form != country.ByAdjective &&
		!(one.class&portfolio != 0 && w.countries[one.country].Code == "EU") // "…, Unión Europea y Cooperación"
}

// isRegion reports whether word k, which is a country too, begins the name of a region:
// "América Latina".
func (w *wording) isRegion(k int) bool {
	return w.isPortfolio(k) && k+1 < len(w.words) && w.adjoins(k+1) && w.words[k+1].upper && w.isPortfolio(k+1) &&
		w.words[k+1].country != w.words[k].country
}

// isSubjectWord reports whether a word with a capital can belong to the field of an office.
func (w *wording) isSubjectWord(one *word) bool {
	if one.country >= 0 {
		return one.upper && !w.namesCountry(one)
	}
	return one.upper && one.class&(notName|honorific|officeHead|officePrefix) == 0
}

// linksSubject reports whether the small word k joins two parts of a field.
func (w *wording) linksSubject(k int, loose bool) bool {
	next := k + 1
	for next+1 < len(w.words) && next < k+3 && isSubjectLink(w.words[next].lower) {
		next++
	}
	one := &w.words[next]
	if w.namesCountry(one) && !one.caps {
		return false
	}
	if loose || w.is(k, "des") || w.is(k+1, "des") {
		loose = one.upper && one.class&(notName|officeHead|honorific) == 0
	}
	switch w.words[k].lower {
	case "and", "of", "for":
		// "of Foreign and CARICOM Affairs"
		return one.upper && (one.class&portfolio != 0 || loose || w.leadsToUnit(k+1))
	}
	return one.class&portfolio != 0 || loose
}

// isSubjectLink reports whether a small word can join the words of a field.
func isSubjectLink(word string) bool {
	return subjectLinks.Has(word) || articles.Has(word) || isListAnd(word)
}

// isSubjectGap reports whether the words of a field can have such a gap between them.
func isSubjectGap(gap string) bool {
	switch gap {
	case " ", "-", "/", " & ", "", "' ", "’ ":
		return true
	}
	return false
}

// portfolioList reports whether word k goes on with a list of portfolios after a
// comma, rather than beginning something else: it and its followers are of portfolios, up to another joint.
func (w *wording) portfolioList(k int) bool {
	if k >= len(w.words) || w.words[k].class&portfolio == 0 || !w.words[k].upper && !articles.Has(w.words[k-1].lower) ||
		w.words[k].class&officePrefix != 0 && w.words[k].class&portfolio == 0 {
		return false
	}
	for j := k; j < len(w.words) && j < k+5; j++ {
		if w.words[j].class&officeHead != 0 {
			return false // "Economy Minister": another office
		}
		if j > k && (!w.adjoins(j) || w.words[j].class&portfolio == 0) {
			break
		}
	}
	return true
}

// A joined office is one that goes on after "and", a comma or a stroke.
type joinedOffice struct {
	country   string
	end, next int
}

// secondOffice reads the second of two offices of one person: "and Minister for …", ", Vice-President of …".
func (w *wording) secondOffice(k int, loose bool) (joinedOffice, bool) {
	start, ok := w.secondStart(k, loose)
	if !ok || start >= len(w.words) || !w.words[start].upper {
		return joinedOffice{}, false
	}
	head, ok := w.officeHead(start)
	if !ok {
		return joinedOffice{}, false
	}
	o := office{next: head + 1}
	end := head + 1
	if w.is(end, "general") {
		o.extend(&end, end+1)
	}
	w.officeObject(&o, &end, loose)
	if gap := w.gap(k); gap != "/" && o.next < len(w.words) {
		if w.isOfOther(o.next, gap, loose) {
			return joinedOffice{}, false
		}
		if more, ok := w.secondOffice(o.next, loose); ok {
			return more, true
		}
	}
	return joinedOffice{o.country, end, o.next}, true
}

// secondStart returns the first word of a second office, after its joint at word k.
func (w *wording) secondStart(k int, loose bool) (start int, ok bool) {
	if k >= len(w.words) {
		return 0, false
	}
	switch gap := w.gap(k); {
	case isListAnd(w.words[k].lower) && (w.adjoins(k) || gap == " & " || gap == "/" || gap == " / "):
		return k + 1, true
	case gap == " & ", gap == "/", gap == " / ", gap == " – ", gap == " - ":
		return k, true
	case gap == ", ":
		return k, loose && w.words[k].country < 0
	}
	return 0, false
}

// isOfOther reports whether a second office that ends before word next, and begins
// after gap, is that of another person: "and Minister of Defense, Mr. X".
func (w *wording) isOfOther(next int, gap string, loose bool) bool {
	one := &w.words[next]
	if !one.upper {
		return false
	}
	return w.gap(next) == ", " && one.class&honorific != 0 && !loose ||
		gap == ", " && w.adjoins(next) && one.class&(notName|portfolio|officeHead) == 0
}
