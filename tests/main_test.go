// Package tests runs the whole program as users do: its scripts, its documents,
// its files, its crashes.
package tests

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"briefings/commands"
)

// quietRace is the GORACE of programs that tests start: each would sleep for a
// second at its end.
const quietRace = "atexit_sleep_ms=0"

func TestMain(m *testing.M) {
	os.Setenv("GORACE", quietRace)
	status := m.Run()
	stopServer()
	if folder, err := buildOnce(); err == nil && folder != "" {
		os.RemoveAll(folder)
	}
	os.Exit(status)
}

// top returns the path of a file of the project.
func top(names ...string) string {
	return filepath.Join(append([]string{projectFolder}, names...)...)
}

var projectFolder = func() string {
	folder, err := filepath.Abs("..")
	if err != nil {
		panic(err) // there is no working folder
	}
	return folder
}()

// buildOnce builds the program into a new folder, with the race detector if the
// tests have it.
var buildOnce = sync.OnceValues(func() (folder string, err error) {
	if folder, err = os.MkdirTemp("", "briefings-test-"); err != nil {
		return "", err
	}
	arguments := []string{"build", "-buildvcs=false", "-o", folder + string(filepath.Separator)}
	if raceEnabled {
		arguments = append(arguments, "-race")
	}
	command := exec.Command("go", append(arguments, ".")...)
	command.Dir = top()
	if said, err := command.CombinedOutput(); err != nil {
		return folder, fmt.Errorf("go build: %w: %s", err, said)
	}
	return folder, os.Chmod(folder, 0o755) // other users start it, too
})

// programFolder returns the folder that holds the program alone.
func programFolder(t testing.TB) string {
	t.Helper()
	if _, err := os.Stat(top("main.go")); err != nil { // so that results are not cached beyond a change
		t.Fatal(err)
	}
	folder, err := buildOnce()
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// program returns the path of the program.
func program(t testing.TB) string {
	t.Helper()
	return filepath.Join(programFolder(t), "briefings")
}

// runHere runs the program in this process, and returns its answer, what it said
// on standard error and its exit status.
func runHere(t testing.TB, arguments ...string) (answer, said string, status int) {
	t.Helper()
	schema, err := os.ReadFile(top("schema.sql"))
	if err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	status = commands.Main(context.Background(), arguments, commands.Env{
		Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr,
		Getenv:    func(string) string { return "" },
		LookupEnv: func(string) (string, bool) { return "", false },
		Schema:    string(schema), Seeds: os.DirFS(top()),
	})
	return stdout.String(), stderr.String(), status
}

// must runs the program in this process, which has to succeed.
func must(t testing.TB, arguments ...string) string {
	t.Helper()
	answer, said, status := runHere(t, arguments...)
	if status != 0 {
		t.Fatalf("briefings %s: exit status %d: %s", strings.Join(arguments, " "), status, said)
	}
	return answer
}
