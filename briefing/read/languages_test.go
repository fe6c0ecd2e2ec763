package read

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"briefings/briefing"
)

// TestLanguages reads invented pages of many ministries. Every fact must be right, or
// missing if the page marks it so.
func TestLanguages(t *testing.T) {
	for _, name := range []string{"languages", "english"} {
		archive, err := txtar.ParseFile(filepath.Join("testdata", name+".txtar"))
		if err != nil {
			t.Fatal(err)
		}
		var sum tally
		for _, file := range archive.Files {
			t.Run(file.Name, func(t *testing.T) { sum.compare(t, string(file.Data)) })
		}
		t.Logf("%s: %d of %d facts right, %d of %d that are given wrong", name, sum.right, sum.wanted, sum.wrong, sum.given)
	}
}

// A tally counts facts: those of the pages, those that were read right, those that
// were given, and those of them that are wrong.
type tally struct{ wanted, right, given, wrong int }

// compare reads a page and compares it with the facts above it.
func (sum *tally) compare(t *testing.T, file string) {
	head, text, _ := strings.Cut(file, "---\n")
	got := factsOf(readText(t, text))
	wanted, loose := map[string]string{}, map[string]bool{}
	for line := range strings.Lines(head) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		key, may := strings.CutSuffix(key, "?")
		if key == "person" {
			name, rest, _ := strings.Cut(value, " | ")
			role, code, _ := strings.Cut(rest, " | ")
			wanted[name], wanted[name+"'s role"], wanted[name+"'s country"] = name, role, code
			loose[name], loose[name+"'s role"], loose[name+"'s country"] = may, may, may
			continue
		}
		wanted[key], loose[key] = value, may
	}
	for key, want := range wanted {
		sum.wanted++
		if got[key] == want {
			sum.right++
		} else if got[key] == "" && !loose[key] {
			t.Errorf("%s is missing, want %q", key, want)
		}
	}
	for key, value := range got {
		if value == "" {
			continue
		}
		sum.given++
		if wanted[key] != value {
			sum.wrong++
			t.Errorf("%s: %q, want %q", key, value, wanted[key])
		}
	}
}

// factsOf returns the facts of a briefing by name.
func factsOf(b briefing.Briefing) map[string]string {
	facts := map[string]string{
		"title": b.Title, "published": string(b.Published), "held": string(b.Held.Start), "kind": string(b.Kind),
		"medium": string(b.Medium), "place": b.Place, "country": b.PlaceCountry, "occasion": b.Occasion,
	}
	if b.Held.End != b.Held.Start {
		facts["held"] += "/" + string(b.Held.End)
	}
	if b.Minutes > 0 {
		facts["minutes"] = fmt.Sprint(b.Minutes)
	}
	codes := slices.Clone(b.Countries)
	facts["countries"] = strings.Join(codes, " ")
	for _, q := range b.People {
		facts[q.Name], facts[q.Name+"'s role"], facts[q.Name+"'s country"] = q.Name, q.Role, q.Country
	}
	return facts
}
