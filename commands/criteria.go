package commands

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/briefing/day"
	"briefings/briefing/letters"
	"briefings/db"
)

const criteriaCategory = "Criteria (different flags must all hold; of one flag given twice, either)"

// A criterion is a flag that says which briefings are meant: how it is named,
// explained, and put into the question.
type criterion struct {
	name, value, usage string
	add                func(c *db.Criteria, value string) error
}

// criteria are the same for all commands that take any.
var criteria = []criterion{
	{"country", "C", "C is a party: code, name or demonym (RU, Russia, russian federation)", addCountry},
	{"between", "A,B", "all of them are parties", addBetween},
	{"person", "NAME", "every word of NAME is a word of the name of one who took part", func(c *db.Criteria, v string) error {
		c.People = append(c.People, v)
		return nil
	}},
	{"kind", "K", "kind of event: " + joinWords(briefing.Kinds), func(c *db.Criteria, v string) error {
		return addWord(&c.Kinds, "kind", v, briefing.Kinds)
	}},
	{"medium", "M", "means: " + joinWords(briefing.Media), func(c *db.Criteria, v string) error {
		return addWord(&c.Media, "medium", v, briefing.Media)
	}},
	{"language", "L", "language of the page: ISO 639 code, such as en or ja", addLanguage},
	{"place", "P", "the place holds P", func(c *db.Criteria, v string) error { return addText(&c.Places, v) }},
	{"occasion", "O", "the occasion holds O", func(c *db.Criteria, v string) error { return addText(&c.Occasions, v) }},
	{"title", "T", "the title holds T", func(c *db.Criteria, v string) error { return addText(&c.Titles, v) }},
	{"topic", "T", "the heading of a section holds T", func(c *db.Criteria, v string) error { return addText(&c.Topics, v) }},
	{"source", "GLOB", "the path of a page fits GLOB, from any folder on: '2011/*.txt'", func(c *db.Criteria, v string) error {
		return addText(&c.Sources, v)
	}},
	{"match", "TERMS", "the text holds TERMS, as in search", func(c *db.Criteria, v string) error {
		terms, err := readTerms(v)
		c.Match = append(c.Match, terms)
		return err
	}},
	{"date", "R", "held, or published where that is unknown, in R: 2011, 2011-11, 2011-11-11, A..B, A.., ..B", func(c *db.Criteria, v string) error {
		return addRange(&c.Dates, v)
	}},
	{"held", "R", "held in R", func(c *db.Criteria, v string) error { return addRange(&c.Held, v) }},
	{"published", "R", "published in R", func(c *db.Criteria, v string) error { return addRange(&c.Published, v) }},
	{"changed", "R", "the page changed: a revision was replaced in R (days in UTC)", func(c *db.Criteria, v string) error {
		return addRange(&c.Changed, v)
	}},
}

func criteriaFlags() []cli.Flag {
	var flags []cli.Flag
	for _, f := range criteria {
		flags = append(flags, &cli.StringSliceFlag{Name: f.name, Usage: "`" + f.value + "`: " + f.usage, Category: criteriaCategory})
	}
	return flags
}

// readCriteria puts the flags of a command into a question.
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
	return question, nil
}

// readTerms reads what to search for. Terms without any word are a mistake.
func readTerms(text string) (db.Terms, error) {
	terms, err := db.ParseTerms(text)
	switch {
	case err != nil:
		return terms, usagef("%s", err)
	case terms.IsEmpty():
		return terms, usagef("there is no word to look for in %q", shortened(text))
	}
	return terms, nil
}

func addText(list *[]string, value string) error {
	*list = append(*list, value)
	return nil
}

func addRange(list *[]day.Range, value string) error {
	r, err := day.ParseRange(value)
	*list = append(*list, r)
	return err
}

// addWord adds a value that must be one of a few words.
func addWord[T ~string](list *[]string, what, value string, words []T) error {
	value = strings.ToLower(value)
	if !slices.Contains(words, T(value)) {
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
	value = strings.ToLower(value)
	if len(value) < 2 || len(value) > 3 || strings.Trim(value, "abcdefghijklmnopqrstuvwxyz") != "" {
		return usagef("%q is no language: give its ISO 639 code, such as en or ja", value)
	}
	c.Languages = append(c.Languages, value)
	return nil
}

func addCountry(c *db.Criteria, value string) error {
	code, err := countryCode(value)
	c.Countries = append(c.Countries, code)
	return err
}

func addBetween(c *db.Criteria, value string) error {
	var codes []string
	for name := range strings.SplitSeq(value, ",") {
		if strings.TrimSpace(name) == "" {
			continue
		}
		code, err := countryCode(strings.TrimSpace(name))
		if err != nil {
			return err
		}
		codes = append(codes, code)
	}
	if len(codes) < 2 {
		return usagef("%q is one country: give two or more, parted by commas: JP,RU", value)
	}
	c.Between = append(c.Between, codes)
	return nil
}

// countryCode finds a country by what a person calls it.
func countryCode(name string) (string, error) {
	if code, ok := country.Code(name); ok {
		return code, nil
	}
	if code, ok := country.Nearest(name); ok {
		return "", usagef("no country is called %s: did you mean %s (%s)?", name, country.Name(code), code)
	}
	return "", usagef("no country is called %s: give its name or its code of ISO 3166-1, such as RU", name)
}

func joinWords[T ~string](list []T) string {
	words := make([]string, len(list))
	for i, w := range list {
		words[i] = string(w)
	}
	return strings.Join(words, ", ")
}
