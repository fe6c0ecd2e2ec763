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
	sql  string
}

// A table is what rows are read from: a row a briefing, or several. All of them
// join the table briefing, so that every criterion holds for each.
type table struct {
	name    string
	from    string
	columns []Column
	order   string // of the rows of one briefing
}

// Tables names the tables that rows can be read from.
var Tables = []string{"briefings", "people", "sections", "countries", "statements", "revisions", "settings"}

// dateColumn is not among the facts of a briefing: it is held_start, else published.
var dateColumn = Column{"date", Text, "briefing.date"}

// The columns stand in the order of the contract; export writes them in it.
var tables = []table{
	{
		name: "briefings",
		from: "briefing",
		columns: []Column{
			{"id", Number, "briefing.id"}, {"slug", Text, "briefing.slug"}, {"title", Text, "briefing.title"},
			{"published", Text, "briefing.published"}, {"held_start", Text, "briefing.held_start"},
			{"held_end", Text, "briefing.held_end"},
			{"kind", Text, "briefing.kind"}, {"medium", Text, "briefing.medium"},
			{"language", Text, "briefing.language"},
			{"place", Text, "briefing.place"}, {"place_country", Text, "briefing.place_country"},
			{"occasion", Text, "briefing.occasion"},
			{"duration_minutes", Number, "briefing.duration_minutes"}, {"countries", List, "briefing.countries"},
			{"people", List, "briefing.people"}, {"photos", Number, "briefing.photos"},
			{"sections", Number, "briefing.sections"},
			{"words", Number, "briefing.words"}, {"url", Text, "briefing.url"}, {"source", Text, "briefing.source"},
			{"digest", Text, "briefing.digest"}, {"captured", Text, "briefing.captured"},
			{"tags", List, "briefing.tags"}, {"set", List, "briefing.settings"},
		},
	},
	{
		name: "people",
		from: `briefing JOIN participant ON participant.briefing_id = briefing.id JOIN person
			ON person.id = participant.person_id`,
		columns: []Column{
			{"briefing_id", Number, "briefing.id"}, {"slug", Text, "briefing.slug"},
			{"published", Text, "briefing.published"},
			{"name", Text, "person.name"}, {"role", Text, "participant.role"}, {"country", Text, "participant.country"},
		},
		order: "participant.position",
	},
	{
		name: "sections",
		from: `briefing JOIN text ON text.briefing_id = briefing.id, json_each(text.sections) AS section`,
		columns: []Column{
			{"briefing_id", Number, "briefing.id"}, {"slug", Text, "briefing.slug"},
			{"position", Number, "section.key + 1"},
			{"number", Text, "section.value ->> 'number'"}, {"heading", Text, "section.value ->> 'heading'"},
			{"text", Text, `(SELECT group_concat(coalesce(p.value ->> 'number' || ' ', '') || (p.value ->> 'text'),
				char(10) ORDER BY p.key)
				FROM json_each(section.value, '$.paragraphs') AS p)`},
		},
		order: "section.key",
	},
	{
		name: "countries",
		from: `briefing JOIN party ON party.briefing_id = briefing.id JOIN country ON country.code = party.country`,
		columns: []Column{
			{"briefing_id", Number, "briefing.id"}, {"slug", Text, "briefing.slug"},
			{"published", Text, "briefing.published"},
			{"country", Text, "party.country"}, {"name", Text, "country.name"},
		},
		order: "party.position",
	},
	{
		name: "statements",
		from: `briefing JOIN statement ON statement.briefing_id = briefing.id
			JOIN text ON text.briefing_id = briefing.id`,
		columns: []Column{
			{"briefing_id", Number, "briefing.id"}, {"slug", Text, "briefing.slug"}, dateColumn,
			{"section", Number, "statement.section"}, {"paragraph", Number, "statement.paragraph"},
			{"position", Number, "statement.position"},
			{"side", List, "statement.side"}, {"by", List, bySQL}, {"act", Text, actSQL},
			{"cameo", Text, "statement.cameo"}, {"text", Text, saidSQL},
		},
		order: "statement.position",
	},
	{
		name: "revisions",
		from: `briefing JOIN revision ON revision.briefing_id = briefing.id`,
		columns: []Column{
			{"briefing_id", Number, "briefing.id"}, {"slug", Text, "briefing.slug"},
			{"number", Number, "revision.number"},
			{"replaced", Text, "revision.replaced"}, {"source", Text, "revision.source"},
			{"digest", Text, "revision.digest"},
			{"facts", Text, "revision.facts"},
		},
		order: "revision.number",
	},
	{
		name: "settings",
		from: `briefing JOIN setting ON setting.briefing_id = briefing.id`,
		columns: []Column{
			{"briefing_id", Number, "briefing.id"}, {"slug", Text, "briefing.slug"},
			{"field", Text, "setting.field"}, {"value", Text, "inwords(setting.field, setting.value)"},
			{"page", Text, "inwords(setting.field, setting.page)"}, {"when", Text, "setting.made"},
			{"why", Text, "setting.why"},
		},
		order: "setting.field",
	},
}

// searchTable is briefings with what a search adds: heading of the section, the
// passage that matched, the rank. SQL knows none of these.
var searchTable = sync.OnceValue(func() *table {
	t := tables[0]
	t.name = "search"
	t.columns = slices.Concat(t.columns, []Column{{"section", Text, ""}, {"snippet", Text, ""},
		{"score", Number, "score"}})
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
