package commands

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/briefing/day"
	"briefings/briefing/letters"
	"briefings/db"
	"briefings/db/terms"
)

const criteriaCategory = "Criteria"

// A criterion is a flag that says which briefings are meant: its name, its
// explanation, and how its value becomes part of the question.
type criterion struct {
	name, value, usage string
	add                func(c *db.Criteria, value string) error
}

// criteria are the same for all commands that take any.
var criteria = []criterion{
	{"country", "C", "C is a party: code, name or demonym (RU, Russia, russian federation), or one of a group (" +
		groupNames() + ")", addCountry},
	{"between", "A,B", "all of them are parties", addBetween},
	{"person", "NAME", "every word of NAME is a word of the name of one person who took part",
		contains(func(c *db.Criteria) *[]string { return &c.People })},
	{"with", "NAME", "the same; given twice, both took part",
		contains(func(c *db.Criteria) *[]string { return &c.With })},
	{"role", "TEXT", "the office of a person contains TEXT, or is \"TEXT\" if that is quoted; with --person or " +
		"--country it is the same person",
		contains(func(c *db.Criteria) *[]string { return &c.Roles })},
	{"kind", "K", "kind of event: " + joinWords(briefing.Kinds), func(c *db.Criteria, v string) error {
		return addWord(&c.Kinds, "kind", v, briefing.Kinds)
	}},
	{"medium", "M", "means: " + joinWords(briefing.Media), func(c *db.Criteria, v string) error {
		return addWord(&c.Media, "medium", v, briefing.Media)
	}},
	{"language", "L", "language of the page: ISO 639 code, such as en or ja", addLanguage},
	{"place", "P", "the place contains P", contains(func(c *db.Criteria) *[]string { return &c.Places })},
	{"place-country", "C", "held in the country C", countries(func(c *db.Criteria) *[]string { return &c.Lands })},
	{"occasion", "O", "the occasion contains O", contains(func(c *db.Criteria) *[]string { return &c.Occasions })},
	{"title", "T", "the title contains T", contains(func(c *db.Criteria) *[]string { return &c.Titles })},
	{"topic", "T", "the heading of a section contains T",
		contains(func(c *db.Criteria) *[]string { return &c.Topics })},
	{"source", "GLOB", "the path of a page fits GLOB, which may begin at any folder: '2011/*.txt'",
		func(c *db.Criteria, glob string) error { c.Sources = append(c.Sources, glob); return nil }},
	{"match", "TERMS", "the text contains TERMS, as in search", func(c *db.Criteria, v string) error {
		t, err := terms.Parse(v)
		c.Match = append(c.Match, t)
		return err
	}},
	{"date", "R", "held in R, or published in R if the day held is unknown: 2011, 2011-11, 2011-11-11, A..B, A.., ..B",
		ranges(func(c *db.Criteria) *[]day.Range { return &c.Dates })},
	{"held", "R", "held in R", ranges(func(c *db.Criteria) *[]day.Range { return &c.Held })},
	{"published", "R", "published in R", ranges(func(c *db.Criteria) *[]day.Range { return &c.Published })},
	{"changed", "R", "the page changed: a revision was replaced in R (days in UTC)",
		ranges(func(c *db.Criteria) *[]day.Range { return &c.Changed })},
	{"imported", "R", "its page was first imported in R (days in UTC)",
		ranges(func(c *db.Criteria) *[]day.Range { return &c.Imported })},
	{"tag", "T", "the briefing has the tag T (see set)", contains(func(c *db.Criteria) *[]string { return &c.Tags })},
	{"set", "FIELD", "the fact FIELD was set by hand", addSetting},
	{"not-country", "C", "C is no party", without(countries(func(c *db.Criteria) *[]string { return &c.Countries }))},
	{"not-kind", "K", "of another kind", without(func(c *db.Criteria, v string) error {
		return addWord(&c.Kinds, "kind", v, briefing.Kinds)
	})},
	{"not-person", "NAME", "no such person took part",
		without(contains(func(c *db.Criteria) *[]string { return &c.People }))},
	{"not-tag", "T", "without the tag T", without(contains(func(c *db.Criteria) *[]string { return &c.Tags }))},
	{"by", "NAME", "a statement of NAME (but in stats); --by, --side, --act and --said must fit one statement",
		func(c *db.Criteria, name string) error { c.Sayings.By = append(c.Sayings.By, name); return nil }},
	{"side", "C", "a statement for the country C", addSide},
	{"act", "A", "a statement that does A: " + joinWords(actNames()), addAct},
	{"said", "TERMS", "a statement that contains TERMS, as in search", func(c *db.Criteria, v string) error {
		t, err := terms.Parse(v)
		c.Sayings.Said = append(c.Sayings.Said, t)
		return err
	}},
}

