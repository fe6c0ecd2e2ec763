package read

import (
	"reflect"
	"testing"

	"briefings/briefing"
	"briefings/briefing/day"
)

// TestReadWhole holds every fact of an invented page of the usual layout.
func TestReadWhole(t *testing.T) {
	page, err := Page("pages/page.txt", []byte(benchPage), Options{})
	if err != nil {
		t.Fatal(err)
	}
	b := page.Briefing
	if err := b.Validate(); err != nil {
		t.Fatal(err)
	}
	want := briefing.Briefing{
		Source: "pages/page.txt", Language: "en",
		Title: "Japan-Norway Foreign Ministers' Meeting", Published: "2012-03-14", Held: day.Period{Start: "2012-03-12", End: "2012-03-12"},
		Kind: briefing.ForeignMinistersMeeting, Medium: briefing.InPerson, Place: "Oslo, Norway", PlaceCountry: "NO", Occasion: "Fourth Conference on Northern Rivers", Minutes: 40,
		People: []briefing.Person{
			{Name: "Hanako Yamanaka", Role: "Minister for Foreign Affairs", Country: "JP"},
			{Name: "Peder Storlund", Role: "Minister of Foreign Affairs", Country: "NO"},
		},
		Countries: []string{"JP", "NO"},
		Photos:    []string{"Japan-Norway Foreign Ministers' Meeting-1", "Japan-Norway Foreign Ministers' Meeting-2"},
	}
	var shape [][2]string
	for _, s := range b.Sections {
		shape = append(shape, [2]string{s.Number, s.Heading})
	}
	if wantShape := [][2]string{{"1", "Bilateral Relations"}, {"2", "Economic Relations"}, {"3", "Regional Situation"}, {"(1)", "Northern waters"}, {"(2)", "Climate"}, {"(3)", "Shipping"}, {"4", "Other Matters"}}; !reflect.DeepEqual(shape, wantShape) {
		t.Errorf("sections %q, want %q", shape, wantShape)
	}
	if p := b.Sections[0].Paragraphs; len(p) != 2 || p[0].Number != "(1)" || p[1].Number != "(2)" {
		t.Errorf("paragraphs %+v", p)
	}
	b.Lead, b.Sections, b.Frame, b.Statements = "", nil, nil, nil
	if !reflect.DeepEqual(b, want) {
		t.Errorf("got  %+v\nwant %+v", b, want)
	}
	if len(page.Warnings) > 0 {
		t.Errorf("warnings %q", page.Warnings)
	}
}
