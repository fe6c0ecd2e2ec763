package briefing

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"briefings/briefing/country"
	"briefings/briefing/day"
	"briefings/briefing/letters"
)

// A Setting is a fact that a person set. The briefing has its value; the page's own
// value stands beside it.
type Setting struct {
	Field string // key of the record: one of Settable
	Value string // JSON, as the record has it
	Page  string // what the page says, in JSON
	When  string // when it was set, ISO 8601 in UTC
	Why   string // "" if nobody said
}

// Settable are the fields that a person can set, in the order of a record.
var Settable = []string{
	"url", "captured", "title", "published", "held", "kind", "medium", "language", "place", "place_country", "occasion",
	"duration_minutes", "people", "countries", "tags", "note",
}

// Lists are the fields that hold several values.
var Lists = []string{"people", "countries", "tags"}

// An Edit is a change that a person asks for: FIELD=VALUE, FIELD+=VALUE or FIELD-=VALUE.
type Edit struct {
	Field    string
	Operator string // "=", "+=", "-="
	Text     string // the value as people write it; "" makes the fact unknown
}

// ParseEdit reads an edit as people write it.
func ParseEdit(word string) (Edit, error) {
	name, text, ok := strings.Cut(word, "=")
	if !ok {
		return Edit{}, fmt.Errorf("%q sets nothing: give FIELD=VALUE", word)
	}
	e := Edit{Field: name, Operator: "=", Text: strings.TrimSpace(text)}
	if field := strings.TrimRight(name, "+-"); len(field) == len(name)-1 {
		e.Field, e.Operator = field, name[len(field):]+"="
	}
	if e.Operator != "=" && e.Text == "" {
		return e, fmt.Errorf("%s%s is empty: give what comes or goes", e.Field, e.Operator)
	}
	return e, e.check()
}

func (e Edit) check() error {
	fields := slices.Concat(Settable, []string{"held_start", "held_end"})
	switch {
	case !slices.Contains(fields, e.Field):
		if near := letters.Nearest(e.Field, fields); near != "" {
			return fmt.Errorf("no fact is called %q: did you mean %s?", e.Field, near)
		}
		return fmt.Errorf("%q cannot be set: there are %s", e.Field, strings.Join(Settable, ", "))
	case e.Operator != "=" && !slices.Contains(Lists, e.Field):
		return fmt.Errorf("%s is no list: give %s=%s", e.Field, e.Field, e.Text)
	}
	return nil
}

// Set makes an edit. It reports whether the briefing changed, be it by the reason alone. A
// fact that gets the page's own value is not set any more.
func (b *Briefing) Set(e Edit, when, why string) (changed bool, err error) {
	if err := e.check(); err != nil {
		return false, err
	}
	field, value, err := e.value(b)
	if err != nil {
		return false, fmt.Errorf("%s: %w", e.Field, err)
	}
	was := b.fact(field)
	if err := b.put(field, value); err != nil {
		return false, err
	}
	s := Setting{Field: field, Value: b.fact(field), Page: was, When: when, Why: why}
	if i := b.setting(field); i >= 0 {
		s.Page = b.Settings[i].Page
		if e.Operator != "=" || s.Value == was {
			s.Why = cmp.Or(why, b.Settings[i].Why) // the reason for the rest of the list
		}
		if s.Value == was && s.Why == b.Settings[i].Why {
			return false, nil
		}
	} else if s.Value == was {
		return false, nil
	}
	b.keep(s)
	return true, nil
}

// Undo gives a fact the page's own value again. It reports whether it was set.
func (b *Briefing) Undo(field string) (bool, error) {
	i := b.setting(field)
	if i < 0 {
		return false, nil
	}
	page := b.Settings[i].Page
	if err := b.put(field, page); err != nil {
		return false, err
	}
	b.keep(Setting{Field: field, Value: page, Page: page})
	return true, nil
}

// setting returns the index of the setting of a field, -1 if it is not set.
func (b *Briefing) setting(field string) int {
	return slices.IndexFunc(b.Settings, func(s Setting) bool { return s.Field == field })
}

// SetFields names the fields that are set.
func (b *Briefing) SetFields() []string {
	fields := make([]string, len(b.Settings))
	for i, s := range b.Settings {
		fields[i] = s.Field
	}
	return fields
}

// keep keeps a setting in the order of the record, and drops one that says what the page
// says.
func (b *Briefing) keep(s Setting) {
	rest := slices.DeleteFunc(slices.Clone(b.Settings), func(o Setting) bool { return o.Field == s.Field })
	if s.Value != s.Page {
		i := slices.IndexFunc(rest, func(o Setting) bool {
			return slices.Index(Settable, o.Field) > slices.Index(Settable, s.Field)
		})
		if i < 0 {
			i = len(rest)
		}
		rest = slices.Insert(rest, i, s)
	}
	b.Settings = rest
}