// addSetting adds a field that was set by hand.
func addSetting(c *db.Criteria, field string) error {
	return addWord(&c.Settings, "fact", field, briefing.Settable)
}

// actNames returns the words for the root codes of statements.
func actNames() (names []string) {
	for _, a := range briefing.Acts {
		names = append(names, a.Name)
	}
	return names
}

// addAct adds an act by its word, or by its root code of CAMEO.
func addAct(c *db.Criteria, value string) error {
	for _, a := range briefing.Acts {
		if value == a.Code || strings.EqualFold(value, a.Name) {
			c.Sayings.Acts = append(c.Sayings.Acts, a.Code)
			return nil
		}
	}
	return unknownWord("act", strings.ToLower(value), actNames())
}

// criteriaFlags are the flags of the criteria, but those that mean something else in a command.
func criteriaFlags(but ...string) []cli.Flag {
	var flags []cli.Flag
	for _, f := range criteria {
		if slices.Contains(but, f.name) {
			continue
		}
		flags = append(flags, &cli.StringSliceFlag{
			Name: f.name, Usage: "`" + f.value + "`: " + f.usage, Category: criteriaCategory,
		})
	}
	return flags
}

func isCriterion(f cli.Flag) bool {
	return f.(cli.CategorizableFlag).GetCategory() == criteriaCategory
}

// readCriteria turns the flags of a command into a question.
func readCriteria(c *cli.Context) (db.Criteria, error) {
	var question db.Criteria
	for _, f := range criteria {
		for _, value := range c.StringSlice(f.name) {
			if strings.TrimSpace(value) == "" {
				return question, usagef("--%s is empty: give its %s", f.name, f.value)
			}
			if err := f.add(&question, value); err != nil {
				return question, usagef("--%s: %s", f.name, err)
			}
		}
	}
	sayEmpty(c, "match", question.Match)
	sayEmpty(c, "said", question.Sayings.Said)
	return question, nil
}

// sayEmpty names the terms of a flag without a word. As in search, they are found nowhere
// and are no error.
func sayEmpty(c *cli.Context, flag string, list []terms.Terms) {
	for i, t := range list {
		if t.IsEmpty() {
			fmt.Fprintln(c.App.ErrWriter, noWord(c.StringSlice(flag)[i]))
		}
	}
}

// orNone returns a value, or "" for none: what the briefings do not say.
func orNone(value string) string {
	if strings.EqualFold(value, "none") {
		return ""
	}
	return value
}

// contains adds a value as it is.
func contains(list func(*db.Criteria) *[]string) func(*db.Criteria, string) error {
	return func(c *db.Criteria, value string) error {
		*list(c) = append(*list(c), orNone(value))
		return nil
	}
}

// without adds what add adds to the criteria that must not hold.
func without(add func(*db.Criteria, string) error) func(*db.Criteria, string) error {
	return func(c *db.Criteria, value string) error {
		if c.Without == nil {
			c.Without = &db.Criteria{}
		}
		return add(c.Without, value)
	}
}

// ranges adds a value that is a day, a month, a year, or a range of them.
func ranges(list func(*db.Criteria) *[]day.Range) func(*db.Criteria, string) error {
	return func(c *db.Criteria, value string) error {
		if orNone(value) == "" {
			*list(c) = append(*list(c), day.Range{})
			return nil
		}
		r, err := day.ParseRange(value)
		*list(c) = append(*list(c), r)
		return err
	}
}

