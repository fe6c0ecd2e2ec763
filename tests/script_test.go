package tests

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestScripts runs what users type, and compares what comes out.
func TestScripts(t *testing.T) {
	folder := programFolder(t)
	testscript.Run(t, testscript.Params{
		Dir: top("testdata", "script"),
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, "data"))
			e.Setenv("GORACE", quietRace)
			e.Setenv("PATH", folder+string(filepath.ListSeparator)+e.Getenv("PATH"))
			e.Setenv("SEEDS", top("seeds"))
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"briefings": briefings,
			"shell":     shell,
			"pattern":   pattern,
			"status":    status,
			"tty":       onTerminal,
		},
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
	})
}

// shell runs a line as a user's shell does, for pipes and redirections.
func shell(ts *testscript.TestScript, neg bool, args []string) {
	if runtime.GOOS == "windows" {
		return
	}
	err := ts.Exec("sh", "-c", strings.Join(args, " "))
	if (err != nil) != neg {
		ts.Fatalf("shell: %v", err)
	}
}

// briefings runs the program: briefings ARGUMENTS.
func briefings(ts *testscript.TestScript, neg bool, args []string) {
	switch err := ts.Exec("briefings", args...); {
	case err != nil && !neg:
		ts.Fatalf("briefings: %v", err)
	case err == nil && neg:
		ts.Fatalf("briefings: unexpected success")
	}
}

// status runs the program and compares its exit status: status N ARGUMENTS.
func status(ts *testscript.TestScript, _ bool, args []string) {
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec("briefings", args[1:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("briefings: %v", err)
	}
	if want := args[0]; strconv.Itoa(got) != want {
		ts.Fatalf("exit status %d, want %s: briefings %s", got, want, strings.Join(args[1:], " "))
	}
}

// pattern makes a file of a pattern repeated: pattern FILE SIZE TEXT.
func pattern(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: pattern FILE SIZE TEXT")
	}
	size := map[string]int{"65M": 65 << 20, "1M": 1 << 20}[args[1]]
	text := strings.Repeat(args[2], size/len(args[2])+1)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}
