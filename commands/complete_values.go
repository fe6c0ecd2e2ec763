package commands

import (
	"context"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/commands/intake"
	"briefings/commands/print"
	"briefings/db"
)

// values are what may follow the flags of these names. Flags with a number or free
// text as value have no row.
var values = map[string]func(*commandLine) candidates{
	"country":       oneCountry,
	"between":       func(l *commandLine) candidates { return l.listed(countryWords) },
	"side":          oneCountry,
	"place-country": oneCountry,
	"not-country":   oneCountry,
	"set":           func(*commandLine) candidates { return wordsOf(briefing.Settable) },
	"undo":          func(l *commandLine) candidates { return l.listed(plainWords(briefing.Settable)) },
	"not-kind":      func(*commandLine) candidates { return wordsOf(briefing.Kinds) },
	"show":          func(l *commandLine) candidates { return l.listed(plainWords(db.Measures)) },
	"act":           func(*commandLine) candidates { return wordsOf(actNames()) },
	"kind":          func(*commandLine) candidates { return wordsOf(briefing.Kinds) },
	"medium":        func(*commandLine) candidates { return wordsOf(briefing.Media) },
	"language":      func(*commandLine) candidates { return wordsOf([]string{"en", "ja"}) },
	"format":        formatNames,
	"encoding":      func(*commandLine) candidates { return wordsOf(usualEncodings) },
	"table":         func(*commandLine) candidates { return wordsOf(db.Tables) },
	"by":            countedBy,
	"fields":        func(l *commandLine) candidates { return l.listed(plainWords(l.fieldNames())) },
	"sort":          sortFields,
	"color":         func(*commandLine) candidates { return wordsOf([]string{"auto", "always", "never"}) },
}

// countedBy completes --by of stats. The other commands take a name there.
func countedBy(l *commandLine) candidates {
	if l.command == nil || l.command.Name != "stats" {
		return candidates{}
	}
	return l.listed(plainWords(db.Dimensions()))
}

// usualEncodings are some of the encodings that --encoding knows.
var usualEncodings = []string{
	"utf-8", "shift_jis", "euc-jp", "iso-2022-jp", "windows-1252", "iso-8859-1", "utf-16le", "utf-16be", "gb18030",
	"big5", "euc-kr", "windows-1251",
}

func (l *commandLine) flagValues(ctx context.Context, f cli.Flag) candidates {
	_, value, _ := describeFlag(f)
	name := flagNames(f)[0]
	switch list, ok := values[name]; {
	case name == "revision":
		return l.revisions(ctx)
	case name == "tag" || name == "not-tag":
		return l.tags(ctx)
	case ok:
		return list(l)
	case value == "FILE":
		return candidates{how: fileNames}
	}
	return candidates{}
}

// edits are FIELD=VALUE: the fields, or what is usual after the one that is typed.
func (l *commandLine) edits(ctx context.Context) (c candidates) {
	field, value, ok := strings.Cut(l.word, "=")
	if !ok {
		c.how = openWords
		for _, field := range briefing.Settable {
			c.list = append(c.list, candidate{field + "=", ""})
		}
		return c
	}
	l.before, l.word = l.before+field+"=", value
	switch field = strings.TrimRight(field, "+-"); field {
	case "tags":
		return l.tags(ctx)
	case "countries":
		return l.listed(countryWords)
	case "kind", "medium", "language":
		return values[field](l)
	case "place_country":
		return oneCountry(l)
	}
	return c
}

// tags are the tags in the archive.
func (l *commandLine) tags(ctx context.Context) (c candidates) {
	archive, err := l.typedArchive(ctx)
	if err != nil {
		return c
	}
	defer archive.Close()
	tags, err := archive.Tags(ctx)
	if err != nil {
		return c
	}
	return wordsOf(tags)
}

func formatNames(l *commandLine) candidates {
	switch {
	case l.command == nil:
		return wordsOf(print.Formats)
	case l.command.Name == "import":
		return wordsOf(intake.Formats)
	}
	return wordsOf(formatsOf(l.command.Name))
}

// fieldNames are the fields of the rows that the command prints.
func (l *commandLine) fieldNames() []string {
	switch table := strings.ToLower(l.typed["table"]); {
	case l.command.Name == "search":
		return db.FieldNames("search")
	case slices.Contains(db.Tables, table):
		return db.FieldNames(table)
	}
	return db.FieldNames("briefings")
}

func sortFields(l *commandLine) candidates {
	list, names := []string{db.Shuffled}, l.fieldNames()
	if l.command.Name == "stats" {
		list, names = nil, slices.Concat(db.Dimensions(), []string{"count"}, db.Measures)
	}
	for _, name := range names {
		list = append(list, name, name+"-")
	}
	return wordsOf(list)
}

// listed completes the last entry of a list with commas, with words that are not in
// it yet.
func (l *commandLine) listed(words func(start string) []candidate) candidates {
	c := candidates{how: openWords}
	before := l.word[:strings.LastIndexByte(l.word, ',')+1]
	given := strings.Split(before, ",")
	for _, w := range words(l.word[len(before):]) {
		if !slices.Contains(given, w.word) {
			c.list = append(c.list, candidate{before + w.word, w.meaning})
		}
	}
	return c
}

func oneCountry(l *commandLine) candidates { return candidates{list: countryWords(l.word)} }

// countryWords are groups and codes, and names if the beginning of one is typed.
func countryWords(start string) (list []candidate) {
	if strings.HasPrefix(start, "@") {
		for _, name := range country.Groups() {
			list = append(list, candidate{"@" + name, ""})
		}
	}
	for _, code := range country.Codes() {
		name := country.Name(code)
		list = append(list, candidate{code, name})
		if len(start) > 0 && hasPrefixFold(name, start) && !strings.Contains(name, ",") {
			list = append(list, candidate{name, code})
		}
	}
	return list
}

func wordsOf[T ~string](words []T) (c candidates) {
	for _, w := range words {
		c.list = append(c.list, candidate{string(w), ""})
	}
	return c
}

func plainWords(words []string) func(string) []candidate {
	return func(string) []candidate { return wordsOf(words).list }
}
