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
	sql     both
	join    both // the table that sql reads from, beside briefing
	ordered bool // counts stand in the order of the values, not of their size

	// alone counts all briefings without that join, from an index. Its rows are a
	// value and n, which are added up for each value. It is "" if it saves nothing.
	// A briefing has a party once, as Briefing.Validate checks, but may name a person twice.
	alone both

	statements bool // statements are counted, in place of briefings
}

// dimensions in the order in which help and errors name them. A briefing
// counts once for each of its parties, pairs of parties and people.
var dimensions = []dimension{
	{name: "year", sql: same(yearSQL), ordered: true,
		alone: same("SELECT " + yearSQL + " AS value, count(*) AS n FROM briefing GROUP BY date")},
	{name: "month", sql: same(monthSQL), ordered: true,
		alone: same("SELECT " + monthSQL + " AS value, count(*) AS n FROM briefing GROUP BY date")},
	{name: "country", sql: same("party.country"),
		join: same("LEFT JOIN party ON party.briefing_id = briefing.id"),
		alone: same(
			"SELECT country AS value, count(*) AS n FROM party GROUP BY country UNION ALL SELECT NULL, " +
				without + "party)",
		)},
	{name: "pair", sql: same("pair.countries"),
		join:  both{"LEFT JOIN " + pairs[sqliteSQL] + onPair, "LEFT JOIN " + pairs[postgresSQL] + onPair},
		alone: both{countPairs(sqliteSQL), countPairs(postgresSQL)}},
	{name: "person", sql: same("person.name"),
		join: same(`LEFT JOIN participant ON participant.briefing_id = briefing.id
			LEFT JOIN person ON person.id = participant.person_id`),
		alone: same(`SELECT (SELECT name FROM person WHERE id = person_id) AS value,
			count(DISTINCT briefing_id) AS n FROM participant GROUP BY person_id
			UNION ALL SELECT NULL, ` + without + "participant)")},
	{name: "side", sql: same("side.value"), statements: true,
		join: both{"JOIN " + sidesOf[sqliteSQL], "CROSS JOIN " + sidesOf[postgresSQL]},
		alone: both{"SELECT side.value, statement.n FROM " +
			"(SELECT side, count(*) AS n FROM statement GROUP BY side) AS statement, " + sidesOf[sqliteSQL]}},
	{name: "act", sql: same(actSQL), statements: true,
		alone: same("SELECT " + actSQL + " AS value, count(*) AS n FROM statement GROUP BY cameo")},
	{name: "tag", sql: both{"tag.value", `tag.value COLLATE "C"`},
		join: both{`LEFT JOIN setting AS tags ON tags.briefing_id = briefing.id AND tags.field = 'tags'
			LEFT JOIN json_each(tags.value) AS tag`,
			`LEFT JOIN setting AS tags ON tags.briefing_id = briefing.id AND tags.field = 'tags'
			LEFT JOIN json_array_elements_text(tags.value) AS tag (value) ON true`}},
	{name: "kind", sql: same("briefing.kind")},
	{name: "medium", sql: same("briefing.medium")},
	{name: "place", sql: same("briefing.place")},
	{name: "occasion", sql: same("briefing.occasion")},
	{name: "language", sql: same("briefing.language")},
}

const (
	yearSQL  = "substr(briefing.date, 1, 4)"
	monthSQL = "CASE WHEN length(briefing.date) > 4 THEN substr(briefing.date, 1, 7) END"

	// without counts the briefings that have no row in a table.
	without = "(SELECT count(*) FROM briefing) - (SELECT count(DISTINCT briefing_id) FROM "
)

// pairs of parties, a row each. Unlike its index, the table of SQLite has the parties of a
// briefing side by side.
var pairs = both{pairsOf("NOT INDEXED CROSS"), pairsOf("")}

const onPair = " AS pair ON pair.briefing_id = briefing.id"

func pairsOf(how string) string {
	return `(SELECT a.briefing_id, a.country || '-' || b.country AS countries
		FROM party AS a ` + how + " JOIN party AS b ON b.briefing_id = a.briefing_id AND b.country > a.country)"
}

func countPairs(d dialect) string {
	return "SELECT countries AS value, count(*) AS n FROM " + pairs[d] +
		" AS pair GROUP BY countries UNION ALL SELECT NULL, " + without + pairs[d] + " AS pair)"
}

// sidesOf are the sides of a statement, a row each.
var sidesOf = both{`json_each('["' || replace(statement.side, '; ', '","') || '"]') AS side`,
	"unnest(string_to_array(statement.side, '; ')) AS side (value)"}

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

// Measures names what is known of counted briefings beside their number: the first and the
// last day, the sum of the minutes, and the longest time without any, in days.
var Measures = []string{"first", "last", "minutes", "gap"}

var measureSQL = map[string]string{
	"first": "min(date)", "last": "max(date)", "minutes": "sum(minutes)", "gap": "max(gap)",
}

// A Count asks how many briefings fit criteria. By side or act it counts statements: one
// counts once for each of its sides.
type Count struct {
	Criteria
	By   []string // one of Dimensions or more
	Show []string // some of Measures
	Sort string   // an entry of By or Show or "count", with "-" at its end for descending order; "" as below
}

// Columns names the cells of a row of [Archive.Counts].
func (c *Count) Columns() []Column {
	var columns []Column
	for _, name := range c.By {
		columns = append(columns, Column{Name: name})
	}
	columns = append(columns, Column{Name: "count", Kind: Number})
	for _, name := range c.Show {
		kind := Number
		if name == "first" || name == "last" {
			kind = Text
		}
		columns = append(columns, Column{Name: name, Kind: kind})
	}
	return columns
}

