package db

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"briefings/briefing/day"
	"briefings/briefing/letters"
	"briefings/db/terms"
)

// Criteria say which briefings are meant. Different fields must all hold; of
// the entries of one field, one must. The zero value of an entry means that the
// briefing does not say: its kind, its place, its day are not known.
type Criteria struct {
	Countries []string   // codes of parties
	Between   [][]string // codes; all of one entry are parties
	People    []string   // names: every word of one is a word of a person's name
	With      []string   // names, as in People; all of them took part
	Roles     []string   // contained in the office, in quotes, of one person, who fits Countries and People, too
	Lands     []string   // codes of the countries that Place lies in
	Kinds     []string
	Media     []string
	Languages []string

	// Contained in the fact, case and diacritics aside.
	Places, Occasions, Titles, Topics []string

	Sources []string // globs on the paths of the pages

	Match []terms.Terms // full text

	Dates     []day.Range // day held, else published
	Held      []day.Range
	Published []day.Range
	Changed   []day.Range // days (UTC) on which a revision took the place of another
	Imported  []day.Range // days (UTC) on which the first of its pages was imported first

	Tags     []string // the user's own words
	Settings []string // fields that were set by hand

	Sayings Sayings // one statement meets all of them

	Without *Criteria // no entry of any of its fields holds; nil for none

	dialect dialect // of the archive that is asked

	byDate bool   // how countries are looked up: see Query.planned
	among  string // ids as a JSON array, "" for all briefings

	landOften   bool // many briefings were held in Lands
	officeOften bool // many people have an office that Roles looks for

	saidOften bool // many briefings hold what Sayings.Said looks for
	loosely   bool // briefings in which such a statement may stand are enough
}

// A Query asks for briefings in an order, or for a part of them.
type Query struct {
	Criteria
	Table  string // one of Tables, "" for briefings
	Sort   string // name of a column, with "-" at its end for descending order, or Shuffled; "" sorts by id
	Seed   int64  // of the order Shuffled: an equal seed gives an equal order
	Limit  int    // most rows, negative for all
	Offset int    // rows passed over
	All    bool   // a search looks at the frame, too
}

// NewestFirst is the order of lists: by date, unknown days last.
const NewestFirst = "date-"

// Shuffled is an order without meaning, for a sample.
const Shuffled = "random"

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

// where builds a condition: SQL and its arguments.
type where struct {
	dialect dialect
	terms   []string
	args    []any
}

// any adds a condition of which one alternative must hold.
func (w *where) any(alternatives []string, args ...any) {
	if len(alternatives) > 0 {
		w.terms = append(w.terms, "("+strings.Join(alternatives, " OR ")+")")
		w.args = append(w.args, args...)
	}
}

// each adds a condition that is the same SQL for every value, of which one must hold.
// For the zero value it is unknown, which takes no arguments.
func each(w *where, values []string, sql, unknown string, args func(string) []any) {
	var alternatives []string
	var all []any
	for _, v := range values {
		if v == "" && unknown != "" {
			alternatives = append(alternatives, unknown)
			continue
		}
		alternatives = append(alternatives, sql)
		all = append(all, args(v)...)
	}
	w.any(alternatives, all...)
}

