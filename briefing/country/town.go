package country

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"briefings/briefing/letters"
)

//go:embed cities.tsv
var citiesTSV string

// TownsSource names the source of the towns, as its licence asks.
const TownsSource = "GeoNames (CC BY 4.0, https://www.geonames.org)"

// cityRows are the rows of cities.tsv without its head.
var cityRows = sync.OnceValue(func() string {
	_, rows, _ := strings.Cut(citiesTSV, "\nkey\tcountry\tothers\n")
	return rows
})

// townKey returns the key of a town: its folded words, with "Saint" for "St.".
func townKey(name string) string {
	words := letters.Words(name)
	for i, word := range words {
		words[i] = townWord(word)
	}
	return strings.Join(words, " ")
}

func townWord(word string) string {
	switch word {
	case "st":
		return "saint"
	case "ste":
		return "sainte"
	}
	return word
}

// Towns returns the countries that have a town of 15,000 people or more by a name,
// that of the largest first. sure is true if the first is the one that is meant if
// nothing else is said: Paris is in France. The names are those of GeoNames.
func Towns(name string) (countries []string, sure bool) {
	return townsOf(townKey(name))
}

func townsOf(key string) (countries []string, sure bool) {
	row := cityRow(key)
	found, rest, _ := strings.Cut(row, "\t")
	if key == "" || found != key && !letters.HasPrefix(strings.TrimPrefix(found, key), " am ", " an der ", " im ") {
		return nil, false // "Frankfurt" is "Frankfurt am Main"
	}
	first, others, _ := strings.Cut(rest, "\t")
	return strings.Fields(first + " " + others), first != ""
}

// cityRow returns the first row whose key is not before key; "" behind the last one.
func cityRow(key string) string {
	rows := cityRows()
	low, high := 0, len(rows) // where rows begin
	for low < high {
		middle := low + (high-low)/2
		start := strings.LastIndexByte(rows[low:middle], '\n') + 1 + low
		// the tab behind a key sorts before what keys are made of
		if rows[start:min(start+len(key), len(rows))] < key {
			low = start + strings.IndexByte(rows[start:], '\n') + 1
		} else {
			high = start
		}
	}
	row, _, _ := strings.Cut(rows[low:], "\n")
	return row
}

// longestTown is how many words the name of a town has at most.
const longestTown = 6

// TownAt returns the longest name of a town that begins with the word at text[i:],
// with the state, province or region behind a comma: "Atlanta, Georgia". The code is
// that of its country, or "" if several countries have such a town. It does not look
// at the sentence: Minister Kawaguchi is a town, too.
func TownAt(text string, i int) (Mention, bool) {
	if i >= len(text) || !startsLarge(text[i:]) {
		return Mention{}, false
	}
	first := wordEnd(text, i)
	word := townWord(letters.Fold(text[i:first]))
	if after, ok := strings.CutPrefix(cityRow(word), word); !ok || after[0] != '\t' && after[0] != ' ' {
		return Mention{}, false // most words begin no town
	}
	ends, words := [longestTown]int{first}, [longestTown]string{word}
	n := 1
	for start := nextWord(text, first, false); n < longestTown && start >= 0; n++ {
		end := wordEnd(text, start)
		words[n], ends[n] = townWord(letters.Fold(text[start:end])), end
		start = nextWord(text, end, false)
	}
	for ; n > 0; n-- {
		countries, sure := townsOf(strings.Join(words[:n], " "))
		if countries == nil {
			continue
		}
		m := Mention{Start: i, End: ends[n-1], Form: ByCity}
		if sure {
			m.Code = countries[0]
		}
		m.addRegion(text, countries)
		return m, true
	}
	return Mention{}, false
}

// addRegion takes the region behind a comma into the mention, if it is one of a
// country that has such a town.
func (m *Mention) addRegion(text string, countries []string) {
	rest, ok := strings.CutPrefix(text[m.End:], ", ")
	if !ok || rest == "" {
		return
	}
	for _, region := range regions() {
		if after, ok := strings.CutPrefix(rest, region.Word); ok && !startsInWord(after) {
			for _, code := range countries {
				if code == region.Meaning {
					m.Code, m.End = code, len(text)-len(after)
					return
				}
			}
		}
	}
}

func startsInWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && letters.IsWordRune(r)
}

// FindTowns is FindPlaces that also finds the towns of GeoNames, by ByCity.
func FindTowns(text string) []Mention {
	known := FindPlaces(text)
	var found []Mention
	for i := 0; i < len(text); {
		isKnown := len(known) > 0 && known[0].Start <= i
		if r, size := utf8.DecodeRuneInString(text[i:]); !isKnown && !letters.IsWordRune(r) {
			i += size
			continue
		}
		town, ok := TownAt(text, i)
		switch {
		case ok && (!isKnown || town.Start == known[0].Start && town.End > known[0].End):
			found = append(found, town)
			i = town.End
		case isKnown:
			found = append(found, known[0])
			i = known[0].End
		default:
			i = wordEnd(text, i)
		}
		for len(known) > 0 && known[0].Start < i {
			known = known[1:]
		}
	}
	return found
}
