package read

import (
	"slices"
	"strings"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/briefing/letters"
)

// The weights by which somebody whom the text gives no country is put on a side, set by
// hand on the pages of the tests. One minister for foreign affairs stands for a side, and
// one head. An office that one country has decides between the sides; it adds none to them.
const (
	sideIssuer    = 4  // the ministry's own people need no country
	sideOther     = 2  // the one other party of the headline
	sideOffice    = 6  // the office is that of one country
	sideAcross    = 4  // named as whom somebody of another side met
	sideMet       = 4  // of those whom the traveller of the headline met
	sideBeside    = 4  // named beside somebody of this side: "Mr. X and Mr. Y met …"
	sideNamed     = 8  // a text of the beginning names the person with the country
	sideTitled    = 5  // the headline has the office as one of the country
	sideHeld      = -5 // somebody else stands for this side in this office
	sidePresident = -7 // a President in a monarchy
	leastOfSide   = 2
)

// settleSides gives a country to those whom the text gives none.
func (c *cast) settleSides() {
	for i := range c.people {
		if c.people[i].Country == "" {
			c.people[i].Country = c.sideOf(i)
		}
	}
}

// sideOf weighs the sides for a person, "" if none is ahead of all others.
func (c *cast) sideOf(i int) string {
	p, q := c.p, &c.people[i]
	sides := p.sides()
	office := officeCountry(q.Role)
	if office != "" && (country.IsOrganisation(office) || !slices.Contains(sides, office) && len(sides) < 2) {
		return office
	}
	other := p.onlyOther(sides)
	switch {
	case strings.HasPrefix(q.Role, "President") && withoutPresident.Has(p.issuer) && other != "":
		return other
	case c.where[i] == "list", c.where[i] == "first speaker" && q.Role == "":
		return office
	}
	votes := make([]vote, len(sides))
	for k, code := range sides {
		votes[k] = vote{code: code}
		votes[k].weight = c.sideWeight(i, code, other, office)
	}
	sums := sumUp(votes)
	if len(sums) == 0 || sums[0].weight < leastOfSide || margin(sums) == 0 {
		return ""
	}
	return sums[0].code
}

// sideWeight returns what speaks for a country as that of a person. other is the only
// other party, office the country that alone has the office.
func (c *cast) sideWeight(i int, code, other, office string) int {
	near, across := c.neighbour(i)
	role := c.people[i].Role
	weight := 0
	for _, sign := range []struct {
		fits   bool
		weight int
	}{
		{code == c.p.issuer, sideIssuer},
		{code == other, sideOther},
		{code == office, sideOffice},
		{near != "" && across && code != near && code == other, sideAcross},
		{near != "" && !across && code == near, sideBeside},
		{code == other && c.isMetOnTrip(i), sideMet},
		{c.isNamedOf(i, code), sideNamed},
		{c.isTitledOf(i, code), sideTitled},
		{c.isHeld(i, code), sideHeld},
		{strings.HasPrefix(role, "President") && withoutPresident.Has(code), sidePresident},
	} {
		if sign.fits {
			weight += sign.weight
		}
	}
	return weight
}

// isMetOnTrip reports whether a person may be one whom the traveller of the page met.
func (c *cast) isMetOnTrip(i int) bool {
	return i > 0 && tellsOfTrip(c.p.lower(c.p.headline)) &&
		(c.where[i] == "body" || rankOf(c.people[i].Role) >= rankOf(c.people[0].Role)) &&
		slices.ContainsFunc(c.people[:i], func(o briefing.Person) bool { return o.Country == c.p.issuer })
}

// isNamedOf reports whether a text of the beginning names a person with a country.
func (c *cast) isNamedOf(i int, code string) bool {
	name := c.people[i].Name
	return slices.ContainsFunc(c.p.begin, func(text string) bool {
		return strings.Contains(text, name) && slices.ContainsFunc(c.p.mentions(text), func(m mention) bool {
			return m.name == name && m.country == code
		})
	})
}