// condition turns criteria into SQL over the table briefing; with statements, over its
// join with the tables statement and text.
func (c *Criteria) condition(statements bool) where {
	d := c.dialect
	w := where{dialect: d}
	byDate := c.byDate || d == postgresSQL // which plans each way by itself
	if c.among != "" {
		w.any([]string{d.among("briefing.id")}, c.among)
	}
	w.parties(singly(c.Countries), byDate)
	w.parties(c.Between, byDate)
	w.people(c.People)
	for _, name := range c.With {
		w.people([]string{name})
	}
	w.offices(c)
	w.facts(c)
	like := both{"path GLOB ?", "path ~ ?"}[d]
	each(&w, c.Sources, "briefing.id IN (SELECT briefing_id FROM source WHERE "+like+" OR "+like+")", "",
		func(glob string) []any { return []any{d.glob(glob), d.glob("*/" + glob)} })
	var match []string
	var args []any
	for i := range c.Match {
		match = append(match, termsCondition(d, &c.Match[i].Root, &args))
	}
	w.any(match, args...)
	w.ranges(c.Dates, "briefing.date", "coalesce(briefing.held_end, briefing.published)")
	w.ranges(c.Held, "briefing.held_start", "briefing.held_end")
	w.ranges(c.Published, "briefing.published", "briefing.published")
	w.days(c.Changed, "SELECT briefing_id FROM revision WHERE", "replaced")
	w.days(c.Imported, "SELECT briefing_id FROM source GROUP BY briefing_id HAVING", "min(imported)")
	each(&w, c.Tags, "briefing.id IN (SELECT briefing_id FROM setting, "+tagsOf[d]+
		" WHERE setting.field = 'tags' AND tag.value = ?)", "briefing.tags = ''", one)
	each(&w, c.Settings, "briefing.id IN (SELECT briefing_id FROM setting WHERE field = ?)", "briefing.settings = ''",
		one)
	w.sayings(c, statements)
	if c.Without != nil {
		others := *c.Without
		others.dialect = d
		without := others.condition(false)
		for _, term := range without.terms {
			w.terms = append(w.terms, term+" IS NOT TRUE")
		}
		w.args = append(w.args, without.args...)
	}
	return w
}

// one is a value as the only argument.
func one(value string) []any { return []any{value} }

// facts adds facts: those that are equal to a value, and those that contain it.
func (w *where) facts(c *Criteria) {
	fact := func(values []string, column string) {
		each(w, values, column+" = ?", column+" IS NULL", one)
	}
	fact(c.Kinds, "briefing.kind")
	fact(c.Media, "briefing.medium")
	fact(c.Languages, "briefing.language")
	land := "briefing.place_country"
	if c.landOften {
		land = "+" + land // the newest are found by going through all
	}
	fact(c.Lands, land)
	folded := func(s string) []any { return []any{letters.Fold(s)} }
	part := func(values []string, column string) {
		each(w, values, w.dialect.holds(column), column+" IS NULL", folded)
	}
	part(c.Places, "briefing.place")
	part(c.Occasions, "briefing.occasion")
	part(c.Titles, "briefing.title")
	const headings = "EXISTS (SELECT 1 FROM text WHERE briefing_id = briefing.id AND "
	each(w, c.Topics, headings+w.dialect.holds("headings")+")", headings+"headings = '')", folded)
}

// days adds days of a time. The query selects briefings and ends before a condition.
func (w *where) days(ranges []day.Range, query, time string) {
	if len(ranges) == 0 {
		return
	}
	days := where{dialect: w.dialect}
	date := "substr(" + time + ", 1, 10)"
	days.ranges(ranges, date, date)
	w.any([]string{"briefing.id IN (" + query + " " + days.terms[0] + ")"}, days.args...)
}

// ofCountry selects the briefings of a country, in the order of their ids: an index holds them so.
const ofCountry = "SELECT briefing_id FROM party WHERE country = ?"

// ofAll selects the briefings to which all of the countries are parties.
func ofAll(codes []string) (sql string, args []any) {
	for _, code := range codes {
		args = append(args, code)
	}
	return strings.Repeat(ofCountry+" INTERSECT ", len(codes)-1) + ofCountry, args
}

// parties adds lists of countries. All countries of one list must be parties.
// With byDate SQLite checks one briefing after the other, else it collects those
// of the countries first.
func (w *where) parties(lists [][]string, byDate bool) {
	var alternatives []string
	var args []any
	for _, codes := range lists {
		if len(codes) == 1 && codes[0] == "" {
			alternatives = append(alternatives, "briefing.countries = ''")
			continue
		}
		sql, some := ofAll(codes)
		alternative := "briefing.id IN (" + sql + ")"
		if byDate {
			const each = "EXISTS (" + ofCountry + " AND briefing_id = briefing.id)"
			alternative = strings.Repeat(each+" AND ", len(codes)-1) + each
		}
		alternatives, args = append(alternatives, alternative), append(args, some...)
	}
	w.any(alternatives, args...)
}

