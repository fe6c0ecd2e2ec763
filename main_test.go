package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// quietRace is the GORACE of programs that tests start: each would sleep for a
// second at its end.
const quietRace = "atexit_sleep_ms=0"

func TestMain(m *testing.M) {
	os.Setenv("GORACE", quietRace)
	testscript.Main(m, map[string]func(){"briefings": main})
}

// TestScripts runs what users type, and compares what comes out.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, "data"))
			e.Setenv("GORACE", quietRace)
			seeds, err := filepath.Abs("seeds")
			e.Setenv("SEEDS", seeds)
			return err
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"shell":   shell,
			"pattern": pattern,
			"status":  status,
			"tty":     onTerminal,
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

// status runs the program and compares its exit status: status N ARGUMENTS.
func status(ts *testscript.TestScript, _ bool, args []string) {
	want := args[0]
	command := exec.Command("briefings", args[1:]...)
	command.Dir, command.Env = ts.MkAbs("."), []string{"PATH=" + ts.Getenv("PATH"), "XDG_DATA_HOME=" + ts.Getenv("XDG_DATA_HOME"), "GORACE=" + quietRace}
	if path, err := exec.LookPath("briefings"); err == nil {
		command.Path, command.Err = path, nil
	}
	said, _ := command.CombinedOutput() // its error is the status
	if got := strconv.Itoa(command.ProcessState.ExitCode()); got != want {
		ts.Fatalf("exit status %s, want %s: briefings %s\n%s", got, want, strings.Join(args[1:], " "), said)
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

// An import that is interrupted ends at once, and nothing of it remains.
func TestInterruptedImport(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no signals to send")
	}
	folder := t.TempDir()
	archive := filepath.Join(folder, "a.db")
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	command := exec.Command(filepath.Join(programFolder(t), "briefings"), "import", "--db", archive, "--format", "jsonl", "-")
	command.Stdin = r
	var said strings.Builder
	command.Stderr = &said
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	r.Close()
	record := []byte(`{"title": "` + strings.Repeat("word ", 20_000) + `"}` + "\n")
	for range 8 { // enough for some to be in the archive's file already
		if _, err := w.Write(record); err != nil {
			t.Fatal(err)
		}
	}
	time.Sleep(100 * time.Millisecond)
	start := time.Now()
	if err := command.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	select {
	case <-ended:
	case <-time.After(20 * time.Second):
		command.Process.Kill()
		t.Fatal("the import goes on after it was interrupted")
	}
	if code := command.ProcessState.ExitCode(); code != 1 || strings.TrimSpace(said.String()) != "briefings: interrupted" {
		t.Errorf("exit status %d after %v: %s", code, time.Since(start), said.String())
	}
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}