// fact returns the value of a field as the record has it.
func (b *Briefing) fact(field string) string {
	i := slices.IndexFunc(recordFields, func(f recordField) bool { return f.name == field })
	return string(recordFields[i].append(nil, b))
}

// put gives a fact another value. The briefing stays as it is if it cannot have that. It
// keeps no speaker of a statement who took no part.
func (b *Briefing) put(field, value string) error {
	facts := *b
	facts.Lead, facts.Sections, facts.Frame, facts.Statements, facts.Settings = "", nil, nil, nil, nil
	now, err := ParseRecord(appendFields(nil, func(dst []byte, f *recordField) []byte {
		if f.name == field {
			return append(dst, value...)
		}
		return f.append(dst, &facts)
	}))
	if err != nil {
		return err
	}
	now.Lead, now.Sections, now.Frame, now.Settings = b.Lead, b.Sections, b.Frame, b.Settings
	for _, s := range b.Statements {
		s.By = slices.DeleteFunc(slices.Clone(s.By), func(name string) bool {
			return !slices.ContainsFunc(now.People, func(p Person) bool { return p.Name == name })
		})
		now.Statements = append(now.Statements, s)
	}
	*b = now
	return nil
}

// Own returns the briefing as its page has it, without what people set.
func (b *Briefing) Own() Briefing {
	own := *b
	own.Settings = nil
	for _, s := range b.Settings {
		_ = own.put(s.Field, s.Page) // ParseRecord and Set checked it
	}
	return own
}

// An Overruled is a fact that was set, and that the page now gives another value.
type Overruled struct {
	Field, Value, Page string // in words
}

func (o Overruled) String() string {
	page := "does not say"
	if o.Page != "" {
		page = "says " + o.Page
	}
	if o.Value == "" {
		return fmt.Sprintf("%s was set to unknown, the page now %s", o.Field, page)
	}
	return fmt.Sprintf("%s was set to %s, the page now %s", o.Field, o.Value, page)
}

// Apply sets in a briefing, which is as its page has it, what people set in it before. To
// a list it does what they did: it adds what they added and drops what they dropped. It
// returns the facts that the page did not have when they were set.
func (b *Briefing) Apply(settings []Setting) (list []Overruled, err error) {
	for _, s := range settings {
		own := b.fact(s.Field)
		value := s.Value
		if own != s.Page && slices.Contains(Lists, s.Field) {
			value = mergedLists(s.Value, s.Page, own)
		}
		if err := b.put(s.Field, value); err != nil {
			return nil, fmt.Errorf("set by hand: %w", err)
		}
		value = b.fact(s.Field)
		if own != s.Page && own != value {
			list = append(list, Overruled{s.Field, InWords(s.Field, value), InWords(s.Field, own)})
		}
		s.Value, s.Page = value, own
		b.Settings = append(b.Settings, s)
	}
	return list, nil
}

// MergeSettings returns the settings of both lists. Of two for one field the later counts,
// and lost are those that do not. Tags are those of both.
func MergeSettings(a, b []Setting) (merged, lost []Setting) {
	both := Briefing{}
	for _, s := range slices.Concat(a, b) {
		i := both.setting(s.Field)
		if i >= 0 && both.Settings[i].Value != s.Value {
			other := both.Settings[i]
			if other.When > s.When {
				s, other = other, s
			}
			if s.Field == "tags" {
				s.Value = mergedLists(s.Value, "[]", other.Value)
			} else {
				lost = append(lost, other)
			}
		}
		both.keep(s)
	}
	return both.Settings, lost
}

// mergedLists does to a new list what made value out of page: three JSON arrays.
func mergedLists(value, page, now string) string {
	items := func(text string) (list []json.RawMessage) {
		_ = json.Unmarshal([]byte(text), &list) // the program wrote it
		return list
	}
	was, own := items(page), items(now)
	var list []string
	for _, item := range own {
		if at(was, item) < 0 || at(items(value), item) >= 0 {
			list = append(list, string(item))
		}
	}
	for _, item := range items(value) {
		i, j := at(was, item), at(own, item)
		switch {
		case i >= 0 && string(was[i]) == string(item): // it is the page's
		case j < 0:
			list = append(list, string(item))
		default:
			list[slices.Index(list, string(own[j]))] = string(item)
		}
	}
	return "[" + strings.Join(list, ", ") + "]"
}

