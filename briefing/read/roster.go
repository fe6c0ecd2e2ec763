package read

import (
	"slices"
	"strings"

	"briefings/briefing/country"
)

// A roster is a list of people who hold the same office: "Foreign Ministers A of Norway,
// B of Finland and C of Latvia", "the Foreign Ministers of Norway (A) and Finland (B)",
// "the Presidents of Norway and Finland, A and B".
type roster struct {
	first   mention   // who or what the list begins with
	list    []mention // those who follow
	waiting []string  // countries whose people come at the end, in the same order
}

// roster adds those who go on the list that the last mention begins at word k, and
// returns the word after it.
func (w *wording) roster(list []mention, k int) ([]mention, int) {
	before, m := list[:len(list)-1], list[len(list)-1]
	if m.role == "" && !m.peer || m.name != "" && !m.led && !m.peer {
		return list, k
	}
	r := roster{first: m, waiting: w.joinedBefore(&m)}
	joined := len(r.waiting) > 0
	if m.country != "" && (m.name == "" || joined) {
		r.waiting = append(r.waiting, m.country)
	}
	if m.name != "" && joined {
		m.country = ""
	}
	if m.name != "" {
		r.list = append(r.list, m)
	}
	next, ok := w.readRoster(&r, k)
	switch {
	case ok:
		return append(before, r.list...), next
	case m.name == "" && joined:
		r.list = nil
		r.settle()
		return append(before, r.list...), k
	}
	return list, k
}

// joinedBefore returns the countries that are joined to the one before a plural office:
// "the Norwegian, Danish and Finnish Foreign Ministers" gives the first two.
func (w *wording) joinedBefore(m *mention) (codes []string) {
	k := slices.IndexFunc(w.words, func(one word) bool { return one.start == m.start })
	if !m.plural || k < 0 || w.words[k].country < 0 {
		return nil
	}
	for k > 1 {
		before := k - 1
		if isListAnd(w.words[before].lower) && w.adjoins(k) {
			before--
		} else if w.gap(k) != ", " {
			break
		}
		c := w.words[before].country
		if c < 0 || w.countries[c].Form != country.ByAdjective && !w.words[before].possessive {
			break
		}
		k = w.firstOf(before)
		codes = append([]string{w.countries[c].Code}, codes...)
	}
	return codes
}

// readRoster reads the list of r that goes on at word k. It reports whether anybody is
// on it, and everybody has a country or shares a plural.
func (w *wording) readRoster(r *roster, k int) (next int, ok bool) {
	named := 0
	for n := 0; ; n++ {
		at := w.listJoint(k)
		switch {
		case n == 0 && r.first.name == "" && w.adjoins(k) && k < len(w.words) && w.words[k].country >= 0:
			at = k // "die Außenminister Norwegens (A)"
		case n == 0 && at > k && r.first.name != "" && !r.first.plural && !r.first.peer:
			return k, false // "A of Norway and B of Finland" may be anybody
		}
		m, next, ok := w.rosterItem(r, at)
		if !ok {
			break
		}
		if k = next; m.name == "" {
			r.waiting = append(r.waiting, m.country)
			continue
		}
		named++
		r.list = append(r.list, m)
	}
	return k, named > 0 && r.settle()
}

// settle gives the countries that wait for their people to those without one. It
// reports whether the two lists are equally long.
func (r *roster) settle() bool {
	var free []*mention
	for i := range r.list {
		if r.list[i].country == "" {
			free = append(free, &r.list[i])
		}
	}
	if len(free) == len(r.waiting) {
		for i, m := range free {
			m.country = r.waiting[i]
		}
		return true
	}
	for _, code := range r.waiting {
		r.list = append(r.list, mention{role: r.first.role, country: code, end: r.first.end, start: r.first.start})
	}
	return len(free) == 0 || len(r.waiting) == 0 && r.first.plural
}

// listJoint returns the word behind the joint of a list before word k: ", ", " and ",
// "; ", ", and ", " – ". Without a joint it returns the end of the text.
func (w *wording) listJoint(k int) int {
	gap := strings.TrimPrefix(w.gap(k), ")")
	switch {
	case gap == " – " || gap == " — " || gap == " - ":
		return k // "the Presidents of Norway and Finland – A and B –"
	case gap != " " && gap != ", " && gap != "; ":
		return len(w.words)
	case isListAnd(w.words[k].lower):
		return k + 1
	case gap == " ":
		return len(w.words)
	}
	return k
}

// isListAnd reports whether a word stands before the last of a list.
func isListAnd(word string) bool { return listAnds.Has(word) || word == "y" || word == "e" }

// rosterItem reads one item at word k: "B of Finland", "Finland (B)", "Finland, B", B or
// Finland alone. It returns the word after the item.
func (w *wording) rosterItem(r *roster, k int) (m mention, next int, ok bool) {
	if k >= len(w.words) {
		return m, k, false
	}
	m = mention{start: w.words[k].start, role: r.first.role, peer: r.first.peer, plural: r.first.plural, led: true}
	at := w.skipArticles(k)
	if objectLinks.Has(w.words[at].lower) {
		at = w.skipArticles(at + 1)
	}
	code, form, start := w.countryAt(at)
	if code == "" {
		return w.rosterName(m, at)
	}
	if form == country.ByAdjective || w.words[start-1].possessive {
		return m, k, false
	}
	m.country = code
	bare := r.first.name == ""
	if gap := w.gap(start); gap == " (" || gap == ", " && !(bare && len(r.waiting) > 0) {
		name, end := w.name(w.skipHonorifics(start), false)
		if name != "" && w.closesName(end) {
			m.name, m.end = name, w.words[end-1].end
			return m, end, true
		}
	}
	return m, start, m.plural || bare
}

// rosterName reads the name of m at word k, and the country behind it. In the plural a
// title or a single name will do, and no country is needed.
func (w *wording) rosterName(m mention, k int) (mention, int, bool) {
	start := k
	if m.plural {
		start = w.skipHonorifics(k)
	}
	name, end := w.name(start, m.plural)
	if name == "" {
		return m, k, false
	}
	m.name, m.end, m.titled = name, w.words[end-1].end, start > k
	next := w.countryBehind(&m, end)
	return m, next, m.country != "" || m.plural && w.closesName(next)
}
