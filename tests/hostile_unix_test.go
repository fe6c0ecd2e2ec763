//go:build unix

package tests

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

func makePipe(path string) error { return syscall.Mkfifo(path, 0o644) }

// openFolder is a folder that everybody may write to, and reach.
func openFolder(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "briefings-hostile-")
	if err == nil {
		err = os.Chmod(folder, 0o777)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = filepath.WalkDir(folder, func(path string, entry os.DirEntry, _ error) error {
			if entry != nil && entry.IsDir() {
				_ = os.Chmod(path, 0o755)
			}
			return nil
		})
		os.RemoveAll(folder)
	})
	return folder
}

// runAsNobody runs the program as a user to whom permissions matter. It returns
// what the program said, its exit status and its peak memory in bytes.
func runAsNobody(t *testing.T, arguments ...string) (said string, status int, memory int64) {
	t.Helper()
	return runAsNobodyWith(t, nil, arguments...)
}

// runAsNobodyWith gives the program an input.
func runAsNobodyWith(t *testing.T, input *os.File, arguments ...string) (said string, status int, memory int64) {
	t.Helper()
	command := exec.Command(program(t), arguments...)
	if os.Getuid() == 0 {
		// Nobody may reach the folder of the test's own program: it is copied.
		data, err := os.ReadFile(program(t))
		if err != nil {
			t.Fatal(err)
		}
		command.Path = filepath.Join(openFolder(t), "briefings")
		if err := os.WriteFile(command.Path, data, 0o755); err != nil {
			t.Fatal(err)
		}
		command.Dir = filepath.Dir(command.Path)
		command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	if input != nil {
		command.Stdin = input
	}
	var both bytes.Buffer
	command.Stdout, command.Stderr = &both, &both
	_ = command.Run() // its error is the status
	if command.ProcessState == nil {
		t.Fatal("the program did not start")
	}
	usage := command.ProcessState.SysUsage().(*syscall.Rusage)
	memory = int64(usage.Maxrss)
	if runtime.GOOS == "linux" {
		memory <<= 10
	}
	return both.String(), command.ProcessState.ExitCode(), memory
}
