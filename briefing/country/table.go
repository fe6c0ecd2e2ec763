package country

import (
	_ "embed"
	"iter"
	"sync"

	"briefings/briefing/letters"
)

//go:embed countries.tsv
var countriesTSV string

//go:embed places.tsv
var placesTSV string

//go:embed words.tsv
var wordsTSV string

// A row is a country, territory or organisation, and what it is called.
// countries.tsv says how its lists of names are written.
type row struct {
	code, alpha3 string // ISO 3166-1, or a code of the table's own
	sign         string // characters that stand for it in compounds such as 日露
	name         string // usual English name
	official     string // official English names
	demonyms     string // English adjectives and names of the people
	aliases      string // other names, former names, abbreviations
	german       string
	french       string
	spanish      string
	japanese     string // Japanese names, the usual one first
}

// rows returns the table of countries, in its order.
var rows = sync.OnceValue(func() []row {
	table := letters.Table{Name: "country/countries.tsv", Text: countriesTSV}
	list := make([]row, 0, 320)
	for c := range table.Rows("class", "code", "alpha3", "sign", "name", "official", "demonyms", "aliases",
		"german", "french", "spanish", "japanese") {
		list = append(list, row{c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9], c[10], c[11]})
	}
	return list
})

// places yields the towns, regions and venues with the codes of their countries.
func places() iter.Seq2[string, string] {
	table := letters.Table{Name: "country/places.tsv", Text: placesTSV}
	return func(yield func(code, name string) bool) {
		for cells := range table.Rows("class", "country", "language", "name") {
			if !yield(cells[1], cells[3]) {
				return
			}
		}
	}
}

// vocabulary holds the words beside the names of countries. words.tsv says what its classes are for.
var vocabulary = letters.Vocabulary{Table: letters.Table{Name: "country/words.tsv", Text: wordsTSV}}

var (
	compoundFollowers = vocabulary.Phrases("compound-follower")
	missionWords      = vocabulary.Phrases("mission")
	notCountries      = vocabulary.Phrases("not-country-body", "not-country-region")
	seatWords         = vocabulary.Phrases("seat")
	stateCodes        = vocabulary.Phrases("us-state")
)

// regions are states, provinces and regions by the codes of their countries: they
// stand behind a town.
var regions = sync.OnceValue(func() []letters.Meant { return vocabulary.Meanings("region") })

// compoundStarters may stand first in a compound. Other signs, such as 西 and 土, begin too many words.
const compoundStarters = "日米中韓露ロ英仏独伊加豪印朝"

// compoundStops stand before a compound whose first character belongs to
// another word: 在日米軍, 本日中, 十一日.
const compoundStops = "在来訪対本同翌当前昨今毎終即曜平休祝期連近先後両初一二三四五六七八九十〇"
