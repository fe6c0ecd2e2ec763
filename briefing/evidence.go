package briefing

// Evidence says from which words a fact was read, and by which rule.
type Evidence struct {
	Field string // name of the JSON key: "held", "people"
	Value string // the fact as it was understood: "2011-11-11"
	Words string // the words of the page
	Where string // part of the page: "headline", "date line", "lead", "caption", "metadata"
	Rule  string // name of the rule: "day-month-year"
	Lost  string // why it became no fact; "" for a fact
}
