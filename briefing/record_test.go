package briefing

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"briefings/briefing/day"
)

func full() Briefing {
	return Briefing{
		ID: 3, Slug: "2011-11-24-vale-meets-bell", Source: "/pages/vale.txt", URL: "https://example.org/?a=1&b=<2>", Digest: strings.Repeat("0a", 32),
		Title: "Vale meets \"Bell\"", Published: "2011-11-24", Held: day.Period{Start: "2011-11-11", End: "2011-11-12"}, Kind: OfficialTalks, Medium: Video,
		Language: "en", Place: "Port Vale", PlaceCountry: "FR", Occasion: "Winter Summit", Minutes: 75,
		People:    []Person{{"Ada Vale", "Envoy", "FR"}, {Name: "鈴木花子"}},
		Countries: []string{"FR", "EU"}, Photos: []string{"One", "Two\t\\"}, Lead: "Line one\nline two",
		Sections:   []Section{{Number: "1", Heading: "Fish", Paragraphs: []Paragraph{{"(1)", "Cod & chips.\u2028"}, {Text: "\x7f\x01"}}}, {Paragraphs: []Paragraph{{Text: "End"}}}, {Heading: "Empty"}},
		Statements: []Saying{{0, 1, "Line one", nil, []string{"FR", "EU"}, "019"}, {1, 1, "Cod & chips.\u2028", []string{"Ada Vale"}, []string{"FR"}, "01"}},
	}
}

func TestRecordRoundTrip(t *testing.T) {
	for _, want := range []Briefing{full(), {Title: "Bare"}, {}} {
		line := AppendJSON(nil, &want)
		if !json.Valid(line) || bytes.ContainsAny(line, "\n") {
			t.Errorf("no line of JSON: %s", line)
		}
		got, err := ParseRecord(line)
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
			t.Error(d)
		}
		if again := AppendJSON(nil, &got); !bytes.Equal(line, again) {
			t.Errorf("%s\nbecame %s", line, again)
		}
	}
}

