package print

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

var sampleColumns = []Column{{"id", Number}, {"title", Text}, {"countries", List}}

func known(text string) Cell { return Cell{Text: text, Known: true} }

var sampleRows = [][]Cell{
	{known("1"), known("Talks, held twice"), known("JP; XK")},
	{known("12"), known("日露外相会談"), known("JP")},
	{{}, {}, {}},
}

// output prints rows and returns what was written.
func output(t testing.TB, format string, columns []Column, o Options, rows ...[]Cell) string {
	t.Helper()
	var b bytes.Buffer
	p, err := New(&b, format, columns, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if err := p.Row(row); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func TestFormats(t *testing.T) {
	for _, test := range []struct {
		format string
		o      Options
		want   string
	}{
		{"table", Options{}, "id  title              countries\n" +
			" 1  Talks, held twice  JP; XK\n12  日露外相会談       JP\n\n"},
		{"table", Options{NoHeader: true}, " 1  Talks, held twice  JP; XK\n12  日露外相会談       JP\n\n"},
		{"table", Options{Width: 24}, "id  title      countries\n 1  Talks…     JP; XK\n12  日露外相…  JP\n\n"},
		{"table", Options{Print0: true}, "1\tTalks, held twice\tJP; XK\x0012\t日露外相会談\tJP\x00\t\t\x00"},
		{"csv", Options{}, "id,title,countries\n1,\"Talks, held twice\",JP; XK\n12,日露外相会談,JP\n,,\n"},
		{"csv", Options{NoHeader: true}, "1,\"Talks, held twice\",JP; XK\n12,日露外相会談,JP\n,,\n"},
		{"csv", Options{Excel: true},
			"\ufeffid,title,countries\r\n1,\"Talks, held twice\",JP; XK\r\n12,日露外相会談,JP\r\n,,\r\n"},
		{"csv", Options{Print0: true}, "1,\"Talks, held twice\",JP; XK\x0012,日露外相会談,JP\x00,,\x00"},
		{"tsv", Options{}, "id\ttitle\tcountries\n1\tTalks, held twice\tJP; XK\n12\t日露外相会談\tJP\n\t\t\n"},
		{"tsv", Options{Print0: true}, "1\tTalks, held twice\tJP; XK\x0012\t日露外相会談\tJP\x00\t\t\x00"},
		{"json", Options{}, `[
 {"id":1,"title":"Talks, held twice","countries":["JP","XK"]},
 {"id":12,"title":"日露外相会談","countries":["JP"]},
 {"id":null,"title":null,"countries":[]}
]
`},
		{"jsonl", Options{}, `{"id":1,"title":"Talks, held twice","countries":["JP","XK"]}
{"id":12,"title":"日露外相会談","countries":["JP"]}
{"id":null,"title":null,"countries":[]}
`},
		{"jsonl", Options{Print0: true}, `{"id":1,"title":"Talks, held twice","countries":["JP","XK"]}` + "\x00" +
			`{"id":12,"title":"日露外相会談","countries":["JP"]}` + "\x00" +
			`{"id":null,"title":null,"countries":[]}` + "\x00"},
		{"markdown", Options{},
			"| id | title | countries |\n| --: | --- | --- |\n" +
				"| 1 | Talks, held twice | JP; XK |\n| 12 | 日露外相会談 | JP |\n|  |  |  |\n"},
		{"markdown", Options{NoHeader: true}, "| 1 | Talks, held twice | JP; XK |\n| 12 | 日露外相会談 | JP |\n|  |  |  |\n"},
	} {
		if got := output(t, test.format, sampleColumns, test.o, sampleRows...); got != test.want {
			t.Errorf("%s %+v:\n%s\nwant\n%s", test.format, test.o, got, test.want)
		}
	}
}

func TestNoRows(t *testing.T) {
	for format, want := range map[string]string{
		"table":    "",
		"csv":      "id,title,countries\n",
		"tsv":      "id\ttitle\tcountries\n",
		"json":     "[]\n",
		"jsonl":    "",
		"markdown": "| id | title | countries |\n| --: | --- | --- |\n",
	} {
		if got := output(t, format, sampleColumns, Options{Width: 80}); got != want {
			t.Errorf("%s: %q, want %q", format, got, want)
		}
	}
}

func TestOptionsThatDoNotGoTogether(t *testing.T) {
	for _, test := range []struct {
		format  string
		columns []Column
		o       Options
		want    string
	}{
		{"xml", sampleColumns, Options{},
			`unknown format "xml": the formats are table, csv, tsv, json, jsonl, markdown`},
		{"csv", nil, Options{}, "no columns to print: at least one is needed"},
		{"json", sampleColumns, Options{Excel: true}, "--excel goes with --format csv, not with json"},
		{"json", sampleColumns, Options{Print0: true},
			"--print0 goes with --format table, csv, tsv, jsonl, not with json"},
		{"markdown", sampleColumns, Options{Print0: true},
			"--print0 goes with --format table, csv, tsv, jsonl, not with markdown"},
		{"csv", sampleColumns, Options{Print0: true, Excel: true},
			"--print0 and --excel do not go together: a spreadsheet reads lines"},
	} {
		_, err := New(&bytes.Buffer{}, test.format, test.columns, test.o)
		if err == nil || err.Error() != test.want {
			t.Errorf("%s %+v: %v, want %s", test.format, test.o, err, test.want)
		}
	}
	for _, format := range Formats {
		if _, err := New(&bytes.Buffer{}, format, sampleColumns, Options{}); err != nil {
			t.Errorf("%s: %v", format, err)
		}
	}
}

func TestRowOfWrongLength(t *testing.T) {
	for _, format := range Formats {
		p, err := New(&bytes.Buffer{}, format, sampleColumns, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := p.Row([]Cell{known("1")}); err == nil {
			t.Errorf("%s takes a row of one cell for three columns", format)
		}
	}
}

type brokenPipe struct{ room int }

var errPipe = errors.New("broken pipe")

func (b *brokenPipe) Write(p []byte) (int, error) {
	if b.room -= len(p); b.room < 0 {
		return 0, errPipe
	}
	return len(p), nil
}

func TestWriteErrors(t *testing.T) {
	for _, format := range Formats {
		p, err := New(&brokenPipe{room: 100_000}, format, sampleColumns, Options{})
		if err != nil {
			t.Fatal(err)
		}
		rows := 0
		for ; rows < 100_000 && err == nil; rows++ {
			err = p.Row(sampleRows[0])
		}
		if !errors.Is(err, errPipe) || rows > 10_000 {
			t.Errorf("%s: %v after %d rows", format, err, rows)
		}
		if err := p.Close(); !errors.Is(err, errPipe) {
			t.Errorf("%s: Close: %v", format, err)
		}

		p, _ = New(&brokenPipe{}, format, sampleColumns, Options{})
		if err := p.Row(sampleRows[0]); err != nil {
			t.Errorf("%s: %v before anything is written", format, err)
		}
		if err := p.Close(); !errors.Is(err, errPipe) {
			t.Errorf("%s: Close: %v", format, err)
		}
	}
}

// A caller may read every row into the same memory.
func TestCellsAreNotKept(t *testing.T) {
	for _, format := range Formats {
		var b bytes.Buffer
		p, _ := New(&b, format, sampleColumns, Options{})
		row := make([]Cell, 3)
		for _, r := range sampleRows {
			copy(row, r)
			if err := p.Row(row); err != nil {
				t.Fatal(err)
			}
		}
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
		if want := output(t, format, sampleColumns, Options{}, sampleRows...); b.String() != want {
			t.Errorf("%s: %q, want %q", format, b.String(), want)
		}
	}
}

func TestTSVEscapes(t *testing.T) {
	got := output(t, "tsv", []Column{{"a", Text}, {"b", Text}}, Options{NoHeader: true},
		[]Cell{known("1\t2\n3\r4\\5"), known(`\n`)})
	if want := `1\t2\n3\r4\\5` + "\t" + `\\n` + "\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestRecordsWithNUL(t *testing.T) {
	for format, want := range map[string]string{
		"table": "a\ufffdb\n\tc\x00", "csv": "\"a\ufffdb\n\tc\"\x00", "tsv": "a\ufffdb\\n\\tc\x00",
		"jsonl": `{"x":"a\u0000b\n\tc"}` + "\x00",
	} {
		if got := output(t, format, []Column{{"x", Text}}, Options{Print0: true},
			[]Cell{known("a\x00b\n\tc")}); got != want {
			t.Errorf("%s: %q, want %q", format, got, want)
		}
	}
}

func TestJSONStrings(t *testing.T) {
	for in, want := range map[string]string{
		"":                     `""`,
		`"quoted" \ back`:      `"\"quoted\" \\ back"`,
		"a\tb\nc\rd\x00\x1b":   `"a\tb\nc\rd\u0000\u001b"`,
		"<b>&amp;":             `"<b>&amp;"`,
		"\x7f\u009b\u202e":     `"\u007f\u009b\u202e"`,
		"日本 🇯🇵 e\u0301 \ufffd": "\"日本 🇯🇵 e\u0301 \ufffd\"",
		"bad \xff\xc3 bytes":   "\"bad \ufffd\ufffd bytes\"",
	} {
		if got := string(appendString(nil, in)); got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}

func TestJSONNumbers(t *testing.T) {
	for in, want := range map[string]bool{
		"0": true, "-0": true, "12": true, "-3.25": true, "1e9": true, "2.5E-05": true, "1e+2": true,
		"": false, "-": false, "01": false, "1.": false, ".5": false, "+1": false, "1e": false, "1e+": false,
		"NaN": false, "0x1": false, "1 ": false, "1,5": false, "--1": false,
	} {
		if got := isNumber(in); got != want {
			t.Errorf("isNumber(%q) = %v", in, got)
		}
	}
	got := output(t, "jsonl", []Column{{"n", Number}}, Options{}, []Cell{known("007")})
	if want := "{\"n\":\"007\"}\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func FuzzJSON(f *testing.F) {
	f.Add("a; b", "<\u2028>", "-1.5e3")
	f.Add("\xff\x00\"", "\\u0041\x1b[31m", "NaN")
	f.Fuzz(func(t *testing.T, list, text, number string) {
		out := output(t, "json", []Column{{"list", List}, {"te\"xt", Text}, {"number", Number}}, Options{},
			[]Cell{known(list), known(text), known(number)})
		var rows []map[string]any
		d := json.NewDecoder(strings.NewReader(out))
		d.UseNumber() // of any size
		if err := d.Decode(&rows); err != nil || len(rows) != 1 {
			t.Fatalf("%q: %v", out, err)
		}
		if want := string([]rune(text)); rows[0][`te"xt`] != want {
			t.Errorf("%q came back as %q", text, rows[0][`te"xt`])
		}
	})
}

func TestMarkdown(t *testing.T) {
	for in, want := range map[string]string{
		"a|b":                      `a\|b`,
		`a\|b`:                     `a\\\|b`,
		"one\ntwo\r\nthree\rfour":  "one<br>two<br>three<br>four",
		"\nend\n\n":                "end",
		"<Outline & Evaluation>":   `\<Outline & Evaluation>`,
		"AT&T &amp; &#38;":         `AT&T \&amp; \&#38;`,
		"*note* `x` [1] ~2~":       "\\*note\\* \\`x\\` \\[1] \\~2\\~",
		"https://x.example/a_b_c":  "https://x.example/a_b_c",
		"_all_":                    `\_all\_`,
		"\x1b[31mred\u202e\xff\t.": "\ufffd\\[31mred\ufffd\ufffd .",
	} {
		got := output(t, "markdown", []Column{{"x", Text}}, Options{NoHeader: true}, []Cell{known(in)})
		if got != "| "+want+" |\n" {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
