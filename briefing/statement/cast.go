package statement

import (
	"slices"
	"strings"

	"briefings/briefing"
	"briefings/briefing/letters"
)

// An actor is who makes a statement: people, or sides that nobody speaks for by name.
type actor struct {
	by     []string // names of people
	side   []string // codes of their countries
	plural bool     // several act together
	how    string   // how the text names them, for the evidence
}

func (a *actor) known() bool { return len(a.side) > 0 }

// A cast knows who can speak on a page.
type cast struct {
	b      *briefing.Briefing
	byName map[string]int // folded word of one person's name → the person; -1 if several bear it
	single actor          // who spoke last, for "he"
	women  []bool         // the people whom the page calls Ms.
	men    []bool         // the people whom the page calls Mr.
	plural actor          // who spoke together last, for "they"
	self   actor          // who says "I"
	label  actor          // who speaks in a transcript
	quotee actor          // who speaks in the quotation of a sentence
}

func newCast(b *briefing.Briefing) *cast {
	c := &cast{b: b, byName: map[string]int{}}
	for i, p := range b.People {
		for _, word := range strings.Fields(letters.Fold(p.Name)) {
			if len(word) < 2 {
				continue
			}
			other, taken := c.byName[word]
			switch {
			case !taken || other >= 0 && len(b.People[other].Name) < len(p.Name) && sameSide(&b.People[other], &p):
				c.byName[word] = i
			case other >= 0 && !sameSide(&b.People[other], &p):
				c.byName[word] = -1
			}
		}
	}
	c.plural = c.everybody(true)
	c.findSexes()
	c.findSelf()
	return c
}

// sameSide reports whether two people may be of one country.
func sameSide(a, b *briefing.Person) bool {
	return a.Country == b.Country || a.Country == "" || b.Country == ""
}

// findSelf finds who says "I" on a page: the one person of its own ministry.
func (c *cast) findSelf() {
	if len(c.b.Countries) == 0 {
		return
	}
	own := c.b.Countries[0]
	c.self = actor{side: c.b.Countries[:1], how: "the first person"}
	only := -1
	for i, p := range c.b.People {
		if p.Country != own {
			continue
		}
		if only >= 0 {
			return
		}
		only = i
	}
	if only >= 0 {
		c.self = c.person(only)
	}
}

// speaker returns who says "I" or "we". In a quotation it is who spoke last.
func (c *cast) speaker(we, quoted bool) actor {
	joint := letters.Contains(letters.LowerASCII(c.b.Title), "joint statement", "joint communiqu", "joint declaration")
	if c.quotee.known() {
		return c.quotee
	}
	if we && joint && len(c.b.Countries) > 1 {
		return c.everybody(true)
	}
	switch {
	case c.label.known():
		return c.label
	case quoted && c.single.known():
		return c.single
	}
	return c.self
}

// findSexes learns from the honorifics in the title and the lead who is "he", and who "she".
func (c *cast) findSexes() {
	c.women, c.men = make([]bool, len(c.b.People)), make([]bool, len(c.b.People))
	words := english().words
	for i, p := range c.b.People {
		for _, text := range []string{c.b.Title, c.b.Lead} {
			before, _, ok := strings.Cut(text, p.Name)
			if !ok {
				continue
			}
			fields := strings.Fields(before)
			for _, word := range fields[max(0, len(fields)-3):] {
				known := words[strings.Trim(letters.LowerASCII(word), ".,")]
				if known == nil || known.class&self != 0 {
					continue
				}
				c.women[i] = c.women[i] || known.class&she != 0
				c.men[i] = c.men[i] || known.class&man != 0
			}
		}
	}
}

// pronoun returns who is "he" or "she": who spoke last, or the one person who can be.
func (c *cast) pronoun(woman bool) actor {
	fits, not := c.men, c.women
	if woman {
		fits, not = c.women, c.men
	}
	only := -1
	for i, p := range c.b.People {
		if len(c.single.by) == 1 && p.Name == c.single.by[0] && !not[i] {
			return c.single
		}
		if fits[i] {
			if only >= 0 {
				only = len(fits)
			} else {
				only = i
			}
		}
	}
	if only >= 0 && only < len(fits) {
		return c.person(only)
	}
	return c.single
}

