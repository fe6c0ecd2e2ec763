// Package briefing says what a diplomatic briefing is: its facts and text, how they are
// checked, written as JSON, and compared. The packages below it read one out of a page.
//
// It is the domain of the program: no SQL, no flags and no printing are known here.
package briefing

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"briefings/briefing/country"
	"briefings/briefing/day"
	"briefings/briefing/letters"
)

// A Briefing is what a page of a foreign ministry says about one event: a
// meeting, a call, a visit, a statement. It holds only what the page says: the
// zero value of a field means that the page does not say it.
type Briefing struct {
	ID     int64  // number in the archive, 0 before it has one
	Slug   string // readable name in the archive, "" before it has one; see [Slug]
	Source string // path or URL of the page that it was read from
	URL    string // public address of the page
	Digest string // SHA-256 of the bytes as imported, 64 hexadecimal digits

	Captured string // when the page was saved, see [IsMoment]; "" if its wrapper does not say

	Title     string
	Published day.Date
	Held      day.Period // local day or days of the event
	Kind      Kind
	Medium    Medium
	Language  string // ISO 639-1 code, "en", "ja"

	Place        string // as the page writes it: "Honolulu, Hawaii"
	PlaceCountry string // code of the country that Place lies in
	Occasion     string // the conference, summit or anniversary that brought the parties together
	Minutes      int    // duration of the event, 0 where it is not known

	People    []Person // who took part, not who is mentioned
	Countries []string // codes of the parties, the page's own ministry first
	Photos    []string // captions, as printed

	Lead     string // the paragraph that says who met whom, when and where
	Sections []Section
	Frame    []string // lines of the text that are set aside: notes, tails, credits

	Statements []Saying // who said what, and what was agreed, in the order of the text; nil if nobody has read them

	Tags     []string  // words of the user's own
	Note     string    // of the user
	Settings []Setting // what the user set in place of the page, and tags and note, in the order of Settable
}

// A Saying is a clause that reports what a side said, or what several said or agreed
// together.
type Saying struct {
	Section   int      // position from 1; 0 is the lead
	Paragraph int      // position from 1 within the section
	Text      string   // of the paragraph, with its reporting words
	By        []string // names of people, empty if only a side speaks
	Side      []string // codes of countries, several if they act together
	Cameo     string   // root code of CAMEO: "01", "019"
}

// A Person took part in the event, in an office and for a country.
type Person struct {
	Name    string // without honorifics, in the page's own order of words
	Role    string // office: "Minister for Foreign Affairs"
	Country string // code of the country or organisation that the person stands for
}

// A Section is a heading and the paragraphs under it. Paragraphs that stand
// before the first heading belong to a section without a heading.
type Section struct {
	Number     string // as printed, without its point: "1", "A"
	Heading    string
	Paragraphs []Paragraph
}

// A Paragraph is one paragraph or list item of a section.
type Paragraph struct {
	Number string // as printed: "(1)", "a)", "1."
	Text   string
}

// Kind is the sort of event of a briefing.
type Kind string

// The kinds, and what decides between them.
const (
	SummitMeeting           Kind = "summit-meeting"            // heads of state or government
	ForeignMinistersMeeting Kind = "foreign-ministers-meeting" //
	MinisterialMeeting      Kind = "ministerial-meeting"       // other ministers, mixed ones, 2+2
	OfficialTalks           Kind = "official-talks"            // officials below the rank of minister
	CourtesyCall            Kind = "courtesy-call"             //
	TelephoneTalk           Kind = "telephone-talk"            // by telephone or video, whoever talks
	Visit                   Kind = "visit"                     // a whole trip
	Ceremony                Kind = "ceremony"                  //
	Conference              Kind = "conference"                // more than two sides in one room
	PressConference         Kind = "press-conference"          //
	Statement               Kind = "statement"                 // a statement, remarks, opening words
	Announcement            Kind = "announcement"              //
	Other                   Kind = "other"                     //
)

// Kinds lists every kind, in the order in which help and errors name them.
var Kinds = []Kind{
	SummitMeeting, ForeignMinistersMeeting, MinisterialMeeting, OfficialTalks, CourtesyCall, TelephoneTalk,
	Visit, Ceremony, Conference, PressConference, Statement, Announcement, Other,
}

