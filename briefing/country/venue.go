package country

import (
	"slices"
	"strings"
	"sync"

	"briefings/briefing/letters"
)

// OfPlace returns the code of the country that a place lies in: US for "Honolulu,
// Hawaii", DE for "Munich, the Federal Republic of Germany", US for ニューヨーク. It
// returns "" if the country is not known, or if the place names several. The last
// known part between commas decides, and in a part a country before a city. The
// country that an embassy belongs to does not count.
func OfPlace(place string) string {
	mission := letters.Contains(letters.Fold(place), missionWords.List()...)
	mentions := FindTowns(place)
	for end := len(place); end > 0; {
		start := partStart(place, end)
		part := strings.TrimSpace(place[start:end])
		if start > 0 && len(part) >= 2 && IsStateCode(part) {
			return "US"
		}
		var inPart []Mention
		for _, m := range mentions {
			if m.End > start && m.End <= end && !IsOrganisation(m.Code) && !(mission && belongsToMission(place, m)) {
				inPart = append(inPart, m)
			}
		}
		if code, known := partCountry(place, inPart); known {
			return code
		}
		end = start - 1
	}
	return ""
}

// partStart returns the start of the part of a place that ends at end.
func partStart(place string, end int) int {
	return strings.LastIndexAny(place[:end], ",;") + 1
}

// partCountry decides by the mentions in one part. If they contradict each other,
// known is true and code is "".
func partCountry(place string, mentions []Mention) (code string, known bool) {
	var countries, cities, seats []Mention
	for _, m := range mentions {
		switch {
		case m.Form == ByVenue || m.Form == ByCity && m.Code != "" && isWhole(place, m):
			cities = append(cities, m)
		case m.Form == ByCity:
		case m.Form != ByAdjective:
			countries = append(countries, m)
		case hasAnyPrefix(strings.TrimLeft(letters.Fold(place[m.End:]), " "), seatWords.List()):
			seats = append(seats, m)
		}
	}
	for _, list := range [][]Mention{countries, cities, seats} {
		if len(list) == 0 {
			continue
		}
		last := list[len(list)-1]
		for _, m := range list[:len(list)-1] {
			if m.Code != last.Code {
				return "", true
			}
		}
		return last.Code, true
	}
	return "", false
}

// isWhole reports whether a town is all that a part of a place names: "Lancaster" and
// "near Lancaster", but not "Lancaster House".
func isWhole(place string, m Mention) bool {
	before, after := strings.TrimSpace(place[partStart(place, m.Start):m.Start]), strings.TrimSpace(place[m.End:])
	return (before == "" || strings.ToLower(before) == before) &&
		(after == "" || strings.IndexByte(",;(", after[0]) >= 0)
}

// belongsToMission reports whether a country is named as the owner of an embassy,
// and not as the country where it lies: "in Thailand", 在タイ.
func belongsToMission(place string, m Mention) bool {
	before := strings.TrimRight(letters.Fold(place[:m.Start]), " ")
	before = strings.TrimSuffix(before, " the")
	return m.Form != ByVenue && before != "in" && !letters.HasSuffix(before, " in", ",", "在")
}

func IsStateCode(part string) bool {
	code := strings.TrimRight(strings.ReplaceAll(part, ".", ""), "0123456789 ") // with its postal code
	return len(code) == 2 && isCapitals(code) && slices.Contains(stateCodes.List(), code)
}

func hasAnyPrefix(s string, prefixes []string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(s, p) })
}

// FindPlaces is Find that also finds the cities and buildings of the table of venues.
func FindPlaces(text string) []Mention { return placeIndex().find(text) }

// placeIndex finds venues and countries. A venue wins over a name that prose skips.
var placeIndex = sync.OnceValue(func() *nameIndex {
	x := newNameIndex()
	for code, name := range places() {
		x.add(name, indexedName{code: code, form: ByVenue})
	}
	x.addCountries()
	x.sort()
	return x
})
