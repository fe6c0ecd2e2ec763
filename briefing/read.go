package briefing

// Format is the format that a page's bytes are written in.
type Format string

// The formats of pages. Records (JSONL) are not read but parsed: see [ParseRecord].
const (
	Text Format = "text"
	HTML Format = "html"
)

// Options say what is known of a page from elsewhere.
type Options struct {
	Format   Format // "" decides by name and content
	Encoding string // name of the character set, "" detects it
	Explain  bool   // keep the evidence for every fact
}

// A Page is what was read out of the bytes of one page.
type Page struct {
	Briefing Briefing
	Evidence []Evidence // with Options.Explain: one or more a fact that was found
	Warnings []string   // what a person should know of the reading: characters that were lost, a page without facts
}

// Evidence says from which words a fact was read, and by which rule.
type Evidence struct {
	Field string // name of the JSON key: "held", "people"
	Value string // the fact as it was understood: "2011-11-11"
	Words string // the words of the page
	Where string // part of the page: "headline", "date line", "lead", "caption", "metadata"
	Rule  string // name of the rule: "day-month-year"
}

// evidence gathers Evidence, or nothing at all where nobody asked for it.
type evidence struct {
	asked bool
	list  []Evidence
}

// add keeps one piece of evidence. Callers pass what they have at hand, so that
// it costs nothing when nobody asks.
func (e *evidence) add(field, value, words, where, rule string) {
	if e != nil && e.asked {
		e.list = append(e.list, Evidence{field, value, words, where, rule})
	}
}