// at returns the index of the entry that is the same person, country or tag, or -1.
func at(list []json.RawMessage, item json.RawMessage) int {
	name := func(item json.RawMessage) string {
		var p personRecord
		if json.Unmarshal(item, &p) == nil {
			return p.Name
		}
		return string(item)
	}
	return slices.IndexFunc(list, func(other json.RawMessage) bool { return name(other) == name(item) })
}

// Fact returns the value of a field as people set it; an unknown fact is "".
func (b *Briefing) Fact(field string) string {
	if field != "people" {
		return strings.Join(factWords(b, field), "; ")
	}
	list := make([]string, len(b.People))
	for i, p := range b.People {
		list[i] = strings.TrimRight(p.Name+"; "+p.Role+"; "+p.Country, "; ")
	}
	return strings.Join(list, " | ")
}

// SetChanges are the changes of the fields that people can set, in words.
func SetChanges(from, to *Briefing) (list []FactChange) {
	for _, field := range Settable {
		if from.fact(field) != to.fact(field) {
			list = append(list, FactChange{field, from.Fact(field), to.Fact(field)})
		}
	}
	return list
}

// InWords writes the value of a field, which is JSON, for people. An unknown fact is "".
func InWords(field, value string) string {
	b, err := ParseRecord([]byte(`{"` + field + `": ` + value + `}`))
	if err != nil {
		return value
	}
	return b.Fact(field)
}

// value returns the field that an edit changes, and its new value in JSON.
func (e Edit) value(b *Briefing) (field, value string, err error) {
	text := e.Text
	if strings.EqualFold(text, "none") && e.Operator == "=" && e.Field != "title" && e.Field != "note" {
		text = ""
	}
	switch e.Field {
	case "held_start", "held_end", "held":
		value, err = e.held(b.Held, text)
		return "held", value, err
	case "people":
		value, err = e.people(b.People, text)
	case "countries":
		value, err = e.list(b.Countries, text, codeOf)
	case "tags":
		value, err = e.list(b.Tags, text, func(tag string) (string, error) {
			return strings.Join(strings.Fields(tag), " "), nil
		})
	case "duration_minutes":
		value = cmp.Or(text, "null")
		if strings.Trim(text, "0123456789") != "" || len(text) > 6 {
			err = fmt.Errorf("%q is no number of minutes, such as 90", text)
		}
	default:
		text, err = oneText(e.Field, text)
		value = string(appendText(nil, text))
	}
	return e.Field, value, err
}

// oneText reads a value that is a text, in the form of the record.
func oneText(field, text string) (string, error) {
	switch {
	case text == "":
	case field == "place_country":
		return codeOf(text)
	case field == "url" && !letters.HasPrefix(text, "https://", "http://"):
		return "", fmt.Errorf("%q is no address: it begins with https:// or http://", text)
	case field == "kind" || field == "medium" || field == "language":
		return strings.ToLower(text), nil
	}
	return text, nil
}

// held reads a day or a period, A..B, or one end of the period.
func (e Edit) held(was day.Period, text string) (string, error) {
	start, end, isPeriod := strings.Cut(text, "..")
	switch {
	case !isPeriod:
		end = start
	case start == "" || end == "":
		return "", fmt.Errorf("%q lacks a day: write A..B, or one day", text)
	}
	switch e.Field {
	case "held_start":
		end = string(was.End)
	case "held_end":
		start, end = string(was.Start), text
	}
	if text == "" {
		return "null", nil
	}
	for _, end := range []*string{&start, &end} {
		if *end == "" {
			*end = text
		}
		d, err := day.Parse(strings.TrimSpace(*end))
		if err != nil {
			return "", err
		}
		*end = string(d)
	}
	b := Briefing{Held: day.Period{Start: day.Date(start), End: day.Date(end)}}
	if err := b.validateDays(); err != nil {
		return "", errors.New(strings.TrimPrefix(err.Error(), "held: "))
	}
	return b.fact("held"), nil
}

// list changes a list of words, which are separated by semicolons or commas.
func (e Edit) list(was []string, text string, read func(string) (string, error)) (string, error) {
	var words []string
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ';' || r == ',' }) {
		if word = strings.TrimSpace(word); word == "" {
			continue
		}
		word, err := read(word)
		if err != nil {
			return "", err
		}
		if !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	isIn := func(list []string) func(string) bool {
		return func(word string) bool { return slices.Contains(list, word) }
	}
	switch e.Operator {
	case "+=":
		words = append(slices.Clone(was), slices.DeleteFunc(words, isIn(was))...)
	case "-=":
		words = slices.DeleteFunc(slices.Clone(was), isIn(words))
	}
	return string(AppendStrings(nil, words)), nil
}

