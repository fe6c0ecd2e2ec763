package db

import (
	"slices"
	"sync"

	"briefings/briefing/letters"
)

// Kind says what the cells of a column hold.
type Kind uint8

// The kinds of columns.
const (
	Text   Kind = iota
	Number      // a whole number
	List        // entries joined by "; "
)

// A Column is one that rows can be asked for, by its name.
type Column struct {
	Name string
	Kind Kind
	sql  both
}

// A table is what rows are read from: a row a briefing, or several. All of them
// join the table briefing, so that every criterion holds for each.
type table struct {
	name    string
	from    both
	columns []Column
	order   string // of the rows of one briefing
}

// Tables names the tables that rows can be read from.
var Tables = []string{"briefings", "people", "sections", "countries", "statements", "revisions", "settings"}

// dateColumn is not among the facts of a briefing: it is held_start, else published.
var dateColumn = Column{"date", Text, same("briefing.date")}

// The columns stand in the order of the contract; export writes them in it.
var tables = []table{
	{
		name: "briefings",
		from: same("briefing"),
		columns: []Column{
			{"id", Number, same("briefing.id")}, {"slug", Text, same("briefing.slug")},
			{"title", Text, same("briefing.title")},
			{"published", Text, same("briefing.published")},
			{"held_start", Text, same("briefing.held_start")},
			{"held_end", Text, same("briefing.held_end")},
			{"kind", Text, same("briefing.kind")}, {"medium", Text, same("briefing.medium")},
			{"language", Text, same("briefing.language")},
			{"place", Text, same("briefing.place")},
			{"place_country", Text, same("briefing.place_country")},
			{"occasion", Text, same("briefing.occasion")},
			{"duration_minutes", Number, same("briefing.duration_minutes")},
			{"countries", List, same("briefing.countries")},
			{"people", List, same("briefing.people")}, {"photos", Number, same("briefing.photos")},
			{"sections", Number, same("briefing.sections")},
			{"words", Number, same("briefing.words")}, {"url", Text, same("briefing.url")},
			{"source", Text, same("briefing.source")},
			{"digest", Text, same("briefing.digest")}, {"captured", Text, same("briefing.captured")},
			{"tags", List, same("briefing.tags")}, {"set", List, same("briefing.settings")},
		},
	},
	{
		name: "people",
		from: same(`briefing JOIN participant ON participant.briefing_id = briefing.id JOIN person
			ON person.id = participant.person_id`),
		columns: []Column{
			{"briefing_id", Number, same("briefing.id")}, {"slug", Text, same("briefing.slug")},
			{"published", Text, same("briefing.published")},
			{"name", Text, same("person.name")}, {"role", Text, same("participant.role")},
			{"country", Text, same("participant.country")},
		},
		order: "participant.position",
	},
	{
		name: "sections",
		from: both{`briefing JOIN text ON text.briefing_id = briefing.id, json_each(text.sections) AS section`,
			`briefing JOIN text ON text.briefing_id = briefing.id, json_array_elements(text.sections)
			WITH ORDINALITY AS section (value, key)`},
		columns: []Column{
			{"briefing_id", Number, same("briefing.id")}, {"slug", Text, same("briefing.slug")},
			{"position", Number, both{"section.key + 1", "section.key"}},
			{"number", Text, same("section.value ->> 'number'")},
			{"heading", Text, same("section.value ->> 'heading'")},
			{"text", Text, both{`(SELECT group_concat(coalesce(p.value ->> 'number' || ' ', '') || (p.value ->> 'text'),
				char(10) ORDER BY p.key)
				FROM json_each(section.value, '$.paragraphs') AS p)`,
				`(SELECT string_agg(coalesce(p.value ->> 'number' || ' ', '') || (p.value ->> 'text'),
				chr(10) ORDER BY p.key)
				FROM json_array_elements(section.value -> 'paragraphs') WITH ORDINALITY AS p (value, key))`}},
		},
		order: "section.key",
	},
	{
		name: "countries",
		from: same(`briefing JOIN party ON party.briefing_id = briefing.id
			JOIN country ON country.code = party.country`),
		columns: []Column{
			{"briefing_id", Number, same("briefing.id")}, {"slug", Text, same("briefing.slug")},
			{"published", Text, same("briefing.published")},
			{"country", Text, same("party.country")}, {"name", Text, same("country.name")},
		},
		order: "party.position",
	},
	{
		name: "statements",
		from: same(`briefing JOIN statement ON statement.briefing_id = briefing.id
			JOIN text ON text.briefing_id = briefing.id`),
		columns: []Column{
			{"briefing_id", Number, same("briefing.id")},
			{"slug", Text, same("briefing.slug")}, dateColumn,
			{"section", Number, same("statement.section")},
			{"paragraph", Number, same("statement.paragraph")},
			{"position", Number, same("statement.position")},
			{"side", List, same("statement.side")}, {"by", List, bySQL}, {"act", Text, same(actSQL)},
			{"cameo", Text, same("statement.cameo")}, {"text", Text, saidSQL},
		},
		order: "statement.position",
	},
	{
		name: "revisions",
		from: same(`briefing JOIN revision ON revision.briefing_id = briefing.id`),
		columns: []Column{
			{"briefing_id", Number, same("briefing.id")}, {"slug", Text, same("briefing.slug")},
			{"number", Number, same("revision.number")},
			{"replaced", Text, same("revision.replaced")}, {"source", Text, same("revision.source")},
			{"digest", Text, same("revision.digest")},
			{"facts", Text, both{"revision.facts", "CAST(revision.facts AS text)"}},
		},
		order: "revision.number",
	},
	{
		name: "settings",
		from: same(`briefing JOIN setting ON setting.briefing_id = briefing.id`),
		columns: []Column{
			{"briefing_id", Number, same("briefing.id")}, {"slug", Text, same("briefing.slug")},
			{"field", Text, same("setting.field")},
			{"value", Text, both{"inwords(setting.field, setting.value)", "setting.value_words"}},
			{"page", Text, both{"inwords(setting.field, setting.page)", "setting.page_words"}},
			{"when", Text, same("setting.made")},
			{"why", Text, same("setting.why")},
		},
		order: "setting.field",
	},
}