// remember keeps who spoke, for the pronouns that follow.
func (c *cast) remember(who actor) {
	switch {
	case who.plural:
		c.plural = who
	case len(who.by) > 0 || len(c.b.People) < len(c.b.Countries):
		c.single = who
	}
}

// counterpart returns the one of two people who did not speak last.
func (c *cast) counterpart() actor {
	if len(c.b.People) != 2 || len(c.single.by) != 1 {
		return c.stranger()
	}
	for i, p := range c.b.People {
		if p.Name != c.single.by[0] {
			return c.person(i)
		}
	}
	return actor{}
}

// stranger returns the side of somebody whom the page's people do not know: the one of
// two parties for which none of them stands.
func (c *cast) stranger() actor {
	if len(c.b.Countries) != 2 {
		return actor{}
	}
	var free []string
	for _, code := range c.b.Countries {
		stands := func(p briefing.Person) bool { return p.Country == code || p.Country == "" }
		if !slices.ContainsFunc(c.b.People, stands) {
			free = append(free, code)
		}
	}
	if len(free) != 1 {
		return actor{}
	}
	return actor{side: free, how: "an unknown name of the other party"}
}

// person returns the actor of one of the people.
func (c *cast) person(i int) actor {
	p := c.b.People[i]
	who := actor{by: []string{p.Name}, side: c.sideOf(p.Country), how: "name or office"}
	if p.Country == "" {
		who.side = c.stranger().side
	}
	return who
}

// sideOf returns a country as a side. A country that is no party is none, unless the
// page names no parties.
func (c *cast) sideOf(code string) []string {
	if code == "" || len(c.b.Countries) > 0 && !slices.Contains(c.b.Countries, code) {
		return nil
	}
	return []string{code}
}

// everybody returns all parties; with people, those who speak for them.
func (c *cast) everybody(people bool) actor {
	all := actor{side: c.b.Countries, plural: true, how: "all parties"}
	if len(all.side) < 2 {
		return actor{}
	}
	if people && len(c.b.People) == len(all.side) {
		for _, p := range c.b.People {
			all.by = append(all.by, p.Name)
		}
	}
	return all
}

// join joins two actors that are the subject of one verb.
func join(a, b actor) actor {
	joined := actor{by: slices.Concat(a.by, b.by), side: slices.Clone(a.side), plural: true, how: "several names"}
	for _, code := range b.side {
		if !slices.Contains(joined.side, code) {
			joined.side = append(joined.side, code)
		}
	}
	return joined
}

// officeOf returns the person of a country who holds an office with all of the words.
// Of several the page's own is meant; nobody is if none fits.
func (c *cast) officeOf(code string, words []string) actor {
	best := -1
	for i, p := range c.b.People {
		if code != "" && p.Country != code || !holdsAll(letters.Fold(p.Role), words) {
			continue
		}
		if best < 0 || c.fitsBetter(&p, &c.b.People[best], words) {
			best = i
		}
	}
	switch {
	case best >= 0:
		return c.person(best)
	case code != "":
		return actor{side: c.sideOf(code), how: "country"}
	}
	return actor{}
}

// fitsBetter reports whether p rather than other is meant by the words of an office: a
// Minister before a Prime Minister, the page's own before a guest.
func (c *cast) fitsBetter(p, other *briefing.Person, words []string) bool {
	if high, otherHigh := isOfRank(p.Role), isOfRank(other.Role); len(words) == 1 && high != otherHigh {
		return otherHigh
	}
	return len(c.b.Countries) > 0 && p.Country == c.b.Countries[0] && other.Country != p.Country
}

// isOfRank reports whether an office has a rank in front of its noun: Prime, Deputy.
func isOfRank(role string) bool {
	return letters.HasPrefix(letters.Fold(role), "prime", "deputy", "vice", "state", "assistant", "under",
		"parliamentary")
}

// holdsAll reports whether a text contains all words, and there are some.
func holdsAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return len(words) > 0
}
