package tests

import (
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
)

// What has memory given in large pages comes before the libraries that take it.
func TestMemoryComesFirst(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" || raceEnabled {
		t.Skip("it does nothing here")
	}
	command := exec.Command(program(t), "--version")
	command.Env = append(os.Environ(), "GODEBUG=inittrace=1", "GORACE="+quietRace)
	said, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	ours, libraries := strings.Index(string(said), "init briefings/commands/memory "), strings.Index(string(said), "init github.com/olekukonko/")
	if ours < 0 || libraries < 0 || ours > libraries {
		t.Errorf("in this order:\n%s", said)
	}
}
