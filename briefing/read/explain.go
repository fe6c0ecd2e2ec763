package read

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/briefing/day"
	"briefings/briefing/letters"
	"briefings/briefing/page"
)

// A claim is a fact of a briefing, for which the page must have evidence.
type claim struct {
	field, value string
	key          string // the beginning of the value by which rules record the fact
	rule         string // the name of the rule if none has recorded the fact
	find         func(text string) string
}

// complete returns evidence for every fact of a briefing, in the order of the keys
// of its JSON. It takes what the rules have recorded. If they have recorded no words,
// or words that are not in the page as they stand, it looks for them in the blocks.
func (e *evidence) complete(b *briefing.Briefing, blocks []page.Block) []briefing.Evidence {
	if !e.asked {
		return nil
	}
	var list []briefing.Evidence
	for _, c := range claims(b) {
		found := e.recorded(c)
		found.Words = strings.TrimSpace(found.Words)
		if found.Where != "metadata" && (found.Words == "" || !anyHolds(blocks, found.Words)) {
			search(&found, c, b, blocks)
		}
		list = append(list, found)
	}
	for i := range list {
		switch f := &list[i]; {
		case f.Words != "":
		case f.Field == "medium": // nothing on the page tells of another one
			copyWords(f, list, "kind")
		case f.Field == "held":
			copyWords(f, list, "published")
		case f.Field == "title":
			f.Rule = "made of other facts"
		}
	}
	return list
}

// recorded returns what the rules have recorded for a fact.
func (e *evidence) recorded(c claim) briefing.Evidence {
	i := slices.IndexFunc(e.list, func(r briefing.Evidence) bool {
		return r.Field == c.field && strings.HasPrefix(r.Value, c.key)
	})
	if i < 0 {
		return briefing.Evidence{Field: c.field, Value: c.value, Where: "page", Rule: c.rule}
	}
	found := e.list[i]
	found.Value = c.value
	if found.Rule == "" {
		found.Rule = c.rule
	}
	return found
}

func anyHolds(blocks []page.Block, words string) bool {
	return slices.ContainsFunc(blocks, func(b page.Block) bool { return strings.Contains(b.Text, words) })
}

// search sets the words of a fact to what its claim finds first.
func search(found *briefing.Evidence, c claim, b *briefing.Briefing, blocks []page.Block) {
	for i := range blocks {
		text := blocks[i].Text
		words := c.find(text)
		if words == "" {
			continue
		}
		found.Words = words
		switch {
		case c.field == "photos":
			found.Where = "caption"
		case b.Lead != "" && strings.Contains(text, b.Lead):
			found.Where = "lead"
		case text == b.Title:
			found.Where = "headline"
		default:
			found.Where = "page"
		}
		return
	}
}

// copyWords gives a fact the words of another one.
func copyWords(to *briefing.Evidence, list []briefing.Evidence, field string) {
	if i := slices.IndexFunc(list, func(e briefing.Evidence) bool { return e.Field == field }); i >= 0 {
		to.Words, to.Where = list[i].Words, list[i].Where
	}
}

