package tests

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// build builds the program from the sources in a folder, as the Makefile does.
func build(t testing.TB, sources, to string) []byte {
	t.Helper()
	command := exec.Command("go", "build", "-tags", "urfave_cli_no_docs", "-trimpath", "-buildvcs=false", "-o", to, ".")
	command.Dir = sources
	command.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=")
	if said, err := command.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v: %s", err, said)
	}
	data, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func needsGo(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("no go command")
	}
}

var buildsFlag = flag.Bool("builds", false, "build the program twice in TestBuildsAreTheSame, which takes minutes")

// The same sources give the same program, byte for byte, wherever they lie.
func TestBuildsAreTheSame(t *testing.T) {
	t.Parallel()
	needsGo(t)
	if !*buildsFlag {
		t.Skip("compiles all that the program is made of: give -builds")
	}
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	for _, name := range []string{"go.mod", "go.sum", "main.go", "schema.sql", "seeds", "briefing", "commands", "db"} {
		to := filepath.Join(elsewhere, name)
		from := top(name)
		info, err := os.Stat(from)
		if err == nil && info.IsDir() {
			err = os.CopyFS(to, os.DirFS(from))
		} else if err == nil {
			var data []byte
			if data, err = os.ReadFile(from); err == nil {
				err = os.MkdirAll(elsewhere, 0o755)
			}
			if err == nil {
				err = os.WriteFile(to, data, 0o644)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	here := build(t, top(), filepath.Join(t.TempDir(), "briefings"))
	there := build(t, elsewhere, filepath.Join(t.TempDir(), "briefings"))
	if !bytes.Equal(here, there) {
		t.Error("two builds of the same sources differ")
	}
}

// licences are known by words of their texts, the narrower before the wider.
var licences = []struct{ name, words string }{
	{"Apache-2.0", "Apache License"},
	{"MPL-2.0", "Mozilla Public License"},
	{"GPL", "GNU GENERAL PUBLIC"},
	{"BSD-3-Clause", "Neither the name"},
	{"BSD-2-Clause", "Redistributions of source code"},
	{"MIT", "Permission is hereby granted, free of charge"},
	{"public domain", "public domain"},
}

// allowed are the licences under which the program may be passed on as it is.
var allowed = []string{"Apache-2.0", "BSD-3-Clause", "BSD-2-Clause", "MIT", "public domain"}

// TestLicences lists the modules that are linked into the program, with their
// licences: go test -v -run TestLicences ./tests
func TestLicences(t *testing.T) {
	t.Parallel()
	needsGo(t)
	const format = "{{with .Module}}{{.Path}} {{.Version}} {{.Dir}}{{end}}"
	listed, err := exec.Command("go", "list", "-deps", "-f", format, top()).Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(listed)), "\n")
	slices.Sort(lines)
	found := 0
	for _, line := range slices.Compact(lines) {
		module, rest, _ := strings.Cut(line, " ")
		version, folder, _ := strings.Cut(rest, " ")
		if module == "" || version == "" {
			continue // the program itself
		}
		found++
		licence, err := licenceIn(folder)
		if err != nil || !slices.Contains(allowed, licence) {
			t.Errorf("%s %s: licence %q: %v", module, version, licence, err)
		}
		t.Logf("%s %s: %s", module, version, licence)
	}
	if found < 5 {
		t.Errorf("only %d modules", found)
	}
}

func licenceIn(folder string) (string, error) {
	for _, pattern := range []string{"LICENSE*", "LICENCE*", "License*", "COPYING*"} {
		files, err := filepath.Glob(filepath.Join(folder, pattern))
		if err != nil || len(files) == 0 {
			continue
		}
		text, err := os.ReadFile(files[0])
		if err != nil {
			return "", err
		}
		for _, l := range licences {
			if bytes.Contains(text, []byte(l.words)) {
				return l.name, nil
			}
		}
	}
	return "", fmt.Errorf("no licence that is known in %s", folder)
}

// What the checks run besides Go is of one version, and what the program is
// made of is of the bytes in go.sum.
func TestToolsArePinned(t *testing.T) {
	t.Parallel()
	text := readTop(t, "Makefile") + readTop(t, ".ci", "run")
	tools := regexp.MustCompile(`(?m)(?:go (?:run|install)|^\w+ *=) (\S+@\S+)`).FindAllStringSubmatch(text, -1)
	for _, tool := range tools {
		if !regexp.MustCompile(`@v\d+\.\d+\.\d+$`).MatchString(tool[1]) {
			t.Errorf("%s is of no version", tool[1])
		}
	}
	if len(tools) == 0 {
		t.Error("no tool is found")
	}
	if strings.Contains(readTop(t, "go.mod"), "replace ") {
		t.Error("go.mod replaces a module, which go.sum does not hold")
	}
}
