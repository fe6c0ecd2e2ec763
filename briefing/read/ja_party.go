package read

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/briefing/letters"
)

// readPeople gathers who took part: those of the headline, of the sentence that
// tells of the event, and of those that list who attended.
func (p *jaPage) readPeople() {
	title := p.head
	fromTitle := jaPeople(&title)
	lead := p.said
	inLead := jaPeople(&lead)
	var found []jaPerson
	if p.out.Kind == briefing.PressConference || p.out.Kind == briefing.Statement {
		found = p.spokesman(fromTitle, inLead)
	} else {
		found = p.participants(fromTitle, inLead)
	}
	for _, person := range found {
		if !person.absent {
			p.addPerson(person)
		}
	}
	p.giveCountries()
}

// spokesman returns whose statement it is, or who answers to the press.
func (p *jaPage) spokesman(fromTitle, inLead []jaPerson) []jaPerson {
	found := slices.Clone(fromTitle)
	for _, person := range inLead { // the full names of those in the headline
		if slices.ContainsFunc(fromTitle, func(t jaPerson) bool { return sameJaName(t.Name, person.Name) }) {
			found = append(found, person)
		}
	}
	if len(found) == 0 {
		found = p.speakers()
	}
	if len(found) == 0 && len(inLead) > 0 && strings.HasPrefix(p.said.plain[inLead[0].end:], "は") {
		found = slices.Clone(inLead[:1]) // who sent the letter
	}
	if len(found) == 0 && p.office != "" {
		t := newJaText(p.office)
		found = jaPeople(&t)
	}
	for i := range found {
		found[i].absent = false
	}
	return found
}

// participants returns who met: those of the lead, then those of the headline
// and, where that is not enough, of lists of attendees and of the talks.
func (p *jaPage) participants(fromTitle, inLead []jaPerson) []jaPerson {
	var found []jaPerson
	for _, person := range inLead {
		if person.start < p.end || p.listsAttendees(person.start) {
			found = append(found, person)
		}
	}
	for _, person := range fromTitle {
		person.absent = person.absent && p.out.Kind != briefing.Visit
		person.group = ""
		found = append(found, person)
	}
	if p.out.Kind != briefing.Visit {
		found = append(found, p.attendees(len(found) > 1)...)
	}
	if len(found) == 0 && p.out.Kind != briefing.Visit && p.out.Kind != briefing.Announcement {
		found = p.talkers()
	}
	if len(found) == 0 {
		t := newJaText(p.category) // 山口外務大臣: a person's part of the site
		found = jaPeople(&t)
	}
	return found
}

// listsAttendees reports whether the sentence at a place of the lead says who was there.
func (p *jaPage) listsAttendees(at int) bool {
	start := strings.LastIndex(p.said.plain[:at], "。")
	end := jaSentence(p.said.plain, at)
	return jaLeadAttendees.In(p.said.plain[max(start, 0):end])
}

// attendees reads the paragraphs after the lead that say who attended. Lists are read
// item by item; of any other paragraph the first sentence counts.
func (p *jaPage) attendees(listed bool) []jaPerson {
	var found []jaPerson
	for i, b := range p.blocks[:min(len(p.blocks), p.first+14)] {
		t := newJaText(b.Text)
		switch {
		case p.roles[i] == roleLead || !jaAttendees.In(t.plain):
		case jaListLabels.In(t.plain):
			found = append(found, jaListed(&t)...)
		case !listed:
			end := jaSentence(t.plain, 0)
			for _, person := range jaPeople(&t) {
				if person.start < end {
					found = append(found, person)
				}
			}
		}
	}
	return append(found, p.seated()...)
}

// seated returns whom a sentence behind the lead says to have sat with those who talked:
// 日本側から山田局長が同席しました.
func (p *jaPage) seated() []jaPerson {
	var found []jaPerson
	for i, b := range p.blocks {
		if p.roles[i] == roleLead || !jaSeated.In(b.Text) {
			continue
		}
		t := newJaText(b.Text)
		for _, person := range jaPeople(&t) {
			start := strings.LastIndex(t.plain[:person.start], "。")
			if jaSeated.In(t.plain[max(start, 0):jaSentence(t.plain, person.start)]) {
				found = append(found, person)
			}
		}
	}
	return found
}

// talkers returns who speaks first for each side, where the lead names nobody:
// 麻生大臣より, ライス長官から.
func (p *jaPage) talkers() []jaPerson {
	var found []jaPerson
	for _, b := range p.blocks {
		t := newJaText(b.Text)
		if t.source == p.said.source || !strings.Contains(t.plain, "。") && utf8.RuneCountInString(t.plain) < 30 {
			continue
		}
		for _, person := range jaPeople(&t) {
			known := slices.ContainsFunc(found, func(f jaPerson) bool { return sameJaName(f.Name, person.Name) })
			if !known && letters.HasPrefix(t.plain[person.end:], "より", "から", "は", "が") {
				found = append(found, person)
			}
		}
		if len(found) >= 2 {
			break
		}
	}
	return found[:min(len(found), 2)]
}

