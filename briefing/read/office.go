package read

import (
	"strings"

	"briefings/briefing/country"
)

// An office is an office as a text names it.
type office struct {
	role    string // "Minister for Foreign Affairs", without its country
	country string // code of the country that the text gives it: "Russian …", "… of Japan"
	next    int    // the word after it
	large   bool   // begins with a capital
}

// office reads the office that begins with word k: a country, prefixes and
// portfolios, a head, and what the head is of or for.
//
//	[Russian] [Deputy] [Foreign] Minister [for Foreign Affairs [and Trade]] [of the Russian Federation]
//
// Before a name only the words of known portfolios belong to it; loose is for
// the places after a name, where any word with a capital does.
func (w *wording) office(k int, loose bool) (office, bool) {
	var o office
	first := k
	for w.is(k, "the") || w.is(k, "The") {
		k++
		first = k
	}
	if code, form, next := w.countryAt(k); code != "" && next < len(w.words) {
		// "Japan Ambassador" needs no adjective, "in Japan Ministers met" is rare
		if form == country.ByAdjective || w.words[next-1].possessive || w.adjoins(next) {
			o.country, k = code, next
			first = k
		}
	}
	head, ok := w.officeHead(k)
	if !ok {
		return o, false
	}
	if head > k && w.words[k].lower == "ambassador" {
		first = k
	}
	o.large = w.words[k].upper
	end := head + 1 // the word after the role's last
	if w.is(end, "general") && w.adjoins(end) || w.is(end, "ii") || w.is(end, "designate") {
		end++
	}
	if w.is(head, "ambassador") && w.is(end, "extraordinary") {
		end++
		if w.is(end, "and") && w.is(end+1, "plenipotentiary") {
			end += 2
		}
	}
	if w.is(end, "d'affaires") {
		end++
		if w.is(end, "a.i") {
			end++
		}
	}
	o.next = end
	if w.is(head, "ambassador") && o.country != "" {
		first = w.wordAtCountry(first)
		if first > 0 && w.adjoins(first) && w.words[first-1].class&officePrefix != 0 && w.words[first-1].upper {
			first-- // "Acting U.S. Ambassador"
		}
	}
	w.officeObject(&o, &end, loose)
	if w.is(o.next, "ii") && w.adjoins(o.next) {
		o.next++
		end = o.next
	}
	if next, ok := w.secondOffice(o.next, loose); ok && (o.country == "" || next.country == "" || next.country == o.country) {
		end = next.end
		o.next = next.next
		if o.country == "" {
			o.country = next.country
		}
	}
	o.role = strings.TrimRight(w.text[w.words[first].start:w.words[end-1].end], " ,")
	return o, true
}

// wordAtCountry returns the first word of the country that stands before word k.
func (w *wording) wordAtCountry(k int) int {
	if k == 0 || w.words[k-1].country < 0 || !w.adjoins(k) {
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
		if j > k && !w.adjoins(j) && strings.Trim(w.gap(j), " ,-&/") != "" {
			return 0, false
		}
		if j > k && strings.Contains(w.gap(j), ",") && one.class&(portfolio|officePrefix) == 0 {
			return 0, false
		}
		switch {
		case one.class&officeHead != 0 && !(one.possessive && j == k):
			// "Secretary of State" is a head; in "State Secretary", "Director General" another follows
			if j+1 < len(w.words) && w.adjoins(j+1) && w.words[j+1].class&officeHead != 0 && w.words[j+1].upper == one.upper && w.words[j+1].country < 0 && !one.possessive && !w.words[j+1].caps {
				continue
			}
			return j, true
		case one.class&(officePrefix|portfolio) != 0 && one.country < 0, one.class&portfolio != 0:
		case (one.lower == "and" || one.lower == "for") && j > k:
		case one.lower == "of" && j > k && (w.is(j-1, "department") || w.is(j-1, "ministry")):
		case one.lower == "of" && j > k && (w.is(j-1, "department") || w.is(j-1, "ministry")):
		default:
			return 0, false
		}
		if one.possessive && one.class&portfolio == 0 {
			return 0, false
		}
	}
	return 0, false
}

// officeObject reads "for Foreign Affairs and Trade", "of the Russian Federation", "to Japan" after a head.
func (w *wording) officeObject(o *office, end *int, loose bool) {
	for k := o.next; k < len(w.words); {
		if !w.adjoins(k) {
			next := w.unitBehind(k, loose)
			if next == k {
				return
			}
			*end, o.next, k = next, next, next
			continue
		}
		link := w.words[k].lower
		start := k + 1
		switch {
		case link == "in" && w.is(k+1, "charge") && w.is(k+2, "of"):
			start = k + 3
		case link == "de" || link == "des" || link == "du" || link == "der":
		case link != "of" && link != "for" && link != "to" && link != "on" && link != "at":
			return
		}
		if link == "to" && (w.is(k-1, "minister") || w.is(k-1, "president") || w.is(k-1, "chancellor")) {
			return // "Minister to Present …": what is to come, in a headline
		}
		if w.is(start, "the") && w.is(start+2, "session") && w.is(start+3, "of") {
			start += 4 // "President of the 79th session of the General Assembly"
		}
		if w.is(start, "the") || w.is(start, "la") {
			start++
		}
		if nested, ok := w.nestedOffice(start); ok {
			*end, o.next = nested.next, nested.next
			if o.country == "" {
				o.country = nested.country
			}
			return
		}
		if code, form, next := w.countryAt(start); code != "" && form != country.ByAdjective {
			if link == "to" && !w.isBody(start, next) {
				*end, o.next, k = next, next, next
				continue
			}
			if o.country == "" {
				o.country = code
			}
			if w.isBody(start, next) {
				*end, o.next, k = next, next, next
				continue
			}
			if unit := w.unitOfCountry(next); unit > next && form == country.ByAbbreviation {
				*end, o.next, k = unit, unit, unit
				continue
			}
			o.next = next
			// the country in the middle stays: "of the European Union for Foreign Affairs"
			if next < len(w.words) && w.adjoins(next) && w.is(next, "for") {
				k = next
				continue
			}
			return
		}
		next := w.subject(start, loose || link == "to")
		if next == start {
			return
		}
		*end, o.next, k = next, next, next
	}
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
	if k >= len(w.words) || !w.adjoins(k) || w.words[k-1].possessive || w.words[k].class&portfolio == 0 || w.words[k].class&(officeHead|officePrefix|honorific) != 0 {
		return k
	}
	return w.subject(k, false)
}

