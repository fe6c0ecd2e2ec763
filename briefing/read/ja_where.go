package read

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/briefing/day"
	"briefings/briefing/letters"
)

// jaSpots returns the places that a sentence names as those of the event, or of the journey
// on which it took place: リューベック(ドイツ)を訪問中の, 訪日中の.
func (p *latinPage) jaSpots(text string, medium briefing.Medium) []spot {
	if medium != briefing.InPerson || strings.Contains(p.lead, text) && !strings.HasPrefix(p.lead, text) {
		return nil // of the lead the first sentence counts
	}
	list := jaSpotsOfEvent(text)
	isTrip := japaneseKinds.ofTitle(p.event()) == briefing.Visit
	noun := jaVisitIn(text, isTrip)
	switch code := jaPlaceCountry(noun); {
	case letters.Contains(noun, "及び", "並びに", ","): // to several
	case code != "" || noun != "" && !isTrip && jaIsPlace(jaCity(noun)):
		list = append(list, jaSpot(jaCity(noun), noun, spotWithLand))
	default:
		if code := jaVisited(text, isTrip); code != "" {
			list = append(list, spot{country: code, rank: spotOfJourney, travels: true})
		}
	}
	return list
}

// jaSpotsOfEvent returns the places before 「…において」 and the like, behind 於, and the
// known cities before 「…で」.
func jaSpotsOfEvent(text string) (list []spot) {
	for k, anchor := range []string{"において", "にて", "に於いて", "で,", "を訪れ", "に表敬"} {
		// The first anchors stand behind any place, the others behind a ministry: 法務省に表敬訪問しました
		const ofAny = 3
		for i := range jaEach(text, anchor) {
			noun := jaNounBefore(text, i)
			if noun != "" && jaIsPlace(noun) && (k < ofAny || letters.HasSuffix(noun, "省", "庁", "官邸")) {
				list = append(list, jaSpot(jaCity(noun), noun, spotKnown))
			}
		}
	}
	place := jaAfterAt(text)
	if place != "" && strings.Count(text, "於") == 1 && utf8.RuneCountInString(place) < 20 {
		list = append(list, jaSpot(place, place, spotKnown))
	}
	for _, m := range country.FindPlaces(text) {
		if behind := text[m.End:]; m.Form == country.ByVenue && !strings.HasPrefix(behind, "での") &&
			letters.HasPrefix(behind, "で", "における") {
			list = append(list, jaSpot(text[m.Start:m.End], text[m.Start:m.End], spotUnknown))
		}
	}
	return list
}

// jaSpot returns the place that a noun ends with. A country alone is no place.
func jaSpot(place, noun string, rank int) spot {
	code := jaPlaceCountry(noun)
	if own, ok := country.Code(place); ok || place == "" {
		return spot{country: cmp.Or(own, code), rank: spotOfJourney, travels: rank <= spotWithLand}
	}
	return spot{text: place, country: code, rank: rank, travels: rank <= spotWithLand}
}

// jaVisitIn returns where a sentence says that somebody is, or goes on a trip; all of a
// list of places.
func jaVisitIn(text string, isTrip bool) string {
	anchors := jaVisiting
	if isTrip {
		anchors = jaJourneys
	}
	for _, anchor := range anchors.List() {
		i := strings.Index(text, anchor)
		if i <= 0 {
			continue
		}
		start := jaNounStart(text, i)
		for _, m := range country.Find(text[:start]) { // フランス,モナコ,ポルトガルを訪問
			if strings.Trim(text[m.End:start], ",( )") == "" {
				start = m.Start
			}
		}
		if noun := text[start:i]; noun != "" && !strings.HasSuffix(noun, "日本") {
			return noun
		}
	}
	return ""
}

// jaVisited returns the country that a word for its visit names: 訪日中, 訪米した.
func jaVisited(text string, isTrip bool) string {
	if jaVisitingJapan.In(text) || isTrip && letters.Contains(text, "来日", "訪日") {
		return "JP"
	}
	for _, v := range japaneseWords.Meanings("visiting-country") {
		if letters.Contains(text, v.Word+"中", v.Word+"した") {
			return v.Meaning
		}
	}
	return ""
}

