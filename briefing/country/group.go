package country

import (
	_ "embed"
	"slices"
	"strings"

	"briefings/briefing/letters"
)

//go:embed groups.tsv
var groupsTSV string

// Groups names the groups of countries, in lower case: "asean". groups.tsv has their
// members, their sources, and the day that they hold for.
func Groups() (names []string) {
	for name := range groups {
		names = append(names, name)
	}
	return names
}

// Members returns the codes of the countries of a group today, nil if there is no such
// group.
func Members(group string) []string {
	for name, codes := range groups {
		if strings.EqualFold(name, group) {
			return slices.Clone(strings.Fields(codes))
		}
	}
	return nil
}

// groups yields the names of groups and the codes of their members.
func groups(yield func(name, codes string) bool) {
	table := letters.Table{Name: "country/groups.tsv", Text: groupsTSV}
	for cells := range table.Rows("group", "countries") {
		if !yield(cells[0], cells[1]) {
			return
		}
	}
}