// Medium says by what means the parties came together.
type Medium string

// The media.
const (
	InPerson  Medium = "in-person"
	Telephone Medium = "telephone"
	Video     Medium = "video"
	Written   Medium = "written"
)

// Media lists every medium, in the order in which help and errors name them.
var Media = []Medium{InPerson, Telephone, Video, Written}

// Date returns the day by which the briefing is listed: the first day held,
// else the day published, else "".
func (b *Briefing) Date() day.Date {
	if b.Held.Start != "" {
		return b.Held.Start
	}
	return b.Published
}

// Words counts the words of the title, the lead and the sections: runs of
// letters and digits in scripts that part words by spaces, single characters in
// Han, kana and the other scripts that do not.
func (b *Briefing) Words() int {
	n := letters.CountWords(b.Title) + letters.CountWords(b.Lead)
	for _, s := range b.Sections {
		n += letters.CountWords(s.Heading)
		for _, p := range s.Paragraphs {
			n += letters.CountWords(p.Text)
		}
	}
	return n
}

// Validate reports the first fact that a briefing cannot have: a date that no
// calendar has, an unknown kind, a person without a name.
func (b *Briefing) Validate() error {
	if err := b.validateFacts(); err != nil {
		return err
	}
	if err := b.validatePeople(); err != nil {
		return err
	}
	for i, c := range b.Countries {
		if country.Name(c) == "" {
			return checkCountry(fmt.Sprintf("countries[%d]", i), c)
		}
		if slices.Contains(b.Countries[:i], c) {
			return fmt.Errorf("countries[%d]: %s stands there twice", i, c)
		}
	}
	if err := b.validateText(); err != nil {
		return err
	}
	if err := b.validateSettings(); err != nil {
		return err
	}
	for i := range b.Statements {
		if err := b.validateSaying(&b.Statements[i]); err != nil {
			return fmt.Errorf("statements[%d].%w", i, err)
		}
	}
	return nil
}

// Acts are the root codes of CAMEO that statements have, and a word for each.
var Acts = []Act{
	{"01", "state"}, {"02", "appeal"}, {"03", "intend"}, {"04", "consult"}, {"05", "support"}, {"019", "accord"},
	{"06", "cooperate"}, {"07", "aid"}, {"11", "disapprove"}, {"12", "reject"},
}

// An Act is a root code of CAMEO and the word for it.
type Act struct{ Code, Name string }

// validateSaying checks a statement against the text, the people and the parties.
func (b *Briefing) validateSaying(s *Saying) error {
	text, ok := b.Paragraph(s.Section, s.Paragraph)
	switch {
	case !ok:
		return fmt.Errorf("section: there is no paragraph %d in section %d", s.Paragraph, s.Section)
	case strings.TrimSpace(s.Text) == "" || !strings.Contains(text, s.Text):
		return fmt.Errorf("text: %q does not stand in its paragraph", s.Text)
	case !slices.ContainsFunc(Acts, func(a Act) bool { return a.Code == s.Cameo }):
		return fmt.Errorf("cameo: %q is no root code: there are 01 to 07, 11, 12 and 019", s.Cameo)
	}
	for _, name := range s.By {
		if !slices.ContainsFunc(b.People, func(p Person) bool { return p.Name == name }) {
			return fmt.Errorf("by: %q is none of the people", name)
		}
	}
	for _, code := range s.Side {
		if country.Name(code) == "" {
			return checkCountry("side", code)
		}
	}
	return nil
}

// Paragraph returns the text of a paragraph by its position and that of its section, both
// from 1. Section 0 is the lead, and a paragraph alone.
func (b *Briefing) Paragraph(section, paragraph int) (text string, ok bool) {
	if section == 0 {
		return b.Lead, b.Lead != "" && paragraph == 1
	}
	if section < 0 || section > len(b.Sections) || paragraph < 1 || paragraph > len(b.Sections[section-1].Paragraphs) {
		return "", false
	}
	return b.Sections[section-1].Paragraphs[paragraph-1].Text, true
}