// jaPlaceCountry returns the country that a place lies in: the buildings of
// the government without a city are in Tokyo.
func jaPlaceCountry(place string) string {
	plain := jaLine(place)
	for _, m := range country.Find(plain) {
		if !country.IsOrganisation(m.Code) {
			return m.Code
		}
	}
	if code := country.OfPlace(place); code != "" {
		return code
	}
	if code := country.OfPlace(strings.ReplaceAll(plain, "・", "")); code != "" {
		return code // クアラ・ルンプール
	}
	for _, building := range jaTokyoPlaces.List() {
		if strings.HasPrefix(plain, building) || strings.HasSuffix(plain, building) {
			return "JP"
		}
	}
	for _, s := range japaneseWords.Meanings("country-sign") {
		if strings.HasPrefix(plain, s.Word+"・") {
			return s.Meaning
		}
	}
	if strings.HasSuffix(plain, "省") { // other states' ministries are named with them
		return "JP"
	}
	return ""
}

// jaAfterAt reads a place behind 於: as press conferences have it.
func jaAfterAt(text string) string {
	i := strings.Index(text, "於")
	if i < 0 {
		return ""
	}
	place := strings.TrimLeft(text[i+len("於"):], ":：.． 　")
	if j := strings.IndexAny(place, ")）》>」"); j >= 0 {
		place = place[:j]
	}
	return strings.TrimFunc(place, letters.IsEdgeSpace)
}

// jaIsPlace reports whether what stands before 「…において」 is a place, no meeting or field.
func jaIsPlace(noun string) bool {
	bare := strings.TrimRight(strings.TrimSpace(letters.BlankBrackets(noun)), " ")
	if bare == "" || utf8.RuneCountInString(bare) > 30 {
		return false
	}
	if jaPlaceCountry(noun) != "" && !letters.HasSuffix(bare, jaNoPlacesWithCountry.List()...) {
		return true
	}
	return !letters.HasSuffix(bare, jaNoPlaces.List()...) || letters.HasSuffix(bare, jaPlaceEndings.List()...) &&
		!letters.HasSuffix(bare, jaMeetings.List()...)
}

// namePlaceKana may stand in the name of a place.
const namePlaceKana = "のケけぎびさいつしおえうあかきくこたちて" +
	"なぬねひふほまみむめやゆよらりるれろわん"

// jaNounBefore returns the noun that ends at end: back to a comma, a full stop or
// a particle; brackets belong to it.
func jaNounBefore(plain string, end int) string { return plain[jaNounStart(plain, end):end] }

func jaNounStart(plain string, end int) int {
	start := end
	depth := 0
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(plain[:start])
		switch {
		case r == ')' || r == '」':
			depth++
		case r == '(' || r == '「':
			if depth == 0 {
				return start
			}
			depth--
		case depth > 0:
		case r == ',' || r == '。' || r == ' ', strings.ContainsRune("はをがにでへとも", r),
			letters.HasSuffix(plain[:start], jaClauseEnds.List()...):
			return start
		case letters.IsHiragana(r) && !strings.ContainsRune(namePlaceKana, r):
			return start
		}
		start -= size
	}
	return start
}

// jaCity takes the country before a city off: モンゴルのウランバートル.
func jaCity(noun string) string {
	if i := strings.LastIndex(noun, "の"); i > 0 {
		before, after := noun[:i], noun[i+len("の"):]
		if _, ok := country.Code(before); ok && after != "" {
			return strings.TrimPrefix(after, "首都")
		}
		if letters.HasSuffix(before, "中", "した", "開催") {
			return after
		}
	}
	for _, s := range japaneseWords.Meanings("country-sign") {
		if rest, ok := strings.CutPrefix(noun, s.Word+"・"); ok {
			return rest
		}
	}
	for _, prefix := range jaBeforeCity.List() {
		noun = strings.TrimPrefix(noun, prefix)
	}
	return noun
}