// people changes the list of people. One is written NAME; OFFICE; COUNTRY, and several are
// separated by a bar. The name of somebody who is there, without more, keeps the rest.
func (e Edit) people(was []Person, text string) (string, error) {
	list := slices.Clone(was)
	if e.Operator == "=" {
		list = nil
	}
	for entry := range strings.SplitSeq(text, "|") {
		if entry = strings.TrimSpace(entry); entry == "" {
			continue
		}
		if e.Operator == "-=" {
			name, _, _ := strings.Cut(entry, ";")
			i, err := personNamed(list, strings.TrimSpace(name))
			if err != nil {
				return "", err
			}
			if i >= 0 {
				list = slices.Delete(list, i, i+1)
			}
			continue
		}
		p, err := readPerson(was, entry)
		if err != nil {
			return "", err
		}
		if i := slices.IndexFunc(list, func(o Person) bool { return o.Name == p.Name }); i >= 0 {
			list[i] = p
		} else {
			list = append(list, p)
		}
	}
	return string(appendPeople(nil, list)), nil
}

func readPerson(was []Person, entry string) (p Person, err error) {
	parts := append(strings.Split(entry, ";"), "", "")
	if len(parts) > 5 {
		return p, fmt.Errorf("%q has more than NAME; OFFICE; COUNTRY: several people are separated by |", entry)
	}
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	p = Person{Name: parts[0], Role: parts[1]}
	end := p.Name[strings.LastIndexByte(p.Name, ',')+1:]
	if end != p.Name && country.Name(strings.TrimSpace(end)) != "" {
		return p, fmt.Errorf("%q names a country behind a comma: write NAME; OFFICE; COUNTRY", entry)
	}
	i := slices.IndexFunc(was, func(o Person) bool { return o.Name == p.Name })
	if i >= 0 && !strings.Contains(entry, ";") {
		return was[i], nil
	}
	if parts[2] != "" {
		p.Country, err = codeOf(parts[2])
	}
	return p, err
}

// personNamed returns the index of the person whose name has all words of name, -1 if
// nobody's has.
func personNamed(list []Person, name string) (int, error) {
	found, words := -1, letters.Words(name)
	for i, p := range list {
		own := letters.Words(p.Name)
		switch {
		case p.Name == name:
			return i, nil
		case slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(own, w) }):
		case found >= 0:
			return -1, fmt.Errorf("%q may be %s or %s: give the whole name", name, list[found].Name, p.Name)
		default:
			found = i
		}
	}
	return found, nil
}

// codeOf returns the code of a country that is written by its name or code.
func codeOf(name string) (string, error) {
	if strings.HasPrefix(name, "@") {
		return "", fmt.Errorf("%s is a group of countries: name them", name)
	}
	return country.Parse(name)
}

// validateSettings checks tags, and that each fact that was set has the value of its setting.
func (b *Briefing) validateSettings() error {
	for i, tag := range b.Tags {
		switch {
		case tag == "" || tag != strings.TrimSpace(tag) || strings.ContainsAny(tag, ";,\n\t"):
			return fmt.Errorf("tags[%d]: %q is no word or words without commas and semicolons", i, tag)
		case strings.EqualFold(tag, "none"):
			return fmt.Errorf("tags[%d]: %q finds briefings without tags, and can be none", i, tag)
		case slices.Contains(b.Tags[:i], tag):
			return fmt.Errorf("tags[%d]: %q stands there twice", i, tag)
		}
	}
	for i, s := range b.Settings {
		name := fmt.Sprintf("settings[%d]", i)
		switch {
		case !slices.Contains(Settable, s.Field):
			return fmt.Errorf("%s.field: %q cannot be set: there are %s", name, s.Field, strings.Join(Settable, ", "))
		case b.setting(s.Field) < i:
			return fmt.Errorf("%s.field: %s is set twice", name, s.Field)
		case !IsMoment(s.When):
			return fmt.Errorf("%s.when: %q is no day or time in UTC such as 2011-11-24T09:30:00Z", name, s.When)
		case b.fact(s.Field) != s.Value:
			return fmt.Errorf("%s: %s is set to %s, and the record says %s", name, s.Field, s.Value, b.fact(s.Field))
		}
		bare := Briefing{}
		if err := bare.put(s.Field, s.Page); err != nil {
			return fmt.Errorf("%s.page: %w", name, err)
		}
	}
	return nil
}