// speakers returns who answers in a press conference: 【山田外務大臣】.
func (p *jaPage) speakers() []jaPerson {
	for _, b := range p.blocks {
		if !isSpeaker(b.Text) {
			continue
		}
		plain := jaPlainString(b.Text)
		end := strings.IndexAny(plain, "])")
		if end < 0 || strings.HasSuffix(plain[:end], "記者") {
			continue
		}
		t := newJaText(plain[1:end])
		if people := jaPeople(&t); len(people) > 0 {
			return people[:1]
		}
	}
	return nil
}

// addPerson keeps a person once: 山田大臣 is 山田太郎外務大臣.
func (p *jaPage) addPerson(person jaPerson) {
	if person.Country == "" && person.group != "other" {
		person.Country = person.group
	}
	for i := range p.out.People {
		known := &p.out.People[i]
		if !sameJaName(known.Name, person.Name) {
			continue
		}
		if utf8.RuneCountInString(person.Name) > utf8.RuneCountInString(known.Name) {
			known.Name = person.Name
		}
		if known.Country == "" {
			known.Country = person.Country
		}
		if len(person.Role) > len(known.Role) && strings.HasSuffix(person.Role, known.Role) {
			known.Role = person.Role
		}
		return
	}
	p.out.People = append(p.out.People, person.Person)
	p.ev.add("people", person.Name, person.Name+" "+person.Role, "lead", "name-office")
}

// sameJaName reports whether one name is the other's family name: 山田 and 山田太郎,
// ヴェスターヴェレ and ギド・ヴェスターヴェレ.
func sameJaName(a, b string) bool {
	a, b = strings.ReplaceAll(a, "＝", "="), strings.ReplaceAll(b, "＝", "=")
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == b {
		return true
	}
	first, _ := utf8.DecodeRuneInString(a)
	if letters.IsKatakanaName(first) {
		for _, part := range strings.FieldsFunc(b, func(r rune) bool { return r == '・' || r == '=' || r == ' ' }) {
			if part == a {
				return true
			}
		}
		return strings.HasSuffix(b, "・"+a)
	}
	return strings.HasPrefix(b, a)
}

// giveCountries completes whom each person stands for: by the office, the
// script of the name, the sides of the meeting.
func (p *jaPage) giveCountries() {
	others := p.otherSides()
	for i := range p.out.People {
		person := &p.out.People[i]
		if person.Country != "" {
			continue
		}
		person.Country = jaCountryOf(person, others)
	}
	// a side that only one of the two can be
	if len(p.out.People) == 2 && len(others) == 1 {
		a, b := &p.out.People[0], &p.out.People[1]
		switch {
		case a.Country == "" && b.Country == "JP":
			a.Country = others[0]
		case b.Country == "" && a.Country == "JP":
			b.Country = others[0]
		}
	}
}

// otherSides are the countries of the headline or, if it names none, of the
// lead's people, beside Japan.
func (p *jaPage) otherSides() []string {
	var codes []string
	add := func(code string) {
		if code != "JP" && code != "" && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	for _, c := range p.pair() {
		add(c)
	}
	if len(codes) > 0 {
		return codes
	}
	for _, person := range p.out.People {
		add(person.Country)
	}
	if len(codes) > 0 {
		return codes
	}
	for _, m := range country.Find(p.event()) {
		add(m.Code)
	}
	if len(codes) == 0 {
		for _, m := range country.Find(p.said.plain[:p.end]) {
			if m.Form == country.ByCompound {
				add(m.Code)
			}
		}
	}
	return codes
}

// jaCountryOf infers whom a person stands for whose country is not written.
func jaCountryOf(person *briefing.Person, others []string) string {
	first, _ := utf8.DecodeRuneInString(person.Name)
	if un := jaUNOffices.In(person.Role); un {
		return "UN"
	}
	if letters.IsKatakanaName(first) || letters.IsASCIILetter(first) {
		if len(others) == 1 {
			return others[0]
		}
		return ""
	}
	role := jaPlainString(person.Role)
	switch {
	case jaKoreanOffices.In(role):
		return "KR"
	case jaChineseOffices.In(role):
		return "CN"
	}
	continental := jaContinentalNames.Begin(person.Name) >= 0 && utf8.RuneCountInString(person.Name) <= 3
	for _, code := range others {
		if code != "CN" && code != "KR" && code != "KP" && code != "TW" {
			continue
		}
		if continental || letters.Contains(role, "大統領", "主席", "首相") && !strings.Contains(role, "総理") &&
			utf8.RuneCountInString(person.Name) <= 4 && strings.Contains(role, "大統領") {
			return code
		}
	}
	return "JP"
}