// claims lists the facts of a briefing in the order of the keys of its JSON.
func claims(b *briefing.Briefing) []claim {
	var list []claim
	add := func(field, value, rule string, find func(string) string) {
		if value != "" {
			list = append(list, claim{field, value, value, rule, find})
		}
	}
	add("url", b.URL, "address", exactly(b.URL))
	add("captured", b.Captured, "time of saving", exactly(b.Captured))
	add("title", b.Title, "headline", exactly(b.Title))
	add("published", string(b.Published), "date", dated(b.Published))
	if held := string(b.Held.Start); held != "" {
		add("held", held, "date", dated(b.Held.Start))
		if b.Held.End != b.Held.Start {
			list[len(list)-1].value = held + ".." + string(b.Held.End)
		}
	}
	add("kind", string(b.Kind), "words", anyOf(kindPhrases(b.Kind)))
	add("medium", string(b.Medium), "words", anyOf(mediumPhrases[b.Medium]))
	add("language", b.Language, "frequent words and letters", sampleOf)
	add("place", b.Place, "place", exactly(b.Place))
	if b.Place != "" {
		add("place_country", b.PlaceCountry, "country of the place", exactly(b.Place))
	} else {
		add("place_country", b.PlaceCountry, "country visited", mentionOf(b.PlaceCountry))
	}
	add("occasion", b.Occasion, "occasion", exactly(b.Occasion))
	if b.Minutes > 0 {
		add("duration_minutes", strconv.Itoa(b.Minutes), "duration", func(string) string { return "" })
	}
	for _, p := range b.People {
		add("people", p.Name+"; "+p.Role+"; "+p.Country, "name and office", exactly(p.Name))
		list[len(list)-1].key = p.Name
	}
	for _, code := range b.Countries {
		add("countries", code, "party", mentionOf(code))
	}
	for _, caption := range b.Photos {
		add("photos", caption, "caption", exactly(caption))
	}
	add("lead", b.Lead, "paragraph that tells of the event", exactly(b.Lead))
	return list
}

func exactly(words string) func(string) string {
	return func(text string) string {
		if strings.Contains(text, words) {
			return words
		}
		return ""
	}
}

func dated(date day.Date) func(string) string {
	return func(text string) string {
		for _, m := range day.Find(text) {
			if m.From.Date() == date {
				return text[m.Start:m.End]
			}
		}
		return ""
	}
}

func mentionOf(code string) func(string) string {
	return func(text string) string {
		for _, m := range country.Find(text) {
			if m.Code == code {
				return text[m.Start:m.End]
			}
		}
		return ""
	}
}

// sampleOf returns the beginning of a text.
func sampleOf(text string) string {
	const size = 60
	if !letters.HasLetters(text) {
		return ""
	}
	if sample := letters.Clip(text, size); strings.Contains(sample, " ") && len(text) > size {
		return sample[:strings.LastIndexByte(sample, ' ')]
	}
	return letters.Clip(text, size)
}

// anyOf finds a phrase as it is printed, whatever its case.
func anyOf(lists []*letters.Phrases) func(string) string {
	return func(text string) string {
		lower := letters.Lower(text)
		if len(lower) != len(text) {
			return ""
		}
		for _, phrases := range lists {
			if k := phrases.Best(lower); k >= 0 {
				return wholeWords(text, strings.Index(lower, phrases.List()[k]), len(phrases.List()[k]))
			}
		}
		return ""
	}
}

// wholeWords returns a part of a text, with the rest of the words that it cuts; ""
// if there is no such part.
func wholeWords(text string, start, size int) string {
	if start < 0 {
		return ""
	}
	end := start + size
	inWord := func(at int) bool { // between two letters of ASCII
		return at > 0 && at < len(text) && text[at-1]|text[at] < utf8.RuneSelf &&
			letters.IsLetterByte(text[at-1]) && letters.IsLetterByte(text[at])
	}
	for inWord(start) {
		start--
	}
	for inWord(end) {
		end++
	}
	return strings.Trim(text[start:end], " ,.;:")
}

// mediumPhrases are the phrases that tell of a medium.
var mediumPhrases = map[briefing.Medium][]*letters.Phrases{
	briefing.Telephone: {phoneWords, callWords},
	briefing.Video:     {captionVideo, videoWords},
	briefing.Written:   {letterHeadlines, letterVerbs},
	briefing.InPerson:  {meetingWords, eventVerbs},
}

// kindPhrases returns the phrases that tell of a kind.
func kindPhrases(kind briefing.Kind) (lists []*letters.Phrases) {
	for _, t := range []*kindTables{&latinKinds, &japaneseKinds} {
		for _, rule := range slices.Concat(t.title, t.event, t.meeting, t.noun) {
			if rule.kind == kind {
				lists = append(lists, rule.words)
			}
		}
	}
	if kind == briefing.TelephoneTalk {
		lists = slices.Concat(lists, mediumPhrases[briefing.Telephone], mediumPhrases[briefing.Video])
	}
	return append(lists, meetingWords)
}
