package read

import (
	"strings"
	"unicode/utf8"

	"briefings/briefing/country"
	"briefings/briefing/day"
	"briefings/briefing/letters"
)

// givenBehind adds the given name to a family name that stands before it with a comma: "Kang, Kyung-wha".
func (w *wording) givenBehind(start int, name string, end int) (string, int) {
	if end-start > 1 || end >= len(w.words) || w.gap(end) != ", " || w.words[end].class != 0 ||
		w.words[end-1].possessive {
		return name, end
	}
	given, next := w.name(end, true)
	if given == "" || next-end < 2 && !strings.Contains(given, "-") || next < len(w.words) &&
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
	return k < len(w.words) && !w.words[k].upper
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
		one.class&particle == 0 && w.isOtherWord(k, start),
		one.country >= 0 && !w.nameDespiteCountry(k, start),
		letters.IsDigit(letters.FirstRune(one.lower)):
		return false
	case k == start:
		return one.class&(officeHead|officePrefix|portfolio) == 0 || w.surnameLike(k)
	}
	return day.MonthNumber(one.lower) == 0 &&
		(one.class&portfolio == 0 || one.caps || w.words[k-1].class&particle != 0)
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
	return one.lower != "pehin" && !one.initial
}

// nameSuffix reads "Jr." or "MP" after a name that ends before word k. end is the
// word after the name, next the one after the suffix.
func (w *wording) nameSuffix(k int) (end, next int) {
	if k >= len(w.words) || w.words[k].class&afterName == 0 || !w.words[k].upper {
		return k, k
	}
	if gap := w.gap(k); gap != " " && gap != ", " {
		return k, k
	}
	switch w.words[k].lower {
	case "jr", "sr", "ii", "iii":
		return k + 1, k + 1
	}
	return k, k + 1
}

// nameJoint reports whether word k stands behind the word before as parts of a name do.
func (w *wording) nameJoint(k int) bool {
	gap := w.gap(k)
	return gap == " " || gap == "" && w.words[k-1].initial || gap == "-"
}

// particleAt reports whether a small particle leads on to another part of the name.
func (w *wording) particleAt(k, start int) bool {
	if k == start || k+1 >= len(w.words) || w.words[k].lower == "a" {
		return false
	}
	next := &w.words[k+1]
	return w.adjoins(k+1) && (next.upper && next.country < 0 || next.class&particle != 0 && k+2 < len(w.words) &&
		w.words[k+2].upper)
}

// capsName tells a word of a name that is printed in capitals from an abbreviation.
func (w *wording) capsName(k, start int) bool {
	return k > start || k+1 < len(w.words) && w.words[k+1].upper && !w.words[k+1].caps
}

// nameDespiteCountry tells the names that countries have too: "Mr. Israel X", "MALI Y".
func (w *wording) nameDespiteCountry(k, start int) bool {
	c := w.countries[w.words[k].country]
	if c.Form == country.ByAdjective || c.Form == country.ByAbbreviation || c.End > w.words[k].stop {
		return false
	}
	if k > start {
		return w.words[k].caps || w.words[start].class&honorific != 0
	}
	return k > 0 && w.words[k-1].class&honorific != 0 && k+1 < len(w.words) && w.words[k+1].upper && w.adjoins(k+1) &&
		w.words[k+1].class == 0
}

// surnameLike tells the names that are words of offices too: "Mr. King", "Mr. Bishop".
func (w *wording) surnameLike(k int) bool {
	return k > 0 && w.words[k-1].class&(honorific) != 0 && w.words[k-1].upper &&
		!(k+1 < len(w.words) && w.adjoins(k+1) && w.words[k+1].class&(officeHead|portfolio|officePrefix) != 0) &&
		w.words[k].class&(officePrefix|portfolio) == 0
}

func (w *wording) allCaps(start, end int) bool {
	for k := start; k < end; k++ {
		if !w.words[k].caps && utf8.RuneCountInString(w.words[k].lower) > 1 {
			return false
		}
	}
	return true
}