// nestedOffice reads the office that another one serves: "Advisor to the President of …".
func (w *wording) nestedOffice(k int) (office, bool) {
	if k >= len(w.words) || !w.words[k].upper || w.words[k].country >= 0 {
		return office{}, false
	}
	head := w.words[k].class&officeHead != 0
	if !head && !(w.words[k].class&officePrefix != 0 && k+1 < len(w.words) && w.adjoins(k+1) && w.words[k+1].class&officeHead != 0) {
		return office{}, false
	}
	end := k + 1
	if !head {
		end++
	}
	o := office{next: end}
	w.officeObject(&o, &end, false)
	return office{country: o.country, next: end}, true
}

// isBody tells the bodies of an organisation, which belong to the office, from
// the organisation or country: "European Commission", but not "European Union".
func (w *wording) isBody(k, next int) bool {
	switch w.words[next-1].lower {
	case "commission", "council", "parliament", "assembly", "secretariat":
		return next > k+1
	}
	return false
}

// subject reads what an office is for, and returns the word after it: words of
// portfolios joined by commas and "and".
func (w *wording) subject(k int, loose bool) int {
	first, end := k, k
	for k < len(w.words) {
		one := &w.words[k]
		gap := w.gap(k)
		comma := strings.HasPrefix(gap, ", ") || gap == ","
		if k > first && gap != " " && gap != "-" && gap != "/" && !comma && gap != " & " && gap != "" {
			return end
		}
		small := one.lower == "and" || one.lower == "of" || one.lower == "for" || one.lower == "the" || one.lower == "et" || one.lower == "des" || one.lower == "und"
		switch {
		case one.class&portfolio != 0 && (one.upper || one.class&notName == 0) && (!comma || end > k-1 && w.portfolioList(k)):
			if one.country >= 0 && w.countries[one.country].Form != country.ByAdjective && one.lower != "europe" {
				return end
			}
			k++
			end = k
		case small && k > 0 && !comma && k+1 < len(w.words):
			next := &w.words[k+1]
			if (next.lower == "the" || next.lower == "des" || next.lower == "der") && k+2 < len(w.words) {
				next = &w.words[k+2]
			}
			if next.class&portfolio == 0 && !(loose && next.upper && next.class&(notName|officeHead|honorific) == 0) || !next.upper && one.lower != "et" && one.lower != "des" && one.lower != "und" || next.country >= 0 && w.countries[next.country].Form != country.ByAdjective {
				return end
			}
			k++
		case loose && one.upper && !comma && one.class&(notName|honorific|officeHead|officePrefix) == 0 && one.country < 0:
			k++
			end = k
		case loose && one.upper && one.country >= 0 && w.countries[one.country].Form == country.ByAdjective && !comma:
			k++
			end = k
		case comma && strings.HasPrefix(gap, ",") && one.lower == "and" && w.portfolioList(k+1):
			k++
		default:
			return end
		}
	}
	return end
}

// portfolioList tells whether word k goes on with a list of portfolios after a
// comma, rather than beginning something else: it and its followers are of portfolios, up to another joint.
func (w *wording) portfolioList(k int) bool {
	if k >= len(w.words) || w.words[k].class&portfolio == 0 || !w.words[k].upper || w.words[k].class&officePrefix != 0 && w.words[k].class&portfolio == 0 {
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
	if k >= len(w.words) {
		return joinedOffice{}, false
	}
	gap := w.gap(k)
	start := k
	switch {
	case w.adjoins(k) && (w.is(k, "and") || w.is(k, "und") || w.is(k, "et")), gap == " & ", gap == "/", gap == " / ":
		if w.words[k].lower == "and" || w.words[k].lower == "und" || w.words[k].lower == "et" {
			start = k + 1
		}
	case gap == ", " && loose && w.words[k].country < 0:
	default:
		return joinedOffice{}, false
	}
	if start >= len(w.words) || !w.words[start].upper {
		return joinedOffice{}, false
	}
	head, ok := w.officeHead(start)
	if !ok {
		return joinedOffice{}, false
	}
	o := office{next: head + 1}
	end := head + 1
	if w.is(end, "general") {
		end++
		o.next = end
	}
	w.officeObject(&o, &end, loose)
	// "and Minister of Defense, Mr. X": an office of its own, whose holder follows
	if gap != "/" && o.next < len(w.words) {
		next := &w.words[o.next]
		if g := w.gap(o.next); g == ", " && next.class&honorific != 0 && next.upper && !loose {
			return joinedOffice{}, false
		}
		if gap == ", " && w.adjoins(o.next) && next.upper && next.class&(notName|portfolio|officeHead) == 0 {
			return joinedOffice{}, false
		}
		if more, ok := w.secondOffice(o.next, loose); ok {
			return more, true
		}
	}
	return joinedOffice{o.country, end, o.next}, true
}