func TestRecordKeys(t *testing.T) {
	const want = `{"id": 0, "slug": null, "source": null, "url": null, "digest": null, "captured": null, "title": null, "published": null, "held": null, ` +
		`"kind": null, "medium": null, "language": null, "place": null, "place_country": null, "occasion": null, "duration_minutes": null, ` +
		`"people": [], "countries": [], "photos": [], "lead": null, "sections": [], "frame": [], "statements": [], "tags": [], "note": null, "settings": []}`
	if got := string(AppendJSON(nil, &Briefing{})); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

func TestParseRecordErrors(t *testing.T) {
	for line, want := range map[string]string{
		``:                               "cut off",
		`{"title": "x"`:                  "cut off",
		`{"title": }`:                    "broken JSON at byte 11",
		`[]`:                             "a JSON object is wanted, not an array",
		`"x"`:                            "a JSON object is wanted, not a string",
		`null`:                           "a JSON object is wanted",
		`{} {}`:                          "more follows",
		`{"tittle": "x"}`:                `unknown key "tittle": did you mean "title"?`,
		`{"zzzzzzz": 1}`:                 `unknown key "zzzzzzz"`,
		`{"title": 5}`:                   "title: a string is wanted, not a number",
		`{"duration_minutes": "5"}`:      "duration_minutes: a whole number is wanted, not a string",
		`{"duration_minutes": 1.5}`:      "duration_minutes: a whole number is wanted",
		`{"duration_minutes": -1}`:       "duration_minutes: -1",
		`{"people": "Vale"}`:             "people: an array is wanted, not a string",
		`{"people": [{"nam": "x"}]}`:     `unknown key "nam": did you mean "name"?`,
		`{"people": [{"role": "x"}]}`:    "people[0]: has no name",
		`{"people": [{"name": "a; b"}]}`: "one entry a person",
		`{"lead": "A.", "statements": [{"section": 1, "paragraph": 1, "text": "A.", "cameo": "01"}]}`:                 "statements[0].section: there is no paragraph 1 in section 1",
		`{"lead": "A.", "statements": [{"section": 0, "paragraph": 1, "text": "B.", "cameo": "01"}]}`:                 `statements[0].text: "B." does not stand`,
		`{"lead": "A.", "statements": [{"section": 0, "paragraph": 1, "text": "A.", "cameo": "1"}]}`:                  `statements[0].cameo: "1" is no root code`,
		`{"lead": "A.", "statements": [{"section": 0, "paragraph": 1, "text": "A.", "cameo": "01", "by": ["X"]}]}`:    `statements[0].by: "X" is none of the people`,
		`{"lead": "A.", "statements": [{"section": 0, "paragraph": 1, "text": "A.", "cameo": "01", "side": ["XX"]}]}`: "side: \"XX\" is no country code",
		`{"held": "2011"}`:                           "held: an object is wanted, not a string",
		`{"held": {"end": "2011"}}`:                  "start and end go together",
		`{"held": {"start": "2011-02-30"}}`:          `held.start: "2011-02-30" is in no calendar`,
		`{"held": {"start": "2012", "end": "2011"}}`: "ends on 2011, before",
		`{"published": "11/24/2011"}`:                "is no date",
		`{"kind": "party"}`:                          `kind: "party" is none of`,
		`{"medium": "fax"}`:                          `medium: "fax" is none of`,
		`{"countries": ["Russia"]}`:                  `countries[0]: "Russia" is no country code`,
		`{"countries": ["RU", "RU"]}`:                "stands there twice",
		`{"place_country": "QQ"}`:                    "is no country code",
		`{"language": "English"}`:                    "is no ISO 639 code",
		`{"digest": "abc"}`:                          "is no SHA-256",
		`{"id": -1}`:                                 "id: -1",
		`{"id": 9007199254740992}`:                   "id: 9007199254740992",
		`{"slug": "../up"}`:                          "is no slug",
		`{"slug": "42"}`:                             "is no slug",
		`{"statements": [{}]}`:                       "statements",
		`{"title": "\ud800"}`:                        "half of a surrogate pair",
		`{"title": "\udc00\ud800"}`:                  "half of a surrogate pair",
		"{\"title\": \"\xff\"}":                      "not UTF-8",
	} {
		if _, err := ParseRecord([]byte(line)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", line, err, want)
		}
	}
	for _, line := range []string{`{}`, ` {"statements": null}`, `{"statements": []}`, `{"title": "\ud83d\ude00 \\ud800"}`, `{"held": {"start": "2011-02"}}`} {
		if _, err := ParseRecord([]byte(line)); err != nil {
			t.Errorf("%s: %v", line, err)
		}
	}
}

func FuzzParseRecord(f *testing.F) {
	b := full()
	f.Add(AppendJSON(nil, &b))
	f.Add([]byte(`{"held": {"start": "2011-02"}, "people": [{"name": "x"}]}`))
	f.Add([]byte(`{"title": "\ud83d\ude00"}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		b, err := ParseRecord(line)
		if err != nil {
			if !utf8.ValidString(err.Error()) && utf8.Valid(line) {
				t.Errorf("%q", err)
			}
			return
		}
		once := AppendJSON(nil, &b)
		again, err := ParseRecord(once)
		if err != nil {
			t.Fatalf("%s\nbecame %s: %v", line, once, err)
		}
		if twice := AppendJSON(nil, &again); !bytes.Equal(once, twice) {
			t.Errorf("%s\nbecame %s\nthen %s", line, once, twice)
		}
	})
}

func TestSlug(t *testing.T) {
	long := strings.Repeat("negotiation ", 10)
	for _, c := range []struct {
		b    Briefing
		want string
	}{
		{Briefing{Title: "Japan-Russia Foreign Ministers' Meeting", Published: "2011-11-24"}, "2011-11-24-japan-russia-foreign-ministers-meeting"},
		{Briefing{Title: "Minister’s U.S. visit: “2+2”", Held: day.Period{Start: "2011-11", End: "2011-11"}}, "2011-11-ministers-u-s-visit-2-2"},
		{Briefing{Title: "日露外相会談（概要）", Published: "2010"}, "2010-日露外相会談-概要"},
		{Briefing{Title: "Łódź – Çeşme"}, "lodz-cesme"},
		{Briefing{Title: long, Published: "2011-11-24"}, "2011-11-24-negotiation-negotiation-negotiation-negotiation-negotiation"},
		{Briefing{Title: strings.Repeat("x", 200)}, strings.Repeat("x", 80)},
		{Briefing{Title: "42"}, "briefing-42"},
		{Briefing{Published: "2011"}, "briefing-2011"},
		{Briefing{}, "briefing"},
		{Briefing{Title: "../../etc/passwd\n--db"}, "etc-passwd-db"},
	} {
		got := Slug(&c.b, 1)
		if got != c.want || !isSlug(got) {
			t.Errorf("%+v: %q, want %q", c.b, got, c.want)
		}
	}
	if got := Slug(&Briefing{Title: "Name"}, 12); got != "name-12" {
		t.Errorf("the twelfth: %q", got)
	}
	if got := Slug(&Briefing{Title: strings.Repeat("x", 200)}, 12); got != strings.Repeat("x", 77)+"-12" {
		t.Errorf("the twelfth: %q", got)
	}
}
