package peers

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// A result is what a way took for a work.
type result struct {
	work    work
	way     way
	seconds []float64
	peak    int64 // of its memory, in bytes; 0 if it is not known
	disk    int64 // of what it made
}

// median is the middle of all runs.
func (r result) median() float64 {
	return slices.Sorted(slices.Values(r.seconds))[len(r.seconds)/2]
}

func (w way) label() string { return cmp.Or(w.name, w.by()) }

func (w way) by() string { return cmp.Or(w.tool, w.command[0]) }

// enough reports whether a command was run often enough: the longer it takes, the
// less a single run differs.
func (p *peers) enough(r *result) bool {
	done := len(r.seconds)
	switch {
	case done == 0:
		return false
	case p.runs > 0:
		return done >= p.runs
	case r.median() > 60:
		return true
	case r.median() > 5:
		return done >= 3
	case r.median() > 0.3:
		return done >= 7
	}
	return done >= 15
}

// measureAll does every work, those first that make what others ask.
func (p *peers) measureAll(tb testing.TB, say func(string, ...any)) []result {
	tb.Helper()
	var results []result
	for _, w := range p.works() {
		say("%s, %s briefings", w.name, thousands(p.data.n))
		done := p.measure(tb, w)
		for _, r := range done {
			say("  %s: %.3f s, %d MB", r.way.label(), r.median(), r.peak>>20)
		}
		results = append(results, done...)
	}
	return results
}

// measure does a work in all ways, in turn: A B C, A B C. A change on the
// machine affects all of them alike.
func (p *peers) measure(tb testing.TB, w work) []result {
	tb.Helper()
	var results []result
	for _, way := range w.ways {
		if p.programs[way.by()] == "" {
			continue
		}
		for _, form := range way.needs {
			if err := p.data.make(form); err != nil {
				tb.Fatal(err)
			}
		}
		results = append(results, result{work: w, way: way})
	}
	for turn, going := 0, true; going; turn++ {
		going = false
		for i := range results {
			r := &results[i]
			if p.enough(r) {
				continue
			}
			if err := p.run(r, turn == 0 && !w.long); err != nil {
				tb.Fatalf("%s: %s: %v", w.name, r.way.label(), err)
			}
			going = true
		}
	}
	return results
}

// run runs a command once, to be counted or only to warm the caches.
func (p *peers) run(r *result, warming bool) error {
	for _, name := range r.way.makes {
		if err := os.RemoveAll(name); err != nil {
			return err
		}
	}
	if r.way.before != nil {
		if err := r.way.before(); err != nil {
			return err
		}
	}
	if r.work.long {
		if err := p.level(r.way); err != nil {
			return err
		}
	}
	seconds, err := p.timed(r)
	if err != nil {
		return err
	}
	if !warming {
		r.seconds = append(r.seconds, seconds)
	}
	if len(r.way.makes) > 0 {
		r.disk = size(r.way.makes[0])
	}
	if len(r.seconds) > 1 {
		return nil
	}
	return p.prove(r.way)
}

// level gives each command the same start, whatever ran before it.
func (p *peers) level(w way) error {
	_ = exec.Command("sync").Run() // what others wrote is not to be written at the cost of this one
	for _, form := range w.needs {
		if err := readAll(p.data.path(form)); err != nil {
			return err
		}
	}
	const aBriefing, most = 20 << 10, 4 << 30
	if len(w.makes) > 0 {
		touch(min(p.data.n*aBriefing, most))
	}
	debug.FreeOSMemory() // nor is what this process has made to be tidied up later
	return nil
}

// touch uses so many bytes of memory. The host of a virtual machine takes away what
// lay idle; to have it back takes longer than to use it, and would be at the cost of
// the first one who needs it.
func touch(bytes int) {
	memory := make([]byte, bytes)
	for i := 0; i < len(memory); i += os.Getpagesize() {
		memory[i] = 1
	}
	runtime.KeepAlive(memory)
}

// readAll reads a file, or the files of a folder, so that they are in memory.
func readAll(path string) error {
	return filepath.WalkDir(path, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		defer file.Close()
		_, err = io.Copy(io.Discard, file)
		return err
	})
}

// timed runs the command of a way. Memory is asked of time(1): what the system
// says of a child of this process holds the memory of this process too.
func (p *peers) timed(r *result) (float64, error) {
	line := r.way.command
	timer, err := exec.LookPath("time")
	weigh := r.work.long && err == nil
	if weigh {
		line = append([]string{timer, "-q", "-f", "%M", "-o", p.made("peak"), p.program(line[0])}, line[1:]...)
	}
	command, out, err := p.command(line, r.way.folder)
	if err != nil {
		return 0, err
	}
	defer out.Close()
	start := time.Now()
	err = command.Run()
	seconds := time.Since(start).Seconds()
	if err != nil {
		return 0, fmt.Errorf("%w: %s", err, command.Stderr)
	}
	if weigh {
		said, err := os.ReadFile(p.made("peak"))
		if err != nil {
			return 0, err
		}
		kilobytes, err := strconv.ParseInt(strings.TrimSpace(string(said)), 10, 64)
		if err != nil {
			return 0, err
		}
		r.peak = max(r.peak, kilobytes<<10)
	}
	return seconds, atLeast(r.way.lines, out.Name())
}

// program is the path of a tool, or its name if the system finds it.
func (p *peers) program(name string) string { return cmp.Or(p.programs[name], name) }

// command is one that writes into a file, and knows no settings of this user.
func (p *peers) command(line []string, folder string) (*exec.Cmd, *os.File, error) {
	out, err := os.Create(p.made("out"))
	if err != nil {
		return nil, nil, err
	}
	command := exec.Command(p.program(line[0]), line[1:]...)
	command.Dir, command.Stdout, command.Stderr = folder, out, &bytes.Buffer{}
	command.Env = append(os.Environ(), "HOME="+p.made(""), "NOTMUCH_CONFIG="+p.made("notmuch.conf"),
		"GIT_CONFIG_GLOBAL=/dev/null", "LC_ALL=C.UTF-8")
	return command, out, nil
}

// prove asks what was imported: a way that leaves out half of it is no way.
func (p *peers) prove(w way) error {
	if w.proof == nil {
		return nil
	}
	if _, err := exec.LookPath(p.program(w.proof[0])); err != nil {
		return nil
	}
	command, out, err := p.command(w.proof, w.folder)
	if err != nil {
		return err
	}
	defer out.Close()
	if err := command.Run(); err != nil {
		return fmt.Errorf("%v: %w: %s", w.proof, err, command.Stderr)
	}
	return atLeast(p.data.n, out.Name())
}

// atLeast returns an error if a file has fewer lines than it should.
func atLeast(lines int, name string) error {
	out, err := os.Open(name)
	if err != nil {
		return err
	}
	defer out.Close()
	// Not all of it at once: this process would give the memory back to the system
	// while the next command runs, at the cost of those who work on all cores.
	got, buffer := 0, make([]byte, 1<<16)
	for err == nil {
		var n int
		n, err = out.Read(buffer)
		got += bytes.Count(buffer[:n], []byte("\n"))
	}
	switch {
	case err != io.EOF:
		return err
	case got < lines:
		return fmt.Errorf("printed %d lines, and should print %d", got, lines)
	}
	return nil
}
