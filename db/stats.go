package db

import (
	"context"
	"iter"
	"strconv"
	"strings"

	"briefings/briefing/letters"
)

// A dimension is what briefings can be counted by.
type dimension struct {
	name    string
	sql     string
	join    string // the table that sql reads from, beside briefing
	ordered bool   // counts stand in the order of the values, not of their size
}

// dimensions in the order in which help and errors name them. A briefing
// counts once for each of its parties, pairs of parties and people.
var dimensions = []dimension{
	{name: "year", sql: "substr(briefing.date, 1, 4)", ordered: true},
	{name: "month", sql: "iif(length(briefing.date) > 4, substr(briefing.date, 1, 7), NULL)", ordered: true},
	{name: "country", sql: "party.country", join: "LEFT JOIN party ON party.briefing_id = briefing.id"},
	{name: "pair", sql: "pair.countries", join: `LEFT JOIN (
			SELECT a.briefing_id, a.country || '-' || b.country AS countries
			FROM party AS a JOIN party AS b ON b.briefing_id = a.briefing_id AND b.country > a.country
		) AS pair ON pair.briefing_id = briefing.id`},
	{name: "person", sql: "person.name", join: `LEFT JOIN participant ON participant.briefing_id = briefing.id
		LEFT JOIN person ON person.id = participant.person_id`},
	{name: "kind", sql: "briefing.kind"},
	{name: "medium", sql: "briefing.medium"},
	{name: "place", sql: "briefing.place"},
	{name: "occasion", sql: "briefing.occasion"},
	{name: "language", sql: "briefing.language"},
}

// Dimensions names what briefings can be counted by.
func Dimensions() []string {
	names := make([]string, len(dimensions))
	for i, d := range dimensions {
		names[i] = d.name
	}
	return names
}

// FindDimension tells whether briefings can be counted by name; if not, near
// is the name that was likely meant, or "".
func FindDimension(name string) (near string, ok bool) {
	if dimensionNamed(name) != nil {
		return "", true
	}
	return letters.Nearest(name, Dimensions()), false
}

func dimensionNamed(name string) *dimension {
	for i := range dimensions {
		if dimensions[i].name == name {
			return &dimensions[i]
		}
	}
	return nil
}

// Counts counts the briefings that fit the criteria by one dimension or more,
// named as in [Dimensions]. Each row has a cell a dimension, unknown where the
// briefings do not say, and the count. Years and months stand in their order,
// all else by size.
func (a *Archive) Counts(ctx context.Context, c Criteria, by ...string) iter.Seq2[[]Cell, error] {
	return func(yield func([]Cell, error) bool) {
		query, args := countSQL(c, by)
		a.eachRow(ctx, query, args, len(by)+1, yield)
	}
}

func countSQL(c Criteria, by []string) (string, []any) {
	var values, groups, joins, orders []string
	for i, name := range by {
		d := dimensionNamed(name)
		column := strconv.Itoa(i + 1)
		values, groups = append(values, d.sql), append(groups, column)
		if d.join != "" {
			joins = append(joins, d.join)
		}
		if d.ordered {
			orders = append(orders, column+" NULLS LAST")
		}
	}
	orders = append(orders, "count(DISTINCT briefing.id) DESC", strings.Join(groups, ", "))
	w := c.condition()
	where := ""
	if len(w.terms) > 0 {
		where = " WHERE " + strings.Join(w.terms, " AND ")
	}
	return "SELECT " + strings.Join(values, ", ") + ", count(DISTINCT briefing.id) FROM briefing " + strings.Join(joins, " ") + where +
		" GROUP BY " + strings.Join(groups, ", ") + " ORDER BY " + strings.Join(orders, ", "), w.args
}
