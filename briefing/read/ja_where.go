package read

import (
	"iter"
	"strings"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/briefing/day"
	"briefings/briefing/letters"
)

// placeInJapanese returns where the event was, and in which country.
func (p *latinPage) placeInJapanese(kind briefing.Kind, medium briefing.Medium, dateLine string) (place, code string) {
	if medium != briefing.InPerson {
		return "", ""
	}
	for _, line := range []string{newJaText(dateLine).plain, p.headline} {
		if place := jaAfterAt(line); place != "" {
			return p.placed(place, "at-sign")
		}
	}
	if kind == briefing.PressConference || kind == briefing.Statement {
		return "", ""
	}
	plain := p.firstSentence()
	if place, noun := jaPlaceWhere(plain); place != "" {
		p.ev.add("place", place, place, "lead", "where")
		return place, jaPlaceCountry(noun)
	}
	if strings.Count(p.lead, "於") == 1 {
		if place := jaAfterAt(p.lead); place != "" && utf8.RuneCountInString(place) < 20 {
			return p.placed(place, "at-sign")
		}
	}
	if kind == briefing.Visit {
		return p.placeOfJourney(plain)
	}
	if place, code = p.placeOfVisit(plain); place != "" {
		return place, code
	}
	for _, particle := range []string{"で", "における"} {
		if city := jaCityWith(plain, particle); city != "" {
			return p.placed(city, "city")
		}
	}
	return place, code
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

// jaPlaceWhere reads "…において" and "…にて". It returns the place, and all of the noun.
func jaPlaceWhere(plain string) (place, noun string) {
	for _, anchor := range []string{"において", "にて", "に於いて"} {
		for i := range jaEach(plain, anchor) {
			if noun := jaNounBefore(plain, i); noun != "" && jaIsPlace(noun) {
				return jaCity(noun), noun
			}
		}
	}
	return "", ""
}

// jaCityWith finds a city that is known, before a particle.
func jaCityWith(plain, particle string) string {
	for _, m := range country.FindPlaces(plain) {
		if m.Form == country.ByVenue && strings.HasPrefix(plain[m.End:], particle) &&
			!strings.HasPrefix(plain[m.End:], "での") {
			return plain[m.Start:m.End]
		}
	}
	return ""
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

// placeOfVisit reads where the visitor is: リューベック(ドイツ)を訪問中の, 中国を訪問中の,
// 訪日中の. A country alone gives the country only.
func (p *latinPage) placeOfVisit(plain string) (place, code string) {
	for _, anchor := range jaVisiting.List() {
		i := strings.Index(plain, anchor)
		if i <= 0 {
			continue
		}
		noun := jaNounBefore(plain, i)
		if noun == "" || strings.HasSuffix(noun, "日本") {
			continue
		}
		if letters.Contains(noun, "及び", "並びに") {
			return "", ""
		}
		if city := jaCity(noun); jaIsPlace(city) || jaPlaceCountry(noun) != "" {
			return p.placedIn(city, jaPlaceCountry(noun), "visiting")
		}
	}
	if jaVisitingJapan.In(plain) {
		return p.placedIn("", "JP", "visiting")
	}
	for _, v := range japaneseWords.Meanings("visiting-country") {
		if letters.Contains(plain, v.Word+"中", v.Word+"した") {
			return p.placedIn("", v.Meaning, "visiting")
		}
	}
	return "", ""
}

// placedIn returns a place and its country. A country alone is no place.
func (p *latinPage) placedIn(place, code, rule string) (string, string) {
	if own, ok := country.Code(place); ok {
		place, code = "", own
	}
	p.ev.add("place", place, place, "lead", rule)
	p.ev.add("place_country", code, place, "lead", rule)
	return place, code
}

// placeOfJourney reads where a journey leads, if it is to one place or country.
func (p *latinPage) placeOfJourney(plain string) (place, code string) {
	end := -1
	for _, anchor := range []string{"を訪問", "を公式訪問", "に出張", "へ出張"} {
		if i := strings.Index(plain, anchor); i > 0 && (end < 0 || i < end) {
			end = i
		}
	}
	if end < 0 {
		if letters.Contains(plain, "来日", "訪日") {
			return p.placedIn("", "JP", "visiting")
		}
		return "", ""
	}
	start := jaNounStart(plain, end)
	noun := plain[start:end]
	code = jaPlaceCountry(noun)
	if code == "" || letters.Contains(noun, "及び", "並びに") {
		return "", ""
	}
	for _, m := range country.Find(plain[:start]) { // フランス,モナコ,ポルトガルを訪問
		if strings.Trim(plain[m.End:start], ",( )") == "" {
			return "", ""
		}
	}
	return p.placedIn(jaCity(noun), code, "journey")
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
	if title, quoted := strings.CutSuffix(bare, "」"); quoted && !letters.HasSuffix(bare, jaOccasionWords.List()...) {
		bare = title
	}
	if !letters.HasSuffix(bare, jaOccasionWords.List()...) && !letters.HasSuffix(bare, jaOccasionMeetings.List()...) {
		return false
	}
	if utf8.RuneCountInString(bare) > 50 {
		return false
	}
	if letters.HasSuffix(bare, "訪日", "来日", "訪問") {
		return p.isOthersVisit(bare)
	}
	if strings.HasPrefix(bare, "両国") || strings.HasPrefix(bare, "本") && utf8.RuneCountInString(bare) < 5 ||
		bare == "会談" {
		return false
	}
	own := p.event()
	return !strings.Contains(own, bare)
}

// isOthersVisit reports whether a visit is that of somebody who is accompanied.
func (p *latinPage) isOthersVisit(visit string) bool {
	people := jaMentions(visit)
	for _, m := range people {
		for _, own := range p.mentions(p.firstSentence()) {
			if sameJaName(own.name, m.name) && own.end > m.end+len(visit) {
				return false
			}
		}
	}
	return len(people) > 0
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
