package tests

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// helped are the commands that `briefings help` lists.
func helped(t *testing.T) []string {
	t.Helper()
	said, err := exec.Command(program(t), "help").Output()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, m := range regexp.MustCompile(`(?m)^  ([a-z]+) `).FindAllSubmatch(said, -1) {
		names = append(names, string(m[1]))
	}
	if len(names) < 10 {
		t.Fatalf("help lists %q alone", names)
	}
	return names
}

// TestHelpExamples runs every example of help. Each command has a home of its own,
// and each example must do something.
func TestHelpExamples(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("examples are written for a Unix shell")
	}
	for _, command := range append(helped(t), "") {
		t.Run("help "+command, func(t *testing.T) {
			said, err := exec.Command(program(t), strings.Fields("help "+command)...).Output()
			if command == "" {
				said, err = exec.Command(program(t)).Output()
			}
			if err != nil {
				t.Fatal(err)
			}
			examples := regexp.MustCompile(`(?m)^  ((?:curl .*)?\bbriefings .*)$`).FindAllSubmatch(said, -1)
			if len(examples) == 0 {
				t.Fatalf("no example is in\n%s", said)
			}
			database := ""
			if bytes.Contains(said, []byte("@db.example.org")) {
				_, database = postgresServer(t).database(t)
			}
			home := exampleHome(t)
			runExample(t, home, "briefings list") // the default archive, before an example imports
			for _, m := range examples {
				runExample(t, home, exampleDatabase.ReplaceAllLiteralString(string(m[1]), database))
			}
		})
	}
}

// exampleDatabase is the address that examples name.
var exampleDatabase = regexp.MustCompile(`postgres://\w+@db\.example\.org/archive`)

