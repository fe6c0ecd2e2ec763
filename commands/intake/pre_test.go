//go:build unix

package intake

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestSplitWords(t *testing.T) {
	for line, want := range map[string][]string{
		"":                            nil,
		" a  b\tc ":                   {"a", "b", "c"},
		`'a b' "c d"e f'g'`:           {"a b", "c de", "fg"},
		`"it's" 'a "b"' ''`:           {"it's", `a "b"`, ""},
		`C:\Programs\antiword.exe -t`: {`C:\Programs\antiword.exe`, "-t"},
		"$(rm -r /); a | b > c":       {"$(rm", "-r", "/);", "a", "|", "b", ">", "c"},
	} {
		if got, err := splitWords(line); err != nil || !slices.Equal(got, want) {
			t.Errorf("splitWords(%q) = %q, %v, want %q", line, got, err, want)
		}
	}
	for _, line := range []string{`a "b`, "a 'b"} {
		if _, err := splitWords(line); err == nil {
			t.Errorf("splitWords(%q) takes a quote without its end", line)
		}
	}
}

func TestCommandIsFor(t *testing.T) {
	for _, test := range []struct {
		globs []string
		path  string
		want  bool
	}{
		{nil, "a.txt", true},
		{[]string{"*.doc"}, "sub/a.doc", true},
		{[]string{"*.doc"}, "a.txt", false},
		{[]string{"*.doc", "*.rtf"}, "a.rtf", true},
		{[]string{"sub/*.doc"}, "a.doc", false},
		{[]string{"!*.txt"}, "a.txt", false},
		{[]string{"!*.txt"}, "a.doc", true},
		{[]string{"*.doc", "!old*"}, "old.doc", false},
		{[]string{"!old*", "*.doc"}, "old.doc", true},
	} {
		if got := (&Command{globs: test.globs}).isFor(test.path); got != test.want {
			t.Errorf("%q is for %s: %v", test.globs, test.path, got)
		}
	}
	if (*Command)(nil).isFor("a.txt") {
		t.Error("no command is for a file")
	}
}

// Whatever a command does, it ends, and so does all that it started.
func TestCommandsThatMisbehave(t *testing.T) {
	left := filepath.Join(t.TempDir(), "pid")
	script := write(t, "script", `#!/bin/sh
sleep 100 & echo $! > `+left+`
case $1 in
hangs) wait ;;
floods) yes ;;
leaves) echo Talks ;;
dies) kill -9 $$ ;;
esac
`)
	if err := os.Chmod(script, 0o755); err != nil {
		t.Fatal(err)
	}
	page, err := os.Open(write(t, "page.doc", "page"))
	if err != nil {
		t.Fatal(err)
	}
	defer page.Close()
	for what, want := range map[string]string{
		"hangs": "did not end in 300ms", "floods": "writes more than 64 MiB", "leaves": "", "dies": "failed: signal: killed",
		"stops": context.Canceled.Error(),
	} {
		ctx, cancel := context.WithCancel(t.Context())
		limit := time.Minute
		switch what {
		case "hangs":
			limit = 300 * time.Millisecond
		case "stops":
			what = "hangs"
			time.AfterFunc(300*time.Millisecond, cancel)
		}
		c := Command{args: []string{script, what}, limit: limit}
		made, err := c.run(ctx, page)
		switch {
		case want == "" && (err != nil || string(made) != "Talks\n"):
			t.Errorf("%s: %q, %v", what, made, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%s: %v, want %s", what, err, want)
		}
		cancel()
		pid, err := os.ReadFile(left)
		if err != nil {
			t.Fatal(err)
		}
		n, _ := strconv.Atoi(strings.TrimSpace(string(pid)))
		for tries := 0; syscall.Kill(n, 0) == nil && !isZombie(n); tries++ {
			if tries == 100 {
				t.Errorf("%s: what it started goes on", what)
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
	}
}

// isZombie reports whether a process has ended, and only its parent has not looked yet.
func isZombie(pid int) bool {
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	return err == nil && strings.Contains(string(stat), ") Z ")
}
