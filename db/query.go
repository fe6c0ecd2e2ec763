package db

import (
	"slices"
	"strconv"
	"strings"

	"briefings/briefing"
	"briefings/briefing/letters"
)

// Criteria say which briefings are meant. Different fields must all hold; of
// the entries of one field, one must.
type Criteria struct {
	Countries []string   // codes of parties
	Between   [][]string // codes; all of one entry are parties
	People    []string   // names: every word of one is a word of a person's name
	Kinds     []string
	Media     []string
	Languages []string

	// Contained in the fact, case and diacritics aside.
	Places, Occasions, Titles, Topics []string

	Sources []string // globs on the paths of the pages

	Match []Terms // full text

	Dates     []briefing.Range // day held, else published
	Held      []briefing.Range
	Published []briefing.Range
	Changed   []briefing.Range // days (UTC) on which a revision took the place of another
}

// A Query asks for briefings in an order, or for a part of them.
type Query struct {
	Criteria
	Table  string // one of Tables, "" for briefings
	Sort   string // name of a column, with "-" at its end for descending order; "" sorts by id
	Limit  int    // most rows, negative for all
	Offset int    // rows passed over
}

// NewestFirst is the order of lists: by date, unknown days last.
const NewestFirst = "date-"

// SortError says that rows cannot be sorted by what was asked.
type SortError struct {
	Field, Near string
	Names       []string // what rows can be sorted by
}

func (e *SortError) Error() string { return "no field is called " + e.Field }

// newSortError names the field that was likely meant: "-date" is date-.
func newSortError(field string, t *table) error {
	name, descending := strings.CutPrefix(field, "-")
	names := FieldNames(t.name)
	if t.name != "briefings" {
		names = append(names, FieldNames("")...)
	}
	near := letters.Nearest(name, names)
	if near != "" && descending {
		near += "-"
	}
	return &SortError{field, near, names}
}

// where is a condition in the making: SQL and the arguments of its marks.
type where struct {
	terms []string
	args  []any
}

// any adds a condition of which one alternative must hold.
func (w *where) any(alternatives []string, args ...any) {
	if len(alternatives) > 0 {
		w.terms = append(w.terms, "("+strings.Join(alternatives, " OR ")+")")
		w.args = append(w.args, args...)
	}
}

// each adds a condition that is the same SQL for every value, of which one must hold.
func each[T any](w *where, values []T, sql string, args func(T) []any) {
	var alternatives []string
	var all []any
	for _, v := range values {
		alternatives = append(alternatives, sql)
		all = append(all, args(v)...)
	}
	w.any(alternatives, all...)
}

// condition turns criteria into SQL over the table briefing. Of facts [Criteria.fits]
// tells the same.
func (c *Criteria) condition() where {
	var w where
	one := func(s string) []any { return []any{s} }
	folded := func(s string) []any { return []any{letters.Fold(s)} }
	each(&w, c.Countries, ofCountry, one)
	w.between(c.Between)
	w.people(c.People)
	each(&w, c.Kinds, "briefing.kind = ?", one)
	each(&w, c.Media, "briefing.medium = ?", one)
	each(&w, c.Languages, "briefing.language = ?", one)
	each(&w, c.Places, "holds(briefing.place, ?)", folded)
	each(&w, c.Occasions, "holds(briefing.occasion, ?)", folded)
	each(&w, c.Titles, "holds(briefing.title, ?)", folded)
	each(&w, c.Topics, "holds((SELECT headings FROM text WHERE briefing_id = briefing.id), ?)", folded)
	each(&w, c.Sources, "briefing.id IN (SELECT briefing_id FROM source WHERE path GLOB ? OR path GLOB ?)", func(glob string) []any {
		return []any{glob, "*/" + glob}
	})
	var match []string
	var args []any
	for i := range c.Match {
		match = append(match, c.Match[i].root.condition(&args))
	}
	w.any(match, args...)
	w.ranges(c.Dates, "briefing.date", "coalesce(briefing.held_end, briefing.published)")
	w.ranges(c.Held, "briefing.held_start", "briefing.held_end")
	w.ranges(c.Published, "briefing.published", "briefing.published")
	w.changed(c.Changed)
	return w
}

// asksFacts tells whether the criteria ask for facts alone, which [Criteria.fits] knows.
func (c *Criteria) asksFacts() bool {
	return len(c.People)+len(c.Topics)+len(c.Sources)+len(c.Match)+len(c.Changed) == 0
}

// fits tells of a row of briefing what the condition in SQL tells.
func (c *Criteria) fits(r recordOf) bool {
	countries := listSeparator + r.text("countries") + listSeparator
	isParty := func(code string) bool { return strings.Contains(countries, listSeparator+code+listSeparator) }
	is := func(column string) func(string) bool {
		return func(wanted string) bool { return r.text(column) == wanted }
	}
	within := func(column string) func(string) bool {
		return func(wanted string) bool { return holds(r.text(column), letters.Fold(wanted)) }
	}
	return one(c.Countries, isParty) &&
		one(c.Between, func(codes []string) bool {
			return !slices.ContainsFunc(codes, func(code string) bool { return !isParty(code) })
		}) &&
		one(c.Kinds, is("kind")) && one(c.Media, is("medium")) && one(c.Languages, is("language")) &&
		one(c.Places, within("place")) && one(c.Occasions, within("occasion")) && one(c.Titles, within("title")) &&
		inRanges(c.Dates, r.date(), r.end()) &&
		inRanges(c.Held, r.text("held_start"), r.text("held_end")) &&
		inRanges(c.Published, r.text("published"), r.text("published"))
}

