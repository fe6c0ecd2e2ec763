package statement_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefings/briefing"
	"briefings/briefing/letters"
	"briefings/briefing/read"
)

// A gold is what a careful reader found on a page.
type gold struct {
	Statements []struct {
		Quote string   // begins the clause
		Side  []string // codes
		Cameo string
	}
}

// A tally counts how statements were read.
type tally struct{ wanted, got, found, side, code int }

func (n *tally) f1() float64 { return 2 * float64(n.found) / float64(n.wanted+n.got) }

// TestGold reads the pages whose statements are known, if they are there.
func TestGold(t *testing.T) {
	folders := []string{"../../../shared/seeds", "../../../shared/briefings", "../../../shared/briefings-more"}
	if more := os.Getenv("BRIEFINGS_GOLD"); more != "" {
		folders = filepath.SplitList(more)
	}
	var sum tally
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, _ os.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(path, ".json") {
				readGold(t, path, &sum)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if sum.wanted == 0 {
		t.Skip("no pages with known statements are there")
	}
	side, code := float64(sum.side)/float64(sum.found), float64(sum.code)/float64(sum.found)
	t.Logf("%d statements: F1 %.3f, side %.3f, code %.3f", sum.wanted, sum.f1(), side, code)
	if sum.f1() < .95 || side < .98 || code < .94 {
		t.Errorf("F1 %.3f, side %.3f, code %.3f: want .95, .98, .94", sum.f1(), side, code)
	}
}

// readGold compares the page of a gold.
func readGold(t *testing.T, path string, sum *tally) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var want gold
	if json.Unmarshal(data, &want) != nil || len(want.Statements) == 0 {
		return
	}
	pages, _ := filepath.Glob(strings.TrimSuffix(path, ".json") + ".*ht*ml")
	page := strings.TrimSuffix(path, ".json") + ".txt"
	if len(pages) > 0 {
		page = pages[0]
	}
	data, err = os.ReadFile(page)
	if err != nil {
		return
	}
	result, err := read.Page(page, data, read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := slices.Clone(result.Briefing.Statements)
	sum.wanted, sum.got = sum.wanted+len(want.Statements), sum.got+len(got)
	for _, w := range want.Statements {
		i := slices.IndexFunc(got, func(s briefing.Saying) bool { return strings.Contains(key(s.Text), key(w.Quote)) })
		if i < 0 {
			t.Logf("%s: missing %q %v %s", filepath.Base(path), w.Quote, w.Side, w.Cameo)
			continue
		}
		sum.found++
		if side := slices.Sorted(slices.Values(got[i].Side)); slices.Equal(side, slices.Sorted(slices.Values(w.Side))) {
			sum.side++
		} else {
			t.Logf("%s: %q is said by %v, want %v", filepath.Base(path), got[i].Text, got[i].Side, w.Side)
		}
		if got[i].Cameo == w.Cameo {
			sum.code++
		} else {
			t.Logf("%s: %q is %s, want %s", filepath.Base(path), got[i].Text, got[i].Cameo, w.Cameo)
		}
		got = slices.Delete(got, i, i+1)
	}
	for _, s := range got {
		t.Logf("%s: surplus %q %v %s", filepath.Base(path), s.Text, s.Side, s.Cameo)
	}
}

// key folds a text to its words.
func key(s string) string {
	return strings.Join(letters.Words(strings.NewReplacer("'", "", "’", "").Replace(s)), " ")
}