// isTitledOf reports whether the headline names the office of a person as one of a
// country, without a name.
func (c *cast) isTitledOf(i int, code string) bool {
	return slices.ContainsFunc(c.p.mentions(c.p.headline), func(m mention) bool {
		return m.name == "" && m.country == code && strings.EqualFold(m.role, c.people[i].Role)
	})
}

// isHeld reports whether somebody else of a country holds the office of a person, of
// those that one person holds at a time.
func (c *cast) isHeld(i int, code string) bool {
	held := rankOf(c.people[i].Role)
	return held >= rankForeign && slices.ContainsFunc(c.people, func(o briefing.Person) bool {
		return o.Country == code && o.Name != c.people[i].Name && rankOf(o.Role) == held
	})
}

// neighbour returns the country of the person whom the lead names before a person, and
// whether the two stand on different sides: one met the other.
func (c *cast) neighbour(i int) (code string, across bool) {
	for _, sentence := range letters.Sentences(c.p.lead) {
		at := strings.Index(sentence, c.people[i].Name)
		if at < 0 {
			continue
		}
		end := -1
		for _, q := range c.people[:i] {
			if k := strings.LastIndex(sentence[:at], q.Name); k > end {
				end, code = k, q.Country
			}
		}
		return code, end >= 0 && meetsWords.In(letters.LowerASCII(sentence[end:at]))
	}
	return "", false
}

// sides returns the countries that the page puts side by side: its own, those that the
// headline joins, and those that it names.
func (p *latinPage) sides() []string {
	var sides []string
	add := func(code string) {
		if code != "" && !slices.Contains(sides, code) {
			sides = append(sides, code)
		}
	}
	add(p.issuer)
	for _, code := range p.pair() {
		add(code)
	}
	for _, m := range p.countries(letters.Clip(p.headline, 300)) {
		add(m.Code)
	}
	return sides
}

// onlyOther returns the one country of the sides beside the issuer's, "" if there are several.
func (p *latinPage) onlyOther(sides []string) string {
	if len(sides) == 2 && sides[0] == p.issuer {
		return sides[1]
	}
	return ""
}

// officeCountry returns the country of an office that only one country has.
func officeCountry(role string) string {
	lower := letters.Lower(role)
	if k := countryOffices.Begin(lower); k >= 0 {
		return officeWords.Meanings("country-office")[k].Meaning
	}
	if strings.Contains(lower, "general assembly") {
		return "UN"
	}
	return ""
}

// setSides gives a country to the people that a text puts on a side: "Chinese side:
// X and Y", "X and Y from the Japanese side", "On the Japanese side, X".
func (w *wording) setSides(found []mention) {
	floor := 0
	for k := range w.words {
		if c := w.countryOfSide(k); c >= 0 {
			floor = w.setSide(found, k, c, floor)
		} else if w.opensSide(k) {
			for _, m := range unplaced(found, w.words[k].end, w.sideEnd(k), false) {
				m.country = w.countries[w.words[k].country].Code
			}
		}
	}
}

// opensSide reports whether a list of the people of a country stands behind word k, the
// last of its name: "From Chile, Mr. X, Ambassador to Japan, Ms. Y, …".
func (w *wording) opensSide(k int) bool {
	c := w.words[k].country
	if c < 0 || w.countries[c].Form == country.ByAdjective || !strings.HasPrefix(w.after(k+1), ", ") {
		return false
	}
	for k > 0 && (w.words[k-1].country == c || w.words[k-1].lower == "the") {
		k--
	}
	return w.is(k-1, "from")
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
		if !w.is(first-1, "the") || !from && !of || of && (first < 3 || !endsAt(before, w.words[first-3].end)) {
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
		if sideNouns.Has(w.words[j].lower) || w.opensSide(j) ||
			strings.ContainsAny(gap, ".)\n") && len(gap) > 1 && !w.words[j-1].initial {
			return w.words[j-1].start
		}
	}
	return len(w.text)
}

// endsAt reports whether the last of some people ends at a place: "Mr. X of the Armenian
// side", not "met Mr. X at the request of the Armenian side".
func endsAt(people []*mention, end int) bool {
	return len(people) > 0 && people[len(people)-1].end == end
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