func (b *Briefing) validateFacts() error {
	if err := b.validateDays(); err != nil {
		return err
	}
	switch {
	case b.Kind != "" && !slices.Contains(Kinds, b.Kind):
		return fmt.Errorf("kind: %q is none of %s", b.Kind, join(Kinds))
	case b.Medium != "" && !slices.Contains(Media, b.Medium):
		return fmt.Errorf("medium: %q is none of %s", b.Medium, join(Media))
	case b.Language != "" && !isLanguage(b.Language):
		return fmt.Errorf("language: %q is no ISO 639 code such as en or ja", b.Language)
	case b.Minutes < 0 || b.Minutes > maxMinutes:
		return fmt.Errorf("duration_minutes: %d is not between 1 and %d", b.Minutes, maxMinutes)
	case b.Digest != "" && !isDigest(b.Digest):
		return fmt.Errorf("digest: %q is no SHA-256 of 64 hexadecimal digits", b.Digest)
	case b.Captured != "" && !IsMoment(b.Captured):
		return fmt.Errorf("captured: %q is no day or time in UTC such as 2011-11-24T09:30:00Z", b.Captured)
	case b.PlaceCountry != "":
		return checkCountry("place_country", b.PlaceCountry)
	}
	return nil
}

func (b *Briefing) validateDays() error {
	for _, d := range []struct {
		name string
		date day.Date
	}{{"published", b.Published}, {"held.start", b.Held.Start}, {"held.end", b.Held.End}} {
		if d.date == "" {
			continue
		}
		if _, err := day.Parse(string(d.date)); err != nil {
			return fmt.Errorf("%s: %w", d.name, err)
		}
	}
	switch {
	case (b.Held.Start == "") != (b.Held.End == ""):
		return fmt.Errorf("held: start and end go together")
	case b.Held.Start != "" && b.Held.End.Last() < b.Held.Start.First():
		return fmt.Errorf("held: ends on %s, before it starts on %s", b.Held.End, b.Held.Start)
	}
	return nil
}

// maxMinutes is a year: no event of a briefing lasts longer.
const maxMinutes = 366 * 24 * 60

func (b *Briefing) validatePeople() error {
	for i, p := range b.People {
		if strings.TrimSpace(p.Name) == "" {
			return fmt.Errorf("people[%d]: has no name", i)
		}
		if strings.Contains(p.Name, ";") {
			return fmt.Errorf("people[%d]: %q holds a semicolon: one entry a person", i, p.Name)
		}
		if p.Country != "" && country.Name(p.Country) == "" {
			return checkCountry(fmt.Sprintf("people[%d].country", i), p.Country)
		}
	}
	return nil
}

// validateText refuses bytes that are no text: an archive keeps and prints UTF-8 alone.
func (b *Briefing) validateText() error {
	texts := []string{b.Slug, b.Source, b.URL, b.Title, b.Place, b.Occasion, b.Lead, b.Note}
	texts = slices.Concat(texts, b.Photos, b.Frame, b.Tags)
	for _, p := range b.People {
		texts = append(texts, p.Name, p.Role)
	}
	for _, s := range b.Sections {
		texts = append(texts, s.Number, s.Heading)
		for _, p := range s.Paragraphs {
			texts = append(texts, p.Number, p.Text)
		}
	}
	for _, t := range texts {
		if !utf8.ValidString(t) {
			return fmt.Errorf("%q is not UTF-8", t)
		}
	}
	return nil
}

func checkCountry(field, code string) error {
	if country.Name(code) == "" {
		return fmt.Errorf("%s: %q is no country code (ISO 3166-1 alpha-2 such as RU, or EU, UN, ASEAN, XK)", field,
			code)
	}
	return nil
}

func isLanguage(s string) bool {
	return len(s) >= 2 && len(s) <= 3 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
}

// IsMoment reports whether s is a day, or a day and a time in UTC, in ISO 8601.
func IsMoment(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	if err != nil {
		_, err = time.Parse("2006-01-02T15:04:05Z", s)
	}
	return err == nil
}

func isDigest(s string) bool {
	return len(s) == 64 && strings.Trim(s, "0123456789abcdef") == ""
}

func join[T ~string](list []T) string {
	words := make([]string, len(list))
	for i, w := range list {
		words[i] = string(w)
	}
	return strings.Join(words, ", ")
}