// planned returns q with the quickest way to its first rows. The newest of a
// country with many briefings are found by going through all briefings from the
// newest on; those of a country with few are looked up and sorted.
func (q Query) planned(ctx context.Context, from queryer) (_ Query, err error) {
	if q.dialect != sqliteSQL || q.Sort != NewestFirst || q.Limit < 0 {
		return q, nil
	}
	if q.Without != nil { // few briefings are looked at until there are enough
		without := *q.Without
		without.byDate = true
		q.Without = &without
	}
	if len(q.Roles) > 0 {
		of := officesOf(&Criteria{Roles: q.Roles})
		if q.officeOften, err = haveMany(ctx, from, "participant WHERE "+of.terms[0], of.args); err != nil {
			return q, err
		}
	}
	if len(q.Lands) > 0 {
		lands := Criteria{Lands: q.Lands}
		held := lands.condition(false)
		if q.landOften, err = haveMany(ctx, from, "briefing WHERE "+held.terms[0], held.args); err != nil {
			return q, err
		}
	}
	if q.saidOften, err = often(ctx, from, q.Sayings.Said); err != nil {
		return q, err
	}
	if len(q.Countries)+len(q.Between)+len(q.Sayings.Sides) == 0 {
		return q, nil
	}
	var last sql.NullInt64
	if err := from.QueryRowContext(ctx, "SELECT max(id) FROM briefing").Scan(&last); err != nil {
		return q, err
	}
	// Of all briefings, all * rows / many are gone through until there are as many
	// rows, in half the time that as many are looked up and sorted.
	many := int(math.Sqrt(float64(last.Int64) * float64(q.Limit+q.Offset) / 2))
	for _, lists := range [][][]string{singly(q.Countries), q.Between, singly(q.Sayings.Sides)} {
		few, err := haveFew(ctx, from, lists, many)
		if err != nil || few {
			return q, err
		}
	}
	q.byDate = true
	return q, nil
}

// manyRows are so many that going through all briefings until there are enough is quicker
// than to look each of these up.
const manyRows = 2000

// haveMany reports whether a part of a table has many rows.
func haveMany(ctx context.Context, from queryer, rows string, args []any) (many bool, err error) {
	err = from.QueryRowContext(ctx, "SELECT count(*) = ? FROM (SELECT 1 FROM "+rows+" LIMIT ?)",
		slices.Concat([]any{manyRows}, args, []any{manyRows})...).Scan(&many)
	return many, err
}

// haveFew reports whether each list has a country with fewer than many briefings.
func haveFew(ctx context.Context, from queryer, lists [][]string, many int) (bool, error) {
	for _, codes := range lists {
		least := many
		for _, code := range codes {
			var n int
			err := from.QueryRowContext(ctx, "SELECT count(*) FROM ("+ofCountry+" LIMIT ?)", code, many).Scan(&n)
			if err != nil {
				return false, err
			}
			least = min(least, n)
		}
		if least == many {
			return false, nil
		}
	}
	return len(lists) > 0, nil
}

// singly makes a list of each country.
func singly(codes []string) (lists [][]string) {
	for _, code := range codes {
		lists = append(lists, []string{code})
	}
	return lists
}

// people adds names. Each word of one must be a word of one person's name; a
// word of a script without spaces may stand anywhere in it.
func (w *where) people(names []string) {
	var alternatives []string
	var args []any
	for _, name := range names {
		if name == "" {
			alternatives = append(alternatives, "briefing.people = ''")
			continue
		}
		match, some := nameCondition(w.dialect, name)
		alternatives = append(alternatives, "briefing.id IN (SELECT briefing_id FROM participant WHERE "+match+")")
		args = append(args, some...)
	}
	w.any(alternatives, args...)
}

// offices adds offices. The person who holds one fits the names and countries, too.
func (w *where) offices(c *Criteria) {
	if len(c.Roles) == 0 {
		return
	}
	of := officesOf(c)
	held := strings.Join(of.terms, " AND ")
	if c.officeOften {
		w.any([]string{"EXISTS (SELECT 1 FROM participant WHERE briefing_id = briefing.id AND " + held + ")"},
			of.args...)
		return
	}
	w.any([]string{"briefing.id IN (SELECT briefing_id FROM participant WHERE " + held + ")"}, of.args...)
}

