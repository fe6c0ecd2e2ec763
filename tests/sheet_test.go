package tests

import (
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefings/tests/invent"
)

var sheetFlag = flag.Int("sheet", 200, "how many rows TestSpreadsheet sends through LibreOffice")

// What goes through a spreadsheet and back sets the cells that were changed and no others.
func TestSpreadsheet(t *testing.T) {
	t.Parallel()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip(err)
	}
	folder := t.TempDir()
	records, archive := filepath.Join(folder, "records.jsonl"), filepath.Join(folder, "a.db")
	if err := invent.New(7).WriteRecords(records, *sheetFlag); err != nil {
		t.Fatal(err)
	}
	must(t, "import", "--db", archive, records)
	odd := []string{
		"title==1+1", "title='quoted", "place=1/2", "place=TRUE", "title=1e5", "note=two  \"words\"", "held=2011",
		"held=2011-03", "published=1899-12-30", "title=007", "occasion=-x", "place=3.10", "title=2011-11-24",
		"title= 5 ",
	}
	for i, edit := range odd { // what spreadsheets like to change
		must(t, "set", "--db", archive, fmt.Sprint(i+1), edit)
	}
	before := filepath.Join(folder, "sheet.csv")
	must(t, "export", "--db", archive, "--excel", "--output", before)
	ways := [][]string{{"xlsx"}, {"ods"}, {}} // and without a stop
	if *sheetFlag < 1000 {
		ways = ways[:1] // LibreOffice takes seconds to start
	}
	home := "-env:UserInstallation=file://" + filepath.Join(folder, "office")
	for _, way := range ways {
		from := before
		for _, form := range append(slices.Clone(way), "csv") {
			to := filepath.Join(folder, strings.Join(way, "-")+"-"+form)
			said, err := exec.Command(office, home, "--headless", "--convert-to", form, "--outdir", to,
				from).CombinedOutput()
			if err != nil {
				t.Fatalf("%v: %s", err, said)
			}
			from = filepath.Join(to, "sheet."+form)
		}
		if out := must(t, "set", "--db", archive, "--from", from, "--dry-run", "--csv", "--no-header"); out != "" {
			t.Errorf("through %q: would set\n%.2000s", way, out)
		}
		edited := filepath.Join(folder, "edited.csv")
		want := editSheet(t, from, edited)
		out := must(t, "set", "--db", archive, "--from", edited, "--dry-run", "--csv", "--no-header")
		if got := strings.Count(out, "\n"); got != want {
			t.Errorf("through %q: %d cells were changed, and %d would be set\n%.2000s", way, want, got, out)
		}
	}
}

// editSheet changes the place of each seventh row, and returns how many.
func editSheet(t *testing.T, from, to string) (n int) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	place := slices.Index(rows[0], "place")
	for i := 7; i < len(rows); i += 7 {
		rows[i][place] = fmt.Sprintf("Town %d", i)
		n++
	}
	var out strings.Builder
	if err := csv.NewWriter(&out).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, []byte(out.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return n
}
