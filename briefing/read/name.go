package read

import (
	"strings"
	"unicode/utf8"

	"briefings/briefing/country"
	"briefings/briefing/day"
	"briefings/briefing/letters"
)

// givenBehind adds the given name to a family name that stands before it with a
// comma: "Kang, Kyung-wha", "Lavrov, Sergey Viktorovich". Only a patronymic or a hyphen
// distinguishes it from the next of a list.
func (w *wording) givenBehind(start int, name string, end int) (string, int) {
	if end-start > 1 || end >= len(w.words) || w.gap(end) != ", " || w.words[end].class != 0 ||
		w.words[end-1].possessive {
		return name, end
	}
	given, next := w.name(end, true)
	sure := strings.Contains(given, "-") || letters.HasSuffix(letters.Lower(given), patronymics.List()...)
	if given == "" || !sure || next < len(w.words) && w.adjoins(next) &&
		w.words[next].class&(officeHead|officePrefix) != 0 && w.words[next].upper {
		return name, end
	}
	return w.text[w.words[start].start:w.words[next-1].end], next
}

// longName reports whether a name of two words or more begins with word k.
func (w *wording) longName(k int) bool {
	_, end := w.name(k, true)
	return end-k >= 2
}

// closesName reports whether a name is parted from what follows word k-1 by a comma, a bracket or the end.
func (w *wording) closesName(k int) bool {
	gap := w.after(k)
	if gap == "" || strings.IndexByte(",.;)(\n", gap[0]) >= 0 {
		return true
	}
	return k < len(w.words) && !w.words[k].upper && w.isNoDate(k)
}

// name reads the name that begins with word k, and returns the word after it. A
// single word is a name only if short is set.
func (w *wording) name(k int, short bool) (name string, next int) {
	const most = 8
	start, full := k, 0
	for k < len(w.words) && k < start+most && w.inName(k, start) {
		if w.words[k].upper && !w.words[k].initial {
			full++
		}
		k++
	}
	for k > start && !w.words[k-1].upper {
		k--
	}
	if k == start || full == 0 || !short && (full < 2 && k-start < 2 || w.allCaps(start, k)) {
		return "", start
	}
	end, next := w.nameSuffix(k)
	return w.text[w.words[start].start:w.words[end-1].end], next
}

// inName reports whether word k belongs to the name that begins with word start.
func (w *wording) inName(k, start int) bool {
	one := &w.words[k]
	switch {
	case k > start && (!w.nameJoint(k) || w.words[k-1].possessive),
		!one.upper && (one.class&particle == 0 || !w.particleAt(k, start)),
		one.class&afterName != 0 && one.caps,
		letters.IsDigit(letters.FirstRune(one.lower)):
		return false
	}
	return w.isNameWord(k, start) || w.isFamilyName(k, start)
}

// isNameWord reports whether the vocabulary has nothing against word k in the name
// that begins with word start.
func (w *wording) isNameWord(k, start int) bool {
	one := &w.words[k]
	switch {
	case k > start && one.upper && w.words[k-1].class&filiation != 0:
		return true // "bin Sultan"
	case one.class&particle == 0 && w.isOtherWord(k, start), one.country >= 0 && !w.nameDespiteCountry(k, start):
		return false
	case day.MonthNumber(one.lower) != 0 && (k > start && !w.isFree(k+1) || !w.isNoDate(k+1)):
		return false // but "Nguyen Thi Mai Lan"
	case k == start:
		return one.class&(officeHead|officePrefix|portfolio) == 0 || w.surnameLike(k)
	}
	return one.class&portfolio == 0 || one.caps || w.words[k-1].class&particle != 0
}

// isFamilyName reports whether word k means something else and is a name here:
// "Theresa May, …", "Prime Minister May", "Ms. June Vale". It must end the name, or
// begin it behind a title.
func (w *wording) isFamilyName(k, start int) bool {
	one := &w.words[k]
	known := one.class&alsoName != 0
	if k == start {
		return known && w.isTitle(k-1) && w.adjoins(k) && (w.closesName(k+1) || w.isFree(k+1) || w.isFiliation(k+1))
	}
	other := one.caps || one.class&(officeHead|officePrefix|honorific|notName) != 0 || w.opensObject(k+1)
	long := one.country >= 0 && w.countries[one.country].End > one.stop
	return !long && (known || !other || w.isSecondOfTwo(start, k)) && w.words[k-1].class&particle == 0 && w.endsName(k)
}

// isSecondOfTwo reports whether word k ends a name of two words, from word start on, between
// an honorific and a comma: "Ms. Ada Day, Minister …", but "Ms. Vale Monday, …".
func (w *wording) isSecondOfTwo(start, k int) bool {
	return k == start+1 && start > 0 && w.words[start-1].class&honorific != 0 && strings.HasPrefix(w.after(k+1), ",") &&
		!day.IsWeekday(w.words[k].lower)
}

// isTitle reports whether word k is an honorific or of an office.
func (w *wording) isTitle(k int) bool {
	return k >= 0 && w.words[k].upper && w.words[k].class&(honorific|officeHead|portfolio) != 0
}

// opensObject reports whether word k goes on with the object of an office.
func (w *wording) opensObject(k int) bool {
	return w.adjoins(k) && (w.is(k, "of") || w.is(k, "for") || w.is(k, "and"))
}

// endsName reports whether nothing of a name follows word k but letters such as "MP".
func (w *wording) endsName(k int) bool {
	return w.words[k].possessive || w.closesName(k+1) || w.suffixAt(k+1)
}

// isFiliation reports whether word k stands before a father's name.
func (w *wording) isFiliation(k int) bool { return k < len(w.words) && w.words[k].class&filiation != 0 }

