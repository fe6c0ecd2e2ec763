package read

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzRead holds that the reader fails on no bytes, and that what it returns is a
// briefing that an archive takes.
func FuzzRead(f *testing.F) {
	f.Add([]byte(benchPage))
	for _, seed := range []string{
		"", "\x00", "date 2018-01-31 News story\n\nX met Y today.", "(1) (1) (1)", "January 0, 0000", "# A\n\n## B\n\n| a | b |\n", "1. A\n2. B\n",
		"On May 3 and 4 from 10 to 9 p.m. Mr. A, Minister of B of C, met the D of E", "Mr. Mr. Mr.", "of of of the the Minister for for and", "’s’s's", "(photo", "photo photo",
		"Außenminister Ö empfängt É", "held a ", "in the, the, the", "for the the ceremony of", "---\ntitle: x\n---\n", "2011年11月11日", "U.S. U.S.A. a.m. p.m.", "counterpart", "his Danish counterpart, X Y", "from the Japanese side, the Chinese side:",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		page, err := Page("page.txt", data, Options{Explain: true})
		if _, failed := errors.AsType[*Failure](err); failed {
			t.Fatal(err)
		}
		if err != nil {
			return
		}
		if err := page.Briefing.Validate(); err != nil {
			t.Fatalf("%v\n%q", err, data)
		}
		for _, w := range page.Warnings {
			if !utf8.ValidString(w) {
				t.Fatalf("warning %q", w)
			}
		}
	})
}

// hostilePages are pages that cost a careless reader time out of proportion.
func hostilePages() map[string]string {
	return map[string]string{
		"one long line":      strings.Repeat("Minister Storlund met Minister Yamanaka in Oslo on May 3, 2012. ", 160_000),
		"digits":             strings.Repeat("1", 1<<20),
		"digits and points":  strings.Repeat("1.2/3-", 1<<18),
		"headings":           strings.Repeat("1. Bilateral Relations\n\n", 100_000),
		"short lines":        strings.Repeat("Summary\n", 200_000),
		"dates":              strings.Repeat("May 3, 2012\n", 100_000),
		"open brackets":      strings.Repeat("(", 1<<20),
		"captions":           strings.Repeat("(photo) x ", 100_000),
		"capitals":           strings.Repeat("Minister ", 200_000),
		"months":             strings.Repeat("May ", 300_000),
		"commas":             strings.Repeat("Minister for Trade, Economy, ", 50_000),
		"spaces":             strings.Repeat(" ", 1<<21),
		"hyphens":            strings.Repeat("a-", 1<<20),
		"apostrophes":        strings.Repeat("A’s ", 300_000),
		"no letters":         strings.Repeat(". ", 1<<20),
		"kana":               strings.Repeat("日本とノルウェーの会談。", 50_000),
		"tails":              strings.Repeat("Back to Index\n", 100_000),
		"labels":             strings.Repeat("Date: May 3, 2012\nPlace: Oslo\n", 50_000),
		"items in items":     strings.Repeat("1. (1) a) (a) i) x\n", 50_000),
		"bars":               strings.Repeat("| a | b ", 100_000),
		"sentences of a row": strings.Repeat("He held a meeting. ", 100_000),
	}
}

// TestReadHostile holds that such pages are read to their end. What they cost
// is measured by BenchmarkReadHostile: it has to grow with the page and no faster.
func TestReadHostile(t *testing.T) {
	for name, page := range hostilePages() {
		if _, err := Page("page.txt", []byte(page[:len(page)/8/6*6]), Options{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func BenchmarkReadHostile(b *testing.B) {
	for name, page := range hostilePages() {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			for b.Loop() {
				if _, err := Page("page.txt", []byte(page), Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
