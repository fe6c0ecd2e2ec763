// Package invent makes briefings up for tests and benchmarks: what a ministry might
// publish, about people who never lived.
package invent

import (
	"bufio"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"briefings/briefing"
	"briefings/briefing/country"
	"briefings/briefing/day"
	"briefings/briefing/statement"
)

// A Generator invents briefings. The same seed gives the same pages, and the n-th page does
// not depend on how many there are.
type Generator struct {
	seed  uint64
	words []string // by rank: few are frequent, most are rare (Zipf)
	sums  []float64
	staff []official
}

// An official is somebody who takes part in meetings.
type official struct {
	name, role, short, country string
}

// A Page is an invented briefing, with the bytes that a ministry would publish it as.
type Page struct {
	Facts briefing.Briefing
	Name  string // of its file, with a folder a year
	Data  []byte
}

// Layouts are the forms in which pages are published.
var Layouts = map[string]func(*Generator, *rand.Rand, *briefing.Briefing, *scene) []byte{
	"text": (*Generator).asText,
	"html": (*Generator).asHTML,
	"jsonl": func(_ *Generator, _ *rand.Rand, b *briefing.Briefing, _ *scene) []byte {
		return briefing.AppendJSON(nil, b)
	},
}

var (
	inventedOnsets = strings.Fields("b br d dr f g gr h k kl l m n p pr r s sk sl st t tr v w z")
	inventedVowels = strings.Fields("a e i o u ai ea ou")
	inventedCodas  = strings.Fields("n r s t l m nd rk st x")
	functionWords  = strings.Fields(`the of and to in that a for on with it be this as would by was at from both
		which more not had were have has their an will all or other these one between its into also could about been
		being there under over after`)
	// subjects are words of the trade, by how often pages hold them.
	subjects = strings.Fields(`cooperation relations government security economic trade visit issue situation
		dialogue support regional energy negotiation agreement investment climate fisheries culture exchange students
		ports border nuclear treaty transport science tourism forests seafarers visas insurers harbours railways
		observatories lighthouses`)
	inventedTowns = map[string][]string{
		"JP": {"Tokyo", "Kyoto", "Osaka"}, "NO": {"Oslo", "Bergen"}, "DE": {"Berlin", "Munich"},
		"FR": {"Paris", "Lyon"}, "US": {"Washington, D.C.", "New York"},
		"CN": {"Beijing", "Shanghai"}, "IN": {"New Delhi", "Mumbai"}, "RU": {"Moscow", "Kazan"},
		"BR": {"Brasília", "São Paulo"}, "VN": {"Hanoi"},
		"KR": {"Seoul"}, "AU": {"Canberra", "Sydney"}, "CA": {"Ottawa"}, "ID": {"Jakarta"}, "TH": {"Bangkok"},
		"PL": {"Warsaw"}, "EG": {"Cairo"},
		"KE": {"Nairobi"}, "TR": {"Ankara", "Istanbul"}, "MX": {"Mexico City"}, "IT": {"Rome"},
		"ES": {"Madrid"}, "FI": {"Helsinki"}, "MN": {"Ulaanbaatar"},
	}
	hosts     = strings.Fields("JP NO DE FR US CN IN RU BR VN KR AU CA ID TH PL EG KE TR MX IT ES FI MN")
	occasions = []string{"", "", "Conference on Northern Rivers", "Forum on Ports", "Summit on Oceans",
		"Ministerial Conference on Seafarers"}
)