// one tells whether nothing is wanted, or one of it is so.
func one[T any](wanted []T, is func(T) bool) bool {
	return len(wanted) == 0 || slices.ContainsFunc(wanted, is)
}

// inRanges tells whether what went on from start to end overlaps one of the ranges.
func inRanges(ranges []briefing.Range, start, end string) bool {
	return one(ranges, func(r briefing.Range) bool {
		from, to := string(r.From), string(r.To)
		return start != "" && (from == "" || start >= from || end >= from[:min(len(end), len(from))]) && (to == "" || start <= to)
	})
}

// lastDate is the last day that the criteria allow, "" where there is none.
func (c *Criteria) lastDate() (last string) {
	for _, r := range c.Dates {
		if r.To == "" {
			return ""
		}
		last = max(last, string(r.To))
	}
	return last
}

// changed adds days on which a revision was replaced.
func (w *where) changed(ranges []briefing.Range) {
	if len(ranges) == 0 {
		return
	}
	var days where
	days.ranges(ranges, "substr(replaced, 1, 10)", "substr(replaced, 1, 10)")
	w.any([]string{"briefing.id IN (SELECT briefing_id FROM revision WHERE " + days.terms[0] + ")"}, days.args...)
}

// ofCountry holds where a country is a party.
const ofCountry = "briefing.id IN (SELECT briefing_id FROM party WHERE country = ?)"

func (w *where) between(pairs [][]string) {
	var alternatives []string
	var args []any
	for _, codes := range pairs {
		var all []string
		for _, code := range codes {
			all = append(all, ofCountry)
			args = append(args, code)
		}
		alternatives = append(alternatives, strings.Join(all, " AND "))
	}
	w.any(alternatives, args...)
}

// people adds names. Each word of one must be a word of one person's name; a
// word of a script without spaces may stand anywhere in it.
func (w *where) people(names []string) {
	var alternatives []string
	var args []any
	for _, name := range names {
		match := []string{"true"}
		for word := range strings.FieldsSeq(name) {
			match = append(match, "instr(folded, ?)")
			args = append(args, foldedName(word))
		}
		alternatives = append(alternatives, "briefing.id IN (SELECT briefing_id FROM participant WHERE person_id IN (SELECT id FROM person WHERE "+
			strings.Join(match, " AND ")+"))")
	}
	w.any(alternatives, args...)
}

// ranges adds days. Dates of reduced precision are beginnings of the days that
// they may mean, and are compared as such.
func (w *where) ranges(ranges []briefing.Range, start, end string) {
	var alternatives []string
	var args []any
	for _, r := range ranges {
		var both []string
		if r.From != "" {
			// What began by then ended by then: mostly the start is enough, and the index has it.
			both = append(both, "("+start+" >= ? OR "+end+" >= substr(?, 1, length("+end+")))")
			args = append(args, string(r.From), string(r.From))
		}
		if r.To != "" {
			both = append(both, start+" <= ?")
			args = append(args, string(r.To))
		}
		alternatives = append(alternatives, strings.Join(both, " AND "))
	}
	w.any(alternatives, args...)
}

// build makes the whole statement that reads the given expressions.
func (q *Query) build(expressions string, from *table) (string, []any, error) {
	order, err := q.order(from)
	if err != nil {
		return "", nil, err
	}
	w := q.condition()
	sql := "SELECT " + expressions + " FROM " + from.from
	if len(w.terms) > 0 {
		sql += " WHERE " + strings.Join(w.terms, " AND ")
	}
	sql += " ORDER BY " + order
	if q.Limit >= 0 || q.Offset > 0 {
		sql += " LIMIT " + strconv.Itoa(q.Limit) + " OFFSET " + strconv.Itoa(q.Offset)
	}
	return sql, w.args, nil
}

// order is total: rows that are equal in what they are sorted by stand in the
// order of the archive, so that --offset goes on where --limit ended.
func (q *Query) order(t *table) (string, error) {
	field, descending := strings.CutSuffix(q.Sort, "-")
	order := "briefing.id"
	if field != "" {
		c, ok := t.sortColumn(field)
		if !ok {
			return "", newSortError(field, t)
		}
		direction := " ASC NULLS LAST"
		if descending {
			direction = " DESC NULLS LAST"
		}
		if c.Kind != Number && c.Name != dateColumn.Name {
			direction = " COLLATE NOCASE" + direction
		}
		value := c.sql
		if c.Kind == List {
			value = "nullif(" + value + ", '')"
		}
		order = value + direction + ", briefing.id"
	}
	if t.order != "" {
		order += ", " + t.order
	}
	return order, nil
}
