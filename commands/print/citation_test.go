package print

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

const testDigest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

// wholeCitation has all that a citation can have, and what formats act on.
var wholeCitation = Citation{
	Key: "2031-05-03-storvik-meets-belo", Author: "Foreign, Commonwealth & Development Office",
	Title:     `Talks {on} 50% of the "North_Sea" & #1~2^3 \ $5 <now>`,
	Published: "2031-05-03", URL: "https://www.mfa.example/a b?x=1&y=~2", Captured: "2032-01-09T10:11:12Z",
	Digest: testDigest, Language: "en", Place: "Oslo",
}

func cited(t *testing.T, format string, list ...Citation) string {
	t.Helper()
	var out bytes.Buffer
	w := NewCitations(&out, format)
	for i := range list {
		if err := w.Cite(&list[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestCitations(t *testing.T) {
	for format, want := range map[string]string{
		"bibtex": `@online{2031-05-03-storvik-meets-belo,
  author = {{Foreign, Commonwealth \& Development Office}},
  title = {{Talks {\textbraceleft}on{\textbraceright} 50\% of the "North\_Sea" \& ` +
			`\#1{\textasciitilde}2{\textasciicircum}3 {\textbackslash} \$5 <now>}},
  date = {2031-05-03},
  url = {https://www.mfa.example/a%20b?x=1&y=~2},
  urldate = {2032-01-09},
  language = {english},
  langid = {english},
  note = {SHA-256: 0123456789abcdef…},
  annotation = {SHA-256: ` + testDigest + `},
}

@misc{k,
  title = {{T}},
  date = {2031-05},
}
`,
		"ris": `TY  - ELEC
ID  - 2031-05-03-storvik-meets-belo
AU  - Foreign Commonwealth & Development Office
TI  - Talks {on} 50% of the "North_Sea" & #1~2^3 \ $5 <now>
PY  - 2031
DA  - 2031/05/03
UR  - https://www.mfa.example/a b?x=1&y=~2
Y2  - 2032/01/09
LA  - en
N1  - SHA-256: ` + testDigest + `
ER  - ` + `

TY  - ELEC
ID  - k
TI  - T
PY  - 2031
DA  - 2031/05
ER  - ` + `

`,
		"csl-json": `[
{"id": "2031-05-03-storvik-meets-belo", "type": "webpage", ` +
			`"author": [{"literal": "Foreign, Commonwealth & Development Office"}], ` +
			`"title": "Talks {on} 50% of the \"North_Sea\" & #1~2^3 \\ $5 <now>", ` +
			`"issued": {"date-parts": [[2031, 5, 3]]}, "event-place": "Oslo", ` +
			`"URL": "https://www.mfa.example/a b?x=1&y=~2", "accessed": {"date-parts": [[2032, 1, 9]]}, ` +
			`"language": "en", "note": "SHA-256: ` + testDigest + `"},
{"id": "k", "type": "webpage", "title": "T", "issued": {"date-parts": [[2031, 5]]}}
]
`,
	} {
		got := cited(t, format, wholeCitation, Citation{Key: "k", Title: "T\n", Published: "2031-05"})
		if got = strings.ReplaceAll(got, "\r\n", "\n"); got != want {
			t.Errorf("%s:\n%s\nwant:\n%s", format, got, want)
		}
	}
	if got := cited(t, "csl-json"); got != "[]\n" {
		t.Errorf("no citation: %q", got)
	}
}

func TestFootnote(t *testing.T) {
	for _, c := range []struct {
		citation Citation
		want     string
	}{
		{wholeCitation, `Foreign, Commonwealth & Development Office, “Talks {on} 50% of the ‘North_Sea’ & #1~2^3 \ $5 <now>,” ` +
			"May 3, 2031, accessed January 9, 2032, https://www.mfa.example/a b?x=1&y=~2, SHA-256: 0123456789abcdef…"},
		{Citation{Title: "Statement on peace."}, "“Statement on peace.”"},
		{Citation{Title: "“Peace” with the U.S.", Published: "2031"}, "“‘Peace’ with the U.S.,” 2031."},
		{Citation{Title: "Storvik: „Frieden“", Published: "2031-05"}, "“Storvik: ‚Frieden‘,” May 2031."},
		{Citation{Title: "What\nnext?\x1b", URL: "https://mfa.example"}, "“What next?\ufffd,” https://mfa.example."},
	} {
		if got := c.citation.Footnote(); got != c.want {
			t.Errorf("%s\nwant\n%s", got, c.want)
		}
	}
}

func FuzzCitation(f *testing.F) {
	for _, text := range oddTexts {
		f.Add(text, text)
	}
	f.Add(`{{\}`, "https://mfa.example/{\\%20}é")
	f.Fuzz(func(t *testing.T, text, address string) {
		c := Citation{Key: "key", Author: text, Title: text, URL: address, Place: text, Digest: testDigest}
		bib := cited(t, "bibtex", c)
		depth := 0
		for i := range len(bib) {
			switch bib[i] {
			case '{':
				depth++
			case '}':
				if depth--; depth == 0 && i < len(bib)-2 || depth < 0 {
					t.Fatalf("the entry ends at byte %d:\n%s", i, bib)
				}
			}
		}
		lines := strings.Count(bib, "\n")
		if depth != 0 || lines > 8 || !utf8.ValidString(bib) {
			t.Fatalf("depth %d, %d lines:\n%s", depth, lines, bib)
		}
		ris := cited(t, "ris", c)
		for line := range strings.SplitSeq(strings.TrimSuffix(ris, "\r\n\r\n"), "\r\n") {
			if len(line) < 6 || line[2:6] != "  - " || strings.ContainsFunc(line, isUnsafe) {
				t.Fatalf("no field: %q", line)
			}
		}
		var items []map[string]any
		if err := json.Unmarshal([]byte(cited(t, "csl-json", c)), &items); err != nil || len(items) != 1 {
			t.Fatalf("%d items, %v", len(items), err)
		}
		if note := c.Footnote(); strings.ContainsFunc(note, isUnsafe) {
			t.Fatalf("unsafe: %q", note)
		}
	})
}

// Programs of others read the titles, bodies and days that were written.
func TestCitationsAreRead(t *testing.T) {
	list := []Citation{wholeCitation}
	for i, text := range oddTexts {
		if len(text) < 1000 && oneLine(text) != "" {
			list = append(list, Citation{Key: "odd-" + strconv.Itoa(i), Title: text, Author: "Ministry and " + text,
				Published: "2031-05", URL: "https://mfa.example/1"})
		}
	}
	t.Run("biber", func(t *testing.T) { readByBiber(t, list) })
	t.Run("citation-js", func(t *testing.T) { readByCitationJS(t, list) })
}

// readByBiber asks biber to check every entry against the data model of BibLaTeX.
func readByBiber(t *testing.T, list []Citation) {
	biber, err := exec.LookPath("biber")
	if err != nil {
		t.Skip(err)
	}
	folder := t.TempDir()
	file := filepath.Join(folder, "list.bib")
	if err := os.WriteFile(file, []byte(cited(t, "bibtex", list...)), 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(biber, "--tool", "--validate-datamodel", "--output-format=biblatexml", "--nolog",
		"--output-file", filepath.Join(folder, "list.xml"), file)
	said, err := command.CombinedOutput()
	if err != nil || bytes.Contains(said, []byte("WARN")) || bytes.Contains(said, []byte("ERROR")) {
		t.Fatalf("%v:\n%s", err, said)
	}
	xml, err := os.ReadFile(filepath.Join(folder, "list.xml"))
	if n := bytes.Count(xml, []byte("<bltx:entry ")); err != nil || n != len(list) {
		t.Errorf("%d of %d entries, %v", n, len(list), err)
	}
}

// readByCitationJS asks citation-js, of the folder of modules that NODE_PATH names, for
// titles, bodies and days.
func readByCitationJS(t *testing.T, list []Citation) {
	if err := exec.Command("node", "-e", "require('@citation-js/core')").Run(); err != nil {
		t.Skip("citation-js is not installed where NODE_PATH says: ", err)
	}
	for _, format := range CitationFormats {
		command := exec.Command("node", "-e", `
const {Cite} = require('@citation-js/core')
for (const p of ['bibtex', 'ris', 'csl']) require('@citation-js/plugin-' + p)
const list = new Cite(require('fs').readFileSync(0, 'utf8')).data
console.log(JSON.stringify(list.map(c => [c.title, c.author[0].literal || c.author[0].family,
	c.issued['date-parts'][0].join('-')])))`)
		command.Stdin = strings.NewReader(cited(t, format, list...))
		said, err := command.Output()
		var got [][]string
		if err == nil {
			err = json.Unmarshal(said, &got)
		}
		if err != nil || len(got) != len(list) {
			t.Errorf("%s: %d of %d citations, %v", format, len(got), len(list), err)
			continue
		}
		for i, c := range list {
			want := []string{oneSpaced(c.Title), oneSpaced(c.Author), strings.ReplaceAll(c.Published, "-0", "-")}
			if format == "ris" {
				want[1] = strings.ReplaceAll(want[1], ",", "")
			}
			for j := range got[i] {
				got[i][j] = oneSpaced(got[i][j])
			}
			if !slices.Equal(got[i], want) {
				t.Errorf("%s: %q, want %q", format, got[i], want)
			}
		}
	}
}

// oneSpaced writes a text as readers compare it: the mark of UTF-8 is a space for some.
func oneSpaced(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(oneLine(text), "\ufeff", "")), " ")
}
