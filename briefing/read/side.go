package read

import (
	"strings"

	"briefings/briefing/country"
)

// setSides gives a country to the people that a text puts on a side: "Chinese side:
// X and Y", "X and Y from the Japanese side", "On the Japanese side, X".
func (w *wording) setSides(found []mention) {
	floor := 0
	for k := range w.words {
		if c := w.countryOfSide(k); c >= 0 {
			floor = w.setSide(found, k, c, floor)
		}
	}
}

// countryOfSide returns the word that names the country of the side at word k, -1 if
// that is none: "Norwegian side", "delegación uruguaya", "y la polaca por …".
func (w *wording) countryOfSide(k int) int {
	noun := sideNouns.Has(w.words[k].lower)
	switch {
	case k > 0 && w.words[k-1].country >= 0 && (noun || sideLinks.Has(w.words[k].lower) && !w.words[k-1].upper):
		return k - 1
	case noun && k+1 < len(w.words) && w.words[k+1].country >= 0 && !w.words[k+1].upper && w.adjoins(k+1):
		return k + 1
	}
	return -1
}

// setSide gives the country that word c names to the people of the side at word k:
// to those after it, or to those between floor and it. It returns the next floor.
func (w *wording) setSide(found []mention, k, c, floor int) int {
	code, at := w.countries[w.words[c].country].Code, w.words[max(k, c)].end
	first := k - 1
	if c > k {
		first = k
	}
	for c < k && first > 0 && w.words[first-1].country == w.words[c].country {
		first--
	}
	before := unplaced(found, floor, w.words[first].start, true)
	if !w.sideGoesFirst(first, k, len(before)) {
		from, of := w.is(first-2, "from"), w.is(first-2, "of")
		if !w.is(first-1, "the") || !from && !of {
			return floor
		}
		for _, m := range before {
			m.country = code
		}
		if len(before) > 0 || of {
			return at
		}
		// "from the Norwegian side Mr. X"
	}
	for _, m := range unplaced(found, at, w.sideEnd(k), false) {
		m.country = code
	}
	return at
}

// sideGoesFirst reports whether the people of a side at words first to k stand after
// it. before is how many without a country stand before it.
func (w *wording) sideGoesFirst(first, k, before int) bool {
	after := w.after(k + 1)
	if w.words[k].lower != "side" && before == 0 || sideLinks.Has(w.words[k].lower) ||
		strings.HasPrefix(after, ":") || w.is(first-1, "the") && w.is(first-2, "on") {
		return true
	}
	if strings.HasPrefix(after, ",") {
		if w.is(first-1, "from") || w.is(first-1, "the") && w.is(first-2, "from") && before == 0 {
			return true
		}
	}
	return strings.HasPrefix(after, ") ") && w.text[max(0, w.words[first].start-1)] == '('
}

// sideEnd returns the end of the text about the side at word k: the next side, or the
// end of the sentence.
func (w *wording) sideEnd(k int) int {
	for j := k + 1; j < len(w.words); j++ {
		gap := w.gap(j)
		if c := w.words[j].country; j > k+1 && c >= 0 && w.countries[c].Form == country.ByAdjective &&
			j+1 < len(w.words) && !w.words[j+1].upper && w.words[j+1].class&^particle == 0 {
			return w.words[j].start // "y la polaca por …"
		}
		if sideNouns.Has(w.words[j].lower) ||
			strings.ContainsAny(gap, ".)\n") && len(gap) > 1 && !w.words[j-1].initial {
			return w.words[j-1].start
		}
	}
	return len(w.text)
}

// unplaced returns the mentions without a country that begin between two offsets, or
// that lie between them if whole is set.
func unplaced(found []mention, from, to int, whole bool) (list []*mention) {
	for i := range found {
		m := &found[i]
		if m.country == "" && m.start >= from && (m.start < to && !whole || m.end <= to && whole) {
			list = append(list, m)
		}
	}
	return list
}
