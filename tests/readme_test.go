package tests

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// TestReadme runs the commands that the README shows, in one folder and in
// their order, and compares what comes out with what it shows. With
// UPDATE_SCRIPTS set the README is rewritten.
func TestReadme(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("the README is written for a Unix shell")
	}
	home := t.TempDir()
	if err := os.CopyFS(filepath.Join(home, "pages"), os.DirFS(top("testdata", "pages"))); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(top("README.md"))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	ran, inside := 0, false
	lines := strings.SplitAfter(string(text), "\n")
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
			got = runReadme(t, home, command)
		}
		if got != want {
			t.Errorf("README.md:%d: $ %sprints\n%s\nand the README shows\n%s", i+1, command, got, want)
		}
		out.WriteString(got)
		i += strings.Count(want, "\n")
		ran++
	}
	if ran < 10 {
		t.Errorf("only %d commands were found in the README", ran)
	}
	if os.Getenv("UPDATE_SCRIPTS") != "" {
		if err := os.WriteFile(top("README.md"), []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
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

// runReadme runs a command as a user would, whose folder is /home/ada.
func runReadme(t *testing.T, home, line string) string {
	t.Helper()
	command := exec.Command("sh", "-c", line)
	command.Dir = home
	command.Env = []string{"GORACE=" + quietRace, "HOME=" + home, "PATH=" + programFolder(t) + string(os.PathListSeparator) + os.Getenv("PATH")}
	said, _ := command.CombinedOutput() // a failure shows in what it says
	return strings.ReplaceAll(string(said), home, "/home/ada")
}

// Each thing that the README says one can rely on names a test that there is.
func TestReadmeNamesTests(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(top("README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, page, _ := strings.Cut(string(text), "## What you can rely on\n")
	page, _, _ = strings.Cut(page, "\nOn a file system without")
	tests := testNames(t)
	said := 0
	for line := range strings.Lines(page) {
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
