package briefing

import (
	"encoding/json"
	"reflect"
	"testing"

	"briefings/briefing/day"
)

// FuzzCanonical holds that a record is read the same whether the short way is taken or not: what the
// short way takes, encoding/json takes, and both return the same briefing.
func FuzzCanonical(f *testing.F) {
	whole := full()
	for _, b := range []Briefing{whole, {}, {ID: 1, Title: "A \"b\" \\ \x01\x7f\n\t é 写真 \u2028", Minutes: 5}, {Held: day.Period{Start: "2011-11-11", End: ""}, Countries: []string{"JP"}}} {
		f.Add(AppendJSON(nil, &b))
		f.Add(AppendSections(nil, b.Sections))
	}
	f.Add([]byte(`[{"number": null, "heading": "\u0041\u00e9", "paragraphs": []}]`))
	f.Add([]byte(`[{"number": "", "heading": null, "paragraphs": [{"number": null, "text": null}]}]`))
	f.Fuzz(func(t *testing.T, line []byte) {
		if short, ok := parseCanonical(string(line)); ok {
			long, err := parseJSON(line, new(record))
			if err != nil || !reflect.DeepEqual(short, long) {
				t.Errorf("%s\n%+v\nis by encoding/json %v\n%+v", line, short, err, long)
			}
		}
		if short, ok := canonicalSections(string(line)); ok {
			var records []sectionRecord
			if err := json.Unmarshal(line, &records); err != nil || !reflect.DeepEqual(short, sections(records)) {
				t.Errorf("%s\n%+v\nis by encoding/json %v\n%+v", line, short, err, records)
			}
		}
	})
}

// TestCanonical holds that what AppendJSON writes is read the short way.
func TestCanonical(t *testing.T) {
	for _, b := range []Briefing{full(), {}, {Title: "Bare"}} {
		if _, ok := parseCanonical(string(AppendJSON(nil, &b))); !ok {
			t.Errorf("%s is not read", AppendJSON(nil, &b))
		}
		if _, ok := canonicalSections(string(AppendSections(nil, b.Sections))); !ok {
			t.Errorf("%s is not read", AppendSections(nil, b.Sections))
		}
	}
}