// isFree reports whether word k has a capital and no other meaning than a name.
func (w *wording) isFree(k int) bool {
	return k < len(w.words) && w.words[k].upper && w.words[k].class == 0 && w.words[k].country < 0 && w.adjoins(k)
}

// isNoDate reports whether no number follows as word k, which would make a month of
// the word before.
func (w *wording) isNoDate(k int) bool {
	return k >= len(w.words) || !letters.IsDigit(letters.FirstRune(w.words[k].lower))
}

// isOtherWord reports whether the vocabulary says that word k is no part of the
// name that begins with word start.
func (w *wording) isOtherWord(k, start int) bool {
	one := &w.words[k]
	switch {
	case k > start && one.class&(officeHead|officePrefix) != 0 && !one.caps:
		return true
	case one.class&(notName|honorific) == 0 || !one.upper || one.caps && w.capsName(k, start):
		return false
	case k == start:
		return !w.isGivenName(k)
	}
	middle := one.lower == "m" && w.isFree(k+1) // "Edda M. Holm" is one person
	return !nameTitles.Has(one.lower) && !one.initial && !middle
}

// nameSuffix reads "Jr." or the letters behind a name that ends before word k: "MP",
// ", CMG", "(Ret.)". end is the word after the name, next the one after the letters.
func (w *wording) nameSuffix(k int) (end, next int) {
	end, next = k, k
	for w.suffixAt(next) {
		next++
		switch w.words[next-1].lower {
		case "jr", "sr", "ii", "iii":
			end = next
		}
	}
	return end, next
}

// suffixAt reports whether word k is a suffix of the name before it. Capitals between
// commas are one: "Hans Quist, CMG, Minister …".
func (w *wording) suffixAt(k int) bool {
	if k >= len(w.words) || !w.words[k].upper {
		return false
	}
	one, gap := &w.words[k], w.gap(k)
	if one.class&afterName != 0 {
		return gap == " " || gap == ", " || gap == " (" && strings.HasPrefix(w.after(k+1), ")")
	}
	return gap == ", " && one.caps && len(one.lower) <= 5 && one.country < 0 && one.class == 0 &&
		strings.HasPrefix(w.after(k+1), ", ") && k+1 < len(w.words) && w.startsOffice(k+1)
}

// startsOffice reports whether an office begins with word k.
func (w *wording) startsOffice(k int) bool {
	_, ok := w.officeHead(w.skipArticles(k))
	return ok
}

// nameJoint reports whether word k stands behind the word before as parts of a name do.
func (w *wording) nameJoint(k int) bool {
	switch gap := w.gap(k); gap {
	case " ", "-":
		return true
	case "":
		return w.words[k-1].initial || w.words[k-1].class&particle != 0
	default:
		return nickname(gap, w.after(k+1)) && w.words[k].class == 0 && k+1 < len(w.words) && w.words[k+1].upper ||
			k > 1 && nickname(w.gap(k-1), gap)
	}
}

// nickname reports whether the marks before and behind a word are those of a
// nickname within a name: William “Bill” Vale, William (Bill) Vale.
func nickname(before, behind string) bool {
	switch before {
	case " \"":
		return behind == "\" "
	case " “":
		return behind == "” "
	case " (":
		return behind == ") "
	}
	return false
}

// particleAt reports whether a small particle leads on to another part of the name.
func (w *wording) particleAt(k, start int) bool {
	if k == start || k+1 >= len(w.words) || w.words[k].lower == "a" {
		return false
	}
	if w.words[k].lower == "y" && w.isFree(k+2) {
		return false // "Juan Vale y Ada Brook": two people
	}
	next := &w.words[k+1]
	return w.adjoins(k+1) && (next.upper && next.country < 0 || next.class&particle != 0 && k+2 < len(w.words) &&
		w.words[k+2].upper)
}

// capsName reports whether a word in capitals is of a name, and no abbreviation.
func (w *wording) capsName(k, start int) bool {
	return k > start && w.words[k].class&notName == 0 || k+1 < len(w.words) && w.words[k+1].upper && !w.words[k+1].caps
}

// nameDespiteCountry reports whether a country's name is somebody's: "Mr. Israel X", "MALI Y".
func (w *wording) nameDespiteCountry(k, start int) bool {
	c := w.countries[w.words[k].country]
	if c.Form == country.ByAdjective || c.Form == country.ByAbbreviation || c.End > w.words[k].stop {
		return false
	}
	if k > start {
		return w.words[k].caps || w.words[start].class&honorific != 0
	}
	return k > 0 && w.words[k-1].class&honorific != 0 && w.isFree(k+1)
}

// surnameLike reports whether a word of an office is somebody's name: "Mr. King", "Mr. Bishop".
func (w *wording) surnameLike(k int) bool {
	return k > 0 && w.words[k-1].class&(honorific) != 0 && w.words[k-1].upper &&
		!(k+1 < len(w.words) && w.adjoins(k+1) && w.words[k+1].class&(officeHead|portfolio|officePrefix) != 0) &&
		w.words[k].class&(officePrefix|portfolio) == 0
}

// fullName returns a family name with the word before it, where the text has it so:
// "call with Peder Storlund".
func (w *wording) fullName(family string) string {
	for k := 2; k < len(w.words); k++ {
		given, name := &w.words[k-1], &w.words[k]
		if w.text[name.start:name.end] == family && w.adjoins(k) && w.isFree(k-1) && !given.possessive {
			return w.text[w.words[k-1].start:w.words[k].end]
		}
	}
	return family
}

func (w *wording) allCaps(start, end int) bool {
	for k := start; k < end; k++ {
		if !w.words[k].caps && utf8.RuneCountInString(w.words[k].lower) > 1 {
			return false
		}
	}
	return true
}
