package read

import (
	"cmp"
	"strings"

	"briefings/briefing/letters"
)

// completeRoles finds the offices of those whom headline and lead name without one,
// or by "Minister" alone, where the first paragraphs print it in full.
func (c *cast) completeRoles() {
	var all []mention
	for i := range c.people {
		q := &c.people[i]
		if q.Role == "" && !c.peers[i] && len(c.people) <= 2 {
			q.Role = bareOffice(c.p.opening())
		}
		if c.peers[i] || !isVague(q.Role) {
			continue
		}
		if all == nil {
			all = c.p.mentions(letters.Clip(c.p.opening(), 2500))
		}
		for _, m := range all {
			if m.name != "" && sameNames(q.Name, m.name) && sameSide(q.Country, m.country) &&
				betterRole(q.Role, m.role) {
				q.Role, q.Country = m.role, cmp.Or(q.Country, m.country)
				break
			}
		}
	}
}

// isVague reports whether an office may be a short form of the full one.
func isVague(role string) bool {
	role = letters.Lower(role)
	return role == "" || genericRoles.Has(role) && role != "prime minister" && role != "president" ||
		letters.HasSuffix(role, " ambassador", " high commissioner")
}

// sameSide reports whether two countries of one person agree; "" is not known.
func sameSide(a, b string) bool { return a == "" || b == "" || a == b }

// bareOffice returns the office by which a text speaks of its only holder: "The President said".
func bareOffice(text string) string {
	text = letters.Clip(text, 2500)
	for _, office := range bareOffices.List() {
		_, rest, ok := strings.Cut(text, ". The "+office+" ")
		if ok && rest != "" && letters.IsLowerByte(rest[0]) && !strings.HasPrefix(rest, "of ") {
			return office
		}
	}
	return ""
}

// isAuthor reports whether somebody makes a statement, rather than being spoken of: the
// first words of the sentence name them, or it says that they issued it.
func isAuthor(sentence string, m mention) bool {
	if m.start < 40 {
		return true
	}
	before := letters.Lower(sentence[max(0, m.start-30):m.start])
	after := letters.Lower(sentence[min(m.end, len(sentence)):min(len(sentence), m.end+60)])
	return strings.HasSuffix(strings.TrimRight(before, " "), " by") || authorWords.In(after)
}

// tellsOfTrip reports whether a headline announces a journey, not a call or talks.
func tellsOfTrip(title string) bool {
	return strings.Contains(title, "visit") && !notTripWords.In(title)
}
