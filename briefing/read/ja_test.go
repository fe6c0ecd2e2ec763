package read

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefings/briefing"
	"briefings/briefing/page"
	"briefings/briefing/page/html"
)

// jaFacts writes the facts of a briefing on a few lines.
func jaFacts(b briefing.Briefing) string {
	var people []string
	for _, p := range b.People {
		people = append(people, p.Name+"/"+p.Role+"/"+p.Country)
	}
	held := string(b.Held.Start)
	if b.Held.End != b.Held.Start {
		held += ".." + string(b.Held.End)
	}
	return fmt.Sprintf("%s|%s|%s|%s|%s\n%s|%s|%s|%d\n%s\n%s", b.Title, b.Published, held, b.Kind, b.Medium, b.Place, b.PlaceCountry, b.Occasion, b.Minutes,
		strings.Join(people, " "), strings.Join(b.Countries, " "))
}

func TestReadJapanese(t *testing.T) {
	for _, c := range append(jaPages[:len(jaPages):len(jaPages)], jaRarePages...) {
		b := newPage(page.TextBlocks(c.text), page.Meta{}, &evidence{asked: true}, "ja").read()
		if diff := cmp.Diff(c.want, jaFacts(b)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		if err := b.Validate(); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func FuzzJapanese(f *testing.F) {
	for _, c := range append(jaPages[:len(jaPages):len(jaPages)], jaRarePages...) {
		f.Add(c.text)
	}
	f.Add("日米会談\n令和元年\n本日（（、約二十時間十分、大臣兼副大臣、在米国大使、於：（\n1.（1）ア　一致\n（参考）\nA")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		for _, blocks := range [][]page.Block{page.TextBlocks(text), htmlOnly(text)} {
			b := newPage(blocks, page.Meta{Title: text, Published: text}, &evidence{}, "ja").read()
			if err := b.Validate(); err != nil {
				t.Fatalf("%v", err)
			}
		}
	})
}

func htmlOnly(src string) []page.Block {
	blocks, _ := html.Blocks(src)
	return blocks
}

func BenchmarkJapanese(b *testing.B) {
	blocks := page.TextBlocks(jaPages[0].text + strings.Repeat("\n（1）山川大臣から、両国の友情と協力について述べ、テスト外相はこれに賛意を表し、引き続き緊密に連携していくことで一致した。", 15))
	b.ReportAllocs()
	for b.Loop() {
		newPage(blocks, page.Meta{}, &evidence{}, "ja").read()
	}
}