// eachOffice are the offices that hold a text, each once: an index leads from one to the next.
// They stand in quotes, so that a text in quotes finds a whole office.
const eachOffice = `(WITH RECURSIVE office (role) AS (SELECT min(role) FROM participant UNION ALL
	SELECT (SELECT min(role) FROM participant WHERE role > office.role) FROM office WHERE office.role IS NOT NULL)
	SELECT role FROM office WHERE holds('"' || role || '"', ?))`

// officesOf is a condition over the table participant.
func officesOf(c *Criteria) (w where) {
	folded := func(s string) []any { return []any{letters.Fold(s)} }
	holds := both{"participant.role IN " + eachOffice, `strpos('"' || participant.role_folded || '"', ?) > 0`}
	each(&w, c.Roles, holds[c.dialect], "participant.role IS NULL", folded)
	each(&w, c.Countries, "participant.country = ?", "participant.country IS NULL",
		func(code string) []any { return []any{code} })
	var names []string
	var args []any
	for _, name := range c.People {
		match, some := nameCondition(c.dialect, name)
		names, args = append(names, match), append(args, some...)
	}
	w.any(names, args...)
	return w
}

// nameCondition is SQL over the table participant: every word of a name is a word of the
// person's name.
func nameCondition(d dialect, name string) (sql string, args []any) {
	match := []string{"true"}
	for word := range strings.FieldsSeq(name) {
		match = append(match, d.within("person.folded", "?")+" > 0")
		args = append(args, foldedName(word))
	}
	return "participant.person_id IN (SELECT id FROM person WHERE " + strings.Join(match, " AND ") + ")", args
}

// ranges adds days. Dates of reduced precision are beginnings of the days that
// they may mean, and are compared as such.
func (w *where) ranges(ranges []day.Range, start, end string) {
	var alternatives []string
	var args []any
	for _, r := range ranges {
		both := []string{}
		if r == (day.Range{}) {
			both = append(both, start+" IS NULL")
		}
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
	w := q.condition(from.name == "statements")
	if from.name == "people" && len(q.Roles) > 0 { // the people who fit, not all of their briefings
		of := officesOf(&q.Criteria)
		w.terms, w.args = append(w.terms, of.terms...), append(w.args, of.args...)
	}
	sql := "SELECT " + expressions + " FROM " + from.from[q.dialect]
	sql += w.sql() + " ORDER BY " + order
	return sql + q.limits(), w.args, nil
}

// limits are the clauses for the part of the rows that is asked for.
func (q *Query) limits() string {
	switch {
	case q.Limit < 0 && q.Offset == 0:
		return ""
	case q.Limit < 0 && q.dialect == postgresSQL: // SQLite has no OFFSET alone
		return " OFFSET " + strconv.Itoa(q.Offset)
	}
	return " LIMIT " + strconv.Itoa(q.Limit) + " OFFSET " + strconv.Itoa(q.Offset)
}

// order is total: rows that are equal in what they are sorted by stand in the
// order of the archive, so that --offset goes on where --limit ended.
func (q *Query) order(t *table) (string, error) {
	field, descending := strings.CutSuffix(q.Sort, "-")
	order := "briefing.id"
	if q.Sort == Shuffled {
		order = fmt.Sprintf("shuffled(briefing.id, %d)", q.Seed)
	} else if field != "" {
		c, ok := t.sortColumn(field)
		if !ok {
			return "", newSortError(field, t)
		}
		direction := " ASC NULLS LAST"
		if descending {
			direction = " DESC NULLS LAST"
		}
		value := c.sql[q.dialect]
		if c.Kind == List {
			value = "nullif(" + value + ", '')"
		}
		if c.Kind != Number && c.Name != dateColumn.Name { // both make the letters of ASCII small
			value = both{value + " COLLATE NOCASE", "lower((" + value + `) COLLATE "C")`}[q.dialect]
		}
		order = value + direction + ", briefing.id"
	}
	if t.order != "" {
		order += ", " + t.order
	}
	return order, nil
}