// addWord adds a value that must be one of a few words.
func addWord[T ~string](list *[]string, what, value string, words []T) error {
	value = strings.ToLower(orNone(value))
	if value != "" && !slices.Contains(words, T(value)) {
		return unknownWord(what, value, words)
	}
	*list = append(*list, value)
	return nil
}

func unknownWord[T ~string](what, value string, words []T) error {
	plain := make([]string, len(words))
	for i, w := range words {
		plain[i] = string(w)
	}
	if near := letters.Nearest(value, plain); near != "" {
		return usagef("no %s is called %s: did you mean %s?", what, value, near)
	}
	return usagef("no %s is called %s: there are %s", what, value, joinWords(words))
}

func addLanguage(c *db.Criteria, value string) error {
	value = strings.ToLower(orNone(value))
	if value != "" && (len(value) < 2 || len(value) > 3 || strings.Trim(value, "abcdefghijklmnopqrstuvwxyz") != "") {
		return usagef("%q is no language: give its ISO 639 code, such as en or ja", value)
	}
	c.Languages = append(c.Languages, value)
	return nil
}

// addCountry adds a party.
func addCountry(c *db.Criteria, value string) error {
	err := countries(func(c *db.Criteria) *[]string { return &c.Countries })(c, value)
	if err != nil && len(splitList(value)) > 1 {
		return severalCountries(value)
	}
	return err
}

// addSide adds a side of a statement. Each statement has one.
func addSide(c *db.Criteria, value string) error {
	if orNone(value) == "" {
		return usagef("each statement has a side: give a country")
	}
	return countries(func(c *db.Criteria) *[]string { return &c.Sayings.Sides })(c, value)
}

// countries adds a country, or the members of a group.
func countries(list func(*db.Criteria) *[]string) func(*db.Criteria, string) error {
	return func(c *db.Criteria, value string) error {
		codes, err := countryCodes(value)
		*list(c) = append(*list(c), codes...)
		return err
	}
}

// countryCodes returns the code of a country, the codes of the members of a group, or ""
// for none.
func countryCodes(value string) ([]string, error) {
	if orNone(value) == "" {
		return []string{""}, nil
	}
	if name, isGroup := strings.CutPrefix(value, "@"); isGroup {
		if members := country.Members(name); members != nil {
			return members, nil
		}
		return nil, usagef("no group is called %s: there are %s", value, groupNames())
	}
	code, err := country.Parse(value)
	return []string{code}, err
}

// groupNames lists the groups of countries.
func groupNames() string { return "@" + strings.Join(country.Groups(), ", @") }

// severalCountries says what to write for a list of countries.
func severalCountries(value string) error {
	names := splitList(value)
	for i, name := range names {
		code, err := country.Parse(name)
		if err != nil {
			return err
		}
		names[i] = code
	}
	return usagef("%q are several countries: give --between %s if all of them are parties, or --country %s if any is",
		value, strings.Join(names, ","), strings.Join(names, " --country "))
}

// addBetween adds countries that must all be parties; of a group one must be.
func addBetween(c *db.Criteria, value string) error {
	names := splitList(value)
	if len(names) < 2 {
		return usagef("%q is one country: give two or more, separated by commas: JP,RU", value)
	}
	lists := [][]string{nil}
	for _, name := range names {
		codes, err := countryCodes(name)
		if err != nil {
			return err
		}
		if codes[0] == "" {
			return usagef("%s is no country: --country none finds briefings without parties", name)
		}
		var longer [][]string
		for _, list := range lists {
			for _, code := range codes {
				if !slices.Contains(list, code) {
					longer = append(longer, append(slices.Clone(list), code))
				}
			}
		}
		lists = longer
	}
	c.Between = append(c.Between, lists...)
	return nil
}

// splitList returns the entries of a list with commas that are not empty.
func splitList(value string) (list []string) {
	for entry := range strings.SplitSeq(value, ",") {
		if entry = strings.TrimSpace(entry); entry != "" {
			list = append(list, entry)
		}
	}
	return list
}

func joinWords[T ~string](list []T) string {
	words := make([]string, len(list))
	for i, w := range list {
		words[i] = string(w)
	}
	return strings.Join(words, ", ")
}