// New returns a generator.
func New(seed uint64) *Generator {
	g := &Generator{seed: seed}
	rng := rand.New(rand.NewPCG(seed, 0))
	syllable := func() string {
		return inventedOnsets[rng.IntN(len(inventedOnsets))] + inventedVowels[rng.IntN(len(inventedVowels))]
	}
	seen := map[string]bool{}
	g.words = append(append(g.words, functionWords...), subjects...)
	for len(g.words) < 60_000 {
		word := syllable()
		for range rng.IntN(3) + 1 {
			word += syllable()
		}
		word += inventedCodas[rng.IntN(len(inventedCodas))]
		if !seen[word] {
			seen[word] = true
			g.words = append(g.words, word)
		}
	}
	total := 0.0
	for rank := range g.words {
		total += 1 / math.Pow(float64(rank)+2.7, 1.07) // Zipf's law as Mandelbrot has it
		g.sums = append(g.sums, total)
	}
	title := func(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
	for _, country := range hosts {
		for i := range 24 {
			first, last := title(syllable()+syllable()+"n"), title(syllable()+syllable()+syllable()+"r")
			o := official{country: country, name: first + " " + last}
			o.role, o.short = "Minister for Foreign Affairs", "Foreign Minister"
			if i%6 == 5 {
				o.role, o.short = "Prime Minister", "Prime Minister"
			}
			g.staff = append(g.staff, o)
		}
	}
	return g
}

func (g *Generator) word(rng *rand.Rand) string {
	x := rng.Float64() * g.sums[len(g.sums)-1]
	low, high := 0, len(g.sums)-1
	for low < high {
		if middle := (low + high) / 2; g.sums[middle] < x {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return g.words[low]
}

func (g *Generator) sentence(rng *rand.Rand, b *strings.Builder, subject string) {
	n := 12 + rng.IntN(18)
	b.WriteString(subject)
	for i := range n {
		b.WriteByte(' ')
		b.WriteString(g.word(rng))
		if i > 2 && i < n-2 && rng.IntN(9) == 0 {
			b.WriteByte(',')
		}
	}
	b.WriteString(". ")
}

// A scene is what a page says besides its facts.
type scene struct {
	home, guest official
	said        []string // "Minister Vale said that"
}

// Page invents the n-th page, in a layout.
func (g *Generator) Page(n int, layout string) Page {
	rng := rand.New(rand.NewPCG(g.seed+1, uint64(n)))
	home := g.staff[rng.IntN(24)] // the archive of one ministry
	other := 1 + int(float64(len(hosts)-1)*math.Pow(rng.Float64(), 2))
	guest := g.staff[24*other+rng.IntN(24)]
	guest.role, guest.short = home.role, home.short
	date := time.Date(1998, 1, 5, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rng.IntN(10_000))
	where := []string{home.country, guest.country}[rng.IntN(2)]
	towns := inventedTowns[where]
	b := briefing.Briefing{
		Published: day.Date(date.AddDate(0, 0, rng.IntN(4)).Format(time.DateOnly)),
		Held:      day.Period{Start: day.Date(date.Format(time.DateOnly)), End: day.Date(date.Format(time.DateOnly))},
		Kind:      briefing.ForeignMinistersMeeting, Medium: briefing.InPerson, Language: "en",
		Place: towns[rng.IntN(len(towns))], PlaceCountry: where,
		Occasion: occasions[rng.IntN(len(occasions))], Minutes: 5 * (4 + rng.IntN(12)),
		Countries: []string{home.country, guest.country},
	}
	what := "Foreign Ministers' Meeting"
	if home.short == "Prime Minister" {
		b.Kind, what = briefing.SummitMeeting, "Summit Meeting"
	}
	pair := country.Name(home.country) + "-" + country.Name(guest.country)
	b.Title = pair + " " + what
	for _, o := range []official{home, guest} {
		b.People = append(b.People, briefing.Person{Name: o.name, Role: o.role, Country: o.country})
	}
	s := &scene{home: home, guest: guest}
	surname := func(o official) string {
		return o.short[strings.LastIndexByte(o.short, ' ')+1:] + " " + o.name[strings.IndexByte(o.name, ' ')+1:]
	}
	s.said = []string{
		surname(home) + " said that", surname(guest) + " replied that", "The two sides shared the view that",
		surname(home) + " explained that the", surname(guest) + " stated that",
	}
	occasion := ""
	if b.Occasion != "" {
		occasion = ", on the occasion of the " + b.Occasion
	}
	b.Lead = fmt.Sprintf(
		"On %s, for about %d minutes, Mr. %s, %s of %s, held a meeting with Mr. %s, %s of %s, in %s%s.",
		date.Format("January 2"), b.Minutes, home.name, home.role, country.Name(home.country),
		guest.name, guest.role, country.Name(guest.country), b.Place, occasion)
	b.Sections = g.sections(rng, s.said)
	b.Statements = statement.Read(&b)
	ending := "." + layout
	if layout == "text" {
		ending = ".txt"
	}
	name := fmt.Sprintf("%s/%s-%06d%s", date.Format("2006"), date.Format(time.DateOnly), n, ending)
	b.Source = name
	if layout == "jsonl" {
		b.Digest = fmt.Sprintf("%064x", n+1)
	}
	return Page{Facts: b, Name: name, Data: Layouts[layout](g, rng, &b, s)}
}

// sections invents what was said, 1 to 8 KB with the head and the tail of the page.
func (g *Generator) sections(rng *rand.Rand, said []string) (list []briefing.Section) {
	size := 400 + int(4400*math.Pow(rng.Float64(), 1.2))
	number := 0
	for size > 0 {
		number++
		subject := subjects[min(rng.IntN(len(subjects)), rng.IntN(len(subjects)))]
		section := briefing.Section{Number: fmt.Sprint(number),
			Heading: strings.ToUpper(subject[:1]) + subject[1:] + " and " + g.word(rng)}
		for i := range 1 + rng.IntN(3) {
			var text strings.Builder
			for range 2 + rng.IntN(4) {
				g.sentence(rng, &text, said[rng.IntN(len(said))])
			}
			section.Paragraphs = append(section.Paragraphs,
				briefing.Paragraph{Number: fmt.Sprintf("(%d)", i+1), Text: strings.TrimSpace(text.String())})
			size -= text.Len()
		}
		list = append(list, section)
	}
	return list
}

// asText is the plain text of a page as it comes out of a browser.
func (g *Generator) asText(rng *rand.Rand, b *briefing.Briefing, _ *scene) []byte {
	var w strings.Builder
	published, _ := time.Parse(time.DateOnly, string(b.Published)) // ours
	if rng.IntN(2) == 0 {
		w.WriteString("Press Releases\n\n")
	}
	fmt.Fprintf(&w, "%s\n\n%s\n\n", b.Title, published.Format("January 2, 2006"))
	if rng.IntN(2) == 0 {
		fmt.Fprintf(&w, "  • (Photo)%s-1\n\n", b.Title)
	}
	fmt.Fprintf(&w, "%s The overview of the meeting is as follows.\n\n", b.Lead)
	for _, s := range b.Sections {
		fmt.Fprintf(&w, "%s. %s\n\n", s.Number, s.Heading)
		for _, p := range s.Paragraphs {
			fmt.Fprintf(&w, "%s %s\n\n", p.Number, p.Text)
		}
	}
	w.WriteString("Back to Index\n")
	return []byte(w.String())
}

// asHTML is a saved page, of the tables of the 1990s or of today's articles.
func (g *Generator) asHTML(rng *rand.Rand, b *briefing.Briefing, _ *scene) []byte {
	var w strings.Builder
	published, _ := time.Parse(time.DateOnly, string(b.Published)) // ours
	table := published.Year() < 2008
	if table {
		fmt.Fprintf(&w, `<html><head><title>MOFA: %s</title></head>
<body bgcolor="#ffffff">
<table width="640"><tr><td><a href="/">Home</a> &gt; <a href="/r/">Region</a></td></tr>
<tr><td>
<p align="center"><font size="+1"><b>%s</b></font>
<p align="right">%s
<p>%s
`,
			b.Title, b.Title, published.Format("January 2, 2006"), b.Lead)
	} else {
		fmt.Fprintf(&w, `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>%s | Ministry of Foreign Affairs</title>
<script>var page = {"x": 1};</script></head>
<body><header><nav><ul><li><a href="/">Home</a></li>`+
			`<li><a href="/press/">Press Releases</a></li></ul></nav></header>
<main><article><h1>%s</h1>
<p class="date">%s</p>
<p>%s</p>
`,
			b.Title, b.Title, published.Format("January 2, 2006"), b.Lead)
	}
	for _, s := range b.Sections {
		if table {
			fmt.Fprintf(&w, "<p><b>%s. %s</b>\n", s.Number, s.Heading)
		} else {
			fmt.Fprintf(&w, "<h2>%s. %s</h2>\n", s.Number, s.Heading)
		}
		for _, p := range s.Paragraphs {
			fmt.Fprintf(&w, "<p>%s %s</p>\n", p.Number, p.Text)
		}
	}
	if table {
		w.WriteString("</td></tr></table>\n<a href=\"index.html\">Back to Index</a>\n</body></html>\n")
	} else {
		w.WriteString("</article></main><footer><p>Related Information</p>" +
			"<ul><li><a href=\"/a\">About</a></li></ul><p>Copyright</p></footer></body></html>\n")
	}
	return []byte(w.String())
}

// Write makes n pages in a folder, or as one file of records.
func (g *Generator) Write(to string, n int, layout string) error {
	if layout == "jsonl" {
		return g.WriteRecords(to, n)
	}
	for i := range n {
		p := g.Page(i, layout)
		name := filepath.Join(to, filepath.FromSlash(p.Name))
		err := os.WriteFile(name, p.Data, 0o644)
		if os.IsNotExist(err) {
			if err = os.MkdirAll(filepath.Dir(name), 0o755); err == nil {
				err = os.WriteFile(name, p.Data, 0o644)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// WriteRecords makes n records, a line each, in one file.
func (g *Generator) WriteRecords(to string, n int) error {
	f, err := os.Create(to)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriterSize(f, 1<<20)
	for i := range n {
		_, _ = w.Write(g.Page(i, "jsonl").Data) // Flush returns the error
		_ = w.WriteByte('\n')
	}
	return errors.Join(w.Flush(), f.Close())
}