// exampleHome is a home with what examples name.
func exampleHome(t *testing.T) string {
	t.Helper()
	home := t.TempDir()
	for _, folder := range []string{"briefings", "2011", "mirror", "old"} {
		if err := os.CopyFS(filepath.Join(home, folder), os.DirFS(top("testdata", "pages"))); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range map[string]string{
		"notes.txt":    "Summit of Ministers\nMarch 1, 2018\nMs. Vale met Mr. Holm.\n",
		"bin/curl":     "#!/bin/sh\ncat \"$HOME/notes.txt\"\n",
		"bin/antiword": "#!/bin/sh\ncat \"$HOME/notes.txt\"\n",
		"old/a.doc":    "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
		"briefings/russia.txt": "Talks with Russia\n\nMarch 1, 2018\n\nOn March 1, 2018, Ms. Ada Vale, " +
			"Foreign Minister of Norway, met Mr. Ivan Petin, Foreign Minister of Russia, in Oslo.\n",
		"edited.csv": "id;place\n12;Tromsø\n",
		".zfunc/x":   "", ".config/fish/completions/x": "", ".local/share/bash-completion/completions/x": "",
	} {
		name = filepath.Join(home, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return home
}

// outputOf finds the file that an example writes.
var outputOf = regexp.MustCompile(`(?:--output|>) (\S+)$`)

func runExample(t *testing.T, home, line string) {
	t.Helper()
	if strings.Contains(line, "| man ") {
		if _, err := exec.LookPath("man"); err != nil {
			return
		}
	}
	command := exec.Command("sh", "-c", line)
	command.Dir = home
	command.Env = []string{"GORACE=" + quietRace,
		"HOME=" + home, "URL=https://example.org/page", "LC_ALL=C.UTF-8",
		"PATH=" + strings.Join([]string{filepath.Join(home, "bin"), programFolder(t), os.Getenv("PATH")},
			string(os.PathListSeparator)),
	}
	var complaint strings.Builder
	command.Stderr = &complaint
	said, err := command.Output()
	if err != nil || strings.Contains(complaint.String(), "nothing found") {
		t.Errorf("%s: %v: %s", line, err, complaint.String())
	}
	if m := outputOf.FindStringSubmatch(line); m != nil {
		said, err = os.ReadFile(filepath.Join(home, strings.TrimPrefix(m[1], "~/")))
		if err != nil {
			t.Errorf("%s: %v", line, err)
		}
	}
	if len(strings.TrimSpace(string(said)+complaint.String())) == 0 ||
		strings.Count(string(said), "\n") == 1 && complaint.Len() == 0 {
		t.Errorf("%s: says nothing but %q", line, said)
	}
}

// TestManual checks the manual page with the tools that read manual pages.
func TestManual(t *testing.T) {
	t.Parallel()
	page, err := exec.Command(program(t), "man").Output()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "briefings.1")
	if err := os.WriteFile(file, page, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, section := range []string{
		"NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "SEARCH TERMS", "CRITERIA",
		"EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES",
	} {
		if !strings.Contains(string(page), "\n.SH "+section+"\n") &&
			!strings.Contains(string(page), "\n.SH \""+section+"\"\n") {
			t.Errorf("there is no section %s", section)
		}
	}
	for _, command := range append(helped(t), "criteria", "formats") {
		isPage := command == "criteria" || command == "formats"
		if !isPage && !regexp.MustCompile(`(?m)^\.SS "briefings `+command+`[ "]`).Match(page) {
			t.Errorf("the manual does not explain %s", command)
		}
		said, err := exec.Command(program(t), "help", command).Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^  (?:-o, )?(--[a-z0-9-]+)`).FindAllSubmatch(said, -1) {
			if !strings.Contains(string(page), `\fB`+strings.ReplaceAll(string(m[1]), "-", `\-`)+`\fR`) {
				t.Errorf("the manual does not explain %s of %s", m[1], command)
			}
		}
	}
	for _, judge := range [][]string{
		{"mandoc", "-T", "lint", "-W", "warning", file},
		{"man", "--warnings", "-l", file},
	} {
		if _, err := exec.LookPath(judge[0]); err != nil {
			t.Log(err)
			continue
		}
		command := exec.Command(judge[0], judge[1:]...)
		command.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "MANPAGER=cat", "MANWIDTH=80")
		var complaint strings.Builder
		command.Stderr = &complaint
		said, err := command.Output()
		if judge[0] == "mandoc" {
			complaint.Write(said)
		} else if !strings.Contains(string(said), "EXIT STATUS") {
			t.Errorf("man shows %.100q", said)
		}
		if err != nil || complaint.Len() > 0 {
			t.Errorf("%q: %v: %s", judge, err, complaint.String())
		}
	}
}

// The program without a command makes no files. It says what it can do, even if
// the archive is damaged.
func TestOverview(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	archive := filepath.Join(home, "briefings", "briefings.db")
	run := func(args ...string) string {
		t.Helper()
		command := exec.Command(program(t), args...)
		command.Env = append(os.Environ(), "XDG_DATA_HOME="+home, "BRIEFINGS_DB=")
		said, err := command.CombinedOutput()
		if err != nil {
			t.Errorf("briefings %q: %v: %s", args, err, said)
		}
		return string(said)
	}
	wants := func(said string, words ...string) {
		t.Helper()
		for _, w := range words {
			if !strings.Contains(strings.Join(strings.Fields(said), " "), w) {
				t.Errorf("%q is not in\n%s", w, said)
			}
		}
	}
	wants(run(), "The archive: "+archive+" does not exist yet: `briefings import FOLDER` makes it",
		"briefings stats --by year")
	wants(run("--version"), "briefings version ")
	wants(run("man"), ".TH BRIEFINGS")
	if _, err := os.Stat(filepath.Dir(archive)); err == nil {
		t.Error("help made a folder")
	}
	run("list")
	before := filesIn(t, home)
	wants(run(), "71 briefings, from 1998-07-28 to 2025-09-25")
	if after := filesIn(t, home); after != before {
		t.Errorf("help made files: %s, there were %s", after, before)
	}
	data, err := os.ReadFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	for _, damage := range []struct {
		data []byte
		want string
	}{
		{nil, "is empty, not an archive"},
		{[]byte("a text of somebody"), "is no SQLite database"},
		{data[:len(data)/2], "briefings.db"},
		{append(data[:200:200], make([]byte, 40_000)...), "briefings.db"},
	} {
		if err := os.WriteFile(archive, damage.data, 0o644); err != nil {
			t.Fatal(err)
		}
		wants(run(), damage.want, "briefings help")
		wants(run("help"), "filter")
	}
}

func filesIn(t *testing.T, folder string) string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		names = append(names, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(names, " ")
}
