package print

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// oddTexts are what a page may hold and a reader may stumble over.
var oddTexts = []string{
	"plain", "", " ", " leading", "trailing ", "\ttab", "a,b", `say "so"`, `"`, `""`, `"quoted"`, "two\nlines",
	"two\r\nlines", "\r", "\n", "a\rb",
	`\.`, `\`, `\n`, `a\tb\\c`, "\ufeffmark", "#comment", "'single'", "a;b", "a|b", "007", "1.50", "0x1F", "-0",
	"1e5", "NaN", "true", "null", "NULL",
	"2004-03", "2011-11-24", "=1+1", "@x", "Zürich", "日露外相会談", "e\u0301", "🇯🇵", "\u3000wide", "\u202eright",
	"\x1b[31m", "\x7f",
	strings.Repeat("word ", 8_000), strings.Repeat("\"\n", 2_000),
}

// A reader is a program of others that reads what a printer writes.
type reader struct {
	name, format string
	skips        []string // what it reads as something else: sqlite3 ends a text at NUL, Miller makes LF of CRLF
	command      func(file string) *exec.Cmd
	parse        func(t *testing.T, said []byte) [][]string
}

var readers = []reader{
	{"python3", "csv", nil, func(file string) *exec.Cmd {
		return exec.Command("python3", "-c", `
import csv, sys
csv.field_size_limit(1 << 30)
with open(sys.argv[1], newline="", encoding="utf-8", errors="surrogateescape") as f:
    for row in csv.reader(f):
        print(" ".join("x" + cell.encode("utf-8", "surrogateescape").hex() for cell in row))`, file)
	}, parseHex},
	{"sqlite3", "csv", []string{"\x00"}, func(file string) *exec.Cmd {
		return exec.Command("sqlite3", "-batch", ":memory:", ".mode list", ".separator ' '", ".import --csv "+file+" t",
			"SELECT 'x' || hex('a'), 'x' || hex('b') UNION ALL SELECT 'x' || hex(a), 'x' || hex(b) FROM t")
	}, parseHex},
	{"mlr", "csv", []string{"\r\n"}, func(file string) *exec.Cmd {
		return exec.Command("mlr", "--icsv", "--ojson", "--jvquoteall", "cat", file)
	}, parseObjects},
	{"mlr", "tsv", nil, func(file string) *exec.Cmd {
		return exec.Command("mlr", "--itsv", "--ojson", "--jvquoteall", "cat", file)
	}, parseObjects},
	{"mlr", "jsonl", nil, func(file string) *exec.Cmd {
		return exec.Command("mlr", "--ijsonl", "--ojson", "--jvquoteall", "cat", file)
	}, parseObjects},
	{"jq", "jsonl", nil, func(file string) *exec.Cmd { return exec.Command("jq", "-s", ".", file) }, parseObjects},
	{"jq", "json", nil, func(file string) *exec.Cmd { return exec.Command("jq", ".", file) }, parseObjects},
}

func parseHex(t *testing.T, said []byte) (rows [][]string) {
	for line := range strings.Lines(string(said)) {
		var row []string
		for _, word := range strings.Fields(line) {
			cell, err := hex.DecodeString(word[1:])
			if err != nil {
				t.Fatal(err)
			}
			row = append(row, string(cell))
		}
		rows = append(rows, row)
	}
	return rows
}

func parseObjects(t *testing.T, said []byte) [][]string {
	var objects []struct{ A, B string }
	said = bytes.ReplaceAll(said, []byte("\x1b"), []byte(`\u001b`)) // Miller writes it as it is
	said = bytes.ReplaceAll(said, []byte("\x00"), []byte(`\u0000`))
	if err := json.Unmarshal(said, &objects); err != nil {
		t.Fatalf("%v: %.300s", err, said)
	}
	rows := [][]string{{"a", "b"}}
	for _, o := range objects {
		rows = append(rows, []string{o.A, o.B})
	}
	return rows
}

// What is printed for other programs they read back byte for byte.
func TestReaders(t *testing.T) {
	for _, r := range readers {
		t.Run(r.name+" "+r.format, func(t *testing.T) {
			if _, err := exec.LookPath(r.name); err != nil {
				t.Skip(err)
			}
			texts := append(slices.Clone(oddTexts), "\x00", "a\x00b")
			if r.format == "csv" && r.name != "mlr" {
				texts = append(texts, "\xff\xfe") // JSON cannot hold it
			}
			want := [][]string{{"a", "b"}}
			var rows [][]Cell
			for i, text := range texts {
				other := texts[(i*7+3)%len(oddTexts)]
				if slices.ContainsFunc(r.skips, func(s string) bool { return strings.Contains(text+"|"+other, s) }) {
					continue
				}
				want = append(want, []string{text, other})
				rows = append(rows, []Cell{known(text), known(other)})
			}
			out := output(t, r.format, []Column{{"a", Text}, {"b", Text}}, Options{}, rows...)
			file := filepath.Join(t.TempDir(), "rows")
			if err := os.WriteFile(file, []byte(out), 0o644); err != nil {
				t.Fatal(err)
			}
			command := r.command(file)
			var complaint bytes.Buffer
			command.Stderr = &complaint
			said, err := command.Output()
			if err != nil || complaint.Len() > 0 {
				t.Fatalf("%v: %s", err, complaint.String())
			}
			got := r.parse(t, said)
			if len(got) != len(want) {
				t.Errorf("%d rows, want %d", len(got), len(want))
			}
			for i := range min(len(got), len(want)) {
				if !slices.Equal(got[i], want[i]) {
					t.Errorf("row %d: %.80q, want %.80q", i, got[i], want[i])
				}
			}
		})
	}
}

// A column alone has a line for each row, also where all is empty.
func TestReadersOfOneColumn(t *testing.T) {
	out := output(t, "csv", []Column{{"a", Text}}, Options{NoHeader: true}, []Cell{known("\ufeffmark")},
		[]Cell{known("")}, []Cell{known(" ")}, []Cell{{}})
	file := filepath.Join(t.TempDir(), "rows")
	if err := os.WriteFile(file, []byte(out), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{
		{"python3", "-c", "import csv, sys\n" +
			`rows = csv.reader(open(sys.argv[1], newline="", encoding="utf-8-sig"))` + "\n" +
			`print(list(rows) == [["\ufeffmark"], [""], [" "], [""]])`, file},
		{"sqlite3", "-batch", ":memory:", "CREATE TABLE t (a)", ".import --csv " + file + " t",
			"SELECT iif(group_concat(hex(a), '/') = 'EFBBBF6D61726B//20/', 'True', group_concat(hex(a), '/')) FROM t"},
	} {
		if _, err := exec.LookPath(command[0]); err != nil {
			t.Log(err)
			continue
		}
		said, err := exec.Command(command[0], command[1:]...).CombinedOutput()
		if err != nil || strings.TrimSpace(string(said)) != "True" {
			t.Errorf("%s: %v: %s", command[0], err, said)
		}
	}
}

// A sheet is a spreadsheet as LibreOffice writes it.
type sheet struct {
	Rows []struct {
		Cells []struct {
			Type    string   `xml:"value-type,attr"`
			Value   string   `xml:"value,attr"`
			Date    string   `xml:"date-value,attr"`
			Formula string   `xml:"formula,attr"`
			Lines   []string `xml:"p"`
		} `xml:"table-cell"`
	} `xml:"body>spreadsheet>table>table-row"`
}

// What --excel writes LibreOffice reads as it is meant: text as text, numbers
// as numbers, days as days, and no formula.
func TestLibreOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip(err)
	}
	folder := t.TempDir()
	long := strings.Repeat("語", excelCell)
	type cell struct{ text, kind, want string } // kind and value in the spreadsheet
	rows := [][]cell{
		{{"Zürich ß ł", "string", ""}, {"42", "float", "42"}, {"2011-11-24", "date", "2011-11-24"},
			{"JP; RU", "string", ""}},
		{{"日露外相会談", "string", ""}, {"-3", "float", "-3"}, {"2004-03", "string", ""}, {"O'Brien; Ærø", "string", ""}},
		{{"=cmd()", "string", "'=cmd()"}, {"0", "float", "0"}, {"1998-07-28", "date", "1998-07-28"},
			{"=1+1; =2", "string", "'=1+1; =2"}},
		{{"@SUM(A1:A9)", "string", "'@SUM(A1:A9)"}, {"100000", "float", "100000"},
			{"2024-02-29", "date", "2024-02-29"}, {"-x", "string", "'-x"}},
		{{"007", "string", ""}, {"1", "float", "1"}, {"2000-01", "string", ""},
			{"+81 3 5501", "string", "'+81 3 5501"}},
		{{"1.2", "string", ""}, {"2", "float", "2"}, {"", "", ""}, {`a "quoted", word`, "string", ""}},
		{{"12e3", "string", ""}, {"3", "float", "3"}, {"1/2", "string", ""}, {"two\nlines", "string", ""}},
		{{long, "string", ""}, {"4", "float", "4"}, {"2011-11-11", "date", "2011-11-11"},
			{"🇯🇵 \u202e ZWJ\u200d", "string", ""}},
	}
	var cells [][]Cell
	for _, row := range rows {
		var list []Cell
		for _, c := range row {
			list = append(list, Cell{Text: c.text, Known: c.text != ""})
		}
		cells = append(cells, list)
	}
	out := output(t, "csv", []Column{{"a", Text}, {"n", Number}, {"day", Text}, {"list", List}},
		Options{Excel: true}, cells...)
	if err := os.WriteFile(filepath.Join(folder, "rows.csv"), []byte(out), 0o644); err != nil {
		t.Fatal(err)
	}
	// Comma, double quote, UTF-8, from the first line, quoted fields are text.
	for _, args := range [][]string{
		{"--infilter=CSV:44,34,76,1,,0,true,true", "--convert-to", "xlsx",
			"rows.csv"}, // what is opened as .xlsx is then a spreadsheet
		{"--convert-to", "fods", "rows.xlsx"},
	} {
		command := exec.Command(office, append([]string{"-env:UserInstallation=file://" + folder + "/profile",
			"--headless"}, args...)...)
		command.Dir = folder
		if said, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, said)
		}
	}
	data, err := os.ReadFile(filepath.Join(folder, "rows.fods"))
	if err != nil {
		t.Fatal(err)
	}
	var s sheet
	if err := xml.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	if len(s.Rows) < len(rows)+1 || len(s.Rows[0].Cells) < 4 || strings.Join(s.Rows[0].Cells[0].Lines, "") != "a" {
		t.Fatalf("%d rows: %+.200v", len(s.Rows), s.Rows)
	}
	for i, row := range rows {
		for j, c := range row {
			got := s.Rows[i+1].Cells[j]
			value := strings.Join(got.Lines, "\n")
			switch got.Type {
			case "float":
				value = got.Value
			case "date":
				value = got.Date
			}
			want := c.want
			if want == "" {
				want = c.text
			}
			if got.Type != c.kind || value != want || got.Formula != "" {
				t.Errorf("%.60q is %s %.60q %s, want %s %.60q", c.text, got.Type, value, got.Formula, c.kind, want)
			}
		}
	}
}
