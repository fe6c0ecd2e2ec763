package briefing

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// scoreFloors are the least scores that a change may bring, over the example
// pages beside the project's tree, where there are any.
var scoreFloors = map[string]float64{
	"title": 0.9, "published": 0.9, "held": 0.85, "kind": 0.85, "medium": 0.9, "place": 0.85, "place_country": 0.85,
	"occasion": 0.85, "duration_minutes": 0.9, "people": 0.85, "countries": 0.85, "photos": 0.85, "sections": 0.85,
}

// gold is what an example page says, as careful readers found.
type gold struct {
	Title     string   `json:"title"`
	TitleAlt  []string `json:"title_alt"`
	Published *string  `json:"published"`
	Held      *struct{ Start, End string }
	Kind      string
	Medium    string
	Place     *string
	Country   *string `json:"country_of_place"`
	Occasion  *string
	Minutes   *int `json:"duration_minutes"`
	People    []struct{ Name string }
	Countries []string
	Photos    int
	Sections  []string
	Alt       map[string][]json.RawMessage
}

// tally counts what was right of what there was, by field.
type tally map[string][2]float64

func (t tally) add(field string, right, all float64) {
	n := t[field]
	t[field] = [2]float64{n[0] + right, n[1] + all}
}

func (t tally) exact(field string, ok bool) {
	right := 0.0
	if ok {
		right = 1
	}
	t.add(field, right, 1)
}

// many adds an F1 of two sets: twice the hits of the sum of both sizes.
func (t tally) many(field string, wanted, got []string, same func(a, b string) bool) {
	left, hits := slices.Clone(got), 0
	for _, w := range wanted {
		if i := slices.IndexFunc(left, func(g string) bool { return same(w, g) }); i >= 0 {
			left = slices.Delete(left, i, i+1)
			hits++
		}
	}
	t.add(field, 2*float64(hits), float64(len(wanted)+len(got)))
}

func TestScores(t *testing.T) {
	dir := os.Getenv("BRIEFINGS_SCORE_DIR")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared", "briefings")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no example pages")
	}
	scores, pages := tally{}, 0
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".json" {
			return err
		}
		for _, ext := range []string{".txt", ".html"} {
			page := strings.TrimSuffix(path, ".json") + ext
			if data, err := os.ReadFile(page); err == nil {
				pages++
				scorePage(t, scores, path, page, data)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if pages == 0 {
		t.Skip("no example pages")
	}
	for field, floor := range scoreFloors {
		n := scores[field]
		if n[1] > 0 && n[0]/n[1] < floor {
			t.Errorf("%s: %.3f is under %.2f (%d pages)", field, n[0]/n[1], floor, pages)
		} else {
			t.Logf("%-17s %.3f", field, n[0]/max(n[1], 1))
		}
	}
}

func scorePage(t *testing.T, scores tally, goldPath, name string, data []byte) {
	var g gold
	text, err := os.ReadFile(goldPath)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &g); err != nil {
		t.Fatalf("%s: %v", goldPath, err)
	}
	page, err := Read(name, data, Options{})
	if err != nil {
		t.Fatal(err)
	}
	b := &page.Briefing
	scores.exact("title", slices.ContainsFunc(append([]string{g.Title}, g.TitleAlt...), func(s string) bool {
		return sameWords(s, b.Title) || !strings.Contains(foldedText(string(data)), foldedText(g.Title)) && wordOverlap(s, b.Title) >= 0.6
	}))
	scores.exact("published", orEmpty(g.Published) == string(b.Published))
	held := Period{}
	if g.Held != nil {
		held = Period{Date(g.Held.Start), Date(g.Held.End)}
	}
	scores.exact("held", held == b.Held || g.other("held", periodJSON(b.Held)))
	scores.exact("kind", g.Kind == string(b.Kind) || g.other("kind", `"`+string(b.Kind)+`"`))
	scores.exact("medium", g.Medium == string(b.Medium) || g.other("medium", `"`+string(b.Medium)+`"`))
	minutes := 0
	if g.Minutes != nil {
		minutes = *g.Minutes
	}
	scores.exact("duration_minutes", minutes == b.Minutes)
	scores.exact("place", nearWords(orEmpty(g.Place), b.Place, 0.5))
	scores.exact("occasion", nearWords(orEmpty(g.Occasion), b.Occasion, 0.6))
	scores.exact("place_country", orEmpty(g.Country) == b.PlaceCountry || b.PlaceCountry == "" && g.other("country_of_place", "null") || g.other("country_of_place", `"`+b.PlaceCountry+`"`))
	scores.exact("photos", g.Photos == len(b.Photos))
	var wanted, got, headings []string
	for _, p := range g.People {
		wanted = append(wanted, p.Name)
	}
	for _, p := range b.People {
		got = append(got, p.Name)
	}
	for _, s := range b.Sections {
		if s.Heading != "" {
			headings = append(headings, s.Heading)
		}
	}
	scores.many("people", wanted, got, sameNames)
	scores.many("countries", g.Countries, b.Countries, func(a, b string) bool { return a == b })
	scores.many("sections", g.Sections, headings, sameWords)
}

// other tells whether a careful second reader gave the value.
func (g *gold) other(field, value string) bool {
	return slices.ContainsFunc(g.Alt[field], func(m json.RawMessage) bool {
		var compact bytes.Buffer
		return json.Compact(&compact, m) == nil && compact.String() == value
	})
}

func periodJSON(p Period) string {
	if p.IsZero() {
		return "null"
	}
	return `{"start":"` + string(p.Start) + `","end":"` + string(p.End) + `"}`
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func foldedText(s string) string { return strings.Join(FoldedWords(s), " ") }
func sameWords(a, b string) bool { return foldedText(a) == foldedText(b) }
func wordOverlap(a, b string) float64 {
	wa, wb := slices.Compact(slices.Sorted(slices.Values(FoldedWords(a)))), slices.Compact(slices.Sorted(slices.Values(FoldedWords(b))))
	both := 0
	for _, w := range wa {
		if slices.Contains(wb, w) {
			both++
		}
	}
	return 2 * float64(both) / float64(max(1, len(wa)+len(wb)))
}

// nearWords tells whether both are empty, or have words enough in common, or all that is wanted is there.
func nearWords(wanted, got string, floor float64) bool {
	if wanted == "" || got == "" {
		return wanted == got
	}
	words := FoldedWords(got)
	all := !slices.ContainsFunc(FoldedWords(wanted), func(w string) bool { return !slices.Contains(words, w) })
	return all || wordOverlap(wanted, got) >= floor
}
