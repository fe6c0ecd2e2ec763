package print

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
)

func TestCSVFields(t *testing.T) {
	long := strings.Repeat("words of a paragraph ", 5)
	for in, want := range map[string]string{
		"plain":                "plain",
		"a,b":                  `"a,b"`,
		`say "so"`:             `"say ""so"""`,
		`"`:                    `""""`,
		"two\nlines":           "\"two\nlines\"",
		"two\r\nlines\r":       "\"two\r\nlines\r\"",
		" leading":             `" leading"`,
		"\u3000指":              "\"\u3000指\"",
		"trailing ":            "trailing ",
		"\ufeffmark":           "\"\ufeffmark\"",
		`\.`:                   `"\."`,
		"tab\tinside":          "tab\tinside",
		"\x00\x1b[31m\xff":     "\x00\x1b[31m\xff",
		long:                   long,
		long + ",":             `"` + long + `,"`,
		long + "\r":            `"` + long + "\r\"",
		long + `"` + long:      `"` + long + `""` + long + `"`,
		"=1+1":                 "=1+1",
		"-1":                   "-1",
		"日本、米国":                "日本、米国",
		"e\u0301 \u202e 🇯🇵 \\": "e\u0301 \u202e 🇯🇵 \\",
	} {
		got := output(t, "csv", []Column{{"a", Text}, {"b", Text}}, Options{NoHeader: true},
			[]Cell{known(in), known("x")})
		if got != want+",x\n" {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestCSVOfOneColumn(t *testing.T) {
	got := output(t, "csv", []Column{{"place", Text}}, Options{}, []Cell{known("Oslo")}, []Cell{known("")}, []Cell{{}})
	if want := "place\nOslo\n\"\"\n\"\"\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestExcel(t *testing.T) {
	for _, test := range []struct {
		in   string
		kind Kind
		want string
	}{
		{"=HYPERLINK(1)", Text, "'=HYPERLINK(1)"},
		{`=cmd|' /C calc'!A0,"x"`, Text, `"'=cmd|' /C calc'!A0,""x"""`},
		{"+81 3", Text, "'+81 3"},
		{"-2+3", Number, "'-2+3"},
		{"-2", Number, "-2"},
		{"-2.5e3", Number, "-2.5e3"},
		{"-2", Text, "'-2"},
		{"@SUM(A1)", Text, "'@SUM(A1)"},
		{"\t=1", Text, "'\t=1"},
		{"\r=1", Text, "\"'\r=1\""},
		{"\n=1", Text, "\"'\n=1\""},
		{"  =1", Text, "'  =1"},
		{"＝1+1", Text, "'＝1+1"},
		{"a=b", Text, "a=b"},
		{"'quoted", Text, "'quoted"},
		{"日露\n会談", Text, "\"日露\n会談\""},
		{"=A; B", List, "'=A; B"},
		{"", Number, ""},
		{"2011-11-24", Text, "2011-11-24"},
		{"2004-03", Text, `"2004-03"`},
		{"007", Text, `"007"`},
		{"1.2", Text, `"1.2"`},
		{"12e3", Text, `"12e3"`},
		{"1a", Text, "1a"},
		{"42", Number, "42"},
	} {
		got := output(t, "csv", []Column{{"a", Text}, {"b", test.kind}}, Options{Excel: true, NoHeader: true},
			[]Cell{known("x"), known(test.in)})
		if want := "\ufeffx," + test.want + "\r\n"; got != want {
			t.Errorf("%q: %q, want %q", test.in, got, want)
		}
	}
}

func TestExcelCellLimit(t *testing.T) {
	for _, test := range []struct {
		text    string
		columns []Column
		want    string // "" where the cell is written
	}{
		{strings.Repeat("x", 32_767), nil, ""},
		{strings.Repeat("語", 32_767), nil, ""},
		{strings.Repeat("x", 32_768), nil, "--excel: text has 32768 characters"},
		{"=" + strings.Repeat("x", 32_766), nil, "text has 32768 characters"},
		{strings.Repeat("\U0001f1ef", 16_384), nil, "text has 32768 characters"},
		{strings.Repeat("x", 40_000), []Column{{"slug", Text}}, "text of 2011-talk has 40000 characters"},
		{strings.Repeat("x", 40_000), []Column{{"briefing_id", Number}}, "text of 2011-talk has 40000"},
	} {
		var b bytes.Buffer
		p, err := New(&b, "csv", append(test.columns, Column{"text", Text}), Options{Excel: true})
		if err != nil {
			t.Fatal(err)
		}
		cells := []Cell{known("2011-talk"), known(test.text)}[1-len(test.columns):]
		err = p.Row(cells)
		if test.want == "" && err != nil || test.want != "" &&
			(err == nil || !strings.Contains(err.Error(), test.want)) {
			t.Errorf("%d bytes: %v, want %q", len(test.text), err, test.want)
		}
	}
}

// parseCSV reads RFC 4180 byte by byte; encoding/csv would make LF of CRLF.
func parseCSV(t *testing.T, s string) [][]string {
	var rows [][]string
	for s != "" {
		var row []string
		for more := true; more; {
			var field string
			if strings.HasPrefix(s, `"`) {
				for s = s[1:]; ; s = s[1:] {
					i := strings.IndexByte(s, '"')
					if i < 0 {
						t.Fatal("a quote is not closed")
					}
					field += s[:i]
					if s = s[i+1:]; !strings.HasPrefix(s, `"`) {
						break
					}
					field += `"`
				}
			} else {
				i := strings.IndexAny(s, ",\r\n\"")
				if i < 0 {
					t.Fatal("the last record does not end")
				}
				field, s = s[:i], s[i:]
			}
			row = append(row, field)
			switch {
			case strings.HasPrefix(s, ","):
				s = s[1:]
			case strings.HasPrefix(s, "\n"):
				s, more = s[1:], false
			default:
				t.Fatalf("%.20q after a field", s)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func FuzzCSV(f *testing.F) {
	f.Add("", "", "")
	f.Add("a,b", `"`, "x\r\ny")
	f.Add(" a", "\r", `\.`)
	f.Add(strings.Repeat("long text of a page, ", 9), "日本", "\xff\x00")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		columns := []Column{{"a", Text}, {"b", Number}, {"c", List}}
		cells := []Cell{known(a), known(b), known(c)}
		out := output(t, "csv", columns, Options{NoHeader: true}, cells, cells)
		rows := parseCSV(t, out)
		if len(rows) != 2 {
			t.Fatalf("%q: %d rows", out, len(rows))
		}
		for _, row := range rows {
			if len(row) != 3 || row[0] != a || row[1] != b || row[2] != c {
				t.Errorf("%q came back as %q", []string{a, b, c}, row)
			}
		}
		again, err := csv.NewReader(strings.NewReader(out)).ReadAll()
		if err != nil || len(again) != 2 || again[1][0] != strings.ReplaceAll(a, "\r\n", "\n") {
			t.Errorf("encoding/csv reads %q, %v", again, err)
		}
		if strings.ContainsAny(a+b+c, "\n\ufeff") {
			return // encoding/csv reads CRLF as LF, and puts no quotes around a mark
		}
		var b2 bytes.Buffer
		w := csv.NewWriter(&b2)
		if err := w.WriteAll([][]string{{a, b, c}, {a, b, c}}); err != nil || b2.String() != out {
			t.Errorf("%q, encoding/csv writes %q", out, b2.String())
		}
	})
}
