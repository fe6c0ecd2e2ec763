package read

import (
	"iter"
	"strings"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/briefing/letters"
)

// readPlace finds where the event was, and in which country.
func (p *jaPage) readPlace() {
	if p.out.Medium != briefing.InPerson || p.out.Kind == briefing.Statement && p.out.Medium == briefing.Written {
		return
	}
	for _, text := range []string{p.label("場所"), p.label("会場")} {
		if text != "" {
			p.setPlace(text, jaPlaceCountry(text), text, "label")
			return
		}
	}
	for _, line := range []string{p.dateText, p.head.source} {
		if place := jaAfterAt(line); place != "" {
			p.setPlace(place, jaPlaceCountry(place), line, "at-sign")
			return
		}
	}
	if p.out.Kind == briefing.PressConference || p.out.Kind == briefing.Statement {
		return
	}
	plain := p.said.plain[:p.end]
	if start, end, ok := jaPlaceWhere(plain); ok {
		place := p.said.original(start, end)
		p.setPlace(place, jaPlaceCountry(jaNounBefore(plain, end)), place, "where")
		return
	}
	if strings.Count(p.said.plain, "於") == 1 {
		if place := jaAfterAt(p.said.source); place != "" && utf8.RuneCountInString(place) < 20 {
			p.setPlace(place, jaPlaceCountry(place), place, "at-sign")
			return
		}
	}
	p.placeOfVisit(plain)
	if p.out.Kind == briefing.Visit || p.out.Place != "" {
		return
	}
	for _, particle := range []string{"で", "における"} {
		if start, end, ok := jaCityWith(plain, particle); ok && p.out.Place == "" {
			place := p.said.original(start, end)
			p.setPlace(place, jaPlaceCountry(place), place, "city")
		}
	}
}

func (p *jaPage) setPlace(place, code, words, rule string) {
	place = strings.TrimSpace(place)
	if code, ok := country.Code(place); ok { // a country alone is no place
		p.out.PlaceCountry = code
		p.ev.add("place_country", code, words, "lead", rule)
		return
	}
	p.out.Place, p.out.PlaceCountry = place, code
	p.ev.add("place", place, words, "lead", rule)
	p.ev.add("place_country", code, words, "lead", rule)
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

// jaPlaceWhere reads "…において" and "…にて".
func jaPlaceWhere(plain string) (start, end int, ok bool) {
	for _, anchor := range []string{"において", "にて", "に於いて"} {
		for i := range jaEach(plain, anchor) {
			place := jaNounBefore(plain, i)
			if place != "" && jaIsPlace(place) {
				return i - len(jaCity(place)), i, true
			}
		}
	}
	return 0, 0, false
}

// jaCityWith finds a city that is known, before a particle.
func jaCityWith(plain, particle string) (start, end int, ok bool) {
	for _, m := range country.FindPlaces(plain) {
		if m.Form == country.ByVenue && strings.HasPrefix(plain[m.End:], particle) &&
			!strings.HasPrefix(plain[m.End:], "での") {
			return m.Start, m.End, true
		}
	}
	return 0, 0, false
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
func (p *jaPage) placeOfVisit(plain string) {
	if p.out.Kind == briefing.Visit {
		p.placeOfJourney(plain)
		return
	}
	for _, anchor := range jaVisiting.List() {
		i := strings.Index(plain, anchor)
		if i <= 0 {
			continue
		}
		noun := jaNounBefore(plain, i)
		if noun == "" || strings.HasSuffix(noun, "日本") {
			continue
		}
		if strings.Contains(noun, "及び") || strings.Contains(noun, "並びに") {
			return
		}
		if city := jaCity(noun); jaIsPlace(city) || jaPlaceCountry(noun) != "" {
			p.setPlace(p.said.original(i-len(city), i), jaPlaceCountry(noun), noun+anchor, "visiting")
			return
		}
	}
	for _, word := range jaVisitingJapan.List() {
		if strings.Contains(plain, word) {
			p.out.PlaceCountry = "JP"
			p.ev.add("place_country", "JP", word, "lead", "visiting")
			return
		}
	}
	for _, v := range japaneseWords.Meanings("visiting-country") {
		if strings.Contains(plain, v.Word+"中") || strings.Contains(plain, v.Word+"した") {
			p.out.PlaceCountry = v.Meaning
			p.ev.add("place_country", v.Meaning, v.Word, "lead", "visiting")
			return
		}
	}
}

// placeOfJourney reads where a journey leads, if it is to one place or country.
func (p *jaPage) placeOfJourney(plain string) {
	end := -1
	for _, anchor := range []string{"を訪問", "を公式訪問", "に出張", "へ出張"} {
		if i := strings.Index(plain, anchor); i > 0 && (end < 0 || i < end) {
			end = i
		}
	}
	if end < 0 {
		for _, word := range []string{"来日", "訪日"} {
			if strings.Contains(plain, word) {
				p.out.PlaceCountry = "JP"
				p.ev.add("place_country", "JP", word, "lead", "visiting")
				return
			}
		}
		return
	}
	start := jaNounStart(plain, end)
	noun := plain[start:end]
	code := jaPlaceCountry(noun)
	if code == "" || strings.Contains(noun, "及び") || strings.Contains(noun, "並びに") {
		return
	}
	for _, m := range country.Find(plain[:start]) { // フランス,モナコ,ポルトガルを訪問
		if strings.Trim(plain[m.End:start], ",( )") == "" {
			return
		}
	}
	city := jaCity(noun)
	p.setPlace(p.said.original(end-len(city), end), code, noun, "journey")
}

// readOccasion finds the conference or the like that brought the parties together.
func (p *jaPage) readOccasion() {
	if p.out.Kind == briefing.PressConference || p.out.Kind == briefing.Statement {
		return
	}
	for _, source := range []struct {
		text         *jaText
		plain, where string
	}{{&p.said, p.said.plain[:p.end], "lead"}, {&p.head, p.head.plain, "headline"}} {
		plain := letters.BlankBrackets(source.plain)
		for _, anchor := range jaOccasionAnchors.List() {
			for i := range jaEach(plain, anchor) {
				noun := strings.TrimSpace(jaOccasionBefore(source.plain, i))
				if noun != "" && p.isOccasion(noun) {
					p.out.Occasion = source.text.original(i-len(noun), i)
					p.ev.add("occasion", noun, noun+anchor, source.where, "occasion")
					return
				}
			}
		}
	}
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
func (p *jaPage) isOccasion(noun string) bool {
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
		// another's visit that one accompanies
		t := newJaText(bare)
		if len(jaPeople(&t)) == 0 || bare == "訪日" {
			return false
		}
		for _, person := range p.out.People {
			if strings.Contains(bare, person.Name) {
				return false
			}
		}
		return true
	}
	if strings.HasPrefix(bare, "両国") || strings.HasPrefix(bare, "本") && utf8.RuneCountInString(bare) < 5 ||
		bare == "会談" {
		return false
	}
	own := p.event()
	return !strings.Contains(own, bare)
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