// occasionInJapanese returns the conference or the like that brought the parties together.
func (p *latinPage) occasionInJapanese(kind briefing.Kind) string {
	if kind == briefing.PressConference || kind == briefing.Statement {
		return ""
	}
	for _, source := range []source{{p.firstSentence(), "lead"}, {p.title(), "headline"}} {
		plain := letters.BlankBrackets(source.text)
		for _, anchor := range jaOccasionAnchors.List() {
			for i := range jaEach(plain, anchor) {
				noun := strings.TrimSpace(jaOccasionBefore(source.text, i))
				if noun != "" && p.isOccasion(noun) {
					p.ev.add("occasion", noun, noun+anchor, source.where, "occasion")
					return noun
				}
			}
		}
	}
	return ""
}

// jaOccasionBefore returns the phrase that names an occasion and ends at end.
func jaOccasionBefore(plain string, end int) string {
	noun := jaNounBefore(plain, end)
	for _, prefix := range jaBeforeOccasion.List() {
		noun = strings.TrimPrefix(noun, prefix)
	}
	for _, cut := range jaClausesBeforeOccasion.List() {
		if i := strings.LastIndex(noun, cut); i >= 0 {
			noun = noun[i+len(cut):]
		}
	}
	return strings.TrimLeft(noun, "・の ")
}

// isOccasion refuses one's own trip, and the event itself.
func (p *latinPage) isOccasion(noun string) bool {
	bare := strings.TrimRight(letters.BlankBrackets(noun), " ")
	if !letters.HasSuffix(bare, jaOccasionWords.List()...) {
		bare = strings.TrimSuffix(bare, "」")
	}
	size := utf8.RuneCountInString(bare)
	switch {
	case size > 50 || !letters.HasSuffix(bare, jaOccasionWords.List()...):
		return false
	case letters.HasSuffix(bare, "訪日", "来日", "訪問"):
		return p.isOthersVisit(bare)
	case letters.HasPrefix(bare, "両国"), strings.HasPrefix(bare, "本") && size < 5, bare == "会談":
		return false
	}
	return !strings.Contains(p.event(), bare)
}

// isOthersVisit reports whether a visit is that of somebody who is accompanied: named in
// the words for the visit alone.
func (p *latinPage) isOthersVisit(visit string) bool {
	people := jaMentions(visit)
	return len(people) > 0 && !slices.ContainsFunc(people, func(m mention) bool {
		return strings.Count(p.firstSentence(), m.name) > 1
	})
}

// jaEach yields where a word stands in a text, from the first place to the last.
func jaEach(text, word string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for from := 0; ; {
			i := strings.Index(text[from:], word)
			if i < 0 || !yield(from+i) {
				return
			}
			from += i + len(word)
		}
	}
}

// jaLocal blanks the hours of another zone than the event's: what stands in
// brackets or, if the brackets hold the local day, what stands before them.
func jaLocal(plain string) string {
	out := letters.BlankBrackets(plain)
	open := strings.Index(plain, "(現地時間")
	if open < 0 {
		return out
	}
	end := strings.IndexByte(plain[open:], ')')
	if end < 0 || len(day.FindJapanese(plain[:open])) == 0 {
		return out
	}
	local := plain[open+1 : open+end]
	if days := day.FindJapanese(local); len(days) == 0 || days[0].Day == 0 {
		return out
	}
	return strings.Repeat(" ", open+1) + local + out[open+end:]
}

// jaLength adds up how long a text says that the meeting and the meal after it took.
func jaLength(text string) (total int, words string) {
	for start, one := range letters.Sentences(text) {
		if start == 0 || total == 0 || jaMeals.In(one) {
			more, said := day.JapaneseDurations(one)
			total, words = total+more, words+said
		}
	}
	if total == 0 {
		total, words = day.JapaneseFromTo(text)
	}
	if total >= 24*60 {
		return 0, ""
	}
	return total, words
}
