package tests

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"briefings/commands/print"
)

// updating reports whether tests rewrite what they compare with.
func updating() bool { return os.Getenv("UPDATE_SCRIPTS") != "" }

func readTop(t *testing.T, names ...string) string {
	t.Helper()
	text, err := os.ReadFile(top(names...))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestDocuments runs the commands that README.md and the manual show, each
// page's in one folder and in their order, and compares what comes out with
// what the page shows. With UPDATE_SCRIPTS set the pages are rewritten.
func TestDocuments(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("the pages are written for a Unix shell")
	}
	for name, fewest := range map[string]int{"README.md": 9, "docs/manual.md": 25} {
		t.Run(name, func(t *testing.T) {
			home := t.TempDir()
			if err := os.CopyFS(filepath.Join(home, "pages"), os.DirFS(top("testdata", "pages"))); err != nil {
				t.Fatal(err)
			}
			is, ran := runDocument(t, home, name)
			if ran < fewest {
				t.Errorf("only %d commands were found", ran)
			}
			if updating() {
				if err := os.WriteFile(top(name), []byte(is), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// runDocument runs the commands of a page. It returns the page with what they
// printed, and how many there were.
func runDocument(t *testing.T, home, name string) (is string, ran int) {
	t.Helper()
	var out strings.Builder
	inside := false
	lines := strings.SplitAfter(readTop(t, name), "\n")
	for i := 0; i < len(lines); i++ {
		out.WriteString(lines[i])
		if strings.HasPrefix(lines[i], "```") {
			inside = lines[i] == "```console\n"
		}
		command, ok := strings.CutPrefix(lines[i], "$ ")
		if !inside || !ok {
			continue
		}
		for strings.HasSuffix(command, "\\\n") {
			i++
			command += lines[i]
			out.WriteString(lines[i])
		}
		want := followingOutput(lines[i+1:])
		got := want
		if _, err := exec.LookPath("sqlite3"); err == nil || !strings.HasPrefix(command, "sqlite3 ") {
			got = runLine(t, home, command)
		}
		if got != want && !updating() {
			t.Errorf("%s:%d: $ %sprints\n%s\nand the page shows\n%s", name, i+1, command, got, want)
		}
		out.WriteString(got)
		i += strings.Count(want, "\n")
		ran++
	}
	return out.String(), ran
}

// followingOutput are the lines up to the next command or the end of the block.
func followingOutput(lines []string) string {
	var b strings.Builder
	for _, line := range lines {
		if strings.HasPrefix(line, "$ ") || strings.HasPrefix(line, "```") {
			break
		}
		b.WriteString(line)
	}
	return b.String()
}

// runLine runs a line as a user would whose home is /home/ada.
func runLine(t *testing.T, home, line string) string {
	t.Helper()
	command := exec.Command("sh", "-c", line)
	command.Dir = home
	command.Env = []string{"GORACE=" + quietRace, "HOME=" + home, "LC_ALL=C.UTF-8",
		"PATH=" + programFolder(t) + string(os.PathListSeparator) + os.Getenv("PATH")}
	said, _ := command.CombinedOutput() // a failure shows in what it says
	return strings.ReplaceAll(string(said), home, "/home/ada")
}

// The README is short: whoever wants more finds docs/.
func TestReadmeIsShort(t *testing.T) {
	t.Parallel()
	if n := len(readTop(t, "README.md")); n > 8<<10 {
		t.Errorf("README.md is of %d bytes, and should be of %d at most", n, 8<<10)
	}
}

// Links between the documents lead to files of the project, and to headings.
func TestLinksOfDocuments(t *testing.T) {
	t.Parallel()
	pages, err := filepath.Glob(top("docs", "*.md"))
	if err != nil || len(pages) < 6 {
		t.Fatalf("%d documents: %v", len(pages), err)
	}
	for _, page := range append(pages, top("README.md"), top("SECURITY.md")) {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, link := range regexp.MustCompile(`\]\(([^)\s]+)\)`).FindAllStringSubmatch(string(text), -1) {
			if err := follow(page, link[1]); err != nil {
				t.Errorf("%s: %v", page, err)
			}
		}
	}
}

// follow looks for what a link of a page leads to.
func follow(page, link string) error {
	file, anchor, _ := strings.Cut(link, "#")
	if strings.Contains(link, "://") {
		return nil
	}
	if file == "" {
		file = page
	} else {
		file = filepath.Join(filepath.Dir(page), filepath.FromSlash(file))
	}
	text, err := os.ReadFile(file)
	if err != nil || anchor == "" {
		return err
	}
	for _, heading := range regexp.MustCompile(`(?m)^#+ (.*)$`).FindAllStringSubmatch(string(text), -1) {
		words := regexp.MustCompile(`[^\p{L}\p{N} _-]`).ReplaceAllString(strings.ToLower(heading[1]), "")
		if strings.ReplaceAll(words, " ", "-") == anchor {
			return nil
		}
	}
	return fmt.Errorf("%s leads to no heading", link)
}

// Each thing that can be relied on names a test that there is.
func TestGuaranteesNameTests(t *testing.T) {
	t.Parallel()
	tests, said := testNames(t), 0
	for line := range strings.Lines(readTop(t, "docs", "guarantees.md")) {
		if !strings.HasPrefix(line, "- ") {
			continue
		}
		said++
		named := regexp.MustCompile("`(Test\\w+)`").FindAllStringSubmatch(line, -1)
		if len(named) == 0 {
			t.Errorf("no test is named: %s", line)
		}
		for _, name := range named {
			if !tests[name[1]] {
				t.Errorf("there is no %s: %s", name[1], line)
			}
		}
	}
	if said < 10 {
		t.Errorf("only %d sentences", said)
	}
}

// testNames are the tests of the project, wherever they are.
func testNames(t *testing.T) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	err := filepath.WalkDir(top(), func(file string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(file, "_test.go") {
			return err
		}
		source, err := os.ReadFile(file)
		for _, found := range regexp.MustCompile(`(?m)^func (Test\w+)\(`).FindAllStringSubmatch(string(source), -1) {
			names[found[1]] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// The manual names every table, and every field of each.
func TestManualNamesFields(t *testing.T) {
	t.Parallel()
	manual := readTop(t, "docs", "manual.md")
	explained := func(of, said string) {
		t.Helper()
		_, list, found := strings.Cut(said, "there are ")
		if !found {
			t.Fatalf("%s: no list is in %s", of, said)
		}
		for name := range strings.SplitSeq(strings.TrimSpace(list), ", ") {
			if !strings.Contains(manual, "`"+name+"`") {
				t.Errorf("docs/manual.md does not name %s of %s", name, of)
			}
		}
	}
	archive := filepath.Join(t.TempDir(), "a.db")
	must(t, "import", "--db", archive, top("seeds"))
	_, said, _ := runHere(t, "export", "--db", archive, "--table", "x")
	explained("export --table", said)
	_, tables, _ := strings.Cut(strings.TrimSpace(said), "there are ")
	for table := range strings.SplitSeq(tables, ", ") {
		_, said, _ = runHere(t, "export", "--db", archive, "--table", table, "--fields", "x")
		explained(table, said)
	}
	_, said, _ = runHere(t, "search", "--db", archive, "--fields", "x", "energy")
	explained("search", said)
	record, _, _ := strings.Cut(must(t, "export", "--db", archive, "--format", "jsonl"), "\n")
	for _, key := range regexp.MustCompile(`"([a-z_]+)":`).FindAllStringSubmatch(record, -1) {
		if !strings.Contains(manual, "`"+key[1]+"`") {
			t.Errorf("docs/manual.md does not name the key %s of a record", key[1])
		}
	}
}

// The second half of the manual is the page of `briefings man`, so that the two
// never differ. With UPDATE_SCRIPTS set it is rewritten. (Not in parallel: so is
// the first half.)
func TestManualIsTheManPage(t *testing.T) {
	page, err := exec.Command(program(t), "man").Output()
	if err != nil {
		t.Fatal(err)
	}
	text := readTop(t, "docs", "manual.md")
	at := strings.Index(text, "-->\n") + len("-->\n")
	if at < len("-->\n") {
		t.Fatal("docs/manual.md has no mark where the page of `briefings man` begins")
	}
	want := text[:at] + manToMarkdown(string(page))
	if text == want {
		return
	}
	if !updating() {
		t.Fatal("docs/manual.md is not what `briefings man` prints: `make scripts` rewrites it")
	}
	if err := os.WriteFile(top("docs", "manual.md"), []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

// roffSigns are what commands/man.go writes for other characters, and its fonts.
var roffSigns = strings.NewReplacer(`\e`, `\`, `\-`, "-", `\(aq`, "'", `\(ga`, "`", `\(ha`, "^",
	`\(ti`, "~", `\(dq`, `"`, `\&`, "", `\(lq`, "“", `\(rq`, "”", `\(cq`, "’", `\fB`, "", `\fI`, "", `\fR`, "")

// manToMarkdown turns a page in those macros of man(7) that commands/man.go
// writes into Markdown.
func manToMarkdown(page string) string {
	var out, paragraph strings.Builder
	listed := false
	flush := func(first, rest string) {
		if first != "" && !listed {
			out.WriteString("\n")
		}
		listed = first != ""
		for i, line := range print.Wrap(paragraph.String(), 80-len(rest)) {
			out.WriteString(first + line + "\n")
			if i == 0 {
				first = rest
			}
		}
		paragraph.Reset()
	}
	first, rest, term, example := "", "", false, false
	for line := range strings.Lines(page) {
		request, arguments, _ := strings.Cut(strings.TrimSpace(line), " ")
		text := roffSigns.Replace(strings.TrimSpace(line))
		switch {
		case example && request != ".EE":
			out.WriteString(text + "\n")
		case !strings.HasPrefix(line, ".") && term:
			term = false
			paragraph.WriteString("`" + text + "`:")
			first, rest = "- ", "  "
		case !strings.HasPrefix(line, "."):
			if paragraph.Len() > 0 {
				paragraph.WriteByte(' ')
			}
			paragraph.WriteString(strings.ReplaceAll(text, "*", `\*`))
		default:
			flush(first, rest)
			first, rest = "", ""
			heading := strings.Trim(roffSigns.Replace(arguments), `"`)
			switch request {
			case ".SH":
				out.WriteString("\n## " + heading[:1] + strings.ToLower(heading[1:]) + "\n\n")
			case ".SS":
				out.WriteString("\n### " + heading + "\n\n")
			case ".TP":
				term = true
			case ".PP":
				out.WriteString("\n")
			case ".EX":
				example = true
				out.WriteString("```sh\n")
			case ".EE":
				example = false
				out.WriteString("```\n")
			}
		}
	}
	flush(first, rest)
	return regexp.MustCompile(`\n{3,}`).ReplaceAllString(out.String(), "\n\n")
}

// The page on architecture names every package.
func TestArchitectureNamesPackages(t *testing.T) {
	t.Parallel()
	page := readTop(t, "docs", "architecture.md")
	command := exec.Command("go", "list", "-f", "{{.ImportPath}}", "./...")
	command.Dir = top()
	listed, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	for name := range strings.FieldsSeq(string(listed)) {
		_, name, _ = strings.Cut(name, "/")
		if name != "" && !strings.Contains(page, "`"+name+"`") {
			t.Errorf("docs/architecture.md does not name %s", name)
		}
	}
}
