package read

import (
	"strings"

	"briefings/briefing/country"
	"briefings/briefing/day"
	"briefings/briefing/letters"
)

// listsCountries reports whether another country stands right behind one, in a list: "Singapore, Malaysia and …".
func listsCountries(text string, c country.Mention, mentions []country.Mention) bool {
	for _, m := range mentions {
		if m.Start < c.End || m.Form == country.ByVenue || m.Form == country.ByAdjective || m.Code == c.Code ||
			country.IsOrganisation(m.Code) {
			continue
		}
		between := strings.TrimLeft(text[c.End:m.Start], " ")
		return joinsList(withoutDays(between))
	}
	return false
}

// withoutDays returns what stands between two items of a list without the day of the first:
// "Estonia (2–3 May), Latvia (4 May)", "Estonia on 2 May and Latvia on 4 May".
func withoutDays(between string) string {
	if _, rest, ok := strings.Cut(between, ")"); ok && between[0] == '(' {
		return rest
	}
	rest, ok := strings.CutPrefix(between, "on ")
	if dates := day.Find(rest); ok && len(dates) == 1 && dates[0].Start == 0 {
		return rest[dates[0].End:]
	}
	return between
}

// isTown reports whether a text is a name of a town, with the comma behind it, that no
// table need know: "Ningbo, " before a country. Words of offices and the like are none.
func isTown(s string) bool {
	name, ok := strings.CutSuffix(s, ", ")
	if name = strings.TrimSuffix(name, ", the"); !ok && !strings.HasSuffix(s, ", the ") ||
		letters.CountFields(name) > 4 || strings.ContainsAny(name, "\"“”()") {
		return false
	}
	name = strings.TrimSuffix(strings.TrimSuffix(name, " "), ", the")
	for word := range strings.FieldsSeq(name) {
		lower := strings.Trim(letters.Lower(word), ",.")
		if lexicon()[lower]&^(particle|portfolio|officePrefix) != 0 || !letters.IsUpperAt(word, 0) &&
			lexicon()[lower]&particle == 0 {
			return false
		}
	}
	return name != "" && lexicon()[strings.Trim(letters.Lower(name), ",. ")] == 0
}

// endsPlace reports whether a place can end where rest begins: before a mark, or a small word that
// is no verb of saying.
func endsPlace(rest string) bool {
	if rest == "" || strings.IndexByte(",.;:)", rest[0]) >= 0 {
		return true
	}
	word, _, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
	return rest[0] == ' ' && placeFollowers.Has(strings.TrimRight(word, ",.;:"))
}