// searchTable is briefings with what a search adds: heading of the section, the
// passage that matched, the rank. SQL knows none of these.
var searchTable = sync.OnceValue(func() *table {
	t := tables[0]
	t.name = "search"
	t.columns = slices.Concat(t.columns, []Column{{"section", Text, both{}}, {"snippet", Text, both{}},
		{"score", Number, same("score")}})
	return &t
})

func tableNamed(name string) *table {
	switch name {
	case "":
		name = "briefings"
	case "search":
		return searchTable()
	}
	for i := range tables {
		if tables[i].name == name {
			return &tables[i]
		}
	}
	return nil
}

// Columns returns the columns of a table, in the order in which export writes them.
func Columns(table string) []Column { return tableNamed(table).columns }

// FieldNames lists the columns that a table's rows can be asked for.
func FieldNames(table string) []string {
	t := tableNamed(table)
	var names []string
	for _, c := range t.columns {
		names = append(names, c.Name)
	}
	if t.name == "statements" {
		return append(names, FieldNames("")...)
	}
	return append(names, dateColumn.Name)
}

// FindColumn returns the column of a table by its name. If there is none it
// returns the name that was likely meant, or "".
func FindColumn(table, name string) (c Column, near string, ok bool) {
	c, ok = tableNamed(table).column(name)
	if !ok {
		near = letters.Nearest(name, FieldNames(table))
	}
	return c, near, ok
}

func (t *table) column(name string) (Column, bool) {
	if name == dateColumn.Name {
		return dateColumn, true
	}
	i := slices.IndexFunc(t.columns, func(c Column) bool { return c.Name == name })
	switch {
	case i >= 0:
		return t.columns[i], true
	case t.name == "statements": // beside each stands its briefing
		return tables[0].column(name)
	}
	return Column{}, false
}

// sortColumn finds what rows can be sorted by: the columns of the table, and
// the facts of the briefing if the table has no column of that name.
func (t *table) sortColumn(name string) (Column, bool) {
	c, ok := t.column(name)
	if !ok {
		c, ok = tables[0].column(name)
	}
	return c, ok
}
