package tests

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"briefings/tests/invent"
)

// A pdfMaker is a program that makes PDFs. prepare returns what it is given of a page of text.
type pdfMaker struct {
	name, ending string
	prepare      func(text string) string
	arguments    func(in, out string) []string
}

func paragraphsWith(before, head, tail string) func(string) string {
	return func(text string) string {
		var b strings.Builder
		for p := range strings.SplitSeq(text, "\n\n") {
			b.WriteString(before + strings.TrimSpace(p) + "\n\n")
		}
		return head + b.String() + tail
	}
}

var pdfMakers = []pdfMaker{
	{"chromium", ".html", paragraphsWith("<p>", "<!DOCTYPE html><meta charset=utf-8>", ""),
		func(in, out string) []string {
			return []string{"--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf=" + out, "file://" + in}
		}},
	{"soffice", ".txt", func(text string) string { return text }, func(in, out string) []string {
		return []string{"-env:UserInstallation=file://" + filepath.Dir(in) + "/office", "--headless",
			"--convert-to", "pdf", "--outdir", filepath.Dir(out), in}
	}},
	{"pdflatex", ".tex", paragraphsWith("", "\\documentclass{article}\\usepackage[utf8]{inputenc}"+
		"\\setlength{\\parindent}{0pt}\\setlength{\\parskip}{6pt}\\begin{document}\n", "\\end{document}\n"),
		func(in, out string) []string {
			return []string{"-interaction=batchmode", "-output-directory=" + filepath.Dir(out), in}
		}},
	{"groff", ".ms", paragraphsWith(".LP\n", "", ""), func(in, out string) []string {
		return []string{"-c", "groff -Kutf8 -ms -Tpdf '" + in + "' >'" + out + "'"}
	}},
}

// The facts of a page are the same in the PDF that a program makes of it, whichever
// of these programs there are.
func TestPDFsOfPrograms(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	g := invent.New(5)
	const pages = 1
	facts := func(ending string) string {
		archive := filepath.Join(folder, ending[1:]+".db")
		must(t, "import", "--db", archive, filepath.Join(folder, ending[1:]))
		return must(t, "list", "--db", archive, "--sort", "id", "--jsonl", "--fields",
			"title,published,held_start,held_end,kind,medium,place,place_country,people,countries")
	}
	var texts [pages]string
	for n := range pages {
		texts[n] = string(g.Page(n, "text").Data)
		write(t, filepath.Join(folder, "txt", strconv.Itoa(n)+".txt"), texts[n])
	}
	want := strings.ReplaceAll(facts(".txt"), "'", "’") // TeX prints it so
	for _, m := range pdfMakers {
		command := m.name
		if _, err := exec.LookPath(m.name); err != nil {
			t.Logf("%s is not installed", m.name)
			continue
		}
		if m.name == "groff" {
			command = "sh"
		}
		for n, text := range texts {
			in := filepath.Join(folder, m.name+"-in", strconv.Itoa(n)+m.ending)
			out := filepath.Join(folder, m.name, strconv.Itoa(n)+".pdf")
			write(t, in, m.prepare(text))
			if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
				t.Fatal(err)
			}
			said, err := exec.Command(command, m.arguments(in, out)...).CombinedOutput()
			if _, missing := os.Stat(out); missing != nil {
				t.Logf("%s makes no PDF: %v %s", m.name, err, said)
				break
			}
		}
		made, _ := filepath.Glob(filepath.Join(folder, m.name, "*.pdf"))
		if len(made) < pages {
			continue
		}
		if got := strings.ReplaceAll(facts("."+m.name), "'", "’"); got != want {
			t.Errorf("%s:\n got %s\nwant %s", m.name, got, want)
		}
	}
}

// write writes a file, and makes its folder.
func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