// OfStatements reports whether statements are counted.
func (c *Count) OfStatements() bool {
	return slices.ContainsFunc(c.By, func(name string) bool { return dimensionNamed(name).statements })
}

// Counts yields a row for each value of the dimensions, with the cells of [Count.Columns].
// Years and months stand in their order, all else by size.
func (r *Reader) Counts(ctx context.Context, c Count) iter.Seq2[[]Cell, error] {
	c.dialect = r.dialect
	return sequence(r, "read", func(yield func([]Cell, error) bool) error {
		query, args, err := c.build()
		if err != nil {
			return err
		}
		return r.eachRow(ctx, query, args, len(c.By)+1+len(c.Show), yield)
	})
}

// Total returns how many briefings or statements are counted, each once.
func (r *Reader) Total(ctx context.Context, c Count) (n int, err error) {
	c.dialect = r.dialect
	from, w := c.from(nil)
	err = r.from.QueryRowContext(ctx, "SELECT count(*) FROM "+from+w.sql(), w.args...).Scan(&n)
	return n, r.readError(err)
}

// from joins the tables that are counted, and says which of their rows.
func (c *Count) from(joins []string) (from string, w where) {
	statements := c.OfStatements()
	if statements {
		joins = append([]string{`JOIN statement ON statement.briefing_id = briefing.id
			JOIN text ON text.briefing_id = briefing.id`}, joins...)
	}
	return "briefing " + strings.Join(joins, " "), c.condition(statements)
}

// sql is the clause of a condition, with a space before it.
func (w *where) sql() string {
	if len(w.terms) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(w.terms, " AND ")
}

func (c *Count) build() (string, []any, error) {
	var values, named, groups, joins []string
	for i, name := range c.By {
		d := dimensionNamed(name)
		value := "v" + strconv.Itoa(i+1)
		values, named, groups = append(values, value), append(named,
			d.sql[c.dialect]+" AS "+value), append(groups, value)
		if join := d.join[c.dialect]; join != "" {
			joins = append(joins, join)
		}
	}
	order, err := c.order(values)
	if err != nil {
		return "", nil, err
	}
	from, w := c.from(joins)
	if slices.Contains(c.By, "pair") && len(c.Countries) > 0 { // the pairs of these countries alone
		each(&w, c.Countries, c.dialect.within("'-' || pair.countries || '-'", "'-' || ? || '-'")+" > 0", "",
			func(code string) []any { return []any{code} })
	}
	alone := dimensionNamed(c.By[0]).alone[c.dialect]
	switch {
	case len(c.Show) > 0:
		return c.measured(named, groups, from, w) + order, w.args, nil
	case alone != "" && len(c.By) == 1 && len(w.terms) == 0:
		return "SELECT value AS v1, sum(n) AS count FROM (" + alone +
			") AS counted GROUP BY value HAVING sum(n) > 0" + order, nil, nil
	}
	count := "count(*)"
	if len(joins) > 0 && !c.OfStatements() {
		count = "count(DISTINCT briefing.id)"
	}
	return "SELECT " + strings.Join(named, ", ") + ", " + count + " AS count FROM " + from + w.sql() +
		" GROUP BY " + strings.Join(groups, ", ") + order, w.args, nil
}

// measured counts with measures: each briefing stands once under each value.
func (c *Count) measured(named, groups []string, from string, w where) string {
	values := strings.Join(groups, ", ")
	id := "briefing.id"
	if c.OfStatements() {
		id += ", statement.position"
	}
	sql := "SELECT DISTINCT " + strings.Join(named, ", ") + ", " + id +
		", briefing.date AS date, briefing.duration_minutes AS minutes FROM " + from + w.sql()
	if slices.Contains(c.Show, "gap") { // between days that are known in full
		previous := "lag(date) OVER (PARTITION BY length(date), " + values + " ORDER BY date)"
		gap := both{"CAST(julianday(date) - julianday(" + previous + ") AS INTEGER)",
			"CAST(date AS date) - CAST(" + previous + " AS date)"}[c.dialect]
		sql = "SELECT *, CASE WHEN length(date) = 10 THEN " + gap + " END AS gap FROM (" + sql + ") AS days"
	}
	list := values + ", count(*) AS count"
	for _, name := range c.Show {
		list += ", " + measureSQL[name] + " AS " + name
	}
	return "SELECT " + list + " FROM (" + sql + ") AS counted GROUP BY " + values
}

// order is the usual one, or the one that is asked for. values are the names of the
// dimensions in SQL.
func (c *Count) order(values []string) (string, error) {
	orders := []string{}
	field, descending := strings.CutSuffix(c.Sort, "-")
	switch i := slices.Index(c.By, field); {
	case c.Sort == "":
		for i, name := range c.By {
			if dimensionNamed(name).ordered {
				orders = append(orders, values[i]+" NULLS LAST")
			}
		}
		orders = append(orders, "count DESC")
	case i >= 0:
		field = values[i]
		fallthrough
	case field == "count" || slices.Contains(c.Show, field):
		if descending {
			field += " DESC"
		}
		orders = append(orders, field+" NULLS LAST")
	default:
		names := slices.Concat(c.By, []string{"count"}, c.Show)
		return "", &SortError{field, letters.Nearest(field, names), names}
	}
	for _, value := range values { // as SQLite has them where nothing else is said
		orders = append(orders, value+" NULLS FIRST")
	}
	return " ORDER BY " + strings.Join(orders, ", "), nil
}
