package db

import (
	"context"
	"iter"
	"slices"
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

	// alone counts all briefings without that join, from an index. Its rows are a
	// value and n, which are added up for each value. It is "" if it saves nothing.
	// A briefing has a party once, as Briefing.Validate checks, but may name a person twice.
	alone string

	statements bool // statements are counted, in place of briefings
}

// dimensions in the order in which help and errors name them. A briefing
// counts once for each of its parties, pairs of parties and people.
var dimensions = []dimension{
	{name: "year", sql: yearSQL, ordered: true,
		alone: "SELECT " + yearSQL + " AS value, count(*) AS n FROM briefing GROUP BY date"},
	{name: "month", sql: monthSQL, ordered: true,
		alone: "SELECT " + monthSQL + " AS value, count(*) AS n FROM briefing GROUP BY date"},
	{name: "country", sql: "party.country",
		join: "LEFT JOIN party ON party.briefing_id = briefing.id",
		alone: "SELECT country AS value, count(*) AS n FROM party GROUP BY country UNION ALL SELECT NULL, " +
			without + "party)"},
	{name: "pair", sql: "pair.countries",
		join: "LEFT JOIN " + pairs + " AS pair ON pair.briefing_id = briefing.id",
		alone: "SELECT countries AS value, count(*) AS n FROM " + pairs +
			" GROUP BY countries UNION ALL SELECT NULL, " + without + pairs + ")"},
	{name: "person", sql: "person.name",
		join: `LEFT JOIN participant ON participant.briefing_id = briefing.id
			LEFT JOIN person ON person.id = participant.person_id`,
		alone: `SELECT (SELECT name FROM person WHERE id = person_id) AS value, count(DISTINCT briefing_id) AS n
			FROM participant GROUP BY person_id
			UNION ALL SELECT NULL, ` + without + "participant)"},
	{name: "side", sql: "side.value", statements: true,
		join: "JOIN " + sidesOf + " AS side",
		alone: "SELECT side.value, statement.n FROM " +
			"(SELECT side, count(*) AS n FROM statement GROUP BY side) AS statement, " + sidesOf + " AS side"},
	{name: "act", sql: actSQL, statements: true,
		alone: "SELECT " + actSQL + " AS value, count(*) AS n FROM statement GROUP BY cameo"},
	{name: "kind", sql: "briefing.kind"},
	{name: "medium", sql: "briefing.medium"},
	{name: "place", sql: "briefing.place"},
	{name: "occasion", sql: "briefing.occasion"},
	{name: "language", sql: "briefing.language"},
}

const (
	yearSQL  = "substr(briefing.date, 1, 4)"
	monthSQL = "iif(length(briefing.date) > 4, substr(briefing.date, 1, 7), NULL)"

	// Unlike its index, the table has the parties of a briefing side by side.
	pairs = `(SELECT a.briefing_id, a.country || '-' || b.country AS countries
		FROM party AS a NOT INDEXED CROSS JOIN party AS b ON b.briefing_id = a.briefing_id AND b.country > a.country)`

	// sidesOf are the sides of a statement, a row each.
	sidesOf = `json_each('["' || replace(statement.side, '; ', '","') || '"]')`

	// without counts the briefings that have no row in a table.
	without = "(SELECT count(*) FROM briefing) - (SELECT count(DISTINCT briefing_id) FROM "
)

// Dimensions names what briefings can be counted by.
func Dimensions() []string {
	names := make([]string, len(dimensions))
	for i, d := range dimensions {
		names[i] = d.name
	}
	return names
}

// FindDimension reports whether briefings can be counted by name. If not, near
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

// Counts counts the briefings that fit the criteria by one dimension or more, named as in
// [Dimensions]. By side or act it counts statements: one counts once for each of its sides.
// Each row has a cell for each dimension, unknown if the briefings do not say, and the count.
// Years and months stand in their order, all else by size.
func (a *Archive) Counts(ctx context.Context, c Criteria, by ...string) iter.Seq2[[]Cell, error] {
	return sequence(a, "read", func(yield func([]Cell, error) bool) error {
		query, args := countSQL(c, by)
		return a.eachRow(ctx, query, args, len(by)+1, yield)
	})
}

func countSQL(c Criteria, by []string) (string, []any) {
	var values, groups, joins, orders []string
	statements := slices.ContainsFunc(by, func(name string) bool { return dimensionNamed(name).statements })
	if statements {
		joins = append(joins, `JOIN statement ON statement.briefing_id = briefing.id
			JOIN text ON text.briefing_id = briefing.id`)
	}
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
	count := "count(*)"
	if len(joins) > 0 && !statements {
		count = "count(DISTINCT briefing.id)"
	}
	from := "briefing " + strings.Join(joins, " ")
	w := c.condition(statements)
	if alone := dimensionNamed(by[0]).alone; alone != "" && len(by) == 1 && len(w.terms) == 0 {
		values, count, from = []string{"value"}, "sum(n)", "("+alone+")"
	}
	where := ""
	if len(w.terms) > 0 {
		where = " WHERE " + strings.Join(w.terms, " AND ")
	}
	orders = append(orders, count+" DESC", strings.Join(groups, ", "))
	return "SELECT " + strings.Join(values, ", ") + ", " + count + " FROM " + from + where +
		" GROUP BY " + strings.Join(groups, ", ") + " HAVING " + count + " > 0" +
		" ORDER BY " + strings.Join(orders, ", "), w.args
}
