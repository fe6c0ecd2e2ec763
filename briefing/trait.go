package briefing

// A trait is what a line is by its own words. Several rules ask for the same
// one, so that a page keeps what it has found of each of its blocks.
type trait uint8

// The traits, by the functions that tell them.
const (
	traitProse trait = iota
	traitNote
	traitTail
	traitPhoto
	traitDateLine
	traitNavigation
	traitHeading
)

var traitTests = [...]func(string) bool{
	traitProse: isProse, traitNote: isNote, traitTail: isTail, traitPhoto: isPhoto, traitDateLine: isDateLine, traitNavigation: isNavigation, traitHeading: looksHeading,
}

// knownTraits are the traits of a block that were asked for, and those of them that it has; a bit each.
type knownTraits struct{ asked, held uint8 }

// is tells whether block i has a trait.
func (p *page) is(i int, t trait) bool {
	known, bit := &p.traits[i], uint8(1)<<t
	if known.asked&bit == 0 {
		known.asked |= bit
		if traitTests[t](p.blocks[i].Text) {
			known.held |= bit
		}
	}
	return known.held&bit != 0
}

// lower is plainLower for the texts of a page that are asked for again and again: headline, lead, their sentences.
func (p *page) lower(text string) string {
	const most = 12 // of them are kept: pages of many sentences need none of them twice
	for i := range p.lowered {
		if known := &p.lowered[i]; known.text == text {
			return known.lower
		}
	}
	lower := plainLower(text)
	if len(p.lowered) < most {
		p.lowered = append(p.lowered, loweredText{text, lower})
	}
	return lower
}

type loweredText struct{ text, lower string }
