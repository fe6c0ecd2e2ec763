package briefing

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// A Change is a fact that two states of a briefing do not share.
type Change struct {
	Field    string // the key of the record: "place", "people", "sections"
	Old, New []byte // its values in them, as JSON
}

// notFacts are the keys of a record that name the briefing and its page. They
// are no facts that a page states.
var notFacts = []string{"id", "slug", "source", "digest", "tags", "note", "settings"}

// Changes lists the facts in which two states of a briefing differ, in the
// order of the record.
func Changes(from, to *Briefing) []Change {
	var list []Change
	for _, f := range recordFields {
		if slices.Contains(notFacts, f.name) {
			continue
		}
		before, after := f.append(nil, from), f.append(nil, to)
		if !bytes.Equal(before, after) {
			list = append(list, Change{f.name, before, after})
		}
	}
	return list
}

// ChangedFields names the facts in which two states of a briefing differ.
func ChangedFields(from, to *Briefing) []string {
	var names []string
	for _, c := range Changes(from, to) {
		names = append(names, c.Field)
	}
	return names
}

// A FactChange is a fact that changed, in words; "" is what the page does not say.
type FactChange struct{ Field, Old, New string }

// FactChanges are the changes of what stands at the head of a page. Of lists
// they name the entries that went and those that came. The text is told apart
// by [TextChanges].
func FactChanges(from, to *Briefing) []FactChange {
	var list []FactChange
	for _, c := range Changes(from, to) {
		if c.Field == "lead" || c.Field == "sections" || c.Field == "statements" {
			continue
		}
		before, after := factWords(from, c.Field), factWords(to, c.Field)
		gone, come := without(before, after), without(after, before)
		if gone == nil && come == nil { // the same ones in another order
			gone, come = before, after
		}
		list = append(list, FactChange{c.Field, strings.Join(gone, "; "), strings.Join(come, "; ")})
	}
	return list
}

// factWords is a fact in words, an entry each where it is a list.
func factWords(b *Briefing, field string) []string {
	switch field {
	case "countries":
		return b.Countries
	case "photos":
		return b.Photos
	case "frame":
		return b.Frame
	case "tags":
		return b.Tags
	case "people":
		var list []string
		for _, p := range b.People {
			list = append(list, strings.Join(slices.DeleteFunc([]string{p.Name, p.Role, p.Country},
				func(s string) bool { return s == "" }), ", "))
		}
		return list
	}
	text := map[string]string{
		"url": b.URL, "captured": b.Captured,
		"title": b.Title, "published": string(b.Published), "held": string(b.Held.Start),
		"kind":   string(b.Kind),
		"medium": string(b.Medium), "language": b.Language, "place": b.Place, "place_country": b.PlaceCountry,
		"occasion": b.Occasion, "note": b.Note,
	}[field]
	switch {
	case field == "held" && b.Held.End != b.Held.Start:
		text += ".." + string(b.Held.End)
	case field == "duration_minutes" && b.Minutes != 0:
		text = fmt.Sprint(b.Minutes)
	case text == "":
		return nil
	}
	return []string{text}
}

// without returns the entries of a list that another one lacks; what stands in
// it twice has to stand there twice.
func without(list, other []string) []string {
	left := map[string]int{}
	for _, s := range other {
		left[s]++
	}
	var missing []string
	for _, s := range list {
		if left[s]--; left[s] < 0 {
			missing = append(missing, s)
		}
	}
	return missing
}
