package read

import (
	"strings"

	"briefings/briefing/country"
	"briefings/briefing/letters"
)

// A byline is what stands line by line under the headline of a speech: who
// speaks, the office, the room, the town.
type byline struct {
	speaker mention
	place   string
	issued  string // the town above the date at the foot
}

// readByline reads the lines of the frame from block i to block end that name a speaker
// and a place.
func (p *latinPage) readByline(i, end int) {
	var places []string
	for ; i < end; i++ {
		text := p.blocks[i].Text
		if p.roles[i] != roleFrame || letters.CountFields(text) > 8 || formalEvents.In(letters.Lower(text)) {
			continue
		}
		more := i+1 < end && p.roles[i+1] == roleFrame
		switch {
		case p.byline.speaker.name == "" && (p.readSigned(text) || more && p.readSpeaker(text, p.blocks[i+1].Text)):
		case isPlaceLine(text), more && len(places) == 0 && isRoomLine(text):
			places = append(places, text)
		}
	}
	if place := strings.Join(places, ", "); country.OfPlace(place) != "" {
		p.byline.place = place
	}
}

// readSigned takes a name and the office on one line.
func (p *latinPage) readSigned(text string) bool {
	name, office, ok := strings.Cut(text, ", ")
	return ok && p.readSpeaker(name, office)
}

// readSpeaker takes a name and an office.
func (p *latinPage) readSpeaker(name, office string) (ok bool) {
	m, ok := nameAndOffice(name, office, false)
	if ok {
		p.byline.speaker = m
	}
	return ok
}

// isPlaceLine reports whether a line is a known place in one country: one of the parts between its
// commas is nothing else, or a building.
func isPlaceLine(text string) bool {
	if country.OfPlace(text) == "" || len(country.Find(text)) > 1 || strings.Contains(text, ":") {
		return false
	}
	for part := range strings.SplitSeq(text, ", ") {
		found := country.FindTowns(part)
		if len(found) == 1 && found[0].End-found[0].Start == len(part) || endsInPlaceNoun(letters.Lower(part)) {
			return true
		}
	}
	return false
}

// isRoomLine reports whether a line names a building or a room.
func isRoomLine(text string) bool {
	return endsInPlaceNoun(letters.Lower(text)) && letters.IsUpperAt(text, 0) && letters.CountFields(text) <= 5
}

// nameAndOffice reads a name on one line and the office on the next. sure says that the
// first is a name if it can be one: it may be in capitals.
func nameAndOffice(first, second string, sure bool) (mention, bool) {
	if letters.CountFields(first) > 5 || letters.CountFields(second) > 10 {
		return mention{}, false
	}
	if lower := letters.Lower(second); !officeHeads.In(lower) && !strings.Contains(lower, "chief") {
		return mention{}, false
	}
	w := newWording(second, country.Find(second))
	o, ok := w.office(0, true)
	if !ok || o.next < len(w.words) {
		return mention{}, false
	}
	names := newWording(first, country.Find(first))
	start := names.skipHonorifics(0)
	name, end := names.name(start, sure)
	if name == "" || end < len(names.words) {
		return mention{}, false
	}
	return mention{name: name, role: o.role, country: o.country}, true
}
